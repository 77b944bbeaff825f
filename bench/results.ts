/**
 * What was measured, and what follows from it.
 *
 * @module
 */
import type { Machine } from "./machine.ts";
import type { Unit } from "./workloads.ts";

/** All that is written to `results.json`. */
export interface Results {
  readonly date: string;
  readonly machine: Machine;
  readonly rounds: number;
  /** How long each measurement took, in s. */
  readonly seconds: number;
  readonly leftOut: readonly string[];
  readonly work: readonly Work[];
}

/** One piece of work. */
export interface Work {
  readonly name: string;
  readonly title: string;
  readonly unit: Unit;
  /** The first is this module. */
  readonly entries: readonly Measured[];
}

/** One contestant's part in it. */
export interface Measured {
  readonly label: string;
  readonly atMost?: number;
  /** One of each turn; `null` where it failed. */
  readonly samples: (number | null)[];
  /** Why it failed. */
  readonly failures: string[];
}

/** A median with its quartiles. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** This module beside another contestant. */
export interface Comparison {
  readonly work: Work;
  readonly ours: Spread;
  readonly rival: Measured;
  readonly theirs: Spread;
  /** Of the costs, or the difference where that is what counts: less is better. */
  readonly ratio: Spread;
  /** Whether the target is reached; nothing if there is none. */
  readonly met: boolean | undefined;
}

function quantile(sorted: readonly number[], part: number): number {
  const position = (sorted.length - 1) * part;
  const below = sorted[Math.floor(position)]!;
  return below + (sorted[Math.ceil(position)]! - below) * (position % 1);
}

/**
 * The median and the quartiles.
 *
 * @param samples Any number of samples.
 * @returns What they are; `NaN` if there are no samples.
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

/** Whether more is better. */
export function isRate(unit: Unit): boolean {
  return unit === "/s" || unit === "B/s";
}

/** Whether not the ratio counts, but the difference. */
export function isDifference(unit: Unit): boolean {
  return unit === "ms";
}

/**
 * Compares this module with the others. A ratio is that of the medians; its spread is that of the
 * ratios of the single turns, in which the contestants come one right after the other.
 *
 * @param work What was done.
 * @returns One comparison for each of the others that was measured at all.
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
