// A project that uses the published package under its names: a program, a test and a Worker, checked
// with stricter options than the module's own.

import { assertEquals, assertMatch } from "@std/assert";
import { decode, test, withoutCoverage } from "../helpers/support.ts";
import { Package, packager } from "../helpers/package.ts";

const consumer = new URL("../consumer/", import.meta.url);

test("package: a project that uses it, under strict options", [await packager()], async () => {
  using packed = new Package();
  await packed.make();
  const project = `${packed.folder}/../consumer`;
  Deno.mkdirSync(project);
  for (const { name } of Deno.readDirSync(consumer)) {
    Deno.copyFileSync(new URL(name, consumer), `${project}/${name}`);
  }
  const imports = Object.fromEntries(
    Object.entries(packed.exports).map(([name, file]) => [
      `@libc/socket${name.slice(1)}`,
      `../package/${file}`,
    ]),
  );
  const strict = JSON.parse(Deno.readTextFileSync(`${project}/strict.json`));
  Deno.writeTextFileSync(`${project}/deno.json`, JSON.stringify({ ...strict, imports }));
  const deno = async (...args: string[]) => {
    const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
      args: [...args],
      cwd: project,
      ...withoutCoverage(),
    }).output();
    return { code, output: decode(stdout) + decode(stderr) };
  };
  const check = await deno("check", "--quiet", ".");
  assertEquals(check, { code: 0, output: "" });
  const program = await deno("run", "--no-check", "--allow-ffi", "program.ts");
  assertEquals(program, { code: 0, output: "a program\n1\n9\nfalse\n" });
  const { code, output } = await deno(
    "test",
    "--no-check",
    "--allow-ffi",
    "--allow-read",
    "--sanitize-ops",
    "--sanitize-resources",
  );
  assertEquals(code, 0, output);
  assertMatch(output, /\n+ok \| 2 passed \| 0 failed/);
});
