/**
 * Opens the system's library, at the first use and never at import.
 *
 * @module
 */

/**
 * Opens the first library of `names` that loads. Each function is bound at its first use.
 *
 * Speed-up: Deno compiles code for each function that it binds, which takes longer than to make a
 * socket. A program uses few of the functions. A function that is bound is a property like any
 * other.
 *
 * Nothing stays open: {@linkcode bind} closes the library again. `deno test --sanitize-resources`
 * would report a library that a test opens, by the first use of a function, as a leak of that test.
 * The bound functions stay valid, because the library stays loaded: Deno itself is linked to the C
 * library, and `ffi/windows/library.ts` keeps those of Windows.
 *
 * @param names File names in the order to try, such as glibc's and musl's.
 * @param symbols The functions.
 * @returns The functions as properties.
 * @throws {Deno.errors.NotCapable} Without `--allow-ffi`.
 * @throws {Error} If no library loads; the message states the reason for each name.
 */
export function openLibrary<S extends Deno.ForeignLibraryInterface>(
  names: readonly string[],
  symbols: S,
): Deno.DynamicLibrary<S>["symbols"] {
  const library = findLibrary(names);
  // V8 keeps an object without a prototype as a hash table. Its shape stays the same when a function
  // becomes a property, so code that was optimized for it stays valid.
  const functions = Object.create(null);
  for (const [key, symbol] of Object.entries(symbols)) {
    Object.defineProperty(functions, key, {
      configurable: true,
      enumerable: true,
      get() {
        const value = bind(library, key, symbol as Deno.ForeignFunction);
        Object.defineProperty(functions, key, { value, enumerable: true });
        return value;
      },
    });
  }
  return functions;
}

/** Returns the first of `names` that loads. */
function findLibrary(names: readonly string[]): string {
  const failures: string[] = [];
  for (const name of names) {
    try {
      Deno.dlopen(name, {}).close();
      return name;
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

/**
 * Binds one function of a library.
 *
 * @param library The name of the library.
 * @param key The name of the function, if the declaration has no other.
 * @param symbol The declaration.
 * @returns The function; `null` for an optional one that the library lacks.
 */
function bind(library: string, key: string, symbol: Deno.ForeignFunction): unknown {
  if (!symbol.nonblocking) return only(library, { [key]: symbol });
  // A nonblocking function of Deno needs its library open. A pointer to the function does not.
  const { name = key } = symbol;
  const pointer = only(library, { [name]: { type: "pointer" } }) as Deno.PointerObject<
    Deno.ForeignFunction
  >;
  const target = new Deno.UnsafeFnPointer(pointer, symbol);
  return (...args: Parameters<typeof target.call>) => target.call(...args);
}

/** Binds one symbol, and closes the library. */
function only(library: string, symbols: Deno.ForeignLibraryInterface): unknown {
  const opened = Deno.dlopen(library, symbols);
  opened.close();
  return Object.values(opened.symbols)[0];
}
