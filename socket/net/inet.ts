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
import { hideFrames, rangeError } from "../stack.ts";

/** Size of a packed IPv6 address, the longest one, in bytes. */
const MAX_PACKED_SIZE = 16;
/** Size of a slab in bytes. It is small because one live packed address keeps the slab alive. */
const SLAB_SIZE = 64 * MAX_PACKED_SIZE;

/**
 * Memory that packed addresses share. Allocating a separate buffer for each address would cost
 * more than the rest of the conversion.
 */
let slab = new ArrayBuffer(0);
let used = 0;

/** Returns unused memory of the slab for one packed address. */
function reservePacked(length: number): Uint8Array<ArrayBuffer> {
  // The slab is also empty (length 0) after the user transferred it to another thread.
  if (slab.byteLength < used + length) {
    slab = new ArrayBuffer(SLAB_SIZE);
    used = 0;
  }
  const packed = new Uint8Array(slab, used, length);
  used += length;
  return packed;
}

/** Writes an IPv4 address, given in host order, in network order. */
function packInet(number: number): Uint8Array<ArrayBuffer> {
  const packed = reservePacked(4);
  packed[0] = number >>> 24;
  packed[1] = number >>> 16;
  packed[2] = number >>> 8;
  packed[3] = number;
  return packed;
}

function invalidAddress(syscall: string, address: string): SocketError {
  return systemError(EINVAL, syscall, address, "expected a numeric address");
}

/**
 * Converts an IPv4 address from text to its four bytes: inet_aton(3).
 *
 * @param ip_string Dotted decimal, or a shorter form that the system accepts, such as `"127.1"`.
 * @returns Four bytes in network order, as a view of a buffer that several packed addresses share.
 *   The views do not overlap.
 * @throws {SocketError} `EINVAL` if `ip_string` is not an address.
 *
 * @example
 * ```ts
 * import { inet_aton } from "@libc/socket";
 *
 * console.log(inet_aton("127.0.0.1")); // Uint8Array(4) [ 127, 0, 0, 1 ]
 * ```
 *
 * @category Names and addresses
 */
export function inet_aton(ip_string: string): Uint8Array<ArrayBuffer> {
  try {
    const address = text("ip_string", ip_string);
    const number = parseInet(address);
    if (number >= 0) return packInet(number);
    const packed = reservePacked(4);
    if (!system().inetAton(address, packed)) throw invalidAddress("inet_aton", address);
    return packed;
  } catch (error) {
    throw hideFrames(error, inet_aton);
  }
}

/**
 * Converts an IPv4 address from its four bytes to text: inet_ntoa(3).
 *
 * @param packed_ip Four bytes in network order.
 * @returns Dotted decimal.
 * @throws {SocketError} `EINVAL` if `packed_ip` is not four bytes long.
 *
 * @example
 * ```ts
 * import { inet_ntoa } from "@libc/socket";
 *
 * console.log(inet_ntoa(new Uint8Array([127, 0, 0, 1]))); // 127.0.0.1
 * ```
 *
 * @category Names and addresses
 */
export function inet_ntoa(packed_ip: Bytes): string {
  try {
    const packed = buffer("packed_ip", packed_ip);
    if (packed.length !== 4) {
      const explanation = `packed_ip has ${packed.length} bytes, expected 4`;
      throw systemError(EINVAL, "inet_ntoa", undefined, explanation);
    }
    return inet_ntop(AF_INET, packed);
  } catch (error) {
    throw hideFrames(error, inet_ntoa);
  }
}

/**
 * Converts an IP address from text to bytes: inet_pton(3).
 *
 * @param address_family `AF_INET` or `AF_INET6`.
 * @param ip_string The address in dotted decimal (IPv4) or colon notation (IPv6).
 * @returns Four or sixteen bytes in network order, as a view of a buffer that several packed
 *   addresses share. The views do not overlap.
 * @throws {SocketError} `EINVAL` if `ip_string` is not an address; `EAFNOSUPPORT` for another
 *   family.
 *
 * @example
 * ```ts
 * import { AF_INET6, inet_pton } from "@libc/socket";
 *
 * console.log(inet_pton(AF_INET6, "::1").length); // 16
 * ```
 *
 * @category Names and addresses
 */
export function inet_pton(address_family: number, ip_string: string): Uint8Array<ArrayBuffer> {
  try {
    const family = int("address_family", address_family);
    const address = text("ip_string", ip_string);
    const number = family === AF_INET ? parseInet(address) : -1;
    if (number >= 0) return packInet(number);
    const packed = reservePacked(family === AF_INET ? 4 : MAX_PACKED_SIZE);
    const returned = system().inetPton(family, address, packed);
    if (returned < 0) throw systemError(-returned, "inet_pton", address);
    if (returned === 0) throw invalidAddress("inet_pton", address);
    return packed;
  } catch (error) {
    throw hideFrames(error, inet_pton);
  }
}

/**
 * Converts an IP address from bytes to text: inet_ntop(3).
 *
 * @param address_family `AF_INET` or `AF_INET6`.
 * @param packed_ip Four bytes (IPv4) or sixteen bytes (IPv6) in network order.
 * @returns The address in dotted decimal (IPv4) or colon notation (IPv6).
 * @throws {RangeError} If `packed_ip` has the wrong length for the family.
 * @throws {SocketError} `EAFNOSUPPORT` for another family.
 *
 * @example
 * ```ts
 * import { AF_INET6, inet_ntop } from "@libc/socket";
 *
 * console.log(inet_ntop(AF_INET6, new Uint8Array(16))); // ::
 * ```
 *
 * @category Names and addresses
 */
export function inet_ntop(address_family: number, packed_ip: Bytes): string {
  try {
    const family = int("address_family", address_family);
    const packed = buffer("packed_ip", packed_ip);
    if (family !== AF_INET && family !== AF_INET6) throw systemError(EAFNOSUPPORT, "inet_ntop");
    const length = family === AF_INET ? 4 : MAX_PACKED_SIZE;
    if (packed.length !== length) {
      throw rangeError(
        `packed_ip has ${packed.length} bytes, expected ${length} for address family ${family}`,
      );
    }
    const address = system().inetNtop(family, packed);
    if (typeof address === "number") throw systemError(-address, "inet_ntop");
    return address;
  } catch (error) {
    throw hideFrames(error, inet_ntop);
  }
}
