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

function field<T>(
  size: number,
  read: (view: DataView, at: number) => T,
  write: (view: DataView, at: number, value: T) => void,
): (offset: number) => Field<T> {
  return (offset) => ({
    offset,
    size,
    get: (view, base = 0) => read(view, base + offset),
    set: (view, value, base = 0) => write(view, base + offset, value),
  });
}

/** `uint8_t` */
export const u8: (offset: number) => Field<number> = field(
  1,
  (view, at) => view.getUint8(at),
  (view, at, value) => view.setUint8(at, value),
);

/** `int8_t` */
export const i8: (offset: number) => Field<number> = field(
  1,
  (view, at) => view.getInt8(at),
  (view, at, value) => view.setInt8(at, value),
);

/** `uint16_t` in the machine's byte order */
export const u16: (offset: number) => Field<number> = field(
  2,
  (view, at) => view.getUint16(at, LITTLE_ENDIAN),
  (view, at, value) => view.setUint16(at, value, LITTLE_ENDIAN),
);

/** `int16_t` in the machine's byte order */
export const i16: (offset: number) => Field<number> = field(
  2,
  (view, at) => view.getInt16(at, LITTLE_ENDIAN),
  (view, at, value) => view.setInt16(at, value, LITTLE_ENDIAN),
);

/** `uint32_t` in the machine's byte order */
export const u32: (offset: number) => Field<number> = field(
  4,
  (view, at) => view.getUint32(at, LITTLE_ENDIAN),
  (view, at, value) => view.setUint32(at, value, LITTLE_ENDIAN),
);

/** `int32_t` in the machine's byte order */
export const i32: (offset: number) => Field<number> = field(
  4,
  (view, at) => view.getInt32(at, LITTLE_ENDIAN),
  (view, at, value) => view.setInt32(at, value, LITTLE_ENDIAN),
);

/** A pointer, or another 64-bit number that is not calculated with */
export const u64: (offset: number) => Field<bigint> = field(
  8,
  (view, at) => view.getBigUint64(at, LITTLE_ENDIAN),
  (view, at, value) => view.setBigUint64(at, value, LITTLE_ENDIAN),
);

/** `int64_t`, and `long` and `time_t` where they have 64 bits */
export const i64: (offset: number) => Field<bigint> = field(
  8,
  (view, at) => view.getBigInt64(at, LITTLE_ENDIAN),
  (view, at, value) => view.setBigInt64(at, value, LITTLE_ENDIAN),
);

/** `size_t` and its like, as a number: what it counts is below 2**53. */
export const size: (offset: number) => Field<number> = field(
  8,
  // in two halves: a bigint costs an allocation
  (view, at) =>
    view.getUint32(at + LOW, LITTLE_ENDIAN) + view.getUint32(at + HIGH, LITTLE_ENDIAN) * 2 ** 32,
  (view, at, value) => {
    view.setUint32(at + LOW, value, LITTLE_ENDIAN); // what is above 32 bits is cut off
    view.setUint32(at + HIGH, value / 2 ** 32, LITTLE_ENDIAN);
  },
);

/** `uint16_t` in network byte order */
export const be16: (offset: number) => Field<number> = field(
  2,
  (view, at) => view.getUint16(at),
  (view, at, value) => view.setUint16(at, value),
);

/** `uint32_t` in network byte order */
export const be32: (offset: number) => Field<number> = field(
  4,
  (view, at) => view.getUint32(at),
  (view, at, value) => view.setUint32(at, value),
);

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
