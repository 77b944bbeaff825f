/**
 * Receives of several parts from a stream: `MSG_WAITALL`, a number of bytes, and up to a delimiter.
 *
 * Each is one operation, which keeps its place in the queue to its end. What it has received when it
 * fails is the `partial` of its error.
 *
 * @module
 */
import {
  EAGAIN,
  MSG_ERRQUEUE,
  MSG_OOB,
  MSG_PEEK,
  MSG_TRUNC,
  MSG_WAITALL,
} from "../../constants/mod.ts";
import { system } from "../../ffi/mod.ts";
import { READABLE } from "../../ffi/system.ts";
import { IncompleteReadError } from "../errors.ts";
import { rangeError } from "../stack.ts";
import {
  DONT_WAIT,
  isByteStream,
  type Operation,
  ReceivedCopies,
  RECEIVES,
  type ReceivingSocket,
  withoutWaiting,
} from "./operation.ts";
import { CALLS_PER_TURN } from "./send.ts";

type Memory = Uint8Array<ArrayBuffer>;

/** Bytes of the first piece of memory for data of unknown length. */
const FIRST_PIECE = 4096;

/**
 * True if a receive must go on until its buffer is full. The kernel sees to it only if it may wait in
 * the call; `MSG_PEEK` takes nothing, so that there is nothing to go on from.
 */
export function waitsForAll(flags: number, socket: ReceivingSocket): boolean {
  return (flags & MSG_WAITALL) !== 0 && isByteStream(socket) &&
    (flags & (MSG_PEEK | MSG_OOB | (MSG_ERRQUEUE ?? 0) | (MSG_TRUNC ?? 0))) === 0;
}

/** A receive that goes on until it is complete. */
abstract class ReceiveParts<T> implements Operation<T> {
  readonly syscall: string = "recv";
  readonly direction = READABLE;
  readonly queue = RECEIVES;
  readonly dontWait: boolean;
  givesWay = false;
  /** Bytes that were received. */
  protected taken = 0;
  readonly #flags: number;

  constructor(flags: number) {
    this.dontWait = (flags & DONT_WAIT) !== 0;
    this.#flags = flags;
  }

  /** The memory with what was received at its beginning. */
  protected abstract readonly memory: Memory;

  /**
   * Receives the next part.
   *
   * @returns The number of bytes, 0 at the end of the stream, or the negated error.
   */
  protected abstract next(fd: number, flags: number): number;

  /** True if nothing more is to be received. */
  protected abstract get isComplete(): boolean;

  abstract result(): T;

  /** Copies what was received into memory of the program, before the program goes on. */
  protected save(): void {}

  attempt(fd: number, wait: boolean): number {
    const flags = wait ? this.#flags : withoutWaiting(this.#flags);
    for (let calls = 0; !this.isComplete; calls++) {
      this.givesWay = !wait && calls === CALLS_PER_TURN;
      const count = this.givesWay ? -EAGAIN : this.next(fd, flags);
      if (count < 0) {
        if (!wait) this.save();
        return count;
      }
      if (count === 0) break;
      this.taken += count;
    }
    return 0;
  }

  partial(): Memory | undefined {
    return this.taken === 0 ? undefined : this.memory.slice(0, this.taken);
  }
}

/** Receives until a buffer is full, or the stream ends. */
export class ReceiveAll<T> extends ReceiveParts<T> {
  readonly #into: Memory | null;
  readonly #length: number;
  readonly #toResult: (received: number, memory: Memory) => T;
  readonly #returnsPart: boolean;
  readonly #copies = new ReceivedCopies();
  #own: Memory | undefined;

  /**
   * @param into The user's buffer; `null` for memory of the module.
   * @param length Bytes to receive; not more than the buffer has.
   * @param flags `MSG_*`
   * @param toResult Makes the result of the number of bytes and the memory.
   * @param returnsPart True if a part is a result where the receive may not wait, as of `MSG_WAITALL`.
   */
  constructor(
    into: Memory | null,
    length: number,
    flags: number,
    toResult: (received: number, memory: Memory) => T,
    returnsPart = true,
  ) {
    super(flags);
    this.#into = into;
    this.#length = length;
    this.#toResult = toResult;
    this.#returnsPart = returnsPart;
  }

  get received(): number {
    return this.#returnsPart ? this.taken : 0;
  }

  protected get memory(): Memory {
    return this.#into ?? (this.#own ??= new Uint8Array(this.#length));
  }

  protected get isComplete(): boolean {
    return this.taken >= this.#length;
  }

  protected next(fd: number, flags: number): number {
    const { memory } = this;
    this.#copies.check(memory, this.#length);
    const rest = memory.subarray(this.taken, this.#length);
    return system().recv(fd, rest, rest.length, flags);
  }

  protected override save(): void {
    if (this.#into === null || this.taken === this.#copies.length) return;
    this.#copies.add(this.#into.slice(this.#copies.length, this.taken));
  }

  override partial(): Memory | undefined {
    const isDetached = this.memory.length < this.#length;
    return isDetached ? this.#copies.join() : super.partial();
  }

  result(): T {
    return this.#toResult(this.taken, this.memory);
  }
}

/** Makes a receive of exactly so many bytes. */
export function receiveExactly(length: number): ReceiveAll<Memory> {
  const toResult = (received: number, memory: Memory) => {
    if (received === length) return memory;
    throw new IncompleteReadError(
      `the stream ended after ${received} of ${length} bytes`,
      memory.slice(0, received),
    );
  };
  return new ReceiveAll(null, length, MSG_WAITALL, toResult, false);
}

/** Receives up to a delimiter, and nothing of what follows it. */
export class ReceiveUntil extends ReceiveParts<Memory> {
  readonly #delimiter: Memory;
  readonly #limit: number;
  #memory: Memory = new Uint8Array(FIRST_PIECE);
  #isComplete = false;

  /**
   * @param delimiter The delimiter, at least one byte.
   * @param limit The largest number of bytes to receive, with the delimiter.
   */
  constructor(delimiter: Memory, limit: number) {
    super(0);
    this.#delimiter = delimiter.slice(); // the caller may change it
    this.#limit = limit;
  }

  protected get memory(): Memory {
    return this.#memory;
  }

  protected get isComplete(): boolean {
    return this.#isComplete;
  }

  /** Looks at what has come, then takes it as far as the delimiter reaches. */
  protected next(fd: number, flags: number): number {
    const { taken } = this;
    if (taken === this.#limit) {
      throw Object.assign(rangeError(`no delimiter in the first ${this.#limit} bytes`), {
        partial: this.partial(),
      });
    }
    if (taken === this.#memory.length) this.#grow();
    const room = this.#memory.subarray(taken, Math.min(this.#memory.length, this.#limit));
    const peeked = system().recv(fd, room, room.length, flags | MSG_PEEK);
    if (peeked <= 0) return peeked;
    const end = this.#find(taken + peeked);
    const wanted = end === -1 ? peeked : end - taken;
    const count = system().recv(fd, room, wanted, flags);
    this.#isComplete = end !== -1 && count === wanted;
    return count;
  }

  #grow(): void {
    const memory = new Uint8Array(2 * this.#memory.length);
    memory.set(this.#memory);
    this.#memory = memory;
  }

  /** Returns the place after the first delimiter in the first `length` bytes; -1 if none is there. */
  #find(length: number): number {
    const memory = this.#memory, delimiter = this.#delimiter;
    // A delimiter may have begun in what was received before.
    for (let at = Math.max(0, this.taken - delimiter.length + 1);; at++) {
      at = memory.indexOf(delimiter[0]!, at);
      if (at === -1 || at + delimiter.length > length) return -1;
      if (delimiter.every((byte, i) => memory[at + i] === byte)) return at + delimiter.length;
    }
  }

  result(): Memory {
    const data = this.#memory.slice(0, this.taken);
    if (this.#isComplete) return data;
    throw new IncompleteReadError(
      `the stream ended after ${this.taken} bytes, without the delimiter`,
      data,
    );
  }
}
