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
  getaddrinfo,
  type Inet6Address,
  type InetAddress,
  SOCK_STREAM,
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
  /**
   * Seconds; `null` for no limit. With `AF_UNSPEC`, for the look-up and all attempts together; with
   * another family, for each attempt.
   */
  readonly timeout: number | null;
  /** The local address. */
  readonly source?: InetAddress | Inet6Address | undefined;
  /** Aborts the look-up and the attempts. */
  readonly signal: AbortSignal;
}

/**
 * Connects to a host. With `AF_UNSPEC`, the addresses of both families are tried as RFC 8305 says.
 *
 * @param host A name or an address.
 * @param port The port.
 * @param options `{ family, timeout, source, signal }`
 */
export async function connectTo(
  host: string,
  port: number,
  { family, timeout, source, signal }: ConnectOptions,
): Promise<Connection> {
  const options = { signal, ...source && { sourceAddress: source } };
  if (family === AF_UNSPEC) return await createConnection([host, port], timeout, options);
  let failure: unknown;
  for (const [, , , , address] of await getaddrinfo(host, port, family, SOCK_STREAM, { signal })) {
    try {
      return await createConnection(address, timeout, options);
    } catch (error) {
      if (signal.aborted) throw error;
      failure = error;
    }
  }
  throw failure;
}
