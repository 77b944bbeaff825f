/**
 * The modes and options of files.
 *
 * @module
 */
import { type Bytes, shown } from "../arguments.ts";
import type { EncodingErrors, Newline } from "./text_encoding.ts";
import { typeError } from "../stack.ts";

/**
 * The modes of a text file: read, write, or both.
 *
 * @category Files and streams
 */
export type TextFileMode = "r" | "w" | "rw" | "wr";

/**
 * The modes of a binary file.
 *
 * @category Files and streams
 */
export type BinaryFileMode =
  | ("rb" | "br" | "wb" | "bw")
  | ("rwb" | "rbw" | "wrb" | "wbr" | "brw" | "bwr");

/**
 * The modes of a file.
 *
 * @category Files and streams
 */
export type FileMode = TextFileMode | BinaryFileMode;

/**
 * The options of a binary file.
 *
 * @category Files and streams
 */
export interface BinaryFileOptions {
  /**
   * The size in bytes of the buffer that reads ahead, and of the buffer that coalesces writes.
   *
   * - -1, or left out: 8192.
   * - 0: no buffers. Only binary files support it.
   * - 1: 8192, and line buffering: a write that contains an end of line sends the write buffer.
   */
  readonly buffering?: number | undefined;
}

/**
 * The options of a text file.
 *
 * @category Files and streams
 */
export interface TextFileOptions extends BinaryFileOptions {
  /**
   * The encoding; `"utf-8"` if left out. Reading supports Python's `"latin1"` and `"ascii"`, and
   * every encoding of `TextDecoder`. Of these, writing supports UTF-8, UTF-16 and the single-byte
   * encodings. The names are those of `TextDecoder`, of Python and of IANA, with any punctuation. As
   * in Python, `"utf-16"` reads and writes a byte order mark; `"utf-16le"` and `"utf-16be"` do not.
   */
  readonly encoding?: string | undefined;
  /**
   * The treatment of data that is not valid in the encoding. `"strict"`, or left out, throws a
   * `TypeError`. `"replace"` reads invalid bytes as U+FFFD and writes `?` for characters that the
   * encoding lacks.
   */
  readonly errors?: EncodingErrors | undefined;
  /**
   * The end of a line.
   *
   * - `null`, or left out: reading accepts `"\n"`, `"\r"` and `"\r\n"`, and returns each of them as
   *   `"\n"`. Writing sends `"\n"` unchanged on every platform.
   * - `""`: reading accepts the same three and returns them unchanged. Writing sends `"\n"`
   *   unchanged.
   * - `"\n"`, `"\r"` or `"\r\n"`: reading accepts only this one and returns it unchanged. Writing
   *   sends it for each `"\n"`.
   */
  readonly newline?: Newline | undefined;
}

/**
 * The options of a file.
 *
 * @category Files and streams
 */
export type FileOptions = TextFileOptions;

/**
 * The data that a file writes: strings to a text file, strings or bytes to a binary file.
 *
 * @category Files and streams
 */
export type Written<T> = T extends string ? string : string | Bytes;

/** The default size of a buffer, in bytes. */
export const DEFAULT_BUFFERING = 8192;

/** The largest size of a buffer, in bytes. */
export const MAX_BUFFERING = 2 ** 30;

/**
 * Checks a mode and puts its letters into one order.
 *
 * @param mode The mode that the user passed.
 * @returns `"r"`, `"w"` or `"rw"`, followed by `"b"` if the mode contains it.
 */
export function normalizeMode(mode: unknown): string {
  if (typeof mode === "string") {
    const known = ["r", "w", "b"].filter((letter) => mode.includes(letter)).join("");
    if (known.length === mode.length && known !== "" && known !== "b") return known;
  }
  throw typeError(
    `mode is ${shown(mode)}, expected "r", "w" or "rw", with a "b" for a binary file`,
  );
}

/**
 * Checks an option that has few values.
 *
 * @param name The option's name.
 * @param value The value that the user passed.
 * @param allowed All valid values.
 * @returns The value.
 */
export function checkOneOf<T>(name: string, value: unknown, allowed: readonly T[]): T {
  if (allowed.includes(value as T)) return value as T;
  const expected = allowed.map((valid) => valid === null ? "null" : shown(valid)).join(", ");
  throw typeError(`${name} is ${shown(value)}, expected one of ${expected}`);
}
