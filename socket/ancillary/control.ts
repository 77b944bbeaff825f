/**
 * Encoding and decoding of the control buffers of sendmsg(2) and recvmsg(2): cmsg(3).
 *
 * @module
 */
import { SCM_RIGHTS, SOL_SOCKET } from "../../constants/mod.ts";
import { system } from "../../ffi/mod.ts";
import { buffer, bufferSize, checkStillAttached, int, integer, members } from "../arguments.ts";
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

/** Decodes the ancillary data of a received message from the bytes that the system wrote. */
export function decodeControl(control: Uint8Array<ArrayBuffer>): ReceivedAncillary[] {
  return system().control.decode(control).map((message) => new DecodedAncillary(message));
}

/**
 * Holds the descriptors of a receive until the program takes them.
 *
 * @param items The ancillary data of all messages of the receive.
 * @param holder The owner of the descriptors.
 */
export function holdRights(items: readonly ReceivedAncillary[], holder: RightsHolder): void {
  const received = items.flatMap(({ descriptors }) => descriptors ?? []);
  if (received.length > 0) holder.pendingRights.hold(received);
}

/** Checks `ancbufsize`. Returns the size of the control buffer, in bytes. */
export function controlSize(value: unknown): number {
  return Math.min(bufferSize("ancbufsize", value), MAX_CONTROL_SIZE);
}

/** Encodes ancillary data that a user passed. Returns `null` for an empty array. */
export function encodeControl(value: unknown): Uint8Array<ArrayBuffer> | null {
  const items = members("ancillary", value, MOST_ITEMS, (name, member) => {
    const item = member as Partial<Ancillary> | null | undefined;
    const level = int(`${name}.level`, item?.level);
    const type = int(`${name}.type`, item?.type);
    const data = buffer(`${name}.data`, item?.data);
    return { level, type, data, length: data.length };
  });
  // A getter in another item may have transferred the data of one.
  items.forEach(({ data, length }, i) => checkStillAttached(`ancillary[${i}].data`, data, length));
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

/**
 * Bytes for the items that the system puts before descriptors, if options ask for them: credentials, a
 * pidfd, time stamps, a security label; on FreeBSD credentials with up to 1,024 groups.
 */
const OTHER_ITEMS = 4608;

/** Returns the bytes of ancillary data that a number of descriptors takes beside other items. */
export function rightsRoom(most: number): number {
  return OTHER_ITEMS + system().control.space(4 * most);
}

/**
 * Takes the descriptors of `SCM_RIGHTS` items, and closes those of others, such as pidfds.
 *
 * @param ancillary The items.
 * @param most How many to take; the others are closed.
 * @returns The descriptors, and whether some were closed because there were too many.
 */
export function takeRights(
  ancillary: readonly ReceivedAncillary[],
  most: number,
): { readonly fds: number[]; readonly hasMore: boolean } {
  const fds: number[] = [];
  for (const { type, descriptors } of ancillary) {
    if (type === SCM_RIGHTS) fds.push(...descriptors?.take() ?? []);
    else descriptors?.[Symbol.dispose]();
  }
  const others = fds.splice(most);
  for (const fd of others) system().close(fd);
  return { fds, hasMore: others.length > 0 };
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
 *
 * @category Ancillary data
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
 *
 * @category Ancillary data
 */
export function CMSG_SPACE(length: number): number {
  return fromCaller(CMSG_SPACE, () => {
    const { control } = system();
    return control.space(integer("length", length, 0, INT_MAX - control.space(1)));
  });
}
