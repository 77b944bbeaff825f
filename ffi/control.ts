/**
 * The control messages beside a message: the `CMSG_*` macros.
 *
 * @module
 */
import type { Field } from "./layout.ts";
import type { ControlMessage } from "./system.ts";

/** `struct cmsghdr`; `align` is what `CMSG_ALIGN` rounds up to. */
export interface ControlHeader {
  readonly size: number;
  readonly align: number;
  readonly cmsg_len: Field<number>;
  readonly cmsg_level: Field<number>;
  readonly cmsg_type: Field<number>;
}

/** Control messages as bytes and as a list: the `CMSG_*` macros. */
export class Control {
  readonly #cmsghdr: ControlHeader;

  /** @param layouts The system's structures. */
  constructor({ cmsghdr }: { readonly cmsghdr: ControlHeader }) {
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
