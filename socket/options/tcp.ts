/**
 * The types of the options of TCP.
 *
 * @module
 */
import type { Bytes } from "../arguments.ts";
import type {
  Option,
  ReadableOption,
  TcpInfo,
  TcpMd5Sig,
  TcpMd5SigExt,
  TcpRepairWindow,
  WritableOption,
} from "./types.ts";

/** The options of TCP: level `IPPROTO_TCP`, tcp(7). */
export interface TcpOptions {
  /** The name of the congestion control; tcp(7). */
  readonly TCP_CONGESTION: Option<string> | undefined;
  /** Send no partial segments until this is cleared; tcp(7). */
  readonly TCP_CORK: Option<boolean> | undefined;
  /**
   * How many seconds accept waits for data at most, rounded up to a retransmission; 0 for not. See
   * tcp(7).
   */
  readonly TCP_DEFER_ACCEPT: Option<number> | undefined;
  /** The longest wait before an acknowledgement, in microseconds; tcp(7). */
  readonly TCP_DELACK_MAX_US: Option<number> | undefined;
  /** How many connections may wait that began with data in their first segment; tcp(7). */
  readonly TCP_FASTOPEN: Option<number>;
  /** Let connect wait for data to send along; tcp(7). */
  readonly TCP_FASTOPEN_CONNECT: Option<boolean> | undefined;
  /** The key of the cookies of `TCP_FASTOPEN`; tcp(7). */
  readonly TCP_FASTOPEN_KEY: Option<Uint8Array<ArrayBuffer>, Bytes> | undefined;
  /** `TCP_FASTOPEN` without cookies; tcp(7). */
  readonly TCP_FASTOPEN_NO_COOKIE: Option<boolean> | undefined;
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
  /** Seconds from probe to probe; tcp(7). */
  readonly TCP_KEEPINTVL: Option<number>;
  /** How many seconds a closed connection waits for the peer's end; tcp(7). */
  readonly TCP_LINGER2: Option<number> | undefined;
  /** The largest segment; tcp(7). */
  readonly TCP_MAXSEG: Option<number>;
  /** The key of segments signed by MD5 (RFC 2385). */
  readonly TCP_MD5SIG: WritableOption<TcpMd5Sig> | undefined;
  /** `TCP_MD5SIG` for a prefix or interface; tcp(7). */
  readonly TCP_MD5SIG_EXT: WritableOption<TcpMd5SigExt> | undefined;
  /** Send each piece of data at once, not gathered; tcp(7). */
  readonly TCP_NODELAY: Option<boolean>;
  /** Do not send partial segments; tcp(7). */
  readonly TCP_NOPUSH: Option<boolean> | undefined;
  /** How much unsent data keeps the socket from being writable; tcp(7). */
  readonly TCP_NOTSENT_LOWAT: Option<number> | undefined;
  /** The sequence number of a queue; of `TCP_REPAIR`. See tcp(7). */
  readonly TCP_QUEUE_SEQ: Option<number> | undefined;
  /** Acknowledge at once; tcp(7). */
  readonly TCP_QUICKACK: Option<boolean> | undefined;
  /** Move a connection to another machine; CRIU. See tcp(7). */
  readonly TCP_REPAIR: Option<number> | undefined;
  /** Which queue is meant; of `TCP_REPAIR`. See tcp(7). */
  readonly TCP_REPAIR_QUEUE: Option<number> | undefined;
  /** The windows; of `TCP_REPAIR`. See tcp(7). */
  readonly TCP_REPAIR_WINDOW: Option<TcpRepairWindow> | undefined;
  /** The longest wait before a retransmission, in milliseconds; tcp(7). */
  readonly TCP_RTO_MAX_MS: Option<number> | undefined;
  /** The shortest wait before a retransmission, in microseconds; tcp(7). */
  readonly TCP_RTO_MIN_US: Option<number> | undefined;
  /** The headers of the first segment, kept by `TCP_SAVE_SYN`. Read only; tcp(7). */
  readonly TCP_SAVED_SYN: ReadableOption<Uint8Array<ArrayBuffer>> | undefined;
  /**
   * Keep the headers of the first segment: 1 from the network's on, 2 from the link's on; 0 for
   * not. See tcp(7).
   */
  readonly TCP_SAVE_SYN: Option<number> | undefined;
  /** How often the first segment is sent; tcp(7). */
  readonly TCP_SYNCNT: Option<number> | undefined;
  /** Retransmit after one duplicate, where few segments are under way; tcp(7). */
  readonly TCP_THIN_DUPACK: WritableOption<boolean> | undefined;
  /** Do not double timeouts, where few segments are under way; tcp(7). */
  readonly TCP_THIN_LINEAR_TIMEOUTS: Option<boolean> | undefined;
  /** The clock of TCP's timestamps; of `TCP_REPAIR`. See tcp(7). */
  readonly TCP_TIMESTAMP: Option<number> | undefined;
  /** Microseconds by which to delay what is sent, for experiments; tcp(7). */
  readonly TCP_TX_DELAY: Option<number> | undefined;
  /** A protocol on top of TCP in the kernel, such as "tls"; tcp(7). */
  readonly TCP_ULP: Option<string> | undefined;
  /** Milliseconds that data may stay unacknowledged; tcp(7). */
  readonly TCP_USER_TIMEOUT: Option<number> | undefined;
  /** The largest window to offer; tcp(7). */
  readonly TCP_WINDOW_CLAMP: Option<number> | undefined;
}
