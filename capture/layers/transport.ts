/**
 * The protocols above the Internet Protocol.
 *
 * @module
 */
import { icmp, icmpv6, type Quote } from "./icmp.ts";
import { dataOf, type Part } from "./part.ts";
import { tcp } from "./tcp.ts";
import type { Layer } from "./types.ts";
import { udp } from "./udp.ts";

const ICMP = 1, TCP = 6, UDP = 17, ICMPV6 = 58;

/**
 * Decodes the payload of a packet.
 *
 * @param protocol The number of its protocol.
 * @param part The payload.
 * @param quote Decodes the packet that an ICMP error quotes; `null` in a quote.
 */
export function transport(protocol: number, part: Part, quote: Quote | null): Layer | null {
  switch (protocol) {
    case ICMP:
      return icmp(part, quote);
    case TCP:
      return tcp(part);
    case UDP:
      return udp(part);
    case ICMPV6:
      return icmpv6(part, quote);
    default:
      return dataOf(`protocol ${protocol}`, part);
  }
}
