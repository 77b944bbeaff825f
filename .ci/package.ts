/**
 * Writes the published package to a folder: `deno task package FOLDER`, then `deno publish` in it.
 *
 * A program that imports the package runs a few files with all code (see `bundle.ts`). The sources
 * provide types and documentation. The programs of `examples/` are published as they are: what they
 * import as `@libc/socket` is the package itself.
 *
 * @module
 */
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, normalize, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { codeOf, specifier, writeBundle } from "./bundle.ts";
import { removeDeadLinks } from "./pages.ts";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The part of `deno.json` that this program reads. */
interface Configuration {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly exports: Readonly<Record<string, string>>;
  readonly publish: { readonly include: readonly string[]; readonly exclude: readonly string[] };
}

/** The folder of the code in the package. */
const CODE = "code";

/** Where the entry points are that are programs. */
const PROGRAMS = "./examples/";

/** Replaces an entry point by a file that exports its code, and has the types of its source. */
async function replaceEntry(folder: string, entry: string): Promise<void> {
  const source = await readFile(join(root, entry), "utf8");
  await writeFile(join(folder, dirname(entry), "source.ts"), source);
  const file = join(folder, entry);
  const code = specifier(file, join(folder, CODE, codeOf(entry)));
  const [about] = source.split("*/\n", 1);
  await writeFile(
    file,
    `${about}*/\n// @ts-types="./source.ts"\nexport * from "${code}";\n`,
  );
}

async function write(folder: string): Promise<void> {
  const { name, version, license, exports, publish }: Configuration = JSON.parse(
    await readFile(join(root, "deno.json"), "utf8"),
  );
  await mkdir(folder); // fails if it exists: an older package may have files that are gone
  const included = publish.include.filter((path) => path !== "deno.json");
  for (const path of included) {
    await cp(join(root, path), join(folder, path), {
      recursive: true,
      filter: (file) => !publish.exclude.includes(relative(root, file)),
    });
  }
  await removeDeadLinks(folder);
  const libraries = Object.entries(exports).filter(([, file]) => !file.startsWith(PROGRAMS));
  const entries = libraries.map(([, file]) => normalize(file));
  await writeBundle(root, entries, resolve(folder, CODE));
  for (const entry of entries) await replaceEntry(folder, entry);
  const imports = Object.fromEntries(
    libraries.map(([entry, file]) => [name + entry.slice(1), file]),
  );
  const configuration = { name, version, license, exports, imports };
  await writeFile(join(folder, "deno.json"), JSON.stringify(configuration, null, 2) + "\n");
}

const [folder, ...others] = Deno.args;
if (folder === undefined || others.length > 0) {
  console.error("deno task package FOLDER: the folder must not exist yet");
  Deno.exit(2);
}
await write(folder);
