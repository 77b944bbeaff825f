/**
 * Types of the options that every socket has.
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

/**
 * Options of every socket: level `SOL_SOCKET`, socket(7).
 *
 * @category Options
 */
export interface SocketOptions {
  /** True if the socket listens. Read only; socket(7). */
  readonly SO_ACCEPTCONN: ReadableOption<boolean>;
  /**
   * Filter, with its argument, that delays accept until data or a whole request has arrived; `null`
   * for none. FreeBSD; accept_filter(9).
   */
  readonly SO_ACCEPTFILTER: Option<AcceptFilter, AcceptFilter | null> | undefined;
  /**
   * Attaches an eBPF program, by its descriptor, that filters incoming packets; `SO_DETACH_BPF`
   * removes it. See socket(7).
   */
  readonly SO_ATTACH_BPF: WritableOption<number> | undefined;
  /**
   * Attaches a classic BPF program that filters incoming packets; `SO_DETACH_FILTER` removes it.
   * See socket(7).
   */
  readonly SO_ATTACH_FILTER: WritableOption<readonly BpfInstruction[]> | undefined;
  /**
   * Attaches a classic BPF program that selects among the sockets of a port (`SO_REUSEPORT`);
   * socket(7).
   */
  readonly SO_ATTACH_REUSEPORT_CBPF: WritableOption<readonly BpfInstruction[]> | undefined;
  /**
   * Attaches an eBPF program, by its descriptor, that selects among the sockets of a port
   * (`SO_REUSEPORT`); socket(7).
   */
  readonly SO_ATTACH_REUSEPORT_EBPF: WritableOption<number> | undefined;
  /** The only interface to receive from and send to, by name; `""` for all. See socket(7). */
  readonly SO_BINDTODEVICE: Option<string> | undefined;
  /** The only interface to receive from and send to, by index or name; 0 for all. See socket(7). */
  readonly SO_BINDTOIFINDEX: Option<number, number | string> | undefined;
  /**
   * Delivers the arrival time of each datagram, in units of 2**-64 s, as ancillary data
   * `SCM_BINTIME`. FreeBSD; getsockopt(2).
   */
  readonly SO_BINTIME: Option<boolean> | undefined;
  /** BPF extensions that the kernel supports. Read only; socket(7). */
  readonly SO_BPF_EXTENSIONS: ReadableOption<number> | undefined;
  /** Permits datagrams to broadcast addresses; socket(7). */
  readonly SO_BROADCAST: Option<boolean>;
  /**
   * Locks buffer sizes against automatic tuning: `SOCK_SNDBUF_LOCK`, `SOCK_RCVBUF_LOCK`; socket(7).
   */
  readonly SO_BUF_LOCK: Option<number> | undefined;
  /** Time to busy poll the device when no data has arrived, in microseconds; socket(7). */
  readonly SO_BUSY_POLL: Option<number> | undefined;
  /** Maximum number of packets that one round of busy polling takes; socket(7). */
  readonly SO_BUSY_POLL_BUDGET: WritableOption<number> | undefined;
  /** Advises that the path may be bad, so that the kernel looks for another; socket(7). */
  readonly SO_CNX_ADVICE: WritableOption<boolean> | undefined;
  /** Routing compartment of the socket. Windows; SOL_SOCKET Socket Options. */
  readonly SO_COMPARTMENT_ID: Option<number> | undefined;
  /**
   * Lets the program, not the system, answer connection requests. Set before listen. Windows;
   * SOL_SOCKET Socket Options.
   */
  readonly SO_CONDITIONAL_ACCEPT: Option<boolean> | undefined;
  /**
   * Time since the socket was connected, in seconds; `null` if it is not connected. Read only.
   * Windows; SOL_SOCKET Socket Options.
   */
  readonly SO_CONNECT_TIME: ReadableOption<number | null> | undefined;
  /** 64-bit identifier that no other socket has. Read only; socket(7). */
  readonly SO_COOKIE: ReadableOption<bigint> | undefined;
  /** Records debugging information; socket(7). */
  readonly SO_DEBUG: Option<boolean>;
  /** Removes the eBPF filter of `SO_ATTACH_BPF`; socket(7). */
  readonly SO_DETACH_BPF: WritableOption<null> | undefined;
  /** Removes the filter of `SO_ATTACH_FILTER`; socket(7). */
  readonly SO_DETACH_FILTER: WritableOption<null> | undefined;
  /** Removes the program of `SO_ATTACH_REUSEPORT_CBPF` or `SO_ATTACH_REUSEPORT_EBPF`; socket(7). */
  readonly SO_DETACH_REUSEPORT_BPF: WritableOption<null> | undefined;
  /** Address family, such as `AF_INET`. Read only; socket(7). */
  readonly SO_DOMAIN: ReadableOption<number> | undefined;
  /**
   * Inverse of `SO_LINGER`: close does not wait for data to be sent. Windows; SOL_SOCKET Socket
   * Options.
   */
  readonly SO_DONTLINGER: Option<boolean> | undefined;
  /** Sends only to directly connected networks, without a gateway; socket(7). */
  readonly SO_DONTROUTE: Option<boolean>;
  /** Keeps the rest of a truncated datagram for the next receive. macOS; sys/socket.h. */
  readonly SO_DONTTRUNC: Option<boolean> | undefined;
  /**
   * Code of the pending error, such as `"ECONNREFUSED"`; `null` for none. Reading clears it. Read
   * only; socket(7).
   */
  readonly SO_ERROR: ReadableOption<string | null>;
  /**
   * Prevents other sockets from binding the same address, even with `SO_REUSEADDR`. Windows;
   * SOL_SOCKET Socket Options.
   */
  readonly SO_EXCLUSIVEADDRUSE: Option<boolean> | undefined;
  /** Classic BPF filter of `SO_ATTACH_FILTER`; empty for none. Read only; socket(7). */
  readonly SO_GET_FILTER: ReadableOption<BpfInstruction[]> | undefined;
  /** CPU that handles incoming packets; if set, the preferred CPU. See socket(7). */
  readonly SO_INCOMING_CPU: Option<number> | undefined;
  /** Identifier of the receive queue (NAPI) of the last packet. Read only; socket(7). */
  readonly SO_INCOMING_NAPI_ID: ReadableOption<number> | undefined;
  /**
   * Delivers with recvmsg the number of bytes left to read, as ancillary data `SCM_INQ`; socket(7).
   */
  readonly SO_INQ: WritableOption<boolean> | undefined;
  /**
   * Probes an idle connection, to detect that the peer is gone; `TCP_KEEPIDLE` and its companions
   * set the times. See socket(7).
   */
  readonly SO_KEEPALIVE: Option<boolean>;
  /**
   * Time that close waits for data to be sent, in seconds: 0 resets the connection, `null` does not
   * wait. See socket(7).
   */
  readonly SO_LINGER: Option<number | null>;
  /**
   * `SO_LINGER` with a structure that counts seconds. On macOS, the structure of `SO_LINGER` counts
   * hundredths of a second. In this module, both options take seconds. macOS; sys/socket.h.
   */
  readonly SO_LINGER_SEC: Option<number | null> | undefined;
  /** Number of incomplete connections. Read only. FreeBSD; getsockopt(2). */
  readonly SO_LISTENINCQLEN: ReadableOption<number> | undefined;
  /** Number of connections that wait to be accepted. Read only. FreeBSD; getsockopt(2). */
  readonly SO_LISTENQLEN: ReadableOption<number> | undefined;
  /**
   * Maximum number of connections that wait to be accepted (backlog). Read only. FreeBSD;
   * getsockopt(2).
   */
  readonly SO_LISTENQLIMIT: ReadableOption<number> | undefined;
  /** Locks the filter, so that it cannot be changed or removed; socket(7). */
  readonly SO_LOCK_FILTER: Option<boolean> | undefined;
  /** Mark of the packets sent, for routing and firewalls; socket(7). */
  readonly SO_MARK: Option<number> | undefined;
  /**
   * Size of the largest datagram, in bytes; 4294967295 for no limit. Read only. Windows; SOL_SOCKET
   * Socket Options.
   */
  readonly SO_MAX_MSG_SIZE: ReadableOption<number> | undefined;
  /** Maximum send rate, in bytes per second; `null` for no limit. See socket(7). */
  readonly SO_MAX_PACING_RATE: Option<number | null> | undefined;
  /** Memory use of the socket. Read only; socket(7). */
  readonly SO_MEMINFO: ReadableOption<MemInfo> | undefined;
  /** Identifier of the network namespace, which no other namespace has. Read only; socket(7). */
  readonly SO_NETNS_COOKIE: ReadableOption<bigint> | undefined;
  /** Level at which packets are marked for quality of service. Read only. macOS; sys/socket.h. */
  readonly SO_NETSVC_MARKING_LEVEL: ReadableOption<number> | undefined;
  /** Service class of outgoing traffic, for quality of service. macOS; sys/socket.h. */
  readonly SO_NET_SERVICE_TYPE: Option<number> | undefined;
  /**
   * Suppresses the error when the address of the socket is no longer available. macOS;
   * sys/socket.h.
   */
  readonly SO_NOADDRERR: Option<boolean> | undefined;
  /** Takes the last four bytes of a frame sent as its checksum (FCS); socket(7). */
  readonly SO_NOFCS: Option<boolean> | undefined;
  /** Fails with `EPIPE` without raising the signal SIGPIPE. macOS, FreeBSD; getsockopt(2). */
  readonly SO_NOSIGPIPE: Option<boolean> | undefined;
  /** Reports that another socket failed to bind the address. macOS; sys/socket.h. */
  readonly SO_NOTIFYCONFLICT: Option<boolean> | undefined;
  /** Sends UDP over IPv4 without checksums; socket(7). */
  readonly SO_NO_CHECK: Option<boolean> | undefined;
  /** Disables direct data placement by the network card. FreeBSD; getsockopt(2). */
  readonly SO_NO_DDP: Option<boolean> | undefined;
  /** Disables TCP offload to the network card. FreeBSD; getsockopt(2). */
  readonly SO_NO_OFFLOAD: Option<boolean> | undefined;
  /** Extensions of POSIX that the socket follows. macOS; sys/socket.h. */
  readonly SO_NP_EXTENSIONS: Option<NpExtensions> | undefined;
  /** Number of bytes that the first receive would return. Read only. macOS; getsockopt(2). */
  readonly SO_NREAD: ReadableOption<number> | undefined;
  /** Number of datagrams ready to receive. Read only. macOS; sys/socket.h. */
  readonly SO_NUMRCVPKT: ReadableOption<number> | undefined;
  /** Number of bytes that wait to be sent. Read only. macOS; getsockopt(2). */
  readonly SO_NWRITE: ReadableOption<number> | undefined;
  /** Delivers urgent data inline, among the other data; socket(7). */
  readonly SO_OOBINLINE: Option<boolean>;
  /** Delivers the process, user and group of the sender as ancillary data; unix(7). */
  readonly SO_PASSCRED: Option<boolean> | undefined;
  /** Delivers a descriptor of the sender's process as ancillary data; socket(7). */
  readonly SO_PASSPIDFD: Option<boolean> | undefined;
  /** Permits the receipt of descriptors; socket(7). */
  readonly SO_PASSRIGHTS: Option<boolean> | undefined;
  /** Delivers the security context of the sender as ancillary data; socket(7). */
  readonly SO_PASSSEC: Option<boolean> | undefined;
  /** Leaves connection requests waiting, without an answer. Windows; SOL_SOCKET Socket Options. */
  readonly SO_PAUSE_ACCEPT: Option<boolean> | undefined;
  /** Offset at which the next `MSG_PEEK` begins; -1 to begin always at the start. See socket(7). */
  readonly SO_PEEK_OFF: Option<number> | undefined;
  /** Process, user and group of the peer. Read only; unix(7). */
  readonly SO_PEERCRED: ReadableOption<PeerCredentials> | undefined;
  /** Supplementary groups of the peer. Read only; socket(7). */
  readonly SO_PEERGROUPS: ReadableOption<number[]> | undefined;
  /** New descriptor of the peer's process, which the caller closes. Read only; socket(7). */
  readonly SO_PEERPIDFD: ReadableOption<number> | undefined;
  /** Security context of the peer. Read only; socket(7). */
  readonly SO_PEERSEC: ReadableOption<string> | undefined;
  /** Allocates local ports separately for each address. Windows; SOL_SOCKET Socket Options. */
  readonly SO_PORT_SCALABILITY: Option<boolean> | undefined;
  /** Prefers busy polling to interrupts; socket(7). */
  readonly SO_PREFER_BUSY_POLL: Option<boolean> | undefined;
  /** Priority of the packets sent, from 0 to 6; socket(7). */
  readonly SO_PRIORITY: Option<number> | undefined;
  /** Protocol, such as `IPPROTO_TCP`. Read only; socket(7). */
  readonly SO_PROTOCOL: ReadableOption<number> | undefined;
  /**
   * Bytes of the `WSAPROTOCOL_INFOA` that describes the socket's provider. Read only. Windows;
   * SOL_SOCKET Socket Options.
   */
  readonly SO_PROTOCOL_INFOA: ReadableOption<Uint8Array<ArrayBuffer>> | undefined;
  /**
   * Bytes of the `WSAPROTOCOL_INFOW` that describes the socket's provider. Read only. Windows;
   * SOL_SOCKET Socket Options.
   */
  readonly SO_PROTOCOL_INFOW: ReadableOption<Uint8Array<ArrayBuffer>> | undefined;
  /** Protocol; another name for `SO_PROTOCOL`. Read only. FreeBSD; getsockopt(2). */
  readonly SO_PROTOTYPE: ReadableOption<number> | undefined;
  /** Chooses the local port at random. Windows; SOL_SOCKET Socket Options. */
  readonly SO_RANDOMIZE_PORT: Option<boolean> | undefined;
  /** Chooses the local port at random. macOS; sys/socket.h. */
  readonly SO_RANDOMPORT: Option<boolean> | undefined;
  /** Size of the receive buffer, in bytes; Linux doubles the value that is set. See socket(7). */
  readonly SO_RCVBUF: Option<number>;
  /** Sets `SO_RCVBUF` beyond the system's limit. Requires administrator rights; socket(7). */
  readonly SO_RCVBUFFORCE: WritableOption<number> | undefined;
  /** Minimum number of bytes for a receive to return; socket(7). */
  readonly SO_RCVLOWAT: Option<number>;
  /** Delivers the mark of each packet as ancillary data `SO_MARK`; socket(7). */
  readonly SO_RCVMARK: Option<boolean> | undefined;
  /** Delivers the priority of each packet as ancillary data `SO_PRIORITY`; socket(7). */
  readonly SO_RCVPRIORITY: Option<boolean> | undefined;
  /**
   * Timeout of a receive made by other code, in seconds; `null` for none. In this module,
   * `Socket.settimeout` sets it. See socket(7).
   */
  readonly SO_RCVTIMEO: Option<number | null>;
  /**
   * Fails a receive when incoming data did not fit into the receive buffer. FreeBSD; getsockopt(2).
   */
  readonly SO_RERROR: Option<boolean> | undefined;
  /** Memory to reserve for the socket, in bytes; socket(7). */
  readonly SO_RESERVE_MEM: Option<number> | undefined;
  /**
   * Permits binding to an address that is or was just in use; on Windows, even by another program.
   * See socket(7).
   */
  readonly SO_REUSEADDR: Option<boolean>;
  /** Lets several sockets bind the same address and port; socket(7). */
  readonly SO_REUSEPORT: Option<boolean> | undefined;
  /**
   * `SO_REUSEPORT` that balances connections and datagrams evenly among the sockets. FreeBSD;
   * getsockopt(2).
   */
  readonly SO_REUSEPORT_LB: Option<boolean> | undefined;
  /** Lets sockets of other users bind the same address. macOS; sys/socket.h. */
  readonly SO_REUSESHAREUID: Option<boolean> | undefined;
  /** Shares the port of multicasts with other sockets. Windows; SOL_SOCKET Socket Options. */
  readonly SO_REUSE_MULTICASTPORT: Option<boolean> | undefined;
  /**
   * Chooses the local port at connect, so that connections can share it. Windows; SOL_SOCKET Socket
   * Options.
   */
  readonly SO_REUSE_UNICASTPORT: Option<boolean> | undefined;
  /** Delivers the number of datagrams dropped as ancillary data; socket(7). */
  readonly SO_RXQ_OVFL: Option<boolean> | undefined;
  /** Reports `POLLPRI` for a message in the error queue; socket(7). */
  readonly SO_SELECT_ERR_QUEUE: Option<boolean> | undefined;
  /** Routing table (FIB) to use. FreeBSD; getsockopt(2). */
  readonly SO_SETFIB: WritableOption<number> | undefined;
  /** Size of the send buffer, in bytes; Linux doubles the value that is set. See socket(7). */
  readonly SO_SNDBUF: Option<number>;
  /** Sets `SO_SNDBUF` beyond the system's limit. Requires administrator rights; socket(7). */
  readonly SO_SNDBUFFORCE: WritableOption<number> | undefined;
  /** Minimum free space in the send buffer for the socket to be writable, in bytes; socket(7). */
  readonly SO_SNDLOWAT: Option<number>;
  /**
   * Timeout of a send made by other code, in seconds; `null` for none. In this module,
   * `Socket.settimeout` sets it. See socket(7).
   */
  readonly SO_SNDTIMEO: Option<number | null>;
  /**
   * Delivers the arrival time of each datagram, in microseconds, as ancillary data `SCM_TIMESTAMP`;
   * socket(7).
   */
  readonly SO_TIMESTAMP: Option<boolean>;
  /**
   * Timestamps of packets to generate and report: `SOF_TIMESTAMPING_*`, combined with `|`;
   * socket(7).
   */
  readonly SO_TIMESTAMPING: Option<number> | undefined;
  /**
   * Delivers the arrival time of each datagram, in nanoseconds, as ancillary data
   * `SCM_TIMESTAMPNS`; socket(7).
   */
  readonly SO_TIMESTAMPNS: Option<boolean> | undefined;
  /**
   * Delivers the arrival time of each datagram, by a clock that is never set, as ancillary data
   * `SCM_TIMESTAMP_MONOTONIC`. macOS; getsockopt(2).
   */
  readonly SO_TIMESTAMP_MONOTONIC: Option<boolean> | undefined;
  /** Clock of `SO_TIMESTAMP`: `SO_TS_*`. FreeBSD; getsockopt(2). */
  readonly SO_TS_CLOCK: Option<number> | undefined;
  /** Whether to choose another path when a segment is lost: `SOCK_TXREHASH_*`; socket(7). */
  readonly SO_TXREHASH: Option<number> | undefined;
  /** Sends each packet at the time given as ancillary data `SCM_TXTIME`; socket(7). */
  readonly SO_TXTIME: Option<TxTime> | undefined;
  /** Socket type, such as `SOCK_STREAM`. Read only; socket(7). */
  readonly SO_TYPE: ReadableOption<number>;
  /** Makes close wait until the kernel no longer uses the socket. macOS; sys/socket.h. */
  readonly SO_UPCALLCLOSEWAIT: Option<boolean> | undefined;
  /**
   * Copies the options of the listening socket to a socket accepted by AcceptEx; set to the
   * `fileno()` of the listening socket. Windows; SOL_SOCKET Socket Options.
   */
  readonly SO_UPDATE_ACCEPT_CONTEXT: WritableOption<number> | undefined;
  /**
   * Completes the state of a socket connected by ConnectEx; set to `null`. Windows; SOL_SOCKET
   * Socket Options.
   */
  readonly SO_UPDATE_CONNECT_CONTEXT: WritableOption<null> | undefined;
  /** Receives a routing socket's own messages. macOS, FreeBSD, Windows; route(4). */
  readonly SO_USELOOPBACK: Option<boolean> | undefined;
  /** Number that firewalls and dummynet can match. FreeBSD; getsockopt(2). */
  readonly SO_USER_COOKIE: WritableOption<number> | undefined;
  /** Hints that more data will be sent. macOS; sys/socket.h. */
  readonly SO_WANTMORE: Option<boolean> | undefined;
  /** Sets `MSG_OOB` when urgent data is received. macOS; sys/socket.h. */
  readonly SO_WANTOOBFLAG: Option<boolean> | undefined;
  /** Delivers whether a frame was acknowledged as ancillary data `SCM_WIFI_STATUS`; socket(7). */
  readonly SO_WIFI_STATUS: Option<boolean> | undefined;
  /** Permits sends with `MSG_ZEROCOPY`; socket(7). */
  readonly SO_ZEROCOPY: Option<boolean> | undefined;
}
