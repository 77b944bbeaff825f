/**
 * The types of the options of IPv4.
 *
 * @module
 */
import type { InetAddress } from "../../constants/families.ts";
import type { Bytes } from "../arguments.ts";
import type {
  GroupFilter,
  GroupMembership,
  GroupSourceMembership,
  Membership,
  Option,
  PortRange,
  ReadableOption,
  SourceMembership,
  WritableOption,
} from "./types.ts";

/** The options of IPv4: level `IPPROTO_IP`, ip(7). */
export interface IpOptions {
  /**
   * Receive from one more interface, of a socket with `IP_IFLIST`. Windows; IPPROTO_IP Socket
   * Options.
   */
  readonly IP_ADD_IFLIST: WritableOption<number | string> | undefined;
  /** Join a multicast group; `IP_DROP_MEMBERSHIP` leaves it. See ip(7). */
  readonly IP_ADD_MEMBERSHIP: WritableOption<Membership>;
  /** Join a multicast group, for one source; `IP_DROP_SOURCE_MEMBERSHIP` leaves it. See ip(7). */
  readonly IP_ADD_SOURCE_MEMBERSHIP: WritableOption<SourceMembership>;
  /** Bind an address that is not of this machine. FreeBSD; ip(4). */
  readonly IP_BINDANY: Option<boolean> | undefined;
  /** Let several sockets of one user bind one address. FreeBSD; netinet/in.h. */
  readonly IP_BINDMULTI: Option<boolean> | undefined;
  /** Choose the port at connect, not at bind with port 0; ip(7). */
  readonly IP_BIND_ADDRESS_NO_PORT: Option<boolean> | undefined;
  /** Receive no more from one source of a group; `IP_UNBLOCK_SOURCE` does again. See ip(7). */
  readonly IP_BLOCK_SOURCE: WritableOption<SourceMembership>;
  /**
   * Receive from and send to one interface only, by its index or name; 0 for all. macOS;
   * netinet/in.h.
   */
  readonly IP_BOUND_IF: Option<number, number | string> | undefined;
  /** Receive the checksum of each packet; ip(7). */
  readonly IP_CHECKSUM: Option<boolean> | undefined;
  /** Undo `IP_ADD_IFLIST`. Windows; IPPROTO_IP Socket Options. */
  readonly IP_DEL_IFLIST: WritableOption<number | string> | undefined;
  /** Set the bit that forbids fragments. macOS, FreeBSD; ip(4). */
  readonly IP_DONTFRAG: Option<boolean> | undefined;
  /** Set the bit that forbids fragments. Windows; IPPROTO_IP Socket Options. */
  readonly IP_DONTFRAGMENT: Option<boolean> | undefined;
  /** Leave a multicast group; ip(7). */
  readonly IP_DROP_MEMBERSHIP: WritableOption<Membership>;
  /** Leave a multicast group, for one source; ip(7). */
  readonly IP_DROP_SOURCE_MEMBERSHIP: WritableOption<SourceMembership>;
  /** The number of the flow. Read only. FreeBSD; netinet/in.h. */
  readonly IP_FLOWID: ReadableOption<number> | undefined;
  /** How the number of the flow was made. Read only. FreeBSD; netinet/in.h. */
  readonly IP_FLOWTYPE: ReadableOption<number> | undefined;
  /** Bind an address that is not there, or not yet; ip(7). */
  readonly IP_FREEBIND: Option<boolean> | undefined;
  /** The program makes the IP header; of raw sockets. See ip(7). */
  readonly IP_HDRINCL: Option<boolean>;
  /** Receive from the interfaces of `IP_ADD_IFLIST` only. Windows; IPPROTO_IP Socket Options. */
  readonly IP_IFLIST: Option<boolean> | undefined;
  /** The range from which local ports are chosen; ip(7). */
  readonly IP_LOCAL_PORT_RANGE: Option<PortRange> | undefined;
  /** Drop packets whose time to live is less; ip(7). */
  readonly IP_MINTTL: Option<number> | undefined;
  /** The path's largest packet, of a connected socket. Read only; ip(7). */
  readonly IP_MTU: ReadableOption<number> | undefined;
  /** How to find the path's largest packet (`IP_PMTUDISC_*`); ip(7). */
  readonly IP_MTU_DISCOVER: Option<number> | undefined;
  /** Receive from all groups that anybody here has joined; ip(7). */
  readonly IP_MULTICAST_ALL: Option<boolean> | undefined;
  /**
   * The interface that multicasts are sent to, by address, name or index; read as its address. See
   * ip(7).
   */
  readonly IP_MULTICAST_IF: Option<string, string | number>;
  /** The interface that multicasts are sent to, by its index or name. macOS; netinet/in.h. */
  readonly IP_MULTICAST_IFINDEX: Option<number, number | string> | undefined;
  /** Whether multicasts sent come back to this machine; ip(7). */
  readonly IP_MULTICAST_LOOP: Option<boolean>;
  /** Time to live of multicasts; ip(7). */
  readonly IP_MULTICAST_TTL: Option<number>;
  /** Do not assemble fragments; of raw sockets. See ip(7). */
  readonly IP_NODEFRAG: Option<boolean> | undefined;
  /** Send broadcasts to 255.255.255.255, whatever address is given. FreeBSD; ip(4). */
  readonly IP_ONESBCAST: Option<boolean> | undefined;
  /** The IP options sent with every packet; ip(7). */
  readonly IP_OPTIONS: Option<Uint8Array<ArrayBuffer>, Bytes>;
  /** Receive the interface that a packet really came from. Windows; IPPROTO_IP Socket Options. */
  readonly IP_ORIGINAL_ARRIVAL_IF: Option<boolean> | undefined;
  /** Receive the peer's security context; ip(7). */
  readonly IP_PASSSEC: Option<boolean> | undefined;
  /** Receive the destination and interface, as ancillary data of this name; ip(7). */
  readonly IP_PKTINFO: Option<boolean> | undefined;
  /** From which range local ports are chosen: `IP_PORTRANGE_*`. macOS, FreeBSD; ip(4). */
  readonly IP_PORTRANGE: Option<number> | undefined;
  /** From how far away peers may come. Windows; IPPROTO_IP Socket Options. */
  readonly IP_PROTECTION_LEVEL: Option<number> | undefined;
  /** The protocol of the socket. Read only; ip(7). */
  readonly IP_PROTOCOL: ReadableOption<number> | undefined;
  /** Whether broadcasts are received. Windows; IPPROTO_IP Socket Options. */
  readonly IP_RECEIVE_BROADCAST: Option<boolean> | undefined;
  /** Receive the destination, as ancillary data of this name. macOS, FreeBSD, Windows; ip(4). */
  readonly IP_RECVDSTADDR: Option<boolean> | undefined;
  /** Receive the congestion bits. Windows; IPPROTO_IP Socket Options. */
  readonly IP_RECVECN: Option<boolean> | undefined;
  /** Keep errors in a queue for `MSG_ERRQUEUE`; ip(7). */
  readonly IP_RECVERR: Option<boolean> | undefined;
  /** `IP_RECVERR` with the extensions of RFC 4884. */
  readonly IP_RECVERR_RFC4884: Option<boolean> | undefined;
  /** Receive the number of the flow, as `IP_FLOWID`. FreeBSD; netinet/in.h. */
  readonly IP_RECVFLOWID: Option<boolean> | undefined;
  /** Receive the size of the largest fragment; ip(7). */
  readonly IP_RECVFRAGSIZE: Option<boolean> | undefined;
  /** Receive the interface, as ancillary data of this name. macOS, FreeBSD, Windows; ip(4). */
  readonly IP_RECVIF: Option<boolean> | undefined;
  /** Receive the IP options of each packet; ip(7). */
  readonly IP_RECVOPTS: Option<boolean> | undefined;
  /** Receive the original destination, as `IP_ORIGDSTADDR`; ip(7). */
  readonly IP_RECVORIGDSTADDR: Option<boolean> | undefined;
  /**
   * Receive the IP options of each packet in the form in which they are sent back; ip(7).
   */
  readonly IP_RECVRETOPTS: Option<boolean> | undefined;
  /** Receive the bucket of the receive queue, as `IP_RSSBUCKETID`. FreeBSD; netinet/in.h. */
  readonly IP_RECVRSSBUCKETID: Option<boolean> | undefined;
  /** Receive the routing header. Windows; IPPROTO_IP Socket Options. */
  readonly IP_RECVRTHDR: Option<boolean> | undefined;
  /** Receive the type of service, as `IP_TCLASS`. Windows; IPPROTO_IP Socket Options. */
  readonly IP_RECVTCLASS: Option<boolean> | undefined;
  /** Receive the type of service, as `IP_TOS`; ip(7). */
  readonly IP_RECVTOS: Option<boolean>;
  /** Receive the time to live, as `IP_TTL`; ip(7). */
  readonly IP_RECVTTL: Option<boolean>;
  /** Receive the IP options of each packet in the form in which they are sent back; ip(7). */
  readonly IP_RETOPTS: Option<boolean> | undefined;
  /** Receive forwarded packets that have the router alert option; ip(7). */
  readonly IP_ROUTER_ALERT: WritableOption<boolean> | undefined;
  /** The bucket of the receive queue. Read only. FreeBSD; netinet/in.h. */
  readonly IP_RSSBUCKETID: ReadableOption<number> | undefined;
  /** The bucket that a listening socket takes connections of. FreeBSD; netinet/in.h. */
  readonly IP_RSS_LISTEN_BUCKET: Option<number> | undefined;
  /** Leave the IP header out of what is received; of raw sockets. macOS; ip(4). */
  readonly IP_STRIPHDR: Option<boolean> | undefined;
  /** Type of service: DSCP and congestion bits; ip(7). */
  readonly IP_TOS: Option<number>;
  /** Take packets for other machines' addresses; for proxies. See ip(7). */
  readonly IP_TRANSPARENT: Option<boolean> | undefined;
  /** Time to live of packets sent; ip(7). */
  readonly IP_TTL: Option<number>;
  /** Receive again from one source of a group; ip(7). */
  readonly IP_UNBLOCK_SOURCE: WritableOption<SourceMembership>;
  /** The interface that packets are sent to, by its index or name; 0 for any. See ip(7). */
  readonly IP_UNICAST_IF: Option<number, number | string> | undefined;
  /**
   * The largest packet, where the path would take larger ones. Windows; IPPROTO_IP Socket Options.
   */
  readonly IP_USER_MTU: Option<number> | undefined;
  /** The priority in VLAN headers, -1 for that of the interface. FreeBSD; ip(4). */
  readonly IP_VLAN_PCP: Option<number> | undefined;
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
  /**
   * The destination of a connection before a firewall changed it. Read only; iptables-
   * extensions(8).
   */
  readonly SO_ORIGINAL_DST: ReadableOption<InetAddress> | undefined;
}
