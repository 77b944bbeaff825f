/**
 * The Internet Control Message Protocol: RFC 792, RFC 4443 and RFC 4861.
 *
 * @module
 */
import { attempt, dataOf, type Decoded, Part } from "./part.ts";
import { readInet, readInet6 } from "./text.ts";
import type { IcmpLayer, Layer } from "./types.ts";

/** Decodes the packet that an error quotes. */
export type Quote = (part: Part, isQuoted: boolean) => Layer;

/** The types that have fields of their own. */
const UNREACHABLE = 3, FRAGMENTATION_NEEDED = 4, REDIRECT = 5, ERRORS = [3, 5, 11, 12];
const ECHO = [0, 8], ECHO6 = [128, 129], TOO_BIG = 2, TARGETED = [135, 136, 137];
/** ICMPv6: types below are errors. */
const FIRST_INFORMATION = 128;

/** What the second word of a message says. */
type Fields = Pick<IcmpLayer, "identifier" | "sequence" | "target" | "mtu">;

function readEcho(part: Part): Fields {
  return { identifier: part.u16(), sequence: part.u16() };
}

function readFields(type: number, code: number, part: Part): Fields {
  part.need(4);
  if (ECHO.includes(type)) return readEcho(part);
  if (type === REDIRECT) return { target: readInet(part) };
  const word = part.u32();
  return type === UNREACHABLE && code === FRAGMENTATION_NEEDED ? { mtu: word & 0xffff } : {};
}

function readFields6(type: number, part: Part): Fields {
  part.need(4);
  if (ECHO6.includes(type)) return readEcho(part);
  const word = part.u32();
  if (type === TOO_BIG) return { mtu: word };
  if (!TARGETED.includes(type)) return {};
  part.need(16);
  return { target: readInet6(part) };
}

/** Decodes what follows the header: the quoted packet of an error, or data. */
function payloadOf(part: Part, isError: boolean, quote: Quote | null): Layer | null {
  if (!isError || quote === null || part.left === 0) return dataOf(null, part);
  const { bytes, at, end, missing, cut } = part;
  return quote(new Part(bytes, at, end, missing, cut ?? "quote"), true);
}

/** Decodes a message. */
export function icmp(part: Part, quote: Quote | null): Decoded<IcmpLayer> {
  return attempt("ICMP", part, (part): IcmpLayer => {
    part.need(4);
    const type = part.u8(), code = part.u8();
    part.at += 2; // checksum
    const fields = readFields(type, code, part);
    const payload = payloadOf(part.rest(), ERRORS.includes(type), quote);
    return { kind: "icmp", version: 4, type, code, ...fields, payload };
  });
}

/** Decodes a message of ICMPv6. */
export function icmpv6(part: Part, quote: Quote | null): Decoded<IcmpLayer> {
  return attempt("ICMPv6", part, (part): IcmpLayer => {
    part.need(4);
    const type = part.u8(), code = part.u8();
    part.at += 2; // checksum
    const fields = readFields6(type, part);
    const payload = payloadOf(part.rest(), type < FIRST_INFORMATION, quote);
    return { kind: "icmp", version: 6, type, code, ...fields, payload };
  });
}
