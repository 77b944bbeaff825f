/**
 * The table of the platform that this runs on. Here alone, besides `ffi/`, is
 * it asked which one that is.
 *
 * @module
 */

import type { darwin } from "./darwin.ts";
import type { freebsd } from "./freebsd.ts";
import type { linux } from "./linux.ts";
import type { windows } from "./windows.ts";

/** A name that at least one platform has. */
export type Name =
  | keyof typeof linux
  | keyof typeof darwin
  | keyof typeof windows
  | keyof typeof freebsd;

/** A name that every platform has. */
export type UniversalName =
  & keyof typeof linux
  & keyof typeof darwin
  & keyof typeof windows
  & keyof typeof freebsd;

/** A name whose value is text: a device address or a GUID. */
export type TextName = Extract<
  Name,
  `HV_GUID_${string}` | "BDADDR_ANY" | "BDADDR_LOCAL"
>;

/** The constants of a platform, by name. */
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
 * The constants of this platform. On a system that has no table all of them are
 * missing, and nothing else here works either.
 */
export const table: Table = (await tables[Deno.build.os]?.() ?? {}) as Table;

/** The name of this platform, for messages. */
export const platform: string = Deno.build.os;
