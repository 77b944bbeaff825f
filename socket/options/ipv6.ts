/**
 * Types of the IPv6 options.
 *
 * @module
 */
import type { Bytes } from "../arguments.ts";
import type { MulticastOptions } from "./multicast.ts";
import type {
  GroupMembership,
  Option,
  PacketInfo,
  ReadableOption,
  WritableOption,
} from "./types.ts";

/**
 * IPv6 options: level `IPPROTO_IPV6`, ipv6(7).
 *
 * @category Options
 */
export interface Ipv6Options extends MulticastOptions {
  /**
   * Turns a socket that is connected to an IPv4-mapped address into a socket of `AF_INET`, which is
   * the only value; ipv6(7).
   */
  readonly IPV6_ADDRFORM: WritableOption<number> | undefined;
  /** Preferred source addresses of this machine: `IPV6_PREFER_SRC_*`; ipv6(7). */
  readonly IPV6_ADDR_PREFERENCES: Option<number> | undefined;
  /**
   * Adds an interface to the list of a socket with `IPV6_IFLIST`; `IPV6_DEL_IFLIST` removes it.
   * Windows; IPPROTO_IPV6 Socket Options.
   */
  readonly IPV6_ADD_IFLIST: WritableOption<number | string> | undefined;
  /** Generates the flow label of packets automatically; ipv6(7). */
  readonly IPV6_AUTOFLOWLABEL: Option<boolean> | undefined;
  /** Permits binding to an address that this machine does not have. FreeBSD; ip6(4). */
  readonly IPV6_BINDANY: Option<boolean> | undefined;
  /** Lets several sockets of one user bind the same address. FreeBSD; netinet6/in6.h. */
  readonly IPV6_BINDMULTI: Option<boolean> | undefined;
  /**
   * The only interface to receive from and send to, by index or name; 0 for all. macOS;
   * netinet6/in6.h.
   */
  readonly IPV6_BOUND_IF: Option<number, number | string> | undefined;
  /** Offset at which the kernel stores the checksum. Raw sockets only. RFC 3542. */
  readonly IPV6_CHECKSUM: Option<number>;
  /**
   * Removes an interface from the list of `IPV6_ADD_IFLIST`. Windows; IPPROTO_IPV6 Socket Options.
   */
  readonly IPV6_DEL_IFLIST: WritableOption<number | string> | undefined;
  /** Fails with `EMSGSIZE` rather than fragment a datagram; ipv6(7). */
  readonly IPV6_DONTFRAG: Option<boolean>;
  /** Destination options header sent with packets; `IPV6_RECVDSTOPTS` receives it. RFC 3542. */
  readonly IPV6_DSTOPTS: Option<Uint8Array<ArrayBuffer>, Bytes> | undefined;
  /** Flow identifier. Read only. FreeBSD; netinet6/in6.h. */
  readonly IPV6_FLOWID: ReadableOption<number> | undefined;
  /** Delivers the flow label and traffic class as ancillary data; ipv6(7). */
  readonly IPV6_FLOWINFO: Option<boolean> | undefined;
  /** Sends the flow information of the destination address (`flowinfo`); ipv6(7). */
  readonly IPV6_FLOWINFO_SEND: Option<boolean> | undefined;
  /**
   * Method by which the flow identifier `IPV6_FLOWID` was computed. Read only. FreeBSD;
   * netinet6/in6.h.
   */
  readonly IPV6_FLOWTYPE: ReadableOption<number> | undefined;
  /** Permits binding to an address that is not local or does not exist yet; ipv6(7). */
  readonly IPV6_FREEBIND: Option<boolean> | undefined;
  /** The program supplies the IPv6 header of each packet. Raw sockets only; see ipv6(7). */
  readonly IPV6_HDRINCL: Option<boolean> | undefined;
  /** Hop-by-hop options header sent with packets; `IPV6_RECVHOPOPTS` receives it. RFC 3542. */
  readonly IPV6_HOPOPTS: Option<Uint8Array<ArrayBuffer>, Bytes>;
  /**
   * Receives only from the interfaces added by `IPV6_ADD_IFLIST`. Windows; IPPROTO_IPV6 Socket
   * Options.
   */
  readonly IPV6_IFLIST: Option<boolean> | undefined;
  /** Joins an anycast group; `IPV6_LEAVE_ANYCAST` leaves it. See ipv6(7). */
  readonly IPV6_JOIN_ANYCAST: WritableOption<GroupMembership> | undefined;
  /** Joins a multicast group; `IPV6_LEAVE_GROUP` leaves it. RFC 3493, ipv6(7). */
  readonly IPV6_JOIN_GROUP: WritableOption<GroupMembership>;
  /** Leaves an anycast group that `IPV6_JOIN_ANYCAST` joined; ipv6(7). */
  readonly IPV6_LEAVE_ANYCAST: WritableOption<GroupMembership> | undefined;
  /** Leaves a multicast group that `IPV6_JOIN_GROUP` joined. RFC 3493, ipv6(7). */
  readonly IPV6_LEAVE_GROUP: WritableOption<GroupMembership>;
  /** Minimum hop limit of packets received; packets with less are dropped. See ipv6(7). */
  readonly IPV6_MINHOPCOUNT: Option<number> | undefined;
  /** Path MTU of a connected socket, in bytes; if set, the limit of packets' size. See ipv6(7). */
  readonly IPV6_MTU: Option<number> | undefined;
  /** Path MTU discovery mode: `IPV6_PMTUDISC_*`; ipv6(7). */
  readonly IPV6_MTU_DISCOVER: Option<number> | undefined;
  /**
   * Delivers datagrams of every multicast group joined on this machine, not only of the socket's own
   * groups; ipv6(7).
   */
  readonly IPV6_MULTICAST_ALL: Option<boolean> | undefined;
  /** Hop limit of multicasts sent; ipv6(7). */
  readonly IPV6_MULTICAST_HOPS: Option<number>;
  /** Outgoing interface of multicasts, by index or name; ipv6(7). */
  readonly IPV6_MULTICAST_IF: Option<number, number | string>;
  /** Loops sent multicasts back to the members of the group on this machine; ipv6(7). */
  readonly IPV6_MULTICAST_LOOP: Option<boolean>;
  /** Path MTU to the peer, in bytes. Read only; `IPV6_RECVPATHMTU` reports changes. RFC 3542. */
  readonly IPV6_PATHMTU: ReadableOption<number> | undefined;
  /** Source address and outgoing interface of packets. RFC 3542, ipv6(7). */
  readonly IPV6_PKTINFO: WritableOption<PacketInfo>;
  /** Range from which local ports are chosen: `IPV6_PORTRANGE_*`. macOS, FreeBSD; ip6(4). */
  readonly IPV6_PORTRANGE: Option<number> | undefined;
  /** Prefers temporary source addresses; -1 for the system's default. macOS, FreeBSD; RFC 3542. */
  readonly IPV6_PREFER_TEMPADDR: Option<number> | undefined;
  /**
   * Scope from which peers are accepted: how far away they may be. Windows; IPPROTO_IPV6 Socket
   * Options.
   */
  readonly IPV6_PROTECTION_LEVEL: Option<number> | undefined;
  /** Delivers the destination address as ancillary data. Windows; IPPROTO_IPV6 Socket Options. */
  readonly IPV6_RECVDSTADDR: Option<boolean> | undefined;
  /** Delivers the destination options header as ancillary data `IPV6_DSTOPTS`; ipv6(7). */
  readonly IPV6_RECVDSTOPTS: Option<boolean> | undefined;
  /** Delivers the ECN bits as ancillary data. Windows; IPPROTO_IPV6 Socket Options. */
  readonly IPV6_RECVECN: Option<boolean> | undefined;
  /** Queues errors for receipt with `MSG_ERRQUEUE`; ipv6(7). */
  readonly IPV6_RECVERR: Option<boolean> | undefined;
  /** Adds the extensions of RFC 4884 to the errors of `IPV6_RECVERR`. */
  readonly IPV6_RECVERR_RFC4884: Option<boolean> | undefined;
  /** Delivers the flow identifier as ancillary data `IPV6_FLOWID`. FreeBSD; netinet6/in6.h. */
  readonly IPV6_RECVFLOWID: Option<boolean> | undefined;
  /** Delivers the size of the largest fragment of each packet as ancillary data; ipv6(7). */
  readonly IPV6_RECVFRAGSIZE: Option<boolean> | undefined;
  /** Delivers the hop limit as ancillary data `IPV6_HOPLIMIT`; ipv6(7). */
  readonly IPV6_RECVHOPLIMIT: Option<boolean> | undefined;
  /** Delivers the hop-by-hop options header as ancillary data `IPV6_HOPOPTS`; ipv6(7). */
  readonly IPV6_RECVHOPOPTS: Option<boolean> | undefined;
  /** Delivers the interface as ancillary data. Windows; IPPROTO_IPV6 Socket Options. */
  readonly IPV6_RECVIF: Option<boolean> | undefined;
  /** Delivers the original destination address as ancillary data `IPV6_ORIGDSTADDR`; ipv6(7). */
  readonly IPV6_RECVORIGDSTADDR: Option<boolean> | undefined;
  /** Delivers changes of the path MTU as ancillary data `IPV6_PATHMTU`; ipv6(7). */
  readonly IPV6_RECVPATHMTU: Option<boolean> | undefined;
  /**
   * Delivers the destination address and the interface as ancillary data `IPV6_PKTINFO`; ipv6(7).
   */
  readonly IPV6_RECVPKTINFO: Option<boolean> | undefined;
  /**
   * Delivers the RSS bucket of the receive queue as ancillary data `IPV6_RSSBUCKETID`. FreeBSD;
   * netinet6/in6.h.
   */
  readonly IPV6_RECVRSSBUCKETID: Option<boolean> | undefined;
  /** Delivers the routing header as ancillary data `IPV6_RTHDR`; ipv6(7). */
  readonly IPV6_RECVRTHDR: Option<boolean>;
  /** Delivers the traffic class as ancillary data `IPV6_TCLASS`; ipv6(7). */
  readonly IPV6_RECVTCLASS: Option<boolean>;
  /**
   * Receives forwarded packets that carry the router alert option with this value; -1 for none. See
   * ipv6(7).
   */
  readonly IPV6_ROUTER_ALERT: WritableOption<number> | undefined;
  /** Restricts `IPV6_ROUTER_ALERT` to packets of the socket's own network namespace; ipv6(7). */
  readonly IPV6_ROUTER_ALERT_ISOLATE: Option<boolean> | undefined;
  /** RSS bucket of the receive queue. Read only. FreeBSD; netinet6/in6.h. */
  readonly IPV6_RSSBUCKETID: ReadableOption<number> | undefined;
  /** RSS bucket whose connections a listening socket accepts. FreeBSD; netinet6/in6.h. */
  readonly IPV6_RSS_LISTEN_BUCKET: Option<number> | undefined;
  /** Routing header sent with packets; `IPV6_RECVRTHDR` receives it. RFC 3542. */
  readonly IPV6_RTHDR: Option<Uint8Array<ArrayBuffer>, Bytes>;
  /**
   * Destination options header that precedes the routing header `IPV6_RTHDR`, for each destination
   * that the routing header lists. RFC 3542.
   */
  readonly IPV6_RTHDRDSTOPTS: Option<Uint8Array<ArrayBuffer>, Bytes> | undefined;
  /** Traffic class of packets sent: DSCP and ECN bits; ipv6(7). */
  readonly IPV6_TCLASS: Option<number>;
  /**
   * Binds to and receives for addresses of other machines, for transparent proxies; see ipv6(7).
   */
  readonly IPV6_TRANSPARENT: Option<boolean> | undefined;
  /** Hop limit of unicast packets sent; ipv6(7). */
  readonly IPV6_UNICAST_HOPS: Option<number>;
  /** Outgoing interface of unicast packets, by index or name; 0 for any. See ipv6(7). */
  readonly IPV6_UNICAST_IF: Option<number, number | string> | undefined;
  /** Upper limit of the path MTU, in bytes. Windows; IPPROTO_IPV6 Socket Options. */
  readonly IPV6_USER_MTU: Option<number> | undefined;
  /**
   * Limits packets to the minimum MTU of 1280 bytes; -1 for multicasts only. macOS, FreeBSD; RFC
   * 3542.
   */
  readonly IPV6_USE_MIN_MTU: Option<number> | undefined;
  /** Restricts a socket of `AF_INET6` to IPv6, without IPv4-mapped addresses; ipv6(7). */
  readonly IPV6_V6ONLY: Option<boolean>;
  /** Priority in VLAN headers (PCP); -1 for the interface's priority. FreeBSD; ip6(4). */
  readonly IPV6_VLAN_PCP: Option<number> | undefined;
}
