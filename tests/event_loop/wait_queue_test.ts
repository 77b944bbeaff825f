// The wait queue without sockets and without a reactor: order, back-off, turns.

import { assert, assertEquals, assertRejects } from "@std/assert";
import {
  backoff,
  beginTurn,
  countAttempt,
  ENDED,
  type Entry,
  hasNextTurn,
  inTurn,
  lightStep,
  mayAttemptNow,
  type Progress,
  type QueueOwner,
  REFUSED,
  REFUSED_UNPOLLABLE,
  retryNextTurn,
  WaitQueue,
  YIELD_EVERY,
  YIELDED,
} from "../../socket/event_loop/wait_queue.ts";
import { READABLE } from "../../ffi/system.ts";
import { test } from "../helpers/support.ts";

/** Stands for the clock, which a test sets. */
class Clock implements Disposable {
  now = 0;
  readonly #now = performance.now;

  constructor() {
    performance.now = () => this.now;
  }

  [Symbol.dispose](): void {
    performance.now = this.#now;
  }
}

/** The outcome of an attempt that throws. */
const THROWS = -1;

/** A queue whose entries record their attempts in `log` and return the progress in `results`. */
class Scene implements QueueOwner {
  isPollable = true;
  readonly log: string[] = [];
  readonly results: Record<string, (Progress | typeof THROWS)[]> = {};
  changes = 0;
  refusals = 0;
  /** The answers to `isReady`; false after the last. */
  readiness: boolean[] = [];
  readonly queue = new WaitQueue(this, READABLE);

  changed(): void {
    this.changes++;
  }

  refused(): void {
    this.refusals++;
  }

  isReady(direction: number): boolean {
    assertEquals(direction, READABLE);
    return this.readiness.shift() ?? false;
  }

  entry(name: string, ...results: (Progress | typeof THROWS)[]): Entry {
    return this.send(name, undefined, ...results);
  }

  /** Makes an entry with receivers. */
  send(
    name: string,
    receivers: readonly string[] | undefined,
    ...results: (Progress | typeof THROWS)[]
  ): Entry {
    this.results[name] = results;
    return {
      receivers,
      retry: () => {
        this.log.push(name);
        const result = this.results[name]!.shift() ?? ENDED;
        if (result === THROWS) throw new Error(name);
        return result;
      },
      reject: (reason) => this.log.push(`${reason}`),
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
    reject: () => {},
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

test("wait queue: the event loop gets a turn while many wait for one", [], async () => {
  using clock = new Clock();
  let retries = 0;
  const target = () => ({
    retry() {
      retries++;
      clock.now += 0.01;
    },
  });
  for (let i = 0; i < 300; i++) retryNextTurn(target());
  const counts = [];
  for (let i = 0; i < 4; i++) {
    await turn();
    counts.push(retries);
  }
  assertEquals(counts, [128, 256, 300, 300]);
});

test("wait queue: a large operation counts as many", [], () => {
  beginTurn();
  countAttempt(YIELD_EVERY - 1);
  assert(mayAttemptNow());
  countAttempt();
  assert(!mayAttemptNow());
  beginTurn();
});

test("wait queue: steps without a system call let the event loop have turns, too", [], async () => {
  beginTurn();
  let steps = 0;
  while (lightStep() === undefined) steps++;
  assert(steps > 7 * YIELD_EVERY && steps <= 8 * YIELD_EVERY, `${steps} steps`);
  const order: string[] = [];
  const later = inTurn(() => order.push("later"));
  order.push("now");
  await later;
  assertEquals(order, ["now", "later"]);
  while (mayAttemptNow()) countAttempt();
  await assertRejects(() => inTurn(() => JSON.parse("")), SyntaxError);
});

test("wait queue: while operations wait for their turn, no others get one", [], async () => {
  beginTurn();
  while (mayAttemptNow()) countAttempt();
  const scene = new Scene();
  scene.queue.add(scene.entry("a"), YIELDED);
  beginTurn();
  assert(!mayAttemptNow());
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

test("wait queue: what an entry throws ends that entry alone", [], async () => {
  const scene = new Scene();
  const { queue } = scene;
  queue.add(scene.entry("a", THROWS), REFUSED);
  queue.add(scene.entry("b", THROWS), REFUSED);
  queue.add(scene.entry("c", REFUSED, ENDED), REFUSED);
  queue.retry();
  assertEquals(scene.attempts(), "a Error: a b Error: b c");
  queue.retry();
  assertEquals(scene.attempts(), "c");
  assert(queue.isEmpty);
  queue.add(scene.entry("d", REFUSED_UNPOLLABLE, THROWS), REFUSED_UNPOLLABLE);
  queue.add(scene.entry("e"), REFUSED);
  while (!queue.isEmpty) await new Promise((resolve) => setTimeout(resolve, 1));
  assertEquals(scene.attempts(), "d d Error: d e");
});

test("wait queue: what a target throws keeps no other from its turn", [], async () => {
  const errors: unknown[] = [];
  const note = (event: ErrorEvent) => {
    event.preventDefault();
    errors.push(event.error);
  };
  addEventListener("error", note);
  const scene = new Scene();
  const error = new Error("a target");
  retryNextTurn({
    retry: () => {
      throw error;
    },
  });
  scene.queue.add(scene.entry("a"), YIELDED);
  await turn();
  removeEventListener("error", note);
  assertEquals(scene.attempts(), "a");
  assertEquals(errors, [error]);
});

test("wait queue: a refusal is followed by one look at the readiness", [], () => {
  const scene = new Scene();
  const { queue } = scene;
  queue.add(scene.entry("a", REFUSED, REFUSED), REFUSED);
  assertEquals(scene.refusals, 1);
  queue.verify(); // not ready: readiness will be reported
  assertEquals([scene.attempts(), scene.refusals], ["", 1]);
  queue.retry();
  assertEquals([scene.attempts(), scene.refusals], ["a", 2]);
  scene.readiness = [true]; // and it is refused again, and no longer ready
  queue.verify();
  assertEquals([scene.attempts(), scene.refusals], ["a", 3]);
  assert(queue.awaitsReadiness);
  scene.readiness = [true];
  queue.verify();
  assertEquals(scene.attempts(), "a");
  assert(queue.isEmpty);
  scene.readiness = [true];
  queue.verify();
  assertEquals(scene.readiness, [true]); // an empty queue does not look
});

test("wait queue: entries that are refused although they are ready back off", [], async () => {
  const scene = new Scene();
  const { queue } = scene;
  queue.add(scene.entry("a", REFUSED, REFUSED, REFUSED), REFUSED);
  queue.add(scene.entry("b"), REFUSED);
  scene.readiness = [true, true, true, true, false];
  queue.verify(); // looks, attempts, looks
  assertEquals([scene.attempts(), scene.readiness.length], ["a", 3]);
  assert(!queue.awaitsReadiness);
  while (scene.readiness.length > 0) {
    queue.retry(); // an event shortens no back-off
    queue.verify();
    await new Promise((resolve) => setTimeout(resolve, 1));
    if (queue.isEmpty) break;
  }
  while (!queue.isEmpty) await new Promise((resolve) => setTimeout(resolve, 1));
  assertEquals(scene.attempts(), "a a a b");
});

test("wait queue: entries for different receivers do not wait for each other", [], async () => {
  const scene = new Scene();
  const { queue } = scene;
  const stuck = scene.send("x1", ["x"], REFUSED_UNPOLLABLE, REFUSED_UNPOLLABLE, REFUSED_UNPOLLABLE);
  queue.add(stuck, REFUSED_UNPOLLABLE);
  assert(queue.mustWait(["x"]) && queue.mustWait(["y", "x"]) && queue.mustWait(undefined));
  assert(!queue.mustWait(["y"]));
  queue.add(scene.send("x2", ["x"]), REFUSED);
  queue.add(scene.send("y1", ["y"], REFUSED_UNPOLLABLE), REFUSED_UNPOLLABLE);
  queue.add(scene.send("xz", ["x", "z"]), REFUSED);
  queue.add(scene.send("z1", ["z"]), REFUSED); // behind `xz`, which is for `z` too
  queue.add(scene.send("y2", ["y"]), REFUSED);
  assert(queue.mustWait(["z"]));
  while (queue.mustWait(["y"])) await new Promise((resolve) => setTimeout(resolve, 1));
  assertEquals(scene.attempts(), "x1 y1 x1 y1 y2");
  assert(queue.mustWait(["z"]) && !queue.mustWait(["y"]));
  queue.remove(stuck);
  await turn();
  assertEquals(scene.attempts(), "x2 xz z1");
  assert(queue.isEmpty && !queue.mustWait(["x"]));
});

test("wait queue: an entry without receivers waits for all, and all wait for it", [], async () => {
  const scene = new Scene();
  const { queue } = scene;
  queue.add(scene.send("x", ["x"], REFUSED_UNPOLLABLE), REFUSED_UNPOLLABLE);
  queue.add(scene.entry("all", REFUSED_UNPOLLABLE), REFUSED);
  assert(queue.mustWait(["y"]));
  queue.add(scene.send("y", ["y"]), REFUSED);
  while (!queue.isEmpty) await new Promise((resolve) => setTimeout(resolve, 1));
  assertEquals(scene.attempts(), "x x all all y");
});
