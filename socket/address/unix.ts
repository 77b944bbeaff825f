/**
 * `AF_UNIX`: a path, or bytes for a name that is not UTF-8 or is abstract: unix(7).
 *
 * @module
 */
import { AF_UNIX } from "../../constants/mod.ts";
import type { UnixAddress } from "../../constants/families.ts";
import { system } from "../../ffi/mod.ts";
import type { Sockaddr } from "../../ffi/sockaddr.ts";
import { buffer, isBufferSource, shown, wellFormed } from "../arguments.ts";
import type { AddressCodec } from "./codec.ts";
import { rangeError, typeError } from "../stack.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function encodeName(address: unknown): Uint8Array {
  if (typeof address === "string") return encoder.encode(wellFormed("address", address));
  if (isBufferSource(address)) return buffer("address", address);
  throw typeError(`address is ${shown(address)}, expected a path or bytes for AF_UNIX`);
}

/** Encodes and decodes `sockaddr_un`. */
export const unix: AddressCodec = {
  encode(address: unknown, to: Sockaddr): null {
    const name = encodeName(address);
    const { offset, size } = system().layouts.sockaddr_un.sun_path;
    const isAbstract = system().abstractNames && name[0] === 0;
    if (name.length > size) {
      throw rangeError(
        `address is ${shown(address)}, ${name.length} bytes long; AF_UNIX takes up to ${size}`,
      );
    }
    if (!isAbstract && name.includes(0)) {
      throw typeError(`address is ${shown(address)}: the path contains a NUL`);
    }
    // A path ends with NUL if the field has room for it. The length delimits an abstract name and
    // a path that fills the field. For an empty name the system chooses a name (autobind).
    const terminator = isAbstract || name.length === 0 || name.length === size ? 0 : 1;
    to.begin(AF_UNIX!, offset + name.length + terminator);
    to.bytes.set(name, offset);
    return null;
  },

  decode(from: Sockaddr): UnixAddress {
    const { offset } = system().layouts.sockaddr_un.sun_path;
    const name = from.bytes.subarray(offset, Math.max(offset, from.length));
    if (name.length === 0) return "";
    if (system().abstractNames && name[0] === 0) return name.slice();
    const end = name.indexOf(0);
    const path = end < 0 ? name : name.subarray(0, end);
    try {
      return decoder.decode(path);
    } catch {
      return path.slice(); // not UTF-8
    }
  },
};
