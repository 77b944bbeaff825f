/**
 * Option values as getsockopt(2) and setsockopt(2) take them: integers and bytes.
 *
 * @module
 */
import {
  AF_VSOCK,
  SO_COOKIE,
  SO_NETNS_COOKIE,
  SO_VM_SOCKETS_BUFFER_MAX_SIZE,
  SO_VM_SOCKETS_BUFFER_MIN_SIZE,
  SO_VM_SOCKETS_BUFFER_SIZE,
  SOL_SOCKET,
} from "../../constants/mod.ts";
import { size } from "../../ffi/layout.ts";
import { data, integer, mask } from "../arguments.ts";
import { decodeInteger } from "./codec.ts";
import { readValue } from "./value_memory.ts";

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
  const { memory, returned } = readValue(fd, level, optname, length);
  return memory.slice(0, returned);
}

/** The options whose value is an integer of 8 bytes. The kernel refuses to copy only 4. */
const LONG: readonly (readonly [level: number | undefined, optname: number | undefined])[] = [
  [AF_VSOCK, SO_VM_SOCKETS_BUFFER_SIZE],
  [AF_VSOCK, SO_VM_SOCKETS_BUFFER_MIN_SIZE],
  [AF_VSOCK, SO_VM_SOCKETS_BUFFER_MAX_SIZE],
  [SOL_SOCKET, SO_COOKIE],
  [SOL_SOCKET, SO_NETNS_COOKIE],
];

function isLong(level: number, optname: number): boolean {
  return LONG.some(([l, name]) => l === level && name === optname);
}

/** Reads an option's value as an integer. */
export function readInteger(fd: number, level: number, optname: number): number {
  const { memory, returned } = readValue(fd, level, optname, isLong(level, optname) ? 8 : 4);
  const view = new DataView(memory.buffer, 0, returned);
  return returned === 8 ? size(0).get(view) : decodeInteger(view, true);
}

/** Encodes a value that a user passed to `setsockopt`. */
export function encodeValue(
  value: unknown,
  level: number,
  optname: number,
): Uint8Array<ArrayBuffer> {
  if (typeof value === "boolean") return encodeValue(value ? 1 : 0, level, optname);
  if (value !== undefined && typeof value !== "number") return data("value", value);
  if (!isLong(level, optname)) {
    return new Uint8Array(new Int32Array([mask("value", value)]).buffer);
  }
  const view = new DataView(new ArrayBuffer(8));
  size(0).set(view, integer("value", value, 0, Number.MAX_SAFE_INTEGER));
  return new Uint8Array(view.buffer);
}
