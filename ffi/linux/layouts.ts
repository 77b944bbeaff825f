/**
 * The C structures of Linux that the module reads and writes, for glibc and
 * musl, on x86_64 and arm64. `tests/layouts_test.ts` holds them against a C
 * compiler.
 *
 * @module
 */
import { be16, be32, bytes, i32, size, u16, u32, u64 } from "../layout.ts";

// The kernel packs epoll_event on x86_64 alone, so that 32-bit programs share it.
const EPOLL_DATA = Deno.build.arch === "x86_64" ? 4 : 8;

/** Layouts by the name of the C structure. */
export const layouts = {
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
  hostent: {
    size: 32,
    h_name: u64(0),
    h_aliases: u64(8),
    h_addrtype: i32(16),
    h_length: i32(20),
    h_addr_list: u64(24),
  },
  servent: { size: 32, s_name: u64(0), s_port: i32(16), s_proto: u64(24) },
  protoent: { size: 24, p_name: u64(0), p_proto: i32(16) },
  msghdr: {
    size: 56,
    msg_name: u64(0),
    msg_namelen: u32(8),
    msg_iov: u64(16),
    msg_iovlen: size(24), // musl has 4 bytes and 4 of padding, which are kept zero
    msg_control: u64(32),
    msg_controllen: size(40), // likewise
    msg_flags: i32(48),
  },
  mmsghdr: { size: 64, msg_len: u32(56) }, // behind a msghdr
  iovec: { size: 16, iov_base: u64(0), iov_len: size(8) },
  cmsghdr: {
    size: 16,
    align: 8,
    cmsg_len: size(0), // likewise
    cmsg_level: i32(8),
    cmsg_type: i32(12),
  },
  if_nameindex: { size: 16, if_index: u32(0), if_name: u64(8) },
  pollfd: { size: 8, fd: i32(0), events: u16(4), revents: u16(6) },
  epoll_event: EPOLL_DATA === 4
    ? { size: 12, events: u32(0), data: i32(4) }
    : { size: 16, events: u32(0), data: i32(8) },
} as const;
