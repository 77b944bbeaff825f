/**
 * Encoding and decoding of the control buffers of sendmsg(2) and recvmsg(2): cmsg(3).
 *
 * @module
 */
import { SCM_RIGHTS, SOL_SOCKET } from "../../constants/mod.ts";
import { system } from "../../ffi/mod.ts";
import { buffer, bufferSize, int, integer, members } from "../arguments.ts";
import { DecodedAncillary } from "./decode.ts";
import type { Ancillary, ReceivedAncillary } from "./types.ts";
import type { PendingRights } from "./scm_rights.ts";
import { fromCaller, typeError } from "../stack.ts";

/** Maximum of a length in C, whose macros do not check for overflow. CPython has the same bound. */
const INT_MAX = 0x7fffffff;

/** Maximum size of a control buffer, in bytes. */
const MAX_CONTROL_SIZE = 2 ** 20;

/** Maximum number of items to send, and of descriptors: more than a system takes. */
const MOST_ITEMS = 0xffff, MOST_DESCRIPTORS = 0xffff;

/** Owner of the descriptors that a socket received. */
export interface RightsHolder {
  /** The received descriptors that the program has not taken yet. */
  readonly pendingRights: PendingRights;
}

/**
 * Decodes the ancillary data of a received message.
 *
 * @param control The bytes that the system wrote.
 * @param holder The owner of the received descriptors until the program takes them.
 */
export function decodeControl(
  control: Uint8Array<ArrayBuffer>,
  holder: RightsHolder,
): ReceivedAncillary[] {
  return system().control.decode(control).map((message) => {
    const item = new DecodedAncillary(message);
    if (item.descriptors !== undefined) holder.pendingRights.hold(item.descriptors);
    return item;
  });
}

/** Checks `ancbufsize`. Returns the size of the control buffer, in bytes. */
export function controlSize(value: unknown): number {
  return Math.min(bufferSize("ancbufsize", value), MAX_CONTROL_SIZE);
}

/** Encodes ancillary data that a user passed. Returns `null` for an empty array. */
export function encodeControl(value: unknown): Uint8Array<ArrayBuffer> | null {
  const items = members("ancillary", value, MOST_ITEMS, (name, member) => {
    const item = member as Partial<Ancillary> | null | undefined;
    return {
      level: int(`${name}.level`, item?.level),
      type: int(`${name}.type`, item?.type),
      data: buffer(`${name}.data`, item?.data),
    };
  });
  return items.length === 0 ? null : system().control.encode(items);
}

/** Checks an array of descriptors. */
export function descriptorsIn(name: string, value: unknown): number[] {
  return members(name, value, MOST_DESCRIPTORS, (name, fd) => integer(name, fd, 0, 0x7fffffff));
}

/** Encodes descriptors as one item of type `SCM_RIGHTS`. Returns `null` for an empty array. */
export function encodeRights(fds: unknown): Uint8Array<ArrayBuffer> | null {
  const numbers = descriptorsIn("fds", fds);
  if (numbers.length === 0) return null;
  if (SCM_RIGHTS === undefined) {
    throw typeError("this platform has no SCM_RIGHTS: it cannot send descriptors");
  }
  return encodeControl([
    { level: SOL_SOCKET, type: SCM_RIGHTS, data: new Int32Array(numbers) },
  ]);
}

/** Takes all descriptors of `SCM_RIGHTS` items. Ignores other items. */
export function takeRights(ancillary: ReceivedAncillary[]): number[] {
  return ancillary.flatMap(({ type, descriptors }) =>
    type === SCM_RIGHTS ? descriptors?.take() ?? [] : []
  );
}

/**
 * Returns the length of an ancillary item, without the padding that follows it: cmsg(3).
 *
 * @param length The length of the item's data, in bytes.
 * @returns The length in bytes. It is the minimum `ancbufsize` for one item.
 * @throws {RangeError} If the length is negative, not an integer, or too large.
 * @throws {TypeError} If the length is not a number.
 *
 * @example
 * ```ts
 * import { CMSG_LEN } from "@libc/socket";
 *
 * console.log(CMSG_LEN(4)); // 20 on Linux
 * ```
 */
export function CMSG_LEN(length: number): number {
  return fromCaller(CMSG_LEN, () => {
    const { control } = system();
    return control.length(integer("length", length, 0, INT_MAX - control.length(0)));
  });
}

/**
 * Returns the space that an ancillary item occupies, with the padding that follows it: cmsg(3).
 *
 * @param length The length of the item's data, in bytes.
 * @returns The space in bytes. For several items, `ancbufsize` is the sum of their spaces.
 * @throws {RangeError} If the length is negative, not an integer, or too large.
 * @throws {TypeError} If the length is not a number.
 *
 * @example
 * ```ts
 * import { CMSG_SPACE } from "@libc/socket";
 *
 * console.log(CMSG_SPACE(4)); // 24 on Linux
 * ```
 */
export function CMSG_SPACE(length: number): number {
  return fromCaller(CMSG_SPACE, () => {
    const { control } = system();
    return control.space(integer("length", length, 0, INT_MAX - control.space(1)));
  });
}
