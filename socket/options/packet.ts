/**
 * The options of `AF_PACKET`: level `SOL_PACKET`, packet(7).
 *
 * @module
 */
import { SOL_PACKET } from "../../constants/mod.ts";
import { buffer, integer as checked } from "../arguments.ts";
import {
  boolean,
  type Codec,
  encodeInteger,
  integer,
  interfaceNumber,
  layouts,
  level,
  members,
  object,
  program,
  structure,
  unsigned,
} from "./codec.ts";
import type {
  BpfInstruction,
  Option,
  PacketFanout,
  PacketMembership,
  PacketRolloverStatistics,
  PacketStatistics,
  ReadableOption,
  WritableOption,
  Writing,
} from "./types.ts";

const { option, readable, writable } = level(SOL_PACKET);

/** `struct packet_mreq` */
const packetMembership: Writing<PacketMembership> = {
  encode(value, name, socket) {
    const given = object(name, value, "an object { interface, type, address? }");
    const { size, mr_ifindex, mr_type, mr_alen, mr_address } = layouts().packet_mreq;
    const [bytes, view] = structure(size);
    const index = interfaceNumber(`${name} interface`, given.interface, socket);
    if (index === 0) throw new TypeError(`${name} interface is missing`);
    mr_ifindex.set(view, index);
    mr_type.set(view, checked(`${name} type`, given.type, 0, 0xffff));
    if (given.address !== undefined) {
      const address = buffer(`${name} address`, given.address);
      checked(`${name} address length`, address.length, 0, mr_address.size);
      mr_alen.set(view, address.length);
      mr_address.set(view, address);
    }
    return bytes;
  },
};

/** The group in the low half; type and flags in the high half. */
const fanout: Codec<PacketFanout> = {
  size: unsigned.size,
  decode(value) {
    const word = unsigned.decode(value);
    return { id: word & 0xffff, type: (word >>> 16) & 0xff, flags: (word >>> 16) & 0xff00 };
  },
  encode(value, name) {
    const given = object(name, value, "an object { id, type, flags? }");
    const id = checked(`${name} id`, given.id, 0, 0xffff);
    const type = checked(`${name} type`, given.type, 0, 0xff);
    const flags = checked(`${name} flags`, given.flags ?? 0, 0, 0xffff);
    return encodeInteger(((flags | type) << 16) | id);
  },
};

const fanoutData: Writing<readonly BpfInstruction[] | number> = {
  encode: (value, name, socket) =>
    typeof value === "number"
      ? integer.encode(value, name, socket)
      : program.encode(value, name, socket),
  isProgram: (value) => typeof value !== "number",
};

/**
 * Have an interface receive more, such as everything; until the socket is closed. See packet(7).
 */
export const PACKET_ADD_MEMBERSHIP: WritableOption<PacketMembership> | undefined = writable(
  "PACKET_ADD_MEMBERSHIP",
  packetMembership,
);

/** Receive the length and state of each packet, as ancillary data of this name; packet(7). */
export const PACKET_AUXDATA: Option<boolean> | undefined = option("PACKET_AUXDATA", boolean);

/** Receive packets longer than this as copies, when a ring is used; packet(7). */
export const PACKET_COPY_THRESH: Option<number> | undefined = option("PACKET_COPY_THRESH", integer);

/** Undo `PACKET_ADD_MEMBERSHIP`; packet(7). */
export const PACKET_DROP_MEMBERSHIP: WritableOption<PacketMembership> | undefined = writable(
  "PACKET_DROP_MEMBERSHIP",
  packetMembership,
);

/** Share packets among the sockets of a group; packet(7). */
export const PACKET_FANOUT: Option<PacketFanout> | undefined = option("PACKET_FANOUT", fanout);

/** The program that shares them: classic BPF, or the descriptor of an eBPF one; packet(7). */
export const PACKET_FANOUT_DATA: WritableOption<readonly BpfInstruction[] | number> | undefined =
  writable("PACKET_FANOUT_DATA", fanoutData);

/** Do not receive what this machine sends; packet(7). */
export const PACKET_IGNORE_OUTGOING: Option<boolean> | undefined = option(
  "PACKET_IGNORE_OUTGOING",
  boolean,
);

/** Pass over malformed packets in the ring that is sent; packet(7). */
export const PACKET_LOSS: Option<boolean> | undefined = option("PACKET_LOSS", boolean);

/** Receive as the interface the one below a bond; packet(7). */
export const PACKET_ORIGDEV: Option<boolean> | undefined = option("PACKET_ORIGDEV", boolean);

/** Send without queueing; packet(7). */
export const PACKET_QDISC_BYPASS: Option<boolean> | undefined = option(
  "PACKET_QDISC_BYPASS",
  boolean,
);

/** Room before each packet in a ring; packet(7). */
export const PACKET_RESERVE: Option<number> | undefined = option("PACKET_RESERVE", integer);

/** How much of a fanout group overflowed to other sockets. Read only; packet(7). */
export const PACKET_ROLLOVER_STATS: ReadableOption<PacketRolloverStatistics> | undefined = readable(
  "PACKET_ROLLOVER_STATS",
  members<PacketRolloverStatistics>("tpacket_rollover_stats"),
);

/** How many packets there were since this was last read. Read only; packet(7). */
export const PACKET_STATISTICS: ReadableOption<PacketStatistics> | undefined = readable(
  "PACKET_STATISTICS",
  members<PacketStatistics>("tpacket_stats"),
);

/** Which time stamps packets in a ring have: `SOF_TIMESTAMPING_*`; packet(7). */
export const PACKET_TIMESTAMP: Option<number> | undefined = option("PACKET_TIMESTAMP", integer);

/** Packets in the ring that is sent say where they begin; packet(7). */
export const PACKET_TX_HAS_OFF: Option<boolean> | undefined = option("PACKET_TX_HAS_OFF", boolean);

/** The version of the ring's headers; packet(7). */
export const PACKET_VERSION: Option<number> | undefined = option("PACKET_VERSION", integer);

/** Put a header of offloads before each packet; packet(7). */
export const PACKET_VNET_HDR: Option<boolean> | undefined = option("PACKET_VNET_HDR", boolean);

/** How long that header is; 0 for none. See packet(7). */
export const PACKET_VNET_HDR_SZ: Option<number> | undefined = option("PACKET_VNET_HDR_SZ", integer);
