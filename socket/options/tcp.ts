/**
 * Types of the TCP options.
 *
 * @module
 */
import type { Bytes } from "../arguments.ts";
import type {
  Option,
  ReadableOption,
  TcpConnectionInfo,
  TcpInfo,
  TcpMd5Sig,
  TcpMd5SigExt,
  TcpRepairWindow,
  WritableOption,
} from "./types.ts";

/**
 * TCP options: level `IPPROTO_TCP`, tcp(7).
 *
 * @category Options
 */
export interface TcpOptions {
  /** Interprets the urgent pointer as BSD does. Windows; IPPROTO_TCP Socket Options. */
  readonly TCP_BSDURGENT: Option<boolean> | undefined;
  /** Name of the congestion control algorithm, such as `"cubic"`; tcp(7). */
  readonly TCP_CONGESTION: Option<string> | undefined;
  /** Timeout of connect, in seconds. macOS; tcp(4). */
  readonly TCP_CONNECTIONTIMEOUT: Option<number> | undefined;
  /** State and measurements of the connection. Read only. macOS; netinet/tcp.h. */
  readonly TCP_CONNECTION_INFO: ReadableOption<TcpConnectionInfo> | undefined;
  /** Holds back partial segments until this option is cleared; tcp(7). */
  readonly TCP_CORK: Option<boolean> | undefined;
  /** Accepts data after close rather than reset the connection. FreeBSD; netinet/tcp.h. */
  readonly TCP_DATA_AFTER_CLOSE: Option<boolean> | undefined;
  /**
   * Delays accept until data arrives, for at most this many seconds, rounded up to a
   * retransmission; 0 for off. See tcp(7).
   */
  readonly TCP_DEFER_ACCEPT: Option<number> | undefined;
  /** Delay of an acknowledgement, in milliseconds. FreeBSD; netinet/tcp.h. */
  readonly TCP_DELACK: Option<number> | undefined;
  /** Maximum delay of an acknowledgement, in microseconds; tcp(7). */
  readonly TCP_DELACK_MAX_US: Option<number> | undefined;
  /** Delays the acknowledgement of the peer's FIN. Windows; ws2ipdef.h. */
  readonly TCP_DELAY_FIN_ACK: Option<boolean> | undefined;
  /** Enables explicit congestion notification (ECN) by routers. macOS; netinet/tcp.h. */
  readonly TCP_ENABLE_ECN: Option<boolean> | undefined;
  /** Interprets the urgent pointer as RFC 1122 specifies. Windows; IPPROTO_TCP Socket Options. */
  readonly TCP_EXPEDITED_1122: Option<boolean> | undefined;
  /**
   * Fails connect immediately when a router reports by ICMP that the peer is unreachable. Windows;
   * IPPROTO_TCP Socket Options.
   */
  readonly TCP_FAIL_CONNECT_ON_ICMP_ERROR: Option<boolean> | undefined;
  /**
   * Maximum number of pending connections that began with data in the SYN (TCP Fast Open, RFC
   * 7413); tcp(7).
   */
  readonly TCP_FASTOPEN: Option<number>;
  /** Delays connect until there is data to send in the SYN; tcp(7). */
  readonly TCP_FASTOPEN_CONNECT: Option<boolean> | undefined;
  /** Key of the cookies of `TCP_FASTOPEN`; tcp(7). */
  readonly TCP_FASTOPEN_KEY: Option<Uint8Array<ArrayBuffer>, Bytes> | undefined;
  /** Uses `TCP_FASTOPEN` without cookies; tcp(7). */
  readonly TCP_FASTOPEN_NO_COOKIE: Option<boolean> | undefined;
  /** Treats the peer's FIN as a reset. FreeBSD; netinet/tcp.h. */
  readonly TCP_FIN_IS_RST: Option<boolean> | undefined;
  /** Restarts slowly after an idle period. FreeBSD; netinet/tcp.h. */
  readonly TCP_IDLE_REDUCE: Option<boolean> | undefined;
  /** State and measurements of the connection. Read only; tcp(7). */
  readonly TCP_INFO: ReadableOption<TcpInfo> | undefined;
  /**
   * Delivers with recvmsg the number of bytes left to read, as ancillary data `TCP_CM_INQ`; tcp(7).
   */
  readonly TCP_INQ: Option<boolean> | undefined;
  /** True if the connection uses Multipath TCP. Read only; tcp(7). */
  readonly TCP_IS_MPTCP: ReadableOption<boolean> | undefined;
  /**
   * Idle time before the first keep-alive probe, in seconds; `TCP_KEEPIDLE` on other systems.
   * macOS, Windows; tcp(4).
   */
  readonly TCP_KEEPALIVE: Option<number> | undefined;
  /** Number of unanswered keep-alive probes before the connection is dropped; tcp(7). */
  readonly TCP_KEEPCNT: Option<number>;
  /** Idle time before the first probe of `SO_KEEPALIVE`, in seconds; tcp(7). */
  readonly TCP_KEEPIDLE: Option<number> | undefined;
  /** Timeout of a connection that is not yet established, in seconds. FreeBSD; tcp(4). */
  readonly TCP_KEEPINIT: Option<number> | undefined;
  /** Interval between keep-alive probes, in seconds; tcp(7). */
  readonly TCP_KEEPINTVL: Option<number>;
  /** Time that a closed connection waits for the peer's FIN (FIN_WAIT2), in seconds; tcp(7). */
  readonly TCP_LINGER2: Option<number> | undefined;
  /** Detects lost retransmissions. FreeBSD; netinet/tcp.h. */
  readonly TCP_LRD: Option<boolean> | undefined;
  /** Maximum number of segments sent in one burst. FreeBSD; netinet/tcp.h. */
  readonly TCP_MAXBURST: Option<number> | undefined;
  /**
   * Time that data may stay unacknowledged, in seconds; -1 for no limit. Windows; IPPROTO_TCP
   * Socket Options.
   */
  readonly TCP_MAXRT: Option<number> | undefined;
  /** `TCP_MAXRT` in milliseconds. Windows; IPPROTO_TCP Socket Options. */
  readonly TCP_MAXRTMS: Option<number> | undefined;
  /** Maximum segment size, in bytes; tcp(7). */
  readonly TCP_MAXSEG: Option<number>;
  /** Time that data may stay unacknowledged, in seconds. FreeBSD; netinet/tcp.h. */
  readonly TCP_MAXUNACKTIME: Option<number> | undefined;
  /** Key that signs segments to and from a peer with MD5. RFC 2385. */
  readonly TCP_MD5SIG: WritableOption<TcpMd5Sig> | undefined;
  /** `TCP_MD5SIG` for an address prefix or an interface; tcp(7). */
  readonly TCP_MD5SIG_EXT: WritableOption<TcpMd5SigExt> | undefined;
  /** Sends each write immediately, without Nagle's algorithm; tcp(7). */
  readonly TCP_NODELAY: Option<boolean>;
  /** Disables TCP options. macOS, FreeBSD; tcp(4). */
  readonly TCP_NOOPT: Option<boolean> | undefined;
  /** Holds back partial segments, like `TCP_CORK`. macOS, FreeBSD; tcp(4). */
  readonly TCP_NOPUSH: Option<boolean> | undefined;
  /** Sends the SYN only once. Windows; ws2ipdef.h. */
  readonly TCP_NOSYNRETRIES: Option<boolean> | undefined;
  /** Amount of unsent data above which the socket is not writable, in bytes; tcp(7). */
  readonly TCP_NOTSENT_LOWAT: Option<number> | undefined;
  /** Disables the urgent pointer. Windows; ws2ipdef.h. */
  readonly TCP_NOURG: Option<boolean> | undefined;
  /** Preference for TCP offload to the network card: `TCP_OFFLOAD_*`. Windows; ws2ipdef.h. */
  readonly TCP_OFFLOAD_PREFERENCE: Option<number> | undefined;
  /** Number of received segments kept for debugging. FreeBSD; tcp(4). */
  readonly TCP_PCAP_IN: Option<number> | undefined;
  /** Number of sent segments kept for debugging. FreeBSD; tcp(4). */
  readonly TCP_PCAP_OUT: Option<number> | undefined;
  /** Sequence number of the queue chosen by `TCP_REPAIR_QUEUE`, in `TCP_REPAIR` mode; tcp(7). */
  readonly TCP_QUEUE_SEQ: Option<number> | undefined;
  /** Acknowledges immediately, without delay; tcp(7). */
  readonly TCP_QUICKACK: Option<boolean> | undefined;
  /** Peer's port for TCP encapsulated in UDP (RFC 6951); 0 for off. FreeBSD; tcp(4). */
  readonly TCP_REMOTE_UDP_ENCAPS_PORT: Option<number> | undefined;
  /**
   * Repair mode: `TCP_REPAIR_ON`, `TCP_REPAIR_OFF`, `TCP_REPAIR_OFF_NO_WP`. CRIU uses it to move a
   * connection to another machine. See tcp(7).
   */
  readonly TCP_REPAIR: Option<number> | undefined;
  /** Queue that other options apply to, in `TCP_REPAIR` mode; tcp(7). */
  readonly TCP_REPAIR_QUEUE: Option<number> | undefined;
  /** Windows of the connection, in `TCP_REPAIR` mode; tcp(7). */
  readonly TCP_REPAIR_WINDOW: Option<TcpRepairWindow> | undefined;
  /**
   * Accepts only connections of one NUMA domain, on a socket with `SO_REUSEPORT_LB`. FreeBSD;
   * tcp(4).
   */
  readonly TCP_REUSPORT_LB_NUMA: Option<number> | undefined;
  /** Maximum retransmission timeout, in milliseconds; tcp(7). */
  readonly TCP_RTO_MAX_MS: Option<number> | undefined;
  /** Minimum retransmission timeout, in microseconds; tcp(7). */
  readonly TCP_RTO_MIN_US: Option<number> | undefined;
  /**
   * Time after which a connection is dropped if its retransmissions are not acknowledged, in
   * seconds. macOS; netinet/tcp.h.
   */
  readonly TCP_RXT_CONNDROPTIME: Option<number> | undefined;
  /** Drops the connection immediately if the FIN cannot be sent. macOS; netinet/tcp.h. */
  readonly TCP_RXT_FINDROP: Option<boolean> | undefined;
  /** Headers of the peer's SYN, saved by `TCP_SAVE_SYN`. Read only; tcp(7). */
  readonly TCP_SAVED_SYN: ReadableOption<Uint8Array<ArrayBuffer>> | undefined;
  /**
   * Saves the headers of the SYN for `TCP_SAVED_SYN`: 1 from the network header, 2 from the link
   * header; 0 for off. See tcp(7).
   */
  readonly TCP_SAVE_SYN: Option<number> | undefined;
  /** Acknowledges every other segment. macOS; netinet/tcp.h. */
  readonly TCP_SENDMOREACKS: Option<boolean> | undefined;
  /** Interprets the urgent pointer as the standard specifies. Windows; ws2ipdef.h. */
  readonly TCP_STDURG: Option<boolean> | undefined;
  /** Number of times that the SYN is retransmitted; tcp(7). */
  readonly TCP_SYNCNT: Option<number> | undefined;
  /** Retransmits after one duplicate acknowledgement when few segments are in flight; tcp(7). */
  readonly TCP_THIN_DUPACK: WritableOption<boolean> | undefined;
  /** Does not double retransmission timeouts when few segments are in flight; tcp(7). */
  readonly TCP_THIN_LINEAR_TIMEOUTS: Option<boolean> | undefined;
  /** Clock of the TCP timestamps, in `TCP_REPAIR` mode; tcp(7). */
  readonly TCP_TIMESTAMP: Option<number> | undefined;
  /** Enables the timestamps of RFC 1323. Windows; IPPROTO_TCP Socket Options. */
  readonly TCP_TIMESTAMPS: Option<boolean> | undefined;
  /** Delay added to outgoing segments, in microseconds, for experiments; tcp(7). */
  readonly TCP_TX_DELAY: Option<number> | undefined;
  /** Name of the kernel protocol layered on TCP, such as `"tls"`; tcp(7). */
  readonly TCP_ULP: Option<string> | undefined;
  /** Time that data may stay unacknowledged, in milliseconds; tcp(7). */
  readonly TCP_USER_TIMEOUT: Option<number> | undefined;
  /** Maximum window to advertise, in bytes; tcp(7). */
  readonly TCP_WINDOW_CLAMP: Option<number> | undefined;
}
