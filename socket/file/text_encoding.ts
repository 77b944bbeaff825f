/**
 * Text encodings and ends of lines: decodes received bytes and encodes written text.
 *
 * @module
 */
import { shown } from "../arguments.ts";
import { encodingOf } from "./encoding_names.ts";
import { rangeError, typeError } from "../stack.ts";

/**
 * The treatment of data that is not valid in the encoding.
 *
 * @category Files and streams
 */
export type EncodingErrors = "strict" | "replace";

/**
 * The end of a line; see {@linkcode FileOptions.newline}.
 *
 * @category Files and streams
 */
export type Newline = null | "" | "\n" | "\r" | "\r\n";

/** Decodes a stream of bytes in pieces, each of which may end in the middle of a character. */
export interface Decoder {
  /** The error in the bytes after the last decoded text; `undefined` if there is none. */
  readonly error: string | undefined;
  /**
   * Decodes the next piece. On invalid bytes, decodes the text before them and sets `error`.
   *
   * @param bytes The piece.
   * @param isLast True at the end of the stream.
   * @returns The text.
   */
  decode(bytes: Uint8Array<ArrayBuffer>, isLast: boolean): string;
}

/** Encodes a string, or throws a `TypeError` if the encoding lacks one of its characters. */
export type Encoder = (text: string) => Uint8Array<ArrayBuffer>;

/**
 * Translates the ends of lines in decoded text, piece by piece. `isLast` is true at the end of the
 * stream.
 */
export type NewlineDecoder = (text: string, isLast: boolean) => string;

/** The multi-byte encodings of `TextDecoder`. All others have a table of 256 characters. */
const MULTIBYTE = new Set(
  "utf-8 utf-16le utf-16be gbk gb18030 big5 euc-jp iso-2022-jp shift_jis euc-kr".split(" "),
);

/**
 * Returns the canonical name of an encoding.
 *
 * @param label The user's name for the encoding.
 * @returns `"latin1"`, `"ascii"`, `"utf-16"` or a canonical name of `TextDecoder`.
 * @throws {TypeError | RangeError} If there is no such encoding.
 */
export function resolveEncoding(label: unknown): string {
  if (typeof label !== "string") {
    throw typeError(`encoding is ${shown(label)}, expected a name such as "utf-8"`);
  }
  const encoding = encodingOf(label);
  if (encoding !== undefined) return encoding;
  throw rangeError(
    `encoding is ${shown(label)}, expected "utf-8", "latin1", "ascii" or a label of TextDecoder`,
  );
}

/**
 * Creates a decoder.
 *
 * @param encoding A result of `resolveEncoding`.
 * @param errors The treatment of invalid bytes.
 */
export function createDecoder(encoding: string, errors: EncodingErrors): Decoder {
  const isStrict = errors === "strict";
  if (encoding === "utf-16") return new Utf16Decoder(isStrict);
  return encoding === "latin1" || encoding === "ascii"
    ? new ByteDecoder(encoding === "ascii", isStrict)
    : new StreamDecoder(encoding, isStrict);
}

function invalidBytes(encoding: string, reason: string): string {
  return `the received bytes are not ${encoding}: ${reason}; ` +
    `with errors: "replace" they are read as U+FFFD`;
}

/** Decodes latin1 and ascii: each byte is the code of one character. */
class ByteDecoder implements Decoder {
  error: string | undefined;
  readonly #isAscii: boolean;
  readonly #isStrict: boolean;
  readonly #decoder = new TextDecoder("utf-16le", { ignoreBOM: true });

  constructor(isAscii: boolean, isStrict: boolean) {
    this.#isAscii = isAscii;
    this.#isStrict = isStrict;
  }

  decode(bytes: Uint8Array<ArrayBuffer>, _isLast: boolean): string {
    const text = this.#decoder.decode(Uint16Array.from(bytes));
    if (!this.#isAscii) return text;
    if (!this.#isStrict) return text.replace(/[\x80-\xff]/g, "\ufffd");
    const end = text.search(/[\x80-\xff]/);
    if (end < 0) return text;
    this.error = invalidBytes("ascii", `byte 0x${bytes[end]!.toString(16)}`);
    return text.slice(0, end);
  }
}

/** Decodes the encodings of `TextDecoder`. */
class StreamDecoder implements Decoder {
  error: string | undefined;
  readonly #encoding: string;
  readonly #decoder: TextDecoder;
  /** The last 3 bytes before the next piece: a UTF-8 character may have begun in them. */
  #tail = new Uint8Array(0);

  constructor(encoding: string, isStrict: boolean) {
    this.#encoding = encoding;
    this.#decoder = new TextDecoder(encoding, { fatal: isStrict, ignoreBOM: true });
  }

  decode(bytes: Uint8Array<ArrayBuffer>, isLast: boolean): string {
    let text: string;
    try {
      text = this.#decoder.decode(bytes, { stream: !isLast });
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      return this.#decodeUpToError(bytes);
    }
    if (this.#decoder.fatal && this.#encoding === "utf-8") {
      this.#tail = bytes.length < 3 ? concat(this.#tail, bytes).slice(-3) : bytes.slice(-3);
    }
    return text;
  }

  /**
   * Sets `error`, and returns the text before the invalid bytes. The text is empty for multi-byte
   * encodings other than UTF-8: the decoder does not report the bytes of an incomplete character
   * that the last piece ended with.
   */
  #decodeUpToError(bytes: Uint8Array<ArrayBuffer>): string {
    const { encoding } = this.#decoder;
    const canLocate = encoding === "utf-8" || !MULTIBYTE.has(encoding);
    const all = canLocate ? concat(incompleteCharacter(this.#tail), bytes) : bytes;
    // TextDecoder does not report where it failed. A binary search finds the longest valid prefix.
    let text = "";
    let validLength = 0;
    let invalidLength = canLocate ? all.length + 1 : 0;
    while (validLength + 1 < invalidLength) {
      const middle = (validLength + invalidLength) >> 1;
      try {
        const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
        text = decoder.decode(all.subarray(0, middle), { stream: true });
        validLength = middle;
      } catch {
        invalidLength = middle;
      }
    }
    const reason = validLength === all.length
      ? "they end in the middle of a character"
      : canLocate
      ? `byte 0x${all[validLength]!.toString(16)} in the wrong place`
      : "invalid bytes";
    this.error = invalidBytes(encoding, reason);
    return text;
  }
}

/** Decodes utf-16. The byte order mark says in which order; without one it is little-endian. */
class Utf16Decoder implements Decoder {
  readonly #isStrict: boolean;
  /** The decoder of the order, once the first two bytes are there. */
  #decoder: StreamDecoder | undefined;
  /** The first byte, while it is the only one. */
  #first = new Uint8Array(0);

  constructor(isStrict: boolean) {
    this.#isStrict = isStrict;
  }

  get error(): string | undefined {
    return this.#decoder?.error;
  }

  decode(bytes: Uint8Array<ArrayBuffer>, isLast: boolean): string {
    if (this.#decoder !== undefined) return this.#decoder.decode(bytes, isLast);
    const first = concat(this.#first, bytes);
    if (first.length < 2 && !isLast) {
      this.#first = first;
      return "";
    }
    const mark = first.length < 2 ? 0 : first[0]! << 8 | first[1]!;
    this.#decoder = new StreamDecoder(mark === 0xfeff ? "utf-16be" : "utf-16le", this.#isStrict);
    const hasMark = mark === 0xfeff || mark === 0xfffe;
    return this.#decoder.decode(hasMark ? first.subarray(2) : first, isLast);
  }
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** Returns the incomplete UTF-8 character at the end of bytes; empty if there is none. */
function incompleteCharacter(bytes: Uint8Array): Uint8Array {
  for (let i = 1; i <= Math.min(3, bytes.length); i++) {
    const byte = bytes.at(-i)!;
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > i ? bytes.subarray(-i) : bytes.subarray(0, 0);
  }
  return bytes.subarray(0, 0);
}

/**
 * Creates an encoder.
 *
 * @param encoding A result of `resolveEncoding`.
 * @param errors The treatment of characters that the encoding lacks: `"replace"` writes `?`.
 * @throws {RangeError} If the encoding can only be read.
 */
export function createEncoder(encoding: string, errors: EncodingErrors): Encoder {
  const isStrict = errors === "strict";
  if (encoding === "utf-8") {
    const encoder = new TextEncoder();
    return (text) => encoder.encode(checkSurrogates(text, encoding, isStrict));
  }
  if (encoding === "utf-16") {
    let mark = "\ufeff"; // before the first text
    return (text) => {
      if (text === "") return new Uint8Array(0);
      const bytes = encodeUtf16(mark + checkSurrogates(text, encoding, isStrict), true);
      mark = "";
      return bytes;
    };
  }
  if (encoding === "utf-16le" || encoding === "utf-16be") {
    return (text) =>
      encodeUtf16(checkSurrogates(text, encoding, isStrict), encoding === "utf-16le");
  }
  if (encoding === "latin1" || encoding === "ascii") {
    const end = encoding === "ascii" ? 0x80 : 0x100;
    const byteOf = (code: number) => code < end ? code : undefined;
    return (text) => encodeSingleByte(text, encoding, isStrict, byteOf);
  }
  if (MULTIBYTE.has(encoding)) {
    throw rangeError(
      `encoding is "${encoding}", which can be read but not written; ` +
        `use another encoding, or mode "wb" and write bytes`,
    );
  }
  const byteOfCode = new Map<number, number>();
  const characters = new TextDecoder(encoding).decode(
    Uint8Array.from({ length: 256 }, (_, i) => i),
  );
  for (let byte = 0; byte < 256; byte++) {
    const code = characters.charCodeAt(byte);
    if (code !== 0xfffd) byteOfCode.set(code, byte);
  }
  return (text) => encodeSingleByte(text, encoding, isStrict, (code) => byteOfCode.get(code));
}

function cannotEncode(encoding: string, character: string): TypeError {
  return typeError(
    `data contains ${shown(character)}, which ${encoding} cannot express; ` +
      `with errors: "replace" it is written as "?"`,
  );
}

/** Throws if the text contains a lone surrogate; if not strict, replaces each by `?`. */
function checkSurrogates(text: string, encoding: string, isStrict: boolean): string {
  if (text.isWellFormed()) return text;
  if (isStrict) throw cannotEncode(encoding, /\p{Surrogate}/u.exec(text)![0]);
  return text.replace(/\p{Surrogate}/gu, "?");
}

function encodeUtf16(text: string, isLittleEndian: boolean): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(2 * text.length));
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), isLittleEndian);
  return new Uint8Array(view.buffer);
}

function encodeSingleByte(
  text: string,
  encoding: string,
  isStrict: boolean,
  byteOf: (code: number) => number | undefined,
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length);
  let length = 0;
  for (const character of text) {
    const byte = byteOf(character.codePointAt(0)!);
    if (byte === undefined && isStrict) throw cannotEncode(encoding, character);
    bytes[length++] = byte ?? 0x3f;
  }
  return bytes.subarray(0, length);
}

/**
 * Creates a decoder of ends of lines.
 *
 * @param newline The file's `newline` option.
 */
export function createNewlineDecoder(newline: Newline): NewlineDecoder {
  if (newline === null) {
    // A "\r" ends a line at once. A "\n" that follows it, even in the next piece, is dropped.
    let endedWithCR = false;
    return (text) => {
      const rest = endedWithCR && text.startsWith("\n") ? text.slice(1) : text;
      if (text !== "") endedWithCR = rest.endsWith("\r");
      return rest.includes("\r") ? rest.replace(/\r\n?/g, "\n") : rest;
    };
  }
  if (newline === "") {
    // A "\r" is held back until the next character shows whether the end of the line is "\r\n".
    let held = "";
    return (piece, isLast) => {
      const text = held + piece;
      held = !isLast && text.endsWith("\r") ? "\r" : "";
      return held === "" ? text : text.slice(0, -1);
    };
  }
  return (text) => text;
}

/**
 * Creates an encoder of ends of lines: a function that translates each `"\n"`.
 *
 * @param newline The file's `newline` option.
 */
export function createNewlineEncoder(newline: Newline): (text: string) => string {
  return newline === "\r" || newline === "\r\n"
    ? (text) => text.replaceAll("\n", newline)
    : (text) => text;
}

/** Counts the code points of a string. */
export function countCodePoints(text: string): number {
  let count = text.length;
  for (let i = 0; i < text.length; i++) {
    if (text.codePointAt(i)! > 0xffff) {
      count--;
      i++;
    }
  }
  return count;
}
