/**
 * Readiness by kqueue(2).
 *
 * @module
 */
import type { Field } from "../layout.ts";
import { EXCEPTIONAL, LONGEST_WAIT, type Poller, READABLE, WRITABLE } from "../system.ts";
import { type Errno, result } from "../unix/errno.ts";
import type { BsdSymbols } from "./symbols.ts";
import { mapCall } from "../in_flight.ts";

/** The largest number of events that one call returns. */
const EVENTS = 256;

/** The timeout of a call that does not wait: a `struct timespec` of zeros. */
const NO_WAIT = new Uint8Array(new ArrayBuffer(16));
/** That of a call that waits: seconds and nanoseconds. */
const WAIT = new Uint8Array(new BigInt64Array([BigInt(LONGEST_WAIT / 1000), 0n]).buffer);

/** `struct kevent` */
export interface KeventLayout {
  readonly size: number;
  readonly ident: Field<number>;
  readonly filter: Field<number>;
  readonly flags: Field<number>;
  readonly fflags: Field<number>;
  readonly data: Field<bigint>;
}

/** The constants that this file uses, by their C names. */
export interface KqueueConstants {
  readonly EVFILT_READ: number;
  readonly EVFILT_WRITE: number;
  readonly EVFILT_USER: number;
  readonly EV_ADD: number;
  readonly EV_CLEAR: number;
  readonly EV_DELETE: number;
  readonly EV_EOF: number;
  readonly EV_ERROR: number;
  readonly EV_RECEIPT: number;
  readonly EINVAL: number;
  readonly ENODEV: number;
  readonly ENOTSUP: number;
  readonly ENXIO: number;
  readonly EPERM: number;
  readonly EPIPE: number;
  readonly NOTE_TRIGGER: number;
  /** The filter for urgent data, which only macOS has. */
  readonly EVFILT_EXCEPT?: number;
  readonly NOTE_OOB?: number;
}

/** A filter of a descriptor, and its `fflags`. */
type Filter = readonly [filter: number, fflags: number];

/** A kqueue, with a user event in it that ends a wait. */
export class Kqueue implements Poller {
  readonly syscall = "kevent";
  readonly isEdgeTriggered = true;
  readonly refusals: readonly number[];
  // Devices too, and pipes that nobody reads: poll(2) knows when they are ready.
  readonly refusesOnlyConstant = false;
  readonly #c: Pick<BsdSymbols, "close" | "kevent" | "keventLater">;
  readonly #errno: Errno;
  readonly #kqueue: number;
  readonly #layout: KeventLayout;
  readonly #constants: KqueueConstants;
  /** The filters that watch a descriptor, each with its `fflags`. */
  readonly #filters: readonly Filter[];
  /** The events of `poll`. Those of a `wait` have memory of their own: both may run at once. */
  readonly #polled: Uint8Array<ArrayBuffer>;
  readonly #waited: Uint8Array<ArrayBuffer>;
  /** The events that were collected last. */
  #view: DataView<ArrayBuffer>;
  readonly #changes: Uint8Array<ArrayBuffer>;
  readonly #changesView: DataView<ArrayBuffer>;

  /**
   * Takes ownership of a kqueue.
   *
   * @param symbols The bound functions.
   * @param errno This thread's `errno`.
   * @param kqueue The descriptor from kqueue(2).
   * @param layout The system's `struct kevent`.
   * @param constants The system's table of constants.
   */
  constructor(
    symbols: Pick<BsdSymbols, "close" | "kevent" | "keventLater">,
    errno: Errno,
    kqueue: number,
    layout: KeventLayout,
    constants: KqueueConstants,
  ) {
    this.#c = symbols;
    this.#errno = errno;
    this.#kqueue = kqueue;
    this.#layout = layout;
    this.#constants = constants;
    // Files and devices have few filters; that of writes has a pipe only while somebody can read it.
    const { EINVAL, ENODEV, ENOTSUP, ENXIO, EPERM, EPIPE } = constants;
    this.refusals = [EINVAL, ENODEV, ENOTSUP, ENXIO, EPERM, EPIPE];
    const { EVFILT_READ, EVFILT_WRITE, EVFILT_EXCEPT, NOTE_OOB = 0 } = constants;
    this.#filters = [
      [EVFILT_READ, 0],
      [EVFILT_WRITE, 0],
      ...(EVFILT_EXCEPT === undefined ? [] : [[EVFILT_EXCEPT, NOTE_OOB] as const]),
    ];
    this.#polled = new Uint8Array(new ArrayBuffer(EVENTS * layout.size));
    this.#waited = new Uint8Array(new ArrayBuffer(EVENTS * layout.size));
    this.#view = new DataView(this.#polled.buffer);
    this.#changes = new Uint8Array(new ArrayBuffer(this.#filters.length * layout.size));
    this.#changesView = new DataView(this.#changes.buffer);
    this.#changeUserEvent(constants.EV_ADD | constants.EV_CLEAR, 0);
  }

  /** Adds or triggers the user event that ends a wait. */
  #changeUserEvent(flags: number, fflags: number): void {
    this.#writeChange(0, 0, this.#constants.EVFILT_USER, flags, fflags);
    this.#c.kevent(this.#kqueue, this.#changes, 1, null, 0, null);
  }

  #writeChange(index: number, ident: number, filter: number, flags: number, fflags: number): void {
    const layout = this.#layout, view = this.#changesView, at = index * layout.size;
    this.#changes.fill(0, at, at + layout.size);
    layout.ident.set(view, ident, at);
    layout.filter.set(view, filter, at);
    layout.flags.set(view, flags, at);
    layout.fflags.set(view, fflags, at);
  }

  /** Returns the filters that report some directions. */
  #filtersOf(directions: number): readonly Filter[] {
    const { EVFILT_WRITE } = this.#constants;
    return this.#filters.filter(([filter]) =>
      directions & (filter === EVFILT_WRITE ? WRITABLE : READABLE | EXCEPTIONAL)
    );
  }

  /** Makes the same change to some filters of a descriptor. @returns 0, or the negated error. */
  #change(fd: number, filters: readonly Filter[], flags: number): number {
    const { EV_RECEIPT } = this.#constants;
    const { size, data } = this.#layout;
    filters.forEach(([filter, fflags], i) =>
      this.#writeChange(i, fd, filter, flags | EV_RECEIPT, fflags)
    );
    // EV_RECEIPT: the kernel replaces each change by its result.
    const { length } = filters;
    const receipts = result(
      this.#c.kevent(this.#kqueue, this.#changes, length, this.#changes, length, NO_WAIT),
      this.#errno[0],
    );
    for (let i = 0; i < receipts; i++) {
      const error = Number(data.get(this.#changesView, i * size));
      // What is no socket has no urgent data, and may refuse the filter for it.
      const isNeedless = filters[i]![0] === this.#constants.EVFILT_EXCEPT &&
        this.refusals.includes(error);
      if (error !== 0 && !isNeedless) return -error;
    }
    return Math.min(receipts, 0);
  }

  // EV_CLEAR makes the filters edge-triggered: each change to ready is one event. Edges are enough
  // because an operation waits only after its call failed with EAGAIN.
  #add(fd: number, directions: number): number {
    const { EV_ADD, EV_CLEAR } = this.#constants;
    return this.#change(fd, this.#filtersOf(directions), EV_ADD | EV_CLEAR);
  }

  watch(fd: number, directions: number): number {
    const error = this.#add(fd, directions);
    if (error < 0) this.unwatch(fd);
    return error;
  }

  updateInterest(fd: number, directions: number): number {
    return this.#add(fd, directions);
  }

  unwatch(fd: number): void {
    // The kernel answers ENOENT for a filter that was not added.
    this.#change(fd, this.#filters, this.#constants.EV_DELETE);
  }

  poll(): number {
    const count = this.#c.kevent(this.#kqueue, null, 0, this.#polled, EVENTS, NO_WAIT);
    this.#view = new DataView(this.#polled.buffer);
    return Math.max(0, count);
  }

  wait(): Promise<number> {
    const call = this.#c.keventLater(this.#kqueue, null, 0, this.#waited, EVENTS, WAIT);
    return mapCall(call, (count) => {
      this.#view = new DataView(this.#waited.buffer);
      // -1 is EINTR, the only possible error: nothing is ready, and the reactor polls again.
      return Math.max(0, count);
    });
  }

  probe(): Promise<unknown> {
    return this.#c.keventLater(-1, null, 0, null, 0, NO_WAIT); // EBADF
  }

  fd(index: number): number {
    const { size, ident, filter } = this.#layout;
    const { EVFILT_USER } = this.#constants;
    const at = index * size;
    return filter.get(this.#view, at) === EVFILT_USER ? -1 : ident.get(this.#view, at);
  }

  ready(index: number): number {
    const { size, filter, flags } = this.#layout;
    const { EV_EOF, EV_ERROR, EVFILT_WRITE } = this.#constants;
    const at = index * size;
    // An error or a hang-up ends the wait in both directions; the retried call returns the error.
    if (flags.get(this.#view, at) & (EV_EOF | EV_ERROR)) return READABLE | WRITABLE;
    return filter.get(this.#view, at) === EVFILT_WRITE ? WRITABLE : READABLE;
  }

  wake(): void {
    this.#changeUserEvent(0, this.#constants.NOTE_TRIGGER);
  }

  close(): void {
    this.#c.close(this.#kqueue);
  }
}
