/**
 * Buffered files on sockets, with lines, text and Web Streams.
 *
 * @module
 */
import { EBADF } from "../../constants/mod.ts";
import {
  buffer,
  type Bytes,
  data as toBytes,
  integer,
  isOptions,
  iterable,
  shown,
  signalOf,
  type WaitOptions,
  wrongType,
} from "../arguments.ts";
import { systemError } from "../errors.ts";
import { inTurn, lightStep } from "../event_loop/wait_queue.ts";
import { checkNotDetached } from "../operation/operation.ts";
import type { Task } from "../operation/task.ts";
import { readableBytes, readableText, writableInto } from "../stream/web_streams.ts";
import {
  checkOneOf,
  DEFAULT_BUFFERING,
  type FileMode,
  type FileOptions,
  MAX_BUFFERING,
  normalizeMode,
  type Written,
} from "./mode.ts";
import { Mutex } from "./mutex.ts";
import { ByteReader, type Reader, TextReader } from "./reader.ts";
import { checkSize, checkSizeBefore, type Size, type SizeAndOptions } from "./size.ts";
import type { StreamSocket } from "./stream_socket.ts";
import {
  countCodePoints,
  createDecoder,
  createEncoder,
  createNewlineEncoder,
  type Encoder,
  resolveEncoding,
} from "./text_encoding.ts";
import { Writer } from "./writer.ts";

export type {
  BinaryFileMode,
  BinaryFileOptions,
  FileMode,
  FileOptions,
  TextFileMode,
  TextFileOptions,
  Written,
} from "./mode.ts";
export type { Size, SizeAndOptions } from "./size.ts";
export type { StreamSocket } from "./stream_socket.ts";
export type { EncodingErrors, Newline } from "./text_encoding.ts";
import {
  fromAwaiter,
  generatorNext,
  hideFrames,
  hideInternals,
  rangeError,
  typeError,
} from "../stack.ts";

/**
 * A file on a connected socket; {@linkcode Socket.makefile} creates it. It reads and writes text or
 * bytes, `T`, through its own buffers or as Web Streams.
 *
 * The file has its own descriptor: closing the file does not close the socket, nor the reverse. The
 * connection ends when both are closed. A garbage-collected file is closed too, but its unsent data
 * is lost.
 *
 * Every operation that can wait has two forms: an asynchronous one under its plain name, and a
 * blocking one whose name ends in `Sync`. Asynchronous reads complete in the order in which they
 * began, and so do writes. While one of them is pending, a blocking operation in the same direction
 * throws an error.
 *
 * An operation that ends early (by a timeout, a signal, or `EAGAIN` in non-blocking mode) loses no
 * data. The next read begins with the data that the failed read received. The next write or `flush`
 * sends the data that the failed write did not send. Do not write data again after `write` has
 * accepted it.
 *
 * Characters are code points, as in Python: the sizes and limits of text count code points, and no
 * surrogate pair is ever split.
 *
 * @example Lines of a server, asynchronously
 * ```ts
 * import { createConnection, createServer } from "@libc/socket";
 *
 * using server = createServer(["127.0.0.1", 0]);
 * using socket = await createConnection(server.getsockname());
 * await using file = socket.makefile("rw");
 * await file.write("HELO\nQUIT\n");
 * await file.flush();
 *
 * const [conn] = await server.accept();
 * await using requests = conn.makefile("r");
 * for await (const line of requests) {
 *   console.log(line); // "HELO\n", then "QUIT\n"
 *   if (line === "QUIT\n") break;
 * }
 * conn.close();
 * ```
 *
 * @example Bytes, blocking
 * ```ts
 * import { socketpair } from "@libc/socket";
 *
 * const [a, b] = socketpair();
 * a.sendallSync(new Uint8Array([0, 3, 1, 2, 3]));
 * a.close();
 * using file = b.makefile("rb");
 * b.close(); // the file stays open
 * const [high, low] = file.readSync(2);
 * console.log(file.readSync((high! << 8) | low!)); // Uint8Array [1, 2, 3]
 * ```
 *
 * @category Files and streams
 */
export class SocketFile<T extends string | Uint8Array<ArrayBuffer>> {
  /** The mode: `"r"`, `"w"` or `"rw"`, followed by `"b"` if the file is binary. */
  readonly mode: string;
  readonly #socket: StreamSocket;
  /** `undefined` if the mode does not allow reading. */
  readonly #reader: Reader<T> | undefined;
  /** `undefined` if the mode does not allow writing. */
  readonly #writer: Writer | undefined;
  /** `undefined` if the file is binary. */
  readonly #encode: Encoder | undefined;
  readonly #isLineBuffered: boolean;
  readonly #readMutex = new Mutex();
  readonly #writeMutex = new Mutex();
  #closed = false;
  #closing: Promise<void> | undefined;
  /** Ends the pending writes when `writable` is aborted. */
  #discarding: AbortController | undefined;
  #readable: ReadableStream<T> | undefined;
  #writable: WritableStream<Written<T>> | undefined;
  /** The directions whose streams have not ended: `"r"`, `"w"`, both or none. */
  #openDirections: string;

  /**
   * Creates a file on a duplicate of a socket. {@linkcode Socket.makefile} does the same, and
   * derives `T` from the mode.
   *
   * @param socket The socket. The file duplicates it, and closes only the duplicate.
   * @param mode The mode.
   * @param options `{ buffering, encoding, errors, newline }`
   * @throws {TypeError | RangeError} If the mode or an option is not valid.
   * @throws {SocketError} `EBADF` if the socket is closed, `EMFILE`.
   */
  constructor(socket: StreamSocket, mode: FileMode = "r", options: FileOptions = {}) {
    try {
      if (typeof (socket as Partial<StreamSocket> | null)?.dup !== "function") {
        throw wrongType("socket", socket, "a Socket");
      }
      this.mode = normalizeMode(mode);
      if (!isOptions(options)) {
        throw typeError(
          `options is ${shown(options)}, expected { buffering, encoding, errors, newline }`,
        );
      }
      const canRead = this.mode.includes("r");
      const canWrite = this.mode.includes("w");
      const isBinary = this.mode.includes("b");
      this.#openDirections = this.mode.replace("b", "");
      const { buffering = -1, encoding, errors = "strict", newline = null } = options;
      integer("buffering", buffering, -1, MAX_BUFFERING);
      this.#isLineBuffered = buffering === 1;
      const size = buffering === -1 || this.#isLineBuffered ? DEFAULT_BUFFERING : buffering;
      if (isBinary) {
        for (const name of ["encoding", "errors", "newline"] as const) {
          if (options[name] !== undefined) {
            throw typeError(`${name} is for text, but the mode is ${shown(mode)}`);
          }
        }
        this.#socket = socket.dup();
        if (canRead) this.#reader = new ByteReader(this.#socket, size) as unknown as Reader<T>;
      } else {
        if (size === 0) {
          throw rangeError('buffering is 0, which text does not support: use a mode with "b"');
        }
        const name = resolveEncoding(encoding ?? "utf-8");
        checkOneOf("errors", errors, ["strict", "replace"]);
        checkOneOf("newline", newline, [null, "", "\n", "\r", "\r\n"]);
        if (canWrite) {
          const encode = createEncoder(name, errors);
          const encodeNewlines = createNewlineEncoder(newline);
          this.#encode = (text) => encode(encodeNewlines(text));
        }
        const decoder = createDecoder(name, errors);
        this.#socket = socket.dup();
        if (canRead) {
          const reader = new TextReader(this.#socket, size, decoder, newline);
          this.#reader = reader as unknown as Reader<T>;
        }
      }
      if (canWrite) this.#writer = new Writer(this.#socket, size);
    } catch (error) {
      throw hideFrames(error, SocketFile);
    }
  }

  /** True if the file is closed, or is being closed. */
  get closed(): boolean {
    return this.#closed;
  }

  /** The descriptor, which is also the `name` of Python's socket files. */
  get name(): number {
    return this.fileno();
  }

  /**
   * The file's own descriptor. Other code may use it, but must not close it.
   *
   * @returns Its number, or -1 if the file is closed.
   *
   * @example
   * ```ts
   * import { socketpair } from "@libc/socket";
   *
   * const [a, b] = socketpair();
   * using file = a.makefile();
   * console.log(file.fileno() !== a.fileno()); // true
   * a.close();
   * b.close();
   * ```
   */
  fileno(): number {
    return this.#socket.fileno();
  }

  /**
   * The timeout of the file's operations; initially that of the socket. It applies to each wait, not
   * to an operation as a whole.
   *
   * @returns Seconds; `null` for none, 0 in non-blocking mode.
   *
   * @example
   * ```ts
   * import { socketpair } from "@libc/socket";
   *
   * const [a, b] = socketpair();
   * a.settimeout(5);
   * using file = a.makefile();
   * console.log(file.gettimeout()); // 5
   * a.close();
   * b.close();
   * ```
   */
  gettimeout(): number | null {
    return this.#socket.gettimeout();
  }

  /**
   * Sets the timeout of the file's later operations; see {@linkcode Socket.settimeout}.
   *
   * @param value Seconds; `null` for no timeout; 0 for non-blocking mode.
   * @throws {RangeError} If `value` is negative or not finite.
   *
   * @example
   * ```ts
   * import { socketpair, TimeoutError } from "@libc/socket";
   *
   * const [a, b] = socketpair();
   * using file = a.makefile();
   * file.settimeout(0.1);
   * b.sendSync("half a line");
   * try {
   *   file.readlineSync();
   * } catch (error) {
   *   console.log(error instanceof TimeoutError); // true
   * }
   * b.sendSync(", and the rest\n");
   * console.log(file.readlineSync()); // half a line, and the rest
   * a.close();
   * b.close();
   * ```
   */
  settimeout(value: number | null): void {
    this.#socket.settimeout(value);
  }

  #throwIfClosed(operation: string): void {
    if (this.#closed) throw systemError(EBADF, operation, undefined, "the file is closed");
  }

  /** Returns the reader, or throws if the file does not allow reading or is closed. */
  #readerFor(operation: string): Reader<T> {
    if (this.#reader === undefined) {
      throw typeError(`${operation}: the file's mode is "${this.mode}", expected one with "r"`);
    }
    this.#throwIfClosed(operation);
    return this.#reader;
  }

  /** Returns the writer, or throws if the file does not allow writing or is closed. */
  #writerFor(operation: string): Writer {
    if (this.#writer === undefined) {
      throw typeError(`${operation}: the file's mode is "${this.mode}", expected one with "w"`);
    }
    this.#throwIfClosed(operation);
    return this.#writer;
  }

  /** Reads without blocking, after the reads that are pending. The file may be closed meanwhile. */
  #read<R>(
    operation: string,
    task: (reader: Reader<T>) => Task<R>,
    rest: readonly unknown[],
  ): Promise<R> {
    this.#readerFor(operation);
    return fromAwaiter(
      this.#readMutex.run(() => task(this.#readerFor(operation)), signalOf(rest)),
    );
  }

  /**
   * Reads a number of bytes or characters, or everything up to the end of the stream.
   *
   * An unbuffered file reads a number of bytes with one recv(2), which may return fewer.
   *
   * @param rest The number of bytes or characters, then `{ signal }`. Everything if the number is
   *   left out, `null` or -1.
   * @returns The data; shorter than the number only at the end of the stream, and empty after it.
   * @throws {SocketError} `ECONNRESET`, `EAGAIN` in non-blocking mode, `EBADF` if it is closed, ...
   * @throws {TimeoutError} If not enough arrives in time; the next read begins with this data.
   * @throws {TypeError} If the mode does not allow reading, or the data is not valid text.
   *
   * @example
   * ```ts
   * import { socketpair } from "@libc/socket";
   *
   * const [a, b] = socketpair();
   * await using file = b.makefile();
   * await a.sendall("grüße");
   * console.log(await file.read(3)); // grü
   * a.close();
   * console.log(await file.read()); // ße
   * b.close();
   * ```
   */
  read(...rest: SizeAndOptions): Promise<T> {
    const size = checkSizeBefore("size", rest);
    return this.#read("read", (reader) => reader.read(size), rest);
  }

  /**
   * The blocking form of {@linkcode SocketFile.read}.
   *
   * @param rest The number of bytes or characters; everything if it is left out, `null` or -1.
   * @returns The data; shorter than the number only at the end of the stream, and empty after it.
   * @throws {SocketError} `ECONNRESET`, `EAGAIN` in non-blocking mode, `EBADF` if it is closed, ...
   * @throws {TimeoutError} If not enough arrives in time; the next read begins with this data.
   * @throws {TypeError} If the mode does not allow reading, or the data is not valid text.
   *
   * @example
   * ```ts
   * import { socketpair } from "@libc/socket";
   *
   * const [a, b] = socketpair();
   * a.sendallSync("head, body");
   * a.close();
   * using file = b.makefile();
   * console.log(file.readSync(4), file.readSync()); // head , body
   * b.close();
   * ```
   */
  readSync(...rest: Size): T {
    const size = checkSize("size", rest);
    const reader = this.#readerFor("read");
    return this.#readMutex.runSync("read", () => reader.read(size));
  }

  #readIntoTask(memory: unknown, waits: boolean): () => Task<number> {
    const bytes = buffer("buffer", memory);
    const reader = this.#readerFor("readInto");
    if (!(reader instanceof ByteReader)) {
      throw typeError(`readInto: the file's mode is "${this.mode}", expected one with "b"`);
    }
    const { length } = bytes;
    return () => {
      // It may have waited for another read.
      this.#throwIfClosed("readInto");
      checkNotDetached(bytes, length);
      return reader.readInto(bytes, waits);
    };
  }

  /**
   * Reads bytes into a buffer until it is full. An unbuffered file uses one recv(2).
   *
   * @param buffer The buffer.
   * @param rest `{ signal }`
   * @returns The number of bytes read; fewer than the buffer's length only at the end of the stream.
   * @throws {SocketError} `ECONNRESET`, `EAGAIN` in non-blocking mode, `EBADF` if it is closed, ...
   * @throws {TimeoutError} If not enough arrives in time; the next read begins with this data.
   * @throws {TypeError} If the mode does not allow reading, or is a text mode. Also if the buffer is
   *   transferred elsewhere before the read has ended; the next read begins with this data.
   *
   * @example
   * ```ts
   * import { socketpair } from "@libc/socket";
   *
   * const [a, b] = socketpair();
   * await a.sendall(new Uint8Array([1, 2, 3, 4]));
   * await using file = b.makefile("rb");
   * const header = new Uint8Array(3);
   * console.log(await file.readInto(header), header); // 3 Uint8Array [1, 2, 3]
   * a.close();
   * b.close();
   * ```
   */
  readInto(buffer: Bytes, ...rest: [options?: WaitOptions]): Promise<number> {
    return fromAwaiter(this.#readMutex.run(this.#readIntoTask(buffer, true), signalOf(rest)));
  }

  /**
   * The blocking form of {@linkcode SocketFile.readInto}.
   *
   * @param buffer The buffer.
   * @returns The number of bytes read; fewer than the buffer's length only at the end of the stream.
   * @throws {SocketError} `ECONNRESET`, `EAGAIN` in non-blocking mode, `EBADF` if it is closed, ...
   * @throws {TimeoutError} If not enough arrives in time; the next read begins with this data.
   * @throws {TypeError} If the mode does not allow reading, or is a text mode.
   *
   * @example
   * ```ts
   * import { socketpair } from "@libc/socket";
   *
   * const [a, b] = socketpair();
   * a.sendallSync("12");
   * a.close();
   * using file = b.makefile("rb");
   * console.log(file.readIntoSync(new Uint8Array(3))); // 2, the end
   * b.close();
   * ```
   */
  readIntoSync(buffer: Bytes): number {
    return this.#readMutex.runSync("readInto", this.#readIntoTask(buffer, false));
  }

  /**
   * Reads a line.
   *
   * @param rest The largest number of bytes or characters to read, then `{ signal }`. No limit if
   *   the number is left out, `null` or -1.
   * @returns The line with its end, which the last line and a line cut by the limit lack; empty at
   *   the end of the stream.
   * @throws {SocketError} `ECONNRESET`, `EAGAIN` in non-blocking mode, `EBADF` if it is closed, ...
   * @throws {TimeoutError} If the rest of the line does not arrive in time; the next read begins
   *   with the part that did.
   * @throws {TypeError} If the mode does not allow reading, or the data is not valid text.
   *
   * @example
   * ```ts
   * import { socketpair } from "@libc/socket";
   *
   * const [a, b] = socketpair();
   * await using file = b.makefile();
   * await a.sendall("220 ready\r\n");
   * console.log(await file.readline({ signal: AbortSignal.timeout(1000) })); // "220 ready\n"
   * a.close();
   * b.close();
   * ```
   */
  readline(...rest: SizeAndOptions): Promise<T> {
    const limit = checkSizeBefore("limit", rest);
    return this.#read("readline", (reader) => reader.readline(limit), rest);
  }

  /**
   * The blocking form of {@linkcode SocketFile.readline}.
   *
   * @param rest The largest number of bytes or characters to read; no limit if it is left out,
   *   `null` or -1.
   * @returns The line with its end, which the last line and a line cut by the limit lack; empty at
   *   the end of the stream.
   * @throws {SocketError} `ECONNRESET`, `EAGAIN` in non-blocking mode, `EBADF` if it is closed, ...
   * @throws {TimeoutError} If the rest of the line does not arrive in time; the next read begins
   *   with the part that did.
   * @throws {TypeError} If the mode does not allow reading, or the data is not valid text.
   *
   * @example
   * ```ts
   * import { socketpair } from "@libc/socket";
   *
   * const [a, b] = socketpair();
   * a.sendallSync("one\ntwo\n");
   * using file = b.makefile();
   * console.log(file.readlineSync()); // "one\n"
   * console.log(file.readlineSync(2)); // "tw"
   * a.close();
   * b.close();
   * ```
   */
  readlineSync(...rest: Size): T {
    const limit = checkSize("limit", rest);
    const reader = this.#readerFor("readline");
    return this.#readMutex.runSync("readline", () => reader.readline(limit));
  }

  /**
   * Reads lines until the end of the stream, or until their total size exceeds a number.
   *
   * @param rest The number of bytes or characters, then `{ signal }`. Reading stops after the line
   *   that makes the total exceed this number. All lines if the number is left out, `null`, 0 or
   *   -1.
   * @returns The lines with their ends.
   * @throws {SocketError} `ECONNRESET`, `EAGAIN` in non-blocking mode, `EBADF` if it is closed, ...
   * @throws {TimeoutError} If not enough arrives in time; the next read begins with these lines.
   * @throws {TypeError} If the mode does not allow reading, or the data is not valid text.
   *
   * @example
   * ```ts
   * import { socketpair } from "@libc/socket";
   *
   * const [a, b] = socketpair();
   * await a.sendall("one\ntwo\nthree");
   * a.close();
   * await using file = b.makefile();
   * console.log(await file.readlines()); // [ "one\n", "two\n", "three" ]
   * b.close();
   * ```
   */
  readlines(...rest: SizeAndOptions): Promise<T[]> {
    const hint = checkSizeBefore("hint", rest);
    return this.#read("readlines", (reader) => reader.readlines(hint), rest);
  }

  /**
   * The blocking form of {@linkcode SocketFile.readlines}.
   *
   * @param rest The number of bytes or characters. Reading stops after the line that makes the
   *   total exceed this number. All lines if the number is left out, `null`, 0 or -1.
   * @returns The lines with their ends.
   * @throws {SocketError} `ECONNRESET`, `EAGAIN` in non-blocking mode, `EBADF` if it is closed, ...
   * @throws {TimeoutError} If not enough arrives in time; the next read begins with these lines.
   * @throws {TypeError} If the mode does not allow reading, or the data is not valid text.
   *
   * @example
   * ```ts
   * import { socketpair } from "@libc/socket";
   *
   * const [a, b] = socketpair();
   * a.sendallSync("one\ntwo\nthree");
   * a.close();
   * using file = b.makefile();
   * console.log(file.readlinesSync(5)); // [ "one\n", "two\n" ]
   * b.close();
   * ```
   */
  readlinesSync(...rest: Size): T[] {
    const hint = checkSize("hint", rest);
    const reader = this.#readerFor("readlines");
    return this.#readMutex.runSync("readlines", () => reader.readlines(hint));
  }

  /**
   * Reads line by line until the end of the stream, blocking. Leaving the loop does not close the
   * file.
   *
   * @returns The lines with their ends.
   * @throws {SocketError | TimeoutError | TypeError} As {@linkcode SocketFile.readlineSync}.
   *
   * @example
   * ```ts
   * import { socketpair } from "@libc/socket";
   *
   * const [a, b] = socketpair();
   * a.sendallSync("one\ntwo\n");
   * a.close();
   * using file = b.makefile();
   * for (const line of file) console.log(line); // "one\n", "two\n"
   * b.close();
   * ```
   */
  *[Symbol.iterator](): Generator<T, void, void> {
    for (let line; (line = this.#nextLine()).length > 0;) yield line;
  }

  /** Reads a line for the blocking iterator. */
  #nextLine(): T {
    try {
      return this.readlineSync();
    } catch (error) {
      throw hideFrames(error, generatorNext);
    }
  }

  /**
   * Reads line by line until the end of the stream. Leaving the loop does not close the file.
   *
   * @returns The lines with their ends.
   * @throws {SocketError | TimeoutError | TypeError} As {@linkcode SocketFile.readline}.
   *
   * @example
   * ```ts
   * import { socketpair } from "@libc/socket";
   *
   * const [a, b] = socketpair();
   * await a.sendall("one\ntwo\n");
   * a.close();
   * await using file = b.makefile();
   * for await (const line of file) console.log(line); // "one\n", "two\n"
   * b.close();
   * ```
   */
  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, void> {
    try {
      for (;;) {
        // A buffered line needs no mutex and no wait, unless an earlier read is pending.
        const canTake = !this.#closed && !this.#readMutex.isLocked;
        const buffered = canTake ? this.#reader?.takeBufferedLine() : undefined;
        const turn = lightStep();
        if (turn !== undefined) await turn;
        const line = buffered ?? await this.readline();
        if (line.length === 0) return;
        yield line;
      }
    } catch (error) {
      throw hideFrames(error, SocketFile.prototype[Symbol.asyncIterator]);
    }
  }

  /**
   * Encodes data. Also returns the length that `write` returns: in characters, or in bytes. What could
   * refuse the write is checked before: the encoder remembers that it has written a byte order mark.
   */
  #encodeData(data: unknown): [bytes: Uint8Array<ArrayBuffer>, length: number] {
    if (this.#encode === undefined) {
      const bytes = toBytes("data", data);
      return [bytes, bytes.length];
    }
    if (typeof data !== "string") {
      throw typeError(
        `data is ${shown(data)}, expected a string because the mode is "${this.mode}"`,
      );
    }
    return [this.#encode(data), countCodePoints(data)];
  }

  /** Returns the number of bytes that may stay unsent after a write of this data. */
  #unsentLimit(writer: Writer, data: unknown, bytes: Uint8Array): number {
    if (!this.#isLineBuffered) return writer.size;
    const hasLineEnd = typeof data === "string" ? /[\n\r]/.test(data) : bytes.includes(10);
    return hasLineEnd ? 0 : writer.size;
  }

  /**
   * Adds bytes to the buffer, then sends until at most `limit` bytes of the buffer are unsent.
   * Returns `length`.
   */
  async #put(
    writer: Writer,
    bytes: Uint8Array<ArrayBuffer>,
    limit: number,
    signal: AbortSignal | undefined,
    length: number,
  ): Promise<number> {
    if (writer.size === 0) {
      // The bytes are queued only under the mutex, so that they cannot overtake earlier writes.
      await this.#runWrite(bytes, () => writer.drain(0, writer.put(bytes, false)), signal);
      return length;
    }
    const borrowed = writer.put(bytes, this.#writeMutex.isLocked);
    if (writer.length > limit) {
      await this.#writeMutex.run(() => writer.drain(limit, borrowed), this.#untilDiscarded(signal));
    } else {
      const turn = lightStep();
      if (turn !== undefined) await turn;
    }
    return length;
  }

  /** Runs an unbuffered write under the mutex. It may have to wait for another write. */
  #runWrite<R>(
    bytes: Uint8Array<ArrayBuffer>,
    task: () => Task<R>,
    signal: AbortSignal | undefined,
  ): Promise<R> {
    const { length } = bytes;
    return this.#writeMutex.run(() => {
      checkNotDetached(bytes, length);
      return task();
    }, this.#untilDiscarded(signal));
  }

  /** The blocking form of `#put`. */
  #putSync(
    operation: string,
    writer: Writer,
    bytes: Uint8Array<ArrayBuffer>,
    limit: number,
  ): void {
    const borrowed = writer.put(bytes, false);
    this.#writeMutex.runSync(operation, () => writer.drain(limit, borrowed));
  }

  /**
   * Writes data: accepts all of it, and waits until the part that exceeds the buffer is sent.
   * {@linkcode SocketFile.flush} sends the buffered rest. Reading does not send it.
   *
   * An unbuffered file writes with one send(2), which may send only the first part of the data.
   *
   * @param data Text to a text file; bytes, or a string to encode as UTF-8, to a binary file. Bytes
   *   must not change until the promise is settled.
   * @param rest `{ signal }`. An abort ends the wait; the data stays accepted. A signal that has aborted
   *   before refuses the data.
   * @returns The number of characters or bytes written, always all of them. An unbuffered file
   *   returns the number of bytes sent.
   * @throws {SocketError} `EPIPE`, `ECONNRESET`, `EAGAIN` in non-blocking mode, `EBADF`, ... A
   *   buffered file has still accepted the data, unless it was closed before.
   * @throws {TimeoutError} If the socket has no room in time. A buffered file has still accepted
   *   the data.
   * @throws {TypeError} If the mode does not allow writing, or the encoding cannot express the data.
   *
   * @example
   * ```ts
   * import { socketpair } from "@libc/socket";
   *
   * const [a, b] = socketpair();
   * await using file = a.makefile("w", { newline: "\r\n" });
   * console.log(await file.write("HELO grüße\n")); // 11
   * await file.flush();
   * console.log((await b.recv(1024)).length); // 14
   * a.close();
   * b.close();
   * ```
   */
  write(data: Written<T>, ...rest: [options?: WaitOptions]): Promise<number> {
    const signal = signalOf(rest);
    const writer = this.#writerFor("write");
    signal?.throwIfAborted();
    const [bytes, length] = this.#encodeData(data);
    return fromAwaiter(
      writer.size === 0
        ? this.#runWrite(bytes, () => writer.sendOnce(bytes), signal)
        : this.#put(writer, bytes, this.#unsentLimit(writer, data, bytes), signal, length),
    );
  }

  /**
   * The blocking form of {@linkcode SocketFile.write}.
   *
   * @param data Text to a text file; bytes, or a string to encode as UTF-8, to a binary file.
   * @returns The number of characters or bytes written, always all of them. An unbuffered file
   *   returns the number of bytes sent.
   * @throws {SocketError} `EPIPE`, `ECONNRESET`, `EAGAIN` in non-blocking mode, `EBADF`, ... A
   *   buffered file has still accepted the data, unless it was closed before.
   * @throws {TimeoutError} If the socket has no room in time. A buffered file has still accepted
   *   the data.
   * @throws {TypeError} If the mode does not allow writing, or the encoding cannot express the data.
   *
   * @example
   * ```ts
   * import { socketpair } from "@libc/socket";
   *
   * const [a, b] = socketpair();
   * using file = a.makefile("wb", { buffering: 0 });
   * console.log(file.writeSync(new Uint8Array([1, 2, 3]))); // 3
   * console.log(b.recvSync(1024).length); // 3
   * a.close();
   * b.close();
   * ```
   */
  writeSync(data: Written<T>): number {
    const writer = this.#writerFor("write");
    this.#writeMutex.throwIfLocked("write");
    const [bytes, length] = this.#encodeData(data);
    if (writer.size === 0) return this.#writeMutex.runSync("write", () => writer.sendOnce(bytes));
    this.#putSync("write", writer, bytes, this.#unsentLimit(writer, data, bytes));
    return length;
  }

  /**
   * Writes several pieces of data, without adding ends of lines. An unbuffered file sends all of
   * each piece.
   *
   * @param lines The pieces.
   * @param rest `{ signal }`
   * @throws {SocketError} `EPIPE`, `ECONNRESET`, `EAGAIN` in non-blocking mode, `EBADF`, ... The
   *   file has accepted the piece that failed, but none of the later pieces.
   * @throws {TimeoutError} If the socket has no room in time. As above, the file has accepted the
   *   piece that failed, but none of the later pieces.
   * @throws {TypeError} If the mode does not allow writing, or the encoding cannot express a piece.
   *
   * @example
   * ```ts
   * import { socketpair } from "@libc/socket";
   *
   * const [a, b] = socketpair();
   * {
   *   await using file = a.makefile("w");
   *   await file.writelines(["one\n", "two\n"]);
   * }
   * console.log((await b.recv(1024)).length); // 8
   * a.close();
   * b.close();
   * ```
   */
  writelines(lines: Iterable<Written<T>>, ...rest: [options?: WaitOptions]): Promise<void> {
    const signal = signalOf(rest);
    this.#writerFor("writelines");
    return fromAwaiter(this.#writelines(iterable("lines", lines), signal));
  }

  async #writelines(lines: Iterable<Written<T>>, signal: AbortSignal | undefined): Promise<void> {
    for (const line of lines) {
      const writer = this.#writerFor("writelines");
      signal?.throwIfAborted();
      const [bytes] = this.#encodeData(line);
      await this.#put(writer, bytes, this.#unsentLimit(writer, line, bytes), signal, 0);
    }
  }

  /**
   * The blocking form of {@linkcode SocketFile.writelines}.
   *
   * @param lines The pieces.
   * @throws {SocketError} `EPIPE`, `ECONNRESET`, `EAGAIN` in non-blocking mode, `EBADF`, ... The
   *   file has accepted the piece that failed, but none of the later pieces.
   * @throws {TimeoutError} If the socket has no room in time. As above, the file has accepted the
   *   piece that failed, but none of the later pieces.
   * @throws {TypeError} If the mode does not allow writing, or the encoding cannot express a piece.
   *
   * @example
   * ```ts
   * import { socketpair } from "@libc/socket";
   *
   * const [a, b] = socketpair();
   * using file = a.makefile("wb");
   * file.writelinesSync(["one\n", new Uint8Array([116, 119, 111])]);
   * file.flushSync();
   * console.log(b.recvSync(1024).length); // 7
   * a.close();
   * b.close();
   * ```
   */
  writelinesSync(lines: Iterable<Written<T>>): void {
    this.#writerFor("writelines");
    for (const line of iterable("lines", lines)) {
      const writer = this.#writerFor("writelines");
      this.#writeMutex.throwIfLocked("writelines");
      const [bytes] = this.#encodeData(line);
      this.#putSync("writelines", writer, bytes, this.#unsentLimit(writer, line, bytes));
    }
  }

  /**
   * Sends the buffered data. Does nothing if the mode does not allow writing.
   *
   * @param rest `{ signal }`
   * @throws {SocketError} `EPIPE`, `ECONNRESET`, `EAGAIN` in non-blocking mode, `EBADF`, ...
   * @throws {TimeoutError} If the socket has no room in time; flush again to continue.
   *
   * @example
   * ```ts
   * import { socketpair } from "@libc/socket";
   *
   * const [a, b] = socketpair();
   * await using file = a.makefile("w");
   * await file.write("now");
   * await file.flush();
   * console.log((await b.recv(1024)).length); // 3
   * a.close();
   * b.close();
   * ```
   */
  flush(...rest: [options?: WaitOptions]): Promise<void> {
    const signal = signalOf(rest);
    this.#throwIfClosed("flush");
    const writer = this.#writer;
    return writer === undefined
      ? inTurn(() => {})
      : fromAwaiter(this.#writeMutex.run(() => writer.drain(0), this.#untilDiscarded(signal)));
  }

  /**
   * The blocking form of {@linkcode SocketFile.flush}.
   *
   * @throws {SocketError} `EPIPE`, `ECONNRESET`, `EAGAIN` in non-blocking mode, `EBADF`, ...
   * @throws {TimeoutError} If the socket has no room in time; flush again to continue.
   *
   * @example
   * ```ts
   * import { socketpair } from "@libc/socket";
   *
   * const [a, b] = socketpair();
   * using file = a.makefile("w");
   * file.writeSync("now");
   * file.flushSync();
   * console.log(b.recvSync(1024).length); // 3
   * a.close();
   * b.close();
   * ```
   */
  flushSync(): void {
    this.#throwIfClosed("flush");
    const writer = this.#writer;
    if (writer !== undefined) this.#writeMutex.runSync("flush", () => writer.drain(0));
  }

  /**
   * Closes the file: sends the buffered data, then closes the file's descriptor. The socket stays
   * open. Pending reads and all later operations fail with `EBADF`. Closing again only waits for the
   * first close to end.
   *
   * @param rest `{ signal }`. An abort closes the descriptor at once.
   * @throws {SocketError} `EPIPE`, `ECONNRESET`, `EAGAIN` in non-blocking mode, ... if the buffered
   *   data cannot be sent. The file is closed all the same.
   * @throws {TimeoutError} If the socket has no room in time. The file is closed all the same.
   *
   * @example
   * ```ts
   * import { socketpair } from "@libc/socket";
   *
   * const [a, b] = socketpair();
   * const file = a.makefile("w");
   * a.close();
   * await file.write("the last word");
   * await file.close();
   * console.log((await b.recv(1024)).length, (await b.recv(1024)).length); // 13 0
   * b.close();
   * ```
   */
  close(...rest: [options?: WaitOptions]): Promise<void> {
    return fromAwaiter(this.#close(signalOf(rest)));
  }

  async #close(signal: AbortSignal | undefined): Promise<void> {
    if (this.#closed) return await this.#closing?.catch(() => {});
    this.#closed = true;
    if ((this.#writer === undefined || this.#writer.length === 0) && !this.#writeMutex.isLocked) {
      return this.#socket.close();
    }
    await (this.#closing = this.#flushAndClose(this.#writer!, signal));
  }

  async #flushAndClose(writer: Writer, signal: AbortSignal | undefined): Promise<void> {
    try {
      await this.#writeMutex.run(() => writer.drain(0), this.#untilDiscarded(signal));
    } finally {
      this.#socket.close();
    }
  }

  /**
   * The blocking form of {@linkcode SocketFile.close}. Pending asynchronous operations, including
   * writes, fail with `EBADF`.
   *
   * @throws {SocketError} `EPIPE`, `ECONNRESET`, `EAGAIN` in non-blocking mode, ... if the buffered
   *   data cannot be sent. The file is closed all the same.
   * @throws {TimeoutError} If the socket has no room in time. The file is closed all the same.
   *
   * @example
   * ```ts
   * import { socketpair } from "@libc/socket";
   *
   * const [a, b] = socketpair();
   * const file = a.makefile("w");
   * file.writeSync("something");
   * file.closeSync();
   * console.log(b.recvSync(1024).length, a.fileno() > 2); // 9 true
   * a.close();
   * b.close();
   * ```
   */
  closeSync(): void {
    const first = !this.#closed;
    this.#closed = true;
    try {
      const writer = this.#writer;
      if (first && writer !== undefined && !this.#writeMutex.isLocked) {
        this.#writeMutex.runSync("close", () => writer.drain(0));
      }
    } finally {
      this.#socket.close();
    }
  }

  /** Closes the file at the end of a `using` block. Blocks until the buffered data is sent. */
  [Symbol.dispose](): void {
    this.closeSync();
  }

  /** Closes the file at the end of an `await using` block. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /**
   * The incoming data as a stream: of bytes, or of text in whole characters. The stream receives
   * nothing before its consumer requests data.
   *
   * The file is closed when the stream ends, fails or is cancelled. A file that reads and writes is
   * closed when its other stream has ended too.
   *
   * @throws {SocketError} `EBADF` if the file is closed.
   * @throws {TypeError} If the mode does not allow reading.
   *
   * @example
   * ```ts
   * import { socketpair } from "@libc/socket";
   *
   * const [a, b] = socketpair();
   * await a.sendall("some text");
   * a.close();
   * for await (const text of b.makefile("r").readable) console.log(text); // some text
   * b.close();
   * ```
   */
  get readable(): ReadableStream<T> {
    if (this.#readable !== undefined) return this.#readable;
    const reader = this.#readerFor("readable");
    const next = (signal: AbortSignal, atMost?: number) =>
      this.#readMutex.run(() => {
        this.#throwIfClosed("readable");
        return reader.readSome(atMost);
      }, signal);
    const end = () => this.#end("r");
    return this.#readable = reader instanceof ByteReader
      ? readableBytes({
        read: (signal) => next(signal) as Promise<Uint8Array<ArrayBuffer>>,
        readInto: async (memory, signal) => {
          const bytes = await next(signal, memory.length) as Uint8Array<ArrayBuffer>;
          memory.set(bytes);
          return bytes.length;
        },
        end,
        cancel: end,
      }) as ReadableStream<T>
      : readableText(next as (signal: AbortSignal) => Promise<string>, end) as ReadableStream<T>;
  }

  /**
   * The outgoing data as a stream: it sends each chunk in full before it accepts the next one.
   *
   * The file is closed when the stream is closed, fails or is aborted; a failure and an abort
   * discard the unsent data. A file that reads and writes is closed when its other stream has ended
   * too. The peer sees the end of the connection only when the socket is closed as well, or is shut
   * down.
   *
   * @throws {SocketError} `EBADF` if the file is closed.
   * @throws {TypeError} If the mode does not allow writing.
   *
   * @example One direction of a proxy
   * ```ts
   * import { SHUT_WR, socketpair } from "@libc/socket";
   *
   * const [a, b] = socketpair();
   * const [c, d] = socketpair();
   * await a.sendall("through b and c");
   * a.close();
   * await b.makefile("rb").readable.pipeTo(c.makefile("wb").writable);
   * c.shutdown(SHUT_WR);
   * console.log((await d.recv(1024)).length); // 15
   * for (const socket of [b, c, d]) socket.close();
   * ```
   */
  get writable(): WritableStream<Written<T>> {
    if (this.#writable !== undefined) return this.#writable;
    const writer = this.#writerFor("writable");
    return this.#writable = writableInto<Written<T>>({
      write: async (chunk, signal) => {
        this.#throwIfClosed("writable");
        signal.throwIfAborted();
        const [bytes] = this.#encodeData(chunk);
        await this.#put(writer, bytes, 0, signal, 0);
      },
      close: async () => {
        await this.flush();
        await this.#end("w");
      },
      abort: (reason) => this.#discard(writer, reason),
    });
  }

  /** Returns a signal for a write: `signal`, if there is one, and the end of `writable` by an abort. */
  #untilDiscarded(signal: AbortSignal | undefined): AbortSignal {
    const discarded = (this.#discarding ??= new AbortController()).signal;
    return signal === undefined ? discarded : AbortSignal.any([signal, discarded]);
  }

  /** Ends pending writes, discards the unsent data and ends the writing direction. */
  async #discard(writer: Writer, reason: unknown): Promise<void> {
    this.#discarding?.abort(reason);
    this.#discarding = undefined;
    await this.#writeMutex.run(() => {
      writer.clear();
      return writer.drain(0);
    }, undefined);
    await this.#end("w");
  }

  /** Ends the stream of a direction. Closes the file once the streams of all directions ended. */
  async #end(direction: "r" | "w"): Promise<void> {
    this.#openDirections = this.#openDirections.replace(direction, "");
    if (this.#openDirections === "") await this.close();
  }

  /** Returns the text that `console.log` shows. */
  [Symbol.for("Deno.customInspect")](): string {
    const fd = this.fileno();
    return `SocketFile { ${fd < 0 ? "closed" : `fd=${fd}`}, mode="${this.mode}" }`;
  }
}

hideInternals(SocketFile);
