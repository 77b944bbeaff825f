/**
 * The writing side of a file: what was written and not yet sent. Whatever ends
 * an operation, what it has not sent stays here for the next one.
 *
 * @module
 */
import type { Socket } from "../socket.ts";
import { type Step, step, type Task } from "../operation/task.ts";

type Octets = Uint8Array<ArrayBuffer>;

/** Bytes that wait to be sent. */
export interface Unsent {
  /** What is left of them. */
  bytes: Octets;
}

function send(socket: Socket, bytes: Octets): Step<number> {
  return {
    now: () => socket.sendSync(bytes),
    later: (signal) => socket.send(bytes, { signal }),
  };
}

/** Where bytes are written. */
export class Sink {
  readonly #socket: Socket;
  /** How many bytes may wait to be sent. */
  readonly size: number;
  #queue: Unsent[] = [];
  /** How many bytes wait to be sent. */
  length = 0;
  // Small writes are collected in a block; the last of the queue is on it as long as it has room.
  #block: Octets = new Uint8Array(0);
  #used = 0;

  constructor(socket: Socket, size: number) {
    this.#socket = socket;
    this.size = size;
  }

  /**
   * Takes bytes.
   *
   * @param bytes What to send.
   * @param copied Whether they must be copied, or may stay where they are until a `drain`, which
   *   must begin next, has ended.
   * @returns What the `drain` must know, if they were not copied.
   */
  put(bytes: Octets, copied: boolean): Unsent | undefined {
    this.length += bytes.length;
    if (bytes.length > this.size) {
      const unsent = { bytes: copied ? bytes.slice() : bytes };
      this.#queue.push(unsent);
      this.#used = this.#block.length;
      return copied ? undefined : unsent;
    }
    if (bytes.length === 0) return undefined;
    if (this.#queue.length === 0) this.#used = 0;
    if (this.#block.length - this.#used < bytes.length) {
      this.#block = new Uint8Array(this.size);
      this.#used = 0;
    }
    const start = this.#used;
    this.#block.set(bytes, start);
    this.#used += bytes.length;
    const last = this.#queue.at(-1);
    if (start > 0 && last !== undefined) {
      const { byteOffset } = last.bytes;
      last.bytes = this.#block.subarray(byteOffset, this.#used);
    } else {
      this.#queue.push({ bytes: this.#block.subarray(start, this.#used) });
    }
    return undefined;
  }

  /**
   * Sends until no more than so many bytes wait.
   *
   * @param limit How many.
   * @param unsent Bytes that may change when it has ended; what was not sent of them is copied then.
   */
  *drain(limit: number, unsent?: Unsent): Task<void> {
    try {
      while (this.length > limit) {
        const first = this.#queue[0]!;
        const sent = yield* step(send(this.#socket, first.bytes));
        this.length -= sent;
        first.bytes = first.bytes.subarray(sent);
        if (first.bytes.length === 0) this.#queue.shift();
      }
    } finally {
      if (unsent !== undefined && unsent.bytes.length > 0) unsent.bytes = unsent.bytes.slice();
    }
  }

  /** Sends bytes past the buffer, as many as one call takes. */
  *once(bytes: Octets): Task<number> {
    yield* this.drain(0);
    return yield* step(send(this.#socket, bytes));
  }

  /** Forgets what was not sent. */
  clear(): void {
    this.#queue = [];
    this.length = 0;
  }
}
