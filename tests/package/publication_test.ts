// What a registry and a forge expect of the project: documentation of each entry point, one version of
// Deno, and a workflow that runs the README's commands on each system.

import { assert, assertEquals, assertMatch } from "@std/assert";
import { test } from "../helpers/support.ts";

const root = new URL("../../", import.meta.url);

function read(path: string): string | undefined {
  try {
    return Deno.readTextFileSync(new URL(path, root));
  } catch {
    return undefined;
  }
}

interface Configuration {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly exports: Readonly<Record<string, string>>;
}

const configuration: Configuration = JSON.parse(read("deno.json")!);
const workflow = read(".github/workflows/test.yml");
const wholeProject = workflow === undefined ? "a copy without .github/" : null;

test("publication: name, version and licence", [wholeProject], () => {
  const { name, version, license } = configuration;
  assertEquals([name, license], ["@libc/socket", "MIT"]);
  assertMatch(version, /^\d+\.\d+\.\d+(-[\w.]+)?$/);
  assertMatch(read("LICENSE")!, /^MIT License/);
  assertMatch(read("CHANGELOG.md")!, new RegExp(`^## .*${version.replaceAll(".", "\\.")}`, "m"));
});

test("publication: each entry point begins with what it is for", [], () => {
  for (const [entry, file] of Object.entries(configuration.exports)) {
    const source = read(file);
    assert(source !== undefined, `${entry}: ${file} is absent`);
    assertMatch(
      source,
      /^(?:#!.*\n|\/\/\/ .*\n)*\/\*\*\n \* [A-Z]/,
      `${entry} has no documentation`,
    );
    assertMatch(source.split("*/")[0]!, /\n \* @module\n/, `${file} has no @module`);
  }
});

test("publication: the workflow runs the README's commands on each system", [wholeProject], () => {
  const commands = [...read("README.md")!.matchAll(/^ +(npx --yes deno@\S+ task \w+)/gm)].map((
    [, command],
  ) => command!);
  assertEquals(commands.length, 2);
  for (const command of commands) assert(workflow!.includes(`- run: ${command}\n`), command);
  const versions = new Set(workflow!.match(/deno@[\d.]+/g));
  assertEquals([...versions], [commands[0]!.match(/deno@[\d.]+/)![0]]);
  for (const system of ["Linux", "macOS", "Windows"]) {
    for (const processor of ["x64", "arm64"]) {
      assertMatch(workflow!, new RegExp(`${system} ${processor}`));
    }
  }
  assertMatch(workflow!, /id-token: write/); // for the provenance
});
