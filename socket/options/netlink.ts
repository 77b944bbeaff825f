/**
 * The types of the options of `AF_NETLINK`.
 *
 * @module
 */
import type { Option, ReadableOption, WritableOption } from "./types.ts";

/** The options of `AF_NETLINK`: level `SOL_NETLINK`, netlink(7). */
export interface NetlinkOptions {
  /** Join a multicast group, by its number; netlink(7). */
  readonly NETLINK_ADD_MEMBERSHIP: WritableOption<number> | undefined;
  /** Have the kernel told when a broadcast does not arrive; netlink(7). */
  readonly NETLINK_BROADCAST_ERROR: Option<boolean> | undefined;
  /** Receive acknowledgements without the message that they are of; netlink(7). */
  readonly NETLINK_CAP_ACK: Option<boolean> | undefined;
  /** Leave a multicast group; netlink(7). */
  readonly NETLINK_DROP_MEMBERSHIP: WritableOption<number> | undefined;
  /** Receive acknowledgements with an explanation of what was wrong; netlink(7). */
  readonly NETLINK_EXT_ACK: Option<boolean> | undefined;
  /** Have requests checked strictly, and obeyed in full; netlink(7). */
  readonly NETLINK_GET_STRICT_CHK: Option<boolean> | undefined;
  /** Receive from all network namespaces that have a number in this one; netlink(7). */
  readonly NETLINK_LISTEN_ALL_NSID: Option<boolean> | undefined;
  /** The groups that the socket is a member of. Read only; netlink(7). */
  readonly NETLINK_LIST_MEMBERSHIPS: ReadableOption<number[]> | undefined;
  /** Do not fail with `ENOBUFS` where messages are lost; netlink(7). */
  readonly NETLINK_NO_ENOBUFS: Option<boolean> | undefined;
  /** Receive the group of each message, as ancillary data of this name; netlink(7). */
  readonly NETLINK_PKTINFO: Option<boolean> | undefined;
}
