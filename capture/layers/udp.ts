/**
 * The User Datagram Protocol: RFC 768.
 *
 * @module
 */
import { datagram } from "./application.ts";
import { attempt, type Decoded, type Part, Undecodable } from "./part.ts";
import type { UdpLayer } from "./types.ts";

const HEADER = 8;

/** Decodes a datagram. */
export function udp(part: Part): Decoded<UdpLayer> {
  return attempt("UDP", part, (part): UdpLayer => {
    part.need(HEADER);
    const sourcePort = part.u16(), destinationPort = part.u16();
    const total = part.u16() || part.end - part.begin + part.missing; // 0 beyond 65,535 bytes
    part.at += 2; // checksum
    if (total < HEADER) throw new Undecodable(`a length of ${total}`);
    const content = part.inner(total - HEADER);
    return {
      kind: "udp",
      sourcePort,
      destinationPort,
      length: total - HEADER,
      missing: content.missing,
      payload: datagram(sourcePort, destinationPort, content),
    };
  });
}
