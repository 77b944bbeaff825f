/**
 * Batches: many datagrams in one system call.
 *
 * @module
 */
import { AF_UNIX, MSG_WAITFORONE } from "../../constants/mod.ts";
import { system } from "../../ffi/mod.ts";
import { type MessageBatch, WRITABLE } from "../../ffi/system.ts";
import type { AddressContext } from "../address/codec.ts";
import { codecOf, decodeAddress } from "../address/codec_table.ts";
import { type Bytes, data as toBytes, integer } from "../arguments.ts";
import {
  controlSize,
  decodeControl,
  encodeControl,
  type RightsHolder,
} from "../ancillary/control.ts";
import type { Ancillary, ReceivedAncillary } from "../ancillary/decode.ts";
import {
  DONT_WAIT,
  type Operation,
  QUEUE_DIRECTIONS,
  receiveQueue,
  SENDS,
  withoutWaiting,
} from "./operation.ts";
import type { Socket } from "../socket.ts";

/** How many messages one call takes: `UIO_MAXIOV`. */
const MOST_MESSAGES = 1024;

/** Makes the operation that fills a batch. */
export let receiving: <A>(
  batch: Batch<A>,
  holder: RightsHolder,
  flags: number,
) => Operation<number>;

/** Makes the operation that sends the first `count` datagrams of a batch. */
export let sending: <A>(batch: Batch<A>, count: number, flags: number) => Operation<number>;

/**
 * Memory for datagrams that are received, or sent, in one system call. It is
 * used again and again: what `data` gives is overwritten by the next receive, and
 * only one operation may use it at a time. What was received can be sent as it
 * is, back to its senders.
 *
 * @example Thirty-two at a time
 * ```ts
 * import { AF_INET, Batch, SOCK_DGRAM, Socket } from "@libc/socket";
 *
 * using receiver = new Socket(AF_INET, SOCK_DGRAM);
 * using sender = new Socket(AF_INET, SOCK_DGRAM);
 * receiver.bind(["127.0.0.1", 0]);
 *
 * const out = new Batch(sender, 32, 1500);
 * for (let i = 0; i < out.count; i++) out.put(i, `datagram ${i}`, receiver.getsockname());
 * console.log(await sender.sendmmsg(out)); // 32
 *
 * const batch = new Batch(receiver, 32, 1500);
 * const count = await receiver.recvmmsg(batch);
 * for (let i = 0; i < count; i++) {
 *   console.log(new TextDecoder().decode(batch.data(i)), batch.address(i));
 * }
 * ```
 */
export class Batch<A> {
  /** How many datagrams it holds. */
  readonly count: number;
  /** How many bytes of data each can have. */
  readonly size: number;
  readonly #memory: MessageBatch;
  readonly #lengths: Int32Array;
  readonly #flags: Int32Array;
  // how many messages, from the first, are not ready to be received into
  #used: number;
  readonly #ancillary: (ReceivedAncillary[] | undefined)[] = [];
  readonly #socket: AddressContext;

  static {
    receiving = (batch, holder, flags) => batch.#receiving(holder, flags);
    sending = (batch, count, flags) => batch.#sending(count, flags);
  }

  /**
   * Lays the memory out.
   *
   * @param socket Whose datagrams they are, which says the form of their addresses.
   * @param count How many datagrams, 1 to 1024.
   * @param size How many bytes of data each can have; more is cut off, and told by `MSG_TRUNC`.
   * @param ancbufsize Room for ancillary data of each, in bytes; 0 if left out.
   * @throws {RangeError} If one of them is out of its bounds.
   */
  constructor(socket: Socket<A, unknown>, count: number, size: number, ancbufsize = 0) {
    this.#socket = socket;
    this.count = integer("count", count, 1, MOST_MESSAGES);
    this.size = integer("size", size, 1, 0x10000);
    this.#memory = system().batch(this.count, this.size, controlSize(ancbufsize));
    this.#lengths = new Int32Array(this.count);
    this.#flags = new Int32Array(this.count);
    this.#used = this.count;
  }

  #index(index: number): number {
    return integer("index", index, 0, this.count - 1);
  }

  /**
   * The data of a datagram: of the last receive, or what was put there.
   *
   * @param index Which, from 0.
   * @returns A view that is valid until the batch is used again.
   * @throws {RangeError} If there is no such datagram.
   */
  data(index: number): Uint8Array<ArrayBuffer> {
    const i = this.#index(index);
    const { buffer, byteOffset } = this.#memory.data[i]!; // half the time that subarray() takes
    return new Uint8Array(buffer, byteOffset, this.#lengths[i]);
  }

  /**
   * The sender of a datagram that was received.
   *
   * @param index Which, from 0.
   * @returns Its address; `null` where there is none.
   * @throws {RangeError} If there is no such datagram.
   */
  address(index: number): A | null {
    const address = this.#memory.addresses[this.#index(index)]!;
    return decodeAddress(address, this.#socket) as A | null;
  }

  /**
   * The flags of a datagram that was received.
   *
   * @param index Which, from 0.
   * @returns `MSG_TRUNC` if data was cut off, `MSG_CTRUNC` if ancillary data was, ...
   * @throws {RangeError} If there is no such datagram.
   */
  flags(index: number): number {
    return this.#flags[this.#index(index)]!;
  }

  /**
   * The ancillary data of a datagram that was received.
   *
   * @param index Which, from 0.
   * @returns What came beside the data.
   * @throws {RangeError} If there is no such datagram.
   */
  ancillary(index: number): ReceivedAncillary[] {
    return this.#ancillary[this.#index(index)] ?? [];
  }

  /**
   * Puts a datagram to be sent into the batch.
   *
   * @param index Where, from 0.
   * @param data Its data, which is copied.
   * @param address Where to; `null` or left out for a connected socket. No host name.
   * @param ancillary Ancillary data, up to the room that the batch has for it.
   * @throws {RangeError} If it does not fit.
   * @throws {TypeError} If the address is none of the socket's family.
   */
  put(
    index: number,
    data: string | Bytes,
    address: A | null = null,
    ancillary: readonly Ancillary[] = [],
  ): void {
    const i = this.#index(index);
    const bytes = toBytes("data", data);
    if (bytes.length > this.size) {
      throw new RangeError(`data has ${bytes.length} bytes; the batch has room for ${this.size}`);
    }
    const control = Array.isArray(ancillary) && ancillary.length === 0
      ? null
      : encodeControl(ancillary);
    const controlLength = control?.length ?? 0;
    const room = this.#memory.control[i]!;
    if (controlLength > room.length) {
      throw new RangeError(
        `ancillary takes ${controlLength} bytes; the batch has room for ${room.length}`,
      );
    }
    const target = this.#memory.addresses[i]!;
    if (address !== null) {
      const name = codecOf(this.#socket.family).encode(address, target, this.#socket);
      if (name !== null) {
        throw new TypeError(`address host is "${name}"; a batch takes numeric addresses alone`);
      }
    }
    this.#memory.data[i]!.set(bytes);
    if (control !== null) room.set(control);
    this.#lengths[i] = bytes.length;
    this.#used = Math.max(this.#used, i + 1);
    const addressLength = address === null ? 0 : target.length;
    this.#memory.prepare(i, bytes.length, controlLength, addressLength);
  }

  /** Makes the whole memory of each message ready to be written to again. */
  #prepare(): void {
    const { data, control, addresses } = this.#memory;
    for (let i = 0; i < this.#used; i++) {
      this.#memory.prepare(i, data[i]!.length, control[i]!.length, addresses[i]!.bytes.length);
    }
    this.#used = 0;
  }

  #receiving(holder: RightsHolder, flags: number): Operation<number> {
    return new RecvMmsg(
      this.#memory,
      this.count,
      flags,
      () => this.#prepare(),
      (received) => {
        this.#used = Math.max(this.#used, received);
        for (let i = 0; i < received; i++) {
          this.#lengths[i] = Math.min(this.#memory.length(i), this.size);
          this.#flags[i] = this.#memory.flags(i);
          const addressLength = this.#memory.addressLength(i);
          this.#memory.addresses[i]!.received(addressLength);
          const controlLength = this.#memory.controlLength(i);
          this.#ancillary[i] = controlLength === 0 ? undefined : decodeControl(
            this.#memory.control[i]!.slice(0, controlLength),
            holder,
          );
          this.#memory.prepare(i, this.#lengths[i]!, 0, addressLength); // to be sent back
        }
      },
    );
  }

  #sending(count: number, flags: number): Operation<number> {
    return new SendMmsg(this.#memory, count, flags, this.#socket.family === AF_UNIX);
  }
}

/** recvmmsg(2): how many datagrams came. */
class RecvMmsg implements Operation<number> {
  readonly syscall = "recvmmsg";
  readonly queue: number;
  readonly direction: number;
  readonly dontWait: boolean;
  readonly #memory: MessageBatch;
  readonly #count: number;
  readonly #flags: number;
  readonly #prepare: () => void;
  readonly #received: (count: number) => void;

  constructor(
    memory: MessageBatch,
    count: number,
    flags: number,
    prepare: () => void,
    received: (count: number) => void,
  ) {
    this.#memory = memory;
    this.#count = count;
    this.#flags = flags;
    this.#prepare = prepare;
    this.#received = received;
    this.queue = receiveQueue(flags);
    this.direction = QUEUE_DIRECTIONS[this.queue]!;
    this.dontWait = (flags & DONT_WAIT) !== 0;
  }

  attempt(fd: number, wait: boolean): number {
    this.#prepare();
    // It waits for the first alone; the rest is what is there.
    const flags = (wait ? this.#flags : withoutWaiting(this.#flags)) | (MSG_WAITFORONE ?? 0);
    return this.#memory.receive(fd, this.#count, flags);
  }

  result(count: number): number {
    this.#received(count);
    return count;
  }
}

/** sendmmsg(2): how many datagrams were sent. */
class SendMmsg implements Operation<number> {
  readonly syscall = "sendmmsg";
  readonly direction = WRITABLE;
  readonly queue = SENDS;
  readonly sends = true;
  readonly dontWait: boolean;
  /** As with sendto(2). */
  readonly needsBackoff: boolean;
  readonly #memory: MessageBatch;
  readonly #count: number;
  readonly #flags: number;

  constructor(memory: MessageBatch, count: number, flags: number, needsBackoff: boolean) {
    this.#memory = memory;
    this.#count = count;
    this.#flags = flags;
    this.dontWait = (flags & DONT_WAIT) !== 0;
    this.needsBackoff = needsBackoff;
  }

  attempt(fd: number, wait: boolean): number {
    return this.#memory.send(fd, this.#count, wait ? this.#flags : withoutWaiting(this.#flags));
  }

  result(count: number): number {
    return count;
  }
}
