/**
 * Ends an import by another runtime than Deno, in one line. This module is evaluated before all others,
 * and awaits nothing: the error of a module that awaits would come after the first use of `Deno`.
 *
 * @module
 */
if (!("Deno" in globalThis)) {
  throw new Error("@libc/socket is for Deno: it calls the C library through Deno's FFI");
}
