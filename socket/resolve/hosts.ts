/**
 * Host names and addresses: gethostbyname(3), gethostbyaddr(3).
 *
 * @module
 */
import { AF_INET, AF_INET6, AF_UNSPEC, SOCK_DGRAM } from "../../constants/mod.ts";
import type { InetAddress } from "../../constants/families.ts";
import { system } from "../../ffi/mod.ts";
import type { HostEntry } from "../../ffi/system.ts";
import { decodeAddress } from "../address/codec_table.ts";
import { parseInet } from "../address/inet.ts";
import { Destination } from "../address/destination.ts";
import { permitName } from "../address/permission.ts";
import { signalIn, type WaitOptions } from "../arguments.ts";
import { hostError, SocketError } from "../errors.ts";
import { runAsync, runBlocking, type Task } from "../operation/task.ts";
import { checkHostName, lookUpAddresses, resolve } from "./addrinfo.ts";
import { gethostname } from "./hostname.ts";
import { lookUp, reverse } from "./look_up.ts";
import { fromCaller, fromCallerAsync } from "../stack.ts";

/**
 * Result of {@linkcode gethostbynameEx} and {@linkcode gethostbyaddr}.
 *
 * @category Names and addresses
 */
export type HostInfo = [hostname: string, aliaslist: string[], ipaddrlist: string[]];

const INET_CONTEXT = { family: AF_INET, proto: 0 };

/** Looks up the first address of a host. Returns its numeric form. */
function* lookUpNumericHost(host: string, family: number): Task<string> {
  const [first] = yield* lookUpAddresses(host, null, [family, SOCK_DGRAM]);
  return first[4][0];
}

function* lookUpHost(hostname: string): Task<string> {
  const host = checkHostName("hostname", hostname);
  // The host is an IPv6 address. getaddrinfo(3) refuses it for AF_INET, with the right error.
  if (host.includes(":")) return yield* lookUpNumericHost(host, AF_INET);
  const address = [hostname, 0];
  const destination = yield* resolve(new Destination(INET_CONTEXT, address, address, true));
  return (decodeAddress(destination.sockaddr(), INET_CONTEXT) as InetAddress)[0];
}

/**
 * Finds the first IPv4 address of a host: gethostbyname(3). For IPv6, use {@linkcode getaddrinfo}.
 *
 * @param hostname A host name, or a numeric IPv4 address, which is returned in dotted-decimal form.
 * @param options `{ signal }`
 * @returns The address, such as `"127.0.0.1"`.
 * @throws {GaiError} If the host has no IPv4 address.
 * @throws {TypeError} If the host is not a valid name, or contains a NUL.
 * @throws {RangeError} If the host name is longer than 255 characters.
 *
 * @example
 * ```ts
 * import { gethostbyname } from "@libc/socket";
 *
 * console.log(await gethostbyname("localhost")); // 127.0.0.1
 * ```
 *
 * @category Names and addresses
 */
export function gethostbyname(hostname: string, options: WaitOptions = {}): Promise<string> {
  return fromCallerAsync(gethostbyname, () => runAsync(lookUpHost(hostname), signalIn(options)));
}

/**
 * The blocking form of {@linkcode gethostbyname}.
 *
 * @param hostname A host name, or a numeric IPv4 address, which is returned in dotted-decimal form.
 * @returns The address, such as `"127.0.0.1"`.
 * @throws {GaiError} If the host has no IPv4 address.
 * @throws {TypeError} If the host is not a valid name, or contains a NUL.
 * @throws {RangeError} If the host name is longer than 255 characters.
 *
 * @example
 * ```ts
 * import { gethostbynameSync } from "@libc/socket";
 *
 * console.log(gethostbynameSync("localhost")); // 127.0.0.1
 * ```
 *
 * @category Names and addresses
 */
export function gethostbynameSync(hostname: string): string {
  return fromCaller(gethostbynameSync, () => runBlocking(lookUpHost(hostname)));
}

/** Returns the text form of a packed address. */
function formatAddress(packed: Uint8Array<ArrayBuffer>, family: number): string {
  return String(system().inetNtop(family, packed));
}

function toHostInfo({ name, aliases, family, addresses }: HostEntry): HostInfo {
  return [name, [...aliases], addresses.map((packed) => formatAddress(packed, family))];
}

function* lookUpHostByName(hostname: string): Task<HostInfo> {
  const host = checkHostName("hostname", hostname);
  if (parseInet(host) < 0) permitName(host);
  return yield* lookUp(
    system().gethostbyname(host),
    { host, key: () => `gethostbyname ${host}`, isNumeric: parseInet(host) >= 0 },
    toHostInfo,
    ({ error }) => hostError(error, "gethostbyname", hostname),
  );
}

/**
 * Finds the names and IPv4 addresses of a host: gethostbyname(3), Python's `gethostbyname_ex`.
 *
 * @param hostname A name or a numeric address.
 * @param options `{ signal }`
 * @returns The canonical name, the aliases and the addresses of the host.
 * @throws {HostError} If the host is unknown.
 * @throws {TypeError} If the host is not a valid name, or contains a NUL.
 * @throws {RangeError} If the host name is longer than 255 characters.
 *
 * @example
 * ```ts
 * import { gethostbynameEx } from "@libc/socket";
 *
 * const [name, aliases, addresses] = await gethostbynameEx("localhost");
 * console.log(name, aliases, addresses); // localhost [] [ "127.0.0.1" ]
 * ```
 *
 * @category Names and addresses
 */
export function gethostbynameEx(
  hostname: string,
  options: WaitOptions = {},
): Promise<HostInfo> {
  return fromCallerAsync(
    gethostbynameEx,
    () => runAsync(lookUpHostByName(hostname), signalIn(options)),
  );
}

/**
 * The blocking form of {@linkcode gethostbynameEx}.
 *
 * @param hostname A name or a numeric address.
 * @returns The canonical name, the aliases and the addresses of the host.
 * @throws {HostError} If the host is unknown.
 * @throws {TypeError} If the host is not a valid name, or contains a NUL.
 * @throws {RangeError} If the host name is longer than 255 characters.
 *
 * @example
 * ```ts
 * import { gethostbynameExSync } from "@libc/socket";
 *
 * const [, , addresses] = gethostbynameExSync("127.0.0.1");
 * console.log(addresses); // [ "127.0.0.1" ]
 * ```
 *
 * @category Names and addresses
 */
export function gethostbynameExSync(hostname: string): HostInfo {
  return fromCaller(gethostbynameExSync, () => runBlocking(lookUpHostByName(hostname)));
}

function* lookUpHostByAddress(address: string): Task<HostInfo> {
  const host = yield* lookUpNumericHost(checkHostName("address", address), AF_UNSPEC);
  const family = host.includes(":") ? AF_INET6 : AF_INET;
  const packed = new Uint8Array(family === AF_INET ? 4 : 16);
  system().inetPton(family, host, packed);
  return yield* lookUp(
    system().gethostbyaddr(packed, family),
    reverse("gethostbyaddr", host),
    toHostInfo,
    ({ error }) => hostError(error, "gethostbyaddr", address),
  );
}

/**
 * Finds the names of an IPv4 or IPv6 address: gethostbyaddr(3).
 *
 * @param address A numeric address, or a host name, which is resolved first.
 * @param options `{ signal }`
 * @returns The canonical name, the aliases and the addresses of the host.
 * @throws {HostError} If the address has no name.
 * @throws {GaiError} If a host name cannot be resolved.
 * @throws {TypeError} If the host is not a valid name, or contains a NUL.
 * @throws {RangeError} If the host name is longer than 255 characters.
 *
 * @example
 * ```ts
 * import { gethostbyaddr } from "@libc/socket";
 *
 * const [name] = await gethostbyaddr("127.0.0.1");
 * console.log(name); // localhost
 * ```
 *
 * @category Names and addresses
 */
export function gethostbyaddr(address: string, options: WaitOptions = {}): Promise<HostInfo> {
  return fromCallerAsync(
    gethostbyaddr,
    () => runAsync(lookUpHostByAddress(address), signalIn(options)),
  );
}

/**
 * The blocking form of {@linkcode gethostbyaddr}.
 *
 * @param address A numeric address, or a host name, which is resolved first.
 * @returns The canonical name, the aliases and the addresses of the host.
 * @throws {HostError} If the address has no name.
 * @throws {GaiError} If a host name cannot be resolved.
 * @throws {TypeError} If the host is not a valid name, or contains a NUL.
 * @throws {RangeError} If the host name is longer than 255 characters.
 *
 * @example
 * ```ts
 * import { gethostbyaddrSync } from "@libc/socket";
 *
 * const [name] = gethostbyaddrSync("127.0.0.1");
 * console.log(name); // localhost
 * ```
 *
 * @category Names and addresses
 */
export function gethostbyaddrSync(address: string): HostInfo {
  return fromCaller(gethostbyaddrSync, () => runBlocking(lookUpHostByAddress(address)));
}

function* lookUpFullName(given: string): Task<string> {
  const name = typeof given === "string" ? given.trim() : given; // as Python; others are refused below
  const isLocal = name === "" || name === "0.0.0.0" || name === "::";
  const host = isLocal ? gethostname() : checkHostName("name", name);
  try {
    const [hostname, aliases] = yield* lookUpHostByAddress(host);
    return [hostname, ...aliases].find((alias) => alias.includes(".")) ?? hostname;
  } catch (error) {
    if (error instanceof SocketError) return host;
    throw error;
  }
}

/**
 * Finds the fully qualified name of a host: the first name from {@linkcode gethostbyaddr} that
 * contains a dot.
 *
 * @param name A host name or a numeric address. `""`, `"0.0.0.0"` and `"::"` mean this machine. Spaces
 *   around the name are ignored, as by Python.
 * @param options `{ signal }`
 * @returns The name. If no name contains a dot, the canonical name. If the look-up fails, `name`, or
 *   the host name of this machine.
 * @throws {SocketError} If the system call for the host name of this machine fails.
 * @throws {TypeError} If `name` is not a valid host name, or contains a NUL.
 * @throws {RangeError} If `name` is longer than 255 characters.
 *
 * @example
 * ```ts
 * import { getfqdn } from "@libc/socket";
 *
 * console.log(await getfqdn());
 * ```
 *
 * @category Names and addresses
 */
export function getfqdn(name = "", options: WaitOptions = {}): Promise<string> {
  return fromCallerAsync(getfqdn, () => runAsync(lookUpFullName(name), signalIn(options)));
}

/**
 * The blocking form of {@linkcode getfqdn}.
 *
 * @param name A host name or a numeric address. `""`, `"0.0.0.0"` and `"::"` mean this machine. Spaces
 *   around the name are ignored, as by Python.
 * @returns The name. If no name contains a dot, the canonical name. If the look-up fails, `name`, or
 *   the host name of this machine.
 * @throws {SocketError} If the system call for the host name of this machine fails.
 * @throws {TypeError} If `name` is not a valid host name, or contains a NUL.
 * @throws {RangeError} If `name` is longer than 255 characters.
 *
 * @example
 * ```ts
 * import { getfqdnSync } from "@libc/socket";
 *
 * console.log(getfqdnSync("127.0.0.1"));
 * ```
 *
 * @category Names and addresses
 */
export function getfqdnSync(name = ""): string {
  return fromCaller(getfqdnSync, () => runBlocking(lookUpFullName(name)));
}
