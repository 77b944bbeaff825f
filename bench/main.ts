/**
 * Measures this module beside what one would use in its place: see the README beside this file.
 *
 * @module
 */
import { parseArgs } from "node:util";
import { beside, descriptions, findContestants } from "./contestants.ts";
import { thisMachine } from "./machine.ts";
import { type Circumstances, hasTurns, possible, prepare, type Ready } from "./measurement.ts";
import { endAll, isEnding } from "./process.ts";
import { readme, text } from "./report.ts";
import type { Measured, Results } from "./results.ts";
import { type Entry, FILE_SIZE, type Workload, workloads } from "./workloads.ts";

const usage = `deno task bench [FILTER] [--quick] [--rounds N] [--out DIR]

  FILTER       measure only the work that has this in its name
  --quick      in less time, one round, with more noise
  --rounds N   how many rounds (5; 1 with --quick)
  --out DIR    where the results go; in place of bench/, where only full runs go
  --render     measure nothing, and write the README and the chart from DIR/results.json`;

interface Options {
  readonly filter: string;
  readonly rounds: number;
  readonly seconds: number;
  readonly render: boolean;
  /** Where the results go; nowhere if it is left out. */
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
    fail(`--rounds takes a number, 1 or more\n\n${usage}`);
  }
  if (positionals.length > 1) fail(usage);
  const [filter = ""] = positionals;
  const full = filter === "" && !quick;
  return {
    filter,
    rounds,
    seconds: quick ? 0.1 : 1,
    render,
    out: out ?? (full ? beside(".") : undefined),
  };
}

/** An entry and the samples of its rounds. */
interface Place {
  readonly workload: Workload;
  readonly entry: Entry;
  readonly measured: Measured;
}

function places(circumstances: Circumstances, chosen: readonly Workload[]): Place[][] {
  return chosen.map((workload) =>
    workload.entries
      .filter((entry) => possible(circumstances.contestants, workload, entry))
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

/** A contestant that is ready, or why it is not. */
async function readied(circumstances: Circumstances, { workload, entry }: Place): Promise<Ready> {
  try {
    return await prepare(circumstances, workload, entry);
  } catch (error) {
    return { sample: () => Promise.reject(error), [Symbol.asyncDispose]: async () => {} };
  }
}

/** Adds a sample. @returns whether there is one. */
async function sample(ready: Ready, { measured }: Place): Promise<boolean> {
  if (isEnding()) await new Promise(() => {}); // until the program has ended
  try {
    measured.samples.push(Number((await ready.sample()).toPrecision(4)));
    return true;
  } catch (error) {
    measured.samples.push(null);
    measured.failures.push((error as Error).message);
    return false;
  }
}

/** One round of a piece of work: its contestants have turns until each has had its time. */
async function round(circumstances: Circumstances, work: Place[], reversed: boolean) {
  const { setup } = work[0]!.workload;
  await using stack = new AsyncDisposableStack();
  const all: [Ready, Place][] = [];
  for (const place of work) all.push([stack.use(await readied(circumstances, place)), place]);
  const begin = performance.now();
  const duration = hasTurns(setup) ? circumstances.seconds * work.length * 1000 : 0;
  let anySample: boolean;
  do {
    anySample = false;
    for (const [ready, place] of reversed ? all.toReversed() : all) {
      if (await sample(ready, place)) anySample = true;
    }
    reversed = !reversed; // whoever comes second in one turn comes first in the next
  } while (anySample && performance.now() - begin < duration);
}

/** Shows what is being done, where somebody may be looking. */
function progress(message: string): void {
  if (Deno.stderr.isTerminal()) {
    Deno.stderr.writeSync(new TextEncoder().encode(`\r\x1b[K${message}`));
  }
}

async function run({ filter, rounds, seconds }: Options, folder: string): Promise<Results> {
  const chosen = workloads.filter(({ name }) => name.includes(filter));
  if (chosen.length === 0) {
    const names = workloads.map(({ name }) => name).join(", ");
    throw new Error(`nothing has ${filter} in its name: ${names}`);
  }
  const contestants = await findContestants(folder);
  for (const left of contestants.leftOut) console.error(`left out: ${left}`);
  const machine = thisMachine(contestants.versions);
  const file = `${folder}/file`;
  Deno.createSync(file).close();
  Deno.truncateSync(file, FILE_SIZE);
  const circumstances: Circumstances = { contestants, seconds, file };

  const all = places(circumstances, chosen);
  if (all.length === 0) throw new Error("nothing of this can be measured here");
  for (let number = 1; number <= rounds; number++) {
    for (const work of all) {
      progress(`round ${number} of ${rounds}: ${work[0]!.workload.name}`);
      await round(circumstances, work, number % 2 === 0);
    }
  }
  progress("");
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

/** Runs with a folder for files, and ends and removes everything, however it is ended. */
async function measured(options: Options): Promise<Results> {
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
  ? JSON.parse(await Deno.readTextFile(`${chosen.out ?? beside(".")}/results.json`))
  : await measured(chosen).catch((error: Error) => fail(error.message));
console.log(text(results));
if (chosen.out !== undefined) await write(results, chosen.out);
Deno.exit();
