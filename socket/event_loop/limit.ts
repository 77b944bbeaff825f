/**
 * Deadlines of tasks.
 *
 * @module
 */
import type { Step, Task } from "../operation/task.ts";
import { addDeadline, removeDeadline } from "./deadlines.ts";
import { listen, reasonOf, unlisten } from "./signals.ts";

/**
 * Runs a task whose steps end with an error at a deadline. In the blocking form nothing ends a step;
 * the error then comes after the task.
 *
 * @param task The task.
 * @param deadline The deadline, by `performance.now()`; `Infinity` for none.
 * @param toError Makes the error.
 */
export function* within<T>(task: Task<T>, deadline: number, toError: () => Error): Task<T> {
  if (deadline === Infinity) return yield* task;
  let next = task.next();
  while (!next.done) {
    let value: unknown;
    try {
      value = yield limited(next.value, deadline, toError);
    } catch (error) {
      next = task.throw(error);
      continue;
    }
    next = task.next(value);
  }
  if (performance.now() >= deadline) throw toError();
  return next.value;
}

function limited<T>(step: Step<T>, deadline: number, toError: () => Error): Step<T> {
  return {
    now: () => step.now(),
    later: async (signal) => {
      const controller = new AbortController();
      const listener = { handleEvent: () => controller.abort(reasonOf(signal!)) };
      const expiring = { deadline, expire: () => controller.abort(toError()) };
      const left = Math.max(0, deadline - performance.now()) / 1000;
      if (signal !== undefined) listen(signal, listener);
      addDeadline(expiring, left);
      try {
        return await step.later(controller.signal);
      } finally {
        if (signal !== undefined) unlisten(signal, listener);
        removeDeadline(expiring, left);
      }
    },
  };
}
