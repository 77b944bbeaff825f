/**
 * What packets begin with, and what the types of Ethernet mean.
 *
 * @module
 */
import {
  LINKTYPE_ETHERNET,
  LINKTYPE_IPV4,
  LINKTYPE_IPV6,
  LINKTYPE_LINUX_SLL,
  LINKTYPE_LINUX_SLL2,
  LINKTYPE_LOOP,
  LINKTYPE_NULL,
  LINKTYPE_RAW,
  portableLinkType,
} from "../link_types.ts";
import { arp } from "./arp.ts";
import { ipv4 } from "./ipv4.ts";
import { ipv6 } from "./ipv6.ts";
import { attempt, dataOf, type Decoded, type Part } from "./part.ts";
import { hardware, hex, readMac } from "./text.ts";
import type { CookedLayer, EthernetLayer, Layer, LoopbackLayer, VlanTag } from "./types.ts";

const IPV4 = 0x0800, ARP = 0x0806, IPV6 = 0x86dd;

/** The types of VLAN tags: IEEE 802.1Q, IEEE 802.1ad, and what switches had before IEEE 802.1ad. */
const isTag = (type: number) => type === 0x8100 || type === 0x88a8 || type === 0x9100;

/** The smallest type of Ethernet; smaller values are lengths. */
const FIRST_TYPE = 0x0600;

/** The address family of IPv4, on all systems, and those of IPv6, which differ. */
const AF_INET = 2, AF_INET6: readonly number[] = [10, 24, 28, 30];

const NO_TAGS: readonly VlanTag[] = Object.freeze([]);

/** Decodes what follows a type of Ethernet. */
function payloadOf(type: number, part: Part): Layer | null {
  switch (type) {
    case IPV4:
      return ipv4(part);
    case ARP:
      return arp(part);
    case IPV6:
      return ipv6(part);
    default:
      return dataOf(type < FIRST_TYPE ? "IEEE 802.3" : `type ${hex(type)}`, part);
  }
}

/** Decodes VLAN tags. Returns them, and the type of what follows. */
function readTags(part: Part, first: number): { type: number; vlans: readonly VlanTag[] } {
  if (!isTag(first)) return { type: first, vlans: NO_TAGS };
  const vlans: VlanTag[] = [];
  let type = first;
  for (; isTag(type); type = part.u16()) {
    part.need(4);
    const tag = part.u16();
    vlans.push({ id: tag & 0xfff, priority: tag >> 13, dropEligible: (tag & 0x1000) !== 0 });
  }
  return { type, vlans };
}

/** Decodes a frame without its checksum. */
export function ethernet(part: Part): Decoded<EthernetLayer> {
  return attempt("Ethernet", part, (part): EthernetLayer => {
    part.need(14);
    const destination = readMac(part), source = readMac(part);
    const { type, vlans } = readTags(part, part.u16());
    const payload = payloadOf(type, part.rest());
    return { kind: "ethernet", destination, source, vlans, type, payload };
  });
}

/** Decodes Linux's header for packets of any link. */
function cooked(part: Part): Layer {
  return attempt("Linux cooked", part, (part): CookedLayer => {
    part.need(16);
    const packetType = part.u16(), hardwareType = part.u16(), length = part.u16();
    const source = hardware(part.take(8).subarray(0, length));
    const { type, vlans } = readTags(part, part.u16());
    const payload = payloadOf(type, part.rest());
    const start = { kind: "cooked", packetType, hardwareType, source } as const;
    return { ...start, interfaceIndex: null, vlans, type, payload };
  });
}

/** Decodes the second version of that header. */
function cooked2(part: Part): Layer {
  return attempt("Linux cooked", part, (part): CookedLayer => {
    part.need(20);
    const first = part.u16();
    part.at += 2;
    const interfaceIndex = part.u32(), hardwareType = part.u16();
    const packetType = part.u8(), length = part.u8();
    const source = hardware(part.take(8).subarray(0, length));
    const { type, vlans } = readTags(part, first);
    const payload = payloadOf(type, part.rest());
    const start = { kind: "cooked", packetType, hardwareType, source } as const;
    return { ...start, interfaceIndex, vlans, type, payload };
  });
}

/** Decodes the header of a BSD loopback interface. */
function loopback(part: Part): Layer {
  return attempt("loopback", part, (part): LoopbackLayer => {
    part.need(4);
    const number = part.u32();
    // The bytes are in the order of the system that captured.
    const family = number > 0xffff ? number >>> 24 | number >>> 8 & 0xff00 : number;
    const rest = part.rest();
    const payload = family === AF_INET
      ? ipv4(rest)
      : AF_INET6.includes(family)
      ? ipv6(rest)
      : dataOf(`family ${family}`, rest);
    return { kind: "loopback", family, payload };
  });
}

/** Decodes a packet of IPv4 or IPv6. */
function raw(part: Part): Layer {
  return part.left > 0 && part.bytes[part.at]! >> 4 === 6 ? ipv6(part) : ipv4(part);
}

/** Decodes a packet by the type of its link; `null` for no bytes of an unknown type. */
export function linked(linkType: number, part: Part): Layer | null {
  switch (portableLinkType(linkType)) {
    case LINKTYPE_ETHERNET:
      return ethernet(part);
    case LINKTYPE_RAW:
      return raw(part);
    case LINKTYPE_IPV4:
      return ipv4(part);
    case LINKTYPE_IPV6:
      return ipv6(part);
    case LINKTYPE_NULL:
    case LINKTYPE_LOOP:
      return loopback(part);
    case LINKTYPE_LINUX_SLL:
      return cooked(part);
    case LINKTYPE_LINUX_SLL2:
      return cooked2(part);
    default:
      return dataOf(`link type ${linkType}`, part);
  }
}
