/**
 * Types of the `AF_NETLINK` options.
 *
 * @module
 */
import type { Option, ReadableOption, WritableOption } from "./types.ts";

/**
 * `AF_NETLINK` options: level `SOL_NETLINK`, netlink(7).
 *
 * @category Options
 */
export interface NetlinkOptions {
  /** Joins a multicast group, by number; `NETLINK_DROP_MEMBERSHIP` leaves it. See netlink(7). */
  readonly NETLINK_ADD_MEMBERSHIP: WritableOption<number> | undefined;
  /** Reports a failed broadcast delivery to the kernel sender; netlink(7). */
  readonly NETLINK_BROADCAST_ERROR: Option<boolean> | undefined;
  /** Receives acknowledgements without a copy of the acknowledged message; netlink(7). */
  readonly NETLINK_CAP_ACK: Option<boolean> | undefined;
  /** Leaves a multicast group that `NETLINK_ADD_MEMBERSHIP` joined; netlink(7). */
  readonly NETLINK_DROP_MEMBERSHIP: WritableOption<number> | undefined;
  /** Receives acknowledgements that explain the error; netlink(7). */
  readonly NETLINK_EXT_ACK: Option<boolean> | undefined;
  /** Makes the kernel check requests strictly and apply them in full; netlink(7). */
  readonly NETLINK_GET_STRICT_CHK: Option<boolean> | undefined;
  /** Receives from every network namespace that has an identifier in this one; netlink(7). */
  readonly NETLINK_LISTEN_ALL_NSID: Option<boolean> | undefined;
  /** Multicast groups that the socket has joined. Read only; netlink(7). */
  readonly NETLINK_LIST_MEMBERSHIPS: ReadableOption<number[]> | undefined;
  /** Suppresses the error `ENOBUFS` when messages are lost; netlink(7). */
  readonly NETLINK_NO_ENOBUFS: Option<boolean> | undefined;
  /** Delivers the group of each message as ancillary data of this name; netlink(7). */
  readonly NETLINK_PKTINFO: Option<boolean> | undefined;
}
