// Calls that are made together: the order of all that happens, with a ring that only notes it.

import { assertEquals } from "@std/assert";
import type { CallRing } from "../../ffi/system.ts";
import { type Joining, retryTogether, setRing } from "../../socket/event_loop/together.ts";
import { withRingFrom } from "../helpers/ring.ts";
import { test } from "../helpers/support.ts";

/** A ring with room for so many calls. */
class NotedRing implements CallRing {
  count = 0;
  readonly round = 0;
  readonly #room: number;
  readonly #log: string[];

  constructor(room: number, log: string[]) {
    this.#room = room;
    this.#log = log;
  }

  recv(fd: number): number {
    if (this.count === this.#room) return 0;
    this.#log.push(`join ${fd}`);
    return ++this.count;
  }

  send(): number {
    return 0;
  }

  make(): number {
    this.#log.push(`make ${this.count}`);
    return this.count;
  }

  answer(): undefined {}

  clear(): void {
    this.count = 0;
  }
}

/** A target; one that cannot join has a negative number. */
class Target implements Joining {
  constructor(readonly number: number) {}

  join(ring: CallRing): boolean {
    return this.number >= 0 && ring.recv(this.number, 0n, 0) > 0;
  }
}

/** Retries targets with a ring of some room. @returns what happened, and how many were together. */
function retried(numbers: readonly number[], room: number): [log: string, together: number] {
  const log: string[] = [];
  setRing(() => new NotedRing(room, log));
  const targets = numbers.map((number) => new Target(number));
  const together = retryTogether(targets, ({ number }) => log.push(String(number)));
  setRing(undefined);
  return [log.join(", "), together];
}

test(
  "together: all join, then one call makes them, then each is retried",
  [],
  () =>
    withRingFrom(2, async () => {
      await null;
      const expected = "join 1, join 2, join 3, make 3, 1, 2, 3";
      assertEquals(retried([1, 2, 3], 9), [expected, 3]);
    }),
);

test("together: what cannot join keeps its place", [], () =>
  withRingFrom(2, async () => {
    await null;
    assertEquals(retried([1, 2, -3, 4, 5, -6], 9), [
      "join 1, join 2, make 2, 1, 2, -3, join 4, join 5, make 2, 4, 5, -6",
      4,
    ]);
    assertEquals(retried([-1, -2], 9), ["-1, -2", 0]);
  }));

test(
  "together: a target that throws while it joins is retried by itself",
  [],
  () =>
    withRingFrom(2, async () => {
      await null;
      const log: string[] = [];
      setRing(() => new NotedRing(9, log));
      const thrower = {
        number: 3,
        join() {
          throw new Error("no memory");
        },
      };
      const targets = [new Target(1), new Target(2), thrower, new Target(4)];
      retryTogether<Joining & { number: number }>(
        targets,
        ({ number }) => log.push(String(number)),
      );
      setRing(undefined);
      assertEquals(log.join(", "), "join 1, join 2, make 2, 1, 2, 3, join 4, 4");
    }),
);

test("together: a full ring is emptied, and used again", [], () =>
  withRingFrom(2, async () => {
    await null;
    assertEquals(retried([1, 2, 3, 4, 5], 2), [
      "join 1, join 2, make 2, 1, 2, join 3, join 4, make 2, 3, 4, join 5, 5",
      4,
    ]);
  }));

test("together: few calls are made one by one", [], () =>
  withRingFrom(3, async () => {
    await null;
    assertEquals(retried([1, 2], 9), ["1, 2", 0]);
    assertEquals(retried([1, 2, -3], 9), ["join 1, join 2, 1, 2, -3", 0]);
  }));

test("together: a ring is made after some occasions, and not again", [], () => {
  const log: string[] = [];
  let made = 0;
  setRing(() => {
    made++;
    return new NotedRing(9, log);
  });
  const targets = [1, 2, 3, 4].map((number) => new Target(number));
  const counts = Array.from({ length: 20 }, () => retryTogether(targets, () => {}));
  assertEquals(counts, [...Array(15).fill(0), 4, 4, 4, 4, 4]);
  assertEquals(made, 1);
  setRing(() => undefined); // as where the system refuses it
  assertEquals(
    Array.from({ length: 20 }, () => retryTogether(targets, () => {})),
    Array(20).fill(0),
  );
  setRing(undefined);
  assertEquals(retryTogether(targets, () => {}), 0);
});
