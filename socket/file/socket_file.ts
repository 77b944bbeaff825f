/**
 * Sockets as files: what `makefile` gives, with buffers, lines and text.
 *
 * @module
 */
import { EBADF } from "../../constants/mod.ts";
import { buffer, type Bytes, data as toBytes, integer, shown, signalOf } from "../arguments.ts";
import { isOptions, type WaitOptions } from "../arguments.ts";
import {
  decoderOf,
  type Encoder,
  encoderOf,
  encodingNamed,
  newlineWriter,
} from "./text_encoding.ts";
import { systemError } from "../errors.ts";
import {
  checkedMode,
  DEFAULT_BUFFERING,
  type FileMode,
  type FileOptions,
  LARGEST_BUFFERING,
  oneOf,
  type Written,
} from "./mode.ts";
import { Sink } from "./writer.ts";
import type { Socket } from "../socket.ts";
import { ByteSource, type Source, TextSource } from "./reader.ts";
import type { Task } from "../operation/task.ts";
import { Turns } from "./mutex.ts";

export type { EncodingErrors, Newline } from "./text_encoding.ts";
export type {
  BinaryFileMode,
  BinaryFileOptions,
  FileMode,
  FileOptions,
  TextFileMode,
  TextFileOptions,
  Written,
} from "./mode.ts";

/** The optional size of a blocking read; all if it is left out, `null` or -1. */
export type Size = [] | [size: number | null];

/** The optional size and options of an asynchronous read. */
export type SizeAndOptions = [options?: WaitOptions] | [size: number | null, options?: WaitOptions];

/** The size of a read or limit of a line. */
function sizeOf(name: string, rest: readonly unknown[]): number {
  if (rest.length === 0 || rest[0] === null || isOptions(rest[0])) return -1;
  if (rest.length === 1 && rest[0] === undefined) return -1;
  return integer(name, rest[0], -1, Number.MAX_SAFE_INTEGER);
}

/** How many code points a string has. */
function characters(text: string): number {
  let count = text.length;
  for (let i = 0; i < text.length; i++) {
    if (text.codePointAt(i)! > 0xffff) {
      count--;
      i++;
    }
  }
  return count;
}

/**
 * A socket as a file: {@linkcode Socket.makefile} makes it. It reads and writes
 * text or bytes, `T`, through buffers of its own, or as Web Streams.
 *
 * The file has a descriptor of its own, so that it and the socket can be closed
 * without each other; the connection ends when both are. A file that is garbage
 * collected is closed too, but what it had not sent is lost.
 *
 * Every operation that can wait has two forms: an asynchronous one under its
 * plain name, and a blocking one whose name ends in `Sync`. Asynchronous reads
 * are answered in the order in which they were begun, and so are writes. While one
 * is pending, a blocking one in the same direction throws an error.
 *
 * Whatever ends an operation early (the timeout, a signal, `EAGAIN` in
 * non-blocking mode) loses nothing. What a read had received so far is what the
 * next one begins with. What a write had not sent is sent by the next write or
 * `flush`: data that `write` has once been given must not be written again.
 *
 * Characters are code points, as in Python: sizes and limits of text count
 * these, and no surrogate pair is ever divided.
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
 * b.close(); // the file goes on
 * const [high, low] = file.readSync(2);
 * console.log(file.readSync((high! << 8) | low!)); // Uint8Array [1, 2, 3]
 * ```
 */
export class SocketFile<T extends string | Uint8Array<ArrayBuffer>> {
  /** The mode: `"r"`, `"w"` or `"rw"`, with a `"b"` at its end if the file is one of bytes. */
  readonly mode: string;
  readonly #socket: Socket;
  readonly #source: Source<T> | undefined;
  readonly #sink: Sink | undefined;
  readonly #encode: Encoder | undefined;
  readonly #byLine: boolean;
  readonly #reading = new Turns();
  readonly #writing = new Turns();
  #closed = false;
  #closing: Promise<void> | undefined;
  #readable: ReadableStream<T> | undefined;
  #writable: WritableStream<Written<T>> | undefined;
  /** The directions whose streams have not ended, by their letters. */
  #open: string;

  /**
   * Makes a file: the same as {@linkcode Socket.makefile}, which knows what `T` is.
   *
   * @param socket The socket, which is duplicated.
   * @param mode The mode.
   * @param options `{ buffering, encoding, errors, newline }`
   * @throws {TypeError | RangeError} If the mode or an option is not a valid one.
   * @throws {SocketError} `EBADF` if the socket is closed, `EMFILE`.
   */
  constructor(
    // deno-lint-ignore no-explicit-any -- whatever its addresses are
    socket: Socket<any, any>,
    mode: FileMode = "r",
    options: FileOptions = {},
  ) {
    this.mode = checkedMode(mode);
    if (!isOptions(options)) {
      throw new TypeError(
        `options is ${shown(options)}, expected { buffering, encoding, errors, newline }`,
      );
    }
    const reads = this.mode.includes("r");
    const writes = this.mode.includes("w");
    const binary = this.mode.includes("b");
    this.#open = this.mode.replace("b", "");
    const { buffering = -1, encoding, errors = "strict", newline = null } = options;
    integer("buffering", buffering, -1, LARGEST_BUFFERING);
    this.#byLine = buffering === 1;
    const size = buffering === -1 || this.#byLine ? DEFAULT_BUFFERING : buffering;
    if (binary) {
      for (const name of ["encoding", "errors", "newline"] as const) {
        if (options[name] !== undefined) {
          throw new TypeError(`${name} is for text, but the mode is ${shown(mode)}`);
        }
      }
      this.#socket = socket.dup();
      if (reads) this.#source = new ByteSource(this.#socket, size) as unknown as Source<T>;
    } else {
      if (size === 0) {
        throw new RangeError('buffering is 0, which only bytes can be: use a mode with "b"');
      }
      const name = encodingNamed(encoding ?? "utf-8");
      oneOf("errors", errors, ["strict", "replace"]);
      oneOf("newline", newline, [null, "", "\n", "\r", "\r\n"]);
      if (writes) {
        const encode = encoderOf(name, errors);
        const newlines = newlineWriter(newline);
        this.#encode = (text) => encode(newlines(text));
      }
      const decoder = decoderOf(name, errors);
      this.#socket = socket.dup();
      if (reads) {
        const source = new TextSource(this.#socket, size, decoder, newline);
        this.#source = source as unknown as Source<T>;
      }
    }
    if (writes) this.#sink = new Sink(this.#socket, size);
  }

  /** Whether the file was closed. */
  get closed(): boolean {
    return this.#closed;
  }

  /** The descriptor, as Python's files of sockets have it for a name. */
  get name(): number {
    return this.fileno();
  }

  /**
   * The file's own descriptor, for other code to use but not to close.
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
   * The timeout of the file's operations; at first it is what the socket's was. It is for each
   * wait, not for all that an operation takes.
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
   * @throws {RangeError} If it is negative or not finite.
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

  #check(operation: string): void {
    if (this.#closed) throw systemError(EBADF, operation, undefined, "the file is closed");
  }

  /** What to read from. */
  #from(operation: string): Source<T> {
    if (this.#source === undefined) {
      throw new TypeError(`${operation}: the file's mode is "${this.mode}", which is not to read`);
    }
    this.#check(operation);
    return this.#source;
  }

  /** What to write to. */
  #to(operation: string): Sink {
    if (this.#sink === undefined) {
      throw new TypeError(`${operation}: the file's mode is "${this.mode}", which is not to write`);
    }
    this.#check(operation);
    return this.#sink;
  }

  /**
   * Reads: so many bytes or characters, or all until the end of the stream.
   *
   * Without a buffer, a size means one recv(2), which may give less.
   *
   * @param rest How much to read, then `{ signal }`; all if it is left out, `null` or -1.
   * @returns What was read; less than the size only at the end, where it is empty.
   * @throws {SocketError} `ECONNRESET`, `EAGAIN` in non-blocking mode, `EBADF` if it is closed, ...
   * @throws {TimeoutError} If nothing came in time.
   * @throws {TypeError} If the file is not to be read, or what came is not text.
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
  async read(...rest: SizeAndOptions): Promise<T> {
    const size = sizeOf("size", rest);
    const source = this.#from("read");
    return await this.#reading.later(() => source.read(size), signalOf(rest));
  }

  /**
   * The blocking form of {@linkcode SocketFile.read}.
   *
   * @param rest How much to read; all if it is left out, `null` or -1.
   * @returns What was read; less than the size only at the end, where it is empty.
   * @throws {SocketError} `ECONNRESET`, `EAGAIN` in non-blocking mode, `EBADF` if it is closed, ...
   * @throws {TimeoutError} If nothing came in time.
   * @throws {TypeError} If the file is not to be read, or what came is not text.
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
    const size = sizeOf("size", rest);
    const source = this.#from("read");
    return this.#reading.now("read", () => source.read(size));
  }

  #readInto(memory: unknown): () => Task<number> {
    const bytes = buffer("buffer", memory);
    const source = this.#from("readInto");
    if (!(source instanceof ByteSource)) {
      throw new TypeError(
        `readInto: the file's mode is "${this.mode}", which gives text, not bytes`,
      );
    }
    return () => source.readInto(bytes);
  }

  /**
   * Reads bytes into a buffer, until that is full; without a buffer of the file's own, it is one
   * recv(2).
   *
   * @param buffer Where to put them.
   * @param rest `{ signal }`
   * @returns How many bytes were read; less than fit only at the end.
   * @throws {SocketError} `ECONNRESET`, `EAGAIN` in non-blocking mode, `EBADF` if it is closed, ...
   * @throws {TimeoutError} If not enough came in time; what came is for the next read.
   * @throws {TypeError} If the file is not to be read, or is one of text.
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
  async readInto(buffer: Bytes, ...rest: [options?: WaitOptions]): Promise<number> {
    return await this.#reading.later(this.#readInto(buffer), signalOf(rest));
  }

  /**
   * The blocking form of {@linkcode SocketFile.readInto}.
   *
   * @param buffer Where to put the bytes.
   * @returns How many bytes were read; less than fit only at the end.
   * @throws {SocketError} `ECONNRESET`, `EAGAIN` in non-blocking mode, `EBADF` if it is closed, ...
   * @throws {TimeoutError} If not enough came in time; what came is for the next read.
   * @throws {TypeError} If the file is not to be read, or is one of text.
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
    return this.#reading.now("readInto", this.#readInto(buffer));
  }

  /**
   * Reads a line.
   *
   * @param rest How many bytes or characters to read at most, then `{ signal }`; no limit if it is
   *   left out, `null` or -1.
   * @returns The line with its end, which only the last line may lack; empty at the end.
   * @throws {SocketError} `ECONNRESET`, `EAGAIN` in non-blocking mode, `EBADF` if it is closed, ...
   * @throws {TimeoutError} If the line did not go on in time; what came of it is for the next read.
   * @throws {TypeError} If the file is not to be read, or what came is not text.
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
  async readline(...rest: SizeAndOptions): Promise<T> {
    const limit = sizeOf("limit", rest);
    const source = this.#from("readline");
    return await this.#reading.later(() => source.readline(limit), signalOf(rest));
  }

  /**
   * The blocking form of {@linkcode SocketFile.readline}.
   *
   * @param rest How many bytes or characters to read at most; no limit if it is left out, `null`
   *   or -1.
   * @returns The line with its end, which only the last line may lack; empty at the end.
   * @throws {SocketError} `ECONNRESET`, `EAGAIN` in non-blocking mode, `EBADF` if it is closed, ...
   * @throws {TimeoutError} If the line did not go on in time; what came of it is for the next read.
   * @throws {TypeError} If the file is not to be read, or what came is not text.
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
    const limit = sizeOf("limit", rest);
    const source = this.#from("readline");
    return this.#reading.now("readline", () => source.readline(limit));
  }

  /**
   * Reads lines until the end, or until there are enough.
   *
   * @param rest When to begin no further line: if those so far have more bytes or characters than
   *   this; then `{ signal }`. All lines if it is left out, `null`, 0 or -1.
   * @returns The lines with their ends.
   * @throws {SocketError} `ECONNRESET`, `EAGAIN` in non-blocking mode, `EBADF` if it is closed, ...
   * @throws {TimeoutError} If nothing came in time; the lines that came are for the next read.
   * @throws {TypeError} If the file is not to be read, or what came is not text.
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
  async readlines(...rest: SizeAndOptions): Promise<T[]> {
    const hint = sizeOf("hint", rest);
    const source = this.#from("readlines");
    return await this.#reading.later(() => source.readlines(hint), signalOf(rest));
  }

  /**
   * The blocking form of {@linkcode SocketFile.readlines}.
   *
   * @param rest When to begin no further line: if those so far have more bytes or characters than
   *   this. All lines if it is left out, `null`, 0 or -1.
   * @returns The lines with their ends.
   * @throws {SocketError} `ECONNRESET`, `EAGAIN` in non-blocking mode, `EBADF` if it is closed, ...
   * @throws {TimeoutError} If nothing came in time; the lines that came are for the next read.
   * @throws {TypeError} If the file is not to be read, or what came is not text.
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
    const hint = sizeOf("hint", rest);
    const source = this.#from("readlines");
    return this.#reading.now("readlines", () => source.readlines(hint));
  }

  /**
   * Reads line by line until the end, blocking. Leaving the loop leaves the file open.
   *
   * @returns The lines with their ends.
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
    for (let line; (line = this.readlineSync()).length > 0;) yield line;
  }

  /**
   * Reads line by line until the end. Leaving the loop leaves the file open.
   *
   * @returns The lines with their ends.
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
    for (;;) {
      // Lines that are there already need not wait for anything.
      const held = this.#closed || this.#reading.busy ? undefined : this.#source?.heldLine();
      const line = held ?? await this.readline();
      if (line.length === 0) return;
      yield line;
    }
  }

  /** Data as bytes, and its length as `write` gives it. */
  #encoded(data: unknown): [bytes: Uint8Array<ArrayBuffer>, length: number] {
    if (this.#encode === undefined) {
      const bytes = toBytes("data", data);
      return [bytes, bytes.length];
    }
    if (typeof data !== "string") {
      throw new TypeError(
        `data is ${shown(data)}, expected a string, as the mode is "${this.mode}"`,
      );
    }
    return [this.#encode(data), characters(data)];
  }

  /** How many bytes may be left in the buffer after data was written. */
  #limit(sink: Sink, data: unknown, bytes: Uint8Array): number {
    if (!this.#byLine) return sink.size;
    const ends = typeof data === "string" ? /[\n\r]/.test(data) : bytes.includes(10);
    return ends ? 0 : sink.size;
  }

  /** Takes bytes, and sends until no more than so many of all that were taken are left. */
  async #put(
    sink: Sink,
    bytes: Uint8Array<ArrayBuffer>,
    limit: number,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    signal?.throwIfAborted();
    if (sink.size === 0) { // nothing may overtake the writes before it
      return await this.#writing.later(() => sink.drain(0, sink.put(bytes, false)), signal);
    }
    const unsent = sink.put(bytes, this.#writing.busy);
    if (sink.length <= limit) return;
    await this.#writing.later(() => sink.drain(limit, unsent), signal);
  }

  /** The blocking form of `#put`. */
  #putNow(operation: string, sink: Sink, bytes: Uint8Array<ArrayBuffer>, limit: number): void {
    this.#writing.checkFree(operation);
    const unsent = sink.put(bytes, false);
    this.#writing.now(operation, () => sink.drain(limit, unsent));
  }

  /**
   * Writes: takes the data into the buffer, and waits until what is too much for it has been sent.
   * What the buffer holds is sent by {@linkcode SocketFile.flush}; reading does not send it.
   *
   * Without a buffer, it is one send(2), which may send less than all.
   *
   * @param data Text; or bytes, or a string, which is sent as UTF-8, to a file of bytes. Bytes must
   *   not change until it is done.
   * @param rest `{ signal }`; one that aborts ends the wait, but what was taken is not taken back.
   * @returns How many characters or bytes were written, which is all; how many bytes were sent, if
   *   there is no buffer.
   * @throws {SocketError} `EPIPE`, `ECONNRESET`, `EAGAIN` in non-blocking mode, `EBADF`, ... The
   *   data was taken even so, unless the file was closed.
   * @throws {TimeoutError} If there was no room in time; the data was taken even so.
   * @throws {TypeError} If the file is not to be written, or the encoding cannot express the data.
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
  async write(data: Written<T>, ...rest: [options?: WaitOptions]): Promise<number> {
    const signal = signalOf(rest);
    const [bytes, length] = this.#encoded(data);
    const sink = this.#to("write");
    if (sink.size === 0) return await this.#writing.later(() => sink.once(bytes), signal);
    await this.#put(sink, bytes, this.#limit(sink, data, bytes), signal);
    return length;
  }

  /**
   * The blocking form of {@linkcode SocketFile.write}.
   *
   * @param data Text; or bytes, or a string, which is sent as UTF-8, to a file of bytes.
   * @returns How many characters or bytes were written, which is all; how many bytes were sent, if
   *   there is no buffer.
   * @throws {SocketError} `EPIPE`, `ECONNRESET`, `EAGAIN` in non-blocking mode, `EBADF`, ... The
   *   data was taken even so, unless the file was closed.
   * @throws {TimeoutError} If there was no room in time; the data was taken even so.
   * @throws {TypeError} If the file is not to be written, or the encoding cannot express the data.
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
    const [bytes, length] = this.#encoded(data);
    const sink = this.#to("write");
    if (sink.size === 0) return this.#writing.now("write", () => sink.once(bytes));
    this.#putNow("write", sink, bytes, this.#limit(sink, data, bytes));
    return length;
  }

  /**
   * Writes several pieces, all of each even without a buffer. It does not add ends of lines.
   *
   * @param lines What to write.
   * @param rest `{ signal }`
   * @throws {SocketError} `EPIPE`, `ECONNRESET`, `EAGAIN` in non-blocking mode, `EBADF`, ... The
   *   piece that it failed at was taken, those after it were not.
   * @throws {TimeoutError} If there was no room in time, likewise.
   * @throws {TypeError} If the file is not to be written, or the encoding cannot express a piece.
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
  async writelines(
    lines: Iterable<Written<T>>,
    ...rest: [options?: WaitOptions]
  ): Promise<void> {
    const signal = signalOf(rest);
    this.#to("writelines");
    for (const line of lines) {
      const [bytes] = this.#encoded(line);
      const sink = this.#to("writelines");
      await this.#put(sink, bytes, this.#limit(sink, line, bytes), signal);
    }
  }

  /**
   * The blocking form of {@linkcode SocketFile.writelines}.
   *
   * @param lines What to write.
   * @throws {SocketError} `EPIPE`, `ECONNRESET`, `EAGAIN` in non-blocking mode, `EBADF`, ... The
   *   piece that it failed at was taken, those after it were not.
   * @throws {TimeoutError} If there was no room in time, likewise.
   * @throws {TypeError} If the file is not to be written, or the encoding cannot express a piece.
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
    this.#to("writelines");
    for (const line of lines) {
      const [bytes] = this.#encoded(line);
      const sink = this.#to("writelines");
      this.#putNow("writelines", sink, bytes, this.#limit(sink, line, bytes));
    }
  }

  /**
   * Sends what was written and not yet sent. A file that is not to be written has nothing to send.
   *
   * @param rest `{ signal }`
   * @throws {SocketError} `EPIPE`, `ECONNRESET`, `EAGAIN` in non-blocking mode, `EBADF`, ...
   * @throws {TimeoutError} If there was no room in time; flush again to go on.
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
  async flush(...rest: [options?: WaitOptions]): Promise<void> {
    const signal = signalOf(rest);
    this.#check("flush");
    const sink = this.#sink;
    if (sink !== undefined) await this.#writing.later(() => sink.drain(0), signal);
  }

  /**
   * The blocking form of {@linkcode SocketFile.flush}.
   *
   * @throws {SocketError} `EPIPE`, `ECONNRESET`, `EAGAIN` in non-blocking mode, `EBADF`, ...
   * @throws {TimeoutError} If there was no room in time; flush again to go on.
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
    this.#check("flush");
    const sink = this.#sink;
    if (sink !== undefined) this.#writing.now("flush", () => sink.drain(0));
  }

  /**
   * Closes the file: sends what was written, then closes the file's descriptor. The socket stays
   * open. Pending reads fail with `EBADF`, and so does every later operation; closing again does
   * nothing but wait for the end of the first.
   *
   * @param rest `{ signal }`; one that aborts has the file closed at once.
   * @throws {SocketError} `EPIPE`, `ECONNRESET`, `EAGAIN` in non-blocking mode, ... if not all could
   *   be sent; the file is closed even so.
   * @throws {TimeoutError} If there was no room in time; the file is closed even so.
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
  async close(...rest: [options?: WaitOptions]): Promise<void> {
    const signal = signalOf(rest);
    if (this.#closed) return await this.#closing?.catch(() => {});
    this.#closed = true;
    if ((this.#sink === undefined || this.#sink.length === 0) && !this.#writing.busy) {
      return this.#socket.close();
    }
    await (this.#closing = this.#flushAndClose(this.#sink!, signal));
  }

  async #flushAndClose(sink: Sink, signal: AbortSignal | undefined): Promise<void> {
    try {
      await this.#writing.later(() => sink.drain(0), signal);
    } finally {
      this.#socket.close();
    }
  }

  /**
   * The blocking form of {@linkcode SocketFile.close}. Asynchronous operations that are pending,
   * also those that write, fail with `EBADF`.
   *
   * @throws {SocketError} `EPIPE`, `ECONNRESET`, `EAGAIN` in non-blocking mode, ... if not all could
   *   be sent; the file is closed even so.
   * @throws {TimeoutError} If there was no room in time; the file is closed even so.
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
      const sink = this.#sink;
      if (first && sink !== undefined && !this.#writing.busy) {
        this.#writing.now("close", () => sink.drain(0));
      }
    } finally {
      this.#socket.close();
    }
  }

  /** Closes the file at the end of a `using` block, blocking until what was written is sent. */
  [Symbol.dispose](): void {
    this.closeSync();
  }

  /** Closes the file at the end of an `await using` block. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /**
   * What comes, as a stream: of bytes, or of text in whole characters. Nothing is received before
   * it is asked for.
   *
   * The file is closed when its stream has ended or was cancelled; with a mode to read and write,
   * when this holds for both of its streams.
   *
   * @throws {TypeError} If the file is not to be read.
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
    const source = this.#from("readable");
    const cancelled = new AbortController();
    const next = (atMost?: number) =>
      this.#reading.later(() => {
        this.#check("readable");
        return source.some(atMost);
      }, cancelled.signal);
    const cancel = (reason: unknown) => {
      cancelled.abort(reason);
      return this.#ended("r");
    };
    return this.#readable = source instanceof ByteSource
      ? new ReadableStream({
        type: "bytes",
        cancel,
        pull: async (controller: ReadableByteStreamController) => {
          const view = controller.byobRequest?.view;
          const bytes = await this.#pulled(next(view?.byteLength)) as Uint8Array<ArrayBuffer>;
          if (bytes.length === 0) controller.close();
          else if (view == null) return controller.enqueue(bytes);
          else new Uint8Array(view.buffer, view.byteOffset).set(bytes);
          controller.byobRequest?.respond(bytes.length);
        },
      }) as ReadableStream<T>
      : new ReadableStream<T>({
        cancel,
        pull: async (controller) => {
          const text = await this.#pulled(next());
          if (text.length === 0) controller.close();
          else controller.enqueue(text);
        },
      }, { highWaterMark: 0 });
  }

  /** What was read for the stream, which ends when nothing more comes. */
  async #pulled(next: Promise<T>): Promise<T> {
    let data: T | undefined;
    try {
      return data = await next;
    } finally {
      if (data === undefined || data.length === 0) await this.#ended("r").catch(() => {});
    }
  }

  /**
   * What is written, as a stream: each chunk is sent, past the buffer, before the next is taken.
   *
   * The file is closed when its stream was closed or aborted, which discards what was not sent; with
   * a mode to read and write, when this holds for both of its streams. The peer sees an end only
   * when the socket is closed as well, or was shut down.
   *
   * @throws {TypeError} If the file is not to be written.
   *
   * @example A proxy's one direction
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
    const sink = this.#to("writable");
    return this.#writable = new WritableStream<Written<T>>({
      write: async (chunk, controller) => {
        const [bytes] = this.#encoded(chunk);
        try {
          await this.#put(this.#to("writable"), bytes, 0, controller.signal);
        } catch (error) {
          // Of an abort the stream tells by itself.
          if (!controller.signal.aborted) await this.#discard(sink);
          throw error;
        }
      },
      close: async () => {
        try {
          await this.flush();
        } catch (error) {
          await this.#discard(sink);
          throw error;
        }
        await this.#ended("w");
      },
      abort: () => this.#discard(sink),
    });
  }

  /** Ends the writing stream without sending the rest. */
  async #discard(sink: Sink): Promise<void> {
    await this.#writing.later(() => {
      sink.clear();
      return sink.drain(0);
    }, undefined);
    await this.#ended("w");
  }

  /** Closes the file when the streams of all its directions have ended. */
  async #ended(direction: "r" | "w"): Promise<void> {
    this.#open = this.#open.replace(direction, "");
    if (this.#open === "") await this.close();
  }

  /** What `console.log` shows. */
  [Symbol.for("Deno.customInspect")](): string {
    const fd = this.fileno();
    return `SocketFile { ${fd < 0 ? "closed" : `fd=${fd}`}, mode="${this.mode}" }`;
  }
}
