/**
 * Prints the links, addresses and routes of this machine as they change, as `ip monitor` does.
 *
 *     deno run --allow-ffi examples/ifwatch.ts
 *     deno run --allow-ffi examples/ifwatch.ts --json address route
 *
 * It runs until it is interrupted, or has printed `--count` changes. A line has the time, then `+` for
 * what is new or has changed, or `-` for what is deleted. With `--json` each change is a JSON object.
 *
 * @module
 */
import { parseArgs } from "node:util";
import {
  interruption,
  limit,
  print,
  runProgram,
  unlessAborted,
  UsageError,
} from "./command_line.ts";
import { Connection } from "./rtnetlink/connection.ts";
import { type Change, GROUPS, type Kind, KINDS, Tables } from "./rtnetlink/tables.ts";
import { row } from "./rtnetlink/text.ts";

const USAGE = `ifwatch [OPTION]... [link | address | route]...

Prints the links, addresses and routes of this machine as they change.

  -j, --json          print a JSON object for each change
  -c, --count NUMBER  changes to print (no limit)
  -4, --ipv4          print only IPv4
  -6, --ipv6          print only IPv6
      --help          print this text`;

/** Parses the command line. */
function commandLine() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: "boolean", short: "j", default: false },
      count: { type: "string", short: "c" },
      ipv4: { type: "boolean", short: "4", default: false },
      ipv6: { type: "boolean", short: "6", default: false },
    },
  });
  for (const name of positionals) {
    if (KINDS.some((kind) => kind === name)) continue;
    throw new UsageError(`${name}: expected link, address or route`);
  }
  const { json, ipv4, ipv6 } = values;
  return {
    json,
    kinds: new Set(positionals.length === 0 ? KINDS : positionals as Kind[]),
    families: new Set(ipv4 === ipv6 ? ["inet", "inet6"] : [ipv4 ? "inet" : "inet6"]),
    count: limit("count", values.count),
  };
}

type CommandLine = ReturnType<typeof commandLine>;

/** True if the command line asks for the change. */
function isWanted(change: Change, { kinds, families }: CommandLine): boolean {
  if (change.event === "lost") return true;
  return kinds.has(change.kind) && (change.kind === "link" || families.has(change.entry.family));
}

/** Formats a change as one line. */
function format(change: Change, json: boolean): string {
  const time = new Date();
  if (json) {
    const { event } = change;
    const rest = change.event === "lost" ? {} : { kind: change.kind, ...change.entry };
    return JSON.stringify({ time: time.toISOString(), event, ...rest });
  }
  const start = time.toLocaleTimeString("en-GB");
  if (change.event === "lost") return `${start} ! changes were lost`;
  const sign = change.event === "new" ? "+" : "-";
  return `${start} ${sign} ${change.kind} ${row(change).join("  ")}`;
}

/** Prints the changes as they happen. */
async function watch(line: CommandLine, signal: AbortSignal): Promise<void> {
  const tables = new Tables();
  // Links are watched for their names, too.
  const groups = [...line.kinds].reduce((all, kind) => all | GROUPS[kind], GROUPS.link);
  using changes = new Connection(groups);
  {
    using asking = new Connection();
    await tables.read(asking, new Set(["link"]), signal);
  }
  if (Deno.stderr.isTerminal()) console.error("ifwatch: watching; Ctrl-C ends it");
  let count = 0;
  for await (const change of tables.changes(changes, signal)) {
    if (!isWanted(change, line)) continue;
    print(format(change, line.json));
    if (++count >= line.count) break;
  }
}

await runProgram(USAGE, async () => {
  const line = commandLine();
  const { signal } = interruption();
  await unlessAborted(signal, watch(line, signal));
});
