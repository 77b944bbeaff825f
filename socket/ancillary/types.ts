/**
 * The types of ancillary data.
 *
 * @module
 */
import type { Inet6Address, InetAddress } from "../../constants/families.ts";
import type { Bytes } from "../arguments.ts";
import type { ReceivedDescriptors } from "./scm_rights.ts";

/** Ancillary data to send beside a message: one `struct cmsghdr`. `cmsg` makes the usual ones. */
export interface Ancillary {
  /** The protocol that it is for, such as `SOL_SOCKET` or `IPPROTO_IP`. */
  readonly level: number;
  /** What it is, such as `SCM_RIGHTS` or `IP_PKTINFO`. */
  readonly type: number;
  /** Its data, in the form that the system's structures have; descriptors as an `Int32Array`. */
  readonly data: Bytes;
}

/** Ancillary data that came with a message. */
export interface ReceivedAncillary {
  /** The protocol that it is from, such as `SOL_SOCKET` or `IPPROTO_IP`. */
  readonly level: number;
  /** What it is, such as `SCM_RIGHTS` or `IP_PKTINFO`. */
  readonly type: number;
  /** Its data, in the form that the system's structures have. */
  readonly data: Uint8Array<ArrayBuffer>;
  /** For `SCM_RIGHTS` and `SCM_PIDFD`: the descriptors, for who wants to take them. */
  readonly descriptors?: ReceivedDescriptors;
  /**
   * What the data says, decoded at each access; `undefined` for what the module does not know, and
   * for data that was cut short.
   */
  readonly value: AncillaryValue | undefined;
}

/** `SCM_RIGHTS`: open descriptors. */
export interface AncillaryDescriptors {
  /** Which of the values it is. */
  readonly kind: "descriptors";
  /** The descriptors, for who wants to take them. */
  readonly descriptors: ReceivedDescriptors;
}

/** `SCM_PIDFD`: the sender's process as a descriptor, with `SO_PASSPIDFD`. */
export interface AncillaryPidfd {
  /** Which of the values it is. */
  readonly kind: "pidfd";
  /** The descriptor, for who wants to take it; none if the process is gone. */
  readonly descriptors: ReceivedDescriptors;
}

/**
 * `SCM_CREDENTIALS`, with `SO_PASSCRED`: who sent the message. On FreeBSD `SCM_CREDS`, if the sender
 * sends it, and `SCM_CREDS2`, with `LOCAL_CREDS_PERSISTENT`.
 */
export interface AncillaryCredentials {
  /** Which of the values it is. */
  readonly kind: "credentials";
  /** The process. */
  readonly pid: number;
  /** Its user. */
  readonly uid: number;
  /** Its group. */
  readonly gid: number;
}

/** `IP_PKTINFO` and `IPV6_PKTINFO`: where a datagram came in, with `IP_PKTINFO` or `IPV6_RECVPKTINFO`. */
export interface AncillaryPacketInfo {
  /** Which of the values it is. */
  readonly kind: "packetInfo";
  /** The index of the interface. */
  readonly interfaceIndex: number;
  /** The destination of the datagram. */
  readonly address: string;
  /** For IPv4: the local address that it was given to, which differs for a broadcast. */
  readonly specDst?: string;
}

/** What the items that are a number say, by their kind. */
export interface AncillaryNumbers {
  /** `IP_TTL`, with `IP_RECVTTL`. */
  readonly ttl: number;
  /** `IPV6_HOPLIMIT`, with `IPV6_RECVHOPLIMIT`. */
  readonly hopLimit: number;
  /** `IP_TOS`, with `IP_RECVTOS`. */
  readonly tos: number;
  /** `IPV6_TCLASS`, with `IPV6_RECVTCLASS`. */
  readonly trafficClass: number;
  /** `IPV6_FLOWINFO`: traffic class and flow label of the header. */
  readonly flowInfo: number;
  /** `SO_MARK`, with `SO_RCVMARK`. */
  readonly mark: number;
  /** `SO_PRIORITY`, with `SO_RCVPRIORITY`. */
  readonly priority: number;
  /** `SO_RXQ_OVFL`: how many datagrams the socket has dropped so far. */
  readonly dropped: number;
  /** `UDP_GRO`: the length of each of the datagrams that came as one. */
  readonly segmentSize: number;
  /** `IP_RECVFRAGSIZE` and `IPV6_RECVFRAGSIZE`: the largest fragment that it came in. */
  readonly fragmentSize: number;
}

/** An item that is a number. */
export type AncillaryNumber = {
  readonly [K in keyof AncillaryNumbers]: { readonly kind: K; readonly value: number };
}[keyof AncillaryNumbers];

/** `SCM_TIMESTAMP` and `SCM_TIMESTAMPNS`: when the message came, by the clock of the day. */
export interface AncillaryTimestamp {
  /** Which of the values it is. */
  readonly kind: "timestamp";
  /** Nanoseconds since 1970; whole microseconds for `SCM_TIMESTAMP`. */
  readonly nanoseconds: bigint;
}

/** `SCM_TIMESTAMPING`: when the message came or went; each in nanoseconds, 0 for none. */
export interface AncillaryTimestamps {
  /** Which of the values it is. */
  readonly kind: "timestamps";
  /** When the kernel had it, since 1970. */
  readonly software: bigint;
  /** A time of the device, converted to the system's; today's kernels do not give it. */
  readonly hardwareConverted: bigint;
  /** When the device had it, by the clock of the device. */
  readonly hardware: bigint;
}

/** `IP_RECVERR`, `IPV6_RECVERR` and their like: an entry of the queue of errors (`MSG_ERRQUEUE`). */
export interface AncillaryError {
  /** Which of the values it is. */
  readonly kind: "error";
  /** The number of the error; 0 for a notification, `ENOMSG` for a timestamp. */
  readonly errno: number;
  /** Its name in C, such as `"ECONNREFUSED"`; `""` for none. */
  readonly code: string;
  /** Where it is from: `SO_EE_ORIGIN_*`. */
  readonly origin: number;
  /** The type of the ICMP message. */
  readonly type: number;
  /** The code of the ICMP message. */
  readonly icmpCode: number;
  /** More about it: the MTU for `EMSGSIZE`, what a timestamp is of (`SCM_TSTAMP_*`). */
  readonly info: number;
  /** More about it: the number of the message that a timestamp is of. */
  readonly data: number;
  /** Who reported it, with port 0; `null` for this machine itself. */
  readonly offender: InetAddress | Inet6Address | null;
}

/** `IP_ORIGDSTADDR` and `IPV6_ORIGDSTADDR`: where a datagram was sent to before it was redirected. */
export interface AncillaryOriginalDestination {
  /** Which of the values it is. */
  readonly kind: "originalDestination";
  /** The address. */
  readonly address: InetAddress | Inet6Address;
}

/** `SCM_TXTIME`: when a message is to be sent, with `SO_TXTIME`. */
export interface AncillaryTransmitTime {
  /** Which of the values it is. */
  readonly kind: "transmitTime";
  /** By the clock that `SO_TXTIME` has set. */
  readonly nanoseconds: bigint;
}

/** `PACKET_AUXDATA`: what the kernel knows of a packet of `AF_PACKET`. */
export interface AncillaryAuxdata {
  /** Which of the values it is. */
  readonly kind: "auxdata";
  /** `TP_STATUS_*` of linux/if_packet.h. */
  readonly status: number;
  /** The length of the packet. */
  readonly length: number;
  /** How much of it was received. */
  readonly snapLength: number;
  /** Where its link-layer header begins. */
  readonly mac: number;
  /** Where its network header begins. */
  readonly net: number;
  /** The tag of its VLAN; 0 if it has none. */
  readonly vlanTci: number;
  /** The protocol of that tag, `ETH_P_8021Q` or another; 0 if it has none. */
  readonly vlanTpid: number;
}

/** What an item of ancillary data says; `kind` tells the forms apart. */
export type AncillaryValue =
  | AncillaryDescriptors
  | AncillaryPidfd
  | AncillaryCredentials
  | AncillaryPacketInfo
  | AncillaryNumber
  | AncillaryTimestamp
  | AncillaryTimestamps
  | AncillaryError
  | AncillaryOriginalDestination
  | AncillaryTransmitTime
  | AncillaryAuxdata;
