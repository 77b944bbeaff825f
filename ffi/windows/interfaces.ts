/**
 * Network interfaces, from the IP Helper library. Their names are those of
 * if_nameindex(3), such as `ethernet_32768`.
 *
 * @module
 */
import { windows } from "../../constants/windows.ts";
import { bytes, type Field, u16, u32 } from "../layout.ts";
import { addressOf, copyAt, linkedList, PointerOut, structAt } from "../memory.ts";
import type { InterfaceCounters, InterfaceEntry, LinkAddress } from "../system.ts";
import { Dword } from "./dword.ts";
import { layouts } from "./layouts.ts";
import { openAndKeep } from "./library.ts";
import { decodeWide, encodeWide, wideBuffer } from "./wide.ts";

/** The functions to bind from iphlpapi.dll. */
export const iphlpapi = {
  GetIfTable2Ex: {
    parameters: [
      "i32", // MIB_IF_TABLE_LEVEL Level
      "buffer", // PMIB_IF_TABLE2 *Table
    ],
    result: "u32",
  },
  FreeMibTable: {
    parameters: [
      "pointer", // PVOID Memory
    ],
    result: "void",
  },
  GetIfEntry2: {
    parameters: [
      "buffer", // PMIB_IF_ROW2 Row
    ],
    result: "u32",
  },
  GetAdaptersAddresses: {
    parameters: [
      "u32", // ULONG Family
      "u32", // ULONG Flags
      "pointer", // PVOID Reserved
      "buffer", // PIP_ADAPTER_ADDRESSES AdapterAddresses
      "buffer", // PULONG SizePointer
    ],
    result: "u32",
  },
  ConvertInterfaceLuidToNameW: {
    parameters: [
      "buffer", // const NET_LUID *InterfaceLuid
      "buffer", // PWSTR InterfaceName
      "usize", // SIZE_T Length
    ],
    result: "u32",
  },
  ConvertInterfaceNameToLuidW: {
    parameters: [
      "buffer", // const WCHAR *InterfaceName
      "buffer", // NET_LUID *InterfaceLuid
    ],
    result: "u32",
  },
  ConvertInterfaceLuidToIndex: {
    parameters: [
      "buffer", // const NET_LUID *InterfaceLuid
      "buffer", // PNET_IFINDEX InterfaceIndex
    ],
    result: "u32",
  },
  ConvertInterfaceIndexToLuid: {
    parameters: [
      "u32", // NET_IFINDEX InterfaceIndex
      "buffer", // NET_LUID *InterfaceLuid
    ],
    result: "u32",
  },
} as const satisfies Deno.ForeignLibraryInterface;

/** netioapi.h: the interfaces themselves, not the filters that are layered on them. */
const MIB_IF_TABLE_RAW = 1;
/** iptypes.h: skip anycast and multicast addresses, name servers and friendly names. */
const GAA_FLAGS = 0x2 | 0x4 | 0x8 | 0x20;
/** winerror.h */
const ERROR_BUFFER_OVERFLOW = 111;
/** winerror.h: no adapter has an address. */
const ERROR_NO_DATA = 232;
/** ifdef.h: `IfOperStatusUp` */
const OPER_STATUS_UP = 1;
/** iptypes.h */
const IP_ADAPTER_NO_MULTICAST = 0x10;

/** The flag of each kind of link: `NET_IF_ACCESS_TYPE` of ifdef.h. */
const LINK_FLAGS: Readonly<Record<number, number>> = {
  1: windows.IFF_LOOPBACK,
  2: windows.IFF_BROADCAST,
  3: windows.IFF_POINTTOPOINT,
};

/**
 * The module's own structure for a link-layer address. {@linkcode Interfaces.interfaceAddresses}
 * encodes it and {@linkcode Interfaces.linkAddress} decodes it. Windows's `SOCKADDR_DL` lacks the
 * hardware type and the address length.
 */
const sockaddrLink = {
  size: 16,
  family: u16(0),
  length: u16(2),
  type: u32(4),
  address: bytes(8, layouts.IP_ADAPTER_ADDRESSES.PhysicalAddress.size),
} as const;

/** The interface calls, which {@linkcode System} documents. They return system error numbers. */
export class Interfaces {
  readonly #c = openAndKeep("iphlpapi.dll", iphlpapi);
  // GetAdaptersAddresses writes structures here, which point to each other.
  #adapters = new Uint8Array(new ArrayBuffer(16384));

  interfaces(): [number, string][] | number {
    const table = new PointerOut();
    const error = this.#c.GetIfTable2Ex(MIB_IF_TABLE_RAW, table.buffer);
    if (error !== 0) return -error;
    const { MIB_IF_TABLE2, MIB_IF_ROW2 } = layouts;
    const found: [number, string][] = [];
    const { pointer } = table;
    if (pointer === null) return found;
    const count = MIB_IF_TABLE2.NumEntries.get(structAt(pointer, MIB_IF_TABLE2.size));
    const rows = structAt(pointer, MIB_IF_TABLE2.Table.offset + count * MIB_IF_ROW2.size);
    for (let i = 0; i < count; i++) {
      const row = MIB_IF_TABLE2.Table.offset + i * MIB_IF_ROW2.size;
      const name = this.#nameOf(MIB_IF_ROW2.InterfaceLuid.get(rows, row));
      if (name !== null) found.push([MIB_IF_ROW2.InterfaceIndex.get(rows, row), name]);
    }
    this.#c.FreeMibTable(pointer);
    return found;
  }

  interfaceIndex(name: string): number {
    const luid = new Uint8Array(8), index = new Dword();
    const error = this.#c.ConvertInterfaceNameToLuidW(encodeWide(name), luid) ||
      this.#c.ConvertInterfaceLuidToIndex(luid, index.buffer);
    return error === 0 && index.value !== 0 ? index.value : -windows.ENODEV;
  }

  interfaceName(index: number): string | number {
    const luid = new BigUint64Array(1);
    // The parameter is unsigned. C converts an index below 0, which no interface has.
    const error = this.#c.ConvertInterfaceIndexToLuid(index >>> 0, new Uint8Array(luid.buffer));
    return (error === 0 ? this.#nameOf(luid[0]!) : null) ?? -windows.ENXIO;
  }

  /** Returns the name of an interface, or `null` if it no longer exists. */
  #nameOf(luid: bigint): string | null {
    const name = wideBuffer(windows.IF_NAMESIZE + 1); // IF_NAMESIZE does not count the NUL
    const error = this.#c.ConvertInterfaceLuidToNameW(
      new Uint8Array(new BigUint64Array([luid]).buffer),
      name,
      BigInt(windows.IF_NAMESIZE + 1),
    );
    return error === 0 ? decodeWide(name) : null;
  }

  interfaceAddresses(): InterfaceEntry[] | number {
    const size = new Dword();
    let error;
    do {
      if (size.value > this.#adapters.length) this.#adapters = new Uint8Array(size.value);
      size.value = this.#adapters.length;
      error = this.#c.GetAdaptersAddresses(
        windows.AF_UNSPEC,
        GAA_FLAGS,
        null,
        this.#adapters,
        size.buffer,
      );
    } while (error === ERROR_BUFFER_OVERFLOW);
    if (error === ERROR_NO_DATA) return [];
    if (error !== 0) return -error;
    const { IP_ADAPTER_ADDRESSES } = layouts;
    return [
      ...linkedList(
        addressOf(this.#adapters),
        IP_ADAPTER_ADDRESSES.size,
        IP_ADAPTER_ADDRESSES.Next,
      ),
    ].flatMap((adapter) => this.#entriesOf(adapter));
  }

  /** Returns an adapter's entries: one for the hardware address, then one for each IP address. */
  #entriesOf(adapter: DataView): InterfaceEntry[] {
    const { IP_ADAPTER_ADDRESSES, IP_ADAPTER_UNICAST_ADDRESS, MIB_IF_ROW2 } = layouts;
    const luid = IP_ADAPTER_ADDRESSES.Luid.get(adapter);
    const name = this.#nameOf(luid);
    if (name === null) return [];
    const row = new DataView(new ArrayBuffer(MIB_IF_ROW2.size));
    MIB_IF_ROW2.InterfaceLuid.set(row, luid);
    const hasRow = this.#c.GetIfEntry2(new Uint8Array(row.buffer)) === 0;
    const flags =
      (IP_ADAPTER_ADDRESSES.OperStatus.get(adapter) === OPER_STATUS_UP ? windows.IFF_UP : 0) |
      (LINK_FLAGS[MIB_IF_ROW2.AccessType.get(row)] ?? 0) |
      (IP_ADAPTER_ADDRESSES.Flags.get(adapter) & IP_ADAPTER_NO_MULTICAST
        ? 0
        : windows.IFF_MULTICAST);
    const found: InterfaceEntry[] = [{
      name,
      flags,
      address: encodeHardwareAddress(adapter),
      netmask: null,
      other: null,
      counters: hasRow ? readCounters(row) : null,
    }];
    for (
      const entry of linkedList(
        IP_ADAPTER_ADDRESSES.FirstUnicastAddress.get(adapter),
        IP_ADAPTER_UNICAST_ADDRESS.size,
        IP_ADAPTER_UNICAST_ADDRESS.Next,
      )
    ) {
      const address = copyAt(
        IP_ADAPTER_UNICAST_ADDRESS["Address.lpSockaddr"].get(entry),
        IP_ADAPTER_UNICAST_ADDRESS["Address.iSockaddrLength"].get(entry),
      );
      const prefix = IP_ADAPTER_UNICAST_ADDRESS.OnLinkPrefixLength.get(entry);
      found.push({
        name,
        flags,
        address,
        netmask: combineWithMask(address, prefix, (_byte, mask) => mask),
        other: flags & windows.IFF_BROADCAST && familyOf(address) === windows.AF_INET
          ? combineWithMask(address, prefix, (byte, mask) => byte | ~mask)
          : null,
        counters: null,
      });
    }
    return found;
  }

  linkAddress(address: Uint8Array<ArrayBuffer>): LinkAddress | null {
    if (familyOf(address) !== windows.AF_LINK) return null;
    const view = new DataView(address.buffer, address.byteOffset, address.length);
    return {
      type: sockaddrLink.type.get(view),
      address: sockaddrLink.address.get(view).slice(0, sockaddrLink.length.get(view)),
    };
  }
}

function familyOf(address: Uint8Array<ArrayBuffer>): number {
  return layouts.sockaddr.sa_family.get(
    new DataView(address.buffer, address.byteOffset, address.length),
  );
}

/** Encodes the hardware address of an adapter for {@linkcode Interfaces.linkAddress}. */
function encodeHardwareAddress(adapter: DataView): Uint8Array<ArrayBuffer> {
  const { PhysicalAddress, PhysicalAddressLength, IfType } = layouts.IP_ADAPTER_ADDRESSES;
  const view = new DataView(new ArrayBuffer(sockaddrLink.size));
  sockaddrLink.family.set(view, windows.AF_LINK);
  sockaddrLink.type.set(view, IfType.get(adapter));
  sockaddrLink.length.set(view, PhysicalAddressLength.get(adapter));
  sockaddrLink.address.set(view, PhysicalAddress.get(adapter));
  return new Uint8Array(view.buffer);
}

/**
 * Combines each byte of an IP address with that of its netmask.
 *
 * @param address The address.
 * @param prefix The length of the netmask, in bits.
 * @param combine Returns the byte of the result.
 * @returns An address of the same family, or `null` if that is neither IPv4 nor IPv6.
 */
function combineWithMask(
  address: Uint8Array<ArrayBuffer>,
  prefix: number,
  combine: (byte: number, mask: number) => number,
): Uint8Array<ArrayBuffer> | null {
  const { sockaddr, sockaddr_in, sockaddr_in6 } = layouts;
  const family = familyOf(address);
  const isInet = family === windows.AF_INET;
  if (!isInet && family !== windows.AF_INET6) return null;
  const { offset, size } = isInet ? sockaddr_in.sin_addr : sockaddr_in6.sin6_addr;
  const combined = new Uint8Array(isInet ? sockaddr_in.size : sockaddr_in6.size);
  sockaddr.sa_family.set(new DataView(combined.buffer), family);
  for (let i = 0; i < size; i++) {
    const ones = Math.min(8, Math.max(0, prefix - 8 * i));
    combined[offset + i] = combine(address[offset + i]!, 0xff00 >> ones);
  }
  return combined;
}

function readCounters(row: DataView): InterfaceCounters {
  const { MIB_IF_ROW2 } = layouts;
  const sum = (...fields: Field<bigint>[]) =>
    fields.reduce((total, field) => total + Number(field.get(row)), 0);
  return {
    rxPackets: sum(MIB_IF_ROW2.InUcastPkts, MIB_IF_ROW2.InNUcastPkts),
    txPackets: sum(MIB_IF_ROW2.OutUcastPkts, MIB_IF_ROW2.OutNUcastPkts),
    rxBytes: sum(MIB_IF_ROW2.InOctets),
    txBytes: sum(MIB_IF_ROW2.OutOctets),
    rxErrors: sum(MIB_IF_ROW2.InErrors),
    txErrors: sum(MIB_IF_ROW2.OutErrors),
    rxDropped: sum(MIB_IF_ROW2.InDiscards),
    txDropped: sum(MIB_IF_ROW2.OutDiscards),
  };
}
