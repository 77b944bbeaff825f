/**
 * CAN frames: the kernel's `struct can_frame` and the notation of can-utils.
 *
 * @module
 */
import { CAN_EFF_FLAG, CAN_EFF_MASK, CAN_RTR_FLAG } from "@libc/socket";
import { UsageError } from "./command_line.ts";

/** A frame of classic CAN. */
export interface CanFrame {
  /** The identifier: 11 bits, or 29 bits if it is extended. */
  readonly id: number;
  /** True if the identifier is extended. */
  readonly extended: boolean;
  /** True for a remote frame, which requests data and has none. */
  readonly remote: boolean;
  /** Up to 8 bytes. */
  readonly data: Uint8Array;
}

const EXTENDED = CAN_EFF_FLAG ?? 0, REMOTE = CAN_RTR_FLAG ?? 0, ID = CAN_EFF_MASK ?? 0;

// struct can_frame: the identifier with its flags, the length, three bytes of padding, the data.
const SIZE = 16, LENGTH = 4, DATA = 8;

/** Encodes a frame as `struct can_frame`. */
export function encode({ id, extended, remote, data }: CanFrame): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(SIZE);
  const flags = (extended ? EXTENDED : 0) | (remote ? REMOTE : 0);
  new DataView(bytes.buffer).setUint32(0, (id | flags) >>> 0, true);
  bytes[LENGTH] = data.length;
  bytes.set(data, DATA);
  return bytes;
}

/** Decodes a `struct can_frame`. */
export function decode(bytes: Uint8Array): CanFrame {
  const word = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  return {
    id: (word & ID) >>> 0,
    extended: (word & EXTENDED) !== 0,
    remote: (word & REMOTE) !== 0,
    data: bytes.slice(DATA, DATA + (bytes[LENGTH] ?? 0)),
  };
}

/** Parses a frame: `123#DEADBEEF`, `12345678#11`, `123#R`. */
export function parse(text: string): CanFrame {
  const match = /^([0-9a-f]{3}|[0-9a-f]{8})#(r|(?:[0-9a-f]{2}){0,8})$/i.exec(text);
  if (match === null) {
    throw new UsageError(
      `${text} is no CAN frame; expected one like 123#DEADBEEF, 12345678#11 or 123#R`,
    );
  }
  const [, id = "", data = ""] = match;
  const remote = data.toLowerCase() === "r";
  return {
    id: parseInt(id, 16),
    extended: id.length > 3,
    remote,
    data: remote ? new Uint8Array(0) : Uint8Array.fromHex(data),
  };
}

/** Formats a frame as text. */
export function format({ id, extended, remote, data }: CanFrame): string {
  const digits = id.toString(16).toUpperCase().padStart(extended ? 8 : 3, "0");
  return `${digits}#${remote ? "R" : data.toHex().toUpperCase()}`;
}
