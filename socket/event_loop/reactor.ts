/**
 * Waits for descriptors to become ready, on behalf of all asynchronous
 * operations of this isolate. One call to the system is in flight as long as
 * anybody waits; nobody waiting means no call, so that a program can end.
 *
 * @module
 */
import { system } from "../../ffi/mod.ts";
import { type Poller, READABLE, WRITABLE } from "../../ffi/system.ts";
import type { Descriptor } from "../descriptor.ts";
import { systemError } from "../errors.ts";
import type { Waiter } from "./waiter.ts";

/** There as long as descriptors are watched. */
let poller: Poller | undefined;
const watched = new Map<number, Descriptor>();
let waiting = 0;
let running = false;
// whether the call that waits is in flight, and has not been asked to return
let asleep = false;
// the call that waits, until it has returned
let call: Promise<number> | undefined;

/**
 * How often to look for events before another thread is asked to wait for them, while they come
 * one soon after the other. That takes some 40 us, and asking a thread takes longer; it is all that
 * is spent in vain when events stop coming soon.
 */
const LOOKS = 16;
/** What is soon, in ms. */
const SOON = 0.1;
let looks = 1;
/** How many queues are tried again in the next turn of the event loop: nothing need be waited for. */
let turns = 0;

/**
 * Counts one more waiter, and sees to it that the descriptor is watched; the
 * waiter itself is made next.
 *
 * @param descriptor What the waiter waits for.
 */
export function awaited(descriptor: Descriptor): void {
  if (!descriptor.watched) {
    poller ??= open();
    const error = poller.watch(descriptor.fd);
    if (error < 0) throw systemError(-error, poller.syscall);
    watched.set(descriptor.fd, descriptor);
    descriptor.watched = true;
  }
  waiting++;
  if (!running) run();
}

function open(): Poller {
  const made = system().poller();
  if (typeof made === "number") throw systemError(-made, system().pollerSyscall);
  return made;
}

/**
 * Tells a poller that wants to know it what a descriptor is waited for now.
 *
 * @param descriptor A descriptor whose waiters are others than before.
 */
export function changed(descriptor: Descriptor): void {
  if (poller?.updateInterest === undefined || !descriptor.watched) return;
  const { fd, readers, writers, watchers } = descriptor;
  poller.updateInterest(fd, wanted(readers) | wanted(writers) | wanted(watchers));
}

/** What the waiters of a queue wait for, those left out who wait for their timers. */
function wanted(waiters: Set<Waiter> | undefined): number {
  let directions = 0;
  for (const waiter of waiters ?? []) {
    if (!waiter.sleeps) directions |= waiter.operation.direction;
  }
  return directions;
}

/**
 * Counts one waiter less.
 *
 * @returns What to wait for before the waiter's promise may reject: if it was the last one, the
 *   call in flight, so that whoever awaited the promise finds nothing left behind.
 */
export function released(): Promise<unknown> | undefined {
  waiting--;
  if (waiting > 0) return undefined;
  wake();
  return call;
}

/**
 * Stops watching a descriptor that is about to be closed or handed over.
 *
 * @param descriptor Which.
 * @param fd Its number.
 */
export function forget(descriptor: Descriptor, fd: number): void {
  poller?.unwatch(fd);
  watched.delete(fd);
  descriptor.watched = false;
  if (!running) rest();
}

function wake(): void {
  if (!asleep) return;
  asleep = false;
  poller?.wake();
}

/** Gives the poller's descriptors back when there is nothing left to watch. */
function rest(): void {
  if (watched.size > 0) return;
  poller?.close();
  poller = undefined;
}

async function run(): Promise<void> {
  running = true;
  while (waiting > 0 && poller !== undefined) {
    const events = await look(poller) || await sleep(poller);
    for (let i = 0; i < events; i++) serve(watched.get(poller.fd(i)), poller.ready(i));
  }
  running = false;
  rest();
}

/** Looks for events, and lets the program, and the rest of its event loop, go on before that. */
async function look(poller: Poller): Promise<number> {
  await new Promise((resolve) => setImmediate(resolve));
  return poller.poll();
}

/** Waits for events when there are none yet. */
async function sleep(poller: Poller): Promise<number> {
  if (turns > 0) return 0;
  const begun = performance.now();
  let events = 0;
  for (let i = 1; i < looks && events === 0 && waiting > 0; i++) {
    poller.yield?.(); // whoever is to cause the event may wait for this processor
    events = await look(poller);
  }
  if (events === 0 && waiting > 0) {
    asleep = true;
    call = poller.wait();
    events = await call;
    asleep = false;
    call = undefined;
  }
  // Where nobody waits any more, nothing came: it was woken to end.
  looks = waiting > 0 && performance.now() - begun < SOON ? LOOKS : 1;
  return events;
}

function serve(descriptor: Descriptor | undefined, ready: number): void {
  if (descriptor === undefined) return;
  if (ready & READABLE) retry(descriptor.readers);
  if (ready & WRITABLE) retry(descriptor.writers);
  retry(descriptor.watchers);
}

/**
 * Tries the operations of a queue, in order, until one has to wait on.
 *
 * @param waiters The queue.
 */
export function retry(waiters: Set<Waiter> | undefined): void {
  if (waiters === undefined) return;
  for (const waiter of waiters) {
    if (waiter.sleeps || (!waiter.retry() && !waiter.operation.looks)) return;
  }
}

/**
 * The same when the rest of the program has had its turn.
 *
 * @param waiters The queue.
 */
export function retrySoon(waiters: Set<Waiter>): void {
  turns++;
  setImmediate(() => {
    turns--;
    retry(waiters);
  });
}
