/**
 * Runs a program whose calls fail and fall short, as the kernel may let them.
 *
 * @module
 */

/** The kinds of faults in `faults.c`, in order. */
export const KINDS = [
  ...["EINTR", "EAGAIN", "short", "ENOBUFS", "ENOMEM", "EMFILE", "ECONNRESET", "spurious"],
  "accept",
] as const;

/** Libraries that make calls fail, in a directory that the end of the scope removes. */
export class Faults implements Disposable {
  readonly #directory = Deno.makeTempDirSync();

  /** Compiles the libraries. */
  constructor() {
    const source = new URL("./faults.c", import.meta.url).pathname;
    for (const [name, ...options] of [["preload", "-DPRELOAD"], ["faults"]]) {
      const { success, stderr } = new Deno.Command("cc", {
        args: [
          ...["-std=gnu11", "-O1", "-Wall", "-Werror", "-shared", "-fPIC", "-fno-builtin"],
          ...[...options, "-o", `${this.#directory}/${name}.so`, source, "-ldl"],
        ],
      }).outputSync();
      if (!success) throw new Error(new TextDecoder().decode(stderr));
    }
  }

  /**
   * Returns the environment of a program with faults.
   *
   * @param seed The seed of the faults.
   * @param kinds The kinds of faults.
   * @param rate How many calls of 1000 get one.
   */
  environment(seed: number, kinds: readonly string[], rate: number): Record<string, string> {
    const bits = kinds.reduce((sum, kind) => sum | 1 << KINDS.indexOf(kind as "short"), 0);
    return {
      FAULTS: `${seed} ${bits} ${rate}`,
      FAULTS_LIBRARY: `${this.#directory}/faults.so`,
      LD_PRELOAD: `${this.#directory}/preload.so`,
    };
  }

  [Symbol.dispose](): void {
    Deno.removeSync(this.#directory, { recursive: true });
  }
}

/** What a run has counted. */
export interface Outcome {
  /** All faults. */
  readonly count: number;
  /** What was transferred, and the errors that the program saw. */
  readonly counts: Readonly<Record<string, number>>;
  /** The faults by kind. */
  readonly injected: Readonly<Record<string, number>>;
  /** How late the event loop was at most, in ms. */
  readonly lateness: number;
}

/**
 * Runs the program that checks its data.
 *
 * @throws {Error} If data was lost, something hung or a descriptor stayed open. The message names the
 *   seed.
 */
export async function run(
  { seconds, seed }: { readonly seconds: number; readonly seed: number },
): Promise<Outcome> {
  using faults = new Faults();
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      ...["run", "-A", "--no-check"],
      // Half of the runs make even a single call by a ring, where a transfer has no fault of its own.
      ...(seed % 2
        ? ["--preload", new URL("../helpers/eager_ring.ts", import.meta.url).pathname]
        : []),
      ...[new URL("./program.ts", import.meta.url).pathname],
      ...[seconds, seed].map(String),
    ],
    env: { NO_COLOR: "1", ...faults.environment(seed, KINDS, 20) },
  }).output();
  const decoder = new TextDecoder();
  if (code !== 0) throw new Error(`seed ${seed}: exit code ${code}: ${decoder.decode(stderr)}`);
  const { left, ...outcome } = JSON.parse(decoder.decode(stdout));
  if (left.length > 0) throw new Error(`seed ${seed}: left open: ${left.join(", ")}`);
  const count = Object.values(outcome.injected as Record<string, number>)
    .reduce((sum, n) => sum + n, 0);
  return { count, ...outcome };
}

if (import.meta.main) {
  const [seconds = 60, seed = Math.floor(Math.random() * 2 ** 31)] = Deno.args.map(Number);
  console.log("seed", seed);
  console.log(await run({ seconds, seed }));
}
