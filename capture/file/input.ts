/**
 * The bytes of a file that were read and not decoded yet.
 *
 * @module
 */
import { CaptureFileError } from "./error.ts";

/** Bytes that come in pieces. */
export class Input {
  /** The bytes that may be decoded now. */
  bytes: Uint8Array = new Uint8Array(0);
  /** A view of the same bytes. */
  view: DataView = new DataView(this.bytes.buffer);
  /** Where the next record begins in the bytes. */
  at = 0;
  /** Where in the file the bytes begin. */
  #origin = 0;
  #more: Uint8Array[] = [];
  #moreLength = 0;

  /** The number of bytes that are left. */
  get available(): number {
    return this.bytes.length - this.at + this.#moreLength;
  }

  /** Where in the file the next record begins. */
  get offset(): number {
    return this.#origin + this.at;
  }

  /** Adds a piece. It is not copied, unless a record goes beyond it. */
  add(piece: Uint8Array): void {
    this.#more.push(piece);
    this.#moreLength += piece.length;
  }

  /** Returns whether a number of bytes are left. If so, they are in {@linkcode bytes}. */
  has(length: number): boolean {
    if (this.bytes.length - this.at >= length) return true;
    if (this.available < length) return false;
    const rest = this.bytes.subarray(this.at);
    this.#origin += this.at;
    this.at = 0;
    if (rest.length === 0 && this.#more[0]!.length >= length) {
      this.bytes = this.#more.shift()!;
    } else {
      // Joined once all are there, so the time does not grow with the square of a record's length.
      this.bytes = new Uint8Array(rest.length + this.#moreLength);
      let at = 0;
      for (const piece of [rest, ...this.#more]) {
        this.bytes.set(piece, at);
        at += piece.length;
      }
      this.#more = [];
    }
    this.#moreLength = this.#more.reduce((sum, { length }) => sum + length, 0);
    this.view = new DataView(this.bytes.buffer, this.bytes.byteOffset, this.bytes.byteLength);
    return true;
  }

  /** Makes the error of a file that ends too early. */
  cut(needed: number, what: string): CaptureFileError {
    return new CaptureFileError(
      `the file ends within ${what}: ${needed} bytes are needed, ${this.available} are there`,
      this.offset,
    );
  }
}

/** Reads the fields of one record. */
export class Fields {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #origin: number;
  readonly #isLittle: boolean;
  #at: number;
  #end: number;

  /**
   * Begins to read.
   *
   * @param input The bytes, which hold the whole record.
   * @param skip How many bytes at the beginning of the record to skip.
   * @param length The length of the record in bytes, with what is skipped.
   * @param isLittle Whether numbers have the least significant byte first.
   */
  constructor(input: Input, skip: number, length: number, isLittle: boolean) {
    this.#bytes = input.bytes;
    this.#view = input.view;
    this.#origin = input.offset - input.at;
    this.#at = input.at + skip;
    this.#end = input.at + length;
    this.#isLittle = isLittle;
  }

  /** The number of bytes that are left. */
  get left(): number {
    return this.#end - this.#at;
  }

  /** Makes the error of what comes next. */
  fault(reason: string): CaptureFileError {
    return new CaptureFileError(reason, this.#origin + this.#at);
  }

  /** Moves on, and returns where it was. */
  #advance(length: number): number {
    if (length > this.left) {
      throw this.fault(`a field of ${length} bytes in a block that has ${this.left} bytes left`);
    }
    const at = this.#at;
    this.#at += length;
    return at;
  }

  /** Reads 16 bits. */
  u16(): number {
    return this.#view.getUint16(this.#advance(2), this.#isLittle);
  }

  /** Reads 32 bits. */
  u32(): number {
    return this.#view.getUint32(this.#advance(4), this.#isLittle);
  }

  /** Reads 64 bits. */
  u64(): bigint {
    return this.#view.getBigUint64(this.#advance(8), this.#isLittle);
  }

  /** Reads 64 bits whose upper half comes first, whatever the byte order: a time. */
  time(): bigint {
    const upper = this.u32();
    return (BigInt(upper) << 32n) | BigInt(this.u32());
  }

  /** Returns a view of the next bytes. */
  take(length: number): Uint8Array {
    const at = this.#advance(length);
    return this.#bytes.subarray(at, at + length);
  }

  /** Skips what follows a value of some length up to a multiple of 4 bytes. */
  pad(length: number): void {
    this.#advance(Math.min(-length & 3, this.left));
  }
}
