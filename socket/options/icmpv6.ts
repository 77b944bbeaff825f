/**
 * Types of the options of ICMPv6 raw sockets.
 *
 * @module
 */
import type { IcmpBlock, IcmpPass, Option } from "./types.ts";

/**
 * Options of ICMPv6 raw sockets: level `IPPROTO_ICMPV6`, RFC 3542.
 *
 * @category Options
 */
export interface Icmpv6Options {
  /** ICMPv6 message types that a raw socket receives. RFC 3542. */
  readonly ICMP6_FILTER: Option<IcmpBlock, IcmpBlock | IcmpPass> | undefined;
}
