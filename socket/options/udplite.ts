/**
 * The options of UDP-Lite: level `IPPROTO_UDPLITE`, udplite(7).
 *
 * @module
 */
import { IPPROTO_UDPLITE } from "../../constants/mod.ts";
import { integer, level } from "./codec.ts";
import type { Option } from "./types.ts";

const { option } = level(IPPROTO_UDPLITE);

/** How much of a datagram received its checksum must cover; udplite(7). */
export const UDPLITE_RECV_CSCOV: Option<number> | undefined = option("UDPLITE_RECV_CSCOV", integer);

/** How much of a datagram sent its checksum covers; udplite(7). */
export const UDPLITE_SEND_CSCOV: Option<number> | undefined = option("UDPLITE_SEND_CSCOV", integer);
