/**
 * Runs the random calls in a process of their own, so that a crash is a failure with a seed.
 *
 * @module
 */
import { assert, assertEquals } from "@std/assert";
import { cacheFastCheck } from "../helpers/fast_check.ts";
import { MALLOC_CHECK } from "../helpers/malloc_check.ts";

/**
 * Makes random calls of everything that the module exports. The process has a network namespace, so that
 * it can change no interface and no name of the machine, and an empty working directory, in which unix
 * sockets that are bound to a name appear.
 *
 * @param calls How many.
 * @param seed The seed of the random numbers.
 * @returns What the process has printed.
 * @throws {AssertionError} With the seed and the calls, if one of them did what it must not do.
 */
export async function makeCalls(calls: number, seed: number): Promise<string> {
  await cacheFastCheck();
  const directory = Deno.makeTempDirSync();
  const log = `${directory}/calls.log`;
  try {
    const config = `--config=${new URL(import.meta.resolve("../../deno.json")).pathname}`;
    const deno = [Deno.execPath(), "run", "-A", config, "--no-prompt", "--no-check", "--no-lock"];
    const program = new URL(import.meta.resolve("./calls.ts")).pathname;
    const child = new Deno.Command("unshare", {
      args: [
        ...["--net", "--uts", "sh", "-c", 'ip link set lo up; exec "$@"', "sh"],
        ...[...deno, "--cached-only", program, String(calls), String(seed)],
      ],
      cwd: directory,
      env: { ...MALLOC_CHECK, NO_COLOR: "1", CALLS_FILE: log },
      stdout: "piped",
      stderr: "piped",
    }).spawn();
    const timer = setTimeout(() => child.kill("SIGKILL"), 240_000 + calls * 20);
    const { code, signal, stdout, stderr } = await child.output();
    clearTimeout(timer);
    const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
    const last = code === 1 ? "" : `${signal ?? code} after:\n${Deno.readTextFileSync(log)}`;
    assertEquals(code, 0, `SEED=${seed} CALLS=${calls}\n${text(stderr)}\n${last}`);
    assert(text(stdout).includes(`seed ${seed}`), text(stdout));
    return text(stdout).trim();
  } finally {
    Deno.removeSync(directory, { recursive: true });
  }
}

/** How many calls one process makes. */
const ROUND = 20_000;

/** Makes calls until the time is over: another seed for each process. */
export async function run(
  { seconds, seed }: { readonly seconds: number; readonly seed: number },
): Promise<{ readonly count: number }> {
  const end = performance.now() + seconds * 1000;
  let rounds = 0;
  do await makeCalls(ROUND, seed + rounds++); while (performance.now() < end);
  return { count: rounds * ROUND };
}
