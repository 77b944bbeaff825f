/**
 * The options of every socket: level `SOL_SOCKET`, socket(7).
 *
 * @module
 */
import { SOL_SOCKET } from "../../constants/mod.ts";
import { integer as checked } from "../arguments.ts";
import {
  boolean,
  type Codec,
  errorCode,
  integer,
  interfaceOption,
  level,
  linger,
  members,
  nothing,
  numbers,
  program,
  storedProgram,
  text,
  timeout,
  u64,
  unsigned,
} from "./codec.ts";
import type {
  BpfInstruction,
  MemInfo,
  Option,
  PeerCredentials,
  ReadableOption,
  Reading,
  TxTime,
  WritableOption,
} from "./types.ts";

const { option, readable, writable } = level(SOL_SOCKET);

/** Bytes per second; `null` for no limit. */
const rate: Codec<number | null> = {
  size: () => 8,
  decode(value) {
    const limit = u64.decode(value);
    return limit === NO_LIMIT ? null : Number(limit);
  },
  encode(value, name) {
    const limit = value === null ? NO_LIMIT : BigInt(checked(name, value, 0, 2 ** 53 - 1));
    return new Uint8Array(new BigUint64Array([limit]).buffer);
  },
};
const NO_LIMIT = 2n ** 64n - 1n;

/** What the numbers of `SO_MEMINFO` are, in the order of `SK_MEMINFO_*`. */
const MEMINFO = [
  "rmem_alloc",
  "rcvbuf",
  "wmem_alloc",
  "sndbuf",
  "fwd_alloc",
  "wmem_queued",
  "optmem",
  "backlog",
  "drops",
] as const satisfies (keyof MemInfo)[];

const memInfo: Reading<MemInfo> = {
  size: () => 4 * MEMINFO.length,
  decode(value) {
    const found = numbers(MEMINFO.length).decode(value);
    return Object.fromEntries(MEMINFO.map((name, i) => [name, found[i]])) as unknown as MemInfo;
  },
};

/** Whether the socket listens. Read only; socket(7). */
export const SO_ACCEPTCONN: ReadableOption<boolean> = readable("SO_ACCEPTCONN", boolean);

/**
 * Filter what is received by an eBPF program, by its descriptor; `SO_DETACH_BPF` ends it. See
 * socket(7).
 */
export const SO_ATTACH_BPF: WritableOption<number> | undefined = writable("SO_ATTACH_BPF", integer);

/** Filter what is received by a classic BPF program; `SO_DETACH_FILTER` ends it. See socket(7). */
export const SO_ATTACH_FILTER: WritableOption<readonly BpfInstruction[]> | undefined = writable(
  "SO_ATTACH_FILTER",
  program,
);

/** Let a classic BPF program choose among the sockets of a port; socket(7). */
export const SO_ATTACH_REUSEPORT_CBPF: WritableOption<readonly BpfInstruction[]> | undefined =
  writable("SO_ATTACH_REUSEPORT_CBPF", program);

/** Let an eBPF program, by its descriptor, choose among the sockets of a port; socket(7). */
export const SO_ATTACH_REUSEPORT_EBPF: WritableOption<number> | undefined = writable(
  "SO_ATTACH_REUSEPORT_EBPF",
  integer,
);

/** Receive from and send to one interface only, by its name; `""` for all. See socket(7). */
export const SO_BINDTODEVICE: Option<string> | undefined = option("SO_BINDTODEVICE", text(16));

/** Receive from and send to one interface only, by its index or name; 0 for all. See socket(7). */
export const SO_BINDTOIFINDEX: Option<number, number | string> | undefined = option(
  "SO_BINDTOIFINDEX",
  interfaceOption,
);

/** Which extensions of BPF the kernel has. Read only; socket(7). */
export const SO_BPF_EXTENSIONS: ReadableOption<number> | undefined = readable(
  "SO_BPF_EXTENSIONS",
  integer,
);

/** Permit datagrams to broadcast addresses; socket(7). */
export const SO_BROADCAST: Option<boolean> = option("SO_BROADCAST", boolean);

/**
 * Keep the sizes of the buffers from being adapted: `SOCK_SNDBUF_LOCK`, `SOCK_RCVBUF_LOCK`;
 * socket(7).
 */
export const SO_BUF_LOCK: Option<number> | undefined = option("SO_BUF_LOCK", integer);

/** Microseconds to poll the device when nothing has arrived; socket(7). */
export const SO_BUSY_POLL: Option<number> | undefined = option("SO_BUSY_POLL", integer);

/** The most packets that one round of busy polling takes; socket(7). */
export const SO_BUSY_POLL_BUDGET: WritableOption<number> | undefined = writable(
  "SO_BUSY_POLL_BUDGET",
  integer,
);

/** Advise that the path may be bad: look for another; socket(7). */
export const SO_CNX_ADVICE: WritableOption<boolean> | undefined = writable(
  "SO_CNX_ADVICE",
  boolean,
);

/** A number of 64 bits that no other socket has. Read only; socket(7). */
export const SO_COOKIE: ReadableOption<bigint> | undefined = readable("SO_COOKIE", u64);

/** Record debugging information; socket(7). */
export const SO_DEBUG: Option<boolean> = option("SO_DEBUG", boolean);

/** Remove the eBPF filter of `SO_ATTACH_BPF`; socket(7). */
export const SO_DETACH_BPF: WritableOption<null> | undefined = writable("SO_DETACH_BPF", nothing);

/** Remove the filter of `SO_ATTACH_FILTER`; socket(7). */
export const SO_DETACH_FILTER: WritableOption<null> | undefined = writable(
  "SO_DETACH_FILTER",
  nothing,
);

/** Remove the program that chooses among the sockets of a port; socket(7). */
export const SO_DETACH_REUSEPORT_BPF: WritableOption<null> | undefined = writable(
  "SO_DETACH_REUSEPORT_BPF",
  nothing,
);

/** The address family. Read only; socket(7). */
export const SO_DOMAIN: ReadableOption<number> | undefined = readable("SO_DOMAIN", integer);

/** Send to networks directly connected only; socket(7). */
export const SO_DONTROUTE: Option<boolean> = option("SO_DONTROUTE", boolean);

/**
 * The code of the pending error, such as `"ECONNREFUSED"`, which reading clears; `null` for none.
 * See socket(7).
 */
export const SO_ERROR: ReadableOption<string | null> = readable("SO_ERROR", errorCode);

/** Keep others from binding the same address, even with `SO_REUSEADDR`; socket(7). */
export const SO_EXCLUSIVEADDRUSE: Option<boolean> | undefined = option(
  "SO_EXCLUSIVEADDRUSE",
  boolean,
);

/** The classic BPF filter of `SO_ATTACH_FILTER`; empty for none. See socket(7). */
export const SO_GET_FILTER: ReadableOption<BpfInstruction[]> | undefined = readable(
  "SO_GET_FILTER",
  storedProgram,
);

/** The CPU that handles the packets, or shall; socket(7). */
export const SO_INCOMING_CPU: Option<number> | undefined = option("SO_INCOMING_CPU", integer);

/** The receive queue that the last packet came through. Read only; socket(7). */
export const SO_INCOMING_NAPI_ID: ReadableOption<number> | undefined = readable(
  "SO_INCOMING_NAPI_ID",
  unsigned,
);

/** Tell with recvmsg how many bytes are left, as `SCM_INQ`; socket(7). */
export const SO_INQ: WritableOption<boolean> | undefined = writable("SO_INQ", boolean);

/** Probe an idle connection, to notice that the peer is gone; see `TCP_KEEPIDLE`. See socket(7). */
export const SO_KEEPALIVE: Option<boolean> = option("SO_KEEPALIVE", boolean);

/**
 * How many seconds close waits for data to be sent, 0 to reset the connection; `null` for not at
 * all. See socket(7).
 */
export const SO_LINGER: Option<number | null> = option("SO_LINGER", linger);

/** Keep the filter from being changed or removed; socket(7). */
export const SO_LOCK_FILTER: Option<boolean> | undefined = option("SO_LOCK_FILTER", boolean);

/** A mark on the packets sent, for routing and firewalls; socket(7). */
export const SO_MARK: Option<number> | undefined = option("SO_MARK", unsigned);

/** The most bytes to send in a second; `null` for no limit. See socket(7). */
export const SO_MAX_PACING_RATE: Option<number | null> | undefined = option(
  "SO_MAX_PACING_RATE",
  rate,
);

/** How much memory the socket uses. Read only; socket(7). */
export const SO_MEMINFO: ReadableOption<MemInfo> | undefined = readable("SO_MEMINFO", memInfo);

/** A number that no other network namespace has. Read only; socket(7). */
export const SO_NETNS_COOKIE: ReadableOption<bigint> | undefined = readable("SO_NETNS_COOKIE", u64);

/** Let the last four bytes of a frame be its checksum; socket(7). */
export const SO_NOFCS: Option<boolean> | undefined = option("SO_NOFCS", boolean);

/** Fail with EPIPE, without the signal SIGPIPE; socket(7). */
export const SO_NOSIGPIPE: Option<boolean> | undefined = option("SO_NOSIGPIPE", boolean);

/** Send UDP over IPv4 without checksums; socket(7). */
export const SO_NO_CHECK: Option<boolean> | undefined = option("SO_NO_CHECK", boolean);

/** Leave urgent data among the other data; socket(7). */
export const SO_OOBINLINE: Option<boolean> = option("SO_OOBINLINE", boolean);

/** Receive the sender's process, user and group; unix(7). */
export const SO_PASSCRED: Option<boolean> | undefined = option("SO_PASSCRED", boolean);

/** Receive a descriptor of the sender's process; socket(7). */
export const SO_PASSPIDFD: Option<boolean> | undefined = option("SO_PASSPIDFD", boolean);

/** Whether descriptors are received at all; socket(7). */
export const SO_PASSRIGHTS: Option<boolean> | undefined = option("SO_PASSRIGHTS", boolean);

/** Receive the sender's security context; socket(7). */
export const SO_PASSSEC: Option<boolean> | undefined = option("SO_PASSSEC", boolean);

/** Where the next `MSG_PEEK` begins; -1 for always at the start. See socket(7). */
export const SO_PEEK_OFF: Option<number> | undefined = option("SO_PEEK_OFF", integer);

/** Process, user and group of the peer. Read only; unix(7). */
export const SO_PEERCRED: ReadableOption<PeerCredentials> | undefined = readable(
  "SO_PEERCRED",
  members<PeerCredentials>("ucred"),
);

/** Supplementary groups of the peer. Read only; socket(7). */
export const SO_PEERGROUPS: ReadableOption<number[]> | undefined = readable(
  "SO_PEERGROUPS",
  numbers(65536),
);

/** A new descriptor of the peer's process, for the caller to close. Read only; socket(7). */
export const SO_PEERPIDFD: ReadableOption<number> | undefined = readable("SO_PEERPIDFD", integer);

/** The peer's security context. Read only; socket(7). */
export const SO_PEERSEC: ReadableOption<string> | undefined = readable("SO_PEERSEC", text(4096));

/** Let busy polling take the place of interrupts; socket(7). */
export const SO_PREFER_BUSY_POLL: Option<boolean> | undefined = option(
  "SO_PREFER_BUSY_POLL",
  boolean,
);

/** The priority of the packets sent, 0 to 6; socket(7). */
export const SO_PRIORITY: Option<number> | undefined = option("SO_PRIORITY", integer);

/** The protocol. Read only; socket(7). */
export const SO_PROTOCOL: ReadableOption<number> | undefined = readable("SO_PROTOCOL", integer);

/** Size of the receive buffer; Linux doubles what is set. See socket(7). */
export const SO_RCVBUF: Option<number> = option("SO_RCVBUF", integer);

/** `SO_RCVBUF` beyond the system's limit, for administrators; socket(7). */
export const SO_RCVBUFFORCE: WritableOption<number> | undefined = writable(
  "SO_RCVBUFFORCE",
  integer,
);

/** How many bytes must be there before a receive returns; socket(7). */
export const SO_RCVLOWAT: Option<number> = option("SO_RCVLOWAT", integer);

/** Receive the mark of each packet, as `SO_MARK`; socket(7). */
export const SO_RCVMARK: Option<boolean> | undefined = option("SO_RCVMARK", boolean);

/** Receive the priority of each packet, as `SO_PRIORITY`; socket(7). */
export const SO_RCVPRIORITY: Option<boolean> | undefined = option("SO_RCVPRIORITY", boolean);

/**
 * How long a receive of other code waits, in seconds; here `Socket.settimeout` says it. See
 * socket(7).
 */
export const SO_RCVTIMEO: Option<number | null> = option("SO_RCVTIMEO", timeout);

/** Memory to set aside for the socket; socket(7). */
export const SO_RESERVE_MEM: Option<number> | undefined = option("SO_RESERVE_MEM", integer);

/** Bind an address that is in use or was just now; on Windows even another's. See socket(7). */
export const SO_REUSEADDR: Option<boolean> = option("SO_REUSEADDR", boolean);

/** Let several sockets bind one address and port; socket(7). */
export const SO_REUSEPORT: Option<boolean> | undefined = option("SO_REUSEPORT", boolean);

/** Receive how many datagrams were dropped; socket(7). */
export const SO_RXQ_OVFL: Option<boolean> | undefined = option("SO_RXQ_OVFL", boolean);

/** Let a message in the error queue count as POLLPRI; socket(7). */
export const SO_SELECT_ERR_QUEUE: Option<boolean> | undefined = option(
  "SO_SELECT_ERR_QUEUE",
  boolean,
);

/** Size of the send buffer; Linux doubles what is set. See socket(7). */
export const SO_SNDBUF: Option<number> = option("SO_SNDBUF", integer);

/** `SO_SNDBUF` beyond the system's limit, for administrators; socket(7). */
export const SO_SNDBUFFORCE: WritableOption<number> | undefined = writable(
  "SO_SNDBUFFORCE",
  integer,
);

/** How much room must be there before the socket is writable; socket(7). */
export const SO_SNDLOWAT: Option<number> = option("SO_SNDLOWAT", integer);

/**
 * How long a send of other code waits, in seconds; here `Socket.settimeout` says it. See
 * socket(7).
 */
export const SO_SNDTIMEO: Option<number | null> = option("SO_SNDTIMEO", timeout);

/** Say when each datagram arrived, in microseconds, as `SCM_TIMESTAMP`; socket(7). */
export const SO_TIMESTAMP: Option<boolean> = option("SO_TIMESTAMP", boolean);

/**
 * Which time stamps of packets to make and give: `SOF_TIMESTAMPING_*`, combined with `|`;
 * socket(7).
 */
export const SO_TIMESTAMPING: Option<number> | undefined = option("SO_TIMESTAMPING", integer);

/** Say when each datagram arrived, in nanoseconds, as `SCM_TIMESTAMPNS`; socket(7). */
export const SO_TIMESTAMPNS: Option<boolean> | undefined = option("SO_TIMESTAMPNS", boolean);

/** Whether to choose another path when a segment is lost: `SOCK_TXREHASH_*`; socket(7). */
export const SO_TXREHASH: Option<number> | undefined = option("SO_TXREHASH", integer);

/** Send each packet at the time given as `SCM_TXTIME`; socket(7). */
export const SO_TXTIME: Option<TxTime> | undefined = option(
  "SO_TXTIME",
  members<TxTime>("sock_txtime"),
);

/** The type, such as `SOCK_STREAM`. Read only; socket(7). */
export const SO_TYPE: ReadableOption<number> = readable("SO_TYPE", integer);

/** Receive one's own messages; of routing sockets. See socket(7). */
export const SO_USELOOPBACK: Option<boolean> | undefined = option("SO_USELOOPBACK", boolean);

/** Say whether a frame was acknowledged, as `SCM_WIFI_STATUS`; socket(7). */
export const SO_WIFI_STATUS: Option<boolean> | undefined = option("SO_WIFI_STATUS", boolean);

/** Permit `MSG_ZEROCOPY`; socket(7). */
export const SO_ZEROCOPY: Option<boolean> | undefined = option("SO_ZEROCOPY", boolean);
