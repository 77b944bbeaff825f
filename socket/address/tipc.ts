/**
 * `AF_TIPC`: `[addrType, v1, v2, v3, scope?]`.
 *
 * @module
 */
import {
  TIPC_ADDR_ID,
  TIPC_ADDR_NAME,
  TIPC_ADDR_NAMESEQ,
  TIPC_CLUSTER_SCOPE,
} from "../../constants/mod.ts";
import type { TipcAddress } from "../../constants/families.ts";
import type { Sockaddr } from "../../ffi/sockaddr.ts";
import type { Field } from "../../ffi/layout.ts";
import { integer } from "../arguments.ts";
import { type AddressCodec, type AddressContext, checkTuple, layouts, zeroFill } from "./codec.ts";
import { rangeError } from "../stack.ts";

const FORM = "[addrType, v1, v2, v3, scope?] for AF_TIPC";

/**
 * Returns the fields of `v1`, `v2` and `v3` for an address type, keyed by their names in error
 * messages; `undefined` for an unknown type.
 */
function fieldsOf(addrType: number): Readonly<Record<string, Field<number>>> | undefined {
  const { sockaddr_tipc } = layouts();
  switch (addrType) {
    case TIPC_ADDR_NAMESEQ:
      return {
        "v1 (type)": sockaddr_tipc["addr.nameseq.type"],
        "v2 (lower)": sockaddr_tipc["addr.nameseq.lower"],
        "v3 (upper)": sockaddr_tipc["addr.nameseq.upper"],
      };
    case TIPC_ADDR_NAME:
      return {
        "v1 (type)": sockaddr_tipc["addr.name.name.type"],
        "v2 (instance)": sockaddr_tipc["addr.name.name.instance"],
        "v3 (domain)": sockaddr_tipc["addr.name.domain"],
      };
    case TIPC_ADDR_ID:
      return {
        "v1 (node)": sockaddr_tipc["addr.id.node"],
        "v2 (reference)": sockaddr_tipc["addr.id.ref"],
      };
    default:
      return undefined;
  }
}

/** Encodes and decodes `sockaddr_tipc`. */
export const tipc: AddressCodec = {
  encode(address: unknown, to: Sockaddr, { family }: AddressContext): null {
    const given = checkTuple(address, FORM, 4, 5);
    const addrType = integer("address addrType", given[0], 0, 0xff);
    const fields = fieldsOf(addrType);
    if (fields === undefined) {
      throw rangeError(
        `address addrType is ${addrType}, expected TIPC_ADDR_NAMESEQ, TIPC_ADDR_NAME or TIPC_ADDR_ID`,
      );
    }
    const values = Object.keys(fields).map((name, i) =>
      integer(`address ${name}`, given[i + 1], 0, 0xffffffff)
    );
    if (values.length < 3) integer("address v3", given[3], 0, 0xffffffff); // checked, not sent
    const scope = given.length > 4
      ? integer("address scope", given[4], -128, 127)
      : TIPC_CLUSTER_SCOPE!;

    const { sockaddr_tipc } = layouts();
    const view = to.begin(family, sockaddr_tipc.size);
    sockaddr_tipc.addrtype.set(view, addrType);
    sockaddr_tipc.scope.set(view, scope);
    Object.values(fields).forEach((field, i) => field.set(view, values[i]!));
    return null;
  },

  decode(from: Sockaddr): TipcAddress | Uint8Array {
    const { sockaddr_tipc } = layouts();
    const view = zeroFill(from, sockaddr_tipc.size);
    const addrType = sockaddr_tipc.addrtype.get(view);
    const fields = fieldsOf(addrType);
    if (fields === undefined) return from.copy();
    const [v1 = 0, v2 = 0, v3 = 0] = Object.values(fields).map((field) => field.get(view));
    return [addrType, v1, v2, v3, sockaddr_tipc.scope.get(view)];
  },
};
