/**
 * Conversion between host and network byte order: byteorder(3).
 *
 * @module
 */
import { LITTLE_ENDIAN } from "../../ffi/layout.ts";
import { integer } from "../arguments.ts";
import { hideFrames } from "../stack.ts";

/** Swaps the two bytes on a little-endian machine. */
function swap16(x: number): number {
  return LITTLE_ENDIAN ? ((x & 0xff) << 8) | (x >>> 8) : x;
}

/** Swaps the four bytes on a little-endian machine. */
function swap32(x: number): number {
  if (!LITTLE_ENDIAN) return x;
  return ((x << 24) | ((x & 0xff00) << 8) | ((x >>> 8) & 0xff00) | (x >>> 24)) >>> 0;
}

/**
 * Converts a 32-bit number from network to host byte order: ntohl(3).
 *
 * @param x From 0 to 2**32 - 1.
 * @returns The converted number.
 * @throws {RangeError} If `x` is not an integer in this range.
 *
 * @example
 * ```ts
 * import { htonl, ntohl } from "@libc/socket";
 *
 * console.log(ntohl(htonl(0x12345678)) === 0x12345678); // true
 * ```
 *
 * @category Names and addresses
 */
export function ntohl(x: number): number {
  try {
    return swap32(integer("x", x, 0, 0xffffffff));
  } catch (error) {
    throw hideFrames(error, ntohl);
  }
}

/**
 * Converts a 16-bit number from network to host byte order: ntohs(3).
 *
 * @param x From 0 to 65535.
 * @returns The converted number.
 * @throws {RangeError} If `x` is not an integer in this range.
 *
 * @example
 * ```ts
 * import { htons, ntohs } from "@libc/socket";
 *
 * console.log(ntohs(htons(80))); // 80
 * ```
 *
 * @category Names and addresses
 */
export function ntohs(x: number): number {
  try {
    return swap16(integer("x", x, 0, 0xffff));
  } catch (error) {
    throw hideFrames(error, ntohs);
  }
}

/**
 * Converts a 32-bit number from host to network byte order: htonl(3).
 *
 * @param x From 0 to 2**32 - 1.
 * @returns The converted number.
 * @throws {RangeError} If `x` is not an integer in this range.
 *
 * @example
 * ```ts
 * import { htonl } from "@libc/socket";
 *
 * console.log(htonl(1)); // 16777216 on a little-endian machine
 * ```
 *
 * @category Names and addresses
 */
export function htonl(x: number): number {
  try {
    return swap32(integer("x", x, 0, 0xffffffff));
  } catch (error) {
    throw hideFrames(error, htonl);
  }
}

/**
 * Converts a 16-bit number from host to network byte order: htons(3).
 *
 * @param x From 0 to 65535.
 * @returns The converted number.
 * @throws {RangeError} If `x` is not an integer in this range.
 *
 * @example
 * ```ts
 * import { htons } from "@libc/socket";
 *
 * console.log(htons(80)); // 20480 on a little-endian machine
 * ```
 *
 * @category Names and addresses
 */
export function htons(x: number): number {
  try {
    return swap16(integer("x", x, 0, 0xffff));
  } catch (error) {
    throw hideFrames(error, htons);
  }
}
