/**
 * The options of TCP: level `IPPROTO_TCP`, tcp(7).
 *
 * @module
 */
import {
  IPPROTO_TCP,
  TCP_MD5SIG_FLAG_IFINDEX,
  TCP_MD5SIG_FLAG_PREFIX,
} from "../../constants/mod.ts";
import { data, integer as checked } from "../arguments.ts";
import type { Bytes } from "../arguments.ts";
import {
  boolean,
  bytes,
  integer,
  interfaceNumber,
  layouts,
  level,
  members,
  object,
  sockaddrOf,
  structure,
  text,
  unsigned,
} from "./codec.ts";
import type {
  Option,
  ReadableOption,
  TcpInfo,
  TcpMd5Sig,
  TcpMd5SigExt,
  TcpRepairWindow,
  WritableOption,
  Writing,
} from "./types.ts";

const { option, readable, writable } = level(IPPROTO_TCP);

/** `struct tcp_md5sig`, as both options have it. */
const md5sigExt: Writing<TcpMd5SigExt> = {
  encode(value, name, socket) {
    const given = object(name, value, "an object { address, key }");
    const { size, tcpm_addr, tcpm_flags, tcpm_prefixlen, tcpm_keylen, tcpm_ifindex, tcpm_key } =
      layouts().tcp_md5sig;
    const [bytes, view] = structure(size);
    const key = data(`${name} key`, given.key);
    checked(`${name} key length`, key.length, 0, tcpm_key.size);
    tcpm_addr.set(view, sockaddrOf(`${name} address`, given.address, socket));
    tcpm_keylen.set(view, key.length);
    tcpm_key.set(view, key);
    let flags = 0;
    if (given.prefixlen !== undefined) {
      tcpm_prefixlen.set(view, checked(`${name} prefixlen`, given.prefixlen, 0, 128));
      flags |= TCP_MD5SIG_FLAG_PREFIX!;
    }
    if (given.interface !== undefined) {
      tcpm_ifindex.set(view, interfaceNumber(`${name} interface`, given.interface, socket));
      flags |= TCP_MD5SIG_FLAG_IFINDEX!;
    }
    tcpm_flags.set(view, flags);
    return bytes;
  },
};

const md5sig: Writing<TcpMd5Sig> = md5sigExt;

/** The name of the congestion control; tcp(7). */
export const TCP_CONGESTION: Option<string> | undefined = option("TCP_CONGESTION", text(16));

/** Send no partial segments until this is cleared; tcp(7). */
export const TCP_CORK: Option<boolean> | undefined = option("TCP_CORK", boolean);

/**
 * How many seconds accept waits for data at most, rounded up to a retransmission; 0 for not. See
 * tcp(7).
 */
export const TCP_DEFER_ACCEPT: Option<number> | undefined = option("TCP_DEFER_ACCEPT", integer);

/** The longest wait before an acknowledgement, in microseconds; tcp(7). */
export const TCP_DELACK_MAX_US: Option<number> | undefined = option("TCP_DELACK_MAX_US", integer);

/** How many connections may wait that began with data in their first segment; tcp(7). */
export const TCP_FASTOPEN: Option<number> = option("TCP_FASTOPEN", integer);

/** Let connect wait for data to send along; tcp(7). */
export const TCP_FASTOPEN_CONNECT: Option<boolean> | undefined = option(
  "TCP_FASTOPEN_CONNECT",
  boolean,
);

/** The key of the cookies of `TCP_FASTOPEN`; tcp(7). */
export const TCP_FASTOPEN_KEY: Option<Uint8Array<ArrayBuffer>, Bytes> | undefined = option(
  "TCP_FASTOPEN_KEY",
  bytes(32),
);

/** `TCP_FASTOPEN` without cookies; tcp(7). */
export const TCP_FASTOPEN_NO_COOKIE: Option<boolean> | undefined = option(
  "TCP_FASTOPEN_NO_COOKIE",
  boolean,
);

/** State and measurements of the connection. Read only; tcp(7). */
export const TCP_INFO: ReadableOption<TcpInfo> | undefined = readable(
  "TCP_INFO",
  members<TcpInfo>("tcp_info"),
);

/** Tell with recvmsg how many bytes are left, as `TCP_CM_INQ`; tcp(7). */
export const TCP_INQ: Option<boolean> | undefined = option("TCP_INQ", boolean);

/** Whether the connection is of Multipath TCP. Read only; tcp(7). */
export const TCP_IS_MPTCP: ReadableOption<boolean> | undefined = readable("TCP_IS_MPTCP", boolean);

/** Seconds of silence before the first probe: elsewhere `TCP_KEEPIDLE`; tcp(7). */
export const TCP_KEEPALIVE: Option<number> | undefined = option("TCP_KEEPALIVE", integer);

/** Probes without answer before the connection is given up; tcp(7). */
export const TCP_KEEPCNT: Option<number> = option("TCP_KEEPCNT", integer);

/** Seconds of silence before the first probe of `SO_KEEPALIVE`; tcp(7). */
export const TCP_KEEPIDLE: Option<number> | undefined = option("TCP_KEEPIDLE", integer);

/** Seconds from probe to probe; tcp(7). */
export const TCP_KEEPINTVL: Option<number> = option("TCP_KEEPINTVL", integer);

/** How many seconds a closed connection waits for the peer's end; tcp(7). */
export const TCP_LINGER2: Option<number> | undefined = option("TCP_LINGER2", integer);

/** The largest segment; tcp(7). */
export const TCP_MAXSEG: Option<number> = option("TCP_MAXSEG", integer);

/** The key of segments signed by MD5 (RFC 2385). */
export const TCP_MD5SIG: WritableOption<TcpMd5Sig> | undefined = writable("TCP_MD5SIG", md5sig);

/** `TCP_MD5SIG` for a prefix or interface; tcp(7). */
export const TCP_MD5SIG_EXT: WritableOption<TcpMd5SigExt> | undefined = writable(
  "TCP_MD5SIG_EXT",
  md5sigExt,
);

/** Send each piece of data at once, not gathered; tcp(7). */
export const TCP_NODELAY: Option<boolean> = option("TCP_NODELAY", boolean);

/** Do not send partial segments; tcp(7). */
export const TCP_NOPUSH: Option<boolean> | undefined = option("TCP_NOPUSH", boolean);

/** How much unsent data keeps the socket from being writable; tcp(7). */
export const TCP_NOTSENT_LOWAT: Option<number> | undefined = option("TCP_NOTSENT_LOWAT", unsigned);

/** The sequence number of a queue; of `TCP_REPAIR`. See tcp(7). */
export const TCP_QUEUE_SEQ: Option<number> | undefined = option("TCP_QUEUE_SEQ", unsigned);

/** Acknowledge at once; tcp(7). */
export const TCP_QUICKACK: Option<boolean> | undefined = option("TCP_QUICKACK", boolean);

/** Move a connection to another machine; CRIU. See tcp(7). */
export const TCP_REPAIR: Option<number> | undefined = option("TCP_REPAIR", integer);

/** Which queue is meant; of `TCP_REPAIR`. See tcp(7). */
export const TCP_REPAIR_QUEUE: Option<number> | undefined = option("TCP_REPAIR_QUEUE", integer);

/** The windows; of `TCP_REPAIR`. See tcp(7). */
export const TCP_REPAIR_WINDOW: Option<TcpRepairWindow> | undefined = option(
  "TCP_REPAIR_WINDOW",
  members<TcpRepairWindow>("tcp_repair_window"),
);

/** The longest wait before a retransmission, in milliseconds; tcp(7). */
export const TCP_RTO_MAX_MS: Option<number> | undefined = option("TCP_RTO_MAX_MS", integer);

/** The shortest wait before a retransmission, in microseconds; tcp(7). */
export const TCP_RTO_MIN_US: Option<number> | undefined = option("TCP_RTO_MIN_US", integer);

/** The headers of the first segment, kept by `TCP_SAVE_SYN`. Read only; tcp(7). */
export const TCP_SAVED_SYN: ReadableOption<Uint8Array<ArrayBuffer>> | undefined = readable(
  "TCP_SAVED_SYN",
  bytes(4096),
);

/**
 * Keep the headers of the first segment: 1 from the network's on, 2 from the link's on; 0 for not.
 * See tcp(7).
 */
export const TCP_SAVE_SYN: Option<number> | undefined = option("TCP_SAVE_SYN", integer);

/** How often the first segment is sent; tcp(7). */
export const TCP_SYNCNT: Option<number> | undefined = option("TCP_SYNCNT", integer);

/** Retransmit after one duplicate, where few segments are under way; tcp(7). */
export const TCP_THIN_DUPACK: WritableOption<boolean> | undefined = writable(
  "TCP_THIN_DUPACK",
  boolean,
);

/** Do not double timeouts, where few segments are under way; tcp(7). */
export const TCP_THIN_LINEAR_TIMEOUTS: Option<boolean> | undefined = option(
  "TCP_THIN_LINEAR_TIMEOUTS",
  boolean,
);

/** The clock of TCP's timestamps; of `TCP_REPAIR`. See tcp(7). */
export const TCP_TIMESTAMP: Option<number> | undefined = option("TCP_TIMESTAMP", unsigned);

/** Microseconds by which to delay what is sent, for experiments; tcp(7). */
export const TCP_TX_DELAY: Option<number> | undefined = option("TCP_TX_DELAY", integer);

/** A protocol on top of TCP in the kernel, such as "tls"; tcp(7). */
export const TCP_ULP: Option<string> | undefined = option("TCP_ULP", text(16));

/** Milliseconds that data may stay unacknowledged; tcp(7). */
export const TCP_USER_TIMEOUT: Option<number> | undefined = option("TCP_USER_TIMEOUT", integer);

/** The largest window to offer; tcp(7). */
export const TCP_WINDOW_CLAMP: Option<number> | undefined = option("TCP_WINDOW_CLAMP", integer);
