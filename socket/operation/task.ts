/**
 * Operations that consist of several steps. A task is a generator of steps. It is written once, and
 * two drivers run it: {@linkcode runBlocking} and {@linkcode runAsync}.
 *
 * @module
 */
import type { Step } from "../../ffi/system.ts";
import { hideFrames } from "../stack.ts";

export type { Step };

/** A generator that yields steps and receives their results. */
export type Task<T> = Generator<Step<unknown>, T, unknown>;

/** Yields one step of a task and returns its result: `const result = yield* step(...)`. */
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
 * @param signal Aborts the step in progress. If it aborts between two steps, the next one is not
 *   run.
 * @throws {Error} At once, if the task fails before its first wait.
 */
export function runAsync<T>(task: Task<T>, signal: AbortSignal | undefined): Promise<T> {
  const [next, promise] = advance(task, task.next(), signal);
  return next.done ? Promise.resolve(next.value) : resume(task, promise, signal);
}

/** Goes on with a task until a step waits. Returns that step's promise with its step. */
function advance<T>(
  task: Task<T>,
  next: IteratorResult<Step<unknown>, T>,
  signal: AbortSignal | undefined,
): [IteratorResult<Step<unknown>, T>, Promise<unknown>] {
  while (!next.done) {
    try {
      signal?.throwIfAborted();
      return [next, next.value.later(signal)];
    } catch (error) {
      next = task.throw(error);
    }
  }
  return [next, Promise.resolve()];
}

/** Goes on with a task whose step waits. */
async function resume<T>(
  task: Task<T>,
  promise: Promise<unknown>,
  signal: AbortSignal | undefined,
): Promise<T> {
  try {
    for (;;) {
      let next: IteratorResult<Step<unknown>, T> | undefined;
      let value: unknown;
      try {
        value = await promise;
      } catch (error) {
        next = task.throw(error);
      }
      [next, promise] = advance(task, next ?? task.next(value), signal);
      if (next.done) return next.value;
    }
  } catch (error) {
    throw hideFrames(error, resume);
  }
}
