/**
 * Socket addresses: the tuples of users and the structures of C.
 *
 * @module
 */
import {
  AF_ALG,
  AF_BLUETOOTH,
  AF_CAN,
  AF_DIVERT,
  AF_HYPERV,
  AF_INET,
  AF_INET6,
  AF_NETLINK,
  AF_PACKET,
  AF_QIPCRTR,
  AF_RDS,
  AF_SYSTEM,
  AF_TIPC,
  AF_UNIX,
  AF_VSOCK,
  AF_XDP,
} from "../../constants/mod.ts";
import type { Address } from "../../constants/families.ts";
import { system } from "../../ffi/mod.ts";
import type { Sockaddr } from "../../ffi/sockaddr.ts";
import type { AddressLayouts } from "../../ffi/system.ts";
import { alg } from "./alg.ts";
import { bluetooth } from "./bluetooth.ts";
import { bth } from "./bth.ts";
import { can } from "./can.ts";
import type { AddressCodec, AddressContext } from "./codec.ts";
import { systemControl } from "./control.ts";
import { hyperv } from "./hyperv.ts";
import { inet } from "./inet.ts";
import { inet6 } from "./inet6.ts";
import { netlink } from "./netlink.ts";
import { packet } from "./packet.ts";
import { qrtr } from "./qrtr.ts";
import { tipc } from "./tipc.ts";
import { unix } from "./unix.ts";
import { opaque } from "./opaque.ts";
import { vsock } from "./vsock.ts";
import { xdp } from "./xdp.ts";

/** The families, each with its codec and the structure that the system must have for it. */
const families: readonly (readonly [
  family: number | undefined,
  codec: AddressCodec,
  layout: keyof AddressLayouts,
])[] = [
  [AF_INET, inet, "sockaddr_in"],
  [AF_INET6, inet6, "sockaddr_in6"],
  [AF_UNIX, unix, "sockaddr_un"],
  [AF_ALG, alg, "sockaddr_alg"],
  [AF_BLUETOOTH, bluetooth, "sockaddr_rc"],
  [AF_BLUETOOTH, bth, "SOCKADDR_BTH"],
  [AF_CAN, can, "sockaddr_can"],
  [AF_DIVERT, inet, "sockaddr_in"],
  [AF_HYPERV, hyperv, "SOCKADDR_HV"],
  [AF_NETLINK, netlink, "sockaddr_nl"],
  [AF_PACKET, packet, "sockaddr_ll"],
  [AF_QIPCRTR, qrtr, "sockaddr_qrtr"],
  [AF_RDS, inet, "sockaddr_in"],
  [AF_SYSTEM, systemControl, "sockaddr_ctl"],
  [AF_TIPC, tipc, "sockaddr_tipc"],
  [AF_VSOCK, vsock, "sockaddr_vm"],
  [AF_XDP, xdp, "sockaddr_xdp"],
];

let codecs: ReadonlyMap<number | undefined, AddressCodec> | undefined;

/** The codecs of the families that this system has. */
function present(): ReadonlyMap<number | undefined, AddressCodec> {
  const { layouts } = system();
  return new Map(
    families.filter(([, , layout]) => layouts[layout] !== undefined)
      .map(([family, codec]) => [family, codec]),
  );
}

/** The two address buffers that every call of this isolate shares. */
interface Shared {
  /** What is on its way to C. */
  readonly name: Sockaddr;
  /** What comes from C. */
  readonly peer: Sockaddr;
}

let buffers: Shared | undefined;

/** The address buffers; each is used up before another operation can begin. */
export function sockaddrs(): Shared {
  return buffers ??= { name: system().sockaddr(), peer: system().sockaddr() };
}

// What was asked for last, which is mostly what is asked for next.
let lastFamily = -1;
let lastCodec = opaque;

/**
 * The encoder and decoder of a family.
 *
 * @param family `AF_*`
 * @returns That of the family, or the one that takes bytes.
 */
export function codecOf(family: number): AddressCodec {
  if (family !== lastFamily) {
    lastFamily = family;
    lastCodec = (codecs ??= present()).get(family) ?? opaque;
  }
  return lastCodec;
}

/**
 * Reads an address that C wrote.
 *
 * @param from What C wrote.
 * @param socket The socket that was asked.
 * @returns The address; `null` where C gave none, but for an unnamed `AF_UNIX` peer, which is `""`.
 */
export function decodeAddress(from: Sockaddr, socket: AddressContext): Address | null {
  if (from.length === 0) return socket.family === AF_UNIX ? "" : null;
  return codecOf(from.family).decode(from, socket) as Address;
}
