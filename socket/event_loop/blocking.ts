/**
 * The blocking driver: runs an operation on the thread of JavaScript until it has ended.
 *
 * @module
 */
import { EINTR } from "../../constants/mod.ts";
import { system } from "../../ffi/mod.ts";
import { EXCEPTIONAL } from "../../ffi/system.ts";
import { closedError, systemError } from "../errors.ts";
import {
  type Handle,
  isBufferFull,
  isRefusal,
  needsBackoff,
  type Operation,
  operationError,
  operationTimeout,
  preventWaiting,
} from "../operation/operation.ts";
import { backoff } from "./wait_queue.ts";

/** The longest time that poll(2) takes, in ms. */
const LONGEST_POLL = 2 ** 31 - 1;

/**
 * Runs an operation and blocks until it has ended.
 *
 * @param handle The descriptor.
 * @param operation The operation.
 * @returns Its result.
 */
export function blocking<T>(handle: Handle, operation: Operation<T>): T {
  if (handle.fd < 0) throw closedError(operation.syscall, handle.kind);
  // Without a timeout the kernel itself waits in the call, which saves a call of poll(2). For urgent
  // data and for the error queue the kernel never waits.
  const timeout = operation.timeout === undefined ? handle.timeout : operation.timeout;
  const wait = timeout === null && !operation.dontWait && !(operation.direction & EXCEPTIONAL) &&
    !(handle.nonblocking ?? handle.readNonblocking(false));
  if (!wait) preventWaiting(handle, operation);
  const returned = operation.attempt(handle.fd, wait);
  return operation.result(
    returned >= 0 ? returned : attemptAgain(handle, operation, timeout, wait, returned),
  );
}

/** Goes on after a first attempt that failed. Returns what the successful attempt returned. */
function attemptAgain(
  handle: Handle,
  operation: Operation<unknown>,
  timeout: number | null,
  wait: boolean,
  returned: number,
): number {
  let deadline: number | undefined;
  for (let refusals = 0; returned < 0; refusals++) {
    if (returned !== -EINTR && !operation.givesWay) {
      if (timeout === 0 || operation.dontWait || !isRefusal(operation, -returned)) {
        if (operation.received && isRefusal(operation, -returned)) return operation.received;
        throw operationError(operation, -returned);
      }
      if (wait && !isBufferFull(operation, -returned)) {
        // The kernel should have waited. Either another owner of the descriptor has made it
        // non-blocking, or SO_RCVTIMEO or SO_SNDTIMEO is set.
        wait = !handle.readNonblocking(true);
        if (wait) throw operationError(operation, -returned);
      }
      if (timeout !== null) deadline ??= performance.now() + timeout * 1000;
      if (!waitReady(handle, operation, needsBackoff(operation, -returned), deadline, refusals)) {
        throw operationTimeout(operation, timeout!);
      }
    }
    returned = operation.attempt(handle.fd, wait);
  }
  return returned;
}

/**
 * Waits until the operation is worth another attempt.
 *
 * @param handle The descriptor.
 * @param operation The operation.
 * @param backsOff True to sleep for a while, false to wait for readiness.
 * @param deadline When the time is up, by `performance.now()`.
 * @param refusals Refusals so far.
 * @returns False if the time is up.
 */
function waitReady(
  handle: Handle,
  operation: Operation<unknown>,
  backsOff: boolean,
  deadline: number | undefined,
  refusals: number,
): boolean {
  for (let hasSlept = false;;) {
    const left = deadline === undefined ? Infinity : deadline - performance.now();
    if (left <= 0) return false;
    const most = backsOff ? backoff(refusals) : LONGEST_POLL;
    const ms = left === Infinity && !backsOff ? -1 : Math.min(Math.ceil(left), most);
    // poll(2) reports a socket that has failed or was hung up as ready at once, whatever the
    // operation waits for. A sleep first keeps the loop from spinning.
    if (operation.direction & EXCEPTIONAL && refusals > 0 && !hasSlept) {
      system().pollOne(-1, 0, Math.min(Math.ceil(left), backoff(refusals)));
      hasSlept = true;
      continue; // with what is left of the time
    }
    const answer = system().pollOne(backsOff ? -1 : handle.fd, operation.direction, ms);
    if (answer > 0 || (answer === 0 && backsOff)) return true;
    if (answer < 0 && answer !== -EINTR) throw systemError(-answer, "poll");
  }
}
