/**
 * The names that ip(8) prints for numbers of rtnetlink.
 *
 * @module
 */
import { AF_INET, AF_INET6, inet_ntop } from "@libc/socket";

/** Names by number. */
export type Names = ReadonlyMap<number, string>;

/** Returns the name of an interface. */
export type NameOf = (ifindex: number) => string;

/** Returns the name of a number, or the number itself if it has none. */
export function nameIn(names: Names, number: number): string {
  return names.get(number) ?? String(number);
}

/** Returns the names of the set bits in the order of the table; unknown bits in hexadecimal. */
export function bitsIn(names: Names, bits: number): string[] {
  const found: string[] = [];
  for (const [bit, name] of names) {
    if ((bits & bit) === 0) continue;
    found.push(name);
    bits &= ~bit;
  }
  return bits === 0 ? found : [...found, (bits >>> 0).toString(16)];
}

/** Formats an IP address; in hexadecimal, as `ip` does, if it is not of the family's length. */
export function host(family: number, bytes: Uint8Array<ArrayBuffer>): string {
  const length = family === AF_INET ? 4 : family === AF_INET6 ? 16 : -1;
  return bytes.length === length ? inet_ntop(family, bytes) : bytes.toHex();
}

/** The address families. */
export const FAMILIES: Names = new Map([[AF_INET, "inet"], [AF_INET6, "inet6"]]);

/** The scopes of addresses and routes: `RT_SCOPE_*`. */
export const SCOPES: Names = new Map([
  [0, "global"],
  [200, "site"],
  [253, "link"],
  [254, "host"],
  [255, "nowhere"],
]);
