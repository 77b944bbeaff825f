/**
 * The counts of ping and their summary.
 *
 * @module
 */

/** Formats a time like ping(8): in milliseconds, with at least three significant digits. */
export function duration(milliseconds: number): string {
  const places = milliseconds >= 100 ? 0 : milliseconds >= 10 ? 1 : milliseconds >= 1 ? 2 : 3;
  return `${milliseconds.toFixed(places)} ms`;
}

/** The counts of a run. */
export class Statistics {
  /** Requests sent. */
  transmitted = 0;
  /** Requests answered. */
  received = 0;
  /** Answers received more than once. */
  duplicates = 0;
  /** Answers that differ from the request. */
  corrupted = 0;
  /** Requests reported as lost. */
  errors = 0;
  readonly #times: number[] = [];
  readonly #began = performance.now();

  /** Adds the round-trip time of an answer, in milliseconds. */
  addTime(time: number): void {
    this.#times.push(time);
  }

  /** Formats the summary like ping(8). */
  summary(host: string): string {
    const { transmitted, received } = this;
    const loss = transmitted === 0 ? 0 : (1 - received / transmitted) * 100;
    const counts = [
      `${transmitted} packets transmitted`,
      `${received} received`,
      ...(this.duplicates > 0 ? [`+${this.duplicates} duplicates`] : []),
      ...(this.corrupted > 0 ? [`+${this.corrupted} corrupted`] : []),
      ...(this.errors > 0 ? [`+${this.errors} errors`] : []),
      `${Number(loss.toPrecision(6))}% packet loss`,
      `time ${Math.round(performance.now() - this.#began)}ms`,
    ];
    return `\n--- ${host} ping statistics ---\n${counts.join(", ")}${this.#roundTrips()}`;
  }

  #roundTrips(): string {
    const { length } = this.#times;
    if (length === 0) return "";
    const mean = this.#times.reduce((sum, time) => sum + time) / length;
    const square = this.#times.reduce((sum, time) => sum + time ** 2, 0) / length;
    const numbers = [
      this.#times.reduce((a, b) => Math.min(a, b)),
      mean,
      this.#times.reduce((a, b) => Math.max(a, b)),
      Math.sqrt(Math.max(0, square - mean ** 2)),
    ];
    const text = numbers.map((number) => number.toFixed(3)).join("/");
    return `\nrtt min/avg/max/mdev = ${text} ms`;
  }
}
