/**
 * Percentiles of many times, in little memory.
 *
 * @module
 */

/** Each bucket ends this much above the one before it: the error of a percentile. */
const GROWTH = 1.02;
/** The end of the first bucket, in ms. */
const FIRST = 0.001;
const BUCKETS = 1500; // up to more than an hour

/** A histogram of times in ms, with logarithmic buckets. */
export class Percentiles {
  readonly #counts = new Float64Array(BUCKETS);
  #count = 0;
  #max = 0;

  /** The number of times. */
  get count(): number {
    return this.#count;
  }

  /** The longest time; 0 if there is none. */
  get max(): number {
    return this.#max;
  }

  /** Adds a time, in ms. */
  add(time: number): void {
    const bucket = Math.ceil(Math.log(Math.max(time, FIRST) / FIRST) / Math.log(GROWTH));
    this.#counts[Math.min(bucket, BUCKETS - 1)]!++;
    this.#count++;
    if (time > this.#max) this.#max = time;
  }

  /**
   * Returns the time that a share of all times do not exceed.
   *
   * @param share From 0 to 1, such as 0.999.
   */
  at(share: number): number {
    let left = share * this.#count;
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      left -= this.#counts[bucket]!;
      if (left <= 0) return Math.min(this.#max, FIRST * GROWTH ** bucket);
    }
    return this.#max;
  }
}
