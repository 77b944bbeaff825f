/**
 * Attempts that the system makes together: one system call in place of one for each, where there are
 * several to make in one turn of the event loop.
 *
 * A target first joins: it adds its call to the ring. When the ring is full, or when a target cannot
 * join, the system makes all calls in order. Then each target that has joined is retried, and its
 * attempt finds the answer in place of making the call. No code of the program runs in between. The
 * calls of each socket are made in the order in which they would be made without the ring.
 *
 * @module
 */
import type { CallRing } from "../../ffi/system.ts";

/** Something that can be retried. */
export interface Joining {
  /**
   * Adds the call of the next attempt to a ring.
   *
   * @param ring The ring.
   * @returns False if the call cannot be made together with others. Nothing has changed then.
   */
  join?(ring: CallRing): boolean;
}

/** When a ring is used. Tests change it. */
export const thresholds = {
  /** So many calls are worth the use of a ring. For fewer, it takes as long as a system call for each. */
  calls: 4,
  /** How often there were so many calls to make before a ring is made, which takes about 1 ms. */
  occasions: 16,
};

/** Makes the ring, if the system has one. */
let makeRing: (() => CallRing | undefined) | undefined;
let ring: CallRing | undefined;
/** How often there were enough calls. */
let occasions = 0;

/**
 * Sets what makes the ring, once it is worth it.
 *
 * @param make Makes the ring; `undefined` if the ring is about to be closed.
 */
export function setRing(make: (() => CallRing | undefined) | undefined): void {
  makeRing = make;
  ring = undefined;
  occasions = 0;
}

/** Returns the ring if it is worth its use for so many calls. */
function ringFor(calls: number): CallRing | undefined {
  if (calls < thresholds.calls || makeRing === undefined) return undefined;
  if (++occasions === thresholds.occasions) ring = makeRing();
  return ring;
}

/** Lets a target join. One that throws, such as for lack of memory, is retried by itself. */
function joins(target: Joining, ring: CallRing): boolean {
  try {
    return target.join?.(ring) === true;
  } catch {
    return false;
  }
}

/**
 * Retries targets in their order.
 *
 * @param targets The targets.
 * @param retry Retries a target. It must not throw.
 * @returns The number of targets whose calls were made together.
 */
export function retryTogether<T extends Joining>(
  targets: readonly T[],
  retry: (target: T) => void,
): number {
  const ring = ringFor(targets.length);
  if (ring === undefined) {
    for (const target of targets) retry(target);
    return 0;
  }
  let begin = 0, together = 0;
  const retryUpTo = (end: number) => {
    if (ring.count >= thresholds.calls) together += ring.make();
    else ring.clear();
    while (begin < end) retry(targets[begin++]!);
    ring.clear();
  };
  for (let i = 0; i < targets.length; i++) {
    const target = targets[i]!;
    if (joins(target, ring)) continue;
    retryUpTo(i);
    if (!joins(target, ring)) retryUpTo(i + 1);
  }
  retryUpTo(targets.length);
  return together;
}
