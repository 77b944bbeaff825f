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
import { Destination } from "../address/destination.ts";
import { signalIn, type WaitOptions } from "../arguments.ts";
import { hostError, SocketError } from "../errors.ts";
import { runAsync, runBlocking, type Task } from "../operation/task.ts";
import { checkHostName, lookUpAddresses, resolve } from "./addrinfo.ts";
import { gethostname } from "./hostname.ts";
import { lookUp } from "./look_up.ts";

/** What {@linkcode gethostbynameEx} and {@linkcode gethostbyaddr} answer. */
export type HostInfo = [hostname: string, aliaslist: string[], ipaddrlist: string[]];

const INET = { family: AF_INET, proto: 0 };

/** The numeric form of a host: of its first address, where it is a name. */
function* lookUpNumericHost(host: string, family: number): Task<string> {
  const [first] = yield* lookUpAddresses(host, null, [family, SOCK_DGRAM]);
  return first[4][0];
}

function* lookUpHost(hostname: string): Task<string> {
  const host = checkHostName("hostname", hostname);
  if (host.includes(":")) return yield* lookUpNumericHost(host, AF_INET); // which says why not
  const destination = yield* resolve(new Destination(INET, [hostname, 0]));
  return (decodeAddress(destination.sockaddr(), INET) as InetAddress)[0];
}

/**
 * Finds the IPv4 address of a host; see {@linkcode getaddrinfo} for IPv6.
 *
 * @param hostname A name; a numeric address is given back as it is.
 * @param options `{ signal }`
 * @returns The address, such as `"127.0.0.1"`.
 * @throws {GaiError} If there is none.
 *
 * @example
 * ```ts
 * import { gethostbyname } from "@libc/socket";
 *
 * console.log(await gethostbyname("localhost")); // 127.0.0.1
 * ```
 */
// deno-lint-ignore require-await -- so that wrong arguments reject
export async function gethostbyname(hostname: string, options: WaitOptions = {}): Promise<string> {
  return runAsync(lookUpHost(hostname), signalIn(options));
}

/**
 * The blocking form of {@linkcode gethostbyname}.
 *
 * @param hostname A name; a numeric address is given back as it is.
 * @returns The address, such as `"127.0.0.1"`.
 * @throws {GaiError} If there is none.
 *
 * @example
 * ```ts
 * import { gethostbynameSync } from "@libc/socket";
 *
 * console.log(gethostbynameSync("localhost")); // 127.0.0.1
 * ```
 */
export function gethostbynameSync(hostname: string): string {
  return runBlocking(lookUpHost(hostname));
}

/** The text of a packed address. */
function formatPacked(packed: Uint8Array<ArrayBuffer>, family: number): string {
  return String(system().inetNtop(family, packed));
}

function toHostInfo({ name, aliases, family, addresses }: HostEntry): HostInfo {
  return [name, aliases, addresses.map((packed) => formatPacked(packed, family))];
}

function* lookUpHostByName(hostname: string): Task<HostInfo> {
  const host = checkHostName("hostname", hostname);
  return toHostInfo(
    yield* lookUp(
      system().gethostbyname(host),
      ({ error }) => hostError(error, "gethostbyname", hostname),
    ),
  );
}

/**
 * Finds the names and IPv4 addresses of a host: gethostbyname(3), Python's
 * `gethostbyname_ex`.
 *
 * @param hostname A name or a numeric address.
 * @param options `{ signal }`
 * @returns Its proper name, other names, and addresses.
 * @throws {HostError} If it is not known.
 *
 * @example
 * ```ts
 * import { gethostbynameEx } from "@libc/socket";
 *
 * const [name, aliases, addresses] = await gethostbynameEx("localhost");
 * console.log(name, aliases, addresses); // localhost [] [ "127.0.0.1" ]
 * ```
 */
// deno-lint-ignore require-await -- so that wrong arguments reject
export async function gethostbynameEx(
  hostname: string,
  options: WaitOptions = {},
): Promise<HostInfo> {
  return runAsync(lookUpHostByName(hostname), signalIn(options));
}

/**
 * The blocking form of {@linkcode gethostbynameEx}.
 *
 * @param hostname A name or a numeric address.
 * @returns Its proper name, other names, and addresses.
 * @throws {HostError} If it is not known.
 *
 * @example
 * ```ts
 * import { gethostbynameExSync } from "@libc/socket";
 *
 * const [, , addresses] = gethostbynameExSync("127.0.0.1");
 * console.log(addresses); // [ "127.0.0.1" ]
 * ```
 */
export function gethostbynameExSync(hostname: string): HostInfo {
  return runBlocking(lookUpHostByName(hostname));
}

function* lookUpHostByAddress(address: string): Task<HostInfo> {
  const host = yield* lookUpNumericHost(checkHostName("address", address), AF_UNSPEC);
  const family = host.includes(":") ? AF_INET6 : AF_INET;
  const packed = new Uint8Array(family === AF_INET ? 4 : 16);
  system().inetPton(family, host, packed);
  return toHostInfo(
    yield* lookUp(
      system().gethostbyaddr(packed, family),
      ({ error }) => hostError(error, "gethostbyaddr", address),
    ),
  );
}

/**
 * Finds the names of an address, IPv4 or IPv6: gethostbyaddr(3).
 *
 * @param address A numeric address, or a name, which is resolved first.
 * @param options `{ signal }`
 * @returns Its proper name, other names, and addresses.
 * @throws {HostError} If it has no name.
 * @throws {GaiError} If a name cannot be resolved.
 *
 * @example
 * ```ts
 * import { gethostbyaddr } from "@libc/socket";
 *
 * const [name] = await gethostbyaddr("127.0.0.1");
 * console.log(name); // localhost
 * ```
 */
// deno-lint-ignore require-await -- so that wrong arguments reject
export async function gethostbyaddr(address: string, options: WaitOptions = {}): Promise<HostInfo> {
  return runAsync(lookUpHostByAddress(address), signalIn(options));
}

/**
 * The blocking form of {@linkcode gethostbyaddr}.
 *
 * @param address A numeric address, or a name, which is resolved first.
 * @returns Its proper name, other names, and addresses.
 * @throws {HostError} If it has no name.
 * @throws {GaiError} If a name cannot be resolved.
 *
 * @example
 * ```ts
 * import { gethostbyaddrSync } from "@libc/socket";
 *
 * const [name] = gethostbyaddrSync("127.0.0.1");
 * console.log(name); // localhost
 * ```
 */
export function gethostbyaddrSync(address: string): HostInfo {
  return runBlocking(lookUpHostByAddress(address));
}

function* lookUpFullName(name: string): Task<string> {
  const local = name === "" || name === "0.0.0.0" || name === "::";
  const host = local ? gethostname() : checkHostName("name", name);
  try {
    const [hostname, aliases] = yield* lookUpHostByAddress(host);
    return [hostname, ...aliases].find((one) => one.includes(".")) ?? hostname;
  } catch (error) {
    if (error instanceof SocketError) return host;
    throw error;
  }
}

/**
 * Finds the fully qualified name of a host: the first of its names, as
 * {@linkcode gethostbyaddr} gives them, that has a dot in it.
 *
 * @param name A name or address; `""` is this machine.
 * @param options `{ signal }`
 * @returns The name; where there is none with a dot, the one that was found or given.
 *
 * @example
 * ```ts
 * import { getfqdn } from "@libc/socket";
 *
 * console.log(await getfqdn());
 * ```
 */
// deno-lint-ignore require-await -- so that wrong arguments reject
export async function getfqdn(name = "", options: WaitOptions = {}): Promise<string> {
  return runAsync(lookUpFullName(name), signalIn(options));
}

/**
 * The blocking form of {@linkcode getfqdn}.
 *
 * @param name A name or address; `""` is this machine.
 * @returns The name; where there is none with a dot, the one that was found or given.
 *
 * @example
 * ```ts
 * import { getfqdnSync } from "@libc/socket";
 *
 * console.log(getfqdnSync("127.0.0.1"));
 * ```
 */
export function getfqdnSync(name = ""): string {
  return runBlocking(lookUpFullName(name));
}
