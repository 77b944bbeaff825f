/**
 * The services of a super-server: the lines of its file.
 *
 * @module
 */
import { UsageError } from "../command_line.ts";
import { parsePort } from "../internet/port.ts";

/** A service. */
export interface Service {
  /** The address to listen on; `null` for every one of this machine. */
  readonly host: string | null;
  readonly port: number;
  readonly protocol: "tcp" | "udp";
  /** True if the program gets the listening socket itself, and no other starts before it ends. */
  readonly waits: boolean;
  readonly command: readonly [string, ...string[]];
}

/** Splits a line at spaces, but not within quotes. Returns `null` if a quote is not closed. */
function wordsOf(line: string): string[] | null {
  const words = [...line.matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'|(\S+)/g)];
  if (words.some(([, , , plain = ""]) => /^["']/.test(plain))) return null;
  return words.map(([, double, single, plain]) =>
    double?.replaceAll(/\\(.)/g, "$1") ?? single ?? plain!
  );
}

/** Parses `PORT`, `ADDRESS:PORT` or `[ADDRESS]:PORT`. */
function parseAddress(text: string, protocol: "tcp" | "udp"): [host: string | null, port: number] {
  const [, bracketed, plain, port] = text.match(/^(?:\[(.+)\]:|(.+):)?([^:]+)$/) ?? [];
  if (port === undefined) throw new UsageError(`${text}: expected [ADDRESS:]PORT`);
  const host = bracketed ?? plain;
  return [host === undefined || host === "*" ? null : host, parsePort(port, protocol)];
}

/**
 * Parses the lines `[ADDRESS:]PORT tcp|udp nowait|wait COMMAND [ARGUMENT]...`. Empty lines and those
 * that begin with `#` are left out.
 *
 * @param text The lines.
 * @param source Where they are from, for errors.
 */
export function parseServices(text: string, source: string): Service[] {
  return text.split(/\r?\n/).flatMap((line, i) => {
    if (/^\s*(#|$)/.test(line)) return [];
    const fail = (what: string) => new UsageError(`${source}: line ${i + 1}: ${what}`);
    const words = wordsOf(line);
    if (words === null) throw fail("a quote is not closed");
    const [address = "", protocol, how, program, ...args] = words;
    if (protocol !== "tcp" && protocol !== "udp") throw fail("expected tcp or udp");
    if (how !== "wait" && how !== "nowait") throw fail("expected wait or nowait");
    if (protocol === "udp" && how === "nowait") throw fail("udp needs wait");
    if (program === undefined) throw fail("expected a command");
    const [host, port] = parseAddress(address, protocol);
    return [{ host, port, protocol, waits: how === "wait", command: [program, ...args] as const }];
  });
}
