// The bytes that the module exchanges with other systems: their constants, structures and calls,
// tested on Linux. The tests are in foreign/; each file runs in a process of its own.

import { assert, assertMatch } from "@std/assert";
import { decode, onlyOn, test } from "../helpers/support.ts";

/** Systems, and files of tests. */
const runs = [
  ...["linux", "darwin", "freebsd", "windows"].map((os) => [os, os] as const),
  ...["darwin", "freebsd"].map((os) => [os, "bpf"] as const),
  ["windows", "rcvall"],
] as const;

for (const [os, file] of runs) {
  test(
    `the bytes that go to ${os} and come from it: ${file}.ts`,
    [onlyOn("linux", "runs on Linux")],
    async () => {
      const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
        args: [
          ...["test", "-A", "--no-prompt", "--no-check", "--cached-only"],
          new URL(import.meta.resolve(`./foreign/${file}.ts`)).pathname,
        ],
        env: { FOREIGN_SYSTEM: os, NO_COLOR: "1", DENO_NO_UPDATE_CHECK: "1" },
        stdin: "null",
        signal: AbortSignal.timeout(240_000),
      }).output();
      const output = decode(stdout) + decode(stderr);
      assert(success, output);
      assertMatch(output, /ok \| [1-9]\d* passed \| 0 failed/);
    },
  );
}
