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

/** The present slab, what is left of it, and where that begins. */
let slab = new ArrayBuffer(0);
let rest = new Uint8Array(slab);
let start = 0;

/**
 * Memory to receive into.
 *
 * @param length How many bytes it must have at least.
 * @returns The memory; nobody else writes to it before `taken` is called.
 */
export function room(length: number): Uint8Array<ArrayBuffer> {
  if (length > LARGE) return new Uint8Array(length);
  // An empty rest may also be one whose buffer a user has transferred to another thread.
  if (rest.length < length) renew();
  return rest;
}

function renew(): void {
  slab = new ArrayBuffer(SLAB);
  rest = new Uint8Array(slab);
  start = 0;
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
  const at = start;
  start = at + ((length + 7) & ~7);
  rest = new Uint8Array(slab, start); // half the time that subarray() takes
  return new Uint8Array(slab, at, length);
}

/** The same where nothing is left of the memory for others, or nothing was received. */
function cut(from: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> {
  if (length === 0) return new Uint8Array(0);
  // A copy is kinder to memory where most of it would be kept for nothing.
  return length < from.length / 4 ? from.slice(0, length) : from.subarray(0, length);
}
