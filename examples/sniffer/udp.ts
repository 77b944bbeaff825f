/** The User Datagram Protocol: RFC 768. */
import { decodeDns, DNS_PORTS } from "./dns.ts";
import { attempt, type Broken, data, type Layer } from "./layer.ts";
import { Malformed, type Reader } from "./reader.ts";

/** A datagram. */
export interface Udp {
  readonly kind: "udp";
  readonly sourcePort: number;
  readonly destinationPort: number;
  /** The number of bytes of data. */
  readonly length: number;
  /** The number of bytes that are missing: not captured, or in other fragments. */
  readonly missing: number;
  readonly payload: Layer | null;
}

const HEADER = 8;

/** Decodes a datagram. */
export function decodeUdp(bytes: Uint8Array): Udp | Broken {
  return attempt("UDP", bytes, (reader: Reader) => {
    const sourcePort = reader.u16();
    const destinationPort = reader.u16();
    const total = reader.u16() || bytes.length; // 0 if it is longer than 65,535 bytes
    reader.u16(); // checksum
    if (total < HEADER) throw new Malformed(`a length of ${total}`);
    const length = total - HEADER;
    const content = reader.rest(length);
    const dns = content.length > 0 &&
      (DNS_PORTS.includes(sourcePort) || DNS_PORTS.includes(destinationPort));
    return {
      kind: "udp",
      sourcePort,
      destinationPort,
      length,
      missing: length - content.length,
      payload: dns ? decodeDns(content, content.length < length) : data("data", content),
    };
  });
}

/** Formats the header. */
export function describeUdp({ sourcePort, destinationPort, length, missing }: Udp): string {
  const lost = missing > 0 ? ` (${missing} bytes missing)` : "";
  return `UDP ${sourcePort} > ${destinationPort} length ${length}${lost}`;
}
