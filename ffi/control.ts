/**
 * Control messages (ancillary data): the macros of cmsg(3).
 *
 * @module
 */
import type { Structure } from "./layout.ts";
import type { ControlMessage, ControlMessages } from "./system.ts";

/** `struct cmsghdr`; `CMSG_ALIGN` rounds up to a multiple of `align`. */
export type ControlHeader =
  & Structure<"cmsg_len" | "cmsg_level" | "cmsg_type">
  & { readonly align: number };

/** Encoder and decoder of control messages for one system's `struct cmsghdr`. */
export class Control implements ControlMessages {
  readonly #cmsghdr: ControlHeader;

  /** @param layouts The system's structures. */
  constructor({ cmsghdr }: { readonly cmsghdr: ControlHeader }) {
    this.#cmsghdr = cmsghdr;
  }

  /** `CMSG_ALIGN` */
  #align(length: number): number {
    const { align } = this.#cmsghdr;
    return Math.ceil(length / align) * align;
  }

  /** `CMSG_LEN` */
  length(dataLength: number): number {
    return this.#align(this.#cmsghdr.size) + dataLength;
  }

  /** `CMSG_SPACE` */
  space(dataLength: number): number {
    return this.#align(this.#cmsghdr.size) + this.#align(dataLength);
  }

  /** Encodes a list of messages for `msg_control`. */
  encode(messages: readonly ControlMessage[]): Uint8Array<ArrayBuffer> {
    const { cmsg_len, cmsg_level, cmsg_type } = this.#cmsghdr;
    const total = messages.reduce((sum, { data }) => sum + this.space(data.length), 0);
    const bytes = new Uint8Array(new ArrayBuffer(total));
    const view = new DataView(bytes.buffer);
    let offset = 0;
    for (const { level, type, data } of messages) {
      cmsg_len.set(view, this.length(data.length), offset);
      cmsg_level.set(view, level, offset);
      cmsg_type.set(view, type, offset);
      bytes.set(data, offset + this.length(0));
      offset += this.space(data.length);
    }
    return bytes;
  }

  /** Decodes the messages in `msg_control`; the data of each is a view on `bytes`. */
  decode(bytes: Uint8Array<ArrayBuffer>): ControlMessage[] {
    const { size, cmsg_len, cmsg_level, cmsg_type } = this.#cmsghdr;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const messages: ControlMessage[] = [];
    for (let offset = 0; offset + size <= bytes.length;) {
      const length = cmsg_len.get(view, offset);
      if (length < size) break;
      // With MSG_CTRUNC, cmsg_len of the last message can exceed its bytes; subarray() clamps.
      const data = bytes.subarray(offset + this.length(0), offset + length);
      messages.push({
        level: cmsg_level.get(view, offset),
        type: cmsg_type.get(view, offset),
        data,
      });
      offset += this.#align(length);
    }
    return messages;
  }
}
