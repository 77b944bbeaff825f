/**
 * `AF_VSOCK`: `[cid, port]`.
 *
 * @module
 */
import type { VsockAddress } from "../../constants/families.ts";
import type { Sockaddr } from "../../ffi/sockaddr.ts";
import { integer } from "../arguments.ts";
import { type AddressCodec, type AddressContext, checkTuple, layouts, zeroFill } from "./codec.ts";

/** Encodes and decodes `sockaddr_vm`. */
export const vsock: AddressCodec = {
  encode(address: unknown, to: Sockaddr, { family }: AddressContext): null {
    const given = checkTuple(address, "[cid, port] for AF_VSOCK", 2, 2);
    const cid = integer("address cid", given[0], 0, 0xffffffff);
    const port = integer("address port", given[1], 0, 0xffffffff);
    const { sockaddr_vm } = layouts();
    const view = to.begin(family, sockaddr_vm.size);
    sockaddr_vm.svm_cid.set(view, cid);
    sockaddr_vm.svm_port.set(view, port);
    return null;
  },

  decode(from: Sockaddr): VsockAddress {
    const { sockaddr_vm } = layouts();
    const view = zeroFill(from, sockaddr_vm.size);
    return [sockaddr_vm.svm_cid.get(view), sockaddr_vm.svm_port.get(view)];
  },
};
