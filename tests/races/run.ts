/**
 * Runs the program that ends every operation by every event, at every moment.
 *
 * @module
 */

/** What a run has counted. */
export interface Outcome {
  /** The number of cases. */
  readonly count: number;
  /** The ends of the operations, by event. */
  readonly counts: Readonly<Record<string, number>>;
}

/**
 * Runs all cases once, and random ones until the time is up.
 *
 * @throws {Error} If an operation went on waiting, something was lost or a descriptor stayed open. The
 *   message names the seed.
 */
export async function run(
  { seconds, seed }: { readonly seconds: number; readonly seed: number },
): Promise<Outcome> {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      ...["run", "-A", "--no-check", "--v8-flags=--expose-gc"],
      new URL("./program.ts", import.meta.url).pathname,
      ...[seconds, seed].map(String),
    ],
    env: { NO_COLOR: "1" },
  }).output();
  const decoder = new TextDecoder();
  if (code !== 0) throw new Error(`seed ${seed}: exit code ${code}: ${decoder.decode(stderr)}`);
  const { cases, counts } = JSON.parse(decoder.decode(stdout));
  return { count: cases, counts };
}

if (import.meta.main) {
  const [seconds = 60, seed = Math.floor(Math.random() * 2 ** 31)] = Deno.args.map(Number);
  console.log("seed", seed);
  console.log(await run({ seconds, seed }));
}
