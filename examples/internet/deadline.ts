/**
 * The time that a peer has for its answer, whatever else arrives before it.
 *
 * @module
 */
import { TimeoutError } from "@libc/socket";

/** A socket with a timeout. */
interface Waiting {
  settimeout(seconds: number): void;
}

/** A point in time that ends a wait of several receives. */
export class Deadline {
  readonly #end: number;

  /** @param seconds The time from now. */
  constructor(seconds: number) {
    this.#end = performance.now() + seconds * 1000;
  }

  /**
   * Limits the next operation of a socket to the time that is left.
   *
   * @throws {TimeoutError} If none is left. The timeout of a socket ends no receive whose data is there
   *   already, so a peer that floods the socket would delay the end for ever.
   */
  limit(socket: Waiting): void {
    const left = (this.#end - performance.now()) / 1000;
    if (left <= 0) throw new TimeoutError("timed out");
    socket.settimeout(left);
  }
}
