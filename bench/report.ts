/**
 * The results in words: tables, and the README.
 *
 * @module
 */
import { descriptions } from "./contestants.ts";
import { compare, type Comparison, isDifference, type Results, type Spread } from "./results.ts";
import type { Unit } from "./workloads.ts";

const NAME = "this module";

/** Units that are a thousand times larger, of the ones that are measured. */
const scales: Readonly<Record<Unit, readonly string[]>> = {
  "ns": ["ns", "µs", "ms", "s"],
  "ms": ["ms", "s"],
  "/s": ["/s", "k/s", "M/s"],
  "B/s": ["B/s", "kB/s", "MB/s", "GB/s"],
  "B": ["B", "kB", "MB"],
};

const digits = (number: number) => number.toPrecision(Math.abs(number) >= 100 ? 3 : 2);

function amount(spread: Spread, unit: Unit): string {
  if (Number.isNaN(spread.median)) return "failed";
  const names = scales[unit];
  let scale = 0;
  while (scale + 1 < names.length && spread.median >= 1000 ** (scale + 1)) scale++;
  const show = (n: number) => Number((n / 1000 ** scale).toPrecision(3)).toString();
  return `${show(spread.median)} ${names[scale]} (${show(spread.low)}–${show(spread.high)})`;
}

function ratio({ ratio, work }: Comparison): string {
  if (Number.isNaN(ratio.median)) return "";
  const show = (n: number) => isDifference(work.unit) ? `${digits(n)} ms` : n.toFixed(3);
  return `${show(ratio.median)} (${show(ratio.low)}–${show(ratio.high)})`;
}

function target({ work, rival }: Comparison): string {
  if (rival.atMost === undefined) return "";
  return isDifference(work.unit) ? `${rival.atMost} ms` : String(Number(rival.atMost.toFixed(2)));
}

/** A table in Markdown, which is readable as it is. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) =>
    Math.max(3, ...rows.map((row) => row[column]!.length))
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(" | ")} |`;
  const rule = line(widths.map((width) => "-".repeat(width)));
  return [line(rows[0]!), rule, ...rows.slice(1).map(line)].join("\n");
}

function comparisonTable(comparisons: readonly Comparison[]): string {
  let before = "";
  const rows = comparisons.map((comparison) => {
    const { work, ours, rival, theirs, met } = comparison;
    const again = work.name === before;
    before = work.name;
    return [
      again ? "" : work.name,
      again ? "" : amount(ours, work.unit),
      rival.label,
      amount(theirs, work.unit),
      ratio(comparison),
      target(comparison),
      met === undefined ? "" : met ? "met" : "**not met**",
    ];
  });
  const head = ["work", NAME, "against", "theirs", "ratio", "at most", "result"];
  return table([head, ...rows]);
}

function notes(results: Results): string[] {
  const failures = results.work.flatMap((work) =>
    work.entries.flatMap((entry) => {
      const [first] = entry.failures;
      if (first === undefined) return [];
      const times = `${entry.failures.length} of ${entry.samples.length} times`;
      return [`${work.name}, ${entry.label}: failed ${times}: ${first}`];
    })
  );
  return [...results.leftOut.map((left) => `Left out: ${left}.`), ...failures];
}

function counted(results: Results): string {
  const met = results.work.flatMap(compare).map(({ met }) => met).filter((met) =>
    met !== undefined
  );
  return `${met.filter(Boolean).length} of ${met.length} targets met.`;
}

/**
 * The results for a terminal.
 *
 * @param results What was measured.
 * @returns Text.
 */
export function text(results: Results): string {
  const comparisons = results.work.flatMap(compare);
  return [
    comparisonTable(comparisons).replaceAll("**", ""),
    ...notes(results),
    counted(results),
  ].join("\n");
}

/**
 * The README of this folder.
 *
 * @param results What was measured.
 * @returns Markdown.
 */
export function readme(results: Results): string {
  const { machine } = results;
  const comparisons = results.work.flatMap(compare);
  const versions = Object.entries(machine.versions)
    .map(([name, version]) => version.startsWith(name) ? version : `${name} ${version}`);
  const contestants = Object.entries(descriptions)
    .map(([name, description]) => `| ${name === "module" ? NAME : name} | ${description} |`);
  const titles = results.work.map(({ name, title }) => `| \`${name}\` | ${title} |`);
  const withTarget = comparisons.filter(({ met }) => met !== undefined);
  const without = comparisons.filter(({ met }) => met === undefined);
  const failed = notes(results).map((note) => `- ${note}`);
  return `<!-- Written by \`deno task bench\`. -->

# Benchmarks

\`deno task bench\` measures this module beside what one would use in its place, on the loopback
interface, and writes this page, \`results.json\` and \`results.svg\` anew. It takes some minutes and
wants a machine that does nothing else.

    deno task bench                          # everything
    deno task bench echo                     # the work that has "echo" in its name; shown, not kept
    deno task bench --quick                  # everything, in less time and with more noise; not kept
    deno task bench --rounds 9 --out DIR     # more rounds, and the results in a folder of yours

## The last result

${counted(results)} ${results.rounds} rounds of ${results.seconds} s for each measurement, on ${
    results.date.slice(0, 10)
  }: ${machine.processor}, ${machine.cores} cores, ${machine.memory} GiB; ${machine.system} on ${machine.architecture}; ${
    versions.join(", ")
  }. Before the first round the machine had a load of ${machine.load}.

What is above its target is explained in [limits.md](limits.md).

![The ratios of the first table](results.svg)

${comparisonTable(withTarget)}

${
    without.length === 0 ? "" : `For these there is no target:

${comparisonTable(without)}
`
  }
${failed.join("\n")}

## How to read it

- What is shown is the median over all turns and, in parentheses, the quartiles.
- **The ratio** is of the medians, ours to theirs for times and theirs to ours for rates: less is
  better, and 0.5 means that this module takes half of the time. Its quartiles are those of the
  ratios of single turns: in a turn all contestants are measured, one right after the other, and in
  every other turn in the opposite order.
- In each round every contestant is started once and warms up, and then they take turns of 50 ms, or
  of one operation where that takes longer, until each has had its second: where others share the
  machine, its seconds differ, but hardly two turns in a row. Servers, starts and memory have one turn
  a round, of a second.
- Of times in ms it is the difference: how much longer this module takes.
- In the chart each point is such a ratio, with its quartiles, and each tick of the same color what
  it may be at most.
- A ratio that lies outside its own quartiles says that the machine was too busy to tell.
- A ratio whose quartiles lie on both sides of 1 says that there is no difference to be seen here.

| work | what it is |
| ---- | ---------- |
${titles.join("\n")}

| contestant | what it is |
| ---------- | ---------- |
${contestants.join("\n")}

- Each contestant is a program of its own in \`programs/\`, which uses its public interface as its
  manual teaches it; what is sent is 64 bytes where nothing else is said. This module's are in
  \`programs/module/\`.
- Where two ends are needed, the other one is the same C program for all, \`peer.c\`: it echoes,
  discards or sends, or it is the clients of the server that is measured. Rates of servers are what
  it saw: round trips, with a message of 64 bytes in flight on each busy connection, and connections
  that were accepted and closed, of 500 that were made before and waited.
- The peer that echoes, discards or sends does not sleep, but tries again and again: whoever talks to a
  program that sleeps has to wake it, which on a virtual machine takes longer than all else, and would
  be most of what is measured. In the blocking ping-pong, where the contestant sleeps, both have the
  same processor: with two it takes three times as long, and which it is the scheduler says anew for
  each turn.
- What the peer sends is not paced: its sockets use \`reno\`, where the system's own default may be
  \`bbr\`.
- Where something has only one form, it stands beside both of this module's: Deno has no blocking
  one, and CPython's \`socket\` no asynchronous one.
- \`start\` is the shortest of nine starts with a warm cache. \`memory\` is what the resident memory of
  the server has grown by, without garbage, divided by the number of connections; each has had one
  message echoed. \`aborted\` and \`timed-out\` are in processor time of the whole program, for one of 64
  operations that wait at the same time, beside as many that wait as long and are completed by data.

| file | what is in it |
| ---- | ------------- |
| \`workloads.ts\` | the work, who does it, and the targets |
| \`contestants.ts\` | how each contestant is started |
| \`measurement.ts\`, \`process.ts\` | one measurement |
| \`main.ts\` | the rounds |
| \`results.ts\`, \`report.ts\`, \`chart.ts\`, \`machine.ts\` | what is made of them |
| \`limits.md\` | what the profiles show of the work that is above its target |
| \`programs/\`, \`peer.c\` | the contestants, and the other end |
`;
}
