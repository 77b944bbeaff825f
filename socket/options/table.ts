/**
 * The table of typed options.
 *
 * @module
 */
import type { Name } from "../../constants/platform.ts";
import {
  bigEndianInterface,
  boolean,
  bytes,
  errorCode,
  handle,
  integer,
  interfaceOption,
  intTrigger,
  levelOptions,
  linger,
  lingerSeconds,
  nullTrigger,
  numericStructure,
  program,
  readOnly,
  readWrite,
  type Rows,
  storedProgram,
  text,
  timeout,
  u64,
  uint32Array,
  unicastInterface6,
  unsigned,
  writeOnly,
} from "./codec.ts";
import type { HypervOptions } from "./hyperv.ts";
import type { Icmpv6Options } from "./icmpv6.ts";
import type { IpOptions } from "./ip.ts";
import type { Ipv6Options } from "./ipv6.ts";
import type { LocalOptions } from "./local.ts";
import type { MulticastOptions } from "./multicast.ts";
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
  pacingRate,
  packetInfo,
  packetMembership,
  pathMtu,
  portRange,
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

/**
 * Typed options by level and name; an option is `undefined` if this platform lacks it.
 *
 * @category Options
 */
export interface Options {
  /** `AF_HYPERV` options. */
  readonly HV_PROTOCOL_RAW: HypervOptions;
  /** Options of ICMPv6 raw sockets. */
  readonly IPPROTO_ICMPV6: Icmpv6Options;
  /** IPv4 options: ip(7). */
  readonly IPPROTO_IP: IpOptions;
  /** IPv6 options: ipv6(7). */
  readonly IPPROTO_IPV6: Ipv6Options;
  /** TCP options: tcp(7). */
  readonly IPPROTO_TCP: TcpOptions;
  /** UDP options: udp(7). */
  readonly IPPROTO_UDP: UdpOptions;
  /** UDP-Lite options: udplite(7). */
  readonly IPPROTO_UDPLITE: UdpliteOptions;
  /** `AF_UNIX` options of systems other than Linux: unix(4). */
  readonly SOL_LOCAL: LocalOptions;
  /** `AF_NETLINK` options: netlink(7). */
  readonly SOL_NETLINK: NetlinkOptions;
  /** `AF_PACKET` options: packet(7). */
  readonly SOL_PACKET: PacketOptions;
  /** Options of IPv4 raw sockets: raw(7). */
  readonly SOL_RAW: RawOptions;
  /** Bluetooth RFCOMM options, on Windows. */
  readonly SOL_RFCOMM: RfcommOptions;
  /** Options of every socket: socket(7). */
  readonly SOL_SOCKET: SocketOptions;
}

/** Returns the rows of the multicast options that IPv4 and IPv6 share. */
function multicastRows(): Rows<MulticastOptions> {
  return {
    MCAST_BLOCK_SOURCE: writeOnly(groupSource),
    MCAST_JOIN_GROUP: writeOnly(group),
    MCAST_JOIN_SOURCE_GROUP: writeOnly(groupSource),
    MCAST_LEAVE_GROUP: writeOnly(group),
    MCAST_LEAVE_SOURCE_GROUP: writeOnly(groupSource),
    MCAST_MSFILTER: writeOnly(groupFilter),
    MCAST_UNBLOCK_SOURCE: writeOnly(groupSource),
  };
}

/** Functions that return the rows of each level: few programs use every level. */
const levels: { readonly [L in keyof Options]: () => Rows<Options[L]> } = {
  HV_PROTOCOL_RAW: (): Rows<HypervOptions> => ({
    HVSOCKET_CONNECTED_SUSPEND: readWrite(boolean),
    HVSOCKET_CONNECT_TIMEOUT: readWrite(unsigned),
    HVSOCKET_CONTAINER_PASSTHRU: readWrite(boolean),
  }),
  IPPROTO_ICMPV6: (): Rows<Icmpv6Options> => ({
    ICMP6_FILTER: readWrite(icmp6Filter),
  }),
  IPPROTO_IP: (): Rows<IpOptions> => ({
    IP_ADD_IFLIST: writeOnly(interfaceOption),
    IP_ADD_MEMBERSHIP: writeOnly(membership),
    IP_ADD_SOURCE_MEMBERSHIP: writeOnly(sourceMembership),
    IP_BINDANY: readWrite(boolean),
    IP_BINDMULTI: readWrite(boolean),
    IP_BIND_ADDRESS_NO_PORT: readWrite(boolean),
    IP_BLOCK_SOURCE: writeOnly(sourceMembership),
    IP_BOUND_IF: readWrite(interfaceOption),
    IP_CHECKSUM: readWrite(boolean),
    IP_DEL_IFLIST: writeOnly(interfaceOption),
    IP_DONTFRAG: readWrite(boolean),
    IP_DONTFRAGMENT: readWrite(boolean),
    IP_DROP_MEMBERSHIP: writeOnly(membership),
    IP_DROP_SOURCE_MEMBERSHIP: writeOnly(sourceMembership),
    IP_FLOWID: readOnly(unsigned),
    IP_FLOWTYPE: readOnly(unsigned),
    IP_FREEBIND: readWrite(boolean),
    IP_HDRINCL: readWrite(boolean),
    IP_IFLIST: readWrite(boolean),
    IP_LOCAL_PORT_RANGE: readWrite(portRange),
    IP_MINTTL: readWrite(integer),
    IP_MTU: readOnly(integer),
    IP_MTU_DISCOVER: readWrite(integer),
    IP_MULTICAST_ALL: readWrite(boolean),
    IP_MULTICAST_IF: readWrite(multicastInterface),
    IP_MULTICAST_IFINDEX: readWrite(interfaceOption),
    IP_MULTICAST_LOOP: readWrite(boolean),
    IP_MULTICAST_TTL: readWrite(integer),
    IP_NODEFRAG: readWrite(boolean),
    IP_ONESBCAST: readWrite(boolean),
    IP_OPTIONS: readWrite(bytes(40)),
    IP_ORIGINAL_ARRIVAL_IF: readWrite(boolean),
    IP_PASSSEC: readWrite(boolean),
    IP_PKTINFO: readWrite(boolean),
    IP_PORTRANGE: readWrite(integer),
    IP_PROTECTION_LEVEL: readWrite(integer),
    IP_PROTOCOL: readOnly(integer),
    IP_RECEIVE_BROADCAST: readWrite(boolean),
    IP_RECVDSTADDR: readWrite(boolean),
    IP_RECVECN: readWrite(boolean),
    IP_RECVERR: readWrite(boolean),
    IP_RECVERR_RFC4884: readWrite(boolean),
    IP_RECVFLOWID: readWrite(boolean),
    IP_RECVFRAGSIZE: readWrite(boolean),
    IP_RECVIF: readWrite(boolean),
    IP_RECVOPTS: readWrite(boolean),
    IP_RECVORIGDSTADDR: readWrite(boolean),
    IP_RECVRETOPTS: readWrite(boolean),
    IP_RECVRSSBUCKETID: readWrite(boolean),
    IP_RECVRTHDR: readWrite(boolean),
    IP_RECVTCLASS: readWrite(boolean),
    IP_RECVTOS: readWrite(boolean),
    IP_RECVTTL: readWrite(boolean),
    IP_RETOPTS: readWrite(boolean),
    IP_ROUTER_ALERT: writeOnly(boolean),
    IP_RSSBUCKETID: readOnly(unsigned),
    IP_RSS_LISTEN_BUCKET: readWrite(integer),
    IP_STRIPHDR: readWrite(boolean),
    IP_TOS: readWrite(integer),
    IP_TRANSPARENT: readWrite(boolean),
    IP_TTL: readWrite(integer),
    IP_UNBLOCK_SOURCE: writeOnly(sourceMembership),
    IP_UNICAST_IF: readWrite(bigEndianInterface),
    IP_USER_MTU: readWrite(unsigned),
    IP_VLAN_PCP: readWrite(integer),
    ...multicastRows(),
    SO_ORIGINAL_DST: readOnly(originalDestination),
  }),
  IPPROTO_IPV6: (): Rows<Ipv6Options> => ({
    IPV6_ADDRFORM: writeOnly(integer),
    IPV6_ADDR_PREFERENCES: readWrite(integer),
    IPV6_ADD_IFLIST: writeOnly(interfaceOption),
    IPV6_AUTOFLOWLABEL: readWrite(boolean),
    IPV6_BINDANY: readWrite(boolean),
    IPV6_BINDMULTI: readWrite(boolean),
    IPV6_BOUND_IF: readWrite(interfaceOption),
    IPV6_CHECKSUM: readWrite(integer),
    IPV6_DEL_IFLIST: writeOnly(interfaceOption),
    IPV6_DONTFRAG: readWrite(boolean),
    IPV6_DSTOPTS: readWrite(bytes(2048)),
    IPV6_FLOWID: readOnly(unsigned),
    IPV6_FLOWINFO: readWrite(boolean),
    IPV6_FLOWINFO_SEND: readWrite(boolean),
    IPV6_FLOWTYPE: readOnly(unsigned),
    IPV6_FREEBIND: readWrite(boolean),
    IPV6_HDRINCL: readWrite(boolean),
    IPV6_HOPOPTS: readWrite(bytes(2048)),
    IPV6_IFLIST: readWrite(boolean),
    IPV6_JOIN_ANYCAST: writeOnly(membership6),
    IPV6_JOIN_GROUP: writeOnly(membership6),
    IPV6_LEAVE_ANYCAST: writeOnly(membership6),
    IPV6_LEAVE_GROUP: writeOnly(membership6),
    IPV6_MINHOPCOUNT: readWrite(integer),
    IPV6_MTU: readWrite(integer),
    IPV6_MTU_DISCOVER: readWrite(integer),
    IPV6_MULTICAST_ALL: readWrite(boolean),
    IPV6_MULTICAST_HOPS: readWrite(integer),
    IPV6_MULTICAST_IF: readWrite(interfaceOption),
    IPV6_MULTICAST_LOOP: readWrite(boolean),
    IPV6_PATHMTU: readOnly(pathMtu),
    IPV6_PKTINFO: writeOnly(packetInfo),
    IPV6_PORTRANGE: readWrite(integer),
    IPV6_PREFER_TEMPADDR: readWrite(integer),
    IPV6_PROTECTION_LEVEL: readWrite(integer),
    IPV6_RECVDSTADDR: readWrite(boolean),
    IPV6_RECVDSTOPTS: readWrite(boolean),
    IPV6_RECVECN: readWrite(boolean),
    IPV6_RECVERR: readWrite(boolean),
    IPV6_RECVERR_RFC4884: readWrite(boolean),
    IPV6_RECVFLOWID: readWrite(boolean),
    IPV6_RECVFRAGSIZE: readWrite(boolean),
    IPV6_RECVHOPLIMIT: readWrite(boolean),
    IPV6_RECVHOPOPTS: readWrite(boolean),
    IPV6_RECVIF: readWrite(boolean),
    IPV6_RECVORIGDSTADDR: readWrite(boolean),
    IPV6_RECVPATHMTU: readWrite(boolean),
    IPV6_RECVPKTINFO: readWrite(boolean),
    IPV6_RECVRSSBUCKETID: readWrite(boolean),
    IPV6_RECVRTHDR: readWrite(boolean),
    IPV6_RECVTCLASS: readWrite(boolean),
    IPV6_ROUTER_ALERT: writeOnly(integer),
    IPV6_ROUTER_ALERT_ISOLATE: readWrite(boolean),
    IPV6_RSSBUCKETID: readOnly(unsigned),
    IPV6_RSS_LISTEN_BUCKET: readWrite(integer),
    IPV6_RTHDR: readWrite(bytes(2048)),
    IPV6_RTHDRDSTOPTS: readWrite(bytes(2048)),
    IPV6_TCLASS: readWrite(integer),
    IPV6_TRANSPARENT: readWrite(boolean),
    IPV6_UNICAST_HOPS: readWrite(integer),
    IPV6_UNICAST_IF: readWrite(unicastInterface6),
    IPV6_USER_MTU: readWrite(unsigned),
    IPV6_USE_MIN_MTU: readWrite(integer),
    IPV6_V6ONLY: readWrite(boolean),
    IPV6_VLAN_PCP: readWrite(integer),
    ...multicastRows(),
  }),
  IPPROTO_TCP: (): Rows<TcpOptions> => ({
    TCP_BSDURGENT: readWrite(boolean),
    TCP_CONGESTION: readWrite(text(16)),
    TCP_CONNECTIONTIMEOUT: readWrite(integer),
    TCP_CONNECTION_INFO: readOnly(numericStructure<TcpConnectionInfo>("tcp_connection_info")),
    TCP_CORK: readWrite(boolean),
    TCP_DATA_AFTER_CLOSE: readWrite(boolean),
    TCP_DEFER_ACCEPT: readWrite(integer),
    TCP_DELACK: readWrite(integer),
    TCP_DELACK_MAX_US: readWrite(integer),
    TCP_DELAY_FIN_ACK: readWrite(boolean),
    TCP_ENABLE_ECN: readWrite(boolean),
    TCP_EXPEDITED_1122: readWrite(boolean),
    TCP_FAIL_CONNECT_ON_ICMP_ERROR: readWrite(boolean),
    TCP_FASTOPEN: readWrite(integer),
    TCP_FASTOPEN_CONNECT: readWrite(boolean),
    TCP_FASTOPEN_KEY: readWrite(bytes(32)),
    TCP_FASTOPEN_NO_COOKIE: readWrite(boolean),
    TCP_FIN_IS_RST: readWrite(boolean),
    TCP_IDLE_REDUCE: readWrite(boolean),
    TCP_INFO: readOnly(numericStructure<TcpInfo>("tcp_info")),
    TCP_INQ: readWrite(boolean),
    TCP_IS_MPTCP: readOnly(boolean),
    TCP_KEEPALIVE: readWrite(integer),
    TCP_KEEPCNT: readWrite(integer),
    TCP_KEEPIDLE: readWrite(integer),
    TCP_KEEPINIT: readWrite(integer),
    TCP_KEEPINTVL: readWrite(integer),
    TCP_LINGER2: readWrite(integer),
    TCP_LRD: readWrite(boolean),
    TCP_MAXBURST: readWrite(integer),
    TCP_MAXRT: readWrite(integer),
    TCP_MAXRTMS: readWrite(unsigned),
    TCP_MAXSEG: readWrite(integer),
    TCP_MAXUNACKTIME: readWrite(integer),
    TCP_MD5SIG: writeOnly(md5sig),
    TCP_MD5SIG_EXT: writeOnly(md5sigExt),
    TCP_NODELAY: readWrite(boolean),
    TCP_NOOPT: readWrite(boolean),
    TCP_NOPUSH: readWrite(boolean),
    TCP_NOSYNRETRIES: readWrite(boolean),
    TCP_NOTSENT_LOWAT: readWrite(unsigned),
    TCP_NOURG: readWrite(boolean),
    TCP_OFFLOAD_PREFERENCE: readWrite(integer),
    TCP_PCAP_IN: readWrite(integer),
    TCP_PCAP_OUT: readWrite(integer),
    TCP_QUEUE_SEQ: readWrite(unsigned),
    TCP_QUICKACK: readWrite(boolean),
    TCP_REMOTE_UDP_ENCAPS_PORT: readWrite(integer),
    TCP_REPAIR: readWrite(integer),
    TCP_REPAIR_QUEUE: readWrite(integer),
    TCP_REPAIR_WINDOW: readWrite(numericStructure<TcpRepairWindow>("tcp_repair_window")),
    TCP_REUSPORT_LB_NUMA: readWrite(integer),
    TCP_RTO_MAX_MS: readWrite(integer),
    TCP_RTO_MIN_US: readWrite(integer),
    TCP_RXT_CONNDROPTIME: readWrite(integer),
    TCP_RXT_FINDROP: readWrite(boolean),
    TCP_SAVED_SYN: readOnly(bytes(4096)),
    TCP_SAVE_SYN: readWrite(integer),
    TCP_SENDMOREACKS: readWrite(boolean),
    TCP_STDURG: readWrite(boolean),
    TCP_SYNCNT: readWrite(integer),
    TCP_THIN_DUPACK: writeOnly(boolean),
    TCP_THIN_LINEAR_TIMEOUTS: readWrite(boolean),
    TCP_TIMESTAMP: readWrite(unsigned),
    TCP_TIMESTAMPS: readWrite(boolean),
    TCP_TX_DELAY: readWrite(integer),
    TCP_ULP: readWrite(text(16)),
    TCP_USER_TIMEOUT: readWrite(integer),
    TCP_WINDOW_CLAMP: readWrite(integer),
  }),
  IPPROTO_UDP: (): Rows<UdpOptions> => ({
    UDP_CHECKSUM_COVERAGE: readWrite(boolean),
    UDP_CORK: readWrite(boolean),
    UDP_ENCAP: readWrite(integer),
    UDP_GRO: readWrite(boolean),
    UDP_NOCHECKSUM: readWrite(boolean),
    UDP_NOCKSUM: readWrite(boolean),
    UDP_NO_CHECK6_RX: readWrite(boolean),
    UDP_NO_CHECK6_TX: readWrite(boolean),
    UDP_RECV_MAX_COALESCED_SIZE: readWrite(unsigned),
    UDP_SEGMENT: readWrite(integer),
    UDP_SEND_MSG_SIZE: readWrite(unsigned),
  }),
  IPPROTO_UDPLITE: (): Rows<UdpliteOptions> => ({
    UDPLITE_RECV_CSCOV: readWrite(integer),
    UDPLITE_SEND_CSCOV: readWrite(integer),
  }),
  SOL_LOCAL: (): Rows<LocalOptions> => ({
    LOCAL_CONNWAIT: readWrite(boolean),
    LOCAL_CREDS: readWrite(boolean),
    LOCAL_CREDS_PERSISTENT: readWrite(boolean),
    LOCAL_PEERCRED: readOnly(localCredentials),
    LOCAL_PEEREPID: readOnly(integer),
    LOCAL_PEEREUUID: readOnly(bytes(16)),
    LOCAL_PEERPID: readOnly(integer),
    LOCAL_PEERTOKEN: readOnly(bytes(32)),
    LOCAL_PEERUUID: readOnly(bytes(16)),
  }),
  SOL_NETLINK: (): Rows<NetlinkOptions> => ({
    NETLINK_ADD_MEMBERSHIP: writeOnly(integer),
    NETLINK_BROADCAST_ERROR: readWrite(boolean),
    NETLINK_CAP_ACK: readWrite(boolean),
    NETLINK_DROP_MEMBERSHIP: writeOnly(integer),
    NETLINK_EXT_ACK: readWrite(boolean),
    NETLINK_GET_STRICT_CHK: readWrite(boolean),
    NETLINK_LISTEN_ALL_NSID: readWrite(boolean),
    NETLINK_LIST_MEMBERSHIPS: readOnly(memberships),
    NETLINK_NO_ENOBUFS: readWrite(boolean),
    NETLINK_PKTINFO: readWrite(boolean),
  }),
  SOL_PACKET: (): Rows<PacketOptions> => ({
    PACKET_ADD_MEMBERSHIP: writeOnly(packetMembership),
    PACKET_AUXDATA: readWrite(boolean),
    PACKET_COPY_THRESH: readWrite(integer),
    PACKET_DROP_MEMBERSHIP: writeOnly(packetMembership),
    PACKET_FANOUT: readWrite(fanout),
    PACKET_FANOUT_DATA: writeOnly(fanoutData),
    PACKET_IGNORE_OUTGOING: readWrite(boolean),
    PACKET_LOSS: readWrite(boolean),
    PACKET_ORIGDEV: readWrite(boolean),
    PACKET_QDISC_BYPASS: readWrite(boolean),
    PACKET_RESERVE: readWrite(integer),
    PACKET_ROLLOVER_STATS: readOnly(
      numericStructure<PacketRolloverStatistics>("tpacket_rollover_stats"),
    ),
    PACKET_STATISTICS: readOnly(numericStructure<PacketStatistics>("tpacket_stats")),
    PACKET_TIMESTAMP: readWrite(integer),
    PACKET_TX_HAS_OFF: readWrite(boolean),
    PACKET_VERSION: readWrite(integer),
    PACKET_VNET_HDR: readWrite(boolean),
    PACKET_VNET_HDR_SZ: readWrite(integer),
  }),
  SOL_RAW: (): Rows<RawOptions> => ({
    ICMP_FILTER: readWrite(icmpFilter),
  }),
  SOL_RFCOMM: (): Rows<RfcommOptions> => ({
    SO_BTH_AUTHENTICATE: writeOnly(boolean),
    SO_BTH_ENCRYPT: writeOnly(boolean),
    SO_BTH_MTU: readWrite(unsigned),
    SO_BTH_MTU_MAX: readWrite(unsigned),
    SO_BTH_MTU_MIN: readWrite(unsigned),
  }),
  SOL_SOCKET: (): Rows<SocketOptions> => ({
    SO_ACCEPTCONN: readOnly(boolean),
    SO_ACCEPTFILTER: readWrite(acceptFilter),
    SO_ATTACH_BPF: writeOnly(integer),
    SO_ATTACH_FILTER: writeOnly(program),
    SO_ATTACH_REUSEPORT_CBPF: writeOnly(program),
    SO_ATTACH_REUSEPORT_EBPF: writeOnly(integer),
    SO_BINDTODEVICE: readWrite(text(16)),
    SO_BINDTOIFINDEX: readWrite(interfaceOption),
    SO_BINTIME: readWrite(boolean),
    SO_BPF_EXTENSIONS: readOnly(integer),
    SO_BROADCAST: readWrite(boolean),
    SO_BUF_LOCK: readWrite(integer),
    SO_BUSY_POLL: readWrite(integer),
    SO_BUSY_POLL_BUDGET: writeOnly(integer),
    SO_CNX_ADVICE: writeOnly(boolean),
    SO_COMPARTMENT_ID: readWrite(unsigned),
    SO_CONDITIONAL_ACCEPT: readWrite(boolean),
    SO_CONNECT_TIME: readOnly(connectTime),
    SO_COOKIE: readOnly(u64),
    SO_DEBUG: readWrite(boolean),
    SO_DETACH_BPF: writeOnly(intTrigger),
    SO_DETACH_FILTER: writeOnly(intTrigger),
    SO_DETACH_REUSEPORT_BPF: writeOnly(intTrigger),
    SO_DOMAIN: readOnly(integer),
    SO_DONTLINGER: readWrite(boolean),
    SO_DONTROUTE: readWrite(boolean),
    SO_DONTTRUNC: readWrite(boolean),
    SO_ERROR: readOnly(errorCode),
    SO_EXCLUSIVEADDRUSE: readWrite(boolean),
    SO_GET_FILTER: readOnly(storedProgram),
    SO_INCOMING_CPU: readWrite(integer),
    SO_INCOMING_NAPI_ID: readOnly(unsigned),
    SO_INQ: writeOnly(boolean),
    SO_KEEPALIVE: readWrite(boolean),
    SO_LINGER: readWrite(linger),
    SO_LINGER_SEC: readWrite(lingerSeconds),
    SO_LISTENINCQLEN: readOnly(integer),
    SO_LISTENQLEN: readOnly(integer),
    SO_LISTENQLIMIT: readOnly(integer),
    SO_LOCK_FILTER: readWrite(boolean),
    SO_MARK: readWrite(unsigned),
    SO_MAX_MSG_SIZE: readOnly(unsigned),
    SO_MAX_PACING_RATE: readWrite(pacingRate),
    SO_MEMINFO: readOnly(memInfo),
    SO_NETNS_COOKIE: readOnly(u64),
    SO_NETSVC_MARKING_LEVEL: readOnly(integer),
    SO_NET_SERVICE_TYPE: readWrite(integer),
    SO_NOADDRERR: readWrite(boolean),
    SO_NOFCS: readWrite(boolean),
    SO_NOSIGPIPE: readWrite(boolean),
    SO_NOTIFYCONFLICT: readWrite(boolean),
    SO_NO_CHECK: readWrite(boolean),
    SO_NO_DDP: readWrite(boolean),
    SO_NO_OFFLOAD: readWrite(boolean),
    SO_NP_EXTENSIONS: readWrite(numericStructure<NpExtensions>("so_np_extensions")),
    SO_NREAD: readOnly(integer),
    SO_NUMRCVPKT: readOnly(integer),
    SO_NWRITE: readOnly(integer),
    SO_OOBINLINE: readWrite(boolean),
    SO_PASSCRED: readWrite(boolean),
    SO_PASSPIDFD: readWrite(boolean),
    SO_PASSRIGHTS: readWrite(boolean),
    SO_PASSSEC: readWrite(boolean),
    SO_PAUSE_ACCEPT: readWrite(boolean),
    SO_PEEK_OFF: readWrite(integer),
    SO_PEERCRED: readOnly(numericStructure<PeerCredentials>("ucred")),
    SO_PEERGROUPS: readOnly(uint32Array(65536)),
    SO_PEERPIDFD: readOnly(integer),
    SO_PEERSEC: readOnly(text(4096)),
    SO_PORT_SCALABILITY: readWrite(boolean),
    SO_PREFER_BUSY_POLL: readWrite(boolean),
    SO_PRIORITY: readWrite(integer),
    SO_PROTOCOL: readOnly(integer),
    SO_PROTOCOL_INFOA: readOnly(bytes(372)),
    SO_PROTOCOL_INFOW: readOnly(bytes(628)),
    SO_PROTOTYPE: readOnly(integer),
    SO_RANDOMIZE_PORT: readWrite(boolean),
    SO_RANDOMPORT: readWrite(boolean),
    SO_RCVBUF: readWrite(integer),
    SO_RCVBUFFORCE: writeOnly(integer),
    SO_RCVLOWAT: readWrite(integer),
    SO_RCVMARK: readWrite(boolean),
    SO_RCVPRIORITY: readWrite(boolean),
    SO_RCVTIMEO: readWrite(timeout),
    SO_RERROR: readWrite(boolean),
    SO_RESERVE_MEM: readWrite(integer),
    SO_REUSEADDR: readWrite(boolean),
    SO_REUSEPORT: readWrite(boolean),
    SO_REUSEPORT_LB: readWrite(boolean),
    SO_REUSESHAREUID: readWrite(boolean),
    SO_REUSE_MULTICASTPORT: readWrite(boolean),
    SO_REUSE_UNICASTPORT: readWrite(boolean),
    SO_RXQ_OVFL: readWrite(boolean),
    SO_SELECT_ERR_QUEUE: readWrite(boolean),
    SO_SETFIB: writeOnly(integer),
    SO_SNDBUF: readWrite(integer),
    SO_SNDBUFFORCE: writeOnly(integer),
    SO_SNDLOWAT: readWrite(integer),
    SO_SNDTIMEO: readWrite(timeout),
    SO_TIMESTAMP: readWrite(boolean),
    SO_TIMESTAMPING: readWrite(integer),
    SO_TIMESTAMPNS: readWrite(boolean),
    SO_TIMESTAMP_MONOTONIC: readWrite(boolean),
    SO_TS_CLOCK: readWrite(integer),
    SO_TXREHASH: readWrite(integer),
    SO_TXTIME: readWrite(numericStructure<TxTime>("sock_txtime")),
    SO_TYPE: readOnly(integer),
    SO_UPCALLCLOSEWAIT: readWrite(boolean),
    SO_UPDATE_ACCEPT_CONTEXT: writeOnly(handle),
    SO_UPDATE_CONNECT_CONTEXT: writeOnly(nullTrigger),
    SO_USELOOPBACK: readWrite(boolean),
    SO_USER_COOKIE: writeOnly(unsigned),
    SO_WANTMORE: readWrite(boolean),
    SO_WANTOOBFLAG: readWrite(boolean),
    SO_WIFI_STATUS: readWrite(boolean),
    SO_ZEROCOPY: readWrite(boolean),
  }),
};

/** Returns the table of options, which creates each level at its first use. */
function lazyLevels(): Options {
  const created = {} as Options;
  for (const [name, rows] of Object.entries(levels)) {
    Object.defineProperty(created, name, {
      configurable: true,
      enumerable: true,
      get() {
        const value = levelOptions(name as Name, rows());
        Object.defineProperty(created, name, { value, enumerable: true });
        return value;
      },
    });
  }
  return created;
}

/**
 * Typed socket options, for {@linkcode Socket.getOption} and {@linkcode Socket.setOption}: a table
 * by level; each level is sorted by C name.
 *
 * An option's type states its use: an `Option` can be read and set, a `ReadableOption` only read, a
 * `WritableOption` only set. An option that this platform lacks is `undefined`; its type includes
 * `undefined` unless every platform has the option.
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
 *
 * @category Options
 */
export const options: Options = lazyLevels();
