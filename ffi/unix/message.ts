/**
 * `struct msghdr` with what it points to, and the control messages in it.
 *
 * @module
 */
import type { Field } from "../layout.ts";
import { addressOf } from "../memory.ts";
import type { Sockaddr } from "../sockaddr.ts";
import type { ControlMessage } from "../system.ts";

/** The layouts that this file reads and writes. */
export interface MessageLayouts {
  /** `struct msghdr` */
  readonly msghdr: {
    readonly size: number;
    readonly msg_name: Field<bigint>;
    readonly msg_namelen: Field<number>;
    readonly msg_iov: Field<bigint>;
    readonly msg_iovlen: Field<number>;
    readonly msg_control: Field<bigint>;
    readonly msg_controllen: Field<number>;
    readonly msg_flags: Field<number>;
  };
  /** `struct iovec` */
  readonly iovec: {
    readonly size: number;
    readonly iov_base: Field<bigint>;
    readonly iov_len: Field<number>;
  };
  /** `struct cmsghdr`; `align` is what `CMSG_ALIGN` rounds up to. */
  readonly cmsghdr: {
    readonly size: number;
    readonly align: number;
    readonly cmsg_len: Field<number>;
    readonly cmsg_level: Field<number>;
    readonly cmsg_type: Field<number>;
  };
}

/** The memory of one `struct msghdr`, filled anew for every call. */
export class MessageHeader {
  readonly #layouts: MessageLayouts;
  readonly #view: DataView<ArrayBuffer>;
  /** What to pass to C. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  #vectors: DataView<ArrayBuffer> = new DataView(new ArrayBuffer(0));
  #vectorsAddress = 0n;

  /** @param layouts The system's structures. */
  constructor(layouts: MessageLayouts) {
    this.#layouts = layouts;
    this.#view = new DataView(new ArrayBuffer(layouts.msghdr.size));
    this.bytes = new Uint8Array(this.#view.buffer);
  }

  /**
   * Fills it.
   *
   * @param buffers The parts of the data; the caller keeps them alive.
   * @param address Where to, or room for where from; `null` for none.
   * @param addressLength How long the address is, or may be.
   * @param control Control messages, or room for them; `null` for none.
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
      this.#vectorsAddress = addressOf(new Uint8Array(this.#vectors.buffer));
    }
    for (let i = 0; i < buffers.length; i++) {
      iovec.iov_base.set(this.#vectors, addressOf(buffers[i]!), i * iovec.size);
      iovec.iov_len.set(this.#vectors, buffers[i]!.length, i * iovec.size);
    }
    this.bytes.fill(0);
    if (address !== null) {
      msghdr.msg_name.set(view, Deno.UnsafePointer.value(address.pointer));
      msghdr.msg_namelen.set(view, addressLength);
    }
    msghdr.msg_iov.set(view, this.#vectorsAddress);
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

/** Control messages as bytes and as a list: the `CMSG_*` macros. */
export class Control {
  readonly #cmsghdr: MessageLayouts["cmsghdr"];

  /** @param layouts The system's structures. */
  constructor({ cmsghdr }: MessageLayouts) {
    this.#cmsghdr = cmsghdr;
  }

  /** `CMSG_ALIGN` */
  #aligned(length: number): number {
    const { align } = this.#cmsghdr;
    return Math.ceil(length / align) * align;
  }

  /** `CMSG_LEN` */
  length(dataLength: number): number {
    return this.#aligned(this.#cmsghdr.size) + dataLength;
  }

  /** `CMSG_SPACE` */
  space(dataLength: number): number {
    return this.#aligned(this.#cmsghdr.size) + this.#aligned(dataLength);
  }

  /** The bytes of a list. */
  encode(messages: readonly ControlMessage[]): Uint8Array<ArrayBuffer> {
    const { cmsg_len, cmsg_level, cmsg_type } = this.#cmsghdr;
    const total = messages.reduce((sum, { data }) => sum + this.space(data.length), 0);
    const bytes = new Uint8Array(new ArrayBuffer(total));
    const view = new DataView(bytes.buffer);
    let at = 0;
    for (const { level, type, data } of messages) {
      cmsg_len.set(view, this.length(data.length), at);
      cmsg_level.set(view, level, at);
      cmsg_type.set(view, type, at);
      bytes.set(data, at + this.length(0));
      at += this.space(data.length);
    }
    return bytes;
  }

  /** The list in bytes that C wrote; the data of each is a view on them. */
  decode(bytes: Uint8Array<ArrayBuffer>): ControlMessage[] {
    const { size, cmsg_len, cmsg_level, cmsg_type } = this.#cmsghdr;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const messages: ControlMessage[] = [];
    for (let at = 0; at + size <= bytes.length;) {
      const length = cmsg_len.get(view, at);
      if (length < size) break;
      // The last may be cut short, which MSG_CTRUNC tells.
      const data = bytes.subarray(at + this.length(0), at + length);
      messages.push({ level: cmsg_level.get(view, at), type: cmsg_type.get(view, at), data });
      at += this.#aligned(length);
    }
    return messages;
  }
}
