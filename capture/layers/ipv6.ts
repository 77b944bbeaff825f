/**
 * The Internet Protocol, version 6, and its extension headers: RFC 8200.
 *
 * @module
 */
import { attempt, dataOf, type Decoded, type Part, Undecodable } from "./part.ts";
import { readInet6 } from "./text.ts";
import { transport } from "./transport.ts";
import type { Ipv6Fragment, Ipv6Layer } from "./types.ts";

const HEADER = 40;
const HOP_BY_HOP = 0, ROUTING = 43, FRAGMENT = 44, AUTHENTICATION = 51, DESTINATION = 60;
/** Nothing follows: RFC 8200, section 4.7. */
const NO_NEXT_HEADER = 59;
const NONE: readonly number[] = [];

function isExtension(header: number): boolean {
  return header === HOP_BY_HOP || header === ROUTING || header === FRAGMENT ||
    header === AUTHENTICATION || header === DESTINATION;
}

/** What the extension headers say. */
interface Extensions extends Pick<Ipv6Layer, "extensions" | "fragment" | "protocol"> {}

function readExtensions(part: Part, first: number): Extensions {
  if (!isExtension(first)) return { extensions: NONE, fragment: null, protocol: first };
  const extensions: number[] = [];
  let fragment: Ipv6Fragment | null = null;
  let next = first;
  // In a later fragment, data and no other header follows.
  while (isExtension(next) && (fragment === null || fragment.offset === 0)) {
    const header = next;
    extensions.push(header);
    part.need(8);
    next = part.u8();
    const length = part.u8();
    if (header === FRAGMENT) {
      const offset = part.u16(), identification = part.u32();
      fragment = { identification, offset: offset & 0xfff8, more: (offset & 1) === 1 };
      continue;
    }
    const rest = header === AUTHENTICATION ? length * 4 + 6 : length * 8 + 6;
    part.need(rest);
    part.at += rest;
  }
  return { extensions, fragment, protocol: next };
}

/**
 * Decodes a packet.
 *
 * @param part The packet, which may be followed by the padding of the frame.
 * @param isQuoted True if an ICMPv6 error quotes the packet. An error within it is then not decoded.
 */
export function ipv6(part: Part, isQuoted = false): Decoded<Ipv6Layer> {
  return attempt("IPv6", part, (part): Ipv6Layer => {
    part.need(1);
    const version = part.bytes[part.at]! >> 4;
    if (version !== 6) throw new Undecodable(`version ${version}`);
    part.need(HEADER);
    const first = part.u32(), payloadLength = part.u16();
    const nextHeader = part.u8(), hopLimit = part.u8();
    const source = readInet6(part), destination = readInet6(part);
    const begin = part.at;
    const { extensions, fragment, protocol } = readExtensions(part, nextHeader);
    const headers = part.at - begin;
    // The length of a packet longer than 65,535 bytes is 0. If no header follows, the rest is padding.
    const rest = protocol === NO_NEXT_HEADER ? headers : part.end - begin + part.missing;
    const length = payloadLength || rest;
    if (length < headers) throw new Undecodable(`a payload length of ${length}`);
    const content = part.inner(length - headers, fragment !== null && fragment.more);
    return {
      kind: "ipv6",
      source,
      destination,
      trafficClass: first >>> 20 & 0xff,
      flowLabel: first & 0xfffff,
      hopLimit,
      extensions,
      fragment,
      protocol,
      missing: content.missing,
      payload: protocol === NO_NEXT_HEADER
        ? null
        : fragment !== null && fragment.offset > 0
        ? dataOf(`protocol ${protocol}`, content)
        : transport(protocol, content, isQuoted ? null : ipv6),
    };
  });
}
