/**
 * Bundles the code of all entry points into a few files, each with the code of one or more rooms. They
 * start in a third of the time of the sources.
 *
 * The entry points share the files, so a class that two of them export is one class. The code of a
 * system is in files that are loaded on that system alone: the sources import it dynamically.
 *
 * @module
 */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";

/** The constants have a file of their own, which `export *` passes on: a bundle would list all names. */
const CONSTANTS = "constants/mod.ts";

/** Where `constants/exports.js` finds the values. */
const TABLE = "constants/platform.ts";

/** Has to be evaluated first, so each entry point imports it first: the bundler has another order. */
const RUNTIME = "constants/runtime.ts";

/** Runs `deno bundle` and returns the code, if it is not written to files. */
async function bundle(root: string, ...options: readonly string[]): Promise<string> {
  const args = ["bundle", "--quiet", "--external", `*/${CONSTANTS}`, ...options];
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), { args, cwd: root })
    .output();
  const decoder = new TextDecoder();
  if (!success) throw new Error(decoder.decode(stderr));
  return decoder.decode(stdout);
}

/** Changes each file of code in a folder. */
async function edit(
  folder: string,
  change: (code: string, file: string) => string | Promise<string>,
): Promise<void> {
  for (const name of await readdir(folder, { recursive: true })) {
    if (!name.endsWith(".js")) continue;
    const file = join(folder, name);
    await writeFile(file, await change(await readFile(file, "utf8"), file));
  }
}

/** The meaning of the code in a folder: all of it in one text, without comments and spaces. */
async function meaningOf(folder: string, entries: readonly string[]): Promise<string> {
  const texts = entries.map((entry) => bundle(folder, "--no-config", "--minify", entry));
  return (await Promise.all(texts)).join("\n");
}

/**
 * The comments, which remain in the sources. They are a sixth of the text, and contain all non-ASCII
 * characters: V8 needs half of the memory for ASCII text.
 */
const COMMENTS = /^ *(?:\/\*\*.*?\*\/|\/\/[^\n]*)\n/gms;

/** The indentation, a seventh of the rest. */
const INDENTATION = /^ +/gm;

/** Removes texts from the code in a folder. Fails if that changes what the code means. */
async function remove(
  texts: readonly RegExp[],
  folder: string,
  entries: readonly string[],
): Promise<void> {
  const before = await meaningOf(folder, entries);
  await edit(folder, (code) => texts.reduce((rest, text) => rest.replace(text, ""), code));
  if (await meaningOf(folder, entries) !== before) {
    throw new Error(`a string in the sources has text in it that matches ${texts.join(" or ")}`);
  }
}

/** Returns the path from one file to another, as an import has it. */
export function specifier(from: string, to: string): string {
  const path = relative(dirname(from), to);
  return path.startsWith(".") ? path : `./${path}`;
}

/** Returns code that restores the names of exports that the bundler renamed to avoid a clash. */
async function restoreNames(file: string, source: string): Promise<string> {
  const [ours, theirs, code] = await Promise.all([
    import(file),
    import(source),
    readFile(file, "utf8"),
  ]);
  const exported = code.slice(code.lastIndexOf("\nexport {"));
  const wrong = Object.keys(theirs).filter((key) =>
    typeof theirs[key] === "function" && theirs[key].name !== ours[key].name
  );
  const lines = wrong.map((key) => {
    const variable = exported.match(`(\\w+) as ${key}\\b`)?.[1] ?? key;
    const value = JSON.stringify(theirs[key].name);
    return `Object.defineProperty(${variable}, "name", { value: ${value} });\n`;
  });
  return [...new Set(lines)].join(""); // some are exported under two names
}

/** Returns the name of the file of code of a source. */
export function codeOf(entry: string): string {
  return entry.replace(/\.ts$/, ".js");
}

/**
 * Writes the code of the entry points into a few files.
 *
 * @param root The folder of the sources.
 * @param entries The entry points, from there.
 * @param folder The folder to make. The code of an entry point has the same place in it.
 */
export async function writeBundle(
  root: string,
  entries: readonly string[],
  folder: string,
): Promise<void> {
  const bundled = entries.filter((entry) => entry !== CONSTANTS);
  await bundle(
    root,
    "--code-splitting",
    "--outdir",
    folder,
    ...bundled,
    TABLE,
    RUNTIME,
  );
  const constants = join(folder, codeOf(CONSTANTS));
  await mkdir(dirname(constants), { recursive: true });
  const code = await readFile(join(root, "constants/exports.js"), "utf8");
  await writeFile(constants, code.replace(`"./platform.ts"`, `"./platform.js"`));
  const files = [...entries, TABLE, RUNTIME].map(codeOf);
  const elsewhere = /"[./]*\/constants\/mod\.ts"/g;
  await edit(folder, (code, file) => code.replace(elsewhere, `"${specifier(file, constants)}"`));
  await remove([COMMENTS, INDENTATION], folder, files);
  for (const entry of bundled) {
    const file = join(folder, codeOf(entry));
    const names = await restoreNames(file, join(root, entry));
    const runtime = specifier(file, join(folder, codeOf(RUNTIME)));
    await writeFile(file, `import "${runtime}";\n${await readFile(file, "utf8")}${names}`);
  }
}
