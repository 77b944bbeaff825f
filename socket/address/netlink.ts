/**
 * `AF_NETLINK`: `[pid, groups]`.
 *
 * @module
 */
import type { NetlinkAddress } from "../../constants/families.ts";
import type { Sockaddr } from "../../ffi/sockaddr.ts";
import { integer } from "../arguments.ts";
import { type AddressCodec, type AddressContext, checkTuple, layouts, zeroFill } from "./codec.ts";

/** Encodes and decodes `sockaddr_nl`. */
export const netlink: AddressCodec = {
  encode(address: unknown, to: Sockaddr, { family }: AddressContext): null {
    const given = checkTuple(address, "[pid, groups] for AF_NETLINK", 2, 2);
    const pid = integer("address pid", given[0], 0, 0xffffffff);
    const groups = integer("address groups", given[1], 0, 0xffffffff);
    const { sockaddr_nl } = layouts();
    const view = to.begin(family, sockaddr_nl.size);
    sockaddr_nl.nl_pid.set(view, pid);
    sockaddr_nl.nl_groups.set(view, groups);
    return null;
  },

  decode(from: Sockaddr): NetlinkAddress {
    const { sockaddr_nl } = layouts();
    const view = zeroFill(from, sockaddr_nl.size);
    return [sockaddr_nl.nl_pid.get(view), sockaddr_nl.nl_groups.get(view)];
  },
};
