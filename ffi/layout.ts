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

/** True if the processor is little-endian. */
export const LITTLE_ENDIAN: boolean = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

// Offsets of the two halves of a 64-bit integer.
const LOW = LITTLE_ENDIAN ? 0 : 4;
const HIGH = 4 - LOW;

// Each type has accessors of its own, so that a call site that reads one type stays monomorphic. A
// shared accessor that calls the typed one would be megamorphic.

/** `uint8_t` */
export const u8 = (offset: number): Field<number> => ({
  offset,
  size: 1,
  get: (view, base = 0) => view.getUint8(base + offset),
  set: (view, value, base = 0) => view.setUint8(base + offset, value),
});

/** `int8_t` */
export const i8 = (offset: number): Field<number> => ({
  offset,
  size: 1,
  get: (view, base = 0) => view.getInt8(base + offset),
  set: (view, value, base = 0) => view.setInt8(base + offset, value),
});

/** `uint16_t` in the machine's byte order */
export const u16 = (offset: number): Field<number> => ({
  offset,
  size: 2,
  get: (view, base = 0) => view.getUint16(base + offset, LITTLE_ENDIAN),
  set: (view, value, base = 0) => view.setUint16(base + offset, value, LITTLE_ENDIAN),
});

/** `int16_t` in the machine's byte order */
export const i16 = (offset: number): Field<number> => ({
  offset,
  size: 2,
  get: (view, base = 0) => view.getInt16(base + offset, LITTLE_ENDIAN),
  set: (view, value, base = 0) => view.setInt16(base + offset, value, LITTLE_ENDIAN),
});

/** `uint32_t` in the machine's byte order */
export const u32 = (offset: number): Field<number> => ({
  offset,
  size: 4,
  get: (view, base = 0) => view.getUint32(base + offset, LITTLE_ENDIAN),
  set: (view, value, base = 0) => view.setUint32(base + offset, value, LITTLE_ENDIAN),
});

/** `int32_t` in the machine's byte order */
export const i32 = (offset: number): Field<number> => ({
  offset,
  size: 4,
  get: (view, base = 0) => view.getInt32(base + offset, LITTLE_ENDIAN),
  set: (view, value, base = 0) => view.setInt32(base + offset, value, LITTLE_ENDIAN),
});

/** `int32_t` where other systems have an `int64_t`: a bigint on all of them */
export const i32AsBigint = (offset: number): Field<bigint> => ({
  offset,
  size: 4,
  get: (view, base = 0) => BigInt(view.getInt32(base + offset, LITTLE_ENDIAN)),
  set: (view, value, base = 0) => view.setInt32(base + offset, Number(value), LITTLE_ENDIAN),
});

/** A pointer, or another `uint64_t` whose full range matters */
export const u64 = (offset: number): Field<bigint> => ({
  offset,
  size: 8,
  get: (view, base = 0) => view.getBigUint64(base + offset, LITTLE_ENDIAN),
  set: (view, value, base = 0) => view.setBigUint64(base + offset, value, LITTLE_ENDIAN),
});

/** `int64_t`; also `long` and `time_t` of 64 bits */
export const i64 = (offset: number): Field<bigint> => ({
  offset,
  size: 8,
  get: (view, base = 0) => view.getBigInt64(base + offset, LITTLE_ENDIAN),
  set: (view, value, base = 0) => view.setBigInt64(base + offset, value, LITTLE_ENDIAN),
});

/** `size_t` and other 64-bit counts, as a number: the values stay below 2**53. */
export const size = (offset: number): Field<number> => ({
  offset,
  size: 8,
  // Two 32-bit accesses: a bigint would be allocated.
  get: (view, base = 0) => {
    const high = view.getUint32(base + offset + HIGH, LITTLE_ENDIAN);
    return view.getUint32(base + offset + LOW, LITTLE_ENDIAN) + high * 2 ** 32;
  },
  set: (view, value, base = 0) => {
    view.setUint32(base + offset + LOW, value, LITTLE_ENDIAN); // modulo 2**32
    view.setUint32(base + offset + HIGH, value / 2 ** 32, LITTLE_ENDIAN);
  },
});

/** `uint16_t` in network byte order */
export const be16 = (offset: number): Field<number> => ({
  offset,
  size: 2,
  get: (view, base = 0) => view.getUint16(base + offset),
  set: (view, value, base = 0) => view.setUint16(base + offset, value),
});

/** `uint32_t` in network byte order */
export const be32 = (offset: number): Field<number> => ({
  offset,
  size: 4,
  get: (view, base = 0) => view.getUint32(base + offset),
  set: (view, value, base = 0) => view.setUint32(base + offset, value),
});

/**
 * An array of bytes. `get` returns a view on the structure, not a copy. `set`
 * zeroes the rest of the array; a value longer than the array throws.
 */
export function bytes(offset: number, length: number): Field<Uint8Array> {
  return {
    offset,
    size: length,
    get: (view, base = 0) => new Uint8Array(view.buffer, view.byteOffset + base + offset, length),
    set: (view, value, base = 0) => {
      const target = new Uint8Array(
        view.buffer,
        view.byteOffset + base + offset,
        length,
      );
      target.set(value);
      target.fill(0, value.length);
    },
  };
}

/**
 * A bit field of at most eight bits within one byte. `shift` counts from the
 * lowest bit, the order in which C compilers for little-endian processors
 * allocate bit fields.
 */
export function bits(offset: number, shift: number, width: number): Field<number> {
  const mask = (1 << width) - 1;
  return {
    offset,
    size: 1,
    get: (view, base = 0) => (view.getUint8(base + offset) >>> shift) & mask,
    set: (view, value, base = 0) => {
      const others = view.getUint8(base + offset) & ~(mask << shift);
      view.setUint8(base + offset, others | ((value & mask) << shift));
    },
  };
}
