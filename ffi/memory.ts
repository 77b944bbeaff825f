/**
 * Strings and structures in memory that belongs to C.
 *
 * @module
 */
import { type Field, LITTLE_ENDIAN } from "./layout.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * A string as C has it: UTF-8 and a terminating NUL.
 *
 * @param text The string; a NUL inside ends it early for C, so callers refuse one.
 * @returns The bytes, owned by the caller.
 */
export function cString(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text + "\0");
}

const scratch = new Uint8Array(new ArrayBuffer(256));

/**
 * A short string as C has it, without an allocation where it is ASCII.
 *
 * @param text The string.
 * @param room Memory to use for it, where what is valid until the next call does not do.
 * @returns The bytes, valid until the next call: for what C does not keep.
 */
export function shortCString(
  text: string,
  room: Uint8Array<ArrayBuffer> = scratch,
): Uint8Array<ArrayBuffer> {
  const { length } = text;
  if (length >= room.length) return cString(text);
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0x7f) return cString(text);
    room[i] = code;
  }
  room[length] = 0;
  return room;
}

/**
 * The string at the start of a buffer, up to its NUL.
 *
 * @param bytes A buffer that C wrote a string to.
 * @returns The string, decoded as UTF-8.
 */
export function stringIn(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return decoder.decode(end < 0 ? bytes : bytes.subarray(0, end));
}

/**
 * Where bytes are, for a pointer inside a structure.
 *
 * @param bytes Memory that the caller keeps alive as long as C uses it.
 * @returns The pointer's value.
 */
export function addressOf(bytes: Uint8Array<ArrayBuffer>): bigint {
  return Deno.UnsafePointer.value(Deno.UnsafePointer.of(bytes));
}

/** Users' memory of more than this is not remembered, which would keep it. */
export const SMALL: number = 64 * 1024;

/** What C is given again and again: where it is does not change, and to ask takes longer. */
export class PointerCache {
  #bytes: Uint8Array<ArrayBuffer> | undefined;
  #address: bigint | undefined;

  /**
   * Where bytes are, if it is the same object as the last time. One that was transferred elsewhere
   * since then has no length, so that C does not follow the address.
   *
   * @param bytes Memory for C.
   * @returns The pointer's value, or `undefined` if others came in between.
   */
  addressOf(bytes: Uint8Array<ArrayBuffer>): bigint | undefined {
    if (bytes === this.#bytes) return this.#address ??= addressOf(bytes);
    // Whoever has asked for its buffer has seen to it that V8 does not move it any more.
    this.#bytes = bytes.buffer.byteLength <= SMALL ? bytes : undefined;
    this.#address = undefined;
    return undefined;
  }
}

// which half of a 64-bit number is the low one
const LOW = LITTLE_ENDIAN ? 0 : 1;

/** An address that is moved on in place: to calculate with a bigint allocates another. */
export class PointerCursor {
  readonly #whole = new BigUint64Array(1);
  readonly #halves = new Uint32Array(this.#whole.buffer);

  /** Where it is. */
  get value(): bigint {
    return this.#whole[0]!;
  }

  set value(address: bigint) {
    this.#whole[0] = address;
  }

  /** Moves it on, by less than 2**32 bytes. */
  advance(bytes: number): void {
    const low = this.#halves[LOW]! + bytes;
    this.#halves[LOW] = low;
    if (low >= 2 ** 32) this.#halves[1 - LOW]!++;
  }
}

/**
 * A port between host order and the network order that `struct servent` has it in.
 *
 * @param port In one of the two orders.
 * @returns The port in the other.
 */
export function swap16(port: number): number {
  return ((port & 0xff) << 8) | ((port >> 8) & 0xff);
}

/**
 * The string behind a `char *`.
 *
 * @param address The pointer's value, 0 for NULL.
 * @returns The string, or `null` for NULL.
 */
export function stringAt(address: bigint): string | null {
  if (address === 0n) return null;
  const pointer = Deno.UnsafePointer.create(address);
  return pointer === null ? null : Deno.UnsafePointerView.getCString(pointer);
}

/**
 * The memory of a structure that C owns; valid as long as C keeps it.
 *
 * @param pointer Where the structure is.
 * @param length Its size in bytes.
 * @returns A view on that memory.
 */
export function structAt(
  pointer: Deno.PointerObject,
  length: number,
): DataView {
  return new DataView(Deno.UnsafePointerView.getArrayBuffer(pointer, length));
}

/**
 * A copy of memory that C owns.
 *
 * @param address The pointer's value, not NULL.
 * @param length How many bytes to copy.
 * @returns The bytes, owned by the caller.
 */
export function copyAt(
  address: bigint,
  length: number,
): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(length);
  const pointer = Deno.UnsafePointer.create(address);
  if (pointer !== null && length > 0) {
    Deno.UnsafePointerView.copyInto(pointer, copy);
  }
  return copy;
}

/**
 * The pointers of an array that ends with NULL, such as `h_aliases`.
 *
 * @param address Where the array begins, 0 for NULL.
 * @returns The pointers' values.
 */
export function pointersAt(address: bigint): bigint[] {
  const pointer = Deno.UnsafePointer.create(address);
  const values: bigint[] = [];
  if (pointer === null) return values;
  const view = new Deno.UnsafePointerView(pointer);
  for (let offset = 0;; offset += 8) {
    const value = view.getBigUint64(offset);
    if (value === 0n) return values;
    values.push(value);
  }
}

/**
 * The structures of a linked list.
 *
 * @param first Pointer to the first structure, 0 for none.
 * @param length Size of each, in bytes.
 * @param next The member that points to the next.
 * @returns A view on each structure, valid as long as C keeps the list.
 */
export function* linkedList(
  first: bigint,
  length: number,
  next: Field<bigint>,
): Generator<DataView, void, unknown> {
  for (let address = first; address !== 0n;) {
    const pointer = Deno.UnsafePointer.create(address);
    if (pointer === null) return;
    const view = structAt(pointer, length);
    yield view;
    address = next.get(view);
  }
}

/** A variable that C writes a pointer to, for parameters of the kind `T **`. */
export class PointerOut {
  readonly #value = new BigUint64Array(1);
  /** What to pass to C. */
  readonly buffer: Uint8Array<ArrayBuffer> = new Uint8Array(this.#value.buffer);

  /** The pointer's value that C wrote, 0 for NULL. */
  get address(): bigint {
    return this.#value[0]!;
  }

  /** The pointer that C wrote. */
  get pointer(): Deno.PointerValue {
    return Deno.UnsafePointer.create(this.address);
  }
}
