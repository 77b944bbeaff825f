/**
 * What a scan is about: the ports and the hosts of its command line.
 *
 * @module
 */
import { type Inet6Address, type InetAddress, SOCK_STREAM } from "@libc/socket";
import { UsageError } from "../command_line.ts";
import { lookUp } from "../internet/look_up.ts";
import { hostsOf } from "../internet/network.ts";
import { parsePort } from "../internet/port.ts";

/** A host to scan. */
export interface Target {
  /** The name from the command line. */
  readonly name: string;
  /** `AF_INET` or `AF_INET6` */
  readonly family: number;
  /** The address, with port 0. */
  readonly address: InetAddress | Inet6Address;
}

/** Parses a list of ports: `22,80,8000-8100`. Each is there once, in ascending order. */
export function parsePorts(list: string): number[] {
  const ports = list.split(",").flatMap((part) => {
    const [, first, last] = part.match(/^(\d+)-(\d+)$/) ?? [, part, part];
    const [low, high] = [parsePort(first!), parsePort(last!)];
    if (low < 1 || high < low) throw new UsageError(`--ports ${part}: expected a range of ports`);
    return Array.from({ length: high - low + 1 }, (_, i) => low + i);
  });
  return [...new Set(ports)].sort((a, b) => a - b);
}

/**
 * Resolves the hosts of a command line: names, addresses, and IPv4 networks of up to 65536 addresses.
 *
 * @param names The hosts.
 * @param family `AF_INET`, `AF_INET6`, or `AF_UNSPEC` for the first of either.
 * @param signal Aborts the look-ups.
 */
export async function findTargets(
  names: readonly string[],
  family: number,
  signal: AbortSignal,
): Promise<Target[]> {
  const all = names.flatMap((name) => hostsOf(name) ?? [name]);
  return await Promise.all(all.map(async (name) => {
    const type = SOCK_STREAM;
    const [found, , , , address] = await lookUp(name, 0, { family, type, signal });
    return { name, family: found, address };
  }));
}
