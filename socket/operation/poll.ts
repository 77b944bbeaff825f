/**
 * poll(2) of one socket.
 *
 * @module
 */
import {
  EAGAIN,
  POLLIN,
  POLLOUT,
  POLLRDBAND,
  POLLRDHUP,
  POLLRDNORM,
  POLLWRBAND,
  POLLWRNORM,
} from "../../constants/mod.ts";
import { system } from "../../ffi/mod.ts";
import { EXCEPTIONAL, READABLE, WRITABLE } from "../../ffi/system.ts";
import type { Operation } from "./operation.ts";

const READS = POLLIN | POLLRDNORM | POLLRDBAND | (POLLRDHUP ?? 0);
const WRITES = POLLOUT | POLLWRNORM | POLLWRBAND;

/** Returns the directions in which to wait for events. Errors and hang-ups are always waited for. */
export function directionOf(events: number): number {
  return EXCEPTIONAL | (events & READS ? READABLE : 0) | (events & WRITES ? WRITABLE : 0);
}

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
    this.direction = directionOf(events);
  }

  attempt(fd: number, _wait: boolean): number {
    return system().pollEvents(fd, this.#events) || -EAGAIN;
  }

  result(events: number): number {
    return events;
  }
}
