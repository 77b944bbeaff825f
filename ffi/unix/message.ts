/**
 * `struct msghdr`, for sendmsg(2) and recvmsg(2).
 *
 * @module
 */
import type { ControlHeader } from "../control.ts";
import type { Structure } from "../layout.ts";
import { addressOf } from "../memory.ts";
import { KeptAddress } from "../addresses.ts";
import type { Sockaddr } from "../sockaddr.ts";
import type { SharedLayouts } from "./layouts.ts";

/** The layouts that this file reads and writes. */
export interface MessageLayouts extends Pick<SharedLayouts, "iovec"> {
  /** `struct msghdr` */
  readonly msghdr: Structure<
    "msg_namelen" | "msg_iovlen" | "msg_controllen" | "msg_flags",
    never,
    "msg_name" | "msg_iov" | "msg_control"
  >;
  /** `struct cmsghdr` */
  readonly cmsghdr: ControlHeader;
}

/** The memory of one `struct msghdr` and its `struct iovec`s, which every call fills anew. */
export class MessageHeader {
  readonly #layouts: MessageLayouts;
  readonly #view: DataView<ArrayBuffer>;
  /** The argument for C: `struct msghdr *`. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  #vectors: DataView<ArrayBuffer> = new DataView(new ArrayBuffer(0));
  #vectorsAddress = new KeptAddress("the buffers of a message", this.#vectors);

  /** @param layouts The system's structures. */
  constructor(layouts: MessageLayouts) {
    this.#layouts = layouts;
    this.#view = new DataView(new ArrayBuffer(layouts.msghdr.size));
    this.bytes = new Uint8Array(this.#view.buffer);
  }

  /**
   * Fills the structure.
   *
   * @param buffers The parts of the data; the caller keeps them alive.
   * @param address The destination, or the buffer for the sender's address; `null` for none.
   * @param addressLength Length of the destination, or capacity of the buffer.
   * @param control Control messages to send, or the buffer for received ones; `null` for none.
   */
  fill(
    buffers: readonly Uint8Array<ArrayBuffer>[],
    address: Sockaddr | null,
    addressLength: number,
    control: Uint8Array<ArrayBuffer> | null,
  ): void {
    const { msghdr, iovec } = this.#layouts;
    const view = this.#view;
    if (this.#vectors.byteLength < buffers.length * iovec.size) {
      this.#vectors = new DataView(new ArrayBuffer(buffers.length * iovec.size));
      this.#vectorsAddress = new KeptAddress("the buffers of a message", this.#vectors);
    }
    for (let i = 0; i < buffers.length; i++) {
      iovec.iov_base.set(this.#vectors, addressOf(buffers[i]!), i * iovec.size);
      iovec.iov_len.set(this.#vectors, buffers[i]!.length, i * iovec.size);
    }
    this.bytes.fill(0);
    if (address !== null) {
      msghdr.msg_name.set(view, address.address);
      msghdr.msg_namelen.set(view, addressLength);
    }
    msghdr.msg_iov.set(view, this.#vectorsAddress.value);
    msghdr.msg_iovlen.set(view, buffers.length);
    if (control !== null && control.length > 0) {
      msghdr.msg_control.set(view, addressOf(control));
      msghdr.msg_controllen.set(view, control.length);
    }
  }

  /** `msg_namelen`, after a receive. */
  get addressLength(): number {
    return this.#layouts.msghdr.msg_namelen.get(this.#view);
  }

  /** `msg_controllen`, after a receive. */
  get controlLength(): number {
    return this.#layouts.msghdr.msg_controllen.get(this.#view);
  }

  /** `msg_flags`, after a receive. */
  get flags(): number {
    return this.#layouts.msghdr.msg_flags.get(this.#view);
  }
}
