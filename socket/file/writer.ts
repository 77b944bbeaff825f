/**
 * The writing side of a file: the data that was written but not yet sent. An operation that ends
 * early leaves its unsent data here for the next one.
 *
 * @module
 */
import { checkNotDetached } from "../operation/operation.ts";
import { type Step, step, type Task } from "../operation/task.ts";
import type { StreamSocket } from "./stream_socket.ts";

type Octets = Uint8Array<ArrayBuffer>;

/** An entry of the send queue. */
interface Unsent {
  /** The bytes that are not sent yet. */
  bytes: Octets;
}

function sendStep(socket: StreamSocket, bytes: Octets): Step<number> {
  return {
    now: () => socket.sendSync(bytes),
    later: (signal) => socket.send(bytes, { signal }),
  };
}

/** Buffers bytes and sends them on a socket. */
export class Writer {
  readonly #socket: StreamSocket;
  /** The buffer's size: the number of bytes that may stay unsent. */
  readonly size: number;
  #queue: Unsent[] = [];
  /** The number of unsent bytes. */
  length = 0;
  // Small writes are coalesced in a block. While the block has room, the queue's last entry is a
  // view of the block, and grows with each write.
  #block: Octets = new Uint8Array(0);
  #used = 0;

  constructor(socket: StreamSocket, size: number) {
    this.#socket = socket;
    this.size = size;
  }

  /**
   * Adds bytes to the queue.
   *
   * @param bytes The bytes to send.
   * @param mustCopy True to copy the bytes. False lets a large write stay in the caller's memory
   *   until the next `drain`, which must begin before any other call, has ended.
   * @returns The entry to pass to that `drain`, if the bytes were not copied.
   */
  put(bytes: Octets, mustCopy: boolean): Unsent | undefined {
    this.length += bytes.length;
    if (bytes.length > this.size) {
      const unsent = { bytes: mustCopy ? bytes.slice() : bytes };
      this.#queue.push(unsent);
      this.#used = this.#block.length;
      return mustCopy ? undefined : unsent;
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
   * Sends until at most `limit` bytes are unsent.
   *
   * @param limit The number of bytes that may stay unsent.
   * @param borrowed An entry in the caller's memory, which the caller may change once this task has
   *   ended. The task copies the entry's unsent rest before it ends. If the caller has transferred
   *   the memory by then, the task discards the rest and fails.
   */
  *drain(limit: number, borrowed?: Unsent): Task<void> {
    let rest = borrowed?.bytes.length ?? 0; // of the borrowed entry: detached memory has no length
    try {
      while (this.length > limit) {
        const first = this.#queue[0]!;
        const sent = yield* step(sendStep(this.#socket, first.bytes));
        this.length -= sent;
        if (first === borrowed && (rest -= sent) > 0) checkNotDetached(first.bytes, sent + rest);
        const isSent = first === borrowed ? rest === 0 : sent === first.bytes.length;
        if (isSent) this.#queue.shift();
        else first.bytes = first.bytes.subarray(sent);
      }
    } finally {
      if (borrowed !== undefined && rest > 0) this.#keep(borrowed, rest);
    }
  }

  /** Copies the unsent rest of a borrowed entry, or discards the entry if its memory is detached. */
  #keep(borrowed: Unsent, rest: number): void {
    if (borrowed.bytes.length >= rest) {
      borrowed.bytes = borrowed.bytes.slice();
    } else {
      this.#queue.splice(this.#queue.indexOf(borrowed), 1);
      this.length -= rest;
    }
  }

  /**
   * Sends the queue, then sends bytes with one send(2).
   *
   * @param bytes The bytes.
   * @returns The number of bytes that it sent.
   */
  *sendOnce(bytes: Octets): Task<number> {
    const { length } = bytes;
    yield* this.drain(0);
    checkNotDetached(bytes, length);
    return yield* step(sendStep(this.#socket, bytes));
  }

  /** Discards the unsent bytes. */
  clear(): void {
    this.#queue = [];
    this.length = 0;
  }
}
