/**
 * The types of ancillary data.
 *
 * @module
 */
import type { Inet6Address, InetAddress } from "../../constants/families.ts";
import type { Bytes } from "../arguments.ts";
import type { ReceivedDescriptors } from "./scm_rights.ts";

/**
 * An ancillary item to send with a message: one `struct cmsghdr`. `cmsg` makes the common items.
 *
 * @category Ancillary data
 */
export interface Ancillary {
  /** The protocol that the item is for, such as `SOL_SOCKET` or `IPPROTO_IP`. */
  readonly level: number;
  /** The type of the item, such as `SCM_RIGHTS` or `IP_PKTINFO`. */
  readonly type: number;
  /** The data, in the layout of the system's C structure. For descriptors, an `Int32Array`. */
  readonly data: Bytes;
}

/**
 * An ancillary item received with a message.
 *
 * @category Ancillary data
 */
export interface ReceivedAncillary {
  /** The protocol that sent the item, such as `SOL_SOCKET` or `IPPROTO_IP`. */
  readonly level: number;
  /** The type of the item, such as `SCM_RIGHTS` or `IP_PKTINFO`. */
  readonly type: number;
  /** The data, in the layout of the system's C structure. */
  readonly data: Uint8Array<ArrayBuffer>;
  /** For `SCM_RIGHTS` and `SCM_PIDFD`: the descriptors, until the program takes them. */
  readonly descriptors?: ReceivedDescriptors;
  /**
   * The decoded data. Each access decodes it again. `undefined` if the module does not know the type,
   * or if the data was truncated.
   */
  readonly value: AncillaryValue | undefined;
}

/**
 * `SCM_RIGHTS`: open descriptors.
 *
 * @category Ancillary data
 */
export interface AncillaryDescriptors {
  /** Discriminant of {@linkcode AncillaryValue}. */
  readonly kind: "descriptors";
  /** The descriptors, until the program takes them. */
  readonly descriptors: ReceivedDescriptors;
}

/**
 * `SCM_PIDFD`: a descriptor of the sender's process. The option `SO_PASSPIDFD` enables it.
 *
 * @category Ancillary data
 */
export interface AncillaryPidfd {
  /** Discriminant of {@linkcode AncillaryValue}. */
  readonly kind: "pidfd";
  /** The descriptor, until the program takes it. Empty if the process has ended. */
  readonly descriptors: ReceivedDescriptors;
}

/**
 * `SCM_CREDENTIALS`: credentials of the sender. The option `SO_PASSCRED` enables it. On FreeBSD:
 * `SCM_CREDS`, which the sender must add, or `SCM_CREDS2`, which the option
 * `LOCAL_CREDS_PERSISTENT` enables.
 *
 * @category Ancillary data
 */
export interface AncillaryCredentials {
  /** Discriminant of {@linkcode AncillaryValue}. */
  readonly kind: "credentials";
  /** The id of the process. */
  readonly pid: number;
  /** The id of its user. */
  readonly uid: number;
  /** The id of its group. */
  readonly gid: number;
}

/**
 * `IP_PKTINFO` and `IPV6_PKTINFO`: the interface and the address that a datagram arrived at. The
 * options `IP_PKTINFO` and `IPV6_RECVPKTINFO` enable them.
 *
 * @category Ancillary data
 */
export interface AncillaryPacketInfo {
  /** Discriminant of {@linkcode AncillaryValue}. */
  readonly kind: "packetInfo";
  /** Index of the interface. */
  readonly interfaceIndex: number;
  /** Destination address of the datagram. */
  readonly address: string;
  /** For IPv4: the local address that received the datagram; not `address` for a broadcast. */
  readonly specDst?: string;
}

/**
 * `IP_RECVDSTADDR` of macOS and FreeBSD: the address that a datagram was sent to.
 *
 * @category Ancillary data
 */
export interface AncillaryDestination {
  /** Discriminant of {@linkcode AncillaryValue}. */
  readonly kind: "destination";
  /** Destination address of the datagram. */
  readonly address: string;
}

/**
 * `IP_RECVIF` of macOS and FreeBSD: the interface that a datagram arrived at.
 *
 * @category Ancillary data
 */
export interface AncillaryInterface {
  /** Discriminant of {@linkcode AncillaryValue}. */
  readonly kind: "interface";
  /** Index of the interface; 0 if the kernel does not say. */
  readonly index: number;
  /** Name of the interface; `""` if the kernel does not say. */
  readonly name: string;
}

/**
 * The kinds of items whose value is a number.
 *
 * @category Ancillary data
 */
export interface AncillaryNumbers {
  /** `IP_TTL`: time to live. `IP_RECVTTL` enables it. */
  readonly ttl: number;
  /** `IPV6_HOPLIMIT`: hop limit. `IPV6_RECVHOPLIMIT` enables it. */
  readonly hopLimit: number;
  /** `IP_TOS`: type of service. `IP_RECVTOS` enables it. */
  readonly tos: number;
  /** `IPV6_TCLASS`: traffic class. `IPV6_RECVTCLASS` enables it. */
  readonly trafficClass: number;
  /** `IPV6_FLOWINFO`: traffic class and flow label of the IPv6 header. */
  readonly flowInfo: number;
  /** `SO_MARK`: mark of the packet. `SO_RCVMARK` enables it. */
  readonly mark: number;
  /** `SO_PRIORITY`: priority of the packet. `SO_RCVPRIORITY` enables it. */
  readonly priority: number;
  /** `SO_RXQ_OVFL`: number of datagrams that the socket has dropped so far. */
  readonly dropped: number;
  /** `UDP_GRO`: length of each datagram that the kernel coalesced into this one. */
  readonly segmentSize: number;
  /** `IP_RECVFRAGSIZE` and `IPV6_RECVFRAGSIZE`: size of the largest fragment of the datagram. */
  readonly fragmentSize: number;
}

/**
 * Value of an item that is a number.
 *
 * @category Ancillary data
 */
export type AncillaryNumber = {
  readonly [K in keyof AncillaryNumbers]: { readonly kind: K; readonly value: number };
}[keyof AncillaryNumbers];

/**
 * `SCM_TIMESTAMP` and `SCM_TIMESTAMPNS`: arrival time of the message, by the wall clock.
 *
 * @category Ancillary data
 */
export interface AncillaryTimestamp {
  /** Discriminant of {@linkcode AncillaryValue}. */
  readonly kind: "timestamp";
  /** Nanoseconds since 1970. `SCM_TIMESTAMP` has a resolution of a microsecond. */
  readonly nanoseconds: bigint;
}

/**
 * `SCM_TIMESTAMPING`: arrival or departure times of the message, in nanoseconds. 0 means none.
 *
 * @category Ancillary data
 */
export interface AncillaryTimestamps {
  /** Discriminant of {@linkcode AncillaryValue}. */
  readonly kind: "timestamps";
  /** Time at which the kernel handled the message, since 1970. */
  readonly software: bigint;
  /** The device's time, converted to system time. Current kernels do not set it. */
  readonly hardwareConverted: bigint;
  /** Time at which the device handled the message, by the device's clock. */
  readonly hardware: bigint;
}

/**
 * `IP_RECVERR`, `IPV6_RECVERR` and similar types: an entry of the error queue (`MSG_ERRQUEUE`).
 * See `struct sock_extended_err` in ip(7).
 *
 * @category Ancillary data
 */
export interface AncillaryError {
  /** Discriminant of {@linkcode AncillaryValue}. */
  readonly kind: "error";
  /** The error number. 0 for a notification, `ENOMSG` for a timestamp. */
  readonly errno: number;
  /** The C name of the error, such as `"ECONNREFUSED"`. `""` if `errno` is 0. */
  readonly code: string;
  /** Origin of the error: `SO_EE_ORIGIN_*`. */
  readonly origin: number;
  /** The type of the ICMP message. */
  readonly type: number;
  /** The code of the ICMP message. */
  readonly icmpCode: number;
  /** Detail: the MTU for `EMSGSIZE`, the type of a timestamp (`SCM_TSTAMP_*`). */
  readonly info: number;
  /** Detail: for a timestamp, the number of the message that it belongs to. */
  readonly data: number;
  /** Address of the host that reported the error, with port 0. `null` if it was this machine. */
  readonly offender: InetAddress | Inet6Address | null;
}

/**
 * `IP_ORIGDSTADDR` and `IPV6_ORIGDSTADDR`: destination of a datagram before it was redirected.
 *
 * @category Ancillary data
 */
export interface AncillaryOriginalDestination {
  /** Discriminant of {@linkcode AncillaryValue}. */
  readonly kind: "originalDestination";
  /** The original destination. */
  readonly address: InetAddress | Inet6Address;
}

/**
 * `SCM_TXTIME`: time at which to send a message. The option `SO_TXTIME` enables it.
 *
 * @category Ancillary data
 */
export interface AncillaryTransmitTime {
  /** Discriminant of {@linkcode AncillaryValue}. */
  readonly kind: "transmitTime";
  /** Nanoseconds of the clock that `SO_TXTIME` selected. */
  readonly nanoseconds: bigint;
}

/**
 * `PACKET_AUXDATA`: metadata of an `AF_PACKET` packet: packet(7).
 *
 * @category Ancillary data
 */
export interface AncillaryAuxdata {
  /** Discriminant of {@linkcode AncillaryValue}. */
  readonly kind: "auxdata";
  /** Status: `TP_STATUS_*` of linux/if_packet.h. */
  readonly status: number;
  /** Length of the packet, in bytes. */
  readonly length: number;
  /** Number of bytes that were captured. */
  readonly snapLength: number;
  /** Offset of the link-layer header. */
  readonly mac: number;
  /** Offset of the network header. */
  readonly net: number;
  /** VLAN tag. 0 if there is none. */
  readonly vlanTci: number;
  /** Protocol of the VLAN tag, such as `ETH_P_8021Q`. 0 if there is none. */
  readonly vlanTpid: number;
}

/**
 * Decoded value of an ancillary item, discriminated by `kind`.
 *
 * @category Ancillary data
 */
export type AncillaryValue =
  | AncillaryDescriptors
  | AncillaryPidfd
  | AncillaryCredentials
  | AncillaryPacketInfo
  | AncillaryDestination
  | AncillaryInterface
  | AncillaryNumber
  | AncillaryTimestamp
  | AncillaryTimestamps
  | AncillaryError
  | AncillaryOriginalDestination
  | AncillaryTransmitTime
  | AncillaryAuxdata;
