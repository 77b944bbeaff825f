/**
 * Option values as getsockopt(2) and setsockopt(2) take them: integers and bytes.
 *
 * @module
 */
import { system } from "../../ffi/mod.ts";
import { data, int } from "../arguments.ts";
import { systemError } from "../errors.ts";
import { decodeInteger } from "./codec.ts";

/** The largest value of an option, in bytes. */
export const LARGEST_VALUE = 2 ** 20;

/**
 * Reads an option's value as bytes.
 *
 * @param fd The descriptor.
 * @param level The protocol.
 * @param optname The option.
 * @param length The maximum number of bytes to read.
 */
export function readBytes(
  fd: number,
  level: number,
  optname: number,
  length: number,
): Uint8Array<ArrayBuffer> {
  const value = new Uint8Array(new ArrayBuffer(length));
  const returned = system().getsockopt(fd, level, optname, value);
  if (returned < 0) throw systemError(-returned, "getsockopt");
  return value.subarray(0, returned);
}

/** Reads an option's value as an integer. */
export function readInteger(fd: number, level: number, optname: number): number {
  const { buffer, byteLength } = readBytes(fd, level, optname, 4);
  return decodeInteger(new DataView(buffer, 0, byteLength), true);
}

/** Encodes a value that a user passed to `setsockopt`. */
export function encodeValue(value: unknown): Uint8Array<ArrayBuffer> {
  if (typeof value === "boolean") return encodeValue(value ? 1 : 0);
  if (value === undefined || typeof value === "number") {
    return new Uint8Array(new Int32Array([int("value", value)]).buffer);
  }
  return data("value", value);
}
