/**
 * Readiness by WSAPoll.
 *
 * WSAPoll is level-triggered. A descriptor is in the set only while an operation
 * waits for it, and only with the events of that operation. WSAPoll also reports
 * errors and hang-ups, which cannot be masked and never clear. They are reported
 * once and then with exponential back-off, up to {@linkcode MAX_BACKOFF}:
 * otherwise an operation that waits for another event would keep the processor
 * busy.
 *
 * @module
 */
import { windows } from "../../constants/windows.ts";
import { EXCEPTIONAL, LONGEST_WAIT, type Poller, READABLE, WRITABLE } from "../system.ts";
import type { WakeupSocket } from "./wakeup.ts";
import { failedConnections } from "./fdset.ts";
import { PollSet } from "./pollset.ts";
import type { Winsock } from "./symbols.ts";
import { mapCall } from "../in_flight.ts";

const { POLLERR, POLLHUP, POLLNVAL, POLLRDBAND, POLLRDNORM, POLLWRNORM } = windows;

/** The events that WSAPoll reports without being asked. */
const UNMASKABLE = POLLERR | POLLHUP | POLLNVAL;

/** The longest back-off of a descriptor, in ms. */
const MAX_BACKOFF = 32;

/** How often to search for failed connections, in ms. Before Windows 10 2004 WSAPoll hides them. */
const FAILED_CONNECTION_INTERVAL = 500;

/** The delay after a failure of WSAPoll itself, for lack of memory, in ms. */
const FAILURE_DELAY = 10;

/** Returns the events to request. WSAPoll refuses `POLLPRI` and the unmaskable events. */
export function eventsOf(directions: number): number {
  return (directions & READABLE ? POLLRDNORM : 0) | (directions & WRITABLE ? POLLWRNORM : 0) |
    (directions & EXCEPTIONAL ? POLLRDBAND : 0);
}

/** Returns the directions in which the events end a wait. */
function directionsOf(events: number): number {
  return (events & (POLLRDNORM | POLLRDBAND | UNMASKABLE) ? READABLE : 0) |
    (events & (POLLWRNORM | UNMASKABLE) ? WRITABLE : 0);
}

/** The functions that a poller calls. */
type Calls = Pick<Winsock, "select" | "WSAPoll" | "WSAPollLater">;

/** A watched descriptor. */
interface Watch {
  readonly fd: number;
  /** The directions that operations wait for. */
  directions: number;
  /** The index in the set; -1 while the descriptor is not in the set. */
  slot: number;
  /** The number of back-offs since the interest last changed. */
  backoffs: number;
  /** The time when the current back-off ends, by the poller's clock. */
  backoffEnd: number;
}

/** The set of watched descriptors, and a wakeup socket in it to end a wait. */
export class WsaPoll implements Poller {
  readonly syscall = "WSAPoll";
  readonly isEdgeTriggered = false;
  readonly refusals: readonly number[] = [];
  readonly refusesOnlyConstant = true;
  readonly #c: Calls;
  readonly #wakeup: Pick<WakeupSocket, keyof WakeupSocket>;
  readonly #now: () => number;
  readonly #watches = new Map<number, Watch>();
  readonly #backingOff = new Set<Watch>();
  readonly #writers = new Set<number>();
  /** The current interest; the wakeup socket is at slot 0. */
  readonly #set = new PollSet();
  /** The interest at the start of the wait; C owns this memory until the wait ends. */
  readonly #inFlight = new PollSet();
  readonly #probed = new Uint8Array(1);
  #isWaiting = false;
  #isSignaled = false;
  readonly #fds: number[] = [];
  readonly #ready: number[] = [];

  /**
   * @param symbols The bound functions.
   * @param wakeup The socket that ends a wait; the poller owns it from now on.
   * @param now A clock, in ms.
   */
  constructor(
    symbols: Calls,
    wakeup: Pick<WakeupSocket, keyof WakeupSocket>,
    now: () => number = () => performance.now(),
  ) {
    this.#c = symbols;
    this.#wakeup = wakeup;
    this.#now = now;
    this.#set.add(wakeup.fd, POLLRDNORM);
  }

  watch(fd: number, _directions: number): number {
    this.#watches.set(fd, { fd, directions: 0, slot: -1, backoffs: 0, backoffEnd: 0 });
    return 0;
  }

  updateInterest(fd: number, directions: number): number {
    const watch = this.#watches.get(fd);
    if (watch === undefined) return 0;
    const added = directions & ~watch.directions;
    watch.directions = directions;
    watch.backoffs = 0;
    if (directions & WRITABLE) this.#writers.add(fd);
    else this.#writers.delete(fd);
    if (directions === 0) this.#remove(watch);
    else this.#insert(watch);
    if (added) this.wake();
    return 0;
  }

  unwatch(fd: number): void {
    const watch = this.#watches.get(fd);
    if (watch === undefined) return;
    this.#watches.delete(fd);
    this.#writers.delete(fd);
    this.#remove(watch);
    this.wake(); // the caller is about to close the descriptor, which is in the set in flight
  }

  poll(): number {
    const now = this.#now();
    for (const watch of this.#backingOff) if (watch.backoffEnd <= now) this.#insert(watch);
    this.#collect(this.#set, this.#c.WSAPoll(this.#set.bytes, this.#set.length, 0));
    return this.#fds.length;
  }

  wait(): Promise<number> {
    this.#inFlight.copyFrom(this.#set);
    this.#isWaiting = true;
    this.#isSignaled = false;
    const { bytes, length } = this.#inFlight;
    return mapCall(
      this.#c.WSAPollLater(bytes, length, this.#waitTimeout()),
      async (count) => {
        this.#isWaiting = false;
        if (count < 0) await new Promise((resolve) => setTimeout(resolve, FAILURE_DELAY));
        this.#collect(this.#inFlight, count);
        if (count === 0) this.#collectFailedConnections();
        return this.#fds.length;
      },
    );
  }

  probe(): Promise<unknown> {
    return this.#c.WSAPollLater(this.#probed, 0, 0); // WSAEINVAL
  }

  fd(index: number): number {
    return this.#fds[index]!;
  }

  ready(index: number): number {
    return this.#ready[index]!;
  }

  wake(): void {
    if (!this.#isWaiting || this.#isSignaled) return;
    this.#isSignaled = true;
    this.#wakeup.signal();
  }

  close(): void {
    this.#wakeup.close();
  }

  #insert(watch: Watch): void {
    this.#backingOff.delete(watch);
    const events = eventsOf(watch.directions);
    if (watch.slot < 0) watch.slot = this.#set.add(watch.fd, events);
    else this.#set.setEvents(watch.slot, events);
  }

  #remove(watch: Watch): void {
    this.#backingOff.delete(watch);
    if (watch.slot < 0) return;
    const moved = this.#watches.get(this.#set.remove(watch.slot));
    if (moved !== undefined) moved.slot = watch.slot;
    watch.slot = -1;
  }

  /** Returns the timeout of a wait, in ms. */
  #waitTimeout(): number {
    let timeout = this.#writers.size > 0 ? FAILED_CONNECTION_INTERVAL : LONGEST_WAIT;
    const now = this.#now();
    for (const { backoffEnd } of this.#backingOff) timeout = Math.min(timeout, backoffEnd - now);
    return Math.max(0, Math.ceil(timeout));
  }

  #collect(set: PollSet, count: number): void {
    this.#fds.length = this.#ready.length = 0;
    for (let slot = 0, left = count; left > 0 && slot < set.length; slot++) {
      const events = set.revents(slot);
      if (events === 0) continue;
      left--;
      // A wait in flight must still see the signal, even if it has not begun.
      if (slot > 0) this.#report(set.fd(slot), events);
      else if (!this.#isWaiting) this.#wakeup.drain();
    }
  }

  #report(fd: number, events: number): void {
    const watch = this.#watches.get(fd);
    if (watch === undefined || watch.directions === 0) return; // unwatched during the wait
    this.#fds.push(fd);
    this.#ready.push(directionsOf(events));
    // An operation that waits for exceptional data may be refused again, since the event need not
    // concern it: without back-off, the event would be reported at once again.
    const isRequested = (events & eventsOf(watch.directions)) !== 0;
    if (!isRequested || watch.directions & EXCEPTIONAL) this.#backOff(watch);
  }

  /** Removes a descriptor from the set until its back-off ends or its interest changes. */
  #backOff(watch: Watch): void {
    this.#remove(watch);
    watch.backoffEnd = this.#now() + Math.min(2 ** watch.backoffs++, MAX_BACKOFF);
    this.#backingOff.add(watch);
  }

  #collectFailedConnections(): void {
    for (const fd of failedConnections(this.#c, this.#writers)) {
      this.#fds.push(fd);
      this.#ready.push(WRITABLE);
    }
  }
}
