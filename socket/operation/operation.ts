/**
 * What an operation on a socket is, so that it is written once and both the
 * blocking and the asynchronous driver can run it.
 *
 * @module
 */
import { EAGAIN, EINPROGRESS } from "../../constants/mod.ts";
import { system } from "../../ffi/mod.ts";
import type { Descriptor } from "../descriptor.ts";

/** One system call that can be tried again until it has succeeded. */
export interface Operation<T> {
  /** The call's name, for errors. */
  readonly syscall: string;
  /** The address that the call is about, for errors. */
  readonly address?: unknown;
  /** What the socket must be ready for when the call would have to wait. */
  readonly direction: number;
  /** Whether the call has no flag for not waiting, so that the descriptor must be non-blocking. */
  readonly needsNonblocking?: boolean;
  /** Whether it was asked not to wait at all (`MSG_DONTWAIT`), whatever the timeout. */
  readonly impatient?: boolean;
  /** Whether a refusal means to come back later, since readiness does not tell when. */
  readonly unpollable?: boolean;
  /** Seconds that it may take, in place of the socket's timeout. */
  readonly timeout?: number | null;
  /** Whether it sends, and so may find that the system has no room. */
  readonly sends?: boolean;
  /** Whether it only looks, so that it need not wait for those before it. */
  readonly looks?: boolean;
  /**
   * Makes the call.
   *
   * @param descriptor Where.
   * @param wait Whether the kernel may wait in it.
   * @returns What the call returned, or the negated error number.
   */
  attempt(descriptor: Descriptor, wait: boolean): number;
  /**
   * What the user gets.
   *
   * @param returned What the attempt that succeeded returned.
   */
  result(returned: number): T;
}

/** Sees to it that the kernel does not wait in a call of the operation. */
export function unblock(descriptor: Descriptor, operation: Operation<unknown>): void {
  if (operation.needsNonblocking || system().dontwait === 0) descriptor.nonblocking = true;
}

/** Whether an error number says that there is no room to send now. */
export function noRoom(operation: Operation<unknown>, errno: number): boolean {
  return operation.sends === true && errno === system().bufferFull;
}

/** Whether an error number says that the call would have to wait. */
export function wouldWait(operation: Operation<unknown>, errno: number): boolean {
  return errno === EAGAIN || errno === EINPROGRESS || noRoom(operation, errno);
}

/** Whether an operation that was refused has to come back later, untold by readiness. */
export function comesBack(operation: Operation<unknown>, errno: number): boolean {
  return operation.unpollable === true || noRoom(operation, errno);
}

/** Seconds that an operation may take; `null` for ever, 0 for not at all. */
export function timeoutOf(descriptor: Descriptor, operation: Operation<unknown>): number | null {
  return operation.timeout === undefined ? descriptor.timeout : operation.timeout;
}

/** How long to sleep before an unpollable operation is tried for the `count`th time, in ms. */
export function patience(count: number): number {
  return Math.min(2 ** count, 32);
}
