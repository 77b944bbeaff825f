/**
 * The options of raw sockets of ICMPv6: level `IPPROTO_ICMPV6`, icmp(7).
 *
 * @module
 */
import { IPPROTO_ICMPV6 } from "../../constants/mod.ts";
import { icmpTypes, layouts, level } from "./codec.ts";
import type { IcmpBlock, IcmpPass, Option } from "./types.ts";

const { option } = level(IPPROTO_ICMPV6);

const icmp6Filter = icmpTypes(() => layouts().icmp6_filter.size);

/** Which ICMPv6 messages a raw socket receives. RFC 3542. */
export const ICMP6_FILTER: Option<IcmpBlock, IcmpBlock | IcmpPass> | undefined = option(
  "ICMP6_FILTER",
  icmp6Filter,
);
