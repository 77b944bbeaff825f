/**
 * Descriptors received with a message: `SCM_RIGHTS`, unix(7).
 *
 * @module
 */
import { system } from "../../ffi/mod.ts";
import { integer, members } from "../arguments.ts";
import { hideFrames, ourError } from "../stack.ts";

/** How many untaken descriptors of earlier receives a socket holds. */
const MOST_UNTAKEN = 512;

/** Open descriptors that nobody has taken. */
interface Untaken {
  fds: number[];
  /** The socket that holds them. */
  holder: PendingRights | undefined;
  /** True if the descriptors were closed because the socket held too many. */
  wasTooMany: boolean;
}

/** Returns the descriptors, which the caller closes or hands over. */
function empty(untaken: Untaken): number[] {
  untaken.holder?.forget(untaken);
  return untaken.fds.splice(0);
}

function closeAll(untaken: Untaken): void {
  for (const fd of empty(untaken)) system().close(fd);
}

/** Closes the descriptors of a message that the program has dropped. */
const collected = new FinalizationRegistry<Untaken>(closeAll);

/** Returns the descriptors that are still in an object. */
let untakenOf: (descriptors: ReceivedDescriptors) => Untaken;

/**
 * Descriptors received with a message. They are already open. {@linkcode ReceivedDescriptors.take}
 * transfers them to the caller. Untaken descriptors are closed when this object is disposed of or
 * garbage-collected. So that a peer cannot exhaust the descriptors of a program that takes none, a
 * socket that holds more than 512 untaken descriptors of earlier receives closes the oldest ones.
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
 *
 * @category Ancillary data
 */
export class ReceivedDescriptors {
  readonly #untaken: Untaken;

  static {
    untakenOf = (descriptors) => descriptors.#untaken;
  }

  /**
   * Takes over open descriptors.
   *
   * @param fds The numbers of the descriptors.
   * @throws {TypeError | RangeError} If they are not an array of descriptors.
   */
  constructor(fds: readonly number[]) {
    let checked: number[];
    try {
      checked = members("fds", fds, 0xffff, (name, fd) => integer(name, fd, 0, 0x7fffffff));
    } catch (error) {
      throw hideFrames(error, ReceivedDescriptors);
    }
    this.#untaken = { fds: checked, holder: undefined, wasTooMany: false };
    if (checked.length > 0) collected.register(this, this.#untaken);
  }

  /** Number of descriptors that can still be taken. */
  get length(): number {
    return this.#untaken.fds.length;
  }

  /**
   * Transfers the descriptors to the caller, who must close them.
   *
   * @returns The numbers of the descriptors. Empty if they were already taken or disposed of.
   * @throws {Error} If they were closed, because the socket held too many that nobody took.
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
    if (this.#untaken.wasTooMany) {
      const error = new Error(
        `the descriptors were closed: the socket held more than ${MOST_UNTAKEN} that nobody took`,
      );
      throw hideFrames(ourError(error), ReceivedDescriptors.prototype.take);
    }
    return empty(this.#untaken);
  }

  /** Closes the descriptors that have not been taken. */
  [Symbol.dispose](): void {
    closeAll(this.#untaken);
  }
}

/** The untaken descriptors of the messages that a socket received. */
export class PendingRights {
  /** In the order of the receives. */
  readonly #held = new Set<Untaken>();
  /** The number of descriptors. */
  #count = 0;

  /**
   * Holds the descriptors of a receive. If the socket holds too many of earlier receives, it closes the
   * oldest ones.
   *
   * @param received Those of all messages of the receive.
   */
  hold(received: readonly ReceivedDescriptors[]): void {
    for (const oldest of this.#held) {
      if (this.#count <= MOST_UNTAKEN) break;
      oldest.wasTooMany = true;
      closeAll(oldest);
    }
    for (const untaken of received.map(untakenOf)) {
      untaken.holder = this;
      this.#held.add(untaken);
      this.#count += untaken.fds.length;
    }
  }

  /** Forgets descriptors that are about to be taken or closed. */
  forget(untaken: Untaken): void {
    if (this.#held.delete(untaken)) this.#count -= untaken.fds.length;
  }
}
