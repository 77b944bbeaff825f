/**
 * The Internet Protocol, version 4: RFC 791.
 *
 * @module
 */
import { attempt, dataOf, type Decoded, type Part, Undecodable } from "./part.ts";
import { readInet } from "./text.ts";
import { transport } from "./transport.ts";
import type { Ipv4Layer } from "./types.ts";

const DONT_FRAGMENT = 0x4000, MORE_FRAGMENTS = 0x2000, FRAGMENT_OFFSET = 0x1fff;
const HEADER = 20;
const NO_OPTIONS = new Uint8Array(0);

/** Returns whether the sum of a header, with its checksum, has all bits set: RFC 1071. */
function hasValidChecksum(bytes: Uint8Array, begin: number, length: number): boolean {
  let sum = 0;
  for (let at = begin; at < begin + length; at += 2) sum += bytes[at]! << 8 | bytes[at + 1]!;
  while (sum > 0xffff) sum = (sum >> 16) + (sum & 0xffff);
  return sum === 0xffff;
}

/**
 * Decodes a packet.
 *
 * @param part The packet, which may be followed by the padding of the frame.
 * @param isQuoted True if an ICMP error quotes the packet. An error within it is then not decoded.
 */
export function ipv4(part: Part, isQuoted = false): Decoded<Ipv4Layer> {
  return attempt("IPv4", part, (part): Ipv4Layer => {
    part.need(1);
    const first = part.u8();
    if (first >> 4 !== 4) throw new Undecodable(`version ${first >> 4}`);
    const headerLength = (first & 0x0f) * 4;
    if (headerLength < HEADER) throw new Undecodable(`a header of ${headerLength} bytes`);
    part.need(headerLength - 1);
    const typeOfService = part.u8();
    // The kernel leaves 0 in a packet longer than 65,535 bytes, which the interface segments.
    const totalLength = part.u16() || part.end - part.begin + part.missing;
    if (totalLength < headerLength) throw new Undecodable(`a total length of ${totalLength}`);
    const identification = part.u16(), fragment = part.u16();
    const timeToLive = part.u8(), protocol = part.u8();
    part.at += 2; // checksum
    const source = readInet(part), destination = readInet(part);
    const options = headerLength > HEADER ? part.take(headerLength - HEADER) : NO_OPTIONS;
    const fragmentOffset = (fragment & FRAGMENT_OFFSET) * 8;
    const moreFragments = (fragment & MORE_FRAGMENTS) !== 0;
    const content = part.inner(totalLength - headerLength, moreFragments);
    return {
      kind: "ipv4",
      source,
      destination,
      typeOfService,
      identification,
      dontFragment: (fragment & DONT_FRAGMENT) !== 0,
      moreFragments,
      fragmentOffset,
      timeToLive,
      protocol,
      options,
      isChecksumValid: hasValidChecksum(part.bytes, part.begin, headerLength),
      missing: content.missing,
      payload: fragmentOffset > 0
        ? dataOf(`protocol ${protocol}`, content)
        : transport(protocol, content, isQuoted ? null : ipv4),
    };
  });
}
