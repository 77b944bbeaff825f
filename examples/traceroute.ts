/**
 * Prints the routers on the path to a host, over IPv4 or IPv6, as traceroute(8) does.
 *
 *     deno run --allow-ffi examples/traceroute.ts --queries 1 example.org
 *
 * It sends UDP datagrams with a time to live of 1, 2, and so on. The socket's error queue reports the
 * routers that dropped them, which needs no privileges. The exit code is 0 if it reached the host,
 * 1 if it did not, and 2 for an error.
 *
 * @module
 */
import { parseArgs } from "node:util";
import { AF_INET, getnameinfo, NI_NAMEREQD, SocketError } from "@libc/socket";
import { decimal, interruption, print, runProgram, unlessAborted, whole } from "./command_line.ts";
import { findHost, type Host, hostOf } from "./icmp/host.ts";
import type { Reason } from "./icmp/errors.ts";
import { type Answer, Prober } from "./icmp/probes.ts";
import type { IpAddress } from "./internet/listen.ts";

const USAGE = `traceroute [OPTION]... HOST

Prints the routers on the path to a host.

  -m, --max-hops NUMBER  the largest time to live (30)
  -q, --queries NUMBER   probes for each hop (3)
  -w, --timeout SECONDS  the longest wait for an answer (5)
  -s, --size BYTES       data in each probe (32)
  -n, --numeric          do not look up the names of routers
  -4, --ipv4             use IPv4 only
  -6, --ipv6             use IPv6 only
      --help             print this text

The exit code is 0 if the host was reached, 1 if not, 2 after an error.`;

/** Parses the command line. */
function commandLine() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      "max-hops": { type: "string", short: "m", default: "30" },
      queries: { type: "string", short: "q", default: "3" },
      timeout: { type: "string", short: "w", default: "5" },
      size: { type: "string", short: "s", default: "32" },
      numeric: { type: "boolean", short: "n", default: false },
      ipv4: { type: "boolean", short: "4", default: false },
      ipv6: { type: "boolean", short: "6", default: false },
    },
  });
  return {
    positionals,
    only: values,
    hops: whole("max-hops", values["max-hops"], 1, 255),
    queries: whole("queries", values.queries, 1, 100),
    timeout: decimal("timeout", values.timeout, 0, 3600) * 1000,
    size: whole("size", values.size, 0, 65000),
    numeric: values.numeric,
  };
}

/** The marks of traceroute(8). A router on the path and the host itself have none. */
const MARKS: Readonly<Record<Reason, string>> = {
  "time exceeded": "",
  port: "",
  net: " !N",
  host: " !H",
  protocol: " !P",
  "too big": " !F",
  prohibited: " !X",
  other: " !",
};

/** Formats an address, with its name if it has one. */
async function formatAddress(
  address: IpAddress,
  numeric: boolean,
  signal: AbortSignal,
): Promise<string> {
  const host = hostOf(address);
  if (numeric) return host;
  try {
    const [name] = await getnameinfo(address, NI_NAMEREQD, { signal });
    return `${name} (${host})`;
  } catch (error) {
    if (!(error instanceof SocketError)) throw error;
    return `${host} (${host})`;
  }
}

/** Formats the line of a hop. */
async function formatHop(
  hop: number,
  answers: readonly (Answer | null)[],
  numeric: boolean,
  signal: AbortSignal,
): Promise<string> {
  let line = String(hop).padStart(2) + " ";
  let last: string | undefined;
  for (const answer of answers) {
    if (answer === null) {
      line += " *";
      continue;
    }
    const { from, reason, time } = answer;
    if (from[0] !== last) line += ` ${await formatAddress(from, numeric, signal)}`;
    last = from[0];
    line += `  ${time.toFixed(3)} ms${reason === null ? "" : MARKS[reason]}`;
  }
  return line;
}

/** True if the path ends here: at the host, or at a router that reports another error. */
function isPathEnd(answers: readonly (Answer | null)[]): boolean {
  return answers.some((answer) => answer !== null && answer.reason !== "time exceeded");
}

/** Probes the path. @returns true if it reached the host. */
async function trace(
  host: Host,
  prober: Prober,
  { hops, queries, timeout, numeric }: ReturnType<typeof commandLine>,
  signal: AbortSignal,
): Promise<boolean> {
  for (let hop = 1; hop <= hops && !signal.aborted; hop++) {
    const probes = Array.from({ length: queries }, () => prober.probe(hop, timeout, signal));
    const answers = await Promise.all(probes);
    if (signal.aborted) return false;
    print(await formatHop(hop, answers, numeric, signal));
    if (isPathEnd(answers)) return answers.some((answer) => answer?.from[0] === host.address[0]);
  }
  return false;
}

await runProgram(USAGE, async () => {
  const line = commandLine();
  const end = interruption();
  const { signal } = end;
  const host = await findHost(line.positionals, line.only, signal);
  const bytes = line.size + (host.family === AF_INET ? 28 : 48);
  print(
    `traceroute to ${host.name} (${host.address[0]}), ${line.hops} hops max, ${bytes} byte packets`,
  );
  using prober = new Prober(host, line.size);
  const listening = unlessAborted(signal, prober.listen(signal));
  try {
    const reached = trace(host, prober, line, signal);
    await Promise.race([reached, listening]);
    return await unlessAborted(signal, reached) ? 0 : 1;
  } finally {
    end.abort();
    await listening;
  }
});
