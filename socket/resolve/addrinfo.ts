/**
 * getaddrinfo(3), and the host names of addresses.
 *
 * @module
 */
import { AF_INET, AF_INET6, AF_UNSPEC, SOCK_DGRAM } from "../../constants/mod.ts";
import type { Family, Inet6Address, InetAddress } from "../../constants/families.ts";
import { system } from "../../ffi/mod.ts";
import type { AddressInfo } from "../../ffi/system.ts";
import { decodeAddress, sockaddrs } from "../address/codec_table.ts";
import { Destination } from "../address/destination.ts";
import {
  integer,
  isOptions,
  optionalInt,
  shown,
  signalOf,
  text,
  type WaitOptions,
} from "../arguments.ts";
import { gaiError } from "../errors.ts";
import { runAsync, runBlocking, type Task } from "../operation/task.ts";
import { lookUp } from "./look_up.ts";

/** One answer of {@linkcode getaddrinfo}: what to make a socket with, and where to connect it. */
export type AddrInfo = [
  family: Family<InetAddress | Inet6Address>,
  type: number,
  proto: number,
  canonname: string,
  address: InetAddress | Inet6Address,
];

/** What may narrow the answers of {@linkcode getaddrinfo}: `AF_*`, `SOCK_*`, `IPPROTO_*`, `AI_*`. */
export type AddrInfoHints =
  | []
  | [family: number]
  | [family: number, type: number]
  | [family: number, type: number, proto: number]
  | [family: number, type: number, proto: number, flags: number];

/** The most characters of a host name: RFC 1123. */
const MAX_HOST_LENGTH = 255;

/** Checks a host name. Returns it as name servers know it, with Punycode for non-ASCII labels. */
export function checkHostName(name: string, value: unknown): string {
  const host = text(name, value);
  // deno-lint-ignore no-control-regex
  const ascii = /^[\x00-\x7f]*$/.test(host) ? host : toPunycode(name, host);
  if (ascii.length <= MAX_HOST_LENGTH) return ascii;
  throw new RangeError(
    `${name} is ${shown(host)}, ${ascii.length} characters long; ` +
      `a host name has at most ${MAX_HOST_LENGTH}`,
  );
}

function toPunycode(name: string, host: string): string {
  // These characters would have a meaning of their own in the URL.
  const url = /[\s/?#@:\\%]/.test(host) ? null : URL.parse(`http://${host}`);
  if (url === null) throw new TypeError(`${name} is ${shown(host)}, which is no host name`);
  return url.hostname;
}

/** Checks a port or the name of a service. */
function checkService(port: unknown): string | null {
  if (port === null) return null;
  return typeof port === "string" ? text("port", port) : String(integer("port", port, 0, 65535));
}

/** Looks up the addresses of a host: getaddrinfo(3). */
export function* lookUpAddresses(
  host: string | null,
  port: string | number | null,
  hints: readonly unknown[],
): Task<[AddrInfo, ...AddrInfo[]]> {
  const query = {
    host: host === null ? null : checkHostName("host", host),
    service: checkService(port),
    family: optionalInt("family", hints, 0, AF_UNSPEC),
    type: optionalInt("type", hints, 1, 0),
    protocol: optionalInt("proto", hints, 2, 0),
    flags: optionalInt("flags", hints, 3, 0),
  };
  const found = yield* lookUp(
    system().getaddrinfo(query),
    ({ error, errno }) => gaiError(error, errno, "getaddrinfo", host ?? undefined),
  );
  return found.map(decodeAddrInfo) as [AddrInfo, ...AddrInfo[]]; // an error if there were none
}

/** Decodes one answer. */
function decodeAddrInfo({ family, type, protocol, canonicalName, address }: AddressInfo): AddrInfo {
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
export function* resolve(target: Destination): Task<Destination> {
  if (target.unresolved === null) return target;
  const family = target.socket.family === AF_INET6 ? AF_INET6 : AF_INET; // AF_RDS has IPv4's
  const [first] = yield* lookUpAddresses(target.unresolved, null, [family, SOCK_DGRAM]);
  const [, port, ...rest] = target.address as [string, number, ...number[]];
  const [host, , , scope] = first[4];
  const numeric = family === AF_INET6 && !rest[1] && scope
    ? [host, port, rest[0] ?? 0, scope]
    : [host, port, ...rest];
  return new Destination(target.socket, target.address, numeric);
}

/** Returns the hints without the options object behind them. */
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
  return runAsync(lookUpAddresses(host, port, hintsBefore(rest)), signalOf(rest));
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
  return runBlocking(lookUpAddresses(host, port, hints));
}
