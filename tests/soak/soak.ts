/**
 * The frame of a soak: runs a part for a time, and observes the program meanwhile.
 *
 * @module
 */
import { Random } from "../helpers/random.ts";
import { Percentiles } from "./percentiles.ts";

/** The time between the ticks that show how late the event loop is, in ms. */
const TICK = 10;

/** What a part gets. */
export interface Context {
  /** Seconds that the part runs. */
  readonly seconds: number;
  /** The seed of its random numbers. */
  readonly seed: number;
  /** Aborts when the time is over. Every load of the part ends then. */
  readonly signal: AbortSignal;
  /** Returns a number from 0 to 1, the same sequence in each run with the same seed. */
  random(): number;
  /** Counts operations. */
  count(operations?: number): void;
  /** Adds a line that is printed below the table. */
  note(line: string): void;
}

/** One part of the soak, in a file of its own in `parts/`; `parts.ts` lists them. */
export interface Part {
  /** A short name, for `--only` and the table. */
  readonly name: string;
  /** What it does, in one line. */
  readonly description: string;
  /** Returns why the part cannot run here; `null` if it can. */
  needs?(): string | null;
  /** Downloads packages that it needs: the soak runs in a namespace that reaches no other host. */
  prepare?(): Promise<void>;
  /** True if a test of its own runs it for a short time. */
  readonly hasShortTest?: boolean;
  /**
   * Runs until the signal of the context aborts, and closes all that it has opened.
   *
   * @throws {Error} If the module did something wrong.
   */
  run(context: Context): Promise<void>;
}

/** One row of the table. */
export interface Row {
  readonly name: string;
  /** Operations. */
  readonly count: number;
  readonly seed: number;
  /** `ok`, `skipped: reason` or `failed: error`. */
  readonly result: string;
  /** How late the event loop's ticks came, in ms. */
  readonly lateness: { readonly max: number; readonly p999: number };
  /** Open descriptors before and after; -1 where the system does not list them. */
  readonly descriptors: readonly [before: number, after: number];
  /** Resident memory before and after, in bytes. */
  readonly memory: readonly [before: number, after: number];
  readonly notes: readonly string[];
}

/** Waits, or until a signal aborts. */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal?.addEventListener("abort", end);
  });
}

/**
 * Observes how late ticks come until the returned function is called.
 *
 * @param warmUp The time before the first tick that counts, in ms: a Worker takes a while to start.
 */
function observeLateness(warmUp: number): () => Percentiles {
  const late = new Percentiles();
  const begin = performance.now() + warmUp;
  let due = performance.now() + TICK;
  const tick = () => {
    const now = performance.now();
    if (due > begin) late.add(Math.max(0, now - due));
    due = now + TICK;
    timer = setTimeout(tick, TICK);
  };
  let timer = setTimeout(tick, TICK);
  return () => {
    clearTimeout(timer);
    return late;
  };
}

/** The number of open descriptors. (`descriptors` of the tests' helpers notes every socket, for ever.) */
function openDescriptors(): number {
  return Deno.build.os === "linux" ? [...Deno.readDirSync("/proc/self/fd")].length : -1;
}

/**
 * Runs one part.
 *
 * @param part The part.
 * @param seconds How long.
 * @param seed The seed of its random numbers.
 */
export async function runPart(part: Part, seconds: number, seed: number): Promise<Row> {
  const reason = part.needs?.() ?? null;
  const before = [openDescriptors(), Deno.memoryUsage().rss] as const;
  const notes: string[] = [];
  let count = 0;
  let result = reason === null ? "ok" : `skipped: ${reason}`;
  let late = new Percentiles();
  if (reason === null) {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(new Error("the time is over")), seconds * 1000);
    const random = new Random(seed);
    const observed = observeLateness(Math.min(1000, 200 * seconds));
    try {
      await part.run({
        seconds,
        seed,
        signal: controller.signal,
        random: () => random.next(),
        count: (operations = 1) => count += operations,
        note: (line) => notes.push(line),
      });
    } catch (error) {
      const text = error instanceof Error ? error.message : `${error}`;
      result = `failed: ${text.split("\n", 1)[0]}`; // the row of a table; the notes have it all
      notes.push(Deno.inspect(error));
    } finally {
      controller.abort(new Error("the part is over"));
      clearTimeout(timer);
      late = observed();
    }
    await pause(100); // the last descriptors are closed by other threads
  }
  return {
    name: part.name,
    count,
    seed,
    result,
    lateness: { max: late.max, p999: late.at(0.999) },
    descriptors: [before[0], openDescriptors()],
    memory: [before[1], Deno.memoryUsage().rss],
    notes,
  };
}

/** Formats the rows as a table in Markdown, with the notes below it. */
export function table(rows: readonly Row[]): string {
  const megabytes = (bytes: number) => (bytes / 2 ** 20).toFixed(0);
  const cells = [
    [
      ...["part", "count", "seed", "result", "late: max, ms", "99.9 %, ms"],
      ...["descriptors", "RSS, MiB"],
    ],
    ...rows.map((row) => [
      row.name,
      row.count.toLocaleString("en"),
      String(row.seed),
      row.result,
      row.lateness.max.toFixed(1),
      row.lateness.p999.toFixed(1),
      row.descriptors.join(" → "),
      row.memory.map(megabytes).join(" → "),
    ]),
  ];
  const widths = cells[0]!.map((_, i) => Math.max(...cells.map((row) => row[i]!.length)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, i) => cell.padEnd(widths[i]!)).join(" | ")} |`;
  return [
    line(cells[0]!),
    line(widths.map((width) => "-".repeat(width))),
    ...cells.slice(1).map(line),
    ...rows.flatMap(({ name, notes }) => notes.map((note) => `${name}: ${note}`)),
  ].join("\n");
}
