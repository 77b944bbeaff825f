/**
 * The class `Socket`: a descriptor and the calls on it.
 *
 * @module
 */
import type { Socket as NodeSocket } from "node:net";
import {
  AF_ALG,
  AF_INET,
  EAGAIN,
  ENOTCONN,
  ETIMEDOUT,
  IPPROTO_MPTCP,
  SHUT_WR,
  SO_ACCEPTCONN,
  SOCK_CLOEXEC,
  SOCK_NONBLOCK,
  SOCK_SEQPACKET,
  SOCK_STREAM,
  SOL_SOCKET,
  SOMAXCONN,
} from "../constants/mod.ts";
import type { Address, AddressLike, Family, Kind } from "../constants/families.ts";
import { system } from "../ffi/mod.ts";
import { decodeAddress, sockaddrs } from "./address/codec_table.ts";
import { describeSocket } from "./address/description.ts";
import { Destination } from "./address/destination.ts";
import { permitListening } from "./address/permission.ts";
import { afalgItems, type AfalgParameters } from "./ancillary/alg.ts";
import { encodeControl, encodeRights } from "./ancillary/control.ts";
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
  isInstance,
  isOptions,
  mask,
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
import { Descriptor, readType, sharingCalls } from "./descriptor.ts";
import { SocketError, systemError } from "./errors.ts";
import { asynchronous } from "./event_loop/asynchronous.ts";
import { blocking } from "./event_loop/blocking.ts";
import { pause } from "./event_loop/pause.ts";
import { beginDeferred } from "./event_loop/wait_queue.ts";
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
import { type AcceptErrorHandler, acceptNext } from "./operation/incoming.ts";
import {
  buffersInto,
  buffersToSend,
  type Received,
  type ReceivedFds,
  type ReceivedInto,
  RecvFds,
  RecvMsg,
  RecvMsgInto,
  SendMsg,
} from "./operation/message.ts";
import type { Operation } from "./operation/operation.ts";
import { Poll } from "./operation/poll.ts";
import { recv, recvfrom, recvfromInto, recvInto } from "./operation/receive.ts";
import { receiveExactly, ReceiveUntil } from "./operation/receive_all.ts";
import { Send, SendAll } from "./operation/send.ts";
import { sendOpenFile, sendPath } from "./operation/sendfile.ts";
import { runAsync, runBlocking, type Step, step, type Task } from "./operation/task.ts";
import { getTyped, setTyped } from "./options/codec.ts";
import { ioctl } from "./options/ioctl.ts";
import { readFamily, readProtocol } from "./options/identity.ts";
import { encodeValue, LARGEST_VALUE, readBytes, readInteger } from "./options/raw_value.ts";
import type { ReadableOption, WritableOption } from "./options/types.ts";
import { resolve } from "./resolve/addrinfo.ts";
import {
  type AncillaryAndOptions,
  type AncillaryRoom,
  ancillaryRoom,
  type Fds,
  type FdsAndOptions,
  type FlagsAndProgress,
  type FlagsAndSendOptions,
  type Into,
  type IntoAndOptions,
  intoArguments,
  type Message,
  type MessageAndOptions,
  type Part,
  type PartAndOptions,
  progressOf,
  type To,
  type ToAndOptions,
  type UntilOptions,
  withoutOptions,
} from "./signatures.ts";
import {
  asyncGeneratorNext,
  generatorNext,
  hideFrames,
  hideInternals,
  rangeError,
  typeError,
} from "./stack.ts";
import { type ConnAddress, SocketConn } from "./stream/conn.ts";
import { ConnectionStreams } from "./stream/connection.ts";
import { nodeOptions, nodeSocket, type NodeSocketOptions, nodeStream } from "./stream/node.ts";

/**
 * The kind of a socket: the type parameter `K` of {@linkcode Socket}.
 *
 * @category Sockets
 */
export type SocketKind = "stream" | "datagram";

/**
 * The address of a sender. On a connected stream it is `null`.
 *
 * @category Sockets
 */
export type PeerAddress<A, K> = K extends "datagram" ? A : A | null;

/**
 * One item of an iteration over a socket: a connection, or a datagram.
 *
 * @category Sockets
 */
export type Incoming<A, K> = K extends "datagram" ? [data: Uint8Array<ArrayBuffer>, address: A]
  : [conn: Socket<A, K>, address: A];

/** Bytes of the largest datagram of the families that limit its size. */
const LARGEST_DATAGRAM = 65536;

/** Bytes that `recvUntil` receives at most if its caller sets no limit. */
const LARGEST_RECORD = 65536;

/**
 * A socket: one end of a connection, or an endpoint that sends and receives datagrams.
 *
 * Every operation that can wait has two forms: an asynchronous one under its plain name, and a
 * blocking one whose name ends in `Sync`. Both obey the timeout ({@linkcode Socket.settimeout});
 * asynchronous ones also take a `signal`. Any number of asynchronous operations may wait at once.
 * Receives complete in the order in which they were called, and so do sends; but datagrams to different
 * unix or netlink sockets do not wait for each other.
 *
 * `A` is the type of the socket's addresses, which follows from the family. `K` tells a stream from
 * a datagram socket.
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
 *
 * @category Sockets
 */
export class Socket<A = Address, K = SocketKind> {
  /** The address family, `AF_*`. */
  readonly family: Family<A>;
  /** The type, `SOCK_*`, without flags such as `SOCK_NONBLOCK`. */
  readonly type: Kind<K>;
  /** The protocol, such as `IPPROTO_TCP`; 0 for the default of the family and type. */
  readonly proto: number;
  readonly #descriptor: Descriptor;
  #streams: ConnectionStreams | undefined;
  /** The address that accept(2) returned: the system forgets it if the peer resets the connection. */
  #peer: A | undefined;
  #onaccepterror: AcceptErrorHandler | null = null;

  /**
   * Creates a socket: socket(2). It is close-on-exec and has the default timeout ({@linkcode
   * setdefaulttimeout}).
   *
   * @param family `AF_*`; `AF_INET` if left out.
   * @param type `SOCK_*`; `SOCK_STREAM` if left out. With `SOCK_NONBLOCK` the socket starts in
   *   non-blocking mode.
   * @param proto `IPPROTO_*` or the family's own; 0 if left out.
   * @param fileno A descriptor to take over; no socket is created. Its family, type and protocol
   *   must be those given. {@linkcode Socket.adopt} reads them from the system.
   * @throws {SocketError} `EAFNOSUPPORT`, `EPROTONOSUPPORT`, `EPERM`, `EMFILE`, ...
   */
  constructor(
    family: Family<A> | number = AF_INET,
    type: Kind<K> | number = SOCK_STREAM,
    proto = 0,
    fileno?: number,
  ) {
    try {
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
      this.#descriptor.closeWith(this);
      const timeout = wanted & (SOCK_NONBLOCK ?? 0) ? 0 : getdefaulttimeout();
      this.#descriptor.timeout = timeout;
      if (timeout !== null) this.#descriptor.setNonblocking(true);
    } catch (error) {
      throw hideFrames(error, Socket);
    }
  }

  /** Makes a socket around a descriptor that the system has just made. */
  #made(fd: number, nonblocking: boolean | undefined, proto = this.proto): Socket<A, K> {
    return wrapDescriptor(Descriptor.ofNew(fd, nonblocking), this.family, this.type, proto);
  }

  /**
   * Takes over a descriptor without duplicating it, such as one from another Worker or program. The
   * socket owns the descriptor from now on and closes it.
   *
   * @param fd The descriptor. After an error it is unchanged.
   * @param rest Family, type and protocol. If left out, they are read from the system, except the
   *   protocol of `AF_CAN`, which the system does not report.
   * @returns The socket.
   * @throws {SocketError} `EBADF` if the descriptor is not open, `ENOTSOCK` if it is not a socket.
   * @throws {Error} If the descriptor belongs to another `Socket` of this program.
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

  /** Makes an operation on this socket a step of a task. */
  #step<T>(operation: Operation<T>): Step<T> {
    return {
      now: () => blocking(this.#descriptor, operation),
      later: (signal) => asynchronous(this.#descriptor, operation, signal, this),
    };
  }

  get #isStream(): boolean {
    return (this.type as number) === SOCK_STREAM;
  }

  #accept(): Accept<Socket<A, K>> {
    return new Accept(
      this,
      (fd) => this.#made(fd, false, this.#acceptedProtocol(fd)),
      (conn, address) => (conn as Socket<A, K>).#peer = address as A,
    );
  }

  /** A server of MPTCP accepts plain TCP too, which has urgent data. */
  #acceptedProtocol(fd: number): number {
    const { proto } = this;
    return proto === IPPROTO_MPTCP ? readProtocol(fd) : proto;
  }

  /**
   * Accepts a connection to a listening socket: accept(2). The new socket is close-on-exec and has
   * the default timeout.
   *
   * @param options `{ signal }`
   * @returns The connection, and the address of its peer.
   * @throws {SocketError} `EINVAL` if the socket does not listen, `EAGAIN` in non-blocking mode.
   * @throws {TimeoutError} If no connection came before the timeout.
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
    return asynchronous(this.#descriptor, this.#accept(), signalIn(options), this) as Promise<
      [Socket<A, K>, A]
    >;
  }

  /**
   * The blocking form of {@linkcode Socket.accept}.
   *
   * @returns The connection, and the address of its peer.
   * @throws {SocketError} `EINVAL` if the socket does not listen, `EAGAIN` in non-blocking mode.
   * @throws {TimeoutError} If no connection came before the timeout.
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
   * Binds the socket to an address: bind(2). A host name is resolved, which blocks.
   *
   * @param address An address of the socket's family. The system chooses the port if it is 0, and
   *   the name of an `AF_UNIX` socket if it is `""`.
   * @throws {SocketError} `EADDRINUSE`, `EADDRNOTAVAIL`, `EACCES`, ...
   * @throws {TypeError | RangeError} If `address` is not an address of the family.
   * @throws {Deno.errors.NotCapable} If `--deny-net` denies the address.
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
  bind(address: AddressLike<A>): void {
    this.#descriptor.open("bind");
    const destination = runBlocking(resolve(new Destination(this, address)));
    const error = system().bind(this.#descriptor.open("bind"), destination.sockaddr());
    if (error < 0) throw systemError(-error, "bind", address);
  }

  /**
   * Closes the socket: close(2). Pending and later operations fail with `EBADF`. A second close
   * does nothing.
   *
   * @throws {SocketError} If the system reports that data was lost. The socket is closed
   *   nevertheless.
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
   * Connects to a peer: connect(2). On a datagram socket it sets the default destination and the
   * only accepted sender.
   *
   * The timeout and the signal end the wait only; the kernel goes on connecting. After that, close
   * the socket, or wait until it is writable and read `SO_ERROR`.
   *
   * @param address An address of the socket's family. A host name is resolved; its first address is
   *   used.
   * @param options `{ signal }`
   * @throws {SocketError} `ECONNREFUSED`, `ENETUNREACH`, `EINPROGRESS` in non-blocking mode, ...
   * @throws {TimeoutError} If the connection was not made before the timeout.
   * @throws {GaiError} If the host name cannot be resolved.
   * @throws {Deno.errors.NotCapable} If `--deny-net` denies the address.
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
  connect(address: AddressLike<A>, options: WaitOptions = {}): Promise<void> {
    return runAsync(this.#connect(address), signalIn(options));
  }

  /**
   * The blocking form of {@linkcode Socket.connect}.
   *
   * @param address An address of the socket's family. A host name is resolved; its first address is
   *   used.
   * @throws {SocketError} `ECONNREFUSED`, `ENETUNREACH`, `EINPROGRESS` in non-blocking mode, ...
   * @throws {TimeoutError} If the connection was not made before the timeout.
   * @throws {GaiError} If the host name cannot be resolved.
   * @throws {Deno.errors.NotCapable} If `--deny-net` denies the address.
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
  connectSync(address: AddressLike<A>): void {
    runBlocking(this.#connect(address));
  }

  /**
   * Connects like {@linkcode Socket.connect}, but returns the error number of the call instead of
   * throwing the error. Other errors, such as an unknown host, are thrown.
   *
   * @param address An address of the socket's family.
   * @param options `{ signal }`
   * @returns 0, or the error number: `EINPROGRESS` in non-blocking mode, `ETIMEDOUT` after the
   *   timeout.
   * @throws {GaiError} If the host name cannot be resolved.
   * @throws {Deno.errors.NotCapable} If `--deny-net` denies the address.
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
  connectEx(address: AddressLike<A>, options: WaitOptions = {}): Promise<number> {
    return runAsync(this.#connectEx(address), signalIn(options));
  }

  *#connectEx(address: unknown): Task<number> {
    try {
      yield* this.#connect(address);
      return 0;
    } catch (error) {
      return connectErrno(error);
    }
  }

  /**
   * The blocking form of {@linkcode Socket.connectEx}.
   *
   * @param address An address of the socket's family.
   * @returns 0, or the error number: `EINPROGRESS` in non-blocking mode, `ETIMEDOUT` after the
   *   timeout.
   * @throws {GaiError} If the host name cannot be resolved.
   * @throws {Deno.errors.NotCapable} If `--deny-net` denies the address.
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
  connectExSync(address: AddressLike<A>): number {
    return runBlocking(this.#connectEx(address));
  }

  /**
   * Gives up the descriptor, which stays open; other code may use it and must close it. Pending and
   * later operations of this socket fail with `EBADF`. {@linkcode Socket.toNode} hands it to Node.
   *
   * @returns The descriptor. It is in blocking mode if the socket had no timeout.
   * @throws {SocketError} `EBADF` if the socket is closed.
   *
   * @example
   * ```ts
   * import { Socket } from "@libc/socket";
   *
   * const fd = new Socket().detach();
   * Socket.adopt(fd).close();
   * ```
   */
  detach(): number {
    this.#descriptor.open("detach");
    this.#descriptor.restoreMode();
    return this.#descriptor.release();
  }

  /**
   * Duplicates the socket: fcntl(2) `F_DUPFD_CLOEXEC`. Both sockets refer to the same end of the
   * connection. Closing one leaves the other open.
   *
   * @returns The new socket, with the same timeout.
   * @throws {SocketError} `EMFILE` if too many descriptors are open.
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
    this.#descriptor.shareWith(copy.#descriptor);
    copy.#peer = this.#peer;
    return copy;
  }

  /**
   * Returns the descriptor, which other code may use but must not close; see {@linkcode
   * Socket.detach}.
   *
   * @returns The number; -1 if the socket is closed.
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
   * Returns true if child processes inherit the descriptor: fcntl(2) `F_GETFD`.
   *
   * @returns `false`, unless {@linkcode Socket.setInheritable} has changed it.
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
   * Sets whether child processes inherit the descriptor: fcntl(2) `F_SETFD`.
   *
   * @param inheritable True if they inherit it.
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
   * Returns the address of the peer: getpeername(2).
   *
   * @returns The address that the socket is connected to.
   * @throws {SocketError} `ENOTCONN` if the socket is not connected.
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
   * Returns the socket's own address: getsockname(2).
   *
   * @returns The address that it was bound to, or that the system has chosen.
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
   * @throws {SocketError} `ENOPROTOOPT` if the protocol lacks the option.
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
   * @param buflen Bytes of the value at most.
   * @returns The bytes of the value.
   * @throws {SocketError} `ENOPROTOOPT` if the protocol lacks the option.
   */
  getsockopt(level: number, optname: number, buflen: number): Uint8Array<ArrayBuffer>;
  getsockopt(
    level: number,
    optname: number,
    ...rest: [] | [buflen: number]
  ): number | Uint8Array<ArrayBuffer> {
    const at = int("level", level);
    const name = mask("optname", optname);
    const length = rest.length > 0 ? integer("buflen", rest[0], 1, LARGEST_VALUE) : 0;
    const fd = this.#descriptor.open("getsockopt");
    return length === 0 ? readInteger(fd, at, name) : readBytes(fd, at, name, length);
  }

  /**
   * Reads a typed option: getsockopt(2).
   *
   * @param option One of {@linkcode options}.
   * @returns Its value.
   * @throws {SocketError} `ENOPROTOOPT` if the protocol lacks the option. The message names the
   *   option.
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
    this.#descriptor.open("getsockopt");
    return getTyped(this.#descriptor, option);
  }

  /**
   * Sets a typed option: setsockopt(2).
   *
   * @param option One of {@linkcode options}.
   * @param value The value, of the option's type.
   * @throws {SocketError} `ENOPROTOOPT` if the protocol lacks the option, `EINVAL`, `EPERM`, ...;
   *   the message names the option.
   * @throws {TypeError | RangeError} If the value is wrong, the option cannot be set, or this
   *   platform lacks it.
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
    this.#descriptor.open("setsockopt");
    setTyped(this.#descriptor, option, value, this);
  }

  /**
   * Sets an option: setsockopt(2).
   *
   * @param level `SOL_SOCKET`, or the protocol of the option: `IPPROTO_*`, `SOL_*`.
   * @param optname The option: `SO_*`, `IP_*`, `TCP_*`, ...
   * @param value A 32-bit integer; a boolean for 0 or 1; the bytes of a structure; or a string.
   * @throws {SocketError} `ENOPROTOOPT` if the protocol lacks the option, `EINVAL`, `EPERM`, ...
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
   * Sets an option to a null pointer and a length, as a few options require: setsockopt(2).
   *
   * @param level `SOL_SOCKET`, or the protocol of the option.
   * @param optname The option.
   * @param value `null`
   * @param optlen The length.
   * @throws {SocketError} `ENOPROTOOPT` if the protocol lacks the option, `EINVAL`, `EPERM`, ...
   */
  setsockopt(level: number, optname: number, value: null, optlen: number): void;
  setsockopt(
    level: number,
    optname: number,
    value: number | boolean | string | Bytes | null,
    ...rest: [] | [optlen: number]
  ): void {
    const at = int("level", level);
    const name = mask("optname", optname);
    let bytes: Uint8Array<ArrayBuffer> | null = null;
    let length: number;
    if (value === null) {
      if (rest.length === 0) throw typeError("value is null, which needs optlen after it");
      length = integer("optlen", rest[0], 0, 0x7fffffff);
    } else {
      if (rest.length > 0) {
        throw typeError("optlen goes with the value null; other values have their own length");
      }
      bytes = encodeValue(value, at, name);
      length = bytes.length;
    }
    const fd = this.#descriptor.open("setsockopt");
    const error = system().setsockopt(fd, at, name, bytes, length);
    if (error < 0) throw systemError(-error, "setsockopt");
  }

  /**
   * Controls the socket, or the device below it: ioctl(2), on Windows WSAIoctl.
   *
   * @param request `SIOC*`, `FIO*`, on Windows `SIO_*`, ...
   * @param argument The bytes of the request's structure, which receives the answer. Or a tuple,
   *   for a structure of 32-bit integers. Or an integer or a boolean, which is the third argument
   *   itself in C; on Windows it is a structure of one integer.
   * @returns The result of the call, 0 for most requests; on Windows the length of the answer.
   * @throws {SocketError} `ENOTTY`, `EINVAL` or `EOPNOTSUPP` if the socket does not support the
   *   request, ...
   *
   * @example The number of bytes that can be received
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
   * @example Keep-alive probes, on Windows
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
    return ioctl(this.#descriptor, request, argument);
  }

  /**
   * Shares the socket with another process: WSADuplicateSocket. That process passes the returned
   * bytes to {@linkcode fromshare}. The program must transfer the bytes; only that process can use
   * them, and only once. The socket stays open here, and its connection ends when both processes
   * have closed it. Windows only; other systems have {@linkcode Socket.sendFds}.
   *
   * @param processId The process, such as the `pid` of a `Deno.ChildProcess`.
   * @returns The bytes.
   * @throws {SocketError} `EINVAL` if there is no such process.
   * @throws {Deno.errors.NotSupported} On systems other than Windows.
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
    integer("processId", processId, 0, 0xffffffff);
    const fd = this.#descriptor.open("share");
    const info = sharingCalls("share").share(fd, processId);
    if (typeof info === "number") throw systemError(-info, "share");
    this.#descriptor.isShared = true;
    return info;
  }

  /**
   * Listens for connections: listen(2).
   *
   * @param rest The maximum number of connections that wait to be accepted. A negative number counts
   *   as 0. If left out: 128, or `SOMAXCONN` if `SOMAXCONN` is less.
   * @throws {SocketError} `EADDRINUSE`, `EOPNOTSUPP` if the type has no connections.
   * @throws {Deno.errors.NotCapable} If `--deny-net` denies the address.
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
    const backlog = rest.length > 0
      ? Math.max(0, int("backlog", rest[0]))
      : Math.min(SOMAXCONN, 128);
    const fd = this.#descriptor.open("listen");
    permitListening(fd);
    const error = system().listen(fd, backlog);
    if (error < 0) throw systemError(-error, "listen");
  }

  /**
   * Makes a text file on this connection, with a descriptor of its own; see {@linkcode SocketFile}.
   *
   * @param mode `"r"` to read (if left out), `"w"` to write, or `"rw"` for both.
   * @param options `{ buffering, encoding, errors, newline }`
   * @returns The file, with the socket's timeout.
   * @throws {TypeError | RangeError} If the mode or an option is not valid.
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
   * Makes a binary file on this connection.
   *
   * @param mode `"rb"`, `"wb"` or `"rwb"`, with the letters in any order.
   * @param options `{ buffering }`
   * @returns The file, with the socket's timeout.
   * @throws {TypeError | RangeError} If the mode or an option is not valid.
   * @throws {SocketError} `EBADF` if the socket is closed, `EMFILE`.
   */
  makefile(mode: BinaryFileMode, options?: BinaryFileOptions): SocketFile<Uint8Array<ArrayBuffer>>;
  /**
   * Makes a file whose mode the compiler does not know.
   *
   * @param mode The mode.
   * @param options Options that fit the mode.
   * @returns The file, with the socket's timeout.
   * @throws {TypeError | RangeError} If the mode or an option is not valid.
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

  /**
   * The incoming data as a stream of bytes, the same one each time. It receives only what its
   * consumer asks for; into the consumer's own memory, if that has a BYOB reader.
   *
   * The stream ends when the peer ends its half of the connection. An error of a receive, such as
   * the socket's timeout, is an error of the stream. `cancel()` shuts the reading half down
   * (`SHUT_RD`). The socket is closed once both halves have ended: this stream, and {@linkcode
   * Socket.writable}, which must have been closed or aborted, or have failed. Otherwise close the
   * socket. (A `Deno.Conn` is closed as soon as one half has ended.)
   *
   * Other receives take data from the same connection. They and the stream are served in turn.
   *
   * @throws {TypeError} If the type of the socket is not `SOCK_STREAM`.
   * @throws {SocketError} `EBADF` if the socket is closed.
   *
   * @example
   * ```ts
   * import { socketpair } from "@libc/socket";
   *
   * const [a, b] = socketpair();
   * await a.sendall("one and two");
   * a.close();
   * console.log(await new Response(b.readable).text()); // one and two
   * b.close();
   * ```
   */
  get readable(): ReadableStream<Uint8Array<ArrayBuffer>> {
    return this.#streamsFor("readable").readable;
  }

  /**
   * The outgoing data as a stream, the same one each time. It sends each chunk in full before it
   * accepts the next one. A chunk is bytes, or a string, which is sent as UTF-8; do not change its
   * bytes until it is written.
   *
   * `close()` shuts the writing half down (`SHUT_WR`), so that the peer reads the end. `abort()`
   * ends the send in progress first, so that the peer may have received a part of its chunk. After
   * an error the half is shut down too. {@linkcode Socket.readable} says when the socket is closed.
   *
   * @throws {TypeError} If the type of the socket is not `SOCK_STREAM`.
   * @throws {SocketError} `EBADF` if the socket is closed.
   *
   * @example An echo server
   * ```ts
   * import { createConnection, createServer } from "@libc/socket";
   *
   * using server = createServer(["127.0.0.1", 0]);
   * const client = await createConnection(server.getsockname());
   * const [conn] = await server.accept();
   * const echo = conn.readable.pipeTo(conn.writable); // closes `conn` at the end
   *
   * const writer = client.writable.getWriter();
   * await writer.write("hello");
   * await writer.close();
   * console.log(await new Response(client.readable).text()); // hello
   * await echo;
   * ```
   */
  get writable(): WritableStream<string | Bytes> {
    return this.#streamsFor("writable").writable;
  }

  #streamsFor(name: string): ConnectionStreams {
    return this.#streams ??= new ConnectionStreams(this, name);
  }

  /**
   * Returns this connection in the shape of `Deno.Conn`, for code that was written for one. The
   * socket keeps its descriptor: both may be used, and closing one closes the other. {@linkcode
   * SocketConn} lists what differs from Deno's own connections.
   *
   * @returns The connection, with the methods of `Deno.TcpConn`.
   * @throws {SocketError} `ENOTCONN` if the socket is not connected, `EBADF` if it is closed.
   * @throws {TypeError} If it is not a stream, or not of `AF_INET`, `AF_INET6`, `AF_UNIX` or
   *   `AF_VSOCK`.
   *
   * @example
   * ```ts
   * import { createConnection, createServer } from "@libc/socket";
   *
   * using server = createServer(["127.0.0.1", 0]);
   * using socket = await createConnection(server.getsockname());
   * const conn: Deno.Conn = socket.toConn();
   * console.log(conn.remoteAddr); // { transport: "tcp", hostname: "127.0.0.1", port: 40123 }
   * ```
   */
  toConn(): SocketConn<ConnAddress<A>> {
    return new SocketConn(this, this.#streamsFor("toConn"), this.#peerAddress());
  }

  /**
   * Returns the address of the peer, also if the peer has reset an accepted connection: that is an
   * event of the connection, and must not end the loop that accepts.
   */
  #peerAddress(): A {
    try {
      return this.getpeername();
    } catch (error) {
      const isLost = ["ENOTCONN", "EINVAL"].includes((error as SocketError).code);
      if (isLost && this.#peer !== undefined) return this.#peer;
      throw error;
    }
  }

  /**
   * Hands the connection over to Node: returns a `net.Socket`, on which `node:tls` and `node:http`
   * can run. The descriptor is the `net.Socket`'s from now on, as after {@linkcode Socket.detach}:
   * `destroy()` closes it, and operations of this socket fail with `EBADF`. The timeout no longer
   * applies.
   *
   * `node:net` of Deno takes the descriptors of `AF_INET`, `AF_INET6` and `AF_UNIX`, but none on
   * Windows. Otherwise the result is a `stream.Duplex` with the members of a `net.Socket`: TLS and
   * HTTP run on it too, but it is no instance of `net.Socket`, and its errors are {@linkcode
   * SocketError}s.
   *
   * @param options `{ allowHalfOpen }`
   * @returns The `net.Socket`.
   * @throws {SocketError} `ENOTCONN` if the socket is not connected, `EBADF` if it is closed.
   * @throws {TypeError} If the socket is not a stream, or an option is wrong.
   *
   * @example HTTP over any socket
   * ```ts
   * import { createConnection, createServer } from "@libc/socket";
   * import http from "node:http";
   *
   * using server = createServer(["127.0.0.1", 0]);
   * const socket = await createConnection(server.getsockname());
   * const request = http.get({ path: "/", createConnection: () => socket.toNode() });
   * request.on("response", (response) => console.log(response.statusCode)); // 204
   *
   * const [conn] = await server.accept();
   * await conn.recv(4096);
   * await conn.sendall("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
   * conn.close();
   * await new Promise((resolve) => request.on("close", resolve));
   * ```
   *
   * @example TLS
   * ```ts ignore
   * import { createConnection } from "@libc/socket";
   * import tls from "node:tls";
   *
   * const socket = await createConnection(["example.com", 443]);
   * const secure = tls.connect({ socket: socket.toNode(), servername: "example.com" });
   * ```
   */
  toNode(options: NodeSocketOptions = {}): NodeSocket {
    const { allowHalfOpen } = nodeOptions(options);
    this.#streamsFor("toNode"); // throws if the socket is no stream
    const peer = this.#peerAddress(); // throws if it was never connected
    if (system().nodeFamilies.includes(this.family)) {
      return nodeSocket(this.detach(), allowHalfOpen);
    }
    const owner = this.#made(this.detach(), undefined);
    owner.settimeout(null);
    return nodeStream(owner, allowHalfOpen, peer);
  }

  /** Starts an asynchronous operation. Its options may be the last of `rest`. */
  #start<T>(operation: Operation<T>, rest: readonly unknown[]): Promise<T> {
    return asynchronous(this.#descriptor, operation, signalOf(rest), this);
  }

  /**
   * Waits until the socket is ready, also in non-blocking mode: poll(2). An operation for which the
   * socket is ready does not wait, unless another operation runs before it.
   *
   * `Promise.race` ends no wait: each poll that it does not choose goes on. Give the polls a `signal`
   * and abort it, or wait for several sockets with the function {@linkcode poll}, which leaves nothing
   * behind.
   *
   * @param events `POLLIN`, `POLLOUT`, `POLLPRI`, ... combined with `|`.
   * @param rest Seconds to wait (`null` or left out: for ever; 0: not at all), then `{ signal }`.
   * @returns The events that have happened, and `POLLERR` or `POLLHUP`; 0 after the timeout.
   * @throws {SocketError} `EBADF` if the socket is closed.
   *
   * @example Completing a non-blocking connect
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
  poll(events: number, ...rest: TimeoutAndOptions): Promise<number> {
    return runAsync(this.#poll(events, withoutOptions(rest, 1)), signalOf(rest));
  }

  *#poll(events: unknown, rest: readonly unknown[]): Task<number> {
    try {
      return yield* step(this.#step(pollFor(events, rest)));
    } catch (error) {
      return nothingReady(error);
    }
  }

  /**
   * The blocking form of {@linkcode Socket.poll}.
   *
   * @param events `POLLIN`, `POLLOUT`, `POLLPRI`, ... combined with `|`.
   * @param rest Seconds to wait (`null` or left out: for ever; 0: not at all).
   * @returns The events that have happened, and `POLLERR` or `POLLHUP`; 0 after the timeout.
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
    return runBlocking(this.#poll(events, rest));
  }

  /**
   * Receives data: recv(2).
   *
   * A `bufsize` of 0 is as in C, and not as in Python 3, which then returns at once: the call waits for
   * data, and takes a queued datagram whole.
   *
   * The data may be a view of memory that holds other data of this socket, too. No other receive writes
   * to these bytes.
   * Copy the bytes with `slice()` before you transfer their buffer, or to keep a few of them for
   * long. The data begins at `byteOffset` of its `buffer`.
   *
   * `MSG_WAITALL` of a stream waits for all of `bufsize`, or the end of the stream. After an
   * error or a timeout, the `partial` of the error has the bytes received so far. In non-blocking mode,
   * `recv` returns them. An abort discards them: use `recvInto`, or omit the flag, to keep them.
   *
   * @param bufsize Bytes to receive at most.
   * @param rest `MSG_*` combined with `|`, then `{ signal }`; either may be left out.
   * @returns The data; empty at the end of a stream.
   * @throws {SocketError} `ENOTCONN`, `ECONNRESET`, `EAGAIN` in non-blocking mode, ...
   * @throws {TimeoutError} If no data came before the timeout.
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
    return this.#start(
      recv(bufferSize("bufsize", bufsize), flagsBefore(rest), this),
      rest,
    );
  }

  /**
   * The blocking form of {@linkcode Socket.recv}.
   *
   * @param bufsize Bytes to receive at most.
   * @param rest `MSG_*` combined with `|`; may be left out.
   * @returns The data; empty at the end of a stream.
   * @throws {SocketError} `ENOTCONN`, `ECONNRESET`, `EAGAIN` in non-blocking mode, ...
   * @throws {TimeoutError} If no data came before the timeout.
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
    return blocking(
      this.#descriptor,
      recv(bufferSize("bufsize", bufsize), flagsOf(rest), this),
    );
  }

  /**
   * Receives exactly so many bytes from a stream, by as many calls of recv(2) as needed. The timeout
   * limits the whole operation. No other receive gets data in between.
   *
   * @param count The number of bytes.
   * @param options `{ signal }`. An abort loses what has come; a timeout does not.
   * @returns The bytes.
   * @throws {IncompleteReadError} If the stream ends before. Its `partial` is what came.
   * @throws {SocketError} `ECONNRESET`, ... Its `partial` is what came before.
   * @throws {TimeoutError} If they did not come before the timeout. Its `partial` is what came.
   * @throws {TypeError} If the socket is not a stream.
   *
   * @example A message after its length
   * ```ts
   * import { socketpair } from "@libc/socket";
   *
   * const [a, b] = socketpair();
   * await a.sendall(new Uint8Array([0, 5]));
   * await a.sendall("hello");
   * const header = await b.recvExactly(2);
   * const message = await b.recvExactly(header[0]! << 8 | header[1]!);
   * console.log(new TextDecoder().decode(message)); // hello
   * a.close();
   * b.close();
   * ```
   */
  recvExactly(count: number, options?: WaitOptions): Promise<Uint8Array<ArrayBuffer>> {
    const signal = signalIn(options);
    return asynchronous(this.#descriptor, this.#recvExactly(count), signal, this);
  }

  /**
   * The blocking form of {@linkcode Socket.recvExactly}.
   *
   * @param count The number of bytes.
   * @returns The bytes.
   * @throws {IncompleteReadError} If the stream ends before. Its `partial` is what came.
   * @throws {SocketError} `ECONNRESET`, ... Its `partial` is what came before.
   * @throws {TimeoutError} If they did not come before the timeout. Its `partial` is what came.
   * @throws {TypeError} If the socket is not a stream.
   *
   * @example
   * ```ts
   * import { socketpair } from "@libc/socket";
   *
   * const [a, b] = socketpair();
   * a.sendallSync("hello, world");
   * console.log(new TextDecoder().decode(b.recvExactlySync(5))); // hello
   * a.close();
   * b.close();
   * ```
   */
  recvExactlySync(count: number): Uint8Array<ArrayBuffer> {
    return blocking(this.#descriptor, this.#recvExactly(count));
  }

  #recvExactly(count: unknown): Operation<Uint8Array<ArrayBuffer>> {
    const operation = receiveExactly(bufferSize("count", count));
    this.#checkStream("recvExactly");
    return operation;
  }

  #checkStream(name: string): void {
    if (!this.#isStream) throw typeError(`${name} needs a socket of type SOCK_STREAM`);
  }

  /**
   * Receives from a stream up to a delimiter, and nothing of what follows it: recv(2) with `MSG_PEEK`,
   * then without. The timeout limits the whole operation.
   *
   * @param delimiter The delimiter: bytes, or a string, which is encoded as UTF-8.
   * @param options `{ limit, signal }`: the largest number of bytes with the delimiter (65536 if left
   *   out). An abort loses what has come; a timeout does not.
   * @returns The bytes, with the delimiter at their end.
   * @throws {IncompleteReadError} If the stream ends before. Its `partial` is what came.
   * @throws {RangeError} If no delimiter comes within the limit. Its `partial` is what came.
   * @throws {SocketError} `ECONNRESET`, ... Its `partial` is what came before.
   * @throws {TimeoutError} If no delimiter came before the timeout. Its `partial` is what came.
   * @throws {TypeError} If the socket is not a stream.
   *
   * @example
   * ```ts
   * import { socketpair } from "@libc/socket";
   *
   * const [a, b] = socketpair();
   * await a.sendall("GET / HTTP/1.1\r\n\r\nbody");
   * console.log((await b.recvUntil("\r\n\r\n")).length); // 18
   * console.log(new TextDecoder().decode(await b.recv(100))); // body
   * a.close();
   * b.close();
   * ```
   */
  recvUntil(delimiter: string | Bytes, options?: UntilOptions): Promise<Uint8Array<ArrayBuffer>> {
    const signal = signalIn(options);
    return asynchronous(this.#descriptor, this.#recvUntil(delimiter, options), signal, this);
  }

  /**
   * The blocking form of {@linkcode Socket.recvUntil}.
   *
   * @param delimiter The delimiter: bytes, or a string, which is encoded as UTF-8.
   * @param options `{ limit }`: the largest number of bytes with the delimiter; 65536 if left out.
   * @returns The bytes, with the delimiter at their end.
   * @throws {IncompleteReadError} If the stream ends before. Its `partial` is what came.
   * @throws {RangeError} If no delimiter comes within the limit. Its `partial` is what came.
   * @throws {SocketError} `ECONNRESET`, ... Its `partial` is what came before.
   * @throws {TimeoutError} If no delimiter came before the timeout. Its `partial` is what came.
   * @throws {TypeError} If the socket is not a stream.
   *
   * @example
   * ```ts
   * import { socketpair } from "@libc/socket";
   *
   * const [a, b] = socketpair();
   * a.sendallSync("one\ntwo\n");
   * console.log(new TextDecoder().decode(b.recvUntilSync("\n")).trim()); // one
   * a.close();
   * b.close();
   * ```
   */
  recvUntilSync(
    delimiter: string | Bytes,
    options?: Omit<UntilOptions, "signal">,
  ): Uint8Array<ArrayBuffer> {
    return blocking(this.#descriptor, this.#recvUntil(delimiter, options));
  }

  #recvUntil(delimiter: unknown, options: unknown): Operation<Uint8Array<ArrayBuffer>> {
    const bytes = toBytes("delimiter", delimiter);
    if (bytes.length === 0) throw rangeError("delimiter is empty, expected at least one byte");
    signalIn(options);
    const { limit = LARGEST_RECORD } = (options ?? {}) as UntilOptions;
    const most = integer("options.limit", limit, bytes.length, 0x7fffffff);
    this.#checkStream("recvUntil");
    return new ReceiveUntil(bytes, most);
  }

  /**
   * Receives data and the address of its sender: recvfrom(2). {@linkcode Socket.recv} describes the
   * memory of the data.
   *
   * @param bufsize Bytes to receive at most; the rest of a longer datagram is discarded.
   * @param rest `MSG_*` combined with `|`, then `{ signal }`; either may be left out.
   * @returns The data, and the sender's address: `null` on a connected stream, `""` for an
   *   `AF_UNIX` sender without a name.
   * @throws {SocketError} `EAGAIN` in non-blocking mode, `ECONNREFUSED` from an earlier send, ...
   * @throws {TimeoutError} If no data came before the timeout.
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
      recvfrom(bufferSize("bufsize", bufsize), flagsBefore(rest), this),
      rest,
    ) as Promise<[Uint8Array<ArrayBuffer>, PeerAddress<A, K>]>;
  }

  /**
   * The blocking form of {@linkcode Socket.recvfrom}.
   *
   * @param bufsize Bytes to receive at most; the rest of a longer datagram is discarded.
   * @param rest `MSG_*` combined with `|`; may be left out.
   * @returns The data, and the sender's address.
   * @throws {SocketError} `EAGAIN` in non-blocking mode, `ECONNREFUSED` from an earlier send, ...
   * @throws {TimeoutError} If no data came before the timeout.
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
   * @param buffer The buffer. An asynchronous receive writes to it when data comes.
   * @param rest Bytes to receive at most (0 or left out: the length of the buffer), `MSG_*`, then
   *   `{ signal }`.
   * @returns The number of bytes received; 0 at the end of a stream.
   * @throws {RangeError} If the buffer is shorter than the number of bytes to receive.
   * @throws {SocketError} `ENOTCONN`, `ECONNRESET`, `EAGAIN` in non-blocking mode, ...
   * @throws {TimeoutError} If no data came before the timeout.
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
    const { memory, nbytes, flags } = intoArguments(buffer, rest);
    return this.#start(recvInto(memory, nbytes, flags, this), rest);
  }

  /**
   * The blocking form of {@linkcode Socket.recvInto}.
   *
   * @param buffer The buffer.
   * @param rest Bytes to receive at most (0 or left out: the length of the buffer), then `MSG_*`.
   * @returns The number of bytes received; 0 at the end of a stream.
   * @throws {RangeError} If the buffer is shorter than the number of bytes to receive.
   * @throws {SocketError} `ENOTCONN`, `ECONNRESET`, `EAGAIN` in non-blocking mode, ...
   * @throws {TimeoutError} If no data came before the timeout.
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
    return blocking(this.#descriptor, recvInto(memory, nbytes, flags, this));
  }

  /**
   * Receives data into a buffer, and the address of its sender: recvfrom(2).
   *
   * @param buffer The buffer. An asynchronous receive writes to it when data comes.
   * @param rest Bytes to receive at most (0 or left out: the length of the buffer), `MSG_*`, then
   *   `{ signal }`.
   * @returns The number of bytes received, and the sender's address.
   * @throws {RangeError} If the buffer is shorter than the number of bytes to receive.
   * @throws {SocketError} `EAGAIN` in non-blocking mode, `ECONNREFUSED` from an earlier send, ...
   * @throws {TimeoutError} If no data came before the timeout.
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
    const { memory, nbytes, flags } = intoArguments(buffer, rest);
    return this.#start(recvfromInto(memory, nbytes, flags, this), rest) as Promise<
      [number, PeerAddress<A, K>]
    >;
  }

  /**
   * The blocking form of {@linkcode Socket.recvfromInto}.
   *
   * @param buffer The buffer.
   * @param rest Bytes to receive at most (0 or left out: the length of the buffer), then `MSG_*`.
   * @returns The number of bytes received, and the sender's address.
   * @throws {RangeError} If the buffer is shorter than the number of bytes to receive.
   * @throws {SocketError} `EAGAIN` in non-blocking mode, `ECONNREFUSED` from an earlier send, ...
   * @throws {TimeoutError} If no data came before the timeout.
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
    return blocking(
      this.#descriptor,
      recvfromInto(memory, nbytes, flags, this),
    ) as [
      number,
      PeerAddress<A, K>,
    ];
  }

  /**
   * Sends data to the peer: send(2). The call may send only the first part of the data; {@linkcode
   * Socket.sendall} sends all of it.
   *
   * @param data The bytes, or a string, which is sent as UTF-8. Do not change the bytes until the
   *   promise settles.
   * @param rest `MSG_*` combined with `|`, then `{ signal }`; either may be left out.
   * @returns The number of bytes sent.
   * @throws {SocketError} `EPIPE`, `ECONNRESET`, `ENOTCONN`, `EMSGSIZE`, `EAGAIN`, ...
   * @throws {TimeoutError} If the send buffer stayed full until the timeout.
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
    const flags = flagsBefore(rest); // before the data: a getter in the options may transfer it
    return this.#start(new Send(toBytes("data", data), flags, null), rest);
  }

  /**
   * The blocking form of {@linkcode Socket.send}.
   *
   * @param data The bytes, or a string, which is sent as UTF-8.
   * @param rest `MSG_*` combined with `|`; may be left out.
   * @returns The number of bytes sent.
   * @throws {SocketError} `EPIPE`, `ECONNRESET`, `ENOTCONN`, `EMSGSIZE`, `EAGAIN`, ...
   * @throws {TimeoutError} If the send buffer stayed full until the timeout.
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
   * Sends all of the data to the peer, by as many calls of send(2) as needed. The timeout
   * limits the whole operation. No other send gets in between.
   *
   * @param data The bytes, or a string, which is sent as UTF-8. Do not change the bytes until the
   *   promise settles.
   * @param rest `MSG_*` combined with `|`, then `{ signal, progress }`; either may be left out. The
   *   `sent` of the `progress` object says how much has gone, also after an error or an abort.
   * @throws {SocketError} `EPIPE`, `ECONNRESET`, `ENOTCONN`, `EAGAIN` in non-blocking mode, ...
   * @throws {TimeoutError} If not all bytes were sent before the timeout.
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
  sendall(data: string | Bytes, ...rest: FlagsAndSendOptions): Promise<void> {
    const flags = flagsBefore(rest), progress = progressOf(rest);
    return this.#start(new SendAll(toBytes("data", data), flags, progress), rest);
  }

  /**
   * The blocking form of {@linkcode Socket.sendall}.
   *
   * @param data The bytes, or a string, which is sent as UTF-8.
   * @param rest `MSG_*` combined with `|`; may be left out.
   * @throws {SocketError} `EPIPE`, `ECONNRESET`, `ENOTCONN`, `EAGAIN` in non-blocking mode, ...
   * @throws {TimeoutError} If not all bytes were sent before the timeout.
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
  sendallSync(data: string | Bytes, ...rest: FlagsAndProgress): void {
    const flags = flagsBefore(rest), progress = progressOf(rest);
    blocking(this.#descriptor, new SendAll(toBytes("data", data), flags, progress));
  }

  #toSend(
    data: unknown,
    rest: readonly unknown[],
  ): { bytes: Uint8Array<ArrayBuffer>; flags: number; destination: Destination } {
    this.#descriptor.open("sendto");
    // True if flags and the address follow the data, false if the address alone does.
    const withFlags = typeof rest[0] === "number" || (rest.length > 1 && !isOptions(rest[1]));
    const flags = withFlags ? int("flags", rest[0]) : 0;
    if (withFlags && rest.length > 2) signalIn(rest[2]);
    const destination = new Destination(this, rest[withFlags ? 1 : 0]);
    // The data comes last: a getter in the other arguments may transfer it.
    return { bytes: toBytes("data", data), flags, destination };
  }

  *#sendToName(
    bytes: Uint8Array<ArrayBuffer>,
    flags: number,
    destination: Destination,
    length: number,
  ): Task<number> {
    return yield* step(this.#step(new Send(bytes, flags, yield* resolve(destination), length)));
  }

  /**
   * Sends data to an address: sendto(2).
   *
   * @param data The bytes, or a string, which is sent as UTF-8. Do not change the bytes until the
   *   promise settles.
   * @param rest The address, with `MSG_*` before it and `{ signal }` after it, which both may be
   *   left out. A host name is resolved; its first address is used.
   * @returns The number of bytes sent; for datagrams, all of them.
   * @throws {SocketError} `EMSGSIZE`, `ENETUNREACH`, `EACCES` for broadcasts without
   *   `SO_BROADCAST`, ...
   * @throws {TimeoutError} If the send buffer stayed full until the timeout.
   * @throws {GaiError} If the host name cannot be resolved.
   * @throws {Deno.errors.NotCapable} If `--deny-net` denies the address.
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
  sendto(data: string | Bytes, ...rest: ToAndOptions<A>): Promise<number> {
    const { bytes, flags, destination } = this.#toSend(data, rest);
    return destination.unresolved === null
      ? this.#start(new Send(bytes, flags, destination), rest.slice(1))
      : runAsync(
        this.#sendToName(bytes, flags, destination, bytes.length),
        signalOf(rest.slice(1)),
      );
  }

  /**
   * The blocking form of {@linkcode Socket.sendto}.
   *
   * @param data The bytes, or a string, which is sent as UTF-8.
   * @param rest The address, with `MSG_*` before it, which may be left out. A host name is
   *   resolved; its first address is used.
   * @returns The number of bytes sent; for datagrams, all of them.
   * @throws {SocketError} `EMSGSIZE`, `ENETUNREACH`, `EACCES` for broadcasts without
   *   `SO_BROADCAST`, ...
   * @throws {TimeoutError} If the send buffer stayed full until the timeout.
   * @throws {GaiError} If the host name cannot be resolved.
   * @throws {Deno.errors.NotCapable} If `--deny-net` denies the address.
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
    const { bytes, flags, destination } = this.#toSend(data, rest);
    return destination.unresolved === null
      ? blocking(this.#descriptor, new Send(bytes, flags, destination))
      : runBlocking(this.#sendToName(bytes, flags, destination, bytes.length));
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
   * Sends a message from several buffers, with ancillary data: sendmsg(2).
   *
   * @param buffers The parts of the data, up to 1024. Do not change them until the promise settles.
   * @param rest Ancillary data, `MSG_*`, the address (`null` if the socket is connected), then `{
   *   signal }`; an argument may be left out if all behind it are.
   * @returns The number of bytes sent.
   * @throws {SocketError} `EMSGSIZE`, `EPIPE`, `EINVAL` for unknown ancillary data.
   * @throws {TimeoutError} If the send buffer stayed full until the timeout.
   * @throws {Deno.errors.NotCapable} If `--deny-net` denies the address.
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
  sendmsg(
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
   * @param rest Ancillary data, `MSG_*`, and the address (`null` if the socket is connected).
   * @returns The number of bytes sent.
   * @throws {SocketError} `EMSGSIZE`, `EPIPE`, `EINVAL` for unknown ancillary data.
   * @throws {TimeoutError} If the send buffer stayed full until the timeout.
   * @throws {Deno.errors.NotCapable} If `--deny-net` denies the address.
   *
   * @example Setting the TTL of one datagram
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
      throw typeError("sendmsgAfalg needs a socket of family AF_ALG, which accept() gives");
    }
    const control = encodeControl(afalgItems(parameters));
    return this.#sendMessage(buffersToSend(buffers), control, flags, null);
  }

  /**
   * Sends data to a cipher of the kernel (`AF_ALG`), with the operation to perform: sendmsg(2).
   *
   * @param buffers The parts of the data. If the array is empty, later sends supply the data.
   * @param parameters `{ op, iv, assoclen }`: the operation (`ALG_OP_*`), the initialization
   *   vector, and the number of bytes that are authenticated but not encrypted. The last two may be
   *   left out.
   * @param rest `MSG_*`, such as `MSG_MORE` if more data follows, then `{ signal }`; each may be
   *   left out.
   * @returns The number of bytes sent.
   * @throws {SocketError} `EINVAL` if the cipher rejects the data or a parameter, ...
   * @throws {TimeoutError} If the send buffer stayed full until the timeout.
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
  sendmsgAfalg(
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
   * @returns The number of bytes sent.
   * @throws {SocketError} `EINVAL` if the cipher rejects the data or a parameter, ...
   * @throws {TimeoutError} If the send buffer stayed full until the timeout.
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
   * Receives a message with its ancillary data: recvmsg(2). {@linkcode Socket.recv} describes the
   * memory of the data.
   *
   * @param bufsize Bytes of data to receive at most.
   * @param rest Room for ancillary data in bytes (see {@linkcode CMSG_SPACE}; 0 if left out),
   *   `MSG_*`, then `{ signal }`.
   * @returns The data, the ancillary data, the flags and the sender.
   * @throws {SocketError} `EAGAIN` in non-blocking mode, `ECONNRESET`, ...
   * @throws {TimeoutError} If no data came before the timeout.
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
    return this.#start(this.#recvmsg(bufsize, withoutOptions(rest, 2)), rest) as Promise<
      Received<PeerAddress<A, K>>
    >;
  }

  /**
   * The blocking form of {@linkcode Socket.recvmsg}.
   *
   * @param bufsize Bytes of data to receive at most.
   * @param rest Room for ancillary data in bytes (0 if left out), and `MSG_*`.
   * @returns The data, the ancillary data, the flags and the sender.
   * @throws {SocketError} `EAGAIN` in non-blocking mode, `ECONNRESET`, ...
   * @throws {TimeoutError} If no data came before the timeout.
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
   * Receives a message into several buffers, with its ancillary data: recvmsg(2).
   *
   * @param buffers Up to 1024 buffers, which are filled in order.
   * @param rest Room for ancillary data in bytes (0 if left out), `MSG_*`, then `{ signal }`.
   * @returns The number of bytes received, the ancillary data, the flags and the sender.
   * @throws {SocketError} `EAGAIN` in non-blocking mode, `ECONNRESET`, ...
   * @throws {TimeoutError} If no data came before the timeout.
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
    return this.#start(this.#recvmsgInto(buffers, withoutOptions(rest, 2)), rest) as Promise<
      ReceivedInto<PeerAddress<A, K>>
    >;
  }

  /**
   * The blocking form of {@linkcode Socket.recvmsgInto}.
   *
   * @param buffers Up to 1024 buffers, which are filled in order.
   * @param rest Room for ancillary data in bytes (0 if left out), and `MSG_*`.
   * @returns The number of bytes received, the ancillary data, the flags and the sender.
   * @throws {SocketError} `EAGAIN` in non-blocking mode, `ECONNRESET`, ...
   * @throws {TimeoutError} If no data came before the timeout.
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
   * Sends descriptors to another process or Worker over an `AF_UNIX` socket: sendmsg(2) with
   * `SCM_RIGHTS`. The descriptors stay open here.
   *
   * @param data The data to send with the descriptors, or its parts; a stream needs at least one byte.
   * @param fds The descriptors. Linux takes up to 253 in one call.
   * @param rest `MSG_*`, the address, then `{ signal }`; an argument may be left out if all behind
   *   it are.
   * @returns The number of bytes of data sent.
   * @throws {SocketError} `EBADF` if a descriptor is not open, `EPIPE`, ...
   * @throws {TimeoutError} If the send buffer stayed full until the timeout.
   * @throws {Deno.errors.NotCapable} If `--deny-net` denies the address.
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
  sendFds(
    data: string | Bytes | readonly (string | Bytes)[],
    fds: readonly number[],
    ...rest: FdsAndOptions<A>
  ): Promise<number> {
    return runAsync(this.#sendFds(data, fds, withoutOptions(rest, 2)), signalOf(rest));
  }

  /**
   * The blocking form of {@linkcode Socket.sendFds}.
   *
   * @param data The data to send with the descriptors, or its parts; a stream needs at least one byte.
   * @param fds The descriptors. Linux takes up to 253 in one call.
   * @param rest `MSG_*`, and the address; an argument may be left out if all behind it are.
   * @returns The number of bytes of data sent.
   * @throws {SocketError} `EBADF` if a descriptor is not open, `EPIPE`, ...
   * @throws {TimeoutError} If the send buffer stayed full until the timeout.
   * @throws {Deno.errors.NotCapable} If `--deny-net` denies the address.
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
  sendFdsSync(
    data: string | Bytes | readonly (string | Bytes)[],
    fds: readonly number[],
    ...rest: Fds<A>
  ): number {
    return runBlocking(this.#sendFds(data, fds, rest));
  }

  #sendFds(data: unknown, fds: unknown, rest: readonly unknown[]): Task<number> {
    const flags = optionalInt("flags", rest, 0, 0);
    const buffers = Array.isArray(data) ? buffersToSend(data, "data") : [toBytes("data", data)];
    return this.#sendMessage(buffers, encodeRights(fds), flags, rest[1]);
  }

  /**
   * Receives descriptors that {@linkcode Socket.sendFds} sent: recvmsg(2) with `SCM_RIGHTS`.
   *
   * @param bufsize Bytes of data to receive at most.
   * @param maxfds Descriptors to receive at most. Any more are closed, and `MSG_CTRUNC` is set.
   * @param rest `MSG_*`, then `{ signal }`; either may be left out.
   * @returns The data, the descriptors, the flags and the sender.
   * @throws {SocketError} `EAGAIN` in non-blocking mode, `ECONNRESET`, ...
   * @throws {TimeoutError} If no data came before the timeout.
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
  recvFds(
    bufsize: number,
    maxfds: number,
    ...rest: FlagsAndOptions
  ): Promise<ReceivedFds<PeerAddress<A, K>>> {
    return this.#start(this.#recvFds(bufsize, maxfds, flagsBefore(rest)), rest) as Promise<
      ReceivedFds<PeerAddress<A, K>>
    >;
  }

  #recvFds(bufsize: unknown, maxfds: unknown, flags: number): RecvFds {
    const most = integer("maxfds", maxfds, 0, 0xffff);
    return new RecvFds(this, this.#descriptor, bufferSize("bufsize", bufsize), most, flags);
  }

  /**
   * The blocking form of {@linkcode Socket.recvFds}.
   *
   * @param bufsize Bytes of data to receive at most.
   * @param maxfds Descriptors to receive at most. Any more are closed, and `MSG_CTRUNC` is set.
   * @param rest `MSG_*`; may be left out.
   * @returns The data, the descriptors, the flags and the sender.
   * @throws {SocketError} `EAGAIN` in non-blocking mode, `ECONNRESET`, ...
   * @throws {TimeoutError} If no data came before the timeout.
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
    return blocking(
      this.#descriptor,
      this.#recvFds(bufsize, maxfds, flagsOf(rest)),
    ) as ReceivedFds<PeerAddress<A, K>>;
  }

  /**
   * Waits for a datagram, then receives all datagrams that have arrived, up to the `count` of the
   * batch: recvmmsg(2).
   *
   * @param batch The memory for the datagrams.
   * @param rest `MSG_*` combined with `|`, then `{ signal }`; either may be left out.
   * @returns The number of datagrams received. They are in the batch from index 0 on.
   * @throws {SocketError} `EAGAIN` in non-blocking mode, ...
   * @throws {TimeoutError} If no data came before the timeout.
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
      batchOf(batch)[receiveOperation](this.#descriptor, flagsBefore(rest), this),
      rest,
    );
  }

  /**
   * The blocking form of {@linkcode Socket.recvmmsg}.
   *
   * @param batch The memory for the datagrams.
   * @param rest `MSG_*` combined with `|`; may be left out.
   * @returns The number of datagrams received. They are in the batch from index 0 on.
   * @throws {SocketError} `EAGAIN` in non-blocking mode, ...
   * @throws {TimeoutError} If no data came before the timeout.
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
      batchOf(batch)[receiveOperation](this.#descriptor, flagsOf(rest), this),
    );
  }

  /**
   * Sends the datagrams of a batch: sendmmsg(2). A batch made with `{ segment: true }` lets Linux
   * coalesce UDP datagrams; {@linkcode Batch} describes the gain and the cost.
   *
   * @param batch The datagrams.
   * @param rest The number of datagrams to send (if left out, all from `first` on), `MSG_*`
   *   combined with `|`, then `{ first, signal }`. `first` is the index of the first datagram to
   *   send, 0 if left out.
   * @returns The number of datagrams sent. The number is smaller if the send buffer became full or
   *   a datagram failed, which is then the first one not sent. Add the number to `first` to go on.
   *   If that datagram fails again, its error is thrown.
   * @throws {SocketError} The error of the first datagram.
   * @throws {TimeoutError} If the send buffer stayed full until the timeout.
   * @throws {RangeError} If `first` or the count is out of bounds.
   * @throws {Deno.errors.NotCapable} If `--deny-net` denies the address.
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
    return this.#start(batchOf(batch)[sendOperation](rest), rest);
  }

  /**
   * The blocking form of {@linkcode Socket.sendmmsg}.
   *
   * @param batch The datagrams.
   * @param rest The number of datagrams to send (if left out, all from `first` on), `MSG_*`
   *   combined with `|`, then `{ first }`, the index of the first datagram to send, 0 if left out.
   * @returns The number of datagrams sent.
   * @throws {SocketError} The error of the first datagram.
   * @throws {TimeoutError} If the send buffer stayed full until the timeout.
   * @throws {RangeError} If `first` or the count is out of bounds.
   * @throws {Deno.errors.NotCapable} If `--deny-net` denies the address.
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
    if (!this.#isStream) {
      throw typeError("sendfile needs a socket of type SOCK_STREAM");
    }
    if (!this.getblocking()) {
      throw typeError("sendfile needs a socket that waits: set a timeout, or none");
    }
    const given = withoutOptions(rest, 2);
    const offset = given.length > 0 ? integer("offset", given[0], 0, Number.MAX_SAFE_INTEGER) : 0;
    const count = given.length > 1 && given[1] !== null
      ? integer("count", given[1], 1, Number.MAX_SAFE_INTEGER)
      : null;
    const part = { offset, count, progress: progressOf(rest) };
    const perform = <T>(operation: Operation<T>) => this.#step(operation);
    return isInstance(file, Deno.FsFile)
      ? sendOpenFile(perform, file, part)
      : sendPath(perform, text("file", file), part);
  }

  /**
   * Sends a file: with sendfile(2) if the kernel can, otherwise by reading the file and sending the
   * data. The timeout limits each piece.
   *
   * @param file The path of a file, which needs `--allow-read`. Or an open file, which is read and
   *   sent; its position is then behind the last byte sent.
   * @param rest The first byte to send (0 if left out), the number of bytes (`null` or left out: to
   *   the end of the file), then `{ signal }`.
   * @returns The number of bytes sent.
   * @throws {SocketError} `EPIPE`, `ECONNRESET`, ...
   * @throws {TimeoutError} If the send buffer stayed full until the timeout.
   * @throws {TypeError} If the socket is not a stream or is in non-blocking mode, or if the file has
   *   no positions, as a FIFO.
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
  sendfile(file: string | Deno.FsFile, ...rest: PartAndOptions): Promise<number> {
    return runAsync(this.#sendFile(file, rest), signalOf(rest));
  }

  /**
   * The blocking form of {@linkcode Socket.sendfile}.
   *
   * @param file The path of a file, or an open file.
   * @param rest The first byte to send (0 if left out), then the number of bytes (`null` or left
   *   out: to the end of the file).
   * @returns The number of bytes sent.
   * @throws {SocketError} `EPIPE`, `ECONNRESET`, ...
   * @throws {TimeoutError} If the send buffer stayed full until the timeout.
   * @throws {TypeError} If the socket is not a stream or is in non-blocking mode, or if the file has
   *   no positions, as a FIFO.
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
   * Sets the timeout of later operations of both forms. A number, also 0, sets `O_NONBLOCK`, which
   * duplicates of the descriptor share.
   *
   * @param value Seconds; `null` for no timeout; 0 for non-blocking mode, in which an operation
   *   fails with `EAGAIN` instead of waiting.
   * @throws {RangeError} If `value` is negative or not finite.
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
   * Returns the timeout of operations.
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
   * @param flag True for blocking mode.
   * @throws {SocketError} `EBADF` if the socket is closed.
   * @throws {TypeError} If `flag` is not a boolean, 0 or 1.
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
   * Returns true if operations may wait, with or without a timeout.
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
   * Keeps the program alive while an operation of this socket waits. This is the default; see
   * {@linkcode Socket.unref}.
   *
   * @example
   * ```ts
   * import { createServer } from "@libc/socket";
   *
   * using server = createServer(["127.0.0.1", 0]);
   * server.unref();
   * server.ref();
   * ```
   */
  ref(): void {
    this.#descriptor.isReferenced = true;
  }

  /**
   * Lets the program end while an operation of this socket waits, also one that waits already. The
   * operations work as before. The program ends when nothing else keeps it alive; a promise that it
   * awaits then never settles.
   *
   * It rests on an internal function of Deno. If a future version of Deno lacks that function, the
   * program stays alive.
   *
   * @example A server in the background
   * ```ts
   * import { createServer } from "@libc/socket";
   *
   * const server = createServer(["127.0.0.1", 0]);
   * server.unref();
   * (async () => {
   *   for await (const [conn] of server) conn.close();
   * })();
   * server.close();
   * ```
   */
  unref(): void {
    this.#descriptor.isReferenced = false;
  }

  /**
   * Ends one or both directions of a connection: shutdown(2).
   *
   * @param how `SHUT_RD`, `SHUT_WR` or `SHUT_RDWR`.
   * @throws {SocketError} `ENOTCONN` if the socket is not connected.
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
    const action = int("how", how);
    beginDeferred(); // those that were called before
    const error = system().shutdown(this.#descriptor.open("shutdown"), action);
    // Linux shuts an unconnected datagram socket down, and says ENOTCONN nevertheless.
    if (action !== SHUT_WR && (error >= 0 || error === -ENOTCONN)) {
      this.#descriptor.noteReceiveShut();
    }
    if (error < 0) throw systemError(-error, "shutdown");
  }

  /**
   * A callback for errors of accept(2) that do not end an iteration over connections; `null` by default.
   * If the callback throws, the iteration ends.
   *
   * @throws {TypeError} If it is set to something other than a function or `null`.
   *
   * @example
   * ```ts
   * import { createServer } from "@libc/socket";
   *
   * using server = createServer(["127.0.0.1", 0]);
   * server.onaccepterror = (error) => console.error(error.message);
   * ```
   */
  get onaccepterror(): AcceptErrorHandler | null {
    return this.#onaccepterror;
  }

  set onaccepterror(handler: AcceptErrorHandler | null) {
    if (handler !== null && typeof handler !== "function") {
      throw wrongType("onaccepterror", handler, "a function, or null for none");
    }
    this.#onaccepterror = handler;
  }

  /** True if an iteration yields connections; false if it yields datagrams. */
  get #yieldsConnections(): boolean {
    return this.#isStream || (this.#descriptor.fd >= 0 && this.#listens(false));
  }

  /** Returns true if the socket listens, and `otherwise` if the system does not say. */
  #listens(otherwise: boolean): boolean {
    return SO_ACCEPTCONN === undefined
      ? otherwise
      : readInteger(this.#descriptor.open("getsockopt"), SOL_SOCKET, SO_ACCEPTCONN) !== 0;
  }

  /** Returns the next item of an iteration; `undefined` at the end. */
  *#next(yieldsConnections: boolean): Task<Incoming<A, K> | undefined> {
    if (yieldsConnections) {
      const incoming = yield* acceptNext({
        accept: () => this.#step(this.#accept()),
        pause: (seconds) => pause(this.#descriptor, seconds),
        listens: () => this.#listens(true),
        onError: (error) => this.#onaccepterror?.(error),
      });
      return incoming as unknown as Incoming<A, K>;
    }
    const operation = recvfrom(LARGEST_DATAGRAM, 0, this);
    const incoming = yield* step(this.#step(operation));
    // After the end of a SOCK_SEQPACKET connection, each receive returns an empty packet.
    const isEnd = (this.type as number) === SOCK_SEQPACKET && incoming[0].length === 0;
    return isEnd ? undefined : incoming as unknown as Incoming<A, K>;
  }

  /**
   * Accepts connections if the socket listens; otherwise receives datagrams. Blocks while there is
   * none. The iteration ends when the socket is closed; the asynchronous form describes the errors.
   *
   * @returns Pairs of a connection or the data of a datagram, and the address of its sender.
   * @throws {SocketError} The error of an accept or a receive.
   * @throws {TimeoutError} If no connection or datagram came before the timeout.
   *
   * @example
   * ```ts
   * import { createConnectionSync, createServer } from "@libc/socket";
   *
   * using server = createServer(["127.0.0.1", 0]);
   * const client = createConnectionSync(server.getsockname());
   * for (const [conn, address] of server) {
   *   console.log("connected by", address);
   *   conn.close();
   *   server.close(); // ends the loop
   * }
   * client.close();
   * ```
   */
  *[Symbol.iterator](): Generator<Incoming<A, K>, void, void> {
    const yieldsConnections = this.#yieldsConnections;
    for (let incoming; (incoming = this.#nextSync(yieldsConnections)) !== undefined;) {
      yield incoming;
    }
  }

  /** Returns the next item of a blocking iteration; `undefined` at the end. */
  #nextSync(yieldsConnections: boolean): Incoming<A, K> | undefined {
    if (this.#descriptor.fd < 0) return undefined;
    try {
      return runBlocking(this.#next(yieldsConnections));
    } catch (error) {
      if (this.#descriptor.fd < 0) return undefined;
      throw hideFrames(error, generatorNext);
    }
  }

  /**
   * Accepts connections if the socket listens; otherwise receives datagrams. The iteration ends
   * when the socket is closed.
   *
   * The errors that accept(2) reports about one connection are passed over: `EPROTO`,
   * `ECONNABORTED`, `EHOSTUNREACH` and others. A shortage of descriptors or memory (`EMFILE`,
   * `ENFILE`, `ENOBUFS`, `ENOMEM`) is waited out, a second at a time. {@linkcode
   * Socket.onaccepterror} hears of both. {@linkcode Socket.accept} reports them.
   *
   * @returns Pairs of a connection or the data of a datagram, and the address of its sender.
   * @throws {SocketError} The error of an accept or a receive.
   * @throws {TimeoutError} If no connection or datagram came before the timeout.
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
    let entry: () => unknown = asyncGeneratorNext;
    try {
      const yieldsConnections = this.#yieldsConnections;
      while (descriptor.fd >= 0) {
        const next = runAsync(this.#next(yieldsConnections), undefined);
        entry = Socket.prototype[Symbol.asyncIterator];
        const incoming = await next;
        if (incoming === undefined) return;
        yield incoming;
        entry = asyncGeneratorNext;
      }
    } catch (error) {
      if (descriptor.fd >= 0) throw hideFrames(error, entry);
    }
  }

  /** Returns the text that `console.log` shows. */
  [Symbol.for("Deno.customInspect")](): string {
    return describeSocket(this);
  }
}

hideInternals(Socket);

function pollFor(events: unknown, rest: readonly unknown[]): Poll {
  const timeout = rest.length > 0 ? seconds("timeout", rest[0]) : null;
  return new Poll(integer("events", events, 0, 0xffff), timeout);
}

/**
 * Returns 0, as poll(2) does, if the error says that the timeout has passed. Throws other errors.
 */
function nothingReady(error: unknown): number {
  const over = error instanceof SocketError && error.syscall === "poll" &&
    (error.errno === EAGAIN || error.errno === ETIMEDOUT);
  if (over) return 0;
  throw error;
}

function batchOf<A>(batch: Batch<A>): Batch<A> {
  if (isInstance(batch, Batch)) return batch;
  throw wrongType("batch", batch, "a Batch");
}

/** Returns the error number of an error of connect(2). Throws other errors. */
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
  // The public signature takes only numbers, because `Descriptor` is not part of the interface.
  return new Socket<A, K>(family, type, proto, descriptor as unknown as number);
}
