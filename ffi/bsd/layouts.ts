/**
 * The C structures that are the same on macOS and FreeBSD. A `sockaddr` begins
 * with its length, and no alignment depends on the processor.
 *
 * @module
 */
import { be16, be32, bytes, i16, i32, i64, lazily, size, u16, u32, u64, u8 } from "../layout.ts";
import { layouts as sharedLayouts } from "../unix/layouts.ts";

/** Layouts by the name of the C structure. */
export const layouts = {
  ...sharedLayouts,
  sockaddr: { size: 16, sa_len: u8(0), sa_family: u8(1) },
  sockaddr_in: {
    size: 16,
    sin_len: u8(0),
    sin_family: u8(1),
    sin_port: be16(2),
    sin_addr: bytes(4, 4),
  },
  sockaddr_in6: {
    size: 28,
    sin6_len: u8(0),
    sin6_family: u8(1),
    sin6_port: be16(2),
    sin6_flowinfo: be32(4),
    sin6_addr: bytes(8, 16),
    sin6_scope_id: u32(24),
  },
  sockaddr_un: { size: 106, sun_len: u8(0), sun_family: u8(1), sun_path: bytes(2, 104) },
  sockaddr_storage: { size: 128, ss_len: u8(0), ss_family: u8(1) },
  addrinfo: {
    size: 48,
    ai_flags: i32(0),
    ai_family: i32(4),
    ai_socktype: i32(8),
    ai_protocol: i32(12),
    ai_addrlen: u32(16),
    ai_canonname: u64(24),
    ai_addr: u64(32),
    ai_next: u64(40),
  },
  servent: { size: 32, s_name: u64(0), s_aliases: u64(8), s_port: i32(16), s_proto: u64(24) },
  protoent: { size: 24, p_name: u64(0), p_aliases: u64(8), p_proto: i32(16) },
  msghdr: {
    size: 48,
    msg_name: u64(0),
    msg_namelen: u32(8),
    msg_iov: u64(16),
    msg_iovlen: i32(24),
    msg_control: u64(32),
    msg_controllen: u32(40),
    msg_flags: i32(44),
  },
  in6_pktinfo: { size: 20, ipi6_addr: bytes(0, 16), ipi6_ifindex: u32(16) },
  timespec: { size: 16, tv_sec: i64(0), tv_nsec: i64(8) },
} as const;

/** The head of `sockaddr_dl`. The space for the name and the address after it differs. */
export const sockaddrDl = {
  sdl_len: u8(0),
  sdl_family: u8(1),
  sdl_index: u16(2),
  sdl_type: u8(4),
  sdl_nlen: u8(5),
  sdl_alen: u8(6),
  sdl_slen: u8(7),
} as const;

/** The head of `struct kevent`, which is longer on FreeBSD. */
export const kevent = {
  ident: size(0),
  filter: i16(8),
  flags: u16(10),
  fflags: u32(12),
  data: i64(16),
} as const;

/** The structures of option values. */
export const optionLayouts = lazily(() => ({
  icmp6_filter: { size: 32, icmp6_filt: bytes(0, 32), passes: true },
  in6_pktinfo: layouts.in6_pktinfo,
  ip6_mtuinfo: { size: 32, ip6m_mtu: u32(28) },
  ip_mreq: { size: 8, imr_multiaddr: bytes(0, 4), imr_interface: bytes(4, 4) },
  ip_mreq_source: {
    size: 12,
    imr_multiaddr: bytes(0, 4),
    imr_sourceaddr: bytes(4, 4),
    imr_interface: bytes(8, 4),
  },
  ip_mreqn: {
    size: 12,
    imr_multiaddr: bytes(0, 4),
    imr_address: bytes(4, 4),
    imr_ifindex: i32(8),
  },
  ipv6_mreq: { size: 20, ipv6mr_multiaddr: bytes(0, 16), ipv6mr_interface: u32(16) },
  linger: { size: 8, l_onoff: i32(0), l_linger: i32(4) },
} as const));

/** The structures of bpf(4) that both systems share. */
export const packetLayouts = {
  bpf_insn: { size: 8, code: u16(0), jt: u8(2), jf: u8(3), k: u32(4) },
  bpf_program: { size: 16, bf_len: u32(0), bf_insns: u64(8) },
  bpf_stat: { size: 8, bs_recv: u32(0), bs_drop: u32(4) },
  ifreq: { size: 32, ifr_name: bytes(0, 16) },
} as const;
