/**
 * All code of the module in one file, which starts in a third of the time that the sources take.
 *
 * @module
 */
import { appendFile, readFile, writeFile } from "node:fs/promises";

async function bundled(entry: string, ...options: readonly string[]): Promise<string> {
  const args = ["bundle", "--quiet", ...options, entry];
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), { args }).output();
  const decoder = new TextDecoder();
  if (!success) throw new Error(decoder.decode(stderr));
  return decoder.decode(stdout);
}

/**
 * Leaves out the comments, for which the sources are there: a sixth of the text, and all of it that
 * is not ASCII, without which V8 needs half of the memory.
 */
async function withoutComments(file: string): Promise<string> {
  const before = await bundled(file, "--minify");
  const code = (await readFile(file, "utf8")).replace(
    /^ *(?:\/\*\*.*?\*\/|\/\/[^\n]*)\n/gms,
    "",
  );
  await writeFile(file, code);
  if (await bundled(file, "--minify") !== before) {
    throw new Error(
      "what looks like a comment is none: a string in the sources has lines like one",
    );
  }
  return code;
}

/**
 * Has V8 compile the modules that not every system needs ahead, and keep them in its cache: it does
 * so with functions in parentheses, since these are mostly called at once. Others it would compile
 * anew at each start.
 */
function compiledAhead(code: string): string {
  return code.replace(/^( *"[^"\n]+")\(\) \{\n(.*?)^ {2}\}$/gms, "$1: (function() {\n$2  })");
}

/** What gives the exports the names that they have in the sources, where two things had the same. */
async function names(file: string, code: string, source: string): Promise<string> {
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
  return [...new Set(lines)].join(""); // some have two names in the module
}

/**
 * Writes a module and all that it imports into one file.
 *
 * @param source The module's path.
 * @param file The file's path.
 */
export async function writeBundle(source: string, file: string): Promise<void> {
  await writeFile(file, await bundled(source));
  const code = compiledAhead(await withoutComments(file));
  await writeFile(file, code);
  await appendFile(file, await names(file, code, source));
}
