/**
 * The interfaces that addresses name, in the network namespace of the socket.
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

const encoder = new TextEncoder();
const decoder = new TextDecoder();

let memory: DataView<ArrayBuffer> | undefined;

/**
 * Asks the socket itself about an interface: its namespace may be another than the program's.
 *
 * @param socket The socket.
 * @param request `SIOCGIF*`
 * @param exchange Writes the question, and reads the answer that its argument gives: 0 or the
 *   negated error.
 * @returns What `exchange` returns, or `null` where the socket cannot be asked.
 */
function ask<T>(
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
  const view = memory ??= new DataView(new ArrayBuffer(ifreq.size));
  let refused = false;
  const answer = exchange(ifreq, view, () => {
    const error = system().ioctl(fd, request, new Uint8Array(view.buffer));
    refused = error === -EOPNOTSUPP || error === -ENOTTY; // AF_XDP has no requests
    return error;
  });
  return refused ? null : answer;
}

/**
 * The index of an interface.
 *
 * @param name Its name.
 * @param socket The socket whose address it is in.
 * @returns The index, or the negated error.
 */
export function indexOf(name: string, socket: AddressContext): number {
  const bytes = encoder.encode(name);
  if (bytes.length >= IF_NAMESIZE) return -ENODEV;
  const index = ask(socket, SIOCGIFINDEX, ({ ifr_name, ifr_ifindex }, view, call) => {
    ifr_name.set(view, bytes);
    const error = call();
    return error < 0 ? error : ifr_ifindex.get(view);
  });
  return index ?? system().interfaceIndex(name);
}

/**
 * The index of the interface in an address.
 *
 * @param name What the user passed: its name, or `""` for none in particular.
 * @param socket The socket whose address it is in.
 * @returns The index, 0 for none.
 * @throws {SocketError} `ENODEV` if there is none of that name.
 */
export function interfaceIndex(name: unknown, socket: AddressContext): number {
  const ifname = text("address ifname", name);
  if (ifname === "") return 0;
  const { length } = encoder.encode(ifname);
  if (length >= IF_NAMESIZE) {
    throw new RangeError(
      `address ifname is ${shown(ifname)}, ${length} bytes long; it has at most ${IF_NAMESIZE - 1}`,
    );
  }
  const index = indexOf(ifname, socket);
  if (index < 0) throw systemError(-index, "if_nametoindex", ifname);
  return index;
}

/**
 * The name of an interface.
 *
 * @param index Its index.
 * @param socket The socket that was asked.
 * @returns The name; `""` for index 0, and for an interface that is gone.
 */
export function interfaceName(index: number, socket: AddressContext): string {
  if (index === 0) return "";
  const asked = ask(socket, SIOCGIFNAME, ({ ifr_name, ifr_ifindex }, view, call) => {
    ifr_ifindex.set(view, index);
    if (call() < 0) return "";
    const name = ifr_name.get(view);
    return decoder.decode(name.subarray(0, name.indexOf(0)));
  });
  if (asked !== null) return asked;
  const name = system().interfaceName(index);
  return typeof name === "string" ? name : "";
}
