/**
 * The names, numbers and addresses of network interfaces.
 *
 * @module
 */
import {
  AF_INET,
  AF_INET6,
  IF_NAMESIZE,
  IFF_BROADCAST,
  IFF_POINTOPOINT,
} from "../../constants/mod.ts";
import type { Inet6Address } from "../../constants/families.ts";
import { system } from "../../ffi/mod.ts";
import type { InterfaceCounters, InterfaceEntry } from "../../ffi/system.ts";
import { decodeAddress, sockaddrs } from "../address/codec_table.ts";
import { integer, shown, text } from "../arguments.ts";
import { systemError } from "../errors.ts";

export type { InterfaceCounters } from "../../ffi/system.ts";

/**
 * Lists the network interfaces: if_nameindex(3).
 *
 * @returns Index and name of each.
 * @throws {SocketError} If the system does not tell.
 *
 * @example
 * ```ts
 * import { if_nameindex } from "@libc/socket";
 *
 * for (const [index, name] of if_nameindex()) console.log(index, name); // 1 lo
 * ```
 */
export function if_nameindex(): [index: number, name: string][] {
  const found = system().interfaces();
  if (typeof found === "number") throw systemError(-found, "if_nameindex");
  return found;
}

/**
 * Finds the index of a network interface: if_nametoindex(3).
 *
 * @param ifname Its name.
 * @returns The index, from 1.
 * @throws {SocketError} `ENODEV` if there is none of that name.
 *
 * @example
 * ```ts
 * import { if_nameindex, if_nametoindex } from "@libc/socket";
 *
 * for (const [index, name] of if_nameindex()) {
 *   console.log(if_nametoindex(name) === index); // true
 * }
 * ```
 */
export function if_nametoindex(ifname: string): number {
  const length = new TextEncoder().encode(text("ifname", ifname)).length;
  if (length >= IF_NAMESIZE) {
    throw new RangeError(
      `ifname is ${shown(ifname)}, ${length} bytes long; it has at most ${IF_NAMESIZE - 1}`,
    );
  }
  const index = system().interfaceIndex(ifname);
  if (index < 0) throw systemError(-index, "if_nametoindex", ifname);
  return index;
}

/**
 * Finds the name of a network interface: if_indextoname(3).
 *
 * @param ifindex Its index.
 * @returns The name.
 * @throws {SocketError} `ENXIO` if there is none of that index.
 *
 * @example
 * ```ts
 * import { if_indextoname, if_nameindex } from "@libc/socket";
 *
 * for (const [index, name] of if_nameindex()) {
 *   console.log(if_indextoname(index) === name); // true
 * }
 * ```
 */
export function if_indextoname(ifindex: number): string {
  const name = system().interfaceName(integer("ifindex", ifindex, 0, 0xffffffff));
  if (typeof name === "number") throw systemError(-name, "if_indextoname", ifindex);
  return name;
}

/** What all entries of {@linkcode getifaddrs} have. */
export interface InterfaceAddressBase {
  /** The name of the interface. */
  readonly name: string;
  /** Its index; 0 if it is gone already. */
  readonly index: number;
  /** `IFF_*`, combined. */
  readonly flags: number;
  /** The family of the address, `AF_*`; 0 for an interface without an address. */
  readonly family: number;
}

/** An `AF_INET` address of an interface. */
export interface InterfaceInetAddress extends InterfaceAddressBase {
  /** Which of the entries it is. */
  readonly kind: "inet";
  /** The address. */
  readonly address: string;
  /** The netmask. */
  readonly netmask: string | null;
  /** The broadcast address, of an interface with `IFF_BROADCAST`. */
  readonly broadcast: string | null;
  /** The address of the other end, of an interface with `IFF_POINTOPOINT`. */
  readonly destination: string | null;
}

/** An `AF_INET6` address of an interface. */
export interface InterfaceInet6Address extends InterfaceAddressBase {
  /** Which of the entries it is. */
  readonly kind: "inet6";
  /** The address. */
  readonly address: string;
  /** The interface that a link-local address belongs to, 0 for others: the fourth of the tuple. */
  readonly scopeid: number;
  /** The netmask. */
  readonly netmask: string | null;
  /** The address of the other end, of an interface with `IFF_POINTOPOINT`. */
  readonly destination: string | null;
}

/** The interface itself: its hardware address. */
export interface InterfaceLinkAddress extends InterfaceAddressBase {
  /** Which of the entries it is. */
  readonly kind: "link";
  /** The hardware address, as bytes. */
  readonly address: Uint8Array<ArrayBuffer>;
  /** The kind of hardware: on Linux `ARPHRD_*`, 1 for Ethernet; elsewhere that of SNMP, 6 for it. */
  readonly hatype: number;
  /** The hardware address of all. */
  readonly broadcast: Uint8Array<ArrayBuffer> | null;
  /** What has gone through it, where the system tells. */
  readonly counters: InterfaceCounters | null;
}

/** An address of a family that has no other form here. */
export interface InterfaceOtherAddress extends InterfaceAddressBase {
  /** Which of the entries it is. */
  readonly kind: "other";
  /** The `sockaddr`, as bytes; `null` for an interface without an address. */
  readonly address: Uint8Array<ArrayBuffer> | null;
}

/** An address of an interface; `kind` tells the forms apart. */
export type InterfaceAddress =
  | InterfaceInetAddress
  | InterfaceInet6Address
  | InterfaceLinkAddress
  | InterfaceOtherAddress;

/** The host in a `sockaddr` of the internet, and the whole tuple; `null` for no address. */
function internet(sockaddr: Uint8Array | null): Inet6Address | null {
  if (sockaddr === null) return null;
  const { family } = sockaddrs().peer.load(sockaddr);
  return decodeAddress(sockaddrs().peer, { family, proto: 0 }) as Inet6Address;
}

function interfaceAddress(entry: InterfaceEntry, index: number): InterfaceAddress {
  const { name, flags, address, netmask, other, counters } = entry;
  const family = address === null ? 0 : sockaddrs().peer.load(address).family;
  const base = { name, index, flags, family };
  const has = (flag: number | undefined) => (flags & (flag ?? 0)) !== 0;
  const host = (sockaddr: Uint8Array | null) => internet(sockaddr)?.[0] ?? null;
  if (address === null) return { kind: "other", ...base, address };
  if (family === AF_INET) {
    return {
      kind: "inet",
      ...base,
      address: host(address)!,
      netmask: host(netmask),
      broadcast: has(IFF_BROADCAST) ? host(other) : null,
      destination: has(IFF_POINTOPOINT) ? host(other) : null,
    };
  }
  if (family === AF_INET6) {
    const [text, , , scopeid = 0] = internet(address)!;
    return {
      kind: "inet6",
      ...base,
      address: text,
      scopeid,
      netmask: host(netmask),
      destination: has(IFF_POINTOPOINT) ? host(other) : null,
    };
  }
  const link = system().linkAddress(address);
  if (link === null) return { kind: "other", ...base, address };
  return {
    kind: "link",
    ...base,
    address: link.address,
    hatype: link.type,
    broadcast: other === null ? null : system().linkAddress(other)?.address ?? null,
    counters,
  };
}

/**
 * Lists the addresses of the network interfaces: getifaddrs(3).
 *
 * @returns One entry for each address, and one for each interface itself.
 * @throws {SocketError} If the system does not tell.
 *
 * @example
 * ```ts
 * import { getifaddrs } from "@libc/socket";
 *
 * for (const entry of getifaddrs()) {
 *   switch (entry.kind) {
 *     case "inet":
 *     case "inet6":
 *       console.log(entry.name, entry.address, entry.netmask); // lo 127.0.0.1 255.0.0.0
 *       break;
 *     case "link":
 *       console.log(entry.name, entry.index, entry.address.toHex());
 *   }
 * }
 * ```
 */
export function getifaddrs(): InterfaceAddress[] {
  const found = system().interfaceAddresses();
  if (typeof found === "number") throw systemError(-found, "getifaddrs");
  const indexes = new Map<string, number>();
  return found.map((entry) => {
    const { name } = entry;
    // an address may have a label, such as eth0:1, in place of the interface's name
    let index = indexes.get(name);
    if (index === undefined) {
      index = Math.max(0, system().interfaceIndex(name.split(":")[0]!));
      indexes.set(name, index);
    }
    return interfaceAddress(entry, index);
  });
}
