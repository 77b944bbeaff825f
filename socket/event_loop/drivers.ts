/**
 * The two ways to run an operation: blocking, and asynchronous.
 *
 * @module
 */
import { EAGAIN, EINTR } from "../../constants/mod.ts";
import { system } from "../../ffi/mod.ts";
import { EXCEPTIONAL } from "../../ffi/system.ts";
import { closed, type Descriptor } from "../descriptor.ts";
import { systemError, timedOut } from "../errors.ts";
import {
  comesBack,
  noRoom,
  type Operation,
  patience,
  timeoutOf,
  unblock,
  wouldWait,
} from "../operation/operation.ts";
import { awaited, retrySoon } from "./reactor.ts";
import { Waiter } from "./waiter.ts";

/** The longest time that poll(2) takes, in ms. */
const LONGEST_POLL = 2 ** 31 - 1;

/**
 * How many operations in a row may be answered at once before the rest of the
 * program gets its turn: a promise that is resolved at once lets no timer run.
 */
const AT_ONCE = 128;
let atOnce = 0;

/**
 * Runs an operation and blocks until it has ended.
 *
 * @param descriptor Where.
 * @param operation What.
 * @returns Its result.
 */
export function blocking<T>(descriptor: Descriptor, operation: Operation<T>): T {
  descriptor.open(operation.syscall);
  // Without a timeout the kernel waits by itself, which saves calls.
  // For urgent data and for errors it never does.
  const wait = timeoutOf(descriptor, operation) === null && !operation.impatient &&
    !(operation.direction & EXCEPTIONAL) && !descriptor.nonblocking;
  if (!wait) unblock(descriptor, operation);
  const returned = operation.attempt(descriptor, wait);
  return operation.result(
    returned >= 0 ? returned : attemptAgain(descriptor, operation, wait, returned),
  );
}

/**
 * Goes on with an operation whose first attempt, in which the kernel could wait, was made without
 * it, and has failed.
 *
 * @param descriptor Where.
 * @param operation What.
 * @param returned What the attempt returned: the negated error number.
 * @returns Its result.
 */
export function blockingOn<T>(
  descriptor: Descriptor,
  operation: Operation<T>,
  returned: number,
): T {
  return operation.result(attemptAgain(descriptor, operation, true, returned));
}

/** Goes on after a first attempt that has failed. @returns what the one that succeeded returned. */
function attemptAgain(
  descriptor: Descriptor,
  operation: Operation<unknown>,
  wait: boolean,
  returned: number,
): number {
  const timeout = timeoutOf(descriptor, operation);
  let deadline: number | undefined;
  for (let refusals = 0; returned < 0; refusals++) {
    if (returned !== -EINTR) {
      if (timeout === 0 || operation.impatient || !wouldWait(operation, -returned)) {
        throw systemError(-returned, operation.syscall, operation.address);
      }
      if (wait && !noRoom(operation, -returned)) {
        // Somebody who shares the descriptor has made it non-blocking, or it has SO_RCVTIMEO.
        wait = !descriptor.lookAgain();
        if (wait) throw systemError(-returned, operation.syscall, operation.address);
      }
      if (timeout !== null) deadline ??= performance.now() + timeout * 1000;
      if (!ready(descriptor, operation, comesBack(operation, -returned), deadline, refusals)) {
        throw timedOut(timeout!, operation.syscall, operation.address);
      }
    }
    returned = operation.attempt(descriptor, wait);
  }
  return returned;
}

/** Waits until the operation is worth another try. @returns whether there is time for one. */
function ready(
  descriptor: Descriptor,
  operation: Operation<unknown>,
  sleep: boolean,
  deadline: number | undefined,
  refusals: number,
): boolean {
  for (;;) {
    const left = deadline === undefined ? Infinity : deadline - performance.now();
    if (left <= 0) return false;
    const most = sleep ? patience(refusals) : LONGEST_POLL;
    const ms = left === Infinity && !sleep ? -1 : Math.min(Math.ceil(left), most);
    const fd = sleep ? -1 : descriptor.fd;
    // A socket that has failed or was hung up stays ready for what does not come.
    if (operation.direction & EXCEPTIONAL && refusals > 0) {
      system().pollOne(-1, 0, Math.min(Math.ceil(left), patience(refusals)));
    }
    const answer = system().pollOne(fd, operation.direction, ms);
    if (answer > 0 || (answer === 0 && sleep)) return true;
    if (answer < 0 && answer !== -EINTR) throw systemError(-answer, "poll");
  }
}

/**
 * Runs an operation without blocking: tries it, and waits only if it has to.
 * Operations of one direction are answered in the order they were begun.
 *
 * @param socket The socket, which is kept alive until the operation has ended.
 * @param descriptor Where.
 * @param operation What.
 * @param signal What may end it.
 * @returns The promise of its result.
 */
export function asynchronous<T>(
  socket: object,
  descriptor: Descriptor,
  operation: Operation<T>,
  signal: AbortSignal | undefined,
): Promise<T> {
  if (descriptor.fd < 0) return Promise.reject(closed(operation.syscall));
  if (signal?.aborted) return Promise.reject(signal.reason);
  const waiters = descriptor.waiters(operation.direction);
  const patient = timeoutOf(descriptor, operation) !== 0 && !operation.impatient;
  let turn = false;
  let sleep = operation.unpollable === true;
  if (waiters.size > 0 && !operation.looks) {
    if (!patient) {
      return Promise.reject(systemError(EAGAIN, operation.syscall, operation.address));
    }
  } else {
    turn = atOnce >= AT_ONCE && patient;
    if (!turn) {
      try {
        unblock(descriptor, operation);
        let returned: number;
        do returned = operation.attempt(descriptor, false); while (returned === -EINTR);
        if (returned >= 0) {
          atOnce++;
          return Promise.resolve(operation.result(returned));
        }
        if (!wouldWait(operation, -returned) || !patient) {
          throw systemError(-returned, operation.syscall, operation.address);
        }
        sleep = comesBack(operation, -returned);
      } catch (error) {
        return Promise.reject(error);
      }
    }
  }
  atOnce = 0;
  return new Promise<T>((resolve, reject) => {
    if (turn) retrySoon(waiters); // before the reactor's first look
    awaited(descriptor);
    new Waiter(socket, descriptor, operation, sleep, signal, resolve, reject);
  });
}
