/**
 * `AF_XDP`: `[ifname, queue, flags?, sharedUmemFd?]`.
 *
 * @module
 */
import type { XdpAddress } from "../../constants/families.ts";
import type { Sockaddr } from "../../ffi/sockaddr.ts";
import { integer } from "../arguments.ts";
import { type AddressCodec, type AddressContext, checkTuple, layouts, zeroFill } from "./codec.ts";
import { interfaceIndex, interfaceName } from "./interface.ts";

const FORM = "[ifname, queue, flags?, sharedUmemFd?] for AF_XDP";

/** Encodes and decodes `sockaddr_xdp`. */
export const xdp: AddressCodec = {
  encode(address: unknown, to: Sockaddr, socket: AddressContext): null {
    const given = checkTuple(address, FORM, 2, 4);
    const queue = integer("address queue", given[1], 0, 0xffffffff);
    const flags = given.length > 2 ? integer("address flags", given[2], 0, 0xffff) : 0;
    const fd = given.length > 3 ? integer("address sharedUmemFd", given[3], 0, 0x7fffffff) : 0;
    const index = typeof given[0] === "number"
      ? integer("address ifname", given[0], 0, 0x7fffffff)
      : interfaceIndex(given[0], socket);
    const { sockaddr_xdp } = layouts();
    const view = to.begin(socket.family, sockaddr_xdp.size);
    sockaddr_xdp.sxdp_ifindex.set(view, index);
    sockaddr_xdp.sxdp_queue_id.set(view, queue);
    sockaddr_xdp.sxdp_flags.set(view, flags);
    sockaddr_xdp.sxdp_shared_umem_fd.set(view, fd);
    return null;
  },

  decode(from: Sockaddr, socket: AddressContext): XdpAddress {
    const { sockaddr_xdp } = layouts();
    const view = zeroFill(from, sockaddr_xdp.size);
    const index = sockaddr_xdp.sxdp_ifindex.get(view);
    return [
      interfaceName(index, socket) || index,
      sockaddr_xdp.sxdp_queue_id.get(view),
      sockaddr_xdp.sxdp_flags.get(view),
      sockaddr_xdp.sxdp_shared_umem_fd.get(view),
    ];
  },
};
