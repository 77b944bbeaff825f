/**
 * Look-ups of the interfaces in addresses, in the network namespace of the socket.
 *
 * @module
 */
import {
  ENODEV,
  ENOTTY,
  EOPNOTSUPP,
  IF_NAMESIZE,
  SIOCGIFINDEX,
  SIOCGIFNAME,
} from "../../constants/mod.ts";
import { system } from "../../ffi/mod.ts";
import type { AddressLayouts } from "../../ffi/system.ts";
import { shown, text } from "../arguments.ts";
import { systemError } from "../errors.ts";
import type { AddressContext } from "./codec.ts";
import { rangeError } from "../stack.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * Bytes behind the `struct ifreq`. The request has another meaning for some families of sockets, and the
 * kernel does not know how much memory it was given.
 */
const SPARE_SIZE = 2 ** 14;

let memory: DataView<ArrayBuffer> | undefined;

/**
 * Makes an interface request on the socket: netdevice(7). The socket's network namespace may differ
 * from the program's, where if_nametoindex(3) would find another interface or none.
 *
 * @param socket The socket.
 * @param request `SIOCGIF*`
 * @param exchange Fills in `ifreq`, makes the ioctl with `call`, which returns 0 or the negated
 *   error, and returns the result of the look-up.
 * @returns The result of `exchange`, or `null` if this socket does not support the request.
 */
function requestOn<T>(
  socket: AddressContext,
  request: number | undefined,
  exchange: (
    ifreq: NonNullable<AddressLayouts["ifreq"]>,
    view: DataView<ArrayBuffer>,
    call: () => number,
  ) => T,
): T | null {
  const { ifreq } = system().layouts;
  const fd = socket.fileno?.() ?? -1;
  if (request === undefined || ifreq === undefined || fd < 0) return null;
  const view = memory ??= new DataView(new ArrayBuffer(ifreq.size + SPARE_SIZE));
  let unsupported = false;
  const result = exchange(ifreq, view, () => {
    const error = system().ioctl(fd, request, new Uint8Array(view.buffer));
    unsupported = error === -EOPNOTSUPP || error === -ENOTTY; // as on AF_XDP sockets
    return error;
  });
  return unsupported ? null : result;
}

/**
 * Looks up the index of an interface.
 *
 * @param name The name of the interface.
 * @param socket The socket that the address is for.
 * @returns The index, or the negated error.
 */
export function lookUpIndex(name: string, socket: AddressContext): number {
  const bytes = encoder.encode(name);
  if (bytes.length >= IF_NAMESIZE) return -ENODEV;
  const index = requestOn(socket, SIOCGIFINDEX, ({ ifr_name, ifr_ifindex }, view, call) => {
    ifr_name.set(view, bytes);
    const error = call();
    return error < 0 ? error : ifr_ifindex.get(view);
  });
  return index ?? system().interfaceIndex(name);
}

/**
 * Checks the interface name in an address and returns its index.
 *
 * @param name The user's value: a name, or `""` for any interface.
 * @param socket The socket that the address is for.
 * @returns The index, 0 for `""`.
 * @throws {TypeError | RangeError} If `name` is not a string, or is too long for an interface name.
 * @throws {SocketError} `ENODEV` if no interface has this name.
 */
export function interfaceIndex(name: unknown, socket: AddressContext): number {
  const ifname = text("address ifname", name);
  if (ifname === "") return 0;
  const { length } = encoder.encode(ifname);
  if (length >= IF_NAMESIZE) {
    throw rangeError(
      `address ifname is ${shown(ifname)}, ${length} bytes long; it has at most ${IF_NAMESIZE - 1}`,
    );
  }
  const index = lookUpIndex(ifname, socket);
  if (index < 0) throw systemError(-index, "if_nametoindex", ifname);
  return index;
}

/**
 * Looks up the name of an interface.
 *
 * @param index The index of the interface.
 * @param socket The socket that the address comes from.
 * @returns The name; `""` for index 0, and for an interface that no longer exists.
 */
export function interfaceName(index: number, socket: AddressContext): string {
  if (index === 0) return "";
  const found = requestOn(socket, SIOCGIFNAME, ({ ifr_name, ifr_ifindex }, view, call) => {
    ifr_ifindex.set(view, index);
    if (call() < 0) return "";
    const name = ifr_name.get(view);
    return decoder.decode(name.subarray(0, name.indexOf(0)));
  });
  if (found !== null) return found;
  const name = system().interfaceName(index);
  return typeof name === "string" ? name : "";
}
