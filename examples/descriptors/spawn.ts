/**
 * Programs that are started with descriptors of this process.
 *
 * `Deno.Command` passes no descriptors on; `node:child_process` does. It needs `--allow-run`, and
 * `--allow-env` for the environment of the program.
 *
 * Deno duplicates those that become the standard streams, without `FD_CLOEXEC`, in the call that starts
 * the program: nothing here can close the duplicates, and the program has them under further numbers.
 * Descriptors from 3 on have no duplicates.
 *
 * @module
 */
import { type ChildProcess, spawn } from "node:child_process";

/** A program that was started. */
export interface Started {
  /** Its process. */
  readonly process: ChildProcess;
  /** Its exit code, or `Deno.errors.NotFound` if there is no such program; 128 and the number of a signal that has ended it, as in a shell. */
  readonly code: Promise<number>;
}

/** The numbers of signals: those that are the same on all systems. */
const SIGNALS: Readonly<Record<string, number>> = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGQUIT: 3,
  SIGABRT: 6,
  SIGKILL: 9,
  SIGSEGV: 11,
  SIGPIPE: 13,
  SIGTERM: 15,
};

/**
 * Starts a program.
 *
 * @param command The program, and its arguments.
 * @param descriptors The descriptor of this process for each of its own, from 0. They stay open here.
 * @param environment Variables to add to the environment.
 * @throws {Deno.errors.NotSupported} On Windows, where programs inherit no sockets this way.
 */
export function startWith(
  [program, ...args]: readonly [string, ...string[]],
  descriptors: readonly (number | "inherit")[],
  environment: Readonly<Record<string, string>> = {},
): Started {
  if (Deno.build.os === "windows") {
    throw new Deno.errors.NotSupported("Windows passes no descriptors to programs");
  }
  const process = spawn(program, args, {
    stdio: [...descriptors],
    env: { ...Deno.env.toObject(), ...environment },
  });
  const code = new Promise<number>((resolve, reject) => {
    process.on("error", (error: Error & { code?: string }) => {
      const isAbsent = error.code === "ENOENT";
      reject(isAbsent ? new Deno.errors.NotFound(`${program}: no such program`) : error);
    });
    process.on("exit", (code, signal) => resolve(code ?? 128 + (SIGNALS[signal ?? ""] ?? 0)));
  });
  return { process, code };
}
