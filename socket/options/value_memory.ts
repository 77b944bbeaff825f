/**
 * The memory that getsockopt(2) writes the value of an option to.
 *
 * @module
 */
import { system } from "../../ffi/mod.ts";
import { systemError } from "../errors.ts";

/** Bytes of the values that share memory; the memory of a larger value is allocated. */
const SHARED_SIZE = 2 ** 15;
/**
 * Bytes behind the memory for a value. A kernel that writes more than it was told, as Linux does for
 * an option whose length counts something else than bytes, writes here.
 */
const SPARE_SIZE = 2 ** 16;

/** Memory that values share. None of it is given to the program. */
let shared: Uint8Array<ArrayBuffer> | undefined;
/** The part of it that the last call used. Most values have 4 bytes. */
let part = new Uint8Array(0);

/**
 * Reads an option: getsockopt(2).
 *
 * @param fd The descriptor.
 * @param level The protocol.
 * @param optname The option.
 * @param length The maximum number of bytes to read.
 * @param explanation Text to append to the error.
 * @returns The value, at the start of memory that the next call overwrites, and its length.
 */
export function readValue(
  fd: number,
  level: number,
  optname: number,
  length: number,
  explanation?: string,
): { memory: Uint8Array<ArrayBuffer>; returned: number } {
  const memory = length <= SHARED_SIZE
    ? shared ??= new Uint8Array(SHARED_SIZE + SPARE_SIZE)
    : new Uint8Array(length + SPARE_SIZE);
  if (part.length !== length || part.buffer !== memory.buffer) part = memory.subarray(0, length);
  const value = part;
  value.fill(0); // some options read the memory, and find addresses and lengths in it: IP_MSFILTER
  const returned = system().getsockopt(fd, level, optname, value);
  if (returned < 0) throw systemError(-returned, "getsockopt", undefined, explanation);
  return { memory, returned };
}

/**
 * Reads an option's value as a structure.
 *
 * @param fd The descriptor.
 * @param level The protocol.
 * @param optname The option.
 * @param length The size of the structure.
 * @param explanation Text to append to the error.
 * @returns The value: a view of new memory of `length` bytes, as long as what the system returned.
 */
export function readStructure(
  fd: number,
  level: number,
  optname: number,
  length: number,
  explanation: string,
): DataView<ArrayBuffer> {
  const { memory, returned } = readValue(fd, level, optname, length, explanation);
  return new DataView(memory.slice(0, length).buffer, 0, returned);
}
