/**
 * Lists this machine's links, addresses and routes, and watches their changes, over netlink.
 *
 *     deno run --allow-ffi examples/netlink.ts
 *     deno run --allow-ffi examples/netlink.ts address route --json
 *     deno run --allow-ffi examples/netlink.ts --watch
 *
 * It lists the routes of the table "main", or of all tables with `--all`. With `--watch` it then
 * prints each change, until it is interrupted or has printed `--count` changes. With `--json` each
 * change is a line of JSON.
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
import { type Change, type Entry, groupsOf, KINDS, Tables } from "./rtnetlink/tables.ts";
import { COLUMNS, row, table } from "./rtnetlink/text.ts";

const USAGE = `netlink [OPTION]... [link | address | route]...

Prints the links, addresses and routes of this machine.

  -j, --json          print JSON
  -w, --watch         print changes as they happen, too
  -c, --count NUMBER  changes to print (no limit)
  -a, --all           print the routes of all tables
  -4, --ipv4          print only IPv4
  -6, --ipv6          print only IPv6
      --help          print this text`;

/** Parses the command line. */
function commandLine() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: "boolean", short: "j", default: false },
      watch: { type: "boolean", short: "w", default: false },
      all: { type: "boolean", short: "a", default: false },
      ...SELECTION_OPTIONS,
    },
  });
  return { ...values, ...selectionOf(positionals, values) };
}

type CommandLine = ReturnType<typeof commandLine>;

/** True if the command line asks for the entry. */
function isWanted(found: Entry, line: CommandLine): boolean {
  if (!isSelected(found, line)) return false;
  return found.kind !== "route" || line.all || found.entry.table === "main";
}

/** Formats the tables, as columns or as JSON. */
function formatTables(entries: readonly Entry[], { kinds, json, watch }: CommandLine): string {
  const wanted = KINDS.filter((kind) => kinds.has(kind));
  const tables = wanted.map((kind) =>
    [kind, entries.filter((entry) => entry.kind === kind)] as const
  );
  if (json) {
    const plain = tables.map(([kind, found]) => [kind, found.map(({ entry }) => entry)]);
    return JSON.stringify(Object.fromEntries(plain), null, watch ? 0 : 2);
  }
  return tables.map(([kind, found]) => table([COLUMNS[kind], ...found.map(row)])).join("\n\n");
}

/** Formats a change as one line. */
function formatChange(change: Change, json: boolean): string {
  if (change.event === "lost") return json ? JSON.stringify(change) : "changes were lost";
  const { event, kind, entry } = change;
  if (json) return JSON.stringify({ event, kind, ...entry });
  return `${event} ${kind}: ${row(change).join("  ")}`;
}

/** Prints the changes as they happen. */
async function watch(
  tables: Tables,
  connection: Connection,
  line: CommandLine,
  signal: AbortSignal,
): Promise<void> {
  const changes = tables.changes(connection, signal);
  for await (const change of selectChanges(changes, (entry) => isWanted(entry, line), line)) {
    print(formatChange(change, line.json));
  }
}

await runProgram(USAGE, async () => {
  const line = commandLine();
  const { signal } = interruption();
  const tables = new Tables();
  // A separate connection queues the changes made while the tables are read, so that none is lost.
  using changes = line.watch ? new Connection(groupsOf(line.kinds)) : undefined;
  using asking = new Connection();
  const entries = await tables.read(asking, line.kinds, signal);
  print(formatTables(entries.filter((entry) => isWanted(entry, line)), line));
  if (changes !== undefined) await watch(tables, changes, line, signal);
  return 0;
});
