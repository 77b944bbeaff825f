/**
 * Order, retries and fairness of asynchronous operations.
 *
 * A wait queue holds the entries that wait for each other: they are retried in the order in which they
 * were added, and none overtakes another. This file knows no socket and no reactor: an entry is
 * anything that can be retried, and the caller decides when.
 *
 * Fairness: a promise that is settled at once lets no timer and no other I/O run. So after
 * {@linkcode YIELD_EVERY} operations that were attempted at once, the next one stands in its queue
 * until the event loop has had a turn. One immediate retries all such queues, so the number of loops
 * in a program does not delay the turn.
 *
 * @module
 */

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
export interface Entry {
  /** Makes one attempt. It must not throw: an error ends the entry. */
  retry(): Progress;
}

/** Operations that are attempted at once before the event loop gets a turn. */
export const YIELD_EVERY = 128;

/** How many operations were attempted at once since the last turn. */
let attempts = 0;

/** A target to retry in the next turn: a queue, or an entry that stands in no queue. */
export interface Retryable {
  /** Retries the target. It must not throw. */
  retry(): void;
}

let nextTurn = new Set<Retryable>();
/** True while an immediate is pending. Without it, each one that is served early would leave another. */
let isTurnDue = false;

/** True if an operation may be attempted now; false if the event loop must have a turn first. */
export function mayAttemptNow(): boolean {
  return attempts < YIELD_EVERY;
}

/**
 * Counts an operation that is attempted at once. A failed one delays timers as much as any other.
 */
export function countAttempt(): void {
  attempts++;
}

/** Notes that the event loop has had a turn. */
export function beginTurn(): void {
  attempts = 0;
}

/**
 * Retries a target in the next turn of the event loop: once, however often this function is called
 * for it before then. One immediate serves all targets.
 *
 * @param target A queue, or an entry that stands in no queue.
 */
export function retryNextTurn(target: Retryable): void {
  nextTurn.add(target);
  if (isTurnDue) return;
  isTurnDue = true;
  setImmediate(takeTurn);
}

function takeTurn(): void {
  isTurnDue = false;
  beginTurn();
  const targets = nextTurn;
  nextTurn = new Set();
  for (const target of targets) target.retry();
}

/** True if a target is retried in the next turn, so that the reactor must not sleep. */
export function hasNextTurn(): boolean {
  return nextTurn.size > 0;
}

/** Milliseconds to back off before the next retry, after so many refusals in a row. */
export function backoff(refusals: number): number {
  return Math.min(2 ** refusals, 32);
}

/** What the entries of a queue wait for. */
export interface PollTarget {
  /** False if nothing reports the readiness that a refused entry waits for. */
  readonly isPollable: boolean;
}

/** Entries that wait for each other, in order. */
export class WaitQueue implements Retryable {
  readonly #entries = new Set<Entry>();
  readonly #onChange: () => void;
  readonly #target: PollTarget;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Number of consecutive refusals of the first entry that led to a back-off. */
  #refusals = 0;

  /**
   * @param onChange Runs whenever {@linkcode WaitQueue.awaitsReadiness} may have changed.
   * @param target What the entries wait for.
   */
  constructor(onChange: () => void, target: PollTarget = { isPollable: true }) {
    this.#onChange = onChange;
    this.#target = target;
  }

  /** True if no entry waits. */
  get isEmpty(): boolean {
    return this.#entries.size === 0;
  }

  /** True if readiness lets the first entry go on; false while the queue is empty or backs off. */
  get awaitsReadiness(): boolean {
    return this.#entries.size > 0 && this.#timer === undefined;
  }

  /** The entries, in order. */
  get entries(): Iterable<Entry> {
    return this.#entries;
  }

  /**
   * Adds an entry at the end.
   *
   * @param entry The entry.
   * @param progress The outcome of its first attempt; {@linkcode REFUSED} if others stand before
   *   it.
   */
  add(entry: Entry, progress: Progress): void {
    this.#entries.add(entry);
    if (this.#entries.size === 1 && this.#mustBackOff(progress)) return this.#backOff();
    this.#onChange();
    if (progress === YIELDED) retryNextTurn(this);
  }

  /**
   * Removes an entry that was given up. If it was the first, the second is retried in the next
   * turn: it may succeed where the first could not, for example because it sends to another
   * address.
   *
   * @param entry The entry.
   */
  remove(entry: Entry): void {
    const [first] = this.#entries;
    this.#entries.delete(entry);
    if (entry !== first) return;
    this.#stopBackoff();
    this.#onChange();
    if (this.#entries.size > 0) retryNextTurn(this);
  }

  /** Retries the entries, in order, until one is refused. Does nothing during a back-off. */
  retry(): void {
    if (this.#timer !== undefined || this.#entries.size === 0) return;
    for (const entry of this.#entries) {
      const progress = entry.retry();
      if (this.#mustBackOff(progress)) return this.#backOff();
      if (progress === REFUSED) return;
      if (progress === YIELDED) return retryNextTurn(this);
      this.#entries.delete(entry);
      this.#refusals = 0;
    }
    this.#onChange();
  }

  #mustBackOff(progress: Progress): boolean {
    return progress === REFUSED_UNPOLLABLE || (progress === REFUSED && !this.#target.isPollable);
  }

  #backOff(): void {
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#onChange();
      this.retry();
    }, backoff(this.#refusals++));
    Deno.unrefTimer(this.#timer); // the reactor's wait keeps the program alive, if anything does
    this.#onChange();
  }

  #stopBackoff(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#refusals = 0;
  }
}
