/**
 * Progress of long work on the standard error, if that is a terminal.
 *
 * @module
 */

/** Milliseconds between two lines. */
const INTERVAL = 200;

/** A line that is written anew as the work goes on, and removed at its end. */
export class Progress implements Disposable {
  readonly #timer: ReturnType<typeof setInterval> | undefined;

  /** @param text Returns the line. */
  constructor(text: () => string) {
    if (!Deno.stderr.isTerminal()) return;
    this.#timer = setInterval(() => this.#write(`\r\x1b[K${text()}`), INTERVAL);
  }

  #write(text: string): void {
    Deno.stderr.writeSync(new TextEncoder().encode(text));
  }

  /** Removes the line, so that another can be printed there. */
  clear(): void {
    if (this.#timer !== undefined) this.#write("\r\x1b[K");
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
    this.clear();
  }
}
