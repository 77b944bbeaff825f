/**
 * IP addresses as text and as bytes: inet(3).
 *
 * @module
 */
import { AF_INET, AF_INET6, EAFNOSUPPORT, EINVAL } from "../../constants/mod.ts";
import { system } from "../../ffi/mod.ts";
import { buffer, type Bytes, int, text } from "../arguments.ts";
import { parseInet } from "../address/inet.ts";
import { type SocketError, systemError } from "../errors.ts";

/** Bytes in the longest packed address, that of IPv6. */
const LONGEST = 16;
/** Bytes in a slab: few, since a packed address that is kept keeps its slab. */
const SLAB = 64 * LONGEST;

/** Memory that packed addresses share: memory of its own would take each longer than all else. */
let slab = new ArrayBuffer(0);
let used = 0;

/** Memory for a packed address, used for nothing else. */
function room(length: number): Uint8Array<ArrayBuffer> {
  // An empty slab may also be one that a user has transferred to another thread.
  if (slab.byteLength < used + length) {
    slab = new ArrayBuffer(SLAB);
    used = 0;
  }
  const packed = new Uint8Array(slab, used, length);
  used += length;
  return packed;
}

/** An IPv4 address in network order. */
function fourBytes(number: number): Uint8Array<ArrayBuffer> {
  const packed = room(4);
  packed[0] = number >>> 24;
  packed[1] = number >>> 16;
  packed[2] = number >>> 8;
  packed[3] = number;
  return packed;
}

function notAnAddress(syscall: string, address: string): SocketError {
  return systemError(EINVAL, syscall, address, "it is no numeric address");
}

/**
 * Converts an IPv4 address from text to its four bytes: inet_aton(3).
 *
 * @param ip_string Dotted decimal; also the system's shorter forms, such as `"127.1"`.
 * @returns Four bytes, in network order: a view on memory that other packed addresses share, none of
 * which overlap.
 * @throws {SocketError} `EINVAL` if it is no address.
 *
 * @example
 * ```ts
 * import { inet_aton } from "@libc/socket";
 *
 * console.log(inet_aton("127.0.0.1")); // Uint8Array(4) [ 127, 0, 0, 1 ]
 * ```
 */
export function inet_aton(ip_string: string): Uint8Array<ArrayBuffer> {
  const address = text("ip_string", ip_string);
  const number = parseInet(address);
  if (number >= 0) return fourBytes(number);
  const packed = room(4);
  if (!system().inetAton(address, packed)) throw notAnAddress("inet_aton", address);
  return packed;
}

/**
 * Converts an IPv4 address from its four bytes to text: inet_ntoa(3).
 *
 * @param packed_ip Four bytes, in network order.
 * @returns Dotted decimal.
 * @throws {RangeError} If these are not four bytes.
 *
 * @example
 * ```ts
 * import { inet_ntoa } from "@libc/socket";
 *
 * console.log(inet_ntoa(new Uint8Array([127, 0, 0, 1]))); // 127.0.0.1
 * ```
 */
export function inet_ntoa(packed_ip: Bytes): string {
  return inet_ntop(AF_INET, packed_ip);
}

/**
 * Converts an IP address from text to bytes: inet_pton(3).
 *
 * @param address_family `AF_INET` or `AF_INET6`.
 * @param ip_string The address, in dotted decimal or in colon notation.
 * @returns Four or sixteen bytes, in network order: a view on memory that other packed addresses
 * share, none of which overlap.
 * @throws {SocketError} `EINVAL` if it is no address, `EAFNOSUPPORT` for another family.
 *
 * @example
 * ```ts
 * import { AF_INET6, inet_pton } from "@libc/socket";
 *
 * console.log(inet_pton(AF_INET6, "::1").length); // 16
 * ```
 */
export function inet_pton(address_family: number, ip_string: string): Uint8Array<ArrayBuffer> {
  const family = int("address_family", address_family);
  const address = text("ip_string", ip_string);
  const number = family === AF_INET ? parseInet(address) : -1;
  if (number >= 0) return fourBytes(number);
  const packed = room(family === AF_INET ? 4 : LONGEST);
  const returned = system().inetPton(family, address, packed);
  if (returned < 0) throw systemError(-returned, "inet_pton", address);
  if (returned === 0) throw notAnAddress("inet_pton", address);
  return packed;
}

/**
 * Converts an IP address from bytes to text: inet_ntop(3).
 *
 * @param address_family `AF_INET` or `AF_INET6`.
 * @param packed_ip Four or sixteen bytes, in network order.
 * @returns The address, in dotted decimal or in colon notation.
 * @throws {RangeError} If the number of bytes is wrong for the family.
 * @throws {SocketError} `EAFNOSUPPORT` for another family.
 *
 * @example
 * ```ts
 * import { AF_INET6, inet_ntop } from "@libc/socket";
 *
 * console.log(inet_ntop(AF_INET6, new Uint8Array(16))); // ::
 * ```
 */
export function inet_ntop(address_family: number, packed_ip: Bytes): string {
  const family = int("address_family", address_family);
  const packed = buffer("packed_ip", packed_ip);
  if (family !== AF_INET && family !== AF_INET6) throw systemError(EAFNOSUPPORT, "inet_ntop");
  const length = family === AF_INET ? 4 : LONGEST;
  if (packed.length !== length) {
    throw new RangeError(
      `packed_ip has ${packed.length} bytes, expected ${length} for address family ${family}`,
    );
  }
  const address = system().inetNtop(family, packed);
  if (typeof address === "number") throw systemError(-address, "inet_ntop");
  return address;
}
