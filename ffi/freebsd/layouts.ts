/**
 * The C structures of FreeBSD 12 and later that the module reads and writes, the
 * same on x86_64 and arm64. `tests/ffi/foreign_layouts_test.ts` compares them with
 * the values that a compiler computed from FreeBSD's headers.
 *
 * @module
 */
import { kevent, layouts as bsd, optionLayouts as bsdOptions, sockaddrDl } from "../bsd/layouts.ts";
import { bits, bytes, i16, i32, i64, lazily, size, u16, u32, u64, u8 } from "../layout.ts";

/** Layouts by the name of the C structure. */
export const layouts = {
  ...bsd,
  sockaddr_dl: { size: 54, ...sockaddrDl, sdl_data: bytes(8, 46) },
  sockaddr_nl: { size: 12, nl_len: u8(0), nl_family: u8(1), nl_pid: u32(4), nl_groups: u32(8) },
  sockaddr_hci_node: {
    size: 34,
    hci_len: u8(0),
    hci_family: u8(1),
    hci_node: bytes(2, 32),
  },
  sockaddr_l2cap: {
    size: 14,
    l2cap_len: u8(0),
    l2cap_family: u8(1),
    l2cap_psm: u16(2),
    l2cap_bdaddr: bytes(4, 6),
    l2cap_cid: u16(10),
    l2cap_bdaddr_type: u8(12),
  },
  sockaddr_rfcomm: {
    size: 9,
    rfcomm_len: u8(0),
    rfcomm_family: u8(1),
    rfcomm_bdaddr: bytes(2, 6),
    rfcomm_channel: u8(8),
  },
  sockaddr_sco: { size: 8, sco_len: u8(0), sco_family: u8(1), sco_bdaddr: bytes(2, 6) },
  mmsghdr: { size: 56, msg_len: size(48) }, // after a msghdr
  cmsghdr: { size: 12, align: 8, cmsg_len: u32(0), cmsg_level: i32(4), cmsg_type: i32(8) },
  cmsgcred: {
    size: 84,
    cmcred_pid: i32(0),
    cmcred_uid: u32(4),
    cmcred_gid: u32(12),
  },
  sockcred2: { size: 32, sc_pid: i32(4), sc_uid: u32(8), sc_gid: u32(16) },
  timeval: { size: 16, tv_sec: i64(0), tv_usec: i64(8) },
  kevent: { size: 64, ...kevent },
  if_data: {
    size: 152,
    ifi_ipackets: size(24),
    ifi_ierrors: size(32),
    ifi_opackets: size(40),
    ifi_oerrors: size(48),
    ifi_ibytes: size(64),
    ifi_obytes: size(72),
    ifi_iqdrops: size(96),
    ifi_oqdrops: size(104),
  },
} as const;

/** The structures of option values. */
export const optionLayouts = lazily(() => ({
  ...bsdOptions(),
  accept_filter_arg: { size: 256, af_name: bytes(0, 16), af_arg: bytes(16, 240) },
  group_req: { size: 136, gr_interface: u32(0), gr_group: bytes(8, 128) },
  group_source_req: {
    size: 264,
    gsr_interface: u32(0),
    gsr_group: bytes(8, 128),
    gsr_source: bytes(136, 128),
  },
  tcp_info: {
    size: 256, // with space for members that versions after FreeBSD 15 add
    tcpi_state: u8(0),
    tcpi_options: u8(5),
    tcpi_rto: u32(8),
    tcpi_snd_mss: u32(16),
    tcpi_rcv_mss: u32(20),
    tcpi_last_data_recv: u32(52),
    tcpi_rtt: u32(68),
    tcpi_rttvar: u32(72),
    tcpi_snd_ssthresh: u32(76),
    tcpi_snd_cwnd: u32(80),
    tcpi_rcv_space: u32(96),
    tcpi_snd_wnd: u32(100),
    tcpi_snd_bwnd: u32(104),
    tcpi_snd_nxt: u32(108),
    tcpi_rcv_nxt: u32(112),
    tcpi_toe_tid: u32(116),
    tcpi_snd_rexmitpack: u32(120),
    tcpi_rcv_ooopack: u32(124),
    tcpi_snd_zerowin: u32(128),
    tcpi_delivered_ce: u32(132),
    tcpi_received_ce: u32(136),
    tcpi_total_tlp: u32(164),
    tcpi_total_tlp_bytes: u64(168),
    tcpi_snd_una: u32(176),
    tcpi_snd_max: u32(180),
    tcpi_rcv_numsacks: u32(184),
    tcpi_rcv_adv: u32(188),
    tcpi_dupacks: u32(192),
    tcpi_rttmin: u32(196),
  },
  timeval: { size: 16, tv_sec: size(0), tv_usec: size(8) },
  xucred: {
    size: 88,
    cr_version: u32(0),
    cr_uid: u32(4),
    cr_ngroups: i16(8),
    cr_groups: bytes(12, 64),
    cr_pid: i32(80),
  },
} as const));

/**
 * The header of captured packets. The older `bpf_hdr`, for time stamps in microseconds, has the same
 * places.
 */
export const packetLayouts = {
  bpf_xhdr: {
    size: 32,
    "bh_tstamp.bt_sec": size(0),
    "bh_tstamp.bt_frac": size(8),
    bh_caplen: u32(16),
    bh_datalen: u32(20),
    bh_hdrlen: u16(24),
  },
} as const;

/** The bit fields of `tcp_info`: C's offsetof cannot check them. */
export const tcpInfoBits = {
  tcpi_snd_wscale: bits(6, 0, 4),
  tcpi_rcv_wscale: bits(6, 4, 4),
} as const;
