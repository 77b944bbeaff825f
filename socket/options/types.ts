/**
 * The types of options, and of those of their values that are more than a
 * number, a boolean or a text.
 *
 * @module
 */
import type { Bytes } from "../arguments.ts";

/** How the bytes of an option's value are read. */
export interface Reading<T> {
  /** How many bytes to have room for. */
  size(): number;
  /**
   * What the bytes mean.
   *
   * @param value As much as the system returned.
   * @returns The value.
   */
  decode(value: DataView<ArrayBuffer>): T;
}

/** The socket that an option is set of. */
export interface OptionTarget {
  /** Its family. */
  readonly family: number;
  /** Its protocol. */
  readonly proto: number;
  /** Its descriptor; interfaces are looked up in its network namespace. */
  fileno(): number;
}

/** How the bytes of an option's value are made. */
export interface Writing<T> {
  /**
   * The bytes that stand for a value.
   *
   * @param value What the user passed; checked here.
   * @param name The option's name, for errors.
   * @param socket The socket that it is for.
   * @returns The bytes.
   * @throws {TypeError | RangeError} If the option has no such value.
   */
  encode(value: T, name: string, socket: OptionTarget): Uint8Array<ArrayBuffer>;
  /** Whether the bytes are BPF instructions, to which the option wants a pointer. */
  isProgram?(value: T): boolean;
}

/** Which option it is. */
export interface OptionName {
  /** The protocol that it is of, as getsockopt(2) takes it: `SOL_SOCKET`, `IPPROTO_TCP`, ... */
  readonly level: number;
  /** Its number. */
  readonly number: number;
  /** Its name in C. */
  readonly name: string;
}

/** An option whose value can be read, and is a `T`. */
export interface ReadableOption<T> extends OptionName {
  /** How it is read. */
  readonly read: Reading<T>;
}

/** An option that can be set to a `T`. */
export interface WritableOption<T> extends OptionName {
  /** How it is set. */
  readonly write: Writing<T>;
}

/** An option that is read as a `Get` and set to a `Set`, which mostly are the same. */
export interface Option<Get, Set = Get> extends ReadableOption<Get>, WritableOption<Set> {}

/** One instruction of a classic BPF program: `struct sock_filter`. */
export interface BpfInstruction {
  /** What it does. */
  readonly code: number;
  /** How many instructions to skip if its condition is true. */
  readonly jt: number;
  /** How many to skip if it is false. */
  readonly jf: number;
  /** Its operand. */
  readonly k: number;
}

/** What is done with connections before they are accepted: `struct accept_filter_arg`. */
export interface AcceptFilter {
  /** The filter: `"dataready"` and its like. */
  readonly name: string;
  /** Its argument; none if left out. */
  readonly argument?: string;
}

/** Which messages of ICMP a raw socket does not receive. */
export interface IcmpBlock {
  /** The types that are dropped; all others are received. */
  readonly block: readonly number[];
}

/** Which messages of ICMP a raw socket receives. */
export interface IcmpPass {
  /** The types that are received; all others are dropped. */
  readonly pass: readonly number[];
}

/** Membership of an IPv4 multicast group. */
export interface Membership {
  /** The group's address. */
  readonly group: string;
  /**
   * The interface: its address, its name or its index. The system chooses one if it is left out,
   * and leaves the group on the one where the socket joined it.
   */
  readonly interface?: string | number;
}

/** Membership of an IPv4 multicast group, for what one source sends. */
export interface SourceMembership {
  /** The group's address. */
  readonly group: string;
  /** The sender's address. */
  readonly source: string;
  /** The interface by its address; the system chooses one if it is left out. */
  readonly interface?: string;
}

/** Membership of a multicast group of IPv4 or IPv6. */
export interface GroupMembership {
  /** The group's address. */
  readonly group: string;
  /** The interface by its name or its index; the system chooses one if it is left out. */
  readonly interface?: string | number;
}

/** Membership of a multicast group of IPv4 or IPv6, for what one source sends. */
export interface GroupSourceMembership extends GroupMembership {
  /** The sender's address. */
  readonly source: string;
}

/** Which senders to a multicast group are heard. */
export interface GroupFilter extends GroupMembership {
  /** `MCAST_INCLUDE`: these senders alone; `MCAST_EXCLUDE`: all but these. */
  readonly mode: number;
  /** The senders' addresses. */
  readonly sources: readonly string[];
}

/** An inclusive range of ports, as `IP_LOCAL_PORT_RANGE` has it. */
export interface PortRange {
  /** The lowest port; 0 for that of the system's range. */
  readonly low: number;
  /** The highest port; 0 for that of the system's range. */
  readonly high: number;
}

/** The source address and interface of packets, as `IPV6_PKTINFO` has it. */
export interface PacketInfo {
  /** The source address; `"::"` if it is not chosen here. */
  readonly address: string;
  /** The interface's index, or its name; 0 if it is not chosen here. */
  readonly interface: number | string;
}

/** The process at the other end of a unix socket: `struct ucred`. */
export interface PeerCredentials {
  /** Its process; 0 if that is not in this one's namespace. */
  readonly pid: number;
  /** Its effective user; -1 (as 4294967295) if there is no peer. */
  readonly uid: number;
  /** Its effective group. */
  readonly gid: number;
}

/** The user at the other end of a unix socket: `struct xucred`. */
export interface LocalCredentials {
  /** Its process, where the system tells it here. */
  readonly pid?: number;
  /** Its effective user. */
  readonly uid: number;
  /** Its groups; the effective one is the first. */
  readonly groups: readonly number[];
}

/** Extensions of POSIX: `struct so_np_extensions`. */
export interface NpExtensions {
  /** The bits that are set, of those in the mask. */
  readonly npx_flags: number;
  /** The bits that are meant. */
  readonly npx_mask: number;
}

/** The memory that a socket uses, in bytes but for the last: `SK_MEMINFO_*`. */
export interface MemInfo {
  /** What was received and not yet read. */
  readonly rmem_alloc: number;
  /** The most that may be so: `SO_RCVBUF`. */
  readonly rcvbuf: number;
  /** What is on its way out. */
  readonly wmem_alloc: number;
  /** The most that may be so: `SO_SNDBUF`. */
  readonly sndbuf: number;
  /** What is set aside for what will be received or sent. */
  readonly fwd_alloc: number;
  /** What is queued to be sent. */
  readonly wmem_queued: number;
  /** What options and filters take. */
  readonly optmem: number;
  /** What arrived while the socket was in use. */
  readonly backlog: number;
  /** How many packets were dropped. */
  readonly drops: number;
}

/** How packets get their time of sending: `struct sock_txtime`. */
export interface TxTime {
  /** The clock, `CLOCK_*` of time.h: 1 for `CLOCK_MONOTONIC`, 11 for `CLOCK_TAI`. */
  readonly clockid: number;
  /** 1 for deadline mode, 2 to have errors reported, or both. */
  readonly flags: number;
}

/** A membership that makes an interface receive more: `struct packet_mreq`. */
export interface PacketMembership {
  /** The interface: its name or its index. */
  readonly interface: string | number;
  /** `PACKET_MR_PROMISC`, `PACKET_MR_ALLMULTI`, `PACKET_MR_MULTICAST` or `PACKET_MR_UNICAST`. */
  readonly type: number;
  /** The hardware address, for the last two. */
  readonly address?: Bytes;
}

/** The group of sockets among which packets are shared. */
export interface PacketFanout {
  /** The group's number, from 0 to 65535. */
  readonly id: number;
  /** How packets are shared: `PACKET_FANOUT_HASH` and its like. */
  readonly type: number;
  /** `PACKET_FANOUT_FLAG_*`, combined with `|`; 0 if left out. */
  readonly flags?: number;
}

/** What became of packets since the last look: `struct tpacket_stats`. */
export interface PacketStatistics {
  /** How many packets there were, the dropped ones among them. */
  readonly tp_packets: number;
  /** How many were dropped because there was no room. */
  readonly tp_drops: number;
}

/** Where packets of a fanout group went that overflowed: `struct tpacket_rollover_stats`. */
export interface PacketRolloverStatistics {
  /** How many packets went to another socket. */
  readonly tp_all: bigint;
  /** How many of them were of a large flow. */
  readonly tp_huge: bigint;
  /** How many found no room anywhere. */
  readonly tp_failed: bigint;
}

/** The key of what is exchanged with a peer: `struct tcp_md5sig`. */
export interface TcpMd5Sig {
  /** The peer's address; on an IPv6 socket an IPv4 peer is `"::ffff:192.0.2.1"`. */
  readonly address: string;
  /** The key, at most 80 bytes; none removes the peer's key. */
  readonly key: string | Bytes;
}

/** The key of what is exchanged with the peers of a network. */
export interface TcpMd5SigExt extends TcpMd5Sig {
  /** How many bits of the address the network has; all if left out. */
  readonly prefixlen?: number;
  /** The interface, by its name or its index, that the peers are behind; any if left out. */
  readonly interface?: string | number;
}

/** Where the windows of a connection are: `struct tcp_repair_window`. */
export interface TcpRepairWindow {
  /** The sequence number of the segment that the send window is from. */
  readonly snd_wl1: number;
  /** The send window. */
  readonly snd_wnd: number;
  /** The largest send window so far. */
  readonly max_window: number;
  /** The receive window. */
  readonly rcv_wnd: number;
  /** The sequence number that the receive window was told with. */
  readonly rcv_wup: number;
}

/** A TCP connection: `struct tcp_connection_info`. */
export interface TcpConnectionInfo {
  /** The state: `TCPS_*` of netinet/tcp_fsm.h, 4 if it is established. */
  readonly tcpi_state: number;
  /** The own window scale. */
  readonly tcpi_snd_wscale: number;
  /** The peer's window scale. */
  readonly tcpi_rcv_wscale: number;
  /** `TCPCI_OPT_*`: 1 time stamps, 2 SACK, 4 window scaling, 8 ECN. */
  readonly tcpi_options: number;
  /** `TCPCI_FLAG_*`: 1 something was lost, 2 reordering was detected. */
  readonly tcpi_flags: number;
  /** The timeout after which to send again, in milliseconds. */
  readonly tcpi_rto: number;
  /** The largest segment. */
  readonly tcpi_maxseg: number;
  /** The slow start threshold, in bytes. */
  readonly tcpi_snd_ssthresh: number;
  /** The congestion window, in bytes. */
  readonly tcpi_snd_cwnd: number;
  /** The window that the peer advertised, in bytes. */
  readonly tcpi_snd_wnd: number;
  /** How many bytes are in the send buffer, those under way among them. */
  readonly tcpi_snd_sbbytes: number;
  /** The window that was advertised, in bytes. */
  readonly tcpi_rcv_wnd: number;
  /** The last round trip time, in milliseconds. */
  readonly tcpi_rttcur: number;
  /** The round trip time, smoothed, in milliseconds. */
  readonly tcpi_srtt: number;
  /** Its variation, in milliseconds. */
  readonly tcpi_rttvar: number;
  /** Segments sent. */
  readonly tcpi_txpackets: bigint;
  /** Bytes sent. */
  readonly tcpi_txbytes: bigint;
  /** Bytes sent again. */
  readonly tcpi_txretransmitbytes: bigint;
  /** Segments received. */
  readonly tcpi_rxpackets: bigint;
  /** Bytes received. */
  readonly tcpi_rxbytes: bigint;
  /** Bytes received out of order. */
  readonly tcpi_rxoutoforderbytes: bigint;
  /** Segments sent again. */
  readonly tcpi_txretransmitpackets: bigint;
  /** 1 if a cookie of fast open was asked for. */
  readonly tcpi_tfo_cookie_req: number;
  /** 1 if a cookie was received. */
  readonly tcpi_tfo_cookie_rcv: number;
  /** 1 if the first segment was lost. */
  readonly tcpi_tfo_syn_loss: number;
  /** 1 if data was sent with it. */
  readonly tcpi_tfo_syn_data_sent: number;
  /** 1 if that was acknowledged. */
  readonly tcpi_tfo_syn_data_acked: number;
  /** 1 if data came with the first segment. */
  readonly tcpi_tfo_syn_data_rcv: number;
  /** 1 if the peer asked for a cookie. */
  readonly tcpi_tfo_cookie_req_rcv: number;
  /** 1 if a cookie was sent to it. */
  readonly tcpi_tfo_cookie_sent: number;
  /** 1 if the peer sent a cookie that is not valid. */
  readonly tcpi_tfo_cookie_invalid: number;
  /** 1 if the peer found a cookie wrong. */
  readonly tcpi_tfo_cookie_wrong: number;
  /** 1 if no cookie came. */
  readonly tcpi_tfo_no_cookie_rcv: number;
  /** 1 if fast open was left out after it had failed. */
  readonly tcpi_tfo_heuristics_disable: number;
  /** 1 if what was sent with it went astray. */
  readonly tcpi_tfo_send_blackhole: number;
  /** 1 if what was received with it went astray. */
  readonly tcpi_tfo_recv_blackhole: number;
  /** 1 if a proxy acknowledged one byte of it alone. */
  readonly tcpi_tfo_onebyte_proxy: number;
}

/** A TCP connection: `struct tcp_info`. What this release of the system does not tell is missing. */
export interface TcpInfo {
  /** The state: `TCP_ESTABLISHED` and its like. */
  readonly tcpi_state: number;
  /** The state of congestion avoidance: `TCP_CA_*`. */
  readonly tcpi_ca_state: number;
  /** Timeouts in a row of what is being sent again. */
  readonly tcpi_retransmits: number;
  /** Probes of the window or for keep-alive that had no answer. */
  readonly tcpi_probes: number;
  /** How often the timeout was doubled. */
  readonly tcpi_backoff: number;
  /** `TCPI_OPT_*`: 1 time stamps, 2 SACK, 4 window scaling, 8 ECN, 16 ECN seen, 32 data in SYN. */
  readonly tcpi_options: number;
  /** The peer's window scale. */
  readonly tcpi_snd_wscale: number;
  /** The own window scale. */
  readonly tcpi_rcv_wscale: number;
  /** 1 if the delivery rate is limited by what the program sends. */
  readonly tcpi_delivery_rate_app_limited: number;
  /** Why fast open did not work: 0 is unspecified. */
  readonly tcpi_fastopen_client_fail: number;
  /** The timeout after which to send again, in microseconds. */
  readonly tcpi_rto: number;
  /** The timeout after which to acknowledge, in microseconds. */
  readonly tcpi_ato: number;
  /** The largest segment to send. */
  readonly tcpi_snd_mss: number;
  /** The largest segment seen. */
  readonly tcpi_rcv_mss: number;
  /** Segments that are not acknowledged; of a listening socket, connections to accept. */
  readonly tcpi_unacked: number;
  /** Segments that are acknowledged out of order; of a listening socket, its backlog. */
  readonly tcpi_sacked: number;
  /** Segments that are taken for lost. */
  readonly tcpi_lost: number;
  /** Segments that were sent again and are not acknowledged. */
  readonly tcpi_retrans: number;
  /** Not used any more. */
  readonly tcpi_fackets: number;
  /** Milliseconds since data was sent. */
  readonly tcpi_last_data_sent: number;
  /** Not known; 0. */
  readonly tcpi_last_ack_sent: number;
  /** Milliseconds since data arrived. */
  readonly tcpi_last_data_recv: number;
  /** Milliseconds since an acknowledgement arrived. */
  readonly tcpi_last_ack_recv: number;
  /** The MTU of the path. */
  readonly tcpi_pmtu: number;
  /** The threshold of the receive window, in bytes. */
  readonly tcpi_rcv_ssthresh: number;
  /** The round trip time, smoothed, in microseconds. */
  readonly tcpi_rtt: number;
  /** Its variation, in microseconds. */
  readonly tcpi_rttvar: number;
  /** The slow start threshold, in segments. */
  readonly tcpi_snd_ssthresh: number;
  /** The congestion window, in segments. */
  readonly tcpi_snd_cwnd: number;
  /** The segment size that the peer was told. */
  readonly tcpi_advmss: number;
  /** How far segments may be out of order. */
  readonly tcpi_reordering: number;
  /** The round trip time as the receiver sees it, in microseconds. */
  readonly tcpi_rcv_rtt: number;
  /** The receive buffer that was advertised, in bytes. */
  readonly tcpi_rcv_space: number;
  /** Segments that were sent again. */
  readonly tcpi_total_retrans: number;
  /** How fast to send, in bytes per second. */
  readonly tcpi_pacing_rate?: bigint;
  /** The limit of that, `SO_MAX_PACING_RATE`. */
  readonly tcpi_max_pacing_rate?: bigint;
  /** Bytes that the peer acknowledged. */
  readonly tcpi_bytes_acked?: bigint;
  /** Bytes that were received. */
  readonly tcpi_bytes_received?: bigint;
  /** Segments sent. */
  readonly tcpi_segs_out?: number;
  /** Segments received. */
  readonly tcpi_segs_in?: number;
  /** Bytes that wait to be sent. */
  readonly tcpi_notsent_bytes?: number;
  /** The least round trip time, in microseconds. */
  readonly tcpi_min_rtt?: number;
  /** Segments received that had data. */
  readonly tcpi_data_segs_in?: number;
  /** Segments sent that had data. */
  readonly tcpi_data_segs_out?: number;
  /** How fast data is delivered, in bytes per second. */
  readonly tcpi_delivery_rate?: bigint;
  /** Microseconds spent sending. */
  readonly tcpi_busy_time?: bigint;
  /** Microseconds limited by the peer's window. */
  readonly tcpi_rwnd_limited?: bigint;
  /** Microseconds limited by the send buffer. */
  readonly tcpi_sndbuf_limited?: bigint;
  /** Segments delivered. */
  readonly tcpi_delivered?: number;
  /** Segments delivered that had met congestion. */
  readonly tcpi_delivered_ce?: number;
  /** Bytes sent, those sent again among them. */
  readonly tcpi_bytes_sent?: bigint;
  /** Bytes sent again. */
  readonly tcpi_bytes_retrans?: bigint;
  /** Duplicates that the peer reported. */
  readonly tcpi_dsack_dups?: number;
  /** How often segments came out of order. */
  readonly tcpi_reord_seen?: number;
  /** Segments received out of order. */
  readonly tcpi_rcv_ooopack?: number;
  /** The peer's window, in bytes. */
  readonly tcpi_snd_wnd?: number;
  /** The own window, in bytes. */
  readonly tcpi_rcv_wnd?: number;
  /** How often another path was tried. */
  readonly tcpi_rehash?: number;
  /** Timeouts of what had to be sent again. */
  readonly tcpi_total_rto?: number;
  /** Recoveries from them. */
  readonly tcpi_total_rto_recoveries?: number;
  /** Milliseconds that they took. */
  readonly tcpi_total_rto_time?: number;
  /** Segments received that had met congestion. */
  readonly tcpi_received_ce?: number;
  /** Bytes delivered with ECT(1). */
  readonly tcpi_delivered_e1_bytes?: number;
  /** Bytes delivered with ECT(0). */
  readonly tcpi_delivered_e0_bytes?: number;
  /** Bytes delivered that had met congestion. */
  readonly tcpi_delivered_ce_bytes?: number;
  /** Bytes received with ECT(1). */
  readonly tcpi_received_e1_bytes?: number;
  /** Bytes received with ECT(0). */
  readonly tcpi_received_e0_bytes?: number;
  /** Bytes received that had met congestion. */
  readonly tcpi_received_ce_bytes?: number;
  /** The send window for the bandwidth. FreeBSD. */
  readonly tcpi_snd_bwnd?: number;
  /** The sequence number to send next. FreeBSD. */
  readonly tcpi_snd_nxt?: number;
  /** The sequence number to receive next. FreeBSD. */
  readonly tcpi_rcv_nxt?: number;
  /** The number that the card has for the connection. FreeBSD. */
  readonly tcpi_toe_tid?: number;
  /** Segments that were sent again. FreeBSD. */
  readonly tcpi_snd_rexmitpack?: number;
  /** How often the own window was full. FreeBSD. */
  readonly tcpi_snd_zerowin?: number;
  /** Probes of the tail. FreeBSD. */
  readonly tcpi_total_tlp?: number;
  /** Bytes that they had. FreeBSD. */
  readonly tcpi_total_tlp_bytes?: bigint;
  /** The first sequence number that is not acknowledged. FreeBSD. */
  readonly tcpi_snd_una?: number;
  /** The highest sequence number that was sent. FreeBSD. */
  readonly tcpi_snd_max?: number;
  /** How many holes there are in what was received. FreeBSD. */
  readonly tcpi_rcv_numsacks?: number;
  /** The end of the window that was advertised. FreeBSD. */
  readonly tcpi_rcv_adv?: number;
  /** Duplicate acknowledgements in a row. FreeBSD. */
  readonly tcpi_dupacks?: number;
  /** The least round trip time, in microseconds. FreeBSD. */
  readonly tcpi_rttmin?: number;
}
