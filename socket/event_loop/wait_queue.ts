/**
 * Order, retries and fairness of asynchronous operations.
 *
 * A wait queue holds the entries that wait for each other: they are retried in the order in which they
 * were added, and none overtakes another. This file knows no socket and no reactor: an entry is
 * anything that can be retried, and the caller decides when.
 *
 * Fairness: a promise that is settled at once lets no timer and no other I/O run. So after
 * {@linkcode YIELD_EVERY} operations that were attempted at once, the next ones begin when the event
 * loop has had a turn, in the order of their calls. One immediate begins them all, so the number of
 * loops in a program does not delay the turn.
 *
 * @module
 */

import type { CallRing } from "../../ffi/system.ts";
import { rejection } from "../stack.ts";
import { type Linked, LinkedList } from "./linked_list.ts";
import { type Joining, retryTogether } from "./together.ts";

/** The entry has ended, with a result or with an error. */
export const ENDED = 0;
/** The entry was refused and waits for readiness. */
export const REFUSED = 1;
/** The entry was refused, and no readiness says when to retry it. */
export const REFUSED_UNPOLLABLE = 2;

/** The entry lets the event loop have a turn before it goes on. */
export const YIELDED = 3;

/** The outcome of an attempt. */
export type Progress = typeof ENDED | typeof REFUSED | typeof REFUSED_UNPOLLABLE | typeof YIELDED;

/** One member of a queue. */
export interface Entry extends Linked<Entry>, Joining {
  /**
   * The receivers that the entry is for, by name. Entries for different receivers do not wait for each
   * other. An entry without names waits for all entries before it, and all behind it wait for it.
   */
  readonly receivers?: readonly string[] | undefined;
  /** False if the program need not stay alive for the entry. */
  readonly isReferenced?: boolean;
  /** Makes one attempt. What it throws ends the entry. */
  retry(): Progress;
  /** Ends the entry with what its attempt has thrown. It must not throw. */
  reject(reason: unknown): void;
}

/**
 * Makes one attempt of an entry. Whatever the entry throws ends it, and no other.
 *
 * @param entry The entry.
 */
export function attempt(entry: Entry): Progress {
  try {
    return entry.retry();
  } catch (error) {
    entry.reject(error);
    return ENDED;
  }
}

/**
 * Operations that are attempted at once before the event loop gets a turn.
 *
 * Deno looks for events of its own connections once in some 60 turns of a loop that is never idle. So
 * their round trips beside a loop of sends take a time in proportion to this number: with 128, two to
 * three times as long as beside a loop of Deno's own sends; with 32, half as long. That costs a loop
 * whose operations succeed at once 4 to 8 %. (`bench/event_loop.md` has the measurement.)
 */
export const YIELD_EVERY = 32;

/** How many operations were attempted at once since the last turn. */
let attempts = 0;

/**
 * How long operations begin in one turn, in ms. Those that are left begin in the next turn. Deno's own
 * connections wait for some 60 turns, in each of which thousands of operations could begin.
 */
const LONGEST_TURN = 0.25;

/** A target to retry in the next turn: a queue, or an entry that stands in no queue. */
export interface Retryable extends Joining {
  /** True for an operation that {@linkcode defer} was called for. */
  readonly isDeferred?: boolean;
  /** Begins a deferred operation before its turn. Its promise still settles in its turn. */
  beginEarly?(): void;
  /** Retries the target. It must not throw. */
  retry(): void;
}

let nextTurn = new Set<Retryable>();
/** The pending immediate. Only one is: each one that is served early would leave another. */
let turn: ReturnType<typeof setImmediate> | undefined;
/** In its place, a timer for which the program need not stay alive: Deno runs no such immediate. */
let unreferencedTurn: ReturnType<typeof setTimeout> | undefined;

/**
 * If so many calls are made together in a turn, no more operations are attempted at once in that turn:
 * they wait for the next turn, whose calls they join. Fewer calls take as long in both ways.
 */
const MANY_TOGETHER = 8;

/**
 * Retries targets in their order, and makes their calls together where the system can.
 *
 * @param targets The targets.
 * @param retry Retries a target. It must not throw.
 */
export function retryAll<T extends Joining>(
  targets: readonly T[],
  retry: (target: T) => void,
): void {
  if (retryTogether(targets, retry) >= MANY_TOGETHER) attempts = YIELD_EVERY;
}

/** How many operations begin in the next turn. Until they have begun, none behind them may. */
let deferred = 0;
/** True if some of them have not begun early. */
let canBegin = false;

/** True if an operation may be attempted now; false if the event loop must have a turn first. */
export function mayAttemptNow(): boolean {
  return attempts < YIELD_EVERY && deferred === 0;
}

/**
 * Counts an operation that is attempted at once. A failed one delays timers as much as any other.
 *
 * @param weight As how many it counts.
 */
export function countAttempt(weight = 1): void {
  attempts += weight;
}

/**
 * Notes that the event loop has had a turn. Operations that wait for theirs come first: until they are
 * retried, those that readiness ends would take it from them.
 */
export function beginTurn(): void {
  if (turn !== undefined || unreferencedTurn !== undefined) return;
  attempts = 0;
}

/**
 * Retries a target in the next turn of the event loop: once, however often this function is called
 * for it before then. One immediate serves all targets.
 *
 * @param target A queue, or an entry that stands in no queue.
 * @param isReferenced False if the program need not stay alive for it.
 */
export function retryNextTurn(target: Retryable, isReferenced = true): void {
  nextTurn.add(target);
  if (turn !== undefined) return;
  if (isReferenced) {
    clearTimeout(unreferencedTurn);
    unreferencedTurn = undefined;
    turn = setImmediate(takeTurn);
  } else if (unreferencedTurn === undefined) {
    unreferencedTurn = setTimeout(takeTurn, 0);
    Deno.unrefTimer(unreferencedTurn);
  }
}

/**
 * Begins an operation in the next turn, since {@linkcode mayAttemptNow} forbids it now.
 *
 * @param operation The operation. Its retry begins it.
 * @param isReferenced False if the program need not stay alive for it.
 */
export function defer(operation: Retryable, isReferenced = true): void {
  deferred++;
  canBegin = true;
  retryNextTurn(operation, isReferenced);
}

/**
 * Begins the operations that wait for their turn. It must precede whatever could keep them from what
 * they were called for: a close, a shutdown, a call that blocks.
 */
export function beginDeferred(): void {
  if (!canBegin) return;
  canBegin = false;
  for (const target of nextTurn) target.beginEarly?.();
}

/**
 * Does something that takes no wait and is no operation, such as a look-up of a number: now, or in the
 * next turn if {@linkcode mayAttemptNow} forbids it now.
 *
 * @param act Does it.
 * @param weight As how many operations it counts.
 * @returns The promise of its result.
 * @throws {Error} At once, what `act` throws now.
 */
export function inTurn<T>(act: () => T, weight = 1): Promise<T> {
  if (mayAttemptNow()) {
    countAttempt(weight);
    return Promise.resolve(act());
  }
  return new Promise((resolve) => {
    defer({
      isDeferred: true,
      retry() {
        countAttempt(weight);
        try {
          resolve(act());
        } catch (error) {
          resolve(rejection(error));
        }
      },
    });
  });
}

/** So many steps that make no system call count as one operation. */
const LIGHT_STEPS = 8;
let lightSteps = 0;

/**
 * Counts a step that makes no system call, such as a read of what is buffered.
 *
 * @returns A promise to await if the event loop must have a turn first.
 */
export function lightStep(): Promise<void> | undefined {
  if (!mayAttemptNow()) return inTurn(() => {});
  if (++lightSteps % LIGHT_STEPS === 0) countAttempt();
  return undefined;
}

/** So many targets are retried before the time of the turn is looked at. */
const TARGETS = 128;

function takeTurn(): void {
  const isReferenced = turn !== undefined;
  turn = unreferencedTurn = undefined;
  beginTurn();
  const begin = performance.now();
  const targets = [...nextTurn];
  nextTurn = new Set();
  let end = 0;
  do {
    const some = targets.slice(end, end + TARGETS);
    end += some.length;
    retryAll(some, retryTarget);
    // Only now: what a retry runs, such as a setter, must not overtake the others.
    for (const target of some) if (target.isDeferred) deferred--;
  } while (end < targets.length && performance.now() - begin < LONGEST_TURN);
  if (end === targets.length) return;
  canBegin = true;
  const added = nextTurn;
  nextTurn = new Set();
  for (const target of [...targets.slice(end), ...added]) retryNextTurn(target, isReferenced);
}

function retryTarget(target: Retryable): void {
  try {
    target.retry();
  } catch (error) {
    reportError(error); // the other targets have no other turn
  }
}

/** True if a target is retried in the next turn, so that the reactor must not sleep. */
export function hasNextTurn(): boolean {
  return nextTurn.size > 0;
}

/** Milliseconds to back off before the next retry, after so many refusals in a row. */
export function backoff(refusals: number): number {
  return Math.min(2 ** refusals, 32);
}

/** The descriptor of a queue. */
export interface QueueOwner {
  /** False if nothing reports the readiness that a refused entry waits for. */
  readonly isPollable: boolean;
  /** {@linkcode WaitQueue.awaitsReadiness} may have changed. */
  changed(): void;
  /** An entry was refused and waits for readiness. {@linkcode WaitQueue.verify} must follow. */
  refused(): void;
  /** Says whether the descriptor is ready in a direction at this moment. */
  isReady(direction: number): boolean;
}

/**
 * Entries that wait for each other, in order.
 *
 * A call may be refused although the descriptor is ready: a netlink socket is writable while its receiver
 * has no room, and memory may be short for a moment. An edge of readiness then never comes, and a level
 * is there at once. So the owner lets the queue look at the descriptor once, some time after a refusal:
 * if it is not ready, readiness will be reported; if it is, the queue backs off.
 */
export class WaitQueue implements Retryable {
  readonly #entries = new LinkedList<Entry>();
  readonly #owner: QueueOwner;
  readonly #direction: number;
  /** How many entries have each receiver; made for the first entry that names one. */
  #receivers: Map<string, number> | undefined;
  /** The number of entries that name no receivers. */
  #unnamed = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Number of consecutive refusals that led to a back-off. */
  #refusals = 0;

  /**
   * @param owner The descriptor.
   * @param direction The direction of the readiness that the entries wait for.
   */
  constructor(owner: QueueOwner, direction: number) {
    this.#owner = owner;
    this.#direction = direction;
  }

  /** True if no entry waits. */
  get isEmpty(): boolean {
    return this.#entries.first === undefined;
  }

  /** True if readiness lets the first entry go on; false while the queue is empty or backs off. */
  get awaitsReadiness(): boolean {
    return !this.isEmpty && this.#timer === undefined;
  }

  /** The entries, in order. */
  get entries(): Iterable<Entry> {
    return this.#entries;
  }

  /**
   * True if entries stand before a new one that it must wait for.
   *
   * @param receivers The receivers of the new one; see {@linkcode Entry.receivers}.
   */
  mustWait(receivers: readonly string[] | undefined): boolean {
    if (this.isEmpty) return false;
    if (this.#unnamed > 0 || receivers === undefined) return true;
    return receivers.some((receiver) => this.#receivers!.has(receiver));
  }

  /**
   * Adds an entry at the end.
   *
   * @param entry The entry.
   * @param progress The outcome of its first attempt; {@linkcode REFUSED} if it must wait for others.
   */
  add(entry: Entry, progress: Progress): void {
    this.#entries.add(entry);
    this.#count(entry, 1);
    if (this.#mustBackOff(1 << progress) && this.#timer === undefined) return this.#backOff();
    this.#owner.changed();
    if (progress === YIELDED) retryNextTurn(this, entry.isReferenced);
    else this.#owner.refused();
  }

  /** Counts an entry that is added or deleted. */
  #count({ receivers }: Entry, change: 1 | -1): void {
    if (receivers === undefined) {
      this.#unnamed += change;
      return;
    }
    const counts = this.#receivers ??= new Map();
    for (const receiver of receivers) {
      const count = (counts.get(receiver) ?? 0) + change;
      if (count > 0) counts.set(receiver, count);
      else counts.delete(receiver);
    }
  }

  #delete(entry: Entry): void {
    if (this.#entries.delete(entry)) this.#count(entry, -1);
  }

  /**
   * Removes an entry that was given up. If it was the first, the others are retried in the next
   * turn: the second may succeed where the first could not, for example because it sends to another
   * address.
   *
   * @param entry The entry.
   */
  remove(entry: Entry): void {
    const { first } = this.#entries;
    this.#delete(entry);
    if (entry !== first) return;
    this.#stopBackoff();
    this.#owner.changed();
    if (!this.isEmpty) retryNextTurn(this);
  }

  /**
   * Retries the entries, in order, until one is refused that the others wait for. Does nothing during a
   * back-off.
   */
  retry(): void {
    if (!this.awaitsReadiness) return;
    this.#act(this.#retryAll(), this.#refusals > 0);
  }

  /**
   * Adds the call of the entry to a ring; see {@linkcode Joining.join}. With several entries, the calls
   * of the others would come after those of other queues.
   */
  join(ring: CallRing): boolean {
    if (!this.awaitsReadiness) return false;
    const first = this.#entries.first!;
    return this.#entries.after(first) === undefined && first.join?.(ring) === true;
  }

  /** Retries the entries if the descriptor is ready although one was refused. */
  verify(): void {
    if (!this.awaitsReadiness || !this.#owner.isReady(this.#direction)) return;
    this.#act(this.#retryAll(), true);
  }

  /** Attempts the entries that wait for no other. Returns the outcomes, each as `1 << progress`. */
  #retryAll(): number {
    let outcomes = 0;
    let blocked: Set<string> | undefined;
    const entries = this.#entries;
    for (let entry = entries.first; entry !== undefined; entry = entries.after(entry)) {
      const { receivers } = entry;
      if (blocked !== undefined) {
        if (receivers === undefined) break;
        if (receivers.some((receiver) => blocked!.has(receiver))) {
          for (const receiver of receivers) blocked.add(receiver);
          continue;
        }
      }
      const progress = attempt(entry);
      if (progress === ENDED) {
        this.#delete(entry);
        this.#refusals = 0;
        continue;
      }
      outcomes |= 1 << progress;
      if (receivers === undefined) break;
      blocked ??= new Set();
      for (const receiver of receivers) blocked.add(receiver);
    }
    return outcomes;
  }

  /**
   * Does what the outcomes of a retry demand.
   *
   * @param outcomes The outcomes.
   * @param isSuspect True if the descriptor may be ready in spite of a refusal.
   */
  #act(outcomes: number, isSuspect: boolean): void {
    if (this.#mustBackOff(outcomes)) return this.#backOff();
    if (outcomes & (1 << REFUSED)) {
      if (isSuspect && this.#owner.isReady(this.#direction)) return this.#backOff();
      this.#refusals = 0;
      this.#owner.refused();
    }
    if (outcomes & (1 << YIELDED)) retryNextTurn(this, this.#entries.first?.isReferenced);
    if (outcomes === 0) this.#owner.changed();
  }

  /** True if one of the outcomes is a refusal that no readiness follows. */
  #mustBackOff(outcomes: number): boolean {
    return (outcomes & (1 << REFUSED_UNPOLLABLE)) !== 0 ||
      ((outcomes & (1 << REFUSED)) !== 0 && !this.#owner.isPollable);
  }

  #backOff(): void {
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#owner.changed();
      this.retry();
    }, backoff(this.#refusals++));
    Deno.unrefTimer(this.#timer); // the reactor's wait keeps the program alive, if anything does
    this.#owner.changed();
  }

  #stopBackoff(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#refusals = 0;
  }
}
