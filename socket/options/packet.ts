/**
 * Types of the `AF_PACKET` options.
 *
 * @module
 */
import type {
  BpfInstruction,
  Option,
  PacketFanout,
  PacketMembership,
  PacketRolloverStatistics,
  PacketStatistics,
  ReadableOption,
  WritableOption,
} from "./types.ts";

/**
 * `AF_PACKET` options: level `SOL_PACKET`, packet(7).
 *
 * @category Options
 */
export interface PacketOptions {
  /**
   * Makes an interface receive more, such as every packet, until the socket is closed or
   * `PACKET_DROP_MEMBERSHIP` undoes it. See packet(7).
   */
  readonly PACKET_ADD_MEMBERSHIP: WritableOption<PacketMembership> | undefined;
  /** Delivers the length and state of each packet as ancillary data of this name; packet(7). */
  readonly PACKET_AUXDATA: Option<boolean> | undefined;
  /** Size above which packets are received as copies when a ring is used, in bytes; packet(7). */
  readonly PACKET_COPY_THRESH: Option<number> | undefined;
  /** Undoes `PACKET_ADD_MEMBERSHIP`; packet(7). */
  readonly PACKET_DROP_MEMBERSHIP: WritableOption<PacketMembership> | undefined;
  /** Distributes packets among the sockets of a group; packet(7). */
  readonly PACKET_FANOUT: Option<PacketFanout> | undefined;
  /**
   * Program that distributes the packets of `PACKET_FANOUT`: classic BPF, or the descriptor of an
   * eBPF program; packet(7).
   */
  readonly PACKET_FANOUT_DATA: WritableOption<readonly BpfInstruction[] | number> | undefined;
  /** Ignores packets that this machine sends; packet(7). */
  readonly PACKET_IGNORE_OUTGOING: Option<boolean> | undefined;
  /** Skips malformed packets in the transmit ring; packet(7). */
  readonly PACKET_LOSS: Option<boolean> | undefined;
  /** Reports the interface below a bond as the interface of a packet; packet(7). */
  readonly PACKET_ORIGDEV: Option<boolean> | undefined;
  /** Sends without the queueing discipline; packet(7). */
  readonly PACKET_QDISC_BYPASS: Option<boolean> | undefined;
  /** Headroom reserved before each packet in a ring, in bytes; packet(7). */
  readonly PACKET_RESERVE: Option<number> | undefined;
  /** Counts of packets that overflowed to other sockets of a fanout group. Read only; packet(7). */
  readonly PACKET_ROLLOVER_STATS: ReadableOption<PacketRolloverStatistics> | undefined;
  /** Counts of packets since this option was last read. Read only; packet(7). */
  readonly PACKET_STATISTICS: ReadableOption<PacketStatistics> | undefined;
  /** Timestamps of packets in a ring: `SOF_TIMESTAMPING_*`; packet(7). */
  readonly PACKET_TIMESTAMP: Option<number> | undefined;
  /** Packets in the transmit ring state the offset at which they begin; packet(7). */
  readonly PACKET_TX_HAS_OFF: Option<boolean> | undefined;
  /** Version of the ring's headers; packet(7). */
  readonly PACKET_VERSION: Option<number> | undefined;
  /** Prepends a header of offloads to each packet (`struct virtio_net_hdr`); packet(7). */
  readonly PACKET_VNET_HDR: Option<boolean> | undefined;
  /** Length of the header of `PACKET_VNET_HDR`, in bytes; 0 for none. See packet(7). */
  readonly PACKET_VNET_HDR_SZ: Option<number> | undefined;
}
