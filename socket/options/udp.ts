/**
 * Types of the UDP options.
 *
 * @module
 */
import type { Option } from "./types.ts";

/**
 * UDP options: level `IPPROTO_UDP`, udp(7).
 *
 * @category Options
 */
export interface UdpOptions {
  /** Sends datagrams with a checksum. Windows; IPPROTO_UDP Socket Options. */
  readonly UDP_CHECKSUM_COVERAGE: Option<boolean> | undefined;
  /** Collects sends into one datagram until this option is cleared; udp(7). */
  readonly UDP_CORK: Option<boolean> | undefined;
  /** Protocol that the datagrams encapsulate: `UDP_ENCAP_*`; udp(7). */
  readonly UDP_ENCAP: Option<number> | undefined;
  /** Coalesces received datagrams, so that one receive returns several; udp(7). */
  readonly UDP_GRO: Option<boolean> | undefined;
  /** Sends without checksums. Windows; IPPROTO_UDP Socket Options. */
  readonly UDP_NOCHECKSUM: Option<boolean> | undefined;
  /** Sends without checksums. macOS; netinet/udp.h. */
  readonly UDP_NOCKSUM: Option<boolean> | undefined;
  /** Accepts IPv6 datagrams without checksums; udp(7). */
  readonly UDP_NO_CHECK6_RX: Option<boolean> | undefined;
  /** Sends IPv6 datagrams without checksums; udp(7). */
  readonly UDP_NO_CHECK6_TX: Option<boolean> | undefined;
  /**
   * Maximum size of received datagrams of one sender coalesced into one, in bytes; 0 for off.
   * Windows; IPPROTO_UDP Socket Options.
   */
  readonly UDP_RECV_MAX_COALESCED_SIZE: Option<number> | undefined;
  /** Size of the datagrams into which a send is segmented, in bytes; udp(7). */
  readonly UDP_SEGMENT: Option<number> | undefined;
  /**
   * Size of the datagrams into which a send is segmented, in bytes; 0 for off. Windows; IPPROTO_UDP
   * Socket Options.
   */
  readonly UDP_SEND_MSG_SIZE: Option<number> | undefined;
}
