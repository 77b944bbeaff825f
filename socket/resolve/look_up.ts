/**
 * Look-ups of names and addresses as tasks.
 *
 * @module
 */
import type { Lookup, LookupResult } from "../../ffi/system.ts";
import { abortable, step, type Task } from "../operation/task.ts";

/** Result of a failed look-up. */
export type LookupFailure = Extract<LookupResult<unknown>, { error: number }>;

/**
 * Performs a look-up. No look-up can be cancelled, so an abort rejects without waiting for the
 * result.
 *
 * @param lookup The look-up.
 * @param toError Creates the error to throw if the look-up fails.
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
