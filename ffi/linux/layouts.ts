/**
 * The C structures of Linux that the module reads and writes, for glibc and
 * musl, on x86_64 and arm64. `tests/ffi/layouts_test.ts` checks them with a C
 * compiler.
 *
 * @module
 */
import { be16, be32, bits, bytes, i32, i64, i8, size, u16, u32, u64, u8 } from "../layout.ts";
import { layouts as unix } from "../unix/layouts.ts";

/**
 * `struct epoll_event` by processor, the only structure that depends on it. The
 * kernel packs it on x86_64 only, where 32-bit programs share the layout.
 */
export const epollEvents = {
  aarch64: { size: 16, events: u32(0), data: i32(8) },
  x86_64: { size: 12, events: u32(0), data: i32(4) },
} as const;

/** Layouts by the name of the C structure. */
export const layouts = {
  ...unix,
  sockaddr: { size: 16, sa_family: u16(0) },
  sockaddr_in: {
    size: 16,
    sin_family: u16(0),
    sin_port: be16(2),
    sin_addr: bytes(4, 4),
  },
  sockaddr_in6: {
    size: 28,
    sin6_family: u16(0),
    sin6_port: be16(2),
    sin6_flowinfo: be32(4),
    sin6_addr: bytes(8, 16),
    sin6_scope_id: u32(24),
  },
  sockaddr_un: { size: 110, sun_family: u16(0), sun_path: bytes(2, 108) },
  sockaddr_nl: { size: 12, nl_family: u16(0), nl_pid: u32(4), nl_groups: u32(8) },
  sockaddr_ll: {
    size: 20,
    sll_family: u16(0),
    sll_protocol: be16(2),
    sll_ifindex: i32(4),
    sll_hatype: u16(8),
    sll_pkttype: u8(10),
    sll_halen: u8(11),
    sll_addr: bytes(12, 8), // a longer address continues beyond the structure
  },
  sockaddr_tipc: {
    size: 16,
    family: u16(0),
    addrtype: u8(2),
    scope: i8(3),
    "addr.id.ref": u32(4),
    "addr.id.node": u32(8),
    "addr.nameseq.type": u32(4),
    "addr.nameseq.lower": u32(8),
    "addr.nameseq.upper": u32(12),
    "addr.name.name.type": u32(4),
    "addr.name.name.instance": u32(8),
    "addr.name.domain": u32(12),
  },
  sockaddr_can: {
    size: 24,
    can_family: u16(0),
    can_ifindex: i32(4),
    "can_addr.tp.rx_id": u32(8),
    "can_addr.tp.tx_id": u32(12),
    "can_addr.j1939.name": u64(8),
    "can_addr.j1939.pgn": u32(16),
    "can_addr.j1939.addr": u8(20),
  },
  sockaddr_vm: { size: 16, svm_family: u16(0), svm_port: u32(4), svm_cid: u32(8) },
  sockaddr_alg: {
    size: 88,
    salg_family: u16(0),
    salg_type: bytes(2, 14),
    salg_feat: u32(16),
    salg_mask: u32(20),
    salg_name: bytes(24, 64),
  },
  sockaddr_qrtr: { size: 12, sq_family: u16(0), sq_node: u32(4), sq_port: u32(8) },
  sockaddr_l2: {
    size: 14,
    l2_family: u16(0),
    l2_psm: u16(2),
    l2_bdaddr: bytes(4, 6),
    l2_cid: u16(10),
    l2_bdaddr_type: u8(12),
  },
  sockaddr_rc: { size: 10, rc_family: u16(0), rc_bdaddr: bytes(2, 6), rc_channel: u8(8) },
  sockaddr_hci: { size: 6, hci_family: u16(0), hci_dev: u16(2), hci_channel: u16(4) },
  sockaddr_sco: { size: 8, sco_family: u16(0), sco_bdaddr: bytes(2, 6) },
  sockaddr_xdp: {
    size: 16,
    sxdp_family: u16(0),
    sxdp_flags: u16(2),
    sxdp_ifindex: u32(4),
    sxdp_queue_id: u32(8),
    sxdp_shared_umem_fd: u32(12),
  },
  sockaddr_storage: { size: 128, ss_family: u16(0) },
  addrinfo: {
    size: 48,
    ai_flags: i32(0),
    ai_family: i32(4),
    ai_socktype: i32(8),
    ai_protocol: i32(12),
    ai_addrlen: u32(16),
    ai_addr: u64(24),
    ai_canonname: u64(32),
    ai_next: u64(40),
  },
  servent: { size: 32, s_name: u64(0), s_port: i32(16), s_proto: u64(24) },
  protoent: { size: 24, p_name: u64(0), p_proto: i32(16) },
  msghdr: {
    size: 56,
    msg_name: u64(0),
    msg_namelen: u32(8),
    msg_iov: u64(16),
    msg_iovlen: size(24), // musl: 4 bytes and 4 of padding, which stay zero
    msg_control: u64(32),
    msg_controllen: size(40), // the same on musl
    msg_flags: i32(48),
  },
  mmsghdr: { size: 64, msg_len: u32(56) }, // follows a msghdr
  cmsghdr: {
    size: 16,
    align: 8,
    cmsg_len: size(0), // the same on musl
    cmsg_level: i32(8),
    cmsg_type: i32(12),
  },
  ifreq: { size: 40, ifr_name: bytes(0, 16), ifr_ifindex: i32(16) },
  in_pktinfo: {
    size: 12,
    ipi_ifindex: i32(0),
    ipi_spec_dst: bytes(4, 4),
    ipi_addr: bytes(8, 4),
  },
  in6_pktinfo: { size: 20, ipi6_addr: bytes(0, 16), ipi6_ifindex: u32(16) },
  ucred: { size: 12, pid: i32(0), uid: u32(4), gid: u32(8) },
  timeval: { size: 16, tv_sec: i64(0), tv_usec: i64(8) },
  timespec: { size: 16, tv_sec: i64(0), tv_nsec: i64(8) },
  sock_extended_err: {
    size: 16,
    ee_errno: u32(0),
    ee_origin: u8(4),
    ee_type: u8(5),
    ee_code: u8(6),
    ee_info: u32(8),
    ee_data: u32(12),
  },
  tpacket_auxdata: {
    size: 20,
    tp_status: u32(0),
    tp_len: u32(4),
    tp_snaplen: u32(8),
    tp_mac: u16(12),
    tp_net: u16(14),
    tp_vlan_tci: u16(16),
    tp_vlan_tpid: u16(18),
  },
  af_alg_iv: { size: 4, ivlen: u32(0) },
  rtnl_link_stats: {
    size: 96,
    rx_packets: u32(0),
    tx_packets: u32(4),
    rx_bytes: u32(8),
    tx_bytes: u32(12),
    rx_errors: u32(16),
    tx_errors: u32(20),
    rx_dropped: u32(24),
    tx_dropped: u32(28),
  },
  epoll_event: epollEvents[Deno.build.arch],
} as const;

/**
 * The structures of option values. A newer kernel may append members to a
 * structure; an older kernel then fills only its beginning.
 */
export const optionLayouts = {
  group_filter: {
    size: 272, // with one source; the array has gf_numsrc
    gf_interface: u32(0),
    gf_group: bytes(8, 128),
    gf_fmode: u32(136),
    gf_numsrc: u32(140),
    gf_slist: bytes(144, 128),
  },
  group_req: { size: 136, gr_interface: u32(0), gr_group: bytes(8, 128) },
  group_source_req: {
    size: 264,
    gsr_interface: u32(0),
    gsr_group: bytes(8, 128),
    gsr_source: bytes(136, 128),
  },
  icmp6_filter: { size: 32, icmp6_filt: bytes(0, 32) },
  icmp_filter: { size: 4, data: bytes(0, 4) },
  in6_pktinfo: layouts.in6_pktinfo,
  ip6_mtuinfo: { size: 32, ip6m_mtu: u32(28) },
  ip_mreq: { size: 8, imr_multiaddr: bytes(0, 4), imr_interface: bytes(4, 4) },
  ip_mreq_source: {
    size: 12,
    imr_multiaddr: bytes(0, 4),
    imr_interface: bytes(4, 4),
    imr_sourceaddr: bytes(8, 4),
  },
  ip_mreqn: {
    size: 12,
    imr_multiaddr: bytes(0, 4),
    imr_ifindex: i32(8),
  },
  ipv6_mreq: { size: 20, ipv6mr_multiaddr: bytes(0, 16), ipv6mr_interface: u32(16) },
  linger: { size: 8, l_onoff: i32(0), l_linger: i32(4) },
  packet_mreq: {
    size: 16,
    mr_ifindex: i32(0),
    mr_type: u16(4),
    mr_alen: u16(6),
    mr_address: bytes(8, 8),
  },
  sock_filter: { size: 8, code: u16(0), jt: u8(2), jf: u8(3), k: u32(4) },
  sock_fprog: { size: 16, len: u16(0), filter: u64(8) },
  sock_txtime: { size: 8, clockid: i32(0), flags: u32(4) },
  tcp_info: {
    size: 232, // of Linux 6.1
    tcpi_state: u8(0),
    tcpi_ca_state: u8(1),
    tcpi_retransmits: u8(2),
    tcpi_probes: u8(3),
    tcpi_backoff: u8(4),
    tcpi_options: u8(5),
    tcpi_rto: u32(8),
    tcpi_ato: u32(12),
    tcpi_snd_mss: u32(16),
    tcpi_rcv_mss: u32(20),
    tcpi_unacked: u32(24),
    tcpi_sacked: u32(28),
    tcpi_lost: u32(32),
    tcpi_retrans: u32(36),
    tcpi_fackets: u32(40),
    tcpi_last_data_sent: u32(44),
    tcpi_last_ack_sent: u32(48),
    tcpi_last_data_recv: u32(52),
    tcpi_last_ack_recv: u32(56),
    tcpi_pmtu: u32(60),
    tcpi_rcv_ssthresh: u32(64),
    tcpi_rtt: u32(68),
    tcpi_rttvar: u32(72),
    tcpi_snd_ssthresh: u32(76),
    tcpi_snd_cwnd: u32(80),
    tcpi_advmss: u32(84),
    tcpi_reordering: u32(88),
    tcpi_rcv_rtt: u32(92),
    tcpi_rcv_space: u32(96),
    tcpi_total_retrans: u32(100),
    tcpi_pacing_rate: u64(104),
    tcpi_max_pacing_rate: u64(112),
    tcpi_bytes_acked: u64(120),
    tcpi_bytes_received: u64(128),
    tcpi_segs_out: u32(136),
    tcpi_segs_in: u32(140),
    tcpi_notsent_bytes: u32(144),
    tcpi_min_rtt: u32(148),
    tcpi_data_segs_in: u32(152),
    tcpi_data_segs_out: u32(156),
    tcpi_delivery_rate: u64(160),
    tcpi_busy_time: u64(168),
    tcpi_rwnd_limited: u64(176),
    tcpi_sndbuf_limited: u64(184),
    tcpi_delivered: u32(192),
    tcpi_delivered_ce: u32(196),
    tcpi_bytes_sent: u64(200),
    tcpi_bytes_retrans: u64(208),
    tcpi_dsack_dups: u32(216),
    tcpi_reord_seen: u32(220),
    tcpi_rcv_ooopack: u32(224),
    tcpi_snd_wnd: u32(228),
  },
  tcp_md5sig: {
    size: 216,
    tcpm_addr: bytes(0, 128),
    tcpm_flags: u8(128),
    tcpm_prefixlen: u8(129),
    tcpm_keylen: u16(130),
    tcpm_ifindex: i32(132),
    tcpm_key: bytes(136, 80),
  },
  tcp_repair_window: {
    size: 20,
    snd_wl1: u32(0),
    snd_wnd: u32(4),
    max_window: u32(8),
    rcv_wnd: u32(12),
    rcv_wup: u32(16),
  },
  timeval: { size: 16, tv_sec: size(0), tv_usec: size(8) },
  tpacket_rollover_stats: { size: 24, tp_all: u64(0), tp_huge: u64(8), tp_failed: u64(16) },
  tpacket_stats: { size: 8, tp_packets: u32(0), tp_drops: u32(4) },
  ucred: layouts.ucred,
} as const;

/** The bit fields of `tcp_info`: C's offsetof cannot check them. */
export const tcpInfoBits = {
  tcpi_snd_wscale: bits(6, 0, 4),
  tcpi_rcv_wscale: bits(6, 4, 4),
  tcpi_delivery_rate_app_limited: bits(7, 0, 1),
  tcpi_fastopen_client_fail: bits(7, 1, 2),
} as const;

/** The members of `tcp_info` that came with Linux 6.2 to 6.18. No header at hand has them. */
export const tcpInfoRest = {
  size: 276,
  tcpi_rcv_wnd: u32(232),
  tcpi_rehash: u32(236),
  tcpi_total_rto: u16(240),
  tcpi_total_rto_recoveries: u16(242),
  tcpi_total_rto_time: u32(244),
  tcpi_received_ce: u32(248),
  tcpi_delivered_e1_bytes: u32(252),
  tcpi_delivered_e0_bytes: u32(256),
  tcpi_delivered_ce_bytes: u32(260),
  tcpi_received_e1_bytes: u32(264),
  tcpi_received_e0_bytes: u32(268),
  tcpi_received_ce_bytes: u32(272),
} as const;
