/**
 * Messages of netlink and their attributes: struct nlmsghdr and struct nlattr, netlink(7).
 *
 * @module
 */

/** Numbers of linux/netlink.h. */
export const NLMSG_NOOP = 1, NLMSG_ERROR = 2, NLMSG_DONE = 3;
/** Flags of linux/netlink.h. */
export const NLM_F_REQUEST = 1, NLM_F_DUMP = 0x300, NLM_F_DUMP_INTR = 0x10;
const NLM_F_CAPPED = 0x100, NLM_F_ACK_TLVS = 0x200;

/** The attribute with the kernel's error message. */
const NLMSGERR_ATTR_MSG = 1;

/** Length of a message's header. */
const HEADER = 16;

/** The byte order of the kernel, which applies to everything but addresses. */
export const LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** A received message. */
export interface Message {
  /** The type: `RTM_NEWLINK`, `NLMSG_DONE`, ... */
  readonly type: number;
  /** `NLM_F_*` */
  readonly flags: number;
  /** The sequence number of the request that it answers. */
  readonly sequence: number;
  /** The message without its header. */
  readonly body: Uint8Array<ArrayBuffer>;
}

/** Attributes by type. */
export type Attributes = ReadonlyMap<number, Uint8Array<ArrayBuffer>>;

/** Returns a view of a structure, which has at least `size` bytes. */
export function viewOf(bytes: Uint8Array<ArrayBuffer>, size: number): DataView<ArrayBuffer> {
  if (bytes.length < size) {
    throw new Error(`netlink: a structure of ${bytes.length} bytes, expected at least ${size}`);
  }
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

function aligned(length: number): number {
  return (length + 3) & ~3;
}

/** Encodes a request. */
export function encodeMessage(
  type: number,
  flags: number,
  sequence: number,
  body: Uint8Array<ArrayBuffer>,
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(HEADER + aligned(body.length));
  const view = viewOf(bytes, HEADER);
  view.setUint32(0, HEADER + body.length, LITTLE_ENDIAN);
  view.setUint16(4, type, LITTLE_ENDIAN);
  view.setUint16(6, flags, LITTLE_ENDIAN);
  view.setUint32(8, sequence, LITTLE_ENDIAN);
  bytes.set(body, HEADER);
  return bytes;
}

/** Decodes the messages of a datagram. */
export function* decodeMessages(bytes: Uint8Array<ArrayBuffer>): Generator<Message> {
  const view = viewOf(bytes, 0);
  for (let at = 0; at + HEADER <= bytes.length;) {
    const length = view.getUint32(at, LITTLE_ENDIAN);
    if (length < HEADER || at + length > bytes.length) {
      throw new Error(
        `netlink: a message of ${length} bytes, where there are ${bytes.length - at}`,
      );
    }
    yield {
      type: view.getUint16(at + 4, LITTLE_ENDIAN),
      flags: view.getUint16(at + 6, LITTLE_ENDIAN),
      sequence: view.getUint32(at + 8, LITTLE_ENDIAN),
      body: bytes.subarray(at + HEADER, at + length),
    };
    at += aligned(length);
  }
}

/** Decodes attributes. */
export function decodeAttributes(bytes: Uint8Array<ArrayBuffer>): Attributes {
  const view = viewOf(bytes, 0);
  const found = new Map<number, Uint8Array<ArrayBuffer>>();
  for (let at = 0; at + 4 <= bytes.length;) {
    const length = view.getUint16(at, LITTLE_ENDIAN);
    if (length < 4 || at + length > bytes.length) break;
    const type = view.getUint16(at + 2, LITTLE_ENDIAN) & 0x3fff; // without the two flag bits
    found.set(type, bytes.subarray(at + 4, at + length));
    at += aligned(length);
  }
  return found;
}

/** Returns the value of a 32-bit attribute. */
export function u32(attributes: Attributes, type: number): number | undefined {
  const bytes = attributes.get(type);
  return bytes === undefined ? undefined : viewOf(bytes, 4).getUint32(0, LITTLE_ENDIAN);
}

/** Returns the value of a text attribute. */
export function text(attributes: Attributes, type: number): string | undefined {
  const bytes = attributes.get(type);
  return bytes === undefined ? undefined : new TextDecoder().decode(bytes).replace(/\0.*/s, "");
}

/**
 * Decodes `NLMSG_ERROR`, or `NLMSG_DONE`, which tells how a dump has ended: the error number, 0 for none,
 * and the kernel's message, which may be empty.
 */
export function decodeError({ type, flags, body }: Message): { errno: number; words: string } {
  const errno = -viewOf(body, 4).getInt32(0, LITTLE_ENDIAN);
  if ((flags & NLM_F_ACK_TLVS) === 0) return { errno, words: "" };
  const attributes = decodeAttributes(body.subarray(4 + lengthOfRequest(type, flags, body)));
  return { errno, words: text(attributes, NLMSGERR_ATTR_MSG) ?? "" };
}

/** Returns how long the request is that an error repeats before its attributes. */
function lengthOfRequest(type: number, flags: number, body: Uint8Array<ArrayBuffer>): number {
  if (type === NLMSG_DONE) return 0;
  const view = viewOf(body, 4 + HEADER);
  return flags & NLM_F_CAPPED ? HEADER : aligned(view.getUint32(4, LITTLE_ENDIAN));
}
