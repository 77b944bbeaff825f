/**
 * The asynchronous driver: attempts an operation at once, and waits only if it was refused, or if
 * the event loop must have a turn first.
 *
 * @module
 */
import { EAGAIN } from "../../constants/mod.ts";
import type { CallRing } from "../../ffi/system.ts";
import { closedError, systemError } from "../errors.ts";
import {
  attemptNow,
  type Handle,
  isBufferFull,
  isFullForTooLong,
  isRefusal,
  type JoinedCall,
  needsBackoff,
  type Operation,
  operationClosed,
  operationError,
  operationTimeout,
  timeoutOf,
} from "../operation/operation.ts";
import { rejection } from "../stack.ts";
import { listen, reasonOf, unlisten } from "./signals.ts";
import { addDeadline, type Expiring, removeDeadline } from "./deadlines.ts";
import { busyQueue, type ReactorEntry, register, type Registered } from "./reactor.ts";
import {
  countAttempt,
  defer,
  ENDED,
  mayAttemptNow,
  type Progress,
  REFUSED,
  REFUSED_UNPOLLABLE,
  type Retryable,
  YIELDED,
} from "./wait_queue.ts";

/**
 * Runs an operation without blocking. The operations of one queue end in the order in which they
 * began.
 *
 * @param handle The descriptor.
 * @param operation The operation.
 * @param signal Ends the operation when it aborts.
 * @param owner The socket. It is not garbage-collected, and so not closed, while the operation
 *   waits.
 * @returns The promise of the operation's result.
 * @throws {SocketError} At once, if the operation fails without a wait.
 */
export function asynchronous<T>(
  handle: Handle,
  operation: Operation<T>,
  signal: AbortSignal | undefined,
  owner: object,
): Promise<T> {
  const timeout = timeoutOf(handle, operation);
  const isAllowed = mayAttemptNow();
  if (isAllowed && settling === undefined) {
    return Promise.resolve(start(handle, operation, timeout, signal, owner) as T | Promise<T>);
  }
  operation.keep?.();
  return new Promise((resolve) => {
    const deferred = new Deferred(handle, operation, timeout, signal, owner, resolve);
    if (isAllowed) deferred.retry();
    else defer(deferred, handle.isReferenced);
  });
}

/**
 * An operation that begins later, and settles a promise. It is no waiter, which can end at any time: a
 * waiter takes some 0.4 us more.
 */
class Deferred<T> implements Retryable {
  readonly isDeferred = true;
  readonly #handle: Handle;
  readonly #operation: Operation<T>;
  readonly #timeout: number | null;
  readonly #signal: AbortSignal | undefined;
  readonly #owner: object;
  readonly #resolve: Resolve<T>;
  #joined: JoinedCall<T> | undefined = undefined;
  /** Settles the promise, once the operation has begun. */
  #settle: (() => void) | undefined = undefined;

  constructor(
    handle: Handle,
    operation: Operation<T>,
    timeout: number | null,
    signal: AbortSignal | undefined,
    owner: object,
    resolve: Resolve<T>,
  ) {
    this.#handle = handle;
    this.#operation = operation;
    this.#timeout = timeout;
    this.#signal = signal;
    this.#owner = owner;
    this.#resolve = resolve;
  }

  join(ring: CallRing): boolean {
    if (this.#settle !== undefined) return false;
    const { fd } = this.#handle;
    const { queue } = this.#operation;
    if (fd < 0 || this.#signal?.aborted || queue === null) return false;
    if (busyQueue(fd, queue) !== undefined) return false;
    return (this.#joined = this.#operation.join?.(fd, ring)) !== undefined;
  }

  retry(): void {
    this.beginEarly();
    this.#settle!();
  }

  beginEarly(): void {
    this.#settle ??= this.#start();
  }

  /** Begins the operation. Returns what settles its promise, unless it waits. */
  #start(): () => void {
    const resolve = this.#resolve;
    try {
      const result = start(
        this.#handle,
        this.#operation,
        this.#timeout,
        this.#signal,
        this.#owner,
        resolve,
        this.#joined,
      );
      if (result === WAITS) return () => {};
      return () => settleInOrder(undefined, () => resolve(result as T));
    } catch (error) {
      return () => settleInOrder(undefined, () => resolve(rejection(error)));
    }
  }
}

/** Settles the promise of an operation. */
type Resolve<T> = (result: T | Promise<never>) => void;

/** In place of a result: the operation waits, and settles the promise that it was given. */
const WAITS: unique symbol = Symbol("waits");

/** The last promise that settles only when a call of the poller has returned; see {@linkcode settleInOrder}. */
let settling: Promise<void> | undefined;

/**
 * Settles the promise of an operation that has ended: at once, or when a call of the poller has returned.
 * Others that end meanwhile settle after it, so that results come in the order of the attempts.
 *
 * @param call The call; `undefined` if none must return first.
 * @param settle Settles the promise.
 */
function settleInOrder(call: Promise<unknown> | undefined, settle: () => void): void {
  if (call === undefined && settling === undefined) return settle();
  const before = settling;
  const own = (async () => {
    await before;
    await call;
    settle();
  })();
  settling = own;
  own.then(() => {
    if (settling === own) settling = undefined;
  });
}

/**
 * Attempts an operation.
 *
 * @param resolve Settles the promise of the operation, if there is one already.
 * @param joined The call in a ring, if it has joined others.
 * @returns The result. If the operation waits, {@linkcode WAITS}, or without `resolve` a promise.
 */
function start<T>(
  handle: Handle,
  operation: Operation<T>,
  timeout: number | null,
  signal: AbortSignal | undefined,
  owner: object,
  resolve?: Resolve<T>,
  joined?: JoinedCall<T>,
): T | Promise<T> | typeof WAITS {
  countAttempt();
  if (handle.fd < 0) throw closedError(operation.syscall, handle.kind);
  signal?.throwIfAborted();
  const mayWait = timeout !== 0 && !operation.dontWait;
  const { queue } = operation;
  const busy = queue === null ? undefined : busyQueue(handle.fd, queue);
  if (busy?.mustWait(operation.receivers?.(owner))) {
    // Operations that were refused stand before this one.
    if (mayWait) return wait(handle, operation, REFUSED, timeout, signal, owner, resolve);
    throw systemError(EAGAIN, operation.syscall, operation.address);
  }
  const returned = joined === undefined ? attemptNow(handle, operation) : joined.attempt(handle);
  if (operation.weight !== undefined) countAttempt(operation.weight(returned) - 1);
  if (returned >= 0) return (joined ?? operation).result(returned);
  if (isRefusal(operation, -returned)) {
    if (mayWait || operation.givesWay) {
      const progress = progressOf(operation, -returned);
      return wait(handle, operation, progress, timeout, signal, owner, resolve);
    }
    if (operation.received) return operation.result(operation.received);
  }
  throw operationError(operation, -returned);
}

/** Returns what a refusal means for the operation's place in its queue. */
function progressOf(operation: Operation<unknown>, errno: number): Progress {
  if (operation.givesWay) return YIELDED;
  return needsBackoff(operation, errno) ? REFUSED_UNPOLLABLE : REFUSED;
}

/** Lets an operation wait that was refused, or that gave way. Returns what `start` returns. */
function wait<T>(
  handle: Handle,
  operation: Operation<T>,
  progress: Progress,
  timeout: number | null,
  signal: AbortSignal | undefined,
  owner: object,
  resolve: Resolve<T> | undefined,
): Promise<T> | typeof WAITS {
  operation.keep?.();
  let settle = resolve;
  // Not an outer promise that follows an inner one: it would settle after those of later operations.
  const promise = resolve === undefined ? new Promise<T>((made) => settle = made) : WAITS;
  new Waiter(handle, operation, timeout, signal, owner, settle!).begin(progress);
  return promise;
}

/** An operation that waits, and the promise of its result. */
class Waiter<T> implements ReactorEntry, Expiring {
  readonly queue: number | null;
  readonly direction: number;
  readonly deadline: number;
  readonly receivers: readonly string[] | undefined;
  next: ReactorEntry | undefined = undefined;
  previous: ReactorEntry | undefined = undefined;
  isLinked = false;
  /** A reference that keeps the socket from being garbage-collected. */
  readonly owner: object;
  readonly #handle: Handle;
  readonly #operation: Operation<T>;
  readonly #signal: AbortSignal | undefined;
  readonly #mayWait: boolean;
  readonly #timeout: number | null;
  readonly #resolve: Resolve<T>;
  #registered: Registered | undefined;
  #joined: JoinedCall<T> | undefined = undefined;
  /** True once the wait has ended. What an attempt runs, such as a setter, may end the wait too. */
  #hasEnded = false;
  /** When the send buffer was first full, without an interruption. */
  #fullSince: number | undefined;

  constructor(
    handle: Handle,
    operation: Operation<T>,
    timeout: number | null,
    signal: AbortSignal | undefined,
    owner: object,
    resolve: Resolve<T>,
  ) {
    this.queue = operation.queue;
    this.direction = operation.direction;
    this.receivers = operation.receivers?.(owner);
    this.owner = owner;
    this.#handle = handle;
    this.#operation = operation;
    this.#signal = signal;
    this.#resolve = resolve;
    // In non-blocking mode, an operation is here only because it gave way.
    this.#mayWait = timeout !== 0 && !operation.dontWait;
    this.#timeout = timeout || null;
    this.deadline = !timeout ? Infinity : performance.now() + timeout * 1000;
  }

  /** Begins to wait. The reactor comes last: it gets only what is complete. */
  begin(progress: Progress): void {
    if (this.#signal !== undefined) listen(this.#signal, this);
    try {
      if (this.#timeout !== null) addDeadline(this, this.#timeout);
      this.#registered = register(this.#handle.fd, this, progress);
    } catch (error) {
      this.#letGo();
      throw error;
    }
  }

  get isReferenced(): boolean {
    return this.#handle.isReferenced;
  }

  join(ring: CallRing): boolean {
    return (this.#joined = this.#operation.join?.(this.#handle.fd, ring)) !== undefined;
  }

  retry(): Progress {
    const operation = this.#operation;
    const joined = this.#joined;
    this.#joined = undefined;
    const handle = this.#handle;
    const returned = joined === undefined ? attemptNow(handle, operation) : joined.attempt(handle);
    if (this.#hasEnded) return ENDED;
    if (returned >= 0) {
      this.#settle((joined ?? operation).result(returned));
      return ENDED;
    }
    if (isRefusal(operation, -returned) && !this.#isFullForTooLong(-returned)) {
      if (this.#mayWait || operation.givesWay) return progressOf(operation, -returned);
      if (operation.received) {
        this.#settle(operation.result(operation.received));
        return ENDED;
      }
    }
    throw operationError(operation, -returned);
  }

  #isFullForTooLong(errno: number): boolean {
    if (!isBufferFull(this.#operation, errno)) {
      this.#fullSince = undefined;
      return false;
    }
    this.#fullSince ??= performance.now();
    return isFullForTooLong(this.#fullSince);
  }

  /** Ends the wait with an error, in a retry. */
  reject(reason: unknown): void {
    this.#settle(undefined, { reason });
  }

  /** Ends the wait with an error, outside a retry. If `reason` throws, that is the error. */
  #fail(reason: () => unknown): void {
    if (this.#hasEnded) return;
    this.#registered?.remove(this);
    try {
      this.reject(reason());
    } catch (error) {
      this.reject(error);
    }
  }

  /** The signal has aborted. */
  handleEvent(): void {
    this.#fail(() => reasonOf(this.#signal!));
  }

  /** The timeout has passed. */
  expire(): void {
    this.#fail(() => operationTimeout(this.#operation, this.#timeout ?? 0));
  }

  /** The descriptor was closed. */
  close(): void {
    this.#fail(() => operationClosed(this.#operation, this.#handle));
  }

  /** Removes the listener and the deadline. */
  #letGo(): void {
    if (this.#signal !== undefined) unlisten(this.#signal, this);
    if (this.#timeout !== null) removeDeadline(this, this.#timeout);
  }

  /** Lets go of all that the wait holds, then settles the promise: once. */
  #settle(result: T | undefined, failure?: { readonly reason: unknown }): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#letGo();
    const call = this.#registered?.release(this);
    settleInOrder(call, () => this.#settleNow(result, failure));
  }

  #settleNow(result: T | undefined, failure: { readonly reason: unknown } | undefined): void {
    this.#resolve(failure === undefined ? result as T : rejection(failure.reason));
  }
}
