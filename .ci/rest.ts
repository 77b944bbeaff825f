/**
 * Runs the tests that an earlier run ignored.
 *
 *     deno run -A .ci/rest.ts LOG
 *
 * LOG is the output of the earlier run, by `deno task test`.
 *
 * @module
 */
import { readFileSync } from "node:fs";
import { spawnSync } from "node:child_process";

const files = new Set<string>();
const names = new Set<string>();
let file = "";
for (const line of readFileSync(Deno.args[0]!, "utf8").split("\n")) {
  file = line.match(/^(?:ok|FAILED) +(\S+): \d+ \(/)?.[1] ?? file;
  const [, ignored] = line.match(/^ignored: (.*)/) ?? [];
  if (ignored === undefined) continue;
  files.add(file);
  // `NAME (REASON)`, both of which may have parentheses: the name ends before one of them.
  for (const { index } of ignored.matchAll(/ \(/g)) {
    names.add(RegExp.escape(ignored.slice(0, index)));
  }
}
if (files.size === 0) throw new Error(`${Deno.args[0]} names no test that was ignored`);
const filter = `--filter=/^(?:${[...names].join("|")})$/`;
const args = ["run", "-A", "tests/run.ts", "--no-check", filter, ...files];
const { status } = spawnSync(Deno.execPath(), args, { stdio: "inherit" });
Deno.exit(status ?? 1);
