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

/** Divides by a positive number, and rounds down: the operator rounds a negative quotient up. */
function quotient(dividend: bigint, divisor: bigint): bigint {
  return (dividend < 0n ? dividend - divisor + 1n : dividend) / divisor;
}

/** Converts the time stamps of one interface. */
export class Clock {
  readonly #perSecond: bigint;
  /** Nanoseconds in a unit, if it is a whole number of them. */
  readonly #factor: bigint | null;
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
    this.#offset = timeOffset * SECOND;
    this.isPlain = this.#factor === 1n && timeOffset === 0n;
  }

  /** Returns the nanoseconds since 1970 of a number of units. Fractions are cut off. */
  toNanoseconds(units: bigint): bigint {
    const factor = this.#factor;
    return (factor === null ? units * SECOND / this.#perSecond : units * factor) + this.#offset;
  }

  /**
   * Returns the number of units of nanoseconds since 1970. Fractions are cut off, except that a time
   * which {@linkcode toNanoseconds} has cut gives its units again.
   */
  fromNanoseconds(nanoseconds: bigint): bigint {
    const time = nanoseconds - this.#offset;
    if (this.#factor === 1n) return time;
    if (this.#factor !== null) return quotient(time, this.#factor);
    const units = quotient(time * this.#perSecond, SECOND);
    if (this.toNanoseconds(units) === nanoseconds) return units;
    return this.toNanoseconds(units + 1n) === nanoseconds ? units + 1n : units;
  }
}
