/** A packet as one line. */
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
    case "data": // the layer around it has said how long it is
      return layer.name === "data" ? null : `${layer.name} length ${layer.length}`;
    case "broken":
      return `malformed ${layer.name}: ${layer.reason}`;
  }
}

/** What a layer and those within it say, from the outside in. */
export function describe(layer: Layer): string {
  const said: string[] = [];
  for (let at: Layer | null = layer; at !== null; at = "payload" in at ? at.payload : null) {
    const text = describeLayer(at);
    if (text !== null) said.push(text);
  }
  return said.join(" | ");
}
