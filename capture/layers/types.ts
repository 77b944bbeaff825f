/**
 * The layers of a packet.
 *
 * @module
 */

import type { DnsMessage } from "./dns/records.ts";

/**
 * Why bytes of a layer are missing, although it is not malformed: the capture kept fewer
 * (`"capture"`), they are in other fragments (`"fragment"`), the ICMP error quotes only the beginning of
 * a packet (`"quote"`), or the layer around it is shorter than its own length says (`"carrier"`).
 *
 * @category Protocols
 */
export type CutReason = "capture" | "fragment" | "quote" | "carrier";

/**
 * A frame of Ethernet: IEEE 802.3, with VLAN tags of 802.1Q.
 *
 * @category Protocols
 */
export interface EthernetLayer {
  /** The kind of layer. */
  readonly kind: "ethernet";
  /** The hardware address of the destination, such as `"02:00:00:00:00:01"`. */
  readonly destination: string;
  /** The hardware address of the source. */
  readonly source: string;
  /** The tags, the outer one first. */
  readonly vlans: readonly VlanTag[];
  /** The type of what follows; its length in a frame of IEEE 802.3. */
  readonly type: number;
  /** What follows; `null` for nothing. */
  readonly payload: Layer | null;
}

/**
 * A VLAN tag.
 *
 * @category Protocols
 */
export interface VlanTag {
  /** The number of the VLAN, from 0 to 4095. */
  readonly id: number;
  /** The priority, from 0 to 7. */
  readonly priority: number;
  /** True if the frame may be dropped first. */
  readonly dropEligible: boolean;
}

/**
 * The header that Linux makes for packets of any link: `LINKTYPE_LINUX_SLL` and `LINKTYPE_LINUX_SLL2`.
 *
 * @category Protocols
 */
export interface CookedLayer {
  /** The kind of layer. */
  readonly kind: "cooked";
  /** The packet type, `PACKET_*`: 4 for a packet that the system sent. */
  readonly packetType: number;
  /** The hardware type, `ARPHRD_*`. */
  readonly hardwareType: number;
  /** The hardware address of the sender; `""` without one. */
  readonly source: string;
  /** The index of the interface; `null` in the first version of the header. */
  readonly interfaceIndex: number | null;
  /** The VLAN tags, the outer one first. */
  readonly vlans: readonly VlanTag[];
  /** The type of what follows, as in Ethernet. */
  readonly type: number;
  /** What follows; `null` for nothing. */
  readonly payload: Layer | null;
}

/**
 * The header of a BSD loopback interface.
 *
 * @category Protocols
 */
export interface LoopbackLayer {
  /** The kind of layer. */
  readonly kind: "loopback";
  /** The address family, a number of the system that captured. */
  readonly family: number;
  /** What follows; `null` for nothing. */
  readonly payload: Layer | null;
}

/**
 * A message of the Address Resolution Protocol: RFC 826.
 *
 * @category Protocols
 */
export interface ArpLayer {
  /** The kind of layer. */
  readonly kind: "arp";
  /** The hardware type; 1 for Ethernet. */
  readonly hardwareType: number;
  /** The type of the protocol, as in Ethernet. */
  readonly protocolType: number;
  /** 1 for a request, 2 for a reply. */
  readonly operation: number;
  /** The sender's hardware address. */
  readonly senderHardware: string;
  /** The sender's protocol address. */
  readonly sender: string;
  /** The target's hardware address; zeros in a request. */
  readonly targetHardware: string;
  /** The target's protocol address: the one requested, or the requester's in a reply. */
  readonly target: string;
}

/**
 * A packet of the Internet Protocol, version 4, or a fragment of one: RFC 791.
 *
 * @category Protocols
 */
export interface Ipv4Layer {
  /** The kind of layer. */
  readonly kind: "ipv4";
  /** The source address. */
  readonly source: string;
  /** The destination address. */
  readonly destination: string;
  /** The type of service, or the differentiated services and the congestion notification. */
  readonly typeOfService: number;
  /** The number that the fragments of one packet share. */
  readonly identification: number;
  /** True if no router may fragment the packet. */
  readonly dontFragment: boolean;
  /** True if more fragments follow. */
  readonly moreFragments: boolean;
  /** The offset of this fragment in the packet, in bytes. */
  readonly fragmentOffset: number;
  /** The number of routers that may still forward the packet. */
  readonly timeToLive: number;
  /** The number of the protocol that follows. */
  readonly protocol: number;
  /** The bytes of the options; none in most packets. */
  readonly options: Uint8Array;
  /** True if the checksum of the header is correct. */
  readonly isChecksumValid: boolean;
  /** The number of bytes of this packet or fragment that are not here. */
  readonly missing: number;
  /** What follows; `null` for nothing. */
  readonly payload: Layer | null;
}

/**
 * A packet of the Internet Protocol, version 6, or a fragment of one: RFC 8200.
 *
 * @category Protocols
 */
export interface Ipv6Layer {
  /** The kind of layer. */
  readonly kind: "ipv6";
  /** The source address. */
  readonly source: string;
  /** The destination address. */
  readonly destination: string;
  /** The traffic class. */
  readonly trafficClass: number;
  /** The flow label. */
  readonly flowLabel: number;
  /** The number of routers that may still forward the packet. */
  readonly hopLimit: number;
  /** The types of the extension headers. */
  readonly extensions: readonly number[];
  /** The fragment header; `null` for a whole packet. */
  readonly fragment: Ipv6Fragment | null;
  /** The number of the protocol behind the extension headers. */
  readonly protocol: number;
  /** The number of bytes of this packet or fragment that are not here. */
  readonly missing: number;
  /** What follows; `null` for nothing. */
  readonly payload: Layer | null;
}

/**
 * A fragment header of IPv6.
 *
 * @category Protocols
 */
export interface Ipv6Fragment {
  /** The number that the fragments of one packet share. */
  readonly identification: number;
  /** The offset of this fragment in the packet, in bytes. */
  readonly offset: number;
  /** True if more fragments follow. */
  readonly more: boolean;
}

/**
 * A message of the Internet Control Message Protocol: RFC 792, RFC 4443 and RFC 4861.
 *
 * @category Protocols
 */
export interface IcmpLayer {
  /** The kind of layer. */
  readonly kind: "icmp";
  /** The version of the Internet Protocol. */
  readonly version: 4 | 6;
  /** The type. */
  readonly type: number;
  /** The code, whose meaning depends on the type. */
  readonly code: number;
  /** For an echo: the number of the program. */
  readonly identifier?: number;
  /** For an echo: the number of the message. */
  readonly sequence?: number;
  /** For a redirect: the gateway. For Neighbor Discovery: the target address. */
  readonly target?: string;
  /** For a packet that is too big: the MTU of the next hop, in bytes. */
  readonly mtu?: number;
  /** For an error: the quoted packet. For other messages: the data behind the header. */
  readonly payload: Layer | null;
}

/**
 * A datagram of the User Datagram Protocol: RFC 768.
 *
 * @category Protocols
 */
export interface UdpLayer {
  /** The kind of layer. */
  readonly kind: "udp";
  /** The port of the sender. */
  readonly sourcePort: number;
  /** The port of the receiver. */
  readonly destinationPort: number;
  /** The number of bytes of data. */
  readonly length: number;
  /** The number of bytes of data that are not here. */
  readonly missing: number;
  /** What follows; `null` for nothing. */
  readonly payload: Layer | null;
}

/**
 * A segment of the Transmission Control Protocol: RFC 9293.
 *
 * @category Protocols
 */
export interface TcpLayer {
  /** The kind of layer. */
  readonly kind: "tcp";
  /** The port of the sender. */
  readonly sourcePort: number;
  /** The port of the receiver. */
  readonly destinationPort: number;
  /** The sequence number. */
  readonly sequence: number;
  /** The acknowledgment number; without a meaning if there is no flag `ACK`. */
  readonly acknowledgment: number;
  /** The names of the set flags, such as `"SYN"`, from the lowest bit on. */
  readonly flags: readonly string[];
  /** The window, not scaled. */
  readonly window: number;
  /** The urgent pointer; without a meaning if there is no flag `URG`. */
  readonly urgentPointer: number;
  /** The options, up to the first one that is cut or malformed. */
  readonly options: readonly TcpOption[];
  /** The number of bytes of data, with those that were not captured. */
  readonly length: number;
  /** What follows; `null` for nothing. A cut or malformed layer if the options are. */
  readonly payload: Layer | null;
}

/**
 * An option of TCP: RFC 9293, RFC 7323, RFC 2018. Options without a meaning are left out.
 *
 * @category Protocols
 */
export type TcpOption =
  | { readonly kind: "maximumSegmentSize"; readonly bytes: number }
  | { readonly kind: "windowScale"; readonly shift: number }
  | { readonly kind: "sackPermitted" }
  | { readonly kind: "sack"; readonly blocks: readonly (readonly [left: number, right: number])[] }
  | { readonly kind: "timestamps"; readonly value: number; readonly echo: number }
  | { readonly kind: "other"; readonly number: number; readonly data: Uint8Array };

/**
 * A message of the Domain Name System, of multicast DNS or of LLMNR.
 *
 * @category Protocols
 */
export interface DnsLayer {
  /** The kind of layer. */
  readonly kind: "dns";
  /** The message. Its `fault` is `null`, or says that the rest was not captured. */
  readonly message: DnsMessage;
}

/**
 * Bytes that are not decoded.
 *
 * @category Protocols
 */
export interface DataLayer {
  /** The kind of layer. */
  readonly kind: "data";
  /**
   * What the bytes are, as the layer around them says: `"type 0x88b5"`, `"protocol 99"`, `"IEEE 802.3"`,
   * `"part of DNS"`; `null` if nothing says it.
   */
  readonly protocol: string | null;
  /** The number of bytes, with those that are not here. */
  readonly length: number;
  /** The bytes that are here: a view of the packet. */
  readonly bytes: Uint8Array;
}

/**
 * A layer of which too little is here to decode it.
 *
 * @category Protocols
 */
export interface CutLayer {
  /** The kind of layer. */
  readonly kind: "cut";
  /** The expected protocol, such as `"TCP"`. */
  readonly protocol: string;
  /** Why bytes are missing. */
  readonly reason: CutReason;
  /** The number of bytes that are here. */
  readonly available: number;
}

/**
 * A layer that contradicts itself, or is too short although nothing is missing.
 *
 * @category Protocols
 */
export interface MalformedLayer {
  /** The kind of layer. */
  readonly kind: "malformed";
  /** The expected protocol, such as `"IPv4"`. */
  readonly protocol: string;
  /** What is wrong. */
  readonly reason: string;
}

/**
 * A layer of a packet, distinguished by its `kind`. The next layer is in its `payload`.
 *
 * @category Protocols
 */
export type Layer =
  | EthernetLayer
  | CookedLayer
  | LoopbackLayer
  | ArpLayer
  | Ipv4Layer
  | Ipv6Layer
  | IcmpLayer
  | UdpLayer
  | TcpLayer
  | DnsLayer
  | DataLayer
  | CutLayer
  | MalformedLayer;
