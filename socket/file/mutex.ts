/**
 * Tasks that must not run at the same time, one after the other.
 *
 * @module
 */
import { runLater, runNow, type Task } from "../operation/task.ts";

/** A queue of tasks: the next one begins when the one before it has ended. */
export class Turns {
  #busy = false;
  /** Begins the tasks that wait for their turn, in order. */
  readonly #waiting = new Set<() => void>();

  /** Whether an asynchronous task is under way. */
  get busy(): boolean {
    return this.#busy;
  }

  /**
   * Runs a task without blocking, when those before it have ended.
   *
   * @param task What to run.
   * @param signal Ends it, or its wait for its turn.
   * @returns Its result.
   */
  async later<T>(task: () => Task<T>, signal: AbortSignal | undefined): Promise<T> {
    signal?.throwIfAborted();
    if (this.#busy) await this.#turn(signal);
    this.#busy = true;
    try {
      return await runLater(task(), signal);
    } finally {
      this.#next();
    }
  }

  /**
   * Runs a task and blocks until it is done.
   *
   * @param name The operation's name, for the error.
   * @param task What to run.
   * @returns Its result.
   * @throws {Error} If an asynchronous one is under way, whose data it would take.
   */
  now<T>(name: string, task: () => Task<T>): T {
    this.checkFree(name);
    return runNow(task());
  }

  /** Throws if an asynchronous task is under way. */
  checkFree(name: string): void {
    if (this.#busy) {
      throw new Error(`${name}: an asynchronous operation on the file is pending; await it first`);
    }
  }

  #turn(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const begin = () => {
        signal?.removeEventListener("abort", abort);
        resolve();
      };
      const abort = () => {
        this.#waiting.delete(begin);
        reject(signal!.reason);
      };
      signal?.addEventListener("abort", abort, { once: true });
      this.#waiting.add(begin);
    });
  }

  /** Passes the turn on, so that nobody can come in between. */
  #next(): void {
    const [begin] = this.#waiting;
    if (begin === undefined) {
      this.#busy = false;
    } else {
      this.#waiting.delete(begin);
      begin();
    }
  }
}
