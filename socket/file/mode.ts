/**
 * The modes and options of files.
 *
 * @module
 */
import { type Bytes, shown } from "../arguments.ts";
import type { EncodingErrors, Newline } from "./text_encoding.ts";

/** The modes of a file of text: to be read, written, or both. */
export type TextFileMode = "r" | "w" | "rw" | "wr";

/** The modes of a file of bytes. */
export type BinaryFileMode =
  | ("rb" | "br" | "wb" | "bw")
  | ("rwb" | "rbw" | "wrb" | "wbr" | "brw" | "bwr");

/** The modes of a file. */
export type FileMode = TextFileMode | BinaryFileMode;

/** The options of a file of bytes. */
export interface BinaryFileOptions {
  /**
   * How many bytes the file reads ahead, and collects before it sends them: -1, or left out, for
   * 8192; 0 for none, which only files of bytes can do; 1 for 8192 too, with what is written sent
   * at the end of every line.
   */
  readonly buffering?: number | undefined;
}

/** The options of a file of text. */
export interface TextFileOptions extends BinaryFileOptions {
  /**
   * The encoding; `"utf-8"` if left out. To read: `"latin1"` and `"ascii"` as Python knows them,
   * and whatever `TextDecoder` knows. To write: of these, UTF-8, UTF-16 and those of one byte for
   * each character.
   */
  readonly encoding?: string | undefined;
  /**
   * What happens to what is not valid in the encoding: `"strict"`, or left out, for a `TypeError`;
   * `"replace"` reads it as U+FFFD and writes it as `?`.
   */
  readonly errors?: EncodingErrors | undefined;
  /**
   * What ends a line. `null`, or left out: each of `"\n"`, `"\r"` and `"\r\n"`, all read as
   * `"\n"`, which is written as it is on every platform. `""`: the same, but read as they are.
   * `"\n"`, `"\r"` or `"\r\n"`: just that, which is also what `"\n"` is written as.
   */
  readonly newline?: Newline | undefined;
}

/** The options of a file. */
export type FileOptions = TextFileOptions;

/** What is written to a file: strings to one of text, strings or bytes to one of bytes. */
export type Written<T> = T extends string ? string : string | Bytes;

/** How much a file reads ahead and collects by itself. */
export const DEFAULT_BUFFERING = 8192;

/** The largest buffer. */
export const LARGEST_BUFFERING = 2 ** 30;

/**
 * A mode's letters in one order.
 *
 * @param mode What was passed.
 * @returns `"r"`, `"w"` or `"rw"`, with a `"b"` at its end if it has one.
 */
export function checkedMode(mode: unknown): string {
  if (typeof mode === "string") {
    const known = ["r", "w", "b"].filter((letter) => mode.includes(letter)).join("");
    if (known.length === mode.length && known !== "" && known !== "b") return known;
  }
  throw new TypeError(
    `mode is ${shown(mode)}, expected "r", "w" or "rw", with a "b" if it is for bytes`,
  );
}

/**
 * An option that has few values.
 *
 * @param name The option's name.
 * @param value What was passed.
 * @param allowed What may be passed.
 * @returns The value.
 */
export function oneOf<T>(name: string, value: unknown, allowed: readonly T[]): T {
  if (allowed.includes(value as T)) return value as T;
  const expected = allowed.map((one) => one === null ? "null" : shown(one)).join(", ");
  throw new TypeError(`${name} is ${shown(value)}, expected one of ${expected}`);
}
