/**
 * Names, indexes and addresses of network interfaces.
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
import { fromCaller, rangeError } from "../stack.ts";

/**
 * Lists the network interfaces: if_nameindex(3).
 *
 * @returns The index and name of each interface.
 * @throws {SocketError} If the system call fails.
 *
 * @example
 * ```ts
 * import { if_nameindex } from "@libc/socket";
 *
 * for (const [index, name] of if_nameindex()) console.log(index, name); // 1 lo
 * ```
 *
 * @category Names and addresses
 */
export function if_nameindex(): [index: number, name: string][] {
  return fromCaller(if_nameindex, () => {
    const entries = system().interfaces();
    if (typeof entries === "number") throw systemError(-entries, "if_nameindex");
    return entries;
  });
}

/**
 * Returns the index of a network interface: if_nametoindex(3).
 *
 * @param ifname The name of the interface, shorter than `IF_NAMESIZE` bytes.
 * @returns The index, 1 or more.
 * @throws {SocketError} `ENODEV` if no interface has this name.
 * @throws {RangeError} If `ifname` is too long.
 *
 * @example
 * ```ts
 * import { if_nameindex, if_nametoindex } from "@libc/socket";
 *
 * for (const [index, name] of if_nameindex()) {
 *   console.log(if_nametoindex(name) === index); // true
 * }
 * ```
 *
 * @category Names and addresses
 */
export function if_nametoindex(ifname: string): number {
  return fromCaller(if_nametoindex, () => {
    const length = new TextEncoder().encode(text("ifname", ifname)).length;
    if (length >= IF_NAMESIZE) {
      throw rangeError(
        `ifname is ${shown(ifname)}, ${length} bytes long; it has at most ${IF_NAMESIZE - 1}`,
      );
    }
    const index = system().interfaceIndex(ifname);
    if (index < 0) throw systemError(-index, "if_nametoindex", ifname);
    return index;
  });
}

/**
 * Returns the name of a network interface: if_indextoname(3).
 *
 * @param ifindex The index of the interface.
 * @returns The name.
 * @throws {SocketError} `ENXIO` if no interface has this index.
 *
 * @example
 * ```ts
 * import { if_indextoname, if_nameindex } from "@libc/socket";
 *
 * for (const [index, name] of if_nameindex()) {
 *   console.log(if_indextoname(index) === name); // true
 * }
 * ```
 *
 * @category Names and addresses
 */
export function if_indextoname(ifindex: number): string {
  return fromCaller(if_indextoname, () => {
    const name = system().interfaceName(integer("ifindex", ifindex, 0, 0xffffffff));
    if (typeof name === "number") throw systemError(-name, "if_indextoname", ifindex);
    return name;
  });
}

/**
 * Properties common to all entries of {@linkcode getifaddrs}.
 *
 * @category Names and addresses
 */
export interface InterfaceAddressBase {
  /** The name of the interface. */
  readonly name: string;
  /** The index of the interface; 0 if the interface no longer exists. */
  readonly index: number;
  /** Flags of the interface: `IFF_*`, combined with `|`. */
  readonly flags: number;
  /** The family of the address: `AF_*`; 0 if the entry has no address. */
  readonly family: number;
}

/**
 * An `AF_INET` address of an interface.
 *
 * @category Names and addresses
 */
export interface InterfaceInetAddress extends InterfaceAddressBase {
  /** The discriminant of {@linkcode InterfaceAddress}. */
  readonly kind: "inet";
  /** The address. */
  readonly address: string;
  /** The netmask; `null` if the system returns none. */
  readonly netmask: string | null;
  /** The broadcast address; `null` unless the interface has `IFF_BROADCAST`. */
  readonly broadcast: string | null;
  /** The address of the other end; `null` unless the interface has `IFF_POINTOPOINT`. */
  readonly destination: string | null;
}

/**
 * An `AF_INET6` address of an interface.
 *
 * @category Names and addresses
 */
export interface InterfaceInet6Address extends InterfaceAddressBase {
  /** The discriminant of {@linkcode InterfaceAddress}. */
  readonly kind: "inet6";
  /** The address. */
  readonly address: string;
  /**
   * The index of the interface that a link-local address belongs to, 0 for any other address: the
   * fourth element of an {@linkcode Inet6Address}.
   */
  readonly scopeid: number;
  /** The netmask; `null` if the system returns none. */
  readonly netmask: string | null;
  /** The address of the other end; `null` unless the interface has `IFF_POINTOPOINT`. */
  readonly destination: string | null;
}

/**
 * The link-layer entry of an interface: its hardware address.
 *
 * @category Names and addresses
 */
export interface InterfaceLinkAddress extends InterfaceAddressBase {
  /** The discriminant of {@linkcode InterfaceAddress}. */
  readonly kind: "link";
  /** The hardware address, as bytes. */
  readonly address: Uint8Array<ArrayBuffer>;
  /** The hardware type: on Linux `ARPHRD_*` (Ethernet is 1), elsewhere SNMP's ifType (Ethernet is 6). */
  readonly hatype: number;
  /** The link-layer broadcast address; `null` if the system returns none. */
  readonly broadcast: Uint8Array<ArrayBuffer> | null;
  /** Traffic counters; `null` if the system returns none. */
  readonly counters: InterfaceCounters | null;
}

/**
 * An address of any other family, or an interface without an address.
 *
 * @category Names and addresses
 */
export interface InterfaceOtherAddress extends InterfaceAddressBase {
  /** The discriminant of {@linkcode InterfaceAddress}. */
  readonly kind: "other";
  /** The bytes of the `sockaddr`; `null` for an interface without an address. */
  readonly address: Uint8Array<ArrayBuffer> | null;
}

/**
 * An entry of {@linkcode getifaddrs}; `kind` is the discriminant.
 *
 * @category Names and addresses
 */
export type InterfaceAddress =
  | InterfaceInetAddress
  | InterfaceInet6Address
  | InterfaceLinkAddress
  | InterfaceOtherAddress;

/** Decodes a `sockaddr` of IPv4 or IPv6; `null` stays `null`. */
function decodeInternet(sockaddr: Uint8Array | null): Inet6Address | null {
  if (sockaddr === null) return null;
  const { family } = sockaddrs().peer.load(sockaddr);
  return decodeAddress(sockaddrs().peer, { family, proto: 0 }) as Inet6Address;
}

/** Converts an entry of the system to the user's form. */
function toInterfaceAddress(entry: InterfaceEntry, index: number): InterfaceAddress {
  const { name, flags, address, netmask, other, counters } = entry;
  const family = address === null ? 0 : sockaddrs().peer.load(address).family;
  const base = { name, index, flags, family };
  const hasFlag = (flag: number | undefined) => (flags & (flag ?? 0)) !== 0;
  const hostOf = (sockaddr: Uint8Array | null) => decodeInternet(sockaddr)?.[0] ?? null;
  if (address === null) return { kind: "other", ...base, address };
  if (family === AF_INET) {
    return {
      kind: "inet",
      ...base,
      address: hostOf(address)!,
      netmask: hostOf(netmask),
      broadcast: hasFlag(IFF_BROADCAST) ? hostOf(other) : null,
      destination: hasFlag(IFF_POINTOPOINT) ? hostOf(other) : null,
    };
  }
  if (family === AF_INET6) {
    const [text, , , scopeid = 0] = decodeInternet(address)!;
    return {
      kind: "inet6",
      ...base,
      address: text,
      scopeid,
      netmask: hostOf(netmask),
      destination: hasFlag(IFF_POINTOPOINT) ? hostOf(other) : null,
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
 * @returns One entry for each address, and one link-layer entry for each interface.
 * @throws {SocketError} If the system call fails.
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
 *
 * @category Names and addresses
 */
export function getifaddrs(): InterfaceAddress[] {
  return fromCaller(getifaddrs, () => {
    const entries = system().interfaceAddresses();
    if (typeof entries === "number") throw systemError(-entries, "getifaddrs");
    const indexes = new Map<string, number>();
    return entries.map((entry) => {
      const { name } = entry;
      // On Linux, an IPv4 address may have a label such as eth0:1 in place of the interface's name.
      let index = indexes.get(name);
      if (index === undefined) {
        index = Math.max(0, system().interfaceIndex(name.split(":")[0]!));
        indexes.set(name, index);
      }
      return toInterfaceAddress(entry, index);
    });
  });
}
