/**
 * Names of numbers, for messages and for what `console.log` shows.
 *
 * @module
 */
import { table } from "./platform.ts";

/** Returns the names in the table that match `pattern`, by number. */
export function namesOf(
  pattern: RegExp,
  preferred: ReadonlySet<string> = new Set(),
): Map<number, string> {
  const names = new Map<number, string>();
  for (const [name, value] of Object.entries<unknown>({ ...table })) {
    if (typeof value !== "number" || !pattern.test(name)) continue;
    if (!names.has(value) || preferred.has(name)) names.set(value, name);
  }
  return names;
}

/** Returns a function that names numbers; a number without a name stays a number. */
function createNamer(pattern: RegExp, preferred?: ReadonlySet<string>): (value: number) => string {
  let names: Map<number, string> | undefined;
  return (value) => (names ??= namesOf(pattern, preferred)).get(value) ?? String(value);
}

/** Returns the C name of an address family, such as `"AF_INET"`. */
export const familyName: (family: number) => string = createNamer(
  /^AF_(?!MAX$)/,
  new Set(["AF_UNIX"]), // not AF_FILE or AF_LOCAL
);

/** Returns the C name of a socket type, such as `"SOCK_STREAM"`. */
export const typeName: (type: number) => string = createNamer(
  /^SOCK_(STREAM|DGRAM|RAW|RDM|SEQPACKET|DCCP|PACKET)$/,
);

/** Returns the C name of a protocol of the internet families, such as `"IPPROTO_TCP"`. */
export const protocolName: (proto: number) => string = createNamer(/^IPPROTO_(?!MAX$)/);
