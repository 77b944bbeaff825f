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
import type { Field } from "../../ffi/layout.ts";
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

/** The members of the address of `BTPROTO_L2CAP`, whose names differ between the systems. */
interface L2capLayout {
  readonly size: number;
  readonly bdaddr: Field<Uint8Array>;
  readonly psm: Field<number>;
  readonly cid: Field<number>;
  readonly type: Field<number>;
}

/** Returns the codec of `BTPROTO_L2CAP` for a system's structure. */
export function l2capCodec(layout: () => L2capLayout): AddressCodec {
  return {
    encode(address: unknown, to: Sockaddr, { family }: AddressContext): null {
      const form = "[bdaddr, psm, cid?, bdaddrType?] for BTPROTO_L2CAP";
      const given = checkTuple(address, form, 2, 4);
      const device = encodeDevice(given[0]);
      const port = integer("address psm", given[1], 0, 0xffff);
      const channel = given.length > 2 ? integer("address cid", given[2], 0, 0xffff) : 0;
      const kind = given.length > 3
        ? integer("address bdaddrType", given[3], 0, 0xff)
        : BDADDR_BREDR ?? 0;
      const { size, bdaddr, psm, cid, type } = layout();
      const view = to.begin(family, size);
      bdaddr.set(view, device);
      psm.set(view, port);
      cid.set(view, channel);
      type.set(view, kind);
      return null;
    },

    decode(from: Sockaddr): L2capAddress {
      const { size, bdaddr, psm, cid, type } = layout();
      const view = zeroFill(from, size);
      const device = decodeDevice(bdaddr.get(view));
      const [port, channel, kind] = [psm.get(view), cid.get(view), type.get(view)];
      if (kind !== BDADDR_BREDR) return [device, port, channel, kind];
      return channel === 0 ? [device, port] : [device, port, channel];
    },
  };
}

/** The members of the address of `BTPROTO_RFCOMM`, whose names differ between the systems. */
interface RfcommLayout {
  readonly size: number;
  readonly bdaddr: Field<Uint8Array>;
  readonly channel: Field<number>;
}

/** Returns the codec of `BTPROTO_RFCOMM` for a system's structure. */
export function rfcommCodec(layout: () => RfcommLayout): AddressCodec {
  return {
    encode(address: unknown, to: Sockaddr, { family }: AddressContext): null {
      const given = checkTuple(address, "[bdaddr, channel] for BTPROTO_RFCOMM", 2, 2);
      const device = encodeDevice(given[0]);
      const number = integer("address channel", given[1], 0, 0xff);
      const { size, bdaddr, channel } = layout();
      const view = to.begin(family, size);
      bdaddr.set(view, device);
      channel.set(view, number);
      return null;
    },

    decode(from: Sockaddr): RfcommAddress {
      const { size, bdaddr, channel } = layout();
      const view = zeroFill(from, size);
      return [decodeDevice(bdaddr.get(view)), channel.get(view)];
    },
  };
}

const l2cap = l2capCodec(() => {
  const { size, l2_bdaddr, l2_psm, l2_cid, l2_bdaddr_type } = layouts().sockaddr_l2;
  return { size, bdaddr: l2_bdaddr, psm: l2_psm, cid: l2_cid, type: l2_bdaddr_type };
});

const rfcomm = rfcommCodec(() => {
  const { size, rc_bdaddr, rc_channel } = layouts().sockaddr_rc;
  return { size, bdaddr: rc_bdaddr, channel: rc_channel };
});

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

/** Encodes and decodes `sockaddr_sco`. */
export const sco: AddressCodec = {
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
