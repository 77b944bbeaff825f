/**
 * What the JavaScript contestants share: the measurement and its parameters. A program takes the name
 * of a workload as its argument, and the other parameters from its environment.
 *
 * @module
 */
import { openSync, readSync } from "node:fs";
import process from "node:process";

/** The message of workloads that exchange messages. */
export const message = new Uint8Array(64).fill(97);
/** The piece of data of workloads that transfer a stream. */
export const piece = new Uint8Array(64 * 1024).fill(97);
/** The number of datagrams in a batch. */
export const BATCH = 32;

/** The port of the peer. */
export const port = Number(process.env.BENCH_PORT);
/** The number of connections. */
export const connections = Number(process.env.BENCH_CONNECTIONS);
/** The timeout of operations, in s. */
export const wait = Number(process.env.BENCH_WAIT);
/** The path of the file to send. */
export const file = process.env.BENCH_FILE ?? "";

/** Wall-clock time in ms. */
const wallTime = () => performance.now();

/** Processor time of all threads of this program in ms. */
export function cpuTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The length of the warm-up in turns. */
const WARM_UP = 5;

/**
 * Blocks until this program has its next turn.
 *
 * @param {number} input The descriptor with a byte for each turn.
 * @returns False if there are no more turns.
 */
const hasTurn = (input) => readSync(input, new Uint8Array(1)) > 0;

/**
 * Warms up, prints the number of operations of a turn, and then prints, for each turn, the ns of one
 * operation.
 *
 * @param {(count: number) => void | Promise<void>} run Runs `count` operations.
 * @param {() => number} clock The clock to measure with, in ms.
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
  const input = openSync("/dev/stdin", "r"); // Node's own stdin does not block
  console.log(count);
  while (hasTurn(input)) console.log(await timed(count) * 1e6 / count);
  process.exit();
}

/** Returns the resident memory in bytes, after a garbage collection. */
function memory() {
  const { gc } = /** @type {{ gc?: () => void }} */ (globalThis);
  if (gc === undefined) throw new Error("run with --expose-gc");
  for (let i = 0; i < 3; i++) gc();
  return process.memoryUsage().rss;
}

/**
 * Prints the bytes of memory per connection once all connections are there.
 *
 * @returns {() => void} A function to call for each connection.
 */
export function measureMemory() {
  const before = memory();
  let left = connections;
  return () => {
    if (--left > 0) return;
    setTimeout(() => console.log((memory() - before) / connections), 300); // by then all are idle
  };
}

/**
 * Runs the program that the first argument names.
 *
 * @param {Record<string, () => unknown>} programs All programs by name.
 */
export async function main(programs) {
  const name = process.argv[2] ?? "";
  const program = programs[name];
  if (program === undefined) throw new Error(`no such workload: ${name}`);
  setTimeout(() => process.exit(1), 120_000).unref(); // in case nobody ends it
  await program();
}
