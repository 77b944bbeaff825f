/**
 * The types of the options of UDP.
 *
 * @module
 */
import type { Option } from "./types.ts";

/** The options of UDP: level `IPPROTO_UDP`, udp(7). */
export interface UdpOptions {
  /** Whether what is sent has a checksum. Windows; IPPROTO_UDP Socket Options. */
  readonly UDP_CHECKSUM_COVERAGE: Option<boolean> | undefined;
  /** Gather what is sent into one datagram until this is cleared; udp(7). */
  readonly UDP_CORK: Option<boolean> | undefined;
  /** Which protocol the datagrams carry (`UDP_ENCAP_*`); udp(7). */
  readonly UDP_ENCAP: Option<number> | undefined;
  /** Receive several datagrams at once; udp(7). */
  readonly UDP_GRO: Option<boolean> | undefined;
  /** Send without checksums. Windows; IPPROTO_UDP Socket Options. */
  readonly UDP_NOCHECKSUM: Option<boolean> | undefined;
  /** Send without checksums. macOS; netinet/udp.h. */
  readonly UDP_NOCKSUM: Option<boolean> | undefined;
  /** Accept IPv6 datagrams without checksums; udp(7). */
  readonly UDP_NO_CHECK6_RX: Option<boolean> | undefined;
  /** Send IPv6 datagrams without checksums; udp(7). */
  readonly UDP_NO_CHECK6_TX: Option<boolean> | undefined;
  /**
   * Receive datagrams of one sender together, up to so many bytes; 0 for not. Windows; IPPROTO_UDP
   * Socket Options.
   */
  readonly UDP_RECV_MAX_COALESCED_SIZE: Option<number> | undefined;
  /** Send one buffer as datagrams of this size; udp(7). */
  readonly UDP_SEGMENT: Option<number> | undefined;
  /**
   * Cut what is sent into datagrams of so many bytes; 0 for not. Windows; IPPROTO_UDP Socket
   * Options.
   */
  readonly UDP_SEND_MSG_SIZE: Option<number> | undefined;
}
