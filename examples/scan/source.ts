/**
 * The own ports of a scan. A connection from a port of this machine to the same port meets itself, and
 * two connections from each other's ports meet each other, though nobody listens: RFC 9293, section 3.5.
 *
 * @module
 */
import { AF_INET6, SOCK_STREAM, Socket } from "@libc/socket";
import type { IpAddress } from "../internet/listen.ts";

/** A socket that can meet no other of its scan. */
export interface Source extends Disposable {
  readonly socket: Socket<IpAddress, "stream">;
}

/** Opens the sockets of a scan. */
export class Sources {
  /** The ports of the sockets that are open: their own, and those that they connect to. */
  readonly #open = new Set<string>();

  /**
   * Opens a socket.
   *
   * @param family `AF_INET` or `AF_INET6`
   * @param port The port that the socket shall connect to.
   * @throws {SocketError} `EADDRINUSE` if no port of this machine is left.
   */
  open(family: number, port: number): Source {
    using refused = new DisposableStack(); // they keep their ports until another one is found
    for (;;) {
      const socket = new Socket<IpAddress, "stream">(family, SOCK_STREAM);
      try {
        socket.bind([family === AF_INET6 ? "::" : "0.0.0.0", 0]);
      } catch (error) {
        socket.close();
        throw error;
      }
      const own = socket.getsockname()[1], ports = `${own} ${port}`;
      if (own === port || this.#open.has(`${port} ${own}`)) {
        refused.use(socket);
        continue;
      }
      this.#open.add(ports);
      const close = () => {
        this.#open.delete(ports);
        socket.close();
      };
      return { socket, [Symbol.dispose]: close };
    }
  }
}
