/**
 * Pointers, strings and structures that pass between JavaScript and C.
 *
 * @module
 */
import { KeptAddress } from "./addresses.ts";
import { type Field, LITTLE_ENDIAN } from "./layout.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * Encodes a C string: UTF-8 and a terminating NUL.
 *
 * @param text The string; C would stop at an inner NUL, so callers refuse one.
 * @returns The bytes, owned by the caller.
 */
export function cString(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text + "\0");
}

const scratch = new Uint8Array(new ArrayBuffer(256));

/**
 * Encodes a C string; a short ASCII string needs no allocation.
 *
 * @param text The string.
 * @param buffer Memory for the result. The default is shared between calls: pass a buffer if the
 * string must outlive the next call.
 * @returns The bytes: `buffer`, or new memory if the string does not fit or is not ASCII.
 */
export function shortCString(
  text: string,
  buffer: Uint8Array<ArrayBuffer> = scratch,
): Uint8Array<ArrayBuffer> {
  const { length } = text;
  if (length >= buffer.length) return cString(text);
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0x7f) return cString(text);
    buffer[i] = code;
  }
  buffer[length] = 0;
  return buffer;
}

/**
 * Decodes the C string at the start of a buffer.
 *
 * @param bytes A buffer that C wrote a string to.
 * @returns The string up to its NUL, or to the end of the buffer, decoded as UTF-8.
 */
export function stringIn(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return decoder.decode(end < 0 ? bytes : bytes.subarray(0, end));
}

/**
 * Returns the address of a buffer, for a pointer inside a structure. The address is valid for a call in
 * the same step: one that is kept for longer is a {@linkcode KeptAddress}.
 *
 * @param bytes Memory that the caller keeps alive as long as C uses it.
 * @returns The pointer's value.
 */
export function addressOf(bytes: Uint8Array<ArrayBuffer>): bigint {
  return Deno.UnsafePointer.value(Deno.UnsafePointer.of(bytes));
}

/**
 * Maximum size of a user's buffer that a cache refers to, in bytes. The reference keeps the buffer
 * alive, so a larger buffer would occupy memory for too long.
 */
export const SMALL: number = 64 * 1024;

/**
 * Cache of the address of the most recent buffer; programs usually send or fill one buffer again
 * and again.
 *
 * Speed-up: C receives the cached address in place of a typed array, which saved 12 to 30 ns a call
 * when measured. The address stays valid because the cache refers to the buffer, and is not used for
 * a buffer that was transferred: {@linkcode KeptAddress}. Buffers of more than {@linkcode SMALL}
 * bytes are not cached.
 */
export class PointerCache {
  #bytes: Uint8Array<ArrayBuffer> | undefined;
  #address: KeptAddress | undefined;

  /**
   * Returns the address of a buffer if the previous call was for the same buffer. For a buffer that
   * is passed only once, looking up the address would cost more than it saves.
   *
   * @param bytes Memory for C.
   * @returns The pointer's value; `undefined` for a new buffer, or one that was transferred, which is
   *   passed to C as it is.
   */
  addressOf(bytes: Uint8Array<ArrayBuffer>): bigint | undefined {
    if (bytes === this.#bytes) {
      return (this.#address ??= new KeptAddress("the buffer that was passed last", bytes)).current;
    }
    this.#bytes = bytes.buffer.byteLength <= SMALL ? bytes : undefined;
    this.#address = undefined;
    return undefined;
  }
}

// Indexes of the two halves of a 64-bit integer.
const LOW = LITTLE_ENDIAN ? 0 : 1;
const HIGH = 1 - LOW;

/**
 * Address that advances through a buffer, in place.
 *
 * Speed-up: bigint arithmetic allocates each result; addition on two 32-bit halves does not. The
 * receive buffer passes C an address in place of a new view for each receive, which saved 12 to
 * 30 ns a call when measured. The owner of the buffer keeps it alive, and sets a new address when
 * it replaces the buffer or finds it transferred.
 */
export class PointerCursor {
  readonly #whole = new BigUint64Array(1);
  readonly #halves = new Uint32Array(this.#whole.buffer);

  /** The present address. */
  get value(): bigint {
    return this.#whole[0]!;
  }

  set value(address: bigint) {
    this.#whole[0] = address;
  }

  /** Advances the address by less than 2**32 bytes. */
  advance(bytes: number): void {
    const low = this.#halves[LOW]! + bytes;
    this.#halves[LOW] = low;
    if (low >= 2 ** 32) this.#halves[HIGH]!++;
  }
}

/**
 * Swaps the bytes of a port: host order to network order, or back. `s_port` of `struct servent` is
 * in network order.
 *
 * @param port The port in one order.
 * @returns The port in the other order.
 */
export function swap16(port: number): number {
  return ((port & 0xff) << 8) | ((port >> 8) & 0xff);
}

/**
 * Decodes the string that a `char *` points to.
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
 * Returns a view on a structure that C owns.
 *
 * @param pointer The address of the structure.
 * @param length Its size in bytes.
 * @returns A view on C's memory, valid until C frees it.
 */
export function structAt(
  pointer: Deno.PointerObject,
  length: number,
): DataView {
  return new DataView(Deno.UnsafePointerView.getArrayBuffer(pointer, length));
}

/**
 * Copies memory that C owns.
 *
 * @param address The pointer's value, not NULL.
 * @param length The number of bytes to copy.
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
 * Reads an array of pointers that ends with NULL, such as `h_aliases`.
 *
 * @param address The address of the array, 0 for NULL.
 * @returns The pointers' values, without the NULL.
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
 * Iterates over the structures of a linked list.
 *
 * @param first Pointer to the first structure, 0 for an empty list.
 * @param length Size of each structure, in bytes.
 * @param next The member that points to the next structure.
 * @returns A view on each structure, valid until C frees the list.
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

/** True for an array. False for a proxy that was revoked, for which the language's own test throws. */
export function isArray(value: unknown): value is unknown[] {
  try {
    return Array.isArray(value);
  } catch {
    return false;
  }
}

/** A variable that C writes a pointer to: an output parameter of type `T **`. */
export class PointerOut {
  readonly #value = new BigUint64Array(1);
  /** The argument for C. */
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
