/**
 * Runs test files of the suite while their calls are interrupted and wake up for nothing. Tests that count
 * calls or parts cannot bear the other faults of `faults.c`.
 *
 * @module
 */
import { Random } from "../helpers/random.ts";
import { Faults } from "./run.ts";

const FILES = [
  ...["event_loop/asynchronous_test.ts", "event_loop/queues_test.ts", "file/ends_test.ts"],
  ...["file/file_test.ts", "operation/batch_test.ts", "operation/message_test.ts"],
  ...["operation/order_test.ts", "operation/poll_test.ts", "operation/receive_all_test.ts"],
  ...["operation/sendfile_test.ts", "operation/waiting_test.ts", "socket/tcp_test.ts"],
  ...["socket/udp_test.ts", "socket/unix_test.ts", "stream/conn_test.ts", "stream/node_test.ts"],
  "stream/streams_test.ts",
];

/**
 * Runs the files, in an order that follows from the seed, until the time is up.
 *
 * @returns The number of tests that passed, and of files.
 * @throws {Error} If a test fails. The message names the seed.
 */
export async function run(
  { seconds, seed }: { readonly seconds: number; readonly seed: number },
): Promise<{ readonly count: number; readonly files: number }> {
  using faults = new Faults();
  const random = new Random(seed);
  const tests = new URL("../", import.meta.url).pathname;
  const end = performance.now() + seconds * 1000;
  let count = 0, files = 0;
  do {
    const file = random.pick(FILES);
    const { code, stdout } = await new Deno.Command(Deno.execPath(), {
      args: [
        ...["test", "-A", "--no-check", "--preload", `${tests}faults/enable.ts`],
        `${tests}${file}`,
      ],
      env: { NO_COLOR: "1", ...faults.environment(seed, ["EINTR", "spurious"], 30) },
    }).output();
    const text = new TextDecoder().decode(stdout);
    if (code !== 0) throw new Error(`seed ${seed}: ${file}: ${text.slice(-5000)}`);
    count += Number(/(\d+) passed/.exec(text)![1]);
    files++;
  } while (performance.now() < end);
  return { count, files };
}

if (import.meta.main) {
  const [seconds = 60, seed = Math.floor(Math.random() * 2 ** 31)] = Deno.args.map(Number);
  console.log("seed", seed);
  console.log(await run({ seconds, seed }));
}
