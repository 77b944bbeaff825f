/**
 * Memory that received bytes stay in. Allocating costs a small receive more than
 * its system call does, so receives share slabs and what users get are views on
 * them: a view that is kept keeps its slab.
 *
 * C is told where the room is by its address, which saves a view for each receive.
 *
 * @module
 */
import { addressOf, PointerCursor } from "../../ffi/memory.ts";

/** Bytes in a slab. */
const SLAB = 256 * 1024;
/** Receives of more than this get memory of their own. */
const LARGE = 64 * 1024;

/** The present slab, and how much of it is taken. */
let slab = new ArrayBuffer(0);
let used = 0;
/** All of the slab; nothing any more once a user has transferred it to another thread. */
let whole = new Uint8Array(slab);
/** Where what is left of it begins. */
const address = new PointerCursor();
/** What was given for a large receive. */
let large: Uint8Array<ArrayBuffer> | undefined;

/**
 * Memory to receive into, which nobody else writes to before the next call.
 *
 * @param length How many bytes it has at least.
 * @returns Its address, which is good for one system call.
 */
export function reserve(length: number): bigint {
  if (length > LARGE) return addressOf(large = new Uint8Array(length));
  large = undefined;
  if (whole.length - used < length) renew();
  return address.value;
}

/** The same for who needs the memory itself: exactly so many bytes. */
export function reserveBytes(length: number): Uint8Array<ArrayBuffer> {
  reserve(length);
  return large ?? new Uint8Array(slab, used, length);
}

function renew(): void {
  slab = new ArrayBuffer(SLAB);
  whole = new Uint8Array(slab);
  used = 0;
  address.value = addressOf(whole);
}

/**
 * The bytes that were received.
 *
 * @param length How many came into the room that was given last; not more than were asked for.
 * @returns Exactly these, on memory that is used for nothing else.
 */
export function commit(length: number): Uint8Array<ArrayBuffer> {
  if (length === 0) return new Uint8Array(0);
  if (large !== undefined) return cut(large, length);
  const begin = used;
  const aligned = (length + 7) & ~7;
  used += aligned;
  address.advance(aligned);
  return new Uint8Array(slab, begin, length);
}

/** The part of memory that was received. */
function cut(memory: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> {
  large = undefined;
  // A copy is kinder to memory where most of it would be kept for nothing.
  return length < memory.length / 4 ? memory.slice(0, length) : memory.subarray(0, length);
}
