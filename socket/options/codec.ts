/**
 * What options are made of: how their values become bytes and bytes values.
 *
 * @module
 */
import { errorName } from "../../constants/errno.ts";
import { table } from "../../constants/platform.ts";
import type { Name, UniversalName } from "../../constants/platform.ts";
import { AF_INET, AF_INET6, IF_NAMESIZE } from "../../constants/mod.ts";
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
  shown,
  text as checkedText,
  wrongType,
} from "../arguments.ts";
import { systemError } from "../errors.ts";
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

/** How a value is read and set. */
export interface Codec<Get, Set = Get> extends Reading<Get>, Writing<Set> {}

/** How the options of a level are read and set, by their names. */
type Rows<Options> = {
  readonly [N in keyof Options]: Row<NonNullable<Options[N]>, Options[N], N>;
};

/** `never`, which nothing is, where the type says wrongly whether every platform has the option. */
type Row<Known, Declared, N> = undefined extends Declared
  ? N extends UniversalName ? never : Omit<Known, keyof OptionName>
  : N extends UniversalName ? Omit<Known, keyof OptionName>
  : never;

/** An option that is read and set. */
export function both<Get, Set>(
  codec: Codec<Get, Set>,
): { read: Reading<Get>; write: Writing<Set> } {
  return { read: codec, write: codec };
}

/** An option that is only read. */
export function read<T>(reading: Reading<T>): { read: Reading<T> } {
  return { read: reading };
}

/** An option that is only set. */
export function write<T>(writing: Writing<T>): { write: Writing<T> } {
  return { write: writing };
}

/**
 * The options of one level; `undefined` where this platform lacks the constant.
 *
 * @param level `SOL_SOCKET`, `IPPROTO_TCP`, ...; `undefined` if this platform lacks it.
 * @param rows How each option is read and set.
 * @returns The options.
 */
export function level<Options>(level: number | undefined, rows: Rows<Options>): Options {
  return Object.fromEntries(
    Object.entries(rows as Record<string, object>).map(([name, row]) => {
      const number = table[name as Name];
      const lacking = level === undefined || number === undefined;
      return [name, lacking ? undefined : { level, number: Number(number) | 0, name, ...row }];
    }),
  ) as Options;
}

function check(option: unknown, way: "read" | "write"): void {
  if (typeof option !== "object" || option === null || !("level" in option && "name" in option)) {
    throw wrongType("option", option, "one of options, such as options.SOL_SOCKET.SO_TYPE");
  }
  if (!(way in option)) {
    throw new TypeError(`${option.name} cannot be ${way === "read" ? "read" : "set"}`);
  }
}

/**
 * Reads an option.
 *
 * @param fd The socket's descriptor.
 * @param option Which.
 * @returns Its value.
 */
export function getTyped<T>(fd: number, option: ReadableOption<T>): T {
  check(option, "read");
  const { level, number, name, read } = option;
  const value = new Uint8Array(new ArrayBuffer(read.size()));
  const returned = system().getsockopt(fd, level, number, value);
  if (returned < 0) throw systemError(-returned, "getsockopt", undefined, `option ${name}`);
  return read.decode(new DataView(value.buffer, 0, returned));
}

/**
 * Sets an option.
 *
 * @param fd The socket's descriptor.
 * @param option Which.
 * @param value Its value.
 * @param socket The socket.
 */
export function setTyped<T>(
  fd: number,
  option: WritableOption<T>,
  value: T,
  socket: OptionTarget,
): void {
  check(option, "write");
  const { level, number, name, write } = option;
  const bytes = write.encode(value, name, socket);
  const error = write.isProgram?.(value)
    ? system().setFilter!(fd, level, number, bytes)
    : system().setsockopt(fd, level, number, bytes, bytes.length);
  if (error < 0) throw systemError(-error, "setsockopt", undefined, `option ${name}`);
}

/** The layouts of values; those that not every system has are used only where they are there. */
export function layouts(): Required<OptionLayouts> {
  return system().optionLayouts as Required<OptionLayouts>;
}

/** Bytes of a structure, all zero, and the view to write its members through. */
export function structure(
  size: number,
): [bytes: Uint8Array<ArrayBuffer>, view: DataView<ArrayBuffer>] {
  const bytes = new Uint8Array(new ArrayBuffer(size));
  return [bytes, new DataView(bytes.buffer)];
}

/** A value that is an object, whose members are checked one by one. */
export function object(name: string, value: unknown, form: string): Record<string, unknown> {
  if (typeof value === "object" && value !== null) return value as Record<string, unknown>;
  throw wrongType(name, value, form);
}

/** An integer of as many bytes as the system returned; some give boolean options fewer. */
export function decodeInteger(value: DataView, signed: boolean): number {
  if (value.byteLength < 4) return value.byteLength === 0 ? 0 : value.getUint8(0);
  return signed ? value.getInt32(0, LITTLE_ENDIAN) : value.getUint32(0, LITTLE_ENDIAN);
}

/** The bytes of an integer. */
export function encodeInteger(
  value: number,
  littleEndian = LITTLE_ENDIAN,
): Uint8Array<ArrayBuffer> {
  const [bytes, view] = structure(4);
  view.setInt32(0, value, littleEndian);
  return bytes;
}

function integers(min: number, max: number): Codec<number> {
  return {
    size: () => 4,
    decode: (value) => decodeInteger(value, min < 0),
    encode: (value, name) => encodeInteger(checkedInteger(name, value, min, max)),
  };
}

/** `int` that is true or false */
export const boolean: Codec<boolean> = {
  size: () => 4,
  decode: (value) => decodeInteger(value, true) !== 0,
  encode: (value, name) => encodeInteger(checkedBoolean(name, value) ? 1 : 0),
};

/** `int` */
export const integer: Codec<number> = integers(-0x80000000, 0x7fffffff);

/** `unsigned int` */
export const unsigned: Codec<number> = integers(0, 0xffffffff);

function interfaces(field: () => Field<number>): Codec<number, number | string> {
  return {
    size: () => 4,
    decode: (value) => field().get(value),
    encode(value, name, socket) {
      const [bytes, view] = structure(4);
      field().set(view, interfaceNumber(name, value, socket));
      return bytes;
    },
  };
}

/** An interface's index, which can be set by its name. */
export const interfaceOption: Codec<number, number | string> = interfaces(() => u32(0));

/** An interface's index in network order, which can be set by its name. */
export const bigEndianInterface: Codec<number, number | string> = interfaces(() => be32(0));

/** An interface's index in the order of `IPV6_UNICAST_IF`, which can be set by its name. */
export const unicastInterface6: Codec<number, number | string> = interfaces(() =>
  layouts().ipv6UnicastInterface
);

/** What an option takes that does something by being set, to `null`. */
function doing(bytes: () => Uint8Array<ArrayBuffer>): Writing<null> {
  return {
    encode(value, name) {
      if (value !== null) throw wrongType(name, value, "null, since it has no value");
      return bytes();
    },
  };
}

/** An `int` that does not matter: what the option does is done by setting it, to `null`. */
export const nothing: Writing<null> = doing(() => encodeInteger(0));

/** A null pointer: what the option does is done by setting it, to `null`. */
export const empty: Writing<null> = doing(() => new Uint8Array(new ArrayBuffer(0)));

/** `uint64_t` */
export const u64: Reading<bigint> = {
  size: () => 8,
  decode: (value) => value.getBigUint64(0, LITTLE_ENDIAN),
};

/** The code of an error, `null` for none. */
export const errorCode: Reading<string | null> = {
  size: () => 4,
  decode(value) {
    const errno = decodeInteger(value, true);
    return errno === 0 ? null : errorName(errno);
  },
};

/** Bytes as they are, at most so many. */
export function bytes(most: number): Codec<Uint8Array<ArrayBuffer>, Bytes> {
  return {
    size: () => most,
    decode: (value) => new Uint8Array(value.buffer, 0, value.byteLength),
    encode: (value, name) => limited(name, buffer(name, value), most),
  };
}

function limited<B extends Uint8Array>(name: string, value: B, most: number): B {
  if (value.length <= most) return value;
  throw new RangeError(`${name} is ${value.length} bytes long; it has at most ${most}`);
}

const decoder = new TextDecoder();

/** Text up to a NUL, of at most so many bytes with it. */
export function text(room: number): Codec<string> {
  return {
    size: () => room,
    decode: (value) =>
      decoder.decode(new Uint8Array(value.buffer, 0, value.byteLength)).split("\0")[0]!,
    encode: (value, name) => limited(name, data(name, checkedText(name, value) + "\0"), room),
  };
}

/** Numbers of 32 bits, as many as there are, at most so many. */
export function numbers(most: number): Reading<number[]> {
  return {
    size: () => 4 * most,
    decode: (value) => [...new Uint32Array(value.buffer, 0, value.byteLength >> 2)],
  };
}

/** `struct timeval`, or milliseconds: seconds, `null` for no timeout. */
export const timeout: Codec<number | null> = {
  size: () => (system().optionLayouts.timeoutMilliseconds ?? layouts().timeval).size,
  decode(value) {
    const milliseconds = system().optionLayouts.timeoutMilliseconds;
    if (milliseconds !== undefined) return milliseconds.get(value) / 1e3 || null;
    const { tv_sec, tv_usec } = layouts().timeval;
    return tv_sec.get(value) + tv_usec.get(value) / 1e6 || null;
  },
  encode(value, name) {
    const milliseconds = system().optionLayouts.timeoutMilliseconds;
    const most = milliseconds === undefined ? 2 ** 32 : Math.floor(2 ** 32 / 1e3);
    const expected = `seconds above 0 and up to ${most}, or null for no timeout`;
    if (value !== null && typeof value !== "number") throw wrongType(name, value, expected);
    if (value !== null && !(value > 0 && value <= most)) {
      throw new RangeError(`${name} is ${value}, expected ${expected}`);
    }
    // At least one of the unit, since 0 would be no timeout.
    const units = (perSecond: number) =>
      value === null ? 0 : Math.max(1, Math.round(value * perSecond));
    if (milliseconds !== undefined) {
      const [bytes, view] = structure(milliseconds.size);
      milliseconds.set(view, units(1e3));
      return bytes;
    }
    const { size, tv_sec, tv_usec } = layouts().timeval;
    const [bytes, view] = structure(size);
    const microseconds = units(1e6);
    tv_sec.set(view, Math.floor(microseconds / 1e6));
    tv_usec.set(view, microseconds % 1e6);
    return bytes;
  },
};

/** `struct linger`: seconds, `null` for off; in the structure there are so many units to one. */
function lingers(perSecond: () => number): Codec<number | null> {
  return {
    size: () => layouts().linger.size,
    decode(value) {
      const { l_onoff, l_linger } = layouts().linger;
      return l_onoff.get(value) === 0 ? null : l_linger.get(value) / perSecond();
    },
    encode(value, name) {
      const { size, l_onoff, l_linger } = layouts().linger;
      const [bytes, view] = structure(size);
      if (value !== null) {
        const most = Math.floor((2 ** (8 * l_linger.size - 1) - 1) / perSecond());
        l_onoff.set(view, 1);
        l_linger.set(view, checkedInteger(name, value, 0, most) * perSecond());
      }
      return bytes;
    },
  };
}

/** `struct linger` of `SO_LINGER` */
export const linger: Codec<number | null> = lingers(() =>
  system().optionLayouts.linger.perSecond ?? 1
);

/** `struct linger` of `SO_LINGER_SEC` */
export const lingerSeconds: Codec<number | null> = lingers(() => 1);

/** The handle of a socket */
export const handle: Writing<number> = {
  encode(value, name) {
    const bits = BigInt(checkedInteger(name, value, 0, Number.MAX_SAFE_INTEGER));
    return new Uint8Array(new BigUint64Array([bits]).buffer);
  },
};

/** A structure of numbers, as an object with its members by their C names. */
export function members<T extends object>(struct: keyof OptionLayouts): Codec<T> {
  const layout = () => layouts()[struct] as Record<string, number | Field<number | bigint>>;
  const fields = () =>
    Object.entries(layout()).filter((entry): entry is [string, Field<number | bigint>] =>
      typeof entry[1] === "object"
    );
  return {
    size: () => layout().size as number,
    decode(value) {
      const present = fields().filter(([, { offset, size }]) => offset + size <= value.byteLength);
      return Object.fromEntries(present.map(([name, field]) => [name, field.get(value)])) as T;
    },
    encode(value, name) {
      const given = object(
        name,
        value,
        `an object with ${fields().map(([key]) => key).join(", ")}`,
      );
      const [bytes, view] = structure(layout().size as number);
      for (const [key, field] of fields()) {
        field.set(view, checkedInteger(`${name} ${key}`, given[key], -0x80000000, 0xffffffff));
      }
      return bytes;
    },
  };
}

/** linux/bpf_common.h: `BPF_MAXINSNS` */
const MOST_INSTRUCTIONS = 4096;

/** A program of classic BPF. */
export const program: Writing<readonly BpfInstruction[]> = {
  encode(value, name) {
    if (!Array.isArray(value)) throw wrongType(name, value, "an array of BPF instructions");
    checkedInteger(`${name} length`, value.length, 1, MOST_INSTRUCTIONS);
    const { size, code, jt, jf, k } = layouts().sock_filter;
    const [bytes, view] = structure(size * value.length);
    value.forEach((instruction, i) => {
      const at = `${name} [${i}]`;
      const given = object(at, instruction, "an object { code, jt, jf, k }");
      code.set(view, checkedInteger(`${at} code`, given.code, 0, 0xffff), i * size);
      jt.set(view, checkedInteger(`${at} jt`, given.jt, 0, 0xff), i * size);
      jf.set(view, checkedInteger(`${at} jf`, given.jf, 0, 0xff), i * size);
      k.set(view, checkedInteger(`${at} k`, given.k, -0x80000000, 0xffffffff), i * size);
    });
    return bytes;
  },
  isProgram: () => true,
};

/** A program of classic BPF, as the kernel gives it back. */
export const storedProgram: Reading<BpfInstruction[]> = {
  // The kernel takes the length for a number of instructions, of which it has 4096 at most.
  size: () => MOST_INSTRUCTIONS * layouts().sock_filter.size,
  decode(value) {
    const { size, code, jt, jf, k } = layouts().sock_filter;
    const view = new DataView(value.buffer); // and it returns a number of instructions, not of bytes
    return Array.from({ length: value.byteLength }, (_, i) => ({
      code: code.get(view, i * size),
      jt: jt.get(view, i * size),
      jf: jf.get(view, i * size),
      k: k.get(view, i * size),
    }));
  },
};

/**
 * A filter of ICMP messages by their types: a bit for each.
 *
 * @param size How many bytes the bits have.
 * @param passes Whether the bit of a type is set if it is received, or if it is dropped.
 * @returns The codec.
 */
export function icmpTypes(
  size: () => number,
  passes: () => boolean = () => false,
): Codec<IcmpBlock, IcmpBlock | IcmpPass> {
  const types = (name: string, value: unknown): number[] => {
    if (!Array.isArray(value)) throw wrongType(name, value, "an array of types");
    return value.map((type, i) => checkedInteger(`${name}[${i}]`, type, 0, 8 * size() - 1));
  };
  return {
    size,
    decode(value) {
      const words = numbers(size() / 4).decode(value);
      const all = Array.from({ length: 32 * words.length }, (_, type) => type);
      const blocked = passes() ? 0 : 1;
      return {
        block: all.filter((type) => ((words[type >>> 5]! >>> (type & 31)) & 1) === blocked),
      };
    },
    encode(value, name) {
      const given = object(name, value, "an object { block } or { pass }");
      const words = new Uint32Array(new ArrayBuffer(size()));
      const listed = given.pass === undefined
        ? types(`${name} block`, given.block)
        : types(`${name} pass`, given.pass);
      for (const type of listed) words[type >>> 5]! |= 1 << (type & 31);
      if ((given.pass !== undefined) !== passes()) words.forEach((word, i) => words[i] = ~word);
      return new Uint8Array(words.buffer);
    },
  };
}

/**
 * The index of an interface.
 *
 * @param name What it is, for errors.
 * @param value What the user passed: an index, a name; 0, `""` or nothing for none in particular.
 * @param socket The socket that it is for, in whose namespace the interface is.
 * @returns The index, 0 for none.
 */
export function interfaceNumber(name: string, value: unknown, socket: OptionTarget): number {
  if (value === undefined) return 0;
  if (typeof value === "number") return checkedInteger(name, value, 0, 0x7fffffff);
  if (typeof value !== "string") throw wrongType(name, value, "an interface's name or index");
  limited(name, data(name, checkedText(name, value)), IF_NAMESIZE - 1);
  return interfaceIndex(value, socket);
}

/** The bytes of an IPv4 address. */
export function inetBytes(name: string, value: unknown): Uint8Array<ArrayBuffer> {
  return packed(name, value, AF_INET, 4, "IPv4");
}

/** The bytes of an IPv6 address. */
export function inet6Bytes(name: string, value: unknown): Uint8Array<ArrayBuffer> {
  return packed(name, value, AF_INET6, 16, "IPv6");
}

function packed(
  name: string,
  value: unknown,
  family: number,
  length: number,
  kind: string,
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(new ArrayBuffer(length));
  if (system().inetPton(family, checkedText(name, value), bytes) === 1) return bytes;
  throw new TypeError(`${name} is ${shown(value)}, which is no ${kind} address`);
}

/** The text of an IPv4 or IPv6 address, by how many bytes there are. */
export function inetText(bytes: Uint8Array): string {
  const copy = new Uint8Array(bytes); // of bytes that may be a view on a structure
  return String(system().inetNtop(copy.length === 4 ? AF_INET : AF_INET6, copy));
}

/**
 * A whole `sockaddr` of an address of IPv4 or IPv6, without a port.
 *
 * @param name What it is, for errors.
 * @param value The address as text.
 * @param socket The socket that it is for.
 * @returns The bytes of the structure.
 */
export function sockaddrOf(
  name: string,
  value: unknown,
  socket: OptionTarget,
): Uint8Array<ArrayBuffer> {
  const host = checkedText(name, value);
  const to = system().sockaddr();
  const isV6 = host.includes(":");
  if (!isV6) inetBytes(name, host);
  else inet6Bytes(name, host.split("%")[0]);
  const family = isV6 ? AF_INET6 : AF_INET;
  const { proto } = socket;
  (isV6 ? inet6 : inet).encode([host, 0], to, { family, proto, fileno: () => socket.fileno() });
  return to.copy();
}
