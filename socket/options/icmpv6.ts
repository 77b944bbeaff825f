/**
 * The types of the options of raw sockets of ICMPv6.
 *
 * @module
 */
import type { IcmpBlock, IcmpPass, Option } from "./types.ts";

/** The options of raw sockets of ICMPv6: level `IPPROTO_ICMPV6`, icmp(7). */
export interface Icmpv6Options {
  /** Which ICMPv6 messages a raw socket receives. RFC 3542. */
  readonly ICMP6_FILTER: Option<IcmpBlock, IcmpBlock | IcmpPass> | undefined;
}
