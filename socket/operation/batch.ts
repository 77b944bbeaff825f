/**
 * Batches: many datagrams in one system call.
 *
 * @module
 */
import { MSG_WAITFORONE } from "../../constants/mod.ts";
import type { AddressLike, Family } from "../../constants/families.ts";
import { system } from "../../ffi/mod.ts";
import { type MessageBatch, WRITABLE } from "../../ffi/system.ts";
import { codecOf, decodeAddress } from "../address/codec_table.ts";
import { permit } from "../address/permission.ts";
import {
  boolean,
  type Bytes,
  checkStillAttached,
  data as toBytes,
  integer,
  isArray,
  isOptions,
  optionalInt,
  signalIn,
  type WaitOptions,
  wrongType,
} from "../arguments.ts";
import {
  controlSize,
  decodeControl,
  encodeControl,
  holdRights,
  type RightsHolder,
} from "../ancillary/control.ts";
import type { Ancillary, ReceivedAncillary } from "../ancillary/types.ts";
import {
  CONNECTED,
  DONT_WAIT,
  isRefusedByReceiver,
  type Operation,
  QUEUE_DIRECTIONS,
  receiveQueue,
  receiversOf,
  type ReceivingSocket,
  type SendingSocket,
  SENDS,
  withoutWaiting,
} from "./operation.ts";
import { hideFrames, hideInternals, rangeError, typeError } from "../stack.ts";

/** The most messages of one call: `UIO_MAXIOV`. */
const MAX_MESSAGES = 1024;

/** Key of the method that makes the operation of recvmmsg(2). */
export const receiveOperation: unique symbol = Symbol("receiveOperation");

/** Key of the method that makes the operation of sendmmsg(2). */
export const sendOperation: unique symbol = Symbol("sendOperation");

/**
 * The members of a socket that a {@linkcode Batch} uses; every {@linkcode Socket} has them.
 *
 * @category Messages and batches
 */
export interface BatchSocket<A> {
  /** `AF_*`, which decides the form of the addresses. */
  readonly family: Family<A>;
  /** The protocol, which also decides the form of the addresses in some families. */
  readonly proto: number;
  /** Returns the descriptor; -1 once it is closed. */
  fileno(): number;
}

/**
 * Options of a new {@linkcode Batch}.
 *
 * @category Messages and batches
 */
export interface BatchOptions {
  /**
   * True if Linux may coalesce UDP datagrams into packets with segments (`UDP_SEGMENT`, udp(7));
   * false if left out. {@linkcode Batch} describes the gain and the cost.
   */
  readonly segment?: boolean | undefined;
}

/**
 * The part of a batch to send.
 *
 * @category Messages and batches
 */
export interface BatchPosition {
  /** Index of the first datagram to send; 0 if left out. */
  readonly first?: number | undefined;
}

/**
 * The arguments that may follow the batch of {@linkcode Socket.sendmmsgSync}.
 *
 * @category Messages and batches
 */
export type BatchPart =
  | [options?: BatchPosition]
  | [count: number, options?: BatchPosition]
  | [count: number, flags: number, options?: BatchPosition];

/**
 * The arguments that may follow the batch of {@linkcode Socket.sendmmsg}.
 *
 * @category Messages and batches
 */
export type BatchPartAndOptions =
  | [options?: BatchPosition & WaitOptions]
  | [count: number, options?: BatchPosition & WaitOptions]
  | [count: number, flags: number, options?: BatchPosition & WaitOptions];

/**
 * Memory for datagrams that one system call receives or sends. The memory is reused: the next
 * receive overwrites the views that `data` returned, and only one operation may use a batch at a
 * time. A batch of received datagrams can be sent as it is, which returns each datagram to its
 * sender.
 *
 * With `{ segment: true }`, Linux coalesces consecutive UDP datagrams that have one destination and
 * one length, of which the last may be shorter, into packets of up to 64 segments (UDP GSO). The
 * kernel or the network card splits the packets into datagrams later.
 *
 * - The gain: a send of 64 datagrams takes about half of the time. A rate limit counts a packet once: a
 *   network's limit dropped 3,582 of 3,840 separate datagrams, and none of 3,840 coalesced ones.
 * - The cost: datagrams are no longer lost independently. If this machine's network stack or a
 *   virtual network drops a packet, all of its datagrams are lost: at a loss of 5 % the longest run
 *   of lost datagrams was 64 to 128 with `segment`, and 2 without. A capture on this machine's
 *   interface may show the packet unsplit. Senders that rely on single losses, as forward error
 *   correction does, should leave the option off.
 * - The send falls back to separate datagrams if the kernel, the socket or the route refuses
 *   segments, and for datagrams with ancillary data, the flags `MSG_MORE` and `MSG_ZEROCOPY`, and
 *   sockets with `UDP_SEGMENT`, `UDP_CORK` or `SO_TIMESTAMPING` set.
 *
 * On other systems, and for other protocols, the option is accepted and has no effect.
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
 *
 * @example Send on from where a send stopped
 * ```ts
 * import { AF_INET, Batch, SOCK_DGRAM, Socket } from "@libc/socket";
 *
 * using receiver = new Socket(AF_INET, SOCK_DGRAM);
 * using sender = new Socket(AF_INET, SOCK_DGRAM);
 * receiver.bind(["127.0.0.1", 0]);
 *
 * const batch = new Batch(sender, 32, 1200, { segment: true });
 * for (let i = 0; i < batch.count; i++) batch.put(i, `datagram ${i}`, receiver.getsockname());
 * for (let first = 0; first < batch.count;) first += await sender.sendmmsg(batch, { first });
 * ```
 *
 * @category Messages and batches
 */
export class Batch<A> {
  readonly #count: number;
  readonly #size: number;
  readonly #memory: MessageBatch;
  readonly #lengths: Int32Array;
  readonly #flags: Int32Array;
  /** The number of messages, from the first, that the next receive must prepare. */
  #used: number;
  /** The items of each message that has some. */
  #ancillary: ReceivedAncillary[][] = [];
  readonly #socket: BatchSocket<A>;

  /**
   * Allocates the memory.
   *
   * @param socket The socket of the datagrams, which decides the form of their addresses.
   * @param count The number of datagrams, 1 to 1024.
   * @param size Maximum bytes of data in one datagram, 1 to 65536. A receive cuts a longer datagram
   *   off and sets `MSG_TRUNC`.
   * @param rest Room for the ancillary data of one datagram in bytes (0 if left out), then
   *   `{ segment: true }` to let Linux coalesce UDP datagrams.
   * @throws {RangeError} If a number is out of its bounds.
   * @throws {TypeError} If an argument is of another type.
   *
   * @example
   * ```ts
   * import { AF_INET, Batch, CMSG_SPACE, SOCK_DGRAM, Socket } from "@libc/socket";
   *
   * using socket = new Socket(AF_INET, SOCK_DGRAM);
   * new Batch(socket, 32, 1500);
   * new Batch(socket, 32, 1500, CMSG_SPACE(4)); // with room for one integer beside the data
   * new Batch(socket, 32, 1500, { segment: true });
   * new Batch(socket, 32, 1500, CMSG_SPACE(4), { segment: true });
   * ```
   */
  constructor(
    socket: BatchSocket<A>,
    count: number,
    size: number,
    ...rest: [options?: BatchOptions] | [ancbufsize?: number, options?: BatchOptions]
  ) {
    try {
      if (typeof socket?.family !== "number") throw wrongType("socket", socket, "a Socket");
      this.#socket = socket;
      this.#count = integer("count", count, 1, MAX_MESSAGES);
      this.#size = integer("size", size, 1, 0x10000);
      const optionsAlone = rest.length === 1 && isOptions(rest[0]);
      const [ancbufsize = 0, options]: readonly unknown[] = optionsAlone ? [0, rest[0]] : rest;
      const controlBytes = controlSize(ancbufsize);
      this.#memory = system().batch(this.#count, this.#size, controlBytes, segmentIn(options));
      this.#lengths = new Int32Array(this.#count);
      this.#flags = new Int32Array(this.#count);
      this.#used = this.#count;
    } catch (error) {
      throw hideFrames(error, Batch);
    }
  }

  /** The number of datagrams that the batch has room for. */
  get count(): number {
    return this.#count;
  }

  /** The maximum number of bytes of data in one datagram. */
  get size(): number {
    return this.#size;
  }

  #index(index: number): number {
    return integer("index", index, 0, this.#count - 1);
  }

  /** Throws if the program has transferred the memory of the data, of which it has views. */
  #checkMemory(): void {
    if (this.#memory.data[0]!.length > 0) return;
    throw typeError(
      "the batch has lost its memory, which was transferred elsewhere with the buffer of a view; " +
        "make a new Batch, and transfer copies, made with slice()",
    );
  }

  /**
   * Returns the data of a datagram that was received, or written by {@linkcode Batch.put}.
   *
   * @param index Its index, from 0.
   * @returns A view that is valid until the batch is used again. All data of a batch is in one buffer:
   *   to transfer the data elsewhere, transfer a copy, made with `slice()`.
   * @throws {RangeError} If the index is out of bounds.
   * @throws {TypeError} If the program has transferred the buffer.
   *
   * @example
   * ```ts
   * import { AF_INET, Batch, SOCK_DGRAM, Socket } from "@libc/socket";
   *
   * using socket = new Socket(AF_INET, SOCK_DGRAM);
   * socket.bind(["127.0.0.1", 0]);
   * socket.sendtoSync("hello", socket.getsockname());
   * const batch = new Batch(socket, 32, 1500);
   * socket.recvmmsgSync(batch);
   * console.log(new TextDecoder().decode(batch.data(0))); // hello
   * ```
   */
  data(index: number): Uint8Array<ArrayBuffer> {
    const i = this.#index(index);
    this.#checkMemory();
    const { buffer, byteOffset } = this.#memory.data[i]!; // half the time that subarray() takes
    return new Uint8Array(buffer, byteOffset, this.#lengths[i]);
  }

  /**
   * Returns the sender of a received datagram.
   *
   * @param index The datagram's index, from 0.
   * @returns Its address; `null` if the datagram has none.
   * @throws {RangeError} If the index is out of bounds.
   *
   * @example
   * ```ts
   * import { AF_INET, Batch, SOCK_DGRAM, Socket } from "@libc/socket";
   *
   * using socket = new Socket(AF_INET, SOCK_DGRAM);
   * socket.bind(["127.0.0.1", 0]);
   * socket.sendtoSync("hello", socket.getsockname());
   * const batch = new Batch(socket, 32, 1500);
   * socket.recvmmsgSync(batch);
   * console.log(batch.address(0), socket.getsockname()); // the same
   * ```
   */
  address(index: number): A | null {
    const address = this.#memory.addresses[this.#index(index)]!;
    return decodeAddress(address, this.#socket) as A | null;
  }

  /**
   * Returns the flags of a received datagram.
   *
   * @param index The datagram's index, from 0.
   * @returns `MSG_TRUNC` if data was cut off, `MSG_CTRUNC` if ancillary data was, ...
   * @throws {RangeError} If the index is out of bounds.
   *
   * @example
   * ```ts
   * import { AF_INET, Batch, MSG_TRUNC, SOCK_DGRAM, Socket } from "@libc/socket";
   *
   * using socket = new Socket(AF_INET, SOCK_DGRAM);
   * socket.bind(["127.0.0.1", 0]);
   * socket.sendtoSync("too long", socket.getsockname());
   * const batch = new Batch(socket, 32, 4);
   * socket.recvmmsgSync(batch);
   * console.log(batch.flags(0) === MSG_TRUNC); // true
   * ```
   */
  flags(index: number): number {
    return this.#flags[this.#index(index)]!;
  }

  /**
   * Returns the ancillary data of a received datagram.
   *
   * @param index The datagram's index, from 0.
   * @returns Its items; empty if it has none, or the batch has no room for them.
   * @throws {RangeError} If the index is out of bounds.
   *
   * @example The hops that a datagram had left
   * ```ts
   * import { AF_INET, Batch, cmsg, CMSG_SPACE, IP_RECVTTL, IPPROTO_IP } from "@libc/socket";
   * import { SOCK_DGRAM, Socket } from "@libc/socket";
   *
   * using socket = new Socket(AF_INET, SOCK_DGRAM);
   * socket.bind(["127.0.0.1", 0]);
   * socket.setsockopt(IPPROTO_IP, IP_RECVTTL!, 1);
   * socket.sendtoSync("hello", socket.getsockname());
   * const batch = new Batch(socket, 32, 1500, CMSG_SPACE(4));
   * socket.recvmmsgSync(batch);
   * console.log(cmsg.find(batch.ancillary(0), "ttl")); // 64
   * ```
   */
  ancillary(index: number): ReceivedAncillary[] {
    return this.#ancillary[this.#index(index)] ?? [];
  }

  /**
   * Writes a datagram to send into the batch.
   *
   * @param index The datagram's index, from 0.
   * @param data Its data, which is copied; a string is sent as UTF-8.
   * @param address Its destination, without a host name to resolve; `null` or left out for a
   *   connected socket.
   * @param ancillary Ancillary data, up to the room that the batch has for it.
   * @throws {RangeError} If the index is out of bounds, or the data or ancillary data does not fit.
   * @throws {TypeError} If the address is not an address of the socket's family, or the program has
   *   transferred the buffer of the batch.
   *
   * @example
   * ```ts
   * import { AF_INET, Batch, SOCK_DGRAM, Socket } from "@libc/socket";
   *
   * using socket = new Socket(AF_INET, SOCK_DGRAM);
   * socket.bind(["127.0.0.1", 0]);
   * const batch = new Batch(socket, 2, 1500);
   * batch.put(0, "text", socket.getsockname());
   * batch.put(1, Uint8Array.of(1, 2, 3), socket.getsockname());
   * console.log(socket.sendmmsgSync(batch)); // 2
   * ```
   */
  put(
    index: number,
    data: string | Bytes,
    address: AddressLike<A> | null = null,
    ancillary: readonly Ancillary[] = [],
  ): void {
    const i = this.#index(index);
    const bytes = toBytes("data", data);
    const { length } = bytes;
    if (length > this.#size) {
      throw rangeError(`data has ${length} bytes; the batch has room for ${this.#size}`);
    }
    const control = isArray(ancillary) && ancillary.length === 0 ? null : encodeControl(ancillary);
    const controlLength = control?.length ?? 0;
    const room = this.#memory.control[i]!;
    if (controlLength > room.length) {
      throw rangeError(
        `ancillary takes ${controlLength} bytes; the batch has room for ${room.length}`,
      );
    }
    const destination = this.#memory.addresses[i]!;
    if (address !== null) {
      const name = codecOf(this.#socket.family).encode(address, destination, this.#socket);
      if (name !== null) {
        throw typeError(`address host is "${name}"; a batch takes numeric addresses alone`);
      }
    }
    // A getter in the other arguments may have transferred the data, or the batch.
    checkStillAttached("data", bytes, length);
    this.#checkMemory();
    this.#memory.data[i]!.set(bytes);
    if (control !== null) room.set(control);
    this.#lengths[i] = length;
    this.#used = Math.max(this.#used, i + 1);
    const addressLength = address === null ? 0 : destination.length;
    this.#memory.prepare(i, length, controlLength, addressLength);
  }

  /** Makes the whole memory of each used message writable for the next receive. */
  #prepare(): void {
    const { data, control, addresses } = this.#memory;
    for (let i = 0; i < this.#used; i++) {
      this.#memory.prepare(i, data[i]!.length, control[i]!.length, addresses[i]!.bytes.length);
    }
    this.#used = 0;
  }

  /**
   * Makes the operation of recvmmsg(2); `holder` holds received descriptors.
   *
   * @ignore
   */
  [receiveOperation](
    holder: RightsHolder,
    flags: number,
    socket: ReceivingSocket,
  ): Operation<number> {
    return new RecvMmsg(
      this.#memory,
      this.#count,
      flags,
      socket,
      () => {
        this.#checkMemory();
        this.#prepare();
      },
      (received) => {
        this.#used = Math.max(this.#used, received);
        if (this.#ancillary.length > 0) this.#ancillary = [];
        for (let i = 0; i < received; i++) {
          this.#lengths[i] = Math.min(this.#memory.length(i), this.#size);
          this.#flags[i] = this.#memory.flags(i);
          const addressLength = this.#memory.addressLength(i);
          this.#memory.addresses[i]!.received(addressLength);
          const controlLength = this.#memory.controlLength(i);
          if (controlLength > 0) {
            this.#ancillary[i] = decodeControl(this.#memory.control[i]!.slice(0, controlLength));
          }
          this.#memory.prepare(i, this.#lengths[i]!, 0, addressLength); // to be sent back
        }
        if (this.#ancillary.length > 0) holdRights(this.#ancillary.flat(), holder);
      },
    );
  }

  /** Checks the addresses of messages to send: those that were written, and those that were received. */
  #permit(first: number, end: number): void {
    for (let i = first; i < end; i++) {
      const address = this.#memory.addresses[i]!;
      if (!address.isPermitted && this.#memory.addressLength(i) > 0) permit(address);
    }
  }

  /**
   * Makes the operation of sendmmsg(2) from the arguments that follow the batch.
   *
   * @ignore
   */
  [sendOperation](rest: BatchPart | BatchPartAndOptions): Operation<number> {
    const last = rest.at(-1);
    const given = isOptions(last) ? rest.slice(0, -1) : rest;
    if (given.length > 2) signalIn(given[2]); // throws if it is neither options nor undefined
    const first = firstIn(isOptions(last) ? last : undefined, this.#count);
    const most = this.#count - first;
    const count = given.length > 0 ? integer("count", given[0], 1, most) : most;
    const flags = optionalInt("flags", given, 1, 0);
    this.#permit(first, first + count);
    return new SendMmsg(
      this.#memory,
      () => this.#checkMemory(),
      first,
      count,
      flags,
      isRefusedByReceiver(this.#socket.family),
    );
  }
}

/** Returns the `segment` of the options of a batch, `false` if left out. */
function segmentIn(options: unknown): boolean {
  if (options === undefined) return false;
  if (!isOptions(options)) {
    throw wrongType("options", options, "an object such as { segment: true }");
  }
  const { segment } = options as object as BatchOptions;
  return segment === undefined ? false : boolean("options.segment", segment);
}

/** Returns the `first` of the options of a send, 0 if left out. */
function firstIn(options: BatchPosition & WaitOptions | undefined, count: number): number {
  signalIn(options);
  const first = options?.first;
  return first === undefined ? 0 : integer("options.first", first, 0, count - 1);
}

/** recvmmsg(2). The result is the number of datagrams that were received. */
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
    socket: ReceivingSocket,
    prepare: () => void,
    received: (count: number) => void,
  ) {
    this.#memory = memory;
    this.#count = count;
    this.#flags = flags;
    this.#prepare = prepare;
    this.#received = received;
    this.queue = receiveQueue(flags, socket);
    this.direction = QUEUE_DIRECTIONS[this.queue]!;
    this.dontWait = (flags & DONT_WAIT) !== 0;
  }

  attempt(fd: number, wait: boolean): number {
    this.#prepare();
    // MSG_WAITFORONE: the call waits for the first datagram only, then takes those that have come.
    const flags = (wait ? this.#flags : withoutWaiting(this.#flags)) | (MSG_WAITFORONE ?? 0);
    return this.#memory.receive(fd, this.#count, flags);
  }

  weight(count: number): number {
    return Math.max(1, count);
  }

  result(count: number): number {
    this.#received(count);
    return count;
  }
}

/** sendmmsg(2). The result is the number of datagrams that were sent. */
class SendMmsg implements Operation<number> {
  readonly syscall = "sendmmsg";
  readonly direction = WRITABLE;
  readonly queue = SENDS;
  readonly sends = true;
  readonly dontWait: boolean;
  /** True for a family whose receivers may be full, as for sendto(2). */
  readonly needsBackoff: boolean;
  readonly #memory: MessageBatch;
  readonly #checkMemory: () => void;
  readonly #first: number;
  readonly #count: number;
  readonly #flags: number;

  constructor(
    memory: MessageBatch,
    checkMemory: () => void,
    first: number,
    count: number,
    flags: number,
    needsBackoff: boolean,
  ) {
    this.#memory = memory;
    this.#checkMemory = checkMemory;
    this.#first = first;
    this.#count = count;
    this.#flags = flags;
    this.dontWait = (flags & DONT_WAIT) !== 0;
    this.needsBackoff = needsBackoff;
  }

  receivers(socket: SendingSocket): readonly string[] | undefined {
    return receiversOf(socket, () => {
      const names = new Set<string>();
      for (let i = this.#first; i < this.#first + this.#count; i++) {
        const length = this.#memory.addressLength(i);
        const bytes = this.#memory.addresses[i]!.bytes.subarray(0, length);
        names.add(length === 0 ? CONNECTED : String.fromCharCode(...bytes));
      }
      return [...names];
    });
  }

  attempt(fd: number, wait: boolean): number {
    this.#checkMemory();
    const flags = wait ? this.#flags : withoutWaiting(this.#flags);
    return this.#memory.send(fd, this.#first, this.#count, flags);
  }

  weight(count: number): number {
    return Math.max(1, count);
  }

  result(count: number): number {
    return count;
  }
}

hideInternals(Batch);
