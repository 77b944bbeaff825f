/**
 * Host and service names of addresses: getnameinfo(3).
 *
 * @module
 */
import { AF_INET, AF_INET6, EAI_NONAME, NI_NUMERICHOST } from "../../constants/mod.ts";
import type { Inet6Address, InetAddress } from "../../constants/families.ts";
import { system } from "../../ffi/mod.ts";
import { Destination } from "../address/destination.ts";
import { int, isArray, signalIn, text, type WaitOptions } from "../arguments.ts";
import { gaiError } from "../errors.ts";
import { runAsync, runBlocking, type Task } from "../operation/task.ts";
import { lookUp, reverse } from "./look_up.ts";
import { fromCaller, fromCallerAsync } from "../stack.ts";

const INET = { family: AF_INET, proto: 0 };
const INET6 = { family: AF_INET6, proto: 0 };

function* lookUpName(address: unknown, flags: unknown): Task<[host: string, service: string]> {
  const nameFlags = int("flags", flags);
  const host = isArray(address) ? text("address host", address[0]) : "";
  // The form tells the families apart. A pair of a name and a port fails alike in both.
  const isInet6 = host.includes(":") || (isArray(address) && address.length > 2);
  const destination = new Destination(isInet6 ? INET6 : INET, address, address, true);
  if (destination.unresolved !== null) {
    throw gaiError(EAI_NONAME, 0, "getnameinfo", address); // the host must be numeric
  }
  const subject = {
    ...reverse(`getnameinfo ${nameFlags} ${JSON.stringify(address)}`, host),
    isNumeric: (nameFlags & NI_NUMERICHOST) !== 0,
  };
  return yield* lookUp(
    system().getnameinfo(destination.sockaddr(), nameFlags),
    subject,
    ([name, service]): [string, string] => [name, service],
    ({ error, errno }) => gaiError(error, errno, "getnameinfo", address),
  );
}

/**
 * Finds the host name and the service name of an address: getnameinfo(3).
 *
 * @param address A numeric host and a port, `[host, port]` or `[host, port, flowinfo, scopeid]`.
 * @param flags `NI_*`, combined with `|`. With 0, each part is a name if there is one, else a
 *   number.
 * @param options `{ signal }`
 * @returns The host and the service.
 * @throws {GaiError} If the host is not numeric, or if it has no name and `NI_NAMEREQD` is set.
 * @throws {TypeError} If the address is not a tuple of a host and a port.
 * @throws {RangeError} If the port is out of range.
 *
 * @example
 * ```ts
 * import { getnameinfo, NI_NUMERICHOST } from "@libc/socket";
 *
 * console.log(await getnameinfo(["127.0.0.1", 80], NI_NUMERICHOST)); // [ "127.0.0.1", "http" ]
 * ```
 *
 * @category Names and addresses
 */
export function getnameinfo(
  address: Readonly<InetAddress | Inet6Address>,
  flags: number,
  options: WaitOptions = {},
): Promise<[host: string, service: string]> {
  return fromCallerAsync(
    getnameinfo,
    () => runAsync(lookUpName(address, flags), signalIn(options)),
  );
}

/**
 * The blocking form of {@linkcode getnameinfo}.
 *
 * @param address A numeric host and a port.
 * @param flags `NI_*`, combined with `|`.
 * @returns The host and the service.
 * @throws {GaiError} If the host is not numeric, or if it has no name and `NI_NAMEREQD` is set.
 * @throws {TypeError} If the address is not a tuple of a host and a port.
 * @throws {RangeError} If the port is out of range.
 *
 * @example
 * ```ts
 * import { getnameinfoSync, NI_NUMERICHOST, NI_NUMERICSERV } from "@libc/socket";
 *
 * console.log(getnameinfoSync(["::1", 80], NI_NUMERICHOST | NI_NUMERICSERV)); // [ "::1", "80" ]
 * ```
 *
 * @category Names and addresses
 */
export function getnameinfoSync(
  address: Readonly<InetAddress | Inet6Address>,
  flags: number,
): [host: string, service: string] {
  return fromCaller(getnameinfoSync, () => runBlocking(lookUpName(address, flags)));
}
