/**
 * Opens the system's library, at the first use and never at import.
 *
 * @module
 */

/**
 * Opens the first library of `names` that loads.
 *
 * @param names File names in the order to try, such as glibc's and musl's.
 * @param symbols The functions to bind.
 * @returns The bound functions.
 * @throws {Deno.errors.NotCapable} Without `--allow-ffi`.
 * @throws {Error} If no library loads; the message states the reason for each name.
 */
export function openLibrary<S extends Deno.ForeignLibraryInterface>(
  names: readonly string[],
  symbols: S,
): Deno.DynamicLibrary<S>["symbols"] {
  const failures: string[] = [];
  for (const name of names) {
    try {
      return Deno.dlopen(name, symbols).symbols;
    } catch (error) {
      if (error instanceof Deno.errors.NotCapable) {
        throw new Deno.errors.NotCapable(
          `@libc/socket calls the system's socket library (${name}) and needs permission for it: ` +
            `run with --allow-ffi`,
          { cause: error },
        );
      }
      failures.push(
        `${name}: ${error instanceof Error ? error.message : error}`,
      );
    }
  }
  throw new Error(`no socket library could be opened: ${failures.join("; ")}`);
}
