/** Why bytes are not what they should be. Decoders throw it, and `attempt` of layer.ts catches it. */
export class Malformed extends Error {
  override readonly name = "Malformed";
}

/** Reads the fields of a packet in their order; what is not there is `Malformed`. */
export class Reader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  /** Where the next field is. */
  get at(): number {
    return this.#at;
  }

  /** Goes on elsewhere. */
  set at(position: number) {
    if (position > this.#bytes.length) {
      throw new Malformed(`cut short: ${position} bytes needed, ${this.#bytes.length} there`);
    }
    this.#at = position;
  }

  /** How many bytes are left. */
  get left(): number {
    return this.#bytes.length - this.#at;
  }

  /** Passes over `length` bytes, and gives where they begin. */
  #skip(length: number): number {
    const begin = this.#at;
    this.at = begin + length;
    return begin;
  }

  /** A byte. */
  u8(): number {
    return this.#view.getUint8(this.#skip(1));
  }

  /** Two bytes, in network order as all that follow. */
  u16(): number {
    return this.#view.getUint16(this.#skip(2));
  }

  /** Four bytes. */
  u32(): number {
    return this.#view.getUint32(this.#skip(4));
  }

  /** So many bytes. */
  take(length: number): Uint8Array {
    const begin = this.#skip(length);
    return this.#bytes.subarray(begin, begin + length);
  }

  /** All that is left, or as much of it as `length` says. */
  rest(length = Infinity): Uint8Array {
    return this.take(Math.min(length, this.left));
  }
}
