/**
 * Descriptors received with a message: `SCM_RIGHTS`, unix(7).
 *
 * @module
 */
import { system } from "../../ffi/mod.ts";

/** Maximum number of messages whose untaken descriptors a socket holds. */
const MAX_PENDING = 16;

/**
 * Descriptors received with a message. They are already open. {@linkcode ReceivedDescriptors.take}
 * transfers them to the caller. Untaken descriptors are closed when this object is disposed of, when
 * the socket has received 16 more messages with descriptors, or when the socket is closed.
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
   * Takes over open descriptors.
   *
   * @param fds The numbers of the descriptors.
   */
  constructor(fds: number[]) {
    this.#fds = fds;
  }

  /** Number of descriptors that can still be taken. */
  get length(): number {
    return this.#fds.length;
  }

  /**
   * Transfers the descriptors to the caller, who must close them.
   *
   * @returns The numbers of the descriptors. Empty if they were already taken or closed.
   *
   * @example
   * ```ts
   * import { cmsg, CMSG_LEN, Socket, socketpair } from "@libc/socket";
   *
   * if (Deno.build.os !== "windows") {
   *   const [a, b] = socketpair();
   *   a.sendFdsSync("my own end", [a.fileno()]);
   *   const { ancillary } = b.recvmsgSync(16, CMSG_LEN(4));
   *   const { descriptors } = cmsg.find(ancillary, "descriptors")!;
   *   for (const fd of descriptors.take()) Socket.adopt(fd).close();
   *   console.log(descriptors.length); // 0
   *   a.close();
   *   b.close();
   * }
   * ```
   */
  take(): number[] {
    const fds = this.#fds;
    this.#fds = [];
    return fds;
  }

  /** Closes the descriptors that have not been taken. */
  [Symbol.dispose](): void {
    for (const fd of this.take()) system().close(fd);
  }
}

/** The untaken descriptors of the messages that a socket received. */
export class PendingRights implements Disposable {
  readonly #held: ReceivedDescriptors[] = [];

  /** Holds the descriptors of a message. Closes the oldest if the limit is exceeded. */
  hold(descriptors: ReceivedDescriptors): void {
    this.#held.push(descriptors);
    if (this.#held.length > MAX_PENDING) this.#held.shift()![Symbol.dispose]();
  }

  /** Closes all untaken descriptors. */
  [Symbol.dispose](): void {
    for (const descriptors of this.#held.splice(0)) descriptors[Symbol.dispose]();
  }
}
