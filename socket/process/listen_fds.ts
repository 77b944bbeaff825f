/**
 * Sockets that the program was started with.
 *
 * @module
 */
import { ENOTSOCK } from "../../constants/mod.ts";
import { system } from "../../ffi/mod.ts";
import { boolean, isOptions, wrongType } from "../arguments.ts";
import { SocketError, systemError } from "../errors.ts";
import { Socket } from "../socket.ts";

/** The first descriptor that is handed over: `SD_LISTEN_FDS_START`. */
const FIRST = 3;

/** How {@linkcode listenFds} takes the descriptors. */
export interface ListenFdsOptions {
  /**
   * Whether to remove the variables from the environment, so that programs that this one starts
   * do not take them for theirs; `true` if left out.
   */
  readonly unset?: boolean | undefined;
}

/** A descriptor that the program was started with. */
export interface ListenFd {
  /** Its name in `LISTEN_FDNAMES`, which systemd calls `FileDescriptorName=`; `"unknown"` for none. */
  readonly name: string;
  /** Its number. */
  readonly fd: number;
  /** The socket; `null` if the descriptor is something else, such as a FIFO. */
  readonly socket: Socket | null;
}

/**
 * Takes over the sockets that systemd, or another that does the same, has opened
 * for this program: sd_listen_fds(3). The variables `LISTEN_PID`, `LISTEN_FDS`
 * and `LISTEN_FDNAMES` tell of them, which needs `--allow-env`. From now on they
 * are close-on-exec. A TypeScript program that is started through a wrapper, such as `npx`, is
 * another process than the one that they were meant for.
 *
 * @param options `{ unset }`
 * @returns The descriptors, from 3 on; none if they are not for this process.
 * @throws {SocketError} `EBADF` if one of them is not open.
 * @throws {Deno.errors.NotCapable} Without `--allow-env`.
 *
 * @example
 * ```ts
 * import { createServer, listenFds } from "@libc/socket";
 *
 * const [given] = listenFds();
 * using server = given?.socket ?? createServer(["127.0.0.1", 0]);
 * console.log(server.getsockname());
 * ```
 */
export function listenFds(options: ListenFdsOptions = {}): ListenFd[] {
  if (!isOptions(options)) throw wrongType("options", options, "an object such as { unset }");
  const unset = boolean("options.unset", options.unset ?? true);
  const [pid, fds, names] = VARIABLES.map((name) => Deno.env.get(name));
  try {
    if (Number(pid) !== Deno.pid || !/^[1-9]\d{0,4}$/.test(fds ?? "")) return [];
    const name = (names ?? "").split(":");
    return Array.from(
      { length: Number(fds) },
      (_, i) => ({ name: name[i] || "unknown", fd: FIRST + i, socket: taken(FIRST + i) }),
    );
  } finally {
    if (unset) { for (const name of VARIABLES) if (Deno.env.has(name)) Deno.env.delete(name); }
  }
}

const VARIABLES = ["LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES"];

function taken(fd: number): Socket | null {
  const error = system().setInheritable(fd, false);
  if (error < 0) throw systemError(-error, "fcntl", undefined, `LISTEN_FDS tells of ${fd}`);
  try {
    return Socket.adopt(fd);
  } catch (error) {
    if (error instanceof SocketError && error.errno === ENOTSOCK) return null;
    throw error;
  }
}
