/**
 * The interface of an operation, so that each is written once and both drivers in `event_loop/`,
 * the blocking one and the asynchronous one, can run it.
 *
 * The words of this folder and of `event_loop/`:
 *
 * - An **operation** is one system call with its arguments, and the meaning of its answer.
 * - An **attempt** makes that call once. It never waits in the asynchronous driver.
 * - A **refusal** is the answer `EAGAIN`, or another error that means "not now".
 * - The **direction** is the readiness that a refused operation waits for: readable, writable,
 *   exceptional.
 * - A **wait queue** holds operations of one descriptor, and retries them in their order.
 * - A **query** is an operation that takes no data from the socket and so stands in no queue:
 *   poll(2).
 * - **Back-off** is a wait for a timer, in growing steps, where readiness does not say when to
 *   retry.
 * - A **waiter** is an asynchronous operation that waits, with its promise, timeout and signal.
 * - The **reactor** waits for the readiness of all descriptors; the **poller** is its epoll, kqueue or
 *   WSAPoll.
 * - A **turn** is one round of the program's event loop, in which timers and other sockets run too.
 *
 * @module
 */
import {
  AF_NETLINK,
  AF_TIPC,
  AF_UNIX,
  EAGAIN,
  EINPROGRESS,
  EINTR,
  ENOMEM,
  IPPROTO_MPTCP,
  IPPROTO_SCTP,
  MSG_DONTWAIT,
  MSG_ERRQUEUE,
  MSG_OOB,
  SOCK_DGRAM,
  SOCK_RAW,
  SOCK_STREAM,
} from "../../constants/mod.ts";
import { system } from "../../ffi/mod.ts";
import { type CallRing, EXCEPTIONAL, READABLE, WRITABLE } from "../../ffi/system.ts";
import { closedError, type SocketError, systemError, timeoutError } from "../errors.ts";
import { typeError } from "../stack.ts";

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
  /**
   * True if the call has no flag against waiting, so that the descriptor must be non-blocking. False
   * if the mode of the descriptor must not be changed, and the attempt itself sees to it that the call
   * does not wait.
   */
  readonly needsNonblocking?: boolean;
  /** True if the user asked not to wait (`MSG_DONTWAIT`), whatever the timeout. */
  readonly dontWait?: boolean;
  /** True if no readiness follows a refusal, so that the driver must back off. */
  readonly needsBackoff?: boolean;
  /**
   * True after an attempt that answered `EAGAIN` only to let the event loop have a turn. The operation
   * goes on in the next turn, and keeps its place.
   */
  readonly givesWay?: boolean;
  /** The bytes that a receive of several parts returns if it is refused and may not wait; 0 for an error. */
  readonly received?: number;
  /** Returns a copy of what a receive of several parts has received, for the error of the rest. */
  partial?(): Uint8Array<ArrayBuffer> | undefined;
  /**
   * As how many operations an attempt counts, so that a turn of the event loop lasts no longer with
   * operations that take longer; 1 if left out.
   *
   * @param returned What the attempt returned.
   */
  weight?(returned: number): number;
  /** Seconds that the operation may take, in place of the socket's timeout. */
  readonly timeout?: number | null;
  /** True for a send, which is also refused by the error that says that the send buffer is full. */
  readonly sends?: boolean;
  /** Copies the arguments that the program may change while the operation waits. */
  keep?(): void;
  /**
   * Returns the receivers of a send that the receiver itself may refuse, by name. Sends to different
   * receivers do not wait for each other; without receivers, sends end in the order of their calls.
   *
   * @param socket The socket.
   */
  receivers?(socket: SendingSocket): readonly string[] | undefined;
  /**
   * Adds the call to a ring, in place of the next attempt.
   *
   * @param fd The descriptor.
   * @param ring The ring.
   * @returns The call; `undefined` if it cannot be made together with others.
   */
  join?(fd: number, ring: CallRing): JoinedCall<T> | undefined;
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

/** The owner of a descriptor, as far as it decides who may refuse a send. */
export interface SendingSocket {
  /** `AF_*`; absent if the descriptor is no socket. */
  readonly family?: number;
  /** `SOCK_*`; absent if the descriptor is no socket. */
  readonly type?: number;
}

/** The families whose datagrams wait in the receiver's buffer alone, so that it refuses them. */
const REFUSED_BY_RECEIVER: ReadonlySet<number | undefined> = new Set([AF_UNIX, AF_NETLINK]);

/** The name of the receiver that a socket is connected to. */
export const CONNECTED = "";

/**
 * True if a send of this family may be refused because its receiver is full. Readiness does not say when
 * the receiver has room again; only a unix socket that is connected to it becomes writable then.
 */
export function isRefusedByReceiver(family: number | undefined): boolean {
  return REFUSED_BY_RECEIVER.has(family);
}

/**
 * Returns the receivers of a send, as {@linkcode Operation.receivers} does.
 *
 * @param socket The socket.
 * @param names Makes the names.
 */
export function receiversOf(
  socket: SendingSocket,
  names: () => readonly string[],
): readonly string[] | undefined {
  const isDatagram = socket.type === SOCK_DGRAM || socket.type === SOCK_RAW;
  return isDatagram && isRefusedByReceiver(socket.family) ? names() : undefined;
}

/**
 * How much of a send that consists of several calls has gone; the user's object.
 *
 * @category Messages and batches
 */
export interface SendProgress {
  /** Bytes sent so far. */
  sent: number;
}

/** The flag by which a user asks not to wait; 0 on systems without it. */
export const DONT_WAIT: number = MSG_DONTWAIT ?? 0;

/** Returns the flags of a call that must not wait. */
export function withoutWaiting(flags: number): number {
  return flags | system().dontwait;
}

/** The flags of receives from elsewhere than the receive queue. */
const ELSEWHERE = MSG_OOB | (MSG_ERRQUEUE ?? 0);

/** A descriptor, as far as its kind decides how it receives. */
export interface ReceivingSocket {
  /** `AF_*`; absent if the descriptor is no socket. */
  readonly family?: number;
  /** `SOCK_*`; absent if the descriptor is no socket. */
  readonly type?: number;
  /** `IPPROTO_*`; absent if the descriptor is no socket. */
  readonly proto?: number;
}

/** True if a socket is a stream without message boundaries; those of SCTP keep them. */
export function isByteStream(socket: ReceivingSocket): boolean {
  return socket.type === SOCK_STREAM && socket.proto !== IPPROTO_SCTP;
}

/**
 * True if a socket may have urgent data. The receives of others fail at once with `MSG_OOB`, or take no
 * notice of it.
 */
function hasUrgentData(socket: ReceivingSocket): boolean {
  return isByteStream(socket) && socket.family !== AF_TIPC && socket.proto !== IPPROTO_MPTCP;
}

/**
 * Returns the wait queue of a receive.
 *
 * @param flags `MSG_*`
 * @param socket The socket.
 */
export function receiveQueue(flags: number, socket: ReceivingSocket): number {
  if ((flags & ELSEWHERE) === 0) return RECEIVES;
  if (flags & MSG_OOB && hasUrgentData(socket)) return URGENT_RECEIVES;
  return flags & (MSG_ERRQUEUE ?? 0) ? ERROR_RECEIVES : RECEIVES;
}

/**
 * Throws if a buffer was transferred to another thread while the operation on it waited.
 *
 * @param buffer The buffer.
 * @param length Its length when the operation began.
 */
export function checkNotDetached(buffer: Uint8Array, length: number): void {
  if (buffer.length < length) {
    throw typeError("the buffer was detached while an operation on it was waiting");
  }
}

/**
 * Copies of what a receive of several parts has put into the user's memory. The program may transfer
 * the memory while the receive waits for the next part.
 */
export class ReceivedCopies {
  readonly #parts: Uint8Array<ArrayBuffer>[] = [];
  /** The number of bytes. */
  length = 0;

  /** Adds a copy of the bytes after those that were added. */
  add(copy: Uint8Array<ArrayBuffer>): void {
    this.#parts.push(copy);
    this.length += copy.length;
  }

  /** Returns all bytes. */
  join(): Uint8Array<ArrayBuffer> {
    const all = new Uint8Array(this.length);
    let at = 0;
    for (const part of this.#parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }

  /**
   * Like {@linkcode checkNotDetached}. The error has the bytes as its `partial`.
   *
   * @param buffer The buffer.
   * @param length Its length when the operation began.
   */
  check(buffer: Uint8Array, length: number): void {
    try {
      checkNotDetached(buffer, length);
    } catch (error) {
      throw this.length === 0 ? error : Object.assign(error as Error, { partial: this.join() });
    }
  }
}

/** A descriptor, as far as the drivers know it. */
export interface Handle {
  /** What errors call it. */
  readonly kind: "socket" | "descriptor";
  /** The number; -1 if it is closed. */
  readonly fd: number;
  /** Seconds that an operation may take; `null` for ever, 0 for not at all. */
  readonly timeout: number | null;
  /** `O_NONBLOCK`, as it was last set or read; `undefined` if it is not known. */
  readonly nonblocking: boolean | undefined;
  /** True if this program has shut the socket down for receiving, or may have done so. */
  readonly isReceiveShut?: boolean;
  /** True if the program stays alive for operations that wait. */
  readonly isReferenced: boolean;
  /** Sets `O_NONBLOCK` to a value, unless `O_NONBLOCK` is known to have that value already. */
  setNonblocking(value: boolean): void;
  /**
   * Reads `O_NONBLOCK`.
   *
   * @param refused True after a call that should have waited and did not.
   */
  readNonblocking(refused: boolean): boolean;
}

/** Returns the seconds that an operation may take; `null` for ever, 0 for not at all. */
export function timeoutOf(handle: Handle, operation: Operation<unknown>): number | null {
  return operation.timeout === undefined ? handle.timeout : operation.timeout;
}

/** Makes the error of an operation that has failed. */
export function operationError(operation: Operation<unknown>, errno: number): SocketError {
  return withPartial(systemError(errno, operation.syscall, operation.address), operation);
}

/** Makes the error of an operation that took longer than it may. */
export function operationTimeout(operation: Operation<unknown>, seconds: number): SocketError {
  return withPartial(timeoutError(seconds, operation.syscall, operation.address), operation);
}

/** Makes the error of an operation whose descriptor was closed. */
export function operationClosed(operation: Operation<unknown>, handle: Handle): SocketError {
  return withPartial(closedError(operation.syscall, handle.kind), operation);
}

function withPartial(error: SocketError, operation: Operation<unknown>): SocketError {
  try {
    const partial = operation.partial?.();
    if (partial !== undefined) error.partial = partial;
  } catch {
    // The user's buffer was transferred: whoever has it has what came.
  }
  return error;
}

/** Makes sure that the kernel does not wait in a call of the operation. */
export function preventWaiting(handle: Handle, operation: Operation<unknown>): void {
  if (operation.needsNonblocking ?? system().dontwait === 0) handle.setNonblocking(true);
}

/**
 * Attempts an operation without waiting.
 *
 * @param handle The descriptor.
 * @param operation The operation.
 * @returns What the call returned, or the negated error number; never `EINTR`.
 */
export function attemptNow(handle: Handle, operation: Operation<unknown>): number {
  preventWaiting(handle, operation);
  let returned: number;
  do returned = operation.attempt(handle.fd, false); while (returned === -EINTR);
  return returned === -EAGAIN && handle.isReceiveShut === true
    ? attemptShut(handle, operation)
    : returned;
}

/** A call that an operation has added to a ring, in place of its next attempt. */
export class JoinedCall<T> {
  readonly #ring: CallRing;
  readonly #ticket: number;
  readonly #operation: Operation<T>;
  #isAnswered = false;

  /**
   * @param ring The ring.
   * @param ticket The ticket of the call.
   * @param operation The operation.
   */
  constructor(ring: CallRing, ticket: number, operation: Operation<T>) {
    this.#ring = ring;
    this.#ticket = ticket;
    this.#operation = operation;
  }

  /** True if the answer came from the ring, in {@linkcode attempt}. */
  protected get isAnswered(): boolean {
    return this.#isAnswered;
  }

  /**
   * Returns the answer from the ring as an attempt does. If the call was not made, or must be made
   * again, the operation is attempted.
   *
   * @param handle The descriptor.
   * @returns What {@linkcode attemptNow} returns.
   */
  attempt(handle: Handle): number {
    const answer = this.#ring.answer(this.#ticket);
    // ENOMEM: it may be the ring that had no memory.
    const isRepeated = answer === undefined || answer === -EINTR || answer === -ENOMEM ||
      (answer === -EAGAIN && handle.isReceiveShut === true);
    this.#isAnswered = !isRepeated;
    return isRepeated ? attemptNow(handle, this.#operation) : answer;
  }

  /** Makes the user's result, as {@linkcode Operation.result} does. */
  result(returned: number): T {
    return this.#operation.result(returned);
  }
}

/**
 * Attempts a receive, or an accept, that was refused although the socket is shut down for receiving.
 *
 * On Linux, a call that may wait then answers at once if there is nothing left to receive: with the
 * end, or with EINVAL. A call that may not wait says EAGAIN, which never changes, though poll(2) says
 * that the socket is readable: datagram sockets, unix sockets that listen.
 *
 * @param handle The descriptor.
 * @param operation The operation.
 * @returns What the call returned, or the negated error number.
 */
export function attemptShut(handle: Handle, operation: Operation<unknown>): number {
  const { direction, queue, dontWait } = operation;
  const receives = direction === READABLE && queue !== null;
  if (!receives || dontWait || timeoutOf(handle, operation) === 0) return -EAGAIN;
  // Only a socket that is readable cannot make the call wait.
  if (system().pollOne(handle.fd, READABLE, 0) <= 0) return -EAGAIN;
  const wasNonblocking = handle.readNonblocking(false);
  handle.setNonblocking(false);
  try {
    return operation.attempt(handle.fd, true);
  } finally {
    handle.setNonblocking(wasNonblocking);
  }
}

/** True if the error number says that the system's send buffer is full. */
export function isBufferFull(operation: Operation<unknown>, errno: number): boolean {
  return operation.sends === true && errno === system().bufferFull;
}

/**
 * True if the send buffer has been full for so long that nobody may wait for it any more.
 *
 * @param since When it was first full, without an interruption, by `performance.now()`.
 */
export function isFullForTooLong(since: number): boolean {
  return performance.now() - since >= (system().bufferFullPatience ?? Infinity) * 1000;
}

/** True if the error number is a refusal: the call would have to wait. */
export function isRefusal(operation: Operation<unknown>, errno: number): boolean {
  return errno === EAGAIN || errno === EINPROGRESS || isBufferFull(operation, errno);
}

/** True if no readiness follows the refusal, so that the driver must back off. */
export function needsBackoff(operation: Operation<unknown>, errno: number): boolean {
  return operation.needsBackoff === true || isBufferFull(operation, errno);
}
