/**
 * The rooms of the source and the direction of their imports.
 */
import { assertEquals } from "@std/assert";
import { ROOMS } from "./helpers/rooms.ts";
import { test } from "./helpers/support.ts";

const root = new URL("../", import.meta.url);

/** The module's source: code without comments by file name from the root. */
const sources: ReadonlyMap<string, string> = new Map(
  ["mod.ts", ...["constants/", "ffi/", "socket/", "capture/"].flatMap(filesIn)].map((file) => [
    file,
    withoutComments(Deno.readTextFileSync(new URL(file, root))),
  ]),
);

function filesIn(folder: string): string[] {
  return [...Deno.readDirSync(new URL(folder, root))].flatMap(({ name, isDirectory }) =>
    isDirectory ? filesIn(`${folder}${name}/`) : /\.(ts|js)$/.test(name) ? [`${folder}${name}`] : []
  );
}

/** Removes comments on lines of their own. They contain examples with imports. */
function withoutComments(code: string): string {
  return code.replaceAll(/^ *(\/\*\*?|\*\/?|\/\/).*$/gm, "");
}

/** Returns the files outside `rooms` whose code matches `pattern`. */
function filesMatching(pattern: RegExp, ...rooms: string[]): string[] {
  return [...sources]
    .filter(([file, code]) => !rooms.some((room) => file.startsWith(room)) && pattern.test(code))
    .map(([file]) => file);
}

/** Returns the specifiers of a file's imports and re-exports. */
function specifiersOf(code: string): string[] {
  return [...code.matchAll(/(?:\bfrom|\bimport|\bimport\()\s*"([^"]+)"/g)].map((match) =>
    match[1]!
  );
}

/** Resolves a specifier in `file` to a file name from the root. */
function resolve(file: string, specifier: string): string {
  return new URL(specifier, new URL(file, root)).pathname.slice(root.pathname.length);
}

test("only ffi/ opens libraries and touches pointers", [], () => {
  assertEquals(filesMatching(/\bDeno\s*\.\s*(dlopen|Unsafe\w+)/, "ffi/"), []);
});

test("only ffi/ and constants/platform.ts read the operating system", [], () => {
  assertEquals(filesMatching(/\bbuild\s*\.\s*os\b/, "ffi/", "constants/platform.ts"), []);
});

/** Removes imports of Node's types, which nothing loads when the module runs. */
function withoutTypesOfNode(code: string): string {
  return code.replaceAll(/^import type .* from "node:\w+";$|\btypeof import\("node:\w+"\)/gm, "");
}

test("the module imports nothing but its own files, and types of Node", [], () => {
  for (const [file, code] of sources) {
    for (const specifier of specifiersOf(withoutTypesOfNode(code))) {
      const own = /^\.\.?\//.test(specifier) &&
        (sources.has(resolve(file, specifier)) || specifier.startsWith("./exports."));
      assertEquals(own, true, `${file} imports ${specifier}`);
    }
  }
});

/** The files that each file imports. */
const graph: ReadonlyMap<string, readonly string[]> = new Map(
  [...sources].map(([file, code]) => [
    file,
    specifiersOf(code).map((specifier) => resolve(file, specifier))
      .filter((imported) => sources.has(imported)),
  ]),
);

/** Returns all files that a file loads, with itself. */
function closureOf(file: string, found = new Set<string>()): Set<string> {
  if (!found.has(file)) {
    found.add(file);
    for (const imported of graph.get(file) ?? []) closureOf(imported, found);
  }
  return found;
}

test("neither entry point loads the other one", [], () => {
  const loaded = closureOf("mod.ts");
  assertEquals([...loaded].filter((file) => file.startsWith("capture/")), []);
  assertEquals(closureOf("capture/mod.ts").has("mod.ts"), false);
});

test("every file is in a room", [], () => {
  assertEquals([...sources.keys()].filter((file) => roomOf(file) < 0), []);
});

test("imports run one way between the rooms", [], () => {
  const wrong = [...graph].flatMap(([file, imported]) =>
    imported.filter((one) => roomOf(one) > roomOf(file)).map((one) => `${file} imports ${one}`)
  );
  assertEquals(wrong, []);
});

test("imports form no circle", [], () => {
  assertEquals(circlesOf(graph), []);
});

test("circlesOf finds a circle, and none in a graph without one", [], () => {
  const tree = { a: ["b", "c"], b: ["d"], c: ["d"], d: [] };
  assertEquals(circlesOf(new Map(Object.entries(tree))), []);
  assertEquals(circlesOf(new Map(Object.entries({ ...tree, d: ["b"] }))), ["b -> d -> b"]);
});

function roomOf(file: string): number {
  return ROOMS.findIndex((room) => file.startsWith(room));
}

/** Returns each circle of a graph once, starting at the first of its files in sort order. */
function circlesOf(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const found = new Set<string>();
  const finished = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file);
    if (start >= 0) {
      const circle = path.slice(start);
      const first = circle.indexOf([...circle].sort()[0]!);
      const rotated = [...circle.slice(first), ...circle.slice(0, first)];
      found.add([...rotated, rotated[0]].join(" -> "));
      return;
    }
    if (finished.has(file)) return;
    for (const imported of graph.get(file) ?? []) visit(imported, [...path, file]);
    finished.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return [...found];
}

test("only ffi/ imports from the folders inside ffi/", [], () => {
  for (const [file, code] of sources) {
    if (file.startsWith("ffi/")) continue;
    const inner = specifiersOf(code).map((specifier) => resolve(file, specifier))
      .filter((imported) => /^ffi\/.+\//.test(imported));
    assertEquals(inner, [], `${file} imports from inside ffi/`);
  }
});
