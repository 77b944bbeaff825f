/**
 * The operations that may have to wait: one class for each system call. Where a blocking call can
 * also be made without an operation, the call itself and what comes of it are static members.
 *
 * @module
 */
import {
  AF_ALG,
  AF_UNIX,
  EAGAIN,
  ECONNABORTED,
  EINPROGRESS,
  EINTR,
  MSG_DONTWAIT,
  MSG_ERRQUEUE,
  MSG_OOB,
  POLLIN,
  POLLOUT,
  SO_ERROR,
  SOL_SOCKET,
} from "../../constants/mod.ts";
import { system } from "../../ffi/mod.ts";
import type { Sockaddr } from "../../ffi/sockaddr.ts";
import { EXCEPTIONAL, type Files, READABLE, WRITABLE } from "../../ffi/system.ts";
import type { AddressContext } from "../address/codec.ts";
import { decodeAddress, sockaddrs } from "../address/codec_table.ts";
import type { Destination } from "../address/destination.ts";
import type { Descriptor } from "../descriptor.ts";
import type { Operation } from "./operation.ts";
import { commit, reserve } from "../memory/receive_buffer.ts";

/** What one call sends at most; the kernel's own limit is a page below 2**31. */
const LARGEST_SEND = 2 ** 30;

/** The `flags` for one call. */
export function flagsFor(flags: number, wait: boolean): number {
  return wait ? flags : flags | system().dontwait;
}

/** Whether the flags say not to wait. */
export function isImpatient(flags: number): boolean {
  return (flags & (MSG_DONTWAIT ?? 0)) !== 0;
}

/** What a receive waits for: urgent data and errors are told apart from the rest. */
export function receiveDirection(flags: number): number {
  return flags & (MSG_OOB | (MSG_ERRQUEUE ?? 0)) ? EXCEPTIONAL : READABLE;
}

/** accept(2): the connection and the peer's address. */
export class Accept<C> implements Operation<[conn: C, address: unknown]> {
  readonly syscall = "accept";
  readonly direction = READABLE;
  readonly needsNonblocking = true;
  readonly #socket: AddressContext;
  readonly #wrap: (fd: number) => C;

  constructor(socket: AddressContext, wrap: (fd: number) => C) {
    this.#socket = socket;
    this.#wrap = wrap;
  }

  attempt({ fd }: Descriptor, _wait: boolean): number {
    // AF_ALG has no addresses of peers, and fails if it is asked for one.
    const nobody = this.#socket.family === AF_ALG;
    const { peer } = sockaddrs();
    if (nobody) peer.received(0);
    for (;;) {
      const accepted = system().accept(fd, nobody ? null : peer);
      // A connection that was gone before it was accepted is nobody's concern.
      if (accepted !== -ECONNABORTED) return accepted;
    }
  }

  result(fd: number): [C, unknown] {
    return [this.#wrap(fd), decodeAddress(sockaddrs().peer, this.#socket)];
  }
}

/** connect(2), which goes on by itself once it was begun, and ends with `SO_ERROR`. */
export class Connect implements Operation<void> {
  readonly syscall = "connect";
  readonly direction = WRITABLE;
  readonly needsNonblocking = true;
  readonly address: unknown;
  readonly #target: Destination;
  readonly #error = new Uint8Array(new ArrayBuffer(4));
  #begun = false;
  unpollable = false;

  constructor(target: Destination) {
    this.#target = target;
    this.address = target.address;
  }

  attempt({ fd }: Descriptor, wait: boolean): number {
    if (this.#begun) return this.#outcome(fd, wait);
    const returned = system().connect(fd, this.#target.sockaddr());
    // Interrupted or not, the kernel goes on, and asking again would give EALREADY; but a unix
    // socket that is interrupted has not begun.
    this.#begun = returned === -EINPROGRESS ||
      (returned === -EINTR && this.#target.socket.family !== AF_UNIX);
    // A unix socket's peer whose backlog is full: nothing tells when there is room.
    this.unpollable = returned === -EAGAIN;
    return returned;
  }

  #outcome(fd: number, wait: boolean): number {
    const ready = system().pollOne(fd, WRITABLE, wait ? -1 : 0);
    if (ready <= 0) return ready === 0 ? -EINPROGRESS : ready;
    const length = system().getsockopt(fd, SOL_SOCKET, SO_ERROR, this.#error);
    return length < 0 ? length : -new Int32Array(this.#error.buffer)[0]!;
  }

  result(): void {}
}

/** recv(2) into memory of the module's own. */
export class Recv implements Operation<Uint8Array<ArrayBuffer>> {
  readonly syscall = "recv";
  readonly direction: number;
  readonly #length: number;
  readonly impatient: boolean;
  readonly #flags: number;

  constructor(length: number, flags: number) {
    this.#length = length;
    this.#flags = flags;
    this.impatient = isImpatient(flags);
    this.direction = receiveDirection(flags);
  }

  attempt({ fd }: Descriptor, wait: boolean): number {
    return Recv.call(fd, this.#length, flagsFor(this.#flags, wait));
  }

  result(received: number): Uint8Array<ArrayBuffer> {
    return Recv.value(received, this.#length);
  }

  static call(fd: number, length: number, flags: number): number {
    return system().recv(fd, reserve(length), length, flags);
  }

  static value(received: number, length: number): Uint8Array<ArrayBuffer> {
    return commit(Math.min(received, length));
  }
}

/** recvfrom(2) into memory of the module's own: the bytes and the sender. */
export class RecvFrom implements Operation<[data: Uint8Array<ArrayBuffer>, address: unknown]> {
  readonly syscall = "recvfrom";
  readonly direction: number;
  readonly #length: number;
  readonly impatient: boolean;
  readonly #flags: number;
  readonly #socket: AddressContext;

  constructor(length: number, flags: number, socket: AddressContext) {
    this.#length = length;
    this.#flags = flags;
    this.impatient = isImpatient(flags);
    this.#socket = socket;
    this.direction = receiveDirection(flags);
  }

  attempt({ fd }: Descriptor, wait: boolean): number {
    return RecvFrom.call(fd, this.#length, flagsFor(this.#flags, wait));
  }

  result(received: number): [Uint8Array<ArrayBuffer>, unknown] {
    return RecvFrom.value(received, this.#length, this.#socket);
  }

  static call(fd: number, length: number, flags: number): number {
    return system().recvfrom(fd, reserve(length), length, flags, sockaddrs().peer);
  }

  static value(
    received: number,
    length: number,
    socket: AddressContext,
  ): [Uint8Array<ArrayBuffer>, unknown] {
    return [commit(Math.min(received, length)), decodeAddress(sockaddrs().peer, socket)];
  }
}

/** recv(2) into the user's buffer: how many bytes came. */
export class RecvInto implements Operation<number> {
  readonly syscall = "recv";
  readonly direction: number;
  readonly #buffer: Uint8Array<ArrayBuffer>;
  readonly #length: number;
  readonly impatient: boolean;
  readonly #flags: number;

  constructor(buffer: Uint8Array<ArrayBuffer>, length: number, flags: number) {
    this.#buffer = buffer;
    this.#length = length;
    this.#flags = flags;
    this.impatient = isImpatient(flags);
    this.direction = receiveDirection(flags);
  }

  attempt({ fd }: Descriptor, wait: boolean): number {
    checkStillThere(this.#buffer, this.#length);
    return RecvInto.call(fd, this.#buffer, this.#length, flagsFor(this.#flags, wait));
  }

  result(received: number): number {
    return received;
  }

  static call(
    fd: number,
    buffer: Uint8Array<ArrayBuffer>,
    length: number,
    flags: number,
  ): number {
    return system().recv(fd, buffer, length, flags);
  }
}

/** recvfrom(2) into the user's buffer: how many bytes came, and the sender. */
export class RecvFromInto implements Operation<[nbytes: number, address: unknown]> {
  readonly syscall = "recvfrom";
  readonly direction: number;
  readonly #buffer: Uint8Array<ArrayBuffer>;
  readonly #length: number;
  readonly impatient: boolean;
  readonly #flags: number;
  readonly #socket: AddressContext;

  constructor(
    buffer: Uint8Array<ArrayBuffer>,
    length: number,
    flags: number,
    socket: AddressContext,
  ) {
    this.#buffer = buffer;
    this.#length = length;
    this.#flags = flags;
    this.impatient = isImpatient(flags);
    this.#socket = socket;
    this.direction = receiveDirection(flags);
  }

  attempt({ fd }: Descriptor, wait: boolean): number {
    checkStillThere(this.#buffer, this.#length);
    return RecvFromInto.call(fd, this.#buffer, this.#length, flagsFor(this.#flags, wait));
  }

  result(received: number): [number, unknown] {
    return RecvFromInto.value(received, this.#socket);
  }

  static call(
    fd: number,
    buffer: Uint8Array<ArrayBuffer>,
    length: number,
    flags: number,
  ): number {
    return system().recvfrom(fd, buffer, length, flags, sockaddrs().peer);
  }

  static value(received: number, socket: AddressContext): [number, unknown] {
    return [received, decodeAddress(sockaddrs().peer, socket)];
  }
}

/** send(2): how many bytes were sent. */
export class Send implements Operation<number> {
  readonly syscall = "send";
  readonly direction = WRITABLE;
  readonly sends = true;
  readonly #data: Uint8Array<ArrayBuffer>;
  readonly #length: number;
  readonly impatient: boolean;
  readonly #flags: number;

  constructor(data: Uint8Array<ArrayBuffer>, flags: number) {
    this.#data = data;
    this.#length = data.length;
    this.#flags = flags;
    this.impatient = isImpatient(flags);
  }

  attempt({ fd }: Descriptor, wait: boolean): number {
    checkStillThere(this.#data, this.#length);
    return Send.call(fd, this.#data, flagsFor(this.#flags, wait));
  }

  result(sent: number): number {
    return sent;
  }

  static call(fd: number, data: Uint8Array<ArrayBuffer>, flags: number): number {
    return system().send(fd, data, Math.min(data.length, LARGEST_SEND), flags);
  }
}

/** send(2) until all is sent; it stands where it was when it has to wait. */
export class SendAll implements Operation<void> {
  readonly syscall = "send";
  readonly direction = WRITABLE;
  readonly sends = true;
  #rest: Uint8Array<ArrayBuffer>;
  #left: number;
  readonly impatient: boolean;
  readonly #flags: number;

  constructor(data: Uint8Array<ArrayBuffer>, flags: number) {
    this.#rest = data;
    this.#left = data.length;
    this.#flags = flags;
    this.impatient = isImpatient(flags);
  }

  attempt({ fd }: Descriptor, wait: boolean): number {
    for (;;) {
      checkStillThere(this.#rest, this.#left);
      const sent = Send.call(fd, this.#rest, flagsFor(this.#flags, wait));
      if (sent < 0) return sent;
      this.#left -= sent;
      if (this.#left === 0) return 0;
      this.#rest = this.#rest.subarray(sent);
    }
  }

  result(): void {}
}

/** sendto(2): how many bytes were sent. */
export class SendTo implements Operation<number> {
  readonly syscall = "sendto";
  readonly direction = WRITABLE;
  readonly sends = true;
  readonly address: unknown;
  /** A unix peer whose queue is full: only a connected socket is told when there is room. */
  readonly unpollable: boolean;
  readonly #data: Uint8Array<ArrayBuffer>;
  readonly #length: number;
  readonly impatient: boolean;
  readonly #flags: number;
  /** Where it is sent. */
  readonly target: Destination;

  constructor(data: Uint8Array<ArrayBuffer>, flags: number, target: Destination) {
    this.#data = data;
    this.#length = data.length;
    this.#flags = flags;
    this.impatient = isImpatient(flags);
    this.target = target;
    this.address = target.address;
    this.unpollable = target.socket.family === AF_UNIX;
  }

  attempt({ fd }: Descriptor, wait: boolean): number {
    checkStillThere(this.#data, this.#length);
    return SendTo.call(fd, this.#data, flagsFor(this.#flags, wait), this.target.sockaddr());
  }

  result(sent: number): number {
    return sent;
  }

  static call(
    fd: number,
    data: Uint8Array<ArrayBuffer>,
    flags: number,
    to: Sockaddr,
  ): number {
    return system().sendto(fd, data, Math.min(data.length, LARGEST_SEND), flags, to);
  }
}

/** poll(2): what the socket is ready for. */
export class Poll implements Operation<number> {
  readonly syscall = "poll";
  readonly direction: number;
  readonly looks = true;
  readonly timeout: number | null;
  readonly #events: number;

  constructor(events: number, timeout: number | null) {
    this.#events = events;
    this.timeout = timeout;
    // Queued apart from what reads and writes, and tried at every event.
    this.direction = EXCEPTIONAL | (events & POLLIN ? READABLE : 0) |
      (events & POLLOUT ? WRITABLE : 0);
  }

  attempt({ fd }: Descriptor, _wait: boolean): number {
    return system().pollEvents(fd, this.#events) || -EAGAIN;
  }

  result(events: number): number {
    return events;
  }
}

/** sendfile(2) of one piece: how many bytes were sent. */
export class SendFile implements Operation<number> {
  readonly syscall = "sendfile";
  readonly direction = WRITABLE;
  readonly needsNonblocking = true;
  readonly #files: Files;
  readonly #file: number;
  readonly #offset: number;
  readonly #count: number;

  constructor(files: Files, file: number, offset: number, count: number) {
    this.#files = files;
    this.#file = file;
    this.#offset = offset;
    this.#count = Math.min(count, LARGEST_SEND);
  }

  attempt({ fd }: Descriptor, _wait: boolean): number {
    return this.#files.send(fd, this.#file, this.#offset, this.#count);
  }

  result(length: number): number {
    return length;
  }
}

/** A buffer may be transferred to another thread while an operation waits. */
export function checkStillThere(buffer: Uint8Array, length: number): void {
  if (buffer.length < length) {
    throw new TypeError("the buffer was detached while an operation on it was waiting");
  }
}
