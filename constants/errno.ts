/**
 * Names of error numbers.
 *
 * @module
 */

import { namesOf } from "./names.ts";

/** Preferred names where a number has several. */
const preferred: ReadonlySet<string> = new Set([
  "EAGAIN",
  "EDEADLK",
  "ENOMEM",
  "ENXIO",
  "EOPNOTSUPP",
  "EUCLEAN",
  "NO_DATA",
]);

/** Names of `errno`, and on Windows of the errors of Winsock. */
const ERRNO = /^(E(?!AI_|POLL|TH_|THERTYPE|V_|VFILT)[A-Z0-9]+|WSA(?!_FLAG_).*)$/;

/** The least number of an error of Winsock. No other system has error numbers as large. */
const WSABASEERR = 10000;

/** Returns a function that looks names up. The function builds its map at its first call. */
function createLookup(pattern: RegExp): (value: number) => string | undefined {
  let names: Map<number, string> | undefined;
  return (value) => (names ??= namesOf(pattern, preferred)).get(value);
}

const errnoName = createLookup(ERRNO);

/**
 * Returns a function that names numbers. A number without a name gets one that is an identifier too:
 * `ERRNO_9999`, `EAI_MINUS_99`.
 */
function createNamer(
  nameOf: (value: number) => string | undefined,
  prefix: string,
): (value: number) => string {
  return (value) => {
    // A look-up on Windows may fail with any error of Winsock.
    const name = nameOf(value) ?? (value >= WSABASEERR ? errnoName(value) : undefined);
    return name ?? `${prefix}_${value < 0 ? "MINUS_" : ""}${Math.abs(value)}`;
  };
}

/** Returns the C name of an error number, such as `"ECONNREFUSED"`; `"ERRNO_9999"` for none. */
export const errorName: (errno: number) => string = createNamer(errnoName, "ERRNO");

/** Returns the C name of a `getaddrinfo` error, such as `"EAI_NONAME"`; `"EAI_9999"` for none. */
export const gaiErrorName: (error: number) => string = createNamer(
  createLookup(/^EAI_/),
  "EAI",
);

/** Returns the C name of an `h_errno`, such as `"HOST_NOT_FOUND"`; `"H_ERRNO_9999"` for none. */
export const hostErrorName: (error: number) => string = createNamer(
  createLookup(/^(HOST_NOT_FOUND|TRY_AGAIN|NO_RECOVERY|NO_DATA|NO_ADDRESS)$/),
  "H_ERRNO",
);
