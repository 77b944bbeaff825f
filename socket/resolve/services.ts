/**
 * Numbers and names of services and protocols.
 *
 * @module
 */
import { ENOENT } from "../../constants/mod.ts";
import { system } from "../../ffi/mod.ts";
import { integer, text } from "../arguments.ts";
import { SocketError } from "../errors.ts";
import { fromCaller, ourError } from "../stack.ts";

function notFoundError(syscall: string, message: string): SocketError {
  const details = { errno: ENOENT, code: "ENOENT", syscall };
  return ourError(new SocketError(`${syscall}: ${message} (ENOENT, ${ENOENT})`, details));
}

/** Checks the optional protocol of a service. Returns `null` for any protocol. */
function checkProtocol(rest: readonly unknown[]): string | null {
  return rest.length === 0 ? null : text("protocolname", rest[0]);
}

/**
 * Returns the port of a service: getservbyname(3).
 *
 * @param servicename The name of the service, such as `"http"`.
 * @param protocolname `"tcp"` or `"udp"`. Any protocol if left out.
 * @returns The port.
 * @throws {SocketError} `ENOENT` if the service is unknown.
 * @throws {TypeError} If a name contains a NUL.
 *
 * @example
 * ```ts
 * import { getservbyname } from "@libc/socket";
 *
 * console.log(getservbyname("http", "tcp")); // 80
 * ```
 *
 * @category Names and addresses
 */
export function getservbyname(servicename: string, ...protocolname: [] | [string]): number {
  return fromCaller(getservbyname, () => {
    const name = text("servicename", servicename);
    const proto = checkProtocol(protocolname);
    const port = system().getservbyname(name, proto);
    if (port !== null) return port;
    throw notFoundError(
      "getservbyname",
      `unknown service ${name}${proto === null ? "" : `/${proto}`}`,
    );
  });
}

/**
 * Returns the name of the service on a port: getservbyport(3).
 *
 * @param port The port, from 0 to 65535.
 * @param protocolname `"tcp"` or `"udp"`. Any protocol if left out.
 * @returns The name of the service.
 * @throws {SocketError} `ENOENT` if no service is known for the port.
 * @throws {RangeError} If the port is out of range.
 * @throws {TypeError} If the protocol's name contains a NUL.
 *
 * @example
 * ```ts
 * import { getservbyport } from "@libc/socket";
 *
 * console.log(getservbyport(22, "tcp")); // ssh
 * ```
 *
 * @category Names and addresses
 */
export function getservbyport(port: number, ...protocolname: [] | [string]): string {
  return fromCaller(getservbyport, () => {
    const number = integer("port", port, 0, 65535);
    const proto = checkProtocol(protocolname);
    const name = system().getservbyport(number, proto);
    if (name !== null) return name;
    throw notFoundError(
      "getservbyport",
      `no known service on port ${number}${proto === null ? "" : `/${proto}`}`,
    );
  });
}

/**
 * Returns the number of a protocol, the third argument of `new Socket`: getprotobyname(3).
 *
 * @param protocolname The name of the protocol, such as `"icmp"`.
 * @returns The number.
 * @throws {SocketError} `ENOENT` if the protocol is unknown.
 * @throws {TypeError} If the name contains a NUL.
 *
 * @example
 * ```ts
 * import { getprotobyname } from "@libc/socket";
 *
 * console.log(getprotobyname("icmp")); // 1
 * ```
 *
 * @category Names and addresses
 */
export function getprotobyname(protocolname: string): number {
  return fromCaller(getprotobyname, () => {
    const name = text("protocolname", protocolname);
    const number = system().getprotobyname(name);
    if (number !== null) return number;
    throw notFoundError("getprotobyname", `unknown protocol ${name}`);
  });
}
