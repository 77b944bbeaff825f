/**
 * Names of services and protocols.
 *
 * @module
 */
import { ENOENT } from "../../constants/mod.ts";
import { system } from "../../ffi/mod.ts";
import { integer, text } from "../arguments.ts";
import { SocketError } from "../errors.ts";

function notFound(syscall: string, what: string): SocketError {
  return new SocketError(`${syscall}: ${what} is not known (ENOENT, ${ENOENT})`, {
    errno: ENOENT,
    code: "ENOENT",
    syscall,
  });
}

/** The protocol that a service is looked up for, `null` for any. */
function protocol(rest: readonly unknown[]): string | null {
  return rest.length === 0 ? null : text("protocolname", rest[0]);
}

/**
 * Finds the port of a service: getservbyname(3).
 *
 * @param servicename Such as `"http"`.
 * @param protocolname `"tcp"` or `"udp"`; any protocol if left out.
 * @returns The port.
 * @throws {SocketError} `ENOENT` if it is not known.
 *
 * @example
 * ```ts
 * import { getservbyname } from "@libc/socket";
 *
 * console.log(getservbyname("http", "tcp")); // 80
 * ```
 */
export function getservbyname(servicename: string, ...protocolname: [] | [string]): number {
  const name = text("servicename", servicename);
  const proto = protocol(protocolname);
  const port = system().getservbyname(name, proto);
  if (port !== null) return port;
  throw notFound("getservbyname", `service ${name}${proto === null ? "" : `/${proto}`}`);
}

/**
 * Finds the name of the service that uses a port: getservbyport(3).
 *
 * @param port From 0 to 65535.
 * @param protocolname `"tcp"` or `"udp"`; any protocol if left out.
 * @returns The name.
 * @throws {SocketError} `ENOENT` if there is none.
 *
 * @example
 * ```ts
 * import { getservbyport } from "@libc/socket";
 *
 * console.log(getservbyport(22, "tcp")); // ssh
 * ```
 */
export function getservbyport(port: number, ...protocolname: [] | [string]): string {
  const number = integer("port", port, 0, 65535);
  const proto = protocol(protocolname);
  const name = system().getservbyport(number, proto);
  if (name !== null) return name;
  throw notFound("getservbyport", `a service on ${number}${proto === null ? "" : `/${proto}`}`);
}

/**
 * Finds the number of a protocol, for the third argument of `new Socket`:
 * getprotobyname(3).
 *
 * @param protocolname Such as `"icmp"`.
 * @returns The number.
 * @throws {SocketError} `ENOENT` if it is not known.
 *
 * @example
 * ```ts
 * import { getprotobyname } from "@libc/socket";
 *
 * console.log(getprotobyname("icmp")); // 1
 * ```
 */
export function getprotobyname(protocolname: string): number {
  const name = text("protocolname", protocolname);
  const number = system().getprotobyname(name);
  if (number !== null) return number;
  throw notFound("getprotobyname", `protocol ${name}`);
}
