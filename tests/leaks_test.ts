// `helpers/leaks.ts`, which the strict run of the tests preloads, finds sockets that stay open.

import { assertEquals, assertStringIncludes } from "@std/assert";
import { join } from "node:path";
import { decode, test } from "./helpers/support.ts";

const CONFIG = join(import.meta.dirname!, "..", "deno.json");
const LEAKS = join(import.meta.dirname!, "helpers", "leaks.ts");

/** Runs a file with one test, which runs a statement. Returns whether it passed, and the output. */
async function runTest(statement: string): Promise<[passes: boolean, output: string]> {
  const path = Deno.makeTempFileSync({ suffix: "_test.ts" });
  try {
    Deno.writeTextFileSync(
      path,
      `import { Socket } from "@libc/socket";\nDeno.test("one", () => { ${statement} });\n`,
    );
    const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["test", "-A", "--no-check", `--config=${CONFIG}`, `--preload=${LEAKS}`, path],
      env: { NO_COLOR: "1" },
    }).output();
    return [success, decode(stdout) + decode(stderr)];
  } finally {
    Deno.removeSync(path);
  }
}

test("leaks: a file that leaves a socket open fails, and no other", [], async () => {
  const [[passes], [leaves, output]] = await Promise.all([
    runTest("using _ = new Socket();"),
    runTest("globalThis.kept = new Socket();"),
  ]);
  assertEquals([passes, leaves], [true, false], output);
  assertStringIncludes(output, "left open: socket:[");
});
