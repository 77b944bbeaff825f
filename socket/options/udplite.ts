/**
 * Types of the UDP-Lite options.
 *
 * @module
 */
import type { Option } from "./types.ts";

/**
 * UDP-Lite options: level `IPPROTO_UDPLITE`, udplite(7).
 *
 * @category Options
 */
export interface UdpliteOptions {
  /** Minimum number of bytes that the checksum of a received datagram must cover; udplite(7). */
  readonly UDPLITE_RECV_CSCOV: Option<number> | undefined;
  /** Number of bytes that the checksum of a sent datagram covers; udplite(7). */
  readonly UDPLITE_SEND_CSCOV: Option<number> | undefined;
}
