/**
 * Checks of arguments, before any system call. The error of a wrong argument names the argument, the
 * value and the remedy.
 *
 * @module
 */
import { platform } from "../constants/platform.ts";
import { isArray, SMALL } from "../ffi/memory.ts";
import { rangeError, typeError } from "./stack.ts";

const encoder = new TextEncoder();

export { isArray };

/**
 * The options of an asynchronous operation.
 *
 * @category Sockets
 */
export interface WaitOptions {
  /** Ends the operation when it aborts. The promise then rejects with its reason. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Memory to send from or to receive into: any `BufferSource`. (TypeScript's own type of that name
 * rejects memory that may be shared; this type accepts it, and the check of each argument rejects
 * it.)
 *
 * @category Sockets
 */
export type Bytes = ArrayBuffer | ArrayBufferView;

/**
 * The optional `flags` of a blocking operation: `MSG_*`, combined with `|`; 0 if left out.
 *
 * @category Sockets
 */
export type Flags = [] | [flags: number];

/**
 * The optional `flags` and options of an asynchronous operation.
 *
 * @category Sockets
 */
export type FlagsAndOptions = [options?: WaitOptions] | [flags: number, options?: WaitOptions];

/**
 * A timeout in seconds, `null` for none, then options; either may be left out.
 *
 * @category Sockets
 */
export type TimeoutAndOptions<O = WaitOptions> =
  | [options?: O]
  | [timeout: number | null, options?: O];

/** Formats a value for an error message. */
export function shown(value: unknown): string {
  const text = typeof value === "string" ? JSON.stringify(value.slice(0, 100)) : inspected(value);
  return text.length > 100 ? text.slice(0, 100) + "…" : text;
}

/** Formats a value that is no string. The value may be a proxy, or have a formatter of its own. */
function inspected(value: unknown): string {
  try {
    return String(Deno.inspect(value, { depth: 1, iterableLimit: 8, getters: false }));
  } catch {
    return `an ${typeof value} that cannot be shown`;
  }
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
    return value + 0; // FFI refuses -0
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
  if (!isOptions(options) || isInstance(options, AbortSignal)) {
    throw wrongType("options", options, "an object such as { signal }");
  }
  const { signal } = options;
  if (signal === undefined || isSignal(signal)) return signal;
  throw wrongType("options.signal", signal, "an AbortSignal");
}

const isAborted = Object.getOwnPropertyDescriptor(AbortSignal.prototype, "aborted")!.get!;

/** True for an `AbortSignal`; false for what only inherits from its prototype. */
function isSignal(value: unknown): value is AbortSignal {
  try {
    Reflect.apply(isAborted, value, []);
    return true;
  } catch {
    return false;
  }
}

/** True if an argument is an options object. */
export function isOptions(value: unknown): value is WaitOptions {
  return typeof value === "object" && value !== null && !isArray(value) &&
    !ArrayBuffer.isView(value) && !isInstance(value, ArrayBuffer) &&
    !isInstance(value, SharedArrayBuffer);
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

/** True for an instance of a class. False for a proxy that was revoked, for which `instanceof` throws. */
export function isInstance<T>(
  value: unknown,
  Class: abstract new (...args: never) => T,
): value is T {
  try {
    return value instanceof Class;
  } catch {
    return false;
  }
}

/**
 * Checks an object, with any properties.
 *
 * @param name The name of the argument.
 * @param value The argument.
 * @param expected What the error asks for, such as `an object such as { linkType }`.
 */
export function object(name: string, value: unknown, expected: string): object {
  if (typeof value === "object" && value !== null) return value;
  throw wrongType(name, value, expected);
}

/** Checks an array, of any members. */
export function array(name: string, value: unknown): unknown[] {
  if (isArray(value)) return value;
  throw typeError(`${name} is ${shown(value)}, expected an array`);
}

/**
 * Checks an array and each of its members. The length is checked first, so that a long array is
 * refused at once. A hole is checked as `undefined`.
 *
 * @param name The name of the argument.
 * @param value The argument.
 * @param most The largest allowed number of members.
 * @param check Checks a member, whose name it gets. Returns what takes the member's place.
 * @returns A new array, which no program has.
 */
export function members<T>(
  name: string,
  value: unknown,
  most: number,
  check: (name: string, member: unknown) => T,
): T[] {
  const given = array(name, value);
  const { length } = given;
  if (!(length <= most)) {
    throw rangeError(`${name} has ${shown(length)} members, expected at most ${most}`);
  }
  const checked: T[] = [];
  for (let i = 0; i < length; i++) checked.push(check(`${name}[${i}]`, given[i]));
  return checked;
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

/** Checks data to send. Returns a buffer's memory, and a string as UTF-8. */
export function data(name: string, value: unknown): Uint8Array<ArrayBuffer> {
  return typeof value === "string" ? encoder.encode(value) : buffer(name, value);
}

/** Returns the getter of an accessor property. */
function getterOf(prototype: object, name: PropertyKey): (this: unknown) => never {
  return Object.getOwnPropertyDescriptor(prototype, name)!.get! as () => never;
}

/**
 * The language's own getters. They read where the memory of a buffer is, as FFI does, whatever its
 * class, its own properties or its realm say. They throw for an object of another kind, and for a
 * proxy. `Reflect.apply` calls them in half of the time that bound functions take.
 */
const { apply } = Reflect;
const NO_ARGUMENTS: readonly never[] = [];
const TypedArray = Object.getPrototypeOf(Uint8Array.prototype);
const typedArrayKind: (this: unknown) => string | undefined = getterOf(
  TypedArray,
  Symbol.toStringTag,
);
const typedArrayBuffer: (this: unknown) => ArrayBufferLike = getterOf(TypedArray, "buffer");
const typedArrayOffset: (this: unknown) => number = getterOf(TypedArray, "byteOffset");
const typedArrayLength: (this: unknown) => number = getterOf(TypedArray, "byteLength");
const viewBuffer: (this: unknown) => ArrayBufferLike = getterOf(DataView.prototype, "buffer");
const viewOffset: (this: unknown) => number = getterOf(DataView.prototype, "byteOffset");
const viewLength: (this: unknown) => number = getterOf(DataView.prototype, "byteLength");
const isResizable: (this: unknown) => boolean = getterOf(ArrayBuffer.prototype, "resizable");
const isDetached: (this: unknown) => boolean = getterOf(ArrayBuffer.prototype, "detached");
const sharedLength: (this: unknown) => number = getterOf(SharedArrayBuffer.prototype, "byteLength");

/** True if a getter reads an object of its kind. */
function reads(getter: (this: unknown) => unknown, value: unknown): boolean {
  try {
    apply(getter, value, NO_ARGUMENTS);
    return true;
  } catch {
    return false;
  }
}

/** True for a buffer or a view of one, of any class and realm. */
export function isBufferSource(value: unknown): value is Bytes {
  return ArrayBuffer.isView(value) || reads(isDetached, value) || reads(sharedLength, value);
}

/** True for a `Uint8Array` of any class and realm. */
export function isBytes(value: unknown): value is Uint8Array {
  return apply(typedArrayKind, value, NO_ARGUMENTS) === "Uint8Array";
}

/**
 * The two most recently checked buffers, each with the view of it that the check made; most programs
 * use one or two again and again. The comparison saves 12 to 30 ns of a check, and the view. It is
 * safe because a view of a buffer that is transferred later has length 0, because resizable buffers
 * are never remembered, and because only small buffers are kept alive.
 */
let last: unknown;
let lastView = new Uint8Array(0);
let older: unknown;
let olderView = lastView;

/**
 * Checks a buffer. Returns a view of its memory, which C may read or write during the call. The view
 * is the module's own: no program has it, so its properties are those of the language.
 */
export function buffer(name: string, value: unknown): Uint8Array<ArrayBuffer> {
  // A buffer that was transferred since its check has length 0.
  if (value === last && lastView.length > 0) return lastView;
  if (value === older && olderView.length > 0) return olderView;
  return checkBuffer(name, value); // a function of its own, so that V8 can inline this one
}

function checkBuffer(name: string, value: unknown): Uint8Array<ArrayBuffer> {
  const view = viewOf(name, value);
  if (view.buffer.byteLength <= SMALL) {
    older = last;
    olderView = lastView;
    last = value;
    lastView = view;
  }
  return view;
}

function viewOf(name: string, value: unknown): Uint8Array<ArrayBuffer> {
  if (apply(typedArrayKind, value, NO_ARGUMENTS) !== undefined) {
    const memory = checkMemory(name, apply(typedArrayBuffer, value, NO_ARGUMENTS));
    return new Uint8Array(
      memory,
      apply(typedArrayOffset, value, NO_ARGUMENTS),
      apply(typedArrayLength, value, NO_ARGUMENTS),
    );
  }
  if (ArrayBuffer.isView(value)) {
    // The memory comes first: the length of a detached DataView throws.
    const memory = checkMemory(name, apply(viewBuffer, value, NO_ARGUMENTS));
    return new Uint8Array(
      memory,
      apply(viewOffset, value, NO_ARGUMENTS),
      apply(viewLength, value, NO_ARGUMENTS),
    );
  }
  if (isBufferSource(value)) return new Uint8Array(checkMemory(name, value));
  throw wrongType(name, value, "a Uint8Array or other BufferSource");
}

/**
 * Throws if a checked buffer was transferred since, by a getter in another argument.
 *
 * @param name The name of the argument.
 * @param view What the check returned.
 * @param length The length of the view then.
 */
export function checkStillAttached(name: string, view: Uint8Array, length: number): void {
  if (view.length < length) viewOf(name, view);
}

/** Checks the memory of a buffer; the argument is a buffer, shared or not. */
function checkMemory(name: string, memory: unknown): ArrayBuffer {
  let resizable: boolean;
  try {
    resizable = apply(isResizable, memory, NO_ARGUMENTS);
  } catch {
    throw typeError(`${name} is in a SharedArrayBuffer; pass a copy, made with slice()`);
  }
  if (resizable) {
    throw typeError(`${name} is in a resizable ArrayBuffer; pass a copy, made with slice()`);
  }
  if (apply(isDetached, memory, NO_ARGUMENTS)) {
    throw typeError(`${name} is in a detached ArrayBuffer: it was transferred elsewhere`);
  }
  return memory as ArrayBuffer;
}
