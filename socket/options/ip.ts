/**
 * The options of IPv4: level `IPPROTO_IP`, ip(7).
 *
 * @module
 */
import { AF_INET, IPPROTO_IP } from "../../constants/mod.ts";
import type { InetAddress } from "../../constants/families.ts";
import { inet } from "../address/inet.ts";
import { integer as checked } from "../arguments.ts";
import { system } from "../../ffi/mod.ts";
import type { Bytes } from "../arguments.ts";
import {
  bigEndianInterface,
  boolean,
  bytes,
  type Codec,
  encodeInteger,
  integer,
  level,
  object,
  unsigned,
} from "./codec.ts";
import {
  group,
  groupFilter,
  groupSource,
  membership,
  multicastInterface,
  sourceMembership,
} from "./multicast.ts";
import type {
  GroupFilter,
  GroupMembership,
  GroupSourceMembership,
  Membership,
  Option,
  PortRange,
  ReadableOption,
  Reading,
  SourceMembership,
  WritableOption,
} from "./types.ts";

const { option, readable, writable } = level(IPPROTO_IP);

/** A lower bound in the low half, an upper bound in the high half. */
const portRange: Codec<PortRange> = {
  size: unsigned.size,
  decode(value) {
    const range = unsigned.decode(value);
    return { low: range & 0xffff, high: range >>> 16 };
  },
  encode(value, name) {
    const given = object(name, value, "an object { low, high }");
    const low = checked(`${name} low`, given.low, 0, 0xffff);
    const high = checked(`${name} high`, given.high, 0, 0xffff);
    return encodeInteger((high << 16) | low);
  },
};

/** `struct sockaddr_in` */
const originalDestination: Reading<InetAddress> = {
  size: () => system().layouts.sockaddr_in.size,
  decode(value) {
    const address = system().sockaddr().load(new Uint8Array(value.buffer, 0, value.byteLength));
    return inet.decode(address, { family: AF_INET, proto: 0 }) as InetAddress;
  },
};

/** Join a multicast group; `IP_DROP_MEMBERSHIP` leaves it. See ip(7). */
export const IP_ADD_MEMBERSHIP: WritableOption<Membership> = writable(
  "IP_ADD_MEMBERSHIP",
  membership,
);

/** Join a multicast group, for one source; `IP_DROP_SOURCE_MEMBERSHIP` leaves it. See ip(7). */
export const IP_ADD_SOURCE_MEMBERSHIP: WritableOption<SourceMembership> = writable(
  "IP_ADD_SOURCE_MEMBERSHIP",
  sourceMembership,
);

/** Choose the port at connect, not at bind with port 0; ip(7). */
export const IP_BIND_ADDRESS_NO_PORT: Option<boolean> | undefined = option(
  "IP_BIND_ADDRESS_NO_PORT",
  boolean,
);

/** Receive no more from one source of a group; `IP_UNBLOCK_SOURCE` does again. See ip(7). */
export const IP_BLOCK_SOURCE: WritableOption<SourceMembership> = writable(
  "IP_BLOCK_SOURCE",
  sourceMembership,
);

/** Receive the checksum of each packet; ip(7). */
export const IP_CHECKSUM: Option<boolean> | undefined = option("IP_CHECKSUM", boolean);

/** Leave a multicast group; ip(7). */
export const IP_DROP_MEMBERSHIP: WritableOption<Membership> = writable(
  "IP_DROP_MEMBERSHIP",
  membership,
);

/** Leave a multicast group, for one source; ip(7). */
export const IP_DROP_SOURCE_MEMBERSHIP: WritableOption<SourceMembership> = writable(
  "IP_DROP_SOURCE_MEMBERSHIP",
  sourceMembership,
);

/** Bind an address that is not there, or not yet; ip(7). */
export const IP_FREEBIND: Option<boolean> | undefined = option("IP_FREEBIND", boolean);

/** The program makes the IP header; of raw sockets. See ip(7). */
export const IP_HDRINCL: Option<boolean> = option("IP_HDRINCL", boolean);

/** The range from which local ports are chosen; ip(7). */
export const IP_LOCAL_PORT_RANGE: Option<PortRange> | undefined = option(
  "IP_LOCAL_PORT_RANGE",
  portRange,
);

/** Drop packets whose time to live is less; ip(7). */
export const IP_MINTTL: Option<number> | undefined = option("IP_MINTTL", integer);

/** The path's largest packet, of a connected socket. Read only; ip(7). */
export const IP_MTU: ReadableOption<number> | undefined = readable("IP_MTU", integer);

/** How to find the path's largest packet (`IP_PMTUDISC_*`); ip(7). */
export const IP_MTU_DISCOVER: Option<number> | undefined = option("IP_MTU_DISCOVER", integer);

/** Receive from all groups that anybody here has joined; ip(7). */
export const IP_MULTICAST_ALL: Option<boolean> | undefined = option("IP_MULTICAST_ALL", boolean);

/**
 * The interface that multicasts are sent to, by address, name or index; read as its address. See
 * ip(7).
 */
export const IP_MULTICAST_IF: Option<string, string | number> = option(
  "IP_MULTICAST_IF",
  multicastInterface,
);

/** Whether multicasts sent come back to this machine; ip(7). */
export const IP_MULTICAST_LOOP: Option<boolean> = option("IP_MULTICAST_LOOP", boolean);

/** Time to live of multicasts; ip(7). */
export const IP_MULTICAST_TTL: Option<number> = option("IP_MULTICAST_TTL", integer);

/** Do not assemble fragments; of raw sockets. See ip(7). */
export const IP_NODEFRAG: Option<boolean> | undefined = option("IP_NODEFRAG", boolean);

/** The IP options sent with every packet; ip(7). */
export const IP_OPTIONS: Option<Uint8Array<ArrayBuffer>, Bytes> = option("IP_OPTIONS", bytes(40));

/** Receive the peer's security context; ip(7). */
export const IP_PASSSEC: Option<boolean> | undefined = option("IP_PASSSEC", boolean);

/** Receive the destination and interface, as ancillary data of this name; ip(7). */
export const IP_PKTINFO: Option<boolean> | undefined = option("IP_PKTINFO", boolean);

/** The protocol of the socket. Read only; ip(7). */
export const IP_PROTOCOL: ReadableOption<number> | undefined = readable("IP_PROTOCOL", integer);

/** Keep errors in a queue for `MSG_ERRQUEUE`; ip(7). */
export const IP_RECVERR: Option<boolean> | undefined = option("IP_RECVERR", boolean);

/** `IP_RECVERR` with the extensions of RFC 4884. */
export const IP_RECVERR_RFC4884: Option<boolean> | undefined = option(
  "IP_RECVERR_RFC4884",
  boolean,
);

/** Receive the size of the largest fragment; ip(7). */
export const IP_RECVFRAGSIZE: Option<boolean> | undefined = option("IP_RECVFRAGSIZE", boolean);

/** Receive the IP options of each packet; ip(7). */
export const IP_RECVOPTS: Option<boolean> | undefined = option("IP_RECVOPTS", boolean);

/** Receive the original destination, as `IP_ORIGDSTADDR`; ip(7). */
export const IP_RECVORIGDSTADDR: Option<boolean> | undefined = option(
  "IP_RECVORIGDSTADDR",
  boolean,
);

/** Receive the type of service, as `IP_TOS`; ip(7). */
export const IP_RECVTOS: Option<boolean> = option("IP_RECVTOS", boolean);

/** Receive the time to live, as `IP_TTL`; ip(7). */
export const IP_RECVTTL: Option<boolean> = option("IP_RECVTTL", boolean);

/** Receive the IP options of each packet in the form in which they are sent back; ip(7). */
export const IP_RETOPTS: Option<boolean> | undefined = option("IP_RETOPTS", boolean);

/** Receive forwarded packets that have the router alert option; ip(7). */
export const IP_ROUTER_ALERT: WritableOption<boolean> | undefined = writable(
  "IP_ROUTER_ALERT",
  boolean,
);

/** Type of service: DSCP and congestion bits; ip(7). */
export const IP_TOS: Option<number> = option("IP_TOS", integer);

/** Take packets for other machines' addresses; for proxies. See ip(7). */
export const IP_TRANSPARENT: Option<boolean> | undefined = option("IP_TRANSPARENT", boolean);

/** Time to live of packets sent; ip(7). */
export const IP_TTL: Option<number> = option("IP_TTL", integer);

/** Receive again from one source of a group; ip(7). */
export const IP_UNBLOCK_SOURCE: WritableOption<SourceMembership> = writable(
  "IP_UNBLOCK_SOURCE",
  sourceMembership,
);

/** The interface that packets are sent to, by its index or name; 0 for any. See ip(7). */
export const IP_UNICAST_IF: Option<number, number | string> | undefined = option(
  "IP_UNICAST_IF",
  bigEndianInterface,
);

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

/**
 * The destination of a connection before a firewall changed it. Read only; iptables-extensions(8).
 */
export const SO_ORIGINAL_DST: ReadableOption<InetAddress> | undefined = readable(
  "SO_ORIGINAL_DST",
  originalDestination,
);
