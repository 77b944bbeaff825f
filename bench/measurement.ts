/**
 * The measurement of one contestant.
 *
 * @module
 */
import { type Contestants, deno } from "./contestants.ts";
import { Program } from "./process.ts";
import type { Entry, Setup, Workload } from "./workloads.ts";

/** Seconds to wait for a number that a program prints. */
const TIMEOUT = 30;
/** Seconds of a turn: shorter than most disturbances by other users of the machine. */
const TURN = 0.05;
/** The number of starts of one measurement. */
const STARTS = 9;

/** The parameters that all measurements share. */
export interface Circumstances {
  readonly contestants: Contestants;
  /** Seconds of each measurement in a round. */
  readonly seconds: number;
  /** The file to send. */
  readonly file: string;
}

/**
 * Checks that an entry's program and its peer are available.
 *
 * @param contestants The programs that can be started.
 * @param workload The workload.
 * @param entry Its contestant.
 * @returns True if it can be measured.
 */
export function isAvailable(contestants: Contestants, workload: Workload, entry: Entry): boolean {
  const { setup } = workload;
  if (setup.kind === "start") return contestants.starting[setup.of] !== undefined;
  return contestants.commands.has(entry.contestant) &&
    (setup.kind === "alone" || contestants.peer !== undefined);
}

/** A contestant that is ready to be measured. */
export interface Ready extends AsyncDisposable {
  /** Measures once and returns the result in the unit of the workload. */
  readonly sample: () => Promise<number>;
}

/**
 * Checks whether a contestant keeps running between its samples.
 *
 * @param setup How it is measured.
 * @returns True if it has turns of `TURN` seconds; false if each sample starts it anew.
 */
export function hasTurns({ kind }: Setup): boolean {
  return kind === "alone" || kind === "client";
}

/**
 * Starts the programs that must run before the first sample.
 *
 * @param circumstances The parameters that all measurements share.
 * @param workload The workload.
 * @param entry Its contestant.
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
  const start = (command: readonly string[], variables: Record<string, number> = {}) =>
    new Program(command, {
      ...environment,
      ...Object.fromEntries(
        Object.entries(variables).map(([name, value]) => [name, String(value)]),
      ),
    });
  const startContestant = (variables?: Record<string, number>) =>
    start([...contestants.commands.get(entry.contestant)!, program], variables);
  const startPeer = (mode: string, variables?: Record<string, number>) =>
    start([contestants.peer!, mode], variables);

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
      const variables = peer && { BENCH_PORT: await peer.readNumber(TIMEOUT) };
      const running = started.use(startContestant(variables));
      if (client?.together) {
        for (const { pid } of [peer!, running]) {
          await pinToOneProcessor(pid);
        }
      }
      await running.readNumber(TIMEOUT); // printed after the warm-up
      return ready(async () => {
        await running.startTurn();
        const ns = await running.readNumber(TIMEOUT);
        return unit === "ns" ? ns / each : each * 1e9 / ns;
      });
    }
    case "server":
      return ready(async () => {
        await using running = startContestant();
        const BENCH_PORT = await running.readNumber(TIMEOUT);
        await using peer = startPeer(setup.peer, { BENCH_PORT, BENCH_PID: running.pid });
        return await peer.readNumber(TIMEOUT);
      });
    case "memory":
      return ready(async () => {
        await using running = startContestant();
        await using _peer = startPeer("hold", { BENCH_PORT: await running.readNumber(TIMEOUT) });
        return await running.readNumber(TIMEOUT);
      });
    case "start":
      return ready(() => measureStart(`${contestants.starting[setup.of]}/${program}`));
  }
}

/** Pins all threads of a program to one processor: the first that this process may use. */
async function pinToOneProcessor(pid: number): Promise<void> {
  const status = await Deno.readTextFile("/proc/self/status");
  const [, first = "0"] = /^Cpus_allowed_list:\s*(\d+)/m.exec(status) ?? [];
  const args = ["--all-tasks", "--cpu-list", "--pid", first, String(pid)];
  const { success, stderr } = await new Deno.Command("taskset", { args }).output();
  if (!success) throw new Error(`taskset: ${new TextDecoder().decode(stderr)}`);
}

/** Measures a script from start to end. Returns the shortest time of `STARTS`, in ms. */
async function measureStart(script: string): Promise<number> {
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
