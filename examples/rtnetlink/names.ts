/**
 * Names of the numbers of rtnetlink, as ip(8) has them.
 *
 * @module
 */
import { AF_INET, AF_INET6, inet_ntop } from "@libc/socket";

/** Names by number; a number without a name is its own. */
export type Names = ReadonlyMap<number, string>;

/** Gives the name of an interface. */
export type NameOf = (ifindex: number) => string;

/** The name of a number. */
export function nameIn(names: Names, number: number): string {
  return names.get(number) ?? String(number);
}

/** Names of the bits that are set, in the order of the table; the rest in hexadecimal. */
export function bitsIn(names: Names, bits: number): string[] {
  const found: string[] = [];
  for (const [bit, name] of names) {
    if ((bits & bit) === 0) continue;
    found.push(name);
    bits &= ~bit;
  }
  return bits === 0 ? found : [...found, (bits >>> 0).toString(16)];
}

/** An internet address as text. */
export function host(family: number, bytes: Uint8Array<ArrayBuffer>): string {
  return inet_ntop(family, bytes);
}

/** `inet` and `inet6` */
export const FAMILIES: Names = new Map([[AF_INET, "inet"], [AF_INET6, "inet6"]]);

/** How far an address or a route reaches: `RT_SCOPE_*`. */
export const SCOPES: Names = new Map([
  [0, "global"],
  [200, "site"],
  [253, "link"],
  [254, "host"],
  [255, "nowhere"],
]);
