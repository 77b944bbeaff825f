/**
 * What command lines of network tools have in common: numbers with limits, and hosts.
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

/** The host of an address as text; with its interface where it is only known there. */
export function hostOf([host, , , scope = 0]: IpAddress): string {
  return scope === 0 ? host : `${host}%${if_indextoname(scope)}`;
}

/** A host that was found. */
export interface Host {
  /** The name that was asked for. */
  readonly name: string;
  /** `AF_INET` or `AF_INET6` */
  readonly family: number;
  /** Its address, for `sendto`. */
  readonly address: IpAddress;
}

/** What is wrong with a command line. */
export class UsageError extends Error {}

/** The switches `-4` and `-6` of a command line. */
export interface FamilySwitches {
  /** IPv4 only. */
  readonly ipv4: boolean;
  /** IPv6 only. */
  readonly ipv6: boolean;
}

/**
 * The number that an option has.
 *
 * @param option Its name, for the error.
 * @param text What was given.
 * @param least The least that it may be.
 * @param most The most that it may be.
 * @throws {UsageError} If it is no such number.
 */
export function decimal(option: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (text.trim() !== "" && value >= least && value <= most) return value;
  throw new UsageError(`--${option} ${text}: expected a number from ${least} to ${most}`);
}

/** The whole number that an option has; see {@linkcode decimal}. */
export function whole(option: string, text: string, least: number, most: number): number {
  const value = decimal(option, text, least, most);
  if (Number.isInteger(value)) return value;
  throw new UsageError(`--${option} ${text}: expected a whole number`);
}

/**
 * Finds a host.
 *
 * @param positionals The arguments of the command line: its name or address, and nothing else.
 * @param only Which families will do.
 * @param signal Ends the search.
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
 * Runs a program, which gives its exit code. What goes wrong is said in one line, and the exit code
 * is then 2; of a program that is interrupted before it has begun it is 130, as in a shell.
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

/** A signal that aborts when the user interrupts the program. */
export function interruption(): AbortController {
  const controller = new AbortController();
  Deno.addSignalListener("SIGINT", () => controller.abort());
  return controller;
}

/** What a promise gives; `undefined` if it ends because of the signal. */
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
