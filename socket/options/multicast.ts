/**
 * Types of the multicast options that IPv4 and IPv6 share: RFC 3678.
 *
 * @module
 */
import type {
  GroupFilter,
  GroupMembership,
  GroupSourceMembership,
  WritableOption,
} from "./types.ts";

/**
 * Multicast options of either family: levels `IPPROTO_IP` and `IPPROTO_IPV6`. Their groups are
 * IPv4 or IPv6 addresses. RFC 3678.
 *
 * @category Options
 */
export interface MulticastOptions {
  /** Blocks one source of a multicast group; `MCAST_UNBLOCK_SOURCE` unblocks it. RFC 3678. */
  readonly MCAST_BLOCK_SOURCE: WritableOption<GroupSourceMembership>;
  /** Joins a multicast group; `MCAST_LEAVE_GROUP` leaves it. RFC 3678. */
  readonly MCAST_JOIN_GROUP: WritableOption<GroupMembership>;
  /** Joins a multicast group for one source; `MCAST_LEAVE_SOURCE_GROUP` leaves it. RFC 3678. */
  readonly MCAST_JOIN_SOURCE_GROUP: WritableOption<GroupSourceMembership>;
  /** Leaves a multicast group that `MCAST_JOIN_GROUP` joined. RFC 3678. */
  readonly MCAST_LEAVE_GROUP: WritableOption<GroupMembership>;
  /** Leaves a multicast group for one source, joined by `MCAST_JOIN_SOURCE_GROUP`. RFC 3678. */
  readonly MCAST_LEAVE_SOURCE_GROUP: WritableOption<GroupSourceMembership>;
  /** Sets all sources of a multicast group at once. RFC 3678. */
  readonly MCAST_MSFILTER: WritableOption<GroupFilter> | undefined;
  /** Unblocks one source of a multicast group, blocked by `MCAST_BLOCK_SOURCE`. RFC 3678. */
  readonly MCAST_UNBLOCK_SOURCE: WritableOption<GroupSourceMembership>;
}
