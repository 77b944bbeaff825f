/**
 * Selects the table of constants for this platform. Besides `ffi/`, only this file reads
 * `Deno.build.os`.
 *
 * @module
 */

import "./runtime.ts";
import type { darwin } from "./darwin.ts";
import type { freebsd } from "./freebsd.ts";
import type { linux } from "./linux.ts";
import type { windows } from "./windows.ts";

/** Name that at least one platform has. */
export type Name =
  | keyof typeof linux
  | keyof typeof darwin
  | keyof typeof windows
  | keyof typeof freebsd;

/** Name that every platform has. */
export type UniversalName =
  & keyof typeof linux
  & keyof typeof darwin
  & keyof typeof windows
  & keyof typeof freebsd;

/** Name whose value is text: a Bluetooth device address or a GUID. */
export type TextName = Extract<
  Name,
  `HV_GUID_${string}` | "BDADDR_ANY" | "BDADDR_LOCAL"
>;

/** Constants of a platform, by name. */
export type Table =
  & { readonly [N in UniversalName]: number }
  & { readonly [N in Exclude<Name, UniversalName | TextName>]?: number }
  & { readonly [N in TextName]?: string };

const tables: Partial<Record<string, () => Promise<Partial<Table>>>> = {
  android: async () => (await import("./linux.ts")).linux,
  darwin: async () => (await import("./darwin.ts")).darwin,
  freebsd: async () => (await import("./freebsd.ts")).freebsd,
  linux: async () => (await import("./linux.ts")).linux,
  windows: async () => (await import("./windows.ts")).windows,
};

/**
 * Constants of this platform. On a system without a table, every constant is `undefined`; nothing
 * else of this module works there either.
 */
export const table: Table = (await tables[Deno.build.os]?.() ?? {}) as Table;

/** Name of this platform, for messages. */
export const platform: string = Deno.build.os;
