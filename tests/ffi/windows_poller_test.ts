/**
 * The bookkeeping of Windows's poller, over a kernel that does what the test says.
 *
 * @module
 */
import { assert, assertEquals } from "@std/assert";
import { windows } from "../../constants/windows.ts";
import { EXCEPTIONAL, READABLE, WRITABLE } from "../../ffi/system.ts";
import { layouts } from "../../ffi/windows/layouts.ts";
import { WsaPoll } from "../../ffi/windows/poller.ts";
import { PollSet } from "../../ffi/windows/pollset.ts";
import { test } from "../helpers/support.ts";

const { POLLERR, POLLHUP, POLLNVAL, POLLRDBAND, POLLRDNORM, POLLWRNORM } = windows;
const BELL = 4;

/** WSAPoll and select, of descriptors whose state is set by the test. */
class Kernel {
  /** What each descriptor is. */
  readonly state = new Map<number, number>();
  /** The descriptors whose connection failed, which only select tells. */
  readonly failed = new Set<number>();
  /** What each call was asked: descriptors and events. */
  asked: [fd: number, events: number][] = [];
  /** How many calls there were. */
  calls = 0;
  /** How long the last call might have taken. */
  timeout = 0;
  /** What its clock shows, in ms. */
  now = 0;
  rings = 0;
  closed = false;
  #waiting: (() => void) | undefined;

  readonly poller = new WsaPoll(
    {
      WSAPoll: (bytes, length) => this.#poll(bytes as Uint8Array<ArrayBuffer>, length),
      WSAPollLater: (bytes, length, timeout) => {
        this.timeout = timeout;
        return this.#wait(bytes as Uint8Array<ArrayBuffer>, length, timeout);
      },
      select: (_n, _readable, _writable, failed) => this.#select(failed as Uint8Array<ArrayBuffer>),
    },
    {
      fd: BELL,
      signal: () => {
        this.rings++;
        this.set(BELL, POLLRDNORM);
      },
      drain: () => this.state.delete(BELL),
      close: () => this.closed = true,
    },
    () => this.now,
  );

  /** Something happens to a descriptor. */
  set(fd: number, state: number): void {
    this.state.set(fd, state);
    this.#waiting?.();
  }

  #poll(bytes: Uint8Array<ArrayBuffer>, length: number): number {
    const { size, fd, events, revents } = layouts.WSAPOLLFD;
    const view = new DataView(bytes.buffer);
    this.calls++;
    this.asked = [];
    let count = 0;
    for (let at = 0; at < length * size; at += size) {
      const number = Number(fd.get(view, at)), wanted = events.get(view, at);
      assertEquals(wanted & ~(POLLRDNORM | POLLRDBAND | POLLWRNORM), 0, "WSAEINVAL");
      this.asked.push([number, wanted]);
      const state = this.state.get(number) ?? 0;
      const happened = state & (wanted | POLLERR | POLLHUP | POLLNVAL);
      revents.set(view, happened, at);
      if (happened !== 0) count++;
    }
    return count;
  }

  async #wait(bytes: Uint8Array<ArrayBuffer>, length: number, timeout: number): Promise<number> {
    for (;;) {
      const count = this.#poll(bytes, length);
      if (count > 0 || timeout >= 0) return count; // time passes at once
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#waiting = resolve;
      await promise;
    }
  }

  #select(set: Uint8Array<ArrayBuffer>): number {
    const view = new DataView(set.buffer);
    const { fd_count, fd_array } = layouts.fd_set;
    const members = Array.from(
      { length: fd_count.get(view) },
      (_, i) => view.getBigUint64(fd_array.offset + 8 * i, true),
    ).filter((fd) => this.failed.has(Number(fd)));
    fd_count.set(view, members.length);
    members.forEach((fd, i) => view.setBigUint64(fd_array.offset + 8 * i, fd, true));
    return members.length;
  }

  /** What the last call gave. */
  told(count: number): [fd: number, ready: number][] {
    return Array.from({ length: count }, (_, i) => [this.poller.fd(i), this.poller.ready(i)]);
  }
}

test("windows poller: a descriptor is in the set while it is waited for", [], () => {
  const kernel = new Kernel(), { poller } = kernel;
  for (const fd of [8, 12, 16]) assertEquals(poller.watch(fd), 0);
  poller.poll();
  assertEquals(kernel.asked, [[BELL, POLLRDNORM]]);
  poller.updateInterest(8, READABLE);
  poller.updateInterest(12, WRITABLE);
  poller.updateInterest(16, READABLE | WRITABLE | EXCEPTIONAL);
  poller.poll();
  assertEquals(kernel.asked, [
    [BELL, POLLRDNORM],
    [8, POLLRDNORM],
    [12, POLLWRNORM],
    [16, POLLRDNORM | POLLWRNORM | POLLRDBAND],
  ]);
  poller.updateInterest(8, 0); // the last takes its place
  poller.updateInterest(16, WRITABLE);
  poller.poll();
  assertEquals(kernel.asked, [[BELL, POLLRDNORM], [16, POLLWRNORM], [12, POLLWRNORM]]);
  poller.unwatch(16);
  poller.updateInterest(16, READABLE); // which is too late
  poller.poll();
  assertEquals(kernel.asked, [[BELL, POLLRDNORM], [12, POLLWRNORM]]);
  poller.close();
  assert(kernel.closed);
});

test("windows poller: what is ready is told as long as it is", [], () => {
  const kernel = new Kernel(), { poller } = kernel;
  for (const fd of [8, 12]) {
    poller.watch(fd);
    poller.updateInterest(fd, READABLE);
  }
  assertEquals(poller.poll(), 0);
  kernel.set(8, POLLRDNORM);
  kernel.set(12, POLLWRNORM); // which nobody has asked for
  for (let i = 0; i < 3; i++) assertEquals(kernel.told(poller.poll()), [[8, READABLE]]);
  poller.updateInterest(12, WRITABLE);
  assertEquals(kernel.told(poller.poll()), [[8, READABLE], [12, WRITABLE]]);
  poller.updateInterest(8, 0);
  assertEquals(kernel.told(poller.poll()), [[12, WRITABLE]]);
});

test("windows poller: thousands of descriptors come and go", [], () => {
  const kernel = new Kernel(), { poller } = kernel;
  const fds = Array.from({ length: 5000 }, (_, i) => 8 + 4 * i);
  for (const fd of fds) {
    poller.watch(fd);
    poller.updateInterest(fd, READABLE);
  }
  const gone = fds.filter((_, i) => i % 3 === 0);
  for (const fd of gone) poller.unwatch(fd);
  const rest = fds.filter((_, i) => i % 3 !== 0);
  poller.poll();
  assertEquals(kernel.asked.slice(1).map(([fd]) => fd).sort((a, b) => a - b), rest);
  for (const fd of rest) kernel.state.set(fd, POLLRDNORM);
  assertEquals(poller.poll(), rest.length);
  for (const fd of rest) poller.updateInterest(fd, 0);
  assertEquals(poller.poll(), 0);
  assertEquals(kernel.asked.length, 1);
});

test(
  "windows poller: a wait ends for an event, for wake, and for what it does not know",
  [],
  async () => {
    const kernel = new Kernel(), { poller } = kernel;
    poller.watch(8);
    poller.updateInterest(8, READABLE);
    const event = poller.wait();
    kernel.set(8, POLLRDNORM);
    assertEquals(kernel.told(await event), [[8, READABLE]]);
    kernel.state.clear();

    const woken = poller.wait();
    poller.wake();
    poller.wake();
    assertEquals(await woken, 0);
    assertEquals(kernel.rings, 1);
    assertEquals(kernel.state.has(BELL), false); // silenced

    for (
      const change of [
        () => poller.updateInterest(8, READABLE | WRITABLE),
        () => poller.watch(12) || poller.updateInterest(12, READABLE),
        () => poller.unwatch(8),
      ]
    ) {
      const before = kernel.rings;
      const wait = poller.wait();
      change();
      assertEquals(kernel.rings, before + 1);
      assertEquals(await wait, 0);
    }
    const before = kernel.rings;
    poller.wake(); // nobody waits
    assertEquals(kernel.rings, before);
  },
);

test("windows poller: what a wait finds is of those who are still waited for", [], async () => {
  const kernel = new Kernel(), { poller } = kernel;
  for (const fd of [8, 12]) {
    poller.watch(fd);
    poller.updateInterest(fd, READABLE);
  }
  const wait = poller.wait();
  poller.updateInterest(8, 0); // less needs no new wait
  assertEquals(kernel.rings, 0);
  kernel.state.set(8, POLLRDNORM);
  kernel.set(12, POLLRDNORM);
  assertEquals(kernel.told(await wait), [[12, READABLE]]);
});

test("windows poller: a hang-up that nobody waits for does not make it busy", [], () => {
  const kernel = new Kernel(), { poller } = kernel;
  poller.watch(8);
  poller.updateInterest(8, WRITABLE);
  kernel.set(8, POLLHUP);
  assertEquals(kernel.told(poller.poll()), [[8, READABLE | WRITABLE]]); // once
  assertEquals(poller.poll(), 0);
  assertEquals(kernel.asked.length, 1);
  const told: number[] = [];
  for (kernel.now = 1; kernel.now < 200; kernel.now++) {
    if (poller.poll() > 0) told.push(kernel.now);
  }
  assertEquals(told, [1, 3, 7, 15, 31, 63, 95, 127, 159, 191]);
  poller.wait();
  assertEquals(kernel.timeout, 191 + 32 - 200);
  kernel.set(8, POLLHUP | POLLWRNORM);
  poller.updateInterest(8, WRITABLE); // waited for anew: looked at at once
  for (let i = 0; i < 3; i++) assertEquals(poller.poll(), 1);
});

test("windows poller: urgent data may be told of in vain", [], () => {
  const kernel = new Kernel(), { poller } = kernel;
  poller.watch(8);
  poller.updateInterest(8, READABLE | EXCEPTIONAL);
  kernel.set(8, POLLRDNORM);
  assertEquals(kernel.told(poller.poll()), [[8, READABLE]]);
  assertEquals(poller.poll(), 0);
  poller.updateInterest(8, READABLE);
  for (let i = 0; i < 3; i++) assertEquals(poller.poll(), 1);
});

test("windows poller: a closed descriptor is told of", [], () => {
  const kernel = new Kernel(), { poller } = kernel;
  poller.watch(8);
  poller.updateInterest(8, READABLE);
  kernel.set(8, POLLNVAL);
  assertEquals(kernel.told(poller.poll()), [[8, READABLE | WRITABLE]]);
  assertEquals(poller.poll(), 0);
});

test(
  "windows poller: a failed connection that WSAPoll conceals is found by select",
  [],
  async () => {
    const kernel = new Kernel(), { poller } = kernel;
    for (const fd of [8, 12, 16]) poller.watch(fd);
    poller.updateInterest(8, WRITABLE);
    poller.updateInterest(12, WRITABLE);
    poller.updateInterest(16, READABLE);
    kernel.failed.add(12).add(16);
    assertEquals(kernel.told(await poller.wait()), [[12, WRITABLE]]);
    assert(kernel.timeout > 0);
    poller.unwatch(8);
    poller.unwatch(12);
    poller.wait();
    assertEquals(kernel.timeout, -1);
    poller.wake();
  },
);

test("windows poller: the set keeps its descriptors when it grows and is copied", [], () => {
  const set = new PollSet(1), copy = new PollSet(1);
  for (let i = 0; i < 100; i++) assertEquals(set.add(1000 + i, i), i);
  copy.copyFrom(set);
  assertEquals(set.remove(10), 1099);
  assertEquals(set.remove(98), -1);
  assertEquals([set.length, set.fd(10), set.fd(97)], [98, 1099, 1097]);
  assertEquals([copy.length, copy.fd(10), copy.fd(99)], [100, 1010, 1099]);
});
