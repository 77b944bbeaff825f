// The allocator with checks: it sees a stray byte, and the module writes none. The calls of
// tests/properties/ run with it, too.

import { assert, assertEquals, assertMatch } from "@std/assert";
import { MALLOC_CHECK, mallocCheck } from "../helpers/malloc_check.ts";
import { run, SLOWNESS, test, tool } from "../helpers/support.ts";

const env = ["env", ...Object.entries(MALLOC_CHECK).map(([name, value]) => `${name}=${value}`)];

test("checkers: a byte that is written beside a buffer is seen", [
  mallocCheck(),
  tool("env"),
], async () => {
  const { code, stderr } = await run(
    `
    const libc = Deno.dlopen("libc.so.6", {
      memset: { parameters: ["buffer", "i32", "usize"], result: "void" },
    });
    for (let i = 0; i < 100; i++) {
      libc.symbols.memset(new Uint8Array(new ArrayBuffer(1000)), 1, 1001n);
    }
    for (let i = 0; i < 100; i++) {
      new Uint8Array(new ArrayBuffer(1000));
      gc();
    }`,
    ["-A", "--no-check", "--v8-flags=--expose-gc"],
    env,
  );
  assert(code !== 0);
  assertMatch(stderr, /free\(\)|malloc\(\)|corrupted/);
});

test(
  "checkers: batches, messages and buffers write no byte beside their memory",
  [mallocCheck(), SLOWNESS > 1 ? "too slow in a virtual machine" : null],
  async () => {
    const files = ["operation/batch_test.ts", "memory/buffers_test.ts", "memory/memory_test.ts"];
    const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
      args: [
        ...["test", "-A", "--no-prompt", "--no-check", "--v8-flags=--stress-scavenge=10"],
        ...files.map((file) => new URL(`../${file}`, import.meta.url).pathname),
      ],
      env: { ...MALLOC_CHECK, NO_COLOR: "1" },
    }).output();
    const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
    assertEquals(code, 0, text(stdout).slice(-3000) + text(stderr).slice(-3000));
  },
);
