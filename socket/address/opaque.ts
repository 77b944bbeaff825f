/**
 * Families without a codec of their own: the bytes of the whole `sockaddr`.
 *
 * @module
 */
import type { Sockaddr } from "../../ffi/sockaddr.ts";
import { buffer } from "../arguments.ts";
import type { AddressCodec } from "./codec.ts";
import { rangeError } from "../stack.ts";

/** Copies the bytes of the `sockaddr` unchanged. */
export const opaque: AddressCodec = {
  encode(address: unknown, to: Sockaddr): null {
    const bytes = buffer("address", address);
    if (bytes.length > to.bytes.length) {
      throw rangeError(
        `address has ${bytes.length} bytes; a sockaddr has at most ${to.bytes.length}`,
      );
    }
    to.load(bytes);
    return null;
  },

  decode(from: Sockaddr): Uint8Array {
    return from.copy();
  },
};
