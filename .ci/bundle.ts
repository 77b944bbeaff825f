/**
 * Bundles all code of the module into one file, which starts in a third of the time of the sources.
 *
 * @module
 */
import { appendFile, readFile, writeFile } from "node:fs/promises";

/** Runs `deno bundle` and returns the code. */
async function bundle(entry: string, ...options: readonly string[]): Promise<string> {
  const args = ["bundle", "--quiet", ...options, entry];
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), { args }).output();
  const decoder = new TextDecoder();
  if (!success) throw new Error(decoder.decode(stderr));
  return decoder.decode(stdout);
}

/** Removes text from a file of code. Fails if that changes what the code means. */
async function remove(text: RegExp, file: string): Promise<string> {
  const before = await bundle(file, "--minify");
  const code = (await readFile(file, "utf8")).replace(text, "");
  await writeFile(file, code);
  if (await bundle(file, "--minify") !== before) {
    throw new Error(`a string in the sources has text in it that matches ${text}`);
  }
  return code;
}

/**
 * The comments, which remain in the sources. They are a sixth of the text, and contain all non-ASCII
 * characters: V8 needs half of the memory for ASCII text.
 */
const COMMENTS = /^ *(?:\/\*\*.*?\*\/|\/\/[^\n]*)\n/gms;

/** The indentation, a seventh of the rest. */
const INDENTATION = /^ +/gm;

/**
 * Puts the functions of modules that only some systems need in parentheses. V8 compiles such functions
 * eagerly, since they are mostly called at once, and keeps them in its cache. It would compile others
 * anew at each start.
 */
function markEager(code: string): string {
  return code.replace(/^( *"[^"\n]+")\(\) \{\n(.*?)^ {2}\}$/gms, "$1: (function() {\n$2  })");
}

/** Returns code that restores the names of exports that the bundler renamed to avoid a clash. */
async function restoreNames(file: string, code: string, source: string): Promise<string> {
  const [ours, theirs] = await Promise.all([import(file), import(source)]);
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

/**
 * Writes a module and all its imports into one file.
 *
 * @param source The module's path.
 * @param file The file's path.
 */
export async function writeBundle(source: string, file: string): Promise<void> {
  await writeFile(file, await bundle(source));
  await writeFile(file, markEager(await remove(COMMENTS, file)));
  const code = await remove(INDENTATION, file);
  await appendFile(file, await restoreNames(file, code, source));
}
