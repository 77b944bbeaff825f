/**
 * The operating system's socket interface, opened at its first use.
 *
 * @module
 */
import { Linux } from "./linux/system.ts";
import type { System } from "./system.ts";

/** What makes the interface of each system, by Deno's name of it. */
const SYSTEMS: Readonly<Record<string, () => System>> = {
  linux: () => new Linux(),
  android: () => new Linux(),
};

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
  const make = SYSTEMS[Deno.build.os];
  if (make === undefined) {
    throw new Deno.errors.NotSupported(
      `@libc/socket does not work on ${Deno.build.os} yet; it does on ${
        Object.keys(SYSTEMS).join(", ")
      }`,
    );
  }
  return make();
}
