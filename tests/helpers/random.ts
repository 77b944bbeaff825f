/**
 * Numbers that look random and follow from a seed.
 *
 * @module
 */

/** A generator of such numbers: splitmix32. */
export class Random {
  #state: number;

  /** @param seed The seed, an integer. */
  constructor(seed: number) {
    this.#state = seed | 0;
  }

  /** Returns an integer from 0 up to, but not including, a limit. */
  below(limit: number): number {
    this.#state = (this.#state + 0x9e3779b9) | 0;
    let x = this.#state;
    x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
    x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
    return ((x ^ (x >>> 15)) >>> 0) % limit;
  }

  /** Returns one of several values. */
  pick<T>(values: readonly T[]): T {
    return values[this.below(values.length)]!;
  }
}
