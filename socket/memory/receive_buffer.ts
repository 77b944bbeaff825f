/**
 * The memory of received data.
 *
 * A receive returns a view of a buffer that only data of the same socket shares, or of a buffer of its
 * own. Whoever gets a view can also read `view.buffer` and can transfer it, to another thread for
 * example, so data of other sockets must not be there.
 *
 * - A socket that receives again and again has a slab of 256 KiB, which its receives fill one after the
 *   other. Memory of its own for each result would cost a small receive 279 ns, a third of the whole
 *   call; a view of a slab costs 16 ns. One slab for all sockets would cost the same, but a transfer of
 *   one view would take the data of other sockets along, and show it to whoever gets the view.
 * - There are at most {@linkcode SLOTS} slabs, which is 16 MiB, so that a program with thousands of
 *   sockets does not need 256 KiB for each. A socket without one receives into scratch memory, which no
 *   program sees, and gets a copy. 400 sockets in turn took 19 % longer for a message of 64 bytes.
 * - A socket gets a slab after {@linkcode ENOUGH} receives between which no other socket of that slab
 *   received. If two were enough, a thousand busy sockets would take the slabs from each other, and
 *   clearing new ones would take a tenth of an echo server's time.
 * - A receive of more than 64 KiB has memory of its own.
 *
 * No two views overlap: the free part of a slab begins after the data that `commit` returned last. A
 * user who transfers a view's buffer transfers the free part too. The buffer's length is then 0, and
 * the next `reserve` allocates another slab. No other code runs between `reserve` and the system call,
 * so the address is valid for the call.
 *
 * @module
 */
import { MSG_TRUNC } from "../../constants/mod.ts";
import { KeptAddress } from "../../ffi/addresses.ts";
import { PointerCursor } from "../../ffi/memory.ts";

/** Bytes of a slab. */
const SLAB_SIZE = 256 * 1024;
/** Receives of more bytes than this have memory of their own. */
const LARGEST_SHARED = 64 * 1024;
/** Bytes of scratch memory for the calls of a ring. */
const RING_SCRATCH = 16 * LARGEST_SHARED;
/** The number of slabs, a power of two. */
const SLOTS = 64;
/** A socket gets the slab when it has received as often in a row as this. */
const ENOUGH = 8;

/** The memory that the receives of one socket share. */
class Slab {
  /** The descriptor of the socket; -1 for none. */
  fd = -1;
  /** The descriptor of another socket, which the last receive was for; -1 if it was for `fd`. */
  candidate = -1;
  /** How many receives in a row were for the candidate. */
  inARow = 0;
  /** The number of bytes at the start of the memory that are in use. */
  used = 0;
  /** A view of all of it. Its length is 0 once a user has transferred the buffer. */
  whole = new Uint8Array(0);
  /** The address of the free part. */
  readonly free = new PointerCursor();

  renew(): void {
    this.whole = new Uint8Array(SLAB_SIZE);
    this.used = 0;
    this.free.value = new KeptAddress("the memory of received data", this.whole).value;
  }

  /** Notes that the next bytes are in use. */
  use(length: number): void {
    const aligned = (length + 7) & ~7;
    this.used += aligned;
    this.free.advance(aligned);
    this.candidate = -1;
  }
}

const slabs = Array.from<Slab | undefined>({ length: SLOTS });

/** Scratch memory. No view of it leaves this file, so nobody can transfer it. */
const scratch = new Uint8Array(LARGEST_SHARED);
let scratchAddress: KeptAddress | undefined; // to read an address needs --allow-ffi, an import does not

/** The descriptor of the last reservation, and the slab that its memory is in; else the scratch memory. */
let reservedFor = -1;
let reserved: Slab | undefined;

/** Returns the only slab that a descriptor can have. Numbers of descriptors follow each other. */
function slabOf(fd: number): Slab {
  return slabs[(fd + (fd >>> 6)) & (SLOTS - 1)] ??= new Slab(); // handles of Windows are multiples of 4
}

/**
 * True if a receive needs memory of its own. With `MSG_TRUNC`, TCP discards data instead of writing it.
 *
 * @param length Bytes to receive at most.
 * @param flags `MSG_*`
 */
export function needsOwnMemory(length: number, flags: number): boolean {
  return length > LARGEST_SHARED || (flags & (MSG_TRUNC ?? 0)) !== 0;
}

/**
 * Reserves memory to receive into. No other code writes to the memory before the next reservation.
 *
 * @param fd The descriptor of the socket.
 * @param length Bytes to reserve, unless {@linkcode needsOwnMemory}.
 * @returns The address of the memory, which is valid for one system call.
 * @throws {RangeError} If the caller has not asked {@linkcode needsOwnMemory}: C would write beyond the
 *   memory.
 */
export function reserve(fd: number, length: number): bigint {
  if (length > LARGEST_SHARED) throw new RangeError(`${length} bytes need memory of their own`);
  const slab = slabOf(fd);
  if (slab.fd === fd) {
    if (slab.whole.length - slab.used < length) slab.renew();
    reserved = slab;
    return slab.free.value;
  }
  reserved = undefined;
  reservedFor = fd;
  scratchAddress ??= new KeptAddress("the memory of received data", scratch);
  return scratchAddress.value;
}

/** Reserves memory like {@linkcode reserve}, and returns the memory itself. */
export function reserveBytes(fd: number, length: number): Uint8Array<ArrayBuffer> {
  reserve(fd, length);
  return reserved === undefined
    ? scratch.subarray(0, length)
    : reserved.whole.subarray(reserved.used, reserved.used + length);
}

/**
 * Returns the bytes that were received.
 *
 * @param length Bytes received into the last reserved memory, at most as many as were reserved.
 * @returns A view of exactly these bytes, which no other view overlaps.
 */
export function commit(length: number): Uint8Array<ArrayBuffer> {
  if (length === 0) return new Uint8Array(0);
  if (reserved === undefined) return copyOfScratch(reservedFor, scratch, 0, length);
  const begin = reserved.used;
  reserved.use(length);
  return new Uint8Array(reserved.whole.buffer, begin, length);
}

/**
 * Returns a copy of scratch memory. A socket whose receives follow each other gets the slab.
 *
 * @param fd The descriptor of the socket.
 * @param memory The scratch memory.
 * @param begin Where the data begins.
 * @param length The length of the data.
 */
function copyOfScratch(
  fd: number,
  memory: Uint8Array<ArrayBuffer>,
  begin: number,
  length: number,
): Uint8Array<ArrayBuffer> {
  const slab = slabOf(fd);
  slab.inARow = slab.candidate === fd ? slab.inARow + 1 : 1;
  slab.candidate = fd;
  if (slab.inARow >= ENOUGH) {
    slab.fd = fd;
    slab.whole = new Uint8Array(0); // what it was belongs to the views of it
    slab.used = 0;
    slab.candidate = -1;
  }
  const data = memory.slice(begin, begin + length);
  // Should the next call write less than it says, it does not show the data of another socket.
  memory.fill(0, begin, begin + length);
  return data;
}

/** Scratch memory for the calls of a ring. No view of it leaves this file either. */
let ringScratch:
  | { readonly bytes: Uint8Array<ArrayBuffer>; readonly address: KeptAddress }
  | undefined;
/** The number of bytes of it that are in use, by the calls of this round of the ring. */
let ringUsed = 0;
let ringRound = -1;

/** Memory for a call of a ring. Other calls of the ring are made before the data is returned. */
export class RingMemory {
  readonly #fd: number;
  /** The slab that the memory is in; `undefined` for scratch memory. */
  readonly #slab: Slab | undefined;
  readonly #whole: Uint8Array<ArrayBuffer>;
  readonly #begin: number;
  readonly #length: number;
  /** The address of the memory. */
  readonly address: bigint;

  constructor(
    fd: number,
    slab: Slab | undefined,
    whole: Uint8Array<ArrayBuffer>,
    begin: number,
    length: number,
    address: bigint,
  ) {
    this.#fd = fd;
    this.#slab = slab;
    this.#whole = whole;
    this.#begin = begin;
    this.#length = length;
    this.address = address;
  }

  /** Returns the bytes that were received; see {@linkcode commit}. */
  commit(received: number): Uint8Array<ArrayBuffer> {
    const length = Math.min(received, this.#length);
    if (length === 0) return new Uint8Array(0);
    const slab = this.#slab;
    if (slab === undefined) return copyOfScratch(this.#fd, this.#whole, this.#begin, length);
    // Another socket may have got the slab meanwhile: a slab of its own then, with other memory.
    if (slab.whole === this.#whole) slab.use(length);
    return new Uint8Array(this.#whole.buffer, this.#begin, length);
  }
}

/**
 * Reserves memory for a call of a ring.
 *
 * @param fd The descriptor of the socket, which has no other receive in the ring.
 * @param length Bytes to reserve.
 * @param round The round of the ring. The memory of earlier rounds is free.
 * @returns The memory; `undefined` if there is not enough for this call.
 */
export function reserveForRing(
  fd: number,
  length: number,
  round: number,
): RingMemory | undefined {
  if (round !== ringRound) ringUsed = 0;
  ringRound = round;
  const slab = slabOf(fd);
  if (slab.fd === fd) {
    const address = reserve(fd, length);
    return new RingMemory(fd, slab, slab.whole, slab.used, length, address);
  }
  if (ringScratch === undefined) {
    const bytes = new Uint8Array(RING_SCRATCH);
    ringScratch = { bytes, address: new KeptAddress("the memory of received data", bytes) };
  }
  const { bytes, address } = ringScratch;
  const begin = ringUsed;
  if (bytes.length - begin < length) return undefined;
  ringUsed += length;
  return new RingMemory(fd, undefined, bytes, begin, length, address.value + BigInt(begin));
}

/**
 * Returns the bytes that were received into memory of their own.
 *
 * @param memory The memory.
 * @param length Bytes received.
 */
export function commitOwn(
  memory: Uint8Array<ArrayBuffer>,
  length: number,
): Uint8Array<ArrayBuffer> {
  // A copy saves memory if the data fills only a small part of its buffer.
  return length < memory.length / 4 ? memory.slice(0, length) : memory.subarray(0, length);
}

/** Forgets a descriptor that is closed or handed over: its number may become that of another socket. */
export function forget(fd: number): void {
  const slab = slabOf(fd);
  if (slab.candidate === fd) slab.candidate = -1;
  if (slab.fd !== fd) return;
  slab.fd = -1;
  slab.whole = new Uint8Array(0);
}
