/**
 * Messages of the system's log: RFC 5424, and the older form that RFC 3164 describes.
 *
 * @module
 */
import { UsageError } from "../command_line.ts";
import { PeerFault } from "../internet/listen.ts";

/** The facilities, in the order of their numbers. */
export const FACILITIES: readonly string[] = (
  "kern user mail daemon auth syslog lpr news uucp cron authpriv ftp ntp audit alert clock " +
  "local0 local1 local2 local3 local4 local5 local6 local7"
).split(" ");

/** The severities, in the order of their numbers. */
export const SEVERITIES: readonly string[] = "emerg alert crit err warning notice info debug"
  .split(" ");

/**
 * Structured data: the values of parameters by their names, by the identifiers of their elements. A
 * parameter that repeats has an array of its values: RFC 5424, section 6.3.3.
 */
export type StructuredData = Readonly<
  Record<string, Readonly<Record<string, string | readonly string[]>>>
>;

/** A parameter of structured data. */
type Parameter = readonly [name: string, value: string];

/**
 * Makes structured data of elements. The parameters of an identifier that repeats are those of one
 * element.
 */
export function structuredData(
  elements: Iterable<readonly [id: string, parameters: Iterable<Parameter>]>,
): StructuredData {
  const data = new Map<string, Map<string, string[]>>();
  for (const [id, parameters] of elements) {
    const element = data.get(id) ?? new Map<string, string[]>();
    data.set(id, element);
    for (const [name, value] of parameters) {
      const values = element.get(name) ?? [];
      element.set(name, values);
      values.push(value);
    }
  }
  const oneOrAll = (values: string[]) => values.length === 1 ? values[0]! : values;
  return Object.fromEntries(Array.from(data, ([id, element]) => [
    id,
    Object.fromEntries(Array.from(element, ([name, values]) => [name, oneOrAll(values)])),
  ]));
}

/** A message. A field that it lacks is empty. */
export interface SyslogMessage {
  /** An index of {@linkcode FACILITIES}. */
  readonly facility: number;
  /** An index of {@linkcode SEVERITIES}. */
  readonly severity: number;
  /** The time as the message has it. */
  readonly time: string;
  /** The host that the message is from. */
  readonly host: string;
  /** The program. */
  readonly tag: string;
  /** The process. */
  readonly pid: string;
  /** The kind of message; RFC 5424 only. */
  readonly id: string;
  /** Structured data; RFC 5424 only. */
  readonly data: StructuredData;
  /** The text. */
  readonly text: string;
}

/** Parses a priority, such as `user.notice`. A number may stand for each name. */
export function parsePriority(text: string): { facility: number; severity: number } {
  const [facility, severity] = text.split(".").map((name, i) => {
    const names = i === 0 ? FACILITIES : SEVERITIES;
    const number = /^\d+$/.test(name) ? Number(name) : names.indexOf(name);
    return number < names.length ? number : -1;
  });
  if (text.split(".").length === 2 && facility! >= 0 && severity! >= 0) {
    return { facility: facility!, severity: severity! };
  }
  throw new UsageError(`--priority ${text}: expected a facility and a severity, as in user.notice`);
}

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** Returns a time in the form of RFC 3164: the local time without the year. */
export function shortTime(date: Date): string {
  const two = (number: number) => `${number}`.padStart(2, "0");
  const clock = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(":");
  return `${MONTHS[date.getMonth()]} ${`${date.getDate()}`.padStart(2)} ${clock}`;
}

const encoder = new TextEncoder();

/** Encodes a message as RFC 3164 describes it. A message for the same host has no name of the host. */
export function encodeShort(message: SyslogMessage): Uint8Array<ArrayBuffer> {
  const { facility, severity, time, host, tag, pid, text } = message;
  const process = pid === "" ? tag : `${tag}[${pid}]`;
  const start = host === "" ? time : `${time} ${host}`;
  return encoder.encode(`<${facility * 8 + severity}>${start} ${process}: ${text}`);
}

/** Encodes a message as RFC 5424 describes it. */
export function encodeLong(message: SyslogMessage): Uint8Array<ArrayBuffer> {
  const { facility, severity, time, host, tag, pid, id, text } = message;
  const fields = [time, host, tag, pid, id].map((field) => field || "-").join(" ");
  const data = Object.entries(message.data).map(([name, members]) => {
    const list = Object.entries(members).flatMap(([key, values]) =>
      [values].flat().map((value) => ` ${key}="${value.replaceAll(/["\\\]]/g, "\\$&")}"`)
    );
    return `[${name}${list.join("")}]`;
  }).join("");
  return encoder.encode(
    `<${facility * 8 + severity}>1 ${fields} ${data || "-"}${text === "" ? "" : ` ${text}`}`,
  );
}

/** A member of structured data, and an element of it: RFC 5424, section 6.3. */
const MEMBER = / ([^\s=\]"]+)="((?:\\.|[^"\\])*)"/gs;
const ELEMENT = /\[([^\s=\]"]+)((?: [^\s=\]"]+="(?:\\.|[^"\\])*")*)\]/gs;

/** The header of RFC 5424, and the text. */
const LONG = new RegExp(
  `^1 (\\S+) (\\S+) (\\S+) (\\S+) (\\S+) (-|(?:${ELEMENT.source})+)(?: (.*))?$`,
  "s",
);

/** The header of RFC 3164. Many programs omit the host, and some write the time of RFC 5424. */
const SHORT =
  /^([A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d|\d{4}-\S+) (?:(\S*[^\s:]) )?([^\s:[\]]+)(?:\[([^\]\s]*)\])?: ?(.*)$/s;

/**
 * Returns a message without the line feeds and zeros at its end. A regular expression takes time that
 * grows with the square of their number inside the message, which the sender chooses.
 */
function withoutEnd(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === 0 || bytes[end - 1] === 0x0a)) end--;
  return bytes.subarray(0, end);
}

/** Decodes a message. Bytes of another form become the text of a `user.notice`, as the RFCs ask for. */
export function decodeMessage(bytes: Uint8Array<ArrayBuffer>): SyslogMessage {
  const all = new TextDecoder().decode(withoutEnd(bytes));
  const [start, digits] = /^<(\d{1,3})>/.exec(all) ?? ["", "13"];
  const known = Number(digits) < FACILITIES.length * 8;
  const priority = known ? Number(digits) : 13, rest = known ? all.slice(start.length) : all;
  const common = { facility: priority >> 3, severity: priority & 7 };
  const long = LONG.exec(rest);
  if (long !== null) {
    const [time, host, tag, pid, id] = long.slice(1, 6).map((field) => field === "-" ? "" : field);
    const text = (long.at(-1) ?? "").replace(/^\ufeff/, "");
    return {
      ...common,
      ...{ time: time!, host: host!, tag: tag!, pid: pid!, id: id!, text },
      data: decodeData(long[6]!),
    };
  }
  const [, time = "", host = "", tag = "", pid = "", text = rest] = SHORT.exec(rest) ?? [];
  return { ...common, time, host, tag, pid, id: "", data: {}, text };
}

function decodeData(text: string): StructuredData {
  return structuredData(
    [...text.matchAll(ELEMENT)].map(([, id, members]) => [
      id!,
      [...members!.matchAll(MEMBER)].map((
        [, key, value],
      ) => [key!, value!.replaceAll(/\\(["\\\]])/g, "$1")] as const),
    ]),
  );
}

/** Frames a message for a connection by its length: RFC 6587, section 3.4.1. */
export function frame(message: Uint8Array): Uint8Array<ArrayBuffer> {
  const length = encoder.encode(`${message.length} `);
  const framed = new Uint8Array(length.length + message.length);
  framed.set(length);
  framed.set(message, length.length);
  return framed;
}

/** Messages of a connection, each after its length or before a line feed: RFC 6587. */
export class Unframer {
  /** The data. What was written is never overwritten: the messages are parts of it. */
  #data: Uint8Array<ArrayBuffer> = new Uint8Array(4096);
  /** Where the first message that is not whole begins in the data. */
  #begin = 0;
  /** Where the data end. */
  #end = 0;
  /** Up to where the unfinished message was searched for its end, so that no byte is searched twice. */
  #searched = 0;

  /** Adds data, and yields the messages that are whole by now. */
  *add(data: Uint8Array<ArrayBuffer>): Generator<Uint8Array<ArrayBuffer>> {
    this.#append(data);
    for (let message; (message = this.#next()) !== null;) {
      if (message.length > 0) yield message;
    }
    if (this.#end - this.#begin > MOST) {
      throw new PeerFault(`a message of more than ${MOST} bytes, or without an end`);
    }
  }

  /** Returns the last message, if it has no end. */
  end(): Uint8Array<ArrayBuffer> {
    return this.#data.subarray(this.#begin, this.#end);
  }

  /** Appends data. New memory has twice the size that is needed, so that it is needed rarely. */
  #append(data: Uint8Array<ArrayBuffer>): void {
    if (this.#end + data.length > this.#data.length) {
      const rest = this.end();
      this.#data = new Uint8Array(Math.max(4096, (rest.length + data.length) * 2));
      this.#data.set(rest);
      this.#searched -= this.#begin;
      this.#begin = 0;
      this.#end = rest.length;
    }
    this.#data.set(data, this.#end);
    this.#end += data.length;
  }

  #next(): Uint8Array<ArrayBuffer> | null {
    const begin = this.#begin;
    const head = this.#data.subarray(begin, Math.min(begin + 10, this.#end));
    const [prefix, length] = /^([1-9]\d{0,8}) /.exec(new TextDecoder("latin1").decode(head)) ?? [];
    const start = begin + (prefix?.length ?? 0);
    const end = length === undefined ? this.#lineEnd() : start + Number(length);
    if (end > this.#end) return null;
    this.#begin = length === undefined ? end + 1 : end;
    this.#searched = this.#begin;
    return this.#data.subarray(start, end);
  }

  /** Returns where the line ends; `Infinity` if it has no end yet. */
  #lineEnd(): number {
    const found = this.#data.subarray(this.#searched, this.#end).indexOf(0x0a);
    if (found >= 0) return this.#searched + found;
    this.#searched = this.#end;
    return Infinity;
  }
}

/** Bytes of a message in a connection at most. */
const MOST = 1 << 20;
