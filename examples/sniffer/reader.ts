/** The error of malformed bytes. Decoders throw it, and `attempt` of layer.ts catches it. */
export class Malformed extends Error {
  override readonly name = "Malformed";
}

/** Reads the fields of a packet in their order. A missing field throws `Malformed`. */
export class Reader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  /** The offset of the next field. */
  get at(): number {
    return this.#at;
  }

  /** Moves to another offset. */
  set at(position: number) {
    if (position > this.#bytes.length) {
      throw new Malformed(`cut short: ${position} bytes needed, ${this.#bytes.length} there`);
    }
    this.#at = position;
  }

  /** The number of bytes left. */
  get left(): number {
    return this.#bytes.length - this.#at;
  }

  /** Skips `length` bytes. Returns the offset at which they begin. */
  #skip(length: number): number {
    const begin = this.#at;
    this.at = begin + length;
    return begin;
  }

  /** Reads a byte. */
  u8(): number {
    return this.#view.getUint8(this.#skip(1));
  }

  /** Reads two bytes in network order. */
  u16(): number {
    return this.#view.getUint16(this.#skip(2));
  }

  /** Reads four bytes in network order. */
  u32(): number {
    return this.#view.getUint32(this.#skip(4));
  }

  /** Returns the next `length` bytes. */
  take(length: number): Uint8Array {
    const begin = this.#skip(length);
    return this.#bytes.subarray(begin, begin + length);
  }

  /** Returns the bytes that are left, at most `length`. */
  rest(length = Infinity): Uint8Array {
    return this.take(Math.min(length, this.left));
  }
}
