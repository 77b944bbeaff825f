/**
 * Writes the results as text: the tables, and the README.
 *
 * @module
 */
import { descriptions } from "./contestants.ts";
import { compare, type Comparison, isDifference, type Results, type Spread } from "./results.ts";
import { table } from "./table.ts";
import type { Unit } from "./workloads.ts";

const NAME = "this module";

/** Units of each measured unit, each a thousand times the unit before. */
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
 * Returns the results as text for a terminal.
 *
 * @param results The measurements.
 * @returns The text.
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
 * Returns the README of this folder.
 *
 * @param results The measurements.
 * @returns The README, in Markdown.
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

\`deno task bench\` compares this module with its alternatives on the loopback interface, and
  rewrites this page, \`results.json\` and \`results.svg\`. It takes some minutes and needs an
  otherwise idle machine.

    deno task bench                          # everything
    deno task bench echo                     # work with "echo" in its name; printed, not saved
    deno task bench --quick                  # everything, in less time, with more noise; not saved
    deno task bench --rounds 9 --out DIR     # more rounds, with the results in DIR

## The last result

${counted(results)} ${results.rounds} rounds of ${results.seconds} s for each measurement, on ${
    results.date.slice(0, 10)
  }: ${machine.processor}, ${machine.cores} cores, ${machine.memory} GiB; ${machine.system} on ${machine.architecture}; ${
    versions.join(", ")
  }. The load of the machine before the
first round was ${machine.load}.

[limits.md](limits.md) explains the rows above their target. [event_loop.md](event_loop.md)
compares what the other parts of a program notice of its sockets, [capture.md](capture.md) captures
with tcpdump.

![The ratios of the first table](results.svg)

${comparisonTable(withTarget)}

${
    without.length === 0 ? "" : `These comparisons have no target:

${comparisonTable(without)}
`
  }
${failed.join("\n")}

## How to read it

- Values are medians over all turns, with the quartiles in parentheses.
- **The ratio** compares the medians: ours to theirs for times, theirs to ours for rates. Less is
  better; 0.5 means that this module takes half of the time. The quartiles of a ratio are those of
  the ratios of single turns. A turn measures all contestants, one right after the other, and every
  other turn in the opposite order.
- Each round starts every contestant once and warms it up. The contestants then take turns of 50 ms,
  or of one operation if it takes longer, until each has run for its second. On a machine that
  others share, the speed differs from second to second, but hardly between two consecutive turns.
  Servers, starts and memory have one turn of a second in each round.
- For times in ms, the ratio column shows the difference: how much longer this module takes.
- In the chart, each point is a ratio with its quartiles, and the tick of the same color is its
  target.
- A ratio outside its own quartiles means that the machine was too busy for a result.
- A ratio whose quartiles lie on both sides of 1 shows no difference.

| work | description |
| ---- | ---------- |
${titles.join("\n")}

| contestant | description |
| ---------- | ---------- |
${contestants.join("\n")}

- Each contestant is a program of its own in \`programs/\`, which uses the public interface of its
  platform as the manual teaches. The programs of this module are in \`programs/module/\`. Messages
  are 64 bytes long unless stated otherwise.
- The peer, where one is needed, is the same C program for all contestants, \`peer.c\`. It echoes,
  discards or sends, or it runs the clients of the measured server. The rates of servers are what
  the peer counts: round trips, with one message of 64 bytes in flight on each busy connection, and
  connections that were accepted and closed, of 500 connections that waited to be accepted.
- A peer that echoes, discards or sends polls without sleeping. A contestant would have to wake a
  sleeping peer, which on a virtual machine takes longer than everything else and would dominate the
  result. In the blocking ping-pong, where the contestant sleeps, both programs share one processor.
  With two processors the exchange takes three times as long, and the scheduler chooses anew for
  each turn.
- The peer's sends are not paced: its sockets use \`reno\`, because the system's default may be
  \`bbr\`.
- A contestant with only one form is compared with both forms of this module: Deno has no blocking
  form, and CPython's \`socket\` no asynchronous form.
- \`start\` is the shortest of nine starts with a warm cache. \`memory\` is the growth of the
  server's resident memory, after garbage collection, divided by the number of connections; each
  connection has echoed one message. \`aborted\` and \`timed-out\` are processor time of the whole
  program for one of 64 operations that wait at the same time; the rival is as many operations that
  wait as long and are completed by data.

| file | contents |
| ---- | -------- |
| \`workloads.ts\` | workloads, contestants of each, and targets |
| \`contestants.ts\` | start of each contestant |
| \`measurement.ts\`, \`process.ts\` | a single measurement |
| \`main.ts\` | command line, and the rounds |
| \`results.ts\`, \`report.ts\`, \`chart.ts\`, \`machine.ts\` | evaluation, tables and this page, chart, description of the machine |
| \`limits.md\` | profiles of the rows above their target |
| \`programs/\`, \`peer.c\` | contestants, and the peer |
`;
}
