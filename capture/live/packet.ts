/**
 * Packets of a live capture.
 *
 * @module
 */
import {
  PACKET_BROADCAST,
  PACKET_MULTICAST,
  PACKET_OTHERHOST,
  PACKET_OUTGOING,
} from "../../constants/mod.ts";
import {
  type Packet,
  type PacketDestination,
  type PacketDirection,
  type PacketInterface,
  restNanoseconds,
  type TimedPacket,
  wholeSeconds,
} from "../packet.ts";

/** The key of the method that `console.log` calls. */
const INSPECT = Symbol.for("Deno.customInspect");

/** Returns a packet whose properties are its own. */
export function plain(packet: Packet, data: Uint8Array = packet.data): Packet {
  const { originalLength, timestamp, interface: owner, direction, destination } = packet;
  return { data, originalLength, timestamp, interface: owner, direction, destination };
}

/**
 * A packet, as the kernel describes it. What few programs ask for is computed when they do: own properties
 * would cost time for each packet.
 */
export class LivePacket implements Packet, TimedPacket {
  readonly data: Uint8Array<ArrayBuffer>;
  readonly originalLength: number;
  readonly interface: PacketInterface;
  readonly #seconds: number;
  readonly #nanoseconds: number;
  readonly #type: number;

  constructor(
    data: Uint8Array<ArrayBuffer>,
    originalLength: number,
    owner: PacketInterface,
    seconds: number,
    nanoseconds: number,
    type: number,
  ) {
    this.data = data;
    this.originalLength = originalLength;
    this.interface = owner;
    this.#seconds = seconds;
    this.#nanoseconds = nanoseconds;
    this.#type = type;
  }

  // Getters, as all that says the time: a copy of the properties has none of them, so none is stale.
  get [wholeSeconds](): number {
    return this.#seconds;
  }

  get [restNanoseconds](): number {
    return this.#nanoseconds;
  }

  get timestamp(): bigint {
    return BigInt(this.#seconds) * 1_000_000_000n + BigInt(this.#nanoseconds);
  }

  get direction(): PacketDirection {
    return this.#type === PACKET_OUTGOING ? "outbound" : "inbound";
  }

  get destination(): PacketDestination | undefined {
    switch (this.#type) {
      case PACKET_OUTGOING:
        return undefined;
      case PACKET_BROADCAST:
        return "broadcast";
      case PACKET_MULTICAST:
        return "multicast";
      case PACKET_OTHERHOST:
        return "promiscuous";
      default:
        return "unicast";
    }
  }

  /** Returns the text that `console.log` shows, with what the getters return. */
  [INSPECT](inspect: typeof Deno.inspect, options: Deno.InspectOptions): string {
    return inspect(plain(this), options);
  }
}

/** A packet of a system that says less of it. */
export class PlainPacket implements Packet {
  readonly data: Uint8Array<ArrayBuffer>;
  readonly originalLength: number;
  readonly interface: PacketInterface;
  readonly direction: PacketDirection | undefined;
  readonly destination: PacketDestination | undefined;
  readonly #seconds: number;
  readonly #nanoseconds: number;

  constructor(
    data: Uint8Array<ArrayBuffer>,
    originalLength: number,
    owner: PacketInterface,
    seconds: number,
    nanoseconds: number,
    direction: PacketDirection | undefined,
    destination?: PacketDestination,
  ) {
    this.data = data;
    this.originalLength = originalLength;
    this.interface = owner;
    this.direction = direction;
    this.destination = destination;
    this.#seconds = seconds;
    this.#nanoseconds = nanoseconds;
  }

  get timestamp(): bigint {
    return BigInt(this.#seconds) * 1_000_000_000n + BigInt(this.#nanoseconds);
  }

  /** Returns the text that `console.log` shows, with the time. */
  [INSPECT](inspect: typeof Deno.inspect, options: Deno.InspectOptions): string {
    return inspect(plain(this), options);
  }
}
