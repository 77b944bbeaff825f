/**
 * One measurement of one contestant.
 *
 * @module
 */
import { type Contestants, deno } from "./contestants.ts";
import { Program } from "./process.ts";
import type { Entry, Setup, Workload } from "./workloads.ts";

/** How long a program may take to say something, in s. */
const PATIENCE = 30;
/** How long a turn takes, in s: less than what others do on the same machine takes. */
const TURN = 0.05;
/** How many starts make one measurement. */
const STARTS = 9;

/** What the measurements have in common. */
export interface Circumstances {
  readonly contestants: Contestants;
  /** How long to measure in a round, in s. */
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

/** A contestant that is ready. */
export interface Ready extends AsyncDisposable {
  /** Measures once, and says the result, in the work's unit. */
  readonly sample: () => Promise<number>;
}

/**
 * Whether a contestant goes on from where it was when it is measured once more.
 *
 * @param setup How it is measured.
 * @returns Whether it has turns, each of `TURN` s; otherwise it is begun anew each time.
 */
export function hasTurns({ kind }: Setup): boolean {
  return kind === "alone" || kind === "client";
}

/**
 * Starts what has to be there before anything is measured.
 *
 * @param circumstances What all measurements have in common.
 * @param workload The work.
 * @param entry Who does it.
 * @returns The contestant.
 */
export async function prepare(
  circumstances: Circumstances,
  workload: Workload,
  entry: Entry,
): Promise<Ready> {
  const { contestants, seconds, file } = circumstances;
  const { setup, unit, each = 1 } = workload;
  const program = entry.program ?? workload.name;
  const environment = {
    BENCH_SECONDS: String(hasTurns(setup) ? TURN : seconds),
    BENCH_FILE: file,
    ...workload.environment,
    ...entry.environment,
  };
  const start = (command: readonly string[], told: Record<string, number> = {}) =>
    new Program(command, {
      ...environment,
      ...Object.fromEntries(Object.entries(told).map(([name, value]) => [name, String(value)])),
    });
  const startContestant = (told?: Record<string, number>) =>
    start([...contestants.commands.get(entry.contestant)!, program], told);
  const startPeer = (mode: string, told?: Record<string, number>) =>
    start([contestants.peer!, mode], told);

  await using started = new AsyncDisposableStack();
  const ready = (sample: () => Promise<number>): Ready => {
    const kept = started.move();
    return { sample, [Symbol.asyncDispose]: () => kept.disposeAsync() };
  };
  switch (setup.kind) {
    case "alone":
    case "client": {
      const client = setup.kind === "client" ? setup : undefined;
      const peer = client && started.use(startPeer(client.peer));
      const told = peer && { BENCH_PORT: await peer.number(PATIENCE) };
      const running = started.use(startContestant(told));
      if (client?.together) { for (const { pid } of [peer!, running]) await onOneProcessor(pid); }
      await running.number(PATIENCE); // it has warmed up
      return ready(async () => {
        await running.go();
        const ns = await running.number(PATIENCE);
        return unit === "ns" ? ns / each : each * 1e9 / ns;
      });
    }
    case "server":
      return ready(async () => {
        await using running = startContestant();
        const BENCH_PORT = await running.number(PATIENCE);
        await using peer = startPeer(setup.peer, { BENCH_PORT, BENCH_PID: running.pid });
        return await peer.number(PATIENCE);
      });
    case "memory":
      return ready(async () => {
        await using running = startContestant();
        await using _peer = startPeer("hold", { BENCH_PORT: await running.number(PATIENCE) });
        return await running.number(PATIENCE);
      });
    case "start":
      return ready(() => startTime(`${contestants.starting[setup.of]}/${program}`));
  }
}

/** Leaves all threads of a program one processor only: the first that this one may use. */
async function onOneProcessor(pid: number): Promise<void> {
  const status = await Deno.readTextFile("/proc/self/status");
  const [, first = "0"] = /^Cpus_allowed_list:\s*(\d+)/m.exec(status) ?? [];
  const args = ["--all-tasks", "--cpu-list", "--pid", first, String(pid)];
  const { success, stderr } = await new Deno.Command("taskset", { args }).output();
  if (!success) throw new Error(`taskset: ${new TextDecoder().decode(stderr)}`);
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
