/**
 * C structures as data: a layout is a size and named members, each with its
 * offset and type, read and written through a `DataView`.
 *
 * @module
 */

/** One member of a C structure: its place, and functions to read and write it. */
export interface Field<T> {
  /** Distance from the start of the structure, in bytes. */
  readonly offset: number;
  /** Size of the member, in bytes. */
  readonly size: number;
  /** Reads the member of the structure that begins at `base` in `view`. */
  get(view: DataView, base?: number): T;
  /** Writes the member of the structure that begins at `base` in `view`. */
  set(view: DataView, value: T, base?: number): void;
}

/**
 * The layout of a C structure with these members. Code that serves several systems names the
 * members that it uses; the compiler then checks the table of each system, which may have more.
 *
 * @template N Names of the members that are numbers.
 * @template B Names of the members that are arrays of bytes.
 * @template W Names of the members that are pointers or other 64-bit integers.
 */
export type Structure<N extends string, B extends string = never, W extends string = never> =
  & { readonly size: number }
  & { readonly [M in N]: Field<number> }
  & { readonly [M in B]: Field<Uint8Array> }
  & { readonly [M in W]: Field<bigint> };

/**
 * Returns a function that makes a value at its first call, and returns the same value from then on.
 *
 * @param make Makes the value. It is not `undefined`.
 */
export function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => made ??= make();
}

/** True if the processor is little-endian. */
export const LITTLE_ENDIAN: boolean = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

// Offsets of the two halves of a 64-bit integer.
const LOW = LITTLE_ENDIAN ? 0 : 4;
const HIGH = 4 - LOW;

/** The part that all members have. */
class Member {
  readonly offset: number;
  readonly size: number;

  constructor(offset: number, size: number) {
    this.offset = offset;
    this.size = size;
  }
}

// Each type has a class of its own, so that a call site that reads one type stays monomorphic. A
// shared accessor that calls the typed one would be megamorphic. A program makes some 280 members at
// its start: objects of a class, whose accessors exist once, take a third of the time and memory of
// objects with closures.

class Uint8 extends Member implements Field<number> {
  get(view: DataView, base = 0): number {
    return view.getUint8(base + this.offset);
  }
  set(view: DataView, value: number, base = 0): void {
    view.setUint8(base + this.offset, value);
  }
}

/** `uint8_t` */
export const u8 = (offset: number): Field<number> => new Uint8(offset, 1);

class Int8 extends Member implements Field<number> {
  get(view: DataView, base = 0): number {
    return view.getInt8(base + this.offset);
  }
  set(view: DataView, value: number, base = 0): void {
    view.setInt8(base + this.offset, value);
  }
}

/** `int8_t` */
export const i8 = (offset: number): Field<number> => new Int8(offset, 1);

class Uint16 extends Member implements Field<number> {
  get(view: DataView, base = 0): number {
    return view.getUint16(base + this.offset, LITTLE_ENDIAN);
  }
  set(view: DataView, value: number, base = 0): void {
    view.setUint16(base + this.offset, value, LITTLE_ENDIAN);
  }
}

/** `uint16_t` in the machine's byte order */
export const u16 = (offset: number): Field<number> => new Uint16(offset, 2);

class Int16 extends Member implements Field<number> {
  get(view: DataView, base = 0): number {
    return view.getInt16(base + this.offset, LITTLE_ENDIAN);
  }
  set(view: DataView, value: number, base = 0): void {
    view.setInt16(base + this.offset, value, LITTLE_ENDIAN);
  }
}

/** `int16_t` in the machine's byte order */
export const i16 = (offset: number): Field<number> => new Int16(offset, 2);

class Uint32 extends Member implements Field<number> {
  get(view: DataView, base = 0): number {
    return view.getUint32(base + this.offset, LITTLE_ENDIAN);
  }
  set(view: DataView, value: number, base = 0): void {
    view.setUint32(base + this.offset, value, LITTLE_ENDIAN);
  }
}

/** `uint32_t` in the machine's byte order */
export const u32 = (offset: number): Field<number> => new Uint32(offset, 4);

class Int32 extends Member implements Field<number> {
  get(view: DataView, base = 0): number {
    return view.getInt32(base + this.offset, LITTLE_ENDIAN);
  }
  set(view: DataView, value: number, base = 0): void {
    view.setInt32(base + this.offset, value, LITTLE_ENDIAN);
  }
}

/** `int32_t` in the machine's byte order */
export const i32 = (offset: number): Field<number> => new Int32(offset, 4);

class Uint64 extends Member implements Field<bigint> {
  get(view: DataView, base = 0): bigint {
    return view.getBigUint64(base + this.offset, LITTLE_ENDIAN);
  }
  set(view: DataView, value: bigint, base = 0): void {
    view.setBigUint64(base + this.offset, value, LITTLE_ENDIAN);
  }
}

/** A pointer, or another `uint64_t` whose full range matters */
export const u64 = (offset: number): Field<bigint> => new Uint64(offset, 8);

class Int64 extends Member implements Field<bigint> {
  get(view: DataView, base = 0): bigint {
    return view.getBigInt64(base + this.offset, LITTLE_ENDIAN);
  }
  set(view: DataView, value: bigint, base = 0): void {
    view.setBigInt64(base + this.offset, value, LITTLE_ENDIAN);
  }
}

/** `int64_t`; also `long` and `time_t` of 64 bits */
export const i64 = (offset: number): Field<bigint> => new Int64(offset, 8);

class NetworkUint16 extends Member implements Field<number> {
  get(view: DataView, base = 0): number {
    return view.getUint16(base + this.offset);
  }
  set(view: DataView, value: number, base = 0): void {
    view.setUint16(base + this.offset, value);
  }
}

/** `uint16_t` in network byte order */
export const be16 = (offset: number): Field<number> => new NetworkUint16(offset, 2);

class NetworkUint32 extends Member implements Field<number> {
  get(view: DataView, base = 0): number {
    return view.getUint32(base + this.offset);
  }
  set(view: DataView, value: number, base = 0): void {
    view.setUint32(base + this.offset, value);
  }
}

/** `uint32_t` in network byte order */
export const be32 = (offset: number): Field<number> => new NetworkUint32(offset, 4);

class Int32AsBigint extends Member implements Field<bigint> {
  get(view: DataView, base = 0): bigint {
    return BigInt(view.getInt32(base + this.offset, LITTLE_ENDIAN));
  }
  set(view: DataView, value: bigint, base = 0): void {
    view.setInt32(base + this.offset, Number(value), LITTLE_ENDIAN);
  }
}

/** `int32_t` where other systems have an `int64_t`: a bigint on all of them */
export const i32AsBigint = (offset: number): Field<bigint> => new Int32AsBigint(offset, 4);

class Size extends Member implements Field<number> {
  // Two 32-bit accesses: a bigint would be allocated.
  get(view: DataView, base = 0): number {
    const high = view.getUint32(base + this.offset + HIGH, LITTLE_ENDIAN);
    return view.getUint32(base + this.offset + LOW, LITTLE_ENDIAN) + high * 2 ** 32;
  }
  set(view: DataView, value: number, base = 0): void {
    view.setUint32(base + this.offset + LOW, value, LITTLE_ENDIAN); // modulo 2**32
    view.setUint32(base + this.offset + HIGH, value / 2 ** 32, LITTLE_ENDIAN);
  }
}

/** `size_t` and other 64-bit counts, as a number: the values stay below 2**53. */
export const size = (offset: number): Field<number> => new Size(offset, 8);

class Bytes extends Member implements Field<Uint8Array> {
  get(view: DataView, base = 0): Uint8Array {
    return new Uint8Array(view.buffer, view.byteOffset + base + this.offset, this.size);
  }
  set(view: DataView, value: Uint8Array, base = 0): void {
    const target = this.get(view, base);
    target.set(value);
    target.fill(0, value.length);
  }
}

/**
 * An array of bytes. `get` returns a view on the structure, not a copy. `set`
 * zeroes the rest of the array; a value longer than the array throws.
 */
export const bytes = (offset: number, length: number): Field<Uint8Array> =>
  new Bytes(offset, length);

class Bits extends Member implements Field<number> {
  readonly #shift: number;
  readonly #mask: number;

  constructor(offset: number, shift: number, width: number) {
    super(offset, 1);
    this.#shift = shift;
    this.#mask = (1 << width) - 1;
  }

  get(view: DataView, base = 0): number {
    return (view.getUint8(base + this.offset) >>> this.#shift) & this.#mask;
  }
  set(view: DataView, value: number, base = 0): void {
    const others = view.getUint8(base + this.offset) & ~(this.#mask << this.#shift);
    view.setUint8(base + this.offset, others | ((value & this.#mask) << this.#shift));
  }
}

/**
 * A bit field of at most eight bits within one byte. `shift` counts from the
 * lowest bit, the order in which C compilers for little-endian processors
 * allocate bit fields.
 */
export const bits = (offset: number, shift: number, width: number): Field<number> =>
  new Bits(offset, shift, width);
