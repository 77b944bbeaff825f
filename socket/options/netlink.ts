/**
 * The options of `AF_NETLINK`: level `SOL_NETLINK`, netlink(7).
 *
 * @module
 */
import { SOL_NETLINK } from "../../constants/mod.ts";
import { boolean, integer, level, numbers } from "./codec.ts";
import type { Option, ReadableOption, Reading, WritableOption } from "./types.ts";

const { option, readable, writable } = level(SOL_NETLINK);

/** A bit for each group, the first for group 1. */
const memberships: Reading<number[]> = {
  size: () => 4 * MOST_WORDS,
  decode: (value) =>
    numbers(MOST_WORDS).decode(value).flatMap((word, i) =>
      Array.from({ length: 32 }, (_, bit) => (word >>> bit) & 1 ? 32 * i + bit + 1 : 0)
    ).filter((group) => group !== 0),
};
/** Far more than any protocol has groups. */
const MOST_WORDS = 256;

/** Join a multicast group, by its number; netlink(7). */
export const NETLINK_ADD_MEMBERSHIP: WritableOption<number> | undefined = writable(
  "NETLINK_ADD_MEMBERSHIP",
  integer,
);

/** Have the kernel told when a broadcast does not arrive; netlink(7). */
export const NETLINK_BROADCAST_ERROR: Option<boolean> | undefined = option(
  "NETLINK_BROADCAST_ERROR",
  boolean,
);

/** Receive acknowledgements without the message that they are of; netlink(7). */
export const NETLINK_CAP_ACK: Option<boolean> | undefined = option("NETLINK_CAP_ACK", boolean);

/** Leave a multicast group; netlink(7). */
export const NETLINK_DROP_MEMBERSHIP: WritableOption<number> | undefined = writable(
  "NETLINK_DROP_MEMBERSHIP",
  integer,
);

/** Receive acknowledgements with an explanation of what was wrong; netlink(7). */
export const NETLINK_EXT_ACK: Option<boolean> | undefined = option("NETLINK_EXT_ACK", boolean);

/** Have requests checked strictly, and obeyed in full; netlink(7). */
export const NETLINK_GET_STRICT_CHK: Option<boolean> | undefined = option(
  "NETLINK_GET_STRICT_CHK",
  boolean,
);

/** Receive from all network namespaces that have a number in this one; netlink(7). */
export const NETLINK_LISTEN_ALL_NSID: Option<boolean> | undefined = option(
  "NETLINK_LISTEN_ALL_NSID",
  boolean,
);

/** The groups that the socket is a member of. Read only; netlink(7). */
export const NETLINK_LIST_MEMBERSHIPS: ReadableOption<number[]> | undefined = readable(
  "NETLINK_LIST_MEMBERSHIPS",
  memberships,
);

/** Do not fail with `ENOBUFS` where messages are lost; netlink(7). */
export const NETLINK_NO_ENOBUFS: Option<boolean> | undefined = option(
  "NETLINK_NO_ENOBUFS",
  boolean,
);

/** Receive the group of each message, as ancillary data of this name; netlink(7). */
export const NETLINK_PKTINFO: Option<boolean> | undefined = option("NETLINK_PKTINFO", boolean);
