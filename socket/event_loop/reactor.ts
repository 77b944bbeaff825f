/**
 * The reactor: waits for the readiness of descriptors, on behalf of all asynchronous operations of
 * this isolate.
 *
 * While an operation waits, at most one call of the poller waits on another thread. While no
 * operation waits, no call is in flight, so that a program can end.
 *
 * @module
 */
import { EINTR } from "../../constants/mod.ts";
import { system } from "../../ffi/mod.ts";
import { type CallRing, type Poller, READABLE, WRITABLE } from "../../ffi/system.ts";
import { systemError } from "../errors.ts";
import {
  ERROR_RECEIVES,
  QUEUE_DIRECTIONS,
  RECEIVES,
  SENDS,
  URGENT_RECEIVES,
} from "../operation/operation.ts";
import { Interest } from "./interest.ts";
import { Sleep } from "./sleep.ts";
import { type Joining, setRing } from "./together.ts";
import {
  attempt,
  beginTurn,
  ENDED,
  type Entry,
  hasNextTurn,
  type Progress,
  type QueueOwner,
  REFUSED,
  retryAll,
  WaitQueue,
} from "./wait_queue.ts";

/** An operation that waits for readiness. */
export interface ReactorEntry extends Entry {
  /** The wait queue; `null` for a query. */
  readonly queue: number | null;
  /** The directions that a query waits for. */
  readonly direction: number;
  /** True if the program stays alive for the operation. */
  readonly isReferenced: boolean;
  /** Ends the operation with an error, for a descriptor that is closed. */
  close(): void;
}

/** A watched descriptor and the operations that wait for it. */
class Registration implements QueueOwner {
  readonly fd: number;
  /**
   * The wait queues, by their number. Each is made when it is first needed: most connections use one. An
   * empty array would grow to 17 elements for the first.
   */
  readonly #queues: (WaitQueue | undefined)[] = [undefined, undefined, undefined, undefined];
  /** The queries. They wait for no other operation, so each is retried at every event. */
  #queries: Set<ReactorEntry> | undefined;
  /** The directions of the queries, if there were any. */
  #queried: Interest | undefined;
  /** The directions that an edge-triggered poller watches. */
  #watched: number;
  /** False if the poller cannot watch a descriptor of this kind. */
  #isPollable: boolean;
  #count = 0;
  /** True if this object is in `suspects`. */
  #isSuspect = false;

  constructor(fd: number, watched: number, isPollable: boolean) {
    this.fd = fd;
    this.#watched = watched;
    this.#isPollable = isPollable;
  }

  /** True if the reactor retries refused operations. */
  get isPollable(): boolean {
    return this.#isPollable;
  }

  get mustLook(): boolean {
    return !this.#isPollable && poller?.refusesOnlyConstant !== true;
  }

  /** Returns a wait queue in which operations stand. */
  busyQueue(queue: number): WaitQueue | undefined {
    const found = this.#queues[queue];
    return found?.isEmpty === false ? found : undefined;
  }

  /** The number of operations that wait. */
  get count(): number {
    return this.#count;
  }

  /**
   * Counts an operation that has ended.
   *
   * @returns The calls in flight, if this was the last operation that waited. The operation's promise
   *   must settle only after those calls have returned, so that its caller finds no call left behind.
   */
  release(entry: ReactorEntry): Promise<unknown> | undefined {
    this.#count--;
    waiting--;
    if (entry.isReferenced) referenced--;
    // A wait that is woken returns soon, and the promise settles after it.
    sleep?.setKeepsAlive(referenced > 0 || waiting === 0);
    if (waiting > 0) return undefined;
    sleep?.wake();
    return sleep?.pending();
  }

  /** Watches a descriptor again whose number other code may have closed and used for another file. */
  rewatch(poller: Poller): void {
    // If it is the same file, epoll answers EEXIST, and kqueue adds nothing.
    if (poller.isEdgeTriggered) {
      this.#isPollable = !isRefusal(poller.watch(this.fd, this.#watched), poller);
    }
  }

  /**
   * Adds an operation that waits.
   *
   * @throws {SocketError} If the system cannot watch the descriptor in another direction.
   */
  add(entry: ReactorEntry, progress: Progress, poller: Poller): void {
    // An edge-triggered poller is told of new directions only, so the common case needs no call.
    if (poller.isEdgeTriggered && (entry.direction & ~this.#watched) !== 0) {
      const directions = this.#watched | entry.direction;
      const error = poller.updateInterest(this.fd, directions);
      if (isRefusal(error, poller)) this.#isPollable = false;
      else if (error < 0) throw systemError(-error, poller.syscall);
      this.#watched = directions;
    }
    this.#count++;
    waiting++;
    if (entry.isReferenced) referenced++;
    sleep?.setKeepsAlive(referenced > 0);
    if (entry.queue !== null) {
      const direction = QUEUE_DIRECTIONS[entry.queue]!;
      const queue = this.#queues[entry.queue] ??= new WaitQueue(this, direction);
      queue.add(entry, progress);
      return;
    }
    (this.#queries ??= new Set()).add(entry);
    (this.#queried ??= new Interest()).count(entry.direction, 1);
    this.changed();
  }

  remove(entry: ReactorEntry): void {
    if (entry.queue !== null) {
      this.#queues[entry.queue]?.remove(entry);
    } else {
      if (!this.#queries?.delete(entry)) return;
      this.#queried?.count(entry.direction, -1);
      this.changed();
    }
  }

  /** Retries the operations that may succeed now that the descriptor is ready. */
  serve(ready: number): void {
    this.#retryQueries();
    if (ready & READABLE) this.#queues[RECEIVES]?.retry();
    if (ready & WRITABLE) this.#queues[SENDS]?.retry();
    // Pollers report urgent data and errors as readable, writable or both.
    this.#queues[URGENT_RECEIVES]?.retry();
    this.#queues[ERROR_RECEIVES]?.retry();
  }

  /**
   * Adds the calls of {@linkcode serve} to a ring. A send joins only behind the receive that comes before
   * it: whichever is first gets the error of a connection that was reset.
   */
  join(ready: number, ring: CallRing): boolean {
    if (this.#queries?.size) return false;
    const receives = ready & READABLE ? this.busyQueue(RECEIVES) : undefined;
    if (receives?.join(ring) === false) return false;
    const sends = ready & WRITABLE ? this.busyQueue(SENDS) : undefined;
    return sends?.join(ring) === true || receives !== undefined;
  }

  /** Queries come first: they see the events before a receive takes the data that caused them. */
  #retryQueries(): void {
    for (const query of this.#queries ?? []) this.#retryQuery(query);
  }

  #retryQuery(query: ReactorEntry): void {
    if (this.#queries?.has(query) && attempt(query) === ENDED) this.remove(query);
  }

  /** Ends all operations, for a descriptor that is closed. */
  close(): void {
    for (const queue of this.#queues) {
      for (const entry of queue?.entries ?? []) (entry as ReactorEntry).close();
    }
    for (const query of this.#queries ?? []) query.close();
  }

  refused(): void {
    if (!this.#isSuspect) suspects.push(this);
    this.#isSuspect = true;
    sleep?.watchOver();
  }

  isReady(direction: number): boolean {
    let answer: number;
    do answer = system().pollOne(this.fd, direction, 0); while (answer === -EINTR);
    return answer !== 0; // after an error an attempt says more
  }

  /** Looks whether the descriptor is ready although an operation was refused. */
  verify(): void {
    this.#isSuspect = false;
    if (registrations.get(this.fd) !== this) return; // closed since
    this.#retryQueries();
    for (const queue of this.#queues) queue?.verify();
  }

  /** Tells a level-triggered poller the directions that operations wait for. */
  changed(): void {
    // A queue may be retried once more after its descriptor was closed and the number reused.
    if (poller?.isEdgeTriggered !== false || registrations.get(this.fd) !== this) return;
    let directions = this.#queried?.directions ?? 0;
    this.#queues.forEach((queue, i) => {
      if (queue?.awaitsReadiness) directions |= QUEUE_DIRECTIONS[i]!;
    });
    poller.updateInterest(this.fd, directions);
  }
}

/** The watched descriptors, by number. A descriptor stays watched until it is closed. */
const registrations = new Map<number, Registration>();
/** The poller, which is open as long as descriptors are watched. */
let poller: Poller | undefined;
/** The poller's wait on another thread. */
let sleep: Sleep | undefined;
/** The number of operations that wait. */
let waiting = 0;
/** The number of those that the program stays alive for. */
let referenced = 0;
let isRunning = false;
/** The delay after an unknown failure of the reactor itself, in ms. */
const FAILURE_DELAY = 10;
/** The descriptors with operations that were refused since the last look at their readiness. */
let suspects: Registration[] = [];
/** After how many rounds a reactor that never sleeps looks at the suspects. */
const ROUNDS = 256;
let rounds = 0;

/** Looks at the readiness of the descriptors on which an operation was refused: `WaitQueue` says why. */
function verify(): void {
  const registrations = suspects;
  suspects = [];
  for (const registration of registrations) registration.verify();
}

/**
 * How often the reactor polls before it hands the wait to another thread, while events follow each
 * other soon. Such a spin takes some 40 us, and handing the wait over takes longer;
 * `bench/limits.md` has the measurement. A spin is safe because the event loop has a turn before
 * each poll, and because at most one spin is wasted when events stop following each other.
 */
const SPIN_POLLS = 16;
/** How soon the next event must follow for the reactor to spin, in ms. */
const SOON = 0.1;
let polls = 1;

/** Returns a wait queue of a descriptor, if operations stand in it. */
export function busyQueue(fd: number, queue: number): WaitQueue | undefined {
  return registrations.get(fd)?.busyQueue(queue);
}

/**
 * Registers an operation that waits: watches its descriptor, adds it to its queue and runs the reactor.
 *
 * @param fd The descriptor.
 * @param entry The operation, complete: it may be retried at once.
 * @param progress The outcome of its first attempt.
 * @throws {SocketError} If the system cannot watch the descriptor.
 */
export function register(
  fd: number,
  entry: ReactorEntry,
  progress: Progress,
): Registered {
  poller ??= openPoller();
  try {
    const registration = registrations.get(fd) ?? watch(fd, entry.direction, poller);
    registration.add(entry, progress, poller);
    return registration;
  } finally {
    if (!isRunning) run();
  }
}

/**
 * Registers a query on a descriptor that this module does not own, like {@linkcode register}. Other
 * code may close it at any time. {@linkcode unwatchIdle} must follow.
 *
 * @param fd The descriptor.
 * @param entry The query, which has been refused.
 * @throws {SocketError} If the system cannot watch the descriptor.
 */
export function registerBorrowed(fd: number, entry: ReactorEntry): Registered {
  if (poller !== undefined) registrations.get(fd)?.rewatch(poller);
  return register(fd, entry, REFUSED);
}

/** Stops watching a descriptor that no operation waits for, and that other code may close. */
export function unwatchIdle(fd: number): void {
  if (registrations.get(fd)?.count === 0) unwatch(fd);
}

/** Where an operation is registered. */
export interface Registered {
  /**
   * True if a query must look by a timer: the poller cannot watch a descriptor of this kind, and the
   * reactor retries the operations of its queues only.
   */
  readonly mustLook: boolean;
  /** Removes an operation that was given up. */
  remove(entry: ReactorEntry): void;
  /** Counts an operation that has ended. */
  release(entry: ReactorEntry): Promise<unknown> | undefined;
}

function watch(fd: number, direction: number, poller: Poller): Registration {
  const error = poller.watch(fd, direction);
  const isRefused = isRefusal(error, poller);
  if (error < 0 && !isRefused) throw systemError(-error, poller.syscall);
  const registration = new Registration(fd, direction, !isRefused);
  registrations.set(fd, registration);
  return registration;
}

/** True if the poller has answered that it cannot watch a descriptor of this kind. */
function isRefusal(returned: number, poller: Poller): boolean {
  return returned < 0 && poller.refusals.includes(-returned);
}

function openPoller(): Poller {
  const opened = system().poller();
  if (typeof opened === "number") throw systemError(-opened, system().pollerSyscall);
  setRing(() => opened.ring?.());
  sleep = new Sleep(opened, (events) => serve(opened, events), verify);
  return opened;
}

/**
 * Says whether the program stays alive for the operations of a descriptor. It is a change from the
 * opposite.
 *
 * @param fd The descriptor.
 * @param value False to let the program end.
 */
export function setReferenced(fd: number, value: boolean): void {
  const count = registrations.get(fd)?.count ?? 0;
  referenced += value ? count : -count;
  if (waiting > 0) sleep?.setKeepsAlive(referenced > 0);
}

/**
 * Stops watching a descriptor that is about to be closed or handed over, and ends its operations.
 *
 * @param fd The descriptor.
 */
export function unwatch(fd: number): void {
  const registration = registrations.get(fd);
  if (registration === undefined) return;
  poller?.unwatch(fd);
  registrations.delete(fd);
  registration.close();
  if (!isRunning) closeIdlePoller();
}

/** Closes the poller if no descriptor is watched. */
function closeIdlePoller(): void {
  if (registrations.size > 0) return;
  setRing(undefined);
  poller?.close();
  poller = sleep = undefined;
}

/** Serves events as long as operations wait, whatever is thrown. */
async function run(): Promise<void> {
  isRunning = true;
  while (waiting > 0 && poller !== undefined) {
    try {
      serve(poller, await nextEvents(poller));
      if (++rounds % ROUNDS === 0) verify();
    } catch (error) {
      reportError(error);
      await new Promise((resolve) => setTimeout(resolve, FAILURE_DELAY));
    }
  }
  isRunning = false;
  closeIdlePoller();
}

/** A registration and the events of it. */
class Event implements Joining {
  readonly #registration: Registration;
  readonly #ready: number;

  constructor(registration: Registration, ready: number) {
    this.#registration = registration;
    this.#ready = ready;
  }

  join(ring: CallRing): boolean {
    return this.#registration.join(this.#ready, ring);
  }

  serve(): void {
    this.#registration.serve(this.#ready);
  }
}

/** Serves the events that the poller has collected. */
function serve(poller: Poller, events: number): void {
  const found: Event[] = [];
  for (let i = 0; i < events; i++) {
    const registration = registrations.get(poller.fd(i));
    if (registration !== undefined) found.push(new Event(registration, poller.ready(i)));
  }
  retryAll(found, (event) => event.serve());
}

/** Returns the number of events; 0 if none waits or a retry is due. A turn precedes each poll. */
async function nextEvents(poller: Poller): Promise<number> {
  let begin = 0;
  // A program that need not stay alive must be able to end: a turn would keep it alive, a wait does not.
  const most = referenced > 0 ? polls : 0;
  for (let i = 0; i < most; i++) {
    if (i > 0) poller.yield?.(); // the program that is to cause the event may need this processor
    await new Promise((resolve) => setImmediate(resolve));
    beginTurn();
    const events = poller.poll();
    if (events > 0 || waiting === 0 || hasNextTurn()) return events;
    begin ||= performance.now();
  }
  const events = await sleep!.begin();
  sleep!.end(waiting === 0);
  beginTurn();
  // If no operation waits any more, the call was woken, and no event says how soon events follow.
  polls = waiting > 0 && performance.now() - begin < SOON ? SPIN_POLLS : 1;
  return events;
}
