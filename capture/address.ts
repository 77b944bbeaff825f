/**
 * Addresses as text, without the system's help.
 *
 * @module
 */

/** An IPv4 address, or the first parts of one. */
export interface Inet {
  /** The parts that are given, in the upper bits. */
  readonly address: number;
  /** Ones for the bits that are given. */
  readonly mask: number;
}

/** Returns a mask of 32 bits with a number of ones above. */
export function maskOf(ones: number): number {
  return ones === 0 ? 0 : (0xffffffff << (32 - ones)) >>> 0;
}

/** Parses an IPv4 address of one to four parts; `null` if a part is greater than 255. */
export function parseInet(text: string): Inet | null {
  const parts = text.split(".").map(Number);
  if (parts.length > 4 || parts.some((part) => !(Number.isInteger(part) && part <= 255))) {
    return null;
  }
  const address = parts.reduce((sum, part, i) => sum + part * 2 ** (24 - 8 * i), 0);
  return { address, mask: maskOf(8 * parts.length) };
}

/** Parses groups of hexadecimal digits, the last of which may be an IPv4 address. */
function parseGroups(text: string): number[] | null {
  if (text === "") return [];
  const groups: number[] = [];
  const parts = text.split(":");
  for (const [i, part] of parts.entries()) {
    if (/^[0-9A-Fa-f]{1,4}$/.test(part)) {
      groups.push(parseInt(part, 16));
    } else if (i === parts.length - 1 && /^\d{1,3}(\.\d{1,3}){3}$/.test(part)) {
      const inet = parseInet(part);
      if (inet === null) return null;
      groups.push(inet.address >>> 16, inet.address & 0xffff);
    } else {
      return null;
    }
  }
  return groups;
}

/** Parses an IPv6 address. Returns four words of 32 bits; `null` if the text is none. */
export function parseInet6(text: string): readonly number[] | null {
  const [before, after, ...more] = text.split("::");
  if (more.length > 0) return null;
  const head = parseGroups(before!), tail = after === undefined ? [] : parseGroups(after);
  if (head === null || tail === null) return null;
  const missing = 8 - head.length - tail.length;
  if (after === undefined ? missing !== 0 : missing < 1) return null;
  // An IPv4 address ends an IPv6 address.
  if (after !== undefined && before!.includes(".")) return null;
  const groups = [...head, ...new Array<number>(missing).fill(0), ...tail];
  return [0, 2, 4, 6].map((i) => groups[i]! * 0x10000 + groups[i + 1]!);
}

/** Parses a hardware address: hexadecimal digits, perhaps with `:`, `-` or `.` in between. */
export function parseHardwareAddress(text: string): readonly number[] {
  const parts = text.split(/[:.-]/);
  const digits = parts.length === 6
    ? parts.map((part) => part.padStart(2, "0")).join("")
    : parts.join("");
  return [0, 2, 4, 6, 8, 10].map((i) => parseInt(digits.slice(i, i + 2), 16));
}

/** Formats an IPv4 address. */
export function formatInet(bytes: Uint8Array): string {
  return bytes.join(".");
}

/** Formats an IPv6 address: RFC 5952, without IPv4 parts. */
export function formatInet6(bytes: Uint8Array): string {
  const groups = [0, 2, 4, 6, 8, 10, 12, 14].map((at) => bytes[at]! << 8 | bytes[at + 1]!);
  // The first of the longest runs of zeros, if it has two or more.
  let begin = 0, length = 1;
  for (let i = 0, zeros = 0; i < groups.length; i++) {
    zeros = groups[i] === 0 ? zeros + 1 : 0;
    if (zeros > length) [begin, length] = [i + 1 - zeros, zeros];
  }
  const text = (from: number, to: number) =>
    groups.slice(from, to).map((group) => group.toString(16)).join(":");
  return length < 2 ? text(0, 8) : `${text(0, begin)}::${text(begin + length, 8)}`;
}

/** Returns the bytes of an IPv4 address of four parts; `null` if the text is none. */
export function packInet(text: string): Uint8Array | null {
  const inet = /^\d{1,3}(\.\d{1,3}){3}$/.test(text) ? parseInet(text) : null;
  return inet === null ? null : Uint8Array.from(text.split(".").map(Number));
}

/** Returns the bytes of an IPv6 address; `null` if the text is none. */
export function packInet6(text: string): Uint8Array | null {
  const words = parseInet6(text);
  if (words === null) return null;
  return Uint8Array.from(
    words.flatMap((word) => [word >>> 24, word >>> 16 & 0xff, word >>> 8 & 0xff, word & 0xff]),
  );
}
