/**
 * Reads files in the pcapng format:
 * https://datatracker.ietf.org/doc/draft-ietf-opsawg-pcapng/
 *
 * @module
 */
import { formatInet, formatInet6 } from "../address.ts";
import type { PacketDestination, PacketDirection } from "../packet.ts";
import { CaptureFileError } from "./error.ts";
import { Fields, type Input } from "./input.ts";
import {
  INTERFACE_OPTIONS,
  PACKET_OPTIONS,
  readOptions,
  SECTION_OPTIONS,
  STATISTICS_OPTIONS,
} from "./options.ts";
import { LONGEST } from "./pcap_decoder.ts";
import type {
  CapturedPacket,
  CaptureInterface,
  CaptureNames,
  CaptureRecord,
  CaptureSection,
  CaptureStatistics,
} from "./records.ts";
import { Clock, MICROSECONDS } from "./time.ts";

/** The types of blocks. */
export const SECTION = 0x0a0d0d0a, INTERFACE = 1, OLD_PACKET = 2, SIMPLE_PACKET = 3, NAMES = 4;
/** More types of blocks. */
export const STATISTICS = 5, PACKET = 6;

/** The number whose byte order is that of the section. */
export const BYTE_ORDER_MAGIC = 0x1a2b3c4d;

/** The number of a block's bytes that are not its body: the type, and its length at both ends. */
const AROUND = 12;

/** Types of records of names. */
export const NAME_INET = 1, NAME_INET6 = 2;

/** Bits of `epb_flags`. */
export const DIRECTIONS: readonly (PacketDirection | undefined)[] = [
  undefined,
  "inbound",
  "outbound",
];
/** The next bits. */
export const DESTINATIONS: readonly (PacketDestination | undefined)[] = [
  undefined,
  "unicast",
  "multicast",
  "broadcast",
  "promiscuous",
];

const decoder = new TextDecoder();

/** Returns whether a file is a pcapng file, by its first 4 bytes as a big-endian number. */
export function isPcapng(first: number): boolean {
  return first === SECTION;
}

/** An interface of the present section, and how to read its time stamps. */
interface Known {
  readonly record: CaptureInterface;
  readonly clock: Clock;
}

/** Decodes a pcapng file. */
export class PcapngDecoder {
  #isLittle = false;
  #interfaces: Known[] = [];

  /** Returns the next record, `null` for a block to skip, `undefined` if more bytes are needed. */
  next(input: Input, isEnd: boolean): CaptureRecord | null | undefined {
    if (!input.has(AROUND)) {
      if (!isEnd || input.available === 0) return undefined;
      throw input.cut(AROUND, "a block");
    }
    const isSection = input.view.getUint32(input.at) === SECTION;
    if (isSection) this.#isLittle = this.#isLittleSection(input);
    const type = input.view.getUint32(input.at, this.#isLittle);
    const length = input.view.getUint32(input.at + 4, this.#isLittle);
    if (length < AROUND || length % 4 !== 0) {
      throw new CaptureFileError(
        `the length of a block is ${length}, not a multiple of 4 from ${AROUND} on`,
        input.offset + 4,
      );
    }
    if (length > LONGEST) {
      throw new CaptureFileError(`a block of ${length} bytes is too long`, input.offset + 4);
    }
    if (!input.has(length)) {
      if (!isEnd) return undefined;
      throw input.cut(length, "a block");
    }
    const repeated = input.view.getUint32(input.at + length - 4, this.#isLittle);
    if (repeated !== length) {
      throw new CaptureFileError(
        `the length at the end of a block is ${repeated}, at its beginning ${length}`,
        input.offset + length - 4,
      );
    }
    const record = this.#block(type, new Fields(input, 8, length - 4, this.#isLittle));
    input.at += length;
    return record;
  }

  #isLittleSection({ view, at, offset }: Input): boolean {
    if (view.getUint32(at + 8, true) === BYTE_ORDER_MAGIC) return true;
    if (view.getUint32(at + 8) === BYTE_ORDER_MAGIC) return false;
    throw new CaptureFileError("the byte order of a section is neither", offset + 8);
  }

  #block(type: number, fields: Fields): CaptureRecord | null {
    switch (type) {
      case SECTION:
        return this.#section(fields);
      case INTERFACE:
        return this.#interface(fields);
      case PACKET:
        return this.#packet(fields, fields.u32());
      case OLD_PACKET:
        return this.#oldPacket(fields);
      case SIMPLE_PACKET:
        return this.#simplePacket(fields);
      case NAMES:
        return this.#names(fields);
      case STATISTICS:
        return this.#statistics(fields);
      default:
        return null;
    }
  }

  #section(fields: Fields): CaptureSection {
    fields.u32();
    const major = fields.u16(), minor = fields.u16();
    if (major !== 1) throw fields.fault(`version ${major}.${minor} of pcapng is not supported`);
    fields.u64(); // the length of the section, which need not be known
    this.#interfaces = [];
    return {
      kind: "section",
      format: "pcapng",
      byteOrder: this.#isLittle ? "little" : "big",
      ...readOptions(fields, SECTION_OPTIONS, this.#isLittle),
    };
  }

  #interface(fields: Fields): CaptureInterface {
    const linkType = fields.u16();
    fields.u16();
    const record: CaptureInterface = {
      kind: "interface",
      linkType,
      snapLength: fields.u32(),
      ...readOptions(fields, INTERFACE_OPTIONS, this.#isLittle),
    };
    const clock = new Clock(record.resolution ?? MICROSECONDS, record.timeOffset ?? 0n);
    this.#interfaces.push({ record, clock });
    return record;
  }

  /** Returns the interface of a number that was just read. */
  #known(number: number, fields: Fields): Known {
    const known = this.#interfaces[number];
    if (known !== undefined) return known;
    throw fields.fault(
      `a block names interface ${number} of a section with ${this.#interfaces.length} interfaces`,
    );
  }

  #packet(fields: Fields, number: number): CapturedPacket {
    const { record, clock } = this.#known(number, fields);
    const timestamp = clock.toNanoseconds(fields.time());
    const length = fields.u32(), originalLength = fields.u32();
    if (length > fields.left) {
      throw fields.fault(`a packet of ${length} bytes in a block that has ${fields.left} left`);
    }
    const data = fields.take(length);
    fields.pad(length);
    const packet: CapturedPacket = {
      kind: "packet",
      data,
      originalLength,
      timestamp,
      interface: record,
    };
    return fields.left === 0 ? packet : this.#withOptions(packet, fields);
  }

  #withOptions(packet: CapturedPacket, fields: Fields): CapturedPacket {
    const properties = readOptions(fields, PACKET_OPTIONS, this.#isLittle);
    const { flags } = properties as { readonly flags?: number };
    if (flags !== undefined) {
      const direction = DIRECTIONS[flags & 3], destination = DESTINATIONS[flags >> 2 & 7];
      if (direction !== undefined) properties.direction = direction;
      if (destination !== undefined) properties.destination = destination;
    }
    return { ...packet, ...properties };
  }

  /** An obsolete block has 16 bits for the interface, and the number of lost packets. */
  #oldPacket(fields: Fields): CapturedPacket {
    const number = fields.u16(), dropped = fields.u16();
    const packet = this.#packet(fields, number);
    return dropped === 0xffff ? packet : { dropped: BigInt(dropped), ...packet };
  }

  #simplePacket(fields: Fields): CapturedPacket {
    const { record } = this.#known(0, fields);
    const originalLength = fields.u32();
    const most = record.snapLength === 0 ? originalLength : record.snapLength;
    const data = fields.take(Math.min(originalLength, most, fields.left));
    return { kind: "packet", data, originalLength, timestamp: null, interface: record };
  }

  #names(fields: Fields): CaptureNames {
    const names: { address: string; names: string[] }[] = [];
    while (fields.left >= 4) {
      const type = fields.u16(), length = fields.u16();
      if (type === 0) break;
      if (length > fields.left) {
        throw fields.fault(`a name of ${length} bytes in a block that has ${fields.left} left`);
      }
      const value = fields.take(length);
      fields.pad(length);
      const size = type === NAME_INET ? 4 : type === NAME_INET6 ? 16 : length + 1;
      if (length < size) continue; // another kind of address
      const address = value.subarray(0, size);
      names.push({
        address: type === NAME_INET ? formatInet(address) : formatInet6(address),
        names: decoder.decode(value.subarray(size)).split("\0").filter((name) => name !== ""),
      });
    }
    return { kind: "names", names, ...readOptions(fields, [], this.#isLittle) };
  }

  #statistics(fields: Fields): CaptureStatistics {
    const { record, clock } = this.#known(fields.u32(), fields);
    const timestamp = clock.toNanoseconds(fields.time());
    const properties = readOptions(fields, STATISTICS_OPTIONS, this.#isLittle);
    for (const name of ["startTime", "endTime"]) {
      const units = properties[name];
      if (typeof units === "bigint") properties[name] = clock.toNanoseconds(units);
    }
    return { kind: "statistics", interface: record, timestamp, ...properties };
  }
}
