/**
 * Finds the open TCP ports of hosts, by connecting to them.
 *
 *     deno run --allow-ffi examples/scan.ts --ports 1-1024 --banners localhost
 *
 * It needs no privilege. Scan only hosts that you may scan. A port is open if it accepts, closed if
 * the host refuses, and filtered if nothing answers, or a router says that nobody can be reached. The
 * exit code is 0 if a port is open, 1 if none is, and 2 after an error.
 *
 * @module
 */
import { parseArgs } from "node:util";
import { ECONNREFUSED, getservbyport, SocketError } from "@libc/socket";
import { decimal, interruption, print, runProgram, UsageError, whole } from "./command_line.ts";
import { familyOf } from "./internet/family.ts";
import { type Source, Sources } from "./scan/source.ts";
import { findTargets, parsePorts, type Target } from "./scan/targets.ts";
import { Progress } from "./terminal/progress.ts";

const USAGE = `scan [OPTION]... HOST...

Finds the open TCP ports of hosts. A HOST is a name, an address, or an IPv4 network such as
192.0.2.0/24.

  -p, --ports LIST         ports and ranges, such as 22,80,8000-8100 (1-1024)
  -c, --concurrency COUNT  connections to try at once (200)
  -t, --timeout SECONDS    the longest wait for an answer (1)
  -b, --banners            print what the servers say first
  -a, --all                print closed and filtered ports too
      --json               print a JSON object for each port
  -4, --ipv4               use IPv4 only
  -6, --ipv6               use IPv6 only
      --help               print this text

The exit code is 0 if a port is open, 1 if none is, 2 after an error.`;

/** Bytes of a banner that are read. */
const BANNER = 256;

/** Parses the command line. */
function commandLine() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      ports: { type: "string", short: "p", default: "1-1024" },
      concurrency: { type: "string", short: "c", default: "200" },
      timeout: { type: "string", short: "t", default: "1" },
      banners: { type: "boolean", short: "b", default: false },
      all: { type: "boolean", short: "a", default: false },
      json: { type: "boolean", default: false },
      ipv4: { type: "boolean", short: "4", default: false },
      ipv6: { type: "boolean", short: "6", default: false },
    },
  });
  if (positionals.length === 0) throw new UsageError("expected a host");
  return {
    ...values,
    hosts: positionals,
    family: familyOf(values),
    ports: parsePorts(values.ports),
    concurrency: whole("concurrency", values.concurrency, 1, 2000),
    timeout: decimal("timeout", values.timeout, 0.001, 3600),
  };
}

type State = "open" | "closed" | "filtered";

/** What was found about a port. */
interface Result {
  readonly host: string;
  readonly address: string;
  readonly port: number;
  readonly state: State;
  /** The name of its service, if it is known. */
  readonly service?: string;
  /** What the server said first. */
  readonly banner?: string;
}

/** Returns what is behind the port of a host. */
async function probe(
  sources: Sources,
  { name, family, address: [address, , ...rest] }: Target,
  port: number,
  { timeout, banners, all }: ReturnType<typeof commandLine>,
  signal: AbortSignal,
): Promise<Result> {
  using source = sources.open(family, port);
  const { socket } = source;
  socket.settimeout(timeout);
  const error = await socket.connectEx([address, port, ...rest] as Target["address"], { signal });
  const state = error === 0 ? "open" : error === ECONNREFUSED ? "closed" : "filtered";
  const service = state === "open" || all ? serviceOf(port) : undefined;
  const banner = state === "open" && banners ? await readBanner(socket, signal) : "";
  return {
    ...{ host: name, address, port, state },
    ...service && { service },
    ...banner && { banner },
  };
}

/** Returns the name of the service of a port; `undefined` if it has none. */
function serviceOf(port: number): string | undefined {
  try {
    return getservbyport(port, "tcp");
  } catch (error) {
    if (error instanceof SocketError) return undefined;
    throw error;
  }
}

/** Returns what a server says before it is asked. */
async function readBanner(socket: Source["socket"], signal: AbortSignal): Promise<string> {
  try {
    return new TextDecoder().decode(await socket.recv(BANNER, { signal }));
  } catch (error) {
    if (error instanceof SocketError) return ""; // it waits to be asked, or has closed
    throw error;
  }
}

/** Formats a result. */
function format({ host, address, port, state, service = "", banner }: Result): string {
  const name = host === address ? host : `${host} (${address})`;
  const said = banner === undefined ? "" : ` ${JSON.stringify(banner.trimEnd())}`;
  return `${name} ${`${port}/tcp`.padEnd(9)} ${state.padEnd(8)} ${service}${said}`.trimEnd();
}

await runProgram(USAGE, async () => {
  const line = commandLine();
  const { signal } = interruption();
  const targets = await findTargets(line.hosts, line.family, signal);
  const total = targets.length * line.ports.length;
  const counts: Record<State, number> = { open: 0, closed: 0, filtered: 0 };
  const begun = performance.now();
  const sources = new Sources();
  let done = 0;
  using progress = new Progress(() =>
    `${Math.floor(100 * done / total)} % of ${total} ports, ${counts.open} open`
  );

  const jobs = function* () {
    for (const port of line.ports) for (const target of targets) yield [target, port] as const;
  }();
  const work = async () => {
    for (const [target, port] of jobs) {
      const result = await probe(sources, target, port, line, signal);
      counts[result.state]++;
      done++;
      if (result.state !== "open" && !line.all) continue;
      progress.clear();
      print(line.json ? JSON.stringify(result) : format(result));
    }
  };
  await Promise.all(Array.from({ length: Math.min(line.concurrency, total) }, work));
  progress.clear();
  const seconds = ((performance.now() - begun) / 1000).toFixed(2);
  const { open, closed, filtered } = counts;
  console.error(
    `${total} ports in ${seconds} s: ${open} open, ${closed} closed, ${filtered} filtered`,
  );
  return open > 0 ? 0 : 1;
});
