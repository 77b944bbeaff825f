/**
 * The samples, their spread, and the comparison of the contestants.
 *
 * @module
 */
import type { Machine } from "./machine.ts";
import type { Unit } from "./workloads.ts";

/** The content of `results.json`. */
export interface Results {
  readonly date: string;
  readonly machine: Machine;
  readonly rounds: number;
  /** Seconds of each measurement. */
  readonly seconds: number;
  readonly leftOut: readonly string[];
  readonly work: readonly Work[];
}

/** The results of a workload. */
export interface Work {
  readonly name: string;
  readonly title: string;
  readonly unit: Unit;
  /** The first entry is this module. */
  readonly entries: readonly Measured[];
}

/** The results of one contestant. */
export interface Measured {
  readonly label: string;
  readonly atMost?: number;
  /** The sample of each turn; `null` if it failed. */
  readonly samples: (number | null)[];
  /** The error of each failure. */
  readonly failures: string[];
}

/** A median with its quartiles. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** The comparison of this module with a rival. */
export interface Comparison {
  readonly work: Work;
  readonly ours: Spread;
  readonly rival: Measured;
  readonly theirs: Spread;
  /** The ratio of the costs, or their difference in ms: less is better. */
  readonly ratio: Spread;
  /** True if the target is met; `undefined` without a target. */
  readonly met: boolean | undefined;
}

function quantile(sorted: readonly number[], part: number): number {
  const position = (sorted.length - 1) * part;
  const below = sorted[Math.floor(position)]!;
  return below + (sorted[Math.ceil(position)]! - below) * (position % 1);
}

/**
 * Returns the median and the quartiles of samples.
 *
 * @param samples Any number of samples; `null` is a failed one, which is left out.
 * @returns The spread; `NaN` if there are no samples.
 */
export function spread(samples: readonly (number | null)[]): Spread {
  const sorted = samples.filter((sample) => sample !== null).sort((a, b) => a - b);
  if (sorted.length === 0) return { median: NaN, low: NaN, high: NaN };
  return {
    median: quantile(sorted, 0.5),
    low: quantile(sorted, 0.25),
    high: quantile(sorted, 0.75),
  };
}

/** True if more is better. */
export function isRate(unit: Unit): boolean {
  return unit === "/s" || unit === "B/s";
}

/** True if the difference is compared in place of the ratio. */
export function isDifference(unit: Unit): boolean {
  return unit === "ms";
}

/**
 * Compares this module with its rivals. The ratio is the ratio of the medians. Its quartiles are those
 * of the ratios of single turns, in which the contestants run one right after the other.
 *
 * @param work The results of a workload.
 * @returns A comparison with each rival that has samples.
 */
export function compare(work: Work): Comparison[] {
  const [first, ...rivals] = work.entries;
  if (first === undefined) return [];
  const ours = spread(first.samples);
  return rivals.filter((rival) => rival.samples.length > 0).map((rival) => {
    const theirs = spread(rival.samples);
    const cost = (a: number, b: number) =>
      isDifference(work.unit) ? a - b : isRate(work.unit) ? b / a : a / b;
    const turns = first.samples.map((sample, turn) => {
      const other = rival.samples[turn] ?? null;
      return sample === null || other === null ? null : cost(sample, other);
    });
    const ratio = { ...spread(turns), median: cost(ours.median, theirs.median) };
    const met = rival.atMost === undefined ? undefined : ratio.median <= rival.atMost;
    return { work, ours, rival, theirs, ratio, met };
  });
}
