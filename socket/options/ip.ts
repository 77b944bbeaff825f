/**
 * Types of the IPv4 options.
 *
 * @module
 */
import type { InetAddress } from "../../constants/families.ts";
import type { Bytes } from "../arguments.ts";
import type { MulticastOptions } from "./multicast.ts";
import type {
  Membership,
  Option,
  PortRange,
  ReadableOption,
  SourceMembership,
  WritableOption,
} from "./types.ts";

/**
 * IPv4 options: level `IPPROTO_IP`, ip(7).
 *
 * @category Options
 */
export interface IpOptions extends MulticastOptions {
  /**
   * Adds an interface to the list of a socket with `IP_IFLIST`; `IP_DEL_IFLIST` removes it.
   * Windows; IPPROTO_IP Socket Options.
   */
  readonly IP_ADD_IFLIST: WritableOption<number | string> | undefined;
  /** Joins a multicast group; `IP_DROP_MEMBERSHIP` leaves it. See ip(7). */
  readonly IP_ADD_MEMBERSHIP: WritableOption<Membership>;
  /** Joins a multicast group for one source; `IP_DROP_SOURCE_MEMBERSHIP` leaves it. See ip(7). */
  readonly IP_ADD_SOURCE_MEMBERSHIP: WritableOption<SourceMembership>;
  /** Permits binding to an address that this machine does not have. FreeBSD; ip(4). */
  readonly IP_BINDANY: Option<boolean> | undefined;
  /** Lets several sockets of one user bind the same address. FreeBSD; netinet/in.h. */
  readonly IP_BINDMULTI: Option<boolean> | undefined;
  /** Chooses the local port at connect rather than at a bind with port 0; ip(7). */
  readonly IP_BIND_ADDRESS_NO_PORT: Option<boolean> | undefined;
  /** Blocks one source of a multicast group; `IP_UNBLOCK_SOURCE` unblocks it. See ip(7). */
  readonly IP_BLOCK_SOURCE: WritableOption<SourceMembership>;
  /**
   * The only interface to receive from and send to, by index or name; 0 for all. macOS;
   * netinet/in.h.
   */
  readonly IP_BOUND_IF: Option<number, number | string> | undefined;
  /** Delivers the checksum of each packet as ancillary data; ip(7). */
  readonly IP_CHECKSUM: Option<boolean> | undefined;
  /** Removes an interface from the list of `IP_ADD_IFLIST`. Windows; IPPROTO_IP Socket Options. */
  readonly IP_DEL_IFLIST: WritableOption<number | string> | undefined;
  /** Sets the don't-fragment bit of packets sent. macOS, FreeBSD; ip(4). */
  readonly IP_DONTFRAG: Option<boolean> | undefined;
  /** Sets the don't-fragment bit of packets sent. Windows; IPPROTO_IP Socket Options. */
  readonly IP_DONTFRAGMENT: Option<boolean> | undefined;
  /** Leaves a multicast group that `IP_ADD_MEMBERSHIP` joined; ip(7). */
  readonly IP_DROP_MEMBERSHIP: WritableOption<Membership>;
  /** Leaves a multicast group for one source, joined by `IP_ADD_SOURCE_MEMBERSHIP`; ip(7). */
  readonly IP_DROP_SOURCE_MEMBERSHIP: WritableOption<SourceMembership>;
  /** Flow identifier. Read only. FreeBSD; netinet/in.h. */
  readonly IP_FLOWID: ReadableOption<number> | undefined;
  /**
   * Method by which the flow identifier `IP_FLOWID` was computed. Read only. FreeBSD; netinet/in.h.
   */
  readonly IP_FLOWTYPE: ReadableOption<number> | undefined;
  /** Permits binding to an address that is not local or does not exist yet; ip(7). */
  readonly IP_FREEBIND: Option<boolean> | undefined;
  /** The program supplies the IP header of each packet. Raw sockets only; see ip(7). */
  readonly IP_HDRINCL: Option<boolean>;
  /**
   * Receives only from the interfaces added by `IP_ADD_IFLIST`. Windows; IPPROTO_IP Socket Options.
   */
  readonly IP_IFLIST: Option<boolean> | undefined;
  /** Range from which the system chooses local ports; ip(7). */
  readonly IP_LOCAL_PORT_RANGE: Option<PortRange> | undefined;
  /** Minimum time to live of packets received; packets with less are dropped. See ip(7). */
  readonly IP_MINTTL: Option<number> | undefined;
  /** Path MTU of a connected socket, in bytes. Read only; ip(7). */
  readonly IP_MTU: ReadableOption<number> | undefined;
  /** Path MTU discovery mode: `IP_PMTUDISC_*`; ip(7). */
  readonly IP_MTU_DISCOVER: Option<number> | undefined;
  /**
   * Delivers datagrams of every multicast group joined on this machine, not only of the socket's own
   * groups; ip(7).
   */
  readonly IP_MULTICAST_ALL: Option<boolean> | undefined;
  /**
   * Outgoing interface of multicasts, set by address, name or index; read as an address. See ip(7).
   */
  readonly IP_MULTICAST_IF: Option<string, string | number>;
  /** Outgoing interface of multicasts, by index or name. macOS; netinet/in.h. */
  readonly IP_MULTICAST_IFINDEX: Option<number, number | string> | undefined;
  /** Loops sent multicasts back to the members of the group on this machine; ip(7). */
  readonly IP_MULTICAST_LOOP: Option<boolean>;
  /** Time to live of multicasts sent; ip(7). */
  readonly IP_MULTICAST_TTL: Option<number>;
  /** Disables the reassembly of fragments. Raw sockets only; see ip(7). */
  readonly IP_NODEFRAG: Option<boolean> | undefined;
  /** Sends broadcasts to 255.255.255.255, whatever broadcast address is given. FreeBSD; ip(4). */
  readonly IP_ONESBCAST: Option<boolean> | undefined;
  /** IP options sent with every packet, at most 40 bytes; ip(7). */
  readonly IP_OPTIONS: Option<Uint8Array<ArrayBuffer>, Bytes>;
  /**
   * Delivers the interface on which a packet, such as a tunneled one, originally arrived. Windows;
   * IPPROTO_IP Socket Options.
   */
  readonly IP_ORIGINAL_ARRIVAL_IF: Option<boolean> | undefined;
  /** Delivers the security context of the peer as ancillary data; ip(7). */
  readonly IP_PASSSEC: Option<boolean> | undefined;
  /** Delivers the destination address and the interface as ancillary data of this name; ip(7). */
  readonly IP_PKTINFO: Option<boolean> | undefined;
  /** Range from which local ports are chosen: `IP_PORTRANGE_*`. macOS, FreeBSD; ip(4). */
  readonly IP_PORTRANGE: Option<number> | undefined;
  /**
   * Scope from which peers are accepted: how far away they may be. Windows; IPPROTO_IP Socket
   * Options.
   */
  readonly IP_PROTECTION_LEVEL: Option<number> | undefined;
  /** Protocol of a raw socket. Read only; ip(7). */
  readonly IP_PROTOCOL: ReadableOption<number> | undefined;
  /** Receives broadcasts. Windows; IPPROTO_IP Socket Options. */
  readonly IP_RECEIVE_BROADCAST: Option<boolean> | undefined;
  /**
   * Delivers the destination address as ancillary data of this name. macOS, FreeBSD, Windows;
   * ip(4).
   */
  readonly IP_RECVDSTADDR: Option<boolean> | undefined;
  /** Delivers the ECN bits as ancillary data `IP_ECN`. Windows; IPPROTO_IP Socket Options. */
  readonly IP_RECVECN: Option<boolean> | undefined;
  /** Queues errors for receipt with `MSG_ERRQUEUE`; ip(7). */
  readonly IP_RECVERR: Option<boolean> | undefined;
  /** Adds the extensions of RFC 4884 to the errors of `IP_RECVERR`. */
  readonly IP_RECVERR_RFC4884: Option<boolean> | undefined;
  /** Delivers the flow identifier as ancillary data `IP_FLOWID`. FreeBSD; netinet/in.h. */
  readonly IP_RECVFLOWID: Option<boolean> | undefined;
  /** Delivers the size of the largest fragment of each packet as ancillary data; ip(7). */
  readonly IP_RECVFRAGSIZE: Option<boolean> | undefined;
  /** Delivers the interface as ancillary data of this name. macOS, FreeBSD, Windows; ip(4). */
  readonly IP_RECVIF: Option<boolean> | undefined;
  /** Delivers the IP options of each packet as ancillary data; ip(7). */
  readonly IP_RECVOPTS: Option<boolean> | undefined;
  /** Delivers the original destination address as ancillary data `IP_ORIGDSTADDR`; ip(7). */
  readonly IP_RECVORIGDSTADDR: Option<boolean> | undefined;
  /** Delivers the IP options of each packet, in the form to send back in a reply; ip(7). */
  readonly IP_RECVRETOPTS: Option<boolean> | undefined;
  /**
   * Delivers the RSS bucket of the receive queue as ancillary data `IP_RSSBUCKETID`. FreeBSD;
   * netinet/in.h.
   */
  readonly IP_RECVRSSBUCKETID: Option<boolean> | undefined;
  /** Delivers the routing header as ancillary data. Windows; IPPROTO_IP Socket Options. */
  readonly IP_RECVRTHDR: Option<boolean> | undefined;
  /**
   * Delivers the type of service as ancillary data `IP_TCLASS`. Windows; IPPROTO_IP Socket Options.
   */
  readonly IP_RECVTCLASS: Option<boolean> | undefined;
  /** Delivers the type of service as ancillary data `IP_TOS` (BSD: `IP_RECVTOS`); ip(7). */
  readonly IP_RECVTOS: Option<boolean>;
  /** Delivers the time to live as ancillary data `IP_TTL` (BSD: `IP_RECVTTL`); ip(7). */
  readonly IP_RECVTTL: Option<boolean>;
  /** Delivers the IP options of each packet, in the form to send back in a reply; ip(7). */
  readonly IP_RETOPTS: Option<boolean> | undefined;
  /** Receives forwarded packets that carry the router alert option; ip(7). */
  readonly IP_ROUTER_ALERT: WritableOption<boolean> | undefined;
  /** RSS bucket of the receive queue. Read only. FreeBSD; netinet/in.h. */
  readonly IP_RSSBUCKETID: ReadableOption<number> | undefined;
  /** RSS bucket whose connections a listening socket accepts. FreeBSD; netinet/in.h. */
  readonly IP_RSS_LISTEN_BUCKET: Option<number> | undefined;
  /** Strips the IP header from packets received. Raw sockets only. macOS; ip(4). */
  readonly IP_STRIPHDR: Option<boolean> | undefined;
  /** Type of service of packets sent: DSCP and ECN bits; ip(7). */
  readonly IP_TOS: Option<number>;
  /** Binds to and receives for addresses of other machines, for transparent proxies; see ip(7). */
  readonly IP_TRANSPARENT: Option<boolean> | undefined;
  /** Time to live of packets sent; ip(7). */
  readonly IP_TTL: Option<number>;
  /** Unblocks one source of a multicast group, blocked by `IP_BLOCK_SOURCE`; ip(7). */
  readonly IP_UNBLOCK_SOURCE: WritableOption<SourceMembership>;
  /** Outgoing interface of unicast packets, by index or name; 0 for any. See ip(7). */
  readonly IP_UNICAST_IF: Option<number, number | string> | undefined;
  /** Upper limit of the path MTU, in bytes. Windows; IPPROTO_IP Socket Options. */
  readonly IP_USER_MTU: Option<number> | undefined;
  /** Priority in VLAN headers (PCP); -1 for the interface's priority. FreeBSD; ip(4). */
  readonly IP_VLAN_PCP: Option<number> | undefined;
  /**
   * Destination of a connection before a firewall redirected it. Read only; iptables-extensions(8).
   */
  readonly SO_ORIGINAL_DST: ReadableOption<InetAddress> | undefined;
}
