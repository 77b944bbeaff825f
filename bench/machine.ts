/**
 * The machine that the measurements ran on.
 *
 * @module
 */
import os from "node:os";

/** A machine and the versions of its tools. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  /** GiB. */
  readonly memory: number;
  readonly system: string;
  readonly architecture: string;
  /** The load average of the minute before the first round. */
  readonly load: number;
  readonly versions: Readonly<Record<string, string>>;
}

/**
 * Describes this machine.
 *
 * @param versions The version of each tool.
 */
export function thisMachine(versions: Readonly<Record<string, string>>): Machine {
  return {
    processor: os.cpus()[0]?.model.trim() ?? "unknown",
    cores: navigator.hardwareConcurrency,
    memory: Math.round(os.totalmem() / 2 ** 30),
    system: `${os.type()} ${os.release().match(/^[\d.]*\d/)?.[0] ?? ""}`,
    architecture: Deno.build.arch,
    load: Math.round(os.loadavg()[0]! * 10) / 10,
    versions,
  };
}
