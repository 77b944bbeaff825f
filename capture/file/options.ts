/**
 * The options of pcapng's blocks.
 *
 * @module
 */
import { array, integer, object, wellFormed, wrongType } from "../../socket/arguments.ts";
import { rangeError } from "../../socket/stack.ts";
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
  /** Checks a value. Returns its bytes. */
  write(name: string, value: unknown, isLittle: boolean): Uint8Array;
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

/** Returns the bytes of a text, which must be one that can be read back. */
function bytesOf(name: string, value: unknown): Uint8Array {
  if (typeof value !== "string") throw wrongType(name, value, "a string");
  return encoder.encode(wellFormed(name, value));
}

const text: OptionCodec<string> = { read: textOf, write: bytesOf };

const u32: OptionCodec<number> = {
  read: (value, isLittle) => value.length === 4 ? viewOf(value).getUint32(0, isLittle) : undefined,
  write(name, value, isLittle) {
    const bytes = new Uint8Array(4);
    viewOf(bytes).setUint32(0, integer(name, value, 0, 0xffffffff), isLittle);
    return bytes;
  },
};

/** Checks an integer of 64 bits. */
function bigint(name: string, value: unknown, min: bigint, max: bigint): bigint {
  if (typeof value !== "bigint") throw wrongType(name, value, "a bigint such as 1n");
  if (value >= min && value <= max) return value;
  throw rangeError(`${name} is ${value}, expected a bigint from ${min} to ${max}`);
}

/** Makes the codec of 64 bits. */
function bits64(get: "getBigUint64" | "getBigInt64"): OptionCodec<bigint> {
  const min = get === "getBigInt64" ? -(2n ** 63n) : 0n, max = min + 2n ** 64n - 1n;
  return {
    read: (value, isLittle) => value.length === 8 ? viewOf(value)[get](0, isLittle) : undefined,
    write(name, value, isLittle) {
      const bytes = new Uint8Array(8);
      const bits = BigInt.asUintN(64, bigint(name, value, min, max));
      viewOf(bytes).setBigUint64(0, bits, isLittle);
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
  write(name, value, isLittle) {
    const bytes = new Uint8Array(8), view = viewOf(bytes);
    const units = bigint(name, value, 0n, 0xffffffffffffffffn);
    view.setUint32(0, Number(units >> 32n), isLittle);
    view.setUint32(4, Number(units & 0xffffffffn), isLittle);
    return bytes;
  },
};

/** The upper bit tells a power of 2 from a power of 10. */
const resolution: OptionCodec<TimeResolution> = {
  read: ([value], _isLittle) =>
    value === undefined ? undefined : { base: value & 0x80 ? 2 : 10, exponent: value & 0x7f },
  write(name, value) {
    object(name, value, "an object such as { base: 10, exponent: 6 }");
    const { base, exponent } = value as Partial<TimeResolution>;
    if (base !== 2 && base !== 10) {
      throw typeof base === "number"
        ? rangeError(`${name}.base is ${base}, expected 2 or 10`)
        : wrongType(`${name}.base`, base, "2 or 10");
    }
    return Uint8Array.of((base === 2 ? 0x80 : 0) | integer(`${name}.exponent`, exponent, 0, 127));
  },
};

/** The first byte is 0 for text, and 1 for a program. */
const filter: OptionCodec<string> = {
  read: (value) => value[0] === 0 ? textOf(value.subarray(1)) : undefined,
  write(name, value) {
    const bytes = bytesOf(name, value), typed = new Uint8Array(1 + bytes.length);
    typed.set(bytes, 1);
    return typed;
  },
};

const option = (code: number, property: string, codec: OptionCodec<unknown>): TypedOption => ({
  code,
  property,
  codec,
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

/** Checks an option that has no property. Returns it. */
function checkOption(name: string, option: unknown): CaptureOption {
  object(name, option, "an object such as { code, value }");
  const { code, value } = option as Partial<CaptureOption>;
  // The code 0 would end the options.
  const checked = integer(`${name}.code`, code, 1, 0xffff);
  if (!(value instanceof Uint8Array)) throw wrongType(`${name}.value`, value, "a Uint8Array");
  return { code: checked, value };
}

/**
 * Checks and writes the options at the end of a block.
 *
 * @param block The block.
 * @param table The options that have properties.
 * @param name The name of the record in errors.
 * @param record The record with the properties.
 */
export function writeOptions(
  block: BlockBuilder,
  table: readonly TypedOption[],
  name: string,
  record: object,
): void {
  const properties = record as Readonly<Record<string, unknown>>;
  const { comments, options } = properties;
  let isEmpty = true;
  const write = (of: string, code: number, value: Uint8Array) => {
    block.option(of, code, value);
    isEmpty = false;
  };
  if (comments !== undefined) {
    for (const [i, comment] of array(`${name}.comments`, comments).entries()) {
      const of = `${name}.comments[${i}]`;
      write(of, COMMENT, bytesOf(of, comment));
    }
  }
  for (const { code, property, codec } of table) {
    const value = properties[property];
    if (value === undefined) continue;
    const of = `${name}.${property}`;
    write(of, code, codec.write(of, value, block.isLittle));
  }
  if (options !== undefined) {
    for (const [i, option] of array(`${name}.options`, options).entries()) {
      const of = `${name}.options[${i}]`;
      const { code, value } = checkOption(of, option);
      write(`${of}.value`, code, value);
    }
  }
  if (!isEmpty) block.endOptions();
}
