/**
 * The operating system's socket interface, opened at its first use.
 *
 * @module
 */
import type { System } from "./system.ts";

/** Loaders by `Deno.build.os`. Imports are dynamic, so only the present system's code runs. */
const SYSTEMS: Readonly<Record<string, () => Promise<new () => System>>> = {
  linux: async () => (await import("./linux/system.ts")).Linux,
  android: async () => (await import("./linux/system.ts")).Linux,
  darwin: async () => (await import("./darwin/system.ts")).Darwin,
  freebsd: async () => (await import("./freebsd/system.ts")).FreeBsd,
  windows: async () => (await import("./windows/system.ts")).Windows,
};

const PresentSystem = await SYSTEMS[Deno.build.os]?.();

let opened: System | undefined;

/**
 * Returns the present system's interface; the first call opens its libraries.
 *
 * @returns The one instance of this isolate.
 * @throws {Deno.errors.NotCapable} Without `--allow-ffi`.
 * @throws {Deno.errors.NotSupported} On a system without an implementation.
 */
export function system(): System {
  return opened ??= open();
}

function open(): System {
  if (PresentSystem === undefined) {
    throw new Deno.errors.NotSupported(
      `@libc/socket does not support ${Deno.build.os}; it supports ${
        Object.keys(SYSTEMS).join(", ")
      }`,
    );
  }
  return new PresentSystem();
}
