/**
 * The name of this machine.
 *
 * @module
 */
import { system } from "../../ffi/mod.ts";
import { text } from "../arguments.ts";
import { systemError } from "../errors.ts";

/**
 * The name of this machine: gethostname(2).
 *
 * @returns The name, which need not be fully qualified; see {@linkcode getfqdn}.
 * @throws {SocketError} If the system does not tell.
 *
 * @example
 * ```ts
 * import { gethostname } from "@libc/socket";
 *
 * console.log(gethostname());
 * ```
 */
export function gethostname(): string {
  const name = system().gethostname();
  if (typeof name === "number") throw systemError(-name, "gethostname");
  return name;
}

/**
 * Names this machine: sethostname(2).
 *
 * @param name The new name, at most 64 bytes on Linux.
 * @throws {SocketError} `EPERM` for who is not the superuser, `EINVAL` for too long a name.
 *
 * @example Naming the machine what it is named
 * ```ts ignore
 * import { gethostname, sethostname } from "@libc/socket";
 *
 * sethostname(gethostname());
 * ```
 */
export function sethostname(name: string): void {
  const error = system().sethostname(text("name", name));
  if (error < 0) throw systemError(-error, "sethostname", name);
}
