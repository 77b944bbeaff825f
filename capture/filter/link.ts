/**
 * The headers of links: where they end, and how they tell the protocol of what they carry.
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
import {
  ALWAYS,
  and,
  type Condition,
  equal,
  equalBytes,
  NEVER,
  not,
  or,
  test,
} from "./condition.ts";
import { ETHER, LLC } from "./names.ts";
import { constant, load } from "./value.ts";

/** Where the parts of a packet are. Offsets are in bytes. */
export interface Offsets {
  /** The header of the link. */
  link: number;
  /** The field that tells the protocol. */
  type: number;
  /** What follows the header of the link. */
  payload: number;
  /** The header of the network layer, from there on. */
  network: number;
}

/** A type of link. */
export interface Link {
  /** The name, for errors. */
  readonly name: string;
  /** Where the parts are in a packet without further headers in between. */
  readonly offsets: Offsets;
  /** True for links with hardware addresses, broadcasts and VLAN tags of Ethernet. */
  readonly isEthernet: boolean;
  /** Where a header has the direction: the offset and the size of the packet type of Linux. */
  readonly packetType?: { readonly offset: number; readonly size: number };
  /** Where a header has the index of the interface. */
  readonly interfaceIndex?: number;
  /** Returns the condition that a packet carries a protocol, a type of Ethernet or of IEEE 802.2. */
  carries(type: number, at: Offsets): Condition;
}

/** The largest number in the field for a type that is a length, and the largest number for LLC. */
const ETHERNET_MTU = 1500;

/** Returns the condition that LLC and SNAP precede a protocol. */
function snap(organization: readonly number[], type: number, { payload }: Offsets): Condition {
  return equalBytes(payload, [0xaa, 0xaa, 0x03, ...organization, type >> 8, type & 0xff]);
}

const XEROX = [0, 0, 0], APPLE = [0x08, 0x00, 0x07];

/** Ethernet and Linux's cooked header differ in how they tell a frame of IEEE 802.2. */
function carriesByType(
  type: number,
  at: Offsets,
  isLogicalLink: Condition,
  isNovell: Condition,
): Condition {
  const isType = equal(2, at.type, type);
  switch (type) {
    case LLC.iso:
    case LLC.netbeui:
    case LLC.ip:
      return and(isLogicalLink, equal(2, at.payload, type << 8 | type));
    case LLC.ipx:
      return or(
        equal(2, at.type, ETHER.ipx),
        isNovell,
        and(isLogicalLink, or(equal(1, at.payload, LLC.ipx), snap(XEROX, ETHER.ipx, at))),
      );
    case ETHER.atalk:
      return or(isType, and(isLogicalLink, snap(APPLE, type, at)));
    case ETHER.aarp:
      return or(isType, and(isLogicalLink, snap(XEROX, type, at)));
    default:
      return type > ETHERNET_MTU ? isType : and(isLogicalLink, equal(1, at.payload, type));
  }
}

function ethernetCarries(type: number, at: Offsets): Condition {
  const isLength = not(test(load(2, at.type), ">", constant(ETHERNET_MTU)));
  return carriesByType(type, at, isLength, and(isLength, equal(2, at.payload, 0xffff)));
}

/** `LINUX_SLL_P_802_3` and `LINUX_SLL_P_802_2`. */
const NOVELL = 1, LOGICAL_LINK = 4;

function cookedCarries(type: number, at: Offsets): Condition {
  return carriesByType(type, at, equal(2, at.type, LOGICAL_LINK), equal(2, at.type, NOVELL));
}

/** Packets without a header of a link have the version of IP in their first four bits. */
function rawCarries(type: number, at: Offsets): Condition {
  if (type === ETHER.ip) return equal(1, at.link, 0x40, 0xf0);
  return type === ETHER.ip6 ? equal(1, at.link, 0x60, 0xf0) : NEVER;
}

/** `AF_INET`, which is the same on all systems, and the values of `AF_INET6`, which is not. */
const INET = 2, INET6 = [10, 24, 28, 30];

/** Returns a number of 32 bits with its bytes in the opposite order. */
function swapped(number: number): number {
  return new DataView(Uint32Array.of(number).buffer).getUint32(0, false);
}

/** The family is in the byte order of the system. All that Deno runs on are little-endian. */
function loopback(order: (number: number) => number) {
  return (type: number, at: Offsets): Condition => {
    const isFamily = (family: number) => equal(4, at.link, order(family));
    if (type === ETHER.ip) return isFamily(INET);
    return type === ETHER.ip6 ? or(...INET6.map(isFamily)) : NEVER;
  };
}

/** Protocols of PPP by types of Ethernet and service access points; RFC 1661. */
const PPP: ReadonlyMap<number, number> = new Map<number, number>([
  [ETHER.ip, 0x0021],
  [ETHER.ip6, 0x0057],
  [ETHER.decnet, 0x0027],
  [ETHER.atalk, 0x0029],
  [LLC.iso, 0x0023],
  [LLC.stp, 0x0031],
  [LLC.ipx, 0x002b],
]);

/** The protocol of PPP for labels of MPLS; RFC 3032, section 4.3. */
export const PPP_MPLS = 0x0281;

function pppCarries(type: number, at: Offsets): Condition {
  return equal(2, at.type, PPP.get(type) ?? type);
}

/** PPP inside PPPoE. */
export const PPP_LINK: Omit<Link, "offsets"> = {
  name: "PPP",
  isEthernet: false,
  carries: pppCarries,
};

const plain = { link: 0, network: 0 };

const LINKS: ReadonlyMap<number, Link> = new Map<number, Link>([
  [LINKTYPE_ETHERNET, {
    name: "Ethernet",
    offsets: { ...plain, type: 12, payload: 14 },
    isEthernet: true,
    carries: ethernetCarries,
  }],
  [LINKTYPE_LINUX_SLL, {
    name: "Linux cooked",
    offsets: { ...plain, type: 14, payload: 16 },
    isEthernet: false,
    packetType: { offset: 0, size: 2 },
    carries: cookedCarries,
  }],
  [LINKTYPE_LINUX_SLL2, {
    name: "Linux cooked, version 2",
    offsets: { ...plain, type: 0, payload: 20 },
    isEthernet: false,
    packetType: { offset: 10, size: 1 },
    interfaceIndex: 4,
    carries: cookedCarries,
  }],
  [LINKTYPE_RAW, {
    name: "raw IP",
    offsets: { ...plain, type: 0, payload: 0 },
    isEthernet: false,
    carries: rawCarries,
  }],
  [LINKTYPE_IPV4, {
    name: "raw IPv4",
    offsets: { ...plain, type: 0, payload: 0 },
    isEthernet: false,
    carries: (type) => type === ETHER.ip ? ALWAYS : NEVER,
  }],
  [LINKTYPE_IPV6, {
    name: "raw IPv6",
    offsets: { ...plain, type: 0, payload: 0 },
    isEthernet: false,
    carries: (type) => type === ETHER.ip6 ? ALWAYS : NEVER,
  }],
  [LINKTYPE_NULL, {
    name: "BSD loopback",
    offsets: { ...plain, type: 0, payload: 4 },
    isEthernet: false,
    carries: loopback(swapped),
  }],
  [LINKTYPE_LOOP, {
    name: "OpenBSD loopback",
    offsets: { ...plain, type: 0, payload: 4 },
    isEthernet: false,
    carries: loopback((family) => family),
  }],
]);

/** Returns a type of link; `undefined` if filters cannot be compiled for it. */
export function linkOf(type: number): Link | undefined {
  return LINKS.get(portableLinkType(type));
}

/** Returns the condition that MPLS carries IP: the last label, and the version of IP. */
export function mplsCarries(type: number, { payload, network }: Offsets): Condition | null {
  if (type !== ETHER.ip && type !== ETHER.ip6) return null;
  const at = payload + network;
  return and(equal(1, at - 2, 1, 1), equal(1, at, type === ETHER.ip ? 0x40 : 0x60, 0xf0));
}
