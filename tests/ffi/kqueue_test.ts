// The poller of macOS and FreeBSD, with a recorded kernel.

import { assert, assertEquals } from "@std/assert";
import { darwin } from "../../constants/darwin.ts";
import { freebsd } from "../../constants/freebsd.ts";
import { Darwin } from "../../ffi/darwin/system.ts";
import type { DarwinSymbols } from "../../ffi/darwin/symbols.ts";
import { FreeBsd } from "../../ffi/freebsd/system.ts";
import type { FreeBsdSymbols } from "../../ffi/freebsd/symbols.ts";
import { EXCEPTIONAL, type Poller, READABLE, WRITABLE } from "../../ffi/system.ts";
import { bytes, Recorded } from "../helpers/recorded.ts";
import { test } from "../helpers/support.ts";

const KQUEUE = 9;

// constants that are the same on both systems
const { EV_ADD, EV_CLEAR, EV_DELETE, EV_EOF, EV_ERROR, EV_RECEIPT, NOTE_TRIGGER } = darwin;
const { EVFILT_READ, EVFILT_WRITE } = darwin;
const ENOENT = 2, EBADF = 9, EINTR = 4;

type Memory = Uint8Array<ArrayBuffer>;

/** A decoded `struct kevent`. */
interface Event {
  ident: number;
  filter: number;
  flags: number;
  fflags: number;
  data: number;
}

/** A kqueue of the kernel: its registered filters and its pending events. */
class Kernel {
  readonly libc = new Recorded<DarwinSymbols & FreeBsdSymbols>();
  /** The registered filters; a key is a descriptor and a filter. */
  readonly watched = new Map<string, { flags: number; fflags: number }>();
  /** The events that the next call returns. */
  pending: Event[] = [];
  /** Descriptors that are not open. */
  closed: number[] = [];
  /** The filters that the kernel refuses. */
  refused: string[] = [];
  readonly #size: number;

  constructor(size: number) {
    this.#size = size;
    this.libc.play.kqueue = () => KQUEUE;
    this.libc.play.kevent = this.libc.play.keventLater = (
      _kqueue: number,
      changes: Memory | null,
      count: number,
      events: Memory | null,
      capacity: number,
    ) => this.#kevent(changes, count, events, capacity);
  }

  #kevent(changes: Memory | null, count: number, events: Memory | null, capacity: number): number {
    const receipts: Event[] = [];
    for (let i = 0; i < count; i++) {
      const change = this.#read(changes!, i);
      const data = this.#apply(change);
      if (change.flags & EV_RECEIPT || data !== 0) {
        receipts.push({ ...change, flags: EV_ERROR, data });
      }
    }
    const returned = count > 0 ? receipts : this.pending.splice(0, capacity);
    assert(returned.length <= capacity);
    returned.forEach((event, i) => this.#write(events!, i, event));
    return returned.length;
  }

  /** Applies a change. @returns the error number, or 0. */
  #apply({ ident, filter, flags, fflags }: Event): number {
    const key = `${ident} ${filter}`;
    if (this.closed.includes(ident)) return EBADF;
    if (flags & EV_ADD && this.refused.includes(key)) return darwin.EINVAL;
    if (flags & EV_ADD) this.watched.set(key, { flags: flags & ~EV_RECEIPT, fflags });
    else if (!this.watched.has(key)) return ENOENT;
    if (flags & EV_DELETE) this.watched.delete(key);
    if (fflags & NOTE_TRIGGER) this.pending.push({ ident, filter, flags, fflags, data: 0 });
    return 0;
  }

  // The structure by its C definition: uintptr_t, short, u_short, u_int, int64_t.
  #read(memory: Memory, index: number): Event {
    const view = new DataView(memory.buffer, memory.byteOffset + index * this.#size);
    for (let rest = 24; rest < this.#size; rest++) assertEquals(view.getUint8(rest), 0);
    return {
      ident: Number(view.getBigUint64(0, true)),
      filter: view.getInt16(8, true),
      flags: view.getUint16(10, true),
      fflags: view.getUint32(12, true),
      data: Number(view.getBigInt64(16, true)),
    };
  }

  #write(memory: Memory, index: number, event: Event): void {
    const view = new DataView(memory.buffer, memory.byteOffset + index * this.#size);
    view.setBigUint64(0, BigInt(event.ident), true);
    view.setInt16(8, event.filter, true);
    view.setUint16(10, event.flags, true);
    view.setUint32(12, event.fflags, true);
    view.setBigInt64(16, BigInt(event.data), true);
  }
}

const systems = {
  darwin: {
    size: 32,
    constants: darwin,
    filters: { "5 -1": 0, "5 -2": 0, "5 -15": darwin.NOTE_OOB },
    make: (libc: DarwinSymbols & FreeBsdSymbols) => new Darwin(libc),
  },
  freebsd: {
    size: 64,
    constants: freebsd,
    filters: { "5 -1": 0, "5 -2": 0 },
    make: (libc: DarwinSymbols & FreeBsdSymbols) => new FreeBsd(libc),
  },
};

for (const [name, { size, constants, filters, make }] of Object.entries(systems)) {
  const userEvent = `0 ${constants.EVFILT_USER}`;

  /** Returns a new kernel and a poller of it. */
  const open = (): [Kernel, Poller] => {
    const kernel = new Kernel(size);
    const poller = make(kernel.libc.symbols).poller();
    assert(typeof poller === "object");
    return [kernel, poller];
  };

  test(`kqueue of ${name}: the kqueue is close-on-exec, and close closes it`, [], () => {
    const [{ libc, watched }, poller] = open();
    assertEquals(libc.calls.slice(0, 2), [
      ["kqueue"],
      ["fcntl", KQUEUE, constants.F_SETFD, constants.FD_CLOEXEC],
    ]);
    assertEquals([...watched], [[userEvent, { flags: EV_ADD | EV_CLEAR, fflags: 0 }]]);
    libc.taken();
    poller.close();
    assertEquals(libc.calls, [["close", KQUEUE]]);
  });

  test(`kqueue of ${name}: poller returns the error of kqueue`, [], () => {
    const { libc } = new Kernel(size);
    libc.play.kqueue = () => libc.fail(constants.EMFILE);
    assertEquals(make(libc.symbols).poller(), -constants.EMFILE);
    assertEquals(libc.calls, [["kqueue"]]);
  });

  test(`kqueue of ${name}: a direction adds its filters, unwatch deletes all`, [], () => {
    const [{ watched }, poller] = open();
    assertEquals(watched.delete(userEvent), true);
    const all = Object.entries(filters).map(([key, fflags]) =>
      [key, { flags: EV_ADD | EV_CLEAR, fflags }] as const
    );
    const isWrite = ([key]: readonly [string, unknown]) => key === "5 -2";
    assertEquals(poller.watch(5, WRITABLE), 0);
    assertEquals(Object.fromEntries(watched), Object.fromEntries(all.filter(isWrite)));
    poller.updateInterest(5, READABLE | WRITABLE);
    assertEquals(Object.fromEntries(watched), Object.fromEntries(all));
    poller.unwatch(5);
    assertEquals([...watched], []);
    for (const direction of [READABLE, EXCEPTIONAL]) {
      assertEquals(poller.watch(5, direction), 0);
      assertEquals(
        Object.fromEntries(watched),
        Object.fromEntries(all.filter((one) => !isWrite(one))),
      );
      poller.unwatch(5);
      assertEquals([...watched], []);
    }
  });

  test(`kqueue of ${name}: a failed watch leaves no filter behind`, [], () => {
    const [kernel, poller] = open();
    kernel.closed = [7];
    assertEquals(poller.watch(7, READABLE), -EBADF);
    kernel.libc.play.kevent = () => kernel.libc.fail(constants.ENOMEM);
    assertEquals(poller.watch(5, READABLE), -constants.ENOMEM);
    assertEquals([...kernel.watched.keys()], [userEvent]);
  });

  test(
    `kqueue of ${name}: a descriptor that is no socket needs no filter of urgent data`,
    [],
    () => {
      const [kernel, poller] = open();
      kernel.refused = [`5 ${darwin.EVFILT_EXCEPT}`];
      assertEquals(poller.watch(5, READABLE | WRITABLE), 0);
      assertEquals([...kernel.watched.keys()].sort(), ["5 -1", "5 -2", userEvent].sort());
      kernel.refused = ["7 -1"]; // a device
      assertEquals(poller.watch(7, READABLE), -constants.EINVAL);
      assertEquals(poller.refusals.includes(constants.EINVAL), true);
      assertEquals(poller.refusals.includes(constants.ENOMEM), false);
    },
  );

  test(`kqueue of ${name}: events and their directions`, [], () => {
    const [kernel, poller] = open();
    const event = (ident: number, filter: number, flags: number) => ({
      ident,
      filter,
      flags: EV_CLEAR | flags,
      fflags: 0,
      data: 1,
    });
    kernel.pending = [
      event(5, EVFILT_READ, 0),
      event(6, EVFILT_WRITE, 0),
      event(7, EVFILT_READ, EV_EOF),
      event(8, EVFILT_WRITE, EV_EOF),
      event(70000, EVFILT_READ, EV_ERROR),
      event(0, EVFILT_READ, 0),
    ];
    assertEquals(poller.poll(), 6);
    assertEquals([0, 1, 2, 3, 4, 5].map((i) => [poller.fd(i), poller.ready(i)]), [
      [5, READABLE],
      [6, WRITABLE],
      [7, READABLE | WRITABLE],
      [8, READABLE | WRITABLE],
      [70000, READABLE | WRITABLE],
      [0, READABLE],
    ]);
    assertEquals(poller.poll(), 0);
  });

  test(`kqueue of ${name}: a wait lasts 30 s at most, and wake ends it`, [], async () => {
    const [{ libc }, poller] = open();
    libc.taken();
    poller.wake();
    assertEquals(await poller.wait(), 1);
    assertEquals(poller.fd(0), -1);
    const [change, wait] = libc.taken();
    assertEquals(change!.slice(3), [1, null, 0, null]); // a change without events to wait for
    assertEquals([wait![0], wait![2], wait![6]], [
      "keventLater",
      null,
      bytes("1e 00000000000000 0000000000000000"),
    ]);
    poller.poll();
    assertEquals(libc.calls[0]?.at(-1), bytes("00".repeat(16))); // a timespec
    libc.play.kevent = libc.play.keventLater = () => libc.fail(EINTR);
    assertEquals([poller.poll(), await poller.wait()], [0, 0]);
  });
}

test("kqueue of darwin: urgent data makes a descriptor readable", [], () => {
  const kernel = new Kernel(32);
  const poller = new Darwin(kernel.libc.symbols).poller() as Poller;
  const { EVFILT_EXCEPT: filter, NOTE_OOB: fflags } = darwin;
  kernel.pending = [{ ident: 5, filter, flags: EV_CLEAR, fflags, data: 0 }];
  assertEquals([poller.poll(), poller.fd(0), poller.ready(0)], [1, 5, READABLE]);
});
