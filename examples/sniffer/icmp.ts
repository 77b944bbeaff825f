/** The Internet Control Message Protocol: RFC 792, RFC 4443 and RFC 4861. */
import { decodeIpv4 } from "./ipv4.ts";
import { decodeIpv6 } from "./ipv6.ts";
import { attempt, type Broken, data, type Layer } from "./layer.ts";
import type { Reader } from "./reader.ts";
import { ipv4, ipv6 } from "./text.ts";

/** A message. */
export interface Icmp {
  readonly kind: "icmp";
  /** The version of the Internet Protocol. */
  readonly version: 4 | 6;
  readonly type: number;
  readonly code: number;
  /** For an echo: the identifier of the program. */
  readonly identifier?: number;
  /** For an echo: the sequence number. */
  readonly sequence?: number;
  /** For a redirect: the gateway. For Neighbor Discovery: the target address. */
  readonly target?: string;
  /** For a packet that is too big: the MTU of the next hop. */
  readonly mtu?: number;
  /** For an error: the quoted packet. For other messages: the data behind the header. */
  readonly payload: Layer | null;
}

/** Names by type or code. */
type Names = Readonly<Record<number, string>>;

const NAMES: Readonly<Record<4 | 6, Names>> = {
  4: {
    0: "echo reply",
    3: "unreachable",
    5: "redirect",
    8: "echo request",
    11: "time exceeded",
    12: "parameter problem",
    13: "timestamp request",
    14: "timestamp reply",
  },
  6: {
    1: "unreachable",
    2: "packet too big",
    3: "time exceeded",
    4: "parameter problem",
    128: "echo request",
    129: "echo reply",
    130: "listener query",
    131: "listener report",
    132: "listener done",
    133: "router solicitation",
    134: "router advertisement",
    135: "neighbor solicitation",
    136: "neighbor advertisement",
    137: "redirect",
    143: "listener report v2",
  },
};

/** The names of the codes of "unreachable". */
const UNREACHABLE: Readonly<Record<4 | 6, Names>> = {
  4: { 0: "network", 1: "host", 2: "protocol", 3: "port", 4: "fragmentation needed" },
  6: { 0: "no route", 1: "prohibited", 3: "address", 4: "port" },
};

const UNREACHABLE4 = 3, FRAGMENTATION_NEEDED = 4, REDIRECT4 = 5, ERRORS4 = [3, 5, 11, 12];
const ECHO4 = [0, 8], ECHO6 = [128, 129], TOO_BIG = 2, TARGETED = [135, 136, 137];

/** Reads the identifier and the sequence number of an echo. */
function readEcho(reader: Reader): Pick<Icmp, "identifier" | "sequence"> {
  return { identifier: reader.u16(), sequence: reader.u16() };
}

function readFields4(type: number, code: number, reader: Reader): Partial<Icmp> {
  if (ECHO4.includes(type)) return readEcho(reader);
  if (type === REDIRECT4) return { target: ipv4(reader.take(4)) };
  const word = reader.u32();
  return type === UNREACHABLE4 && code === FRAGMENTATION_NEEDED ? { mtu: word & 0xffff } : {};
}

function readFields6(type: number, reader: Reader): Partial<Icmp> {
  if (ECHO6.includes(type)) return readEcho(reader);
  const word = reader.u32();
  if (type === TOO_BIG) return { mtu: word };
  return TARGETED.includes(type) ? { target: ipv6(reader.take(16)) } : {};
}

/** Decodes a message. If an error quotes it (`quoted`), its own quote is not decoded. */
export function decodeIcmp(bytes: Uint8Array, quoted = false): Icmp | Broken {
  return attempt("ICMP", bytes, (reader: Reader) => {
    const type = reader.u8();
    const code = reader.u8();
    reader.u16(); // checksum
    const fields = readFields4(type, code, reader);
    const rest = reader.rest();
    const payload = ERRORS4.includes(type) && rest.length > 0 && !quoted
      ? decodeIpv4(rest, true)
      : data("data", rest);
    return { kind: "icmp", version: 4, type, code, ...fields, payload };
  });
}

/** Decodes a message of ICMPv6. */
export function decodeIcmpv6(bytes: Uint8Array, quoted = false): Icmp | Broken {
  return attempt("ICMPv6", bytes, (reader: Reader) => {
    const type = reader.u8();
    const code = reader.u8();
    reader.u16(); // checksum
    const fields = readFields6(type, reader);
    const rest = reader.rest();
    const payload = type < 128 && rest.length > 0 && !quoted // types below 128 are errors
      ? decodeIpv6(rest, true)
      : data("data", rest);
    return { kind: "icmp", version: 6, type, code, ...fields, payload };
  });
}

/** Formats a message. */
export function describeIcmp(icmp: Icmp): string {
  const { version, type, code } = icmp;
  const unreachable = NAMES[version][type] === "unreachable";
  const parts = [version === 4 ? "ICMP" : "ICMPv6"];
  parts.push(NAMES[version][type] ?? `type ${type}`);
  if (unreachable) parts.push(`(${UNREACHABLE[version][code] ?? `code ${code}`})`);
  else if (code !== 0) parts.push(`code ${code}`);
  if (icmp.identifier !== undefined) parts.push(`id ${icmp.identifier} seq ${icmp.sequence}`);
  if (icmp.target !== undefined) parts.push(`target ${icmp.target}`);
  if (icmp.mtu !== undefined) parts.push(`mtu ${icmp.mtu}`);
  if (icmp.payload?.kind === "data") parts.push(`length ${icmp.payload.length}`);
  return parts.join(" ");
}
