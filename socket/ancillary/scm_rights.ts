/**
 * Descriptors that come with a message (`SCM_RIGHTS`).
 *
 * @module
 */
import { system } from "../../ffi/mod.ts";

/** How many messages' descriptors a socket holds for who has not taken them yet. */
const MAX_PENDING = 16;

/**
 * Descriptors that came with a message. They are open already: who wants them
 * takes them. Those that are not taken are closed when this is disposed of, when the
 * socket has received 16 more messages with descriptors, or when it is closed.
 *
 * @example
 * ```ts
 * import { createServer, SCM_RIGHTS, Socket, socketpair } from "@libc/socket";
 *
 * const [a, b] = socketpair();
 * using server = createServer(["127.0.0.1", 0]);
 * if (SCM_RIGHTS !== undefined) { // not on Windows
 *   a.sendFdsSync("here", [server.fileno()]);
 *   const { ancillary } = b.recvmsgSync(16, 64);
 *   for (const { descriptors } of ancillary) {
 *     for (const fd of descriptors?.take() ?? []) Socket.adopt(fd).close();
 *   }
 * }
 * a.close();
 * b.close();
 * ```
 */
export class ReceivedDescriptors {
  #fds: number[];

  /**
   * Holds descriptors.
   *
   * @param fds Their numbers.
   */
  constructor(fds: number[]) {
    this.#fds = fds;
  }

  /** How many there are to take. */
  get length(): number {
    return this.#fds.length;
  }

  /**
   * Takes the descriptors, which from now on are the caller's to close.
   *
   * @returns Their numbers; none if they were taken or closed before.
   */
  take(): number[] {
    const fds = this.#fds;
    this.#fds = [];
    return fds;
  }

  /** Closes those that nobody has taken. */
  [Symbol.dispose](): void {
    for (const fd of this.take()) system().close(fd);
  }
}

/** The descriptors that a socket has received and nobody has taken. */
export class PendingRights implements Disposable {
  readonly #held: ReceivedDescriptors[] = [];

  /** Holds descriptors, and closes the oldest if these are too many. */
  hold(descriptors: ReceivedDescriptors): void {
    this.#held.push(descriptors);
    if (this.#held.length > MAX_PENDING) this.#held.shift()![Symbol.dispose]();
  }

  /** Closes all that nobody has taken. */
  [Symbol.dispose](): void {
    for (const descriptors of this.#held.splice(0)) descriptors[Symbol.dispose]();
  }
}
