/**
 * Messages: data in several buffers, with ancillary data beside it.
 *
 * @module
 */
import { AF_UNIX, SCM_RIGHTS, SOL_SOCKET } from "../../constants/mod.ts";
import { system } from "../../ffi/mod.ts";
import { WRITABLE } from "../../ffi/system.ts";
import type { AddressContext } from "../address/codec.ts";
import { decodeAddress, sockaddrs } from "../address/codec_table.ts";
import type { Destination } from "../address/destination.ts";
import { type Ancillary, DecodedAncillary, type ReceivedAncillary } from "../ancillary/decode.ts";
import { buffer, bufferSize, data, int, integer, shown } from "../arguments.ts";
import type { Descriptor } from "../descriptor.ts";
import type { Operation } from "./operation.ts";
import { checkStillThere, flagsFor, isImpatient, receiveDirection } from "./operations.ts";
import { commit, reserveBytes } from "../memory/receive_buffer.ts";

/** What {@linkcode Socket.recvmsgInto} received. */
export interface ReceivedInto<A> {
  /** How many bytes were written to the buffers. */
  readonly nbytes: number;
  /** What came beside the data. */
  readonly ancillary: ReceivedAncillary[];
  /** `MSG_TRUNC` if data was lost, `MSG_CTRUNC` if ancillary data was, `MSG_EOR`, ... */
  readonly flags: number;
  /** The sender; `null` on a connected stream. */
  readonly address: A;
}

/** What {@linkcode Socket.recvmsg} received. */
export interface Received<A> extends Omit<ReceivedInto<A>, "nbytes"> {
  /** The data. */
  readonly data: Uint8Array<ArrayBuffer>;
}

/** What {@linkcode Socket.recvFds} received. */
export interface ReceivedFds<A> extends Omit<Received<A>, "ancillary"> {
  /** The descriptors, which the caller must close; they are close-on-exec. */
  readonly fds: number[];
}

/** What the two kinds of receive do differently. */
abstract class ReceiveMessage<T> implements Operation<T> {
  readonly syscall = "recvmsg";
  readonly direction: number;
  readonly impatient: boolean;
  readonly #socket: AddressContext;
  readonly #flags: number;
  readonly #control: Uint8Array<ArrayBuffer> | null;
  #descriptor: Descriptor | undefined;

  constructor(socket: AddressContext, ancbufsize: number, flags: number) {
    this.#socket = socket;
    this.#flags = flags;
    this.#control = ancbufsize === 0 ? null : new Uint8Array(new ArrayBuffer(ancbufsize));
    this.direction = receiveDirection(flags);
    this.impatient = isImpatient(flags);
  }

  /** The memory for the data. */
  abstract buffers(): Uint8Array<ArrayBuffer>[];
  abstract result(length: number): T;

  attempt(descriptor: Descriptor, wait: boolean): number {
    this.#descriptor = descriptor;
    return system().recvmsg(
      descriptor.fd,
      this.buffers(),
      this.#control,
      flagsFor(this.#flags, wait),
      sockaddrs().peer,
    );
  }

  /** All but the data. */
  protected rest(): Omit<ReceivedInto<unknown>, "nbytes"> {
    const { controlLength, flags } = system().received();
    const ancillary = this.#control === null
      ? []
      : receivedAncillary(this.#control.subarray(0, controlLength), this.#descriptor!);
    return { ancillary, flags, address: decodeAddress(sockaddrs().peer, this.#socket) };
  }
}

/**
 * Ancillary data that C wrote.
 *
 * @param control Its bytes.
 * @param descriptor What it came over, which holds the descriptors in it.
 */
export function receivedAncillary(
  control: Uint8Array<ArrayBuffer>,
  descriptor: Descriptor,
): ReceivedAncillary[] {
  return system().control.decode(control).map((message) => {
    const item = new DecodedAncillary(message);
    if (item.descriptors !== undefined) descriptor.pendingRights.hold(item.descriptors);
    return item;
  });
}

/** recvmsg(2) into memory of the module's own. */
export class RecvMsg extends ReceiveMessage<Received<unknown>> {
  readonly #length: number;

  constructor(socket: AddressContext, length: number, ancbufsize: number, flags: number) {
    super(socket, ancbufsize, flags);
    this.#length = length;
  }

  buffers(): Uint8Array<ArrayBuffer>[] {
    return [reserveBytes(this.#length)];
  }

  result(length: number): Received<unknown> {
    return { data: commit(Math.min(length, this.#length)), ...this.rest() };
  }
}

/** recvmsg(2) into the user's buffers. */
export class RecvMsgInto extends ReceiveMessage<ReceivedInto<unknown>> {
  readonly #buffers: Uint8Array<ArrayBuffer>[];
  readonly #lengths: number[];

  constructor(
    socket: AddressContext,
    buffers: Uint8Array<ArrayBuffer>[],
    ancbufsize: number,
    flags: number,
  ) {
    super(socket, ancbufsize, flags);
    this.#buffers = buffers;
    this.#lengths = buffers.map(({ length }) => length);
  }

  buffers(): Uint8Array<ArrayBuffer>[] {
    this.#buffers.forEach((memory, i) => checkStillThere(memory, this.#lengths[i]!));
    return this.#buffers;
  }

  result(nbytes: number): ReceivedInto<unknown> {
    return { nbytes, ...this.rest() };
  }
}

/** sendmsg(2): how many bytes were sent. */
export class SendMsg implements Operation<number> {
  readonly syscall = "sendmsg";
  readonly direction = WRITABLE;
  readonly sends = true;
  readonly address: unknown;
  readonly impatient: boolean;
  /** As with sendto(2). */
  readonly unpollable: boolean;
  readonly #buffers: Uint8Array<ArrayBuffer>[];
  readonly #lengths: number[];
  readonly #control: Uint8Array<ArrayBuffer> | null;
  readonly #flags: number;
  readonly #target: Destination | null;

  constructor(
    buffers: Uint8Array<ArrayBuffer>[],
    control: Uint8Array<ArrayBuffer> | null,
    flags: number,
    target: Destination | null,
  ) {
    this.#buffers = buffers;
    this.#lengths = buffers.map(({ length }) => length);
    this.#control = control;
    this.#flags = flags;
    this.#target = target;
    if (target !== null) this.address = target.address;
    this.impatient = isImpatient(flags);
    this.unpollable = target?.socket.family === AF_UNIX;
  }

  attempt({ fd }: Descriptor, wait: boolean): number {
    this.#buffers.forEach((memory, i) => checkStillThere(memory, this.#lengths[i]!));
    return system().sendmsg(
      fd,
      this.#buffers,
      this.#control,
      flagsFor(this.#flags, wait),
      this.#target?.sockaddr() ?? null,
    );
  }

  result(length: number): number {
    return length;
  }
}

function list(name: string, value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  throw new TypeError(`${name} is ${shown(value)}, expected an array`);
}

function buffersFrom(
  name: string,
  value: unknown,
  one: (name: string, value: unknown) => Uint8Array<ArrayBuffer>,
): Uint8Array<ArrayBuffer>[] {
  const parts = list(name, value);
  if (parts.length > system().mostBuffers) {
    throw new RangeError(
      `${name} has ${parts.length} members; a message takes up to ${system().mostBuffers}`,
    );
  }
  return parts.map((part, i) => one(`${name}[${i}]`, part));
}

/** The buffers to receive into. */
export function buffersInto(value: unknown): Uint8Array<ArrayBuffer>[] {
  return buffersFrom("buffers", value, buffer);
}

/** The data to send. */
export function buffersToSend(value: unknown): Uint8Array<ArrayBuffer>[] {
  return buffersFrom("buffers", value, data);
}

/** Room for ancillary data, in bytes. */
export function ancillarySize(value: unknown): number {
  return Math.min(bufferSize("ancbufsize", value), 2 ** 20);
}

/** Ancillary data as bytes, `null` for none. */
export function controlBytes(value: unknown): Uint8Array<ArrayBuffer> | null {
  const items = list("ancillary", value) as Ancillary[];
  if (items.length === 0) return null;
  return system().control.encode(items.map((item, i) => ({
    level: int(`ancillary[${i}].level`, item?.level),
    type: int(`ancillary[${i}].type`, item?.type),
    data: buffer(`ancillary[${i}].data`, item?.data),
  })));
}

/** Descriptors as ancillary data. */
export function rights(fds: unknown): Uint8Array<ArrayBuffer> | null {
  const numbers = list("fds", fds).map((fd, i) => integer(`fds[${i}]`, fd, 0, 0x7fffffff));
  if (numbers.length === 0) return null;
  if (SCM_RIGHTS === undefined) throw new TypeError("this platform cannot send descriptors");
  return controlBytes([
    { level: SOL_SOCKET, type: SCM_RIGHTS, data: new Int32Array(numbers) },
  ]);
}

/** The descriptors that were sent; what else is in the ancillary data stays. */
export function takeAll(ancillary: ReceivedAncillary[]): number[] {
  return ancillary.flatMap(({ type, descriptors }) =>
    type === SCM_RIGHTS ? descriptors?.take() ?? [] : []
  );
}

/**
 * The length of an ancillary item with so much data, without the padding behind it: cmsg(3).
 *
 * @param length Bytes of data.
 * @returns Bytes of the item; what `ancbufsize` must be at least for one item.
 * @throws {RangeError} If the length is negative or too large.
 *
 * @example
 * ```ts
 * import { CMSG_LEN } from "@libc/socket";
 *
 * console.log(CMSG_LEN(4)); // 20 on Linux
 * ```
 */
export function CMSG_LEN(length: number): number {
  return system().control.length(integer("length", length, 0, 0x7fffff00));
}

/**
 * The room that an ancillary item with so much data takes, with padding: cmsg(3).
 *
 * @param length Bytes of data.
 * @returns Bytes; `ancbufsize` is the sum of these for several items.
 * @throws {RangeError} If the length is negative or too large.
 *
 * @example
 * ```ts
 * import { CMSG_SPACE } from "@libc/socket";
 *
 * console.log(CMSG_SPACE(4)); // 24 on Linux
 * ```
 */
export function CMSG_SPACE(length: number): number {
  return system().control.space(integer("length", length, 0, 0x7fffff00));
}
