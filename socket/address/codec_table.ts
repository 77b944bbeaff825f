/**
 * The codecs of all address families, and the two address buffers of this isolate.
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
import { ngBluetooth } from "./ng_bluetooth.ts";
import { packet } from "./packet.ts";
import { qrtr } from "./qrtr.ts";
import { tipc } from "./tipc.ts";
import { unix } from "./unix.ts";
import { opaque } from "./opaque.ts";
import { vsock } from "./vsock.ts";
import { xdp } from "./xdp.ts";

/** The families with their codecs. A codec is used only on a system that has its layout. */
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
  [AF_BLUETOOTH, ngBluetooth, "sockaddr_rfcomm"],
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

/** Collects the codecs whose layout this system has. */
function collectCodecs(): ReadonlyMap<number | undefined, AddressCodec> {
  const { layouts } = system();
  return new Map(
    families.filter(([, , layout]) => layouts[layout] !== undefined)
      .map(([family, codec]) => [family, codec]),
  );
}

/** The two address buffers that all calls of this isolate share: see `Destination`. */
interface AddressBuffers {
  /** The address that C reads. */
  readonly name: Sockaddr;
  /** The address that C wrote, or that is being decoded. */
  readonly peer: Sockaddr;
}

let buffers: AddressBuffers | undefined;

/**
 * Returns the shared address buffers. Read an address in `peer` in the synchronous step that wrote
 * it: the next operation overwrites it. Only `Destination` uses `name`.
 */
export function sockaddrs(): AddressBuffers {
  return buffers ??= { name: system().sockaddr(), peer: system().sockaddr() };
}

// The most recent result of codecOf. Consecutive calls mostly ask for the same family.
let lastFamily = -1;
let lastCodec = opaque;

/**
 * Returns the codec of a family.
 *
 * @param family `AF_*`
 * @returns The codec of the family, or `opaque` if the family has none on this system.
 */
export function codecOf(family: number): AddressCodec {
  if (family !== lastFamily) {
    lastFamily = family;
    lastCodec = (codecs ??= collectCodecs()).get(family) ?? opaque;
  }
  return lastCodec;
}

/**
 * Decodes an address that C wrote. The family in the `sockaddr` selects the codec.
 *
 * @param from The buffer that C wrote to.
 * @param socket The socket that the address comes from.
 * @returns The address. If C wrote none, `""` for an `AF_UNIX` socket (an unnamed peer) and `null`
 *   for any other socket.
 */
export function decodeAddress(from: Sockaddr, socket: AddressContext): Address | null {
  if (from.length === 0) return socket.family === AF_UNIX ? "" : null;
  return codecOf(from.family).decode(from, socket) as Address;
}
