// The wait queue without sockets and without a reactor: order, back-off, turns.

import { assert, assertEquals } from "@std/assert";
import {
  backoff,
  beginTurn,
  countAttempt,
  ENDED,
  type Entry,
  hasNextTurn,
  mayAttemptNow,
  type Progress,
  REFUSED,
  REFUSED_UNPOLLABLE,
  retryNextTurn,
  WaitQueue,
  YIELD_EVERY,
  YIELDED,
} from "../../socket/event_loop/wait_queue.ts";
import { test } from "../helpers/support.ts";

/** A queue whose entries record their attempts in `log` and return the progress in `results`. */
class Scene {
  readonly log: string[] = [];
  readonly results: Record<string, Progress[]> = {};
  changes = 0;
  readonly queue = new WaitQueue(() => this.changes++);

  entry(name: string, ...results: Progress[]): Entry {
    this.results[name] = results;
    return {
      retry: () => {
        this.log.push(name);
        return this.results[name]!.shift() ?? ENDED;
      },
    };
  }

  /** Returns the names of the attempts since the last call. */
  attempts(): string {
    return this.log.splice(0).join(" ");
  }
}

/** Waits for the next turn of the event loop. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

test("wait queue: a retry runs entries in order until one is refused", [], () => {
  const scene = new Scene();
  scene.queue.add(scene.entry("a", REFUSED, ENDED), REFUSED);
  scene.queue.add(scene.entry("b", REFUSED, ENDED), REFUSED);
  scene.queue.add(scene.entry("c"), REFUSED);
  assertEquals(scene.attempts(), "");
  scene.queue.retry();
  assertEquals(scene.attempts(), "a");
  scene.queue.retry();
  assertEquals(scene.attempts(), "a b");
  assert(!scene.queue.isEmpty);
  scene.queue.retry();
  assertEquals(scene.attempts(), "b c");
  assert(scene.queue.isEmpty);
  scene.queue.retry();
  assertEquals(scene.attempts(), "");
});

test("wait queue: an entry added during a retry runs last", [], () => {
  const scene = new Scene();
  const late = scene.entry("late");
  scene.queue.add({
    retry: () => {
      scene.log.push("first");
      scene.queue.add(late, REFUSED);
      return ENDED;
    },
  }, REFUSED);
  scene.queue.add(scene.entry("second"), REFUSED);
  scene.queue.retry();
  assertEquals(scene.attempts(), "first second late");
});

test(
  "wait queue: removing the first entry retries the next one in the next turn",
  [],
  async () => {
    const scene = new Scene();
    const a = scene.entry("a"), b = scene.entry("b"), c = scene.entry("c", REFUSED);
    for (const entry of [a, b, c]) scene.queue.add(entry, REFUSED);
    scene.queue.remove(b);
    assert(!hasNextTurn());
    scene.queue.remove(a);
    assertEquals(scene.attempts(), "");
    assert(hasNextTurn());
    await turn();
    assertEquals(scene.attempts(), "c");
    assert(!hasNextTurn());
    scene.queue.remove(c);
    assert(!hasNextTurn()); // the queue is empty
  },
);

test("wait queue: the queue awaits readiness unless it is empty or backs off", [], () => {
  const scene = new Scene();
  assert(!scene.queue.awaitsReadiness);
  const a = scene.entry("a", REFUSED_UNPOLLABLE);
  scene.queue.add(a, REFUSED);
  assert(scene.queue.awaitsReadiness);
  const { changes } = scene;
  scene.queue.retry();
  assert(!scene.queue.awaitsReadiness);
  assert(scene.changes > changes);
  scene.queue.remove(a);
  assert(!scene.queue.awaitsReadiness);
});

test(
  "wait queue: neither an event nor another entry shortens a back-off",
  [],
  async () => {
    const scene = new Scene();
    scene.queue.add(
      scene.entry("a", REFUSED_UNPOLLABLE, REFUSED_UNPOLLABLE, ENDED),
      REFUSED_UNPOLLABLE,
    );
    scene.queue.add(scene.entry("b"), REFUSED);
    for (let i = 0; i < 10; i++) scene.queue.retry();
    assertEquals(scene.attempts(), "");
    while (!scene.queue.isEmpty) await new Promise((resolve) => setTimeout(resolve, 1));
    assertEquals(scene.attempts(), "a a a b");
    scene.queue.add(scene.entry("c"), REFUSED_UNPOLLABLE); // starts with the shortest back-off
    while (!scene.queue.isEmpty) await new Promise((resolve) => setTimeout(resolve, 1));
    assertEquals(scene.attempts(), "c");
  },
);

test("wait queue: the back-off grows up to 32 ms", [], () => {
  assertEquals([0, 1, 2, 3, 4, 5, 6, 40, 2000].map(backoff), [1, 2, 4, 8, 16, 32, 32, 32, 32]);
});

test("wait queue: removing the entry that backs off stops its timer", [], async () => {
  const scene = new Scene();
  const a = scene.entry("a", REFUSED);
  scene.queue.add(a, REFUSED_UNPOLLABLE);
  scene.queue.add(scene.entry("b", REFUSED), REFUSED);
  scene.queue.remove(a);
  assert(scene.queue.awaitsReadiness);
  await turn();
  assertEquals(scene.attempts(), "b");
  await new Promise((resolve) => setTimeout(resolve, 5)); // Deno's sanitizer would find its timer
  assertEquals(scene.attempts(), "");
});

test("wait queue: the event loop gets a turn after YIELD_EVERY completions", [], async () => {
  beginTurn();
  for (let i = 0; i < YIELD_EVERY; i++) {
    assert(mayAttemptNow());
    countAttempt();
  }
  assert(!mayAttemptNow());
  const scene = new Scene();
  scene.queue.add(scene.entry("a"), YIELDED);
  assertEquals(scene.attempts(), "");
  await turn();
  assertEquals(scene.attempts(), "a");
  assert(mayAttemptNow());
});

test(
  "wait queue: one turn retries every queue once, however often it was requested",
  [],
  async () => {
    const scenes = Array.from({ length: 50 }, () => new Scene());
    for (const scene of scenes) {
      scene.queue.add(scene.entry("a", REFUSED, REFUSED, REFUSED, REFUSED), YIELDED);
      for (let i = 0; i < 3; i++) retryNextTurn(scene.queue);
    }
    await turn();
    assertEquals(scenes.map((scene) => scene.attempts()), Array(50).fill("a"));
    await turn();
    assertEquals(scenes.map((scene) => scene.attempts()), Array(50).fill(""));
  },
);

test("wait queue: a retry may request another retry in the next turn", [], async () => {
  const turns: number[] = [];
  let now = 0;
  const target = { retry: () => turns.push(now) < 3 && retryNextTurn(target) };
  retryNextTurn(target as { retry(): void });
  for (; now < 5; now++) await turn();
  assertEquals(turns, [0, 1, 2]);
});

test(
  "wait queue: a queue that is served before its turn leaves one immediate, not many",
  [],
  async () => {
    const { setImmediate } = globalThis;
    let immediates = 0;
    globalThis.setImmediate = ((callback: () => void) => {
      immediates++;
      return setImmediate(callback);
    }) as typeof setImmediate;
    try {
      const target = { retry: () => {} };
      for (let i = 0; i < 10; i++) retryNextTurn(target); // an event may have served it in between
      assertEquals(immediates, 1);
      await new Promise((resolve) => setImmediate(resolve));
      retryNextTurn(target);
      assertEquals(immediates, 2);
      await new Promise((resolve) => setImmediate(resolve));
    } finally {
      globalThis.setImmediate = setImmediate;
    }
  },
);
