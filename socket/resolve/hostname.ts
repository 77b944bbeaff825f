/**
 * The host name of this machine.
 *
 * @module
 */
import { system } from "../../ffi/mod.ts";
import { text } from "../arguments.ts";
import { systemError } from "../errors.ts";
import { fromCaller } from "../stack.ts";

/**
 * Returns the host name of this machine: gethostname(2).
 *
 * @returns The name. It may lack a domain: see {@linkcode getfqdn}.
 * @throws {SocketError} If the system call fails.
 *
 * @example
 * ```ts
 * import { gethostname } from "@libc/socket";
 *
 * console.log(gethostname());
 * ```
 *
 * @category Names and addresses
 */
export function gethostname(): string {
  return fromCaller(gethostname, () => {
    const name = system().gethostname();
    if (typeof name === "number") throw systemError(-name, "gethostname");
    return name;
  });
}

/**
 * Sets the host name of this machine: sethostname(2).
 *
 * @param name The new name, at most 64 bytes on Linux.
 * @throws {SocketError} `EPERM` if the caller is not the superuser, `EINVAL` if the name is too long.
 * @throws {TypeError} If the name contains a NUL.
 *
 * @example Setting the name that the machine already has
 * ```ts ignore
 * import { gethostname, sethostname } from "@libc/socket";
 *
 * sethostname(gethostname());
 * ```
 *
 * @category Names and addresses
 */
export function sethostname(name: string): void {
  fromCaller(sethostname, () => {
    const error = system().sethostname(text("name", name));
    if (error < 0) throw systemError(-error, "sethostname", name);
  });
}
