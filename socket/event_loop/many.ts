/**
 * One wait for several descriptors, for both drivers: poll(2).
 *
 * The asynchronous form registers a query with the reactor for each descriptor. The end of the wait,
 * whatever it is, removes all of them.
 *
 * @module
 */
import { EBADF, EINTR } from "../../constants/mod.ts";
import { system } from "../../ffi/mod.ts";
import type { Polled } from "../../ffi/system.ts";
import { systemError } from "../errors.ts";
import { directionOf } from "../operation/poll.ts";
import type { Step } from "../operation/task.ts";
import { rejection } from "../stack.ts";
import { addDeadline, type Expiring, removeDeadline } from "./deadlines.ts";
import { listen, reasonOf, unlisten } from "./signals.ts";
import {
  type ReactorEntry,
  register,
  registerBorrowed,
  type Registered,
  unwatchIdle,
} from "./reactor.ts";
import {
  backoff,
  beginDeferred,
  countAttempt,
  ENDED,
  mayAttemptNow,
  type Progress,
  REFUSED,
  type Retryable,
  retryNextTurn,
} from "./wait_queue.ts";

/** The longest time that poll(2) takes, in ms. */
const LONGEST_POLL = 2 ** 31 - 1;

/** A descriptor that a poll waits for. */
export interface Target extends Polled {
  /** Its owner, whose `fd` changes when it is closed; `undefined` if other code owns the descriptor. */
  readonly owner: { readonly fd: number; readonly isReferenced: boolean } | undefined;
  /** What the error about a closed descriptor calls it. */
  readonly name: string;
}

/** Makes the error of a poll of a descriptor that is closed. */
export function closedTarget(name: string): Error {
  return systemError(EBADF, "poll", undefined, `${name} is closed`);
}

/**
 * Waits until any of several descriptors is ready. Their `revents` are the result.
 *
 * @param targets The descriptors. One may be there several times.
 * @param timeout Seconds to wait; `null` for ever, 0 to look without waiting.
 * @returns A step. Its result is the number of ready targets, 0 after the timeout.
 */
export function waitForAny(targets: readonly Target[], timeout: number | null): Step<number> {
  return {
    now: () => pollBlocking(targets, timeout),
    later: (signal) => pollLater(targets, timeout, signal),
  };
}

function pollBlocking(targets: readonly Target[], timeout: number | null): number {
  beginDeferred(); // this call may wait for what they do
  const deadline = timeout === null ? Infinity : performance.now() + timeout * 1000;
  for (let isFirst = true;; isFirst = false) {
    // The first poll takes the timeout itself: 0 must not become a wait, nor a look be left out.
    const left = isFirst ? (timeout ?? Infinity) * 1000 : deadline - performance.now();
    const milliseconds = Math.min(Math.max(0, Math.ceil(left)), LONGEST_POLL);
    const ready = system().pollMany(targets, left === Infinity ? -1 : milliseconds);
    if (ready > 0) return ready;
    if (ready < 0 && ready !== -EINTR) throw systemError(-ready, "poll");
    if (left <= milliseconds && ready === 0) return 0;
  }
}

/** Polls without waiting. */
function look(targets: readonly Target[]): number {
  let ready: number;
  do ready = system().pollMany(targets, 0); while (ready === -EINTR);
  if (ready < 0) throw systemError(-ready, "poll");
  return ready;
}

function pollLater(
  targets: readonly Target[],
  timeout: number | null,
  signal: AbortSignal | undefined,
): Promise<number> {
  signal?.throwIfAborted();
  const mayLook = mayAttemptNow();
  if (mayLook) {
    countAttempt();
    const ready = look(targets);
    if (ready > 0 || timeout === 0) return Promise.resolve(ready);
  }
  return new Promise((resolve) => {
    new Waiter(targets, timeout, signal, resolve).begin(mayLook);
  });
}

/** One descriptor of a wait, in the reactor. */
class Watch implements ReactorEntry {
  readonly queue = null;
  readonly fd: number;
  readonly #waiter: Waiter;
  /** The directions of all targets with this descriptor. */
  direction = 0;
  /** The owner; `undefined` if other code owns the descriptor. */
  owner: Target["owner"];
  registered: Registered | undefined;

  constructor(fd: number, waiter: Waiter) {
    this.fd = fd;
    this.#waiter = waiter;
  }

  get isReferenced(): boolean {
    return this.owner?.isReferenced ?? true;
  }

  retry(): Progress {
    return this.#waiter.look() ? ENDED : REFUSED;
  }

  reject(reason: unknown): void {
    this.#waiter.fail(reason);
  }

  close(): void {
    this.#waiter.closed(this.fd);
  }
}

/** A wait that goes on, and its promise. */
class Waiter implements Expiring, Retryable {
  readonly deadline: number;
  readonly #targets: readonly Target[];
  readonly #timeout: number | null;
  readonly #signal: AbortSignal | undefined;
  readonly #resolve: (ready: number | Promise<never>) => void;
  /** The registered descriptors. */
  #watches: Watch[] = [];
  #hasEnded = false;
  /** Looks again at descriptors that the reactor cannot watch. */
  #timer: ReturnType<typeof setTimeout> | undefined;
  #looks = 0;

  constructor(
    targets: readonly Target[],
    timeout: number | null,
    signal: AbortSignal | undefined,
    resolve: (ready: number | Promise<never>) => void,
  ) {
    this.#targets = targets;
    this.#timeout = timeout;
    this.#signal = signal;
    this.#resolve = resolve;
    this.deadline = timeout === null ? Infinity : performance.now() + timeout * 1000;
  }

  /** @param hasLooked False if the event loop must have a turn before the first look. */
  begin(hasLooked: boolean): void {
    if (this.#signal !== undefined) listen(this.#signal, this);
    if (this.#timeout) addDeadline(this, this.#timeout);
    if (hasLooked) this.#watch();
    else retryNextTurn(this);
  }

  /** The event loop has had its turn: looks for the first time. */
  retry(): void {
    if (this.#hasEnded) return;
    const closed = this.#targets.find(({ fd, owner }) => owner !== undefined && owner.fd !== fd);
    if (closed !== undefined) this.fail(closedTarget(closed.name));
    else if (!this.look()) {
      if (this.#timeout === 0) this.#end(() => 0);
      else this.#watch();
    }
  }

  /** Polls without waiting. @returns true if that ends the wait. */
  look(): boolean {
    try {
      const ready = look(this.#targets);
      if (ready === 0) return false;
      this.#end(() => ready);
    } catch (error) {
      this.fail(error);
    }
    return true;
  }

  #watch(): void {
    const watches = new Map<number, Watch>();
    for (const { fd, events, owner } of this.#targets) {
      let watch = watches.get(fd);
      if (watch === undefined) watches.set(fd, watch = new Watch(fd, this));
      watch.direction |= directionOf(events);
      watch.owner = owner;
    }
    let mustLook = false;
    try {
      for (const watch of watches.values()) {
        const { fd, owner } = watch;
        watch.registered = owner === undefined
          ? registerBorrowed(fd, watch)
          : register(fd, watch, REFUSED);
        this.#watches.push(watch);
        if (watch.registered.mustLook) mustLook = true;
      }
    } catch (error) {
      this.fail(error);
      return;
    }
    if (mustLook) this.#lookLater();
    // Without a descriptor nothing else keeps the program alive.
    else if (watches.size === 0) this.#timer = setTimeout(() => {}, LONGEST_POLL);
  }

  #lookLater(): void {
    this.#timer = setTimeout(() => {
      if (!this.look()) this.#lookLater();
    }, backoff(this.#looks++));
  }

  /** The signal has aborted. */
  handleEvent(): void {
    this.fail(reasonOf(this.#signal!));
  }

  /** The timeout has passed. A last look finds what came in the same turn. */
  expire(): void {
    if (!this.look()) this.#end(() => 0);
  }

  /** A descriptor was closed by its owner. */
  closed(fd: number): void {
    const target = this.#targets.find((one) => one.fd === fd);
    this.fail(closedTarget(target?.name ?? `descriptor ${fd}`));
  }

  /** Ends the wait with an error. */
  fail(reason: unknown): void {
    this.#end(() => rejection(reason));
  }

  /** Lets go of all that the wait holds, then settles the promise. */
  #end(result: () => number | Promise<never>): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    if (this.#signal !== undefined) unlisten(this.#signal, this);
    if (this.#timeout) removeDeadline(this, this.#timeout);
    clearTimeout(this.#timer);
    let call: Promise<unknown> | undefined;
    for (const watch of this.#watches) {
      watch.registered?.remove(watch);
      call = watch.registered?.release(watch);
      if (watch.owner === undefined) unwatchIdle(watch.fd);
    }
    this.#watches = [];
    // The call of the poller has returned before the program goes on, which so finds nothing left.
    if (call === undefined) this.#resolve(result());
    else call.then(() => this.#resolve(result()));
  }
}
