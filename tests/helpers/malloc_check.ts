/**
 * glibc's allocator with checks. V8 takes the memory of an ArrayBuffer from it, so a byte that is written
 * beside a buffer ends the process when the buffer is freed: mallopt(3), M_CHECK_ACTION.
 *
 * @module
 */
import type { Need } from "./support.ts";

const LIBRARY = "libc_malloc_debug.so.0";

function isFile(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}

const isPresent = Deno.build.os === "linux" &&
  ["/lib", "/lib64", "/usr/lib", "/usr/lib64", `/lib/${Deno.build.arch}-linux-gnu`].some((folder) =>
    isFile(`${folder}/${LIBRARY}`)
  );

/** The environment of a process that runs with the checks; empty if the system has none. */
export const MALLOC_CHECK: Readonly<Record<string, string>> = isPresent
  ? { LD_PRELOAD: LIBRARY, MALLOC_CHECK_: "3", MALLOC_PERTURB_: "165" }
  : {};

/** Requires the checks. */
export function mallocCheck(): Need {
  return isPresent ? null : `no ${LIBRARY}, the checks of glibc's allocator`;
}
