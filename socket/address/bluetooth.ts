/**
 * `AF_BLUETOOTH`: `[bdaddr, psm, cid?, bdaddrType?]` for `BTPROTO_L2CAP`,
 * `[bdaddr, channel]` for `BTPROTO_RFCOMM`, `device` or `[device, channel?]` for
 * `BTPROTO_HCI`, `bdaddr` for `BTPROTO_SCO`.
 *
 * @module
 */
import {
  BDADDR_BREDR,
  BTPROTO_HCI,
  BTPROTO_L2CAP,
  BTPROTO_RFCOMM,
  BTPROTO_SCO,
  HCI_CHANNEL_RAW,
} from "../../constants/mod.ts";
import type {
  HciAddress,
  L2capAddress,
  RfcommAddress,
  ScoAddress,
} from "../../constants/families.ts";
import type { Sockaddr } from "../../ffi/sockaddr.ts";
import { integer, shown, text } from "../arguments.ts";
import {
  type AddressCodec,
  type AddressContext,
  byProtocol,
  checkTuple,
  layouts,
  zeroFill,
} from "./codec.ts";
import { opaque } from "./opaque.ts";
import { typeError } from "../stack.ts";

/**
 * Encodes the address of a Bluetooth device.
 *
 * @param value The user's address, such as `"01:23:45:67:89:AB"`.
 * @returns Six bytes in the order of `bdaddr_t`, which is the reverse of the text.
 * @throws {TypeError} If the value is anything else.
 */
export function encodeDevice(value: unknown): Uint8Array {
  const device = text("address bdaddr", value);
  if (!/^[0-9a-f]{1,2}(:[0-9a-f]{1,2}){5}$/i.test(device)) {
    throw typeError(
      `address bdaddr is ${shown(device)}, expected a form such as "01:23:45:67:89:AB"`,
    );
  }
  return Uint8Array.from(device.split(":").reverse(), (byte) => parseInt(byte, 16));
}

/**
 * Decodes the address of a Bluetooth device.
 *
 * @param bytes Six bytes in the order of `bdaddr_t`, which is the reverse of the text.
 * @returns The text, such as `"01:23:45:67:89:AB"`.
 */
export function decodeDevice(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).toUpperCase().padStart(2, "0"))
    .reverse().join(":");
}

const l2cap: AddressCodec = {
  encode(address: unknown, to: Sockaddr, { family }: AddressContext): null {
    const form = "[bdaddr, psm, cid?, bdaddrType?] for BTPROTO_L2CAP";
    const given = checkTuple(address, form, 2, 4);
    const bdaddr = encodeDevice(given[0]);
    const psm = integer("address psm", given[1], 0, 0xffff);
    const cid = given.length > 2 ? integer("address cid", given[2], 0, 0xffff) : 0;
    const type = given.length > 3
      ? integer("address bdaddrType", given[3], 0, 0xff)
      : BDADDR_BREDR ?? 0;
    const { sockaddr_l2 } = layouts();
    const view = to.begin(family, sockaddr_l2.size);
    sockaddr_l2.l2_bdaddr.set(view, bdaddr);
    sockaddr_l2.l2_psm.set(view, psm);
    sockaddr_l2.l2_cid.set(view, cid);
    sockaddr_l2.l2_bdaddr_type.set(view, type);
    return null;
  },

  decode(from: Sockaddr): L2capAddress {
    const { sockaddr_l2 } = layouts();
    const view = zeroFill(from, sockaddr_l2.size);
    const bdaddr = decodeDevice(sockaddr_l2.l2_bdaddr.get(view));
    const psm = sockaddr_l2.l2_psm.get(view);
    const cid = sockaddr_l2.l2_cid.get(view);
    const type = sockaddr_l2.l2_bdaddr_type.get(view);
    if (type !== BDADDR_BREDR) return [bdaddr, psm, cid, type];
    return cid === 0 ? [bdaddr, psm] : [bdaddr, psm, cid];
  },
};

const rfcomm: AddressCodec = {
  encode(address: unknown, to: Sockaddr, { family }: AddressContext): null {
    const given = checkTuple(address, "[bdaddr, channel] for BTPROTO_RFCOMM", 2, 2);
    const bdaddr = encodeDevice(given[0]);
    const channel = integer("address channel", given[1], 0, 0xff);
    const { sockaddr_rc } = layouts();
    const view = to.begin(family, sockaddr_rc.size);
    sockaddr_rc.rc_bdaddr.set(view, bdaddr);
    sockaddr_rc.rc_channel.set(view, channel);
    return null;
  },

  decode(from: Sockaddr): RfcommAddress {
    const { sockaddr_rc } = layouts();
    const view = zeroFill(from, sockaddr_rc.size);
    return [decodeDevice(sockaddr_rc.rc_bdaddr.get(view)), sockaddr_rc.rc_channel.get(view)];
  },
};

const hci: AddressCodec = {
  encode(address: unknown, to: Sockaddr, { family }: AddressContext): null {
    const form = "a number or [device, channel?] for BTPROTO_HCI";
    const given = typeof address === "number" ? [address] : checkTuple(address, form, 1, 2);
    const device = integer("address device", given[0], 0, 0xffff);
    const channel = given.length > 1
      ? integer("address channel", given[1], 0, 0xffff)
      : HCI_CHANNEL_RAW!;
    const { sockaddr_hci } = layouts();
    const view = to.begin(family, sockaddr_hci.size);
    sockaddr_hci.hci_dev.set(view, device);
    sockaddr_hci.hci_channel.set(view, channel);
    return null;
  },

  decode(from: Sockaddr): HciAddress {
    const { sockaddr_hci } = layouts();
    const view = zeroFill(from, sockaddr_hci.size);
    const device = sockaddr_hci.hci_dev.get(view);
    const channel = sockaddr_hci.hci_channel.get(view);
    return channel === HCI_CHANNEL_RAW ? device : [device, channel];
  },
};

const sco: AddressCodec = {
  encode(address: unknown, to: Sockaddr, { family }: AddressContext): null {
    const bdaddr = encodeDevice(address);
    const { sockaddr_sco } = layouts();
    sockaddr_sco.sco_bdaddr.set(to.begin(family, sockaddr_sco.size), bdaddr);
    return null;
  },

  decode(from: Sockaddr): ScoAddress {
    const { sockaddr_sco } = layouts();
    return decodeDevice(sockaddr_sco.sco_bdaddr.get(zeroFill(from, sockaddr_sco.size)));
  },
};

/** Encodes and decodes `sockaddr_l2`, `sockaddr_rc`, `sockaddr_hci` and `sockaddr_sco`. */
export const bluetooth: AddressCodec = byProtocol([
  [BTPROTO_L2CAP, l2cap],
  [BTPROTO_RFCOMM, rfcomm],
  [BTPROTO_HCI, hci],
  [BTPROTO_SCO, sco],
], opaque);
