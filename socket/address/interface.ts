/**
 * The interfaces that addresses name, in the network namespace of the socket.
 *
 * @module
 */
import { ENOTTY, EOPNOTSUPP, SIOCGIFINDEX, SIOCGIFNAME } from "../../constants/mod.ts";
import { system } from "../../ffi/mod.ts";
import { shown, text } from "../arguments.ts";
import { systemError } from "../errors.ts";
import { type Addressing, layouts } from "./codec.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

let memory: DataView<ArrayBuffer> | undefined;

/**
 * Asks the socket itself about an interface: its namespace may be another than the program's.
 *
 * @param socket The socket.
 * @param request `SIOCGIF*`
 * @param fill Writes the question.
 * @returns The answer, the negated error, or `null` where the socket cannot be asked.
 */
function ask(
  socket: Addressing,
  request: number | undefined,
  fill: (view: DataView<ArrayBuffer>) => void,
): DataView<ArrayBuffer> | number | null {
  const fd = socket.fileno?.() ?? -1;
  if (request === undefined || fd < 0) return null;
  const view = memory ??= new DataView(new ArrayBuffer(layouts().ifreq.size));
  fill(view);
  const error = system().ioctl(fd, request, new Uint8Array(view.buffer));
  if (error === -EOPNOTSUPP || error === -ENOTTY) return null; // AF_XDP has no requests
  return error < 0 ? error : view;
}

/**
 * The index of an interface.
 *
 * @param name What the user passed: its name, or `""` for none in particular.
 * @param socket The socket whose address it is in.
 * @returns The index, 0 for none.
 * @throws {SocketError} `ENODEV` if there is none of that name.
 */
export function interfaceIndex(name: unknown, socket: Addressing): number {
  const ifname = text("address ifname", name);
  if (ifname === "") return 0;
  const { ifr_name, ifr_ifindex } = layouts().ifreq;
  const bytes = encoder.encode(ifname);
  if (bytes.length >= ifr_name.size) {
    throw new RangeError(
      `address ifname is ${shown(ifname)}, ${bytes.length} bytes long; it has at most ${
        ifr_name.size - 1
      }`,
    );
  }
  const answer = ask(socket, SIOCGIFINDEX, (view) => ifr_name.set(view, bytes));
  if (answer instanceof DataView) return ifr_ifindex.get(answer);
  const index = answer ?? system().interfaceIndex(ifname);
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
export function interfaceName(index: number, socket: Addressing): string {
  if (index === 0) return "";
  const { ifr_name, ifr_ifindex } = layouts().ifreq;
  const answer = ask(socket, SIOCGIFNAME, (view) => ifr_ifindex.set(view, index));
  if (answer instanceof DataView) {
    const name = ifr_name.get(answer);
    return decoder.decode(name.subarray(0, name.indexOf(0)));
  }
  const name = answer ?? system().interfaceName(index);
  return typeof name === "string" ? name : "";
}
