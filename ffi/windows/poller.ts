/**
 * Readiness by WSAPoll.
 *
 * It is level-triggered: a descriptor is in the set only while somebody waits
 * for it, and only for what is waited for. What WSAPoll tells unasked (a failure,
 * a hang-up) stays true for ever, so it is told once and then at growing
 * intervals, or whoever waits for something else would keep the processor busy.
 *
 * @module
 */
import { windows } from "../../constants/windows.ts";
import { EXCEPTIONAL, type Poller, READABLE, WRITABLE } from "../system.ts";
import type { WakeupSocket } from "./wakeup.ts";
import { failedConnections } from "./fdset.ts";
import { PollSet } from "./pollset.ts";
import type { Winsock } from "./symbols.ts";

const { POLLERR, POLLHUP, POLLNVAL, POLLRDBAND, POLLRDNORM, POLLWRNORM } = windows;

/** What is told unasked. */
const FAILED = POLLERR | POLLHUP | POLLNVAL;

/** How long what is told in vain rests at most, in ms. */
const LONGEST_REST = 32;

/** How often to look for failed connections, of which WSAPoll says nothing before Windows 10 2004. */
const CONNECTIONS = 500;

/** How long to wait after a failure of WSAPoll itself, which lacks memory, in ms. */
const RECOVERY = 10;

/** What to ask WSAPoll for: it takes neither `POLLPRI` nor what it tells unasked. */
export function eventsOf(directions: number): number {
  return (directions & READABLE ? POLLRDNORM : 0) | (directions & WRITABLE ? POLLWRNORM : 0) |
    (directions & EXCEPTIONAL ? POLLRDBAND : 0);
}

/** What events mean for those who wait. */
function directionsOf(events: number): number {
  return (events & (POLLRDNORM | POLLRDBAND | FAILED) ? READABLE : 0) |
    (events & (POLLWRNORM | FAILED) ? WRITABLE : 0);
}

/** The functions that a poller is made of. */
type Calls = Pick<Winsock, "select" | "WSAPoll" | "WSAPollLater">;

/** A watched descriptor. */
interface Watch {
  readonly fd: number;
  /** What it is waited for. */
  directions: number;
  /** Its place in the set; -1 if it is not there. */
  slot: number;
  /** How often it was told of and may have been in vain. */
  vain: number;
  /** When it is worth another look. */
  restsUntil: number;
}

/** The set of descriptors, and a wakeup in it to end a wait. */
export class WsaPoll implements Poller {
  readonly syscall = "WSAPoll";
  readonly #c: Calls;
  readonly #wakeup: Pick<WakeupSocket, keyof WakeupSocket>;
  readonly #now: () => number;
  readonly #watches = new Map<number, Watch>();
  readonly #resting = new Set<Watch>();
  readonly #writers = new Set<number>();
  /** What is waited for now; the wakeup comes first. */
  readonly #set = new PollSet();
  /** What was waited for when the wait began; it is C's until the wait ends. */
  readonly #inFlight = new PollSet();
  #waits = false;
  #rung = false;
  readonly #fds: number[] = [];
  readonly #ready: number[] = [];

  /**
   * @param symbols The bound functions.
   * @param wakeup What ends a wait; from now on it is the poller's.
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

  watch(fd: number): number {
    this.#watches.set(fd, { fd, directions: 0, slot: -1, vain: 0, restsUntil: 0 });
    return 0;
  }

  updateInterest(fd: number, directions: number): void {
    const watch = this.#watches.get(fd);
    if (watch === undefined) return;
    const more = directions & ~watch.directions;
    watch.directions = directions;
    watch.vain = 0;
    if (directions & WRITABLE) this.#writers.add(fd);
    else this.#writers.delete(fd);
    if (directions === 0) this.#remove(watch);
    else this.#insert(watch);
    if (more) this.wake();
  }

  unwatch(fd: number): void {
    const watch = this.#watches.get(fd);
    if (watch === undefined) return;
    this.#watches.delete(fd);
    this.#writers.delete(fd);
    this.#remove(watch);
    this.wake(); // the descriptor is about to be closed, and is waited for
  }

  poll(): number {
    const now = this.#now();
    for (const watch of this.#resting) if (watch.restsUntil <= now) this.#insert(watch);
    this.#collect(this.#set, this.#c.WSAPoll(this.#set.bytes, this.#set.length, 0));
    return this.#fds.length;
  }

  async wait(): Promise<number> {
    this.#inFlight.copy(this.#set);
    this.#waits = true;
    this.#rung = false;
    const { bytes, length } = this.#inFlight;
    const count = await this.#c.WSAPollLater(bytes, length, this.#patience());
    this.#waits = false;
    if (count < 0) await new Promise((resolve) => setTimeout(resolve, RECOVERY));
    this.#collect(this.#inFlight, count);
    if (count === 0) this.#collectFailedConnections();
    return this.#fds.length;
  }

  fd(index: number): number {
    return this.#fds[index]!;
  }

  ready(index: number): number {
    return this.#ready[index]!;
  }

  wake(): void {
    if (!this.#waits || this.#rung) return;
    this.#rung = true;
    this.#wakeup.signal();
  }

  close(): void {
    this.#wakeup.close();
  }

  #insert(watch: Watch): void {
    this.#resting.delete(watch);
    const events = eventsOf(watch.directions);
    if (watch.slot < 0) watch.slot = this.#set.add(watch.fd, events);
    else this.#set.ask(watch.slot, events);
  }

  #remove(watch: Watch): void {
    this.#resting.delete(watch);
    if (watch.slot < 0) return;
    const moved = this.#watches.get(this.#set.remove(watch.slot));
    if (moved !== undefined) moved.slot = watch.slot;
    watch.slot = -1;
  }

  /** How long a wait may take, in ms; -1 for ever. */
  #patience(): number {
    let most = this.#writers.size > 0 ? CONNECTIONS : Infinity;
    const now = this.#now();
    for (const { restsUntil } of this.#resting) most = Math.min(most, restsUntil - now);
    return most === Infinity ? -1 : Math.max(0, Math.ceil(most));
  }

  #collect(set: PollSet, count: number): void {
    this.#fds.length = this.#ready.length = 0;
    for (let slot = 0, left = count; left > 0 && slot < set.length; slot++) {
      const events = set.revents(slot);
      if (events === 0) continue;
      left--;
      if (slot === 0) this.#wakeup.drain();
      else this.#happened(set.fd(slot), events);
    }
  }

  #happened(fd: number, events: number): void {
    const watch = this.#watches.get(fd);
    if (watch === undefined || watch.directions === 0) return; // since the wait began
    this.#fds.push(fd);
    this.#ready.push(directionsOf(events));
    // Whoever waits for something exceptional may be told of what does not concern him.
    const asked = (events & eventsOf(watch.directions)) !== 0;
    if (!asked || watch.directions & EXCEPTIONAL) this.#rest(watch);
  }

  /** Leaves a descriptor out of the set for a while, or until it is waited for anew. */
  #rest(watch: Watch): void {
    this.#remove(watch);
    watch.restsUntil = this.#now() + Math.min(2 ** watch.vain++, LONGEST_REST);
    this.#resting.add(watch);
  }

  #collectFailedConnections(): void {
    for (const fd of failedConnections(this.#c, this.#writers)) {
      this.#fds.push(fd);
      this.#ready.push(WRITABLE);
    }
  }
}
