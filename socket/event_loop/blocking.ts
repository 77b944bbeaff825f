/**
 * The blocking driver: runs an operation on the thread of JavaScript until it has ended.
 *
 * @module
 */
import { EAGAIN, EINTR } from "../../constants/mod.ts";
import { system } from "../../ffi/mod.ts";
import { EXCEPTIONAL } from "../../ffi/system.ts";
import { closedError, systemError } from "../errors.ts";
import {
  attemptShut,
  type Handle,
  isBufferFull,
  isFullForTooLong,
  isRefusal,
  needsBackoff,
  type Operation,
  operationError,
  operationTimeout,
  preventWaiting,
} from "../operation/operation.ts";
import { backoff, beginDeferred } from "./wait_queue.ts";

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
  beginDeferred(); // this call may wait for what they do
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
  if (returned === -EAGAIN && handle.isReceiveShut === true) {
    returned = attemptShut(handle, operation);
  }
  let deadline: number | undefined;
  let fullSince: number | undefined;
  /** Refusals in a row although the descriptor was ready. */
  let contradictions = 0;
  for (let isFirst = true; returned < 0; isFirst = false) {
    if (returned !== -EINTR && !operation.givesWay) {
      if (timeout === 0 || operation.dontWait || !isRefusal(operation, -returned)) {
        if (operation.received && isRefusal(operation, -returned)) return operation.received;
        throw operationError(operation, -returned);
      }
      const isFull = isBufferFull(operation, -returned);
      if (wait && !isFull) {
        // The kernel should have waited. Either another owner of the descriptor has made it
        // non-blocking, or SO_RCVTIMEO or SO_SNDTIMEO is set.
        wait = !handle.readNonblocking(true);
        if (wait) throw operationError(operation, -returned);
      }
      fullSince = isFull ? fullSince ?? performance.now() : undefined;
      if (fullSince !== undefined && isFullForTooLong(fullSince)) {
        throw operationError(operation, -returned);
      }
      if (timeout !== null) deadline ??= performance.now() + timeout * 1000;
      // Refused and ready at once: poll(2) would not wait, again and again. Once may be chance.
      const isUnpollable = needsBackoff(operation, -returned);
      const contradicts = isUnpollable ||
        (!isFirst && system().pollOne(handle.fd, operation.direction, 0) > 0);
      contradictions = contradicts ? contradictions + 1 : 0;
      const longer = contradictions - (isUnpollable ? 1 : 2);
      const pause = !contradicts ? null : longer < 0 ? 0 : backoff(longer);
      if (!waitReady(handle, operation, pause, deadline)) {
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
 * @param pause Milliseconds to sleep; `null` to wait for readiness.
 * @param deadline When the time is up, by `performance.now()`.
 * @returns False if the time is up.
 */
function waitReady(
  handle: Handle,
  operation: Operation<unknown>,
  pause: number | null,
  deadline: number | undefined,
): boolean {
  for (;;) {
    const left = deadline === undefined ? Infinity : deadline - performance.now();
    if (left <= 0) return false;
    const most = pause ?? LONGEST_POLL;
    const ms = left === Infinity && pause === null ? -1 : Math.min(Math.ceil(left), most);
    const answer = system().pollOne(pause === null ? handle.fd : -1, operation.direction, ms);
    if (answer > 0 || (answer === 0 && pause !== null)) return true;
    if (answer < 0 && answer !== -EINTR) throw systemError(-answer, "poll");
  }
}
