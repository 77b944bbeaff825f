/**
 * Names and addresses: what may have to ask a name server.
 *
 * @module
 */
import { AF_INET, AF_INET6, AF_UNSPEC, EAI_NONAME, SOCK_DGRAM } from "../../constants/mod.ts";
import type { Family, Inet6Address, InetAddress } from "../../constants/families.ts";
import { system } from "../../ffi/mod.ts";
import type { AddressInfo, HostEntry, Lookup, LookupResult } from "../../ffi/system.ts";
import { decodeAddress, sockaddrs } from "../address/codec_table.ts";
import { Destination } from "../address/destination.ts";
import {
  int,
  integer,
  isOptions,
  optionalInt,
  shown,
  signalIn,
  signalOf,
  text,
  type WaitOptions,
} from "../arguments.ts";
import { gaiError, hostError, SocketError } from "../errors.ts";
import { gethostname } from "./hostname.ts";
import { abortable, runLater, runNow, type Step, step, type Task } from "../operation/task.ts";

/** One answer of {@linkcode getaddrinfo}: what to make a socket with, and where to connect it. */
export type AddrInfo = [
  family: Family<InetAddress | Inet6Address>,
  type: number,
  proto: number,
  canonname: string,
  address: InetAddress | Inet6Address,
];

/** What {@linkcode gethostbynameEx} and {@linkcode gethostbyaddr} answer. */
export type HostInfo = [hostname: string, aliaslist: string[], ipaddrlist: string[]];

/** What may narrow the answers of {@linkcode getaddrinfo}: `AF_*`, `SOCK_*`, `IPPROTO_*`, `AI_*`. */
export type AddrInfoHints =
  | []
  | [family: number]
  | [family: number, type: number]
  | [family: number, type: number, proto: number]
  | [family: number, type: number, proto: number, flags: number];

/** Whose addresses have no more to them than the family. */
const INET = { family: AF_INET, proto: 0 };
const INET6 = { family: AF_INET6, proto: 0 };

/** A look-up as a step of a task; `failed` makes its error. */
function asking<T>(
  lookup: Lookup<T>,
  failed: (answer: { error: number; errno: number }) => Error,
): Step<T> {
  const value = (answer: LookupResult<T>): T => {
    if ("error" in answer) throw failed(answer);
    return answer.value;
  };
  return {
    now: () => value(lookup.now()),
    later: async (signal) => value(await abortable(lookup.later(), signal)),
  };
}

/** How many characters a host name has at most: RFC 1123. */
const LONGEST_HOST = 255;

/** A host name as name servers know it: what is not ASCII becomes Punycode. */
function hostName(name: string, value: unknown): string {
  const host = text(name, value);
  // deno-lint-ignore no-control-regex
  const ascii = /^[\x00-\x7f]*$/.test(host) ? host : punycode(name, host);
  if (ascii.length <= LONGEST_HOST) return ascii;
  throw new RangeError(
    `${name} is ${shown(host)}, ${ascii.length} characters long; ` +
      `a host name has at most ${LONGEST_HOST}`,
  );
}

function punycode(name: string, host: string): string {
  // What means something else in a URL is no part of a name.
  const url = /[\s/?#@:\\%]/.test(host) ? null : URL.parse(`http://${host}`);
  if (url === null) throw new TypeError(`${name} is ${shown(host)}, which is no host name`);
  return url.hostname;
}

function serviceName(port: unknown): string | null {
  if (port === null) return null;
  return typeof port === "string" ? text("port", port) : String(integer("port", port, 0, 65535));
}

/** The answers of getaddrinfo(3), as a task. */
export function* addresses(
  host: string | null,
  port: string | number | null,
  hints: readonly unknown[],
): Task<[AddrInfo, ...AddrInfo[]]> {
  const query = {
    host: host === null ? null : hostName("host", host),
    service: serviceName(port),
    family: optionalInt("family", hints, 0, AF_UNSPEC),
    type: optionalInt("type", hints, 1, 0),
    protocol: optionalInt("proto", hints, 2, 0),
    flags: optionalInt("flags", hints, 3, 0),
  };
  const found = yield* step(
    asking(
      system().getaddrinfo(query),
      ({ error, errno }) => gaiError(error, errno, "getaddrinfo", host ?? undefined),
    ),
  );
  return found.map(addrInfo) as [AddrInfo, ...AddrInfo[]]; // an error if there were none
}

function addrInfo({ family, type, protocol, canonicalName, address }: AddressInfo): AddrInfo {
  const decoded = decodeAddress(sockaddrs().peer.load(address), { family, proto: protocol });
  return [
    family as AddrInfo[0],
    type,
    protocol,
    canonicalName ?? "",
    decoded as InetAddress | Inet6Address,
  ];
}

/**
 * The same target with its host name resolved, to the name's first address.
 *
 * @param target Where to; as it is if there is no name in it.
 * @returns A task; its result can be sent or connected to.
 */
export function* resolved(target: Destination): Task<Destination> {
  if (target.unresolved === null) return target;
  const family = target.socket.family === AF_INET6 ? AF_INET6 : AF_INET; // AF_RDS has IPv4's
  const [first] = yield* addresses(target.unresolved, null, [family, SOCK_DGRAM]);
  const [, port, ...rest] = target.address as [string, number, ...number[]];
  const [host, , , scope] = first[4];
  const numeric = family === AF_INET6 && !rest[1] && scope
    ? [host, port, rest[0] ?? 0, scope]
    : [host, port, ...rest];
  return new Destination(target.socket, target.address, numeric);
}

/** The hints without the options after them. */
function hintsBefore(rest: readonly unknown[]): readonly unknown[] {
  return isOptions(rest.at(-1)) ? rest.slice(0, -1) : rest;
}

/**
 * Finds the addresses of a host and service, with all that is needed to make a
 * socket for each: getaddrinfo(3).
 *
 * @param host A name, a numeric address, or `null` for this machine: loopback, or with
 *   `AI_PASSIVE` the wildcard address.
 * @param port A service's name such as `"http"`, a number, or `null` for none.
 * @param rest Family, type, protocol and flags that the answers must have, each 0 if left out;
 *   then `{ signal }`.
 * @returns The addresses, in the order in which to try them.
 * @throws {GaiError} If there is none.
 *
 * @example
 * ```ts
 * import { AF_UNSPEC, getaddrinfo, SOCK_STREAM } from "@libc/socket";
 *
 * for (const [family, type, proto, , address] of
 *   await getaddrinfo("localhost", "http", AF_UNSPEC, SOCK_STREAM)) {
 *   console.log(family, type, proto, address); // 2 1 6 [ "127.0.0.1", 80 ]
 * }
 * ```
 */
// deno-lint-ignore require-await -- so that wrong arguments reject
export async function getaddrinfo(
  host: string | null,
  port: string | number | null,
  ...rest: AddrInfoHints | [...AddrInfoHints, options?: WaitOptions]
): Promise<[AddrInfo, ...AddrInfo[]]> {
  return runLater(addresses(host, port, hintsBefore(rest)), signalOf(rest));
}

/**
 * The blocking form of {@linkcode getaddrinfo}.
 *
 * @param host A name, a numeric address, or `null` for this machine.
 * @param port A service's name such as `"http"`, a number, or `null` for none.
 * @param hints Family, type, protocol and flags that the answers must have.
 * @returns The addresses, in the order in which to try them.
 * @throws {GaiError} If there is none.
 *
 * @example
 * ```ts
 * import { getaddrinfoSync } from "@libc/socket";
 *
 * const [[family, , , , address]] = getaddrinfoSync("127.0.0.1", 80);
 * console.log(family, address); // 2 [ "127.0.0.1", 80 ]
 * ```
 */
export function getaddrinfoSync(
  host: string | null,
  port: string | number | null,
  ...hints: AddrInfoHints
): [AddrInfo, ...AddrInfo[]] {
  return runNow(addresses(host, port, hints));
}

function* nameInfo(address: unknown, flags: unknown): Task<[host: string, service: string]> {
  const known = int("flags", flags);
  const host = Array.isArray(address) ? text("address host", address[0]) : "";
  const target = new Destination(host.includes(":") ? INET6 : INET, address);
  if (target.unresolved !== null) {
    throw gaiError(EAI_NONAME, 0, "getnameinfo", address); // only numbers are taken
  }
  return yield* step(
    asking(
      system().getnameinfo(target.sockaddr(), known),
      ({ error, errno }) => gaiError(error, errno, "getnameinfo", address),
    ),
  );
}

/**
 * Finds the names of an address: getnameinfo(3).
 *
 * @param address A numeric host and a port, `[host, port]` or `[host, port, flowinfo, scopeid]`.
 * @param flags `NI_*`, combined with `|`; 0 gives names where there are any.
 * @param options `{ signal }`
 * @returns Host and service.
 * @throws {GaiError} If the host is not numeric, or has no name and `NI_NAMEREQD` is given.
 *
 * @example
 * ```ts
 * import { getnameinfo, NI_NUMERICHOST } from "@libc/socket";
 *
 * console.log(await getnameinfo(["127.0.0.1", 80], NI_NUMERICHOST)); // [ "127.0.0.1", "http" ]
 * ```
 */
// deno-lint-ignore require-await -- so that wrong arguments reject
export async function getnameinfo(
  address: InetAddress | Inet6Address,
  flags: number,
  options: WaitOptions = {},
): Promise<[host: string, service: string]> {
  return runLater(nameInfo(address, flags), signalIn(options));
}

/**
 * The blocking form of {@linkcode getnameinfo}.
 *
 * @param address A numeric host and a port.
 * @param flags `NI_*`, combined with `|`.
 * @returns Host and service.
 * @throws {GaiError} If the host is not numeric, or has no name and `NI_NAMEREQD` is given.
 *
 * @example
 * ```ts
 * import { getnameinfoSync, NI_NUMERICHOST, NI_NUMERICSERV } from "@libc/socket";
 *
 * console.log(getnameinfoSync(["::1", 80], NI_NUMERICHOST | NI_NUMERICSERV)); // [ "::1", "80" ]
 * ```
 */
export function getnameinfoSync(
  address: InetAddress | Inet6Address,
  flags: number,
): [host: string, service: string] {
  return runNow(nameInfo(address, flags));
}

/** The numeric form of a host: of its first address, where it is a name. */
function* numericHost(host: string, family: number): Task<string> {
  const [first] = yield* addresses(host, null, [family, SOCK_DGRAM]);
  return first[4][0];
}

function* addressOfHost(hostname: string): Task<string> {
  const host = hostName("hostname", hostname);
  if (host.includes(":")) return yield* numericHost(host, AF_INET); // which says why not
  const target = yield* resolved(new Destination(INET, [hostname, 0]));
  return (decodeAddress(target.sockaddr(), INET) as InetAddress)[0];
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
  return runLater(addressOfHost(hostname), signalIn(options));
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
  return runNow(addressOfHost(hostname));
}

/** The text of a packed address. */
function numeric(packed: Uint8Array<ArrayBuffer>, family: number): string {
  return String(system().inetNtop(family, packed));
}

function hostInfo({ name, aliases, family, addresses }: HostEntry): HostInfo {
  return [name, aliases, addresses.map((packed) => numeric(packed, family))];
}

function* hostByName(hostname: string): Task<HostInfo> {
  const host = hostName("hostname", hostname);
  return hostInfo(
    yield* step(
      asking(
        system().gethostbyname(host),
        ({ error }) => hostError(error, "gethostbyname", hostname),
      ),
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
  return runLater(hostByName(hostname), signalIn(options));
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
  return runNow(hostByName(hostname));
}

function* hostByAddress(address: string): Task<HostInfo> {
  const host = yield* numericHost(hostName("address", address), AF_UNSPEC);
  const family = host.includes(":") ? AF_INET6 : AF_INET;
  const packed = new Uint8Array(family === AF_INET ? 4 : 16);
  system().inetPton(family, host, packed);
  return hostInfo(
    yield* step(
      asking(
        system().gethostbyaddr(packed, family),
        ({ error }) => hostError(error, "gethostbyaddr", address),
      ),
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
  return runLater(hostByAddress(address), signalIn(options));
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
  return runNow(hostByAddress(address));
}

function* fullName(name: string): Task<string> {
  const local = name === "" || name === "0.0.0.0" || name === "::";
  const host = local ? gethostname() : hostName("name", name);
  try {
    const [hostname, aliases] = yield* hostByAddress(host);
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
  return runLater(fullName(name), signalIn(options));
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
  return runNow(fullName(name));
}
