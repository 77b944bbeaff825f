/**
 * What ends a wait in WSAPoll, which waits for nothing but sockets.
 *
 * @module
 */
import { windows } from "../../constants/windows.ts";
import type { System } from "../system.ts";
import { loopback } from "./loopback.ts";

/** The calls that a wakeup is made of. */
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
 * A UDP socket on loopback that is connected to itself, so that nobody else can
 * send to it: it is readable after `signal`.
 */
export class WakeupSocket {
  readonly #calls: Calls;
  readonly #byte = new Uint8Array(new ArrayBuffer(1));
  /** The socket. */
  readonly fd: number;

  private constructor(calls: Calls, fd: number) {
    this.#calls = calls;
    this.fd = fd;
  }

  /**
   * Makes the socket, of IPv4, or of IPv6 where that is missing.
   *
   * @param calls The calls of the system.
   * @returns The wakeup, or the negated error.
   */
  static create(calls: Calls): WakeupSocket | number {
    const made = WakeupSocket.#of(calls, windows.AF_INET);
    return typeof made === "number" ? WakeupSocket.#of(calls, windows.AF_INET6) : made;
  }

  static #of(calls: Calls, family: number): WakeupSocket | number {
    const fd = calls.socket(family, windows.SOCK_DGRAM, windows.IPPROTO_UDP);
    if (fd < 0) return fd;
    const address = calls.sockaddr();
    loopback(family, address);
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

  /** Makes it no longer readable. */
  drain(): void {
    while (this.#calls.recv(this.fd, this.#byte, 1, 0) > 0);
  }

  /** Closes it. */
  close(): void {
    this.#calls.close(this.fd);
  }
}
