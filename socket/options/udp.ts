/**
 * The options of UDP: level `IPPROTO_UDP`, udp(7).
 *
 * @module
 */
import { IPPROTO_UDP } from "../../constants/mod.ts";
import { boolean, integer, level } from "./codec.ts";
import type { Option } from "./types.ts";

const { option } = level(IPPROTO_UDP);

/** Gather what is sent into one datagram until this is cleared; udp(7). */
export const UDP_CORK: Option<boolean> | undefined = option("UDP_CORK", boolean);

/** Which protocol the datagrams carry (`UDP_ENCAP_*`); udp(7). */
export const UDP_ENCAP: Option<number> | undefined = option("UDP_ENCAP", integer);

/** Receive several datagrams at once; udp(7). */
export const UDP_GRO: Option<boolean> | undefined = option("UDP_GRO", boolean);

/** Accept IPv6 datagrams without checksums; udp(7). */
export const UDP_NO_CHECK6_RX: Option<boolean> | undefined = option("UDP_NO_CHECK6_RX", boolean);

/** Send IPv6 datagrams without checksums; udp(7). */
export const UDP_NO_CHECK6_TX: Option<boolean> | undefined = option("UDP_NO_CHECK6_TX", boolean);

/** Send one buffer as datagrams of this size; udp(7). */
export const UDP_SEGMENT: Option<number> | undefined = option("UDP_SEGMENT", integer);
