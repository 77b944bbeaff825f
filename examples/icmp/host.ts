/**
 * The host that a command line names.
 *
 * @module
 */
import { if_indextoname } from "@libc/socket";
import { UsageError } from "../command_line.ts";
import { familyOf, type FamilySwitches } from "../internet/family.ts";
import type { IpAddress } from "../internet/listen.ts";
import { lookUp } from "../internet/look_up.ts";

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
  const [family, , , , address] = await lookUp(name, null, { family: familyOf(only), signal });
  return { name, family, address: address as IpAddress };
}
