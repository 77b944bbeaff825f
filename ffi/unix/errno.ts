/**
 * Results and errors of libc's calls.
 *
 * @module
 */

/** This thread's `errno`, as the only element: a view on the memory of `__errno_location()`. */
export type Errno = Int32Array<ArrayBuffer>;

/**
 * Returns a call's result, or the negated `errno` for -1: `result(c.close(fd), errno[0])`.
 *
 * The caller reads `errno` as an argument, right after the call, even if the call succeeded:
 * nothing runs in between. A later read is too late. On entry to a function, or when optimized
 * code meets a new type, V8 may do work of its own that sets `errno`, such as taking a lock or
 * opening a file.
 *
 * @param returned The call's result.
 * @param errno The value of `errno` right after the call.
 */
export function result(returned: number, errno: number | undefined): number {
  return returned < 0 ? negated(errno) : returned;
}

/** Stands for an `errno` that was lost; it has this number on every Unix. */
const EIO = 5;

/**
 * Returns the negated `errno` of a call that failed. It is never 0, which would pass for success, and
 * for the end of a stream.
 *
 * @param errno The value of `errno` right after the call.
 */
export function negated(errno: number | undefined): number {
  return errno! > 0 ? -errno! : -EIO;
}
