/**
 * The reading side of a file: what was received and not yet read, and the
 * searches in it. Whatever ends an operation, what it has received stays here
 * for the next one.
 *
 * @module
 */
import { MSG_PEEK } from "../../constants/mod.ts";
import { type Decoder, type Newline, newlineReader } from "./text_encoding.ts";
import type { Socket } from "../socket.ts";
import { type Step, step, type Task } from "../operation/task.ts";

/** Bytes on memory of their own. */
export type Octets = Uint8Array<ArrayBuffer>;

/** How much is received for a stream at once. */
const STREAMED = 64 * 1024;

/**
 * A search through what is received, piece by piece.
 *
 * @param piece The next piece.
 * @param from Where in it to begin.
 * @returns The end of what is searched, as an index in the piece; -1 if it is not in it.
 */
type Search<P> = (piece: P, from: number) => number;

function receive(socket: Socket, memory: Octets, flags = 0): Step<number> {
  return {
    now: () => socket.recvIntoSync(memory, 0, flags),
    later: (signal) => socket.recvInto(memory, 0, flags, { signal }),
  };
}

/** What bytes and text have in common. */
export abstract class Source<P extends string | Octets> {
  /**
   * Receives until a search has found its end, or nothing comes any more.
   *
   * @param search What for.
   * @param size How much it takes as far as is known.
   * @returns How long that is.
   */
  protected abstract until(search: Search<P>, size: number): Task<number>;
  /** The end of a search that what is there suffices for, or -1. */
  protected abstract found(search: Search<P>): number;
  /** Takes a part of what was received. */
  protected abstract take(length: number): P;
  /** A search for the end of a line. */
  protected abstract line(): Search<P>;
  /** A search for the end of so many bytes or characters. */
  protected abstract counted(count: number): Search<P>;
  /** A part of a piece. */
  protected abstract part(piece: P, start: number, end: number): P;
  /** What is there, or else what comes next; nothing at the end. */
  abstract some(atMost?: number): Task<P>;

  /** A line that is there already. */
  heldLine(): P | undefined {
    const length = this.found(this.line());
    return length < 0 ? undefined : this.take(length);
  }

  /** Reads so many bytes or characters; less at the end; all if the size is negative. */
  *read(size: number): Task<P> {
    if (size === 0) return this.take(0);
    if (size < 0) return this.take(yield* this.until(() => -1, Infinity));
    return this.take(yield* this.until(this.counted(size), size));
  }

  /** Reads a line, of so many bytes or characters at most if the limit is not negative. */
  *readline(limit: number): Task<P> {
    if (limit === 0) return this.take(0);
    const line = this.line();
    if (limit < 0) return this.take(yield* this.until(line, 0));
    const counted = this.counted(limit);
    const search: Search<P> = (piece, from) => {
      const end = line(piece, from);
      const cut = counted(piece, from);
      return end < 0 || (cut >= 0 && cut < end) ? cut : end;
    };
    return this.take(yield* this.until(search, 0));
  }

  /** Reads lines until they have more bytes or characters than that; all if it is not positive. */
  *readlines(hint: number): Task<P[]> {
    const line = this.line();
    const counted = this.counted(hint + 1);
    let enough = false;
    const search: Search<P> = (piece, from) => {
      let start = from;
      for (;;) {
        const end = line(piece, start);
        const upTo = end < 0 ? piece.length : end;
        enough ||= counted(this.part(piece, start, upTo), 0) >= 0;
        if (end < 0 || enough) return end;
        start = end;
      }
    };
    const length = yield* this.until(hint > 0 ? search : () => -1, hint > 0 ? 0 : Infinity);
    const all = this.take(length);
    const lines: P[] = [];
    const each = this.line();
    for (let start = 0; start < length;) {
      const end = each(all, start);
      lines.push(this.part(all, start, end < 0 ? length : end));
      start = end < 0 ? length : end;
    }
    return lines;
  }
}

/** Where bytes are read. */
export class ByteSource extends Source<Octets> {
  readonly #socket: Socket;
  /** How much is received beyond what is asked for; 0 for nothing. */
  readonly #size: number;
  #memory = new Uint8Array(0);
  /** The memory up to the end of what was received: a view is not for nothing. */
  #held = this.#memory;
  // what was received and not read
  #start = 0;
  #end = 0;

  constructor(socket: Socket, size: number) {
    super();
    this.#socket = socket;
    this.#size = size;
  }

  protected override found(search: Search<Octets>): number {
    if (this.#start === this.#end) return -1;
    if (this.#held.length !== this.#end || this.#held.buffer !== this.#memory.buffer) {
      this.#held = this.#memory.subarray(0, this.#end);
    }
    const end = search(this.#held, this.#start);
    return end < 0 ? -1 : end - this.#start;
  }

  protected override *until(search: Search<Octets>, size: number): Task<number> {
    const found = this.found(search);
    if (found >= 0) return found;
    const exact = this.#size === 0 && size === 0;
    for (;;) {
      const before = this.#end - this.#start;
      const room = this.#room(size - before);
      let count: number;
      if (exact) {
        // Unbuffered, so what comes after the end must be left to others who receive.
        const peeked = yield* step(receive(this.#socket, room, MSG_PEEK));
        if (peeked === 0) return before;
        const end = search(room.subarray(0, peeked), 0);
        const wanted = end < 0 ? peeked : end;
        count = yield* step(receive(this.#socket, room.subarray(0, wanted)));
        this.#end += count;
        if (end >= 0 && count > 0) return before + count;
      } else {
        count = yield* step(receive(this.#socket, room));
        this.#end += count;
        const end = search(this.#memory.subarray(this.#end - count, this.#end), 0);
        if (end >= 0) return before + end;
      }
      if (count === 0) return before;
    }
  }

  /** Memory to receive into, after what is there. */
  #room(wanted: number): Octets {
    const held = this.#end - this.#start;
    // Read on demand, what is long is received in growing pieces.
    const least = this.#size === 0 ? 8192 : this.#size;
    const length = Math.max(least, Math.min(wanted, Math.max(held, STREAMED)));
    if (held === 0) this.#start = this.#end = 0;
    if (this.#memory.length - this.#end < length) {
      const old = this.#memory.subarray(this.#start, this.#end);
      if (this.#memory.length < held + length) {
        this.#memory = new Uint8Array(held === 0 ? length : 2 * held + length);
        this.#memory.set(old);
      } else {
        this.#memory.copyWithin(0, this.#start, this.#end);
      }
      this.#start = 0;
      this.#end = held;
    }
    return this.#memory.subarray(this.#end, this.#end + length);
  }

  protected override take(length: number): Octets {
    const start = this.#start;
    const end = start + length;
    this.#start = end;
    if (end === this.#end && this.#memory.length > Math.max(this.#size, 8192)) {
      // Memory that has grown is given away, or given back.
      const memory = this.#memory;
      this.#held = this.#memory = new Uint8Array(0);
      this.#start = this.#end = 0;
      return length > memory.length / 2 ? memory.subarray(start, end) : memory.slice(start, end);
    }
    return this.#memory.slice(start, end);
  }

  protected override line(): Search<Octets> {
    return (piece, from) => piece.indexOf(10, from) + 1 || -1;
  }

  protected override counted(count: number): Search<Octets> {
    let left = count;
    return (piece, from) => {
      if (piece.length - from >= left) return from + left;
      left -= piece.length - from;
      return -1;
    };
  }

  protected override part(piece: Octets, start: number, end: number): Octets {
    return piece.slice(start, end);
  }

  override *some(atMost: number = STREAMED): Task<Octets> {
    const held = this.#end - this.#start;
    if (held > 0) return this.take(Math.min(held, atMost));
    const memory = new Uint8Array(Math.min(atMost, 2 ** 30));
    const count = yield* step(receive(this.#socket, memory));
    return count < memory.length / 2 ? memory.slice(0, count) : memory.subarray(0, count);
  }

  override *read(size: number): Task<Octets> {
    if (this.#size > 0 || size <= 0) return yield* super.read(size);
    return yield* this.some(size);
  }

  /** Reads into a user's memory, until that is full if the file is buffered. */
  *readInto(memory: Octets): Task<number> {
    let filled = Math.min(memory.length, this.#end - this.#start);
    memory.set(this.#memory.subarray(this.#start, this.#start + filled));
    this.#start += filled;
    try {
      while (filled < memory.length && (this.#size > 0 || filled === 0)) {
        const count = yield* this.#receiveInto(memory.subarray(filled));
        filled += count;
        if (count === 0) break;
      }
      return filled;
    } catch (error) {
      this.#putBack(memory.subarray(0, filled));
      throw error;
    }
  }

  /** Receives into a user's memory, or through the buffer if that takes more. */
  *#receiveInto(memory: Octets): Task<number> {
    if (memory.length >= this.#size) return yield* step(receive(this.#socket, memory));
    const room = this.#room(0);
    const count = yield* step(receive(this.#socket, room));
    const copied = Math.min(count, memory.length);
    memory.set(room.subarray(0, copied));
    this.#end += count;
    this.#start += copied;
    return copied;
  }

  #putBack(bytes: Octets): void {
    if (bytes.length === 0) return;
    const rest = this.#memory.subarray(this.#start, this.#end);
    const memory = new Uint8Array(bytes.length + rest.length);
    memory.set(bytes);
    memory.set(rest, bytes.length);
    this.#memory = memory;
    this.#start = 0;
    this.#end = memory.length;
  }
}

/** Where text is read. */
export class TextSource extends Source<string> {
  readonly #socket: Socket;
  readonly #decoder: Decoder;
  readonly #newline: Newline;
  readonly #newlines: (text: string, last: boolean) => string;
  readonly #memory: Octets;
  // what was decoded, and where the part begins that was not read
  #text = "";
  #start = 0;

  constructor(socket: Socket, size: number, decoder: Decoder, newline: Newline) {
    super();
    this.#socket = socket;
    this.#decoder = decoder;
    this.#newline = newline;
    this.#newlines = newlineReader(newline);
    this.#memory = new Uint8Array(size);
  }

  /** The next piece of text; none at the end. */
  *#piece(): Task<string> {
    for (;;) {
      // What comes after invalid bytes has no certain meaning, so nothing more is read.
      if (this.#decoder.error !== undefined) throw new TypeError(this.#decoder.error);
      const count = yield* step(receive(this.#socket, this.#memory));
      const last = count === 0;
      const decoded = this.#decoder.decode(this.#memory.subarray(0, count), last);
      const text = this.#newlines(decoded, last || this.#decoder.error !== undefined);
      if (text !== "" || (last && this.#decoder.error === undefined)) return text;
    }
  }

  protected override found(search: Search<string>): number {
    const end = search(this.#text, this.#start);
    return end < 0 ? -1 : end - this.#start;
  }

  protected override *until(search: Search<string>, _size: number): Task<number> {
    const found = this.found(search);
    if (found >= 0) return found;
    const pieces = [this.#text.slice(this.#start)];
    let length = pieces[0]!.length;
    try {
      for (;;) {
        const piece = yield* this.#piece();
        if (piece === "") return length;
        pieces.push(piece);
        const end = search(piece, 0);
        if (end >= 0) return length + end;
        length += piece.length;
      }
    } finally {
      this.#text = pieces.join("");
      this.#start = 0;
    }
  }

  protected override take(length: number): string {
    const text = this.#text.slice(this.#start, this.#start + length);
    this.#start += length;
    if (this.#start === this.#text.length) {
      this.#text = "";
      this.#start = 0;
    }
    return text;
  }

  protected override line(): Search<string> {
    const newline = this.#newline;
    if (newline === "") {
      const end = /\r\n?|\n/g;
      return (piece, from) => {
        end.lastIndex = from;
        return end.test(piece) ? end.lastIndex : -1;
      };
    }
    if (newline === "\r\n") {
      let divided = false;
      return (piece, from) => {
        if (divided && from === 0 && piece.startsWith("\n")) return 1;
        divided = piece.length > from && piece.endsWith("\r");
        const at = piece.indexOf("\r\n", from);
        return at < 0 ? -1 : at + 2;
      };
    }
    const end = newline ?? "\n";
    return (piece, from) => piece.indexOf(end, from) + 1 || -1;
  }

  /** Characters are code points, so that no surrogate pair is divided. */
  protected override counted(count: number): Search<string> {
    let left = count;
    return (piece, from) => {
      let at = from;
      for (; left > 0 && at < piece.length; left--) at += piece.codePointAt(at)! > 0xffff ? 2 : 1;
      return left === 0 ? at : -1;
    };
  }

  protected override part(piece: string, start: number, end: number): string {
    return piece.slice(start, end);
  }

  override *some(): Task<string> {
    const held = this.#text.length - this.#start;
    return held > 0 ? this.take(held) : yield* this.#piece();
  }
}
