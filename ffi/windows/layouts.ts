/**
 * The C structures of Windows that the module reads and writes. They are the
 * same on x86_64 and arm64: a `long` has 32 bits and a pointer 64. Structures
 * that other systems have too are called by the names of those systems.
 *
 * @module
 */
import { be16, be32, bytes, i16, i32, lazily, size, u16, u32, u64, u8 } from "../layout.ts";

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
  SOCKADDR_BTH: {
    size: 30,
    addressFamily: u16(0),
    btAddr: u64(2),
    serviceClassId: bytes(10, 16),
    port: u32(26),
  },
  SOCKADDR_HV: {
    size: 36,
    Family: u16(0),
    VmId: bytes(4, 16),
    ServiceId: bytes(20, 16),
  },
  ADDRINFOW: {
    size: 48,
    ai_flags: i32(0),
    ai_family: i32(4),
    ai_socktype: i32(8),
    ai_protocol: i32(12),
    ai_addrlen: size(16),
    ai_canonname: u64(24),
    ai_addr: u64(32),
    ai_next: u64(40),
  },
  servent: { size: 32, s_name: u64(0), s_aliases: u64(8), s_proto: u64(16), s_port: be16(24) },
  protoent: { size: 24, p_name: u64(0), p_aliases: u64(8), p_proto: i16(16) },
  WSABUF: { size: 16, len: u32(0), buf: u64(8) },
  WSAMSG: {
    size: 56,
    name: u64(0),
    namelen: i32(8),
    lpBuffers: u64(16),
    dwBufferCount: u32(24),
    "Control.len": u32(32),
    "Control.buf": u64(40),
    dwFlags: u32(48),
  },
  cmsghdr: {
    size: 16,
    align: 8,
    cmsg_len: size(0),
    cmsg_level: i32(8),
    cmsg_type: i32(12),
  },
  in_pktinfo: { size: 8, ipi_addr: bytes(0, 4), ipi_ifindex: u32(4) },
  in6_pktinfo: { size: 20, ipi6_addr: bytes(0, 16), ipi6_ifindex: u32(16) },
  WSAPOLLFD: { size: 16, fd: u64(0), events: u16(8), revents: u16(10) },
  fd_set: { size: 520, fd_count: u32(0), fd_array: bytes(8, 512) }, // 64 members; may be longer
  TIMEVAL: { size: 8, tv_sec: i32(0), tv_usec: i32(4) },
  WSADATA: { size: 408 },
  WSAPROTOCOL_INFOW: {
    size: 628,
    iAddressFamily: i32(76),
    iSocketType: i32(88),
    iProtocol: i32(92),
  },
  IP_ADAPTER_ADDRESSES: {
    size: 448,
    IfIndex: u32(4),
    Next: u64(8),
    FirstUnicastAddress: u64(24),
    PhysicalAddress: bytes(80, 8),
    PhysicalAddressLength: u32(88),
    Flags: u32(92),
    IfType: u32(100),
    OperStatus: u32(104),
    Ipv6IfIndex: u32(108),
    Luid: u64(224),
  },
  IP_ADAPTER_UNICAST_ADDRESS: {
    size: 64,
    Next: u64(8),
    "Address.lpSockaddr": u64(16),
    "Address.iSockaddrLength": i32(24),
    OnLinkPrefixLength: u8(56),
  },
  MIB_IF_ROW2: {
    size: 1352,
    InterfaceLuid: u64(0),
    InterfaceIndex: u32(8),
    PhysicalAddressLength: u32(1056),
    PhysicalAddress: bytes(1060, 32),
    Type: u32(1128),
    AccessType: u32(1144),
    OperStatus: u32(1156),
    InOctets: u64(1208),
    InUcastPkts: u64(1216),
    InNUcastPkts: u64(1224),
    InDiscards: u64(1232),
    InErrors: u64(1240),
    OutOctets: u64(1280),
    OutUcastPkts: u64(1288),
    OutNUcastPkts: u64(1296),
    OutDiscards: u64(1304),
    OutErrors: u64(1312),
  },
  MIB_IF_TABLE2: { size: 1360, NumEntries: u32(0), Table: bytes(8, 1352) },
} as const;

/** The structures of option values. */
export const optionLayouts = lazily(() => ({
  group_req: { size: 136, gr_interface: u32(0), gr_group: bytes(8, 128) },
  group_source_req: {
    size: 264,
    gsr_interface: u32(0),
    gsr_group: bytes(8, 128),
    gsr_source: bytes(136, 128),
  },
  in6_pktinfo: layouts.in6_pktinfo,
  ip_mreq: { size: 8, imr_multiaddr: bytes(0, 4), imr_interface: bytes(4, 4) },
  ip_mreq_source: {
    size: 12,
    imr_multiaddr: bytes(0, 4),
    imr_sourceaddr: bytes(4, 4),
    imr_interface: bytes(8, 4),
  },
  ipv6_mreq: { size: 20, ipv6mr_multiaddr: bytes(0, 16), ipv6mr_interface: u32(16) },
  linger: { size: 4, l_onoff: u16(0), l_linger: u16(2) },
} as const));
