/**
 * One measurement of one contestant.
 *
 * @module
 */
import { type Contestants, deno } from "./contestants.ts";
import { Program } from "./process.ts";
import type { Entry, Workload } from "./workloads.ts";

/** How long a program may take to say something, in s. */
const PATIENCE = 30;
/** How many starts make one measurement. */
const STARTS = 9;

/** What the measurements have in common. */
export interface Circumstances {
  readonly contestants: Contestants;
  /** How long to measure, in s. */
  readonly seconds: number;
  /** The file to send. */
  readonly file: string;
}

/**
 * Whether the entry's program and its peer are there.
 *
 * @param contestants What can be started.
 * @param workload The work.
 * @param entry Who does it.
 * @returns Whether it can be measured.
 */
export function possible(contestants: Contestants, workload: Workload, entry: Entry): boolean {
  const { setup } = workload;
  if (setup.kind === "start") return contestants.starting[setup.of] !== undefined;
  return contestants.commands.has(entry.contestant) &&
    (setup.kind === "alone" || contestants.peer !== undefined);
}

/**
 * Measures.
 *
 * @param circumstances What all measurements have in common.
 * @param workload The work.
 * @param entry Who does it.
 * @returns The result, in the work's unit.
 */
export async function measure(
  circumstances: Circumstances,
  workload: Workload,
  entry: Entry,
): Promise<number> {
  const { contestants, seconds, file } = circumstances;
  const { setup, unit, each = 1 } = workload;
  const program = entry.program ?? workload.name;
  if (setup.kind === "start") {
    return await startTime(`${contestants.starting[setup.of]}/${program}`);
  }

  const environment = {
    BENCH_SECONDS: String(seconds),
    BENCH_FILE: file,
    ...workload.environment,
    ...entry.environment,
  };
  const contestant = [...contestants.commands.get(entry.contestant)!, program];
  const start = (command: readonly string[], told: Record<string, number> = {}) =>
    new Program(command, {
      ...environment,
      ...Object.fromEntries(Object.entries(told).map(([name, value]) => [name, String(value)])),
    });
  const startPeer = (mode: string, told?: Record<string, number>) =>
    start([contestants.peer!, mode], told);
  const perOperation = (ns: number) => unit === "ns" ? ns / each : each * 1e9 / ns;

  switch (setup.kind) {
    case "alone": {
      await using running = start(contestant);
      return perOperation(await running.number(PATIENCE));
    }
    case "client": {
      await using peer = startPeer(setup.peer);
      await using running = start(contestant, { BENCH_PORT: await peer.number(PATIENCE) });
      return perOperation(await running.number(PATIENCE));
    }
    case "server": {
      await using running = start(contestant);
      const BENCH_PORT = await running.number(PATIENCE);
      await using peer = startPeer(setup.peer, { BENCH_PORT, BENCH_PID: running.pid });
      return await peer.number(PATIENCE);
    }
    case "memory": {
      await using running = start(contestant);
      await using _peer = startPeer("hold", { BENCH_PORT: await running.number(PATIENCE) });
      return await running.number(PATIENCE);
    }
  }
}

/** The time that a script takes from start to end, in ms: the shortest of some. */
async function startTime(script: string): Promise<number> {
  const args = [...deno.slice(1), script];
  let shortest = Infinity;
  for (let i = 0; i < STARTS; i++) {
    const begin = performance.now();
    const { success } = await new Deno.Command(deno[0]!, { args, stdin: "null" }).output();
    if (!success) throw new Error(`${script} failed`);
    shortest = Math.min(shortest, performance.now() - begin);
  }
  return shortest;
}
