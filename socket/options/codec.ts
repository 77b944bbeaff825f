/**
 * Reading and setting typed options, and the codecs of their simple values.
 *
 * @module
 */
import { errorName } from "../../constants/errno.ts";
import { table } from "../../constants/platform.ts";
import type { Name, UniversalName } from "../../constants/platform.ts";
import { AF_INET, AF_INET6, EINVAL, IF_NAMESIZE } from "../../constants/mod.ts";
import { be32, type Field, LITTLE_ENDIAN, u32 } from "../../ffi/layout.ts";
import { system } from "../../ffi/mod.ts";
import type { OptionLayouts } from "../../ffi/system.ts";
import { inet } from "../address/inet.ts";
import { inet6 } from "../address/inet6.ts";
import { interfaceIndex } from "../address/interface.ts";
import {
  boolean as checkedBoolean,
  buffer,
  type Bytes,
  data,
  integer as checkedInteger,
  isArray,
  members,
  shown,
  text as checkedText,
  wrongType,
} from "../arguments.ts";
import { systemError } from "../errors.ts";
import { readStructure } from "./value_memory.ts";
import type {
  BpfInstruction,
  IcmpBlock,
  IcmpPass,
  OptionName,
  OptionTarget,
  ReadableOption,
  Reading,
  WritableOption,
  Writing,
} from "./types.ts";
import { rangeError, typeError } from "../stack.ts";

/** How to read and set an option. */
export interface Codec<Get, Set = Get> extends Reading<Get>, Writing<Set> {}

/** How to read and set the options of a level, by name. */
export type Rows<Options> = {
  readonly [N in keyof Options]: Row<NonNullable<Options[N]>, Options[N], N>;
};

/**
 * How to read and set one option. Compile-time check: `never` if the declared optionality disagrees
 * with the tables of constants.
 */
type Row<Known, Declared, N> = undefined extends Declared
  ? N extends UniversalName ? never : Omit<Known, keyof OptionName>
  : N extends UniversalName ? Omit<Known, keyof OptionName>
  : never;

/** Returns the row of an option that can be read and set. */
export function readWrite<Get, Set>(
  codec: Codec<Get, Set>,
): { read: Reading<Get>; write: Writing<Set> } {
  return { read: codec, write: codec };
}

/** Returns the row of an option that can only be read. */
export function readOnly<T>(reading: Reading<T>): { read: Reading<T> } {
  return { read: reading };
}

/** Returns the row of an option that can only be set. */
export function writeOnly<T>(writing: Writing<T>): { write: Writing<T> } {
  return { write: writing };
}

/**
 * Returns the options of one level. An option is `undefined` if this platform lacks the constant of
 * the option or of the level.
 *
 * @param levelName Name of the level's constant: `SOL_SOCKET`, `IPPROTO_TCP`, ...
 * @param rows How to read and set each option.
 * @returns The options by name.
 */
export function levelOptions(
  levelName: Name,
  rows: Readonly<Record<string, object>>,
): Record<string, OptionName | undefined> {
  const level = table[levelName];
  return Object.fromEntries(
    Object.entries(rows).map(([name, row]) => {
      const number = table[name as Name];
      if (level === undefined || number === undefined) return [name, undefined];
      const option = { level: Number(level), number: Number(number) | 0, name, ...row };
      known.add(option);
      return [name, option];
    }),
  );
}

/** The options of the table. Only these have codecs that keep within the memory of a value. */
const known = new WeakSet<object>();

/** Throws a `TypeError` unless `option` is an option that can be read, or set. */
function checkOption(option: OptionName, way: "read" | "write"): void {
  if (typeof option !== "object" || option === null || !known.has(option)) {
    throw wrongType("option", option, "a member of options, such as options.SOL_SOCKET.SO_TYPE");
  }
  if (!(way in option)) {
    throw typeError(`${option.name} cannot be ${way === "read" ? "read" : "set"}`);
  }
}

/** A descriptor. Its number is read after the arguments, whose getters may close it. */
interface Openable {
  /** Returns the number; throws if the descriptor is closed. */
  open(syscall: string): number;
}

/**
 * Reads an option: getsockopt(2).
 *
 * @param descriptor The socket's descriptor.
 * @param option The option.
 * @returns The option's value.
 */
export function getTyped<T>(descriptor: Openable, option: ReadableOption<T>): T {
  checkOption(option, "read");
  const { level, number, name, read } = option;
  const size = read.size();
  const fd = descriptor.open("getsockopt");
  return decodeOption(option, readStructure(fd, level, number, size, `option ${name}`));
}

/**
 * Decodes the value of an option.
 *
 * @param option The option.
 * @param value The bytes that the system returned.
 * @returns The value.
 * @throws {SocketError} `EINVAL` if they are too few for the option's structure.
 */
export function decodeOption<T>(
  { name, read }: ReadableOption<T>,
  value: DataView<ArrayBuffer>,
): T {
  const least = (read.least ?? read.size)();
  if (value.byteLength >= least) return read.decode(value);
  const explanation = `option ${name} has ${least} bytes, the system returned ${value.byteLength}`;
  throw systemError(EINVAL, "getsockopt", undefined, explanation);
}

/**
 * Sets an option: setsockopt(2).
 *
 * @param descriptor The socket's descriptor.
 * @param option The option.
 * @param value The option's value.
 * @param socket The socket.
 */
export function setTyped<T>(
  descriptor: Openable,
  option: WritableOption<T>,
  value: T,
  socket: OptionTarget,
): void {
  checkOption(option, "write");
  const { level, number, name, write } = option;
  const bytes = write.encode(value, name, socket);
  const isProgram = write.isProgram?.(value);
  const fd = descriptor.open("setsockopt");
  const error = isProgram
    ? system().setFilter!(fd, level, number, bytes)
    : system().setsockopt(fd, level, number, bytes, bytes.length);
  if (error < 0) throw systemError(-error, "setsockopt", undefined, `option ${name}`);
}

/**
 * Returns the layouts of option values, as if this system had all of them. A system that lacks a
 * layout also lacks its option.
 */
export function layouts(): Required<OptionLayouts> {
  return system().optionLayouts() as Required<OptionLayouts>;
}

/** Allocates a structure, zeroed: its bytes, and a view to write its members. */
export function allocate(
  size: number,
): [bytes: Uint8Array<ArrayBuffer>, view: DataView<ArrayBuffer>] {
  const bytes = new Uint8Array(new ArrayBuffer(size));
  return [bytes, new DataView(bytes.buffer)];
}

/** Returns `value` as an object whose members the caller checks; throws if it is not an object. */
export function checkedObject(name: string, value: unknown, form: string): Record<string, unknown> {
  if (typeof value === "object" && value !== null) return value as Record<string, unknown>;
  throw wrongType(name, value, form);
}

/** Decodes an integer; some systems return fewer than 4 bytes for boolean options. */
export function decodeInteger(value: DataView, signed: boolean): number {
  if (value.byteLength < 4) return value.byteLength === 0 ? 0 : value.getUint8(0);
  return signed ? value.getInt32(0, LITTLE_ENDIAN) : value.getUint32(0, LITTLE_ENDIAN);
}

/** Encodes a 32-bit integer. */
export function encodeInteger(
  value: number,
  littleEndian = LITTLE_ENDIAN,
): Uint8Array<ArrayBuffer> {
  const [bytes, view] = allocate(4);
  view.setInt32(0, value, littleEndian);
  return bytes;
}

/** `least` of a codec that decodes any number of bytes. */
export const anyLength = (): number => 0;

/** Returns the codec of a 32-bit integer within bounds. */
function integerCodec(min: number, max: number): Codec<number> {
  return {
    size: () => 4,
    least: anyLength,
    decode: (value) => decodeInteger(value, min < 0),
    encode: (value, name) => encodeInteger(checkedInteger(name, value, min, max)),
  };
}

/** `int` that is 0 or 1. */
export const boolean: Codec<boolean> = {
  size: () => 4,
  least: anyLength,
  decode: (value) => decodeInteger(value, true) !== 0,
  encode: (value, name) => encodeInteger(checkedBoolean(name, value) ? 1 : 0),
};

/** `int`. */
export const integer: Codec<number> = integerCodec(-0x80000000, 0x7fffffff);

/** `unsigned int`. */
export const unsigned: Codec<number> = integerCodec(0, 0xffffffff);

/** Returns the codec of an interface's index, stored in `field`. */
function interfaceCodec(field: () => Field<number>): Codec<number, number | string> {
  return {
    size: () => 4,
    decode: (value) => field().get(value),
    encode(value, name, socket) {
      const [bytes, view] = allocate(4);
      field().set(view, resolveInterface(name, value, socket));
      return bytes;
    },
  };
}

/** Index of an interface; set by index or name. */
export const interfaceOption: Codec<number, number | string> = interfaceCodec(() => u32(0));

/** Index of an interface in network byte order; set by index or name. */
export const bigEndianInterface: Codec<number, number | string> = interfaceCodec(() => be32(0));

/** Index of an interface in the byte order of `IPV6_UNICAST_IF`; set by index or name. */
export const unicastInterface6: Codec<number, number | string> = interfaceCodec(() =>
  layouts().ipv6UnicastInterface
);

/** Codec of an option without a value, set to `null` to trigger it. */
function trigger(bytes: () => Uint8Array<ArrayBuffer>): Writing<null> {
  return {
    encode(value, name) {
      if (value !== null) throw wrongType(name, value, "null, because the option has no value");
      return bytes();
    },
  };
}

/** Trigger that passes an `int`, which the kernel ignores. */
export const intTrigger: Writing<null> = trigger(() => encodeInteger(0));

/** Trigger that passes a null pointer. */
export const nullTrigger: Writing<null> = trigger(() => new Uint8Array(new ArrayBuffer(0)));

/** `uint64_t`. */
export const u64: Reading<bigint> = {
  size: () => 8,
  decode: (value) => value.getBigUint64(0, LITTLE_ENDIAN),
};

/** Code of an error, such as `"ECONNREFUSED"`; `null` for none. */
export const errorCode: Reading<string | null> = {
  size: () => 4,
  least: anyLength,
  decode(value) {
    const errno = decodeInteger(value, true);
    return errno === 0 ? null : errorName(errno);
  },
};

/** Raw bytes, at most `maxLength`. */
export function bytes(maxLength: number): Codec<Uint8Array<ArrayBuffer>, Bytes> {
  return {
    size: () => maxLength,
    least: anyLength,
    decode: (value) => new Uint8Array(value.buffer, 0, value.byteLength),
    encode: (value, name) => checkLength(name, buffer(name, value), maxLength),
  };
}

/** Returns `value` if it is at most `maxLength` bytes long; throws a `RangeError` otherwise. */
function checkLength<B extends Uint8Array>(name: string, value: B, maxLength: number): B {
  if (value.length <= maxLength) return value;
  throw rangeError(`${name} is ${value.length} bytes long, expected at most ${maxLength}`);
}

const decoder = new TextDecoder();

/** NUL-terminated text, at most `size` bytes including the NUL. */
export function text(size: number): Codec<string> {
  return {
    size: () => size,
    least: anyLength,
    decode: (value) =>
      decoder.decode(new Uint8Array(value.buffer, 0, value.byteLength)).split("\0")[0]!,
    encode(value, name) {
      const text = checkLength(name, data(name, checkedText(name, value)), size - 1);
      const [bytes] = allocate(text.length + 1);
      bytes.set(text);
      return bytes;
    },
  };
}

/** Array of 32-bit unsigned integers, at most `maxLength`. */
export function uint32Array(maxLength: number): Reading<number[]> {
  return {
    size: () => 4 * maxLength,
    least: anyLength,
    decode: (value) => [...new Uint32Array(value.buffer, 0, value.byteLength >> 2)],
  };
}

/** Timeout in seconds, `null` for none: a `struct timeval`, or on some systems milliseconds. */
export const timeout: Codec<number | null> = {
  size: () => (system().optionLayouts().timeoutMilliseconds ?? layouts().timeval).size,
  decode(value) {
    const milliseconds = system().optionLayouts().timeoutMilliseconds;
    if (milliseconds !== undefined) return milliseconds.get(value) / 1e3 || null;
    const { tv_sec, tv_usec } = layouts().timeval;
    return tv_sec.get(value) + tv_usec.get(value) / 1e6 || null;
  },
  encode(value, name) {
    const milliseconds = system().optionLayouts().timeoutMilliseconds;
    const max = milliseconds === undefined ? 2 ** 32 : Math.floor(2 ** 32 / 1e3);
    const expected = `seconds above 0 and up to ${max}, or null for no timeout`;
    if (value !== null && typeof value !== "number") throw wrongType(name, value, expected);
    if (value !== null && !(value > 0 && value <= max)) {
      throw rangeError(`${name} is ${value}, expected ${expected}`);
    }
    // At least one unit: 0 would mean no timeout.
    const units = (perSecond: number) =>
      value === null ? 0 : Math.max(1, Math.round(value * perSecond));
    if (milliseconds !== undefined) {
      const [bytes, view] = allocate(milliseconds.size);
      milliseconds.set(view, units(1e3));
      return bytes;
    }
    const { size, tv_sec, tv_usec } = layouts().timeval;
    const [bytes, view] = allocate(size);
    const microseconds = units(1e6);
    tv_sec.set(view, Math.floor(microseconds / 1e6));
    tv_usec.set(view, microseconds % 1e6);
    return bytes;
  },
};

/**
 * Returns the codec of a `struct linger`: seconds, `null` for off.
 *
 * @param perSecond Number of the structure's units in a second.
 */
function lingerCodec(perSecond: () => number): Codec<number | null> {
  return {
    size: () => layouts().linger.size,
    decode(value) {
      const { l_onoff, l_linger } = layouts().linger;
      return l_onoff.get(value) === 0 ? null : l_linger.get(value) / perSecond();
    },
    encode(value, name) {
      const { size, l_onoff, l_linger } = layouts().linger;
      const [bytes, view] = allocate(size);
      if (value !== null) {
        const max = Math.floor((2 ** (8 * l_linger.size - 1) - 1) / perSecond());
        l_onoff.set(view, 1);
        l_linger.set(view, checkedInteger(name, value, 0, max) * perSecond());
      }
      return bytes;
    },
  };
}

/** `struct linger` of `SO_LINGER`. */
export const linger: Codec<number | null> = lingerCodec(() =>
  system().optionLayouts().linger.perSecond ?? 1
);

/** `struct linger` of `SO_LINGER_SEC`. */
export const lingerSeconds: Codec<number | null> = lingerCodec(() => 1);

/** Handle of a socket. */
export const handle: Writing<number> = {
  encode(value, name) {
    const bits = BigInt(checkedInteger(name, value, 0, Number.MAX_SAFE_INTEGER));
    return new Uint8Array(new BigUint64Array([bits]).buffer);
  },
};

/** Structure of numbers, as an object that has its members by their C names. */
export function numericStructure<T extends object>(struct: keyof OptionLayouts): Codec<T> {
  const layout = () => layouts()[struct] as Record<string, number | Field<number | bigint>>;
  const fields = () =>
    Object.entries(layout()).filter((entry): entry is [string, Field<number | bigint>] =>
      typeof entry[1] === "object"
    );
  return {
    size: () => layout().size as number,
    least: anyLength,
    decode(value) {
      const present = fields().filter(([, { offset, size }]) => offset + size <= value.byteLength);
      return Object.fromEntries(present.map(([name, field]) => [name, field.get(value)])) as T;
    },
    encode(value, name) {
      const given = checkedObject(
        name,
        value,
        `an object with ${fields().map(([key]) => key).join(", ")}`,
      );
      const [bytes, view] = allocate(layout().size as number);
      for (const [key, field] of fields()) {
        field.set(view, checkedInteger(`${name} ${key}`, given[key], -0x80000000, 0xffffffff));
      }
      return bytes;
    },
  };
}

/** `BPF_MAXINSNS` of linux/bpf_common.h. */
const MAX_INSTRUCTIONS = 4096;

/** Classic BPF program. */
export const program: Writing<readonly BpfInstruction[]> = {
  encode(value, name) {
    if (!isArray(value)) throw wrongType(name, value, "an array of BPF instructions");
    const instructions = members(name, value, MAX_INSTRUCTIONS, (at, instruction) => {
      const given = checkedObject(at, instruction, "an object { code, jt, jf, k }");
      return {
        code: checkedInteger(`${at} code`, given.code, 0, 0xffff),
        jt: checkedInteger(`${at} jt`, given.jt, 0, 0xff),
        jf: checkedInteger(`${at} jf`, given.jf, 0, 0xff),
        k: checkedInteger(`${at} k`, given.k, -0x80000000, 0xffffffff),
      };
    });
    checkedInteger(`${name} length`, instructions.length, 1, MAX_INSTRUCTIONS);
    const { size, code, jt, jf, k } = layouts().sock_filter;
    const [bytes, view] = allocate(size * instructions.length);
    instructions.forEach((instruction, i) => {
      code.set(view, instruction.code, i * size);
      jt.set(view, instruction.jt, i * size);
      jf.set(view, instruction.jf, i * size);
      k.set(view, instruction.k, i * size);
    });
    return bytes;
  },
  isProgram: () => true,
};

/** Classic BPF program that the kernel returns. */
export const storedProgram: Reading<BpfInstruction[]> = {
  size: () => MAX_INSTRUCTIONS * layouts().sock_filter.size,
  least: anyLength,
  decode(value) {
    const { size, code, jt, jf, k } = layouts().sock_filter;
    return Array.from({ length: Math.floor(value.byteLength / size) }, (_, i) => ({
      code: code.get(value, i * size),
      jt: jt.get(value, i * size),
      jf: jf.get(value, i * size),
      k: k.get(value, i * size),
    }));
  },
};

/**
 * Returns the codec of a filter of ICMP messages: a bitmap of message types.
 *
 * @param size Size of the bitmap, in bytes.
 * @param setBitPasses True if a bit that is set lets its type pass; false if it blocks its type.
 * @returns The codec.
 */
export function icmpTypeFilter(
  size: () => number,
  setBitPasses: () => boolean = () => false,
): Codec<IcmpBlock, IcmpBlock | IcmpPass> {
  const types = (name: string, value: unknown): number[] => {
    if (!isArray(value)) throw wrongType(name, value, "an array of types");
    const count = 8 * size();
    return members(name, value, count, (name, type) => checkedInteger(name, type, 0, count - 1));
  };
  return {
    size,
    decode(value) {
      const words = uint32Array(size() / 4).decode(value);
      const all = Array.from({ length: 32 * words.length }, (_, type) => type);
      const blocked = setBitPasses() ? 0 : 1;
      return {
        block: all.filter((type) => ((words[type >>> 5]! >>> (type & 31)) & 1) === blocked),
      };
    },
    encode(value, name) {
      const given = checkedObject(name, value, "an object { block } or { pass }");
      const words = new Uint32Array(new ArrayBuffer(size()));
      const listed = given.pass === undefined
        ? types(`${name} block`, given.block)
        : types(`${name} pass`, given.pass);
      for (const type of listed) words[type >>> 5]! |= 1 << (type & 31);
      if ((given.pass !== undefined) !== setBitPasses()) {
        words.forEach((word, i) => words[i] = ~word);
      }
      return new Uint8Array(words.buffer);
    },
  };
}

/**
 * Returns the index of an interface.
 *
 * @param name The argument's name, for error messages.
 * @param value The user's value: an index or a name; 0, `""` or `undefined` for any interface.
 * @param socket The socket whose option is set; the interface is looked up in its namespace.
 * @returns The index; 0 for any interface.
 */
export function resolveInterface(name: string, value: unknown, socket: OptionTarget): number {
  if (value === undefined) return 0;
  if (typeof value === "number") return checkedInteger(name, value, 0, 0x7fffffff);
  if (typeof value !== "string") throw wrongType(name, value, "an interface's name or index");
  checkLength(name, data(name, checkedText(name, value)), IF_NAMESIZE - 1);
  return interfaceIndex(value, socket);
}

/** Encodes an IPv4 address. */
export function encodeInet(name: string, value: unknown): Uint8Array<ArrayBuffer> {
  return encodeHost(name, value, AF_INET, 4, "IPv4");
}

/** Encodes an IPv6 address. */
export function encodeInet6(name: string, value: unknown): Uint8Array<ArrayBuffer> {
  return encodeHost(name, value, AF_INET6, 16, "IPv6");
}

function encodeHost(
  name: string,
  value: unknown,
  family: number,
  length: number,
  kind: string,
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(new ArrayBuffer(length));
  if (system().inetPton(family, checkedText(name, value), bytes) === 1) return bytes;
  throw typeError(`${name} is ${shown(value)}, expected an ${kind} address`);
}

/** Formats an IPv4 address of 4 bytes or an IPv6 address of 16 bytes. */
export function formatHost(bytes: Uint8Array): string {
  const copy = new Uint8Array(bytes); // `bytes` may be a view of a structure
  return String(system().inetNtop(copy.length === 4 ? AF_INET : AF_INET6, copy));
}

/**
 * Encodes an IPv4 or IPv6 address as a `sockaddr` with port 0.
 *
 * @param name The argument's name, for error messages.
 * @param value The address as text.
 * @param socket The socket whose option is set.
 * @returns The bytes of the structure.
 */
export function encodeSockaddr(
  name: string,
  value: unknown,
  socket: OptionTarget,
): Uint8Array<ArrayBuffer> {
  const host = checkedText(name, value);
  const to = system().sockaddr();
  const isV6 = host.includes(":");
  if (!isV6) encodeInet(name, host);
  else encodeInet6(name, host.split("%")[0]);
  const family = isV6 ? AF_INET6 : AF_INET;
  const { proto } = socket;
  (isV6 ? inet6 : inet).encode([host, 0], to, { family, proto, fileno: () => socket.fileno() });
  return to.copy();
}
