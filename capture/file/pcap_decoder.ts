/**
 * Reads files in the pcap format:
 * https://datatracker.ietf.org/doc/draft-ietf-opsawg-pcap/
 *
 * @module
 */
import { CaptureFileError } from "./error.ts";
import { Fields, type Input } from "./input.ts";
import type { CapturedPacket, CaptureInterface, CaptureRecord, CaptureSection } from "./records.ts";
import { Clock, MICROSECONDS, NANOSECONDS } from "./time.ts";

const HEADER = 24, RECORD = 16;

/** The first number of a file says its unit of time. Its byte order is the file's. */
export const MICROSECOND_MAGIC = 0xa1b2c3d4, NANOSECOND_MAGIC = 0xa1b23c4d;

/** First numbers of variants, whose records have other fields. */
const VARIANTS: ReadonlyMap<number, string> = new Map([
  [0xa1b2cd34, "a variant of pcap by Alexey Kuznetsov, which is not supported"],
  [0xa1b234cd, "a variant of pcap by Francisco Mesquita, which is not supported"],
  [0xa12b3c4d, "a variant of pcap by Navtel, which is not supported"],
  [0x1c0001ac, "a variant of pcap by IXIA, which is not supported"],
  [0x1c0001ab, "a variant of pcap by IXIA, which is not supported"],
]);

/** The most bytes of a packet. A greater number comes from damage. */
export const LONGEST = 0x8000000;

/** Returns a number of 32 bits with its bytes in the opposite order. */
function swapped(number: number): number {
  const view = new DataView(new ArrayBuffer(4));
  view.setUint32(0, number, true);
  return view.getUint32(0);
}

function isMagic(number: number): boolean {
  return number === MICROSECOND_MAGIC || number === NANOSECOND_MAGIC || VARIANTS.has(number);
}

/** Returns whether a file is a pcap file, by its first 4 bytes as a big-endian number. */
export function isPcap(first: number): boolean {
  return isMagic(first) || isMagic(swapped(first));
}

/** Decodes a pcap file. */
export class PcapDecoder {
  #isLittle = false;
  #clock = new Clock(MICROSECONDS, 0n);
  #units = 1_000_000n;
  /** True for version 2.3, in which some systems wrote the two lengths of a packet in the other order. */
  #isEitherOrder = false;
  #interface: CaptureInterface | null = null;
  #isInterfaceGiven = false;

  /** Returns the next record; `undefined` if more bytes are needed. */
  next(input: Input, isEnd: boolean): CaptureRecord | undefined {
    if (this.#interface === null) return this.#header(input, isEnd);
    if (this.#isInterfaceGiven) return this.#packet(input, isEnd, this.#interface);
    this.#isInterfaceGiven = true;
    return this.#interface;
  }

  /** Decodes the header, which is one record for the section, and another one for the interface. */
  #header(input: Input, isEnd: boolean): CaptureSection | undefined {
    const big = input.view.getUint32(input.at);
    this.#isLittle = !isMagic(big);
    const magic = this.#isLittle ? swapped(big) : big;
    const variant = VARIANTS.get(magic);
    if (variant !== undefined) throw new CaptureFileError(`the file is ${variant}`, 0);
    if (!input.has(HEADER)) {
      if (!isEnd) return undefined;
      throw input.cut(HEADER, "the header of the file");
    }
    const fields = new Fields(input, 4, HEADER, this.#isLittle);
    const major = fields.u16(), minor = fields.u16();
    if (major !== 2 || minor < 3) {
      throw new CaptureFileError(`version ${major}.${minor} of pcap is not supported`, 4);
    }
    this.#isEitherOrder = minor === 3;
    fields.take(8); // a time zone and an accuracy, which are 0 in all files
    const snapLength = fields.u32(), link = fields.u32();
    const resolution = magic === NANOSECOND_MAGIC ? NANOSECONDS : MICROSECONDS;
    this.#clock = new Clock(resolution, 0n);
    this.#units = magic === NANOSECOND_MAGIC ? 1_000_000_000n : 1_000_000n;
    // The upper bits of the type of link are about checksums.
    this.#interface = { kind: "interface", linkType: link & 0xffff, snapLength, resolution };
    input.at += HEADER;
    return { kind: "section", format: "pcap", byteOrder: this.#isLittle ? "little" : "big" };
  }

  /** Returns the lengths of a packet, captured and original. The captured one cannot be the larger one. */
  #lengths({ view, at }: Input): [length: number, originalLength: number] {
    const first = view.getUint32(at + 8, this.#isLittle);
    const second = view.getUint32(at + 12, this.#isLittle);
    return this.#isEitherOrder && first > second ? [second, first] : [first, second];
  }

  #packet(input: Input, isEnd: boolean, on: CaptureInterface): CapturedPacket | undefined {
    if (!input.has(RECORD)) {
      if (!isEnd || input.available === 0) return undefined;
      throw input.cut(RECORD, "the header of a packet");
    }
    const [length, originalLength] = this.#lengths(input);
    if (length > LONGEST) {
      throw new CaptureFileError(`a packet of ${length} bytes is too long`, input.offset + 8);
    }
    if (!input.has(RECORD + length)) {
      if (!isEnd) return undefined;
      throw input.cut(RECORD + length, "a packet");
    }
    // The bytes may be elsewhere now.
    const fields = new Fields(input, 0, RECORD + length, this.#isLittle);
    const seconds = fields.u32(), fraction = fields.u32();
    fields.take(8); // the lengths
    const units = BigInt(seconds) * this.#units + BigInt(fraction);
    const data = fields.take(length);
    input.at += RECORD + length;
    return {
      kind: "packet",
      data,
      originalLength,
      timestamp: this.#clock.toNanoseconds(units),
      interface: on,
    };
  }
}
