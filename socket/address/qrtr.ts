/**
 * `AF_QIPCRTR`: `[node, port]`.
 *
 * @module
 */
import type { QrtrAddress } from "../../constants/families.ts";
import type { Sockaddr } from "../../ffi/sockaddr.ts";
import { integer } from "../arguments.ts";
import { type AddressCodec, type AddressContext, checkTuple, layouts, zeroFill } from "./codec.ts";

/** Encodes and decodes `sockaddr_qrtr`. */
export const qrtr: AddressCodec = {
  encode(address: unknown, to: Sockaddr, { family }: AddressContext): null {
    const given = checkTuple(address, "[node, port] for AF_QIPCRTR", 2, 2);
    const node = integer("address node", given[0], 0, 0xffffffff);
    const port = integer("address port", given[1], 0, 0xffffffff);
    const { sockaddr_qrtr } = layouts();
    const view = to.begin(family, sockaddr_qrtr.size);
    sockaddr_qrtr.sq_node.set(view, node);
    sockaddr_qrtr.sq_port.set(view, port);
    return null;
  },

  decode(from: Sockaddr): QrtrAddress {
    const { sockaddr_qrtr } = layouts();
    const view = zeroFill(from, sockaddr_qrtr.size);
    return [sockaddr_qrtr.sq_node.get(view), sockaddr_qrtr.sq_port.get(view)];
  },
};
