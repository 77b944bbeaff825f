/**
 * poll(2) of one socket.
 *
 * @module
 */
import { EAGAIN, POLLIN, POLLOUT } from "../../constants/mod.ts";
import { system } from "../../ffi/mod.ts";
import { EXCEPTIONAL, READABLE, WRITABLE } from "../../ffi/system.ts";
import type { Operation } from "./operation.ts";

/** Waits until a socket is ready. The result is the events that have happened: `POLL*`. */
export class Poll implements Operation<number> {
  readonly syscall = "poll";
  readonly direction: number;
  readonly queue = null;
  readonly timeout: number | null;
  readonly #events: number;

  /**
   * @param events `POLL*`
   * @param timeout Seconds to wait; `null` for ever.
   */
  constructor(events: number, timeout: number | null) {
    this.#events = events;
    this.timeout = timeout;
    this.direction = EXCEPTIONAL | (events & POLLIN ? READABLE : 0) |
      (events & POLLOUT ? WRITABLE : 0);
  }

  attempt(fd: number, _wait: boolean): number {
    return system().pollEvents(fd, this.#events) || -EAGAIN;
  }

  result(events: number): number {
    return events;
  }
}
