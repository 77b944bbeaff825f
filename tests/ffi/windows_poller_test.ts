/**
 * The bookkeeping of Windows's poller, with a simulated kernel.
 *
 * @module
 */
import { assert, assertEquals } from "@std/assert";
import { windows } from "../../constants/windows.ts";
import { EXCEPTIONAL, LONGEST_WAIT, READABLE, WRITABLE } from "../../ffi/system.ts";
import { layouts } from "../../ffi/windows/layouts.ts";
import { WsaPoll } from "../../ffi/windows/poller.ts";
import { PollSet } from "../../ffi/windows/pollset.ts";
import { test } from "../helpers/support.ts";

const { POLLERR, POLLHUP, POLLNVAL, POLLRDBAND, POLLRDNORM, POLLWRNORM } = windows;
const WAKEUP = 4;

/** A simulation of WSAPoll and select; the test sets the state of descriptors. */
class Kernel {
  /** The pending events of each descriptor. */
  readonly state = new Map<number, number>();
  /** The descriptors whose connection failed; select alone reports them. */
  readonly failed = new Set<number>();
  /** The descriptors and requested events of the last call of WSAPoll. */
  requested: [fd: number, events: number][] = [];
  /** The timeout of the last wait, in ms. */
  timeout = 0;
  /** The time of its clock, in ms. */
  now = 0;
  signals = 0;
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
      fd: WAKEUP,
      signal: () => {
        this.signals++;
        this.set(WAKEUP, POLLRDNORM);
      },
      drain: () => this.state.delete(WAKEUP),
      close: () => this.closed = true,
    },
    () => this.now,
  );

  /** Sets the pending events of a descriptor and ends a wait. */
  set(fd: number, state: number): void {
    this.state.set(fd, state);
    this.#waiting?.();
  }

  #poll(bytes: Uint8Array<ArrayBuffer>, length: number): number {
    const { size, fd, events, revents } = layouts.WSAPOLLFD;
    const view = new DataView(bytes.buffer);
    this.requested = [];
    let count = 0;
    for (let at = 0; at < length * size; at += size) {
      const number = Number(fd.get(view, at)), mask = events.get(view, at);
      assertEquals(mask & ~(POLLRDNORM | POLLRDBAND | POLLWRNORM), 0, "WSAEINVAL");
      this.requested.push([number, mask]);
      const state = this.state.get(number) ?? 0;
      const reported = state & (mask | POLLERR | POLLHUP | POLLNVAL);
      revents.set(view, reported, at);
      if (reported !== 0) count++;
    }
    return count;
  }

  async #wait(bytes: Uint8Array<ArrayBuffer>, length: number, timeout: number): Promise<number> {
    for (;;) {
      const count = this.#poll(bytes, length);
      if (count > 0 || timeout < LONGEST_WAIT) return count; // the timeout passes at once
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

  /** Returns the events of the last poll or wait. */
  events(count: number): [fd: number, ready: number][] {
    return Array.from({ length: count }, (_, i) => [this.poller.fd(i), this.poller.ready(i)]);
  }
}

test("windows poller: a descriptor is in the set only while an operation waits for it", [], () => {
  const kernel = new Kernel(), { poller } = kernel;
  for (const fd of [8, 12, 16]) assertEquals(poller.watch(fd, 0), 0);
  poller.poll();
  assertEquals(kernel.requested, [[WAKEUP, POLLRDNORM]]);
  poller.updateInterest(8, READABLE);
  poller.updateInterest(12, WRITABLE);
  poller.updateInterest(16, READABLE | WRITABLE | EXCEPTIONAL);
  poller.poll();
  assertEquals(kernel.requested, [
    [WAKEUP, POLLRDNORM],
    [8, POLLRDNORM],
    [12, POLLWRNORM],
    [16, POLLRDNORM | POLLWRNORM | POLLRDBAND],
  ]);
  poller.updateInterest(8, 0); // the last descriptor moves to its slot
  poller.updateInterest(16, WRITABLE);
  poller.poll();
  assertEquals(kernel.requested, [[WAKEUP, POLLRDNORM], [16, POLLWRNORM], [12, POLLWRNORM]]);
  poller.unwatch(16);
  poller.updateInterest(16, READABLE); // ignored: no longer watched
  poller.poll();
  assertEquals(kernel.requested, [[WAKEUP, POLLRDNORM], [12, POLLWRNORM]]);
  poller.close();
  assert(kernel.closed);
});

test("windows poller: a ready descriptor is reported as long as it is ready", [], () => {
  const kernel = new Kernel(), { poller } = kernel;
  for (const fd of [8, 12]) {
    poller.watch(fd, 0);
    poller.updateInterest(fd, READABLE);
  }
  assertEquals(poller.poll(), 0);
  kernel.set(8, POLLRDNORM);
  kernel.set(12, POLLWRNORM); // not requested
  for (let i = 0; i < 3; i++) assertEquals(kernel.events(poller.poll()), [[8, READABLE]]);
  poller.updateInterest(12, WRITABLE);
  assertEquals(kernel.events(poller.poll()), [[8, READABLE], [12, WRITABLE]]);
  poller.updateInterest(8, 0);
  assertEquals(kernel.events(poller.poll()), [[12, WRITABLE]]);
});

test("windows poller: thousands of descriptors are added and removed", [], () => {
  const kernel = new Kernel(), { poller } = kernel;
  const fds = Array.from({ length: 5000 }, (_, i) => 8 + 4 * i);
  for (const fd of fds) {
    poller.watch(fd, 0);
    poller.updateInterest(fd, READABLE);
  }
  const removed = fds.filter((_, i) => i % 3 === 0);
  for (const fd of removed) poller.unwatch(fd);
  const kept = fds.filter((_, i) => i % 3 !== 0);
  poller.poll();
  assertEquals(kernel.requested.slice(1).map(([fd]) => fd).sort((a, b) => a - b), kept);
  for (const fd of kept) kernel.state.set(fd, POLLRDNORM);
  assertEquals(poller.poll(), kept.length);
  for (const fd of kept) poller.updateInterest(fd, 0);
  assertEquals(poller.poll(), 0);
  assertEquals(kernel.requested.length, 1);
});

test(
  "windows poller: an event, wake, and a change of the set end a wait",
  [],
  async () => {
    const kernel = new Kernel(), { poller } = kernel;
    poller.watch(8, 0);
    poller.updateInterest(8, READABLE);
    const event = poller.wait();
    kernel.set(8, POLLRDNORM);
    assertEquals(kernel.events(await event), [[8, READABLE]]);
    kernel.state.clear();

    const woken = poller.wait();
    poller.wake();
    poller.wake();
    assertEquals(await woken, 0);
    assertEquals(kernel.signals, 1);
    assertEquals(kernel.state.has(WAKEUP), false); // drained

    for (
      const change of [
        () => poller.updateInterest(8, READABLE | WRITABLE),
        () => poller.watch(12, 0) || poller.updateInterest(12, READABLE),
        () => poller.unwatch(8),
      ]
    ) {
      const before = kernel.signals;
      const wait = poller.wait();
      change();
      assertEquals(kernel.signals, before + 1);
      assertEquals(await wait, 0);
    }
    const before = kernel.signals;
    poller.wake(); // no wait to end
    assertEquals(kernel.signals, before);
  },
);

test(
  "windows poller: a wait reports only descriptors that an operation still waits for",
  [],
  async () => {
    const kernel = new Kernel(), { poller } = kernel;
    for (const fd of [8, 12]) {
      poller.watch(fd, 0);
      poller.updateInterest(fd, READABLE);
    }
    const wait = poller.wait();
    poller.updateInterest(8, 0); // a smaller interest does not end the wait
    assertEquals(kernel.signals, 0);
    kernel.state.set(8, POLLRDNORM);
    kernel.set(12, POLLRDNORM);
    assertEquals(kernel.events(await wait), [[12, READABLE]]);
  },
);

test("windows poller: a hang-up that no operation waits for is reported with back-off", [], () => {
  const kernel = new Kernel(), { poller } = kernel;
  poller.watch(8, 0);
  poller.updateInterest(8, WRITABLE);
  kernel.set(8, POLLHUP);
  assertEquals(kernel.events(poller.poll()), [[8, READABLE | WRITABLE]]); // at once the first time
  assertEquals(poller.poll(), 0);
  assertEquals(kernel.requested.length, 1);
  const times: number[] = [];
  for (kernel.now = 1; kernel.now < 200; kernel.now++) {
    if (poller.poll() > 0) times.push(kernel.now);
  }
  assertEquals(times, [1, 3, 7, 15, 31, 63, 95, 127, 159, 191]);
  poller.wait();
  assertEquals(kernel.timeout, 191 + 32 - 200);
  kernel.set(8, POLLHUP | POLLWRNORM);
  poller.updateInterest(8, WRITABLE); // a new wait ends the back-off
  for (let i = 0; i < 3; i++) assertEquals(poller.poll(), 1);
});

test(
  "windows poller: events are reported with back-off while an operation waits for urgent data",
  [],
  () => {
    const kernel = new Kernel(), { poller } = kernel;
    poller.watch(8, 0);
    poller.updateInterest(8, READABLE | EXCEPTIONAL);
    kernel.set(8, POLLRDNORM);
    assertEquals(kernel.events(poller.poll()), [[8, READABLE]]);
    assertEquals(poller.poll(), 0);
    poller.updateInterest(8, READABLE);
    for (let i = 0; i < 3; i++) assertEquals(poller.poll(), 1);
  },
);

test("windows poller: a closed descriptor is reported", [], () => {
  const kernel = new Kernel(), { poller } = kernel;
  poller.watch(8, 0);
  poller.updateInterest(8, READABLE);
  kernel.set(8, POLLNVAL);
  assertEquals(kernel.events(poller.poll()), [[8, READABLE | WRITABLE]]);
  assertEquals(poller.poll(), 0);
});

test(
  "windows poller: select finds a failed connection that WSAPoll hides",
  [],
  async () => {
    const kernel = new Kernel(), { poller } = kernel;
    for (const fd of [8, 12, 16]) poller.watch(fd, 0);
    poller.updateInterest(8, WRITABLE);
    poller.updateInterest(12, WRITABLE);
    poller.updateInterest(16, READABLE);
    kernel.failed.add(12).add(16);
    assertEquals(kernel.events(await poller.wait()), [[12, WRITABLE]]);
    assert(kernel.timeout > 0);
    poller.unwatch(8);
    poller.unwatch(12);
    poller.wait();
    assertEquals(kernel.timeout, LONGEST_WAIT);
    poller.wake();
  },
);

test(
  "windows poller: the set keeps its descriptors when it grows and when it is copied",
  [],
  () => {
    const set = new PollSet(1), copy = new PollSet(1);
    for (let i = 0; i < 100; i++) assertEquals(set.add(1000 + i, i), i);
    copy.copyFrom(set);
    assertEquals(set.remove(10), 1099);
    assertEquals(set.remove(98), -1);
    assertEquals([set.length, set.fd(10), set.fd(97)], [98, 1099, 1097]);
    assertEquals([copy.length, copy.fd(10), copy.fd(99)], [100, 1010, 1099]);
  },
);
