/** What the Internet Protocol carries. */
import { decodeIcmp, decodeIcmpv6 } from "./icmp.ts";
import { data, type Layer } from "./layer.ts";
import { decodeTcp } from "./tcp.ts";
import { decodeUdp } from "./udp.ts";

const ICMP = 1, TCP = 6, UDP = 17, ICMPV6 = 58;

/**
 * Decodes what a packet carries.
 *
 * @param protocol Its number.
 * @param bytes What it carries.
 * @param quoted Whether an ICMP error quotes the packet: then another quote in it stays undecoded.
 */
export function decodeTransport(
  protocol: number,
  bytes: Uint8Array,
  quoted: boolean,
): Layer | null {
  switch (protocol) {
    case ICMP:
      return decodeIcmp(bytes, quoted);
    case TCP:
      return decodeTcp(bytes);
    case UDP:
      return decodeUdp(bytes);
    case ICMPV6:
      return decodeIcmpv6(bytes, quoted);
    default:
      return data(`protocol ${protocol}`, bytes);
  }
}
