/**
 * The fields of messages of the Domain Name System, read and written.
 *
 * @module
 */
import { integer } from "../../../socket/arguments.ts";
import { rangeError } from "../../../socket/stack.ts";
import { labelsOf, labelText, LONGEST_LABEL, LONGEST_NAME } from "./name.ts";

/** Bytes that cannot be decoded. Only `decodeDns` catches it. */
export class Undecodable extends Error {
  /**
   * Notes what is wrong.
   *
   * @param kind Whether bytes are missing, or wrong.
   * @param reason What is wrong, in words.
   * @param offset Where, in bytes.
   */
  constructor(
    readonly kind: "cut" | "malformed",
    readonly reason: string,
    readonly offset: number,
  ) {
    super(reason);
  }
}

/** A name that was read. */
interface Name {
  /** Its text; empty for the root. */
  readonly text: string;
  /** Its length without pointers, in bytes. */
  readonly length: number;
  /** Where it ends, in the message. */
  readonly end: number;
}

/** The most pointers in a row. Each leads to a label, and no name has more labels. */
const MOST_POINTERS = 127;

/** Reads the fields of a message in their order. */
export class DnsReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  /** Names that pointers have led to. A message has many pointers to few names. */
  readonly #names = new Map<number, Name>();
  /** The offset of the next field. */
  at = 0;
  /** Where the fields end: the end of the message, or of the data of a record. */
  end: number;

  /**
   * Makes a reader of a message.
   *
   * @param bytes The message.
   */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.end = bytes.byteLength;
  }

  /** The number of bytes left. */
  get left(): number {
    return this.end - this.at;
  }

  /** Skips a number of bytes. Returns the offset at which they begin. */
  skip(length: number): number {
    const begin = this.at;
    const end = begin + length;
    if (end > this.end) {
      throw new Undecodable("cut", `cut short: ${end} bytes needed, ${this.end} there`, begin);
    }
    this.at = end;
    return begin;
  }

  u8(): number {
    return this.#view.getUint8(this.skip(1));
  }

  u16(): number {
    return this.#view.getUint16(this.skip(2));
  }

  u32(): number {
    return this.#view.getUint32(this.skip(4));
  }

  /** Returns a view of the next bytes. */
  take(length: number): Uint8Array {
    const begin = this.skip(length);
    return this.#bytes.subarray(begin, begin + length);
  }

  /** Returns a view of all bytes that are left. */
  rest(): Uint8Array {
    return this.take(this.left);
  }

  /** Reads a name. */
  name(): string {
    const { text, end } = this.#name(this.at, 0);
    this.at = end;
    return text || ".";
  }

  /** Reads a name. Only pointers backwards are valid, so that every name ends. */
  #name(begin: number, pointers: number): Name {
    let text = "", total = 1;
    this.at = begin;
    for (let length = this.u8(); length > 0; length = this.u8()) {
      if (length < 0xc0) {
        if (length > LONGEST_LABEL) {
          throw new Undecodable("malformed", `a label of type ${length >> 6}`, this.at - 1);
        }
        total += 1 + length;
        if (total > LONGEST_NAME) throw this.#tooLong(begin);
        text += (text === "" ? "" : ".") + labelText(this.take(length));
        continue;
      }
      const target = (length & 0x3f) << 8 | this.u8();
      const end = this.at;
      if (target >= begin) {
        throw new Undecodable("malformed", "a name that points forward", end - 2);
      }
      if (pointers === MOST_POINTERS) {
        throw new Undecodable("malformed", `more than ${MOST_POINTERS} pointers`, end - 2);
      }
      const rest = this.#names.get(target) ?? this.#name(target, pointers + 1);
      this.#names.set(target, rest);
      total += rest.length - 1;
      if (total > LONGEST_NAME) throw this.#tooLong(begin);
      if (rest.text !== "") text += (text === "" ? "" : ".") + rest.text;
      return { text, length: total, end };
    }
    return { text, length: total, end: this.at };
  }

  #tooLong(offset: number): Undecodable {
    return new Undecodable("malformed", `a name longer than ${LONGEST_NAME} bytes`, offset);
  }
}

/** The most bytes of a message: the length before it in a stream has 16 bits. */
export const LONGEST_MESSAGE = 65535;

/** Pointers have 14 bits. */
const FARTHEST = 0x3fff;

/** Writes the fields of a message. */
export class DnsWriter {
  #bytes = new Uint8Array(512);
  #at = 0;
  /** Where names begin that are written, by the text of their labels. */
  readonly #names = new Map<string, number>();

  /** The number of bytes so far. */
  get length(): number {
    return this.#at;
  }

  /** Returns what was written. */
  get bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#at);
  }

  #reserve(length: number): number {
    const begin = this.#at;
    const end = begin + length;
    if (end > LONGEST_MESSAGE) {
      throw rangeError(`the message has more than ${LONGEST_MESSAGE} bytes`);
    }
    if (end > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(end, 2 * this.#bytes.length));
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#at = end;
    return begin;
  }

  /** Writes a number of 1, 2 or 4 bytes. The name is for the error of a wrong one. */
  number(size: 1 | 2 | 4, name: string, value: unknown): void {
    this.#put(size, integer(name, value, 0, 2 ** (8 * size) - 1), this.#reserve(size));
  }

  #put(size: number, value: number, at: number): void {
    for (let i = 0; i < size; i++) this.#bytes[at + i] = value / 2 ** (8 * (size - 1 - i));
  }

  /** Writes bytes. */
  write(bytes: Uint8Array): void {
    const at = this.#reserve(bytes.byteLength);
    this.#bytes.set(bytes, at);
  }

  /** Writes bytes with their length before them. */
  block(size: 1 | 2, name: string, bytes: Uint8Array): void {
    if (bytes.byteLength >= 2 ** (8 * size)) {
      throw rangeError(
        `${name} has ${bytes.byteLength} bytes, expected less than ${2 ** (8 * size)}`,
      );
    }
    this.number(size, name, bytes.byteLength);
    this.write(bytes);
  }

  /** Writes what `body` writes, with its length of two bytes before it. */
  measured(name: string, body: () => void): void {
    const at = this.#reserve(2);
    body();
    const length = this.#at - at - 2;
    if (length > 0xffff) throw rangeError(`${name} has ${length} bytes, expected at most 65535`);
    this.#put(2, length, at);
  }

  /** Writes a name. One that may be compressed points to its end, if that was written before. */
  name(name: string, compressed: boolean): void {
    const labels = labelsOf(name);
    for (let i = 0; i < labels.length; i++) {
      const key = labels.slice(i).map(labelText).join(".");
      const known = this.#names.get(key);
      if (compressed && known !== undefined) return this.number(2, "pointer", 0xc000 | known);
      if (known === undefined && this.#at <= FARTHEST) this.#names.set(key, this.#at);
      this.block(1, "label", labels[i]!);
    }
    this.number(1, "root", 0);
  }
}
