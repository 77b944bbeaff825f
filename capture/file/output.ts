/**
 * Memory in which records are encoded.
 *
 * @module
 */
import { wrongType } from "../../socket/arguments.ts";
import { rangeError } from "../../socket/stack.ts";
import type { Packet } from "../packet.ts";

/**
 * The bytes of a packet besides its data, with the option that says its direction, and padding: with less,
 * most encodings would outgrow their memory, and be copied to a larger one.
 */
const AROUND = 12 + 20 + 12 + 3;

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array<ArrayBuffer>): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

/** Encodes blocks of pcapng and records of pcap, one behind the other. */
export class BlockBuilder {
  /** Whether numbers have the least significant byte first. */
  readonly isLittle: boolean;
  #bytes: Uint8Array<ArrayBuffer>;
  #view: DataView;
  #at = 0;
  #block = 0;

  /**
   * Makes an empty memory.
   *
   * @param isLittle Whether numbers have the least significant byte first.
   * @param memory A number of bytes that probably suffices; or bytes to write to, while they suffice.
   */
  constructor(isLittle: boolean, memory: number | Uint8Array<ArrayBuffer>) {
    this.isLittle = isLittle;
    this.#bytes = typeof memory === "number" ? new Uint8Array(memory) : memory;
    this.#view = viewOf(this.#bytes);
  }

  /** Makes room, and returns where it is. */
  #reserve(length: number): number {
    const at = this.#at;
    this.#at += length;
    if (this.#at > this.#bytes.length) {
      const bytes = new Uint8Array(Math.max(this.#at, 2 * this.#bytes.length));
      bytes.set(this.#bytes.subarray(0, at));
      this.#bytes = bytes;
      this.#view = viewOf(bytes);
    }
    return at;
  }

  /** Begins a block of a type. */
  begin(type: number): void {
    this.#block = this.#at;
    this.u32(type);
    this.u32(0);
  }

  /** Ends the block, whose length is now known. */
  end(): void {
    const length = this.#at - this.#block + 4;
    this.u32(length);
    this.#view.setUint32(this.#block + 4, length, this.isLittle);
  }

  /** Adds 16 bits. */
  u16(value: number): void {
    const at = this.#reserve(2); // it may replace the view
    this.#view.setUint16(at, value, this.isLittle);
  }

  /** Adds 32 bits. */
  u32(value: number): void {
    const at = this.#reserve(4);
    this.#view.setUint32(at, value, this.isLittle);
  }

  /** Adds a time, which the caller has checked to have 64 bits. Its upper half comes first. */
  time(value: bigint): void {
    const at = this.#reserve(8), view = this.#view;
    view.setBigUint64(at, value); // twice as fast as shifts
    if (!this.isLittle) return;
    view.setUint32(at, view.getUint32(at), true);
    view.setUint32(at + 4, view.getUint32(at + 4), true);
  }

  /**
   * Adds a packet up to its data, in one step: most packets of a file take this way.
   *
   * @param type The type of the block.
   * @param id The number of the interface.
   * @param seconds The time in whole seconds, a number of 32 bits.
   * @param nanoseconds The nanoseconds since then.
   * @param data The bytes.
   * @param originalLength The length on the network.
   */
  packet(
    type: number,
    id: number,
    seconds: number,
    nanoseconds: number,
    data: Uint8Array,
    originalLength: number,
  ): void {
    const { length } = data, isLittle = this.isLittle;
    const at = this.#block = this.#reserve(28 + (length + 3 & ~3)), view = this.#view;
    // The 64 bits of seconds * 10^9 + nanoseconds, of numbers below 2^53.
    const upper = (seconds >>> 16) * 1e9, lower = (seconds & 0xffff) * 1e9 + nanoseconds;
    const low = upper % 0x10000 * 0x10000 + lower;
    view.setUint32(at, type, isLittle);
    view.setUint32(at + 8, id, isLittle);
    view.setUint32(at + 12, Math.floor(upper / 0x10000) + Math.floor(low / 2 ** 32), isLittle);
    view.setUint32(at + 16, low % 2 ** 32, isLittle);
    view.setUint32(at + 20, length, isLittle);
    view.setUint32(at + 24, originalLength, isLittle);
    this.#bytes.set(data, at + 28);
    for (let end = at + 28 + length; end < this.#at; end++) this.#bytes[end] = 0;
  }

  /** Adds bytes. */
  raw(bytes: Uint8Array): void {
    const at = this.#reserve(bytes.length);
    this.#bytes.set(bytes, at);
  }

  /** Adds bytes, and zeros up to a multiple of 4 bytes. */
  padded(bytes: Uint8Array): void {
    const at = this.#reserve((bytes.length + 3) & ~3);
    this.#bytes.set(bytes, at);
    for (let end = at + bytes.length; end < this.#at; end++) this.#bytes[end] = 0;
  }

  /**
   * Adds an option.
   *
   * @param name The name of the argument that the value is from.
   * @param code The code.
   * @param value The value.
   */
  option(name: string, code: number, value: Uint8Array): void {
    if (value.length > 0xffff) {
      throw rangeError(`${name} has ${value.length} bytes, expected at most 65535`);
    }
    this.u16(code);
    this.u16(value.length);
    this.padded(value);
  }

  /** Ends the options. */
  endOptions(): void {
    this.u32(0); // the code 0, and no bytes
  }

  /** Adds an option of 32 bits that is the only one, and the end of the options. */
  number(code: number, value: number): void {
    this.u16(code);
    this.u16(4);
    this.u32(value);
    this.u32(0);
  }

  /** Returns all that was added. */
  take(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, this.#at);
  }
}

function instance(name: string, value: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  if (value instanceof Uint8Array && value.buffer instanceof ArrayBuffer) return value;
  throw wrongType(name, value, "a Uint8Array that is not shared");
}

/**
 * Returns the memory for packets.
 *
 * @param packets The packets.
 * @param memory The memory that the program gives.
 * @returns That memory, or the number of bytes that most packets need, with what may be in front of them.
 */
export function roomFor(
  packets: Iterable<Packet>,
  memory: Uint8Array<ArrayBuffer> | undefined,
): number | Uint8Array<ArrayBuffer> {
  if (memory !== undefined) return instance("memory", memory);
  if (!Array.isArray(packets)) return 0x10000;
  let room = 0x100;
  for (const packet of packets as readonly Packet[]) {
    // What is no packet is refused later.
    if (packet?.data instanceof Uint8Array) room += packet.data.length + AROUND;
  }
  return room;
}
