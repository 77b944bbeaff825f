/**
 * Command lines of network tools: numbers with limits, hosts, exit codes.
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
  SocketError,
} from "@libc/socket";

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

/** The error of a wrong command line. */
export class UsageError extends Error {}

/** The switches `-4` and `-6` of a command line. */
export interface FamilySwitches {
  /** IPv4 only. */
  readonly ipv4: boolean;
  /** IPv6 only. */
  readonly ipv6: boolean;
}

/**
 * Parses the number of an option.
 *
 * @param option Its name, for the error.
 * @param text The argument.
 * @param least The smallest value.
 * @param most The largest value.
 * @throws {UsageError} If the argument is no number in these bounds.
 */
export function decimal(option: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (text.trim() !== "" && value >= least && value <= most) return value;
  throw new UsageError(`--${option} ${text}: expected a number from ${least} to ${most}`);
}

/** Parses the whole number of an option; see {@linkcode decimal}. */
export function whole(option: string, text: string, least: number, most: number): number {
  const value = decimal(option, text, least, most);
  if (Number.isInteger(value)) return value;
  throw new UsageError(`--${option} ${text}: expected a whole number`);
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
  const [[family, , , , address]] = await getaddrinfo(name, null, wanted, SOCK_DGRAM, { signal });
  return { name, family, address: address as IpAddress };
}

/**
 * Runs a program and exits with the code that it returns. An error is printed as one line, with exit
 * code 2. A program interrupted before it has begun exits with 130, as in a shell.
 */
export async function runProgram(name: string, main: () => Promise<number>): Promise<never> {
  try {
    Deno.exit(await main());
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") Deno.exit(130);
    const expected = error instanceof UsageError || error instanceof SocketError ||
      error instanceof TypeError && "code" in error; // of parseArgs
    if (!expected) throw error;
    console.error(`${name}: ${error.message}`);
    Deno.exit(2);
  }
}

/** Returns a controller that aborts when the user interrupts the program. */
export function interruption(): AbortController {
  const controller = new AbortController();
  Deno.addSignalListener("SIGINT", () => controller.abort());
  return controller;
}

/** Awaits a promise. Returns `undefined` if it rejects after the signal has aborted. */
export async function unlessAborted<T>(
  signal: AbortSignal,
  promise: Promise<T>,
): Promise<T | undefined> {
  try {
    return await promise;
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
}
