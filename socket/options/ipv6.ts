/**
 * The options of IPv6: level `IPPROTO_IPV6`, ipv6(7).
 *
 * @module
 */
import { IPPROTO_IPV6 } from "../../constants/mod.ts";
import type { Bytes } from "../arguments.ts";
import {
  bigEndianInterface,
  boolean,
  bytes,
  inet6Bytes,
  integer,
  interfaceNumber,
  interfaceOption,
  layouts,
  level,
  object,
  structure,
} from "./codec.ts";
import { group, groupFilter, groupSource, membership6 } from "./multicast.ts";
import type {
  GroupFilter,
  GroupMembership,
  GroupSourceMembership,
  Option,
  PacketInfo,
  ReadableOption,
  Reading,
  WritableOption,
  Writing,
} from "./types.ts";

const { option, readable, writable } = level(IPPROTO_IPV6);

/** `struct in6_pktinfo` */
const packetInfo: Writing<PacketInfo> = {
  encode(value, name, socket) {
    const given = object(name, value, "an object { address, interface }");
    const { size, ipi6_addr, ipi6_ifindex } = layouts().in6_pktinfo;
    const [bytes, view] = structure(size);
    ipi6_addr.set(view, inet6Bytes(`${name} address`, given.address));
    ipi6_ifindex.set(view, interfaceNumber(`${name} interface`, given.interface, socket));
    return bytes;
  },
};

/** The number in a `struct ip6_mtuinfo`; Linux leaves the address in it empty. */
const pathMtu: Reading<number> = {
  size: () => layouts().ip6_mtuinfo.size,
  decode: (value) => layouts().ip6_mtuinfo.ip6m_mtu.get(value),
};

/**
 * Turn a socket that is connected to an IPv4 address into one of `AF_INET`, its only value;
 * ipv6(7).
 */
export const IPV6_ADDRFORM: WritableOption<number> | undefined = writable("IPV6_ADDRFORM", integer);

/** Which of the machine's addresses to prefer (`IPV6_PREFER_SRC_*`); ipv6(7). */
export const IPV6_ADDR_PREFERENCES: Option<number> | undefined = option(
  "IPV6_ADDR_PREFERENCES",
  integer,
);

/** Give packets a flow label by themselves; ipv6(7). */
export const IPV6_AUTOFLOWLABEL: Option<boolean> | undefined = option(
  "IPV6_AUTOFLOWLABEL",
  boolean,
);

/** Where the kernel puts the checksum; of raw sockets. RFC 3542. */
export const IPV6_CHECKSUM: Option<number> = option("IPV6_CHECKSUM", integer);

/** Fail with EMSGSIZE rather than fragment; ipv6(7). */
export const IPV6_DONTFRAG: Option<boolean> = option("IPV6_DONTFRAG", boolean);

/** Options for the destination, sent with packets; RFC 3542. */
export const IPV6_DSTOPTS: Option<Uint8Array<ArrayBuffer>, Bytes> | undefined = option(
  "IPV6_DSTOPTS",
  bytes(2048),
);

/** Receive the flow label and traffic class; ipv6(7). */
export const IPV6_FLOWINFO: Option<boolean> | undefined = option("IPV6_FLOWINFO", boolean);

/** Whether the flow information of addresses is used to send; ipv6(7). */
export const IPV6_FLOWINFO_SEND: Option<boolean> | undefined = option(
  "IPV6_FLOWINFO_SEND",
  boolean,
);

/** Bind an address that is not there, or not yet; ipv6(7). */
export const IPV6_FREEBIND: Option<boolean> | undefined = option("IPV6_FREEBIND", boolean);

/** The program makes the IPv6 header; of raw sockets. See ipv6(7). */
export const IPV6_HDRINCL: Option<boolean> | undefined = option("IPV6_HDRINCL", boolean);

/** Options for each hop, sent with packets; RFC 3542. */
export const IPV6_HOPOPTS: Option<Uint8Array<ArrayBuffer>, Bytes> = option(
  "IPV6_HOPOPTS",
  bytes(2048),
);

/** Join an anycast group; ipv6(7). */
export const IPV6_JOIN_ANYCAST: WritableOption<GroupMembership> | undefined = writable(
  "IPV6_JOIN_ANYCAST",
  membership6,
);

/** Join a multicast group; `IPV6_LEAVE_GROUP` leaves it. RFC 3493, ipv6(7). */
export const IPV6_JOIN_GROUP: WritableOption<GroupMembership> = writable(
  "IPV6_JOIN_GROUP",
  membership6,
);

/** Leave an anycast group; ipv6(7). */
export const IPV6_LEAVE_ANYCAST: WritableOption<GroupMembership> | undefined = writable(
  "IPV6_LEAVE_ANYCAST",
  membership6,
);

/** Leave a multicast group; RFC 3493. */
export const IPV6_LEAVE_GROUP: WritableOption<GroupMembership> = writable(
  "IPV6_LEAVE_GROUP",
  membership6,
);

/** Drop packets whose hop limit is less; ipv6(7). */
export const IPV6_MINHOPCOUNT: Option<number> | undefined = option("IPV6_MINHOPCOUNT", integer);

/** The path's largest packet, of a connected socket; setting it limits packets. See ipv6(7). */
export const IPV6_MTU: Option<number> | undefined = option("IPV6_MTU", integer);

/** How to find the path's largest packet (`IPV6_PMTUDISC_*`); ipv6(7). */
export const IPV6_MTU_DISCOVER: Option<number> | undefined = option("IPV6_MTU_DISCOVER", integer);

/** Receive from all groups that anybody here has joined; ipv6(7). */
export const IPV6_MULTICAST_ALL: Option<boolean> | undefined = option(
  "IPV6_MULTICAST_ALL",
  boolean,
);

/** Hop limit of multicasts; ipv6(7). */
export const IPV6_MULTICAST_HOPS: Option<number> = option("IPV6_MULTICAST_HOPS", integer);

/** The interface that multicasts are sent to, by its index or name; ipv6(7). */
export const IPV6_MULTICAST_IF: Option<number, number | string> = option(
  "IPV6_MULTICAST_IF",
  interfaceOption,
);

/** Whether multicasts sent come back to this machine; ipv6(7). */
export const IPV6_MULTICAST_LOOP: Option<boolean> = option("IPV6_MULTICAST_LOOP", boolean);

/** The largest packet that gets to the peer whole, in bytes. Read only; RFC 3542. */
export const IPV6_PATHMTU: ReadableOption<number> | undefined = readable("IPV6_PATHMTU", pathMtu);

/** The source address and interface to send from. RFC 3542, ipv6(7). */
export const IPV6_PKTINFO: WritableOption<PacketInfo> = writable("IPV6_PKTINFO", packetInfo);

/** Receive options for the destination, as `IPV6_DSTOPTS`; ipv6(7). */
export const IPV6_RECVDSTOPTS: Option<boolean> | undefined = option("IPV6_RECVDSTOPTS", boolean);

/** Keep errors in a queue for `MSG_ERRQUEUE`; ipv6(7). */
export const IPV6_RECVERR: Option<boolean> | undefined = option("IPV6_RECVERR", boolean);

/** `IPV6_RECVERR` with the extensions of RFC 4884. */
export const IPV6_RECVERR_RFC4884: Option<boolean> | undefined = option(
  "IPV6_RECVERR_RFC4884",
  boolean,
);

/** Receive the size of the largest fragment; ipv6(7). */
export const IPV6_RECVFRAGSIZE: Option<boolean> | undefined = option("IPV6_RECVFRAGSIZE", boolean);

/** Receive the hop limit, as `IPV6_HOPLIMIT`; ipv6(7). */
export const IPV6_RECVHOPLIMIT: Option<boolean> | undefined = option("IPV6_RECVHOPLIMIT", boolean);

/** Receive options for each hop, as `IPV6_HOPOPTS`; ipv6(7). */
export const IPV6_RECVHOPOPTS: Option<boolean> | undefined = option("IPV6_RECVHOPOPTS", boolean);

/** Receive the original destination, as `IPV6_ORIGDSTADDR`; ipv6(7). */
export const IPV6_RECVORIGDSTADDR: Option<boolean> | undefined = option(
  "IPV6_RECVORIGDSTADDR",
  boolean,
);

/** Receive changes of the path's largest packet, as `IPV6_PATHMTU`; ipv6(7). */
export const IPV6_RECVPATHMTU: Option<boolean> | undefined = option("IPV6_RECVPATHMTU", boolean);

/** Receive destination and interface, as `IPV6_PKTINFO`; ipv6(7). */
export const IPV6_RECVPKTINFO: Option<boolean> | undefined = option("IPV6_RECVPKTINFO", boolean);

/** Receive the routing header, as `IPV6_RTHDR`; ipv6(7). */
export const IPV6_RECVRTHDR: Option<boolean> = option("IPV6_RECVRTHDR", boolean);

/** Receive the traffic class, as `IPV6_TCLASS`; ipv6(7). */
export const IPV6_RECVTCLASS: Option<boolean> = option("IPV6_RECVTCLASS", boolean);

/**
 * Receive forwarded packets that have the router alert option of this value; -1 for none. See
 * ipv6(7).
 */
export const IPV6_ROUTER_ALERT: WritableOption<number> | undefined = writable(
  "IPV6_ROUTER_ALERT",
  integer,
);

/** Receive such packets of the socket's own network namespace alone; ipv6(7). */
export const IPV6_ROUTER_ALERT_ISOLATE: Option<boolean> | undefined = option(
  "IPV6_ROUTER_ALERT_ISOLATE",
  boolean,
);

/** The routing header sent with packets; RFC 3542. */
export const IPV6_RTHDR: Option<Uint8Array<ArrayBuffer>, Bytes> = option("IPV6_RTHDR", bytes(2048));

/** Options for each destination of a routing header; RFC 3542. */
export const IPV6_RTHDRDSTOPTS: Option<Uint8Array<ArrayBuffer>, Bytes> | undefined = option(
  "IPV6_RTHDRDSTOPTS",
  bytes(2048),
);

/** Traffic class: DSCP and congestion bits; ipv6(7). */
export const IPV6_TCLASS: Option<number> = option("IPV6_TCLASS", integer);

/** Take packets for other machines' addresses; for proxies. See ipv6(7). */
export const IPV6_TRANSPARENT: Option<boolean> | undefined = option("IPV6_TRANSPARENT", boolean);

/** Hop limit of packets sent; ipv6(7). */
export const IPV6_UNICAST_HOPS: Option<number> = option("IPV6_UNICAST_HOPS", integer);

/** The interface that packets are sent to, by its index or name; 0 for any. See ipv6(7). */
export const IPV6_UNICAST_IF: Option<number, number | string> | undefined = option(
  "IPV6_UNICAST_IF",
  bigEndianInterface,
);

/** Keep IPv4 away from a socket of `AF_INET6`; ipv6(7). */
export const IPV6_V6ONLY: Option<boolean> = option("IPV6_V6ONLY", boolean);

/** Receive no more from one source of a group; RFC 3678. */
export const MCAST_BLOCK_SOURCE: WritableOption<GroupSourceMembership> = writable(
  "MCAST_BLOCK_SOURCE",
  groupSource,
);

/** Join a multicast group of either family; RFC 3678. */
export const MCAST_JOIN_GROUP: WritableOption<GroupMembership> = writable(
  "MCAST_JOIN_GROUP",
  group,
);

/** Join a multicast group for one source; RFC 3678. */
export const MCAST_JOIN_SOURCE_GROUP: WritableOption<GroupSourceMembership> = writable(
  "MCAST_JOIN_SOURCE_GROUP",
  groupSource,
);

/** Leave a multicast group; RFC 3678. */
export const MCAST_LEAVE_GROUP: WritableOption<GroupMembership> = writable(
  "MCAST_LEAVE_GROUP",
  group,
);

/** Leave a multicast group for one source; RFC 3678. */
export const MCAST_LEAVE_SOURCE_GROUP: WritableOption<GroupSourceMembership> = writable(
  "MCAST_LEAVE_SOURCE_GROUP",
  groupSource,
);

/** Set the sources of a group at once; RFC 3678. */
export const MCAST_MSFILTER: WritableOption<GroupFilter> | undefined = writable(
  "MCAST_MSFILTER",
  groupFilter,
);

/** Receive again from one source of a group; RFC 3678. */
export const MCAST_UNBLOCK_SOURCE: WritableOption<GroupSourceMembership> = writable(
  "MCAST_UNBLOCK_SOURCE",
  groupSource,
);
