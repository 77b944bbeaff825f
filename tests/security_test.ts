// SECURITY.md: the tests that it names exist.

import { assert, assertEquals } from "@std/assert";
import { test } from "./helpers/support.ts";

const root = new URL("../", import.meta.url);
const page = Deno.readTextFileSync(new URL("SECURITY.md", root));

/** Returns the files in backticks of a table's cell, and the name of a test after a colon. */
function named(cell: string): [file: string, name: string | undefined][] {
  const [, file, name] = /^ *`([^`]+)`: (.*?) *$/.exec(cell) ?? [];
  if (file !== undefined) return [[file, name]];
  return [...cell.matchAll(/`(tests\/[^`]+)`/g)].map(([, file]) => [file!, undefined]);
}

/** True if the file has a test of that name; the name may begin or end with a part that varies. */
function hasTest(file: string, name: string | undefined): boolean {
  const source = Deno.readTextFileSync(new URL(file, root));
  return name === undefined ? /\btest\(/.test(source) : source.includes(name);
}

test("SECURITY: each promise names a test, and that test exists", [], () => {
  const rows = [...page.matchAll(/^\| (.*?) *\| (.*?) *\|$/gm)]
    .map(([, promise, cell]) => [promise!, cell!] as const)
    .filter(([promise, cell]) => promise !== "promise" && !/^-+$/.test(cell));
  assert(rows.length > 10);
  for (const [promise, cell] of rows) {
    const tests = named(cell);
    assert(tests.length > 0, `no test keeps: ${promise}`);
    for (const [file, name] of tests) assertEquals([cell, hasTest(file, name)], [cell, true]);
  }
});

test("SECURITY: every file of tests that the page names exists", [], () => {
  const files = [...page.matchAll(/`(tests\/[\w./]+)`/g)].map(([, file]) => file!);
  assert(files.length > 10);
  for (const file of files) assert(Deno.statSync(new URL(file, root)).isFile, file);
});
