/**
 * The host that a command line names.
 *
 * @module
 */
import {
  AF_INET,
  AF_INET6,
  AF_UNSPEC,
  getaddrinfo,
  if_indextoname,
  type Inet6Address,
  type InetAddress,
  SOCK_DGRAM,
} from "@libc/socket";
import { given, UsageError } from "../command_line.ts";

/** An address of IPv4 or IPv6. */
export type IpAddress = InetAddress | Inet6Address;

/** Formats the host of an address, with the interface of a link-local one. */
export function hostOf([host, , , scope = 0]: IpAddress): string {
  return scope === 0 ? host : `${host}%${if_indextoname(scope)}`;
}

/** A resolved host. */
export interface Host {
  /** The name from the command line. */
  readonly name: string;
  /** `AF_INET` or `AF_INET6` */
  readonly family: number;
  /** Its address, for `sendto`. */
  readonly address: IpAddress;
}

/** The switches `-4` and `-6` of a command line. */
export interface FamilySwitches {
  /** IPv4 only. */
  readonly ipv4: boolean;
  /** IPv6 only. */
  readonly ipv6: boolean;
}

/**
 * Resolves a host.
 *
 * @param positionals The positional arguments: one name or address.
 * @param only The address families to consider.
 * @param signal Aborts the look-up.
 */
export async function findHost(
  positionals: readonly string[],
  only: FamilySwitches,
  signal: AbortSignal,
): Promise<Host> {
  const [name, ...others] = positionals;
  if (name === undefined || others.length > 0) throw new UsageError("expected one host");
  const wanted = only.ipv4 === only.ipv6 ? AF_UNSPEC : only.ipv4 ? AF_INET : AF_INET6;
  const [[family, , , , address]] = await given(
    name,
    () => getaddrinfo(name, null, wanted, SOCK_DGRAM, { signal }),
  );
  return { name, family, address: address as IpAddress };
}
