/**
 * Listening sockets, and a loop that serves many connections at once.
 *
 * @module
 */
import {
  AI_PASSIVE,
  createServer,
  formatAddress,
  getaddrinfoSync,
  type Inet6Address,
  type InetAddress,
  SHUT_WR,
  SOCK_DGRAM,
  SOCK_STREAM,
  Socket,
  SocketError,
} from "@libc/socket";
import { given, isExpected, printError } from "../command_line.ts";

/** An address of IPv4 or IPv6. */
export type IpAddress = InetAddress | Inet6Address;

/** The error of a peer that does not keep to the protocol. It ends its connection, and is one line. */
export class PeerFault extends Error {}

/** A TCP socket that listens. */
export type Server = Socket<IpAddress, "stream">;

/**
 * Listens for TCP connections on the first address of a host.
 *
 * @param host A name or an address; `null` for every address of this machine.
 * @param port The port, 0 for any free one.
 * @param family `AF_INET`, `AF_INET6`, or `AF_UNSPEC` for the first of either.
 */
export function listenOn(host: string | null, port: number, family: number): Server {
  const [found] = given(
    `${host}`,
    () => getaddrinfoSync(host, port, family, SOCK_STREAM, 0, AI_PASSIVE),
  );
  return createServer<IpAddress>(found[4], { family: found[0] });
}

/** Binds a UDP socket to the first address of a host; see {@linkcode listenOn}. */
export function bindOn(
  host: string | null,
  port: number,
  family: number,
): Socket<IpAddress, "datagram"> {
  const [[found, , , , address]] = given(
    `${host}`,
    () => getaddrinfoSync(host, port, family, SOCK_DGRAM, 0, AI_PASSIVE),
  );
  const socket = new Socket<IpAddress, "datagram">(found, SOCK_DGRAM);
  try {
    socket.bind(address);
    return socket;
  } catch (error) {
    socket.close();
    throw error;
  }
}

/** How connections are served. */
export interface ServeOptions {
  /** The largest number of connections at once. Others wait in the queue of the system. */
  readonly limit: number;
  /** Ends the service, and closes its connections. */
  readonly signal: AbortSignal;
}

/**
 * Serves each connection to a listening socket, until the signal aborts. An error of a connection ends
 * this connection only, and is printed to the standard error.
 *
 * @param server The listening socket, which is closed at the end.
 * @param options `{ limit, signal }`
 * @param handle Serves a connection, which is closed afterwards.
 */
export async function serve<A>(
  server: Socket<A, "stream">,
  { limit, signal }: ServeOptions,
  handle: (conn: Socket<A, "stream">, address: A) => Promise<void>,
): Promise<never> {
  const open = new Map<Socket<A, "stream">, Promise<void>>();
  const end = () => {
    server.close();
    for (const conn of open.keys()) conn.close();
  };
  signal.addEventListener("abort", end);
  const serveOne = async (conn: Socket<A, "stream">, address: A) => {
    try {
      await handle(conn, address);
    } catch (error) {
      if (!signal.aborted) report(error, address);
    } finally {
      open.delete(conn);
      conn.close();
    }
  };
  if (signal.aborted) end();
  for await (const [conn, address] of server) {
    open.set(conn, serveOne(conn, address));
    while (open.size >= limit) await Promise.race(open.values());
  }
  signal.throwIfAborted();
  throw new Error("the listening socket was closed");
}

/** The most bytes to read, and to throw away, before a connection is closed. */
const MOST_UNREAD = 1 << 20;

/**
 * Tells a peer that it has received everything, before the connection is closed. Unread data of the peer
 * would make the system reset the connection, and the peer might lose the data that was sent last.
 *
 * @param conn The connection. Its timeout limits each wait.
 */
export async function finishSending<A>(conn: Socket<A, "stream">): Promise<void> {
  try {
    conn.shutdown(SHUT_WR);
    for (let left = MOST_UNREAD; left > 0;) {
      const { length } = await conn.recv(left);
      if (length === 0) return;
      left -= length;
    }
  } catch (error) {
    if (!(error instanceof SocketError)) throw error;
  }
}

/** Prints the error of a connection: one line if a peer, the network or the system caused it, else the stack. */
function report(error: unknown, address: unknown): void {
  const client = formatAddress(address as IpAddress) || "a client";
  if (error instanceof PeerFault || isExpected(error)) printError(`${client}: ${error.message}`);
  else console.error(`${client}:`, error);
}
