/** Messages of the Domain Name System: RFC 1035. */
import { attempt, type Broken } from "./layer.ts";
import { Malformed, type Reader } from "./reader.ts";
import { hex, ipv4, ipv6, printable } from "./text.ts";

/** A query or a response. */
export interface Dns {
  readonly kind: "dns";
  readonly id: number;
  readonly response: boolean;
  readonly operation: number;
  /** True if it was truncated to fit into a datagram. */
  readonly truncated: boolean;
  /** The response code; 0 for success. */
  readonly status: number;
  readonly questions: readonly DnsQuestion[];
  readonly answers: readonly DnsRecord[];
  readonly authorities: readonly DnsRecord[];
  readonly additionals: readonly DnsRecord[];
}

/** A question. */
export interface DnsQuestion {
  readonly name: string;
  /** The name of the type, such as `AAAA`. */
  readonly type: string;
  readonly class: number;
}

/** A record. */
export interface DnsRecord extends DnsQuestion {
  /** The seconds for which it may be cached. */
  readonly timeToLive: number;
  /** Its data as text. */
  readonly data: string;
}

/** The ports of DNS and of multicast DNS. */
export const DNS_PORTS: readonly number[] = [53, 5353];

/** The most bytes of a name, including the lengths of its labels. */
const LONGEST_NAME = 255;

const TYPES: Readonly<Record<number, string>> = {
  1: "A",
  2: "NS",
  5: "CNAME",
  6: "SOA",
  12: "PTR",
  15: "MX",
  16: "TXT",
  28: "AAAA",
  33: "SRV",
  41: "OPT",
  64: "SVCB",
  65: "HTTPS",
  255: "ANY",
};

const STATUS: Readonly<Record<number, string>> = {
  1: "FORMERR",
  2: "SERVFAIL",
  3: "NXDOMAIN",
  4: "NOTIMP",
  5: "REFUSED",
};

/**
 * Reads a name. A pointer may continue it elsewhere in the message. Only pointers backwards are
 * valid, so that every name ends.
 */
function readName(message: Reader): string {
  const labels: string[] = [];
  let end: number | undefined;
  let begin = message.at;
  let total = 1;
  for (let length = message.u8(); length > 0; length = message.u8()) {
    if (length >= 0xc0) {
      const target = (length & 0x3f) << 8 | message.u8();
      if (target >= begin) throw new Malformed("a name that points forward");
      end ??= message.at;
      message.at = begin = target;
      continue;
    }
    if (length > 0x3f) throw new Malformed(`a label of type ${length >> 6}`);
    total += 1 + length;
    if (total > LONGEST_NAME) throw new Malformed(`a name longer than ${LONGEST_NAME} bytes`);
    labels.push(printable(message.take(length), ".\\"));
  }
  if (end !== undefined) message.at = end;
  return labels.join(".") || ".";
}

function readQuestion(message: Reader): DnsQuestion {
  const name = readName(message);
  const type = message.u16();
  return { name, type: TYPES[type] ?? `TYPE${type}`, class: message.u16() };
}

/** Reads strings, each preceded by its length. */
function readStrings(message: Reader, end: number): string {
  const strings: string[] = [];
  while (message.at < end) strings.push(`"${printable(message.take(message.u8()), '"\\')}"`);
  return strings.join(" ");
}

/** Reads the data of a record, which ends at `end`. */
function readData(message: Reader, type: string, end: number): string {
  switch (type) {
    case "A":
      return ipv4(message.take(4));
    case "AAAA":
      return ipv6(message.take(16));
    case "CNAME":
    case "NS":
    case "PTR":
      return readName(message);
    case "MX":
      return `${message.u16()} ${readName(message)}`;
    case "SOA": {
      const names = `${readName(message)} ${readName(message)}`;
      const numbers = Array.from({ length: 5 }, () => message.u32());
      return `${names} ${numbers.join(" ")}`;
    }
    case "SRV": {
      const numbers = Array.from({ length: 3 }, () => message.u16());
      return `${numbers.join(" ")} ${readName(message)}`;
    }
    case "TXT":
      return readStrings(message, end);
    default:
      return `${message.take(end - message.at).length} bytes`;
  }
}

function readRecord(message: Reader): DnsRecord {
  const question = readQuestion(message);
  const timeToLive = message.u32();
  const length = message.u16();
  const begin = message.at;
  message.take(length); // checks that the data is there
  message.at = begin;
  const data = readData(message, question.type, begin + length);
  if (message.at !== begin + length) {
    throw new Malformed(`${question.type} data of ${length} bytes`);
  }
  return { ...question, timeToLive, data };
}

/** Decodes a message. */
export function decodeDns(bytes: Uint8Array): Dns | Broken {
  return attempt("DNS", bytes, (message: Reader) => {
    const id = message.u16();
    const flags = message.u16();
    const counts = Array.from({ length: 4 }, () => message.u16());
    const [questions = 0, answers = 0, authorities = 0, additionals = 0] = counts;
    const records = (length: number) => Array.from({ length }, () => readRecord(message));
    return {
      kind: "dns",
      id,
      response: (flags & 0x8000) !== 0,
      operation: flags >> 11 & 0x0f,
      truncated: (flags & 0x0200) !== 0,
      status: flags & 0x0f,
      questions: Array.from({ length: questions }, () => readQuestion(message)),
      answers: records(answers),
      authorities: records(authorities),
      additionals: records(additionals),
    };
  });
}

/** Formats a message. */
export function describeDns(dns: Dns): string {
  const parts = [`DNS ${hex(dns.id)} ${dns.response ? "response" : "query"}`];
  if (dns.operation !== 0) parts.push(`operation ${dns.operation}`);
  if (dns.status !== 0) parts.push(STATUS[dns.status] ?? `status ${dns.status}`);
  if (dns.truncated) parts.push("truncated");
  parts.push(dns.questions.map(({ name, type }) => `${type}? ${name}`).join(", "));
  if (dns.answers.length > 0) {
    const answers = dns.answers.map(({ name, type, data }) => `${name} ${type} ${data}`);
    parts.push(`-> ${answers.join(", ")}`);
  }
  const more = dns.authorities.length + dns.additionals.length;
  if (more > 0) parts.push(`and ${more} more`);
  return parts.filter((part) => part !== "").join(" ");
}
