/**
 * Divides the text of a filter into tokens.
 *
 * @module
 */
import { parseInet6 } from "../address.ts";
import { Fault, type FilterSpan } from "./error.ts";
import { NUMBERS } from "./names.ts";

/** The kinds of tokens. */
export type TokenKind = "word" | "number" | "inet" | "inet6" | "hardware" | "symbol" | "end";

/** A token, with its place in the text. */
export interface Token extends FilterSpan {
  /** The kind of the token. */
  readonly kind: TokenKind;
  /** What is written; without the backslash of an escaped word. */
  readonly text: string;
  /** The value of a number. */
  readonly value: number;
  /** True for a word behind a backslash, which is a name and never a keyword. */
  readonly isEscaped: boolean;
}

const BLANK = /[ \r\n\t]*/y;
const SYMBOL = /&&|\|\||>=|<=|!=|==|<<|>>|[-+*/%:[\]!<>()&|^=]/y;
const NUMBER = /0[xX][0-9A-Fa-f]+|[0-9]+/y;
const INET = /[0-9]+(?:\.[0-9]+){1,3}/y;
const INET6 = /[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*/y;
const HARDWARE = new RegExp(
  [
    ...[":", "-", "\\."].map((mark) => `[0-9A-Fa-f]{1,2}(?:${mark}[0-9A-Fa-f]{1,2}){5}`),
    "[0-9A-Fa-f]{4}\\.[0-9A-Fa-f]{4}\\.[0-9A-Fa-f]{4}",
    "[0-9A-Fa-f]{12}",
  ].join("|"),
  "y",
);
const WORD = /[A-Za-z0-9](?:[-_.A-Za-z0-9]*[.A-Za-z0-9])?/y;
const ESCAPED = /\\[^ !()\n\t]+/y;

/** Returns what a pattern matches at an offset; an empty string if it does not match. */
function match(pattern: RegExp, text: string, offset: number): string {
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0] ?? "";
}

/** Returns the longest IPv6 address at an offset; an empty string if there is none. */
function matchInet6(text: string, offset: number): string {
  let found = match(INET6, text, offset);
  // Most colons separate the size of a load: no address is that short without two in a row.
  if (!found.includes("::") && found.split(":").length < 7) return "";
  found = found.slice(0, 45);
  while (found !== "" && parseInet6(found) === null) found = found.slice(0, -1);
  return found;
}

/** Returns the value of a number: decimal, hexadecimal with `0x`, octal with `0`. */
function numberOf(text: string, span: FilterSpan): number {
  const isOctal = /^0[0-9]+$/.test(text);
  if (isOctal && !/^[0-7]+$/.test(text)) {
    throw new Fault(`"${text}" begins with 0, so it is octal, but has other digits`, span);
  }
  const value = isOctal ? parseInt(text, 8) : Number(text);
  if (value > 0xffffffff) throw new Fault(`"${text}" does not fit into 32 bits`, span);
  return value;
}

/** The kinds in the order in which they win over others of the same length. */
const KINDS: readonly [TokenKind, (text: string, offset: number) => string][] = [
  ["symbol", (text, offset) => match(SYMBOL, text, offset)],
  ["hardware", (text, offset) => match(HARDWARE, text, offset)],
  ["number", (text, offset) => match(NUMBER, text, offset)],
  ["inet", (text, offset) => match(INET, text, offset)],
  ["inet6", matchInet6],
  ["word", (text, offset) => match(WORD, text, offset)],
];

/** Returns the token at an offset. */
function tokenAt(text: string, offset: number): Token {
  const escaped = match(ESCAPED, text, offset);
  if (escaped !== "") {
    const { length } = escaped;
    return { kind: "word", text: escaped.slice(1), value: 0, isEscaped: true, offset, length };
  }
  let kind: TokenKind = "end", longest = "";
  for (const [candidate, matches] of KINDS) {
    const found = matches(text, offset);
    if (found.length > longest.length) [kind, longest] = [candidate, found];
  }
  const span = { offset, length: longest.length };
  if (kind === "end") {
    const found = String.fromCodePoint(text.codePointAt(offset)!);
    const length = found.length;
    throw new Fault(`${JSON.stringify(found)} is not part of the language`, { offset, length });
  }
  const named = kind === "word" ? NUMBERS.get(longest) : undefined;
  if (named !== undefined) {
    return { kind: "number", text: longest, value: named, isEscaped: false, ...span };
  }
  const value = kind === "number" ? numberOf(longest, span) : 0;
  return { kind, text: longest, value, isEscaped: false, ...span };
}

/**
 * Divides the text of a filter into tokens.
 *
 * @param text The text.
 * @returns The tokens; the last one has the kind `end`.
 * @throws {Fault} If a character belongs to no token.
 */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let offset = match(BLANK, text, 0).length;
  while (offset < text.length) {
    const token = tokenAt(text, offset);
    tokens.push(token);
    offset += token.length;
    offset += match(BLANK, text, offset).length;
  }
  tokens.push({
    kind: "end",
    text: "",
    value: 0,
    isEscaped: false,
    offset: text.length,
    length: 0,
  });
  return tokens;
}
