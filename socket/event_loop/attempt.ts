/**
 * One attempt of an operation, and what its answer means to a driver.
 *
 * @module
 */
import { EAGAIN, EINPROGRESS, EINTR } from "../../constants/mod.ts";
import { system } from "../../ffi/mod.ts";
import type { Operation } from "../operation/operation.ts";

/** A descriptor, as far as the drivers know it. */
export interface Handle {
  /** The number; -1 if it is closed. */
  readonly fd: number;
  /** Seconds that an operation may take; `null` for ever, 0 for not at all. */
  readonly timeout: number | null;
  /** True if `O_NONBLOCK` is set. */
  nonblocking: boolean;
  /** Reads `O_NONBLOCK` anew, after a call that should have waited and did not. */
  refreshNonblocking(): boolean;
}

/** Returns the seconds that an operation may take; `null` for ever, 0 for not at all. */
export function timeoutOf(handle: Handle, operation: Operation<unknown>): number | null {
  return operation.timeout === undefined ? handle.timeout : operation.timeout;
}

/** Makes sure that the kernel does not wait in a call of the operation. */
export function preventWaiting(handle: Handle, operation: Operation<unknown>): void {
  if (operation.needsNonblocking || system().dontwait === 0) handle.nonblocking = true;
}

/**
 * Attempts an operation without waiting.
 *
 * @param handle The descriptor.
 * @param operation The operation.
 * @returns What the call returned, or the negated error number; never `EINTR`.
 */
export function attemptNow(handle: Handle, operation: Operation<unknown>): number {
  preventWaiting(handle, operation);
  let returned: number;
  do returned = operation.attempt(handle.fd, false); while (returned === -EINTR);
  return returned;
}

/** True if the error number says that the system's send buffer is full. */
export function isBufferFull(operation: Operation<unknown>, errno: number): boolean {
  return operation.sends === true && errno === system().bufferFull;
}

/** True if the error number is a refusal: the call would have to wait. */
export function isRefusal(operation: Operation<unknown>, errno: number): boolean {
  return errno === EAGAIN || errno === EINPROGRESS || isBufferFull(operation, errno);
}

/** True if no readiness follows the refusal, so that the driver must back off. */
export function needsBackoff(operation: Operation<unknown>, errno: number): boolean {
  return operation.needsBackoff === true || isBufferFull(operation, errno);
}
