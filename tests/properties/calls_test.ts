// Everything that the module exports, called with arbitrary and almost right arguments: tests/properties/
// describes what is called and what is checked. CALLS and SEED in the environment set the number of
// calls and the seed.

import { assertEquals } from "@std/assert";
import { onlyOn, SLOWNESS, test, tool } from "../helpers/support.ts";
import { cacheFastCheck } from "../helpers/fast_check.ts";
import { makeCalls } from "./run.ts";

const calls = Number(Deno.env.get("CALLS") ?? 20_000);
// The same calls each time: `deno task soak` makes others.
const seed = Number(Deno.env.get("SEED") ?? 1);

test(
  "properties: no call touches other memory, crashes, hangs, or fails with an internal error",
  [
    onlyOn("linux", "the guarded memory is that of Linux"),
    SLOWNESS > 1 ? "a virtual machine has no network to fetch fast-check from" : null,
    tool("unshare"),
    tool("ip"),
    // In a namespace of its own the process can change no interface and no name of the machine.
    Deno.uid() === 0 ? null : "not root, and so no network namespace",
  ],
  async () => console.log(await makeCalls(calls, seed)),
);

/** Programs that check properties of codecs, each with what it checks. */
const codecs = [
  ["addresses.ts", "an encoded address is decoded to itself, and decoders take any bytes"],
  ["dns.ts", "an encoded DNS message is decoded to itself, and the decoder takes any bytes"],
] as const;

for (const [file, subject] of codecs) {
  test(
    `properties: ${subject}`,
    [
      onlyOn("linux", "most families are those of Linux"),
      SLOWNESS > 1 ? "a virtual machine has no network to fetch fast-check from" : null,
    ],
    async () => {
      await cacheFastCheck();
      const program = new URL(file, import.meta.url).pathname;
      const flags = ["-A", "--no-check", "--no-lock", "--cached-only"];
      const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
        args: ["run", ...flags, program, "1000", String(seed)],
        env: { NO_COLOR: "1" },
      }).output();
      assertEquals(code, 0, new TextDecoder().decode(stderr));
      console.log(new TextDecoder().decode(stdout).trim());
    },
  );
}
