// docs/recipes/: what the index lists, and that each program is run by a test.

import { assert, assertEquals } from "@std/assert";
import { recipeFiles, recipePages, Recipes } from "../helpers/recipes.ts";
import { decode, SLOWNESS, test } from "../helpers/support.ts";

const pages = recipePages();
const files = recipeFiles();

/** Returns the anchor of a heading, as Markdown renderers make it. */
function anchor(heading: string): string {
  return heading.toLowerCase().replaceAll(/[^\w\- ]/g, "").replaceAll(" ", "-");
}

test("recipes: the index lists each recipe of each page, in order", [], () => {
  const index = pages.get("README.md")!;
  const order = [...index.matchAll(/^## \[.*\]\((\w+\.md)\)$/gm)].map(([, page]) => page!);
  assertEquals(order.toSorted(), [...pages.keys()].filter((page) => page !== "README.md"));
  const recipes = order.flatMap((page) =>
    [...pages.get(page)!.matchAll(/^## (.*)$/gm)].map(([, heading]) =>
      `[${heading}](${page}#${anchor(heading!)})`
    )
  );
  const listed = [...index.matchAll(/^- (\[[^\]]*\]\([^)]*\))/gm)].map(([, link]) => link!);
  assertEquals(listed, recipes);
});

test("recipes: each program is run by a test", [], () => {
  const here = new URL(".", import.meta.url), vm = new URL("../vm/recipes_test.ts", here);
  const tests = [...Deno.readDirSync(here)].map(({ name }) => new URL(name, here));
  const source = [...tests, vm].map((file) => Deno.readTextFileSync(file)).join("\n");
  const run = [...source.matchAll(/\.(?:start|run|args)\(\s*"(\w+\.ts)"/g)].map(([, name]) => name);
  const programs = files.filter(({ flags }) => flags !== null).map(({ name }) => name);
  assertEquals(new Set(run), new Set(programs));
  assertEquals(new Set(files.map(({ name }) => name)).size, files.length); // one folder has them all
  for (const { page, name, flags } of files.filter(({ flags }) => flags === null)) {
    const user = files.find((one) => one.page === page && one.code.includes(`"./${name}"`));
    assert(flags === null && user !== undefined, `nothing on ${page} loads ${name}`);
  }
});

test("recipes: the programs have the right types", [
  Deno.build.os === "windows" || SLOWNESS > 1 ? "the types are the same on each system" : null,
], async () => {
  using recipes = new Recipes();
  const { success, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      ...["check", "--no-lock", `--config=${new URL("../../deno.json", import.meta.url).pathname}`],
      ...files.map(({ name }) => `${recipes.path}/${name}`),
    ],
    env: { NO_COLOR: "1" },
  }).output();
  assert(success, decode(stderr));
});
