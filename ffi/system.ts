/**
 * The interface of an operating system. Each platform has one implementation;
 * code outside `ffi/` uses only this interface.
 *
 * A call returns C's result, or the negated error number. No call checks its
 * arguments: the callers have checked that each length fits its buffer and that
 * the descriptors are open.
 *
 * @module
 */
import type { Field, Structure } from "./layout.ts";
import type { Sockaddr, SockaddrHead } from "./sockaddr.ts";

/**
 * The layouts of socket addresses. A layout that some systems lack is optional; a system with the
 * layout supports the family.
 *
 * These interfaces name the members that the rest of the module uses. They are not derived from the
 * tables of the systems: no table has all members, some tables have members that other systems lack
 * (`sa_len`), and the type of a table would fix sizes that differ between systems.
 */
export interface AddressLayouts {
  /** The part that all addresses share. */
  readonly sockaddr: SockaddrHead & { readonly size: number };
  /** `AF_INET` */
  readonly sockaddr_in: Structure<"sin_port", "sin_addr">;
  /** `AF_INET6` */
  readonly sockaddr_in6: Structure<
    "sin6_port" | "sin6_flowinfo" | "sin6_scope_id",
    "sin6_addr"
  >;
  /** `AF_UNIX` */
  readonly sockaddr_un: Structure<never, "sun_path">;
  /** `AF_NETLINK` */
  readonly sockaddr_nl?: Structure<"nl_pid" | "nl_groups">;
  /** `AF_PACKET` */
  readonly sockaddr_ll?: Structure<
    "sll_protocol" | "sll_ifindex" | "sll_hatype" | "sll_pkttype" | "sll_halen",
    "sll_addr"
  >;
  /** `AF_TIPC` */
  readonly sockaddr_tipc?: Structure<
    | "addrtype"
    | "scope"
    | "addr.id.ref"
    | "addr.id.node"
    | "addr.nameseq.type"
    | "addr.nameseq.lower"
    | "addr.nameseq.upper"
    | "addr.name.name.type"
    | "addr.name.name.instance"
    | "addr.name.domain"
  >;
  /** `AF_CAN` */
  readonly sockaddr_can?: Structure<
    | "can_ifindex"
    | "can_addr.tp.rx_id"
    | "can_addr.tp.tx_id"
    | "can_addr.j1939.pgn"
    | "can_addr.j1939.addr",
    never,
    "can_addr.j1939.name"
  >;
  /** `AF_VSOCK` */
  readonly sockaddr_vm?: Structure<"svm_port" | "svm_cid">;
  /** `AF_ALG` */
  readonly sockaddr_alg?: Structure<"salg_feat" | "salg_mask", "salg_type" | "salg_name">;
  /** `AF_QIPCRTR` */
  readonly sockaddr_qrtr?: Structure<"sq_node" | "sq_port">;
  /** `BTPROTO_L2CAP` */
  readonly sockaddr_l2?: Structure<"l2_psm" | "l2_cid" | "l2_bdaddr_type", "l2_bdaddr">;
  /** `BTPROTO_RFCOMM` */
  readonly sockaddr_rc?: Structure<"rc_channel", "rc_bdaddr">;
  /** `BTPROTO_HCI` */
  readonly sockaddr_hci?: Structure<"hci_dev" | "hci_channel">;
  /** `BTPROTO_L2CAP` of FreeBSD */
  readonly sockaddr_l2cap?: Structure<
    "l2cap_psm" | "l2cap_cid" | "l2cap_bdaddr_type",
    "l2cap_bdaddr"
  >;
  /** `BTPROTO_RFCOMM` of FreeBSD */
  readonly sockaddr_rfcomm?: Structure<"rfcomm_channel", "rfcomm_bdaddr">;
  /** `BTPROTO_HCI` of FreeBSD, whose structure has the name of Linux's: `sockaddr_hci` */
  readonly sockaddr_hci_node?: Structure<never, "hci_node">;
  /** `BTPROTO_SCO` */
  readonly sockaddr_sco?: Structure<never, "sco_bdaddr">;
  /** `AF_XDP` */
  readonly sockaddr_xdp?: Structure<
    "sxdp_flags" | "sxdp_ifindex" | "sxdp_queue_id" | "sxdp_shared_umem_fd"
  >;
  /** `AF_BTH` of Windows */
  readonly SOCKADDR_BTH?: Structure<"port", never, "btAddr">;
  /** `AF_HYPERV` */
  readonly SOCKADDR_HV?: Structure<never, "VmId" | "ServiceId">;
  /** `AF_SYSTEM` with `SYSPROTO_CONTROL` */
  readonly sockaddr_ctl?: Structure<"ss_sysaddr" | "sc_id" | "sc_unit">;
  /** Argument of `CTLIOCGINFO` */
  readonly ctl_info?: Structure<"ctl_id", "ctl_name">;
  /** `AF_LINK` */
  readonly sockaddr_dl?: Structure<
    "sdl_index" | "sdl_type" | "sdl_nlen" | "sdl_alen" | "sdl_slen",
    "sdl_data"
  >;
  /** Value of `SO_PROTOCOL_INFOW`: family and protocol of a socket */
  readonly WSAPROTOCOL_INFOW?: Structure<"iAddressFamily" | "iProtocol">;
  /** Argument of an interface's ioctl, netdevice(7) */
  readonly ifreq?: Structure<"ifr_ifindex", "ifr_name">;
}

/** The layouts of the data of control messages. A layout that some systems lack is optional. */
export interface AncillaryLayouts {
  /** `IP_PKTINFO` */
  readonly in_pktinfo?: Structure<"ipi_ifindex", "ipi_addr"> & {
    readonly ipi_spec_dst?: Field<Uint8Array>;
  };
  /** `IPV6_PKTINFO` */
  readonly in6_pktinfo: Structure<"ipi6_ifindex", "ipi6_addr">;
  /** `SCM_CREDENTIALS` */
  readonly ucred?: Structure<"pid" | "uid" | "gid">;
  /** `SCM_CREDS`, which the sender must add */
  readonly cmsgcred?: Structure<"cmcred_pid" | "cmcred_uid" | "cmcred_gid">;
  /** `SCM_CREDS2`; the groups follow. */
  readonly sockcred2?: Structure<"sc_pid" | "sc_uid" | "sc_gid">;
  /** `SCM_TIMESTAMP` */
  readonly timeval?: Structure<never, never, "tv_sec" | "tv_usec">;
  /** `SCM_TIMESTAMPNS`; `SCM_TIMESTAMPING` has three. */
  readonly timespec?: Structure<never, never, "tv_sec" | "tv_nsec">;
  /** `IP_TOS`, if it is not an `int`: FreeBSD refuses any length but one byte */
  readonly tosControl?: Field<number>;
  /** `IP_RECVERR`, `IPV6_RECVERR` and others; a `sockaddr` follows. */
  readonly sock_extended_err?: Structure<
    "ee_errno" | "ee_origin" | "ee_type" | "ee_code" | "ee_info" | "ee_data"
  >;
  /** `PACKET_AUXDATA` */
  readonly tpacket_auxdata?: Structure<
    | "tp_status"
    | "tp_len"
    | "tp_snaplen"
    | "tp_mac"
    | "tp_net"
    | "tp_vlan_tci"
    | "tp_vlan_tpid"
  >;
  /** `ALG_SET_IV`; the bytes follow. */
  readonly af_alg_iv?: Structure<"ivlen">;
}

/** A structure whose members are decoded by name, however many a release of the system has. */
type NamedNumbers = { readonly [member: string]: number | Field<number> | Field<bigint> };

/**
 * The layouts of option values. A layout that some systems lack is optional; a system that defines
 * an option's constant has the option's layout.
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
  /** `MCAST_JOIN_SOURCE_GROUP` and the other options of a source */
  readonly group_source_req?: Structure<"gsr_interface", "gsr_group" | "gsr_source">;
  /** `ICMP6_FILTER`; a set bit blocks the type, or passes it if `passes` */
  readonly icmp6_filter?: Structure<never, "icmp6_filt"> & { readonly passes?: true };
  /** `ICMP_FILTER`; a set bit blocks the type */
  readonly icmp_filter?: Structure<never, "data">;
  /** `IPV6_PKTINFO` */
  readonly in6_pktinfo?: Structure<"ipi6_ifindex", "ipi6_addr">;
  /** `IPV6_PATHMTU` */
  readonly ip6_mtuinfo?: Structure<"ip6m_mtu">;
  /** `IP_ADD_MEMBERSHIP`, `IP_DROP_MEMBERSHIP`, with the interface's address */
  readonly ip_mreq: Structure<never, "imr_multiaddr" | "imr_interface">;
  /** `IP_ADD_SOURCE_MEMBERSHIP` and the other options of a source */
  readonly ip_mreq_source?: Structure<never, "imr_multiaddr" | "imr_interface" | "imr_sourceaddr">;
  /**
   * `IP_ADD_MEMBERSHIP`, `IP_DROP_MEMBERSHIP`, `IP_MULTICAST_IF`, with the interface's index.
   * Systems without this layout pass the index as an address of the network 0.0.0.0/8.
   */
  readonly ip_mreqn?: Structure<"imr_ifindex", "imr_multiaddr">;
  /** `IPV6_JOIN_GROUP` and the other options of a group */
  readonly ipv6_mreq?: Structure<"ipv6mr_interface", "ipv6mr_multiaddr">;
  /** The `int` of `IPV6_UNICAST_IF`; the byte order depends on the system */
  readonly ipv6UnicastInterface?: Field<number>;
  /** `SO_LINGER`; `perSecond` is the number of units of `l_linger` in a second, 1 if missing */
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
  readonly tcp_connection_info?: NamedNumbers;
  /** `TCP_INFO`, with the members of the system's newest release */
  readonly tcp_info?: NamedNumbers;
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
  /** `SO_RCVTIMEO`, `SO_SNDTIMEO` of a system with an integer of milliseconds */
  readonly timeoutMilliseconds?: Field<number>;
  /** `PACKET_ROLLOVER_STATS` */
  readonly tpacket_rollover_stats?: { readonly [member: string]: number | Field<bigint> };
  /** `PACKET_STATISTICS` */
  readonly tpacket_stats?: Structure<"tp_packets" | "tp_drops">;
  /** `SO_PEERCRED` */
  readonly ucred?: Structure<"pid" | "uid" | "gid">;
  /** `LOCAL_PEERCRED`; only some systems report the process */
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

/** Encoder and decoder of control messages: the macros of cmsg(3). */
export interface ControlMessages {
  /** `CMSG_LEN`: length of a message with `dataLength` bytes of data, without final padding. */
  length(dataLength: number): number;
  /** `CMSG_SPACE`: length of the same message with padding. */
  space(dataLength: number): number;
  /** Encodes a list of messages for `msg_control`. */
  encode(messages: readonly ControlMessage[]): Uint8Array<ArrayBuffer>;
  /** Decodes the messages that C wrote; the data of each is a view on `bytes`. */
  decode(bytes: Uint8Array<ArrayBuffer>): ControlMessage[];
}

/** Memory for several messages, which one call receives or sends. */
export interface MessageBatch {
  /** The data buffer of each message. */
  readonly data: readonly Uint8Array<ArrayBuffer>[];
  /** The buffer for control messages of each message. */
  readonly control: readonly Uint8Array<ArrayBuffer>[];
  /** The address of each message. */
  readonly addresses: readonly Sockaddr[];
  /** Sets the lengths of one message to send, or the capacities of one message to receive. */
  prepare(index: number, length: number, controlLength: number, addressLength: number): void;
  /** recvmmsg(2). @returns the number of messages received, or the negated error. */
  receive(fd: number, count: number, flags: number): number;
  /**
   * sendmmsg(2) of `count` messages from index `first`, which the caller has checked.
   *
   * @returns how many messages were sent, or the negated error.
   */
  send(fd: number, first: number, count: number, flags: number): number;
  /** `msg_len`, after a call. */
  length(index: number): number;
  /** `msg_controllen`, after a call. */
  controlLength(index: number): number;
  /** `msg_namelen`, after a call. */
  addressLength(index: number): number;
  /** `msg_flags`, after a call. */
  flags(index: number): number;
}

/** Result of a look-up: a value, or an error (`EAI_*`, `h_errno`) and `errno`, 0 if unknown. */
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
  /** `ai_addr`, copied; overwritten by the next look-up */
  readonly address: Uint8Array<ArrayBuffer>;
}

/** Arguments of getaddrinfo(3). */
export interface AddressQuery {
  /** Name or numeric address; `null` for the wildcard or the loopback address. */
  readonly host: string | null;
  /** Service name or decimal port; `null` for none. */
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

/**
 * Counters of a network interface. On Linux they have 32 bits and wrap to 0.
 *
 * @category Processes and descriptors
 */
export interface InterfaceCounters {
  /** Packets received. */
  readonly rxPackets: number;
  /** Packets sent. */
  readonly txPackets: number;
  /** Bytes received. */
  readonly rxBytes: number;
  /** Bytes sent. */
  readonly txBytes: number;
  /** Packets received with errors. */
  readonly rxErrors: number;
  /** Packets not sent because of errors. */
  readonly txErrors: number;
  /** Received packets that were dropped. */
  readonly rxDropped: number;
  /** Outgoing packets that were dropped. */
  readonly txDropped: number;
}

/** One `struct ifaddrs`; each address is a copy of a whole `sockaddr`, or `null`. */
export interface InterfaceEntry {
  /** `ifa_name` */
  readonly name: string;
  /** `ifa_flags` */
  readonly flags: number;
  /** `ifa_addr` */
  readonly address: Uint8Array<ArrayBuffer> | null;
  /** `ifa_netmask` */
  readonly netmask: Uint8Array<ArrayBuffer> | null;
  /** `ifa_broadaddr` or `ifa_dstaddr`, depending on the flags. */
  readonly other: Uint8Array<ArrayBuffer> | null;
  /** The counters that `ifa_data` points to; `null` for entries that are not of the link layer. */
  readonly counters: InterfaceCounters | null;
}

/** A `sockaddr` of the link layer. */
export interface LinkAddress {
  /** `ARPHRD_*` on Linux, `IFT_*` on BSD systems, `IF_TYPE_*` on Windows */
  readonly type: number;
  /** The hardware address. */
  readonly address: Uint8Array<ArrayBuffer>;
}

/** Network namespaces of the calling thread. */
export interface Namespaces {
  /** Opens a namespace by name or by path; `null` for this thread's present namespace. */
  open(namespace: string | null): number;
  /** Returns the path that {@linkcode Namespaces.open} opens. */
  path(namespace: string | null): string;
  /** Moves this thread to another namespace: setns(2). */
  enter(fd: number): number;
}

/**
 * A ring of packets that the kernel fills, mapped into memory: `PACKET_RX_RING`, packet(7). It consists
 * of blocks of packets. A packet is read where {@linkcode PacketRingMemory.seek} was last.
 */
export interface PacketRingMemory {
  /** True if the kernel has handed a block over. */
  isReady(block: number): boolean;
  /** Returns the number of packets in a block. */
  count(block: number): number;
  /** Returns the offset of the first packet of a block; 0 for none. */
  first(block: number): number;
  /** Gives a block back to the kernel, which will overwrite it. */
  release(block: number): void;
  /** Goes to a packet. The offset is that of `first` or `next`, not 0. */
  seek(block: number, offset: number): void;
  /** The offset of the packet behind this one in its block; 0 for none. */
  readonly next: number;
  /** `tp_sec` */
  readonly seconds: number;
  /** `tp_nsec` */
  readonly nanoseconds: number;
  /** `tp_len`, and the VLAN tag that was put back */
  readonly originalLength: number;
  /** `sll_pkttype` */
  readonly packetType: number;
  /** `sll_hatype` */
  readonly hardwareType: number;
  /** `sll_ifindex` */
  readonly interfaceIndex: number;
  /** Returns a view of the packet's bytes in the ring, of at most `most`. */
  data(most: number): Uint8Array<ArrayBuffer>;
  /** Detaches all views, then lets the kernel free the ring. */
  close(): void;
}

/** Calls for rings of packets. */
export interface PacketRings {
  /** The bytes to keep free before each packet with `PACKET_RESERVE`. */
  readonly reserve: number;
  /** Returns the value of `PACKET_RX_RING`. `blockCount` 0 ends the ring. */
  request(blockSize: number, blockCount: number, milliseconds: number): Uint8Array<ArrayBuffer>;
  /** mmap(2) of the ring of a socket. @returns the ring, or the negated error. */
  map(fd: number, blockSize: number, blockCount: number): PacketRingMemory | number;
}

/** The header that precedes each packet of a read: `struct bpf_hdr`, or `struct bpf_xhdr` of FreeBSD. */
export interface PacketHeader {
  /** Bytes that hold all members; the padding behind them depends on the link. */
  readonly length: number;
  /** The next header begins at a multiple of it: `BPF_ALIGNMENT`. */
  readonly align: number;
  /** `bh_tstamp`: seconds */
  readonly seconds: Field<number>;
  /** `bh_tstamp`: the rest, in microseconds or nanoseconds */
  readonly fraction: Field<number>;
  /** `bh_caplen` */
  readonly capturedLength: Field<number>;
  /** `bh_datalen` */
  readonly originalLength: Field<number>;
  /** `bh_hdrlen`: the distance from the header to the packet */
  readonly headerLength: Field<number>;
}

/** Captures by devices: bpf(4) of macOS and FreeBSD. Each call returns 0, or the negated error. */
export interface PacketDevices {
  /** The header of packets. */
  readonly header: PacketHeader;
  /** True if a wait of poll(2) for a device ends what a kqueue reports of it. */
  readonly pollEndsWatch: boolean;
  /** Opens a device, close-on-exec and non-blocking: open(2). @returns the descriptor. */
  open(path: string, isWritable: boolean): number;
  /** Asks for a size of the kernel's two buffers, before `attach`: `BIOCSBLEN`. The kernel has a limit. */
  setBufferSize(fd: number, bytes: number): number;
  /** Binds the device to an interface, of a name of at most 15 bytes: `BIOCSETIF`. */
  attach(fd: number, name: string): number;
  /** Returns the size of a buffer, the length of each read: `BIOCGBLEN`. */
  bufferSize(fd: number): number;
  /** Returns the type of link, `DLT_*`: `BIOCGDLT`. */
  linkType(fd: number): number;
  /** Sets the filter, and drops the packets that came before: `BIOCSETF`. */
  setFilter(
    fd: number,
    program: readonly {
      readonly code: number;
      readonly jt: number;
      readonly jf: number;
      readonly k: number;
    }[],
  ): number;
  /** Captures only packets that the system receives, or only those it sends. */
  setDirection(fd: number, direction: "inbound" | "outbound"): number;
  /** Hands each packet over at once: `BIOCIMMEDIATE`. */
  setImmediate(fd: number): number;
  /** Makes the interface receive packets for other machines: `BIOCPROMISC`. */
  setPromiscuous(fd: number): number;
  /** Sends packets with the source address that they have: `BIOCSHDRCMPLT`. */
  keepSource(fd: number): number;
  /** Makes the fraction of time stamps nanoseconds: `BIOCSTSTAMP`. Systems without it fail. */
  stampNanoseconds(fd: number): number;
  /** Returns the number of packets that were lost for lack of room: `BIOCGSTATS`. It wraps at 2^32. */
  dropped(fd: number): number;
}

/** Calls that let the kernel send a file without copying it to user space. */
export interface Files {
  /** Opens a file for reading, close-on-exec: open(2). */
  open(path: string): number;
  /** sendfile(2): sends `count` bytes of the file from `offset`. */
  send(fd: number, file: number, offset: number, count: number): number;
  /** close(2) */
  close(file: number): number;
}

/** Calls on descriptors of any kind, such as pipes and terminals. */
export interface Descriptors {
  /** read(2) into a buffer, or to an address */
  read(fd: number, buffer: Uint8Array<ArrayBuffer> | bigint, length: number): number;
  /** write(2) */
  write(fd: number, data: Uint8Array<ArrayBuffer>, length: number): number;
}

/** Transfer of sockets to another process, as bytes. */
export interface Sharing {
  /** WSADuplicateSocket. @returns the argument of `fromShare`, or the negated error. */
  share(fd: number, processId: number): Uint8Array<ArrayBuffer> | number;
  /** WSASocket. @returns the socket that another process shared, or the negated error. */
  fromShare(info: Uint8Array<ArrayBuffer>): number;
  /** The number of bytes that `share` returns. */
  readonly size: number;
}

/** An operation in two forms: blocking and asynchronous. */
export interface Step<T> {
  /** Performs the operation and blocks until it is done. */
  now(): T;
  /**
   * Performs the operation without blocking. If the signal can end it, the promise rejects with the
   * signal's reason.
   */
  later(signal?: AbortSignal): Promise<T>;
}

/** A look-up that may ask a name server. No signal ends it. `keepAlive` knows the call behind it. */
export type Lookup<T> = Step<LookupResult<T>>;

/** Directions of readiness, combined with `|`. */
export const READABLE = 1;
/** @see READABLE */
export const WRITABLE = 2;
/** Urgent data, or an entry in the error queue. @see READABLE */
export const EXCEPTIONAL = 4;

/** One descriptor of a poll(2) of many: `struct pollfd`. */
export interface Polled {
  /** The descriptor. */
  readonly fd: number;
  /** The events to wait for, `POLL*`. */
  readonly events: number;
  /** The events that were there at the last call, and `POLLERR`, `POLLHUP` or `POLLNVAL`. */
  revents: number;
}

/**
 * The longest time that a wait of a poller takes, in ms. The waits of a Worker that was terminated go
 * on, each on a thread that ends with it: without a limit, never.
 */
export const LONGEST_WAIT = 30_000;

/** Makes several calls that do not wait in one system call: io_uring(7). */
export interface CallRing {
  /** The number of calls that were added since they were last cleared. */
  readonly count: number;
  /** A number that changes when the calls are cleared. */
  readonly round: number;
  /**
   * Adds a recv(2) with `MSG_DONTWAIT`.
   *
   * @param fd The descriptor.
   * @param memory The memory, or its address. It must stay where it is until the calls are made.
   * @param length Bytes to receive at most.
   * @returns The call's ticket; 0 if the ring has no room, or already has a receive of the descriptor.
   */
  recv(fd: number, memory: Uint8Array<ArrayBuffer> | bigint, length: number): number;
  /**
   * Adds a send(2) with `MSG_DONTWAIT`, like {@linkcode CallRing.recv}.
   *
   * @param fd The descriptor.
   * @param data The bytes.
   * @param length The number of bytes to send at most.
   */
  send(fd: number, data: Uint8Array<ArrayBuffer>, length: number): number;
  /**
   * Makes all calls, in the order in which they were added.
   *
   * @returns How many the kernel has taken: for lack of memory, it may be the first ones only.
   */
  make(): number;
  /**
   * Returns what a call has returned, or its negated error.
   *
   * @param ticket The call's ticket.
   * @returns `undefined` if the call was not made, or was cleared.
   */
  answer(ticket: number): number | undefined;
  /** Forgets all calls. Their tickets are never used again. */
  clear(): void;
}

/** Source of readiness events: epoll, kqueue or WSAPoll. */
export interface Poller {
  /** The name of the call behind {@linkcode Poller.watch}, for errors. */
  readonly syscall: string;
  /**
   * True if the poller reports each change to ready once. A descriptor may then stay watched for
   * directions that no operation waits for. False if the poller reports a ready descriptor at every
   * wait. It must then know the directions that operations wait for, 0 for none.
   */
  readonly isEdgeTriggered: boolean;
  /**
   * The errors of {@linkcode Poller.watch} that say: this kind of descriptor cannot be watched. Only
   * poll(2) knows the readiness of a regular file, or of some devices.
   */
  readonly refusals: readonly number[];
  /** True if the readiness of what the poller refuses never changes. */
  readonly refusesOnlyConstant: boolean;
  /**
   * Starts to watch a descriptor.
   * @returns 0, or the negated error.
   */
  watch(fd: number, directions: number): number;
  /**
   * Sets the directions that operations on a watched descriptor wait for. An edge-triggered poller
   * also reports a direction that is ready at the time of this call.
   * @returns 0, or the negated error.
   */
  updateInterest(fd: number, directions: number): number;
  /** Stops watching a descriptor, before it is closed. */
  unwatch(fd: number): void;
  /** Collects the events so far, without waiting. @returns their number. */
  poll(): number;
  /**
   * Waits on another thread until an event or `wake`, or for {@linkcode LONGEST_WAIT}. `poll` may run
   * meanwhile.
   * @returns the number of events. `keepAlive` of `in_flight.ts` knows the call behind the promise.
   */
  wait(): Promise<number>;
  /**
   * Makes a call on another thread that returns at once. Deno's pool of threads begins calls in
   * order, so a `wait` before it has begun when this promise resolves.
   */
  probe(): Promise<unknown>;
  /** Returns the descriptor of the `index`th event of the last `poll` or `wait`; -1 for `wake`. */
  fd(index: number): number;
  /** Returns the directions of the same event: {@linkcode READABLE} and {@linkcode WRITABLE}. */
  ready(index: number): number;
  /** Yields the processor to other programs that are ready to run: sched_yield(2). */
  yield?(): void;
  /** Ends `wait`; called on the thread of JavaScript. */
  wake(): void;
  /** Makes a ring for calls, which {@linkcode Poller.close} closes; `undefined` if the system has none. */
  ring?(): CallRing | undefined;
  /** Closes the poller's own descriptors. */
  close(): void;
}

/** An operating system's socket interface. */
export interface System {
  /** The layouts of addresses and control messages. */
  readonly layouts: AddressLayouts & AncillaryLayouts;
  /** Returns the layouts of option values, which are made at the first call. */
  optionLayouts(): OptionLayouts;
  /** True if `AF_UNIX` has abstract names, which begin with NUL. Elsewhere they decode as empty. */
  readonly abstractNames: boolean;
  /**
   * True if the first connect(2) after one of TCP, whose outcome `SO_ERROR` returned, does nothing but
   * return that outcome: 0, or ECONNABORTED.
   */
  readonly remembersConnect: boolean;
  /** The flag for one non-blocking send or receive; 0 if the descriptor must be non-blocking. */
  readonly dontwait: number;
  /**
   * The error, besides `EAGAIN`, of a send into a full buffer (`ENOBUFS` on BSD systems). Readiness
   * does not report when the buffer has room again. Missing on systems without such an error.
   */
  readonly bufferFull?: number;
  /**
   * Seconds after which a send that was always answered with {@linkcode System.bufferFull} fails with
   * it. The system gives the same answer for a datagram that is larger than the whole buffer of its
   * receiver, and so can never be sent.
   */
  readonly bufferFullPatience?: number;

  /** Creates an address buffer. */
  sockaddr(): Sockaddr;
  /** Creates a poller. @returns the poller, or the negated error. */
  poller(): Poller | number;
  /** The name of the call behind {@linkcode System.poller}, for errors. */
  readonly pollerSyscall: string;

  /** socket(2), close-on-exec. */
  socket(family: number, type: number, protocol: number): number;
  /** The families whose stream sockets `node:net` of Deno takes over as descriptors. */
  readonly nodeFamilies: readonly number[];
  /** The default family of `socketpair`. */
  readonly pairFamily: number;
  /** socketpair(2), close-on-exec. @returns two descriptors, or the negated error. */
  socketpair(
    family: number,
    type: number,
    protocol: number,
  ): [number, number] | number;
  /** Duplicates a descriptor, close-on-exec: fcntl(2) `F_DUPFD_CLOEXEC`. */
  duplicate(fd: number): number;
  /** close(2). The descriptor is gone, whatever the result; an interruption is no error. */
  close(fd: number): number;
  /** bind(2) */
  bind(fd: number, address: Sockaddr): number;
  /** connect(2) */
  connect(fd: number, address: Sockaddr): number;
  /** listen(2) */
  listen(fd: number, backlog: number): number;
  /** accept4(2), close-on-exec. Writes the peer's address to `peer`, unless `peer` is `null`. */
  accept(fd: number, peer: Sockaddr | null): number;
  /** shutdown(2) */
  shutdown(fd: number, how: number): number;
  /** getsockname(2) */
  getsockname(fd: number, address: Sockaddr): number;
  /** getpeername(2) */
  getpeername(fd: number, address: Sockaddr): number;
  /**
   * getsockopt(2). @returns the length of the value in bytes, or the negated error. Some options count
   * something else; the length of `value` is in bytes for them, too.
   */
  getsockopt(
    fd: number,
    level: number,
    name: number,
    value: Uint8Array<ArrayBuffer>,
  ): number;
  /** setsockopt(2). A `null` value passes NULL with `length`. */
  setsockopt(
    fd: number,
    level: number,
    name: number,
    value: Uint8Array<ArrayBuffer> | null,
    length: number,
  ): number;
  /**
   * setsockopt(2) of an option whose value is a BPF program: a `sock_fprog` that points to
   * `instructions`, an array of `sock_filter`. Missing on systems without such options.
   */
  setFilter?(
    fd: number,
    level: number,
    name: number,
    instructions: Uint8Array<ArrayBuffer>,
  ): number;
  /**
   * Minimum size in bytes of an ioctl's argument. ioctl(2) does not take the size of its buffer,
   * and writes a structure as large as the request defines. 0 if the system's call takes the size.
   */
  readonly ioctlRoom: number;
  /** ioctl(2) with a pointer to a buffer, or with an integer. */
  ioctl(
    fd: number,
    request: number,
    argument: Uint8Array<ArrayBuffer> | bigint,
  ): number;

  /** recv(2) into a buffer, or to an address */
  recv(
    fd: number,
    buffer: Uint8Array<ArrayBuffer> | bigint,
    length: number,
    flags: number,
  ): number;
  /** recvfrom(2) into a buffer, or to an address. Writes the sender's address to `peer`. */
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
  /** The maximum number of buffers in one message: `IOV_MAX`. */
  readonly mostBuffers: number;
  /** sendmsg(2). `null` for no address, and for no control messages. */
  sendmsg(
    fd: number,
    buffers: readonly Uint8Array<ArrayBuffer>[],
    control: Uint8Array<ArrayBuffer> | null,
    flags: number,
    address: Sockaddr | null,
  ): number;
  /**
   * recvmsg(2). Writes the sender's address to `peer` and the control messages to `control`.
   * Received descriptors are close-on-exec.
   */
  recvmsg(
    fd: number,
    buffers: readonly Uint8Array<ArrayBuffer>[],
    control: Uint8Array<ArrayBuffer> | null,
    flags: number,
    peer: Sockaddr,
  ): number;
  /**
   * Creates the memory for messages that one call receives or sends. With `segment`, Linux
   * coalesces UDP datagrams.
   */
  batch(count: number, size: number, controlSize: number, segment: boolean): MessageBatch;
  /** Returns the length of the control messages of the last `recvmsg`, and its `msg_flags`. */
  received(): { readonly controlLength: number; readonly flags: number };
  /** Calls that send files; `null` if the module must read and send a file piece by piece. */
  readonly files: Files | null;
  /** Calls on descriptors of any kind; `null` if the system can wait for sockets only. */
  readonly descriptors: Descriptors | null;

  /**
   * Waits for one descriptor with poll(2); -1 for none, to sleep.
   * @returns 1 if it is ready, 0 after the timeout, or the negated error.
   */
  pollOne(fd: number, direction: number, milliseconds: number): number;

  /**
   * Polls one descriptor with poll(2), without waiting.
   * @returns its `revents` (the `events` that are ready, and errors), or the negated error.
   */
  pollEvents(fd: number, events: number): number;

  /**
   * Waits for any of several descriptors with poll(2), and writes their `revents`.
   *
   * @param milliseconds The longest time to wait; 0 for not at all, -1 for ever.
   * @returns the number of ready descriptors, 0 after the timeout, or the negated error.
   */
  pollMany(polled: readonly Polled[], milliseconds: number): number;

  /** Transfer of sockets to other processes; `null` on systems with `SCM_RIGHTS`. */
  readonly sharing: Sharing | null;
  /**
   * Returns 1 if `O_NONBLOCK` is set, else 0: fcntl(2) `F_GETFL`. Windows has no such query: there,
   * the result depends on `refused`, which is true if a call on a descriptor that the module took
   * for blocking has failed with EAGAIN.
   */
  isNonblocking(fd: number, refused: boolean): number;
  /** Sets or clears `O_NONBLOCK`: ioctl(2) `FIONBIO`. */
  setNonblocking(fd: number, nonblocking: boolean): number;
  /** Returns 1 if child processes inherit the descriptor, else 0: fcntl(2) `F_GETFD`. */
  isInheritable(fd: number): number;
  /** Lets child processes inherit the descriptor, or not: fcntl(2) `F_SETFD`. */
  setInheritable(fd: number, inheritable: boolean): number;

  /** gethostname(2). @returns the name, or the negated error. */
  gethostname(): string | number;
  /** sethostname(2) */
  sethostname(name: string): number;
  /** getaddrinfo(3) */
  getaddrinfo(query: AddressQuery): Lookup<AddressInfo[]>;
  /** getnameinfo(3) of a copy of the address. @returns host and service. */
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
  /** getservbyport(3), port in host order. @returns the name, or `null`. */
  getservbyport(port: number, protocol: string | null): string | null;
  /** getprotobyname(3). @returns the number, or `null`. */
  getprotobyname(name: string): number | null;

  /** inet_aton(3). Writes four bytes to `packed`. @returns true if `text` is an address. */
  inetAton(text: string, packed: Uint8Array<ArrayBuffer>): boolean;
  /** inet_pton(3). @returns 1, 0 if `text` is not an address, or the negated error. */
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
  /** Decodes the hardware address in a `sockaddr` of the link layer; `null` for other families. */
  linkAddress(address: Uint8Array<ArrayBuffer>): LinkAddress | null;
  /** Network namespaces; `null` on systems without them. */
  readonly namespaces: Namespaces | null;
  /** Rings of packets; missing on systems without them. */
  readonly packetRings?: PacketRings;
  /** Captures by devices; missing on systems without them. */
  readonly packetDevices?: PacketDevices;
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
