/**
 * The table of the options that have a type.
 *
 * @module
 */
import {
  HV_PROTOCOL_RAW,
  IPPROTO_ICMPV6,
  IPPROTO_IP,
  IPPROTO_IPV6,
  IPPROTO_TCP,
  IPPROTO_UDP,
  IPPROTO_UDPLITE,
  SOL_LOCAL,
  SOL_NETLINK,
  SOL_PACKET,
  SOL_RAW,
  SOL_RFCOMM,
  SOL_SOCKET,
} from "../../constants/mod.ts";
import {
  bigEndianInterface,
  boolean,
  both,
  bytes,
  empty,
  errorCode,
  handle,
  integer,
  interfaceOption,
  level,
  linger,
  lingerSeconds,
  members,
  nothing,
  numbers,
  program,
  read,
  storedProgram,
  text,
  timeout,
  u64,
  unicastInterface6,
  unsigned,
  write,
} from "./codec.ts";
import type { HypervOptions } from "./hyperv.ts";
import type { Icmpv6Options } from "./icmpv6.ts";
import type { IpOptions } from "./ip.ts";
import type { Ipv6Options } from "./ipv6.ts";
import type { LocalOptions } from "./local.ts";
import type { NetlinkOptions } from "./netlink.ts";
import type { PacketOptions } from "./packet.ts";
import type { RawOptions } from "./raw.ts";
import type { RfcommOptions } from "./rfcomm.ts";
import type { SocketOptions } from "./socket.ts";
import type { TcpOptions } from "./tcp.ts";
import type { UdpOptions } from "./udp.ts";
import type { UdpliteOptions } from "./udplite.ts";
import {
  acceptFilter,
  connectTime,
  fanout,
  fanoutData,
  group,
  groupFilter,
  groupSource,
  icmp6Filter,
  icmpFilter,
  localCredentials,
  md5sig,
  md5sigExt,
  membership,
  membership6,
  memberships,
  memInfo,
  multicastInterface,
  originalDestination,
  packetInfo,
  packetMembership,
  pathMtu,
  portRange,
  rate,
  sourceMembership,
} from "./structures.ts";
import type {
  NpExtensions,
  PacketRolloverStatistics,
  PacketStatistics,
  PeerCredentials,
  TcpConnectionInfo,
  TcpInfo,
  TcpRepairWindow,
  TxTime,
} from "./types.ts";

/** Options by level and name; `undefined` where this platform lacks one. */
export interface Options {
  /** Of `AF_HYPERV`. */
  readonly HV_PROTOCOL_RAW: HypervOptions;
  /** Of raw sockets of ICMPv6. */
  readonly IPPROTO_ICMPV6: Icmpv6Options;
  /** Of IPv4. */
  readonly IPPROTO_IP: IpOptions;
  /** Of IPv6. */
  readonly IPPROTO_IPV6: Ipv6Options;
  /** Of TCP. */
  readonly IPPROTO_TCP: TcpOptions;
  /** Of UDP. */
  readonly IPPROTO_UDP: UdpOptions;
  /** Of UDP-Lite. */
  readonly IPPROTO_UDPLITE: UdpliteOptions;
  /** Of `AF_UNIX`, on other systems than Linux. */
  readonly SOL_LOCAL: LocalOptions;
  /** Of `AF_NETLINK`. */
  readonly SOL_NETLINK: NetlinkOptions;
  /** Of `AF_PACKET`. */
  readonly SOL_PACKET: PacketOptions;
  /** Of raw sockets of IPv4. */
  readonly SOL_RAW: RawOptions;
  /** Of Bluetooth's RFCOMM, on Windows. */
  readonly SOL_RFCOMM: RfcommOptions;
  /** Of every socket. */
  readonly SOL_SOCKET: SocketOptions;
}

/** What makes each level. */
const levels: { readonly [L in keyof Options]: () => Options[L] } = {
  HV_PROTOCOL_RAW: () =>
    level<HypervOptions>(HV_PROTOCOL_RAW, {
      HVSOCKET_CONNECTED_SUSPEND: both(boolean),
      HVSOCKET_CONNECT_TIMEOUT: both(unsigned),
      HVSOCKET_CONTAINER_PASSTHRU: both(boolean),
    }),
  IPPROTO_ICMPV6: () =>
    level<Icmpv6Options>(IPPROTO_ICMPV6, {
      ICMP6_FILTER: both(icmp6Filter),
    }),
  IPPROTO_IP: () =>
    level<IpOptions>(IPPROTO_IP, {
      IP_ADD_IFLIST: write(interfaceOption),
      IP_ADD_MEMBERSHIP: write(membership),
      IP_ADD_SOURCE_MEMBERSHIP: write(sourceMembership),
      IP_BINDANY: both(boolean),
      IP_BINDMULTI: both(boolean),
      IP_BIND_ADDRESS_NO_PORT: both(boolean),
      IP_BLOCK_SOURCE: write(sourceMembership),
      IP_BOUND_IF: both(interfaceOption),
      IP_CHECKSUM: both(boolean),
      IP_DEL_IFLIST: write(interfaceOption),
      IP_DONTFRAG: both(boolean),
      IP_DONTFRAGMENT: both(boolean),
      IP_DROP_MEMBERSHIP: write(membership),
      IP_DROP_SOURCE_MEMBERSHIP: write(sourceMembership),
      IP_FLOWID: read(unsigned),
      IP_FLOWTYPE: read(unsigned),
      IP_FREEBIND: both(boolean),
      IP_HDRINCL: both(boolean),
      IP_IFLIST: both(boolean),
      IP_LOCAL_PORT_RANGE: both(portRange),
      IP_MINTTL: both(integer),
      IP_MTU: read(integer),
      IP_MTU_DISCOVER: both(integer),
      IP_MULTICAST_ALL: both(boolean),
      IP_MULTICAST_IF: both(multicastInterface),
      IP_MULTICAST_IFINDEX: both(interfaceOption),
      IP_MULTICAST_LOOP: both(boolean),
      IP_MULTICAST_TTL: both(integer),
      IP_NODEFRAG: both(boolean),
      IP_ONESBCAST: both(boolean),
      IP_OPTIONS: both(bytes(40)),
      IP_ORIGINAL_ARRIVAL_IF: both(boolean),
      IP_PASSSEC: both(boolean),
      IP_PKTINFO: both(boolean),
      IP_PORTRANGE: both(integer),
      IP_PROTECTION_LEVEL: both(integer),
      IP_PROTOCOL: read(integer),
      IP_RECEIVE_BROADCAST: both(boolean),
      IP_RECVDSTADDR: both(boolean),
      IP_RECVECN: both(boolean),
      IP_RECVERR: both(boolean),
      IP_RECVERR_RFC4884: both(boolean),
      IP_RECVFLOWID: both(boolean),
      IP_RECVFRAGSIZE: both(boolean),
      IP_RECVIF: both(boolean),
      IP_RECVOPTS: both(boolean),
      IP_RECVORIGDSTADDR: both(boolean),
      IP_RECVRETOPTS: both(boolean),
      IP_RECVRSSBUCKETID: both(boolean),
      IP_RECVRTHDR: both(boolean),
      IP_RECVTCLASS: both(boolean),
      IP_RECVTOS: both(boolean),
      IP_RECVTTL: both(boolean),
      IP_RETOPTS: both(boolean),
      IP_ROUTER_ALERT: write(boolean),
      IP_RSSBUCKETID: read(unsigned),
      IP_RSS_LISTEN_BUCKET: both(integer),
      IP_STRIPHDR: both(boolean),
      IP_TOS: both(integer),
      IP_TRANSPARENT: both(boolean),
      IP_TTL: both(integer),
      IP_UNBLOCK_SOURCE: write(sourceMembership),
      IP_UNICAST_IF: both(bigEndianInterface),
      IP_USER_MTU: both(unsigned),
      IP_VLAN_PCP: both(integer),
      MCAST_BLOCK_SOURCE: write(groupSource),
      MCAST_JOIN_GROUP: write(group),
      MCAST_JOIN_SOURCE_GROUP: write(groupSource),
      MCAST_LEAVE_GROUP: write(group),
      MCAST_LEAVE_SOURCE_GROUP: write(groupSource),
      MCAST_MSFILTER: write(groupFilter),
      MCAST_UNBLOCK_SOURCE: write(groupSource),
      SO_ORIGINAL_DST: read(originalDestination),
    }),
  IPPROTO_IPV6: () =>
    level<Ipv6Options>(IPPROTO_IPV6, {
      IPV6_ADDRFORM: write(integer),
      IPV6_ADDR_PREFERENCES: both(integer),
      IPV6_ADD_IFLIST: write(interfaceOption),
      IPV6_AUTOFLOWLABEL: both(boolean),
      IPV6_BINDANY: both(boolean),
      IPV6_BINDMULTI: both(boolean),
      IPV6_BOUND_IF: both(interfaceOption),
      IPV6_CHECKSUM: both(integer),
      IPV6_DEL_IFLIST: write(interfaceOption),
      IPV6_DONTFRAG: both(boolean),
      IPV6_DSTOPTS: both(bytes(2048)),
      IPV6_FLOWID: read(unsigned),
      IPV6_FLOWINFO: both(boolean),
      IPV6_FLOWINFO_SEND: both(boolean),
      IPV6_FLOWTYPE: read(unsigned),
      IPV6_FREEBIND: both(boolean),
      IPV6_HDRINCL: both(boolean),
      IPV6_HOPOPTS: both(bytes(2048)),
      IPV6_IFLIST: both(boolean),
      IPV6_JOIN_ANYCAST: write(membership6),
      IPV6_JOIN_GROUP: write(membership6),
      IPV6_LEAVE_ANYCAST: write(membership6),
      IPV6_LEAVE_GROUP: write(membership6),
      IPV6_MINHOPCOUNT: both(integer),
      IPV6_MTU: both(integer),
      IPV6_MTU_DISCOVER: both(integer),
      IPV6_MULTICAST_ALL: both(boolean),
      IPV6_MULTICAST_HOPS: both(integer),
      IPV6_MULTICAST_IF: both(interfaceOption),
      IPV6_MULTICAST_LOOP: both(boolean),
      IPV6_PATHMTU: read(pathMtu),
      IPV6_PKTINFO: write(packetInfo),
      IPV6_PORTRANGE: both(integer),
      IPV6_PREFER_TEMPADDR: both(integer),
      IPV6_PROTECTION_LEVEL: both(integer),
      IPV6_RECVDSTADDR: both(boolean),
      IPV6_RECVDSTOPTS: both(boolean),
      IPV6_RECVECN: both(boolean),
      IPV6_RECVERR: both(boolean),
      IPV6_RECVERR_RFC4884: both(boolean),
      IPV6_RECVFLOWID: both(boolean),
      IPV6_RECVFRAGSIZE: both(boolean),
      IPV6_RECVHOPLIMIT: both(boolean),
      IPV6_RECVHOPOPTS: both(boolean),
      IPV6_RECVIF: both(boolean),
      IPV6_RECVORIGDSTADDR: both(boolean),
      IPV6_RECVPATHMTU: both(boolean),
      IPV6_RECVPKTINFO: both(boolean),
      IPV6_RECVRSSBUCKETID: both(boolean),
      IPV6_RECVRTHDR: both(boolean),
      IPV6_RECVTCLASS: both(boolean),
      IPV6_ROUTER_ALERT: write(integer),
      IPV6_ROUTER_ALERT_ISOLATE: both(boolean),
      IPV6_RSSBUCKETID: read(unsigned),
      IPV6_RSS_LISTEN_BUCKET: both(integer),
      IPV6_RTHDR: both(bytes(2048)),
      IPV6_RTHDRDSTOPTS: both(bytes(2048)),
      IPV6_TCLASS: both(integer),
      IPV6_TRANSPARENT: both(boolean),
      IPV6_UNICAST_HOPS: both(integer),
      IPV6_UNICAST_IF: both(unicastInterface6),
      IPV6_USER_MTU: both(unsigned),
      IPV6_USE_MIN_MTU: both(integer),
      IPV6_V6ONLY: both(boolean),
      IPV6_VLAN_PCP: both(integer),
      MCAST_BLOCK_SOURCE: write(groupSource),
      MCAST_JOIN_GROUP: write(group),
      MCAST_JOIN_SOURCE_GROUP: write(groupSource),
      MCAST_LEAVE_GROUP: write(group),
      MCAST_LEAVE_SOURCE_GROUP: write(groupSource),
      MCAST_MSFILTER: write(groupFilter),
      MCAST_UNBLOCK_SOURCE: write(groupSource),
    }),
  IPPROTO_TCP: () =>
    level<TcpOptions>(IPPROTO_TCP, {
      TCP_BSDURGENT: both(boolean),
      TCP_CONGESTION: both(text(16)),
      TCP_CONNECTIONTIMEOUT: both(integer),
      TCP_CONNECTION_INFO: read(members<TcpConnectionInfo>("tcp_connection_info")),
      TCP_CORK: both(boolean),
      TCP_DATA_AFTER_CLOSE: both(boolean),
      TCP_DEFER_ACCEPT: both(integer),
      TCP_DELACK: both(integer),
      TCP_DELACK_MAX_US: both(integer),
      TCP_DELAY_FIN_ACK: both(boolean),
      TCP_ENABLE_ECN: both(boolean),
      TCP_EXPEDITED_1122: both(boolean),
      TCP_FAIL_CONNECT_ON_ICMP_ERROR: both(boolean),
      TCP_FASTOPEN: both(integer),
      TCP_FASTOPEN_CONNECT: both(boolean),
      TCP_FASTOPEN_KEY: both(bytes(32)),
      TCP_FASTOPEN_NO_COOKIE: both(boolean),
      TCP_FIN_IS_RST: both(boolean),
      TCP_IDLE_REDUCE: both(boolean),
      TCP_INFO: read(members<TcpInfo>("tcp_info")),
      TCP_INQ: both(boolean),
      TCP_IS_MPTCP: read(boolean),
      TCP_KEEPALIVE: both(integer),
      TCP_KEEPCNT: both(integer),
      TCP_KEEPIDLE: both(integer),
      TCP_KEEPINIT: both(integer),
      TCP_KEEPINTVL: both(integer),
      TCP_LINGER2: both(integer),
      TCP_LRD: both(boolean),
      TCP_MAXBURST: both(integer),
      TCP_MAXRT: both(integer),
      TCP_MAXRTMS: both(unsigned),
      TCP_MAXSEG: both(integer),
      TCP_MAXUNACKTIME: both(integer),
      TCP_MD5SIG: write(md5sig),
      TCP_MD5SIG_EXT: write(md5sigExt),
      TCP_NODELAY: both(boolean),
      TCP_NOOPT: both(boolean),
      TCP_NOPUSH: both(boolean),
      TCP_NOSYNRETRIES: both(boolean),
      TCP_NOTSENT_LOWAT: both(unsigned),
      TCP_NOURG: both(boolean),
      TCP_OFFLOAD_PREFERENCE: both(integer),
      TCP_PCAP_IN: both(integer),
      TCP_PCAP_OUT: both(integer),
      TCP_QUEUE_SEQ: both(unsigned),
      TCP_QUICKACK: both(boolean),
      TCP_REMOTE_UDP_ENCAPS_PORT: both(integer),
      TCP_REPAIR: both(integer),
      TCP_REPAIR_QUEUE: both(integer),
      TCP_REPAIR_WINDOW: both(members<TcpRepairWindow>("tcp_repair_window")),
      TCP_REUSPORT_LB_NUMA: both(integer),
      TCP_RTO_MAX_MS: both(integer),
      TCP_RTO_MIN_US: both(integer),
      TCP_RXT_CONNDROPTIME: both(integer),
      TCP_RXT_FINDROP: both(boolean),
      TCP_SAVED_SYN: read(bytes(4096)),
      TCP_SAVE_SYN: both(integer),
      TCP_SENDMOREACKS: both(boolean),
      TCP_STDURG: both(boolean),
      TCP_SYNCNT: both(integer),
      TCP_THIN_DUPACK: write(boolean),
      TCP_THIN_LINEAR_TIMEOUTS: both(boolean),
      TCP_TIMESTAMP: both(unsigned),
      TCP_TIMESTAMPS: both(boolean),
      TCP_TX_DELAY: both(integer),
      TCP_ULP: both(text(16)),
      TCP_USER_TIMEOUT: both(integer),
      TCP_WINDOW_CLAMP: both(integer),
    }),
  IPPROTO_UDP: () =>
    level<UdpOptions>(IPPROTO_UDP, {
      UDP_CHECKSUM_COVERAGE: both(boolean),
      UDP_CORK: both(boolean),
      UDP_ENCAP: both(integer),
      UDP_GRO: both(boolean),
      UDP_NOCHECKSUM: both(boolean),
      UDP_NOCKSUM: both(boolean),
      UDP_NO_CHECK6_RX: both(boolean),
      UDP_NO_CHECK6_TX: both(boolean),
      UDP_RECV_MAX_COALESCED_SIZE: both(unsigned),
      UDP_SEGMENT: both(integer),
      UDP_SEND_MSG_SIZE: both(unsigned),
    }),
  IPPROTO_UDPLITE: () =>
    level<UdpliteOptions>(IPPROTO_UDPLITE, {
      UDPLITE_RECV_CSCOV: both(integer),
      UDPLITE_SEND_CSCOV: both(integer),
    }),
  SOL_LOCAL: () =>
    level<LocalOptions>(SOL_LOCAL, {
      LOCAL_CONNWAIT: both(boolean),
      LOCAL_CREDS: both(boolean),
      LOCAL_CREDS_PERSISTENT: both(boolean),
      LOCAL_PEERCRED: read(localCredentials),
      LOCAL_PEEREPID: read(integer),
      LOCAL_PEEREUUID: read(bytes(16)),
      LOCAL_PEERPID: read(integer),
      LOCAL_PEERTOKEN: read(bytes(32)),
      LOCAL_PEERUUID: read(bytes(16)),
    }),
  SOL_NETLINK: () =>
    level<NetlinkOptions>(SOL_NETLINK, {
      NETLINK_ADD_MEMBERSHIP: write(integer),
      NETLINK_BROADCAST_ERROR: both(boolean),
      NETLINK_CAP_ACK: both(boolean),
      NETLINK_DROP_MEMBERSHIP: write(integer),
      NETLINK_EXT_ACK: both(boolean),
      NETLINK_GET_STRICT_CHK: both(boolean),
      NETLINK_LISTEN_ALL_NSID: both(boolean),
      NETLINK_LIST_MEMBERSHIPS: read(memberships),
      NETLINK_NO_ENOBUFS: both(boolean),
      NETLINK_PKTINFO: both(boolean),
    }),
  SOL_PACKET: () =>
    level<PacketOptions>(SOL_PACKET, {
      PACKET_ADD_MEMBERSHIP: write(packetMembership),
      PACKET_AUXDATA: both(boolean),
      PACKET_COPY_THRESH: both(integer),
      PACKET_DROP_MEMBERSHIP: write(packetMembership),
      PACKET_FANOUT: both(fanout),
      PACKET_FANOUT_DATA: write(fanoutData),
      PACKET_IGNORE_OUTGOING: both(boolean),
      PACKET_LOSS: both(boolean),
      PACKET_ORIGDEV: both(boolean),
      PACKET_QDISC_BYPASS: both(boolean),
      PACKET_RESERVE: both(integer),
      PACKET_ROLLOVER_STATS: read(members<PacketRolloverStatistics>("tpacket_rollover_stats")),
      PACKET_STATISTICS: read(members<PacketStatistics>("tpacket_stats")),
      PACKET_TIMESTAMP: both(integer),
      PACKET_TX_HAS_OFF: both(boolean),
      PACKET_VERSION: both(integer),
      PACKET_VNET_HDR: both(boolean),
      PACKET_VNET_HDR_SZ: both(integer),
    }),
  SOL_RAW: () =>
    level<RawOptions>(SOL_RAW, {
      ICMP_FILTER: both(icmpFilter),
    }),
  SOL_RFCOMM: () =>
    level<RfcommOptions>(SOL_RFCOMM, {
      SO_BTH_AUTHENTICATE: write(boolean),
      SO_BTH_ENCRYPT: write(boolean),
      SO_BTH_MTU: both(unsigned),
      SO_BTH_MTU_MAX: both(unsigned),
      SO_BTH_MTU_MIN: both(unsigned),
    }),
  SOL_SOCKET: () =>
    level<SocketOptions>(SOL_SOCKET, {
      SO_ACCEPTCONN: read(boolean),
      SO_ACCEPTFILTER: both(acceptFilter),
      SO_ATTACH_BPF: write(integer),
      SO_ATTACH_FILTER: write(program),
      SO_ATTACH_REUSEPORT_CBPF: write(program),
      SO_ATTACH_REUSEPORT_EBPF: write(integer),
      SO_BINDTODEVICE: both(text(16)),
      SO_BINDTOIFINDEX: both(interfaceOption),
      SO_BINTIME: both(boolean),
      SO_BPF_EXTENSIONS: read(integer),
      SO_BROADCAST: both(boolean),
      SO_BUF_LOCK: both(integer),
      SO_BUSY_POLL: both(integer),
      SO_BUSY_POLL_BUDGET: write(integer),
      SO_CNX_ADVICE: write(boolean),
      SO_COMPARTMENT_ID: both(unsigned),
      SO_CONDITIONAL_ACCEPT: both(boolean),
      SO_CONNECT_TIME: read(connectTime),
      SO_COOKIE: read(u64),
      SO_DEBUG: both(boolean),
      SO_DETACH_BPF: write(nothing),
      SO_DETACH_FILTER: write(nothing),
      SO_DETACH_REUSEPORT_BPF: write(nothing),
      SO_DOMAIN: read(integer),
      SO_DONTLINGER: both(boolean),
      SO_DONTROUTE: both(boolean),
      SO_DONTTRUNC: both(boolean),
      SO_ERROR: read(errorCode),
      SO_EXCLUSIVEADDRUSE: both(boolean),
      SO_GET_FILTER: read(storedProgram),
      SO_INCOMING_CPU: both(integer),
      SO_INCOMING_NAPI_ID: read(unsigned),
      SO_INQ: write(boolean),
      SO_KEEPALIVE: both(boolean),
      SO_LINGER: both(linger),
      SO_LINGER_SEC: both(lingerSeconds),
      SO_LISTENINCQLEN: read(integer),
      SO_LISTENQLEN: read(integer),
      SO_LISTENQLIMIT: read(integer),
      SO_LOCK_FILTER: both(boolean),
      SO_MARK: both(unsigned),
      SO_MAX_MSG_SIZE: read(unsigned),
      SO_MAX_PACING_RATE: both(rate),
      SO_MEMINFO: read(memInfo),
      SO_NETNS_COOKIE: read(u64),
      SO_NETSVC_MARKING_LEVEL: read(integer),
      SO_NET_SERVICE_TYPE: both(integer),
      SO_NOADDRERR: both(boolean),
      SO_NOFCS: both(boolean),
      SO_NOSIGPIPE: both(boolean),
      SO_NOTIFYCONFLICT: both(boolean),
      SO_NO_CHECK: both(boolean),
      SO_NO_DDP: both(boolean),
      SO_NO_OFFLOAD: both(boolean),
      SO_NP_EXTENSIONS: both(members<NpExtensions>("so_np_extensions")),
      SO_NREAD: read(integer),
      SO_NUMRCVPKT: read(integer),
      SO_NWRITE: read(integer),
      SO_OOBINLINE: both(boolean),
      SO_PASSCRED: both(boolean),
      SO_PASSPIDFD: both(boolean),
      SO_PASSRIGHTS: both(boolean),
      SO_PASSSEC: both(boolean),
      SO_PAUSE_ACCEPT: both(boolean),
      SO_PEEK_OFF: both(integer),
      SO_PEERCRED: read(members<PeerCredentials>("ucred")),
      SO_PEERGROUPS: read(numbers(65536)),
      SO_PEERPIDFD: read(integer),
      SO_PEERSEC: read(text(4096)),
      SO_PORT_SCALABILITY: both(boolean),
      SO_PREFER_BUSY_POLL: both(boolean),
      SO_PRIORITY: both(integer),
      SO_PROTOCOL: read(integer),
      SO_PROTOCOL_INFOA: read(bytes(372)),
      SO_PROTOCOL_INFOW: read(bytes(628)),
      SO_PROTOTYPE: read(integer),
      SO_RANDOMIZE_PORT: both(boolean),
      SO_RANDOMPORT: both(boolean),
      SO_RCVBUF: both(integer),
      SO_RCVBUFFORCE: write(integer),
      SO_RCVLOWAT: both(integer),
      SO_RCVMARK: both(boolean),
      SO_RCVPRIORITY: both(boolean),
      SO_RCVTIMEO: both(timeout),
      SO_RERROR: both(boolean),
      SO_RESERVE_MEM: both(integer),
      SO_REUSEADDR: both(boolean),
      SO_REUSEPORT: both(boolean),
      SO_REUSEPORT_LB: both(boolean),
      SO_REUSESHAREUID: both(boolean),
      SO_REUSE_MULTICASTPORT: both(boolean),
      SO_REUSE_UNICASTPORT: both(boolean),
      SO_RXQ_OVFL: both(boolean),
      SO_SELECT_ERR_QUEUE: both(boolean),
      SO_SETFIB: write(integer),
      SO_SNDBUF: both(integer),
      SO_SNDBUFFORCE: write(integer),
      SO_SNDLOWAT: both(integer),
      SO_SNDTIMEO: both(timeout),
      SO_TIMESTAMP: both(boolean),
      SO_TIMESTAMPING: both(integer),
      SO_TIMESTAMPNS: both(boolean),
      SO_TIMESTAMP_MONOTONIC: both(boolean),
      SO_TS_CLOCK: both(integer),
      SO_TXREHASH: both(integer),
      SO_TXTIME: both(members<TxTime>("sock_txtime")),
      SO_TYPE: read(integer),
      SO_UPCALLCLOSEWAIT: both(boolean),
      SO_UPDATE_ACCEPT_CONTEXT: write(handle),
      SO_UPDATE_CONNECT_CONTEXT: write(empty),
      SO_USELOOPBACK: both(boolean),
      SO_USER_COOKIE: write(unsigned),
      SO_WANTMORE: both(boolean),
      SO_WANTOOBFLAG: both(boolean),
      SO_WIFI_STATUS: both(boolean),
      SO_ZEROCOPY: both(boolean),
    }),
};

/** The table, each of whose levels is made when it is first asked for. */
function lazily(): Options {
  const made = {} as Options;
  for (const [name, make] of Object.entries(levels)) {
    Object.defineProperty(made, name, {
      configurable: true,
      enumerable: true,
      get() {
        const value = make();
        Object.defineProperty(made, name, { value, enumerable: true });
        return value;
      },
    });
  }
  return made;
}

/**
 * Options with their types: a table by level, each level sorted by C name, for
 * {@linkcode Socket.getOption} and {@linkcode Socket.setOption}.
 *
 * What an option's type says can be done with it: an `Option` is read and set, a
 * `ReadableOption` only read, a `WritableOption` only set. One that this platform
 * lacks is `undefined`, and where not every platform has it, its type says so.
 *
 * @example
 * ```ts
 * import { options, Socket } from "@libc/socket";
 *
 * using socket = new Socket();
 * socket.setOption(options.SOL_SOCKET.SO_KEEPALIVE, true);
 * socket.setOption(options.SOL_SOCKET.SO_LINGER, 5); // seconds
 * console.log(socket.getOption(options.SOL_SOCKET.SO_LINGER)); // 5
 *
 * const { TCP_CONGESTION } = options.IPPROTO_TCP;
 * if (TCP_CONGESTION !== undefined) console.log(socket.getOption(TCP_CONGESTION)); // cubic
 * ```
 */
export const options: Options = lazily();
