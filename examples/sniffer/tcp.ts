/** The Transmission Control Protocol: RFC 9293. */
import { decodeDns, DNS_PORTS } from "./dns.ts";
import { attempt, type Broken, data, type Layer } from "./layer.ts";
import { Malformed, Reader } from "./reader.ts";

/** A segment. */
export interface Tcp {
  readonly kind: "tcp";
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly sequence: number;
  readonly acknowledgment: number;
  /** The names of the set flags, from the lowest bit on. */
  readonly flags: readonly string[];
  readonly window: number;
  /** The options as text. */
  readonly options: readonly string[];
  /** The number of bytes of data. */
  readonly length: number;
  readonly payload: Layer | null;
}

/** The flags, from the lowest bit on. */
const FLAGS = ["FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR"];

const END = 0, NOP = 1, MSS = 2, WINDOW_SCALE = 3, SACK_PERMITTED = 4, SACK = 5, TIMESTAMPS = 8;

function describeOption(kind: number, value: Reader): string {
  switch (kind) {
    case MSS:
      return `mss ${value.u16()}`;
    case WINDOW_SCALE:
      return `wscale ${value.u8()}`;
    case SACK_PERMITTED:
      return "sackOK";
    case SACK: {
      const blocks: string[] = [];
      while (value.left > 0) blocks.push(`${value.u32()}-${value.u32()}`);
      return `sack ${blocks.join(",")}`;
    }
    case TIMESTAMPS:
      return `ts ${value.u32()}/${value.u32()}`;
    default:
      return `option ${kind}`;
  }
}

function readOptions(reader: Reader): string[] {
  const options: string[] = [];
  while (reader.left > 0) {
    const kind = reader.u8();
    if (kind === END) break;
    if (kind === NOP) continue;
    const length = reader.u8();
    if (length < 2) throw new Malformed(`an option of ${length} bytes`);
    options.push(describeOption(kind, new Reader(reader.take(length - 2))));
  }
  return options;
}

/** Decodes a DNS message, preceded by its length, if the segment contains all of it. */
function decodeDnsIn(content: Uint8Array): Layer | null {
  if (content.length < 2) return data("data", content);
  const length = new Reader(content).u16();
  const whole = content.length >= 2 + length;
  return whole ? decodeDns(content.subarray(2, 2 + length)) : data("part of DNS", content);
}

/** Decodes a segment. */
export function decodeTcp(bytes: Uint8Array): Tcp | Broken {
  return attempt("TCP", bytes, (reader: Reader) => {
    const sourcePort = reader.u16();
    const destinationPort = reader.u16();
    const sequence = reader.u32();
    const acknowledgment = reader.u32();
    const headerLength = (reader.u8() >> 4) * 4;
    if (headerLength < 20) throw new Malformed(`a header of ${headerLength} bytes`);
    const bits = reader.u8();
    const window = reader.u16();
    reader.u32(); // checksum and urgent pointer
    const options = readOptions(new Reader(reader.take(headerLength - reader.at)));
    const content = reader.rest();
    const dns = DNS_PORTS.includes(sourcePort) || DNS_PORTS.includes(destinationPort);
    return {
      kind: "tcp",
      sourcePort,
      destinationPort,
      sequence,
      acknowledgment,
      flags: FLAGS.filter((_, bit) => (bits >> bit & 1) === 1),
      window,
      options,
      length: content.length,
      payload: dns ? decodeDnsIn(content) : data("data", content),
    };
  });
}

/** Formats the header. */
export function describeTcp(tcp: Tcp): string {
  const ack = tcp.flags.includes("ACK") ? ` ack ${tcp.acknowledgment}` : "";
  const options = tcp.options.length > 0 ? ` <${tcp.options.join(", ")}>` : "";
  return `TCP ${tcp.sourcePort} > ${tcp.destinationPort} [${tcp.flags.join(",")}] ` +
    `seq ${tcp.sequence}${ack} win ${tcp.window}${options} length ${tcp.length}`;
}
