/**
 * Sockets from a service manager: the protocol of sd_listen_fds(3).
 *
 * @module
 */
import { ENOTSOCK } from "../../constants/mod.ts";
import { system } from "../../ffi/mod.ts";
import { boolean, isOptions, wrongType } from "../arguments.ts";
import { SocketError, systemError } from "../errors.ts";
import { Socket } from "../socket.ts";
import { fromCaller } from "../stack.ts";

/** Number of the first passed descriptor: `SD_LISTEN_FDS_START`. */
const FIRST_FD = 3;

/** The environment variables of sd_listen_fds(3). */
const VARIABLES = ["LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES"];

/**
 * Options of {@linkcode listenFds}.
 *
 * @category Processes and descriptors
 */
export interface ListenFdsOptions {
  /**
   * True to remove the variables from the environment, so that child processes do not mistake them
   * for their own. Default: `true`.
   */
  readonly unset?: boolean | undefined;
}

/**
 * A descriptor that the service manager passed to this process.
 *
 * @category Processes and descriptors
 */
export interface ListenFd {
  /**
   * The name in `LISTEN_FDNAMES`, set by `FileDescriptorName=` of systemd. `"unknown"` if the
   * variable has no name for the descriptor.
   */
  readonly name: string;
  /** The number of the descriptor. */
  readonly fd: number;
  /** The socket. `null` if the descriptor is not a socket, for example a FIFO. */
  readonly socket: Socket | null;
}

/**
 * Takes over the sockets that systemd, or a compatible service manager, opened for this process:
 * sd_listen_fds(3). The environment variables `LISTEN_PID`, `LISTEN_FDS` and `LISTEN_FDNAMES`
 * describe the sockets, so this function needs `--allow-env`. It makes the descriptors close-on-exec.
 *
 * `LISTEN_PID` must be the process id of Deno itself. A wrapper such as `npx` starts Deno as another
 * process with another id: there, this function returns an empty array.
 *
 * @param options `{ unset }`
 * @returns The descriptors, from number 3 upwards. Empty if `LISTEN_PID` is not the id of this
 *   process.
 * @throws {SocketError} `EBADF` if a descriptor is not open.
 * @throws {TypeError} If `options` is not an object, or `unset` is not a boolean.
 * @throws {Deno.errors.NotCapable} Without `--allow-env`.
 *
 * @example
 * ```ts
 * import { createServer, listenFds } from "@libc/socket";
 *
 * const [first] = listenFds();
 * using server = first?.socket ?? createServer(["127.0.0.1", 0]);
 * console.log(server.getsockname());
 * ```
 *
 * @category Processes and descriptors
 */
export function listenFds(options: ListenFdsOptions = {}): ListenFd[] {
  return fromCaller(listenFds, () => {
    if (!isOptions(options)) throw wrongType("options", options, "an object such as { unset }");
    const unset = boolean("options.unset", options.unset ?? true);
    const [pid, fds, names] = VARIABLES.map((name) => Deno.env.get(name));
    try {
      if (Number(pid) !== Deno.pid || !/^[1-9]\d{0,4}$/.test(fds ?? "")) return [];
      const nameList = (names ?? "").split(":");
      return Array.from({ length: Number(fds) }, (_, i) => {
        const fd = FIRST_FD + i;
        return { name: nameList[i] || "unknown", fd, socket: adoptSocket(fd) };
      });
    } finally {
      if (unset) { for (const name of VARIABLES) if (Deno.env.has(name)) Deno.env.delete(name); }
    }
  });
}

/** Makes a descriptor close-on-exec and adopts it. Returns `null` if it is not a socket. */
function adoptSocket(fd: number): Socket | null {
  const error = system().setInheritable(fd, false);
  if (error < 0) {
    throw systemError(-error, "fcntl", undefined, `LISTEN_FDS includes descriptor ${fd}`);
  }
  try {
    return Socket.adopt(fd);
  } catch (error) {
    if (error instanceof SocketError && error.errno === ENOTSOCK) return null;
    throw error;
  }
}
