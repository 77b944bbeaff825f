/**
 * Operations of several steps, written once as a generator of its steps and run
 * by either driver.
 *
 * @module
 */

/** One step: the same thing, here and now or without blocking. */
export interface Step<T> {
  /** Blocks until it is done. */
  now(): T;
  /** Does it without blocking, unless the signal ends it. */
  later(signal: AbortSignal | undefined): Promise<T>;
}

/** What yields steps and is given their results. */
export type Task<T> = Generator<Step<unknown>, T, unknown>;

/** Does one step of a task: `const result = yield* step(...)`. */
export function* step<T>(one: Step<T>): Task<T> {
  return (yield one) as T;
}

/** Runs a task and blocks until it is done. */
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
 * @param task What to run.
 * @param signal Ends it between its steps, and ends the step under way.
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
 * A promise that does not outlast a signal.
 *
 * @param promise Something that cannot be cancelled; its result is dropped.
 * @param signal What to listen to.
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
