/**
 * Connections to a host, over IPv4, IPv6 or either.
 *
 * @module
 */
import {
  AF_INET,
  AF_INET6,
  AF_UNSPEC,
  type Connection,
  createConnection,
  type Inet6Address,
  type InetAddress,
} from "@libc/socket";

/** The switches `-4` and `-6` of a command line. */
export interface FamilySwitches {
  /** IPv4 only. */
  readonly ipv4: boolean;
  /** IPv6 only. */
  readonly ipv6: boolean;
}

/** Returns the address family that the switches allow, `AF_UNSPEC` for both. */
export function familyOf({ ipv4, ipv6 }: FamilySwitches): number {
  return ipv4 === ipv6 ? AF_UNSPEC : ipv4 ? AF_INET : AF_INET6;
}

/** How to connect. */
export interface ConnectOptions {
  /** `AF_INET`, `AF_INET6`, or `AF_UNSPEC` for both. */
  readonly family: number;
  /** Seconds for the look-up and all attempts together; `null` for no limit. */
  readonly timeout: number | null;
  /** The local address. */
  readonly source?: InetAddress | Inet6Address | undefined;
  /** Aborts the look-up and the attempts. */
  readonly signal: AbortSignal;
}

/**
 * Connects to a host, and tries its addresses as RFC 8305 says.
 *
 * @param host A name or an address.
 * @param port The port.
 * @param options `{ family, timeout, source, signal }`
 */
export function connectTo(
  host: string,
  port: number,
  { family, timeout, source, signal }: ConnectOptions,
): Promise<Connection> {
  const options = { family, signal, ...source && { sourceAddress: source } };
  return createConnection([host, port], timeout, options);
}
