/** The protocols above the Internet Protocol. */
import { decodeIcmp, decodeIcmpv6 } from "./icmp.ts";
import { data, type Layer } from "./layer.ts";
import { decodeTcp } from "./tcp.ts";
import { decodeUdp } from "./udp.ts";

const ICMP = 1, TCP = 6, UDP = 17, ICMPV6 = 58;

/**
 * Decodes the payload of a packet.
 *
 * @param protocol The number of its protocol.
 * @param bytes The payload.
 * @param quoted True if an ICMP error quotes the packet. A quote within it is then not decoded.
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
