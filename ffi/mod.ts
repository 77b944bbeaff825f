/**
 * The operating system's socket interface, opened at its first use.
 *
 * @module
 */
import type { System } from "./system.ts";

/** The interface of each system, by Deno's name of it: what the others need is not run. */
const SYSTEMS: Readonly<Record<string, () => Promise<new () => System>>> = {
  linux: async () => (await import("./linux/system.ts")).Linux,
  android: async () => (await import("./linux/system.ts")).Linux,
  darwin: async () => (await import("./darwin/system.ts")).Darwin,
  freebsd: async () => (await import("./freebsd/system.ts")).FreeBsd,
  windows: async () => (await import("./windows/system.ts")).Windows,
};

const Present = await SYSTEMS[Deno.build.os]?.();

let opened: System | undefined;

/**
 * The interface of the system that this runs on.
 *
 * @returns The one instance of this isolate.
 * @throws {Deno.errors.NotCapable} At the first use, without `--allow-ffi`.
 * @throws {Deno.errors.NotSupported} On a system that the module does not know.
 */
export function system(): System {
  return opened ??= open();
}

function open(): System {
  if (Present === undefined) {
    throw new Deno.errors.NotSupported(
      `@libc/socket does not work on ${Deno.build.os} yet; it does on ${
        Object.keys(SYSTEMS).join(", ")
      }`,
    );
  }
  return new Present();
}
