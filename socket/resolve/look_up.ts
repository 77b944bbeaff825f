/**
 * One look-up of the system, as a task.
 *
 * @module
 */
import type { Lookup, LookupResult } from "../../ffi/system.ts";
import { abortable, step, type Task } from "../operation/task.ts";

/** The result of a failed look-up. */
export type LookupFailure = Extract<LookupResult<unknown>, { error: number }>;

/**
 * Makes a look-up. An abort does not wait for its answer, which nothing can cancel.
 *
 * @param lookup The look-up.
 * @param toError Makes the error of a failed look-up.
 */
export function* lookUp<T>(
  lookup: Lookup<T>,
  toError: (failure: LookupFailure) => Error,
): Task<T> {
  const result = yield* step({
    now: () => lookup.now(),
    later: (signal) => abortable(lookup.later(), signal),
  });
  if ("error" in result) throw toError(result);
  return result.value;
}
