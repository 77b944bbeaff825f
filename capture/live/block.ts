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
