/**
 * What the module needs of an operating system. One implementation per
 * platform; everything outside `ffi/` is written to this interface.
 *
 * Calls return what C returns, or the negated error number. None of them
 * checks its arguments: lengths are held against their buffers, and descriptors
 * known to be open, before a call gets here.
 *
 * @module
 */
import type { Field } from "./layout.ts";
import type { Sockaddr, SockaddrHead } from "./sockaddr.ts";

/**
 * The layouts that socket addresses are encoded with. Those that not every
 * system has are optional; a family is there where its layout is.
 */
export interface AddressLayouts {
  /** The part that all addresses share. */
  readonly sockaddr: SockaddrHead & { readonly size: number };
  /** `AF_INET` */
  readonly sockaddr_in: {
    readonly size: number;
    readonly sin_port: Field<number>;
    readonly sin_addr: Field<Uint8Array>;
  };
  /** `AF_INET6` */
  readonly sockaddr_in6: {
    readonly size: number;
    readonly sin6_port: Field<number>;
    readonly sin6_flowinfo: Field<number>;
    readonly sin6_addr: Field<Uint8Array>;
    readonly sin6_scope_id: Field<number>;
  };
  /** `AF_UNIX` */
  readonly sockaddr_un: {
    readonly size: number;
    readonly sun_path: Field<Uint8Array>;
  };
  /** `AF_NETLINK` */
  readonly sockaddr_nl?: {
    readonly size: number;
    readonly nl_pid: Field<number>;
    readonly nl_groups: Field<number>;
  };
  /** `AF_PACKET` */
  readonly sockaddr_ll?: {
    readonly size: number;
    readonly sll_protocol: Field<number>;
    readonly sll_ifindex: Field<number>;
    readonly sll_hatype: Field<number>;
    readonly sll_pkttype: Field<number>;
    readonly sll_halen: Field<number>;
    readonly sll_addr: Field<Uint8Array>;
  };
  /** `AF_TIPC` */
  readonly sockaddr_tipc?: {
    readonly size: number;
    readonly addrtype: Field<number>;
    readonly scope: Field<number>;
    readonly "addr.id.ref": Field<number>;
    readonly "addr.id.node": Field<number>;
    readonly "addr.nameseq.type": Field<number>;
    readonly "addr.nameseq.lower": Field<number>;
    readonly "addr.nameseq.upper": Field<number>;
    readonly "addr.name.name.type": Field<number>;
    readonly "addr.name.name.instance": Field<number>;
    readonly "addr.name.domain": Field<number>;
  };
  /** `AF_CAN` */
  readonly sockaddr_can?: {
    readonly size: number;
    readonly can_ifindex: Field<number>;
    readonly "can_addr.tp.rx_id": Field<number>;
    readonly "can_addr.tp.tx_id": Field<number>;
    readonly "can_addr.j1939.name": Field<bigint>;
    readonly "can_addr.j1939.pgn": Field<number>;
    readonly "can_addr.j1939.addr": Field<number>;
  };
  /** `AF_VSOCK` */
  readonly sockaddr_vm?: {
    readonly size: number;
    readonly svm_port: Field<number>;
    readonly svm_cid: Field<number>;
  };
  /** `AF_ALG` */
  readonly sockaddr_alg?: {
    readonly size: number;
    readonly salg_type: Field<Uint8Array>;
    readonly salg_feat: Field<number>;
    readonly salg_mask: Field<number>;
    readonly salg_name: Field<Uint8Array>;
  };
  /** `AF_QIPCRTR` */
  readonly sockaddr_qrtr?: {
    readonly size: number;
    readonly sq_node: Field<number>;
    readonly sq_port: Field<number>;
  };
  /** `BTPROTO_L2CAP` */
  readonly sockaddr_l2?: {
    readonly size: number;
    readonly l2_psm: Field<number>;
    readonly l2_bdaddr: Field<Uint8Array>;
    readonly l2_cid: Field<number>;
    readonly l2_bdaddr_type: Field<number>;
  };
  /** `BTPROTO_RFCOMM` */
  readonly sockaddr_rc?: {
    readonly size: number;
    readonly rc_bdaddr: Field<Uint8Array>;
    readonly rc_channel: Field<number>;
  };
  /** `BTPROTO_HCI` */
  readonly sockaddr_hci?: {
    readonly size: number;
    readonly hci_dev: Field<number>;
    readonly hci_channel: Field<number>;
  };
  /** `BTPROTO_SCO` */
  readonly sockaddr_sco?: {
    readonly size: number;
    readonly sco_bdaddr: Field<Uint8Array>;
  };
  /** `AF_XDP` */
  readonly sockaddr_xdp?: {
    readonly size: number;
    readonly sxdp_flags: Field<number>;
    readonly sxdp_ifindex: Field<number>;
    readonly sxdp_queue_id: Field<number>;
    readonly sxdp_shared_umem_fd: Field<number>;
  };
  /** `AF_BTH` of Windows */
  readonly SOCKADDR_BTH?: {
    readonly size: number;
    readonly btAddr: Field<bigint>;
    readonly port: Field<number>;
  };
  /** `AF_HYPERV` */
  readonly SOCKADDR_HV?: {
    readonly size: number;
    readonly VmId: Field<Uint8Array>;
    readonly ServiceId: Field<Uint8Array>;
  };
  /** `AF_SYSTEM`, of `SYSPROTO_CONTROL` */
  readonly sockaddr_ctl?: {
    readonly size: number;
    readonly ss_sysaddr: Field<number>;
    readonly sc_id: Field<number>;
    readonly sc_unit: Field<number>;
  };
  /** What `CTLIOCGINFO` is asked */
  readonly ctl_info?: {
    readonly size: number;
    readonly ctl_id: Field<number>;
    readonly ctl_name: Field<Uint8Array>;
  };
  /** `AF_LINK` */
  readonly sockaddr_dl?: {
    readonly size: number;
    readonly sdl_index: Field<number>;
    readonly sdl_type: Field<number>;
    readonly sdl_nlen: Field<number>;
    readonly sdl_alen: Field<number>;
    readonly sdl_slen: Field<number>;
    readonly sdl_data: Field<Uint8Array>;
  };
  /** What `SO_PROTOCOL_INFOW` tells of a socket */
  readonly WSAPROTOCOL_INFOW?: {
    readonly size: number;
    readonly iAddressFamily: Field<number>;
    readonly iProtocol: Field<number>;
  };
  /** What an ioctl is asked about an interface */
  readonly ifreq?: {
    readonly size: number;
    readonly ifr_name: Field<Uint8Array>;
    readonly ifr_ifindex: Field<number>;
  };
}

/** The layouts of the data of control messages; optional where not every system has them. */
export interface AncillaryLayouts {
  /** `IP_PKTINFO` */
  readonly in_pktinfo?: {
    readonly size: number;
    readonly ipi_ifindex: Field<number>;
    readonly ipi_spec_dst?: Field<Uint8Array>;
    readonly ipi_addr: Field<Uint8Array>;
  };
  /** `IPV6_PKTINFO` */
  readonly in6_pktinfo: {
    readonly size: number;
    readonly ipi6_addr: Field<Uint8Array>;
    readonly ipi6_ifindex: Field<number>;
  };
  /** `SCM_CREDENTIALS` */
  readonly ucred?: {
    readonly size: number;
    readonly pid: Field<number>;
    readonly uid: Field<number>;
    readonly gid: Field<number>;
  };
  /** `SCM_CREDS` that the sender asked for */
  readonly cmsgcred?: {
    readonly size: number;
    readonly cmcred_pid: Field<number>;
    readonly cmcred_uid: Field<number>;
    readonly cmcred_gid: Field<number>;
  };
  /** `SCM_CREDS2`; the groups follow. */
  readonly sockcred2?: {
    readonly size: number;
    readonly sc_pid: Field<number>;
    readonly sc_uid: Field<number>;
    readonly sc_gid: Field<number>;
  };
  /** `SCM_TIMESTAMP` */
  readonly timeval?: {
    readonly size: number;
    readonly tv_sec: Field<bigint>;
    readonly tv_usec: Field<bigint>;
  };
  /** `SCM_TIMESTAMPNS`, and thrice for `SCM_TIMESTAMPING` */
  readonly timespec?: {
    readonly size: number;
    readonly tv_sec: Field<bigint>;
    readonly tv_nsec: Field<bigint>;
  };
  /** `IP_RECVERR`, `IPV6_RECVERR` and their like; a `sockaddr` follows. */
  readonly sock_extended_err?: {
    readonly size: number;
    readonly ee_errno: Field<number>;
    readonly ee_origin: Field<number>;
    readonly ee_type: Field<number>;
    readonly ee_code: Field<number>;
    readonly ee_info: Field<number>;
    readonly ee_data: Field<number>;
  };
  /** `PACKET_AUXDATA` */
  readonly tpacket_auxdata?: {
    readonly size: number;
    readonly tp_status: Field<number>;
    readonly tp_len: Field<number>;
    readonly tp_snaplen: Field<number>;
    readonly tp_mac: Field<number>;
    readonly tp_net: Field<number>;
    readonly tp_vlan_tci: Field<number>;
    readonly tp_vlan_tpid: Field<number>;
  };
  /** `ALG_SET_IV`; the bytes follow. */
  readonly af_alg_iv?: {
    readonly size: number;
    readonly ivlen: Field<number>;
  };
}

/** A structure whose members named `N` are numbers, and those named `B` are bytes. */
type Structure<N extends string, B extends string = never> =
  & { readonly size: number }
  & { readonly [M in N]: Field<number> }
  & { readonly [M in B]: Field<Uint8Array> };

/**
 * The layouts of the values of options. Those that not every system has are
 * optional; an option whose constant is there has the layout that it needs.
 */
export interface OptionLayouts {
  /** `SO_ACCEPTFILTER` */
  readonly accept_filter_arg?: Structure<never, "af_name" | "af_arg">;
  /** `MCAST_MSFILTER` */
  readonly group_filter?: Structure<
    "gf_interface" | "gf_fmode" | "gf_numsrc",
    "gf_group" | "gf_slist"
  >;
  /** `MCAST_JOIN_GROUP`, `MCAST_LEAVE_GROUP` */
  readonly group_req?: Structure<"gr_interface", "gr_group">;
  /** `MCAST_JOIN_SOURCE_GROUP` and its like */
  readonly group_source_req?: Structure<"gsr_interface", "gsr_group" | "gsr_source">;
  /** `ICMP6_FILTER`; a bit that is set blocks the type, or lets it pass */
  readonly icmp6_filter?: Structure<never, "icmp6_filt"> & { readonly passes?: true };
  /** `ICMP_FILTER`; a bit that is set blocks the type */
  readonly icmp_filter?: Structure<never, "data">;
  /** `IPV6_PKTINFO` */
  readonly in6_pktinfo?: Structure<"ipi6_ifindex", "ipi6_addr">;
  /** `IPV6_PATHMTU` */
  readonly ip6_mtuinfo?: Structure<"ip6m_mtu">;
  /** `IP_ADD_MEMBERSHIP`, `IP_DROP_MEMBERSHIP`, with the interface's address */
  readonly ip_mreq: Structure<never, "imr_multiaddr" | "imr_interface">;
  /** `IP_ADD_SOURCE_MEMBERSHIP` and its like */
  readonly ip_mreq_source?: Structure<never, "imr_multiaddr" | "imr_interface" | "imr_sourceaddr">;
  /**
   * `IP_ADD_MEMBERSHIP`, `IP_DROP_MEMBERSHIP`, `IP_MULTICAST_IF`, with the interface's index;
   * without it, an index is an address of the network 0.0.0.0/8.
   */
  readonly ip_mreqn?: Structure<"imr_ifindex", "imr_multiaddr">;
  /** `IPV6_JOIN_GROUP` and its like */
  readonly ipv6_mreq?: Structure<"ipv6mr_interface", "ipv6mr_multiaddr">;
  /** The `int` of `IPV6_UNICAST_IF`, whose byte order differs */
  readonly ipv6UnicastInterface?: Field<number>;
  /** `SO_LINGER`, whose unit is a second, or a fraction of one */
  readonly linger: Structure<"l_onoff" | "l_linger"> & { readonly perSecond?: number };
  /** `PACKET_ADD_MEMBERSHIP`, `PACKET_DROP_MEMBERSHIP` */
  readonly packet_mreq?: Structure<"mr_ifindex" | "mr_type" | "mr_alen", "mr_address">;
  /** An instruction of a BPF program */
  readonly sock_filter?: Structure<"code" | "jt" | "jf" | "k">;
  /** `SO_NP_EXTENSIONS` */
  readonly so_np_extensions?: Structure<"npx_flags" | "npx_mask">;
  /** `SO_TXTIME` */
  readonly sock_txtime?: Structure<"clockid" | "flags">;
  /** `TCP_CONNECTION_INFO` */
  readonly tcp_connection_info?: {
    readonly [member: string]: number | Field<number> | Field<bigint>;
  };
  /** `TCP_INFO`: as many of the members as this system's newest release has */
  readonly tcp_info?: { readonly [member: string]: number | Field<number> | Field<bigint> };
  /** `TCP_MD5SIG` */
  readonly tcp_md5sig?: Structure<
    "tcpm_flags" | "tcpm_prefixlen" | "tcpm_keylen" | "tcpm_ifindex",
    "tcpm_addr" | "tcpm_key"
  >;
  /** `TCP_REPAIR_WINDOW` */
  readonly tcp_repair_window?: Structure<
    "snd_wl1" | "snd_wnd" | "max_window" | "rcv_wnd" | "rcv_wup"
  >;
  /** `SO_RCVTIMEO`, `SO_SNDTIMEO` */
  readonly timeval?: Structure<"tv_sec" | "tv_usec">;
  /** The same, where they are an integer: milliseconds */
  readonly timeoutMilliseconds?: Field<number>;
  /** `PACKET_ROLLOVER_STATS` */
  readonly tpacket_rollover_stats?: { readonly [member: string]: number | Field<bigint> };
  /** `PACKET_STATISTICS` */
  readonly tpacket_stats?: Structure<"tp_packets" | "tp_drops">;
  /** `SO_PEERCRED` */
  readonly ucred?: Structure<"pid" | "uid" | "gid">;
  /** `LOCAL_PEERCRED`; only some systems tell the process */
  readonly xucred?: Structure<"cr_uid" | "cr_ngroups", "cr_groups"> & {
    readonly cr_pid?: Field<number>;
  };
}

/** One control message: `struct cmsghdr` and its data. */
export interface ControlMessage {
  /** `cmsg_level` */
  readonly level: number;
  /** `cmsg_type` */
  readonly type: number;
  /** `CMSG_DATA` */
  readonly data: Uint8Array<ArrayBuffer>;
}

/** Control messages as bytes and as a list. */
export interface ControlMessages {
  /** `CMSG_LEN`: length of a message with so much data, without padding at its end. */
  length(dataLength: number): number;
  /** `CMSG_SPACE`: room that a message with so much data takes. */
  space(dataLength: number): number;
  /** The bytes of a list. */
  encode(messages: readonly ControlMessage[]): Uint8Array<ArrayBuffer>;
  /** The list in bytes that C wrote; the data of each is a view on them. */
  decode(bytes: Uint8Array<ArrayBuffer>): ControlMessage[];
}

/** Messages that are received, or sent, in one call; their memory stays where it is. */
export interface MessageBatch {
  /** The data of each. */
  readonly data: readonly Uint8Array<ArrayBuffer>[];
  /** The control messages of each. */
  readonly control: readonly Uint8Array<ArrayBuffer>[];
  /** The address of each. */
  readonly addresses: readonly Sockaddr[];
  /** Sets how much of the memory of one message is used, or may be. */
  prepare(index: number, length: number, controlLength: number, addressLength: number): void;
  /** recvmmsg(2). @returns how many messages were received, or the negated error. */
  receive(fd: number, count: number, flags: number): number;
  /** sendmmsg(2). @returns how many messages were sent, or the negated error. */
  send(fd: number, count: number, flags: number): number;
  /** `msg_len`, after a call. */
  length(index: number): number;
  /** `msg_controllen`, after a call. */
  controlLength(index: number): number;
  /** `msg_namelen`, after a call. */
  addressLength(index: number): number;
  /** `msg_flags`, after a call. */
  flags(index: number): number;
}

/** What a look-up answers: a result, or the number of the error. */
export type LookupResult<T> = { readonly value: T } | {
  readonly error: number;
  readonly errno: number;
};

/** One `struct addrinfo`. */
export interface AddressInfo {
  /** `ai_family` */
  readonly family: number;
  /** `ai_socktype` */
  readonly type: number;
  /** `ai_protocol` */
  readonly protocol: number;
  /** `ai_canonname` */
  readonly canonicalName: string | null;
  /** `ai_addr`, copied; valid until the next look-up */
  readonly address: Uint8Array<ArrayBuffer>;
}

/** What `getaddrinfo` is asked. */
export interface AddressQuery {
  /** Name or numeric address, `null` for the wildcard or loopback. */
  readonly host: string | null;
  /** Service name or port number. */
  readonly service: string | null;
  /** `ai_family` */
  readonly family: number;
  /** `ai_socktype` */
  readonly type: number;
  /** `ai_protocol` */
  readonly protocol: number;
  /** `ai_flags` */
  readonly flags: number;
}

/** One `struct hostent`. */
export interface HostEntry {
  /** `h_name` */
  readonly name: string;
  /** `h_aliases` */
  readonly aliases: string[];
  /** `h_addrtype` */
  readonly family: number;
  /** `h_addr_list`, copied */
  readonly addresses: Uint8Array<ArrayBuffer>[];
}

/** What an interface has counted. On Linux the counters have 32 bits, and begin again from 0. */
export interface InterfaceCounters {
  /** Packets received. */
  readonly rxPackets: number;
  /** Packets sent. */
  readonly txPackets: number;
  /** Bytes received. */
  readonly rxBytes: number;
  /** Bytes sent. */
  readonly txBytes: number;
  /** Bad packets received. */
  readonly rxErrors: number;
  /** Packets that could not be sent. */
  readonly txErrors: number;
  /** Packets dropped on the way in. */
  readonly rxDropped: number;
  /** Packets dropped on the way out. */
  readonly txDropped: number;
}

/** One `struct ifaddrs`; its addresses are whole `sockaddr`s, copied, or `null`. */
export interface InterfaceEntry {
  /** `ifa_name` */
  readonly name: string;
  /** `ifa_flags` */
  readonly flags: number;
  /** `ifa_addr` */
  readonly address: Uint8Array<ArrayBuffer> | null;
  /** `ifa_netmask` */
  readonly netmask: Uint8Array<ArrayBuffer> | null;
  /** `ifa_broadaddr` or `ifa_dstaddr`, as the flags say. */
  readonly other: Uint8Array<ArrayBuffer> | null;
  /** What `ifa_data` has of the link. */
  readonly counters: InterfaceCounters | null;
}

/** A `sockaddr` of the link layer. */
export interface LinkAddress {
  /** `ARPHRD_*`, or `IF_TYPE_*` and its like */
  readonly type: number;
  /** The hardware address. */
  readonly address: Uint8Array<ArrayBuffer>;
}

/** Network namespaces, through the thread that asks. */
export interface Namespaces {
  /** Opens a namespace by its name, or by a path; `null` is that of this thread. */
  open(namespace: string | null): number;
  /** Where {@linkcode Namespaces.open} looks for a name. */
  path(namespace: string | null): string;
  /** Moves this thread to another one: setns(2). */
  enter(fd: number): number;
}

/** Files that the kernel itself sends: it reads what it sends. */
export interface Files {
  /** Opens a file for reading, close-on-exec: open(2). */
  open(path: string): number;
  /** sendfile(2): `count` bytes of the file from `offset`. */
  send(fd: number, file: number, offset: number, count: number): number;
  /** close(2) */
  close(file: number): number;
}

/** Sockets that are given to another process as bytes. */
export interface Sharing {
  /** WSADuplicateSocket. @returns what the process makes the socket from, or the negated error. */
  share(fd: number, processId: number): Uint8Array<ArrayBuffer> | number;
  /** WSASocket. @returns the socket that another process has given, or the negated error. */
  fromShare(info: Uint8Array<ArrayBuffer>): number;
  /** How many bytes `share` gives. */
  readonly size: number;
}

/** A look-up that may ask a name server: here and now, or on another thread. */
export interface Lookup<T> {
  /** Blocks until the answer is there. */
  now(): LookupResult<T>;
  /** Asks on another thread. */
  later(): Promise<LookupResult<T>>;
}

/** Directions of readiness, combined with `|`. */
export const READABLE = 1;
/** @see READABLE */
export const WRITABLE = 2;
/** Urgent data, or an error in the queue of errors. @see READABLE */
export const EXCEPTIONAL = 4;

/** Tells which descriptors became ready: epoll, kqueue or WSAPoll. */
export interface Poller {
  /** The name of the call behind {@linkcode Poller.watch}, for errors. */
  readonly syscall: string;
  /**
   * Begins to watch a descriptor, both directions, telling each time it becomes ready.
   * @returns 0, or the negated error.
   */
  watch(fd: number): number;
  /**
   * Says what a watched descriptor is waited for from now on: directions, 0 for nothing. Missing
   * where the system tells of each change once, and nobody has to say what is of interest.
   */
  updateInterest?(fd: number, directions: number): void;
  /** Ends it; called before the descriptor is closed. */
  unwatch(fd: number): void;
  /** How many descriptors are ready now. */
  poll(): number;
  /** Waits on another thread until descriptors are ready, or `wake` is called. */
  wait(): Promise<number>;
  /** The descriptor of the `index`th event of the last `poll` or `wait`, -1 for `wake`. */
  fd(index: number): number;
  /** What it is ready for: {@linkcode READABLE} and {@linkcode WRITABLE}. */
  ready(index: number): number;
  /** Lets programs run that are ready and wait for this processor: sched_yield(2). */
  yield?(): void;
  /** Ends `wait`, from the thread of JavaScript. */
  wake(): void;
  /** Gives its descriptors back. */
  close(): void;
}

/** An operating system's socket interface. */
export interface System {
  /** The layouts that addresses are encoded with. */
  readonly layouts: AddressLayouts & AncillaryLayouts;
  /** The layouts that the values of options are encoded with. */
  readonly optionLayouts: OptionLayouts;
  /** Whether a name of `AF_UNIX` that begins with NUL is a name, and no empty path. */
  readonly abstractNames: boolean;
  /** The flag that makes one send or receive not wait; 0 where descriptors have to be set so. */
  readonly dontwait: number;
  /**
   * The error, beside `EAGAIN`, of a send that there is no room for now, where readiness does not
   * tell when there is; missing where there is no such error.
   */
  readonly bufferFull?: number;

  /** A new address buffer of this system. */
  sockaddr(): Sockaddr;
  /** Starts watching for readiness: a poller, or the negated error. */
  poller(): Poller | number;
  /** The name of the call behind that, for errors. */
  readonly pollerSyscall: string;

  /** socket(2), close-on-exec. */
  socket(family: number, type: number, protocol: number): number;
  /** The family of the pairs that `socketpair` makes where none is asked for. */
  readonly pairFamily: number;
  /** socketpair(2), close-on-exec. @returns two descriptors, or the negated error. */
  socketpair(
    family: number,
    type: number,
    protocol: number,
  ): [number, number] | number;
  /** A duplicate of a descriptor, close-on-exec: fcntl(2) `F_DUPFD_CLOEXEC`. */
  duplicate(fd: number): number;
  /** close(2) */
  close(fd: number): number;
  /** bind(2) */
  bind(fd: number, address: Sockaddr): number;
  /** connect(2) */
  connect(fd: number, address: Sockaddr): number;
  /** listen(2) */
  listen(fd: number, backlog: number): number;
  /** accept4(2), close-on-exec; the peer's address is written to `peer`, unless that is `null`. */
  accept(fd: number, peer: Sockaddr | null): number;
  /** shutdown(2) */
  shutdown(fd: number, how: number): number;
  /** getsockname(2) */
  getsockname(fd: number, address: Sockaddr): number;
  /** getpeername(2) */
  getpeername(fd: number, address: Sockaddr): number;
  /** getsockopt(2). @returns the length of the value, or the negated error. */
  getsockopt(
    fd: number,
    level: number,
    name: number,
    value: Uint8Array<ArrayBuffer>,
  ): number;
  /** setsockopt(2); a `null` value is NULL with the length given. */
  setsockopt(
    fd: number,
    level: number,
    name: number,
    value: Uint8Array<ArrayBuffer> | null,
    length: number,
  ): number;
  /**
   * setsockopt(2) of an option that takes a BPF program: a `sock_fprog` that points to
   * `instructions`, each a `sock_filter`. Missing where there are no such options.
   */
  setFilter?(
    fd: number,
    level: number,
    name: number,
    instructions: Uint8Array<ArrayBuffer>,
  ): number;
  /**
   * How much memory an ioctl must be given where it is not told how much there is, and so may
   * write the structure of any request; 0 where it is told.
   */
  readonly ioctlRoom: number;
  /** ioctl(2) with a pointer to memory, or with an integer. */
  ioctl(
    fd: number,
    request: number,
    argument: Uint8Array<ArrayBuffer> | bigint,
  ): number;

  /** recv(2) into memory, or to the address of some */
  recv(
    fd: number,
    buffer: Uint8Array<ArrayBuffer> | bigint,
    length: number,
    flags: number,
  ): number;
  /** recvfrom(2), likewise; the sender's address is written to `peer`. */
  recvfrom(
    fd: number,
    buffer: Uint8Array<ArrayBuffer> | bigint,
    length: number,
    flags: number,
    peer: Sockaddr,
  ): number;
  /** send(2) */
  send(
    fd: number,
    data: Uint8Array<ArrayBuffer>,
    length: number,
    flags: number,
  ): number;
  /** sendto(2) */
  sendto(
    fd: number,
    data: Uint8Array<ArrayBuffer>,
    length: number,
    flags: number,
    address: Sockaddr,
  ): number;
  /** The `CMSG_*` macros. */
  readonly control: ControlMessages;
  /** How many buffers one message can have: `IOV_MAX`. */
  readonly mostBuffers: number;
  /** sendmsg(2); `null` for no address, and for no control messages. */
  sendmsg(
    fd: number,
    buffers: readonly Uint8Array<ArrayBuffer>[],
    control: Uint8Array<ArrayBuffer> | null,
    flags: number,
    address: Sockaddr | null,
  ): number;
  /**
   * recvmsg(2); the sender's address is written to `peer`, the control messages to `control`.
   * Descriptors that come with it are close-on-exec.
   */
  recvmsg(
    fd: number,
    buffers: readonly Uint8Array<ArrayBuffer>[],
    control: Uint8Array<ArrayBuffer> | null,
    flags: number,
    peer: Sockaddr,
  ): number;
  /** Memory for messages that are received or sent in one call. */
  batch(count: number, size: number, controlSize: number): MessageBatch;
  /** How much of `control` the last `recvmsg` filled, and its `msg_flags`. */
  received(): { readonly controlLength: number; readonly flags: number };
  /** Sending files; `null` where they are read and sent piece by piece. */
  readonly files: Files | null;

  /**
   * poll(2) of one descriptor, of none (-1) for sleeping.
   * @returns whether it is ready (0 or 1), or the negated error.
   */
  pollOne(fd: number, direction: number, milliseconds: number): number;

  /**
   * poll(2) of one descriptor, without waiting.
   * @returns what of `events` it is ready for, and errors; or the negated error.
   */
  pollEvents(fd: number, events: number): number;

  /** Giving sockets to other processes; `null` where that is done by `SCM_RIGHTS`. */
  readonly sharing: Sharing | null;
  /**
   * Whether `O_NONBLOCK` is set, 0 or 1: fcntl(2) `F_GETFL`. Where that cannot be asked, it is told
   * by whether a call was `refused` that should have waited.
   */
  isNonblocking(fd: number, refused: boolean): number;
  /** Sets or clears `O_NONBLOCK`: ioctl(2) `FIONBIO`. */
  setNonblocking(fd: number, nonblocking: boolean): number;
  /** Whether programs that are started inherit the descriptor, 0 or 1: fcntl(2) `F_GETFD`. */
  isInheritable(fd: number): number;
  /** Sets or clears that: fcntl(2) `F_SETFD`. */
  setInheritable(fd: number, inheritable: boolean): number;

  /** gethostname(2). @returns the name, or the negated error. */
  gethostname(): string | number;
  /** sethostname(2) */
  sethostname(name: string): number;
  /** getaddrinfo(3) */
  getaddrinfo(query: AddressQuery): Lookup<AddressInfo[]>;
  /** getnameinfo(3) of a copy of the address: host and service. */
  getnameinfo(address: Sockaddr, flags: number): Lookup<[string, string]>;
  /** gethostbyname(3) for IPv4 */
  gethostbyname(name: string): Lookup<HostEntry>;
  /** gethostbyaddr(3) */
  gethostbyaddr(
    address: Uint8Array<ArrayBuffer>,
    family: number,
  ): Lookup<HostEntry>;
  /** getservbyname(3). @returns the port in host order, or `null`. */
  getservbyname(name: string, protocol: string | null): number | null;
  /** getservbyport(3), port in host order. */
  getservbyport(port: number, protocol: string | null): string | null;
  /** getprotobyname(3) */
  getprotobyname(name: string): number | null;

  /** inet_aton(3). @returns whether `text` is an address; its four bytes go to `packed`. */
  inetAton(text: string, packed: Uint8Array<ArrayBuffer>): boolean;
  /** inet_pton(3). @returns 1, 0 where `text` is not an address, or the negated error. */
  inetPton(
    family: number,
    text: string,
    packed: Uint8Array<ArrayBuffer>,
  ): number;
  /** inet_ntop(3). @returns the text, or the negated error. */
  inetNtop(family: number, packed: Uint8Array<ArrayBuffer>): string | number;

  /** if_nameindex(3). @returns index and name of each interface, or the negated error. */
  interfaces(): [number, string][] | number;
  /** getifaddrs(3). @returns the entries, or the negated error. */
  interfaceAddresses(): InterfaceEntry[] | number;
  /** The hardware address in a `sockaddr` of the link layer; `null` for other families. */
  linkAddress(address: Uint8Array<ArrayBuffer>): LinkAddress | null;
  /** Network namespaces; `null` where the system has none. */
  readonly namespaces: Namespaces | null;
  /** if_nametoindex(3). @returns the index, or the negated error. */
  interfaceIndex(name: string): number;
  /** if_indextoname(3). @returns the name, or the negated error. */
  interfaceName(index: number): string | number;

  /** strerror(3) */
  errorText(errno: number): string;
  /** gai_strerror(3) */
  addressErrorText(error: number): string;
  /** hstrerror(3) */
  hostErrorText(error: number): string;
}
