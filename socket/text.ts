/**
 * The text of addresses, for people and for the messages of errors.
 *
 * @module
 */
import type { Address } from "../constants/families.ts";
import { system } from "../ffi/mod.ts";
import { buffer, isArray, isBytes, members, shown, wrongType } from "./arguments.ts";
import { fromCaller } from "./stack.ts";

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The text of a Bluetooth device, which an IPv6 address cannot have: it needs eight groups, or `::`. */
const DEVICE = /^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$/i;

/** True if a host is an IPv6 address, with or without a zone. */
export function isInet6Host(host: string): boolean {
  return host.includes(":") && !DEVICE.test(host);
}

/** True if a text names a Bluetooth device, such as `"01:23:45:67:89:AB"`. */
export function isDevice(text: string): boolean {
  return DEVICE.test(text);
}

/**
 * Formats an address of any family as text for people. The text does not say which family it is of,
 * and no function parses it.
 *
 * @param address An address.
 * @returns By family:
 *   - `AF_INET`: `127.0.0.1:80`.
 *   - `AF_INET6`: `[::1]:80`. A scope is named behind the host: `[fe80::1%eth0]:80`, with the index
 *     if this machine has no interface of that index.
 *   - `AF_UNIX`: the path. A leading NUL, which marks an abstract name, is written as `@`. The
 *     address of a socket without a name is `""`, two quotation marks.
 *   - Other families: the elements, with colons between them. An element that contains a colon is in
 *     brackets. The bytes of a hardware address are in hexadecimal.
 *
 *   Bytes that are not UTF-8, and control characters, are written as in `\xff`.
 * @throws {TypeError} If it is no string, number, array or `Uint8Array`.
 *
 * @example
 * ```ts
 * import { formatAddress } from "@libc/socket";
 *
 * console.log(formatAddress(["127.0.0.1", 80])); // 127.0.0.1:80
 * console.log(formatAddress(["::1", 80, 0, 0])); // [::1]:80
 * console.log(formatAddress("/run/log.sock"), formatAddress("\0name")); // /run/log.sock @name
 * ```
 *
 * @category Addresses
 */
export function formatAddress(address: Readonly<Address>): string {
  return fromCaller(formatAddress, () => {
    if (typeof address === "string") return formatName(address);
    if (isBytes(address)) return formatBytes(buffer("address", address));
    if (typeof address === "number") return String(address); // an adapter of BTPROTO_HCI
    if (!isArray(address)) throw wrongType("address", address, "an address");
    const [host, port, , scope] = address as readonly unknown[];
    if (typeof host !== "string" || typeof port !== "number" || !isInet6Host(host)) {
      return members("address", address, MOST_ELEMENTS, formatElement).join(":");
    }
    return `[${escapeControls(host)}${formatScope(host, scope)}]:${port}`;
  });
}

/** The most elements of an address. */
const MOST_ELEMENTS = 8;

/** Formats a path, or an abstract name. */
function formatName(name: string): string {
  if (name === "") return '""';
  return escapeControls(name.startsWith("\0") ? `@${name.slice(1)}` : name);
}

/** Formats a name in bytes. What is not UTF-8 is written byte by byte. */
function formatBytes(name: Uint8Array): string {
  try {
    return formatName(decoder.decode(name));
  } catch {
    const isAbstract = name[0] === 0;
    const bytes = Array.from(isAbstract ? name.subarray(1) : name, formatByte);
    return (isAbstract ? "@" : "") + bytes.join("");
  }
}

function formatByte(byte: number): string {
  const character = String.fromCharCode(byte);
  return byte < 0x20 || byte > 0x7e ? escapeByte(character) : character;
}

/** Escapes the characters that a terminal would obey. */
function escapeControls(text: string): string {
  // deno-lint-ignore no-control-regex
  return text.replace(/[\x00-\x1f\x7f-\x9f]/g, escapeByte);
}

function escapeByte(character: string): string {
  return `\\x${character.charCodeAt(0).toString(16).padStart(2, "0")}`;
}

function formatElement(name: string, element: unknown): string {
  const isText = typeof element === "string" || typeof element === "number" ||
    typeof element === "bigint" || typeof element === "boolean" || isBytes(element);
  if (!isText) throw wrongType(name, element, "a member of an address");
  if (isBytes(element)) return `[${Array.from(buffer(name, element), toHex).join(":")}]`;
  const text = escapeControls(String(element));
  return text.includes(":") ? `[${text}]` : text;
}

function toHex(byte: number): string {
  return byte.toString(16).padStart(2, "0");
}

/** Formats the scope of an IPv6 address, unless the host names its zone itself. */
function formatScope(host: string, scope: unknown): string {
  if (typeof scope !== "number" || scope === 0 || host.includes("%")) return "";
  const name = system().interfaceName(scope);
  return `%${typeof name === "string" ? name : scope}`;
}

/**
 * Formats an argument that should be an address, for the message of an error. A string is in
 * quotation marks.
 *
 * @param address Any value.
 */
export function describeAddress(address: unknown): string {
  if (typeof address === "string") return JSON.stringify(address);
  try {
    if (isArray(address)) return describeTuple(address);
  } catch {
    // A getter in the program's array has thrown.
  }
  return shown(address);
}

function describeTuple(address: unknown[]): string {
  const [host, port] = address;
  if (typeof host !== "string" || typeof port !== "number") return shown(address);
  if (address.length > 2 && !isInet6Host(host)) return shown(address); // no IP address
  return formatAddress(address as Address);
}
