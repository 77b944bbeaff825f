/**
 * The Ethernet interfaces of this system.
 *
 * @module
 */
import { getifaddrs, type InterfaceInetAddress } from "@libc/socket";
import { UsageError } from "../command_line.ts";

/** The types of Ethernet hardware: `ARPHRD_ETHER` of Linux, and SNMP's `ethernetCsmacd` elsewhere. */
const ETHERNET_TYPES = [1, 6];

/** The addresses of an interface. */
export interface EthernetInterface {
  /** Its hardware address. */
  readonly hardware: Uint8Array<ArrayBuffer>;
  /** Its IPv4 addresses. */
  readonly addresses: readonly InterfaceInetAddress[];
}

/**
 * Finds an Ethernet interface.
 *
 * @param name Its name, such as `eth0`.
 */
export function findEthernet(name: string): EthernetInterface {
  const entries = getifaddrs().filter((entry) => entry.name === name);
  if (entries.length === 0) throw new UsageError(`there is no interface ${name}`);
  for (const entry of entries) {
    if (entry.kind === "link" && ETHERNET_TYPES.includes(entry.hatype)) {
      return { hardware: entry.address, addresses: entries.filter((one) => one.kind === "inet") };
    }
  }
  throw new UsageError(`${name} is no Ethernet interface`);
}
