/**
 * The optional size of a read.
 *
 * @module
 */
import { integer, isOptions, type WaitOptions } from "../arguments.ts";

/**
 * The optional size of a blocking read; no limit if it is left out, `null` or -1.
 *
 * @category Files and streams
 */
export type Size = [] | [size: number | null];

/**
 * The optional size and options of an asynchronous read.
 *
 * @category Files and streams
 */
export type SizeAndOptions = [options?: WaitOptions] | [size: number | null, options?: WaitOptions];

/**
 * Checks the optional size of a blocking read.
 *
 * @param name The argument's name, for the error.
 * @param rest The arguments that the user passed.
 * @returns The size; -1 for no limit.
 * @throws {TypeError | RangeError} If the size is not an integer of at least -1.
 */
export function checkSize(name: string, rest: readonly unknown[]): number {
  if (rest.length === 0 || rest[0] === null) return -1;
  return integer(name, rest[0], -1, Number.MAX_SAFE_INTEGER);
}

/** As {@linkcode checkSize}, for an asynchronous read: its options may come in place of the size. */
export function checkSizeBefore(name: string, rest: readonly unknown[]): number {
  const areOptions = isOptions(rest[0]) || (rest.length === 1 && rest[0] === undefined);
  return areOptions ? -1 : checkSize(name, rest);
}
