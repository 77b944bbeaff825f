// The published package: the same exports as the sources, and one copy of each.

import { assert, assertEquals } from "@std/assert";
import { Package, packager } from "../helpers/package.ts";
import { decode, test, withoutCoverage } from "../helpers/support.ts";

const needs = [await packager()];
const packed = new Package();

Deno.test.beforeAll(async () => {
  if (needs[0] === null) await packed.make();
});
Deno.test.afterAll(() => packed[Symbol.dispose]());

/** The entry points of the sources that are libraries, by their names. */
const LIBRARIES = ["@libc/socket", "@libc/socket/capture", "@libc/socket/constants"];

/** Code that binds each library's exports to `modules`. */
const IMPORT_ALL = `
${LIBRARIES.map((name, index) => `import * as m${index} from "${name}";`).join("\n")}
const modules = { ${LIBRARIES.map((name, index) => `"${name}": m${index}`).join(", ")} };
`;

test("package: it exports what the sources export, under the same names", needs, async () => {
  const { code, stdout, stderr } = await packed.run(`${IMPORT_ALL}
    const describe = (value) => typeof value === "function" ? "function " + value.name
      : typeof value === "object" ? "object" : String(value);
    console.log(JSON.stringify(Object.entries(modules).map(([name, exports]) =>
      [name, Object.entries(exports).map(([key, value]) => [key, describe(value)])])));
  `);
  assertEquals([code, stderr], [0, ""]);
  const describe = (value: unknown) =>
    typeof value === "function"
      ? `function ${value.name}`
      : typeof value === "object"
      ? "object"
      : String(value);
  const expected = await Promise.all(LIBRARIES.map(async (name) => {
    const exports: Record<string, unknown> = await import(name);
    return [name, Object.entries(exports).map(([key, value]) => [key, describe(value)])];
  }));
  assertEquals(JSON.parse(stdout), expected);
});

test("package: what two entry points export is one object", needs, async () => {
  const { code, stdout, stderr } = await packed.run(`${IMPORT_ALL}
    const found = new Map();
    for (const exports of Object.values(modules)) {
      for (const [name, value] of Object.entries(exports)) {
        if (typeof value === "function") found.set(name, (found.get(name) ?? new Set()).add(value));
      }
    }
    for (const [name, values] of found) if (values.size > 1) console.log(name, "differs");
    console.log(found.get("SocketError").size);
  `);
  assertEquals([code, stdout, stderr], [0, "1\n", ""]);
});

test(
  "package: the programs run, as `deno run jsr:@libc/socket/NAME` runs them",
  needs,
  async () => {
    const programs = Object.entries(packed.exports).filter(([, file]) =>
      file.startsWith("./examples/")
    );
    assert(programs.length >= 4);
    const remaining = programs.values();
    const check = async () => {
      for (const [entry, file] of remaining) {
        const command = new Deno.Command(Deno.execPath(), {
          args: [
            "run",
            "--no-check",
            "--no-prompt",
            "--allow-ffi",
            `${packed.folder}/${file}`,
            "--help",
          ],
          ...withoutCoverage(),
        });
        const { code, stdout, stderr } = await command.output();
        assertEquals([code, decode(stderr)], [0, ""], entry);
        assert(decode(stdout).startsWith(`${entry.slice(2)} `), entry);
      }
    };
    await Promise.all([check(), check()]);
  },
);

test("package: an error of a capture is a SocketError of the module", needs, async () => {
  const { code, stdout, stderr } = await packed.run(
    `
    import { SocketError } from "@libc/socket";
    import { openCapture } from "@libc/socket/capture";
    try {
      openCapture({ interface: "absent" });
    } catch (error) {
      console.log(error instanceof SocketError);
    }
  `,
    "--allow-ffi",
  );
  assertEquals([code, stdout, stderr], [0, "true\n", ""]);
});
