/**
 * Text of other programs and hosts, made safe to print.
 *
 * @module
 */

/** Replaces each character that could control a terminal by a question mark. */
export function printable(text: string): string {
  return text.replaceAll(/[^\x20-\x7e\xa0-\uffff]/g, "?");
}
