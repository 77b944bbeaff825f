/**
 * An asynchronous operation that waits for its socket to become ready.
 *
 * @module
 */
import { EINTR } from "../../constants/mod.ts";
import { ended, endInTime, type Expiring } from "./deadlines.ts";
import type { Descriptor } from "../descriptor.ts";
import { systemError, timedOutLater } from "../errors.ts";
import {
  comesBack,
  type Operation,
  patience,
  timeoutOf,
  unblock,
  wouldWait,
} from "../operation/operation.ts";
import { changed, released, retry, retrySoon } from "./reactor.ts";

/** One waiting operation and the promise of its result. */
export class Waiter<T = unknown> implements Expiring {
  readonly operation: Operation<T>;
  readonly #descriptor: Descriptor;
  readonly #resolve: (result: T) => void;
  readonly #reject: (reason: unknown) => void;
  readonly #signal: AbortSignal | undefined;
  /** Keeps the socket from being collected, and closed, while this waits. */
  readonly socket: object;
  // seconds; null for ever
  readonly #timeout: number | null;
  /** When the operation's time is up, by `performance.now()`. */
  readonly deadline: number;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #refusals = 0;

  /**
   * Begins to wait; the operation has just been refused, or others are before it.
   *
   * @param socket The socket, which must live until the operation has ended.
   * @param descriptor Its descriptor.
   * @param operation What to try again.
   * @param sleep Whether readiness will not tell when to try again.
   * @param signal What may end the wait.
   * @param resolve Settles the promise.
   * @param reject Settles the promise.
   */
  constructor(
    socket: object,
    descriptor: Descriptor,
    operation: Operation<T>,
    sleep: boolean,
    signal: AbortSignal | undefined,
    resolve: (result: T) => void,
    reject: (reason: unknown) => void,
  ) {
    this.socket = socket;
    this.#descriptor = descriptor;
    this.operation = operation;
    this.#signal = signal;
    this.#resolve = resolve;
    this.#reject = reject;
    const waiters = descriptor.waiters(operation.direction);
    waiters.add(this as Waiter);
    signal?.addEventListener("abort", this);
    const timeout = timeoutOf(descriptor, operation);
    this.#timeout = timeout;
    this.deadline = timeout === null ? Infinity : performance.now() + timeout * 1000;
    if (timeout !== null) endInTime(this, timeout);
    if (sleep && waiters.size === 1) this.#retryLater();
    else changed(descriptor);
  }

  /** Whether a timer says when to try again, not the descriptor's readiness. */
  get sleeps(): boolean {
    return this.#retryTimer !== undefined;
  }

  /**
   * Tries the operation again.
   *
   * @returns Whether it has ended, so that the next one may be tried.
   */
  retry(): boolean {
    const { operation } = this;
    let returned: number;
    try {
      unblock(this.#descriptor, operation);
      do returned = operation.attempt(this.#descriptor, false); while (returned === -EINTR);
      if (returned >= 0) {
        const result = operation.result(returned);
        this.#end(this.#resolve, result);
        return true;
      }
    } catch (error) {
      this.fail(error);
      return true;
    }
    if (!wouldWait(operation, -returned)) {
      this.fail(systemError(-returned, operation.syscall, operation.address));
      return true;
    }
    if (comesBack(operation, -returned)) this.#retryLater();
    return false;
  }

  /** Ends the wait with an error. */
  fail(reason: unknown): void {
    const waiters = this.#descriptor.waiters(this.operation.direction);
    const [first] = waiters;
    this.#end(this.#reject, reason);
    // What could not be done for this one may be possible for the next: it has its own address.
    if (first === this && waiters.size > 0) retrySoon(waiters);
  }

  /** The signal aborted. */
  handleEvent(): void {
    this.fail(this.#signal?.reason);
  }

  /** The operation's time is up. */
  expire(): void {
    const { syscall, address } = this.operation;
    this.fail(timedOutLater(this.#timeout ?? 0, syscall, address));
  }

  #end<V>(settle: (value: V) => void, value: V): void {
    this.#descriptor.waiters(this.operation.direction).delete(this as Waiter);
    changed(this.#descriptor);
    this.#signal?.removeEventListener("abort", this);
    if (this.#timeout !== null) ended(this, this.#timeout);
    clearTimeout(this.#retryTimer);
    const idle = released();
    if (idle === undefined) settle(value);
    else idle.then(() => settle(value));
  }

  #retryLater(): void {
    this.#retryTimer = setTimeout(() => {
      this.#retryTimer = undefined;
      changed(this.#descriptor);
      retry(this.#descriptor.waiters(this.operation.direction));
    }, patience(this.#refusals++));
    changed(this.#descriptor);
  }
}
