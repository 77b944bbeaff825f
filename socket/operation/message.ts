/**
 * recvmsg(2) and sendmsg(2): data in several buffers, with ancillary data beside it.
 *
 * @module
 */
import { MSG_CTRUNC } from "../../constants/mod.ts";
import { system } from "../../ffi/mod.ts";
import { WRITABLE } from "../../ffi/system.ts";
import type { AddressContext } from "../address/codec.ts";
import { decodeAddress, sockaddrs } from "../address/codec_table.ts";
import type { Destination } from "../address/destination.ts";
import {
  decodeControl,
  holdRights,
  type RightsHolder,
  rightsRoom,
  takeRights,
} from "../ancillary/control.ts";
import type { ReceivedAncillary } from "../ancillary/types.ts";
import { buffer, checkStillAttached, data, members } from "../arguments.ts";
import { commit, commitOwn, needsOwnMemory, reserveBytes } from "../memory/receive_buffer.ts";
import {
  checkNotDetached,
  CONNECTED,
  DONT_WAIT,
  isRefusedByReceiver,
  type Operation,
  QUEUE_DIRECTIONS,
  ReceivedCopies,
  receiveQueue,
  receiversOf,
  type SendingSocket,
  SENDS,
  withoutWaiting,
} from "./operation.ts";
import { waitsForAll } from "./receive_all.ts";

type Memory = Uint8Array<ArrayBuffer>;

/**
 * The result of {@linkcode Socket.recvmsgInto}.
 *
 * @category Messages and batches
 */
export interface ReceivedInto<A> {
  /** Bytes that were written to the buffers. */
  readonly nbytes: number;
  /** The ancillary data. */
  readonly ancillary: ReceivedAncillary[];
  /** `MSG_TRUNC` if data was cut off, `MSG_CTRUNC` if ancillary data was, `MSG_EOR`, ... */
  readonly flags: number;
  /** The sender; `null` on a connected stream. */
  readonly address: A;
}

/**
 * The result of {@linkcode Socket.recvmsg}.
 *
 * @category Messages and batches
 */
export interface Received<A> extends Omit<ReceivedInto<A>, "nbytes"> {
  /** The data. */
  readonly data: Uint8Array<ArrayBuffer>;
}

/**
 * The result of {@linkcode Socket.recvFds}.
 *
 * @category Messages and batches
 */
export interface ReceivedFds<A> extends Omit<Received<A>, "ancillary"> {
  /** The descriptors. They are close-on-exec, and the caller must close them. */
  readonly fds: number[];
}

/** The socket of a message, to decode the sender's address. */
type MessageSocket = AddressContext & { readonly type: number };

/**
 * Returns the lengths of checked buffers. A getter in another argument may have transferred one since
 * its check.
 */
function lengthsOf(buffers: readonly Memory[]): number[] {
  return buffers.map((memory, i) => {
    const { length } = memory;
    if (length === 0) checkStillAttached(`buffers[${i}]`, memory, 1);
    return length;
  });
}

/** Returns buffers without their first bytes. */
function after(buffers: readonly Memory[], skipped: number): Memory[] {
  let left = skipped;
  return buffers.map((memory) => {
    const rest = memory.subarray(Math.min(left, memory.length));
    left -= memory.length - rest.length;
    return rest;
  });
}

/** Receives a message. The subclasses say where its data goes. */
abstract class ReceiveMessage<T> implements Operation<T> {
  readonly syscall = "recvmsg";
  readonly queue: number;
  readonly direction: number;
  readonly dontWait: boolean;
  readonly #socket: AddressContext;
  readonly #holder: RightsHolder;
  /** `MSG_*` */
  protected readonly flags: number;
  readonly #control: Memory | null;
  /** True if the receive goes on until its buffers are full: `MSG_WAITALL` of a stream. */
  protected readonly waitsForAll: boolean;
  /** The lengths and flags of the last part of such a receive. */
  #last: { readonly controlLength: number; readonly flags: number } | undefined;
  /** The number of bytes of such a receive. */
  received = 0;

  constructor(socket: MessageSocket, holder: RightsHolder, ancbufsize: number, flags: number) {
    this.queue = receiveQueue(flags, socket);
    this.direction = QUEUE_DIRECTIONS[this.queue]!;
    this.dontWait = (flags & DONT_WAIT) !== 0;
    this.#socket = socket;
    this.#holder = holder;
    this.flags = flags;
    this.waitsForAll = waitsForAll(flags, socket);
    this.#control = ancbufsize === 0 ? null : new Uint8Array(new ArrayBuffer(ancbufsize));
  }

  /** Returns the memory for the data. A receive of several parts needs no descriptor. */
  protected abstract buffers(fd: number): Memory[];
  abstract result(length: number): T;

  attempt(fd: number, wait: boolean): number {
    const flags = wait ? this.flags : withoutWaiting(this.flags);
    const { peer } = sockaddrs();
    if (!this.waitsForAll) {
      return system().recvmsg(fd, this.buffers(fd), this.#control, flags, peer);
    }
    for (;;) {
      const rest = after(this.buffers(fd), this.received);
      const count = system().recvmsg(fd, rest, this.#control, flags, peer);
      if (count < 0) {
        if (!wait) this.save();
        return count;
      }
      this.#last = { ...system().received() };
      this.received += count;
      // Ancillary data belongs to the bytes before it, so the receive ends there.
      const room = rest.reduce((sum, { length }) => sum + length, 0);
      if (count === 0 || count === room || this.#last.controlLength > 0) return this.received;
    }
  }

  /** Copies what was received into memory of the program, before the program goes on. */
  protected save(): void {}

  partial(): Memory | undefined {
    return this.received === 0 ? undefined : this.copyFrom(0);
  }

  /** Copies what was received, from a byte on. */
  protected copyFrom(begin: number): Memory {
    const data = new Uint8Array(this.received - begin);
    let at = 0;
    for (const memory of after(this.buffers(-1), begin)) {
      const part = memory.subarray(0, data.length - at);
      data.set(part, at);
      at += part.length;
    }
    return data;
  }

  /** Returns the parts of the result other than the data. The socket does not hold the descriptors. */
  protected decoded(): Omit<ReceivedInto<unknown>, "nbytes"> {
    const { controlLength, flags } = this.#last ?? system().received();
    const ancillary = this.#control === null
      ? []
      : decodeControl(this.#control.subarray(0, controlLength));
    return { ancillary, flags, address: decodeAddress(sockaddrs().peer, this.#socket) };
  }

  /** Returns the parts of the result other than the data. */
  protected rest(): Omit<ReceivedInto<unknown>, "nbytes"> {
    const rest = this.decoded();
    holdRights(rest.ancillary, this.#holder);
    return rest;
  }
}

/** recvmsg(2) into memory of the module. */
abstract class ReceiveOwn<T> extends ReceiveMessage<T> {
  readonly #length: number;
  /** Memory for a receive of several parts, or of many bytes: the same one for each attempt. */
  #own: Memory | undefined;

  /**
   * @param socket The socket, to decode the sender's address.
   * @param holder Holds received descriptors.
   * @param length Bytes of data to receive at most.
   * @param ancbufsize Bytes of ancillary data to receive at most.
   * @param flags `MSG_*`
   */
  constructor(
    socket: MessageSocket,
    holder: RightsHolder,
    length: number,
    ancbufsize: number,
    flags: number,
  ) {
    super(socket, holder, ancbufsize, flags);
    this.#length = length;
  }

  protected buffers(fd: number): Memory[] {
    const isOwn = this.waitsForAll || needsOwnMemory(this.#length, this.flags);
    return [isOwn ? this.#own ??= new Uint8Array(this.#length) : reserveBytes(fd, this.#length)];
  }

  /** Returns the data. */
  protected data(length: number): Memory {
    const most = Math.min(length, this.#length);
    return this.#own === undefined ? commit(most) : commitOwn(this.#own, most);
  }
}

/** recvmsg(2) with its ancillary data. */
export class RecvMsg extends ReceiveOwn<Received<unknown>> {
  result(length: number): Received<unknown> {
    const rest = this.rest(); // first: whatever follows, the descriptors have an owner
    return { data: this.data(length), ...rest };
  }
}

/**
 * recvmsg(2) of descriptors. They are the program's from the moment of the receive, whatever becomes of
 * the socket before the program has looked at the result.
 */
export class RecvFds extends ReceiveOwn<ReceivedFds<unknown>> {
  readonly #most: number;

  /**
   * @param socket The socket, to decode the sender's address.
   * @param holder Holds received descriptors.
   * @param length Bytes of data to receive at most.
   * @param most Descriptors to receive at most.
   * @param flags `MSG_*`
   */
  constructor(
    socket: MessageSocket,
    holder: RightsHolder,
    length: number,
    most: number,
    flags: number,
  ) {
    super(socket, holder, length, rightsRoom(most), flags);
    this.#most = most;
  }

  result(length: number): ReceivedFds<unknown> {
    const { ancillary, flags, address } = this.decoded();
    const { fds, hasMore } = takeRights(ancillary, this.#most);
    return { data: this.data(length), fds, flags: hasMore ? flags | MSG_CTRUNC : flags, address };
  }
}

/** recvmsg(2) into the user's buffers. */
export class RecvMsgInto extends ReceiveMessage<ReceivedInto<unknown>> {
  readonly #buffers: Memory[];
  readonly #lengths: number[];
  readonly #copies = new ReceivedCopies();

  /**
   * @param socket The socket, to decode the sender's address.
   * @param holder Holds received descriptors.
   * @param buffers The user's buffers.
   * @param ancbufsize Bytes of ancillary data to receive at most.
   * @param flags `MSG_*`
   */
  constructor(
    socket: MessageSocket,
    holder: RightsHolder,
    buffers: Memory[],
    ancbufsize: number,
    flags: number,
  ) {
    super(socket, holder, ancbufsize, flags);
    this.#buffers = buffers;
    this.#lengths = lengthsOf(buffers);
  }

  protected buffers(): Memory[] {
    this.#buffers.forEach((memory, i) => this.#copies.check(memory, this.#lengths[i]!));
    return this.#buffers;
  }

  protected override save(): void {
    if (this.received > this.#copies.length) this.#copies.add(this.copyFrom(this.#copies.length));
  }

  override partial(): Memory | undefined {
    const isDetached = this.#buffers.some((memory, i) => memory.length < this.#lengths[i]!);
    return isDetached ? this.#copies.join() : super.partial();
  }

  result(nbytes: number): ReceivedInto<unknown> {
    return { nbytes, ...this.rest() };
  }
}

/** sendmsg(2). The result is the number of bytes that were sent. */
export class SendMsg implements Operation<number> {
  readonly syscall = "sendmsg";
  readonly direction = WRITABLE;
  readonly queue = SENDS;
  readonly sends = true;
  readonly address: unknown;
  readonly dontWait: boolean;
  /** True for a destination that may be full, as for sendto(2). */
  readonly needsBackoff: boolean;
  readonly #buffers: Memory[];
  readonly #lengths: number[];
  readonly #control: Memory | null;
  readonly #flags: number;
  readonly #destination: Destination | null;

  /**
   * @param buffers The data.
   * @param control The ancillary data, encoded; `null` for none.
   * @param flags `MSG_*`
   * @param destination The receiver's address; `null` for a connected socket.
   */
  constructor(
    buffers: Memory[],
    control: Memory | null,
    flags: number,
    destination: Destination | null,
  ) {
    this.#buffers = buffers;
    this.#lengths = lengthsOf(buffers);
    this.#control = control;
    this.#flags = flags;
    this.#destination = destination;
    this.address = destination?.address;
    this.dontWait = (flags & DONT_WAIT) !== 0;
    this.needsBackoff = destination !== null && isRefusedByReceiver(destination.socket.family);
  }

  receivers(socket: SendingSocket): readonly string[] | undefined {
    return receiversOf(socket, () => [this.#destination?.name() ?? CONNECTED]);
  }

  keep(): void {
    this.#destination?.keep();
  }

  attempt(fd: number, wait: boolean): number {
    this.#buffers.forEach((memory, i) => checkNotDetached(memory, this.#lengths[i]!));
    return system().sendmsg(
      fd,
      this.#buffers,
      this.#control,
      wait ? this.#flags : withoutWaiting(this.#flags),
      this.#destination?.sockaddr() ?? null,
    );
  }

  result(length: number): number {
    return length;
  }
}

function checkBuffers(
  name: string,
  value: unknown,
  check: (name: string, value: unknown) => Memory,
): Memory[] {
  return members(name, value, system().mostBuffers, check);
}

/** Checks the buffers to receive into. */
export function buffersInto(value: unknown): Memory[] {
  return checkBuffers("buffers", value, buffer);
}

/** Checks the data to send. */
export function buffersToSend(value: unknown, name: string = "buffers"): Memory[] {
  return checkBuffers(name, value, data);
}
