/**
 * The shape of `Deno.Conn` on a socket.
 *
 * @module
 */
import {
  AF_INET,
  AF_INET6,
  AF_UNIX,
  AF_VSOCK,
  IPPROTO_TCP,
  SO_KEEPALIVE,
  SOL_SOCKET,
  TCP_NODELAY,
} from "../../constants/mod.ts";
import type {
  Inet6Address,
  InetAddress,
  UnixAddress,
  VsockAddress,
} from "../../constants/families.ts";
import { buffer, type Bytes, shown, type WaitOptions } from "../arguments.ts";
import { inTurn } from "../event_loop/wait_queue.ts";
import type { ConnectedSocket, ConnectionStreams } from "./connection.ts";
import { fromAwaiter, hideInternals, typeError } from "../stack.ts";

/**
 * The address of a {@linkcode SocketConn} in Deno's form, by the socket's form of it.
 *
 * @category Files and streams
 */
export type ConnAddress<A> = A extends InetAddress | Inet6Address ? Deno.NetAddr
  : A extends UnixAddress ? Deno.UnixAddr
  : A extends VsockAddress ? Deno.VsockAddr
  : never;

/** The part of a socket that a {@linkcode SocketConn} uses besides its streams. */
export interface AddressedSocket extends ConnectedSocket {
  /** The address family, `AF_*`. */
  readonly family: number;
  /** Returns the socket's own address: getsockname(2). */
  getsockname(): unknown;
  /** Returns the address of the peer: getpeername(2). */
  getpeername(): unknown;
  /** Sets an option: setsockopt(2). */
  setsockopt(level: number, optname: number, value: boolean): void;
  /** Sends once: send(2). */
  send(data: Bytes, options: WaitOptions): Promise<number>;
  /** Lets pending operations keep the program running. */
  ref(): void;
  /** Lets the program end while operations are pending. */
  unref(): void;
}

/** Converts an address to Deno's form. */
function toDenoAddress(family: number, address: unknown): Deno.Addr {
  if (family === AF_INET || family === AF_INET6) {
    // Wine knows no address of a connection that the peer has reset.
    const [hostname, port] = address as InetAddress | null ?? ["", 0];
    return { transport: "tcp", hostname, port };
  }
  if (family === AF_UNIX) {
    const path = typeof address === "string"
      ? address
      : new TextDecoder().decode(address as Uint8Array);
    return { transport: "unix", path };
  }
  if (AF_VSOCK !== undefined && family === AF_VSOCK) {
    const [cid, port] = address as VsockAddress;
    return { transport: "vsock", cid, port };
  }
  throw typeError(
    `toConn needs a socket of AF_INET, AF_INET6, AF_UNIX or AF_VSOCK: Deno has no form for the ` +
      `address ${shown(address)}`,
  );
}

/**
 * A connection in the shape of `Deno.Conn` and `Deno.TcpConn`, which {@linkcode Socket.toConn}
 * makes. It and the socket are the same connection: each may be used, and closing one closes the
 * other.
 *
 * It differs from Deno's own connections in three ways. The socket is closed when both halves have
 * ended, not at the end of the first one. Errors are {@linkcode SocketError}s, with the `code` that
 * Deno's errors have too (`"ECONNRESET"`). The timeout of the socket applies.
 *
 * @category Files and streams
 */
export class SocketConn<A extends Deno.Addr = Deno.Addr> implements Deno.Conn<A> {
  readonly #socket: AddressedSocket;
  readonly #streams: ConnectionStreams;
  /** The local address. */
  readonly localAddr: A;
  /** The address of the peer. */
  readonly remoteAddr: A;

  /**
   * Wraps a connected socket. {@linkcode Socket.toConn} does the same, and derives `A`.
   *
   * @param socket The socket.
   * @param streams Its streams.
   * @param peer The address of its peer; `getpeername()` if left out.
   * @throws {TypeError} If the family of the socket is not one of Deno's.
   * @throws {SocketError} `ENOTCONN` if the socket is not connected.
   */
  constructor(
    socket: AddressedSocket,
    streams: ConnectionStreams,
    peer: unknown = socket.getpeername(),
  ) {
    this.#socket = socket;
    this.#streams = streams;
    this.remoteAddr = toDenoAddress(socket.family, peer) as A;
    this.localAddr = toDenoAddress(socket.family, socket.getsockname()) as A;
  }

  /**
   * Receives into a buffer: recv(2).
   *
   * @param p The buffer.
   * @returns The number of bytes; `null` at the end of the stream, 0 only for an empty buffer.
   * @throws {SocketError} `ECONNRESET`, `EBADF` if the socket is closed, ...
   *
   * @example
   * ```ts
   * import { createConnection, createServer } from "@libc/socket";
   *
   * using server = createServer(["127.0.0.1", 0]);
   * using socket = await createConnection(server.getsockname());
   * const [peer] = await server.accept();
   * peer.close();
   * console.log(await socket.toConn().read(new Uint8Array(100))); // null
   * ```
   */
  read(p: Uint8Array): Promise<number | null> {
    if (buffer("p", p).length === 0) return inTurn(() => 0);
    return fromAwaiter(this.#socket.recvInto(p, 0, 0, {}).then((count) => count || null));
  }

  /**
   * Sends data, or its first part: send(2).
   *
   * @param p The data. Do not change it until the promise settles.
   * @returns The number of bytes sent.
   * @throws {SocketError} `EPIPE`, `ECONNRESET`, `EBADF` if the socket is closed, ...
   *
   * @example
   * ```ts
   * import { createConnection, createServer } from "@libc/socket";
   *
   * using server = createServer(["127.0.0.1", 0]);
   * using socket = await createConnection(server.getsockname());
   * console.log(await socket.toConn().write(new Uint8Array(3))); // 3
   * ```
   */
  write(p: Uint8Array): Promise<number> {
    return fromAwaiter(this.#socket.send(p, {}));
  }

  /**
   * Shuts the writing half down: shutdown(2). The peer reads the end.
   *
   * @throws {SocketError} `EBADF` if the socket is closed.
   *
   * @example
   * ```ts
   * import { createConnection, createServer } from "@libc/socket";
   *
   * using server = createServer(["127.0.0.1", 0]);
   * using socket = await createConnection(server.getsockname());
   * await socket.toConn().closeWrite();
   * const [peer] = await server.accept();
   * console.log((await peer.recv(100)).length); // 0
   * peer.close();
   * ```
   */
  closeWrite(): Promise<void> {
    return fromAwaiter(this.#streams.closeWrite());
  }

  /**
   * Closes the socket. Pending operations fail with `EBADF`. A second close does nothing.
   *
   * @example
   * ```ts
   * import { createConnection, createServer } from "@libc/socket";
   *
   * using server = createServer(["127.0.0.1", 0]);
   * const socket = await createConnection(server.getsockname());
   * socket.toConn().close();
   * console.log(socket.fileno()); // -1
   * ```
   */
  close(): void {
    this.#socket.close();
  }

  /** The incoming data as a stream of bytes: {@linkcode Socket.readable}. */
  get readable(): ReadableStream<Uint8Array<ArrayBuffer>> {
    return this.#streams.readable;
  }

  /** The outgoing data as a stream: {@linkcode Socket.writable}. */
  get writable(): WritableStream<string | Bytes> {
    return this.#streams.writable;
  }

  /** Lets pending operations keep the program running, as they do unless `unref` was called. */
  ref(): void {
    this.#socket.ref();
  }

  /** Lets the program end while operations of the socket are pending. */
  unref(): void {
    this.#socket.unref();
  }

  /**
   * Sets `TCP_NODELAY`, which sends small data at once: tcp(7).
   *
   * @param noDelay True if left out.
   * @throws {SocketError} `EOPNOTSUPP` or `ENOPROTOOPT` if the socket is not one of TCP.
   *
   * @example
   * ```ts
   * import { createConnection, createServer } from "@libc/socket";
   *
   * using server = createServer(["127.0.0.1", 0]);
   * using socket = await createConnection(server.getsockname());
   * socket.toConn().setNoDelay();
   * ```
   */
  setNoDelay(noDelay = true): void {
    this.#socket.setsockopt(IPPROTO_TCP, TCP_NODELAY, noDelay);
  }

  /**
   * Sets `SO_KEEPALIVE`, which probes an idle connection: socket(7).
   *
   * @param keepAlive True if left out.
   * @throws {SocketError} `EBADF` if the socket is closed.
   *
   * @example
   * ```ts
   * import { createConnection, createServer } from "@libc/socket";
   *
   * using server = createServer(["127.0.0.1", 0]);
   * using socket = await createConnection(server.getsockname());
   * socket.toConn().setKeepAlive();
   * ```
   */
  setKeepAlive(keepAlive = true): void {
    this.#socket.setsockopt(SOL_SOCKET, SO_KEEPALIVE, keepAlive);
  }

  /** Closes the socket at the end of a `using` block. */
  [Symbol.dispose](): void {
    this.close();
  }
}

hideInternals(SocketConn);
