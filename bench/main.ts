/**
 * Measures this module against its alternatives: see the README in this folder.
 *
 * @module
 */
import { parseArgs } from "node:util";
import { descriptions, findContestants, pathOf } from "./contestants.ts";
import { thisMachine } from "./machine.ts";
import { type Circumstances, hasTurns, isAvailable, prepare, type Ready } from "./measurement.ts";
import { endAll, isEnding } from "./process.ts";
import { readme, text } from "./report.ts";
import type { Measured, Results } from "./results.ts";
import { type Entry, FILE_SIZE, type Workload, workloads } from "./workloads.ts";

const usage = `deno task bench [FILTER] [--quick] [--rounds N] [--out DIR]

  FILTER       measure only the workloads whose name contains FILTER
  --quick      one short round: faster, with more noise
  --rounds N   the number of rounds (5; 1 with --quick)
  --out DIR    write the results to DIR; without it, only full runs are written, to bench/
  --render     measure nothing; write the README and the chart from DIR/results.json`;

interface Options {
  readonly filter: string;
  readonly rounds: number;
  readonly seconds: number;
  readonly render: boolean;
  /** The folder of the results; `undefined` if they are not written. */
  readonly out: string | undefined;
}

function fail(message: string): never {
  console.error(message);
  Deno.exit(2);
}

function parsed() {
  try {
    return parseArgs({
      args: Deno.args,
      allowPositionals: true,
      options: {
        help: { type: "boolean", default: false },
        quick: { type: "boolean", default: false },
        render: { type: "boolean", default: false },
        rounds: { type: "string" },
        out: { type: "string" },
      },
    });
  } catch (error) {
    return fail(`${(error as Error).message}\n\n${usage}`);
  }
}

function options(): Options {
  const { values: { help, quick, render, rounds: given, out }, positionals } = parsed();
  if (help) {
    console.log(usage);
    Deno.exit();
  }
  const rounds = Number(given ?? (quick ? 1 : 5));
  if (!Number.isInteger(rounds) || rounds < 1) {
    fail(`--rounds takes a whole number from 1\n\n${usage}`);
  }
  if (positionals.length > 1) fail(usage);
  const [filter = ""] = positionals;
  const full = filter === "" && !quick;
  return {
    filter,
    rounds,
    seconds: quick ? 0.1 : 1,
    render,
    out: out ?? (full ? pathOf(".") : undefined),
  };
}

/** An entry and its samples of all rounds. */
interface Place {
  readonly workload: Workload;
  readonly entry: Entry;
  readonly measured: Measured;
}

function places(circumstances: Circumstances, chosen: readonly Workload[]): Place[][] {
  return chosen.map((workload) =>
    workload.entries
      .filter((entry) => isAvailable(circumstances.contestants, workload, entry))
      .map((entry) => ({
        workload,
        entry,
        measured: {
          label: entry.label ??
            (entry.contestant === "module" ? descriptions.module : entry.contestant),
          ...(entry.atMost === undefined ? {} : { atMost: entry.atMost }),
          samples: [],
          failures: [],
        },
      }))
  ).filter(([first]) => first !== undefined && first.entry === first.workload.entries[0]);
}

/** Prepares a contestant; if that fails, each of its samples fails with the error. */
async function prepareSafely(
  circumstances: Circumstances,
  { workload, entry }: Place,
): Promise<Ready> {
  try {
    return await prepare(circumstances, workload, entry);
  } catch (error) {
    return { sample: () => Promise.reject(error), [Symbol.asyncDispose]: async () => {} };
  }
}

/** Takes a sample. @returns true if it succeeded. */
async function takeSample(ready: Ready, { measured }: Place): Promise<boolean> {
  if (isEnding()) await new Promise(() => {}); // the signal handler ends the program
  try {
    measured.samples.push(Number((await ready.sample()).toPrecision(4)));
    return true;
  } catch (error) {
    measured.samples.push(null);
    measured.failures.push((error as Error).message);
    return false;
  }
}

/** Runs one round of a workload: its contestants take turns until each has had its time. */
async function runRound(circumstances: Circumstances, work: Place[], reversed: boolean) {
  const { setup } = work[0]!.workload;
  await using stack = new AsyncDisposableStack();
  const all: [Ready, Place][] = [];
  for (const place of work) all.push([stack.use(await prepareSafely(circumstances, place)), place]);
  const begin = performance.now();
  const duration = hasTurns(setup) ? circumstances.seconds * work.length * 1000 : 0;
  let anySample: boolean;
  do {
    anySample = false;
    for (const [ready, place] of reversed ? all.toReversed() : all) {
      if (await takeSample(ready, place)) anySample = true;
    }
    reversed = !reversed; // the last contestant of one turn is the first of the next
  } while (anySample && performance.now() - begin < duration);
}

/** Shows the progress on a terminal. */
function showProgress(message: string): void {
  if (Deno.stderr.isTerminal()) {
    Deno.stderr.writeSync(new TextEncoder().encode(`\r\x1b[K${message}`));
  }
}

async function run({ filter, rounds, seconds }: Options, folder: string): Promise<Results> {
  const chosen = workloads.filter(({ name }) => name.includes(filter));
  if (chosen.length === 0) {
    const names = workloads.map(({ name }) => name).join(", ");
    throw new Error(`no workload has ${filter} in its name: ${names}`);
  }
  const contestants = await findContestants(folder);
  for (const left of contestants.leftOut) console.error(`left out: ${left}`);
  const machine = thisMachine(contestants.versions);
  const file = `${folder}/file`;
  Deno.createSync(file).close();
  Deno.truncateSync(file, FILE_SIZE);
  const circumstances: Circumstances = { contestants, seconds, file };

  const all = places(circumstances, chosen);
  if (all.length === 0) throw new Error("none of these workloads can be measured here");
  for (let number = 1; number <= rounds; number++) {
    for (const work of all) {
      showProgress(`round ${number} of ${rounds}: ${work[0]!.workload.name}`);
      await runRound(circumstances, work, number % 2 === 0);
    }
  }
  showProgress("");
  return {
    date: new Date().toISOString(),
    machine,
    rounds,
    seconds,
    leftOut: contestants.leftOut,
    work: all.map((work) => {
      const { name, title, unit } = work[0]!.workload;
      return { name, title, unit, entries: work.map(({ measured }) => measured) };
    }),
  };
}

/** Runs with a temporary folder. Ends all programs and removes the folder, also on a signal. */
async function measure(options: Options): Promise<Results> {
  const folder = await Deno.makeTempDir({ prefix: "bench-" });
  const cleanUp = async () => {
    await endAll();
    await Deno.remove(folder, { recursive: true });
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    Deno.addSignalListener(signal, () => cleanUp().finally(() => Deno.exit(130)));
  }
  try {
    return await run(options, folder);
  } finally {
    await cleanUp();
  }
}

async function write(results: Results, out: string): Promise<void> {
  const { chart } = await import("./chart.ts");
  await Deno.mkdir(out, { recursive: true });
  const files = {
    json: `${out}/results.json`,
    svg: `${out}/results.svg`,
    readme: `${out}/README.md`,
  };
  await Deno.writeTextFile(files.json, JSON.stringify(results, null, 2));
  await Deno.writeTextFile(files.svg, await chart(results));
  await Deno.writeTextFile(files.readme, readme(results));
  const args = ["fmt", "--quiet", "--line-width=100", ...Object.values(files)];
  await new Deno.Command(Deno.execPath(), { args }).output();
  console.log(`written: ${Object.values(files).join(", ")}`);
}

const chosen = options();
const results: Results = chosen.render
  ? JSON.parse(await Deno.readTextFile(`${chosen.out ?? pathOf(".")}/results.json`))
  : await measure(chosen).catch((error: Error) => fail(error.message));
console.log(text(results));
if (chosen.out !== undefined) await write(results, chosen.out);
Deno.exit();
