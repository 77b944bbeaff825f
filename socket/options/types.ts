/**
 * Types of options, and of option values that are not just a number, a boolean
 * or a string.
 *
 * @module
 */
import type { Bytes } from "../arguments.ts";

/**
 * How to read an option: the size and the decoding of its value.
 *
 * @category Options
 */
export interface Reading<T> {
  /** Size of the buffer for the value, in bytes. */
  size(): number;
  /** Fewest bytes that {@linkcode decode} takes; {@linkcode size} if missing. */
  least?(): number;
  /**
   * Decodes the bytes of a value.
   *
   * @param value The bytes that the system returned, which may be fewer than {@linkcode size}.
   * @returns The value.
   */
  decode(value: DataView<ArrayBuffer>): T;
}

/**
 * The socket whose option is set.
 *
 * @category Options
 */
export interface OptionTarget {
  /** Address family of the socket. */
  readonly family: number;
  /** Protocol of the socket. */
  readonly proto: number;
  /** Returns the descriptor of the socket; interfaces are looked up in its network namespace. */
  fileno(): number;
}

/**
 * How to set an option: the encoding of its value.
 *
 * @category Options
 */
export interface Writing<T> {
  /**
   * Encodes a value.
   *
   * @param value The user's value, which this method checks.
   * @param name The option's name, for error messages.
   * @param socket The socket whose option is set.
   * @returns The bytes.
   * @throws {TypeError | RangeError} If the option does not accept the value.
   */
  encode(value: T, name: string, socket: OptionTarget): Uint8Array<ArrayBuffer>;
  /** True if the bytes are BPF instructions, to which the option takes a pointer. */
  isProgram?(value: T): boolean;
}

/**
 * Level, number and name of an option.
 *
 * @category Options
 */
export interface OptionName {
  /** Protocol level, as getsockopt(2) takes it: `SOL_SOCKET`, `IPPROTO_TCP`, ... */
  readonly level: number;
  /** Number of the option on this platform. */
  readonly number: number;
  /** Name of the option in C. */
  readonly name: string;
}

/**
 * An option whose value, a `T`, can be read.
 *
 * @category Options
 */
export interface ReadableOption<T> extends OptionName {
  /** How to read the option. */
  readonly read: Reading<T>;
}

/**
 * An option that can be set to a `T`.
 *
 * @category Options
 */
export interface WritableOption<T> extends OptionName {
  /** How to set the option. */
  readonly write: Writing<T>;
}

/**
 * An option that is read as a `Get` and set to a `Set`; the two are usually the same type.
 *
 * @category Options
 */
export interface Option<Get, Set = Get> extends ReadableOption<Get>, WritableOption<Set> {}

/**
 * One instruction of a classic BPF program: `struct sock_filter`.
 *
 * @category Options
 */
export interface BpfInstruction {
  /** Operation code. */
  readonly code: number;
  /** Number of instructions to skip if the condition is true. */
  readonly jt: number;
  /** Number of instructions to skip if the condition is false. */
  readonly jf: number;
  /** Operand. */
  readonly k: number;
}

/**
 * Filter that delays accept on a listening socket: `struct accept_filter_arg`.
 *
 * @category Options
 */
export interface AcceptFilter {
  /** Name of the filter, such as `"dataready"`. */
  readonly name: string;
  /** Argument of the filter; none if omitted. */
  readonly argument?: string;
}

/**
 * ICMP messages that a raw socket does not receive.
 *
 * @category Options
 */
export interface IcmpBlock {
  /** Message types that are dropped; all others are received. */
  readonly block: readonly number[];
}

/**
 * ICMP messages that a raw socket receives.
 *
 * @category Options
 */
export interface IcmpPass {
  /** Message types that are received; all others are dropped. */
  readonly pass: readonly number[];
}

/**
 * Membership of an IPv4 multicast group: `struct ip_mreqn`.
 *
 * @category Options
 */
export interface Membership {
  /** Address of the group. */
  readonly group: string;
  /**
   * Interface, by address, name or index. If omitted, the system chooses an interface to join the
   * group; to leave the group, it takes the interface on which the socket joined.
   */
  readonly interface?: string | number;
}

/**
 * Membership of an IPv4 multicast group for one source: `struct ip_mreq_source`.
 *
 * @category Options
 */
export interface SourceMembership {
  /** Address of the group. */
  readonly group: string;
  /** Address of the source. */
  readonly source: string;
  /** Interface, by address; the system chooses one if omitted. */
  readonly interface?: string;
}

/**
 * Membership of an IPv4 or IPv6 multicast group: `struct group_req`, `struct ipv6_mreq`.
 *
 * @category Options
 */
export interface GroupMembership {
  /** Address of the group. */
  readonly group: string;
  /** Interface, by name or index; the system chooses one if omitted. */
  readonly interface?: string | number;
}

/**
 * Membership of an IPv4 or IPv6 multicast group for one source: `struct group_source_req`.
 *
 * @category Options
 */
export interface GroupSourceMembership extends GroupMembership {
  /** Address of the source. */
  readonly source: string;
}

/**
 * Sources that a member of a multicast group receives from: `struct group_filter`.
 *
 * @category Options
 */
export interface GroupFilter extends GroupMembership {
  /** `MCAST_INCLUDE` for these sources only, `MCAST_EXCLUDE` for all others. */
  readonly mode: number;
  /** Addresses of the sources. */
  readonly sources: readonly string[];
}

/**
 * An inclusive range of ports for `IP_LOCAL_PORT_RANGE`.
 *
 * @category Options
 */
export interface PortRange {
  /** Lowest port; 0 for the lower limit of the system's range. */
  readonly low: number;
  /** Highest port; 0 for the upper limit of the system's range. */
  readonly high: number;
}

/**
 * Source address and outgoing interface of packets, for `IPV6_PKTINFO`: `struct in6_pktinfo`.
 *
 * @category Options
 */
export interface PacketInfo {
  /** Source address; `"::"` lets the system choose. */
  readonly address: string;
  /** Interface, by index or name; 0 lets the system choose. */
  readonly interface: number | string;
}

/**
 * Process at the other end of a unix socket: `struct ucred`.
 *
 * @category Options
 */
export interface PeerCredentials {
  /** Process ID; 0 if the process is not in this PID namespace. */
  readonly pid: number;
  /** Effective user ID; -1 (as 4294967295) if there is no peer. */
  readonly uid: number;
  /** Effective group ID. */
  readonly gid: number;
}

/**
 * User at the other end of a unix socket: `struct xucred`.
 *
 * @category Options
 */
export interface LocalCredentials {
  /** Process ID, on systems that report it here. */
  readonly pid?: number;
  /** Effective user ID. */
  readonly uid: number;
  /** Group IDs; the first is the effective group. */
  readonly groups: readonly number[];
}

/**
 * POSIX extensions of a socket: `struct so_np_extensions`.
 *
 * @category Options
 */
export interface NpExtensions {
  /** Values of the bits in `npx_mask`. */
  readonly npx_flags: number;
  /** Bits that `npx_flags` applies to. */
  readonly npx_mask: number;
}

/**
 * Memory use of a socket, in bytes except `drops`: `SK_MEMINFO_*`.
 *
 * @category Options
 */
export interface MemInfo {
  /** Data received and not yet read. */
  readonly rmem_alloc: number;
  /** Limit of `rmem_alloc`: `SO_RCVBUF`. */
  readonly rcvbuf: number;
  /** Data being transmitted. */
  readonly wmem_alloc: number;
  /** Limit of `wmem_alloc`: `SO_SNDBUF`. */
  readonly sndbuf: number;
  /** Memory reserved for data to receive or send. */
  readonly fwd_alloc: number;
  /** Data queued to be sent. */
  readonly wmem_queued: number;
  /** Memory of options and filters. */
  readonly optmem: number;
  /** Data that arrived while the socket was in use. */
  readonly backlog: number;
  /** Number of packets dropped. */
  readonly drops: number;
}

/**
 * How packets get their transmit time: `struct sock_txtime`.
 *
 * @category Options
 */
export interface TxTime {
  /** Clock, `CLOCK_*` of time.h: 1 for `CLOCK_MONOTONIC`, 11 for `CLOCK_TAI`. */
  readonly clockid: number;
  /** 1 for deadline mode, 2 to report errors, 3 for both. */
  readonly flags: number;
}

/**
 * Membership that makes an interface receive more packets: `struct packet_mreq`.
 *
 * @category Options
 */
export interface PacketMembership {
  /** Interface, by name or index. */
  readonly interface: string | number;
  /** `PACKET_MR_PROMISC`, `PACKET_MR_ALLMULTI`, `PACKET_MR_MULTICAST` or `PACKET_MR_UNICAST`. */
  readonly type: number;
  /** Hardware address, for `PACKET_MR_MULTICAST` and `PACKET_MR_UNICAST`. */
  readonly address?: Bytes;
}

/**
 * Group of sockets that share packets: `PACKET_FANOUT`, packet(7).
 *
 * @category Options
 */
export interface PacketFanout {
  /** Number of the group, from 0 to 65535. */
  readonly id: number;
  /** Method of distribution, such as `PACKET_FANOUT_HASH`. */
  readonly type: number;
  /** `PACKET_FANOUT_FLAG_*`, combined with `|`; 0 if omitted. */
  readonly flags?: number;
}

/**
 * Counts of packets since the last read: `struct tpacket_stats`.
 *
 * @category Options
 */
export interface PacketStatistics {
  /** Number of packets, including dropped packets. */
  readonly tp_packets: number;
  /** Number of packets dropped for lack of buffer space. */
  readonly tp_drops: number;
}

/**
 * Counts of packets that overflowed in a fanout group: `struct tpacket_rollover_stats`.
 *
 * @category Options
 */
export interface PacketRolloverStatistics {
  /** Number of packets that went to another socket. */
  readonly tp_all: bigint;
  /** Number of `tp_all` packets that belonged to a large flow. */
  readonly tp_huge: bigint;
  /** Number of packets for which no socket had room. */
  readonly tp_failed: bigint;
}

/**
 * Key that signs the segments of a peer: `struct tcp_md5sig`.
 *
 * @category Options
 */
export interface TcpMd5Sig {
  /** Address of the peer. On an IPv6 socket, an IPv4 peer is `"::ffff:192.0.2.1"`. */
  readonly address: string;
  /** Key, at most 80 bytes; an empty key removes the peer's key. */
  readonly key: string | Bytes;
}

/**
 * Key that signs the segments of the peers in a network: `TCP_MD5SIG_EXT`.
 *
 * @category Options
 */
export interface TcpMd5SigExt extends TcpMd5Sig {
  /** Length of the network's prefix, in bits; the whole address if omitted. */
  readonly prefixlen?: number;
  /** Interface of the peers, by name or index; any if omitted. */
  readonly interface?: string | number;
}

/**
 * Windows of a connection: `struct tcp_repair_window`.
 *
 * @category Options
 */
export interface TcpRepairWindow {
  /** Sequence number of the segment that set the send window. */
  readonly snd_wl1: number;
  /** Send window, in bytes. */
  readonly snd_wnd: number;
  /** Largest send window so far, in bytes. */
  readonly max_window: number;
  /** Receive window, in bytes. */
  readonly rcv_wnd: number;
  /** Sequence number at which the receive window was advertised. */
  readonly rcv_wup: number;
}

/**
 * State and measurements of a TCP connection on macOS: `struct tcp_connection_info`.
 *
 * @category Options
 */
export interface TcpConnectionInfo {
  /** State: `TCPS_*` of netinet/tcp_fsm.h, 4 if established. */
  readonly tcpi_state: number;
  /** Scale of the send window. */
  readonly tcpi_snd_wscale: number;
  /** Scale of the receive window. */
  readonly tcpi_rcv_wscale: number;
  /** Options, `TCPCI_OPT_*`: 1 timestamps, 2 SACK, 4 window scaling, 8 ECN. */
  readonly tcpi_options: number;
  /** Flags, `TCPCI_FLAG_*`: 1 loss recovery, 2 reordering detected. */
  readonly tcpi_flags: number;
  /** Retransmission timeout, in milliseconds. */
  readonly tcpi_rto: number;
  /** Maximum segment size, in bytes. */
  readonly tcpi_maxseg: number;
  /** Slow start threshold, in bytes. */
  readonly tcpi_snd_ssthresh: number;
  /** Congestion window, in bytes. */
  readonly tcpi_snd_cwnd: number;
  /** Window that the peer advertised, in bytes. */
  readonly tcpi_snd_wnd: number;
  /** Bytes in the send buffer, including bytes in flight. */
  readonly tcpi_snd_sbbytes: number;
  /** Window advertised to the peer, in bytes. */
  readonly tcpi_rcv_wnd: number;
  /** Last round-trip time, in milliseconds. */
  readonly tcpi_rttcur: number;
  /** Smoothed round-trip time, in milliseconds. */
  readonly tcpi_srtt: number;
  /** Variation of the round-trip time, in milliseconds. */
  readonly tcpi_rttvar: number;
  /** Segments sent. */
  readonly tcpi_txpackets: bigint;
  /** Bytes sent. */
  readonly tcpi_txbytes: bigint;
  /** Bytes retransmitted. */
  readonly tcpi_txretransmitbytes: bigint;
  /** Segments received. */
  readonly tcpi_rxpackets: bigint;
  /** Bytes received. */
  readonly tcpi_rxbytes: bigint;
  /** Bytes received out of order. */
  readonly tcpi_rxoutoforderbytes: bigint;
  /** Segments retransmitted. */
  readonly tcpi_txretransmitpackets: bigint;
  /** 1 if this end requested a TCP Fast Open cookie. */
  readonly tcpi_tfo_cookie_req: number;
  /** 1 if this end received a cookie. */
  readonly tcpi_tfo_cookie_rcv: number;
  /** 1 if the SYN with data was lost. */
  readonly tcpi_tfo_syn_loss: number;
  /** 1 if this end sent data in the SYN. */
  readonly tcpi_tfo_syn_data_sent: number;
  /** 1 if the peer acknowledged the data in the SYN. */
  readonly tcpi_tfo_syn_data_acked: number;
  /** 1 if the peer's SYN carried data and a valid cookie. */
  readonly tcpi_tfo_syn_data_rcv: number;
  /** 1 if the peer requested a cookie. */
  readonly tcpi_tfo_cookie_req_rcv: number;
  /** 1 if this end sent a cookie to the peer. */
  readonly tcpi_tfo_cookie_sent: number;
  /** 1 if the peer sent an invalid cookie. */
  readonly tcpi_tfo_cookie_invalid: number;
  /** 1 if the peer rejected this end's cookie. */
  readonly tcpi_tfo_cookie_wrong: number;
  /** 1 if this end requested a cookie and received none. */
  readonly tcpi_tfo_no_cookie_rcv: number;
  /** 1 if TCP Fast Open was not used because it had failed before. */
  readonly tcpi_tfo_heuristics_disable: number;
  /** 1 if a black hole was detected on the sending path. */
  readonly tcpi_tfo_send_blackhole: number;
  /** 1 if a black hole was detected on the receiving path. */
  readonly tcpi_tfo_recv_blackhole: number;
  /** 1 if a proxy acknowledges all but one byte of the SYN. */
  readonly tcpi_tfo_onebyte_proxy: number;
}

/**
 * State and measurements of a TCP connection: `struct tcp_info`. A member is missing if this
 * release of the system does not report it.
 *
 * @category Options
 */
export interface TcpInfo {
  /** State, such as `TCP_ESTABLISHED`. */
  readonly tcpi_state: number;
  /** State of congestion avoidance: `TCP_CA_*`. */
  readonly tcpi_ca_state: number;
  /** Consecutive timeouts of the segment being retransmitted. */
  readonly tcpi_retransmits: number;
  /** Unanswered window or keep-alive probes. */
  readonly tcpi_probes: number;
  /** Number of times that the timeout was doubled. */
  readonly tcpi_backoff: number;
  /**
   * Options, `TCPI_OPT_*`: 1 timestamps, 2 SACK, 4 window scaling, 8 ECN, 16 ECN seen, 32 data in
   * SYN.
   */
  readonly tcpi_options: number;
  /** Window scale of the peer. */
  readonly tcpi_snd_wscale: number;
  /** Window scale of this end. */
  readonly tcpi_rcv_wscale: number;
  /** 1 if the sending program limits the delivery rate. */
  readonly tcpi_delivery_rate_app_limited: number;
  /** Reason that TCP Fast Open failed; 0 is unspecified. */
  readonly tcpi_fastopen_client_fail: number;
  /** Retransmission timeout, in microseconds. */
  readonly tcpi_rto: number;
  /** Acknowledgement timeout, in microseconds. */
  readonly tcpi_ato: number;
  /** Maximum segment size to send, in bytes. */
  readonly tcpi_snd_mss: number;
  /** Largest segment received, in bytes. */
  readonly tcpi_rcv_mss: number;
  /** Unacknowledged segments; of a listening socket, connections to accept. */
  readonly tcpi_unacked: number;
  /** Segments acknowledged out of order (SACK); of a listening socket, its backlog. */
  readonly tcpi_sacked: number;
  /** Segments considered lost. */
  readonly tcpi_lost: number;
  /** Retransmitted segments that are not acknowledged. */
  readonly tcpi_retrans: number;
  /** No longer used. */
  readonly tcpi_fackets: number;
  /** Time since data was sent, in milliseconds. */
  readonly tcpi_last_data_sent: number;
  /** Not recorded; 0. */
  readonly tcpi_last_ack_sent: number;
  /** Time since data was received, in milliseconds. */
  readonly tcpi_last_data_recv: number;
  /** Time since an acknowledgement was received, in milliseconds. */
  readonly tcpi_last_ack_recv: number;
  /** Path MTU, in bytes. */
  readonly tcpi_pmtu: number;
  /** Threshold of the receive window, in bytes. */
  readonly tcpi_rcv_ssthresh: number;
  /** Smoothed round-trip time, in microseconds. */
  readonly tcpi_rtt: number;
  /** Variation of the round-trip time, in microseconds. */
  readonly tcpi_rttvar: number;
  /** Slow start threshold, in segments. */
  readonly tcpi_snd_ssthresh: number;
  /** Congestion window, in segments. */
  readonly tcpi_snd_cwnd: number;
  /** Maximum segment size advertised to the peer, in bytes. */
  readonly tcpi_advmss: number;
  /** Distance by which segments may arrive out of order. */
  readonly tcpi_reordering: number;
  /** Round-trip time estimated by the receiver, in microseconds. */
  readonly tcpi_rcv_rtt: number;
  /** Receive buffer space advertised, in bytes. */
  readonly tcpi_rcv_space: number;
  /** Segments retransmitted. */
  readonly tcpi_total_retrans: number;
  /** Pacing rate, in bytes per second. */
  readonly tcpi_pacing_rate?: bigint;
  /** Limit of the pacing rate, `SO_MAX_PACING_RATE`, in bytes per second. */
  readonly tcpi_max_pacing_rate?: bigint;
  /** Bytes that the peer acknowledged. */
  readonly tcpi_bytes_acked?: bigint;
  /** Bytes received. */
  readonly tcpi_bytes_received?: bigint;
  /** Segments sent. */
  readonly tcpi_segs_out?: number;
  /** Segments received. */
  readonly tcpi_segs_in?: number;
  /** Bytes that wait to be sent. */
  readonly tcpi_notsent_bytes?: number;
  /** Minimum round-trip time, in microseconds. */
  readonly tcpi_min_rtt?: number;
  /** Segments received that carried data. */
  readonly tcpi_data_segs_in?: number;
  /** Segments sent that carried data. */
  readonly tcpi_data_segs_out?: number;
  /** Delivery rate, in bytes per second. */
  readonly tcpi_delivery_rate?: bigint;
  /** Time spent sending, in microseconds. */
  readonly tcpi_busy_time?: bigint;
  /** Time limited by the peer's window, in microseconds. */
  readonly tcpi_rwnd_limited?: bigint;
  /** Time limited by the send buffer, in microseconds. */
  readonly tcpi_sndbuf_limited?: bigint;
  /** Segments delivered. */
  readonly tcpi_delivered?: number;
  /** Segments delivered with a congestion mark (ECN CE). */
  readonly tcpi_delivered_ce?: number;
  /** Bytes sent, including retransmissions. */
  readonly tcpi_bytes_sent?: bigint;
  /** Bytes retransmitted. */
  readonly tcpi_bytes_retrans?: bigint;
  /** Duplicates that the peer reported (DSACK). */
  readonly tcpi_dsack_dups?: number;
  /** Reordering events seen. */
  readonly tcpi_reord_seen?: number;
  /** Segments received out of order. */
  readonly tcpi_rcv_ooopack?: number;
  /** Window of the peer, in bytes. */
  readonly tcpi_snd_wnd?: number;
  /** Window of this end, in bytes. */
  readonly tcpi_rcv_wnd?: number;
  /** Number of times that another path was tried. */
  readonly tcpi_rehash?: number;
  /** Retransmission timeouts. */
  readonly tcpi_total_rto?: number;
  /** Recoveries from retransmission timeouts. */
  readonly tcpi_total_rto_recoveries?: number;
  /** Time spent in recovery from retransmission timeouts, in milliseconds. */
  readonly tcpi_total_rto_time?: number;
  /** Segments received with a congestion mark (ECN CE). */
  readonly tcpi_received_ce?: number;
  /** Bytes delivered with ECT(1). */
  readonly tcpi_delivered_e1_bytes?: number;
  /** Bytes delivered with ECT(0). */
  readonly tcpi_delivered_e0_bytes?: number;
  /** Bytes delivered with a congestion mark (ECN CE). */
  readonly tcpi_delivered_ce_bytes?: number;
  /** Bytes received with ECT(1). */
  readonly tcpi_received_e1_bytes?: number;
  /** Bytes received with ECT(0). */
  readonly tcpi_received_e0_bytes?: number;
  /** Bytes received with a congestion mark (ECN CE). */
  readonly tcpi_received_ce_bytes?: number;
  /** Send window limited by bandwidth. FreeBSD. */
  readonly tcpi_snd_bwnd?: number;
  /** Next sequence number to send. FreeBSD. */
  readonly tcpi_snd_nxt?: number;
  /** Next sequence number to receive. FreeBSD. */
  readonly tcpi_rcv_nxt?: number;
  /** Connection number on the network card that offloads TCP. FreeBSD. */
  readonly tcpi_toe_tid?: number;
  /** Segments retransmitted. FreeBSD. */
  readonly tcpi_snd_rexmitpack?: number;
  /** Number of times that this end advertised a zero window. FreeBSD. */
  readonly tcpi_snd_zerowin?: number;
  /** Tail loss probes sent. FreeBSD. */
  readonly tcpi_total_tlp?: number;
  /** Bytes in tail loss probes. FreeBSD. */
  readonly tcpi_total_tlp_bytes?: bigint;
  /** First unacknowledged sequence number. FreeBSD. */
  readonly tcpi_snd_una?: number;
  /** Highest sequence number sent. FreeBSD. */
  readonly tcpi_snd_max?: number;
  /** Number of SACK blocks: gaps in the data received. FreeBSD. */
  readonly tcpi_rcv_numsacks?: number;
  /** End of the advertised window. FreeBSD. */
  readonly tcpi_rcv_adv?: number;
  /** Consecutive duplicate acknowledgements. FreeBSD. */
  readonly tcpi_dupacks?: number;
  /** Minimum round-trip time, in microseconds. FreeBSD. */
  readonly tcpi_rttmin?: number;
}
