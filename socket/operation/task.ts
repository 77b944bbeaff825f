/**
 * Operations of several steps. A task is a generator of its steps, written once and run by either
 * driver.
 *
 * @module
 */
import type { Step } from "../../ffi/system.ts";

export type { Step };

/** Yields steps and receives their results. */
export type Task<T> = Generator<Step<unknown>, T, unknown>;

/** Does one step of a task: `const result = yield* step(...)`. */
export function* step<T>(one: Step<T>): Task<T> {
  return (yield one) as T;
}

/** Runs a task and blocks until it has ended. */
export function runNow<T>(task: Task<T>): T {
  let next = task.next();
  while (!next.done) {
    let value: unknown;
    try {
      value = next.value.now();
    } catch (error) {
      next = task.throw(error);
      continue;
    }
    next = task.next(value);
  }
  return next.value;
}

/**
 * Runs a task without blocking.
 *
 * @param task The task.
 * @param signal Ends the task between its steps, and the step that is under way.
 */
export async function runLater<T>(task: Task<T>, signal: AbortSignal | undefined): Promise<T> {
  let next = task.next();
  while (!next.done) {
    let value: unknown;
    try {
      signal?.throwIfAborted();
      value = await next.value.later(signal);
    } catch (error) {
      next = task.throw(error);
      continue;
    }
    next = task.next(value);
  }
  return next.value;
}

/**
 * Returns a promise that rejects when a signal aborts.
 *
 * @param promise Something that cannot be cancelled. Its result is dropped after an abort.
 * @param signal The signal.
 */
export function abortable<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise;
  const aborted = Promise.withResolvers<never>();
  const abort = () => aborted.reject(signal.reason);
  if (signal.aborted) abort();
  signal.addEventListener("abort", abort);
  return Promise.race([promise, aborted.promise]).finally(() =>
    signal.removeEventListener("abort", abort)
  );
}
