/**
 * `AF_ALG`: `[type, name, feat?, mask?]`.
 *
 * @module
 */
import type { AlgAddress } from "../../constants/families.ts";
import type { Field } from "../../ffi/layout.ts";
import type { Sockaddr } from "../../ffi/sockaddr.ts";
import { integer, shown, text } from "../arguments.ts";
import { type AddressCodec, type AddressContext, checkTuple, layouts, zeroFill } from "./codec.ts";
import { rangeError } from "../stack.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Encodes a text for a field that ends with a NUL. */
function encodeText(name: string, value: unknown, { size }: Field<Uint8Array>): Uint8Array {
  const bytes = encoder.encode(text(name, value));
  if (bytes.length < size) return bytes;
  throw rangeError(
    `${name} is ${shown(value)}, ${bytes.length} bytes long; it has at most ${size - 1}`,
  );
}

/** Decodes a text up to its NUL, or the whole field. */
function decodeText(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return decoder.decode(end < 0 ? bytes : bytes.subarray(0, end));
}

/** Encodes and decodes `sockaddr_alg`. */
export const alg: AddressCodec = {
  encode(address: unknown, to: Sockaddr, { family }: AddressContext): null {
    const given = checkTuple(address, "[type, name, feat?, mask?] for AF_ALG", 2, 4);
    const { sockaddr_alg } = layouts();
    const type = encodeText("address type", given[0], sockaddr_alg.salg_type);
    const name = encodeText("address name", given[1], sockaddr_alg.salg_name);
    const feat = given.length > 2 ? integer("address feat", given[2], 0, 0xffffffff) : 0;
    const mask = given.length > 3 ? integer("address mask", given[3], 0, 0xffffffff) : 0;
    const view = to.begin(family, sockaddr_alg.size);
    sockaddr_alg.salg_type.set(view, type);
    sockaddr_alg.salg_name.set(view, name);
    sockaddr_alg.salg_feat.set(view, feat);
    sockaddr_alg.salg_mask.set(view, mask);
    return null;
  },

  decode(from: Sockaddr): AlgAddress {
    const { sockaddr_alg } = layouts();
    const view = zeroFill(from, sockaddr_alg.size);
    return [
      decodeText(sockaddr_alg.salg_type.get(view)),
      decodeText(sockaddr_alg.salg_name.get(view)),
      sockaddr_alg.salg_feat.get(view),
      sockaddr_alg.salg_mask.get(view),
    ];
  },
};
