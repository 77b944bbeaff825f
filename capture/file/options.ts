/**
 * The options of pcapng's blocks.
 *
 * @module
 */
import type { Fields } from "./input.ts";
import type { BlockBuilder } from "./output.ts";
import type { CaptureOption, TimeResolution } from "./records.ts";

const END = 0, COMMENT = 1;

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** How the value of an option is read and written. */
interface OptionCodec<T> {
  /** Returns what a value means; `undefined` if its length is wrong. */
  read(value: Uint8Array, isLittle: boolean): T | undefined;
  /** Returns the bytes of a value. */
  write(value: T, isLittle: boolean): Uint8Array;
}

/** An option that has a property of its own in a record. */
export interface TypedOption {
  /** The code. */
  readonly code: number;
  /** The name of the property. */
  readonly property: string;
  /** Its codec. */
  readonly codec: OptionCodec<unknown>;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Returns the text of bytes, which some programs end with NUL. */
function textOf(bytes: Uint8Array): string {
  let { length } = bytes;
  while (length > 0 && bytes[length - 1] === 0) length--;
  return decoder.decode(bytes.subarray(0, length));
}

const text: OptionCodec<string> = { read: textOf, write: (value) => encoder.encode(value) };

const u32: OptionCodec<number> = {
  read: (value, isLittle) => value.length === 4 ? viewOf(value).getUint32(0, isLittle) : undefined,
  write(value, isLittle) {
    const bytes = new Uint8Array(4);
    viewOf(bytes).setUint32(0, value, isLittle);
    return bytes;
  },
};

/** Makes the codec of 64 bits. */
function bits64(get: "getBigUint64" | "getBigInt64"): OptionCodec<bigint> {
  return {
    read: (value, isLittle) => value.length === 8 ? viewOf(value)[get](0, isLittle) : undefined,
    write(value, isLittle) {
      const bytes = new Uint8Array(8);
      viewOf(bytes).setBigUint64(0, BigInt.asUintN(64, value), isLittle);
      return bytes;
    },
  };
}

/** A time, whose upper half comes first, whatever the byte order. */
const time: OptionCodec<bigint> = {
  read(value, isLittle) {
    if (value.length !== 8) return undefined;
    const view = viewOf(value);
    return BigInt(view.getUint32(0, isLittle)) << 32n | BigInt(view.getUint32(4, isLittle));
  },
  write(value, isLittle) {
    const bytes = new Uint8Array(8), view = viewOf(bytes);
    view.setUint32(0, Number(BigInt.asUintN(32, value >> 32n)), isLittle);
    view.setUint32(4, Number(BigInt.asUintN(32, value)), isLittle);
    return bytes;
  },
};

/** The upper bit tells a power of 2 from a power of 10. */
const resolution: OptionCodec<TimeResolution> = {
  read: ([value], _isLittle) =>
    value === undefined ? undefined : { base: value & 0x80 ? 2 : 10, exponent: value & 0x7f },
  write: ({ base, exponent }) => Uint8Array.of((base === 2 ? 0x80 : 0) | exponent),
};

/** The first byte is 0 for text, and 1 for a program. */
const filter: OptionCodec<string> = {
  read: (value) => value[0] === 0 ? textOf(value.subarray(1)) : undefined,
  write: (value) => encoder.encode(`\0${value}`),
};

const option = <T>(code: number, property: string, codec: OptionCodec<T>): TypedOption => ({
  code,
  property,
  codec: codec as OptionCodec<unknown>,
});

/** The options of a section. */
export const SECTION_OPTIONS: readonly TypedOption[] = [
  option(2, "hardware", text),
  option(3, "os", text),
  option(4, "application", text),
];

/** The options of an interface. */
export const INTERFACE_OPTIONS: readonly TypedOption[] = [
  option(2, "name", text),
  option(3, "description", text),
  option(8, "speed", bits64("getBigUint64")),
  option(9, "resolution", resolution),
  option(11, "filter", filter),
  option(12, "os", text),
  option(14, "timeOffset", bits64("getBigInt64")),
  option(15, "hardware", text),
];

/** The code of a packet's flags: `epb_flags`. */
export const FLAGS = 2;

/** The options of a packet. */
export const PACKET_OPTIONS: readonly TypedOption[] = [
  option(FLAGS, "flags", u32),
  option(4, "dropped", bits64("getBigUint64")),
];

/** The options of statistics. */
export const STATISTICS_OPTIONS: readonly TypedOption[] = [
  option(2, "startTime", time),
  option(3, "endTime", time),
  option(4, "received", bits64("getBigUint64")),
  option(5, "dropped", bits64("getBigUint64")),
  option(6, "accepted", bits64("getBigUint64")),
  option(7, "droppedBySystem", bits64("getBigUint64")),
  option(8, "delivered", bits64("getBigUint64")),
];

/**
 * Reads the options at the end of a block.
 *
 * @param fields The rest of the block.
 * @param table The options that have properties.
 * @param isLittle The byte order.
 * @returns The properties, with `comments` and `options`.
 */
export function readOptions(
  fields: Fields,
  table: readonly TypedOption[],
  isLittle: boolean,
): Record<string, unknown> {
  const properties: Record<string, unknown> = {};
  const comments: string[] = [], others: CaptureOption[] = [];
  while (fields.left >= 4) {
    const code = fields.u16(), length = fields.u16();
    if (code === END) break;
    if (length > fields.left) {
      throw fields.fault(`an option of ${length} bytes in a block that has ${fields.left} left`);
    }
    const value = fields.take(length);
    fields.pad(length);
    const typed = table.find((one) => one.code === code);
    const meaning = code === COMMENT ? textOf(value) : typed?.codec.read(value, isLittle);
    if (code === COMMENT) comments.push(meaning as string);
    else if (meaning === undefined || typed!.property in properties) others.push({ code, value });
    else properties[typed!.property] = meaning;
  }
  if (comments.length > 0) properties.comments = comments;
  if (others.length > 0) properties.options = others;
  return properties;
}

/**
 * Writes the options at the end of a block.
 *
 * @param block The block.
 * @param table The options that have properties.
 * @param record The record with the properties.
 */
export function writeOptions(
  block: BlockBuilder,
  table: readonly TypedOption[],
  record: object,
): void {
  const properties = record as Readonly<Record<string, unknown>>;
  const { comments = [], options = [] } = record as {
    readonly comments?: readonly string[] | undefined;
    readonly options?: readonly CaptureOption[] | undefined;
  };
  let isEmpty = true;
  const write = (code: number, value: Uint8Array) => {
    block.option(code, value);
    isEmpty = false;
  };
  for (const comment of comments) write(COMMENT, encoder.encode(comment));
  for (const { code, property, codec } of table) {
    const value = properties[property];
    if (value !== undefined) write(code, codec.write(value, block.isLittle));
  }
  for (const { code, value } of options) write(code, value);
  if (!isEmpty) block.option(END, new Uint8Array(0));
}
