/**
 * The names and numbers of network interfaces.
 *
 * @module
 */
import { IF_NAMESIZE } from "../constants/mod.ts";
import { system } from "../ffi/mod.ts";
import { integer, shown, text } from "./arguments.ts";
import { systemError } from "./errors.ts";

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
