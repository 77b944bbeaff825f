/**
 * connect(2)
 *
 * @module
 */
import {
  AF_INET,
  AF_INET6,
  AF_UNIX,
  EAGAIN,
  EINPROGRESS,
  EINTR,
  IPPROTO_SCTP,
  SO_ERROR,
  SOL_SOCKET,
} from "../../constants/mod.ts";
import { system } from "../../ffi/mod.ts";
import { WRITABLE } from "../../ffi/system.ts";
import type { Destination } from "../address/destination.ts";
import { type Operation, SENDS } from "./operation.ts";

/** As how many operations a connect counts: on the loopback interface, it takes some 30 us. */
export const CONNECT_WEIGHT = 8;

/** Connects. The kernel goes on with a connect that has begun; `SO_ERROR` is its outcome. */
export class Connect implements Operation<void> {
  readonly syscall = "connect";
  readonly direction = WRITABLE;
  readonly queue = SENDS;
  readonly needsNonblocking = true;
  readonly address: unknown;
  readonly #destination: Destination;
  readonly #error = new Uint8Array(new ArrayBuffer(4));
  #hasBegun = false;
  needsBackoff = false;

  /** @param destination The peer's address. */
  constructor(destination: Destination) {
    this.#destination = destination;
    this.address = destination.address;
  }

  keep(): void {
    this.#destination.keep();
  }

  attempt(fd: number, wait: boolean): number {
    if (this.#hasBegun) return this.#outcome(fd, wait);
    const returned = system().connect(fd, this.#destination.sockaddr());
    // After EINTR too the kernel goes on connecting, and another connect(2) would fail with
    // EALREADY. Only the connect of a unix socket has not begun if it was interrupted.
    this.#hasBegun = returned === -EINPROGRESS ||
      (returned === -EINTR && this.#destination.socket.family !== AF_UNIX);
    // EAGAIN of a unix socket: the peer's backlog is full, and no readiness follows.
    this.needsBackoff = returned === -EAGAIN;
    return returned;
  }

  #outcome(fd: number, wait: boolean): number {
    const ready = system().pollOne(fd, WRITABLE, wait ? -1 : 0);
    if (ready <= 0) return ready === 0 ? -EINPROGRESS : ready;
    const length = system().getsockopt(fd, SOL_SOCKET, SO_ERROR, this.#error);
    const error = length < 0 ? length : -new Int32Array(this.#error.buffer)[0]!;
    this.#takeOutcome(fd);
    return error;
  }

  /**
   * Lets Linux forget a TCP connect whose outcome came by `SO_ERROR`. It gives that outcome to the next
   * connect(2) too, whatever its address: 0, or ECONNABORTED. So that call is made here.
   */
  #takeOutcome(fd: number): void {
    const { family, proto } = this.#destination.socket;
    const isTcp = (family === AF_INET || family === AF_INET6) && proto !== IPPROTO_SCTP;
    if (system().remembersConnect && isTcp) system().connect(fd, this.#destination.sockaddr());
  }

  weight(): number {
    return CONNECT_WEIGHT;
  }

  result(): void {}
}
