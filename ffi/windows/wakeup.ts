/**
 * The socket that ends a wait in WSAPoll, which can wait for sockets alone.
 *
 * @module
 */
import { windows } from "../../constants/windows.ts";
import type { System } from "../system.ts";
import { writeLoopback } from "./loopback.ts";

/** The calls that a wakeup socket makes. */
type Calls = Pick<
  System,
  | "bind"
  | "close"
  | "connect"
  | "getsockname"
  | "recv"
  | "send"
  | "setNonblocking"
  | "sockaddr"
  | "socket"
>;

/**
 * A UDP socket on loopback, connected to itself so that no other program can
 * send to it. It is readable from `signal` to `drain`.
 */
export class WakeupSocket {
  readonly #calls: Calls;
  readonly #byte = new Uint8Array(new ArrayBuffer(1));
  /** The socket's descriptor. */
  readonly fd: number;

  private constructor(calls: Calls, fd: number) {
    this.#calls = calls;
    this.fd = fd;
  }

  /**
   * Creates the socket, for IPv4, or for IPv6 where IPv4 is missing.
   *
   * @param calls The system's calls.
   * @returns The wakeup socket, or the negated error.
   */
  static create(calls: Calls): WakeupSocket | number {
    const created = WakeupSocket.#createOf(calls, windows.AF_INET);
    return typeof created === "number" ? WakeupSocket.#createOf(calls, windows.AF_INET6) : created;
  }

  static #createOf(calls: Calls, family: number): WakeupSocket | number {
    const fd = calls.socket(family, windows.SOCK_DGRAM, windows.IPPROTO_UDP);
    if (fd < 0) return fd;
    const address = calls.sockaddr();
    writeLoopback(family, address);
    for (
      const attempt of [
        () => calls.bind(fd, address),
        () => calls.getsockname(fd, address),
        () => calls.connect(fd, address),
        () => calls.setNonblocking(fd, true),
      ]
    ) {
      const error = attempt();
      if (error < 0) {
        calls.close(fd);
        return error;
      }
    }
    return new WakeupSocket(calls, fd);
  }

  /** Makes the socket readable. */
  signal(): void {
    this.#calls.send(this.fd, this.#byte, 1, 0);
  }

  /** Reads all signals, so that the socket is no longer readable. */
  drain(): void {
    while (this.#calls.recv(this.fd, this.#byte, 1, 0) > 0);
  }

  /** Closes the socket. */
  close(): void {
    this.#calls.close(this.fd);
  }
}
