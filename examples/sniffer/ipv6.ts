/** The Internet Protocol, version 6, and its extension headers: RFC 8200. */
import { attempt, type Broken, data, type Layer } from "./layer.ts";
import { Malformed, type Reader } from "./reader.ts";
import { ipv6 } from "./text.ts";
import { decodeTransport } from "./transport.ts";

/** A packet, or a fragment of one. */
export interface Ipv6 {
  readonly kind: "ipv6";
  readonly source: string;
  readonly destination: string;
  readonly trafficClass: number;
  readonly flowLabel: number;
  readonly hopLimit: number;
  /** The types of the extension headers. */
  readonly extensions: readonly number[];
  /** The fragment header; `null` for a whole packet. */
  readonly fragment: Ipv6Fragment | null;
  /** The protocol behind the extension headers. */
  readonly protocol: number;
  /** The number of bytes that were not captured. */
  readonly missing: number;
  readonly payload: Layer | null;
}

/** A fragment header. */
export interface Ipv6Fragment {
  readonly identification: number;
  /** The offset of this fragment in the packet, in bytes. */
  readonly offset: number;
  /** True if more fragments follow. */
  readonly more: boolean;
}

const HOP_BY_HOP = 0, ROUTING = 43, FRAGMENT = 44, AUTHENTICATION = 51, DESTINATION = 60;

/** The content of the extension headers. */
interface Extensions extends Pick<Ipv6, "extensions" | "fragment" | "protocol"> {}

function readExtensions(reader: Reader, first: number): Extensions {
  const extensions: number[] = [];
  let fragment: Ipv6Fragment | null = null;
  let next = first;
  while ([HOP_BY_HOP, ROUTING, FRAGMENT, AUTHENTICATION, DESTINATION].includes(next)) {
    // In a later fragment, data and no other header follows.
    if (fragment !== null && fragment.offset > 0) break;
    const header = next;
    extensions.push(header);
    next = reader.u8();
    const length = reader.u8();
    if (header === FRAGMENT) {
      const offset = reader.u16();
      const identification = reader.u32();
      fragment = { identification, offset: offset & 0xfff8, more: (offset & 1) === 1 };
    } else {
      reader.take(header === AUTHENTICATION ? length * 4 + 6 : length * 8 + 6);
    }
  }
  return { extensions, fragment, protocol: next };
}

/**
 * Decodes a packet.
 *
 * @param bytes The packet, which may be followed by the padding of the frame.
 * @param quoted True if an ICMPv6 error quotes the packet. An error within it is then not decoded.
 */
export function decodeIpv6(bytes: Uint8Array, quoted = false): Ipv6 | Broken {
  return attempt("IPv6", bytes, (reader: Reader) => {
    const first = reader.u32();
    if (first >>> 28 !== 6) throw new Malformed(`version ${first >>> 28}`);
    const payloadLength = reader.u16();
    const nextHeader = reader.u8();
    const hopLimit = reader.u8();
    const source = ipv6(reader.take(16));
    const destination = ipv6(reader.take(16));
    const begin = reader.at;
    const headers = readExtensions(reader, nextHeader);
    // The length of a packet longer than 65,535 bytes is 0.
    const length = payloadLength || bytes.length - begin;
    if (length < reader.at - begin) throw new Malformed(`a payload length of ${length}`);
    const content = reader.rest(length - (reader.at - begin));
    return {
      kind: "ipv6",
      source,
      destination,
      trafficClass: (first >>> 20) & 0xff,
      flowLabel: first & 0xfffff,
      hopLimit,
      ...headers,
      missing: length - (reader.at - begin),
      payload: headers.fragment !== null && headers.fragment.offset > 0
        ? data(`protocol ${headers.protocol}`, content)
        : decodeTransport(headers.protocol, content, quoted),
    };
  });
}

/** Formats the headers. */
export function describeIpv6(ip: Ipv6): string {
  const parts = [`IPv6 ${ip.source} > ${ip.destination} hops ${ip.hopLimit}`];
  if (ip.fragment !== null) {
    const { identification, offset, more } = ip.fragment;
    parts.push(`fragment ${identification}@${offset}${more ? "+" : ""}`);
  }
  if (ip.missing > 0) parts.push(`(${ip.missing} bytes missing)`);
  return parts.join(" ");
}
