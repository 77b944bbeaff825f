/**
 * Writes files in the pcap format.
 *
 * @module
 */
import { boolean, integer, iterable, object, wrongType } from "../../socket/arguments.ts";
import { hideFrames, hideInternals, rangeError } from "../../socket/stack.ts";
import { LINKTYPE_ETHERNET } from "../link_types.ts";
import type { Packet } from "../packet.ts";
import { type CaptureEncoder, type CaptureInput, checkPacket, kindOf } from "./encoder.ts";
import { BlockBuilder, roomFor } from "./output.ts";
import { MICROSECOND_MAGIC, NANOSECOND_MAGIC } from "./pcap_decoder.ts";
import type { ByteOrder } from "./records.ts";

/**
 * What a pcap file says about all its packets.
 *
 * @category Capture files
 */
export interface PcapOptions {
  /** The type of link, `LINKTYPE_*`. Ethernet if omitted. */
  readonly linkType?: number | undefined;
  /** The most bytes of a packet. 262,144 if omitted, as in tcpdump. */
  readonly snapLength?: number | undefined;
  /** False for time stamps in microseconds, for old programs. True if omitted. */
  readonly nanoseconds?: boolean | undefined;
  /** The order of the bytes. `"little"` if omitted. */
  readonly byteOrder?: ByteOrder | undefined;
}

/** Checks the order of bytes. Returns whether it is little-endian. */
export function isLittleEndian(name: string, value: unknown): boolean {
  if (value === undefined || value === "little" || value === "big") return value !== "big";
  throw wrongType(name, value, '"little" or "big"');
}

/**
 * Writes a pcap file: the packets of one type of link, with their time and their lengths. The format has
 * no place for interfaces, directions, statistics and comments; they are left out. A packet without a
 * time gets the time 0.
 *
 * @example
 * ```ts ignore
 * import { PcapEncoder, readPackets } from "@libc/socket/capture";
 *
 * const encoder = new PcapEncoder({ nanoseconds: false });
 * using from = await Deno.open("long.pcapng");
 * using to = await Deno.create("short.pcap");
 * const writer = to.writable.getWriter();
 * for await (const packet of readPackets(from.readable)) {
 *   if (packet.data.length < 100) await writer.write(encoder.encode(packet));
 * }
 * ```
 *
 * @category Capture files
 */
export class PcapEncoder implements CaptureEncoder {
  readonly #linkType: number;
  readonly #snapLength: number;
  readonly #unit: bigint;
  readonly #perSecond: bigint;
  readonly #isLittle: boolean;
  #hasBegun = false;

  /**
   * Makes the encoder of one file.
   *
   * @param options What the file says about all its packets.
   * @throws {TypeError} If an option is of the wrong type.
   * @throws {RangeError} If an option is out of range.
   */
  constructor(options: PcapOptions = {}) {
    try {
      object("options", options, "an object such as { linkType }");
      const { linkType = LINKTYPE_ETHERNET, snapLength = 0x40000, nanoseconds = true } = options;
      this.#linkType = integer("options.linkType", linkType, 0, 0xffff);
      this.#snapLength = integer("options.snapLength", snapLength, 0, 0xffffffff);
      this.#perSecond = boolean("options.nanoseconds", nanoseconds) ? 1_000_000_000n : 1_000_000n;
      this.#unit = 1_000_000_000n / this.#perSecond;
      this.#isLittle = isLittleEndian("options.byteOrder", options.byteOrder);
    } catch (error) {
      throw hideFrames(error, PcapEncoder);
    }
  }

  /**
   * Returns the header of the file, if nothing was encoded yet, and else nothing. Only a file without
   * packets needs this call.
   *
   * @returns Bytes to append to the file.
   *
   * @example
   * ```ts
   * import { PcapEncoder } from "@libc/socket/capture";
   *
   * console.log(new PcapEncoder().begin().length); // 24
   * ```
   */
  begin(): Uint8Array<ArrayBuffer> {
    const block = new BlockBuilder(this.#isLittle, 24);
    this.#begin(block);
    this.#hasBegun = true;
    return block.take();
  }

  /**
   * Encodes a packet, behind the header of the file if it is the first one.
   *
   * @param record A packet. Other records are left out.
   * @returns Bytes to append to the file.
   * @throws {RangeError} If the packet's type of link is another one than the file's, or its time does
   *   not fit. The encoder stays as it was: a program can go on with the next packet.
   * @throws {TypeError} If the record is none.
   *
   * @example
   * ```ts
   * import { LINKTYPE_ETHERNET, PcapEncoder } from "@libc/socket/capture";
   *
   * const bytes = new PcapEncoder().encode({
   *   data: new Uint8Array(60),
   *   originalLength: 60,
   *   timestamp: BigInt(Date.now()) * 1_000_000n,
   *   interface: { linkType: LINKTYPE_ETHERNET, snapLength: 0 },
   * });
   * console.log(bytes.length); // 24 + 16 + 60
   * ```
   */
  encode(record: CaptureInput): Uint8Array<ArrayBuffer> {
    if (kindOf(record) !== "packet") return new Uint8Array(0);
    return this.encodePackets([record as Packet]);
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
   * @throws {TypeError} If a packet is none.
   *
   * @example
   * ```ts
   * import { PcapEncoder } from "@libc/socket/capture";
   *
   * console.log(new PcapEncoder().encodePackets([]).length); // 24
   * ```
   */
  encodePackets(
    packets: Iterable<Packet>,
    memory?: Uint8Array<ArrayBuffer>,
  ): Uint8Array<ArrayBuffer> {
    const block = new BlockBuilder(this.#isLittle, roomFor(packets, memory));
    this.#begin(block);
    for (const packet of iterable("packets", packets)) this.#packet(block, packet);
    // If a packet is refused, the program does not get the header. The next call writes it then.
    this.#hasBegun = true;
    return block.take();
  }

  #begin(block: BlockBuilder): void {
    if (this.#hasBegun) return;
    block.u32(this.#unit === 1n ? NANOSECOND_MAGIC : MICROSECOND_MAGIC);
    block.u16(2);
    block.u16(4);
    block.u32(0); // the time zone
    block.u32(0); // the accuracy
    block.u32(this.#snapLength);
    block.u32(this.#linkType);
  }

  #packet(block: BlockBuilder, packet: Packet): void {
    checkPacket(packet);
    const { data, originalLength, timestamp, interface: { linkType } } = packet;
    if (linkType !== this.#linkType) {
      throw rangeError(
        `the packet's linkType is ${linkType}, but the file's is ${this.#linkType}: ` +
          "write a pcapng file, or one pcap file for each",
      );
    }
    const units = (timestamp ?? 0n) / this.#unit;
    const seconds = units / this.#perSecond;
    if ((timestamp ?? 0n) < 0n || seconds > 0xffffffffn) {
      throw rangeError(`packet.timestamp is ${timestamp}, expected a time from 1970 to 2106`);
    }
    block.u32(Number(seconds));
    block.u32(Number(units % this.#perSecond));
    block.u32(data.length);
    block.u32(originalLength);
    block.raw(data);
  }
}

hideInternals(PcapEncoder);
