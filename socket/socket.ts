/**
 * The `Socket` class: the descriptor of a socket and the calls on it.
 *
 * @module
 */
import {
  AF_ALG,
  AF_INET,
  EAGAIN,
  ETIMEDOUT,
  SO_ACCEPTCONN,
  SOCK_CLOEXEC,
  SOCK_NONBLOCK,
  SOCK_SEQPACKET,
  SOCK_STREAM,
  SOL_SOCKET,
  SOMAXCONN,
} from "../constants/mod.ts";
import type { Address, Family, Kind } from "../constants/families.ts";
import { system } from "../ffi/mod.ts";
import { decodeAddress, sockaddrs } from "./address/codec_table.ts";
import { Destination } from "./address/destination.ts";
import { afalgItems, type AfalgParameters } from "./ancillary/alg.ts";
import { encodeControl, encodeRights, takeRights } from "./ancillary/control.ts";
import {
  boolean,
  bufferSize,
  type Bytes,
  data as toBytes,
  type Flags,
  type FlagsAndOptions,
  flagsBefore,
  flagsOf,
  int,
  integer,
  isOptions,
  optionalInt,
  seconds,
  signalIn,
  signalOf,
  text,
  type TimeoutAndOptions,
  type WaitOptions,
  wrongType,
} from "./arguments.ts";
import { getdefaulttimeout } from "./default_timeout.ts";
import { Descriptor, sharingCalls } from "./descriptor.ts";
import { describeAddress, SocketError, systemError } from "./errors.ts";
import { asynchronous } from "./event_loop/asynchronous.ts";
import { blocking } from "./event_loop/blocking.ts";
import {
  type BinaryFileMode,
  type BinaryFileOptions,
  type FileMode,
  type FileOptions,
  SocketFile,
  type TextFileMode,
  type TextFileOptions,
} from "./file/socket_file.ts";
import { Accept } from "./operation/accept.ts";
import {
  Batch,
  type BatchPart,
  type BatchPartAndOptions,
  receiveOperation,
  sendOperation,
} from "./operation/batch.ts";
import { Connect } from "./operation/connect.ts";
import {
  buffersInto,
  buffersToSend,
  type Received,
  type ReceivedFds,
  type ReceivedInto,
  RecvMsg,
  RecvMsgInto,
  SendMsg,
} from "./operation/message.ts";
import type { Operation } from "./operation/operation.ts";
import { Poll } from "./operation/poll.ts";
import { recv, recvfrom, recvfromInto, recvInto } from "./operation/receive.ts";
import { Send, SendAll } from "./operation/send.ts";
import { sendOpenFile, sendPath } from "./operation/sendfile.ts";
import { runAsync, runBlocking, type Step, step, type Task } from "./operation/task.ts";
import { getTyped, setTyped } from "./options/codec.ts";
import { readFamily, readProtocol, readType } from "./options/identity.ts";
import { encodeValue, LARGEST_VALUE, readBytes, readInteger } from "./options/raw_value.ts";
import type { ReadableOption, WritableOption } from "./options/types.ts";
import { resolve } from "./resolve/addrinfo.ts";
import {
  type AncillaryAndOptions,
  type AncillaryRoom,
  ancillaryRoom,
  type Fds,
  type FdsAndOptions,
  fdsRoom,
  type Into,
  type IntoAndOptions,
  intoArguments,
  ioctlArgument,
  type Message,
  type MessageAndOptions,
  type Part,
  type PartAndOptions,
  type To,
  type ToAndOptions,
  withoutOptions,
} from "./signatures.ts";

/** What a socket transfers, as {@linkcode Socket} carries it in its type. */
export type SocketKind = "stream" | "datagram";

/** The sender of what was received; a connected stream has none. */
export type PeerAddress<A, K> = K extends "datagram" ? A : A | null;

/** What iterating over a socket gives: connections of a listening socket, or datagrams. */
export type Incoming<A, K> = K extends "datagram" ? [data: Uint8Array<ArrayBuffer>, address: A]
  : [conn: Socket<A, K>, address: A];

/** The largest datagram of any family that has a limit. */
const LARGEST_DATAGRAM = 65536;

/** Closes the descriptors of sockets that were dropped without being closed. */
const collected = new FinalizationRegistry<Descriptor>((descriptor) => {
  try {
    descriptor.close();
  } catch {
    // Nobody is left to be told that data was lost.
  }
});

/**
 * A socket: one end of a connection, or a place to send datagrams from and
 * receive them at.
 *
 * Every operation that can wait has two forms: an asynchronous one under its
 * plain name, and a blocking one whose name ends in `Sync`. Both obey the
 * timeout ({@linkcode Socket.settimeout}); asynchronous ones take a `signal` too.
 * Any number of asynchronous operations may be pending; those of one direction
 * are answered in the order in which they were begun.
 *
 * `A` is the form of the socket's addresses, which follows from the family, and
 * `K` whether it is a stream or transfers datagrams.
 *
 * @example A connection, asynchronously
 * ```ts
 * import { AF_INET, SOCK_STREAM, Socket } from "@libc/socket";
 *
 * using server = new Socket(AF_INET, SOCK_STREAM);
 * server.bind(["127.0.0.1", 0]);
 * server.listen();
 *
 * using client = new Socket(AF_INET, SOCK_STREAM);
 * await client.connect(server.getsockname());
 * const [conn, address] = await server.accept();
 * console.log("connected by", address);
 * await client.sendall("hello");
 * console.log(new TextDecoder().decode(await conn.recv(1024))); // hello
 * conn.close();
 * ```
 *
 * @example Datagrams, blocking
 * ```ts
 * import { AF_INET, SOCK_DGRAM, Socket } from "@libc/socket";
 *
 * using a = new Socket(AF_INET, SOCK_DGRAM);
 * using b = new Socket(AF_INET, SOCK_DGRAM);
 * a.bind(["127.0.0.1", 0]);
 * b.sendtoSync("ping", a.getsockname());
 * const [data, [host, port]] = a.recvfromSync(1024);
 * console.log(data.length, host, port);
 * ```
 */
export class Socket<A = Address, K = SocketKind> {
  /** The address family, `AF_*`. */
  readonly family: Family<A>;
  /** The type, `SOCK_*`, without the flags that it may be made with. */
  readonly type: Kind<K>;
  /** The protocol, `IPPROTO_*` and its like; 0 where the family has one for the type. */
  readonly proto: number;
  readonly #descriptor: Descriptor;

  /**
   * Makes a socket: socket(2). It is close-on-exec, and begins with the default
   * timeout ({@linkcode setdefaulttimeout}).
   *
   * @param family `AF_*`; `AF_INET` if left out.
   * @param type `SOCK_*`; `SOCK_STREAM` if left out. `SOCK_NONBLOCK` with it begins non-blocking.
   * @param proto `IPPROTO_*` or the family's own; 0 if left out.
   * @param fileno A descriptor to take over in place of making one; it must be of the family,
   *   type and protocol given. {@linkcode Socket.adopt} finds these out.
   * @throws {SocketError} `EAFNOSUPPORT`, `EPROTONOSUPPORT`, `EPERM`, `EMFILE`, ...
   */
  constructor(
    family: Family<A> | number = AF_INET,
    type: Kind<K> | number = SOCK_STREAM,
    proto = 0,
    fileno?: number,
  ) {
    const given = arguments.length;
    this.family = (given > 0 ? int("family", arguments[0]) : family) as Family<A>;
    const wanted = given > 1 ? int("type", arguments[1]) : type;
    const flags = (SOCK_NONBLOCK ?? 0) | (SOCK_CLOEXEC ?? 0);
    this.type = (wanted & ~flags) as Kind<K>;
    this.proto = given > 2 ? int("proto", arguments[2]) : proto;
    if (given > 3) {
      this.#descriptor = toDescriptor(fileno);
    } else {
      const fd = system().socket(this.family, this.type, this.proto);
      if (fd < 0) throw systemError(-fd, "socket");
      this.#descriptor = Descriptor.ofNew(fd, false);
    }
    collected.register(this, this.#descriptor);
    const timeout = wanted & (SOCK_NONBLOCK ?? 0) ? 0 : getdefaulttimeout();
    this.#descriptor.timeout = timeout;
    if (timeout !== null) this.#descriptor.setNonblocking(true);
  }

  /** A socket around a descriptor that the system has just made. */
  #made(fd: number, nonblocking: boolean | undefined): Socket<A, K> {
    return wrapDescriptor(
      Descriptor.ofNew(fd, nonblocking),
      this.family,
      this.type,
      this.proto,
    );
  }

  /**
   * Takes over a descriptor without duplicating it, such as one that another
   * Worker or program handed over. From now on the socket closes it.
   *
   * @param fd The descriptor; it is left as it is if it cannot be taken over.
   * @param rest Family, type and protocol; found out where they are left out, but for the protocol
   *   of `AF_CAN`, which the system does not tell.
   * @returns The socket.
   * @throws {SocketError} `EBADF` if it is not open, `ENOTSOCK` if it is no socket.
   * @throws {Error} If it belongs to another `Socket` of this program.
   *
   * @example
   * ```ts
   * import { AF_INET, SOCK_DGRAM, Socket } from "@libc/socket";
   *
   * const fd = new Socket(AF_INET, SOCK_DGRAM).detach();
   * using socket = Socket.adopt(fd);
   * console.log(socket.family === AF_INET, socket.type === SOCK_DGRAM); // true true
   * ```
   */
  static adopt<A = Address, K = SocketKind>(
    fd: number,
    ...rest: [family?: Family<A> | number, type?: Kind<K> | number, proto?: number]
  ): Socket<A, K> {
    const fileno = integer("fd", fd, 0, 0x7fffffff);
    const type = readType(fileno);
    return new Socket<A, K>(
      optionalInt("family", rest, 0, NaN) || readFamily(fileno),
      optionalInt("type", rest, 1, type),
      rest.length > 2 ? int("proto", rest[2]) : readProtocol(fileno),
      fileno,
    );
  }

  /** The socket as a step of a task that runs `operation`. */
  #step<T>(operation: Operation<T>): Step<T> {
    return {
      now: () => blocking(this.#descriptor, operation),
      later: (signal) => asynchronous(this.#descriptor, operation, signal, this),
    };
  }

  #accept(): Accept<Socket<A, K>> {
    return new Accept(this, (fd) => this.#made(fd, false));
  }

  /**
   * Accepts a connection to a listening socket: accept(2). The new socket is
   * close-on-exec and begins with the default timeout.
   *
   * @param options `{ signal }`
   * @returns The connection, and the address of its other end.
   * @throws {SocketError} `EINVAL` if the socket does not listen, `EAGAIN` in non-blocking mode.
   * @throws {TimeoutError} If none came in time.
   *
   * @example
   * ```ts
   * import { createConnection, createServer } from "@libc/socket";
   *
   * using server = createServer(["127.0.0.1", 0]);
   * using client = await createConnection(server.getsockname());
   * const [conn, address] = await server.accept();
   * console.log(address, client.getsockname()); // the same
   * conn.close();
   * ```
   */
  accept(options?: WaitOptions): Promise<[conn: Socket<A, K>, address: A]> {
    return this.#start(() => {
      signalIn(options);
      return this.#accept();
    }, [options]) as Promise<[Socket<A, K>, A]>;
  }

  /**
   * The blocking form of {@linkcode Socket.accept}.
   *
   * @returns The connection, and the address of its other end.
   * @throws {SocketError} `EINVAL` if the socket does not listen, `EAGAIN` in non-blocking mode.
   * @throws {TimeoutError} If none came in time.
   *
   * @example
   * ```ts
   * import { createConnectionSync, createServer } from "@libc/socket";
   *
   * using server = createServer(["127.0.0.1", 0]);
   * using client = createConnectionSync(server.getsockname());
   * const [conn] = server.acceptSync();
   * conn.sendallSync("welcome");
   * conn.close();
   * console.log(client.recvSync(1024).length); // 7
   * ```
   */
  acceptSync(): [conn: Socket<A, K>, address: A] {
    return blocking(this.#descriptor, this.#accept()) as [Socket<A, K>, A];
  }

  /**
   * Gives the socket an address: bind(2). A host name is resolved, which blocks.
   *
   * @param address Of the socket's family; port 0, or `""` for `AF_UNIX`, has one chosen.
   * @throws {SocketError} `EADDRINUSE`, `EADDRNOTAVAIL`, `EACCES`, ...
   * @throws {TypeError | RangeError} If it is no address of the family.
   *
   * @example
   * ```ts
   * import { AF_INET6, SOCK_STREAM, Socket } from "@libc/socket";
   *
   * using socket = new Socket(AF_INET6, SOCK_STREAM);
   * socket.bind(["::1", 0]);
   * console.log(socket.getsockname()); // [ "::1", 40123, 0, 0 ]
   * ```
   */
  bind(address: A): void {
    const fd = this.#descriptor.open("bind");
    const destination = runBlocking(resolve(new Destination(this, address)));
    const error = system().bind(fd, destination.sockaddr());
    if (error < 0) throw systemError(-error, "bind", address);
  }

  /**
   * Closes the socket: close(2). Pending operations fail with `EBADF`, and so
   * does every later one; closing again does nothing.
   *
   * @throws {SocketError} If the system reports that data could not be delivered; the socket is
   *   closed even so.
   *
   * @example
   * ```ts
   * import { Socket } from "@libc/socket";
   *
   * const socket = new Socket();
   * socket.close();
   * console.log(socket.fileno()); // -1
   * ```
   */
  close(): void {
    this.#descriptor.close();
  }

  /** Closes the socket at the end of a `using` block. */
  [Symbol.dispose](): void {
    this.close();
  }

  /** Closes the socket at the end of an `await using` block. */
  [Symbol.asyncDispose](): Promise<void> {
    this.close();
    return Promise.resolve();
  }

  *#connect(address: unknown): Task<void> {
    this.#descriptor.open("connect");
    const destination = yield* resolve(new Destination(this, address));
    yield* step(this.#step(new Connect(destination)));
  }

  /**
   * Connects to a peer: connect(2). For datagrams it sets where they go by
   * default, and whose are received.
   *
   * The timeout and the signal end the wait, not the attempt, which the kernel goes on with: close
   * the socket, or wait until it is writable and read `SO_ERROR`.
   *
   * @param address Of the socket's family. A host name is resolved, to its first address.
   * @param options `{ signal }`
   * @throws {SocketError} `ECONNREFUSED`, `ENETUNREACH`, `EINPROGRESS` in non-blocking mode, ...
   * @throws {TimeoutError} If it took too long.
   * @throws {GaiError} If the host name is not known.
   *
   * @example
   * ```ts
   * import { AF_INET, createServer, SOCK_STREAM, Socket } from "@libc/socket";
   *
   * using server = createServer(["127.0.0.1", 0]);
   * using socket = new Socket(AF_INET, SOCK_STREAM);
   * socket.settimeout(5);
   * await socket.connect(server.getsockname());
   * console.log(socket.getpeername());
   * ```
   */
  // deno-lint-ignore require-await -- so that wrong arguments reject
  async connect(address: A, options: WaitOptions = {}): Promise<void> {
    return runAsync(this.#connect(address), signalIn(options));
  }

  /**
   * The blocking form of {@linkcode Socket.connect}.
   *
   * @param address Of the socket's family. A host name is resolved, to its first address.
   * @throws {SocketError} `ECONNREFUSED`, `ENETUNREACH`, `EINPROGRESS` in non-blocking mode, ...
   * @throws {TimeoutError} If it took too long.
   * @throws {GaiError} If the host name is not known.
   *
   * @example
   * ```ts
   * import { AF_INET, createServer, SOCK_STREAM, Socket } from "@libc/socket";
   *
   * using server = createServer(["127.0.0.1", 0]);
   * using socket = new Socket(AF_INET, SOCK_STREAM);
   * socket.connectSync(server.getsockname());
   * ```
   */
  connectSync(address: A): void {
    runBlocking(this.#connect(address));
  }

  /**
   * {@linkcode Socket.connect}, but gives the number of the error of the call
   * instead of throwing it; other errors, such as an unknown host, are thrown.
   *
   * @param address Of the socket's family.
   * @param options `{ signal }`
   * @returns 0, or the error: `EINPROGRESS` in non-blocking mode, `ETIMEDOUT` after the timeout.
   * @throws {GaiError} If the host name is not known.
   *
   * @example
   * ```ts
   * import { AF_INET, createServer, SOCK_STREAM, Socket } from "@libc/socket";
   *
   * using server = createServer(["127.0.0.1", 0]);
   * using socket = new Socket(AF_INET, SOCK_STREAM);
   * console.log(await socket.connectEx(server.getsockname())); // 0
   * ```
   */
  async connectEx(address: A, options: WaitOptions = {}): Promise<number> {
    try {
      await this.connect(address, options);
      return 0;
    } catch (error) {
      return connectErrno(error);
    }
  }

  /**
   * The blocking form of {@linkcode Socket.connectEx}.
   *
   * @param address Of the socket's family.
   * @returns 0, or the error: `EINPROGRESS` in non-blocking mode, `ETIMEDOUT` after the timeout.
   * @throws {GaiError} If the host name is not known.
   *
   * @example
   * ```ts
   * import { AF_INET, createServer, EINPROGRESS, SOCK_STREAM, Socket } from "@libc/socket";
   *
   * using server = createServer(["127.0.0.1", 0]);
   * using socket = new Socket(AF_INET, SOCK_STREAM);
   * socket.setblocking(false);
   * console.log(socket.connectExSync(server.getsockname()) === EINPROGRESS); // true
   * ```
   */
  connectExSync(address: A): number {
    try {
      this.connectSync(address);
      return 0;
    } catch (error) {
      return connectErrno(error);
    }
  }

  /**
   * Lets go of the descriptor, which stays open, for other code to use and to close. Pending
   * operations fail with `EBADF`, and so does every later one.
   *
   * @returns The descriptor, blocking if the socket had no timeout.
   * @throws {SocketError} `EBADF` if the socket is closed.
   *
   * @example Giving it to `node:net`
   * ```ts
   * import { createConnection, createServer } from "@libc/socket";
   * import net from "node:net";
   *
   * using server = createServer(["127.0.0.1", 0]);
   * using socket = await createConnection(server.getsockname());
   * if (Deno.build.os !== "windows") { // whose node:net takes no sockets
   *   const stream = new net.Socket({ fd: socket.detach() });
   *   stream.destroy();
   * }
   * ```
   */
  detach(): number {
    this.#descriptor.open("detach");
    this.#descriptor.restoreMode();
    return this.#descriptor.release();
  }

  /**
   * A second socket on the same end of the connection, with a descriptor of its
   * own: fcntl(2) `F_DUPFD_CLOEXEC`. Either can be closed without the other.
   *
   * @returns The new socket, with the same timeout.
   * @throws {SocketError} `EMFILE` if there are too many descriptors.
   *
   * @example
   * ```ts
   * import { Socket } from "@libc/socket";
   *
   * using socket = new Socket();
   * using other = socket.dup();
   * console.log(socket.fileno() !== other.fileno()); // true
   * ```
   */
  dup(): Socket<A, K> {
    const fd = system().duplicate(this.#descriptor.open("dup"));
    if (fd < 0) throw systemError(-fd, "dup");
    const copy = this.#made(fd, this.#descriptor.nonblocking);
    copy.#descriptor.isShared = this.#descriptor.isShared = true;
    copy.#descriptor.timeout = this.#descriptor.timeout;
    return copy;
  }

  /**
   * The descriptor, for other code to use but not to close; see {@linkcode Socket.detach}.
   *
   * @returns Its number, or -1 if the socket is closed.
   *
   * @example
   * ```ts
   * import { Socket } from "@libc/socket";
   *
   * using socket = new Socket();
   * console.log(socket.fileno() > 2); // true
   * ```
   */
  fileno(): number {
    return this.#descriptor.fd;
  }

  /**
   * Whether programs that this one starts inherit the descriptor: fcntl(2) `F_GETFD`.
   *
   * @returns `false`, unless {@linkcode Socket.setInheritable} said otherwise.
   * @throws {SocketError} `EBADF` if the socket is closed.
   *
   * @example
   * ```ts
   * import { Socket } from "@libc/socket";
   *
   * using socket = new Socket();
   * console.log(socket.getInheritable()); // false
   * ```
   */
  getInheritable(): boolean {
    const inheritable = system().isInheritable(this.#descriptor.open("fcntl"));
    if (inheritable < 0) throw systemError(-inheritable, "fcntl");
    return inheritable === 1;
  }

  /**
   * Sets whether programs that this one starts inherit the descriptor: fcntl(2) `F_SETFD`.
   *
   * @param inheritable Whether they do.
   * @throws {SocketError} `EBADF` if the socket is closed.
   *
   * @example
   * ```ts
   * import { Socket } from "@libc/socket";
   *
   * using socket = new Socket();
   * socket.setInheritable(true);
   * console.log(socket.getInheritable()); // true
   * ```
   */
  setInheritable(inheritable: boolean): void {
    const inherited = boolean("inheritable", inheritable);
    const fd = this.#descriptor.open("fcntl");
    if (inherited) {
      this.#descriptor.restoreMode();
      this.#descriptor.isShared = true;
    }
    const error = system().setInheritable(fd, inherited);
    if (error < 0) throw systemError(-error, "fcntl");
  }

  /**
   * The address of the peer: getpeername(2).
   *
   * @returns The address that the socket is connected to.
   * @throws {SocketError} `ENOTCONN` if there is none.
   *
   * @example
   * ```ts
   * import { createConnectionSync, createServer } from "@libc/socket";
   *
   * using server = createServer(["127.0.0.1", 0]);
   * using client = createConnectionSync(server.getsockname());
   * console.log(client.getpeername()); // the server's
   * ```
   */
  getpeername(): A {
    const { peer } = sockaddrs();
    const error = system().getpeername(this.#descriptor.open("getpeername"), peer);
    if (error < 0) throw systemError(-error, "getpeername");
    return decodeAddress(peer, this) as A;
  }

  /**
   * The socket's own address: getsockname(2).
   *
   * @returns The address that it was bound to, or that was chosen for it.
   * @throws {SocketError} `EBADF` if the socket is closed.
   *
   * @example
   * ```ts
   * import { AF_INET, SOCK_STREAM, Socket } from "@libc/socket";
   *
   * using socket = new Socket(AF_INET, SOCK_STREAM);
   * socket.bind(["127.0.0.1", 0]);
   * const [host, port] = socket.getsockname();
   * console.log(host, port); // 127.0.0.1 40123
   * ```
   */
  getsockname(): A {
    const { peer } = sockaddrs();
    const error = system().getsockname(this.#descriptor.open("getsockname"), peer);
    if (error < 0) throw systemError(-error, "getsockname");
    return decodeAddress(peer, this) as A;
  }

  /**
   * Reads an option: getsockopt(2).
   *
   * @param level `SOL_SOCKET`, or the protocol of the option: `IPPROTO_*`, `SOL_*`.
   * @param optname The option: `SO_*`, `IP_*`, `TCP_*`, ...
   * @returns Its value as an integer.
   * @throws {SocketError} `ENOPROTOOPT` if the protocol does not have it.
   *
   * @example
   * ```ts
   * import { SO_RCVBUF, SO_TYPE, SOCK_STREAM, Socket, SOL_SOCKET } from "@libc/socket";
   *
   * using socket = new Socket();
   * console.log(socket.getsockopt(SOL_SOCKET, SO_TYPE) === SOCK_STREAM); // true
   * console.log(socket.getsockopt(SOL_SOCKET, SO_RCVBUF, 4)); // four bytes
   * ```
   */
  getsockopt(level: number, optname: number): number;
  /**
   * Reads an option whose value is a structure: getsockopt(2).
   *
   * @param level `SOL_SOCKET`, or the protocol of the option.
   * @param optname The option.
   * @param buflen How many bytes the value has at most.
   * @returns Its bytes, as many as there are.
   * @throws {SocketError} `ENOPROTOOPT` if the protocol does not have it.
   */
  getsockopt(level: number, optname: number, buflen: number): Uint8Array<ArrayBuffer>;
  getsockopt(
    level: number,
    optname: number,
    ...rest: [] | [buflen: number]
  ): number | Uint8Array<ArrayBuffer> {
    const fd = this.#descriptor.open("getsockopt");
    int("level", level);
    int("optname", optname);
    if (rest.length === 0) return readInteger(fd, level, optname);
    return readBytes(fd, level, optname, integer("buflen", rest[0], 1, LARGEST_VALUE));
  }

  /**
   * Reads an option whose type is known: getsockopt(2).
   *
   * @param option One of {@linkcode options}.
   * @returns Its value.
   * @throws {SocketError} `ENOPROTOOPT` if the protocol does not have it; the message names it.
   * @throws {TypeError} If the option cannot be read, or this platform lacks it.
   *
   * @example
   * ```ts
   * import { options, Socket } from "@libc/socket";
   *
   * using socket = new Socket();
   * console.log(socket.getOption(options.SOL_SOCKET.SO_REUSEADDR)); // false
   * console.log(socket.getOption(options.SOL_SOCKET.SO_LINGER)); // null, for off
   * ```
   */
  getOption<T>(option: ReadableOption<T>): T {
    return getTyped(this.#descriptor.open("getsockopt"), option);
  }

  /**
   * Sets an option whose type is known: setsockopt(2).
   *
   * @param option One of {@linkcode options}.
   * @param value Its value, of the option's own type.
   * @throws {SocketError} `ENOPROTOOPT` if the protocol does not have it, `EINVAL`, `EPERM`, ...;
   *   the message names the option.
   * @throws {TypeError | RangeError} If it has no such value, cannot be set, or this platform
   *   lacks it.
   *
   * @example
   * ```ts
   * import { AF_INET, options, SOCK_DGRAM, Socket } from "@libc/socket";
   *
   * using socket = new Socket(AF_INET, SOCK_DGRAM);
   * socket.setOption(options.SOL_SOCKET.SO_BROADCAST, true);
   * socket.setOption(options.IPPROTO_IP.IP_ADD_MEMBERSHIP, {
   *   group: "239.1.2.3",
   *   interface: "127.0.0.1",
   * });
   * ```
   */
  setOption<T>(option: WritableOption<T>, value: NoInfer<T>): void {
    setTyped(this.#descriptor.open("setsockopt"), option, value, this);
  }

  /**
   * Sets an option: setsockopt(2).
   *
   * @param level `SOL_SOCKET`, or the protocol of the option: `IPPROTO_*`, `SOL_*`.
   * @param optname The option: `SO_*`, `IP_*`, `TCP_*`, ...
   * @param value An integer of 32 bits, or a boolean for 0 or 1; the bytes of a structure; a
   *   string for an option that is one.
   * @throws {SocketError} `ENOPROTOOPT` if the protocol does not have it, `EINVAL`, `EPERM`, ...
   *
   * @example
   * ```ts
   * import { SO_REUSEADDR, Socket, SOL_SOCKET } from "@libc/socket";
   *
   * using socket = new Socket();
   * socket.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1);
   * ```
   */
  setsockopt(level: number, optname: number, value: number | boolean | string | Bytes): void;
  /**
   * Sets an option to a null pointer with a length, as a few options take it: setsockopt(2).
   *
   * @param level `SOL_SOCKET`, or the protocol of the option.
   * @param optname The option.
   * @param value `null`
   * @param optlen The length.
   * @throws {SocketError} `ENOPROTOOPT` if the protocol does not have it, `EINVAL`, `EPERM`, ...
   */
  setsockopt(level: number, optname: number, value: null, optlen: number): void;
  setsockopt(
    level: number,
    optname: number,
    value: number | boolean | string | Bytes | null,
    ...rest: [] | [optlen: number]
  ): void {
    const fd = this.#descriptor.open("setsockopt");
    int("level", level);
    int("optname", optname);
    let bytes: Uint8Array<ArrayBuffer> | null = null;
    let length: number;
    if (value === null) {
      if (rest.length === 0) throw new TypeError("value is null, which needs optlen after it");
      length = integer("optlen", rest[0], 0, 0x7fffffff);
    } else {
      if (rest.length > 0) {
        throw new TypeError("optlen goes with the value null; other values have their own length");
      }
      bytes = encodeValue(value);
      length = bytes.length;
    }
    const error = system().setsockopt(fd, level, optname, bytes, length);
    if (error < 0) throw systemError(-error, "setsockopt");
  }

  /**
   * Controls the socket, or the device below it: ioctl(2), on Windows WSAIoctl.
   *
   * @param request `SIOC*`, `FIO*`, on Windows `SIO_*`, ...
   * @param argument The bytes of the request's structure, which the answer is written to; or a
   *   tuple, for a structure of integers of 32 bits each. Or an integer or a boolean: what C calls
   *   the third argument itself, on Windows a structure of this one integer.
   * @returns What the call returned, 0 for most requests; on Windows the length of the answer.
   * @throws {SocketError} `ENOTTY`, `EINVAL` or `EOPNOTSUPP` if the socket does not have the
   *   request, ...
   *
   * @example How many bytes can be received
   * ```ts
   * import { FIONREAD, Socket, socketpair } from "@libc/socket";
   *
   * const [a, b] = socketpair();
   * a.sendSync("12345");
   * const count = new Int32Array(1);
   * if (FIONREAD !== undefined) b.ioctl(FIONREAD, count);
   * console.log(count[0]); // 5
   * a.close();
   * b.close();
   * ```
   *
   * @example Probes of an idle connection, on Windows
   * ```ts
   * import { SIO_KEEPALIVE_VALS, Socket } from "@libc/socket";
   *
   * using socket = new Socket();
   * if (SIO_KEEPALIVE_VALS !== undefined) {
   *   socket.ioctl(SIO_KEEPALIVE_VALS, [1, 10_000, 3_000]); // on, after 10 s, then every 3 s
   * }
   * ```
   */
  ioctl(
    request: number,
    argument: number | bigint | boolean | readonly number[] | Bytes,
  ): number {
    const fd = this.#descriptor.open("ioctl");
    integer("request", request, -0x80000000, 0xffffffff);
    const value = ioctlArgument(argument);
    let returned: number;
    if (typeof value === "bigint") {
      returned = system().ioctl(fd, request >>> 0, value);
    } else {
      // A kernel that knows the structure's size, not the buffer's, gets room for any.
      const memory = new Uint8Array(Math.max(value.length, system().ioctlRoom));
      memory.set(value);
      returned = system().ioctl(fd, request >>> 0, memory);
      value.set(memory.subarray(0, value.length));
    }
    if (returned < 0) throw systemError(-returned, "ioctl");
    return returned;
  }

  /**
   * Gives the socket to another process, which makes its own of the bytes with {@linkcode fromshare}:
   * WSADuplicateSocket. How the bytes get there is the program's affair; they serve that process
   * alone, and once. The socket stays open here, and lives on until both have closed it. On Windows
   * only; elsewhere there is {@linkcode Socket.sendFds}.
   *
   * @param processId The process, such as the `pid` of a `Deno.ChildProcess`.
   * @returns The bytes.
   * @throws {SocketError} `EINVAL` if there is no such process.
   * @throws {Deno.errors.NotSupported} On other systems than Windows.
   *
   * @example
   * ```ts
   * import { createServer, fromshare } from "@libc/socket";
   *
   * using server = createServer(["127.0.0.1", 0]);
   * if (Deno.build.os === "windows") {
   *   using same = fromshare(server.share(Deno.pid)); // here the other process is this one
   *   console.log(same.getsockname()); // that of `server`
   * }
   * ```
   */
  share(processId: number): Uint8Array<ArrayBuffer> {
    const fd = this.#descriptor.open("share");
    integer("processId", processId, 0, 0xffffffff);
    const info = sharingCalls("share").share(fd, processId);
    if (typeof info === "number") throw systemError(-info, "share");
    this.#descriptor.isShared = true;
    return info;
  }

  /**
   * Begins to listen for connections: listen(2).
   *
   * @param rest How many connections may wait to be accepted; 128, or `SOMAXCONN` if that is less,
   *   if left out.
   * @throws {SocketError} `EADDRINUSE`, `EOPNOTSUPP` if the type has no connections.
   *
   * @example
   * ```ts
   * import { AF_INET, SOCK_STREAM, Socket } from "@libc/socket";
   *
   * using server = new Socket(AF_INET, SOCK_STREAM);
   * server.bind(["127.0.0.1", 0]);
   * server.listen(5);
   * ```
   */
  listen(...rest: [] | [backlog: number]): void {
    const fd = this.#descriptor.open("listen");
    const backlog = rest.length > 0
      ? integer("backlog", rest[0], 0, 0x7fffffff)
      : Math.min(SOMAXCONN, 128);
    const error = system().listen(fd, backlog);
    if (error < 0) throw systemError(-error, "listen");
  }

  /**
   * Makes a file of text on this connection, with a descriptor of its own; see
   * {@linkcode SocketFile}.
   *
   * @param mode `"r"` to read, which it is if left out, `"w"` to write, or `"rw"`.
   * @param options `{ buffering, encoding, errors, newline }`
   * @returns The file, with the socket's timeout.
   * @throws {TypeError | RangeError} If the mode or an option is not a valid one.
   * @throws {SocketError} `EBADF` if the socket is closed, `EMFILE`.
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
  makefile(mode?: TextFileMode, options?: TextFileOptions): SocketFile<string>;
  /**
   * Makes a file of bytes.
   *
   * @param mode `"rb"`, `"wb"` or `"rwb"`, with its letters in any order.
   * @param options `{ buffering }`
   * @returns The file, with the socket's timeout.
   * @throws {TypeError | RangeError} If the mode or an option is not a valid one.
   * @throws {SocketError} `EBADF` if the socket is closed, `EMFILE`.
   */
  makefile(mode: BinaryFileMode, options?: BinaryFileOptions): SocketFile<Uint8Array<ArrayBuffer>>;
  /**
   * Makes a file whose mode is not known before the program runs.
   *
   * @param mode The mode.
   * @param options Options that go with it.
   * @returns The file, with the socket's timeout.
   * @throws {TypeError | RangeError} If the mode or an option is not a valid one.
   * @throws {SocketError} `EBADF` if the socket is closed, `EMFILE`.
   */
  makefile(
    mode: FileMode,
    options?: FileOptions,
  ): SocketFile<string> | SocketFile<Uint8Array<ArrayBuffer>>;
  makefile(
    mode: FileMode = "r",
    options: FileOptions = {},
  ): SocketFile<string> | SocketFile<Uint8Array<ArrayBuffer>> {
    return new SocketFile<string>(this, mode, options);
  }

  /** Begins an asynchronous operation; wrong arguments reject. */
  #start<T>(make: () => Operation<T>, rest: readonly unknown[]): Promise<T> {
    try {
      return asynchronous(this.#descriptor, make(), signalOf(rest), this);
    } catch (error) {
      return Promise.reject(error);
    }
  }

  /**
   * Waits until the socket is ready, also in non-blocking mode: poll(2). What it is ready for can
   * then be done without waiting, as long as nobody else does it first.
   *
   * @param events `POLLIN`, `POLLOUT`, `POLLPRI`, ... combined with `|`.
   * @param rest Seconds to wait (`null` or left out: for ever; 0: not at all), then `{ signal }`.
   * @returns Those of the events that there are, and `POLLERR`, `POLLHUP`; 0 after the time.
   * @throws {SocketError} `EBADF` if the socket is closed.
   *
   * @example Finishing a non-blocking connect
   * ```ts
   * import {
   *   AF_INET,
   *   createServer,
   *   EINPROGRESS,
   *   POLLOUT,
   *   SO_ERROR,
   *   SOCK_STREAM,
   *   Socket,
   *   SOL_SOCKET,
   * } from "@libc/socket";
   *
   * using server = createServer(["127.0.0.1", 0]);
   * using socket = new Socket(AF_INET, SOCK_STREAM);
   * socket.setblocking(false);
   * if (await socket.connectEx(server.getsockname()) === EINPROGRESS) {
   *   await socket.poll(POLLOUT, 5);
   *   console.log(socket.getsockopt(SOL_SOCKET, SO_ERROR)); // 0: connected
   * }
   * ```
   */
  async poll(events: number, ...rest: TimeoutAndOptions): Promise<number> {
    try {
      return await this.#start(() => pollFor(events, withoutOptions(rest, 1)), rest);
    } catch (error) {
      return nothingReady(error);
    }
  }

  /**
   * The blocking form of {@linkcode Socket.poll}.
   *
   * @param events `POLLIN`, `POLLOUT`, `POLLPRI`, ... combined with `|`.
   * @param rest Seconds to wait (`null` or left out: for ever; 0: not at all).
   * @returns Those of the events that there are, and `POLLERR`, `POLLHUP`; 0 after the time.
   * @throws {SocketError} `EBADF` if the socket is closed.
   *
   * @example
   * ```ts
   * import { POLLIN, POLLOUT, socketpair } from "@libc/socket";
   *
   * const [a, b] = socketpair();
   * console.log(b.pollSync(POLLIN | POLLOUT, 0) === POLLOUT); // true
   * a.close();
   * b.close();
   * ```
   */
  pollSync(events: number, ...rest: [timeout?: number | null]): number {
    try {
      return blocking(this.#descriptor, pollFor(events, rest));
    } catch (error) {
      return nothingReady(error);
    }
  }

  /**
   * Receives data: recv(2).
   *
   * What comes back is a view on memory that is shared with other receives, but
   * these bytes are nobody else's: copy them (`slice()`) to transfer them, or to
   * keep few of them for long, and mind their `byteOffset` where you use their `buffer`.
   *
   * `MSG_WAITALL` waits for all of `bufsize` in the blocking form without a timeout alone, in which
   * the system does the waiting.
   *
   * @param bufsize How many bytes to receive at most.
   * @param rest `MSG_*` combined with `|`, then `{ signal }`; either may be left out.
   * @returns The data; a stream that has ended gives none.
   * @throws {SocketError} `ENOTCONN`, `ECONNRESET`, `EAGAIN` in non-blocking mode, ...
   * @throws {TimeoutError} If nothing came in time.
   *
   * @example
   * ```ts
   * import { MSG_PEEK, socketpair } from "@libc/socket";
   *
   * const [a, b] = socketpair();
   * await a.send("hello");
   * console.log((await b.recv(2, MSG_PEEK)).length); // 2
   * console.log((await b.recv(1024, { signal: AbortSignal.timeout(1000) })).length); // 5
   * a.close();
   * b.close();
   * ```
   */
  recv(bufsize: number, ...rest: FlagsAndOptions): Promise<Uint8Array<ArrayBuffer>> {
    return this.#start(() => recv(bufferSize("bufsize", bufsize), flagsBefore(rest)), rest);
  }

  /**
   * The blocking form of {@linkcode Socket.recv}.
   *
   * @param bufsize How many bytes to receive at most.
   * @param rest `MSG_*` combined with `|`; may be left out.
   * @returns The data; a stream that has ended gives none.
   * @throws {SocketError} `ENOTCONN`, `ECONNRESET`, `EAGAIN` in non-blocking mode, ...
   * @throws {TimeoutError} If nothing came in time.
   *
   * @example
   * ```ts
   * import { socketpair } from "@libc/socket";
   *
   * const [a, b] = socketpair();
   * a.sendSync("hello");
   * console.log(new TextDecoder().decode(b.recvSync(1024))); // hello
   * a.close();
   * b.close();
   * ```
   */
  recvSync(bufsize: number, ...rest: Flags): Uint8Array<ArrayBuffer> {
    return blocking(this.#descriptor, recv(bufferSize("bufsize", bufsize), flagsOf(rest)));
  }

  /**
   * Receives data and who sent it: recvfrom(2). See {@linkcode Socket.recv} about the memory.
   *
   * @param bufsize How many bytes to receive at most; the rest of a longer datagram is lost.
   * @param rest `MSG_*` combined with `|`, then `{ signal }`; either may be left out.
   * @returns The data, and the sender's address: `null` on a connected stream, `""` where an
   *   `AF_UNIX` sender has no name.
   * @throws {SocketError} `EAGAIN` in non-blocking mode, `ECONNREFUSED` of an earlier send, ...
   * @throws {TimeoutError} If nothing came in time.
   *
   * @example
   * ```ts
   * import { AF_INET, SOCK_DGRAM, Socket } from "@libc/socket";
   *
   * using socket = new Socket(AF_INET, SOCK_DGRAM);
   * socket.bind(["127.0.0.1", 0]);
   * await socket.sendto("to myself", socket.getsockname());
   * const [data, [host, port]] = await socket.recvfrom(1024);
   * console.log(data.length, host, port);
   * ```
   */
  recvfrom(
    bufsize: number,
    ...rest: FlagsAndOptions
  ): Promise<[data: Uint8Array<ArrayBuffer>, address: PeerAddress<A, K>]> {
    return this.#start(
      () => recvfrom(bufferSize("bufsize", bufsize), flagsBefore(rest), this),
      rest,
    ) as Promise<[Uint8Array<ArrayBuffer>, PeerAddress<A, K>]>;
  }

  /**
   * The blocking form of {@linkcode Socket.recvfrom}.
   *
   * @param bufsize How many bytes to receive at most; the rest of a longer datagram is lost.
   * @param rest `MSG_*` combined with `|`; may be left out.
   * @returns The data, and the sender's address.
   * @throws {SocketError} `EAGAIN` in non-blocking mode, `ECONNREFUSED` of an earlier send, ...
   * @throws {TimeoutError} If nothing came in time.
   *
   * @example
   * ```ts
   * import { AF_INET, SOCK_DGRAM, Socket } from "@libc/socket";
   *
   * using socket = new Socket(AF_INET, SOCK_DGRAM);
   * socket.bind(["127.0.0.1", 0]);
   * socket.sendtoSync("to myself", socket.getsockname());
   * const [data, address] = socket.recvfromSync(1024);
   * console.log(data.length, address);
   * ```
   */
  recvfromSync(
    bufsize: number,
    ...rest: Flags
  ): [data: Uint8Array<ArrayBuffer>, address: PeerAddress<A, K>] {
    return blocking(
      this.#descriptor,
      recvfrom(bufferSize("bufsize", bufsize), flagsOf(rest), this),
    ) as [Uint8Array<ArrayBuffer>, PeerAddress<A, K>];
  }

  /**
   * Receives data into a buffer: recv(2).
   *
   * @param buffer Where to put it; an asynchronous receive writes to it when data comes.
   * @param rest How many bytes to receive at most (0 or left out: as many as fit), `MSG_*`, then
   *   `{ signal }`.
   * @returns How many bytes were received; 0 at the end of a stream.
   * @throws {RangeError} If the buffer is shorter than that.
   * @throws {SocketError} `ENOTCONN`, `ECONNRESET`, `EAGAIN` in non-blocking mode, ...
   * @throws {TimeoutError} If nothing came in time.
   *
   * @example
   * ```ts
   * import { socketpair } from "@libc/socket";
   *
   * const [a, b] = socketpair();
   * await a.send("hello");
   * const buffer = new Uint8Array(16);
   * console.log(await b.recvInto(buffer), buffer[0]); // 5 104
   * a.close();
   * b.close();
   * ```
   */
  recvInto(buffer: Bytes, ...rest: IntoAndOptions): Promise<number> {
    return this.#start(() => {
      const { memory, nbytes, flags } = intoArguments(buffer, rest);
      return recvInto(memory, nbytes, flags);
    }, rest);
  }

  /**
   * The blocking form of {@linkcode Socket.recvInto}.
   *
   * @param buffer Where to put the data.
   * @param rest How many bytes to receive at most (0 or left out: as many as fit), then `MSG_*`.
   * @returns How many bytes were received; 0 at the end of a stream.
   * @throws {RangeError} If the buffer is shorter than that.
   * @throws {SocketError} `ENOTCONN`, `ECONNRESET`, `EAGAIN` in non-blocking mode, ...
   * @throws {TimeoutError} If nothing came in time.
   *
   * @example
   * ```ts
   * import { socketpair } from "@libc/socket";
   *
   * const [a, b] = socketpair();
   * a.sendSync("hello");
   * console.log(b.recvIntoSync(new Uint8Array(16), 2)); // 2
   * a.close();
   * b.close();
   * ```
   */
  recvIntoSync(buffer: Bytes, ...rest: Into): number {
    const { memory, nbytes, flags } = intoArguments(buffer, rest);
    return blocking(this.#descriptor, recvInto(memory, nbytes, flags));
  }

  /**
   * Receives data into a buffer, and who sent it: recvfrom(2).
   *
   * @param buffer Where to put it; an asynchronous receive writes to it when data comes.
   * @param rest How many bytes to receive at most (0 or left out: as many as fit), `MSG_*`, then
   *   `{ signal }`.
   * @returns How many bytes were received, and the sender's address.
   * @throws {RangeError} If the buffer is shorter than that.
   * @throws {SocketError} `EAGAIN` in non-blocking mode, `ECONNREFUSED` of an earlier send, ...
   * @throws {TimeoutError} If nothing came in time.
   *
   * @example
   * ```ts
   * import { AF_INET, SOCK_DGRAM, Socket } from "@libc/socket";
   *
   * using socket = new Socket(AF_INET, SOCK_DGRAM);
   * socket.bind(["127.0.0.1", 0]);
   * await socket.sendto("to myself", socket.getsockname());
   * const [nbytes, address] = await socket.recvfromInto(new Uint8Array(1024));
   * console.log(nbytes, address);
   * ```
   */
  recvfromInto(
    buffer: Bytes,
    ...rest: IntoAndOptions
  ): Promise<[nbytes: number, address: PeerAddress<A, K>]> {
    return this.#start(() => {
      const { memory, nbytes, flags } = intoArguments(buffer, rest);
      return recvfromInto(memory, nbytes, flags, this);
    }, rest) as Promise<[number, PeerAddress<A, K>]>;
  }

  /**
   * The blocking form of {@linkcode Socket.recvfromInto}.
   *
   * @param buffer Where to put the data.
   * @param rest How many bytes to receive at most (0 or left out: as many as fit), then `MSG_*`.
   * @returns How many bytes were received, and the sender's address.
   * @throws {RangeError} If the buffer is shorter than that.
   * @throws {SocketError} `EAGAIN` in non-blocking mode, `ECONNREFUSED` of an earlier send, ...
   * @throws {TimeoutError} If nothing came in time.
   *
   * @example
   * ```ts
   * import { AF_INET, SOCK_DGRAM, Socket } from "@libc/socket";
   *
   * using socket = new Socket(AF_INET, SOCK_DGRAM);
   * socket.bind(["127.0.0.1", 0]);
   * socket.sendtoSync("to myself", socket.getsockname());
   * const [nbytes] = socket.recvfromIntoSync(new Uint8Array(1024));
   * console.log(nbytes); // 9
   * ```
   */
  recvfromIntoSync(
    buffer: Bytes,
    ...rest: Into
  ): [nbytes: number, address: PeerAddress<A, K>] {
    const { memory, nbytes, flags } = intoArguments(buffer, rest);
    return blocking(this.#descriptor, recvfromInto(memory, nbytes, flags, this)) as [
      number,
      PeerAddress<A, K>,
    ];
  }

  /**
   * Sends data to the peer: send(2). It may send less than all of it; see
   * {@linkcode Socket.sendall}.
   *
   * @param data Bytes, or a string, which is sent as UTF-8. They must not change until it is done.
   * @param rest `MSG_*` combined with `|`, then `{ signal }`; either may be left out.
   * @returns How many bytes were sent.
   * @throws {SocketError} `EPIPE`, `ECONNRESET`, `ENOTCONN`, `EMSGSIZE`, `EAGAIN`, ...
   * @throws {TimeoutError} If there was no room in time.
   *
   * @example
   * ```ts
   * import { socketpair } from "@libc/socket";
   *
   * const [a, b] = socketpair();
   * console.log(await a.send("hello")); // 5
   * a.close();
   * b.close();
   * ```
   */
  send(data: string | Bytes, ...rest: FlagsAndOptions): Promise<number> {
    return this.#start(() => new Send(toBytes("data", data), flagsBefore(rest), null), rest);
  }

  /**
   * The blocking form of {@linkcode Socket.send}.
   *
   * @param data Bytes, or a string, which is sent as UTF-8.
   * @param rest `MSG_*` combined with `|`; may be left out.
   * @returns How many bytes were sent.
   * @throws {SocketError} `EPIPE`, `ECONNRESET`, `ENOTCONN`, `EMSGSIZE`, `EAGAIN`, ...
   * @throws {TimeoutError} If there was no room in time.
   *
   * @example
   * ```ts
   * import { socketpair } from "@libc/socket";
   *
   * const [a, b] = socketpair();
   * console.log(a.sendSync(new Uint8Array(3))); // 3
   * a.close();
   * b.close();
   * ```
   */
  sendSync(data: string | Bytes, ...rest: Flags): number {
    return blocking(this.#descriptor, new Send(toBytes("data", data), flagsOf(rest), null));
  }

  /**
   * Sends all of the data to the peer: send(2), as often as it takes. The
   * timeout is for all of it together. After an error nobody knows how much was sent.
   *
   * @param data Bytes, or a string, which is sent as UTF-8. They must not change until it is done.
   * @param rest `MSG_*` combined with `|`, then `{ signal }`; either may be left out.
   * @throws {SocketError} `EPIPE`, `ECONNRESET`, `ENOTCONN`, `EAGAIN` in non-blocking mode, ...
   * @throws {TimeoutError} If not all could be sent in time.
   *
   * @example
   * ```ts
   * import { socketpair } from "@libc/socket";
   *
   * const [a, b] = socketpair();
   * const sent = a.sendall(new Uint8Array(1_000_000)).then(() => a.close());
   * let received = 0;
   * for (let data; (data = await b.recv(65536)).length > 0;) received += data.length;
   * await sent;
   * console.log(received); // 1000000
   * b.close();
   * ```
   */
  sendall(data: string | Bytes, ...rest: FlagsAndOptions): Promise<void> {
    return this.#start(() => new SendAll(toBytes("data", data), flagsBefore(rest)), rest);
  }

  /**
   * The blocking form of {@linkcode Socket.sendall}.
   *
   * @param data Bytes, or a string, which is sent as UTF-8.
   * @param rest `MSG_*` combined with `|`; may be left out.
   * @throws {SocketError} `EPIPE`, `ECONNRESET`, `ENOTCONN`, `EAGAIN` in non-blocking mode, ...
   * @throws {TimeoutError} If not all could be sent in time.
   *
   * @example
   * ```ts
   * import { socketpair } from "@libc/socket";
   *
   * const [a, b] = socketpair();
   * a.sendallSync("all of it");
   * a.close();
   * b.close();
   * ```
   */
  sendallSync(data: string | Bytes, ...rest: Flags): void {
    blocking(this.#descriptor, new SendAll(toBytes("data", data), flagsOf(rest)));
  }

  #toSend(
    data: unknown,
    rest: readonly unknown[],
  ): { bytes: Uint8Array<ArrayBuffer>; flags: number; address: unknown } {
    this.#descriptor.open("sendto");
    // Whether what comes after the data is flags and address, not the address alone.
    const withFlags = typeof rest[0] === "number" || (rest.length > 1 && !isOptions(rest[1]));
    const flags = withFlags ? int("flags", rest[0]) : 0;
    const bytes = toBytes("data", data);
    if (withFlags && rest.length > 2) signalIn(rest[2]);
    return { bytes, flags, address: rest[withFlags ? 1 : 0] };
  }

  *#sendToName(
    bytes: Uint8Array<ArrayBuffer>,
    flags: number,
    destination: Destination,
  ): Task<number> {
    return yield* step(this.#step(new Send(bytes, flags, yield* resolve(destination))));
  }

  /**
   * Sends data to an address: sendto(2).
   *
   * @param data Bytes, or a string, which is sent as UTF-8. They must not change until it is done,
   *   nor must the address.
   * @param rest `MSG_*` if any, the address, and `{ signal }` if any. A host name is resolved, to
   *   its first address.
   * @returns How many bytes were sent, which for datagrams is all.
   * @throws {SocketError} `EMSGSIZE`, `ENETUNREACH`, `EACCES` for broadcasts without
   *   `SO_BROADCAST`, ...
   * @throws {TimeoutError} If there was no room in time.
   * @throws {GaiError} If a host name is not known.
   *
   * @example
   * ```ts
   * import { AF_INET, SOCK_DGRAM, Socket } from "@libc/socket";
   *
   * using receiver = new Socket(AF_INET, SOCK_DGRAM);
   * receiver.bind(["127.0.0.1", 0]);
   * using socket = new Socket(AF_INET, SOCK_DGRAM);
   * await socket.sendto("hello", receiver.getsockname());
   * await socket.sendto("hello", 0, receiver.getsockname());
   * ```
   */
  // deno-lint-ignore require-await -- so that wrong arguments reject
  async sendto(data: string | Bytes, ...rest: ToAndOptions<A>): Promise<number> {
    const { bytes, flags, address } = this.#toSend(data, rest);
    const destination = new Destination(this, address);
    return destination.unresolved === null
      ? this.#start(() => new Send(bytes, flags, destination), rest.slice(1))
      : runAsync(this.#sendToName(bytes, flags, destination), signalOf(rest.slice(1)));
  }

  /**
   * The blocking form of {@linkcode Socket.sendto}.
   *
   * @param data Bytes, or a string, which is sent as UTF-8.
   * @param rest `MSG_*` if any, and the address. A host name is resolved, to its first address.
   * @returns How many bytes were sent, which for datagrams is all.
   * @throws {SocketError} `EMSGSIZE`, `ENETUNREACH`, `EACCES` for broadcasts without
   *   `SO_BROADCAST`, ...
   * @throws {TimeoutError} If there was no room in time.
   * @throws {GaiError} If a host name is not known.
   *
   * @example
   * ```ts
   * import { AF_INET, SOCK_DGRAM, Socket } from "@libc/socket";
   *
   * using receiver = new Socket(AF_INET, SOCK_DGRAM);
   * receiver.bind(["127.0.0.1", 0]);
   * using socket = new Socket(AF_INET, SOCK_DGRAM);
   * console.log(socket.sendtoSync("hello", receiver.getsockname())); // 5
   * ```
   */
  sendtoSync(data: string | Bytes, ...rest: To<A>): number {
    const { bytes, flags, address } = this.#toSend(data, rest);
    const destination = new Destination(this, address);
    return destination.unresolved === null
      ? blocking(this.#descriptor, new Send(bytes, flags, destination))
      : runBlocking(this.#sendToName(bytes, flags, destination));
  }

  *#sendMessage(
    buffers: Uint8Array<ArrayBuffer>[],
    control: Uint8Array<ArrayBuffer> | null,
    flags: number,
    address: unknown,
  ): Task<number> {
    this.#descriptor.open("sendmsg");
    const destination = address === null || address === undefined
      ? null
      : yield* resolve(new Destination(this, address));
    return yield* step(this.#step(new SendMsg(buffers, control, flags, destination)));
  }

  #sendmsg(buffers: unknown, rest: readonly unknown[]): Task<number> {
    return this.#sendMessage(
      buffersToSend(buffers),
      rest.length > 0 ? encodeControl(rest[0]) : null,
      optionalInt("flags", rest, 1, 0),
      rest[2],
    );
  }

  /**
   * Sends a message gathered from several buffers, with ancillary data beside it: sendmsg(2).
   *
   * @param buffers The parts of the data, up to 1024. They must not change until it is done.
   * @param rest Ancillary data, `MSG_*`, the address (`null` where the socket is connected), then
   *   `{ signal }`; each may be left out with those behind it.
   * @returns How many bytes were sent.
   * @throws {SocketError} `EMSGSIZE`, `EPIPE`, `EINVAL` for ancillary data that is not understood.
   * @throws {TimeoutError} If there was no room in time.
   *
   * @example
   * ```ts
   * import { socketpair } from "@libc/socket";
   *
   * const [a, b] = socketpair();
   * console.log(await a.sendmsg(["head", new Uint8Array(4)])); // 8
   * a.close();
   * b.close();
   * ```
   */
  // deno-lint-ignore require-await -- so that wrong arguments reject
  async sendmsg(
    buffers: readonly (string | Bytes)[],
    ...rest: MessageAndOptions<A>
  ): Promise<number> {
    const given = withoutOptions(rest, 3);
    return runAsync(this.#sendmsg(buffers, given), signalOf(rest));
  }

  /**
   * The blocking form of {@linkcode Socket.sendmsg}.
   *
   * @param buffers The parts of the data, up to 1024.
   * @param rest Ancillary data, `MSG_*`, and the address (`null` where the socket is connected).
   * @returns How many bytes were sent.
   * @throws {SocketError} `EMSGSIZE`, `EPIPE`, `EINVAL` for ancillary data that is not understood.
   * @throws {TimeoutError} If there was no room in time.
   *
   * @example Saying where a datagram comes from
   * ```ts
   * import { AF_INET, IP_TTL, IPPROTO_IP, SOCK_DGRAM, Socket } from "@libc/socket";
   *
   * using socket = new Socket(AF_INET, SOCK_DGRAM);
   * socket.bind(["127.0.0.1", 0]);
   * const ttl = { level: IPPROTO_IP, type: IP_TTL, data: new Int32Array([3]) };
   * console.log(socket.sendmsgSync(["hello"], [ttl], 0, socket.getsockname())); // 5
   * ```
   */
  sendmsgSync(buffers: readonly (string | Bytes)[], ...rest: Message<A>): number {
    return runBlocking(this.#sendmsg(buffers, rest));
  }

  #sendmsgAfalg(
    buffers: unknown,
    parameters: AfalgParameters,
    flags: number,
  ): Task<number> {
    this.#descriptor.open("sendmsg");
    if (AF_ALG === undefined || this.family !== AF_ALG) {
      throw new TypeError("sendmsgAfalg needs a socket of family AF_ALG, which accept() gives");
    }
    const control = encodeControl(afalgItems(parameters));
    return this.#sendMessage(buffersToSend(buffers), control, flags, null);
  }

  /**
   * Gives data to a cipher of the kernel (`AF_ALG`), with what it shall do: sendmsg(2).
   *
   * @param buffers The parts of the data; none to begin with what is sent later.
   * @param parameters `{ op, iv, assoclen }`: the operation (`ALG_OP_*`), the initialization vector,
   *   and how much of the data is authenticated alone; the last two may be left out.
   * @param rest `MSG_*`, such as `MSG_MORE` if more data follows, then `{ signal }`; each may be left
   *   out.
   * @returns How many bytes were sent.
   * @throws {SocketError} `EINVAL` if the cipher does not take it, ...
   * @throws {TimeoutError} If there was no room in time.
   *
   * @example
   * ```ts ignore
   * import { AF_ALG, ALG_OP_ENCRYPT, ALG_SET_KEY, SOCK_SEQPACKET, Socket, SOL_ALG } from "@libc/socket";
   *
   * using algorithm = new Socket(AF_ALG!, SOCK_SEQPACKET);
   * algorithm.bind(["skcipher", "cbc(aes)"]);
   * algorithm.setsockopt(SOL_ALG!, ALG_SET_KEY!, new Uint8Array(16));
   * const [operation] = await algorithm.accept();
   * const iv = new Uint8Array(16);
   * await operation.sendmsgAfalg(["sixteen bytes..."], { op: ALG_OP_ENCRYPT, iv });
   * console.log(await operation.recv(16));
   * operation.close();
   * ```
   */
  // deno-lint-ignore require-await -- so that wrong arguments reject
  async sendmsgAfalg(
    buffers: readonly (string | Bytes)[],
    parameters: AfalgParameters,
    ...rest: FlagsAndOptions
  ): Promise<number> {
    return runAsync(
      this.#sendmsgAfalg(buffers, parameters, flagsBefore(rest)),
      signalOf(rest),
    );
  }

  /**
   * The blocking form of {@linkcode Socket.sendmsgAfalg}.
   *
   * @param buffers The parts of the data.
   * @param parameters `{ op, iv, assoclen }`; the last two may be left out.
   * @param rest `MSG_*`; may be left out.
   * @returns How many bytes were sent.
   * @throws {SocketError} `EINVAL` if the cipher does not take it, ...
   * @throws {TimeoutError} If there was no room in time.
   *
   * @example
   * ```ts ignore
   * import { AF_ALG, ALG_OP_DECRYPT, ALG_SET_KEY, SOCK_SEQPACKET, Socket, SOL_ALG } from "@libc/socket";
   *
   * using algorithm = new Socket(AF_ALG!, SOCK_SEQPACKET);
   * algorithm.bind(["skcipher", "cbc(aes)"]);
   * algorithm.setsockopt(SOL_ALG!, ALG_SET_KEY!, new Uint8Array(16));
   * const [operation] = algorithm.acceptSync();
   * const iv = new Uint8Array(16);
   * operation.sendmsgAfalgSync([new Uint8Array(16)], { op: ALG_OP_DECRYPT, iv });
   * console.log(operation.recvSync(16));
   * operation.close();
   * ```
   */
  sendmsgAfalgSync(
    buffers: readonly (string | Bytes)[],
    parameters: AfalgParameters,
    ...rest: Flags
  ): number {
    return runBlocking(this.#sendmsgAfalg(buffers, parameters, flagsOf(rest)));
  }

  /**
   * Receives a message and the ancillary data beside it: recvmsg(2). See
   * {@linkcode Socket.recv} about the memory.
   *
   * @param bufsize How many bytes of data to receive at most.
   * @param rest Room for ancillary data in bytes (see {@linkcode CMSG_SPACE}; 0 if left out),
   *   `MSG_*`, then `{ signal }`.
   * @returns The data, the ancillary data, the flags and the sender.
   * @throws {SocketError} `EAGAIN` in non-blocking mode, `ECONNRESET`, ...
   * @throws {TimeoutError} If nothing came in time.
   *
   * @example
   * ```ts
   * import { CMSG_SPACE, SO_PASSCRED, socketpair, SOL_SOCKET } from "@libc/socket";
   *
   * const [a, b] = socketpair();
   * if (SO_PASSCRED !== undefined) b.setsockopt(SOL_SOCKET, SO_PASSCRED, 1);
   * await a.send("hello");
   * const { data, ancillary, flags } = await b.recvmsg(1024, CMSG_SPACE(12));
   * console.log(data.length, ancillary.length, flags);
   * a.close();
   * b.close();
   * ```
   */
  recvmsg(bufsize: number, ...rest: AncillaryAndOptions): Promise<Received<PeerAddress<A, K>>> {
    return this.#start(() => this.#recvmsg(bufsize, withoutOptions(rest, 2)), rest) as Promise<
      Received<PeerAddress<A, K>>
    >;
  }

  /**
   * The blocking form of {@linkcode Socket.recvmsg}.
   *
   * @param bufsize How many bytes of data to receive at most.
   * @param rest Room for ancillary data in bytes (0 if left out), and `MSG_*`.
   * @returns The data, the ancillary data, the flags and the sender.
   * @throws {SocketError} `EAGAIN` in non-blocking mode, `ECONNRESET`, ...
   * @throws {TimeoutError} If nothing came in time.
   *
   * @example
   * ```ts
   * import { socketpair } from "@libc/socket";
   *
   * const [a, b] = socketpair();
   * a.sendSync("hello");
   * console.log(b.recvmsgSync(1024).data.length); // 5
   * a.close();
   * b.close();
   * ```
   */
  recvmsgSync(bufsize: number, ...rest: AncillaryRoom): Received<PeerAddress<A, K>> {
    return blocking(this.#descriptor, this.#recvmsg(bufsize, rest)) as Received<PeerAddress<A, K>>;
  }

  #recvmsg(bufsize: unknown, rest: readonly unknown[]): RecvMsg {
    return new RecvMsg(
      this,
      this.#descriptor,
      bufferSize("bufsize", bufsize),
      ...ancillaryRoom(rest),
    );
  }

  /**
   * Receives a message scattered over several buffers, and the ancillary data
   * beside it: recvmsg(2).
   *
   * @param buffers Where to put the data, up to 1024 buffers, which are filled in their order.
   * @param rest Room for ancillary data in bytes (0 if left out), `MSG_*`, then `{ signal }`.
   * @returns How many bytes were received, the ancillary data, the flags and the sender.
   * @throws {SocketError} `EAGAIN` in non-blocking mode, `ECONNRESET`, ...
   * @throws {TimeoutError} If nothing came in time.
   *
   * @example
   * ```ts
   * import { socketpair } from "@libc/socket";
   *
   * const [a, b] = socketpair();
   * await a.send("headbody");
   * const head = new Uint8Array(4), body = new Uint8Array(1024);
   * console.log((await b.recvmsgInto([head, body])).nbytes); // 8
   * a.close();
   * b.close();
   * ```
   */
  recvmsgInto(
    buffers: readonly Bytes[],
    ...rest: AncillaryAndOptions
  ): Promise<ReceivedInto<PeerAddress<A, K>>> {
    return this.#start(() => this.#recvmsgInto(buffers, withoutOptions(rest, 2)), rest) as Promise<
      ReceivedInto<PeerAddress<A, K>>
    >;
  }

  /**
   * The blocking form of {@linkcode Socket.recvmsgInto}.
   *
   * @param buffers Where to put the data, up to 1024 buffers, which are filled in their order.
   * @param rest Room for ancillary data in bytes (0 if left out), and `MSG_*`.
   * @returns How many bytes were received, the ancillary data, the flags and the sender.
   * @throws {SocketError} `EAGAIN` in non-blocking mode, `ECONNRESET`, ...
   * @throws {TimeoutError} If nothing came in time.
   *
   * @example
   * ```ts
   * import { socketpair } from "@libc/socket";
   *
   * const [a, b] = socketpair();
   * a.sendSync("headbody");
   * console.log(b.recvmsgIntoSync([new Uint8Array(4), new Uint8Array(2)]).nbytes); // 6
   * a.close();
   * b.close();
   * ```
   */
  recvmsgIntoSync(
    buffers: readonly Bytes[],
    ...rest: AncillaryRoom
  ): ReceivedInto<PeerAddress<A, K>> {
    return blocking(this.#descriptor, this.#recvmsgInto(buffers, rest)) as ReceivedInto<
      PeerAddress<A, K>
    >;
  }

  #recvmsgInto(buffers: unknown, rest: readonly unknown[]): RecvMsgInto {
    return new RecvMsgInto(this, this.#descriptor, buffersInto(buffers), ...ancillaryRoom(rest));
  }

  /**
   * Sends descriptors to another process, or Worker, over an `AF_UNIX` socket:
   * sendmsg(2) with `SCM_RIGHTS`. They stay open here.
   *
   * @param data What to send with them; a stream needs at least one byte.
   * @param fds The descriptors.
   * @param rest `MSG_*`, the address, then `{ signal }`; each may be left out with those behind it.
   * @returns How many bytes of the data were sent.
   * @throws {SocketError} `EBADF` if one of them is not open, `EPIPE`, ...
   * @throws {TimeoutError} If there was no room in time.
   *
   * @example
   * ```ts
   * import { createServer, SCM_RIGHTS, socketpair } from "@libc/socket";
   *
   * using server = createServer(["127.0.0.1", 0]);
   * const [a, b] = socketpair();
   * if (SCM_RIGHTS !== undefined) await a.sendFds("the server", [server.fileno()]); // not on Windows
   * a.close();
   * b.close();
   * ```
   */
  // deno-lint-ignore require-await -- so that wrong arguments reject
  async sendFds(
    data: string | Bytes,
    fds: readonly number[],
    ...rest: FdsAndOptions<A>
  ): Promise<number> {
    return runAsync(this.#sendFds(data, fds, withoutOptions(rest, 2)), signalOf(rest));
  }

  /**
   * The blocking form of {@linkcode Socket.sendFds}.
   *
   * @param data What to send with them; a stream needs at least one byte.
   * @param fds The descriptors.
   * @param rest `MSG_*`, and the address; each may be left out with those behind it.
   * @returns How many bytes of the data were sent.
   * @throws {SocketError} `EBADF` if one of them is not open, `EPIPE`, ...
   * @throws {TimeoutError} If there was no room in time.
   *
   * @example
   * ```ts
   * import { SCM_RIGHTS, socketpair } from "@libc/socket";
   *
   * const [a, b] = socketpair();
   * if (SCM_RIGHTS !== undefined) a.sendFdsSync("myself", [a.fileno()]); // not on Windows
   * a.close();
   * b.close();
   * ```
   */
  sendFdsSync(data: string | Bytes, fds: readonly number[], ...rest: Fds<A>): number {
    return runBlocking(this.#sendFds(data, fds, rest));
  }

  #sendFds(data: unknown, fds: unknown, rest: readonly unknown[]): Task<number> {
    const flags = optionalInt("flags", rest, 0, 0);
    return this.#sendMessage([toBytes("data", data)], encodeRights(fds), flags, rest[1]);
  }

  /**
   * Receives descriptors that {@linkcode Socket.sendFds} sent: recvmsg(2) with `SCM_RIGHTS`.
   *
   * @param bufsize How many bytes of data to receive at most.
   * @param maxfds How many descriptors to receive at most; others are closed, and `MSG_CTRUNC` set.
   * @param rest `MSG_*`, then `{ signal }`; either may be left out.
   * @returns The data, the descriptors, the flags and the sender.
   * @throws {SocketError} `EAGAIN` in non-blocking mode, `ECONNRESET`, ...
   * @throws {TimeoutError} If nothing came in time.
   *
   * @example
   * ```ts
   * import { SCM_RIGHTS, Socket, socketpair } from "@libc/socket";
   *
   * const [a, b] = socketpair();
   * if (SCM_RIGHTS !== undefined) { // not on Windows
   *   await a.sendFds("myself", [a.fileno()]);
   *   const { fds: [fd] } = await b.recvFds(1024, 1);
   *   if (fd !== undefined) Socket.adopt(fd).close();
   * }
   * a.close();
   * b.close();
   * ```
   */
  async recvFds(
    bufsize: number,
    maxfds: number,
    ...rest: FlagsAndOptions
  ): Promise<ReceivedFds<PeerAddress<A, K>>> {
    const flags = flagsBefore(rest);
    return withFds(
      await this.recvmsg(bufsize, fdsRoom(maxfds), flags, { signal: signalOf(rest) }),
    );
  }

  /**
   * The blocking form of {@linkcode Socket.recvFds}.
   *
   * @param bufsize How many bytes of data to receive at most.
   * @param maxfds How many descriptors to receive at most; others are closed, and `MSG_CTRUNC` set.
   * @param rest `MSG_*`; may be left out.
   * @returns The data, the descriptors, the flags and the sender.
   * @throws {SocketError} `EAGAIN` in non-blocking mode, `ECONNRESET`, ...
   * @throws {TimeoutError} If nothing came in time.
   *
   * @example
   * ```ts
   * import { close, SCM_RIGHTS, socketpair } from "@libc/socket";
   *
   * const [a, b] = socketpair();
   * if (SCM_RIGHTS !== undefined) { // not on Windows
   *   a.sendFdsSync("two", [a.fileno(), b.fileno()]);
   *   for (const fd of b.recvFdsSync(1024, 2).fds) close(fd);
   * }
   * a.close();
   * b.close();
   * ```
   */
  recvFdsSync(bufsize: number, maxfds: number, ...rest: Flags): ReceivedFds<PeerAddress<A, K>> {
    return withFds(this.recvmsgSync(bufsize, fdsRoom(maxfds), flagsOf(rest)));
  }

  /**
   * Receives as many datagrams as are there, and waits for at least one: recvmmsg(2).
   *
   * @param batch Memory for them.
   * @param rest `MSG_*` combined with `|`, then `{ signal }`; either may be left out.
   * @returns How many datagrams were received, from the batch's first.
   * @throws {SocketError} `EAGAIN` in non-blocking mode, ...
   * @throws {TimeoutError} If nothing came in time.
   *
   * @example
   * ```ts
   * import { AF_INET, Batch, SOCK_DGRAM, Socket } from "@libc/socket";
   *
   * using socket = new Socket(AF_INET, SOCK_DGRAM);
   * socket.bind(["127.0.0.1", 0]);
   * for (const text of ["one", "two"]) await socket.sendto(text, socket.getsockname());
   * const batch = new Batch(socket, 32, 1500);
   * console.log(await socket.recvmmsg(batch), batch.data(1).length); // 2 3
   * ```
   */
  recvmmsg(batch: Batch<A>, ...rest: FlagsAndOptions): Promise<number> {
    return this.#start(
      () => batchOf(batch)[receiveOperation](this.#descriptor, flagsBefore(rest)),
      rest,
    );
  }

  /**
   * The blocking form of {@linkcode Socket.recvmmsg}.
   *
   * @param batch Memory for them.
   * @param rest `MSG_*` combined with `|`; may be left out.
   * @returns How many datagrams were received, from the batch's first.
   * @throws {SocketError} `EAGAIN` in non-blocking mode, ...
   * @throws {TimeoutError} If nothing came in time.
   *
   * @example
   * ```ts
   * import { AF_INET, Batch, SOCK_DGRAM, Socket } from "@libc/socket";
   *
   * using socket = new Socket(AF_INET, SOCK_DGRAM);
   * socket.bind(["127.0.0.1", 0]);
   * socket.sendtoSync("one", socket.getsockname());
   * console.log(socket.recvmmsgSync(new Batch(socket, 32, 1500))); // 1
   * ```
   */
  recvmmsgSync(batch: Batch<A>, ...rest: Flags): number {
    return blocking(
      this.#descriptor,
      batchOf(batch)[receiveOperation](this.#descriptor, flagsOf(rest)),
    );
  }

  /**
   * Sends the datagrams of a batch: sendmmsg(2). A batch made with `{ segment: true }` lets Linux
   * coalesce UDP datagrams; {@linkcode Batch} describes what that wins and costs.
   *
   * @param batch The datagrams.
   * @param rest How many of them (all from `first` on if left out), `MSG_*` combined with `|`, then
   *   `{ first, signal }`. `first` is the index of the first datagram to send, 0 if left out.
   * @returns How many were sent. There are fewer if the buffer was full, or if a datagram failed,
   *   which then is the first one not sent. Add it to `first` to go on; a datagram that fails again
   *   throws its error.
   * @throws {SocketError} The error of the first datagram.
   * @throws {TimeoutError} If there was no room in time.
   * @throws {RangeError} If `first` or the count is out of bounds.
   *
   * @example
   * ```ts
   * import { AF_INET, Batch, SOCK_DGRAM, Socket } from "@libc/socket";
   *
   * using socket = new Socket(AF_INET, SOCK_DGRAM);
   * socket.bind(["127.0.0.1", 0]);
   * const batch = new Batch(socket, 2, 1500);
   * for (const i of [0, 1]) batch.put(i, "to myself", socket.getsockname());
   * console.log(await socket.sendmmsg(batch)); // 2
   * ```
   */
  sendmmsg(batch: Batch<A>, ...rest: BatchPartAndOptions): Promise<number> {
    return this.#start(() => batchOf(batch)[sendOperation](rest), rest);
  }

  /**
   * The blocking form of {@linkcode Socket.sendmmsg}.
   *
   * @param batch The datagrams.
   * @param rest How many of them (all from `first` on if left out), `MSG_*` combined with `|`, then
   *   `{ first }`, the index of the first datagram to send, 0 if left out.
   * @returns How many were sent.
   * @throws {SocketError} The error of the first datagram.
   * @throws {TimeoutError} If there was no room in time.
   * @throws {RangeError} If `first` or the count is out of bounds.
   *
   * @example
   * ```ts
   * import { AF_INET, Batch, SOCK_DGRAM, Socket } from "@libc/socket";
   *
   * using socket = new Socket(AF_INET, SOCK_DGRAM);
   * socket.bind(["127.0.0.1", 0]);
   * const batch = new Batch(socket, 3, 1500);
   * for (const i of [0, 1, 2]) batch.put(i, "to myself", socket.getsockname());
   * console.log(socket.sendmmsgSync(batch, 1)); // 1
   * console.log(socket.sendmmsgSync(batch, { first: 1 })); // 2
   * ```
   */
  sendmmsgSync(batch: Batch<A>, ...rest: BatchPart): number {
    return blocking(this.#descriptor, batchOf(batch)[sendOperation](rest));
  }

  #sendFile(file: unknown, rest: readonly unknown[]): Task<number> {
    this.#descriptor.open("sendfile");
    if ((this.type as number) !== SOCK_STREAM) {
      throw new TypeError("sendfile needs a socket of type SOCK_STREAM");
    }
    if (!this.getblocking()) {
      throw new TypeError("sendfile needs a socket that waits: set a timeout, or none");
    }
    const given = withoutOptions(rest, 2);
    const offset = given.length > 0 ? integer("offset", given[0], 0, Number.MAX_SAFE_INTEGER) : 0;
    const count = given.length > 1 && given[1] !== null
      ? integer("count", given[1], 1, Number.MAX_SAFE_INTEGER)
      : null;
    const perform = <T>(operation: Operation<T>) => this.#step(operation);
    return file instanceof Deno.FsFile
      ? sendOpenFile(perform, file, offset, count)
      : sendPath(perform, text("file", file), offset, count);
  }

  /**
   * Sends a file, by the kernel alone where it can: sendfile(2). The timeout is
   * for each piece that is sent.
   *
   * @param file The path of a file, for which Deno must have the permission to read; or an open
   *   file, which is read and sent, and whose position is then behind what was sent.
   * @param rest Where in the file to begin (0 if left out), how many bytes to send (`null` or left
   *   out: to the end), then `{ signal }`.
   * @returns How many bytes were sent.
   * @throws {SocketError} `EPIPE`, `ECONNRESET`, ...
   * @throws {TimeoutError} If there was no room in time.
   * @throws {TypeError} If the socket is no stream or in non-blocking mode.
   *
   * @example
   * ```ts
   * import { socketpair } from "@libc/socket";
   *
   * const path = await Deno.makeTempFile();
   * await Deno.writeTextFile(path, "the whole file");
   * const [a, b] = socketpair();
   * console.log(await a.sendfile(path), await a.sendfile(path, 4, 5)); // 14 5
   * a.close();
   * b.close();
   * await Deno.remove(path);
   * ```
   */
  // deno-lint-ignore require-await -- so that wrong arguments reject
  async sendfile(file: string | Deno.FsFile, ...rest: PartAndOptions): Promise<number> {
    return runAsync(this.#sendFile(file, rest), signalOf(rest));
  }

  /**
   * The blocking form of {@linkcode Socket.sendfile}.
   *
   * @param file The path of a file, or an open file.
   * @param rest Where in the file to begin (0 if left out), then how many bytes to send (`null` or
   *   left out: to the end).
   * @returns How many bytes were sent.
   * @throws {SocketError} `EPIPE`, `ECONNRESET`, ...
   * @throws {TimeoutError} If there was no room in time.
   * @throws {TypeError} If the socket is no stream or in non-blocking mode.
   *
   * @example
   * ```ts
   * import { socketpair } from "@libc/socket";
   *
   * const path = Deno.makeTempFileSync();
   * Deno.writeTextFileSync(path, "the whole file");
   * const [a, b] = socketpair();
   * using file = Deno.openSync(path);
   * console.log(a.sendfileSync(file)); // 14
   * a.close();
   * b.close();
   * Deno.removeSync(path);
   * ```
   */
  sendfileSync(file: string | Deno.FsFile, ...rest: Part): number {
    return runBlocking(this.#sendFile(file, rest));
  }

  /**
   * Sets the timeout of later operations, in all forms. A timeout, or 0 for non-blocking mode,
   * sets `O_NONBLOCK`, which sockets that share the descriptor's other end of `dup` share too.
   *
   * @param value Seconds; `null` for no timeout; 0 for non-blocking mode, in which what cannot be
   *   done at once fails with `EAGAIN`.
   * @throws {RangeError} If it is negative or not finite.
   *
   * @example
   * ```ts
   * import { AF_INET, SOCK_DGRAM, Socket, TimeoutError } from "@libc/socket";
   *
   * using socket = new Socket(AF_INET, SOCK_DGRAM);
   * socket.bind(["127.0.0.1", 0]);
   * socket.settimeout(0.1);
   * try {
   *   await socket.recv(1024);
   * } catch (error) {
   *   console.log(error instanceof TimeoutError); // true
   * }
   * ```
   */
  settimeout(value: number | null): void {
    const timeout = seconds("value", value);
    this.#descriptor.open("settimeout");
    this.#descriptor.setNonblocking(timeout !== null);
    this.#descriptor.timeout = timeout;
  }

  /**
   * The timeout of operations.
   *
   * @returns Seconds; `null` for none, 0 in non-blocking mode.
   *
   * @example
   * ```ts
   * import { Socket } from "@libc/socket";
   *
   * using socket = new Socket();
   * console.log(socket.gettimeout()); // null
   * ```
   */
  gettimeout(): number | null {
    return this.#descriptor.timeout;
  }

  /**
   * Sets blocking mode, which is `settimeout(null)`, or non-blocking mode, `settimeout(0)`.
   *
   * @param flag Whether operations wait.
   *
   * @example
   * ```ts
   * import { Socket } from "@libc/socket";
   *
   * using socket = new Socket();
   * socket.setblocking(false);
   * console.log(socket.gettimeout()); // 0
   * ```
   */
  setblocking(flag: boolean): void {
    this.settimeout(boolean("flag", flag) ? null : 0);
  }

  /**
   * Whether operations wait, with a timeout or without.
   *
   * @returns `false` in non-blocking mode.
   *
   * @example
   * ```ts
   * import { Socket } from "@libc/socket";
   *
   * using socket = new Socket();
   * console.log(socket.getblocking()); // true
   * ```
   */
  getblocking(): boolean {
    return this.#descriptor.timeout !== 0;
  }

  /**
   * Ends one or both directions of a connection: shutdown(2).
   *
   * @param how `SHUT_RD`, `SHUT_WR` or `SHUT_RDWR`.
   * @throws {SocketError} `ENOTCONN` if there is no connection.
   *
   * @example
   * ```ts
   * import { SHUT_WR, socketpair } from "@libc/socket";
   *
   * const [a, b] = socketpair();
   * a.shutdown(SHUT_WR);
   * console.log((await b.recv(1024)).length); // 0, the end
   * a.close();
   * b.close();
   * ```
   */
  shutdown(how: number): void {
    const error = system().shutdown(this.#descriptor.open("shutdown"), int("how", how));
    if (error < 0) throw systemError(-error, "shutdown");
  }

  /**
   * Accepts connections, if the socket listens, or else receives datagrams,
   * until the socket is closed.
   *
   * @returns What came, with the address that it came from.
   *
   * @example
   * ```ts
   * import { createConnection, createServer } from "@libc/socket";
   *
   * using server = createServer(["127.0.0.1", 0]);
   * const client = await createConnection(server.getsockname());
   * for await (const [conn, address] of server) {
   *   console.log("connected by", address);
   *   conn.close();
   *   server.close(); // ends the loop
   * }
   * client.close();
   * ```
   */
  async *[Symbol.asyncIterator](): AsyncGenerator<Incoming<A, K>, void, void> {
    const descriptor = this.#descriptor;
    const listens = (this.type as number) === SOCK_STREAM ||
      (SO_ACCEPTCONN !== undefined && descriptor.fd >= 0 &&
        this.getsockopt(SOL_SOCKET, SO_ACCEPTCONN) !== 0);
    const ends = !listens && (this.type as number) === SOCK_SEQPACKET;
    while (descriptor.fd >= 0) {
      let incoming: unknown;
      try {
        incoming = await (listens ? this.accept() : this.recvfrom(LARGEST_DATAGRAM));
      } catch (error) {
        if (descriptor.fd < 0) return;
        throw error;
      }
      // A connection of packets that has ended goes on giving empty ones.
      if (ends && (incoming as [Uint8Array])[0].length === 0) return;
      yield incoming as Incoming<A, K>;
    }
  }

  /** What `console.log` shows. */
  [Symbol.for("Deno.customInspect")](): string {
    const { fd } = this.#descriptor;
    const parts = [
      fd < 0 ? "closed" : `fd=${fd}`,
      `family=${this.family}`,
      `type=${this.type}`,
      `proto=${this.proto}`,
    ];
    if (fd >= 0) {
      const { peer } = sockaddrs();
      if (system().getsockname(fd, peer) === 0) {
        parts.push(`laddr=${describeAddress(decodeAddress(peer, this))}`);
      }
      if (system().getpeername(fd, peer) === 0) {
        parts.push(`raddr=${describeAddress(decodeAddress(peer, this))}`);
      }
    }
    return `Socket { ${parts.join(", ")} }`;
  }
}

function pollFor(events: unknown, rest: readonly unknown[]): Poll {
  const timeout = rest.length > 0 ? seconds("timeout", rest[0]) : null;
  return new Poll(integer("events", events, 0, 0xffff), timeout);
}

/** What poll(2) gives when the time is over; other errors are thrown on. */
function nothingReady(error: unknown): number {
  const over = error instanceof SocketError && error.syscall === "poll" &&
    (error.errno === EAGAIN || error.errno === ETIMEDOUT);
  if (over) return 0;
  throw error;
}

function batchOf<A>(batch: Batch<A>): Batch<A> {
  if (batch instanceof Batch) return batch;
  throw wrongType("batch", batch, "a Batch");
}

function withFds<A>({ ancillary, ...rest }: Received<A>): ReceivedFds<A> {
  return { ...rest, fds: takeRights(ancillary) };
}

/** The number of an error of connect(2) itself; other errors are thrown on. */
function connectErrno(error: unknown): number {
  if (error instanceof SocketError && error.syscall === "connect") return error.errno;
  throw error;
}

/** Returns the descriptor that a `Socket` is made around. */
function toDescriptor(fileno: unknown): Descriptor {
  if (fileno instanceof Descriptor) return fileno; // from wrapDescriptor
  return Descriptor.adopt(integer("fileno", fileno, 0, 0x7fffffff));
}

/**
 * Makes a `Socket` around a descriptor of this module.
 *
 * @param descriptor The descriptor.
 * @param family `AF_*`
 * @param type `SOCK_*`
 * @param proto The protocol.
 */
export function wrapDescriptor<A, K>(
  descriptor: Descriptor,
  family: Family<A> | number,
  type: Kind<K> | number,
  proto: number,
): Socket<A, K> {
  // The public signature takes numbers alone, since Descriptor is not part of the interface.
  return new Socket<A, K>(family, type, proto, descriptor as unknown as number);
}
