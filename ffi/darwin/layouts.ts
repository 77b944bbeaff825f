/**
 * The C structures of macOS that the module reads and writes, the same on x86_64
 * and arm64. `tests/ffi/foreign_layouts_test.ts` compares them with the values that
 * a compiler computed from Apple's headers.
 *
 * @module
 */
import { kevent, layouts as bsd, optionLayouts as bsdOptions, sockaddrDl } from "../bsd/layouts.ts";
import {
  bits,
  bytes,
  i16,
  i32,
  i32AsBigint,
  i64,
  lazily,
  size,
  u16,
  u32,
  u64,
  u8,
} from "../layout.ts";

/** Layouts by the name of the C structure. */
export const layouts = {
  ...bsd,
  sockaddr_ctl: {
    size: 32,
    sc_len: u8(0),
    sc_family: u8(1),
    ss_sysaddr: u16(2),
    sc_id: u32(4),
    sc_unit: u32(8),
  },
  ctl_info: { size: 100, ctl_id: u32(0), ctl_name: bytes(4, 96) },
  sockaddr_dl: { size: 20, ...sockaddrDl, sdl_data: bytes(8, 12) },
  sockaddr_vm: { size: 12, svm_len: u8(0), svm_family: u8(1), svm_port: u32(4), svm_cid: u32(8) },
  cmsghdr: { size: 12, align: 4, cmsg_len: u32(0), cmsg_level: i32(4), cmsg_type: i32(8) },
  in_pktinfo: {
    size: 12,
    ipi_ifindex: u32(0),
    ipi_spec_dst: bytes(4, 4),
    ipi_addr: bytes(8, 4),
  },
  timeval: { size: 16, tv_sec: i64(0), tv_usec: i32AsBigint(8) },
  kevent: { size: 32, ...kevent },
  if_data: {
    size: 96,
    ifi_ipackets: u32(20),
    ifi_ierrors: u32(24),
    ifi_opackets: u32(28),
    ifi_oerrors: u32(32),
    ifi_ibytes: u32(40),
    ifi_obytes: u32(44),
    ifi_iqdrops: u32(56),
  },
} as const;

/** The structures of option values. */
export const optionLayouts = lazily(() => ({
  ...bsdOptions(),
  group_req: { size: 132, gr_interface: u32(0), gr_group: bytes(4, 128) },
  group_source_req: {
    size: 260,
    gsr_interface: u32(0),
    gsr_group: bytes(4, 128),
    gsr_source: bytes(132, 128),
  },
  tcp_connection_info: {
    size: 112,
    tcpi_state: u8(0),
    tcpi_snd_wscale: u8(1),
    tcpi_rcv_wscale: u8(2),
    tcpi_options: u32(4),
    tcpi_flags: u32(8),
    tcpi_rto: u32(12),
    tcpi_maxseg: u32(16),
    tcpi_snd_ssthresh: u32(20),
    tcpi_snd_cwnd: u32(24),
    tcpi_snd_wnd: u32(28),
    tcpi_snd_sbbytes: u32(32),
    tcpi_rcv_wnd: u32(36),
    tcpi_rttcur: u32(40),
    tcpi_srtt: u32(44),
    tcpi_rttvar: u32(48),
    tcpi_txpackets: u64(56),
    tcpi_txbytes: u64(64),
    tcpi_txretransmitbytes: u64(72),
    tcpi_rxpackets: u64(80),
    tcpi_rxbytes: u64(88),
    tcpi_rxoutoforderbytes: u64(96),
    tcpi_txretransmitpackets: u64(104),
  },
  linger: { ...bsdOptions().linger, perSecond: 100 }, // l_linger is in ticks of the kernel's clock
  so_np_extensions: { size: 8, npx_flags: u32(0), npx_mask: u32(4) },
  timeval: { size: 16, tv_sec: size(0), tv_usec: i32(8) },
  xucred: {
    size: 76,
    cr_version: u32(0),
    cr_uid: u32(4),
    cr_ngroups: i16(8),
    cr_groups: bytes(12, 64),
  },
} as const));

/** The header of captured packets. */
export const packetLayouts = {
  bpf_hdr: {
    size: 20,
    "bh_tstamp.tv_sec": i32(0),
    "bh_tstamp.tv_usec": i32(4),
    bh_caplen: u32(8),
    bh_datalen: u32(12),
    bh_hdrlen: u16(16),
  },
} as const;

/** The bit fields of `tcp_connection_info`: C's offsetof cannot check them. */
export const tcpConnectionInfoBits = {
  tcpi_tfo_cookie_req: bits(52, 0, 1),
  tcpi_tfo_cookie_rcv: bits(52, 1, 1),
  tcpi_tfo_syn_loss: bits(52, 2, 1),
  tcpi_tfo_syn_data_sent: bits(52, 3, 1),
  tcpi_tfo_syn_data_acked: bits(52, 4, 1),
  tcpi_tfo_syn_data_rcv: bits(52, 5, 1),
  tcpi_tfo_cookie_req_rcv: bits(52, 6, 1),
  tcpi_tfo_cookie_sent: bits(52, 7, 1),
  tcpi_tfo_cookie_invalid: bits(53, 0, 1),
  tcpi_tfo_cookie_wrong: bits(53, 1, 1),
  tcpi_tfo_no_cookie_rcv: bits(53, 2, 1),
  tcpi_tfo_heuristics_disable: bits(53, 3, 1),
  tcpi_tfo_send_blackhole: bits(53, 4, 1),
  tcpi_tfo_recv_blackhole: bits(53, 5, 1),
  tcpi_tfo_onebyte_proxy: bits(53, 6, 1),
} as const;
