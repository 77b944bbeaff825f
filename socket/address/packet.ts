/**
 * `AF_PACKET`: `[ifname, proto, pkttype?, hatype?, addr?]`.
 *
 * @module
 */
import type { PacketAddress } from "../../constants/families.ts";
import type { Sockaddr } from "../../ffi/sockaddr.ts";
import { buffer, integer } from "../arguments.ts";
import { type AddressCodec, type AddressContext, checkTuple, layouts, zeroFill } from "./codec.ts";
import { interfaceIndex, interfaceName } from "./interface.ts";
import { rangeError } from "../stack.ts";

const FORM = "[ifname, proto, pkttype?, hatype?, addr?] for AF_PACKET";

/** `MAX_ADDR_LEN` of the kernel, in bytes. An InfiniBand address has 20, an Ethernet address 6. */
const MAX_ADDR_LEN = 32;

/** Encodes and decodes `sockaddr_ll`. */
export const packet: AddressCodec = {
  encode(address: unknown, to: Sockaddr, socket: AddressContext): null {
    const given = checkTuple(address, FORM, 2, 5);
    const proto = integer("address proto", given[1], 0, 0xffff);
    const pkttype = given.length > 2 ? integer("address pkttype", given[2], 0, 0xff) : 0;
    const hatype = given.length > 3 ? integer("address hatype", given[3], 0, 0xffff) : 0;
    const addr = given.length > 4 ? buffer("address addr", given[4]) : new Uint8Array();
    if (addr.length > MAX_ADDR_LEN) {
      throw rangeError(`address addr has ${addr.length} bytes; it has at most ${MAX_ADDR_LEN}`);
    }
    const index = interfaceIndex(given[0], socket);

    const { sockaddr_ll } = layouts();
    const { offset } = sockaddr_ll.sll_addr;
    const view = to.begin(socket.family, Math.max(sockaddr_ll.size, offset + addr.length));
    sockaddr_ll.sll_protocol.set(view, proto);
    sockaddr_ll.sll_ifindex.set(view, index);
    sockaddr_ll.sll_pkttype.set(view, pkttype);
    sockaddr_ll.sll_hatype.set(view, hatype);
    sockaddr_ll.sll_halen.set(view, addr.length);
    to.bytes.set(addr, offset);
    return null;
  },

  decode(from: Sockaddr, socket: AddressContext): PacketAddress {
    const { sockaddr_ll } = layouts();
    const view = zeroFill(from, sockaddr_ll.size);
    const { offset } = sockaddr_ll.sll_addr;
    return [
      interfaceName(sockaddr_ll.sll_ifindex.get(view), socket),
      sockaddr_ll.sll_protocol.get(view),
      sockaddr_ll.sll_pkttype.get(view),
      sockaddr_ll.sll_hatype.get(view),
      from.bytes.slice(offset, offset + Math.min(sockaddr_ll.sll_halen.get(view), MAX_ADDR_LEN)),
    ];
  },
};
