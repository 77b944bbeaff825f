// A program that checks its data, while its calls fail and fall short: see `faults.c`.

import { assert, assertEquals } from "@std/assert";
import { needsCompiler } from "../helpers/compiler.ts";
import { onlyOn, run as runProgram, SLOWNESS, test } from "../helpers/support.ts";
import { Faults, run } from "./run.ts";

/** Requires glibc, whose `libc.so.6` the preloaded library replaces. */
const glibc = onlyOn("linux", "preloads a library for Linux") ??
  (Deno.build.env === "gnu" ? null : "preloads a library for glibc");

/** Requires an environment in which nothing else is preloaded. */
const nothingPreloaded = Deno.env.get("LD_PRELOAD") ? "something else is preloaded" : null;

const needs = [glibc, nothingPreloaded, needsCompiler("cc")];

const SECONDS = 8;

test("faults: every byte, datagram, descriptor and connection arrives", needs, async () => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  console.log(`faults: seed ${seed}; deno run -A tests/faults/run.ts ${SECONDS} ${seed}`);
  const { counts, injected } = await run({ seconds: SECONDS, seed });
  for (const what of ["bytes", "bytes, blocking", "datagrams", "connections", "descriptors"]) {
    assert(counts[what]! > 0, `seed ${seed}: no ${what}`);
  }
  for (const kind of ["EINTR", "EAGAIN", "short", "ENOMEM"]) {
    assert(injected[kind]! > 0 || SLOWNESS > 1, `seed ${seed}: no ${kind}`);
  }
});

// The tests that run under `suite.ts` start programs, which have the libraries but no faults.
test("faults: a program runs with the libraries before it enables faults", needs, async () => {
  using faults = new Faults();
  const variables = Object.entries(faults.environment(1, ["EINTR"], 30));
  const program = `
    import { createConnectionSync, createServer } from "@libc/socket";
    using server = createServer(["127.0.0.1", 0]);
    using client = createConnectionSync(server.getsockname());
    console.log("connected");`;
  const environment = variables.map(([name, value]) => `${name}=${value}`);
  const outcome = await runProgram(program, ["-A"], ["env", ...environment]);
  assertEquals(outcome, { code: 0, stdout: "connected\n", stderr: "" });
});
