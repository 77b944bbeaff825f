// poll(2) of several descriptors on systems that cannot run here, with recorded libraries.

import { assertEquals } from "@std/assert";
import { windows } from "../../constants/windows.ts";
import type { DarwinSymbols } from "../../ffi/darwin/symbols.ts";
import { Darwin } from "../../ffi/darwin/system.ts";
import type { FreeBsdSymbols } from "../../ffi/freebsd/symbols.ts";
import { FreeBsd } from "../../ffi/freebsd/system.ts";
import type { Polled } from "../../ffi/system.ts";
import { layouts } from "../../ffi/windows/layouts.ts";
import { type Calls, pollMany } from "../../ffi/windows/poll_many.ts";
import { bytes, Recorded } from "../helpers/recorded.ts";
import { test } from "../helpers/support.ts";

type Memory = Uint8Array<ArrayBuffer>;

const { POLLERR, POLLHUP, POLLIN, POLLNVAL, POLLOUT, POLLPRI, POLLRDBAND, POLLRDNORM } = windows;

function polled(...pairs: [fd: number, events: number][]): Polled[] {
  return pairs.map(([fd, events]) => ({ fd, events, revents: 0x7f }));
}

function revents(list: readonly Polled[]): number[] {
  return list.map((one) => one.revents);
}

for (const [name, Class] of [["darwin", Darwin], ["freebsd", FreeBsd]] as const) {
  test(`${name}: pollMany passes an array of struct pollfd`, [], () => {
    const libc = new Recorded<DarwinSymbols & FreeBsdSymbols>();
    const system = new Class(libc.symbols);
    libc.taken();
    libc.play.poll = (fds: Memory) => {
      fds[14] = 4; // revents of the second
      return 1;
    };
    const list = polled([5, 1], [258, 0x104]);
    assertEquals(system.pollMany(list, 70), 1);
    assertEquals(libc.taken(), [["poll", bytes("05000000 0100 0000 02010000 0401 0000"), 2, 70]]);
    assertEquals(revents(list), [0, 4]);
    libc.play.poll = () => libc.fail(4);
    assertEquals([system.pollMany(list, -1), ...revents(list)], [-4, 0, 0]);
    libc.play.poll = () => 0;
    assertEquals(system.pollMany([], 9), 0);
    assertEquals(libc.taken().at(-1), ["poll", new Uint8Array(0), 0, 9]);
  });
}

/** Winsock with sockets in given states. */
class Winsock {
  /** Events by socket; other numbers are no sockets. */
  readonly state = new Map<number, number>();
  /** Sockets that select reports as failed. */
  readonly failed = new Set<number>();
  readonly connected = new Set<number>();
  /** The calls: the timeout, and the requests of WSAPoll. */
  readonly log: unknown[] = [];
  /** Runs before each look that waits. */
  onWait = (): void => {};
  readonly #lastError = [0];

  readonly calls: Calls = {
    winsock: {
      WSAPoll: (set, length, timeout) => this.#poll(set as Memory, length, timeout),
      select: (_n, _readable, _writable, failed) => this.#select(failed as Memory),
    },
    sleep: (milliseconds) => this.log.push(["sleep", milliseconds]),
    lastError: this.#lastError,
    isConnected: (fd) => this.connected.has(fd),
  };

  #poll(set: Memory, length: number, timeout: number): number {
    if (timeout !== 0) this.onWait();
    const { size, fd, events, revents } = layouts.WSAPOLLFD;
    const view = new DataView(set.buffer);
    const members = Array.from({ length }, (_, i) => i * size);
    this.log.push([
      timeout,
      ...members.map((at) => [Number(fd.get(view, at)), events.get(view, at)]),
    ]);
    if (members.every((at) => !this.state.has(Number(fd.get(view, at))))) {
      this.#lastError[0] = windows.ENOTSOCK;
      return -1;
    }
    let count = 0;
    for (const at of members) {
      const state = this.state.get(Number(fd.get(view, at))) ?? POLLNVAL;
      const happened = state & (events.get(view, at) | POLLERR | POLLHUP | POLLNVAL);
      revents.set(view, happened, at);
      if (happened !== 0) count++;
    }
    return count;
  }

  #select(set: Memory): number {
    const view = new DataView(set.buffer);
    const { fd_count, fd_array } = layouts.fd_set;
    const at = (i: number) => fd_array.offset + 8 * i;
    const members = Array.from(
      { length: fd_count.get(view) },
      (_, i) => view.getBigUint64(at(i), true),
    )
      .filter((fd) => this.failed.has(Number(fd)));
    fd_count.set(view, members.length);
    members.forEach((fd, i) => view.setBigUint64(at(i), fd, true));
    return members.length;
  }
}

test("windows: pollMany asks for each socket once, by the events of WSAPoll", [], () => {
  const { calls, state, log } = new Winsock();
  state.set(8, POLLRDNORM | POLLRDBAND).set(12, 0);
  const list = polled([8, POLLRDNORM], [12, POLLIN], [8, POLLPRI], [8, POLLOUT]);
  assertEquals(pollMany(calls, list, 0), 2);
  assertEquals(revents(list), [POLLRDNORM, 0, POLLPRI, 0]);
  assertEquals(log, [[0, [8, POLLRDNORM | POLLRDBAND | POLLOUT], [12, POLLIN]]]);
});

test("windows: pollMany waits after a first look, for ever or for a time", [], () => {
  const winsock = new Winsock(), { calls, state, log } = winsock;
  state.set(8, 0);
  winsock.onWait = () => state.set(8, POLLHUP);
  const list = polled([8, POLLRDNORM]);
  assertEquals(pollMany(calls, list, -1), 1);
  assertEquals([log, revents(list)], [[[0, [8, POLLRDNORM]], [-1, [8, POLLRDNORM]]], [POLLHUP]]);
  state.set(8, 0);
  winsock.onWait = () => {};
  assertEquals([pollMany(calls, list, 5), revents(list)], [0, [0]]);
  log.length = 0;
  assertEquals([pollMany(calls, [], 7), pollMany(calls, [], -1)], [0, 0]);
  assertEquals(log, [["sleep", 7], ["sleep", 0xffffffff]]);
});

test("windows: pollMany reports numbers that are no sockets", [], () => {
  const { calls, state } = new Winsock();
  const list = polled([16, POLLIN], [20, POLLOUT]);
  assertEquals([pollMany(calls, list, -1), revents(list)], [2, [POLLNVAL, POLLNVAL]]);
  state.set(20, 0);
  assertEquals([pollMany(calls, list, -1), revents(list)], [1, [POLLNVAL, 0]]);
});

test("windows: pollMany finds failed connections that WSAPoll hides", [], () => {
  const winsock = new Winsock(), { calls, state, failed, connected, log } = winsock;
  state.set(8, 0).set(12, 0).set(16, 0);
  connected.add(12);
  failed.add(12).add(16); // urgent data; no wait for a connection
  const list = polled([8, POLLOUT], [12, POLLOUT], [16, POLLRDNORM]);
  assertEquals(pollMany(calls, list, 0), 0);
  log.length = 0;
  winsock.onWait = () => failed.add(8);
  assertEquals([pollMany(calls, list, -1), revents(list)], [1, [
    POLLERR | POLLHUP | POLLOUT,
    0,
    0,
  ]]);
  assertEquals(log.map((one) => (one as [number])[0]), [0, 500]);
});
