/** Formats a packet as one line. */
import { describeArp } from "./arp.ts";
import { describeDns } from "./dns.ts";
import { describeEthernet } from "./ethernet.ts";
import { describeIcmp } from "./icmp.ts";
import { describeIpv4 } from "./ipv4.ts";
import { describeIpv6 } from "./ipv6.ts";
import type { Layer } from "./layer.ts";
import { describeTcp } from "./tcp.ts";
import { describeUdp } from "./udp.ts";

function describeLayer(layer: Layer): string | null {
  switch (layer.kind) {
    case "ethernet":
      return describeEthernet(layer);
    case "arp":
      return describeArp(layer);
    case "ipv4":
      return describeIpv4(layer);
    case "ipv6":
      return describeIpv6(layer);
    case "icmp":
      return describeIcmp(layer);
    case "udp":
      return describeUdp(layer);
    case "tcp":
      return describeTcp(layer);
    case "dns":
      return describeDns(layer);
    case "data": // the outer layer shows its length
      return layer.name === "data" ? null : `${layer.name} length ${layer.length}`;
    case "broken":
      return `malformed ${layer.name}: ${layer.reason}`;
  }
}

/** Formats a layer and its inner layers, from the outside in. */
export function describe(layer: Layer): string {
  const parts: string[] = [];
  for (let at: Layer | null = layer; at !== null; at = "payload" in at ? at.payload : null) {
    const text = describeLayer(at);
    if (text !== null) parts.push(text);
  }
  return parts.join(" | ");
}
