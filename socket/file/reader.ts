/**
 * The reading side of a file: the data that was received but not yet read, and the searches in it.
 * An operation that ends early leaves its data here for the next one.
 *
 * @module
 */
import { MSG_PEEK } from "../../constants/mod.ts";
import { checkNotDetached } from "../operation/operation.ts";
import { type Step, step, type Task } from "../operation/task.ts";
import type { StreamSocket } from "./stream_socket.ts";
import {
  createNewlineDecoder,
  type Decoder,
  type Newline,
  type NewlineDecoder,
} from "./text_encoding.ts";
import { typeError } from "../stack.ts";

type Octets = Uint8Array<ArrayBuffer>;

/** The number of bytes to receive for a chunk of a stream, and at first for a long read. */
const CHUNK_SIZE = 64 * 1024;

/**
 * A search for the end of a read in the received data, piece by piece. It keeps its state from one
 * piece to the next.
 *
 * @param piece The next piece.
 * @param from The index in the piece where the search begins.
 * @returns The index of the end in the piece; -1 if the piece does not contain it.
 */
type Search<P> = (piece: P, from: number) => number;

/** Matches only the end of the stream. */
const searchNothing = () => -1;

function receiveStep(socket: StreamSocket, memory: Octets, flags = 0): Step<number> {
  return {
    now: () => socket.recvIntoSync(memory, 0, flags),
    later: (signal) => socket.recvInto(memory, 0, flags, { signal }),
  };
}

/** The reading side of a file. Sizes are in bytes or characters. */
export abstract class Reader<P extends string | Octets> {
  /**
   * Receives until a search matches or the stream ends.
   *
   * @param search The search.
   * @param size The expected size in total; 0 if it is unknown.
   * @returns The length of the data up to the match.
   */
  protected abstract receiveUntil(search: Search<P>, size: number): Task<number>;
  /** Runs a search in the buffered data. Returns the length up to the match, or -1. */
  protected abstract searchBuffer(search: Search<P>): number;
  /** Removes data from the start of the buffer and returns it. */
  protected abstract take(length: number): P;
  /** Returns a search for the end of a line. */
  protected abstract searchLine(): Search<P>;
  /** Returns a search for the end of `count` bytes or characters. */
  protected abstract searchCount(count: number): Search<P>;
  /** Returns a part of a piece. */
  protected abstract slice(piece: P, start: number, end: number): P;
  /** Returns buffered data; if there is none, receives the next. Empty at the end of the stream. */
  abstract readSome(atMost?: number): Task<P>;

  /** Takes the next line if the buffer contains all of it; otherwise returns `undefined`. */
  takeBufferedLine(): P | undefined {
    const length = this.searchBuffer(this.searchLine());
    return length < 0 ? undefined : this.take(length);
  }

  /**
   * Reads `size` bytes or characters, fewer at the end of the stream; everything if `size` is
   * negative.
   */
  *read(size: number): Task<P> {
    if (size === 0) return this.take(0);
    if (size < 0) return this.take(yield* this.receiveUntil(searchNothing, Infinity));
    return this.take(yield* this.receiveUntil(this.searchCount(size), size));
  }

  /** Reads a line, cut off after `limit` bytes or characters unless `limit` is negative. */
  *readline(limit: number): Task<P> {
    if (limit === 0) return this.take(0);
    const searchLine = this.searchLine();
    if (limit < 0) return this.take(yield* this.receiveUntil(searchLine, 0));
    const searchLimit = this.searchCount(limit);
    const search: Search<P> = (piece, from) => {
      const lineEnd = searchLine(piece, from);
      const limitEnd = searchLimit(piece, from);
      return lineEnd < 0 || (limitEnd >= 0 && limitEnd < lineEnd) ? limitEnd : lineEnd;
    };
    return this.take(yield* this.receiveUntil(search, 0));
  }

  /** Reads lines until their total size exceeds `hint`; all lines if `hint` is not positive. */
  *readlines(hint: number): Task<P[]> {
    const searchLine = this.searchLine();
    const searchHint = this.searchCount(hint + 1);
    let exceedsHint = false;
    const search: Search<P> = (piece, from) => {
      let start = from;
      for (;;) {
        const end = searchLine(piece, start);
        const stop = end < 0 ? piece.length : end;
        exceedsHint ||= searchHint(this.slice(piece, start, stop), 0) >= 0;
        if (end < 0 || exceedsHint) return end;
        start = end;
      }
    };
    const length = hint > 0
      ? yield* this.receiveUntil(search, 0)
      : yield* this.receiveUntil(searchNothing, Infinity);
    const all = this.take(length);
    const lines: P[] = [];
    const searchEach = this.searchLine();
    for (let start = 0; start < length;) {
      const end = searchEach(all, start);
      const stop = end < 0 ? length : end;
      lines.push(this.slice(all, start, stop));
      start = stop;
    }
    return lines;
  }
}

/** The reading side of a binary file. */
export class ByteReader extends Reader<Octets> {
  readonly #socket: StreamSocket;
  /** The number of bytes to read ahead; 0 for an unbuffered file. */
  readonly #size: number;
  #memory = new Uint8Array(0);
  /** A view of the memory up to `#end`, kept because the creation of a view takes time. */
  #view = this.#memory;
  // the bounds of the buffered bytes in the memory
  #start = 0;
  #end = 0;

  constructor(socket: StreamSocket, size: number) {
    super();
    this.#socket = socket;
    this.#size = size;
  }

  protected override searchBuffer(search: Search<Octets>): number {
    if (this.#start === this.#end) return -1;
    if (this.#view.length !== this.#end || this.#view.buffer !== this.#memory.buffer) {
      this.#view = this.#memory.subarray(0, this.#end);
    }
    const end = search(this.#view, this.#start);
    return end < 0 ? -1 : end - this.#start;
  }

  protected override *receiveUntil(search: Search<Octets>, size: number): Task<number> {
    const found = this.searchBuffer(search);
    if (found >= 0) return found;
    const mustPeek = this.#size === 0 && size === 0;
    for (;;) {
      const before = this.#end - this.#start;
      const free = this.#reserve(size - before);
      let count: number;
      if (mustPeek) {
        // The file is unbuffered: the bytes after the match belong to other readers of the socket.
        const peeked = yield* step(receiveStep(this.#socket, free, MSG_PEEK));
        if (peeked === 0) return before;
        const end = search(free.subarray(0, peeked), 0);
        const wanted = end < 0 ? peeked : end;
        count = yield* step(receiveStep(this.#socket, free.subarray(0, wanted)));
        this.#end += count;
        if (end >= 0 && count > 0) return before + count;
      } else {
        count = yield* step(receiveStep(this.#socket, free));
        this.#end += count;
        const end = search(this.#memory.subarray(this.#end - count, this.#end), 0);
        if (end >= 0) return before + end;
      }
      if (count === 0) return before;
    }
  }

  /** Returns free memory after the buffered bytes. Grows or compacts the memory if needed. */
  #reserve(wanted: number): Octets {
    const held = this.#end - this.#start;
    // An unbuffered file receives long data in growing pieces.
    const least = this.#size === 0 ? 8192 : this.#size;
    const length = Math.max(least, Math.min(wanted, Math.max(held, CHUNK_SIZE)));
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
    const memory = this.#memory;
    this.#start = end;
    // If the result fills more than half of memory that was released, return a view, not a copy.
    return this.#release() && length > memory.length / 2
      ? memory.subarray(start, end)
      : memory.slice(start, end);
  }

  /** Releases the memory if it has grown and all of it has been read. @returns true if so. */
  #release(): boolean {
    if (this.#start < this.#end || this.#memory.length <= Math.max(this.#size, 8192)) return false;
    this.#view = this.#memory = new Uint8Array(0);
    this.#start = this.#end = 0;
    return true;
  }

  protected override searchLine(): Search<Octets> {
    return (piece, from) => piece.indexOf(10, from) + 1 || -1;
  }

  protected override searchCount(count: number): Search<Octets> {
    let left = count;
    return (piece, from) => {
      if (piece.length - from >= left) return from + left;
      left -= piece.length - from;
      return -1;
    };
  }

  protected override slice(piece: Octets, start: number, end: number): Octets {
    return piece.slice(start, end);
  }

  override *readSome(atMost: number = CHUNK_SIZE): Task<Octets> {
    const held = this.#end - this.#start;
    if (held > 0) return this.take(Math.min(held, atMost));
    const memory = new Uint8Array(Math.min(atMost, 2 ** 30));
    const count = yield* step(receiveStep(this.#socket, memory));
    return count < memory.length / 2 ? memory.slice(0, count) : memory.subarray(0, count);
  }

  override *read(size: number): Task<Octets> {
    if (this.#size > 0 || size <= 0) return yield* super.read(size);
    return yield* this.readSome(size);
  }

  /**
   * Reads into the user's memory until it is full; an unbuffered file uses one recv(2).
   *
   * @param memory The memory.
   * @param waits True if the program goes on while the read waits, so that it may transfer the memory.
   *   The bytes then stay in the file's buffer until all have come, and the next read finds them.
   */
  *readInto(memory: Octets, waits: boolean): Task<number> {
    const { length } = memory;
    if (length === 0) return 0; // also if it was transferred while the read waited for another one
    const left = length - (this.#end - this.#start);
    const isBuffered = waits && this.#size > 0 || left < this.#size;
    if (left > 0 && !isBuffered) return yield* this.#readDirectly(memory);
    const count = left > 0 ? yield* this.receiveUntil(this.searchCount(length), length) : length;
    checkNotDetached(memory, length);
    memory.set(this.#memory.subarray(this.#start, this.#start + count));
    this.#start += count;
    this.#release();
    return count;
  }

  /** Reads without the file's buffer, but for what is there already. */
  *#readDirectly(memory: Octets): Task<number> {
    let filled = Math.min(memory.length, this.#end - this.#start);
    memory.set(this.#memory.subarray(this.#start, this.#start + filled));
    this.#start += filled;
    try {
      while (filled < memory.length && (this.#size > 0 || filled === 0)) {
        const count = yield* step(receiveStep(this.#socket, memory.subarray(filled)));
        filled += count;
        if (count === 0) break;
      }
      return filled;
    } catch (error) {
      if (filled > 0) this.#putBack(memory.subarray(0, filled));
      throw error;
    }
  }

  /** Puts bytes back in front of the buffered bytes. */
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

/** The reading side of a text file. */
export class TextReader extends Reader<string> {
  readonly #socket: StreamSocket;
  readonly #decoder: Decoder;
  readonly #newline: Newline;
  readonly #decodeNewlines: NewlineDecoder;
  readonly #memory: Octets;
  // the decoded text, and the start of its unread part
  #text = "";
  #start = 0;

  constructor(socket: StreamSocket, size: number, decoder: Decoder, newline: Newline) {
    super();
    this.#socket = socket;
    this.#decoder = decoder;
    this.#newline = newline;
    this.#decodeNewlines = createNewlineDecoder(newline);
    this.#memory = new Uint8Array(size);
  }

  /** Receives and decodes the next piece of text; empty at the end of the stream. */
  *#receivePiece(): Task<string> {
    for (;;) {
      // The meaning of the bytes after invalid bytes is uncertain, so every later read throws too.
      if (this.#decoder.error !== undefined) throw typeError(this.#decoder.error);
      const count = yield* step(receiveStep(this.#socket, this.#memory));
      const isLast = count === 0;
      const decoded = this.#decoder.decode(this.#memory.subarray(0, count), isLast);
      const hasFailed = this.#decoder.error !== undefined;
      const text = this.#decodeNewlines(decoded, isLast || hasFailed);
      if (text !== "" || (isLast && !hasFailed)) return text;
    }
  }

  protected override searchBuffer(search: Search<string>): number {
    const end = search(this.#text, this.#start);
    return end < 0 ? -1 : end - this.#start;
  }

  protected override *receiveUntil(search: Search<string>, _size: number): Task<number> {
    const found = this.searchBuffer(search);
    if (found >= 0) return found;
    const pieces = [this.#text.slice(this.#start)];
    let length = pieces[0]!.length;
    try {
      for (;;) {
        const piece = yield* this.#receivePiece();
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

  protected override searchLine(): Search<string> {
    const newline = this.#newline;
    if (newline === "") {
      const end = /\r\n?|\n/g;
      return (piece, from) => {
        end.lastIndex = from;
        return end.test(piece) ? end.lastIndex : -1;
      };
    }
    if (newline === "\r\n") {
      let endedWithCR = false; // the "\n" may begin the next piece
      return (piece, from) => {
        if (endedWithCR && from === 0 && piece.startsWith("\n")) return 1;
        endedWithCR = piece.length > from && piece.endsWith("\r");
        const at = piece.indexOf("\r\n", from);
        return at < 0 ? -1 : at + 2;
      };
    }
    const end = newline ?? "\n";
    return (piece, from) => piece.indexOf(end, from) + 1 || -1;
  }

  /** Counts code points, so that no surrogate pair is split. */
  protected override searchCount(count: number): Search<string> {
    let left = count;
    return (piece, from) => {
      let at = from;
      for (; left > 0 && at < piece.length; left--) at += piece.codePointAt(at)! > 0xffff ? 2 : 1;
      return left === 0 ? at : -1;
    };
  }

  protected override slice(piece: string, start: number, end: number): string {
    return piece.slice(start, end);
  }

  override *readSome(): Task<string> {
    const held = this.#text.length - this.#start;
    return held > 0 ? this.take(held) : yield* this.#receivePiece();
  }
}
