/**
 * Readiness by epoll(7).
 *
 * @module
 */
import { linux } from "../../constants/linux.ts";
import { type Errno, result } from "../unix/errno.ts";
import type { LinuxSymbols } from "./symbols.ts";
import { layouts } from "./layouts.ts";
import { EXCEPTIONAL, LONGEST_WAIT, type Poller, READABLE, WRITABLE } from "../system.ts";
import { mapCall } from "../in_flight.ts";
import { IoUring } from "./call_ring.ts";

/** Maximum number of events of one epoll_wait(2). */
const EVENTS = 256;

// sys/eventfd.h defines the flags of eventfd(2) by these flags of open(2).
const EFD_CLOEXEC = linux.O_CLOEXEC;
const EFD_NONBLOCK = linux.O_NONBLOCK;

// An error or a hang-up ends a wait in either direction; the retried call returns the error.
const READ_EVENTS = linux.EPOLLIN | linux.EPOLLRDHUP | linux.EPOLLPRI |
  linux.EPOLLERR |
  linux.EPOLLHUP;
const WRITE_EVENTS = linux.EPOLLOUT | linux.EPOLLERR | linux.EPOLLHUP;

/**
 * Returns the events to register for some directions. Edge-triggered: each change to ready is an
 * event. Edges are enough because an operation waits only after its call failed with EAGAIN.
 */
function eventsOf(directions: number): number {
  const reads = linux.EPOLLIN | linux.EPOLLRDHUP | linux.EPOLLPRI;
  return ((directions & (READABLE | EXCEPTIONAL) ? reads : 0) |
    (directions & WRITABLE ? linux.EPOLLOUT : 0) | linux.EPOLLET) >>> 0;
}

/** Makes memory for the events of one call. */
function eventList(): { readonly bytes: Uint8Array<ArrayBuffer>; readonly view: DataView } {
  const bytes = new Uint8Array(EVENTS * layouts.epoll_event.size);
  return { bytes, view: new DataView(bytes.buffer) };
}

/** An epoll instance that also watches an eventfd, whose event ends a wait. */
export class Epoll implements Poller {
  readonly syscall = "epoll_ctl";
  readonly isEdgeTriggered = true;
  readonly refusals: readonly number[] = [linux.EPERM];
  // EPERM: the file has no poll method, so that poll(2) answers the same at all times.
  readonly refusesOnlyConstant = true;
  readonly #c: LinuxSymbols;
  readonly #epoll: number;
  readonly #eventfd: number;
  /** The events of `poll`. Those of a `wait` have memory of their own: both may run at once. */
  readonly #polled = eventList();
  readonly #waited = eventList();
  /** The events that were collected last. */
  #view: DataView = this.#polled.view;
  readonly #change = new Uint8Array(layouts.epoll_event.size);
  readonly #errno: Errno;
  readonly #probed = new Uint8Array(layouts.epoll_event.size);
  #ring: IoUring | undefined;
  readonly #one = new Uint8Array(new BigUint64Array([1n]).buffer);

  /**
   * @param symbols The bound functions.
   * @param errno This thread's `errno`.
   * @param epoll The epoll instance.
   * @param eventfd The eventfd.
   */
  private constructor(
    symbols: LinuxSymbols,
    errno: Errno,
    epoll: number,
    eventfd: number,
  ) {
    this.#c = symbols;
    this.#errno = errno;
    this.#epoll = epoll;
    this.#eventfd = eventfd;
    this.watch(eventfd, READABLE);
  }

  /**
   * Creates both descriptors.
   *
   * @param symbols The bound functions.
   * @param errno This thread's `errno`.
   * @returns The poller, or the negated error.
   */
  static create(symbols: LinuxSymbols, errno: Errno): Epoll | number {
    const epoll = result(symbols.epoll_create1(linux.EPOLL_CLOEXEC), errno[0]);
    if (epoll < 0) return epoll;
    const eventfd = result(symbols.eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK), errno[0]);
    if (eventfd >= 0) return new Epoll(symbols, errno, epoll, eventfd);
    symbols.close(epoll);
    return eventfd;
  }

  watch(fd: number, directions: number): number {
    return this.#control(linux.EPOLL_CTL_ADD, fd, directions);
  }

  updateInterest(fd: number, directions: number): number {
    return this.#control(linux.EPOLL_CTL_MOD, fd, directions);
  }

  #control(operation: number, fd: number, directions: number): number {
    const change = new DataView(this.#change.buffer);
    layouts.epoll_event.events.set(change, eventsOf(directions));
    layouts.epoll_event.data.set(change, fd);
    return result(
      this.#c.epoll_ctl(this.#epoll, operation, fd, this.#change),
      this.#errno[0],
    );
  }

  unwatch(fd: number): void {
    this.#c.epoll_ctl(this.#epoll, linux.EPOLL_CTL_DEL, fd, this.#change);
  }

  poll(): number {
    const count = this.#c.epoll_wait(this.#epoll, this.#polled.bytes, EVENTS, 0);
    this.#view = this.#polled.view;
    return Math.max(0, count);
  }

  wait(): Promise<number> {
    const { bytes, view } = this.#waited;
    return mapCall(this.#c.epollWaitLater(this.#epoll, bytes, EVENTS, LONGEST_WAIT), (count) => {
      this.#view = view;
      // -1 is EINTR, the only possible error: nothing is ready, and the reactor waits again.
      return Math.max(0, count);
    });
  }

  probe(): Promise<unknown> {
    return this.#c.epollWaitLater(-1, this.#probed, 1, 0); // EBADF
  }

  fd(index: number): number {
    const { data, size } = layouts.epoll_event;
    const fd = data.get(this.#view, index * size);
    return fd === this.#eventfd ? -1 : fd;
  }

  ready(index: number): number {
    const { events, size } = layouts.epoll_event;
    const flags = events.get(this.#view, index * size);
    return (flags & READ_EVENTS ? READABLE : 0) | (flags & WRITE_EVENTS ? WRITABLE : 0);
  }

  yield(): void {
    this.#c.sched_yield();
  }

  wake(): void {
    // Each write is a new edge, so the counter need not be read.
    this.#c.write(this.#eventfd, this.#one, 8);
  }

  ring(): IoUring | undefined {
    return this.#ring ??= IoUring.create(this.#c, this.#errno);
  }

  close(): void {
    this.#ring?.close();
    this.#c.close(this.#eventfd);
    this.#c.close(this.#epoll);
  }
}
