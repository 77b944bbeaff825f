/**
 * The memory of received data.
 *
 * Receives share a buffer of 256 KiB and return views of it, because an allocation costs a small
 * receive more than its system call does: 217 ns for 64 bytes and 775 ns for 4 KiB, where a view costs
 * 16 ns. The cost: a small view keeps its whole buffer alive, and `view.buffer` is larger than the
 * view. The system call receives the address of the free part, which saves the creation of a view.
 *
 * Sharing is safe because no two views overlap: the free part begins after the data that `commit`
 * returned last. A user who transfers a view's buffer transfers the free part too. The buffer's
 * length is then 0, and the next `reserve` allocates another buffer. No other code runs between
 * `reserve` and the system call, so the address is valid for the call.
 *
 * @module
 */
import { KeptAddress } from "../../ffi/addresses.ts";
import { addressOf, PointerCursor } from "../../ffi/memory.ts";

/** Bytes of the shared buffer. */
const SHARED_SIZE = 256 * 1024;
/** Receives of more bytes than this get a buffer of their own. */
const LARGEST_SHARED = 64 * 1024;

/** The present shared buffer. */
let shared = new ArrayBuffer(0);
/** The number of bytes at the start of the shared buffer that are in use. */
let used = 0;
/** A view of the whole shared buffer. Its length is 0 once a user has transferred the buffer. */
let whole = new Uint8Array(shared);
/** The address of the free part. */
const free = new PointerCursor();
/** The buffer that was reserved for a large receive. */
let large: Uint8Array<ArrayBuffer> | undefined;

/**
 * Reserves memory to receive into. No other code writes to the memory before the next reservation.
 *
 * @param length Bytes to reserve.
 * @returns The address of the memory, which is valid for one system call.
 */
export function reserve(length: number): bigint {
  if (length > LARGEST_SHARED) return addressOf(large = new Uint8Array(length));
  large = undefined;
  if (whole.length - used < length) renew();
  return free.value;
}

/** Reserves memory like {@linkcode reserve}, and returns the memory itself. */
export function reserveBytes(length: number): Uint8Array<ArrayBuffer> {
  reserve(length);
  return large ?? new Uint8Array(shared, used, length);
}

function renew(): void {
  shared = new ArrayBuffer(SHARED_SIZE);
  whole = new Uint8Array(shared);
  used = 0;
  free.value = new KeptAddress("the memory of received data", whole).value;
}

/**
 * Returns the bytes that were received.
 *
 * @param length Bytes received into the last reserved memory, at most as many as were reserved.
 * @returns A view of exactly these bytes, which no other view overlaps.
 */
export function commit(length: number): Uint8Array<ArrayBuffer> {
  if (length === 0) return new Uint8Array(0);
  if (large !== undefined) return commitLarge(large, length);
  const begin = used;
  const aligned = (length + 7) & ~7;
  used += aligned;
  free.advance(aligned);
  return new Uint8Array(shared, begin, length);
}

function commitLarge(memory: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> {
  large = undefined;
  // A copy saves memory if the data fills only a small part of its buffer.
  return length < memory.length / 4 ? memory.slice(0, length) : memory.subarray(0, length);
}
