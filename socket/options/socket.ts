/**
 * The types of the options of every socket.
 *
 * @module
 */
import type {
  AcceptFilter,
  BpfInstruction,
  MemInfo,
  NpExtensions,
  Option,
  PeerCredentials,
  ReadableOption,
  TxTime,
  WritableOption,
} from "./types.ts";

/** The options of every socket: level `SOL_SOCKET`, socket(7). */
export interface SocketOptions {
  /** Whether the socket listens. Read only; socket(7). */
  readonly SO_ACCEPTCONN: ReadableOption<boolean>;
  /**
   * Accept connections only when data, or a whole request, is there: the filter and its argument,
   * `null` for none. FreeBSD; accept_filter(9).
   */
  readonly SO_ACCEPTFILTER: Option<AcceptFilter, AcceptFilter | null> | undefined;
  /**
   * Filter what is received by an eBPF program, by its descriptor; `SO_DETACH_BPF` ends it. See
   * socket(7).
   */
  readonly SO_ATTACH_BPF: WritableOption<number> | undefined;
  /**
   * Filter what is received by a classic BPF program; `SO_DETACH_FILTER` ends it. See socket(7).
   */
  readonly SO_ATTACH_FILTER: WritableOption<readonly BpfInstruction[]> | undefined;
  /** Let a classic BPF program choose among the sockets of a port; socket(7). */
  readonly SO_ATTACH_REUSEPORT_CBPF: WritableOption<readonly BpfInstruction[]> | undefined;
  /** Let an eBPF program, by its descriptor, choose among the sockets of a port; socket(7). */
  readonly SO_ATTACH_REUSEPORT_EBPF: WritableOption<number> | undefined;
  /** Receive from and send to one interface only, by its name; `""` for all. See socket(7). */
  readonly SO_BINDTODEVICE: Option<string> | undefined;
  /**
   * Receive from and send to one interface only, by its index or name; 0 for all. See socket(7).
   */
  readonly SO_BINDTOIFINDEX: Option<number, number | string> | undefined;
  /**
   * Say when each datagram arrived, in fractions of 2**-64 s, as `SCM_BINTIME`. FreeBSD;
   * getsockopt(2).
   */
  readonly SO_BINTIME: Option<boolean> | undefined;
  /** Which extensions of BPF the kernel has. Read only; socket(7). */
  readonly SO_BPF_EXTENSIONS: ReadableOption<number> | undefined;
  /** Permit datagrams to broadcast addresses; socket(7). */
  readonly SO_BROADCAST: Option<boolean>;
  /**
   * Keep the sizes of the buffers from being adapted: `SOCK_SNDBUF_LOCK`, `SOCK_RCVBUF_LOCK`;
   * socket(7).
   */
  readonly SO_BUF_LOCK: Option<number> | undefined;
  /** Microseconds to poll the device when nothing has arrived; socket(7). */
  readonly SO_BUSY_POLL: Option<number> | undefined;
  /** The most packets that one round of busy polling takes; socket(7). */
  readonly SO_BUSY_POLL_BUDGET: WritableOption<number> | undefined;
  /** Advise that the path may be bad: look for another; socket(7). */
  readonly SO_CNX_ADVICE: WritableOption<boolean> | undefined;
  /** The routing compartment that the socket belongs to. Windows; SOL_SOCKET Socket Options. */
  readonly SO_COMPARTMENT_ID: Option<number> | undefined;
  /**
   * Let the program, not the system, answer connections, of a socket that does not listen yet.
   * Windows; SOL_SOCKET Socket Options.
   */
  readonly SO_CONDITIONAL_ACCEPT: Option<boolean> | undefined;
  /**
   * For how many seconds the socket has been connected; `null` if it is not. Read only. Windows;
   * SOL_SOCKET Socket Options.
   */
  readonly SO_CONNECT_TIME: ReadableOption<number | null> | undefined;
  /** A number of 64 bits that no other socket has. Read only; socket(7). */
  readonly SO_COOKIE: ReadableOption<bigint> | undefined;
  /** Record debugging information; socket(7). */
  readonly SO_DEBUG: Option<boolean>;
  /** Remove the eBPF filter of `SO_ATTACH_BPF`; socket(7). */
  readonly SO_DETACH_BPF: WritableOption<null> | undefined;
  /** Remove the filter of `SO_ATTACH_FILTER`; socket(7). */
  readonly SO_DETACH_FILTER: WritableOption<null> | undefined;
  /** Remove the program that chooses among the sockets of a port; socket(7). */
  readonly SO_DETACH_REUSEPORT_BPF: WritableOption<null> | undefined;
  /** The address family. Read only; socket(7). */
  readonly SO_DOMAIN: ReadableOption<number> | undefined;
  /**
   * The reverse of `SO_LINGER`: close does not wait for data to be sent. Windows; SOL_SOCKET Socket
   * Options.
   */
  readonly SO_DONTLINGER: Option<boolean> | undefined;
  /** Send to networks directly connected only; socket(7). */
  readonly SO_DONTROUTE: Option<boolean>;
  /** Keep what does not fit of a datagram for the next receive. macOS; sys/socket.h. */
  readonly SO_DONTTRUNC: Option<boolean> | undefined;
  /**
   * The code of the pending error, such as `"ECONNREFUSED"`, which reading clears; `null` for
   * none. See socket(7).
   */
  readonly SO_ERROR: ReadableOption<string | null>;
  /** Keep others from binding the same address, even with `SO_REUSEADDR`; socket(7). */
  readonly SO_EXCLUSIVEADDRUSE: Option<boolean> | undefined;
  /** The classic BPF filter of `SO_ATTACH_FILTER`; empty for none. See socket(7). */
  readonly SO_GET_FILTER: ReadableOption<BpfInstruction[]> | undefined;
  /** The CPU that handles the packets, or shall; socket(7). */
  readonly SO_INCOMING_CPU: Option<number> | undefined;
  /** The receive queue that the last packet came through. Read only; socket(7). */
  readonly SO_INCOMING_NAPI_ID: ReadableOption<number> | undefined;
  /** Tell with recvmsg how many bytes are left, as `SCM_INQ`; socket(7). */
  readonly SO_INQ: WritableOption<boolean> | undefined;
  /**
   * Probe an idle connection, to notice that the peer is gone; see `TCP_KEEPIDLE`. See socket(7).
   */
  readonly SO_KEEPALIVE: Option<boolean>;
  /**
   * How many seconds close waits for data to be sent, 0 to reset the connection; `null` for not at
   * all. See socket(7).
   */
  readonly SO_LINGER: Option<number | null>;
  /**
   * `SO_LINGER`, whose structure counts seconds here, and hundredths of them there. macOS;
   * sys/socket.h.
   */
  readonly SO_LINGER_SEC: Option<number | null> | undefined;
  /** How many connections are half made. Read only. FreeBSD; getsockopt(2). */
  readonly SO_LISTENINCQLEN: ReadableOption<number> | undefined;
  /** How many connections wait to be accepted. Read only. FreeBSD; getsockopt(2). */
  readonly SO_LISTENQLEN: ReadableOption<number> | undefined;
  /** How many connections may wait to be accepted. Read only. FreeBSD; getsockopt(2). */
  readonly SO_LISTENQLIMIT: ReadableOption<number> | undefined;
  /** Keep the filter from being changed or removed; socket(7). */
  readonly SO_LOCK_FILTER: Option<boolean> | undefined;
  /** A mark on the packets sent, for routing and firewalls; socket(7). */
  readonly SO_MARK: Option<number> | undefined;
  /**
   * The largest datagram; 4294967295 for no limit. Read only. Windows; SOL_SOCKET Socket Options.
   */
  readonly SO_MAX_MSG_SIZE: ReadableOption<number> | undefined;
  /** The most bytes to send in a second; `null` for no limit. See socket(7). */
  readonly SO_MAX_PACING_RATE: Option<number | null> | undefined;
  /** How much memory the socket uses. Read only; socket(7). */
  readonly SO_MEMINFO: ReadableOption<MemInfo> | undefined;
  /** A number that no other network namespace has. Read only; socket(7). */
  readonly SO_NETNS_COOKIE: ReadableOption<bigint> | undefined;
  /** How the packets sent are marked for quality of service. Read only. macOS; sys/socket.h. */
  readonly SO_NETSVC_MARKING_LEVEL: ReadableOption<number> | undefined;
  /** The class of what is sent, for quality of service. macOS; sys/socket.h. */
  readonly SO_NET_SERVICE_TYPE: Option<number> | undefined;
  /** Do not tell that the address is not available, when it goes. macOS; sys/socket.h. */
  readonly SO_NOADDRERR: Option<boolean> | undefined;
  /** Let the last four bytes of a frame be its checksum; socket(7). */
  readonly SO_NOFCS: Option<boolean> | undefined;
  /** Fail with EPIPE, without the signal SIGPIPE; socket(7). */
  readonly SO_NOSIGPIPE: Option<boolean> | undefined;
  /** Be told when another socket could not bind the address. macOS; sys/socket.h. */
  readonly SO_NOTIFYCONFLICT: Option<boolean> | undefined;
  /** Send UDP over IPv4 without checksums; socket(7). */
  readonly SO_NO_CHECK: Option<boolean> | undefined;
  /** Do not place data directly, where the card could. FreeBSD; getsockopt(2). */
  readonly SO_NO_DDP: Option<boolean> | undefined;
  /** Do not let the card do the work of TCP. FreeBSD; getsockopt(2). */
  readonly SO_NO_OFFLOAD: Option<boolean> | undefined;
  /** Extensions of POSIX that the socket obeys. macOS; sys/socket.h. */
  readonly SO_NP_EXTENSIONS: Option<NpExtensions> | undefined;
  /** How many bytes the first receive would give. Read only. macOS; getsockopt(2). */
  readonly SO_NREAD: ReadableOption<number> | undefined;
  /** How many datagrams are there to receive. Read only. macOS; sys/socket.h. */
  readonly SO_NUMRCVPKT: ReadableOption<number> | undefined;
  /** How many bytes wait to be sent. Read only. macOS; getsockopt(2). */
  readonly SO_NWRITE: ReadableOption<number> | undefined;
  /** Leave urgent data among the other data; socket(7). */
  readonly SO_OOBINLINE: Option<boolean>;
  /** Receive the sender's process, user and group; unix(7). */
  readonly SO_PASSCRED: Option<boolean> | undefined;
  /** Receive a descriptor of the sender's process; socket(7). */
  readonly SO_PASSPIDFD: Option<boolean> | undefined;
  /** Whether descriptors are received at all; socket(7). */
  readonly SO_PASSRIGHTS: Option<boolean> | undefined;
  /** Receive the sender's security context; socket(7). */
  readonly SO_PASSSEC: Option<boolean> | undefined;
  /** Let connections wait without answering them. Windows; SOL_SOCKET Socket Options. */
  readonly SO_PAUSE_ACCEPT: Option<boolean> | undefined;
  /** Where the next `MSG_PEEK` begins; -1 for always at the start. See socket(7). */
  readonly SO_PEEK_OFF: Option<number> | undefined;
  /** Process, user and group of the peer. Read only; unix(7). */
  readonly SO_PEERCRED: ReadableOption<PeerCredentials> | undefined;
  /** Supplementary groups of the peer. Read only; socket(7). */
  readonly SO_PEERGROUPS: ReadableOption<number[]> | undefined;
  /** A new descriptor of the peer's process, for the caller to close. Read only; socket(7). */
  readonly SO_PEERPIDFD: ReadableOption<number> | undefined;
  /** The peer's security context. Read only; socket(7). */
  readonly SO_PEERSEC: ReadableOption<string> | undefined;
  /** Choose local ports for each address apart. Windows; SOL_SOCKET Socket Options. */
  readonly SO_PORT_SCALABILITY: Option<boolean> | undefined;
  /** Let busy polling take the place of interrupts; socket(7). */
  readonly SO_PREFER_BUSY_POLL: Option<boolean> | undefined;
  /** The priority of the packets sent, 0 to 6; socket(7). */
  readonly SO_PRIORITY: Option<number> | undefined;
  /** The protocol. Read only; socket(7). */
  readonly SO_PROTOCOL: ReadableOption<number> | undefined;
  /**
   * The bytes of `WSAPROTOCOL_INFOA`: what provides the socket. Read only. Windows; SOL_SOCKET
   * Socket Options.
   */
  readonly SO_PROTOCOL_INFOA: ReadableOption<Uint8Array<ArrayBuffer>> | undefined;
  /**
   * The bytes of `WSAPROTOCOL_INFOW`: what provides the socket. Read only. Windows; SOL_SOCKET
   * Socket Options.
   */
  readonly SO_PROTOCOL_INFOW: ReadableOption<Uint8Array<ArrayBuffer>> | undefined;
  /** The protocol, as `SO_PROTOCOL`. Read only. FreeBSD; getsockopt(2). */
  readonly SO_PROTOTYPE: ReadableOption<number> | undefined;
  /** Choose the local port at random. Windows; SOL_SOCKET Socket Options. */
  readonly SO_RANDOMIZE_PORT: Option<boolean> | undefined;
  /** Choose the local port at random. macOS; sys/socket.h. */
  readonly SO_RANDOMPORT: Option<boolean> | undefined;
  /** Size of the receive buffer; Linux doubles what is set. See socket(7). */
  readonly SO_RCVBUF: Option<number>;
  /** `SO_RCVBUF` beyond the system's limit, for administrators; socket(7). */
  readonly SO_RCVBUFFORCE: WritableOption<number> | undefined;
  /** How many bytes must be there before a receive returns; socket(7). */
  readonly SO_RCVLOWAT: Option<number>;
  /** Receive the mark of each packet, as `SO_MARK`; socket(7). */
  readonly SO_RCVMARK: Option<boolean> | undefined;
  /** Receive the priority of each packet, as `SO_PRIORITY`; socket(7). */
  readonly SO_RCVPRIORITY: Option<boolean> | undefined;
  /**
   * How long a receive of other code waits, in seconds; here `Socket.settimeout` says it. See
   * socket(7).
   */
  readonly SO_RCVTIMEO: Option<number | null>;
  /** Fail when what arrived did not fit into the receive buffer. FreeBSD; getsockopt(2). */
  readonly SO_RERROR: Option<boolean> | undefined;
  /** Memory to set aside for the socket; socket(7). */
  readonly SO_RESERVE_MEM: Option<number> | undefined;
  /** Bind an address that is in use or was just now; on Windows even another's. See socket(7). */
  readonly SO_REUSEADDR: Option<boolean>;
  /** Let several sockets bind one address and port; socket(7). */
  readonly SO_REUSEPORT: Option<boolean> | undefined;
  /** `SO_REUSEPORT` that shares connections and datagrams evenly. FreeBSD; getsockopt(2). */
  readonly SO_REUSEPORT_LB: Option<boolean> | undefined;
  /** Let other users bind the same address, too. macOS; sys/socket.h. */
  readonly SO_REUSESHAREUID: Option<boolean> | undefined;
  /** Share the port of multicasts with other sockets. Windows; SOL_SOCKET Socket Options. */
  readonly SO_REUSE_MULTICASTPORT: Option<boolean> | undefined;
  /**
   * Choose the local port at connect, so that connections can share it. Windows; SOL_SOCKET Socket
   * Options.
   */
  readonly SO_REUSE_UNICASTPORT: Option<boolean> | undefined;
  /** Receive how many datagrams were dropped; socket(7). */
  readonly SO_RXQ_OVFL: Option<boolean> | undefined;
  /** Let a message in the error queue count as POLLPRI; socket(7). */
  readonly SO_SELECT_ERR_QUEUE: Option<boolean> | undefined;
  /** The routing table that is used. FreeBSD; getsockopt(2). */
  readonly SO_SETFIB: WritableOption<number> | undefined;
  /** Size of the send buffer; Linux doubles what is set. See socket(7). */
  readonly SO_SNDBUF: Option<number>;
  /** `SO_SNDBUF` beyond the system's limit, for administrators; socket(7). */
  readonly SO_SNDBUFFORCE: WritableOption<number> | undefined;
  /** How much room must be there before the socket is writable; socket(7). */
  readonly SO_SNDLOWAT: Option<number>;
  /**
   * How long a send of other code waits, in seconds; here `Socket.settimeout` says it. See
   * socket(7).
   */
  readonly SO_SNDTIMEO: Option<number | null>;
  /** Say when each datagram arrived, in microseconds, as `SCM_TIMESTAMP`; socket(7). */
  readonly SO_TIMESTAMP: Option<boolean>;
  /**
   * Which time stamps of packets to make and give: `SOF_TIMESTAMPING_*`, combined with `|`;
   * socket(7).
   */
  readonly SO_TIMESTAMPING: Option<number> | undefined;
  /** Say when each datagram arrived, in nanoseconds, as `SCM_TIMESTAMPNS`; socket(7). */
  readonly SO_TIMESTAMPNS: Option<boolean> | undefined;
  /**
   * Say when each datagram arrived by a clock that is never set, as `SCM_TIMESTAMP_MONOTONIC`.
   * macOS; getsockopt(2).
   */
  readonly SO_TIMESTAMP_MONOTONIC: Option<boolean> | undefined;
  /** The clock of `SO_TIMESTAMP`: `SO_TS_*`. FreeBSD; getsockopt(2). */
  readonly SO_TS_CLOCK: Option<number> | undefined;
  /** Whether to choose another path when a segment is lost: `SOCK_TXREHASH_*`; socket(7). */
  readonly SO_TXREHASH: Option<number> | undefined;
  /** Send each packet at the time given as `SCM_TXTIME`; socket(7). */
  readonly SO_TXTIME: Option<TxTime> | undefined;
  /** The type, such as `SOCK_STREAM`. Read only; socket(7). */
  readonly SO_TYPE: ReadableOption<number>;
  /** Let close wait for what uses the socket in the kernel. macOS; sys/socket.h. */
  readonly SO_UPCALLCLOSEWAIT: Option<boolean> | undefined;
  /**
   * Give a socket of AcceptEx the options of the listening one, by its `fileno()`. Windows;
   * SOL_SOCKET Socket Options.
   */
  readonly SO_UPDATE_ACCEPT_CONTEXT: WritableOption<number> | undefined;
  /** Make a socket of ConnectEx whole. Windows; SOL_SOCKET Socket Options. */
  readonly SO_UPDATE_CONNECT_CONTEXT: WritableOption<null> | undefined;
  /** Receive one's own messages; of routing sockets. See socket(7). */
  readonly SO_USELOOPBACK: Option<boolean> | undefined;
  /** A number for firewalls and dummynet. FreeBSD; getsockopt(2). */
  readonly SO_USER_COOKIE: WritableOption<number> | undefined;
  /** Say that more will be sent. macOS; sys/socket.h. */
  readonly SO_WANTMORE: Option<boolean> | undefined;
  /** Set `MSG_OOB` where urgent data is received. macOS; sys/socket.h. */
  readonly SO_WANTOOBFLAG: Option<boolean> | undefined;
  /** Say whether a frame was acknowledged, as `SCM_WIFI_STATUS`; socket(7). */
  readonly SO_WIFI_STATUS: Option<boolean> | undefined;
  /** Permit `MSG_ZEROCOPY`; socket(7). */
  readonly SO_ZEROCOPY: Option<boolean> | undefined;
}
