// A short soak: each part of `deno task soak` runs, and leaves nothing behind.

import { assert, assertEquals } from "@std/assert";
import { decode, SLOWNESS, test } from "../helpers/support.ts";
import { Random } from "../helpers/random.ts";
import { parts } from "./parts.ts";
import { Percentiles } from "./percentiles.ts";
import { type Row, runPart, table } from "./soak.ts";

for (const { name, hasShortTest } of parts) {
  if (hasShortTest) continue;
  test(`soak: ${name}, for a short time`, [], async () => {
    const main = new URL(import.meta.resolve("./main.ts")).pathname;
    const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
      args: [
        ...["run", "-A", "--no-prompt", main],
        ...["--seconds", "2", "--seed", "7", "--only", name, "--json"],
      ],
      env: { NO_COLOR: "1", DENO_NO_UPDATE_CHECK: "1" },
      signal: AbortSignal.timeout(240_000 * SLOWNESS),
    }).output();
    assertEquals(code, 0, decode(stdout) + decode(stderr));
    const [row, ...others]: Row[] = JSON.parse(decode(stdout));
    assertEquals([row!.name, row!.seed, others], [name, 7, []]);
    if (row!.result.startsWith("skipped")) return console.log(row!.result);
    assertEquals(row!.result, "ok");
    assert(row!.count > 0);
    const [before, after] = row!.descriptors;
    assert(after <= before + 8, `${before} descriptors before, ${after} after`);
    console.log(table([row!]));
  });
}

test("soak: percentiles", [], () => {
  const times = new Percentiles();
  assertEquals([times.max, times.at(0.5)], [0, 0]);
  for (let i = 1000; i > 0; i--) times.add(i);
  assertEquals([times.count, times.max, times.at(1)], [1000, 1000, 1000]);
  for (const share of [0.001, 0.25, 0.5, 0.999]) {
    const ratio = times.at(share) / (1000 * share);
    assert(ratio >= 1 && ratio < 1.02, `${share}: ${times.at(share)}`);
  }
});

test("soak: a part that fails, and one that cannot run", [], async () => {
  const numbers: number[][] = [];
  const part = {
    name: "fails",
    description: "",
    async run({ signal, random, count, note }) {
      numbers.push([random(), random()]);
      count();
      count(4);
      note("a note");
      await new Promise((resolve) => signal.addEventListener("abort", resolve));
      throw new Error("on purpose");
    },
  } satisfies Parameters<typeof runPart>[0];
  const rows = [
    await runPart(part, 0.05, 3),
    await runPart(part, 0.05, 3),
    await runPart({ ...part, name: "skipped", needs: () => "no time" }, 60, 3),
  ];
  assertEquals(rows.map(({ count, result }) => [count, result]), [
    [5, "failed: on purpose"],
    [5, "failed: on purpose"],
    [0, "skipped: no time"],
  ]);
  assertEquals(numbers[0], numbers[1]);
  const random = new Random(3);
  assertEquals(numbers[0], [random.next(), random.next()]);
  const lines = table(rows).split("\n");
  assert(lines.slice(0, 5).every((line) => line.length === lines[0]!.length));
  assertEquals(lines[5], "fails: a note");
});
