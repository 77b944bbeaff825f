/**
 * `AF_HYPERV`: `[vmId, serviceId]`.
 *
 * @module
 */
import type { HypervAddress } from "../../constants/families.ts";
import type { Sockaddr } from "../../ffi/sockaddr.ts";
import { shown, text } from "../arguments.ts";
import { type AddressCodec, type AddressContext, checkTuple, layouts, zeroFill } from "./codec.ts";
import { typeError } from "../stack.ts";

/** The five groups of hexadecimal digits of a GUID. The first three are numbers. */
const GUID = /^([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})$/i;

/** Reverses the bytes of a number: Windows stores numbers in little-endian order. */
function reverseBytes(digits: string): string {
  return digits.match(/../g)!.reverse().join("");
}

function encodeGuid(name: string, value: unknown): Uint8Array {
  const parts = GUID.exec(text(name, value));
  if (parts !== null) {
    const [, data1 = "", data2 = "", data3 = "", ...data4] = parts;
    return Uint8Array.fromHex([data1, data2, data3].map(reverseBytes).join("") + data4.join(""));
  }
  throw typeError(
    `${name} is ${shown(value)}, expected a GUID such as "90DB8B89-0D35-4F79-8CE9-49EA0AC8B7CD"`,
  );
}

function decodeGuid(bytes: Uint8Array): string {
  const digits = bytes.toHex().toUpperCase();
  return [
    reverseBytes(digits.slice(0, 8)),
    reverseBytes(digits.slice(8, 12)),
    reverseBytes(digits.slice(12, 16)),
    digits.slice(16, 20),
    digits.slice(20),
  ].join("-");
}

/** Encodes and decodes `SOCKADDR_HV`. */
export const hyperv: AddressCodec = {
  encode(address: unknown, to: Sockaddr, { family }: AddressContext): null {
    const given = checkTuple(address, "[vmId, serviceId] for AF_HYPERV", 2, 2);
    const vmId = encodeGuid("address vmId", given[0]);
    const serviceId = encodeGuid("address serviceId", given[1]);
    const { SOCKADDR_HV } = layouts();
    const view = to.begin(family, SOCKADDR_HV.size);
    SOCKADDR_HV.VmId.set(view, vmId);
    SOCKADDR_HV.ServiceId.set(view, serviceId);
    return null;
  },

  decode(from: Sockaddr): HypervAddress {
    const { SOCKADDR_HV } = layouts();
    const view = zeroFill(from, SOCKADDR_HV.size);
    return [decodeGuid(SOCKADDR_HV.VmId.get(view)), decodeGuid(SOCKADDR_HV.ServiceId.get(view))];
  },
};
