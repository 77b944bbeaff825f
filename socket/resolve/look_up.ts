/**
 * Look-ups of names and addresses as tasks.
 *
 * @module
 */
import type { Lookup, LookupResult } from "../../ffi/system.ts";
import { step, type Task } from "../operation/task.ts";
import { inTurn } from "../event_loop/wait_queue.ts";
import { lookups } from "./lookup_queue.ts";

/** Result of a failed look-up. */
export type LookupFailure = Extract<LookupResult<unknown>, { error: number }>;

/** What a look-up is about. */
export interface Subject {
  /** The host that is asked for. */
  readonly host: string;
  /** Returns a text that is equal for look-ups with the same answer. */
  readonly key: () => string;
  /** True if the answer needs no server: the asynchronous form then makes the call at once. */
  readonly isNumeric: boolean;
}

/**
 * Returns the subject of a look-up of an address. Addresses with the same first two parts count as one
 * domain.
 *
 * @param name The name of the look-up.
 * @param address A numeric address.
 */
export function reverse(name: string, address: string): Subject {
  const isLocal = /^(127\.|::1$)/.test(address);
  const host = isLocal ? "localhost" : address.split(/[.:]/).slice(0, 2).join(".");
  return { host, key: () => `${name} ${address}`, isNumeric: false };
}

/**
 * Performs a look-up. No look-up can be cancelled, so an abort rejects without waiting for the
 * result.
 *
 * @param lookup Makes the look-up.
 * @param subject What it is about.
 * @param decode Makes the result, which must not share memory with the answer: others may get it too.
 * @param toError Creates the error to throw if the look-up fails.
 */
export function* lookUp<T, R>(
  lookup: Lookup<T>,
  { host, key, isNumeric }: Subject,
  decode: (answer: T) => R,
  toError: (failure: LookupFailure) => Error,
): Task<R> {
  const take = (result: LookupResult<T>) => {
    if ("error" in result) throw toError(result);
    return decode(result.value);
  };
  return yield* step({
    now: () => take(lookup.now()),
    later: (signal) =>
      isNumeric
        ? inTurn(() => take(lookup.now()))
        : lookups.ask(key(), host, () => lookup.later(), signal).then(take),
  });
}
