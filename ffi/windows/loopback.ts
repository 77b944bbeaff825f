/**
 * The loopback addresses.
 *
 * @module
 */
import { windows } from "../../constants/windows.ts";
import type { Sockaddr } from "../sockaddr.ts";
import { layouts } from "./layouts.ts";

/**
 * Writes the loopback address with port 0, which stands for any free port.
 *
 * @param family `AF_INET` or `AF_INET6`.
 * @param address The memory to write to.
 */
export function writeLoopback(family: number, address: Sockaddr): void {
  const { sockaddr_in, sockaddr_in6 } = layouts;
  if (family === windows.AF_INET) {
    sockaddr_in.sin_addr.set(address.begin(family, sockaddr_in.size), Uint8Array.of(127, 0, 0, 1));
  } else {
    const last = sockaddr_in6.sin6_addr.offset + sockaddr_in6.sin6_addr.size - 1;
    address.begin(family, sockaddr_in6.size).setUint8(last, 1);
  }
}
