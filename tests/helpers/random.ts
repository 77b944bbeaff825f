/**
 * Numbers that look random and follow from a seed.
 *
 * @module
 */

/** A generator of such numbers: mulberry32. */
export class Random {
  #state: number;

  /** @param seed The seed, an integer. */
  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** Returns a number from 0 up to, but not including, 1. */
  next(): number {
    this.#state = this.#state + 0x6d2b79f5 >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ t >>> 15, t | 1);
    t ^= t + Math.imul(t ^ t >>> 7, t | 61);
    return ((t ^ t >>> 14) >>> 0) / 2 ** 32;
  }

  /** Returns an integer from 0 up to, but not including, a limit. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  /** Returns one of several values. */
  pick<T>(values: readonly T[]): T {
    return values[this.below(values.length)]!;
  }

  /** Returns one of several values, by weight. */
  weighted<T>(values: readonly (readonly [weight: number, value: T])[]): T {
    let at = this.next() * values.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, value] of values) if ((at -= weight) < 0) return value;
    return values[0]![1];
  }

  /** True in `percent` of the calls. */
  chance(percent: number): boolean {
    return this.below(100) < percent;
  }

  /** Returns random bytes. */
  bytes(length: number): number[] {
    return Array.from({ length }, () => this.below(256));
  }
}
