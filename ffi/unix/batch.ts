/**
 * The memory of an array of `struct mmsghdr`, for recvmmsg(2) and sendmmsg(2).
 *
 * @module
 */
import type { Field } from "../layout.ts";
import { KeptAddress } from "../addresses.ts";
import { Sockaddr } from "../sockaddr.ts";
import type { AddressLayouts, MessageBatch } from "../system.ts";
import { type Errno, result } from "./errno.ts";
import type { MessageLayouts } from "./message.ts";

/** The layouts that this file reads and writes. */
export interface BatchLayouts
  extends Pick<MessageLayouts, "iovec" | "msghdr">, Pick<AddressLayouts, "sockaddr"> {
  /** `struct mmsghdr`, which begins with its `msghdr` */
  readonly mmsghdr: { readonly size: number; readonly msg_len: Field<number> };
}

/** The functions that this file calls. */
export interface BatchSymbols {
  /** recvmmsg(2) */
  recvmmsg(
    fd: number,
    messages: Uint8Array<ArrayBuffer>,
    count: number,
    flags: number,
    timeout: null,
  ): number;
  /** sendmmsg(2) */
  sendmmsg(fd: number, messages: Uint8Array<ArrayBuffer>, count: number, flags: number): number;
}

/** The constants that this file uses, by their C names. */
export interface BatchConstants {
  readonly EINVAL: number;
  readonly MSG_CMSG_CLOEXEC: number;
}

/**
 * Messages whose buffers and headers do not move. The pointers in the headers are
 * written only once, so a call needs no preparation but the lengths.
 */
export class Batch implements MessageBatch {
  /** The bound functions. */
  protected readonly c: BatchSymbols;
  readonly #layouts: BatchLayouts;
  readonly #constants: BatchConstants;
  /** This thread's `errno`. */
  protected readonly errno: Errno;
  readonly #headers: Uint8Array<ArrayBuffer>;
  /** The headers, each a `struct mmsghdr`. */
  protected readonly view: DataView<ArrayBuffer>;
  /** The `struct iovec` of each message, in one array. */
  protected readonly vectors: DataView<ArrayBuffer>;
  readonly data: Uint8Array<ArrayBuffer>[] = [];
  readonly control: Uint8Array<ArrayBuffer>[] = [];
  readonly addresses: Sockaddr[] = [];
  /** The addresses in the structures. */
  readonly #kept: KeptAddress[] = [];

  /**
   * Allocates the memory and writes the pointers.
   *
   * @param c The bound functions.
   * @param layouts The system's structures.
   * @param constants The system's table of constants.
   * @param errno This thread's `errno`.
   * @param count The number of messages.
   * @param size The size of each data buffer, in bytes.
   * @param controlSize The size of each buffer for control messages, in bytes.
   */
  constructor(
    c: BatchSymbols,
    layouts: BatchLayouts,
    constants: BatchConstants,
    errno: Errno,
    count: number,
    size: number,
    controlSize: number,
  ) {
    this.c = c;
    this.#layouts = layouts;
    this.#constants = constants;
    this.errno = errno;
    const { iovec, mmsghdr, msghdr } = layouts;
    this.view = new DataView(new ArrayBuffer(count * mmsghdr.size));
    this.#headers = new Uint8Array(this.view.buffer);
    this.vectors = new DataView(new ArrayBuffer(count * iovec.size));
    const vectors = new KeptAddress("the structures of a batch", this.vectors);
    const memory = new ArrayBuffer(count * size);
    const controls = new ArrayBuffer(count * controlSize);
    const all = new KeptAddress("the data of a batch", new Uint8Array(memory));
    const ancillary = new KeptAddress("the ancillary data of a batch", new Uint8Array(controls));
    this.#kept.push(all, ancillary, vectors);
    for (let i = 0; i < count; i++) {
      const data = new Uint8Array(memory, i * size, size);
      const control = new Uint8Array(controls, i * controlSize, controlSize);
      const address = new Sockaddr(layouts.sockaddr);
      this.data.push(data);
      this.control.push(control);
      this.addresses.push(address);
      const header = i * mmsghdr.size, vector = i * iovec.size;
      iovec.iov_base.set(this.vectors, all.value + BigInt(i * size), vector);
      msghdr.msg_iov.set(this.view, vectors.value + BigInt(vector), header);
      msghdr.msg_iovlen.set(this.view, 1, header);
      msghdr.msg_name.set(this.view, address.address, header);
      if (controlSize > 0) {
        msghdr.msg_control.set(this.view, ancillary.value + BigInt(i * controlSize), header);
      }
    }
  }

  /** Checks the addresses in the structures, before a call uses them. */
  protected checkAddresses(): void {
    for (const kept of this.#kept) kept.check();
  }

  prepare(index: number, length: number, controlLength: number, addressLength: number): void {
    const { iovec, mmsghdr, msghdr } = this.#layouts;
    const header = index * mmsghdr.size;
    iovec.iov_len.set(this.vectors, length, index * iovec.size);
    msghdr.msg_controllen.set(this.view, controlLength, header);
    msghdr.msg_namelen.set(this.view, addressLength, header);
  }

  receive(fd: number, count: number, flags: number): number {
    this.checkAddresses();
    const { EINVAL, MSG_CMSG_CLOEXEC } = this.#constants;
    const receive = (flags: number) =>
      result(this.c.recvmmsg(fd, this.#headers, count, flags, null), this.errno[0]);
    // Families that cannot pass descriptors, such as AF_PACKET, refuse the flag with EINVAL.
    const returned = receive(flags | MSG_CMSG_CLOEXEC);
    return returned === -EINVAL ? receive(flags) : returned;
  }

  send(fd: number, first: number, count: number, flags: number): number {
    this.checkAddresses();
    const headers = first === 0
      ? this.#headers
      : this.#headers.subarray(first * this.#layouts.mmsghdr.size);
    return result(this.c.sendmmsg(fd, headers, count, flags), this.errno[0]);
  }

  length(index: number): number {
    const { mmsghdr } = this.#layouts;
    return mmsghdr.msg_len.get(this.view, index * mmsghdr.size);
  }

  controlLength(index: number): number {
    const { mmsghdr, msghdr } = this.#layouts;
    return msghdr.msg_controllen.get(this.view, index * mmsghdr.size);
  }

  addressLength(index: number): number {
    const { mmsghdr, msghdr } = this.#layouts;
    return msghdr.msg_namelen.get(this.view, index * mmsghdr.size);
  }

  flags(index: number): number {
    const { mmsghdr, msghdr } = this.#layouts;
    const flags = msghdr.msg_flags.get(this.view, index * mmsghdr.size);
    return flags & ~this.#constants.MSG_CMSG_CLOEXEC; // the kernel echoes the request
  }
}
