/**
 * Text of other programs and hosts, made safe to print.
 *
 * @module
 */

/** Characters that separate lines, or change the direction of text. */
const SEPARATORS = "\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069";

/** The characters that {@linkcode printable} replaces. */
const UNPRINTABLE = new RegExp(`[^\\x20-\\x7e\\xa0-\\uffff]|[${SEPARATORS}]`, "g");

/** The characters that {@linkcode escaped} replaces. */
const CONTROLS = new RegExp(`[\\0-\\x08\\x0b-\\x1f\\x7f-\\x9f${SEPARATORS}]`, "g");

/** Replaces each character that could control a terminal by a question mark. */
export function printable(text: string): string {
  return text.replaceAll(UNPRINTABLE, "?");
}

/**
 * Writes characters that could control a terminal as JSON does, such as `\u009b`: lines stay lines, and
 * JSON keeps its value. JSON itself leaves some of them as they are.
 */
export function escaped(text: string): string {
  return text.replaceAll(
    CONTROLS,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
