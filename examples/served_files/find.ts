/**
 * The files below a directory that a server may show, whatever its clients ask for.
 *
 * @module
 */

const isWindows = Deno.build.os === "windows";

/** Characters that make more of a name than a name. On Windows, `a:b` is a part of the file `a`. */
const SPECIAL = isWindows ? /[/\\:\0]/ : /[/\0]/;

/**
 * Returns the names of a path without the empty ones; `null` if one must not be served: `..`, a name
 * with a character that the system gives a meaning, or a hidden one.
 *
 * @param names The names.
 * @param hidden True to serve names that begin with a dot.
 */
export function checkedNames(names: readonly string[], hidden: boolean): string[] | null {
  const isRefused = (name: string) =>
    name === "." || name === ".." || SPECIAL.test(name) || !hidden && name.startsWith(".");
  return names.some(isRefused) ? null : names.filter((name) => name !== "");
}

/** What a file system says of a file that cannot be served. */
const ABSENT = [
  Deno.errors.NotFound,
  Deno.errors.NotADirectory,
  Deno.errors.PermissionDenied,
  Deno.errors.NotCapable,
  Deno.errors.FilesystemLoop,
  Deno.errors.InvalidData,
];

/** Returns the result of a look at the file system; `null` if there is no such file, or no access. */
export async function unlessAbsent<T>(look: Promise<T>): Promise<T | null> {
  try {
    return await look;
  } catch (error) {
    if (ABSENT.some((type) => error instanceof type)) return null;
    if (error instanceof Error && "code" in error && error.code === "ENAMETOOLONG") return null;
    throw error;
  }
}

/**
 * Finds a file or a directory. Symbolic links may lead anywhere inside the root, but not out of it.
 *
 * @param root The real path of the directory that is served.
 * @param names The path below it, from `checkedNames`.
 */
export async function findFile(
  root: string,
  names: readonly string[],
): Promise<{ path: string; info: Deno.FileInfo } | null> {
  const separator = isWindows ? "\\" : "/";
  const path = await unlessAbsent(Deno.realPath([root, ...names].join("/")));
  const isInside = path === root ||
    path?.startsWith(root.endsWith(separator) ? root : root + separator);
  if (path === null || !isInside) return null;
  const info = await unlessAbsent(Deno.stat(path));
  return info === null ? null : { path, info };
}

/** Returns the state of a file; `null` if it cannot be opened to be read. */
export async function statReadable(path: string): Promise<Deno.FileInfo | null> {
  using file = await unlessAbsent(Deno.open(path));
  return await file?.stat() ?? null;
}
