/**
 * Names of the Domain Name System as text: RFC 1035, section 5.1.
 *
 * @module
 */
import { buffer, members, shown, text as checkedText } from "../../../socket/arguments.ts";
import { fromCaller, rangeError } from "../../../socket/stack.ts";

/** The most bytes of a label, and of a name with the lengths of its labels. */
export const LONGEST_LABEL = 63, LONGEST_NAME = 255;

const BACKSLASH = 0x5c;
const encoder = new TextEncoder();

/** Returns bytes as text. Bytes that are not printable become `\DDD`, `special` gets a backslash. */
export function printable(bytes: Uint8Array, special: string): string {
  let text = "";
  for (const byte of bytes) {
    const character = String.fromCharCode(byte);
    if (byte < 0x20 || byte > 0x7e) text += `\\${String(byte).padStart(3, "0")}`;
    else text += special.includes(character) ? `\\${character}` : character;
  }
  return text;
}

/** Returns a label as text. */
export function labelText(label: Uint8Array): string {
  return printable(label, ".\\");
}

/** Splits a name into labels; see {@linkcode parseDnsName}. */
export function labelsOf(name: string): Uint8Array<ArrayBuffer>[] {
  const refuse = (why: string) => rangeError(`${shown(name)} is no domain name: ${why}`);
  if (name === "." || name === "") return [];
  const bytes = encoder.encode(name);
  const labels: Uint8Array<ArrayBuffer>[] = [];
  let label: number[] = [], total = 1;
  const end = () => {
    if (label.length === 0) throw refuse("a label is empty");
    if (label.length > LONGEST_LABEL) throw refuse(`a label has more than ${LONGEST_LABEL} bytes`);
    total += 1 + label.length;
    if (total > LONGEST_NAME) throw refuse(`it has more than ${LONGEST_NAME} bytes`);
    labels.push(Uint8Array.from(label));
    label = [];
  };
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte === 0x2e) {
      end();
    } else if (byte !== BACKSLASH) {
      label.push(byte);
    } else {
      const digits = /^\d{3}/.exec(String.fromCharCode(...bytes.subarray(at + 1, at + 4)));
      const escaped = digits === null ? bytes[at + 1] : Number(digits[0]);
      if (escaped === undefined) throw refuse("nothing follows the backslash");
      if (escaped > 0xff) throw refuse(`\\${escaped} is no byte`);
      label.push(escaped);
      at += digits === null ? 1 : 3;
    }
  }
  if (label.length > 0) end(); // else the name ends with a dot
  return labels;
}

/**
 * Splits the text of a domain name into labels, with `\.` and `\DDD` resolved.
 *
 * @param name The name, with or without a dot at its end. `"."` and `""` are the root. Characters
 * outside ASCII become UTF-8, as in multicast DNS.
 * @returns The labels.
 * @throws {RangeError} If a label is empty or longer than 63 bytes, or the name longer than 255.
 *
 * @example
 * ```ts
 * import { parseDnsName } from "@libc/socket/capture";
 *
 * const [instance] = parseDnsName("My\\.printer._ipp._tcp.local");
 * console.log(new TextDecoder().decode(instance)); // My.printer
 * ```
 *
 * @category Protocols
 */
export function parseDnsName(name: string): Uint8Array<ArrayBuffer>[] {
  return fromCaller(parseDnsName, () => labelsOf(checkedText("name", name)));
}

/**
 * Returns the text of a domain name. Dots and backslashes in labels get a backslash; bytes that are not
 * printable ASCII become `\DDD`.
 *
 * @param labels The labels.
 * @returns The text, without a dot at its end; `"."` for the root.
 * @throws {TypeError} If a label is no bytes.
 *
 * @example
 * ```ts
 * import { formatDnsName } from "@libc/socket/capture";
 *
 * const labels = ["My.printer", "_ipp", "_tcp", "local"].map((label) => new TextEncoder().encode(label));
 * console.log(formatDnsName(labels)); // My\.printer._ipp._tcp.local
 * ```
 *
 * @category Protocols
 */
export function formatDnsName(labels: readonly Uint8Array[]): string {
  return fromCaller(formatDnsName, () => {
    const texts = members("labels", labels, 127, (name, label) => labelText(buffer(name, label)));
    return texts.join(".") || ".";
  });
}
