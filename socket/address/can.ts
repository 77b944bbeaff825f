/**
 * `AF_CAN`: `[ifname, rxid, txid]` for `CAN_ISOTP`, `[ifname, name, pgn, addr]` for `CAN_J1939`,
 * `[ifname]` for every other protocol.
 *
 * @module
 */
import { CAN_ISOTP, CAN_J1939 } from "../../constants/mod.ts";
import type { CanAddress } from "../../constants/families.ts";
import type { Sockaddr } from "../../ffi/sockaddr.ts";
import { integer, wrongType } from "../arguments.ts";
import { type AddressCodec, type AddressContext, checkTuple, layouts, zeroFill } from "./codec.ts";
import { interfaceIndex, interfaceName } from "./interface.ts";
import { rangeError } from "../stack.ts";

/** Checks a J1939 name: 64 bits as a bigint, or a non-negative safe integer as a number. */
function checkName(value: unknown): bigint {
  const bits = Number.isSafeInteger(value) ? BigInt(value as number) : value;
  if (typeof bits !== "bigint") throw wrongType("address name", value, "a bigint of 64 bits");
  if (bits < 0n || bits >= 2n ** 64n) {
    throw rangeError(`address name is ${bits}, expected a bigint from 0 to 2n ** 64n - 1n`);
  }
  return bits;
}

function encodeIsotp(address: unknown, to: Sockaddr, socket: AddressContext): null {
  const given = checkTuple(address, "[ifname, rxid, txid] for CAN_ISOTP", 3, 3);
  const rxid = integer("address rxid", given[1], 0, 0xffffffff);
  const txid = integer("address txid", given[2], 0, 0xffffffff);
  const index = interfaceIndex(given[0], socket);
  const { sockaddr_can } = layouts();
  const view = to.begin(socket.family, sockaddr_can.size);
  sockaddr_can.can_ifindex.set(view, index);
  sockaddr_can["can_addr.tp.rx_id"].set(view, rxid);
  sockaddr_can["can_addr.tp.tx_id"].set(view, txid);
  return null;
}

function encodeJ1939(address: unknown, to: Sockaddr, socket: AddressContext): null {
  const given = checkTuple(address, "[ifname, name, pgn, addr] for CAN_J1939", 4, 4);
  const name = checkName(given[1]);
  const pgn = integer("address pgn", given[2], 0, 0xffffffff);
  const addr = integer("address addr", given[3], 0, 0xff);
  const index = interfaceIndex(given[0], socket);
  const { sockaddr_can } = layouts();
  const view = to.begin(socket.family, sockaddr_can.size);
  sockaddr_can.can_ifindex.set(view, index);
  sockaddr_can["can_addr.j1939.name"].set(view, name);
  sockaddr_can["can_addr.j1939.pgn"].set(view, pgn);
  sockaddr_can["can_addr.j1939.addr"].set(view, addr);
  return null;
}

/** Encodes and decodes `sockaddr_can`. */
export const can: AddressCodec = {
  encode(address: unknown, to: Sockaddr, socket: AddressContext): null {
    if (socket.proto === CAN_ISOTP) return encodeIsotp(address, to, socket);
    if (socket.proto === CAN_J1939) return encodeJ1939(address, to, socket);
    const [ifname] = checkTuple(address, "[ifname] for AF_CAN", 1, 1);
    const index = interfaceIndex(ifname, socket);
    const { sockaddr_can } = layouts();
    sockaddr_can.can_ifindex.set(to.begin(socket.family, sockaddr_can.size), index);
    return null;
  },

  decode(from: Sockaddr, socket: AddressContext): CanAddress {
    const { sockaddr_can } = layouts();
    const view = zeroFill(from, sockaddr_can.size);
    const ifname = interfaceName(sockaddr_can.can_ifindex.get(view), socket);
    switch (socket.proto) {
      case CAN_ISOTP:
        return [
          ifname,
          sockaddr_can["can_addr.tp.rx_id"].get(view),
          sockaddr_can["can_addr.tp.tx_id"].get(view),
        ];
      case CAN_J1939:
        return [
          ifname,
          sockaddr_can["can_addr.j1939.name"].get(view),
          sockaddr_can["can_addr.j1939.pgn"].get(view),
          sockaddr_can["can_addr.j1939.addr"].get(view),
        ];
      default:
        return [ifname];
    }
  },
};
