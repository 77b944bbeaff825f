/**
 * C structures as data: a layout is a size and named fields, each with its
 * offset and type, read and written through a `DataView`.
 *
 * @module
 */

/** One member of a C structure: where it is and how it is read and written. */
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

/** A C structure: its size in bytes and its members. */
export type Layout<
  F extends Record<string, Field<never>> = Record<string, Field<never>>,
> =
  & { readonly size: number }
  & F;

/** Whether the machine has the low byte of a number first. */
export const LITTLE_ENDIAN: boolean = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

// where the halves of a 64-bit number are
const LOW = LITTLE_ENDIAN ? 0 : 4;
const HIGH = 4 - LOW;

// Each kind of member has functions of its own: one that all shared, and that called theirs, would
// have to look up at every call which.

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

/** `int32_t` where other systems have 64 bits */
export const i32AsBigint = (offset: number): Field<bigint> => ({
  offset,
  size: 4,
  get: (view, base = 0) => BigInt(view.getInt32(base + offset, LITTLE_ENDIAN)),
  set: (view, value, base = 0) => view.setInt32(base + offset, Number(value), LITTLE_ENDIAN),
});

/** A pointer, or another 64-bit number that is not calculated with */
export const u64 = (offset: number): Field<bigint> => ({
  offset,
  size: 8,
  get: (view, base = 0) => view.getBigUint64(base + offset, LITTLE_ENDIAN),
  set: (view, value, base = 0) => view.setBigUint64(base + offset, value, LITTLE_ENDIAN),
});

/** `int64_t`, and `long` and `time_t` where they have 64 bits */
export const i64 = (offset: number): Field<bigint> => ({
  offset,
  size: 8,
  get: (view, base = 0) => view.getBigInt64(base + offset, LITTLE_ENDIAN),
  set: (view, value, base = 0) => view.setBigInt64(base + offset, value, LITTLE_ENDIAN),
});

/** `size_t` and its like, as a number: what it counts is below 2**53. */
export const size = (offset: number): Field<number> => ({
  offset,
  size: 8,
  // in two halves: a bigint costs an allocation
  get: (view, base = 0) => {
    const high = view.getUint32(base + offset + HIGH, LITTLE_ENDIAN);
    return view.getUint32(base + offset + LOW, LITTLE_ENDIAN) + high * 2 ** 32;
  },
  set: (view, value, base = 0) => {
    view.setUint32(base + offset + LOW, value, LITTLE_ENDIAN); // what is above 32 bits is cut off
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
 * An array of bytes. What is read is a view on the structure, not a copy; what
 * is written must not be longer than the array, and the rest is set to zero.
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
 * A bit field of at most eight bits, in a byte that others share. Where the low
 * byte of a number comes first, C counts them from the lowest bit up.
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
