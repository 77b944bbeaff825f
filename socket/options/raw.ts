/**
 * The types of the options of raw sockets of IPv4.
 *
 * @module
 */
import type { IcmpBlock, IcmpPass, Option } from "./types.ts";

/** The options of raw sockets of IPv4: level `SOL_RAW`, raw(7). */
export interface RawOptions {
  /** Which of the first 32 types of ICMP messages a raw socket receives; raw(7). */
  readonly ICMP_FILTER: Option<IcmpBlock, IcmpBlock | IcmpPass> | undefined;
}
