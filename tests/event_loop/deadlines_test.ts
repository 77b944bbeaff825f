// Operations with equal timeouts share a timer: each of them keeps its own deadline.

import { assert, assertEquals } from "@std/assert";
import { socketpair } from "@libc/socket";
import { pause, timesOut } from "../helpers/peers.ts";
import { decode, test } from "../helpers/support.ts";

const TIMEOUT = 0.2; // s

test("deadlines: operations of one timeout that begin one after the other", [], async () => {
  const pairs = [socketpair(), socketpair(), socketpair()];
  for (const [a] of pairs) a.settimeout(TIMEOUT);
  const order: number[] = [];
  const waits: Promise<void>[] = [];
  for (const [i, [a]] of pairs.entries()) {
    const begin = performance.now();
    waits.push(
      timesOut(() => a.recv(1)).then(() => {
        order.push(i);
        // The clock of timers has whole milliseconds.
        assert(performance.now() - begin >= TIMEOUT * 1000 - 1, `operation ${i} ended early`);
      }),
    );
    await pause(50);
  }
  await Promise.all(waits);
  assertEquals(order, [0, 1, 2]);
  for (const socket of pairs.flat()) socket.close();
});

test("deadlines: an operation that ends leaves those of the same timeout", [], async () => {
  const [[a, b], [c, d]] = [socketpair(), socketpair()];
  for (const socket of [a, c]) socket.settimeout(TIMEOUT);
  const ends = a.recv(10);
  const begin = performance.now();
  const late = timesOut(() => c.recv(10));
  await b.send("in time");
  assertEquals(decode(await ends), "in time");
  await late;
  assert(performance.now() - begin >= TIMEOUT * 1000 - 1);
  // The group is empty, and takes the next operation.
  await timesOut(() => a.recv(10));
  await d.send("after");
  assertEquals(decode(await c.recv(10)), "after");
  for (const socket of [a, b, c, d]) socket.close();
});
