/**
 * The processes that have a socket open: links of `/proc/PID/fd`, proc(5).
 *
 * @module
 */
import { UsageError } from "../command_line.ts";
import type { Process } from "./listed.ts";

/** Returns the result of a function, or `instead` if the file is gone or belongs to another user. */
function attempt<T>(fn: () => T, instead: T): T {
  try {
    return fn();
  } catch (error) {
    const isExpected = error instanceof Deno.errors.NotFound ||
      error instanceof Deno.errors.PermissionDenied ||
      error instanceof Error && "code" in error && error.code === "ESRCH";
    if (isExpected) return instead;
    if (error instanceof Deno.errors.NotCapable) {
      throw new UsageError("Deno gives access to /proc only with its flag --allow-all");
    }
    throw error;
  }
}

/** Returns the names of the files in a directory that are numbers. */
function numbersIn(path: string): number[] {
  const names = attempt(() => [...Deno.readDirSync(path)].map(({ name }) => name), []);
  return names.filter((name) => /^\d+$/.test(name)).map(Number).sort((a, b) => a - b);
}

/**
 * Finds the processes of all sockets that this user may see.
 *
 * @returns The processes by the socket's inode.
 * @throws {UsageError} Without the flag `--allow-all`: Deno demands it for `/proc`.
 */
export function findProcesses(): ReadonlyMap<number, readonly Process[]> {
  const found = new Map<number, Process[]>();
  for (const pid of numbersIn("/proc")) {
    let name: string | undefined;
    for (const fd of numbersIn(`/proc/${pid}/fd`)) {
      const target = attempt(() => Deno.readLinkSync(`/proc/${pid}/fd/${fd}`), "");
      const inode = /^socket:\[(\d+)\]$/.exec(target)?.[1];
      if (inode === undefined) continue;
      name ??= attempt(() => Deno.readTextFileSync(`/proc/${pid}/comm`).trimEnd(), "");
      const processes = found.get(Number(inode)) ?? [];
      found.set(Number(inode), [...processes, { name, pid, fd }]);
    }
  }
  return found;
}
