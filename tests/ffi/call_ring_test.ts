// The ring for calls that are made together, by itself.

import { assert, assertEquals } from "@std/assert";
import { EAGAIN, EBADF, EPIPE, type Socket, socketpair } from "@libc/socket";
import { system } from "../../ffi/mod.ts";
import { OpenRing, openRings, rings } from "../helpers/ring.ts";
import { decode, onlyOn, test } from "../helpers/support.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

/** Two connected sockets, closed at the end of their scope. */
function pair(): [a: Socket, b: Socket, fds: readonly [number, number]] {
  const [a, b] = socketpair() as [Socket, Socket];
  return [a, b, [a.fileno(), b.fileno()]];
}

test("ring: only Linux has one", [], () => {
  if (Deno.build.os === "linux") return;
  const poller = system().poller();
  assert(typeof poller !== "number");
  assertEquals(poller.ring?.(), undefined);
  poller.close();
});

test("ring: calls are made in order, and each has its answer", [rings()], () => {
  using open = new OpenRing();
  const { ring } = open;
  const [a, b, [x, y]] = pair();
  using _a = a, _b = b;
  const into = new Uint8Array(10), rest = new Uint8Array(10);
  const tickets = [
    ring.recv(x, into, 10), // nothing is there yet
    ring.send(x, bytes("one"), 3),
    ring.recv(y, into, 2), // what the call before it has sent
    ring.send(y, bytes("two"), 2),
  ];
  assertEquals(ring.count, 4);
  assertEquals(tickets.map((ticket) => ring.answer(ticket)), [...Array(4)]); // none was made yet
  ring.make();
  assertEquals(tickets.map((ticket) => ring.answer(ticket)), [-EAGAIN, 3, 2, 2]);
  assertEquals(decode(into), "on" + "\0".repeat(8));
  ring.clear();
  assertEquals([ring.count, ...tickets.map((ticket) => ring.answer(ticket))], [0, ...Array(4)]);
  const later = [ring.recv(x, into, 10), ring.recv(y, rest, 10)];
  assert(later.every((ticket) => !tickets.includes(ticket)));
  ring.make();
  assertEquals(later.map((ticket) => ring.answer(ticket)), [2, 1]);
  assertEquals([decode(into.subarray(0, 2)), decode(rest.subarray(0, 1))], ["tw", "e"]);
});

test("ring: errors are those of the calls", [rings()], () => {
  using open = new OpenRing();
  const { ring } = open;
  const [a, b, [x, y]] = pair();
  using _a = a;
  b.close();
  const data = bytes("data");
  const tickets = [
    ring.send(x, data, 4),
    ring.recv(x, data.slice(), 4),
    ring.recv(y, data.slice(), 4),
  ];
  ring.make();
  assertEquals(tickets.map((ticket) => ring.answer(ticket)), [-EPIPE, 0, -EBADF]);
});

test("ring: two calls of one queue are never made together", [rings()], () => {
  using open = new OpenRing();
  const { ring } = open;
  const [a, b, [x, y]] = pair();
  using _a = a, _b = b;
  const into = new Uint8Array(1);
  assert(ring.recv(x, into, 1) > 0);
  assertEquals(ring.recv(x, into, 1), 0);
  assert(ring.send(x, into, 1) > 0);
  assertEquals(ring.send(x, into, 1), 0);
  assert(ring.recv(y, into, 1) > 0);
  assertEquals(ring.count, 3);
  ring.clear();
  assert(ring.recv(x, into, 1) > 0);
});

test("ring: is full after some calls, and empty after them", [rings()], () => {
  using open = new OpenRing();
  const { ring } = open;
  const pairs = Array.from({ length: 100 }, pair);
  const data = new Uint8Array(1);
  const tickets: [number, number][] = [];
  for (const [i, [, , [x]]] of pairs.entries()) {
    data[0] = i;
    const ticket = ring.send(x, data.slice(), 1);
    if (ticket > 0) tickets.push([i, ticket]);
  }
  for (const [i, [, , [, y]]] of pairs.entries()) {
    const ticket = ring.recv(y, new Uint8Array(1), 1);
    if (ticket > 0) tickets.push([i, ticket]);
  }
  assertEquals(tickets.length, 128);
  ring.make();
  assert(tickets.every(([, ticket]) => ring.answer(ticket) === 1));
  ring.clear();
  assert(ring.send(pairs[0]![2][0], data, 1) > 0);
  for (const [a, b] of pairs) {
    a.close();
    b.close();
  }
});

test("ring: goes round and round", [rings()], () => {
  using open = new OpenRing();
  const { ring } = open;
  const [a, b, [x, y]] = pair();
  using _a = a, _b = b;
  const data = new Uint8Array(4), into = new Uint8Array(4);
  for (let i = 0; i < 2000; i++) {
    new DataView(data.buffer).setUint32(0, i);
    const tickets = [ring.send(x, data, 4), ring.recv(y, into, 4), ring.recv(x, into.slice(), 4)];
    ring.make();
    assertEquals(tickets.map((ticket) => ring.answer(ticket)), [4, 4, -EAGAIN]);
    assertEquals(new DataView(into.buffer).getUint32(0), i);
    ring.clear();
  }
});

/** Returns the number of descriptors and of mappings of rings in this process. */
function traces(): number {
  const maps = Deno.readTextFileSync("/proc/self/maps").split("\n");
  return openRings().length + maps.filter((line) => line.includes("io_uring")).length;
}

/** True if child programs do not inherit a descriptor. */
function isCloseOnExec(fd: number): boolean {
  const [, flags] = /flags:\s*(\d+)/.exec(Deno.readTextFileSync(`/proc/self/fdinfo/${fd}`))!;
  return (parseInt(flags!, 8) & O_CLOEXEC) !== 0;
}

/** fcntl.h */
const O_CLOEXEC = 0o2000000;

test(
  "ring: leaves nothing when it is closed, and does nothing then",
  [onlyOn("linux", "/proc is Linux's"), rings()],
  () => {
    const before = traces();
    const [a, b, [x]] = pair();
    using _a = a, _b = b;
    const into = new Uint8Array(1);
    let ring;
    {
      using open = new OpenRing();
      ring = open.ring;
      assertEquals(traces(), before + 3);
      assert(openRings().length > 0 && openRings().every(isCloseOnExec));
      assert(ring.recv(x, into, 1) > 0);
    }
    assertEquals(traces(), before);
    assertEquals([ring.recv(x, into, 1), ring.send(x, into, 1)], [0, 0]);
    ring.make();
    ring.clear();
    assertEquals(ring.count, 0);
  },
);
