/**
 * Checks of arguments, before any system call. The error of a wrong argument names the argument, the
 * value and the remedy.
 *
 * @module
 */
import { platform } from "../constants/platform.ts";
import { SMALL } from "../ffi/memory.ts";
import { rangeError, typeError } from "./stack.ts";

const encoder = new TextEncoder();

/** The options of an asynchronous operation. */
export interface WaitOptions {
  /** Ends the operation when it aborts. The promise then rejects with its reason. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Memory to send from or to receive into: any `BufferSource`. (TypeScript's own type of that name
 * rejects memory that may be shared; this type accepts it, and the check of each argument rejects
 * it.)
 */
export type Bytes = ArrayBuffer | ArrayBufferView;

/** The optional `flags` of a blocking operation: `MSG_*`, combined with `|`; 0 if left out. */
export type Flags = [] | [flags: number];

/** The optional `flags` and options of an asynchronous operation. */
export type FlagsAndOptions = [options?: WaitOptions] | [flags: number, options?: WaitOptions];

/** A timeout in seconds, `null` for none, then options; either may be left out. */
export type TimeoutAndOptions<O = WaitOptions> =
  | [options?: O]
  | [timeout: number | null, options?: O];

/** Formats a value for an error message. */
export function shown(value: unknown): string {
  const text = typeof value === "string" ? JSON.stringify(value) : Deno.inspect(value, {
    depth: 1,
    iterableLimit: 8,
  });
  return text.length > 100 ? text.slice(0, 100) + "…" : text;
}

/** Makes the error of a missing constant, or of a value of the wrong type. */
export function wrongType(name: string, value: unknown, expected: string): TypeError {
  return value === undefined
    ? typeError(
      `${name} is undefined, expected ${expected}; a constant that ${platform} lacks is undefined`,
    )
    : typeError(`${name} is ${shown(value)}, expected ${expected}`);
}

/**
 * Checks an integer.
 *
 * @param name The name of the argument.
 * @param value The argument.
 * @param min The smallest allowed value.
 * @param max The largest allowed value.
 * @returns The value.
 */
export function integer(name: string, value: unknown, min: number, max: number): number {
  if (typeof value === "number" && value >= min && value <= max && Number.isInteger(value)) {
    return value;
  }
  throw noInteger(name, value, min, max);
}

function noInteger(name: string, value: unknown, min: number, max: number): Error {
  const expected = `an integer from ${min} to ${max}`;
  return typeof value === "number"
    ? rangeError(`${name} is ${value}, expected ${expected}`)
    : wrongType(name, value, expected);
}

/** Checks a boolean. 0 and 1 are allowed too, as in C. */
export function boolean(name: string, value: unknown): boolean {
  if (typeof value === "boolean") return value;
  if (value === 0 || value === 1) return value === 1;
  throw wrongType(name, value, "true or false");
}

/** Checks a C `int`. */
export function int(name: string, value: unknown): number {
  return integer(name, value, -0x80000000, 0x7fffffff);
}

/**
 * Checks 32 bits that some constants have as an unsigned number, such as `AI_EXTENDED` of Windows. The
 * returned int has the same bits.
 */
export function mask(name: string, value: unknown): number {
  return integer(name, value, -0x80000000, 0xffffffff) | 0;
}

/** Checks an `int` that may be left out: `rest[index]`, or `otherwise`. */
export function optionalInt(
  name: string,
  rest: readonly unknown[],
  index: number,
  otherwise: number,
): number {
  return rest.length > index ? int(name, rest[index]) : otherwise;
}

/** Checks the `flags` of a blocking operation. */
export function flagsOf(rest: Flags): number {
  return rest.length === 0 ? 0 : int("flags", rest[0]);
}

/** Checks the `flags` of an asynchronous operation; 0 if its options stand in their place. */
export function flagsBefore(rest: readonly unknown[]): number {
  if (rest.length > 1) signalIn(rest[1]);
  return rest.length === 0 || isOptions(rest[0]) ? 0 : int("flags", rest[0]);
}

/** Returns the `signal` of an asynchronous operation, if its last argument is options. */
export function signalOf(rest: readonly unknown[]): AbortSignal | undefined {
  const last = rest.at(-1); // an index of -1 would be a slow look-up by name
  return isOptions(last) ? signalIn(last) : undefined;
}

/** Checks options. Returns their `signal`, if there is one. */
export function signalIn(options: unknown): AbortSignal | undefined {
  if (options === undefined) return undefined;
  if (!isOptions(options) || options instanceof AbortSignal) {
    throw wrongType("options", options, "an object such as { signal }");
  }
  const { signal } = options;
  if (signal === undefined || signal instanceof AbortSignal) return signal;
  throw wrongType("options.signal", signal, "an AbortSignal");
}

/** True if an argument is an options object. */
export function isOptions(value: unknown): value is WaitOptions {
  return typeof value === "object" && value !== null && !Array.isArray(value) &&
    !ArrayBuffer.isView(value) && !(value instanceof ArrayBuffer) &&
    !(value instanceof SharedArrayBuffer);
}

/** Checks a number of bytes to receive. One call takes at most 2**31 - 1. */
export function bufferSize(name: string, value: unknown): number {
  return integer(name, value, 0, 0x7fffffff);
}

/** Checks a timeout: seconds, or `null` for none. */
export function seconds(name: string, value: unknown): number | null {
  if (value === null || (typeof value === "number" && value >= 0 && value < Infinity)) {
    return value;
  }
  const expected = "a number of seconds from 0, or null for no timeout";
  if (typeof value !== "number") throw wrongType(name, value, expected);
  throw rangeError(`${name} is ${value}, expected ${expected}`);
}

/** Checks an array, of any members. */
export function array(name: string, value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  throw typeError(`${name} is ${shown(value)}, expected an array`);
}

/**
 * Checks a string that names something. The string must not contain NUL, which would end it in C, nor
 * half of a surrogate pair, which would become U+FFFD and name something else.
 */
export function text(name: string, value: unknown): string {
  if (typeof value !== "string") throw wrongType(name, value, "a string");
  if (value.includes("\0")) throw typeError(`${name} is ${shown(value)}: it contains a NUL`);
  return wellFormed(name, value);
}

/** Checks that a string can be encoded as UTF-8: that it contains no lone surrogate. */
export function wellFormed(name: string, value: string): string {
  if (value.isWellFormed()) return value;
  throw typeError(
    `${name} is ${shown(value)}: it contains a lone surrogate; pass bytes if you can`,
  );
}

/** Checks a value to iterate over. */
export function iterable<T>(name: string, value: Iterable<T>): Iterable<T> {
  if (typeof (value as Partial<Iterable<T>> | null)?.[Symbol.iterator] === "function") return value;
  throw wrongType(name, value, "an array or other iterable");
}

/** Checks data to send. Returns a buffer as it is, and a string as UTF-8. */
export function data(name: string, value: unknown): Uint8Array<ArrayBuffer> {
  return typeof value === "string" ? encoder.encode(value) : buffer(name, value);
}

/**
 * The two most recently checked buffers; most programs use one or two again and again. The comparison
 * saves 12 to 30 ns of a check. It is safe because a buffer that is transferred later has length 0,
 * because resizable buffers are never remembered, and because only small buffers are kept alive.
 */
let last: Uint8Array<ArrayBuffer> | undefined;
let older: Uint8Array<ArrayBuffer> | undefined;

/** Checks a buffer. Returns its memory, which C may read or write during the call. */
export function buffer(name: string, value: unknown): Uint8Array<ArrayBuffer> {
  // A buffer that was transferred since its check has length 0.
  if (last !== undefined && value === last && last.length > 0) return last;
  if (older !== undefined && value === older && older.length > 0) return older;
  return checkBuffer(name, value); // a function of its own, so that V8 can inline this one
}

function checkBuffer(name: string, value: unknown): Uint8Array<ArrayBuffer> {
  if (value instanceof Uint8Array) {
    checkMemory(name, value.buffer, value.length);
    const good = value as Uint8Array<ArrayBuffer>;
    if (good.buffer.byteLength <= SMALL) {
      older = last;
      last = good;
    }
    return good;
  }
  if (ArrayBuffer.isView(value)) {
    checkMemory(name, value.buffer, 0); // its own length may throw an error without the name
    return new Uint8Array(value.buffer as ArrayBuffer, value.byteOffset, value.byteLength);
  }
  if (value instanceof ArrayBuffer || value instanceof SharedArrayBuffer) {
    checkMemory(name, value, value.byteLength);
    return new Uint8Array(value as ArrayBuffer);
  }
  throw wrongType(name, value, "a Uint8Array or other BufferSource");
}

function checkMemory(name: string, memory: ArrayBufferLike, length: number): void {
  if (!(memory instanceof ArrayBuffer)) {
    throw typeError(`${name} is in a SharedArrayBuffer; pass a copy, made with slice()`);
  }
  if (memory.resizable) {
    throw typeError(`${name} is in a resizable ArrayBuffer; pass a copy, made with slice()`);
  }
  if (length === 0 && memory.detached) {
    throw typeError(`${name} is in a detached ArrayBuffer: it was transferred elsewhere`);
  }
}
