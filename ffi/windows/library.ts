/**
 * Opens the libraries of Windows.
 *
 * @module
 */
import { openLibrary } from "../library.ts";
import { encodeWide } from "./wide.ts";

/** The function to bind from kernel32.dll, which every process has loaded. */
export const loader = {
  LoadLibraryW: {
    parameters: [
      "buffer", // LPCWSTR lpLibFileName
    ],
    result: "pointer", // HMODULE
  },
} as const satisfies Deno.ForeignLibraryInterface;

let kernel: Deno.DynamicLibrary<typeof loader>["symbols"] | undefined;

/**
 * Opens a library as {@linkcode openLibrary} does, and keeps it loaded: Windows unloads a library
 * when nothing has it open, and code that called it would crash.
 *
 * @param name The file name.
 * @param symbols The functions.
 * @returns The functions as properties.
 */
export function openAndKeep<S extends Deno.ForeignLibraryInterface>(
  name: string,
  symbols: S,
): Deno.DynamicLibrary<S>["symbols"] {
  kernel ??= openLibrary(["kernel32.dll"], loader);
  kernel.LoadLibraryW(encodeWide(name)); // nothing calls FreeLibrary
  return openLibrary([name], symbols);
}
