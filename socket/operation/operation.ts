/**
 * The interface of an operation, so that each is written once and both drivers in `event_loop/`,
 * the blocking one and the asynchronous one, can run it.
 *
 * The words of this folder and of `event_loop/`:
 *
 * - An **operation** is one system call with its arguments, and what its answer means.
 * - An **attempt** makes that call once. It never waits in the asynchronous driver.
 * - A **refusal** is the answer `EAGAIN`, or another error that means "not now".
 * - The **direction** is the readiness that a refused operation waits for: readable, writable,
 *   exceptional.
 * - A **wait queue** holds the operations of one descriptor that wait for each other's turn.
 * - A **query** is an operation that takes nothing and so stands in no queue: poll(2).
 * - **Back-off** is a wait by a timer, in growing steps, where readiness does not say when to retry.
 * - A **waiter** is a refused asynchronous operation with its promise, timeout and signal.
 * - The **reactor** waits for the readiness of all descriptors; the **poller** is its epoll, kqueue or
 *   WSAPoll.
 * - A **turn** is one round of the program's event loop. Timers and other sockets get theirs.
 *
 * @module
 */
import { MSG_DONTWAIT, MSG_ERRQUEUE, MSG_OOB } from "../../constants/mod.ts";
import { system } from "../../ffi/mod.ts";
import { EXCEPTIONAL, READABLE, WRITABLE } from "../../ffi/system.ts";

/** The wait queue of receives and accepts. */
export const RECEIVES = 0;
/** The wait queue of sends and connects. */
export const SENDS = 1;
/** The wait queue of receives of urgent data (`MSG_OOB`). */
export const URGENT_RECEIVES = 2;
/** The wait queue of receives from the error queue (`MSG_ERRQUEUE`). */
export const ERROR_RECEIVES = 3;

/** The direction that the operations of each wait queue wait for. */
export const QUEUE_DIRECTIONS: readonly number[] = [READABLE, WRITABLE, EXCEPTIONAL, EXCEPTIONAL];

/** One system call that can be attempted again until it succeeds. */
export interface Operation<T> {
  /** The name of the call, for errors. */
  readonly syscall: string;
  /** The address that the call is about, for errors. */
  readonly address?: unknown;
  /** The readiness to wait for after a refusal. */
  readonly direction: number;
  /** The wait queue; `null` for a query, which waits for no other operation. */
  readonly queue: number | null;
  /** True if the call has no flag against waiting, so that the descriptor must be non-blocking. */
  readonly needsNonblocking?: boolean;
  /** True if the user asked not to wait (`MSG_DONTWAIT`), whatever the timeout. */
  readonly dontWait?: boolean;
  /** True if no readiness follows a refusal, so that the driver must back off. */
  readonly needsBackoff?: boolean;
  /** Seconds that the operation may take, in place of the socket's timeout. */
  readonly timeout?: number | null;
  /** True for a send: the system may answer that its buffer is full. */
  readonly sends?: boolean;
  /** Copies what the program may change while the operation waits. */
  keep?(): void;
  /**
   * Makes the call.
   *
   * @param fd The descriptor.
   * @param wait True if the kernel may wait in the call.
   * @returns What the call returned, or the negated error number.
   */
  attempt(fd: number, wait: boolean): number;
  /**
   * Makes the user's result.
   *
   * @param returned What the successful attempt returned.
   */
  result(returned: number): T;
}

/** Returns the `flags` argument of one call. */
export function flagsFor(flags: number, wait: boolean): number {
  return wait ? flags : flags | system().dontwait;
}

/** True if the flags say not to wait. */
export function hasDontWait(flags: number): boolean {
  return (flags & (MSG_DONTWAIT ?? 0)) !== 0;
}

/** Returns the wait queue of a receive with these flags. */
export function receiveQueue(flags: number): number {
  if (flags & MSG_OOB) return URGENT_RECEIVES;
  return flags & (MSG_ERRQUEUE ?? 0) ? ERROR_RECEIVES : RECEIVES;
}

/** Returns the direction of a receive with these flags. */
export function receiveDirection(flags: number): number {
  return flags & (MSG_OOB | (MSG_ERRQUEUE ?? 0)) ? EXCEPTIONAL : READABLE;
}

/**
 * Throws if a buffer was transferred to another thread while the operation on it waited.
 *
 * @param buffer The buffer.
 * @param length Its length when the operation began.
 */
export function checkNotDetached(buffer: Uint8Array, length: number): void {
  if (buffer.length < length) {
    throw new TypeError("the buffer was detached while an operation on it was waiting");
  }
}
