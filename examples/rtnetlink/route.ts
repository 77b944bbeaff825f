/**
 * Routes: `RTM_NEWROUTE` and `RTM_DELROUTE`.
 *
 * @module
 */
import { AF_INET } from "@libc/socket";
import { type Attributes, decodeAttributes, LITTLE_ENDIAN, u32, viewOf } from "./message.ts";
import { decodeMetrics, type Metrics } from "./metrics.ts";
import { bitsIn, FAMILIES, host, nameIn, type NameOf, type Names, SCOPES } from "./names.ts";

/** A next hop. */
export interface NextHop {
  /** The router; absent for a directly connected network. */
  readonly gateway?: string;
  /** A router of another family. */
  readonly via?: { readonly family: string; readonly host: string };
  /** The interface's name. */
  readonly dev?: string;
  /** `linkdown`, `onlink`, ... */
  readonly flags: readonly string[];
}

/** One of several next hops. */
export interface WeightedHop extends NextHop {
  /** Its share of the packets, relative to the others. */
  readonly weight: number;
}

/** A route. Its fields have the names that `ip -j route` prints. */
export interface Route extends NextHop {
  /** `inet` or `inet6` */
  readonly family: string;
  /** The type of a route that does not forward: `unreachable`, `local`, ... */
  readonly type?: string;
  /** The destination: a network, an address or `default`. */
  readonly dst: string;
  /** The network of the senders to whom the route applies; IPv6 only. */
  readonly from?: string;
  /** The type of service of the packets to which the route applies; IPv4 only. */
  readonly tos?: string;
  /** The id of the next hop, if it has one. */
  readonly nhid?: number;
  /** The table: `main`, `local`, ... */
  readonly table: string;
  /** The origin: `kernel`, `boot`, `static`, `dhcp`, ... */
  readonly protocol: string;
  /** The scope, if it is not `global`; IPv4 only. */
  readonly scope?: string;
  /** The preferred source address. */
  readonly prefsrc?: string;
  /** The priority: the route with the least metric is used. */
  readonly metric?: number;
  /** The router preference, `low`, `medium` or `high`; IPv6 only. */
  readonly pref?: string;
  /** The next hops of a multipath route. */
  readonly nexthops?: readonly WeightedHop[];
  /** What TCP assumes about the route: one object, as `ip` has it. */
  readonly metrics?: readonly Metrics[];
}

const RTA_DST = 1,
  RTA_SRC = 2,
  RTA_OIF = 4,
  RTA_GATEWAY = 5,
  RTA_PRIORITY = 6,
  RTA_PREFSRC = 7,
  RTA_METRICS = 8,
  RTA_MULTIPATH = 9,
  RTA_TABLE = 15,
  RTA_VIA = 18,
  RTA_PREF = 20,
  RTA_NH_ID = 30;

/** Marks a cached copy of a route. */
const RTM_F_CLONED = 0x200;

/** Length of struct rtmsg, and of struct rtnexthop. */
const HEADER = 12, HOP_HEADER = 8;

const TYPES: Names = new Map([
  [0, "none"],
  [1, "unicast"],
  [2, "local"],
  [3, "broadcast"],
  [4, "anycast"],
  [5, "multicast"],
  [6, "blackhole"],
  [7, "unreachable"],
  [8, "prohibit"],
  [9, "throw"],
  [10, "nat"],
  [11, "xresolve"],
]);

const TABLES: Names = new Map([[253, "default"], [254, "main"], [255, "local"]]);

const PROTOCOLS: Names = new Map([
  [0, "none"],
  [1, "redirect"],
  [2, "kernel"],
  [3, "boot"],
  [4, "static"],
  [8, "gated"],
  [9, "ra"],
  [10, "mrt"],
  [11, "zebra"],
  [12, "bird"],
  [13, "dnrouted"],
  [14, "xorp"],
  [15, "ntk"],
  [16, "dhcp"],
  [17, "mrouted"],
  [18, "keepalived"],
  [42, "babel"],
  [186, "bgp"],
  [187, "isis"],
  [188, "ospf"],
  [189, "rip"],
  [192, "eigrp"],
]);

const FLAGS: Names = new Map([
  [1, "dead"],
  [4, "onlink"],
  [2, "pervasive"],
  [8, "offload"],
  [64, "trap"],
  [16, "linkdown"],
  [32, "unresolved"],
]);

/** The differentiated services code points of iproute2's file rt_dsfield, as a type of service. */
const SERVICES: Names = new Map([
  [0x28, "AF11"],
  [0x30, "AF12"],
  [0x38, "AF13"],
  [0x48, "AF21"],
  [0x50, "AF22"],
  [0x58, "AF23"],
  [0x68, "AF31"],
  [0x70, "AF32"],
  [0x78, "AF33"],
  [0x88, "AF41"],
  [0x90, "AF42"],
  [0x98, "AF43"],
  [0x20, "CS1"],
  [0x40, "CS2"],
  [0x60, "CS3"],
  [0x80, "CS4"],
  [0xa0, "CS5"],
  [0xc0, "CS6"],
  [0xe0, "CS7"],
  [0xb8, "EF"],
]);

const PREFERENCES: Names = new Map([[0, "medium"], [1, "high"], [3, "low"]]);

function hexadecimal(byte: number): string {
  return `0x${byte.toString(16).padStart(2, "0")}`;
}

function via(bytes: Uint8Array<ArrayBuffer>): { family: string; host: string } {
  const family = viewOf(bytes, 2).getUint16(0, LITTLE_ENDIAN);
  return { family: nameIn(FAMILIES, family), host: host(family, bytes.subarray(2)) };
}

function nextHop(
  family: number,
  attributes: Attributes,
  oif: number | undefined,
  flags: number,
  nameOf: NameOf,
): NextHop {
  const gateway = attributes.get(RTA_GATEWAY);
  const other = attributes.get(RTA_VIA);
  return {
    ...(gateway === undefined ? {} : { gateway: host(family, gateway) }),
    ...(other === undefined ? {} : { via: via(other) }),
    ...(oif === undefined ? {} : { dev: nameOf(oif) }),
    flags: bitsIn(FLAGS, flags & 0xff),
  };
}

function nextHops(family: number, bytes: Uint8Array<ArrayBuffer>, nameOf: NameOf): WeightedHop[] {
  const hops: WeightedHop[] = [];
  const view = viewOf(bytes, 0);
  for (let at = 0; at + HOP_HEADER <= bytes.length;) {
    const length = view.getUint16(at, LITTLE_ENDIAN);
    if (length < HOP_HEADER || at + length > bytes.length) break;
    const attributes = decodeAttributes(bytes.subarray(at + HOP_HEADER, at + length));
    const oif = view.getInt32(at + 4, LITTLE_ENDIAN);
    const hop = nextHop(family, attributes, oif, view.getUint8(at + 2), nameOf);
    hops.push({ ...hop, weight: view.getUint8(at + 3) + 1 });
    at += (length + 3) & ~3;
  }
  return hops;
}

/** Formats the network of a destination or a source, of which the kernel omits an address of zeros. */
function network(family: number, bits: number, bytes?: Uint8Array<ArrayBuffer>): string {
  if (bytes === undefined) return bits === 0 ? "default" : `0/${bits}`;
  const name = host(family, bytes);
  return bits === bytes.length * 8 ? name : `${name}/${bits}`;
}

/**
 * Decodes the route of a message.
 *
 * @param body The message without its header.
 * @param nameOf Returns the name of an interface.
 * @returns The route; `undefined` for a cached copy, or a family other than IPv4 and IPv6.
 */
export function decodeRoute(body: Uint8Array<ArrayBuffer>, nameOf: NameOf): Route | undefined {
  const view = viewOf(body, HEADER);
  const family = view.getUint8(0);
  const flags = view.getUint32(8, LITTLE_ENDIAN);
  if (!FAMILIES.has(family) || (flags & RTM_F_CLONED) !== 0) return undefined;
  const attributes = decodeAttributes(body.subarray(HEADER));
  const type = nameIn(TYPES, view.getUint8(7));
  const scope = nameIn(SCOPES, view.getUint8(6));
  const prefsrc = attributes.get(RTA_PREFSRC);
  const metric = u32(attributes, RTA_PRIORITY);
  const pref = attributes.get(RTA_PREF)?.[0];
  const hops = attributes.get(RTA_MULTIPATH);
  const senders = network(family, view.getUint8(2), attributes.get(RTA_SRC));
  const tos = view.getUint8(3);
  const nhid = u32(attributes, RTA_NH_ID);
  const metrics = attributes.get(RTA_METRICS);
  return {
    family: nameIn(FAMILIES, family),
    ...(type === "unicast" ? {} : { type }),
    dst: network(family, view.getUint8(1), attributes.get(RTA_DST)),
    ...(senders === "default" ? {} : { from: senders }),
    ...(tos === 0 ? {} : { tos: SERVICES.get(tos) ?? hexadecimal(tos) }),
    ...(nhid === undefined ? {} : { nhid }),
    ...nextHop(family, attributes, u32(attributes, RTA_OIF), flags, nameOf),
    table: nameIn(TABLES, u32(attributes, RTA_TABLE) ?? view.getUint8(4)),
    protocol: nameIn(PROTOCOLS, view.getUint8(5)),
    ...(family === AF_INET && scope !== "global" ? { scope } : {}),
    ...(prefsrc === undefined ? {} : { prefsrc: host(family, prefsrc) }),
    ...(metric === undefined ? {} : { metric }),
    ...(pref === undefined ? {} : { pref: nameIn(PREFERENCES, pref) }),
    ...(hops === undefined ? {} : { nexthops: nextHops(family, hops, nameOf) }),
    ...(metrics === undefined ? {} : { metrics: [decodeMetrics(metrics)] }),
  };
}
