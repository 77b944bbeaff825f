// The queue of look-ups, with look-ups that a test ends.

import { assertEquals, assertRejects, assertStrictEquals } from "@std/assert";
import { LookupQueue } from "../../socket/resolve/lookup_queue.ts";
import { test } from "../helpers/support.ts";

/** Look-ups by their key. Each ends when the test says so. */
class Calls {
  readonly begun = new Map<string, PromiseWithResolvers<string>>();
  readonly queue: LookupQueue;

  constructor(most = 4, mostLocal = 1) {
    this.queue = new LookupQueue(most, mostLocal);
  }

  ask(key: string, host: string, signal?: AbortSignal): Promise<string> {
    return this.queue.ask(key, host, () => {
      const call = Promise.withResolvers<string>();
      this.begun.set(key, call);
      return call.promise;
    }, signal);
  }

  /** Asks for hosts whose names are their keys. */
  askAll(...hosts: string[]): Promise<string>[] {
    return hosts.map((host) => this.ask(host, host));
  }

  get keys(): string[] {
    return [...this.begun.keys()];
  }

  end(...keys: string[]): void {
    for (const key of keys) this.begun.get(key)!.resolve(`answer to ${key}`);
  }
}

test("look-ups: few are in flight, the others follow in order", [], async () => {
  const calls = new Calls(4);
  const hosts = ["a.one", "b.two", "c.three", "d.four", "e.five", "f.six"];
  const answers = calls.askAll(...hosts);
  assertEquals(calls.keys, hosts.slice(0, 4));
  calls.end("b.two");
  assertEquals(await answers[1], "answer to b.two");
  assertEquals(calls.keys, hosts.slice(0, 5));
  calls.end("a.one", "c.three", "d.four", "e.five");
  await Promise.all(answers.slice(0, 5));
  calls.end("f.six");
  assertEquals(await Promise.all(answers), hosts.map((host) => `answer to ${host}`));
});

test("look-ups: one domain takes half of the places", [], async () => {
  const calls = new Calls(4);
  const slow = calls.askAll("a.slow.test", "b.Slow.test.", "c.slow.test");
  const fast = calls.askAll("a.fast.test", "a.other.test", "b.other.test");
  assertEquals(calls.keys, ["a.slow.test", "b.Slow.test.", "a.fast.test", "a.other.test"]);
  calls.end("a.fast.test");
  await fast[0];
  assertEquals(calls.keys.at(-1), "b.other.test");
  calls.end("a.slow.test", "b.Slow.test.", "a.other.test", "b.other.test");
  await Promise.all([slow[0], slow[1], ...fast]);
  calls.end("c.slow.test");
  await slow[2];
});

test("look-ups: names of this machine never wait behind others", [], async () => {
  const calls = new Calls(2);
  const names = calls.askAll("a.one", "b.two", "c.three");
  const local = calls.askAll("localhost", "x.LOCALHOST.");
  assertEquals(calls.keys, ["a.one", "b.two", "localhost"]);
  calls.end("localhost");
  assertEquals(await local[0], "answer to localhost");
  assertEquals(calls.keys.at(-1), "x.LOCALHOST.");
  calls.end("a.one", "b.two", "x.LOCALHOST.");
  await Promise.all([names[0], names[1], local[1]]);
  calls.end("c.three");
  await names[2];
});

test("look-ups: equal ones share one answer, also one that fails", [], async () => {
  const calls = new Calls();
  const [a, b] = calls.askAll("a.one", "a.one");
  const other = calls.ask("IPv6 of a.one", "a.one");
  assertEquals(calls.keys, ["a.one", "IPv6 of a.one"]);
  calls.end("a.one");
  assertEquals([await a, await b], ["answer to a.one", "answer to a.one"]);
  const error = new Error("no answer");
  calls.begun.get("IPv6 of a.one")!.reject(error);
  assertStrictEquals(await other.catch((reason) => reason), error);
  const again = calls.ask("a.one", "a.one"); // is not answered from memory
  calls.end("a.one");
  await again;
});

test(
  "look-ups: an abort leaves the queue at once; what is in flight keeps its place",
  [],
  async () => {
    const calls = new Calls(2);
    const abort = new AbortController();
    const flying = calls.ask("a.one", "a.one", abort.signal);
    const second = calls.ask("b.two", "b.two");
    const queued = calls.ask("c.three", "c.three", abort.signal);
    const shared = calls.ask("d.four", "d.four", abort.signal);
    const stays = calls.ask("d.four", "d.four");
    const reason = new Error("given up");
    abort.abort(reason);
    for (const gone of [flying, queued, shared]) {
      assertStrictEquals(await gone.catch((error) => error), reason);
    }
    await assertRejects(() => calls.ask("e.five", "e.five", abort.signal), Error, "given up");
    assertEquals(calls.keys, ["a.one", "b.two"]);
    const joined = calls.ask("a.one", "a.one"); // the abandoned one is still in flight
    calls.end("a.one");
    assertEquals(await joined, "answer to a.one");
    assertEquals(calls.keys, ["a.one", "b.two", "d.four"]); // not c.three, which nobody waits for
    calls.end("b.two", "d.four");
    await Promise.all([second, stays]);
  },
);

test("look-ups: a call that cannot begin fails alone", [], async () => {
  const queue = new LookupQueue(1, 1);
  const fails = queue.ask("a", "a", () => Promise.reject(new Error("no memory")), undefined);
  await assertRejects(() => fails, Error, "no memory");
  assertEquals(await queue.ask("a", "a", () => Promise.resolve(1), undefined), 1);
});
