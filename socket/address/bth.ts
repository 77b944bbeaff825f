/**
 * `AF_BTH` of Windows, where `AF_BLUETOOTH` is the same constant: `[bdaddr, channel]` for
 * `BTPROTO_RFCOMM`.
 *
 * @module
 */
import { BTPROTO_RFCOMM } from "../../constants/mod.ts";
import type { RfcommAddress } from "../../constants/families.ts";
import type { Sockaddr } from "../../ffi/sockaddr.ts";
import { integer } from "../arguments.ts";
import { decodeDevice, encodeDevice } from "./bluetooth.ts";
import {
  type AddressCodec,
  type AddressContext,
  byProtocol,
  checkTuple,
  layouts,
  zeroFill,
} from "./codec.ts";
import { opaque } from "./opaque.ts";

const rfcomm: AddressCodec = {
  encode(address: unknown, to: Sockaddr, { family }: AddressContext): null {
    const given = checkTuple(address, "[bdaddr, channel] for BTPROTO_RFCOMM", 2, 2);
    const bdaddr = encodeDevice(given[0]);
    const channel = integer("address channel", given[1], 0, 0xffffffff);
    const { SOCKADDR_BTH } = layouts();
    const view = to.begin(family, SOCKADDR_BTH.size);
    SOCKADDR_BTH.btAddr.set(view, BigInt(`0x${bdaddr.reverse().toHex()}`));
    SOCKADDR_BTH.port.set(view, channel);
    return null;
  },

  decode(from: Sockaddr): RfcommAddress {
    const { SOCKADDR_BTH } = layouts();
    const view = zeroFill(from, SOCKADDR_BTH.size);
    const digits = SOCKADDR_BTH.btAddr.get(view).toString(16).padStart(12, "0");
    const bdaddr = Uint8Array.fromHex(digits.slice(-12)).reverse();
    return [decodeDevice(bdaddr), SOCKADDR_BTH.port.get(view)];
  },
};

/** Encodes and decodes `SOCKADDR_BTH`. */
export const bth: AddressCodec = byProtocol([[BTPROTO_RFCOMM, rfcomm]], opaque);
