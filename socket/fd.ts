/**
 * The class `FileDescriptor`: a descriptor that is no socket, and the calls on it.
 *
 * @module
 */
import { platform } from "../constants/platform.ts";
import { system } from "../ffi/mod.ts";
import {
  buffer as toMemory,
  bufferSize,
  type Bytes,
  data as toBytes,
  integer,
  seconds,
  signalIn,
  type WaitOptions,
} from "./arguments.ts";
import { Descriptor, duplicate } from "./descriptor.ts";
import { asynchronous } from "./event_loop/asynchronous.ts";
import { blocking } from "./event_loop/blocking.ts";
import type { Operation } from "./operation/operation.ts";
import { Read, Write, WriteAll } from "./operation/read_write.ts";
import { ioctl } from "./options/ioctl.ts";
import { progressOf, type SendOptions } from "./signatures.ts";
import { hideFrames, hideInternals, typeError } from "./stack.ts";

/**
 * A descriptor that is no socket, to read from and to write to: a pipe, a FIFO, a terminal, an
 * eventfd, a timerfd, inotify, a device such as `/dev/net/tun`. It has the two forms of each
 * operation, the timeout and the signals that a {@linkcode Socket} has. {@linkcode poll} waits for it
 * too.
 *
 * {@linkcode FileDescriptor.adopt} takes a descriptor over, {@linkcode FileDescriptor.borrow} leaves
 * it to its owner. The system defines what one read or write transfers: of an eventfd eight bytes, of
 * a TUN device a packet, of inotify whole events.
 *
 * Linux, macOS and FreeBSD have it. Windows can wait for sockets only.
 *
 * @example Standard input, from whatever the program was started with
 * ```ts ignore
 * import { FileDescriptor } from "@libc/socket";
 *
 * using input = FileDescriptor.borrow(0);
 * for (let data; (data = await input.read(4096)).length > 0;) console.log(data);
 * ```
 *
 * @category Processes and descriptors
 */
export class FileDescriptor {
  readonly #descriptor: Descriptor;
  /** True if other owners of the descriptor share its mode, which so must not change. */
  readonly #keepsMode: boolean;

  private constructor(descriptor: Descriptor, keepsMode: boolean) {
    if (!(descriptor instanceof Descriptor)) {
      throw hideFrames(
        typeError("new FileDescriptor: use FileDescriptor.adopt(fd) or FileDescriptor.borrow(fd)"),
        FileDescriptor,
      );
    }
    this.#descriptor = descriptor;
    this.#keepsMode = keepsMode;
    descriptor.closeWith(this);
  }

  /**
   * Takes a descriptor over. It is closed with the object, and it is made non-blocking if an operation
   * demands that (`O_NONBLOCK`).
   *
   * @param fd The descriptor. After an error it is unchanged.
   * @returns The object.
   * @throws {SocketError} `EBADF` if the descriptor is not open.
   * @throws {Error} If the descriptor belongs to another object of this module.
   * @throws {Deno.errors.NotSupported} On Windows.
   *
   * @example A descriptor that came over a unix socket
   * ```ts
   * import { FileDescriptor, socketpair } from "@libc/socket";
   *
   * if (Deno.build.os !== "windows") {
   *   const [a, b] = socketpair();
   *   await a.sendFds("your output", [1]);
   *   const { fds } = await b.recvFds(100, 1);
   *   using output = FileDescriptor.adopt(fds[0]!);
   *   await output.writeAll("hello\n");
   *   a.close();
   *   b.close();
   * }
   * ```
   */
  static adopt(fd: number): FileDescriptor {
    integer("fd", fd, 0, 0x7fffffff);
    checkSupport();
    return new FileDescriptor(Descriptor.adopt(fd, "descriptor"), false);
  }

  /**
   * Borrows a descriptor that other code owns, such as that of standard input: works on a duplicate
   * (fcntl(2) `F_DUPFD_CLOEXEC`). The owner may close its descriptor at any time. The mode
   * (`O_NONBLOCK`), which other processes may share, stays as it is, but for the moment of a call.
   *
   * The reader of a pipe finds its end only when all duplicates of the writing end are closed: close
   * this one too.
   *
   * @param fd The descriptor.
   * @returns The object, with a descriptor of its own.
   * @throws {SocketError} `EBADF` if the descriptor is not open, `EMFILE`.
   * @throws {Deno.errors.NotSupported} On Windows.
   *
   * @example
   * ```ts
   * import { FileDescriptor } from "@libc/socket";
   *
   * if (Deno.build.os !== "windows") {
   *   using output = FileDescriptor.borrow(1);
   *   await output.writeAll("hello\n");
   * }
   * ```
   */
  static borrow(fd: number): FileDescriptor {
    integer("fd", fd, 0, 0x7fffffff);
    checkSupport();
    return new FileDescriptor(Descriptor.ofNew(duplicate(fd), undefined, "descriptor"), true);
  }

  #start<T>(operation: Operation<T>, options: unknown): Promise<T> {
    return asynchronous(this.#descriptor, operation, signalIn(options), this);
  }

  /**
   * Reads what is there: read(2). Reads complete in the order in which they were called.
   *
   * The data may share memory with other data of this descriptor, as that of {@linkcode Socket.recv}.
   *
   * @param count Bytes to read at most.
   * @param options `{ signal }`
   * @returns The data; empty at the end.
   * @throws {SocketError} `EAGAIN` in non-blocking mode, `EINVAL` if `count` is too small for an event,
   *   ...
   * @throws {TimeoutError} If nothing came before the timeout.
   *
   * @example
   * ```ts
   * import { FileDescriptor, socketpair } from "@libc/socket";
   *
   * if (Deno.build.os !== "windows") {
   *   const [a, b] = socketpair(); // any descriptor will do
   *   using reader = FileDescriptor.adopt(a.detach());
   *   await b.sendall("hello");
   *   console.log((await reader.read(100)).length); // 5
   *   b.close();
   * }
   * ```
   */
  read(count: number, options?: WaitOptions): Promise<Uint8Array<ArrayBuffer>> {
    return this.#start(this.#read(count), options);
  }

  /**
   * The blocking form of {@linkcode FileDescriptor.read}.
   *
   * @param count Bytes to read at most.
   * @returns The data; empty at the end.
   * @throws {SocketError} `EAGAIN` in non-blocking mode, ...
   * @throws {TimeoutError} If nothing came before the timeout.
   *
   * @example
   * ```ts
   * import { FileDescriptor, socketpair } from "@libc/socket";
   *
   * if (Deno.build.os !== "windows") {
   *   const [a, b] = socketpair();
   *   using reader = FileDescriptor.adopt(a.detach());
   *   b.sendallSync("hello");
   *   console.log(reader.readSync(100).length); // 5
   *   b.close();
   * }
   * ```
   */
  readSync(count: number): Uint8Array<ArrayBuffer> {
    return blocking(this.#descriptor, this.#read(count));
  }

  #read(count: unknown): Read<Uint8Array<ArrayBuffer>> {
    return new Read(null, bufferSize("count", count), this.#keepsMode);
  }

  /**
   * Reads into memory: read(2).
   *
   * @param buffer The memory, all of which may be filled.
   * @param options `{ signal }`
   * @returns The number of bytes; 0 at the end.
   * @throws {SocketError} `EAGAIN` in non-blocking mode, ...
   * @throws {TimeoutError} If nothing came before the timeout.
   *
   * @example A number of 64 bits, as of an eventfd
   * ```ts
   * import { FileDescriptor, socketpair } from "@libc/socket";
   *
   * if (Deno.build.os !== "windows") {
   *   const [a, b] = socketpair();
   *   using reader = FileDescriptor.adopt(a.detach());
   *   const count = new BigUint64Array(1);
   *   await b.sendall(new BigUint64Array([5n]));
   *   await reader.readInto(count);
   *   console.log(count[0]); // 5n
   *   b.close();
   * }
   * ```
   */
  readInto(buffer: Bytes, options?: WaitOptions): Promise<number> {
    return this.#start(this.#readInto(buffer), options);
  }

  /**
   * The blocking form of {@linkcode FileDescriptor.readInto}.
   *
   * @param buffer The memory, all of which may be filled.
   * @returns The number of bytes; 0 at the end.
   * @throws {SocketError} `EAGAIN` in non-blocking mode, ...
   * @throws {TimeoutError} If nothing came before the timeout.
   *
   * @example
   * ```ts
   * import { FileDescriptor, socketpair } from "@libc/socket";
   *
   * if (Deno.build.os !== "windows") {
   *   const [a, b] = socketpair();
   *   using reader = FileDescriptor.adopt(a.detach());
   *   b.sendallSync("hello");
   *   console.log(reader.readIntoSync(new Uint8Array(100))); // 5
   *   b.close();
   * }
   * ```
   */
  readIntoSync(buffer: Bytes): number {
    return blocking(this.#descriptor, this.#readInto(buffer));
  }

  #readInto(buffer: unknown): Read<number> {
    const memory = toMemory("buffer", buffer);
    return new Read(memory, Math.min(memory.length, 0x7fffffff), this.#keepsMode);
  }

  /**
   * Writes once: write(2). Writes complete in the order in which they were called.
   *
   * @param data A string, which is written as UTF-8, or bytes.
   * @param options `{ signal }`
   * @returns The number of bytes written, which may be fewer than there are.
   * @throws {SocketError} `EPIPE` if nobody can read it, `EAGAIN` in non-blocking mode, ...
   * @throws {TimeoutError} If there was no room before the timeout.
   *
   * @example
   * ```ts
   * import { FileDescriptor } from "@libc/socket";
   *
   * if (Deno.build.os !== "windows") {
   *   using output = FileDescriptor.borrow(1);
   *   console.log(await output.write("hello\n")); // 6
   * }
   * ```
   */
  write(data: string | Bytes, options?: WaitOptions): Promise<number> {
    return this.#start(this.#write(data), options);
  }

  /**
   * The blocking form of {@linkcode FileDescriptor.write}.
   *
   * @param data A string, which is written as UTF-8, or bytes.
   * @returns The number of bytes written, which may be fewer than there are.
   * @throws {SocketError} `EPIPE` if nobody can read it, `EAGAIN` in non-blocking mode, ...
   * @throws {TimeoutError} If there was no room before the timeout.
   *
   * @example
   * ```ts
   * import { FileDescriptor } from "@libc/socket";
   *
   * if (Deno.build.os !== "windows") {
   *   using output = FileDescriptor.borrow(1);
   *   console.log(output.writeSync("hello\n")); // 6
   * }
   * ```
   */
  writeSync(data: string | Bytes): number {
    return blocking(this.#descriptor, this.#write(data));
  }

  #write(data: unknown): Write {
    return new Write(toBytes("data", data), this.#keepsMode);
  }

  /**
   * Writes all of the data, by as many calls of write(2) as needed. No other write gets in between.
   * The timeout limits the whole operation.
   *
   * @param data A string, which is written as UTF-8, or bytes.
   * @param options `{ signal, progress }`; the `sent` of `progress` says how much was written, also
   *   after an error.
   * @throws {SocketError} `EPIPE` if nobody can read it, ...
   * @throws {TimeoutError} If it was not written before the timeout.
   *
   * @example
   * ```ts
   * import { FileDescriptor } from "@libc/socket";
   *
   * if (Deno.build.os !== "windows") {
   *   using output = FileDescriptor.borrow(1);
   *   await output.writeAll("hello\n", { signal: AbortSignal.timeout(5000) });
   * }
   * ```
   */
  writeAll(data: string | Bytes, options?: SendOptions): Promise<void> {
    return this.#start(this.#writeAll(data, options), options);
  }

  /**
   * The blocking form of {@linkcode FileDescriptor.writeAll}.
   *
   * @param data A string, which is written as UTF-8, or bytes.
   * @param options `{ progress }`; its `sent` says how much was written, also after an error.
   * @throws {SocketError} `EPIPE` if nobody can read it, ...
   * @throws {TimeoutError} If it was not written before the timeout.
   *
   * @example
   * ```ts
   * import { FileDescriptor } from "@libc/socket";
   *
   * if (Deno.build.os !== "windows") {
   *   using output = FileDescriptor.borrow(1);
   *   output.writeAllSync("hello\n");
   * }
   * ```
   */
  writeAllSync(data: string | Bytes, options?: Omit<SendOptions, "signal">): void {
    signalIn(options);
    blocking(this.#descriptor, this.#writeAll(data, options));
  }

  #writeAll(data: unknown, options: unknown): WriteAll {
    return new WriteAll(toBytes("data", data), progressOf([options]), this.#keepsMode);
  }

  /**
   * Controls the device: ioctl(2).
   *
   * @param request The request, such as `TUNSETIFF`.
   * @param argument The bytes of the request's structure, which receives the answer. Or a tuple, for a
   *   structure of 32-bit integers. Or an integer or a boolean, the third argument itself.
   * @returns The result of the call, 0 for most requests.
   * @throws {SocketError} `ENOTTY` or `EINVAL` if the device does not know the request, ...
   *
   * @example The number of bytes that can be read
   * ```ts
   * import { FileDescriptor, FIONREAD, socketpair } from "@libc/socket";
   *
   * if (Deno.build.os !== "windows") {
   *   const [a, b] = socketpair();
   *   using reader = FileDescriptor.adopt(a.detach());
   *   b.sendallSync("hello");
   *   const count = new Int32Array(1);
   *   reader.ioctl(FIONREAD, count);
   *   console.log(count[0]); // 5
   *   b.close();
   * }
   * ```
   */
  ioctl(
    request: number,
    argument: number | bigint | boolean | readonly number[] | Bytes,
  ): number {
    return ioctl(this.#descriptor, request, argument);
  }

  /**
   * Sets the timeout of later operations of both forms.
   *
   * @param value Seconds; `null` for no timeout; 0 for non-blocking mode, in which an operation fails
   *   with `EAGAIN` instead of waiting.
   * @throws {SocketError} `EBADF` if it is closed.
   * @throws {RangeError} If `value` is negative or not finite.
   *
   * @example
   * ```ts
   * import { FileDescriptor } from "@libc/socket";
   *
   * if (Deno.build.os !== "windows") {
   *   using output = FileDescriptor.borrow(1);
   *   output.settimeout(5);
   * }
   * ```
   */
  settimeout(value: number | null): void {
    const timeout = seconds("value", value);
    this.#descriptor.open("settimeout");
    this.#descriptor.timeout = timeout;
  }

  /**
   * Returns the timeout of operations.
   *
   * @returns Seconds; `null` for none, 0 in non-blocking mode.
   *
   * @example
   * ```ts
   * import { FileDescriptor } from "@libc/socket";
   *
   * if (Deno.build.os !== "windows") {
   *   using output = FileDescriptor.borrow(1);
   *   console.log(output.gettimeout()); // null
   * }
   * ```
   */
  gettimeout(): number | null {
    return this.#descriptor.timeout;
  }

  /**
   * Returns the descriptor, which other code may use but must not close.
   *
   * @returns The number; -1 if it is closed.
   *
   * @example
   * ```ts
   * import { FileDescriptor } from "@libc/socket";
   *
   * if (Deno.build.os !== "windows") {
   *   using output = FileDescriptor.borrow(1);
   *   console.log(output.fileno() > 2); // true, a duplicate
   * }
   * ```
   */
  fileno(): number {
    return this.#descriptor.fd;
  }

  /**
   * Keeps the program alive while an operation waits, as it is at first; see {@linkcode
   * FileDescriptor.unref}.
   *
   * @example
   * ```ts
   * import { FileDescriptor } from "@libc/socket";
   *
   * if (Deno.build.os !== "windows") {
   *   using output = FileDescriptor.borrow(1);
   *   output.unref();
   *   output.ref();
   * }
   * ```
   */
  ref(): void {
    this.#descriptor.isReferenced = true;
  }

  /**
   * Lets the program end while an operation waits; see {@linkcode Socket.unref}.
   *
   * @example A program that does not wait for its standard input
   * ```ts ignore
   * import { FileDescriptor } from "@libc/socket";
   *
   * const input = FileDescriptor.borrow(0);
   * input.unref();
   * input.read(1).then(() => console.log("a key"));
   * ```
   */
  unref(): void {
    this.#descriptor.isReferenced = false;
  }

  /**
   * Closes the descriptor, or the duplicate of a borrowed one: close(2). Pending and later operations
   * fail with `EBADF`. A second close does nothing.
   *
   * @throws {SocketError} If the system reports that data was lost. It is closed nevertheless.
   *
   * @example
   * ```ts
   * import { FileDescriptor } from "@libc/socket";
   *
   * if (Deno.build.os !== "windows") {
   *   const output = FileDescriptor.borrow(1);
   *   output.close();
   *   console.log(output.fileno()); // -1
   * }
   * ```
   */
  close(): void {
    this.#descriptor.close();
  }

  /** Closes the descriptor at the end of a `using` block. */
  [Symbol.dispose](): void {
    this.close();
  }

  /** Closes the descriptor at the end of an `await using` block. */
  [Symbol.asyncDispose](): Promise<void> {
    this.close();
    return Promise.resolve();
  }

  /** Returns the text that `console.log` shows. */
  [Symbol.for("Deno.customInspect")](): string {
    const { fd } = this.#descriptor;
    return `FileDescriptor { ${fd < 0 ? "closed" : `fd: ${fd}`} }`;
  }
}

hideInternals(FileDescriptor);

function checkSupport(): void {
  if (system().descriptors !== null) return;
  throw new Deno.errors.NotSupported(
    `${platform} can wait for sockets only: use Deno's own files and streams for other descriptors`,
  );
}
