/**
 * The address of a host that a command line names.
 *
 * @module
 */
import { type AddrInfo, AF_UNSPEC, getaddrinfo, SOCK_DGRAM } from "@libc/socket";
import { given } from "../command_line.ts";

/** How {@linkcode lookUp} looks for a host. */
export interface LookUpOptions {
  /** The address family, `AF_UNSPEC` for any. */
  readonly family?: number;
  /** The type of the sockets, `SOCK_DGRAM` unless it is given. */
  readonly type?: number;
  /** The argument as the user has written it, for the error. */
  readonly argument?: string;
  /** Aborts the look-up. */
  readonly signal: AbortSignal;
}

/**
 * Looks up a host, and returns the address that the system puts first.
 *
 * @param host A name, or an address.
 * @param port The port of the address, `null` for none.
 * @throws {UsageError} If the argument cannot be the name of a host. The promise rejects with it.
 */
export async function lookUp(
  host: string,
  port: number | null,
  { family = AF_UNSPEC, type = SOCK_DGRAM, argument = host, signal }: LookUpOptions,
): Promise<AddrInfo> {
  const [first] = await given(
    argument,
    () => getaddrinfo(host, port, family, type, { signal }),
  );
  return first;
}
