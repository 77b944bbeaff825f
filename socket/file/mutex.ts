/**
 * Mutual exclusion of tasks.
 *
 * @module
 */
import { lightStep } from "../event_loop/wait_queue.ts";
import { runAsync, runBlocking, type Task } from "../operation/task.ts";
import { ourError } from "../stack.ts";

/** A mutex that tasks lock in the order in which they asked for it. */
export class Mutex {
  #isLocked = false;
  /** Wakes the tasks that wait for the mutex, first come, first served. */
  readonly #waiters = new Set<() => void>();

  /**
   * True while an asynchronous task holds the mutex. A blocking task ends before other code runs.
   */
  get isLocked(): boolean {
    return this.#isLocked;
  }

  /**
   * Locks the mutex, runs a task without blocking, and unlocks the mutex.
   *
   * @param task Creates the task once the mutex is locked.
   * @param signal Ends the task, or its wait for the mutex.
   * @returns The task's result.
   */
  async run<T>(task: () => Task<T>, signal: AbortSignal | undefined): Promise<T> {
    signal?.throwIfAborted();
    if (this.#isLocked) await this.#wait(signal);
    this.#isLocked = true;
    try {
      const turn = lightStep();
      if (turn !== undefined) await turn;
      return await runAsync(task(), signal);
    } finally {
      this.#unlock();
    }
  }

  /**
   * Runs a task and blocks until it is done.
   *
   * @param operation The operation's name, for the error.
   * @param task Creates the task.
   * @returns The task's result.
   * @throws {Error} If an asynchronous task holds the mutex: that task cannot go on while this one
   *   blocks.
   */
  runSync<T>(operation: string, task: () => Task<T>): T {
    this.throwIfLocked(operation);
    return runBlocking(task());
  }

  /**
   * Throws if an asynchronous task holds the mutex.
   *
   * @param operation The operation's name, for the error.
   */
  throwIfLocked(operation: string): void {
    if (this.#isLocked) {
      throw ourError(
        new Error(`${operation}: an asynchronous operation on the file is pending; await it first`),
      );
    }
  }

  #wait(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const wake = () => {
        signal?.removeEventListener("abort", abort);
        resolve();
      };
      const abort = () => {
        this.#waiters.delete(wake);
        reject(signal!.reason);
      };
      signal?.addEventListener("abort", abort, { once: true });
      this.#waiters.add(wake);
    });
  }

  /** Hands the locked mutex to the next waiter, so that no newcomer can overtake it. */
  #unlock(): void {
    const [wake] = this.#waiters;
    if (wake === undefined) {
      this.#isLocked = false;
    } else {
      this.#waiters.delete(wake);
      wake();
    }
  }
}
