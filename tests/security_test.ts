// SECURITY.md: the tests that it names exist.

import { assert, assertEquals } from "@std/assert";
import { test } from "./helpers/support.ts";

const root = new URL("../", import.meta.url);
const page = Deno.readTextFileSync(new URL("SECURITY.md", root));

/** A promise of the page, and the tests below it: a file, and the name of a test or of none. */
interface Promised {
  readonly promise: string;
  readonly tests: [file: string, name: string | undefined][];
}

/** Returns the list of promises. An item may have several lines. */
function promises(): Promised[] {
  const [, list] = page.split("## What is promised\n");
  const items = list!.replaceAll(/\n +(?=[^ -])/g, " ").matchAll(/^- (.*)((?:\n {2}- .*)+)/gm);
  return [...items].map(([, promise, tests]) => ({
    promise: promise!,
    tests: [...tests!.matchAll(/\n {2}- `([^`]+)`(?:: (.*))?/g)].map((
      [, file, name],
    ) => [file!, name]),
  }));
}

/** True if the file has a test of that name; the name may begin or end with a part that varies. */
function hasTest(file: string, name: string | undefined): boolean {
  const source = Deno.readTextFileSync(new URL(file, root));
  return name === undefined ? /\btest\(/.test(source) : source.includes(name);
}

test("SECURITY: each promise names a test, and that test exists", [], () => {
  const all = promises();
  assert(all.length > 14);
  for (const { promise, tests } of all) {
    assert(tests.length > 0, `no test keeps: ${promise}`);
    for (const [file, name] of tests) assertEquals([name, hasTest(file, name)], [name, true]);
  }
});

test("SECURITY: every file of tests that the page names exists", [], () => {
  const files = [...page.matchAll(/`(tests\/[\w./]+)`/g)].map(([, file]) => file!);
  assert(files.length > 10);
  for (const file of files) assert(Deno.statSync(new URL(file, root)).isFile, file);
});
