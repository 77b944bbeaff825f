/**
 * Text of other programs and hosts, made safe to print.
 *
 * @module
 */

/** Replaces each character that could control a terminal by a question mark. */
export function printable(text: string): string {
  return text.replaceAll(/[^\x20-\x7e\xa0-\uffff]/g, "?");
}

/**
 * Writes characters that could control a terminal as JSON does, such as `\u009b`: lines stay lines, and
 * JSON keeps its value. JSON itself leaves some of them as they are.
 */
export function escaped(text: string): string {
  return text.replaceAll(
    // deno-lint-ignore no-control-regex -- these are the characters to find
    /[\0-\x08\x0b-\x1f\x7f-\x9f]/g,
    (character) => `\\u00${character.charCodeAt(0).toString(16).padStart(2, "0")}`,
  );
}
