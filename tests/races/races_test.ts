// Every operation that can wait, ended by every event at every moment: see `program.ts`.

import { assert } from "@std/assert";
import { onlyOn, test } from "../helpers/support.ts";
import { run } from "./run.ts";

test("races: every operation ends, and nothing is lost", [
  onlyOn("linux", "uses abstract names, and buffers of Linux's sizes"),
], async () => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  const { count } = await run({ seconds: 0, seed });
  assert(count > 4500, `${count} cases`);
});
