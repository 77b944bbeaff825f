/**
 * What others have said, made safe to print.
 *
 * @module
 */

/** Replaces the characters that would control a terminal. */
export function printable(text: string): string {
  return text.replaceAll(/[^\x20-\x7e\xa0-\uffff]/g, "?");
}
