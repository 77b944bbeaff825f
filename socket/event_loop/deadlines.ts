/**
 * Deadlines of asynchronous operations. Operations with equal timeouts share a timer, because
 * `setTimeout` costs more than the operation's system calls.
 *
 * @module
 */

/** An operation with a deadline. */
export interface Expiring {
  /** The deadline, by `performance.now()`. */
  readonly deadline: number;
  /** Runs when the deadline has passed. It must not throw. */
  expire(): void;
}

/** The longest delay of `setTimeout`, in ms. */
const LONGEST_DELAY = 2 ** 31 - 1;

/** The operations with one timeout, in the order of their deadlines. */
class Group {
  readonly #members = new Set<Expiring>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  add(member: Expiring): void {
    this.#members.add(member);
    if (this.#timer === undefined) this.#start(member.deadline - performance.now());
  }

  /** Removes a member. Returns true if none is left. */
  remove(member: Expiring): boolean {
    this.#members.delete(member);
    if (this.#members.size > 0) return false;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    return true;
  }

  #start(ms: number): void {
    const delay = Math.min(Math.max(Math.ceil(ms), 0), LONGEST_DELAY);
    this.#timer = setTimeout(this.#expire, delay);
    Deno.unrefTimer(this.#timer); // the reactor's wait keeps the program alive, if anything does
  }

  readonly #expire = (): void => {
    this.#timer = undefined;
    const now = performance.now();
    for (const member of this.#members) {
      if (member.deadline > now) {
        this.#start(member.deadline - now);
        return;
      }
      member.expire();
    }
  };
}

/** The groups that are not empty, by their timeout in seconds. */
const groups = new Map<number, Group>();

/**
 * Adds a member, which expires at its deadline.
 *
 * @param member The member.
 * @param timeout Seconds from now to its deadline.
 */
export function addDeadline(member: Expiring, timeout: number): void {
  let group = groups.get(timeout);
  if (group === undefined) groups.set(timeout, group = new Group());
  group.add(member);
}

/**
 * Removes a member that has ended, or has expired.
 *
 * @param member The member.
 * @param timeout The timeout that it was added with.
 */
export function removeDeadline(member: Expiring, timeout: number): void {
  if (groups.get(timeout)?.remove(member)) groups.delete(timeout);
}
