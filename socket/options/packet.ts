/**
 * The types of the options of `AF_PACKET`.
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

/** The options of `AF_PACKET`: level `SOL_PACKET`, packet(7). */
export interface PacketOptions {
  /**
   * Have an interface receive more, such as everything; until the socket is closed. See packet(7).
   */
  readonly PACKET_ADD_MEMBERSHIP: WritableOption<PacketMembership> | undefined;
  /** Receive the length and state of each packet, as ancillary data of this name; packet(7). */
  readonly PACKET_AUXDATA: Option<boolean> | undefined;
  /** Receive packets longer than this as copies, when a ring is used; packet(7). */
  readonly PACKET_COPY_THRESH: Option<number> | undefined;
  /** Undo `PACKET_ADD_MEMBERSHIP`; packet(7). */
  readonly PACKET_DROP_MEMBERSHIP: WritableOption<PacketMembership> | undefined;
  /** Share packets among the sockets of a group; packet(7). */
  readonly PACKET_FANOUT: Option<PacketFanout> | undefined;
  /** The program that shares them: classic BPF, or the descriptor of an eBPF one; packet(7). */
  readonly PACKET_FANOUT_DATA: WritableOption<readonly BpfInstruction[] | number> | undefined;
  /** Do not receive what this machine sends; packet(7). */
  readonly PACKET_IGNORE_OUTGOING: Option<boolean> | undefined;
  /** Pass over malformed packets in the ring that is sent; packet(7). */
  readonly PACKET_LOSS: Option<boolean> | undefined;
  /** Receive as the interface the one below a bond; packet(7). */
  readonly PACKET_ORIGDEV: Option<boolean> | undefined;
  /** Send without queueing; packet(7). */
  readonly PACKET_QDISC_BYPASS: Option<boolean> | undefined;
  /** Room before each packet in a ring; packet(7). */
  readonly PACKET_RESERVE: Option<number> | undefined;
  /** How much of a fanout group overflowed to other sockets. Read only; packet(7). */
  readonly PACKET_ROLLOVER_STATS: ReadableOption<PacketRolloverStatistics> | undefined;
  /** How many packets there were since this was last read. Read only; packet(7). */
  readonly PACKET_STATISTICS: ReadableOption<PacketStatistics> | undefined;
  /** Which time stamps packets in a ring have: `SOF_TIMESTAMPING_*`; packet(7). */
  readonly PACKET_TIMESTAMP: Option<number> | undefined;
  /** Packets in the ring that is sent say where they begin; packet(7). */
  readonly PACKET_TX_HAS_OFF: Option<boolean> | undefined;
  /** The version of the ring's headers; packet(7). */
  readonly PACKET_VERSION: Option<number> | undefined;
  /** Put a header of offloads before each packet; packet(7). */
  readonly PACKET_VNET_HDR: Option<boolean> | undefined;
  /** How long that header is; 0 for none. See packet(7). */
  readonly PACKET_VNET_HDR_SZ: Option<number> | undefined;
}
