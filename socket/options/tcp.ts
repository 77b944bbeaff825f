/**
 * The types of the options of TCP.
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

/** The options of TCP: level `IPPROTO_TCP`, tcp(7). */
export interface TcpOptions {
  /** Take the urgent pointer as BSD does. Windows; IPPROTO_TCP Socket Options. */
  readonly TCP_BSDURGENT: Option<boolean> | undefined;
  /** The name of the congestion control; tcp(7). */
  readonly TCP_CONGESTION: Option<string> | undefined;
  /** After how many seconds connect gives up. macOS; tcp(4). */
  readonly TCP_CONNECTIONTIMEOUT: Option<number> | undefined;
  /** State and measurements of the connection. Read only. macOS; netinet/tcp.h. */
  readonly TCP_CONNECTION_INFO: ReadableOption<TcpConnectionInfo> | undefined;
  /** Send no partial segments until this is cleared; tcp(7). */
  readonly TCP_CORK: Option<boolean> | undefined;
  /** Take data, rather than reset, after close. FreeBSD; netinet/tcp.h. */
  readonly TCP_DATA_AFTER_CLOSE: Option<boolean> | undefined;
  /**
   * How many seconds accept waits for data at most, rounded up to a retransmission; 0 for not. See
   * tcp(7).
   */
  readonly TCP_DEFER_ACCEPT: Option<number> | undefined;
  /** How many milliseconds an acknowledgement waits. FreeBSD; netinet/tcp.h. */
  readonly TCP_DELACK: Option<number> | undefined;
  /** The longest wait before an acknowledgement, in microseconds; tcp(7). */
  readonly TCP_DELACK_MAX_US: Option<number> | undefined;
  /** Let the acknowledgement of the end wait. Windows; ws2ipdef.h. */
  readonly TCP_DELAY_FIN_ACK: Option<boolean> | undefined;
  /** Let routers say that there is congestion. macOS; netinet/tcp.h. */
  readonly TCP_ENABLE_ECN: Option<boolean> | undefined;
  /** Take the urgent pointer as RFC 1122 says. Windows; IPPROTO_TCP Socket Options. */
  readonly TCP_EXPEDITED_1122: Option<boolean> | undefined;
  /**
   * Let connect fail at once when a router says that it cannot be done. Windows; IPPROTO_TCP Socket
   * Options.
   */
  readonly TCP_FAIL_CONNECT_ON_ICMP_ERROR: Option<boolean> | undefined;
  /** How many connections may wait that began with data in their first segment; tcp(7). */
  readonly TCP_FASTOPEN: Option<number>;
  /** Let connect wait for data to send along; tcp(7). */
  readonly TCP_FASTOPEN_CONNECT: Option<boolean> | undefined;
  /** The key of the cookies of `TCP_FASTOPEN`; tcp(7). */
  readonly TCP_FASTOPEN_KEY: Option<Uint8Array<ArrayBuffer>, Bytes> | undefined;
  /** `TCP_FASTOPEN` without cookies; tcp(7). */
  readonly TCP_FASTOPEN_NO_COOKIE: Option<boolean> | undefined;
  /** Take the end for a reset. FreeBSD; netinet/tcp.h. */
  readonly TCP_FIN_IS_RST: Option<boolean> | undefined;
  /** Begin again slowly after a silence. FreeBSD; netinet/tcp.h. */
  readonly TCP_IDLE_REDUCE: Option<boolean> | undefined;
  /** State and measurements of the connection. Read only; tcp(7). */
  readonly TCP_INFO: ReadableOption<TcpInfo> | undefined;
  /** Tell with recvmsg how many bytes are left, as `TCP_CM_INQ`; tcp(7). */
  readonly TCP_INQ: Option<boolean> | undefined;
  /** Whether the connection is of Multipath TCP. Read only; tcp(7). */
  readonly TCP_IS_MPTCP: ReadableOption<boolean> | undefined;
  /** Seconds of silence before the first probe: elsewhere `TCP_KEEPIDLE`; tcp(7). */
  readonly TCP_KEEPALIVE: Option<number> | undefined;
  /** Probes without answer before the connection is given up; tcp(7). */
  readonly TCP_KEEPCNT: Option<number>;
  /** Seconds of silence before the first probe of `SO_KEEPALIVE`; tcp(7). */
  readonly TCP_KEEPIDLE: Option<number> | undefined;
  /** After how many seconds a connection that is not made is given up. FreeBSD; tcp(4). */
  readonly TCP_KEEPINIT: Option<number> | undefined;
  /** Seconds from probe to probe; tcp(7). */
  readonly TCP_KEEPINTVL: Option<number>;
  /** How many seconds a closed connection waits for the peer's end; tcp(7). */
  readonly TCP_LINGER2: Option<number> | undefined;
  /** Detect retransmissions that were lost. FreeBSD; netinet/tcp.h. */
  readonly TCP_LRD: Option<boolean> | undefined;
  /** How many segments are sent in one go. FreeBSD; netinet/tcp.h. */
  readonly TCP_MAXBURST: Option<number> | undefined;
  /**
   * Seconds that data may stay unacknowledged; -1 for no end. Windows; IPPROTO_TCP Socket Options.
   */
  readonly TCP_MAXRT: Option<number> | undefined;
  /** `TCP_MAXRT` in milliseconds. Windows; IPPROTO_TCP Socket Options. */
  readonly TCP_MAXRTMS: Option<number> | undefined;
  /** The largest segment; tcp(7). */
  readonly TCP_MAXSEG: Option<number>;
  /** Seconds that data may stay unacknowledged. FreeBSD; netinet/tcp.h. */
  readonly TCP_MAXUNACKTIME: Option<number> | undefined;
  /** The key of segments signed by MD5 (RFC 2385). */
  readonly TCP_MD5SIG: WritableOption<TcpMd5Sig> | undefined;
  /** `TCP_MD5SIG` for a prefix or interface; tcp(7). */
  readonly TCP_MD5SIG_EXT: WritableOption<TcpMd5SigExt> | undefined;
  /** Send each piece of data at once, not gathered; tcp(7). */
  readonly TCP_NODELAY: Option<boolean>;
  /** Do not use the options of TCP. macOS, FreeBSD; tcp(4). */
  readonly TCP_NOOPT: Option<boolean> | undefined;
  /** Do not send partial segments; tcp(7). */
  readonly TCP_NOPUSH: Option<boolean> | undefined;
  /** Send the first segment once only. Windows; ws2ipdef.h. */
  readonly TCP_NOSYNRETRIES: Option<boolean> | undefined;
  /** How much unsent data keeps the socket from being writable; tcp(7). */
  readonly TCP_NOTSENT_LOWAT: Option<number> | undefined;
  /** Do not use the urgent pointer. Windows; ws2ipdef.h. */
  readonly TCP_NOURG: Option<boolean> | undefined;
  /** Whether the card shall do the work of TCP: `TCP_OFFLOAD_*`. Windows; ws2ipdef.h. */
  readonly TCP_OFFLOAD_PREFERENCE: Option<number> | undefined;
  /** How many segments received are kept for debugging. FreeBSD; tcp(4). */
  readonly TCP_PCAP_IN: Option<number> | undefined;
  /** How many segments sent are kept for debugging. FreeBSD; tcp(4). */
  readonly TCP_PCAP_OUT: Option<number> | undefined;
  /** The sequence number of a queue; of `TCP_REPAIR`. See tcp(7). */
  readonly TCP_QUEUE_SEQ: Option<number> | undefined;
  /** Acknowledge at once; tcp(7). */
  readonly TCP_QUICKACK: Option<boolean> | undefined;
  /** The port to which TCP is sent in UDP (RFC 6951); 0 for not. FreeBSD; tcp(4). */
  readonly TCP_REMOTE_UDP_ENCAPS_PORT: Option<number> | undefined;
  /** Move a connection to another machine; CRIU. See tcp(7). */
  readonly TCP_REPAIR: Option<number> | undefined;
  /** Which queue is meant; of `TCP_REPAIR`. See tcp(7). */
  readonly TCP_REPAIR_QUEUE: Option<number> | undefined;
  /** The windows; of `TCP_REPAIR`. See tcp(7). */
  readonly TCP_REPAIR_WINDOW: Option<TcpRepairWindow> | undefined;
  /**
   * Take only connections of one NUMA domain, of a socket with `SO_REUSEPORT_LB`. FreeBSD; tcp(4).
   */
  readonly TCP_REUSPORT_LB_NUMA: Option<number> | undefined;
  /** The longest wait before a retransmission, in milliseconds; tcp(7). */
  readonly TCP_RTO_MAX_MS: Option<number> | undefined;
  /** The shortest wait before a retransmission, in microseconds; tcp(7). */
  readonly TCP_RTO_MIN_US: Option<number> | undefined;
  /**
   * Seconds after which a connection is given up that retransmits in vain. macOS; netinet/tcp.h.
   */
  readonly TCP_RXT_CONNDROPTIME: Option<number> | undefined;
  /** Give up at once where the end cannot be sent. macOS; netinet/tcp.h. */
  readonly TCP_RXT_FINDROP: Option<boolean> | undefined;
  /** The headers of the first segment, kept by `TCP_SAVE_SYN`. Read only; tcp(7). */
  readonly TCP_SAVED_SYN: ReadableOption<Uint8Array<ArrayBuffer>> | undefined;
  /**
   * Keep the headers of the first segment: 1 from the network's on, 2 from the link's on; 0 for
   * not. See tcp(7).
   */
  readonly TCP_SAVE_SYN: Option<number> | undefined;
  /** Acknowledge every other segment. macOS; netinet/tcp.h. */
  readonly TCP_SENDMOREACKS: Option<boolean> | undefined;
  /** Take the urgent pointer as the standard says. Windows; ws2ipdef.h. */
  readonly TCP_STDURG: Option<boolean> | undefined;
  /** How often the first segment is sent; tcp(7). */
  readonly TCP_SYNCNT: Option<number> | undefined;
  /** Retransmit after one duplicate, where few segments are under way; tcp(7). */
  readonly TCP_THIN_DUPACK: WritableOption<boolean> | undefined;
  /** Do not double timeouts, where few segments are under way; tcp(7). */
  readonly TCP_THIN_LINEAR_TIMEOUTS: Option<boolean> | undefined;
  /** The clock of TCP's timestamps; of `TCP_REPAIR`. See tcp(7). */
  readonly TCP_TIMESTAMP: Option<number> | undefined;
  /** Use the timestamps of RFC 1323. Windows; IPPROTO_TCP Socket Options. */
  readonly TCP_TIMESTAMPS: Option<boolean> | undefined;
  /** Microseconds by which to delay what is sent, for experiments; tcp(7). */
  readonly TCP_TX_DELAY: Option<number> | undefined;
  /** A protocol on top of TCP in the kernel, such as "tls"; tcp(7). */
  readonly TCP_ULP: Option<string> | undefined;
  /** Milliseconds that data may stay unacknowledged; tcp(7). */
  readonly TCP_USER_TIMEOUT: Option<number> | undefined;
  /** The largest window to offer; tcp(7). */
  readonly TCP_WINDOW_CLAMP: Option<number> | undefined;
}
