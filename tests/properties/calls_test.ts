// Everything that the module exports, called with arbitrary and almost right arguments: tests/properties/
// describes what is called and what is checked. CALLS and SEED in the environment set the number of
// calls and the seed.

import { assert, assertEquals } from "@std/assert";
import { onlyOn, SLOWNESS, test, tool } from "../helpers/support.ts";
import { cacheFastCheck } from "../helpers/fast_check.ts";
import { MALLOC_CHECK } from "../helpers/malloc_check.ts";

const calls = Deno.env.get("CALLS") ?? "20000";
// The same calls each time: `deno task soak` makes others.
const seed = Deno.env.get("SEED") ?? "1";

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
  async () => {
    await cacheFastCheck();
    // Unix sockets that are bound to a name without a path appear here.
    const directory = Deno.makeTempDirSync();
    const log = `${directory}/calls.log`;
    try {
      const config = `--config=${new URL(import.meta.resolve("../../deno.json")).pathname}`;
      const deno = [Deno.execPath(), "run", "-A", config, "--no-prompt", "--no-check", "--no-lock"];
      const child = new Deno.Command("unshare", {
        args: [
          ...["--net", "--uts", "sh", "-c", 'ip link set lo up; exec "$@"', "sh"],
          ...[...deno, "--cached-only", new URL("calls.ts", import.meta.url).pathname, calls, seed],
        ],
        cwd: directory,
        env: { ...MALLOC_CHECK, NO_COLOR: "1", CALLS_FILE: log },
        stdout: "piped",
        stderr: "piped",
      }).spawn();
      const timer = setTimeout(() => child.kill("SIGKILL"), 240_000 + Number(calls) * 20);
      const { code, signal, stdout, stderr } = await child.output();
      clearTimeout(timer);
      const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
      const last = code === 1 ? "" : `${signal ?? code} after:\n${Deno.readTextFileSync(log)}`;
      assertEquals(code, 0, `SEED=${seed} CALLS=${calls}\n${text(stderr)}\n${last}`);
      assert(text(stdout).includes(`seed ${seed}`), text(stdout));
      console.log(text(stdout).trim());
    } finally {
      Deno.removeSync(directory, { recursive: true });
    }
  },
);

test(
  "properties: an encoded address is decoded to itself, and decoders take any bytes",
  [
    onlyOn("linux", "most families are those of Linux"),
    SLOWNESS > 1 ? "a virtual machine has no network to fetch fast-check from" : null,
  ],
  async () => {
    await cacheFastCheck();
    const program = new URL("addresses.ts", import.meta.url).pathname;
    const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", "--no-check", "--no-lock", "--cached-only", program, "1000", seed],
      env: { NO_COLOR: "1" },
    }).output();
    assertEquals(code, 0, new TextDecoder().decode(stderr));
    console.log(new TextDecoder().decode(stdout).trim());
  },
);
