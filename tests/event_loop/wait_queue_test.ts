// The wait queue alone: order, back-off, turns. No socket and no reactor.

import { assert, assertEquals } from "@std/assert";
import {
  backoff,
  beginTurn,
  countCompletion,
  ENDED,
  type Entry,
  hasNextTurn,
  mayCompleteNow,
  type Progress,
  REFUSED,
  REFUSED_UNPOLLABLE,
  retryNextTurn,
  WaitQueue,
  YIELD_EVERY,
  YIELDED,
} from "../../socket/event_loop/wait_queue.ts";
import { test } from "../helpers/support.ts";

/** A queue whose entries note their attempts in `log`, and answer as `answers` says. */
class Scene {
  readonly log: string[] = [];
  readonly answers: Record<string, Progress[]> = {};
  changes = 0;
  readonly queue = new WaitQueue(() => this.changes++);

  entry(name: string, ...answers: Progress[]): Entry {
    this.answers[name] = answers;
    return {
      retry: () => {
        this.log.push(name);
        return this.answers[name]!.shift() ?? ENDED;
      },
    };
  }

  /** The attempts since the last call. */
  attempts(): string {
    return this.log.splice(0).join(" ");
  }
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test("wait queue: entries are retried in order, up to the first that is refused", [], () => {
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

test("wait queue: an entry that is added during a retry comes last", [], () => {
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
  "wait queue: a first entry that is given up lets the next one be retried, in a turn",
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
    assert(!hasNextTurn()); // nobody is left
  },
);

test("wait queue: readiness is awaited unless the queue is empty or backs off", [], () => {
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
  "wait queue: a back-off ends by itself, and no event or other entry cuts it short",
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
    scene.queue.add(scene.entry("c"), REFUSED_UNPOLLABLE); // begins with the shortest back-off again
    while (!scene.queue.isEmpty) await new Promise((resolve) => setTimeout(resolve, 1));
    assertEquals(scene.attempts(), "c");
  },
);

test("wait queue: back-off grows, up to 32 ms", [], () => {
  assertEquals([0, 1, 2, 3, 4, 5, 6, 40, 2000].map(backoff), [1, 2, 4, 8, 16, 32, 32, 32, 32]);
});

test("wait queue: giving up the entry that backs off stops its timer", [], async () => {
  const scene = new Scene();
  const a = scene.entry("a", REFUSED);
  scene.queue.add(a, REFUSED_UNPOLLABLE);
  scene.queue.add(scene.entry("b", REFUSED), REFUSED);
  scene.queue.remove(a);
  assert(scene.queue.awaitsReadiness);
  await turn();
  assertEquals(scene.attempts(), "b");
  await new Promise((resolve) => setTimeout(resolve, 5)); // the test's sanitizer sees a timer left
  assertEquals(scene.attempts(), "");
});

test("wait queue: after so many completions the event loop has a turn", [], async () => {
  beginTurn();
  for (let i = 0; i < YIELD_EVERY; i++) {
    assert(mayCompleteNow());
    countCompletion();
  }
  assert(!mayCompleteNow());
  const scene = new Scene();
  scene.queue.add(scene.entry("a"), YIELDED);
  assertEquals(scene.attempts(), "");
  await turn();
  assertEquals(scene.attempts(), "a");
  assert(mayCompleteNow());
});

test(
  "wait queue: one turn serves all queues, each once, however often it was asked for",
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

test("wait queue: a retry in a turn may ask for the next turn", [], async () => {
  const turns: number[] = [];
  let now = 0;
  const target = { retry: () => turns.push(now) < 3 && retryNextTurn(target) };
  retryNextTurn(target as { retry(): void });
  for (; now < 5; now++) await turn();
  assertEquals(turns, [0, 1, 2]);
});
