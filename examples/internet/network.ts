/**
 * IPv4 networks.
 *
 * @module
 */
import { AF_INET, inet_aton, inet_ntoa, inet_ntop, inet_pton, SocketError } from "@libc/socket";
import { UsageError } from "../command_line.ts";

/** Returns an IPv4 address as a number. */
function numberOf(address: string): number {
  return new DataView(inet_aton(address).slice().buffer).getUint32(0);
}

/**
 * Checks the IPv4 address of an argument. Returns it as four numbers without zeros before them.
 *
 * @param name The argument's name, for the error; the argument itself if it has none.
 * @param text The argument.
 */
export function checkedIPv4(name: string, text: string): string {
  try {
    return inet_ntop(AF_INET, inet_pton(AF_INET, text));
  } catch (error) {
    if (!(error instanceof SocketError)) throw error;
    throw new UsageError(`${name}: expected an IPv4 address, such as 192.0.2.1`);
  }
}

/** Returns the length of the prefix that a netmask stands for. */
export function prefixOf(netmask: string): number {
  return Math.clz32(~numberOf(netmask));
}

/** True if two addresses are in one network. */
export function shareNetwork(a: string, b: string, netmask: string): boolean {
  return ((numberOf(a) ^ numberOf(b)) & numberOf(netmask)) === 0;
}

/**
 * Returns the addresses of a network of /16 to /32, without the network's own and the broadcast address.
 *
 * @param text The network, such as `192.0.2.0/24`.
 * @returns The addresses; `undefined` if the text is no address with a prefix length.
 */
export function hostsOf(text: string): string[] | undefined {
  const [, network, length] = text.match(/^((?:\d+\.){3}\d+)\/(\d+)$/) ?? [];
  if (network === undefined) return undefined;
  if (Number(length) < 16 || Number(length) > 32) {
    throw new UsageError(`${text}: expected a network of /16 to /32`);
  }
  const size = 2 ** (32 - Number(length));
  const any = numberOf(checkedIPv4(text, network)), first = any - any % size;
  const skip = size > 2 ? 1 : 0;
  const bytes = new DataView(new ArrayBuffer(4));
  return Array.from({ length: size - 2 * skip }, (_, i) => {
    bytes.setUint32(0, first + skip + i);
    return inet_ntoa(new Uint8Array(bytes.buffer));
  });
}
