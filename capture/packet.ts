/**
 * Packets, as captures and files give them.
 *
 * @module
 */

/**
 * Whether the system received or sent a packet.
 *
 * @category Captures
 */
export type PacketDirection = "inbound" | "outbound";

/**
 * To whom a packet was addressed; `promiscuous` is another host.
 *
 * @category Captures
 */
export type PacketDestination = "unicast" | "multicast" | "broadcast" | "promiscuous";

/**
 * The interface that a packet was captured on.
 *
 * @category Captures
 */
export interface PacketInterface {
  /** The type of link, `LINKTYPE_*`, which says what header the packets begin with. */
  readonly linkType: number;
  /** The most bytes of a packet that were kept; 0 if there was no limit. */
  readonly snapLength: number;
  /** The name of the interface, such as `"eth0"`. */
  readonly name?: string | undefined;
}

/** Keys of the time of a live packet as two numbers: writing them makes no `bigint`, of which each takes memory. */
export const wholeSeconds: unique symbol = Symbol("wholeSeconds");
/** The key of the rest of the time. */
export const restNanoseconds: unique symbol = Symbol("restNanoseconds");

/** A packet whose time is also there as two numbers. */
export interface TimedPacket {
  /** Seconds since 1970. */
  readonly [wholeSeconds]?: number;
  /** Nanoseconds since then. */
  readonly [restNanoseconds]?: number;
}

/**
 * A packet.
 *
 * The packets of files are plain objects. Those of live captures are too if the option `copy` is set. Without
 * it, and in the blocks of a `PacketRing`, `timestamp`, `direction` and `destination` may be getters, which
 * spread, `Object.assign`, `structuredClone` and `JSON.stringify` leave out. Name them to keep such a packet.
 *
 * @example Keep packets of a capture without the option `copy`
 * ```ts ignore
 * import { openCapture, type Packet } from "@libc/socket/capture";
 *
 * function kept(packet: Packet): Packet {
 *   const { timestamp, direction, destination, data } = packet;
 *   return { ...packet, timestamp, direction, destination, data: data.slice() };
 * }
 *
 * using capture = openCapture({ interface: "eth0" });
 * const long: Packet[] = [];
 * for await (const packet of capture) {
 *   if (packet.originalLength > 1000) long.push(kept(packet));
 *   if (long.length === 10) break;
 * }
 * ```
 *
 * @category Captures
 */
export interface Packet {
  /**
   * The bytes that were kept, often a view of memory that other packets share. The source of the
   * packet says how long the view is valid.
   */
  readonly data: Uint8Array;
  /** The length of the packet on the network, in bytes; more than `data` has if the packet was cut. */
  readonly originalLength: number;
  /** The time of the capture, in nanoseconds since 1970; `null` if it is not known. */
  readonly timestamp: bigint | null;
  /** The interface. Packets of one interface have the same object. */
  readonly interface: PacketInterface;
  /** Whether the system received or sent the packet, if that is known. */
  readonly direction?: PacketDirection | undefined;
  /** To whom the packet was addressed, if that is known. */
  readonly destination?: PacketDestination | undefined;
}
