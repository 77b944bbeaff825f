/**
 * Operations that consist of several steps. A task is a generator of steps. It is written once, and
 * two drivers run it: {@linkcode runBlocking} and {@linkcode runAsync}.
 *
 * @module
 */
import type { Step } from "../../ffi/system.ts";

export type { Step };

/** A generator that yields steps and receives their results. */
export type Task<T> = Generator<Step<unknown>, T, unknown>;

/** Runs one step of a task: `const result = yield* step(...)`. */
export function* step<T>(action: Step<T>): Task<T> {
  return (yield action) as T;
}

/** Runs a task. Blocks until the task ends. */
export function runBlocking<T>(task: Task<T>): T {
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
 * @param signal Aborts the step in progress. Between two steps, it ends the task.
 */
export async function runAsync<T>(task: Task<T>, signal: AbortSignal | undefined): Promise<T> {
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
 * Returns a promise that settles like `promise`, or rejects when the signal aborts.
 *
 * @param promise An operation that cannot be cancelled. After an abort, its result is dropped.
 * @param signal The signal.
 */
export function abortable<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise;
  const aborted = Promise.withResolvers<never>();
  const onAbort = () => aborted.reject(signal.reason);
  if (signal.aborted) onAbort();
  signal.addEventListener("abort", onAbort);
  return Promise.race([promise, aborted.promise]).finally(() =>
    signal.removeEventListener("abort", onAbort)
  );
}
