/**
 * What the contestants in JavaScript share: how they measure, and what they are told.
 * A program is given the name of a workload, and the rest in its environment.
 *
 * @module
 */
import { openSync, readSync } from "node:fs";
import process from "node:process";

/** What is sent where it is a message. */
export const message = new Uint8Array(64).fill(97);
/** What is sent where it is a stream. */
export const piece = new Uint8Array(64 * 1024).fill(97);
/** How many datagrams a batch has. */
export const BATCH = 32;

/** Where the peer listens. */
export const port = Number(process.env.BENCH_PORT);
/** How many connections there will be. */
export const connections = Number(process.env.BENCH_CONNECTIONS);
/** How long operations wait until their time is up, in s. */
export const wait = Number(process.env.BENCH_WAIT);
/** The file to send. */
export const file = process.env.BENCH_FILE ?? "";

/** The time that has passed, in ms. */
const wallTime = () => performance.now();

/** The time that this program's threads have worked, in ms. */
export function cpuTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** For how many turns it warms up. */
const WARM_UP = 5;

/**
 * Everything stands still until it is this program's turn.
 *
 * @param {number} input Where it is told.
 * @returns Whether there is a turn.
 */
const hasTurn = (input) => readSync(input, new Uint8Array(1)) > 0;

/**
 * Warms up, prints how many operations make a turn, and then, for each turn that it is given, the ns
 * of one operation in it.
 *
 * @param {(count: number) => void | Promise<void>} run Does as many operations as it is told.
 * @param {() => number} clock What to measure.
 */
export async function measure(run, clock = wallTime) {
  const ms = Number(process.env.BENCH_SECONDS) * 1000;
  /** @param {number} count */
  const timed = async (count) => {
    const begin = clock();
    await run(count);
    return clock() - begin;
  };
  let count = 1;
  let elapsed;
  while ((elapsed = await timed(count)) < ms * WARM_UP) count *= 2;
  count = Math.max(1, Math.round(count * ms / elapsed));
  const input = openSync("/dev/stdin", "r"); // Node's own does not block
  console.log(count);
  while (hasTurn(input)) console.log(await timed(count) * 1e6 / count);
  process.exit();
}

/** The resident memory, without garbage. */
function memory() {
  const { gc } = /** @type {{ gc?: () => void }} */ (globalThis);
  if (gc === undefined) throw new Error("run with --expose-gc");
  for (let i = 0; i < 3; i++) gc();
  return process.memoryUsage().rss;
}

/**
 * Prints the bytes of memory for each connection, once all are there.
 *
 * @returns {() => void} What to call for each.
 */
export function measureMemory() {
  const before = memory();
  let left = connections;
  return () => {
    if (--left > 0) return;
    setTimeout(() => console.log((memory() - before) / connections), 300); // when all are idle
  };
}

/**
 * Runs the program whose name is the first argument.
 *
 * @param {Record<string, () => unknown>} programs All that there are.
 */
export async function main(programs) {
  const name = process.argv[2] ?? "";
  const program = programs[name];
  if (program === undefined) throw new Error(`no such workload: ${name}`);
  setTimeout(() => process.exit(1), 120_000).unref(); // if it is forgotten, it ends by itself
  await program();
}
