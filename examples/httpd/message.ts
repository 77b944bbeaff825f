/**
 * Messages of HTTP/1.1: the heads of requests and responses.
 *
 * @module
 */

/** The head of a request. */
export interface Request {
  readonly method: string;
  /** The target, as the client wrote it. */
  readonly target: string;
  /** `1.0`, or `1.1` and later */
  readonly version: string;
  /** The fields, by their names in lower case. Those that repeat are joined by commas. */
  readonly fields: ReadonlyMap<string, string>;
}

/** The start of a request: RFC 9112, section 3. */
const REQUEST_LINE = /^([!#$%&'*+\-.^_`|~\w]+) (\S+) HTTP\/(1\.\d)$/;

/** A field: RFC 9112, section 5. No space may stand before its colon. */
const FIELD = /^([!#$%&'*+\-.^_`|~\w]+):(.*)$/;

/**
 * Removes spaces and tabs from both ends. A regular expression takes time that grows with the square of
 * the number of spaces inside the text, which the client chooses.
 */
function trimSpaces(text: string): string {
  let start = 0, end = text.length;
  const isSpace = (index: number) => text[index] === " " || text[index] === "\t";
  while (start < end && isSpace(start)) start++;
  while (start < end && isSpace(end - 1)) end--;
  return text.slice(start, end);
}

/** Parses the head of a request; `null` if it is none. */
export function parseRequest(head: string): Request | null {
  // Empty lines before a request are left by some clients: RFC 9112, section 2.2.
  const text = head.replace(/^(?:\r\n)+/, "").slice(0, head.endsWith("\r\n\r\n") ? -4 : undefined);
  const [first, ...lines] = text.split("\r\n");
  // A lone CR or LF is no end of a line: RFC 9112, section 2.2.
  if ([first!, ...lines].some((line) => /[\r\n]/.test(line))) return null;
  const start = first!.match(REQUEST_LINE);
  if (start === null) return null;
  const fields = new Map<string, string>();
  for (const line of lines) {
    const field = line.match(FIELD);
    if (field === null) return null;
    const name = field[1]!.toLowerCase(), before = fields.get(name);
    const value = trimSpaces(field[2]!);
    fields.set(name, before === undefined ? value : `${before}, ${value}`);
  }
  const [, method, target, version] = start;
  return { method: method!, target: target!, version: version!, fields };
}

/** True if more requests may follow. The body of a request is not read, so it must have none. */
export function keepsAlive({ version, fields }: Request): boolean {
  const wishes = (fields.get("connection") ?? "").toLowerCase().split(",")
    .map((wish) => wish.trim());
  const hasBody = fields.has("transfer-encoding") || (fields.get("content-length") ?? "0") !== "0";
  if (hasBody || wishes.includes("close")) return false;
  return version !== "1.0" || wishes.includes("keep-alive");
}

/** What the first line of a response says. */
const REASONS: Readonly<Record<number, string>> = {
  200: "OK",
  206: "Partial Content",
  301: "Moved Permanently",
  304: "Not Modified",
  400: "Bad Request",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  412: "Precondition Failed",
  416: "Range Not Satisfiable",
  431: "Request Header Fields Too Large",
};

/** Formats the status of a response. */
export function statusText(status: number): string {
  return `${status} ${REASONS[status]}`;
}

/** Formats the head of a response. */
export function formatHead(status: number, fields: Readonly<Record<string, string>>): string {
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${statusText(status)}\r\n${lines.join("")}\r\n`;
}

/** A part of a file: its first byte, and the number of bytes. */
export type Part = readonly [offset: number, length: number];

/**
 * Returns the part of a file that the field `Range` asks for: `null` if it cannot be given, the whole
 * if the field is absent, or asks for what is not supported, as several parts.
 *
 * @param range The field.
 * @param size The size of the file.
 */
export function partOf(range: string | undefined, size: number): Part | null {
  const [, first, last] = range?.match(/^bytes=(\d*)-(\d*)$/i) ?? [];
  if (first === undefined || last === undefined || first + last === "") return [0, size];
  if (first === "") {
    const length = Math.min(Number(last), size);
    return Number(last) === 0 ? null : [size - length, length];
  }
  const offset = Number(first);
  if (last !== "" && Number(last) < offset) return [0, size]; // no valid range
  if (offset >= size) return null;
  return [offset, Math.min(last === "" ? size : Number(last) + 1, size) - offset];
}
