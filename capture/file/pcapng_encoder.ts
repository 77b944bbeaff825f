/**
 * Writes files in the pcapng format.
 *
 * @module
 */
import {
  array,
  integer,
  iterable,
  object,
  shown,
  text,
  wrongType,
} from "../../socket/arguments.ts";
import { hideFrames, hideInternals, rangeError } from "../../socket/stack.ts";
import { packInet, packInet6 } from "../address.ts";
import {
  type Packet,
  type PacketInterface,
  restNanoseconds,
  type TimedPacket,
  wholeSeconds,
} from "../packet.ts";
import {
  type CaptureEncoder,
  type CaptureInput,
  checkInterface,
  checkPacket,
  kindOf,
} from "./encoder.ts";
import {
  FLAGS,
  INTERFACE_OPTIONS,
  PACKET_OPTIONS,
  SECTION_OPTIONS,
  STATISTICS_OPTIONS,
  writeOptions,
} from "./options.ts";
import { BlockBuilder, roomFor } from "./output.ts";
import { isLittleEndian } from "./pcap_encoder.ts";
import {
  BYTE_ORDER_MAGIC,
  DESTINATIONS,
  DIRECTIONS,
  INTERFACE,
  NAME_INET,
  NAME_INET6,
  NAMES,
  PACKET,
  SECTION,
  SIMPLE_PACKET,
  STATISTICS,
} from "./pcapng_decoder.ts";
import type {
  ByteOrder,
  CapturedPacket,
  CaptureInterface,
  CaptureNames,
  CaptureRecord,
  CaptureSection,
  CaptureStatistics,
} from "./records.ts";
import { Clock, MICROSECONDS, NANOSECONDS } from "./time.ts";

/**
 * What a pcapng file says about its origin.
 *
 * @category Capture files
 */
export interface PcapngOptions {
  /** The order of the bytes. `"little"` if omitted. */
  readonly byteOrder?: ByteOrder | undefined;
  /** The program that captured. */
  readonly application?: string | undefined;
  /** The operating system. */
  readonly os?: string | undefined;
  /** The hardware. */
  readonly hardware?: string | undefined;
  /** Comments. */
  readonly comments?: readonly string[] | undefined;
}

/** An interface that was written. */
interface Written {
  readonly id: number;
  readonly clock: Clock;
  readonly snapLength: number;
}

const encoder = new TextEncoder();

/** A packet that may have the properties of one in a file. */
type AnyPacket = Packet & TimedPacket & Partial<Omit<CapturedPacket, "kind" | keyof Packet>>;

/** Returns the bits of `epb_flags`; `undefined` if nothing is known. */
function flagsOf({ flags, direction, destination }: AnyPacket): number | undefined {
  if (flags !== undefined) return integer("packet.flags", flags, 0, 0xffffffff);
  if (direction === undefined && destination === undefined) return undefined;
  const low = DIRECTIONS.indexOf(direction), high = DESTINATIONS.indexOf(destination);
  if (low < 0) throw wrongType("packet.direction", direction, '"inbound" or "outbound"');
  if (high < 0) throw wrongType("packet.destination", destination, 'such as "unicast"');
  return low | high << 2;
}

/** Checks a time of an interface. Returns its number of units, which must have 64 bits. */
function unitsOf(name: string, time: bigint, clock: Clock): bigint {
  if (typeof time !== "bigint") throw wrongType(name, time, "a bigint of nanoseconds");
  const units = clock.fromNanoseconds(time);
  if (units >= 0n && units <= 0xffffffffffffffffn) return units;
  throw rangeError(
    `${name} is ${time}, expected a time that fits into 64 bits: ` +
      `it is ${units} units of the interface, counted from its timeOffset`,
  );
}

/** Checks a name of a host. An empty one would be no name for those who read it. */
function hostName(name: string, value: unknown): string {
  const host = text(name, value);
  if (host !== "") return host;
  throw rangeError(`${name} is "", expected a name; leave it out`);
}

/** Checks an address and its names. Returns the type and the bytes of their record. */
function nameRecord(name: string, entry: unknown): [type: number, value: Uint8Array] {
  object(name, entry, "an object such as { address, names }");
  const { address, names } = entry as Partial<CaptureNames["names"][number]>;
  if (typeof address !== "string") {
    throw wrongType(`${name}.address`, address, "an address of IPv4 or IPv6");
  }
  const packed = packInet(address) ?? packInet6(address);
  if (packed === null) {
    throw rangeError(
      `${name}.address is ${shown(address)}, expected an address of IPv4 or IPv6`,
    );
  }
  const checked = array(`${name}.names`, names).map((one, i) =>
    hostName(`${name}.names[${i}]`, one)
  );
  const bytes = encoder.encode(checked.map((one) => `${one}\0`).join(""));
  const value = new Uint8Array(packed.length + bytes.length);
  value.set(packed);
  value.set(bytes, packed.length);
  return [packed.length === 4 ? NAME_INET : NAME_INET6, value];
}

/**
 * Writes a pcapng file: packets of several interfaces, with their times, directions and comments, names
 * and statistics.
 *
 * Each interface is written in front of its first packet. An interface that comes from a file keeps its
 * unit of time; others have nanoseconds. A record of a section begins a new section.
 *
 * @example
 * ```ts
 * import { LINKTYPE_ETHERNET, PcapngEncoder } from "@libc/socket/capture";
 *
 * const eth0 = { linkType: LINKTYPE_ETHERNET, snapLength: 0, name: "eth0" };
 * const encoder = new PcapngEncoder({ application: "my program" });
 * const bytes = encoder.encode({
 *   data: new Uint8Array(60),
 *   originalLength: 60,
 *   timestamp: BigInt(Date.now()) * 1_000_000n,
 *   interface: eth0,
 *   direction: "inbound",
 * });
 * console.log(bytes.length);
 * ```
 *
 * @category Capture files
 */
export class PcapngEncoder implements CaptureEncoder {
  /** The header of the first section. It is made early, so that the constructor checks its options. */
  readonly #first: Uint8Array;
  #isLittle: boolean;
  #interfaces = new Map<PacketInterface, Written>();
  #hasBegun = false;

  /**
   * Makes the encoder of one file.
   *
   * @param options What the file says about its origin.
   * @throws {TypeError} If an option is of the wrong type.
   * @throws {RangeError} If a text is too long.
   */
  constructor(options: PcapngOptions = {}) {
    try {
      object("options", options, "an object such as { application }");
      this.#isLittle = isLittleEndian("options.byteOrder", options.byteOrder);
      const block = new BlockBuilder(this.#isLittle, 0x100);
      this.#header(block, "options", options);
      this.#first = block.take();
    } catch (error) {
      throw hideFrames(error, PcapngEncoder);
    }
  }

  /**
   * Returns the header of the first section, if nothing was encoded yet, and else nothing. Only a file
   * without packets needs this call.
   *
   * @returns Bytes to append to the file.
   *
   * @example
   * ```ts
   * import { PcapngEncoder } from "@libc/socket/capture";
   *
   * console.log(new PcapngEncoder().begin().length); // 28
   * ```
   */
  begin(): Uint8Array<ArrayBuffer> {
    return this.#encoded(new BlockBuilder(this.#isLittle, 0x100), () => {});
  }

  /**
   * Encodes a record, behind all that must be in front of it.
   *
   * @param record A packet, or another record.
   * @returns Bytes to append to the file.
   * @throws {RangeError} If a number does not fit into its field. The encoder stays as it was: a program
   *   can go on with the next record.
   * @throws {TypeError} If the record is none, or a property is of the wrong type.
   *
   * @example
   * ```ts
   * import { PcapngEncoder } from "@libc/socket/capture";
   *
   * const names = [{ address: "192.0.2.1", names: ["gateway.example"] }];
   * console.log(new PcapngEncoder().encode({ kind: "names", names }).length);
   * ```
   */
  encode(record: CaptureInput): Uint8Array<ArrayBuffer> {
    if (kindOf(record) === "packet") return this.encodePackets([record as Packet]);
    const other = record as Exclude<CaptureRecord, { readonly kind: "packet" }>;
    if (other.kind === "section") return this.#section(other);
    const block = new BlockBuilder(this.#isLittle, 0x400);
    return this.#encoded(block, () => this.#record(block, other));
  }

  /**
   * Encodes many packets at once, which is faster than one by one. A program that writes the bytes at
   * once can give the same memory again and again, which is faster than new memory.
   *
   * @param packets The packets.
   * @param memory Memory to encode them in. New memory is taken if it is omitted or too small.
   * @returns Bytes to append to the file; a view of `memory` if it suffices.
   * @throws {RangeError} As {@linkcode encode}. The encoder stays as it was: none of the packets is
   *   encoded.
   * @throws {TypeError} If a packet is none, or a property is of the wrong type.
   *
   * @example
   * ```ts
   * import { PcapngEncoder } from "@libc/socket/capture";
   *
   * console.log(new PcapngEncoder().encodePackets([]).length); // 28
   * ```
   */
  encodePackets(
    packets: Iterable<Packet>,
    memory?: Uint8Array<ArrayBuffer>,
  ): Uint8Array<ArrayBuffer> {
    const block = new BlockBuilder(this.#isLittle, roomFor(packets, memory));
    return this.#encoded(block, () => {
      for (const packet of iterable("packets", packets)) this.#packet(block, packet);
    });
  }

  /**
   * Returns what a function writes, behind the header if it is the first. If the function throws, the
   * program gets no bytes: the encoder must not count the header and interfaces in them as written.
   */
  #encoded(block: BlockBuilder, write: () => void): Uint8Array<ArrayBuffer> {
    const { size } = this.#interfaces;
    try {
      if (!this.#hasBegun) block.raw(this.#first);
      write();
    } catch (error) {
      for (const on of [...this.#interfaces.keys()].slice(size)) this.#interfaces.delete(on);
      throw error;
    }
    this.#hasBegun = true;
    return block.take();
  }

  #record(block: BlockBuilder, record: CaptureInterface | CaptureNames | CaptureStatistics): void {
    switch (record.kind) {
      case "interface":
        this.#written(block, record);
        break;
      case "names":
        this.#names(block, record);
        break;
      case "statistics":
        this.#statistics(block, record);
        break;
      default:
        throw wrongType("record.kind", (record as CaptureRecord).kind, 'such as "packet"');
    }
  }

  /** Begins a section in the byte order that its record names. */
  #section(section: CaptureSection): Uint8Array<ArrayBuffer> {
    const isLittle = isLittleEndian("record.byteOrder", section.byteOrder);
    const block = new BlockBuilder(isLittle, 0x400);
    this.#header(block, "record", section);
    this.#isLittle = isLittle;
    this.#interfaces = new Map();
    this.#hasBegun = true;
    return block.take();
  }

  #header(block: BlockBuilder, name: string, section: PcapngOptions): void {
    block.begin(SECTION);
    block.u32(BYTE_ORDER_MAGIC);
    block.u16(1);
    block.u16(0);
    block.u32(0xffffffff); // the length of the section is not known
    block.u32(0xffffffff);
    writeOptions(block, SECTION_OPTIONS, name, section);
    block.end();
  }

  /** Returns an interface, after writing it if it is new. */
  #written(block: BlockBuilder, on: PacketInterface): Written {
    const known = this.#interfaces.get(on);
    if (known !== undefined) return known;
    const linkType = integer("interface.linkType", on.linkType, 0, 0xffff);
    const snapLength = integer("interface.snapLength", on.snapLength, 0, 0xffffffff);
    // An interface of a file that says no unit has microseconds; one that is no record of a file has
    // the unit of this module.
    const record = on as CaptureInterface, { timeOffset = 0n } = record;
    const { resolution = record.kind ? MICROSECONDS : NANOSECONDS } = record;
    block.begin(INTERFACE);
    block.u16(linkType);
    block.u16(0);
    block.u32(snapLength);
    writeOptions(block, INTERFACE_OPTIONS, "interface", {
      ...on,
      resolution: record.kind ? record.resolution : resolution,
    });
    block.end();
    const clock = new Clock(resolution, timeOffset);
    const written = { id: this.#interfaces.size, clock, snapLength };
    this.#interfaces.set(on, written);
    return written;
  }

  #packet(block: BlockBuilder, packet: AnyPacket): void {
    checkPacket(packet);
    const { data, originalLength } = packet;
    const { id, clock, snapLength } = this.#written(block, packet.interface);
    const flags = flagsOf(packet), seconds = packet[wholeSeconds];
    const { comments, options, dropped } = packet;
    const isAnnotated = comments !== undefined || options !== undefined || dropped !== undefined;
    if (seconds !== undefined && clock.isPlain && flags !== undefined && !isAnnotated) {
      block.packet(PACKET, id, seconds, packet[restNanoseconds]!, data, originalLength);
      block.number(FLAGS, flags); // a fifth of the time of other options
      block.end();
      return;
    }
    const { timestamp } = packet;
    const whole = Math.min(originalLength, snapLength === 0 ? originalLength : snapLength);
    const isTimeless = timestamp === null && id === 0 && data.length === whole;
    if (isTimeless && flags === undefined && !isAnnotated) {
      // Only this type of block has no time, but it has nothing else either.
      block.begin(SIMPLE_PACKET);
      block.u32(originalLength);
      block.padded(data);
    } else {
      block.begin(PACKET);
      block.u32(id);
      block.time(unitsOf("packet.timestamp", timestamp ?? 0n, clock));
      block.u32(data.length);
      block.u32(originalLength);
      block.padded(data);
      if (isAnnotated) {
        writeOptions(block, PACKET_OPTIONS, "packet", { flags, dropped, comments, options });
      } else if (flags !== undefined) {
        block.number(FLAGS, flags); // five times as fast, and most packets have no other option
      }
    }
    block.end();
  }

  #names(block: BlockBuilder, record: CaptureNames): void {
    block.begin(NAMES);
    for (const [i, entry] of array("record.names", record.names).entries()) {
      const name = `record.names[${i}]`;
      block.option(name, ...nameRecord(name, entry));
    }
    block.endOptions();
    writeOptions(block, [], "record", record);
    block.end();
  }

  #statistics(block: BlockBuilder, record: CaptureStatistics): void {
    checkInterface("record.interface", record.interface);
    const { id, clock } = this.#written(block, record.interface);
    const units = (name: "startTime" | "endTime") => {
      const time = record[name];
      return time === undefined ? undefined : unitsOf(`record.${name}`, time, clock);
    };
    block.begin(STATISTICS);
    block.u32(id);
    block.time(unitsOf("record.timestamp", record.timestamp, clock));
    writeOptions(block, STATISTICS_OPTIONS, "record", {
      ...record,
      startTime: units("startTime"),
      endTime: units("endTime"),
    });
    block.end();
  }
}

hideInternals(PcapngEncoder);
