/**
 * Types of the options of IPv4 raw sockets.
 *
 * @module
 */
import type { IcmpBlock, IcmpPass, Option } from "./types.ts";

/**
 * Options of IPv4 raw sockets: level `SOL_RAW`, raw(7).
 *
 * @category Options
 */
export interface RawOptions {
  /** ICMP message types, from 0 to 31, that a raw socket receives; raw(7). */
  readonly ICMP_FILTER: Option<IcmpBlock, IcmpBlock | IcmpPass> | undefined;
}
