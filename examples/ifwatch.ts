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
import { interruption, print, runProgram } from "./command_line.ts";
import { Connection } from "./rtnetlink/connection.ts";
import {
  isSelected,
  selectChanges,
  SELECTION_OPTIONS,
  selectionOf,
} from "./rtnetlink/selection.ts";
import { type Change, type Entry, groupsOf, Tables } from "./rtnetlink/tables.ts";
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
      ...SELECTION_OPTIONS,
    },
  });
  return { json: values.json, ...selectionOf(positionals, values) };
}

type CommandLine = ReturnType<typeof commandLine>;

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
  using connection = new Connection(groupsOf(line.kinds));
  {
    using asking = new Connection();
    await tables.read(asking, new Set(["link"]), signal);
  }
  if (Deno.stderr.isTerminal()) console.error("ifwatch: watching; Ctrl-C ends it");
  const changes = tables.changes(connection, signal);
  const isWanted = (entry: Entry) => isSelected(entry, line);
  for await (const change of selectChanges(changes, isWanted, line)) {
    print(format(change, line.json));
  }
}

await runProgram(USAGE, async () => {
  const line = commandLine();
  const { signal } = interruption();
  await watch(line, signal);
});
