/**
 * getaddrinfo(3), and the resolution of host names in socket addresses.
 *
 * @module
 */
import {
  AF_INET,
  AF_INET6,
  AF_UNSPEC,
  AI_NUMERICHOST,
  EAI_SERVICE,
  SOCK_DGRAM,
} from "../../constants/mod.ts";
import type { Family, Inet6Address, InetAddress } from "../../constants/families.ts";
import { system } from "../../ffi/mod.ts";
import type { AddressInfo } from "../../ffi/system.ts";
import { decodeAddress, sockaddrs } from "../address/codec_table.ts";
import { parseInet } from "../address/inet.ts";
import { Destination } from "../address/destination.ts";
import { permitName } from "../address/permission.ts";
import {
  integer,
  isOptions,
  mask,
  optionalInt,
  shown,
  signalOf,
  text,
  type WaitOptions,
} from "../arguments.ts";
import { gaiError } from "../errors.ts";
import { runAsync, runBlocking, type Task } from "../operation/task.ts";
import { lookUp } from "./look_up.ts";
import { fromCaller, fromCallerAsync, rangeError, typeError } from "../stack.ts";

/**
 * One result of {@linkcode getaddrinfo}: the arguments of `new Socket`, and the address to connect to
 * or to bind.
 *
 * @category Names and addresses
 */
export type AddrInfo = [
  family: Family<InetAddress | Inet6Address>,
  type: number,
  proto: number,
  canonname: string,
  address: InetAddress | Inet6Address,
];

/**
 * Filters and flags of {@linkcode getaddrinfo}: `AF_*`, `SOCK_*`, `IPPROTO_*`, `AI_*`.
 *
 * @category Names and addresses
 */
export type AddrInfoHints =
  | []
  | [family: number]
  | [family: number, type: number]
  | [family: number, type: number, proto: number]
  | [family: number, type: number, proto: number, flags: number];

/** Maximum length of a host name, in characters: RFC 1123. */
const MAX_HOST_LENGTH = 255;

/** Checks a host name. Returns the form that name servers use: non-ASCII labels as Punycode. */
export function checkHostName(name: string, value: unknown): string {
  const host = text(name, value);
  // The zone of an IPv6 address is the name of an interface, which may have any characters.
  // deno-lint-ignore no-control-regex
  const isName = !/^([\x00-\x7f]*|[0-9a-f.]*:[0-9a-f.:]*%.*)$/is.test(host);
  const encoded = isName ? toPunycode(name, host) : host;
  if (encoded.length <= MAX_HOST_LENGTH) return encoded;
  throw rangeError(
    `${name} is ${shown(host)}, ${encoded.length} characters long; ` +
      `a host name has at most ${MAX_HOST_LENGTH}`,
  );
}

function toPunycode(name: string, host: string): string {
  // These characters are delimiters in a URL.
  const url = /[\s/?#@:\\%]/.test(host) ? null : URL.parse(`http://${host}`);
  if (url === null) throw typeError(`${name} is ${shown(host)}, expected a host name`);
  return url.hostname;
}

/** Checks a port or a service name. Returns it as text. */
function checkService(port: unknown, host: string | null): string | null {
  if (port === null) return null;
  if (typeof port !== "string") return String(integer("port", port, 0, 65535));
  const service = text("port", port);
  // glibc takes a number modulo 65536; other systems report this error.
  if (/^\s*[-+]?\d+$/.test(service) && !(Number(service) >= 0 && Number(service) <= 65535)) {
    throw gaiError(EAI_SERVICE, 0, "getaddrinfo", host ?? undefined);
  }
  return service;
}

/** Looks up the addresses of a host and a service: getaddrinfo(3). */
export function* lookUpAddresses(
  host: string | null,
  port: string | number | null,
  hints: readonly unknown[],
): Task<[AddrInfo, ...AddrInfo[]]> {
  const name = host === null ? null : checkHostName("host", host);
  const isInet6 = name?.includes(":") === true; // no host name contains a colon
  const query = {
    host: name,
    service: checkService(port, host),
    family: optionalInt("family", hints, 0, AF_UNSPEC),
    type: optionalInt("type", hints, 1, 0),
    protocol: optionalInt("proto", hints, 2, 0),
    flags: (hints.length > 3 ? mask("flags", hints[3]) : 0) | (isInet6 ? AI_NUMERICHOST : 0),
  };
  const subject = {
    host: name ?? "",
    key: () => JSON.stringify(query),
    isNumeric: name === null || isInet6 || parseInet(name) >= 0,
  };
  if (!subject.isNumeric) permitName(subject.host, typeof port === "number" ? port : undefined);
  const found = yield* lookUp(
    system().getaddrinfo(query),
    subject,
    // Never empty: getaddrinfo(3) fails if it finds no address.
    (infos) => infos.map(decodeAddrInfo) as [AddrInfo, ...AddrInfo[]],
    ({ error, errno }) => gaiError(error, errno, "getaddrinfo", host ?? undefined),
  );
  // Only now is the port of a service known.
  if (!subject.isNumeric && typeof port === "string") permitName(subject.host, found[0][4][1]);
  return found;
}

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
 * Resolves the host name of a destination to the first address of that name.
 *
 * @param target The destination. It is returned unchanged if its host is numeric.
 * @returns A task, whose result is a destination with a numeric host.
 */
export function* resolve(target: Destination): Task<Destination> {
  if (target.unresolved === null) return target;
  const family = target.socket.family === AF_INET6 ? AF_INET6 : AF_INET; // AF_RDS uses IPv4
  const [, port, ...flowAndScope] = target.given as [string, number, ...number[]];
  if (!target.isLookUp) permitName(target.unresolved, port);
  const [first] = yield* lookUpAddresses(target.unresolved, null, [family, SOCK_DGRAM]);
  const [flowinfo = 0, scope] = flowAndScope;
  const [host, , , foundScope] = first[4];
  // A scope in the tuple takes precedence over the scope of the name (`fe80::1%eth0`).
  const numeric = family === AF_INET6 && !scope && foundScope
    ? [host, port, flowinfo, foundScope]
    : [host, port, ...flowAndScope];
  return new Destination(target.socket, target.address, numeric, target.isLookUp);
}

/** Returns the hints without the options object that may follow them. */
function dropOptions(rest: readonly unknown[]): readonly unknown[] {
  return isOptions(rest.at(-1)) ? rest.slice(0, -1) : rest;
}

/**
 * Finds the addresses of a host and a service, and the arguments to make a socket for each address:
 * getaddrinfo(3).
 *
 * Look-ups share Deno's pool of threads, so at most 16 (on Windows two for each processor) are in
 * flight at once, of which at most half are of one domain. The others wait in order; numeric hosts and
 * `localhost` do not wait. Equal look-ups share one answer. C cannot cancel a look-up: after an abort it
 * goes on, but the program does not stay alive for it.
 *
 * @param host A name, a numeric address, or `null` for this machine: the loopback address, or the
 *   wildcard address with `AI_PASSIVE`.
 * @param port A service name such as `"http"`, a number from 0 to 65535, or `null` for none.
 * @param rest The family, type and protocol of the results, and `AI_*` flags. Each is 0 if left out.
 *   Then `{ signal }`.
 * @returns The results, in the order in which to try them.
 * @throws {GaiError} If there is no address.
 * @throws {TypeError} If the host is not a valid name, or contains a NUL.
 * @throws {RangeError} If the host name is longer than 255 characters, or the port is out of range.
 * @throws {Deno.errors.NotCapable} If `--deny-net` denies the host name.
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
 *
 * @category Names and addresses
 */
export function getaddrinfo(
  host: string | null,
  port: string | number | null,
  ...rest: AddrInfoHints | [...AddrInfoHints, options?: WaitOptions]
): Promise<[AddrInfo, ...AddrInfo[]]> {
  return fromCallerAsync(
    getaddrinfo,
    () => runAsync(lookUpAddresses(host, port, dropOptions(rest)), signalOf(rest)),
  );
}

/**
 * The blocking form of {@linkcode getaddrinfo}.
 *
 * @param host A name, a numeric address, or `null` for this machine.
 * @param port A service name such as `"http"`, a number from 0 to 65535, or `null` for none.
 * @param hints The family, type and protocol of the results, and `AI_*` flags. Each is 0 if left out.
 * @returns The results, in the order in which to try them.
 * @throws {GaiError} If there is no address.
 * @throws {TypeError} If the host is not a valid name, or contains a NUL.
 * @throws {RangeError} If the host name is longer than 255 characters, or the port is out of range.
 * @throws {Deno.errors.NotCapable} If `--deny-net` denies the host name.
 *
 * @example
 * ```ts
 * import { getaddrinfoSync } from "@libc/socket";
 *
 * const [[family, , , , address]] = getaddrinfoSync("127.0.0.1", 80);
 * console.log(family, address); // 2 [ "127.0.0.1", 80 ]
 * ```
 *
 * @category Names and addresses
 */
export function getaddrinfoSync(
  host: string | null,
  port: string | number | null,
  ...hints: AddrInfoHints
): [AddrInfo, ...AddrInfo[]] {
  return fromCaller(getaddrinfoSync, () => runBlocking(lookUpAddresses(host, port, hints)));
}
