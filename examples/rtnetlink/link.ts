/**
 * Links: `RTM_NEWLINK` and `RTM_DELLINK`.
 *
 * @module
 */
import { AF_INET, AF_INET6, IFF_UP } from "@libc/socket";
import { formatHardwareAddress } from "../ethernet/address.ts";
import { type Attributes, decodeAttributes, LITTLE_ENDIAN, text, u32, viewOf } from "./message.ts";
import { bitsIn, host, nameIn, type Names } from "./names.ts";

/** A link. Its fields have the names that `ip -j link` prints. */
export interface Link {
  /** Its index. */
  readonly ifindex: number;
  /** Its name. */
  readonly ifname: string;
  /** `UP`, `LOWER_UP`, `BROADCAST`, ..., and `M-DOWN` if the link below it is down */
  readonly flags: readonly string[];
  /** The largest packet in bytes. */
  readonly mtu: number;
  /** The queueing discipline. */
  readonly qdisc?: string;
  /** The bridge or bond that it belongs to. */
  readonly master?: string;
  /** The link below it, or its peer; `null` if that is not in this namespace. */
  readonly link?: string | null;
  /** The index of that link in another network namespace. */
  readonly link_index?: number;
  /** The id of that namespace. */
  readonly link_netnsid?: number;
  /** The operational state: `UP`, `DOWN`, `UNKNOWN`, ... */
  readonly operstate: string;
  /** `DEFAULT` or `DORMANT` */
  readonly linkmode: string;
  /** Its group. */
  readonly group: string;
  /** The length of its transmit queue in packets. */
  readonly txqlen?: number;
  /** `ether`, `loopback`, ... */
  readonly link_type: string;
  /** Its hardware address. */
  readonly address?: string;
  /** The hardware address that it was made with, if it has another one now. */
  readonly permaddr?: string;
  /** The hardware broadcast address. */
  readonly broadcast?: string;
  /** The kind of a virtual link: `veth`, `bridge`, ... */
  readonly info_kind?: string;
}

const IFLA_ADDRESS = 1,
  IFLA_BROADCAST = 2,
  IFLA_IFNAME = 3,
  IFLA_MTU = 4,
  IFLA_LINK = 5,
  IFLA_QDISC = 6,
  IFLA_MASTER = 10,
  IFLA_TXQLEN = 13,
  IFLA_OPERSTATE = 16,
  IFLA_LINKMODE = 17,
  IFLA_LINKINFO = 18,
  IFLA_GROUP = 27,
  IFLA_LINK_NETNSID = 37,
  IFLA_PERM_ADDRESS = 54,
  IFLA_INFO_KIND = 1;

/** Length of struct ifinfomsg. */
const HEADER = 16;

/** The link has a carrier. `ip` prints NO-CARRIER without it. */
const IFF_RUNNING = 0x40;

const FLAGS: Names = new Map([
  [0x8, "LOOPBACK"],
  [0x2, "BROADCAST"],
  [0x10, "POINTOPOINT"],
  [0x1000, "MULTICAST"],
  [0x80, "NOARP"],
  [0x200, "ALLMULTI"],
  [0x100, "PROMISC"],
  [0x400, "MASTER"],
  [0x800, "SLAVE"],
  [0x4, "DEBUG"],
  [0x8000, "DYNAMIC"],
  [0x4000, "AUTOMEDIA"],
  [0x2000, "PORTSEL"],
  [0x20, "NOTRAILERS"],
  [0x1, "UP"],
  [0x10000, "LOWER_UP"],
  [0x20000, "DORMANT"],
  [0x40000, "ECHO"],
]);

const TYPES: Names = new Map([
  [1, "ether"],
  [32, "infiniband"],
  [280, "can"],
  [512, "ppp"],
  [519, "rawip"],
  [768, "ipip"],
  [769, "tunnel6"],
  [772, "loopback"],
  [776, "sit"],
  [778, "gre"],
  [801, "ieee802.11"],
  [803, "ieee802.11/radiotap"],
  [823, "gre6"],
  [824, "netlink"],
  [65534, "none"],
]);

/** Tunnels, whose hardware addresses are IP addresses, with their family. */
const TUNNELS: ReadonlyMap<number, number> = new Map([
  [768, AF_INET],
  [769, AF_INET6],
  [776, AF_INET],
  [778, AF_INET],
  [823, AF_INET6],
]);

const STATES: Names = new Map(
  ["UNKNOWN", "NOTPRESENT", "DOWN", "LOWERLAYERDOWN", "TESTING", "DORMANT", "UP"].entries(),
);

const MODES: Names = new Map(["DEFAULT", "DORMANT", "TESTING"].entries());

function hardware(type: number, bytes: Uint8Array<ArrayBuffer>): string {
  const family = TUNNELS.get(type);
  if (family !== undefined && bytes.length === (family === AF_INET ? 4 : 16)) {
    return host(family, bytes);
  }
  return formatHardwareAddress(bytes);
}

function flagNames(flags: number, lower: KnownLink | undefined): string[] {
  const noCarrier = (flags & IFF_UP) !== 0 && (flags & IFF_RUNNING) === 0;
  return [
    ...(noCarrier ? ["NO-CARRIER"] : []),
    ...bitsIn(FLAGS, flags & ~IFF_RUNNING),
    ...(lower === undefined || lower.isUp ? [] : ["M-DOWN"]),
  ];
}

/** What the messages of other links tell about a link. */
export interface KnownLink {
  /** Its index. */
  readonly ifindex: number;
  /** Its name. */
  readonly ifname: string;
  /** True if it is up. */
  readonly isUp: boolean;
}

/** Returns the link with an index, if there was a message about it. */
export type LinkOf = (ifindex: number) => KnownLink | undefined;

/** Returns the name of a link; by its index, as `ip` does, if it is unknown. */
export function nameOfLink(ifindex: number, linkOf: LinkOf): string {
  return linkOf(ifindex)?.ifname ?? `if${ifindex}`;
}

/** Decodes the link below another, or its peer. */
function decodeLowerLink(attributes: Attributes, linkOf: LinkOf): Partial<Link> {
  const index = u32(attributes, IFLA_LINK);
  const namespace = u32(attributes, IFLA_LINK_NETNSID);
  if (index === undefined) return {};
  if (index === 0) return { link: null };
  if (namespace === undefined) return { link: nameOfLink(index, linkOf) };
  return { link_index: index, link_netnsid: namespace | 0 };
}

/** Returns the link below another if it is in the same namespace and known. */
function lowerLink(attributes: Attributes, linkOf: LinkOf): KnownLink | undefined {
  const index = u32(attributes, IFLA_LINK) ?? 0;
  return index === 0 || attributes.has(IFLA_LINK_NETNSID) ? undefined : linkOf(index);
}

/** Decodes what other links and tables want to know about the link of a message. */
export function decodeKnownLink(body: Uint8Array<ArrayBuffer>): KnownLink {
  const view = viewOf(body, HEADER);
  return {
    ifindex: view.getInt32(4, LITTLE_ENDIAN),
    ifname: text(decodeAttributes(body.subarray(HEADER)), IFLA_IFNAME) ?? "",
    isUp: (view.getUint32(8, LITTLE_ENDIAN) & IFF_UP) !== 0,
  };
}

/**
 * Decodes the link of a message.
 *
 * @param body The message without its header.
 * @param linkOf Returns what is known of another link.
 */
export function decodeLink(body: Uint8Array<ArrayBuffer>, linkOf: LinkOf): Link {
  const view = viewOf(body, HEADER);
  const type = view.getUint16(2, LITTLE_ENDIAN);
  const attributes = decodeAttributes(body.subarray(HEADER));
  const group = u32(attributes, IFLA_GROUP) ?? 0;
  const qdisc = text(attributes, IFLA_QDISC);
  const master = u32(attributes, IFLA_MASTER);
  const txqlen = u32(attributes, IFLA_TXQLEN) ?? 0;
  const address = attributes.get(IFLA_ADDRESS);
  const broadcast = attributes.get(IFLA_BROADCAST);
  const info = attributes.get(IFLA_LINKINFO);
  const kind = info && text(decodeAttributes(info), IFLA_INFO_KIND);
  const { ifindex, ifname } = decodeKnownLink(body);
  const permanent = attributes.get(IFLA_PERM_ADDRESS);
  const permaddr = permanent && hardware(type, permanent);
  return {
    ifindex,
    ifname,
    ...decodeLowerLink(attributes, linkOf),
    flags: flagNames(view.getUint32(8, LITTLE_ENDIAN), lowerLink(attributes, linkOf)),
    mtu: u32(attributes, IFLA_MTU) ?? 0,
    ...(qdisc === undefined ? {} : { qdisc }),
    ...(master === undefined ? {} : { master: nameOfLink(master, linkOf) }),
    operstate: nameIn(STATES, attributes.get(IFLA_OPERSTATE)?.[0] ?? 0),
    linkmode: nameIn(MODES, attributes.get(IFLA_LINKMODE)?.[0] ?? 0),
    group: group === 0 ? "default" : String(group),
    ...(txqlen === 0 ? {} : { txqlen }),
    link_type: nameIn(TYPES, type),
    ...(address === undefined ? {} : { address: hardware(type, address) }),
    ...(permaddr === undefined || address && permaddr === hardware(type, address)
      ? {}
      : { permaddr }),
    ...(broadcast === undefined ? {} : { broadcast: hardware(type, broadcast) }),
    ...(kind === undefined ? {} : { info_kind: kind }),
  };
}
