/**
 * Charts of results.
 *
 * @module
 */
import * as vega from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import { compare, isDifference, type Results } from "./results.ts";

/** A comparison: what this module costs, divided by what another program costs. */
export interface Ratio {
  readonly row: string;
  readonly against: string;
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  readonly target: number | undefined;
}

/**
 * Draws the ratios of the benchmarks that have a target.
 *
 * @param results The results.
 * @returns An SVG document.
 */
export function chart(results: Results): Promise<string> {
  const ratios = results.work.flatMap(compare)
    .filter(({ work, rival, ratio }) =>
      rival.atMost !== undefined && !isDifference(work.unit) && Number.isFinite(ratio.median)
    )
    .map(({ work, rival, ratio }) => ({
      row: `${work.name}, ${rival.label}`,
      against: rival.label,
      ratio: ratio.median,
      low: Math.min(ratio.low, ratio.median),
      high: Math.max(ratio.high, ratio.median),
      target: rival.atMost,
    }));
  return drawRatios(ratios);
}

/**
 * Draws ratios: a point with its range, and a tick for the target.
 *
 * @returns An SVG document.
 */
export async function drawRatios(values: readonly Ratio[]): Promise<string> {
  const x = {
    type: "quantitative" as const,
    scale: { type: "log" as const },
    title: "cost of this module / cost of the other (less is better)",
    axis: { values: [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20], format: "~g" },
  };
  const place = {
    y: {
      field: "row",
      type: "nominal",
      sort: null,
      title: null,
      axis: { grid: true, labelLimit: 300 },
    },
    color: { field: "against", type: "nominal", title: "against" },
  } as const;
  const spec: TopLevelSpec = {
    background: "white",
    padding: 12,
    width: 560,
    height: { step: 15 },
    data: { values: [...values] },
    layer: [
      { mark: { type: "rule", color: "#888" }, encoding: { x: { datum: 1, ...x } } },
      { mark: "rule", encoding: { ...place, x: { field: "low", ...x }, x2: { field: "high" } } },
      {
        mark: { type: "point", filled: true, size: 36, opacity: 1 },
        encoding: { ...place, x: { field: "ratio", ...x } },
      },
      {
        mark: { type: "tick", thickness: 2, size: 11, opacity: 0.6 },
        encoding: { ...place, x: { field: "target", ...x } },
      },
    ],
  };
  const view = new vega.View(vega.parse(compile(spec).spec), { renderer: "none" });
  try {
    return `${await view.toSVG()}\n`;
  } finally {
    view.finalize();
  }
}
