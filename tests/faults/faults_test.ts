// A program that checks its data, while its calls fail and fall short: see `faults.c`.

import { assert } from "@std/assert";
import { needsCompiler } from "../helpers/compiler.ts";
import { onlyOn, SLOWNESS, test } from "../helpers/support.ts";
import { run } from "./run.ts";

/** Requires glibc, whose `libc.so.6` the preloaded library replaces. */
const glibc = onlyOn("linux", "preloads a library for Linux") ??
  (Deno.build.env === "gnu" ? null : "preloads a library for glibc");

/** Requires an environment in which nothing else is preloaded. */
const nothingPreloaded = Deno.env.get("LD_PRELOAD") ? "something else is preloaded" : null;

const SECONDS = 8;

test("faults: every byte, datagram, descriptor and connection arrives", [
  glibc,
  nothingPreloaded,
  needsCompiler("cc"),
], async () => {
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
