/**
 * Text as bytes and bytes as text: the encodings of a file, and what it takes
 * for the end of a line.
 *
 * @module
 */
import { shown } from "../arguments.ts";

/** What to do about data that is not valid in the encoding. */
export type EncodingErrors = "strict" | "replace";

/** What ends a line; see {@linkcode FileOptions.newline}. */
export type Newline = null | "" | "\n" | "\r" | "\r\n";

/** Decodes the bytes of a stream, of which each piece may end in the middle of a character. */
export interface Decoder {
  /** What is wrong with the bytes after the text that was decoded last. */
  readonly error: string | undefined;
  /**
   * Decodes the next piece, up to what is wrong with it if anything is.
   *
   * @param bytes The piece.
   * @param last Whether it is the last one.
   */
  decode(bytes: Uint8Array<ArrayBuffer>, last: boolean): string;
}

/** Encodes a string, or throws a `TypeError` if the encoding cannot express it. */
export type Encoder = (text: string) => Uint8Array<ArrayBuffer>;

/** Python's names of the encodings that TextDecoder has none for. */
const LATIN1 = new Set(["latin1", "latin-1", "l1", "iso-8859-1", "iso8859-1", "8859", "cp819"]);
const ASCII = new Set(["ascii", "us-ascii", "646"]);
/** The encodings whose characters may be of several bytes; all others have a table. */
const MULTIBYTE = new Set(
  "utf-8 utf-16le utf-16be gbk gb18030 big5 euc-jp iso-2022-jp shift_jis euc-kr".split(" "),
);

/**
 * The name of an encoding, as it is used here.
 *
 * @param label What the user calls it.
 * @returns `"latin1"`, `"ascii"` or a name of TextDecoder's.
 * @throws {TypeError | RangeError} If there is no such encoding.
 */
export function encodingNamed(label: unknown): string {
  if (typeof label !== "string") {
    throw new TypeError(`encoding is ${shown(label)}, expected a name such as "utf-8"`);
  }
  const lower = label.trim().toLowerCase();
  const hyphens = lower.replaceAll("_", "-");
  if (LATIN1.has(hyphens)) return "latin1";
  if (ASCII.has(hyphens)) return "ascii";
  for (const name of [lower, hyphens]) {
    try {
      return new TextDecoder(name).encoding;
    } catch {
      // unknown under this name
    }
  }
  throw new RangeError(
    `encoding is ${shown(label)}, expected "utf-8", "latin1", "ascii" or a label of TextDecoder's`,
  );
}

/**
 * A decoder.
 *
 * @param encoding What `encodingNamed` gave.
 * @param errors What to do about invalid bytes.
 */
export function decoderOf(encoding: string, errors: EncodingErrors): Decoder {
  const strict = errors === "strict";
  return encoding === "latin1" || encoding === "ascii"
    ? new ByteDecoder(encoding === "ascii", strict)
    : new StreamDecoder(encoding, strict);
}

function invalid(encoding: string, what: string): string {
  return `what was received is not ${encoding}: ${what}; ` +
    `with errors: "replace" it would be read as U+FFFD`;
}

/** Each byte is the character of its number: latin1, and ascii. */
class ByteDecoder implements Decoder {
  error: string | undefined;
  readonly #ascii: boolean;
  readonly #strict: boolean;
  readonly #decoder = new TextDecoder("utf-16le", { ignoreBOM: true });

  constructor(ascii: boolean, strict: boolean) {
    this.#ascii = ascii;
    this.#strict = strict;
  }

  decode(bytes: Uint8Array<ArrayBuffer>, _last: boolean): string {
    const text = this.#decoder.decode(Uint16Array.from(bytes));
    if (!this.#ascii) return text;
    if (!this.#strict) return text.replace(/[\x80-\xff]/g, "\ufffd");
    const end = text.search(/[\x80-\xff]/);
    if (end < 0) return text;
    this.error = invalid("ascii", `byte 0x${bytes[end]!.toString(16)}`);
    return text.slice(0, end);
  }
}

/** What TextDecoder knows. */
class StreamDecoder implements Decoder {
  error: string | undefined;
  readonly #encoding: string;
  readonly #decoder: TextDecoder;
  /** The last bytes before the next piece, in which a character of UTF-8 may have begun. */
  #tail = new Uint8Array(0);

  constructor(encoding: string, strict: boolean) {
    this.#encoding = encoding;
    this.#decoder = new TextDecoder(encoding, { fatal: strict, ignoreBOM: true });
  }

  decode(bytes: Uint8Array<ArrayBuffer>, last: boolean): string {
    let text: string;
    try {
      text = this.#decoder.decode(bytes, { stream: !last });
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      return this.#valid(bytes);
    }
    if (this.#decoder.fatal && this.#encoding === "utf-8") {
      this.#tail = bytes.length < 3 ? concat(this.#tail, bytes).slice(-3) : bytes.slice(-3);
    }
    return text;
  }

  /** The text before the error, as far as it can be told. */
  #valid(bytes: Uint8Array<ArrayBuffer>): string {
    const { encoding } = this.#decoder;
    // A decoder does not say where it failed: the longest part is searched that it takes.
    const exact = encoding === "utf-8" || !MULTIBYTE.has(encoding);
    const all = exact ? concat(incomplete(this.#tail), bytes) : bytes;
    let text = "";
    let least = 0;
    let most = exact ? all.length + 1 : 0;
    while (least + 1 < most) {
      const middle = (least + most) >> 1;
      try {
        const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
        text = decoder.decode(all.subarray(0, middle), { stream: true });
        least = middle;
      } catch {
        most = middle;
      }
    }
    const what = least === all.length
      ? "it ends in the middle of a character"
      : exact
      ? `byte 0x${all[least]!.toString(16)} in the wrong place`
      : "invalid bytes";
    this.error = invalid(encoding, what);
    return text;
  }
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** The beginning of a character of UTF-8 that bytes end with. */
function incomplete(bytes: Uint8Array): Uint8Array {
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
 * An encoder.
 *
 * @param encoding What `encodingNamed` gave.
 * @param errors What to do about characters that the encoding lacks: `"replace"` writes `?`.
 * @throws {RangeError} If the encoding can only be read.
 */
export function encoderOf(encoding: string, errors: EncodingErrors): Encoder {
  const strict = errors === "strict";
  if (encoding === "utf-8") {
    const encoder = new TextEncoder();
    return (text) => encoder.encode(wellFormed(text, encoding, strict));
  }
  if (encoding === "utf-16le" || encoding === "utf-16be") {
    return (text) => utf16(wellFormed(text, encoding, strict), encoding === "utf-16le");
  }
  if (encoding === "latin1" || encoding === "ascii") {
    const end = encoding === "ascii" ? 0x80 : 0x100;
    return (text) => single(text, encoding, strict, (code) => code < end ? code : undefined);
  }
  if (MULTIBYTE.has(encoding)) {
    throw new RangeError(
      `encoding is "${encoding}", which can be read but not written; ` +
        `write bytes, with mode "wb", or another encoding`,
    );
  }
  const table = new Map<number, number>();
  const characters = new TextDecoder(encoding).decode(
    Uint8Array.from({ length: 256 }, (_, i) => i),
  );
  for (let byte = 0; byte < 256; byte++) {
    const code = characters.charCodeAt(byte);
    if (code !== 0xfffd) table.set(code, byte);
  }
  return (text) => single(text, encoding, strict, (code) => table.get(code));
}

function lacking(encoding: string, character: string): TypeError {
  return new TypeError(
    `data contains ${shown(character)}, which ${encoding} cannot express; ` +
      `with errors: "replace" it would be written as "?"`,
  );
}

/** Text without halves of surrogate pairs. */
function wellFormed(text: string, encoding: string, strict: boolean): string {
  if (text.isWellFormed()) return text;
  if (strict) throw lacking(encoding, /\p{Surrogate}/u.exec(text)![0]);
  return text.replace(/\p{Surrogate}/gu, "?");
}

function utf16(text: string, littleEndian: boolean): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(2 * text.length));
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), littleEndian);
  return new Uint8Array(view.buffer);
}

/** Text in an encoding of one byte for each character. */
function single(
  text: string,
  encoding: string,
  strict: boolean,
  byteOf: (code: number) => number | undefined,
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length);
  let length = 0;
  for (const character of text) {
    const byte = byteOf(character.codePointAt(0)!);
    if (byte === undefined && strict) throw lacking(encoding, character);
    bytes[length++] = byte ?? 0x3f;
  }
  return bytes.subarray(0, length);
}

/**
 * What makes of the ends of lines what the program sees, piece by piece.
 *
 * @param newline What ends a line.
 * @returns A function of each piece of text, and of whether it is the last one.
 */
export function newlineReader(newline: Newline): (text: string, last: boolean) => string {
  if (newline === null) {
    // A "\r" is the end of a line at once, and a "\n" that comes after it is part of it.
    let after = false;
    return (text) => {
      const rest = after && text.startsWith("\n") ? text.slice(1) : text;
      if (text !== "") after = rest.endsWith("\r");
      return rest.includes("\r") ? rest.replace(/\r\n?/g, "\n") : rest;
    };
  }
  if (newline === "") {
    // What follows tells whether a "\r" is all of the end of a line.
    let held = "";
    return (piece, last) => {
      const text = held + piece;
      held = !last && text.endsWith("\r") ? "\r" : "";
      return held === "" ? text : text.slice(0, -1);
    };
  }
  return (text) => text;
}

/**
 * What makes of `"\n"` what is sent.
 *
 * @param newline What ends a line.
 */
export function newlineWriter(newline: Newline): (text: string) => string {
  return newline === "\r" || newline === "\r\n"
    ? (text) => text.replaceAll("\n", newline)
    : (text) => text;
}
