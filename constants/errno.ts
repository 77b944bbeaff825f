/**
 * The names of error numbers.
 *
 * @module
 */

import { table } from "./platform.ts";

/** Of several names for one number, these are the usual ones. */
const usual: ReadonlySet<string> = new Set([
  "EAGAIN",
  "EDEADLK",
  "ENOMEM",
  "ENXIO",
  "EOPNOTSUPP",
  "EUCLEAN",
  "NO_DATA",
]);

/** The names in the table that `pattern` matches, by number. */
function namesOf(pattern: RegExp): Map<number, string> {
  const names = new Map<number, string>();
  for (const [name, value] of Object.entries<unknown>({ ...table })) {
    if (typeof value !== "number" || !pattern.test(name)) continue;
    if (!names.has(value) || usual.has(name)) names.set(value, name);
  }
  return names;
}

/** A function that names numbers, from a map made at its first use. */
function namer(pattern: RegExp, prefix: string): (value: number) => string {
  let names: Map<number, string> | undefined;
  return (value) => {
    names ??= namesOf(pattern);
    return names.get(value) ?? `${prefix}_${value}`;
  };
}

/** The C name of an error number, `"ECONNREFUSED"`, or else `"ERRNO_9999"`. */
export const errorName: (errno: number) => string = namer(
  /^(E(?!AI_|POLL|TH_|THERTYPE|V_|VFILT)[A-Z0-9]+|WSA(?!_FLAG_).*)$/,
  "ERRNO",
);

/** The C name of an error of `getaddrinfo`, `"EAI_NONAME"`, or `"EAI_9999"`. */
export const gaiErrorName: (error: number) => string = namer(/^EAI_/, "EAI");

/** The C name of an `h_errno`, `"HOST_NOT_FOUND"`, or else `"H_ERRNO_9999"`. */
export const hostErrorName: (error: number) => string = namer(
  /^(HOST_NOT_FOUND|TRY_AGAIN|NO_RECOVERY|NO_DATA|NO_ADDRESS)$/,
  "H_ERRNO",
);
