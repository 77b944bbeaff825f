/**
 * `AF_BLUETOOTH` of FreeBSD, whose structures differ from Linux's: ng_btsocket(4). An address of
 * `BTPROTO_HCI` is the name of a node of netgraph(4), such as `"ubt0hci"`.
 *
 * @module
 */
import { BTPROTO_HCI, BTPROTO_L2CAP, BTPROTO_RFCOMM, BTPROTO_SCO } from "../../constants/mod.ts";
import { stringIn } from "../../ffi/memory.ts";
import type { Sockaddr } from "../../ffi/sockaddr.ts";
import { shown, text } from "../arguments.ts";
import { l2capCodec, rfcommCodec, sco } from "./bluetooth.ts";
import { type AddressCodec, type AddressContext, byProtocol, layouts, zeroFill } from "./codec.ts";
import { opaque } from "./opaque.ts";
import { rangeError } from "../stack.ts";

const encoder = new TextEncoder();

const l2cap = l2capCodec(() => {
  const { size, l2cap_bdaddr, l2cap_psm, l2cap_cid, l2cap_bdaddr_type } = layouts().sockaddr_l2cap;
  return { size, bdaddr: l2cap_bdaddr, psm: l2cap_psm, cid: l2cap_cid, type: l2cap_bdaddr_type };
});

const rfcomm = rfcommCodec(() => {
  const { size, rfcomm_bdaddr, rfcomm_channel } = layouts().sockaddr_rfcomm;
  return { size, bdaddr: rfcomm_bdaddr, channel: rfcomm_channel };
});

const hci: AddressCodec = {
  encode(address: unknown, to: Sockaddr, { family }: AddressContext): null {
    const node = encoder.encode(text("address node", address));
    const { size, hci_node } = layouts().sockaddr_hci_node;
    if (node.length >= hci_node.size) {
      throw rangeError(
        `address node is ${shown(address)}, ${node.length} bytes long; ` +
          `it has at most ${hci_node.size - 1}`,
      );
    }
    hci_node.set(to.begin(family, size), node);
    return null;
  },

  decode(from: Sockaddr): string {
    const { size, hci_node } = layouts().sockaddr_hci_node;
    return stringIn(hci_node.get(zeroFill(from, size)));
  },
};

/** Encodes and decodes `sockaddr_l2cap`, `sockaddr_rfcomm`, `sockaddr_hci` and `sockaddr_sco`. */
export const ngBluetooth: AddressCodec = byProtocol([
  [BTPROTO_L2CAP, l2cap],
  [BTPROTO_RFCOMM, rfcomm],
  [BTPROTO_HCI, hci],
  [BTPROTO_SCO, sco],
], opaque);
