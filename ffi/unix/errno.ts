/**
 * How the calls of every Unix say that they have failed.
 *
 * @module
 */

/** This thread's `errno`, the only element: where `__errno_location()` and its like point. */
export type Errno = Int32Array<ArrayBuffer>;

/**
 * What a call returned; for -1 the negated `errno`: `result(c.close(fd), errno[0])`.
 *
 * `errno` is read in the arguments, whether it is needed or not, since nothing comes in between
 * there. When a function is entered, or compiled code meets what it has never met, V8 may do work of
 * its own first, such as taking a lock or opening a file, and that has an `errno` of its own.
 *
 * @param returned What the call returned.
 * @param errno The value of `errno` right behind it.
 */
export function result(returned: number, errno: number | undefined): number {
  return returned < 0 ? -errno! : returned;
}
