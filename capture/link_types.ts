/**
 * Types of links, which say what header the packets of a capture begin with.
 *
 * The numbers are those of capture files: `LINKTYPE_*` of
 * https://www.tcpdump.org/linktypes.html. Systems have numbers of their own for a few of them
 * (`DLT_RAW` is 12 or 14); `tcpdump -y` takes the names without the prefix.
 *
 * @module
 */

/**
 * BSD loopback: the address family in 4 bytes, in the byte order of the system that captured.
 *
 * @category Captures
 */
export const LINKTYPE_NULL = 0;
/**
 * Ethernet.
 *
 * @category Captures
 */
export const LINKTYPE_ETHERNET = 1;
/**
 * IPv4 or IPv6 packets without another header.
 *
 * @category Captures
 */
export const LINKTYPE_RAW = 101;
/**
 * OpenBSD's loopback: the address family in 4 bytes, big-endian.
 *
 * @category Captures
 */
export const LINKTYPE_LOOP = 108;
/**
 * Linux's "cooked" capture: packets of interfaces of any kind, with a header of 16 bytes.
 *
 * @category Captures
 */
export const LINKTYPE_LINUX_SLL = 113;
/**
 * IPv4 packets without another header.
 *
 * @category Captures
 */
export const LINKTYPE_IPV4 = 228;
/**
 * IPv6 packets without another header.
 *
 * @category Captures
 */
export const LINKTYPE_IPV6 = 229;
/**
 * Linux's "cooked" capture, second version: with the interface, and a header of 20 bytes.
 *
 * @category Captures
 */
export const LINKTYPE_LINUX_SLL2 = 276;

/** Numbers of raw IP on some systems, which old files have too: `DLT_RAW`. */
const RAW_ON_SYSTEMS: readonly number[] = [12, 14];

/** Returns the number that capture files have for a type of link, if a system has another one. */
export function portableLinkType(type: number): number {
  return RAW_ON_SYSTEMS.includes(type) ? LINKTYPE_RAW : type;
}
