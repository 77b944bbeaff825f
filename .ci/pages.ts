/**
 * The pages in the published package: a link to a file that the package lacks becomes plain text.
 *
 * @module
 */
import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/**
 * Returns a page without its relative links to absent files. Their text stays.
 *
 * @param text The page, in Markdown.
 * @param exists Says whether the target of a link exists.
 */
export function withoutDeadLinks(text: string, exists: (target: string) => boolean): string {
  return text.replaceAll(
    /(?<!!)\[([^\]]*)\]\(([^)\s#]+)(#[^)\s]*)?\)/g,
    (link, name, target) => /^\w+:/.test(target) || exists(target) ? link : name,
  );
}

/**
 * Rewrites the pages of a package.
 *
 * @param folder The folder of the package.
 */
export async function removeDeadLinks(folder: string): Promise<void> {
  for (const name of await readdir(folder, { recursive: true })) {
    if (!name.endsWith(".md")) continue;
    const file = join(folder, name);
    const text = await readFile(file, "utf8");
    await writeFile(
      file,
      withoutDeadLinks(text, (target) => existsSync(join(dirname(file), target))),
    );
  }
}
