/**
 * The address family that a command line allows.
 *
 * @module
 */
import { AF_INET, AF_INET6, AF_UNSPEC } from "@libc/socket";

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
