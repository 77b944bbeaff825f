/**
 * Messages of the Domain Name System, decoded and encoded: RFC 1035 and its successors.
 *
 * @module
 */
import { buffer, integer, members, shown, text } from "../../socket/arguments.ts";
import { fromCaller, typeError } from "../../socket/stack.ts";
import { checkedType, printData, readData, readOptions, writeData } from "./dns/data.ts";
import type {
  DnsContent,
  DnsData,
  DnsExtension,
  DnsFault,
  DnsMessage,
  DnsQuestion,
  DnsRecord,
} from "./dns/records.ts";
import { typeName } from "./dns/types.ts";
import { DnsReader, DnsWriter, Undecodable } from "./dns/wire.ts";

/** The bits of the second word of the header. */
const QR = 0x8000, AA = 0x0400, TC = 0x0200, RD = 0x0100, RA = 0x0080, AD = 0x0020, CD = 0x0010;

/** The bit DO in the flags of an `OPT` record. */
const DO = 0x8000;

/** The number of the type `OPT`. */
const OPT = 41;

/** A message as it is decoded. */
type Draft = { -readonly [K in keyof DnsMessage]: DnsMessage[K] } & {
  questions: DnsQuestion[];
  answers: DnsRecord[];
  authorities: DnsRecord[];
  additionals: DnsRecord[];
};

const emptyDraft = (): Draft => ({
  id: 0,
  response: false,
  operation: 0,
  authoritative: false,
  truncated: false,
  recursionDesired: false,
  recursionAvailable: false,
  authenticData: false,
  checkingDisabled: false,
  status: 0,
  questions: [],
  answers: [],
  authorities: [],
  additionals: [],
  extension: null,
  fault: null,
});

const faultOf = ({ kind, reason, offset }: Undecodable): DnsFault => ({ kind, reason, offset });

/** Decodes a message in the order of its fields. */
class Decoder {
  readonly #reader: DnsReader;
  readonly message = emptyDraft();

  constructor(bytes: Uint8Array) {
    this.#reader = new DnsReader(bytes);
  }

  /** Decodes the message. What cannot be decoded ends it. */
  decode(): DnsMessage {
    try {
      this.#message();
    } catch (error) {
      if (!(error instanceof Undecodable)) throw error;
      this.message.fault ??= faultOf(error);
    }
    return this.message;
  }

  #message(): void {
    const reader = this.#reader, { message } = this;
    message.id = reader.u16();
    const flags = reader.u16();
    message.response = (flags & QR) !== 0;
    message.operation = flags >> 11 & 0x0f;
    message.authoritative = (flags & AA) !== 0;
    message.truncated = (flags & TC) !== 0;
    message.recursionDesired = (flags & RD) !== 0;
    message.recursionAvailable = (flags & RA) !== 0;
    message.authenticData = (flags & AD) !== 0;
    message.checkingDisabled = (flags & CD) !== 0;
    message.status = flags & 0x0f;
    const counts = [reader.u16(), reader.u16(), reader.u16(), reader.u16()] as const;
    for (let i = 0; i < counts[0]; i++) {
      const name = reader.name();
      message.questions.push({ name, type: typeName(reader.u16()), class: reader.u16() });
    }
    for (let i = 0; i < counts[1]; i++) message.answers.push(this.#record());
    for (let i = 0; i < counts[2]; i++) message.authorities.push(this.#record());
    for (let i = 0; i < counts[3]; i++) this.#additional();
  }

  /** Decodes a record. Data that does not fit its type becomes bytes: the next record is known. */
  #record(): DnsRecord {
    const reader = this.#reader, whole = reader.end;
    const name = reader.name(), type = typeName(reader.u16());
    const start = { name, type, class: reader.u16(), timeToLive: reader.u32() };
    const length = reader.u16();
    const begin = reader.skip(length);
    reader.at = begin;
    reader.end = begin + length;
    try {
      return { ...start, data: readData(reader, type) };
    } catch (error) {
      if (!(error instanceof Undecodable)) throw error;
      this.message.fault ??= faultOf(error);
      reader.at = begin;
      return { ...start, data: { kind: "bytes", bytes: reader.take(length) } };
    } finally {
      reader.at = begin + length;
      reader.end = whole;
    }
  }

  #additional(): void {
    const { message } = this;
    const record = this.#record();
    if (record.type !== "OPT" || message.extension !== null) {
      message.additionals.push(record);
      return;
    }
    const { class: udpSize, timeToLive, data } = record;
    const { bytes } = data as Extract<DnsData, { kind: "bytes" }>;
    const extension = {
      udpSize,
      version: timeToLive >>> 16 & 0xff,
      dnssecOk: (timeToLive & DO) !== 0,
    };
    try {
      message.extension = { ...extension, options: readOptions(new DnsReader(bytes)) };
      message.status |= timeToLive >>> 24 << 4;
    } catch (error) {
      if (!(error instanceof Undecodable)) throw error;
      const reason = `OPT data of ${bytes.length} bytes`;
      message.fault ??= { kind: "malformed", reason, offset: this.#reader.at - bytes.length };
      message.additionals.push(record);
    }
  }
}

/**
 * Decodes a message of the Domain Name System, of multicast DNS or of LLMNR. It throws for no bytes at
 * all. What cannot be decoded is described by the property `fault`: the message then has what comes
 * before. If only the data of a record does not fit its type, the record has its bytes, and decoding
 * goes on.
 *
 * @param bytes The message, without the length that precedes it in a stream.
 * @returns The message. Its byte arrays are views of `bytes`.
 * @throws {TypeError} If `bytes` is no buffer or view of one.
 *
 * @example
 * ```ts
 * import { decodeDns, encodeDns, formatDnsData } from "@libc/socket/capture";
 *
 * const data = { kind: "address", address: "192.0.2.1" } as const;
 * const bytes = encodeDns({
 *   response: true,
 *   answers: [{ name: "example.com", type: "A", class: 1, timeToLive: 60, data }],
 * });
 * const { answers, fault } = decodeDns(bytes);
 * for (const { name, type, data } of answers) console.log(name, type, formatDnsData(data));
 * console.log(fault); // null
 *
 * console.log(decodeDns(bytes.subarray(0, 20)).fault?.kind); // cut
 * ```
 *
 * @category Protocols
 */
export function decodeDns(bytes: Uint8Array): DnsMessage {
  return fromCaller(decodeDns, () => new Decoder(buffer("bytes", bytes)).decode());
}

/** Encodes the word of flags. */
function flagsOf(message: DnsContent): number {
  const operation = integer("operation", message.operation, 0, 15);
  const status = integer("status", message.status, 0, message.extension === null ? 15 : 4095);
  const bits: [boolean, number][] = [
    [message.response, QR],
    [message.authoritative, AA],
    [message.truncated, TC],
    [message.recursionDesired, RD],
    [message.recursionAvailable, RA],
    [message.authenticData, AD],
    [message.checkingDisabled, CD],
  ];
  return bits.reduce((sum, [set, bit]) => set ? sum | bit : sum, operation << 11 | status & 0x0f);
}

function writeQuestion(writer: DnsWriter, { name, type, class: ofClass }: DnsQuestion): void {
  writer.name(text("name", name), true);
  writer.number(2, "type", checkedType("type", type));
  writer.number(2, "class", ofClass);
}

function writeRecord(writer: DnsWriter, record: DnsRecord): void {
  writeQuestion(writer, record);
  writer.number(4, "timeToLive", record.timeToLive);
  writer.measured("data", () => writeData(writer, record.type, record.data));
}

function writeExtension(writer: DnsWriter, extension: DnsExtension, status: number): void {
  writer.number(1, "root", 0);
  writer.number(2, "type", OPT);
  writer.number(2, "udpSize", extension.udpSize);
  writer.number(1, "status", status >> 4);
  writer.number(1, "version", extension.version);
  writer.number(2, "flags", extension.dnssecOk ? DO : 0);
  writer.measured("options", () => {
    for (const { code, data } of section("options", extension.options)) {
      writer.number(2, "code", code);
      writer.block(2, "data", buffer("data", data));
    }
  });
}

/** Checks a section: an array of objects. */
function section<T>(name: string, value: readonly T[]): T[] {
  return members(name, value, 0xffff, (member, one) => {
    if (typeof one === "object" && one !== null) return one as T;
    throw typeError(`${member} is ${shown(one)}, expected an object`);
  });
}

/**
 * Encodes a message of the Domain Name System. Names in the data of the types of RFC 1035, and names of
 * records, are compressed.
 *
 * @param message The message. What is left out, or `undefined`, is 0, `false`, empty or `null`.
 * @returns The message, without the length that precedes it in a stream.
 * @throws {TypeError} If a value has the wrong type, or data does not belong to the type of its record.
 * @throws {RangeError} If a number or a name is out of range, or the message has more than 65,535 bytes.
 *
 * @example
 * ```ts
 * import { encodeDns } from "@libc/socket/capture";
 *
 * const query = encodeDns({
 *   id: crypto.getRandomValues(new Uint16Array(1))[0]!,
 *   recursionDesired: true,
 *   questions: [{ name: "example.com", type: "AAAA", class: 1 }],
 *   extension: { udpSize: 1232, version: 0, dnssecOk: false, options: [] },
 * });
 * console.log(query.length); // 40
 * ```
 *
 * @category Protocols
 */
export function encodeDns(
  message: { readonly [K in keyof DnsContent]?: DnsContent[K] | undefined },
): Uint8Array<ArrayBuffer> {
  return fromCaller(encodeDns, () => {
    if (typeof message !== "object" || message === null) {
      throw typeError(`message is ${shown(message)}, expected an object`);
    }
    const given = Object.entries(message).filter(([, value]) => value !== undefined);
    const whole: DnsContent = { ...emptyDraft(), ...Object.fromEntries(given) };
    const { extension } = whole;
    if (typeof extension !== "object") {
      throw typeError(`extension is ${shown(extension)}, expected an object, or null for none`);
    }
    const writer = new DnsWriter();
    writer.number(2, "id", whole.id);
    writer.number(2, "flags", flagsOf(whole));
    const questions = section("questions", whole.questions);
    const sections = [
      section("answers", whole.answers),
      section("authorities", whole.authorities),
      section("additionals", whole.additionals),
    ] as const;
    writer.number(2, "questions", questions.length);
    writer.number(2, "answers", sections[0].length);
    writer.number(2, "authorities", sections[1].length);
    writer.number(2, "additionals", sections[2].length + (extension === null ? 0 : 1));
    for (const question of questions) writeQuestion(writer, question);
    for (const records of sections) for (const record of records) writeRecord(writer, record);
    if (extension !== null) writeExtension(writer, extension, whole.status);
    return writer.bytes;
  });
}

/**
 * Returns the data of a record as zone files have it: RFC 1035, section 5, and for unknown types RFC 3597.
 * Names have no dot at their end.
 *
 * @param data The data.
 * @returns The text, in printable ASCII.
 * @throws {TypeError} If `data` is none, or a property has the wrong type.
 * @throws {RangeError} If a number is none that a record can have.
 *
 * @example
 * ```ts
 * import { formatDnsData } from "@libc/socket/capture";
 *
 * console.log(formatDnsData({ kind: "mx", preference: 10, exchange: "mail.example.com" }));
 * console.log(formatDnsData({ kind: "bytes", bytes: Uint8Array.of(1, 2) })); // \# 2 0102
 * ```
 *
 * @category Protocols
 */
export function formatDnsData(data: DnsData): string {
  return fromCaller(formatDnsData, () => printData(data));
}
