/**
 * The types of the options of UDP-Lite.
 *
 * @module
 */
import type { Option } from "./types.ts";

/** The options of UDP-Lite: level `IPPROTO_UDPLITE`, udplite(7). */
export interface UdpliteOptions {
  /** How much of a datagram received its checksum must cover; udplite(7). */
  readonly UDPLITE_RECV_CSCOV: Option<number> | undefined;
  /** How much of a datagram sent its checksum covers; udplite(7). */
  readonly UDPLITE_SEND_CSCOV: Option<number> | undefined;
}
