/**
 * Time stamps in files, and in nanoseconds.
 *
 * @module
 */
import type { TimeResolution } from "./records.ts";

/** The unit in files that do not say. */
export const MICROSECONDS: TimeResolution = { base: 10, exponent: 6 };
/** The unit of this module. */
export const NANOSECONDS: TimeResolution = { base: 10, exponent: 9 };

const SECOND = 1_000_000_000n;

/** Converts the time stamps of one interface. */
export class Clock {
  readonly #perSecond: bigint;
  /** Nanoseconds in a unit, if it is a whole number of them. */
  readonly #factor: bigint | null;
  /** The correction for a unit that is no decimal fraction of a second. */
  readonly #roundUp: bigint;
  readonly #offset: bigint;
  /** True if time stamps are nanoseconds since 1970. */
  readonly isPlain: boolean;

  /**
   * Makes the clock of an interface.
   *
   * @param resolution The unit of its time stamps.
   * @param timeOffset Seconds that are added to them.
   */
  constructor({ base, exponent }: TimeResolution, timeOffset: bigint) {
    this.#perSecond = BigInt(base) ** BigInt(exponent);
    this.#factor = SECOND % this.#perSecond === 0n ? SECOND / this.#perSecond : null;
    // Nanoseconds were rounded down from such units. Rounded up, they give the units again.
    this.#roundUp = this.#factor === null && this.#perSecond < SECOND ? SECOND - 1n : 0n;
    this.#offset = timeOffset * SECOND;
    this.isPlain = this.#factor === 1n && timeOffset === 0n;
  }

  /** Returns the nanoseconds since 1970 of a number of units. Fractions are cut off. */
  toNanoseconds(units: bigint): bigint {
    const factor = this.#factor;
    return (factor === null ? units * SECOND / this.#perSecond : units * factor) + this.#offset;
  }

  /** Returns the number of units of nanoseconds since 1970. Fractions are cut off. */
  fromNanoseconds(nanoseconds: bigint): bigint {
    const time = nanoseconds - this.#offset;
    if (this.#factor === 1n) return time;
    if (this.#factor !== null) return time / this.#factor;
    return (time * this.#perSecond + this.#roundUp) / SECOND;
  }
}
