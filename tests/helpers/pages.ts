/**
 * The pages of the documentation, and what they contain: links, tables, programs, code in prose.
 *
 * @module
 */

const root = new URL("../../", import.meta.url);

/** A page. */
export interface Page {
  /** Its path from the root, such as `docs/faq.md`. */
  readonly path: string;
  /** Its text. */
  readonly text: string;
}

function pathsIn(folder: string): string[] {
  return [...Deno.readDirSync(new URL(folder, root))].flatMap(({ name, isDirectory }) =>
    isDirectory ? pathsIn(`${folder}${name}/`) : name.endsWith(".md") ? [`${folder}${name}`] : []
  );
}

/** Reads one page. */
export function page(path: string): Page {
  return { path, text: Deno.readTextFileSync(new URL(path, root)) };
}

/** Reads all pages: the README and those in `docs/`. */
export function pages(): Page[] {
  return ["README.md", ...pathsIn("docs/").sort()].map(page);
}

/** Returns the text of a page without its code blocks, fenced and indented. */
export function prose(text: string): string {
  return text.replaceAll(/^( *)```.*?^\1```$/gms, "").replaceAll(/(?<=^\n)( {4}.*\n)+/gm, "");
}

/** Returns the anchors of the headings of a page, as Markdown renderers make them. */
export function anchors(text: string): string[] {
  return [...prose(text).matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    heading!.toLowerCase().replaceAll(/[^\p{L}\p{N}\- _]/gu, "").replaceAll(" ", "-")
  );
}

/** Returns the programs in the fenced blocks of a page. */
export function programs(text: string): { language: string; ignored: boolean; code: string }[] {
  return [...text.matchAll(/^( *)```(\w+)( ignore)?\n(.*?)^\1```$/gms)].map((
    [, indent, language, ignore, code],
  ) => ({
    language: language!,
    ignored: ignore !== undefined,
    code: code!.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
  }));
}

/** Returns the code in backticks of the prose, each once. */
export function spans(text: string): string[] {
  return [
    ...new Set(
      [...prose(text).matchAll(/(?<!`)`([^`]+)`(?!`)/g)].map(([, code]) =>
        code!.replaceAll(/\s+/g, " ")
      ),
    ),
  ];
}
