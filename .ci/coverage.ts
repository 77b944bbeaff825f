/**
 * Prints how much of the module the tests execute, one row for each room. Fails below the floor, and
 * if no test loads a file.
 *
 *     deno run -A .ci/coverage.ts [--lines] FLOOR DIR...
 *
 * FLOOR names a row of `coverage.json`: the least percentages of the total. Timing decides which of
 * some branches a test takes: leave a few tenths between a floor and the total.
 *
 * Each DIR holds the profiles of one run of the tests: `deno test --coverage=DIR
 * --coverage-raw-data-only`. Processes that the tests start write theirs to the same DIR, but for
 * `deno eval`, which writes none.
 *
 * `--lines` also prints the numbers of the lines that no test executes.
 *
 * @module
 */
import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import floors from "./coverage.json" with { type: "json" };

const root = dirname(import.meta.dirname!);
const rooms = ["constants", "ffi", "socket", "capture"];

/** Parts of something that the tests execute, of all that it has. */
class Share {
  executed = 0;
  all = 0;

  add({ executed, all }: Share): void {
    this.executed += executed;
    this.all += all;
  }

  get percent(): number {
    return this.all === 0 ? 100 : 100 * this.executed / this.all;
  }

  toString(): string {
    return `${this.executed}/${this.all}`.padStart(13) + `${this.percent.toFixed(1)} %`.padStart(9);
  }
}

/** What the tests execute of a file or a room. */
class Coverage {
  readonly lines = new Share();
  readonly branches = new Share();
  /** The numbers of the lines that no test executes. */
  readonly missed: number[] = [];

  add({ lines, branches }: Coverage): void {
    this.lines.add(lines);
    this.branches.add(branches);
  }
}

/** Merges the profiles in `folders`. Returns the report in the format of lcov, geninfo(1). */
function report(folders: readonly string[]): string {
  const work = mkdtempSync(join(tmpdir(), "coverage-"));
  try {
    const file = join(work, "report");
    const files = `^${RegExp.escape(pathToFileURL(root).href)}/(mod\\.ts$|(${rooms.join("|")})/)`;
    const { success, stderr } = new Deno.Command(Deno.execPath(), {
      args: ["coverage", "--quiet", "--lcov", `--output=${file}`, `--include=${files}`, ...folders],
    }).outputSync();
    if (!success) throw new Error(new TextDecoder().decode(stderr));
    return readFileSync(file, "utf8");
  } finally {
    rmSync(work, { recursive: true });
  }
}

/** Reads a report: the coverage of each file by its path from the root. */
function parse(report: string): Map<string, Coverage> {
  const files = new Map<string, Coverage>();
  let file = new Coverage();
  for (const line of report.split("\n")) {
    const [key, value = ""] = line.split(/:(.*)/, 2);
    if (key === "SF") files.set(relative(root, value), file = new Coverage());
    else if (key === "LF") file.lines.all = Number(value);
    else if (key === "LH") file.lines.executed = Number(value);
    else if (key === "BRF") file.branches.all = Number(value);
    else if (key === "BRH") file.branches.executed = Number(value);
    else if (key === "DA" && value.endsWith(",0")) file.missed.push(parseInt(value));
  }
  return files;
}

/** True for a file that is more than types, which no profile can have. */
function hasCode(file: string): boolean {
  const code = stripTypeScriptTypes(readFileSync(join(root, file), "utf8"), { mode: "transform" });
  return /\S/.test(code.replace(/\/\*[^]*?\*\/|\/\/.*/g, ""));
}

/** Returns the files of the module that have code, but no profile. */
function unloaded(files: ReadonlyMap<string, Coverage>): string[] {
  const pattern = `{mod.ts,{${rooms}}/**/*.{ts,js}}`;
  return globSync(pattern, { cwd: root, exclude: ["**/*.d.ts"] })
    .filter((file) => !files.has(file) && hasCode(file)).sort();
}

/** Writes ascending numbers as ranges. */
function ranges(numbers: readonly number[]): string {
  const found: [first: number, last: number][] = [];
  for (const number of numbers) {
    const range = found.at(-1);
    if (range !== undefined && number === range[1] + 1) range[1] = number;
    else found.push([number, number]);
  }
  return found.map(([first, last]) => first === last ? first : `${first}-${last}`).join(", ");
}

function print(title: string, files: ReadonlyMap<string, Coverage>, total: Coverage): void {
  const rows = new Map<string, Coverage>();
  for (const [file, coverage] of [...files].sort()) {
    const room = file.includes("/") ? dirname(file) : file;
    if (!rows.has(room)) rows.set(room, new Coverage());
    rows.get(room)!.add(coverage);
  }
  console.log(`${title.padEnd(18)}${"lines".padStart(22)}${"branches".padStart(22)}`);
  for (const [room, { lines, branches }] of [...rows].sort().concat([["total", total]])) {
    console.log(`${room.padEnd(18)}${lines}${branches}`);
  }
}

const { values, positionals: [name = "", ...folders] } = parseArgs({
  allowPositionals: true,
  options: { lines: { type: "boolean" } },
});
const floor = new Map(Object.entries(floors)).get(name);
if (floor === undefined || folders.length === 0) {
  console.error(`coverage.ts [--lines] ${Object.keys(floors).join("|")} DIR...`);
  Deno.exit(2);
}

const files = parse(report(folders));
const total = new Coverage();
for (const file of files.values()) total.add(file);
print(name, files, total);
if (values.lines) {
  for (const [file, { missed }] of [...files].sort()) {
    if (missed.length > 0) console.log(`${file}: ${ranges(missed)}`);
  }
}

const faults = unloaded(files).map((file) => `no test loads ${file}`);
for (const kind of ["lines", "branches"] as const) {
  const { percent } = total[kind];
  if (!(percent >= floor[kind])) {
    faults.push(
      `the tests execute ${percent.toFixed(2)} % of the ${kind}; the floor is ${floor[kind]} %`,
    );
  }
}
for (const fault of faults) console.error(fault);
Deno.exit(faults.length > 0 ? 1 : 0);
