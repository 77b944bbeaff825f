/**
 * The options of raw sockets of IPv4: level `SOL_RAW`, raw(7).
 *
 * @module
 */
import { SOL_RAW } from "../../constants/mod.ts";
import { icmpTypes, layouts, level } from "./codec.ts";
import type { IcmpBlock, IcmpPass, Option } from "./types.ts";

const { option } = level(SOL_RAW);

const icmpFilter = icmpTypes(() => layouts().icmp_filter.size);

/** Which of the first 32 types of ICMP messages a raw socket receives; raw(7). */
export const ICMP_FILTER: Option<IcmpBlock, IcmpBlock | IcmpPass> | undefined = option(
  "ICMP_FILTER",
  icmpFilter,
);
