/**
 * The records of capture files.
 *
 * @module
 */
import type { Packet, PacketInterface } from "../packet.ts";

/**
 * The formats of capture files.
 *
 * @category Capture files
 */
export type CaptureFormat = "pcap" | "pcapng";

/**
 * The order of the bytes in a number: the least or the most significant byte is the first one.
 *
 * @category Capture files
 */
export type ByteOrder = "little" | "big";

/**
 * The unit of time stamps: a power of 10 or of 2 with a negative exponent. `{ base: 10, exponent: 6 }`
 * is a microsecond.
 *
 * @category Capture files
 */
export interface TimeResolution {
  /** The base of the power. */
  readonly base: 10 | 2;
  /** The exponent without its sign, from 0 to 127. */
  readonly exponent: number;
}

/**
 * An option of a block of a pcapng file.
 *
 * @category Capture files
 */
export interface CaptureOption {
  /** The code, which has its own meaning in each type of block. */
  readonly code: number;
  /** The value. Numbers in it have the byte order of the section. */
  readonly value: Uint8Array;
}

/**
 * What all records of a pcapng file may have.
 *
 * @category Capture files
 */
export interface CaptureAnnotations {
  /** Comments. */
  readonly comments?: readonly string[] | undefined;
  /** Options that have no property of their own. */
  readonly options?: readonly CaptureOption[] | undefined;
}

/**
 * The beginning of a section. A pcap file is one section. A pcapng file may have several.
 *
 * @category Capture files
 */
export interface CaptureSection extends CaptureAnnotations {
  /** The kind of record. */
  readonly kind: "section";
  /** The format of the file. */
  readonly format: CaptureFormat;
  /** The order of the bytes in the section. */
  readonly byteOrder: ByteOrder;
  /** The hardware that captured, such as `"x86_64"`. */
  readonly hardware?: string | undefined;
  /** The operating system that captured. */
  readonly os?: string | undefined;
  /** The program that captured. */
  readonly application?: string | undefined;
}

/**
 * An interface, which packets behind it name.
 *
 * @category Capture files
 */
export interface CaptureInterface extends PacketInterface, CaptureAnnotations {
  /** The kind of record. */
  readonly kind: "interface";
  /** What the interface is, in words. */
  readonly description?: string | undefined;
  /** The text of the filter that selected the packets. */
  readonly filter?: string | undefined;
  /** The operating system of the interface. */
  readonly os?: string | undefined;
  /** The hardware of the interface. */
  readonly hardware?: string | undefined;
  /** The speed in bits per second. */
  readonly speed?: bigint | undefined;
  /** The unit of the time stamps in the file. A microsecond in files that do not say. */
  readonly resolution?: TimeResolution | undefined;
  /** Seconds that are added to the time stamps in the file. 0 if omitted. */
  readonly timeOffset?: bigint | undefined;
}

/**
 * A packet in a file. Its data is a view of the bytes that were read.
 *
 * @category Capture files
 */
export interface CapturedPacket extends Packet, CaptureAnnotations {
  /** The kind of record. */
  readonly kind: "packet";
  /** The interface. */
  readonly interface: CaptureInterface;
  /** All bits of `epb_flags`: the direction, the destination, and errors of the link. */
  readonly flags?: number | undefined;
  /** The number of packets that were lost between the previous packet and this one. */
  readonly dropped?: bigint | undefined;
}

/**
 * Names of hosts.
 *
 * @category Capture files
 */
export interface CaptureNames extends CaptureAnnotations {
  /** The kind of record. */
  readonly kind: "names";
  /** The addresses and their names. */
  readonly names: readonly {
    /** An IPv4 or IPv6 address. */
    readonly address: string;
    /** Its names. */
    readonly names: readonly string[];
  }[];
}

/**
 * The statistics of an interface. Times are in nanoseconds since 1970.
 *
 * @category Capture files
 */
export interface CaptureStatistics extends CaptureAnnotations {
  /** The kind of record. */
  readonly kind: "statistics";
  /** The interface: the object that its packets have. */
  readonly interface: PacketInterface;
  /** When the statistics were taken. */
  readonly timestamp: bigint;
  /** When the capture began. */
  readonly startTime?: bigint | undefined;
  /** When the capture ended. */
  readonly endTime?: bigint | undefined;
  /** The number of packets that the interface received. */
  readonly received?: bigint | undefined;
  /** The number of packets that the interface dropped. */
  readonly dropped?: bigint | undefined;
  /** The number of packets that the filter accepted. */
  readonly accepted?: bigint | undefined;
  /** The number of packets that the system dropped. */
  readonly droppedBySystem?: bigint | undefined;
  /** The number of packets that the program received. */
  readonly delivered?: bigint | undefined;
}

/**
 * A record of a capture file.
 *
 * @category Capture files
 */
export type CaptureRecord =
  | CaptureSection
  | CaptureInterface
  | CapturedPacket
  | CaptureNames
  | CaptureStatistics;
