/**
 * The C structures that are the same on every Unix with 64-bit pointers. The table
 * of each system includes them, so the tests check them for each system.
 *
 * @module
 */
import { i32, size, u16, u32, u64 } from "../layout.ts";

/** Layouts by the name of the C structure. */
export const layouts = {
  hostent: {
    size: 32,
    h_name: u64(0),
    h_aliases: u64(8),
    h_addrtype: i32(16),
    h_length: i32(20),
    h_addr_list: u64(24),
  },
  iovec: { size: 16, iov_base: u64(0), iov_len: size(8) },
  ifaddrs: {
    size: 56,
    ifa_next: u64(0),
    ifa_name: u64(8),
    ifa_flags: u32(16),
    ifa_addr: u64(24),
    ifa_netmask: u64(32),
    ifa_ifu: u64(40), // a union on Linux, ifa_dstaddr on BSD systems
    ifa_data: u64(48),
  },
  if_nameindex: { size: 16, if_index: u32(0), if_name: u64(8) },
  pollfd: { size: 8, fd: i32(0), events: u16(4), revents: u16(6) },
} as const;

/** The structures that are the same on every Unix. */
export type SharedLayouts = typeof layouts;
