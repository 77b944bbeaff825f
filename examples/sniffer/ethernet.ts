/** Ethernet frames, with VLAN tags: IEEE 802.3 and 802.1Q. */
import { decodeArp } from "./arp.ts";
import { decodeIpv4 } from "./ipv4.ts";
import { decodeIpv6 } from "./ipv6.ts";
import { attempt, type Broken, data, type Layer } from "./layer.ts";
import type { Reader } from "./reader.ts";
import { hex, mac } from "./text.ts";

/** A frame. */
export interface Ethernet {
  readonly kind: "ethernet";
  readonly destination: string;
  readonly source: string;
  /** The VLAN ids, the outer one first. */
  readonly vlans: readonly number[];
  /** The type of the payload, or its length in an IEEE 802.3 frame. */
  readonly type: number;
  readonly payload: Layer | null;
}

const IPV4 = 0x0800, ARP = 0x0806, VLAN = 0x8100, IPV6 = 0x86dd, SERVICE_VLAN = 0x88a8;

/** The smallest type; smaller values are lengths. */
const FIRST_TYPE = 0x0600;

function payloadOf(type: number, bytes: Uint8Array): Layer | null {
  switch (type) {
    case IPV4:
      return decodeIpv4(bytes);
    case ARP:
      return decodeArp(bytes);
    case IPV6:
      return decodeIpv6(bytes);
    default:
      return data(type < FIRST_TYPE ? "IEEE 802.3" : `type ${hex(type)}`, bytes);
  }
}

/** Decodes a frame (without its checksum) and its payload. */
export function decodeEthernet(bytes: Uint8Array): Ethernet | Broken {
  return attempt("Ethernet", bytes, (reader: Reader) => {
    const destination = mac(reader.take(6));
    const source = mac(reader.take(6));
    const vlans: number[] = [];
    let type = reader.u16();
    for (; type === VLAN || type === SERVICE_VLAN; type = reader.u16()) {
      vlans.push(reader.u16() & 0x0fff);
    }
    const payload = payloadOf(type, reader.rest());
    return { kind: "ethernet", destination, source, vlans, type, payload };
  });
}

/** Formats a frame without its payload. */
export function describeEthernet({ source, destination, vlans }: Ethernet): string {
  return [`${source} > ${destination}`, ...vlans.map((vlan) => `vlan ${vlan}`)].join(" ");
}
