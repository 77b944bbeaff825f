/**
 * The error of a filter that cannot be compiled.
 *
 * @module
 */
import { ourError } from "../../socket/stack.ts";

/**
 * A part of the text of a filter.
 *
 * @category Filters
 */
export interface FilterSpan {
  /** Where the part begins, in UTF-16 code units. */
  readonly offset: number;
  /** Its length in code units. */
  readonly length: number;
}

/** The most characters to show in front of a fault and from there on. */
const BEFORE = 60, AFTER = 60;

/** Returns the line of a text that contains a span, and a line that marks the span with carets. */
function mark(text: string, { offset, length }: FilterSpan): string {
  const begin = text.lastIndexOf("\n", offset - 1) + 1;
  const found = text.indexOf("\n", offset);
  const line = text.slice(begin, found < 0 ? text.length : found);
  const column = offset - begin;
  if (column > BEFORE || line.length > column + AFTER) {
    // Only the surroundings, without tabs, whose width would be unknown.
    const first = Math.max(0, column - BEFORE), last = Math.min(line.length, column + AFTER);
    const part = line.slice(first, last).replaceAll("\t", " ");
    const [head, tail] = [first > 0 ? "…" : "", last < line.length ? "…" : ""];
    const carets = "^".repeat(Math.max(1, Math.min(length, last - column)));
    return ["", `  ${head}${part}${tail}`, `  ${" ".repeat(head.length + column - first)}${carets}`]
      .join("\n");
  }
  const indentation = line.slice(0, column).replaceAll(/[^\t]/g, " ");
  const carets = "^".repeat(Math.max(1, Math.min(length, line.length - column)));
  return ["", `  ${line}`, `  ${indentation}${carets}`].join("\n");
}

/**
 * The error of a filter that cannot be compiled. The message ends with the line of the filter, and a
 * line that marks the place.
 *
 * @example
 * ```ts
 * import { compileFilter, FilterError } from "@libc/socket/capture";
 *
 * try {
 *   compileFilter("tcp port 80 or eighty");
 * } catch (error) {
 *   if (!(error instanceof FilterError)) throw error;
 *   console.log(error.message); // the reason, and the line with carets below "eighty"
 *   console.log(error.offset); // 15
 * }
 * ```
 *
 * @category Filters
 */
export class FilterError extends Error {
  /** The text of the filter. */
  readonly filter: string;
  /** Where in the filter the fault is, in UTF-16 code units. */
  readonly offset: number;
  /** How long the faulty part is, in UTF-16 code units; 0 at the end of the filter. */
  readonly length: number;

  /**
   * Makes the error of a part of a filter.
   *
   * @param reason What is wrong, and the remedy.
   * @param filter The text of the filter.
   * @param span The faulty part of the text.
   */
  constructor(reason: string, filter: string, span: FilterSpan) {
    super(`filter: ${reason}, at offset ${span.offset}${mark(filter, span)}`);
    this.name = "FilterError";
    this.filter = filter;
    this.offset = span.offset;
    this.length = span.length;
    ourError(this);
  }
}

/** The reason why a part of a filter cannot be compiled. The text of the filter is added later. */
export class Fault {
  /**
   * Notes what is wrong.
   *
   * @param reason What is wrong, and the remedy.
   * @param span The faulty part of the text.
   */
  constructor(readonly reason: string, readonly span: FilterSpan) {}
}
