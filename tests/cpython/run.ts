/**
 * Random sequences of operations, here and in CPython, with the same peers. As a program it takes the
 * number of seconds and the seed, and prints what it found as JSON; the last line on standard error is
 * the seed of the last sequence, in case that it hangs.
 *
 * @module
 */
import type { Form } from "../helpers/support.ts";
import { formsOf, Python } from "../helpers/support.ts";
import { differences } from "./differences.ts";
import { World } from "./here.ts";
import { Random } from "../helpers/random.ts";
import { type Operation, type Patience, type Peers, sequenceOf } from "./program.ts";
import { PEERS, THERE } from "./there.ts";

/**
 * How long the runs of a sequence wait for the kernel and the peers, in ms. `arrival`: at most so long
 * for what a receive or an accept is to take. `settling`: so long after each operation, because peers
 * act at their own time: two datagrams come in either order, an end comes before or after a bind.
 */
const PATIENCE: readonly Patience[] = [
  { arrival: 4, settling: 0 },
  { arrival: 50, settling: 10 },
  { arrival: 500, settling: 100 },
];

/** What to run. */
export interface Options {
  /** How long to go on, in seconds. */
  readonly seconds: number;
  /** The seed of the seeds. */
  readonly seed: number;
  /** Is told the seed of each sequence, before it runs. */
  readonly onSequence?: (seed: number) => void;
}

/** What was run. */
export interface Report {
  /** The number of sequences. */
  readonly sequences: number;
  /** The number of operations whose results were compared. */
  readonly operations: number;
  /** How often each reason explained a difference. */
  readonly reasons: ReadonlyMap<string, number>;
  /** The differences without a reason, as text. */
  readonly unexplained: readonly string[];
}

/** Replaces what differs from run to run: ports, the folder of a run, names that the kernel chose. */
class Normal {
  readonly #ports: Map<number, string>;
  readonly #folder: string;

  constructor(peers: Peers, folder: string) {
    this.#folder = folder;
    this.#ports = new Map(
      Object.entries(peers).flatMap(([kind, addresses]) =>
        Object.entries(addresses).map(([name, address]) =>
          [Array.isArray(address) ? address[1] : -1, `${name} ${kind}`] as const
        )
      ),
    );
  }

  of(value: unknown): unknown {
    if (typeof value === "string") return value.replace(this.#folder, "FOLDER");
    if (!Array.isArray(value)) {
      // Five hexadecimal digits that the kernel chose, behind a NUL.
      const name = (value as { bytes?: string } | null)?.bytes;
      return name !== undefined && /^00([36][0-9a-f]){5}$/.test(name) ? "abstract" : value;
    }
    const [host, port, ...rest] = value;
    if (typeof host !== "string" || typeof port !== "number" || port === 0) {
      return value.map((one) => this.of(one));
    }
    const name = this.#ports.get(port) ?? `port ${this.#ports.size}`;
    this.#ports.set(port, name);
    return [host, name, ...rest];
  }
}

/** Runs sequences. */
class Comparison {
  readonly #peers: Peers;
  readonly #python: Python;
  readonly reasons = new Map<string, number>();
  operations = 0;
  /** Is told the seed of each sequence, before it runs. */
  onSequence: ((seed: number) => void) | undefined;

  constructor(peers: Peers, python: Python) {
    this.#peers = peers;
    this.#python = python;
  }

  async #there(sequence: readonly Operation[], patience: Patience): Promise<unknown[]> {
    await this.#python.say(JSON.stringify([this.#peers, patience, sequence]));
    const [folder, results] = await this.#python.json<[string, unknown[]]>();
    const normal = new Normal(this.#peers, folder);
    return results.map((result) => normal.of(result));
  }

  async #here(
    sequence: readonly Operation[],
    patience: Patience,
    form: Form,
  ): Promise<unknown[]> {
    const world = new World(this.#peers, patience, form);
    const normal = new Normal(this.#peers, world.folder);
    const results: unknown[] = [];
    try {
      for (const operation of sequence) results.push(normal.of(await world.result(operation)));
    } finally {
      world.end();
    }
    return results;
  }

  /** Returns the first difference of a sequence that no reason explains; `null` if there is none. */
  async #difference(
    sequence: readonly Operation[],
    form: Form,
    patience: Patience,
  ): Promise<string | null> {
    const theirs = await this.#there(sequence, patience);
    const ours = await this.#here(sequence, patience, form);
    const refused = new Set<number>();
    for (const [i, operation] of sequence.entries()) {
      this.operations++;
      const [mine, yours] = [ours[i], theirs[i]];
      if (/^connect/.test(operation[0]) && JSON.stringify(yours)?.includes("ECONNREFUSED")) {
        refused.add(operation[1]);
      }
      const isEqual = JSON.stringify(mine) === JSON.stringify(yours);
      const known = differences.find(({ explains, isHidden }) =>
        (!isEqual || isHidden) && explains(operation, mine, yours, refused)
      );
      if (isEqual && known === undefined) continue;
      if (known === undefined) {
        const lines = sequence.slice(0, i + 1).map((one, j) =>
          `  ${JSON.stringify(one)} -> ${JSON.stringify(theirs[j])}`
        );
        return `${form.name} ${JSON.stringify(operation)}: here ${JSON.stringify(mine)}, ` +
          `in Python ${JSON.stringify(yours)}\n${lines.join("\n")}`;
      }
      this.reasons.set(known.reason, (this.reasons.get(known.reason) ?? 0) + 1);
      if (known.diverges) break;
    }
    return null;
  }

  /** Runs the sequence of a seed. Returns the differences that stay, however long data may take. */
  async run(seed: number): Promise<string[]> {
    const sequence = sequenceOf(seed);
    this.onSequence?.(seed);
    const found: string[] = [];
    for (const form of formsOf()) {
      let difference: string | null = null;
      for (const patience of PATIENCE) {
        difference = await this.#difference(sequence, form, patience);
        if (difference === null) break;
      }
      if (difference !== null) found.push(`seed ${seed}, ${difference}`);
    }
    return found;
  }
}

/**
 * Runs sequences for a time.
 *
 * @param options How long, and from which seed.
 * @returns What was run and what was found.
 */
export async function run({ seconds, seed, onSequence }: Options): Promise<Report> {
  await using peers = new Python(PEERS);
  await using python = new Python(THERE);
  const comparison = new Comparison(await peers.json(), python);
  comparison.onSequence = onSequence;
  const random = new Random(seed);
  const unexplained: string[] = [];
  const end = performance.now() + 1000 * seconds;
  let sequences = 0;
  for (; performance.now() < end && unexplained.length < 5; sequences++) {
    unexplained.push(...await comparison.run(random.below(2 ** 32)));
  }
  const { operations, reasons } = comparison;
  return { sequences, operations, reasons, unexplained };
}

if (import.meta.main) {
  const [seconds, seed] = Deno.args.map(Number) as [number, number];
  const encoder = new TextEncoder();
  const onSequence = (one: number) => Deno.stderr.writeSync(encoder.encode(`${one}\n`));
  const { reasons, ...report } = await run({ seconds, seed, onSequence });
  console.log(JSON.stringify({ ...report, reasons: Object.fromEntries(reasons) }));
}
