// A short run of random sequences of operations against CPython; run.ts has the long one.

import { assert, assertEquals } from "@std/assert";
import { differences } from "./differences.ts";
import { decode, onlyOn, ownTool, SLOWNESS, test } from "../helpers/support.ts";

test("random sequences of operations have the results of CPython, or a reason", [
  onlyOn("linux", "the sequences have the options of Linux"),
  ownTool("python3"),
], async () => {
  const seed = crypto.getRandomValues(new Uint32Array(1))[0]!;
  console.log(`seed ${seed}`);
  // A program of its own, because a blocking operation that hangs can only be killed.
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-prompt", "--no-check", "--cached-only"].concat(
      new URL(import.meta.resolve("./run.ts")).pathname,
      "5",
      String(seed),
    ),
    env: { NO_COLOR: "1", DENO_NO_UPDATE_CHECK: "1" },
    stdin: "null",
    signal: AbortSignal.timeout(240_000 * SLOWNESS),
  }).output();
  const last = decode(stderr).trim().split("\n").at(-1);
  assertEquals(code, 0, `seed ${seed}, sequence ${last}: ${decode(stderr).slice(-2000)}`);
  const { sequences, operations, unexplained } = JSON.parse(decode(stdout));
  assertEquals(unexplained, [], `seed ${seed}`);
  assert(sequences > 0 && operations > 20, `${sequences} sequences`);
});

test("each meant difference from CPython has a reason of its own", [], () => {
  assertEquals(new Set(differences.map(({ reason }) => reason)).size, differences.length);
});
