/**
 * What ends when its time is up. Those that are given the same time share one
 * timer: making one costs an operation more than its system calls do.
 *
 * @module
 */

/** Something that may take only so long. */
export interface Expiring {
  /** When its time is up, by `performance.now()`. */
  readonly deadline: number;
  /** Its time is up. */
  expire(): void;
}

/** The longest time that a timer takes, in ms. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** What follows it is done as soon as the stack is empty. */
const NOW = Promise.resolve();

/** Those that were given the same time, in the order in which it is up. */
class Queue {
  readonly #waiting = new Set<Expiring>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  add(one: Expiring): void {
    this.#waiting.add(one);
    if (this.#timer === undefined) this.#start(one.deadline - performance.now());
  }

  /** @returns whether nothing is left. */
  delete(one: Expiring): boolean {
    this.#waiting.delete(one);
    if (this.#waiting.size > 0) return false;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    return true;
  }

  #start(ms: number): void {
    const delay = Math.min(Math.max(Math.ceil(ms), 0), LONGEST_TIMER);
    // Making an error costs the more the deeper the stack is: in a promise it is shallow.
    this.#timer = setTimeout(() => NOW.then(this.#expire), delay);
  }

  readonly #expire = (): void => {
    this.#timer = undefined;
    const now = performance.now();
    for (const one of this.#waiting) {
      if (one.deadline > now) {
        this.#start(one.deadline - now);
        return;
      }
      one.expire();
    }
  };
}

/** The queues that are not empty, by the time that is given, in seconds. */
const queues = new Map<number, Queue>();

/**
 * Sees to it that something ends when its time is up.
 *
 * @param one Which.
 * @param seconds The time that it was given, from now to its deadline.
 */
export function endInTime(one: Expiring, seconds: number): void {
  let queue = queues.get(seconds);
  if (queue === undefined) queues.set(seconds, queue = new Queue());
  queue.add(one);
}

/**
 * Forgets what has ended by itself, or because its time is up.
 *
 * @param one Which.
 * @param seconds The time that it was given.
 */
export function ended(one: Expiring, seconds: number): void {
  if (queues.get(seconds)?.delete(one)) queues.delete(seconds);
}
