/**
 * Functions that make sockets: listening, in pairs, and from descriptors.
 *
 * @module
 */
import {
  AF_INET,
  AF_INET6,
  IPPROTO_IPV6,
  IPV6_V6ONLY,
  SO_EXCLUSIVEADDRUSE,
  SO_REUSEADDR,
  SO_REUSEPORT,
  SOCK_STREAM,
  SOL_SOCKET,
} from "../constants/mod.ts";
import type {
  Address,
  Family,
  Inet6Address,
  InetAddress,
  Kind,
  UnixAddress,
} from "../constants/families.ts";
import { platform } from "../constants/platform.ts";
import { system } from "../ffi/mod.ts";
import { Destination } from "./address/destination.ts";
import { boolean, int, integer, isOptions, wrongType } from "./arguments.ts";
import { Descriptor, duplicate } from "./descriptor.ts";
import { systemError } from "./errors.ts";
import { Socket, type SocketKind, wrapDescriptor } from "./socket.ts";
import { fromCaller, typeError } from "./stack.ts";

/**
 * True if this platform has IPv6. {@linkcode hasDualstackIPv6} tests the running system.
 *
 * @category Sockets
 */
export const hasIPv6: boolean = AF_INET6 !== undefined;

/**
 * Options of {@linkcode createServer}.
 *
 * @category Sockets
 */
export interface ServerOptions<A extends InetAddress | Inet6Address = InetAddress> {
  /** `AF_INET`, which is the default, or `AF_INET6`. */
  readonly family?: Family<A> | number;
  /** Maximum number of connections that wait for `accept`: see {@linkcode Socket.listen}. */
  readonly backlog?: number;
  /** True to let other sockets listen on the same address and share its connections. */
  readonly reusePort?: boolean;
  /** True if an `AF_INET6` server also accepts IPv4 connections, as peers with `::ffff:…` addresses. */
  readonly dualstackIPv6?: boolean;
}

/**
 * Makes a TCP server: a socket that is bound and listens. The socket has `SO_REUSEADDR`, so that
 * its address can be bound again as soon as the server is closed. On Windows the option is
 * neither needed nor set.
 *
 * @param address The host and the port. Host `""` means every address of this machine, port 0 any
 *   free port.
 * @param options `{ family, backlog, reusePort, dualstackIPv6 }`
 * @returns The listening socket.
 * @throws {SocketError} `EADDRINUSE`, `EADDRNOTAVAIL`, `EACCES`, ...
 * @throws {TypeError} If the system does not support `dualstackIPv6` (see
 *   {@linkcode hasDualstackIPv6}) or `reusePort`, or an argument has the wrong type.
 * @throws {RangeError} If a number is out of range.
 * @throws {GaiError} If the host is unknown.
 * @throws {Deno.errors.NotCapable} If `--deny-net` denies the address.
 *
 * @example
 * ```ts
 * import { AF_INET6, createServer } from "@libc/socket";
 *
 * using server = createServer(["", 0], { family: AF_INET6, dualstackIPv6: true, backlog: 10 });
 * console.log(server.getsockname()); // [ "::", 40123, 0, 0 ]
 * ```
 *
 * @category Sockets
 */
export function createServer<A extends InetAddress | Inet6Address = InetAddress>(
  address: A,
  options?: ServerOptions<A>,
): Socket<A, "stream">;
/**
 * Makes a TCP server on a readonly address (`as const`). `options.family` determines the type of the
 * server's addresses.
 *
 * @param address The host and the port.
 * @param options `{ family, backlog, reusePort, dualstackIPv6 }`
 * @returns The listening socket.
 * @throws {SocketError} `EADDRINUSE`, `EADDRNOTAVAIL`, `EACCES`, ...
 * @throws {TypeError | RangeError} If an argument is wrong.
 * @throws {GaiError} If the host is unknown.
 *
 * @category Sockets
 */
export function createServer<A extends InetAddress | Inet6Address = InetAddress>(
  address: Readonly<InetAddress | Inet6Address>,
  options?: ServerOptions<A>,
): Socket<A, "stream">;
export function createServer<A extends InetAddress | Inet6Address = InetAddress>(
  address: A,
  options: ServerOptions<A> = {},
): Socket<A, "stream"> {
  return fromCaller(createServer, () => {
    if (!isOptions(options)) {
      throw wrongType("options", options, "an object such as { family, backlog }");
    }
    const reusePort = boolean("options.reusePort", options.reusePort ?? false);
    const dualstackIPv6 = boolean("options.dualstackIPv6", options.dualstackIPv6 ?? false);
    const family = "family" in options ? int("options.family", options.family) : AF_INET;
    const backlog = "backlog" in options
      ? [int("options.backlog", options.backlog)] as [number]
      : [] as [];
    new Destination({ family, proto: 0 }, address); // throws if the address has another family
    if (dualstackIPv6 && (family !== AF_INET6 || !hasDualstackIPv6())) {
      throw typeError(
        family === AF_INET6
          ? "options.dualstackIPv6 is true, but this system has no dual stack"
          : "options.dualstackIPv6 is true, which needs options.family to be AF_INET6",
      );
    }
    if (reusePort && SO_REUSEPORT === undefined) {
      throw typeError(`options.reusePort is true, but ${platform} has no SO_REUSEPORT`);
    }
    const socket = new Socket<A, "stream">(family, SOCK_STREAM);
    try {
      // On Windows, SO_REUSEADDR would let the server take an address that another socket uses.
      // Only Windows has SO_EXCLUSIVEADDRUSE.
      if (SO_EXCLUSIVEADDRUSE === undefined) socket.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1);
      if (reusePort) socket.setsockopt(SOL_SOCKET, SO_REUSEPORT!, 1);
      if (family === AF_INET6) socket.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, !dualstackIPv6);
      socket.bind(address);
      socket.listen(...backlog);
      return socket;
    } catch (error) {
      socket.close();
      throw error;
    }
  });
}

/**
 * Tests whether an IPv6 socket can also accept IPv4 connections on this system.
 *
 * @returns True if the system has IPv6 and `IPV6_V6ONLY` can be turned off.
 *
 * @example
 * ```ts
 * import { hasDualstackIPv6 } from "@libc/socket";
 *
 * console.log(hasDualstackIPv6());
 * ```
 *
 * @category Sockets
 */
export function hasDualstackIPv6(): boolean {
  let socket: Socket<unknown, "stream"> | undefined;
  try {
    socket = new Socket(AF_INET6, SOCK_STREAM);
    socket.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 0);
    return true;
  } catch {
    return false;
  } finally {
    socket?.close(); // not `using`, which older versions of Node cannot parse: see platform.ts
  }
}

/**
 * Makes two sockets that are connected to each other: socketpair(2).
 *
 * @param rest The family, type and protocol. If left out, `AF_UNIX` (on Windows `AF_INET`),
 *   `SOCK_STREAM` and 0.
 * @returns The two sockets.
 * @throws {SocketError} `EOPNOTSUPP` if the family does not support pairs.
 * @throws {TypeError} If an argument has the wrong type.
 * @throws {RangeError} If a number is out of range.
 *
 * @example
 * ```ts
 * import { socketpair } from "@libc/socket";
 *
 * const [a, b] = socketpair();
 * a.sendSync("there");
 * b.sendSync("and back");
 * console.log(b.recvSync(16).length, a.recvSync(16).length); // 5 8
 * a.close();
 * b.close();
 * ```
 *
 * @category Sockets
 */
export function socketpair<A = UnixAddress, K = SocketKind>(
  ...rest: [family?: Family<A> | number | undefined, type?: Kind<K> | number, proto?: number]
): [Socket<A, K>, Socket<A, K>] {
  return fromCaller(socketpair, () => {
    const family = rest.length > 0 ? int("family", rest[0]) : system().pairFamily;
    const type = rest.length > 1 ? int("type", rest[1]) : SOCK_STREAM;
    const proto = rest.length > 2 ? int("proto", rest[2]) : 0;
    const pair = system().socketpair(family, type, proto);
    if (typeof pair === "number") throw systemError(-pair, "socketpair");
    return pair.map((fd) => wrapDescriptor(Descriptor.ofNew(fd, false), family, type, proto)) as [
      Socket<A, K>,
      Socket<A, K>,
    ];
  });
}

/**
 * Makes a socket from a duplicate of a descriptor: fcntl(2) `F_DUPFD_CLOEXEC`. The descriptor itself
 * still belongs to its owner. {@linkcode Socket.adopt} takes a descriptor over instead.
 *
 * @param fd The descriptor. This function does not check that it is a socket.
 * @param family `AF_*`
 * @param type `SOCK_*`
 * @param proto The protocol. 0 if left out.
 * @returns The socket.
 * @throws {SocketError} `EBADF` if the descriptor is not open.
 * @throws {TypeError} If an argument has the wrong type.
 * @throws {RangeError} If a number is out of range.
 *
 * @example
 * ```ts
 * import { AF_INET, fromfd, SOCK_DGRAM, Socket } from "@libc/socket";
 *
 * using socket = new Socket(AF_INET, SOCK_DGRAM);
 * using copy = fromfd(socket.fileno(), AF_INET, SOCK_DGRAM);
 * copy.bind(["127.0.0.1", 0]);
 * console.log(socket.getsockname()); // the address that `copy` was bound to
 * ```
 *
 * @category Sockets
 */
export function fromfd<A = Address, K = SocketKind>(
  fd: number,
  family: Family<A> | number,
  type: Kind<K> | number,
  ...proto: [] | [proto: number]
): Socket<A, K> {
  return fromCaller(fromfd, () => {
    int("family", family);
    int("type", type);
    const protocol = proto.length > 0 ? int("proto", proto[0]) : 0;
    const owner = Descriptor.of(fd);
    const copy = Descriptor.ofNew(dup(fd));
    copy.isShared = true;
    if (owner !== undefined) owner.isShared = true;
    return wrapDescriptor(copy, family, type, protocol);
  });
}

/**
 * Duplicates a descriptor. The duplicate is close-on-exec: fcntl(2) `F_DUPFD_CLOEXEC`.
 *
 * @param fd The descriptor of a socket.
 * @returns The new descriptor, which the caller must close.
 * @throws {SocketError} `EBADF` if the descriptor is not open.
 * @throws {RangeError} If `fd` is negative or too large.
 * @throws {TypeError} If `fd` is not a number.
 *
 * @example
 * ```ts
 * import { close, dup, Socket } from "@libc/socket";
 *
 * using socket = new Socket();
 * close(dup(socket.fileno()));
 * ```
 *
 * @category Sockets
 */
export function dup(fd: number): number {
  return fromCaller(dup, () => {
    const copy = duplicate(integer("fd", fd, 0, 0x7fffffff));
    Descriptor.dropStale(copy);
    return copy;
  });
}

/**
 * Closes a descriptor: close(2). If a {@linkcode Socket} of this program owns the descriptor, that
 * socket is closed.
 *
 * @param fd The descriptor of a socket.
 * @throws {SocketError} `EBADF` if the descriptor is not open.
 * @throws {RangeError} If `fd` is negative or too large.
 * @throws {TypeError} If `fd` is not a number.
 *
 * @example
 * ```ts
 * import { close, Socket } from "@libc/socket";
 *
 * close(new Socket().detach());
 * ```
 *
 * @category Sockets
 */
export function close(fd: number): void {
  fromCaller(close, () => {
    const owner = Descriptor.of(integer("fd", fd, 0, 0x7fffffff));
    if (owner !== undefined) return owner.close();
    const error = system().close(fd);
    if (error < 0) throw systemError(-error, "close");
  });
}
