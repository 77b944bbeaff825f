/**
 * Memory that received bytes stay in. Allocating costs a small receive more than
 * its system call does, so receives share slabs and what users get are views on
 * them: a view that is kept keeps its slab.
 *
 * @module
 */

/** Bytes in a slab. */
const SLAB = 256 * 1024;
/** Receives of more than this get memory of their own. */
const LARGE = 64 * 1024;

/** The present slab, which a view takes long to tell, and what is left of it. */
let slab = new ArrayBuffer(0);
let rest = new Uint8Array(slab);

/**
 * Memory to receive into.
 *
 * @param length How many bytes it must have at least.
 * @returns The memory; nobody else writes to it before `taken` is called.
 */
export function room(length: number): Uint8Array<ArrayBuffer> {
  if (length > LARGE) return new Uint8Array(length);
  // An empty rest may also be one whose buffer a user has transferred to another thread.
  if (rest.length < length) {
    slab = new ArrayBuffer(SLAB);
    rest = new Uint8Array(slab);
  }
  return rest;
}

/**
 * The bytes that were received.
 *
 * @param from What `room` gave.
 * @param length How many bytes were received.
 * @returns Exactly these, on memory that is used for nothing else.
 */
export function taken(from: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> {
  if (length === 0 || from !== rest) return cut(from, length);
  const { byteOffset } = from;
  rest = new Uint8Array(slab, byteOffset + ((length + 7) & ~7)); // half the time of subarray()
  return new Uint8Array(slab, byteOffset, length);
}

/** The same where nothing is left of the memory for others, or nothing was received. */
function cut(from: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> {
  if (length === 0) return new Uint8Array(0);
  // A copy is kinder to memory where most of it would be kept for nothing.
  return length < from.length / 4 ? from.slice(0, length) : from.subarray(0, length);
}
