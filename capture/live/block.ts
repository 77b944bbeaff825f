/**
 * Blocks of packets.
 *
 * @module
 */
import type { Packet } from "../packet.ts";

/**
 * Packets that came together. The data of the packets is valid until the block is given back; then other
 * packets overwrite the data. An iteration goes through the packets once: a second one goes on where the
 * first has stopped.
 *
 * @category Captures
 */
export interface PacketBlock extends Iterable<Packet> {
  /** The number of packets. */
  readonly length: number;
  /** Gives the block back. The iteration of blocks does so when it goes on. */
  release(): void;
}

/** Changes a packet before the program gets it. */
export type Convert = (packet: Packet) => Packet;

/** A block that knows where its next packet is. */
export abstract class Block implements PacketBlock {
  readonly length: number;
  /** The packets that were not read. */
  protected left: number;
  /** What becomes of each packet. */
  convert: Convert | undefined;

  constructor(length: number) {
    this.length = length;
    this.left = length;
  }

  /** Reads the next packet; `undefined` at the end, and after the block was given back. */
  protected abstract read(): Packet | undefined;

  /** Returns the next packet; `undefined` at the end, and after the block was given back. */
  next(): Packet | undefined {
    const packet = this.read();
    return packet === undefined || this.convert === undefined ? packet : this.convert(packet);
  }

  abstract release(): void;

  /** Iterates without a generator, which would double the time of a packet that is only counted. */
  [Symbol.iterator](): Iterator<Packet, void, void> {
    return {
      next: () => {
        const value = this.next();
        return value === undefined ? { value, done: true } : { value, done: false };
      },
    };
  }
}

/** A block of packets that were copied into memory of this process. Their data are views of it. */
export class CopiedBlock extends Block {
  /** A view that no program has. It has length 0 once the program has transferred the memory. */
  readonly #memory: Uint8Array<ArrayBuffer>;
  readonly #packet: (index: number) => Packet;
  readonly #lose: (count: number) => void;

  /**
   * Makes a block.
   *
   * @param length The number of packets.
   * @param memory The memory, or a part of it that is not empty.
   * @param packet Returns one of the packets.
   * @param lose Counts the packets that were not read before the program transferred the memory.
   */
  constructor(
    length: number,
    memory: Uint8Array<ArrayBuffer>,
    packet: (index: number) => Packet,
    lose: (count: number) => void,
  ) {
    super(length);
    this.#memory = memory;
    this.#packet = packet;
    this.#lose = lose;
  }

  protected read(): Packet | undefined {
    if (this.left <= 0) return undefined;
    if (this.#memory.length > 0) return this.#packet(this.length - this.left--);
    this.#lose(this.left);
    this.left = 0;
    return undefined;
  }

  release(): void {
    this.left = 0;
  }
}
