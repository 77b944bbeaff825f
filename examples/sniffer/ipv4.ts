/** The Internet Protocol, version 4: RFC 791. */
import { attempt, type Broken, data, type Layer } from "./layer.ts";
import { Malformed, type Reader } from "./reader.ts";
import { ipv4 } from "./text.ts";
import { decodeTransport } from "./transport.ts";

/** A packet, or a fragment of one. */
export interface Ipv4 {
  readonly kind: "ipv4";
  readonly source: string;
  readonly destination: string;
  readonly typeOfService: number;
  readonly identification: number;
  readonly dontFragment: boolean;
  readonly moreFragments: boolean;
  /** The offset of this fragment in the packet, in bytes. */
  readonly fragmentOffset: number;
  readonly timeToLive: number;
  readonly protocol: number;
  /** True if the checksum of the header is correct. */
  readonly isChecksumValid: boolean;
  /** The number of bytes that were not captured. */
  readonly missing: number;
  readonly payload: Layer | null;
}

const DONT_FRAGMENT = 0x4000, MORE_FRAGMENTS = 0x2000, FRAGMENT_OFFSET = 0x1fff;

/** True if the sum of the header, including its checksum, has all bits set: RFC 1071. */
function hasValidChecksum(header: Uint8Array): boolean {
  let sum = 0;
  header.forEach((byte, i) => sum += i % 2 === 0 ? byte << 8 : byte);
  while (sum > 0xffff) sum = (sum >> 16) + (sum & 0xffff);
  return sum === 0xffff;
}

/**
 * Decodes a packet.
 *
 * @param bytes The packet, which may be followed by the padding of the frame.
 * @param quoted True if an ICMP error quotes the packet. An error within it is then not decoded.
 */
export function decodeIpv4(bytes: Uint8Array, quoted = false): Ipv4 | Broken {
  return attempt("IPv4", bytes, (reader: Reader) => {
    const first = reader.u8();
    if (first >> 4 !== 4) throw new Malformed(`version ${first >> 4}`);
    const headerLength = (first & 0x0f) * 4;
    if (headerLength < 20) throw new Malformed(`a header of ${headerLength} bytes`);
    const typeOfService = reader.u8();
    // The kernel leaves 0 in a packet longer than 65,535 bytes, which the interface segments.
    const totalLength = reader.u16() || bytes.length;
    if (totalLength < headerLength) throw new Malformed(`a total length of ${totalLength}`);
    const identification = reader.u16();
    const fragment = reader.u16();
    const timeToLive = reader.u8();
    const protocol = reader.u8();
    reader.u16(); // checksum
    const source = ipv4(reader.take(4));
    const destination = ipv4(reader.take(4));
    reader.at = headerLength; // skips the options
    const fragmentOffset = (fragment & FRAGMENT_OFFSET) * 8;
    const content = reader.rest(totalLength - headerLength);
    return {
      kind: "ipv4",
      source,
      destination,
      typeOfService,
      identification,
      dontFragment: (fragment & DONT_FRAGMENT) !== 0,
      moreFragments: (fragment & MORE_FRAGMENTS) !== 0,
      fragmentOffset,
      timeToLive,
      protocol,
      isChecksumValid: hasValidChecksum(bytes.subarray(0, headerLength)),
      missing: totalLength - headerLength - content.length,
      payload: fragmentOffset > 0
        ? data(`protocol ${protocol}`, content)
        : decodeTransport(protocol, content, quoted),
    };
  });
}

/** Formats the header. */
export function describeIpv4(ip: Ipv4): string {
  const parts = [`IPv4 ${ip.source} > ${ip.destination} ttl ${ip.timeToLive}`];
  if (ip.moreFragments || ip.fragmentOffset > 0) {
    const more = ip.moreFragments ? "+" : "";
    parts.push(`fragment ${ip.identification}@${ip.fragmentOffset}${more}`);
  }
  if (!ip.isChecksumValid) parts.push("(bad checksum)");
  if (ip.missing > 0) parts.push(`(${ip.missing} bytes missing)`);
  return parts.join(" ");
}
