/**
 * The types of the options of IPv6.
 *
 * @module
 */
import type { Bytes } from "../arguments.ts";
import type {
  GroupFilter,
  GroupMembership,
  GroupSourceMembership,
  Option,
  PacketInfo,
  ReadableOption,
  WritableOption,
} from "./types.ts";

/** The options of IPv6: level `IPPROTO_IPV6`, ipv6(7). */
export interface Ipv6Options {
  /**
   * Turn a socket that is connected to an IPv4 address into one of `AF_INET`, its only value;
   * ipv6(7).
   */
  readonly IPV6_ADDRFORM: WritableOption<number> | undefined;
  /** Which of the machine's addresses to prefer (`IPV6_PREFER_SRC_*`); ipv6(7). */
  readonly IPV6_ADDR_PREFERENCES: Option<number> | undefined;
  /**
   * Receive from one more interface, of a socket with `IPV6_IFLIST`. Windows; IPPROTO_IPV6 Socket
   * Options.
   */
  readonly IPV6_ADD_IFLIST: WritableOption<number | string> | undefined;
  /** Give packets a flow label by themselves; ipv6(7). */
  readonly IPV6_AUTOFLOWLABEL: Option<boolean> | undefined;
  /** Bind an address that is not of this machine. FreeBSD; ip6(4). */
  readonly IPV6_BINDANY: Option<boolean> | undefined;
  /** Let several sockets of one user bind one address. FreeBSD; netinet6/in6.h. */
  readonly IPV6_BINDMULTI: Option<boolean> | undefined;
  /**
   * Receive from and send to one interface only, by its index or name; 0 for all. macOS;
   * netinet6/in6.h.
   */
  readonly IPV6_BOUND_IF: Option<number, number | string> | undefined;
  /** Where the kernel puts the checksum; of raw sockets. RFC 3542. */
  readonly IPV6_CHECKSUM: Option<number>;
  /** Undo `IPV6_ADD_IFLIST`. Windows; IPPROTO_IPV6 Socket Options. */
  readonly IPV6_DEL_IFLIST: WritableOption<number | string> | undefined;
  /** Fail with EMSGSIZE rather than fragment; ipv6(7). */
  readonly IPV6_DONTFRAG: Option<boolean>;
  /** Options for the destination, sent with packets; RFC 3542. */
  readonly IPV6_DSTOPTS: Option<Uint8Array<ArrayBuffer>, Bytes> | undefined;
  /** The number of the flow. Read only. FreeBSD; netinet6/in6.h. */
  readonly IPV6_FLOWID: ReadableOption<number> | undefined;
  /** Receive the flow label and traffic class; ipv6(7). */
  readonly IPV6_FLOWINFO: Option<boolean> | undefined;
  /** Whether the flow information of addresses is used to send; ipv6(7). */
  readonly IPV6_FLOWINFO_SEND: Option<boolean> | undefined;
  /** How the number of the flow was made. Read only. FreeBSD; netinet6/in6.h. */
  readonly IPV6_FLOWTYPE: ReadableOption<number> | undefined;
  /** Bind an address that is not there, or not yet; ipv6(7). */
  readonly IPV6_FREEBIND: Option<boolean> | undefined;
  /** The program makes the IPv6 header; of raw sockets. See ipv6(7). */
  readonly IPV6_HDRINCL: Option<boolean> | undefined;
  /** Options for each hop, sent with packets; RFC 3542. */
  readonly IPV6_HOPOPTS: Option<Uint8Array<ArrayBuffer>, Bytes>;
  /**
   * Receive from the interfaces of `IPV6_ADD_IFLIST` only. Windows; IPPROTO_IPV6 Socket Options.
   */
  readonly IPV6_IFLIST: Option<boolean> | undefined;
  /** Join an anycast group; ipv6(7). */
  readonly IPV6_JOIN_ANYCAST: WritableOption<GroupMembership> | undefined;
  /** Join a multicast group; `IPV6_LEAVE_GROUP` leaves it. RFC 3493, ipv6(7). */
  readonly IPV6_JOIN_GROUP: WritableOption<GroupMembership>;
  /** Leave an anycast group; ipv6(7). */
  readonly IPV6_LEAVE_ANYCAST: WritableOption<GroupMembership> | undefined;
  /** Leave a multicast group; RFC 3493. */
  readonly IPV6_LEAVE_GROUP: WritableOption<GroupMembership>;
  /** Drop packets whose hop limit is less; ipv6(7). */
  readonly IPV6_MINHOPCOUNT: Option<number> | undefined;
  /** The path's largest packet, of a connected socket; setting it limits packets. See ipv6(7). */
  readonly IPV6_MTU: Option<number> | undefined;
  /** How to find the path's largest packet (`IPV6_PMTUDISC_*`); ipv6(7). */
  readonly IPV6_MTU_DISCOVER: Option<number> | undefined;
  /** Receive from all groups that anybody here has joined; ipv6(7). */
  readonly IPV6_MULTICAST_ALL: Option<boolean> | undefined;
  /** Hop limit of multicasts; ipv6(7). */
  readonly IPV6_MULTICAST_HOPS: Option<number>;
  /** The interface that multicasts are sent to, by its index or name; ipv6(7). */
  readonly IPV6_MULTICAST_IF: Option<number, number | string>;
  /** Whether multicasts sent come back to this machine; ipv6(7). */
  readonly IPV6_MULTICAST_LOOP: Option<boolean>;
  /** The largest packet that gets to the peer whole, in bytes. Read only; RFC 3542. */
  readonly IPV6_PATHMTU: ReadableOption<number> | undefined;
  /** The source address and interface to send from. RFC 3542, ipv6(7). */
  readonly IPV6_PKTINFO: WritableOption<PacketInfo>;
  /** From which range local ports are chosen: `IPV6_PORTRANGE_*`. macOS, FreeBSD; ip6(4). */
  readonly IPV6_PORTRANGE: Option<number> | undefined;
  /**
   * Whether to send from temporary addresses; -1 for what the system does. macOS, FreeBSD; RFC
   * 3542.
   */
  readonly IPV6_PREFER_TEMPADDR: Option<number> | undefined;
  /** From how far away peers may come. Windows; IPPROTO_IPV6 Socket Options. */
  readonly IPV6_PROTECTION_LEVEL: Option<number> | undefined;
  /** Receive the destination. Windows; IPPROTO_IPV6 Socket Options. */
  readonly IPV6_RECVDSTADDR: Option<boolean> | undefined;
  /** Receive options for the destination, as `IPV6_DSTOPTS`; ipv6(7). */
  readonly IPV6_RECVDSTOPTS: Option<boolean> | undefined;
  /** Receive the congestion bits. Windows; IPPROTO_IPV6 Socket Options. */
  readonly IPV6_RECVECN: Option<boolean> | undefined;
  /** Keep errors in a queue for `MSG_ERRQUEUE`; ipv6(7). */
  readonly IPV6_RECVERR: Option<boolean> | undefined;
  /** `IPV6_RECVERR` with the extensions of RFC 4884. */
  readonly IPV6_RECVERR_RFC4884: Option<boolean> | undefined;
  /** Receive the number of the flow, as `IPV6_FLOWID`. FreeBSD; netinet6/in6.h. */
  readonly IPV6_RECVFLOWID: Option<boolean> | undefined;
  /** Receive the size of the largest fragment; ipv6(7). */
  readonly IPV6_RECVFRAGSIZE: Option<boolean> | undefined;
  /** Receive the hop limit, as `IPV6_HOPLIMIT`; ipv6(7). */
  readonly IPV6_RECVHOPLIMIT: Option<boolean> | undefined;
  /** Receive options for each hop, as `IPV6_HOPOPTS`; ipv6(7). */
  readonly IPV6_RECVHOPOPTS: Option<boolean> | undefined;
  /** Receive the interface. Windows; IPPROTO_IPV6 Socket Options. */
  readonly IPV6_RECVIF: Option<boolean> | undefined;
  /** Receive the original destination, as `IPV6_ORIGDSTADDR`; ipv6(7). */
  readonly IPV6_RECVORIGDSTADDR: Option<boolean> | undefined;
  /** Receive changes of the path's largest packet, as `IPV6_PATHMTU`; ipv6(7). */
  readonly IPV6_RECVPATHMTU: Option<boolean> | undefined;
  /** Receive destination and interface, as `IPV6_PKTINFO`; ipv6(7). */
  readonly IPV6_RECVPKTINFO: Option<boolean> | undefined;
  /** Receive the bucket of the receive queue, as `IPV6_RSSBUCKETID`. FreeBSD; netinet6/in6.h. */
  readonly IPV6_RECVRSSBUCKETID: Option<boolean> | undefined;
  /** Receive the routing header, as `IPV6_RTHDR`; ipv6(7). */
  readonly IPV6_RECVRTHDR: Option<boolean>;
  /** Receive the traffic class, as `IPV6_TCLASS`; ipv6(7). */
  readonly IPV6_RECVTCLASS: Option<boolean>;
  /**
   * Receive forwarded packets that have the router alert option of this value; -1 for none. See
   * ipv6(7).
   */
  readonly IPV6_ROUTER_ALERT: WritableOption<number> | undefined;
  /** Receive such packets of the socket's own network namespace alone; ipv6(7). */
  readonly IPV6_ROUTER_ALERT_ISOLATE: Option<boolean> | undefined;
  /** The bucket of the receive queue. Read only. FreeBSD; netinet6/in6.h. */
  readonly IPV6_RSSBUCKETID: ReadableOption<number> | undefined;
  /** The bucket that a listening socket takes connections of. FreeBSD; netinet6/in6.h. */
  readonly IPV6_RSS_LISTEN_BUCKET: Option<number> | undefined;
  /** The routing header sent with packets; RFC 3542. */
  readonly IPV6_RTHDR: Option<Uint8Array<ArrayBuffer>, Bytes>;
  /** Options for each destination of a routing header; RFC 3542. */
  readonly IPV6_RTHDRDSTOPTS: Option<Uint8Array<ArrayBuffer>, Bytes> | undefined;
  /** Traffic class: DSCP and congestion bits; ipv6(7). */
  readonly IPV6_TCLASS: Option<number>;
  /** Take packets for other machines' addresses; for proxies. See ipv6(7). */
  readonly IPV6_TRANSPARENT: Option<boolean> | undefined;
  /** Hop limit of packets sent; ipv6(7). */
  readonly IPV6_UNICAST_HOPS: Option<number>;
  /** The interface that packets are sent to, by its index or name; 0 for any. See ipv6(7). */
  readonly IPV6_UNICAST_IF: Option<number, number | string> | undefined;
  /**
   * The largest packet, where the path would take larger ones. Windows; IPPROTO_IPV6 Socket
   * Options.
   */
  readonly IPV6_USER_MTU: Option<number> | undefined;
  /**
   * Whether to send packets of 1280 bytes at most; -1 for multicasts only. macOS, FreeBSD; RFC
   * 3542.
   */
  readonly IPV6_USE_MIN_MTU: Option<number> | undefined;
  /** Keep IPv4 away from a socket of `AF_INET6`; ipv6(7). */
  readonly IPV6_V6ONLY: Option<boolean>;
  /** The priority in VLAN headers, -1 for that of the interface. FreeBSD; ip6(4). */
  readonly IPV6_VLAN_PCP: Option<number> | undefined;
  /** Receive no more from one source of a group; RFC 3678. */
  readonly MCAST_BLOCK_SOURCE: WritableOption<GroupSourceMembership>;
  /** Join a multicast group of either family; RFC 3678. */
  readonly MCAST_JOIN_GROUP: WritableOption<GroupMembership>;
  /** Join a multicast group for one source; RFC 3678. */
  readonly MCAST_JOIN_SOURCE_GROUP: WritableOption<GroupSourceMembership>;
  /** Leave a multicast group; RFC 3678. */
  readonly MCAST_LEAVE_GROUP: WritableOption<GroupMembership>;
  /** Leave a multicast group for one source; RFC 3678. */
  readonly MCAST_LEAVE_SOURCE_GROUP: WritableOption<GroupSourceMembership>;
  /** Set the sources of a group at once; RFC 3678. */
  readonly MCAST_MSFILTER: WritableOption<GroupFilter> | undefined;
  /** Receive again from one source of a group; RFC 3678. */
  readonly MCAST_UNBLOCK_SOURCE: WritableOption<GroupSourceMembership>;
}
