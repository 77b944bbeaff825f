/**
 * The rooms of the source, and which of them may import from which.
 */
import { assertEquals } from "@std/assert";
import { ROOMS } from "./helpers/rooms.ts";
import { test } from "./helpers/support.ts";

const root = new URL("../", import.meta.url);

/** What the rooms of the module hold: file names from the root, and code without comments. */
const sources: ReadonlyMap<string, string> = new Map(
  ["mod.ts", ...["constants/", "ffi/", "socket/"].flatMap(filesIn)].map((file) => [
    file,
    withoutComments(Deno.readTextFileSync(new URL(file, root))),
  ]),
);

function filesIn(folder: string): string[] {
  return [...Deno.readDirSync(new URL(folder, root))].flatMap(({ name, isDirectory }) =>
    isDirectory ? filesIn(`${folder}${name}/`) : /\.(ts|js)$/.test(name) ? [`${folder}${name}`] : []
  );
}

/** Code without the comments that stand on lines of their own, which hold examples. */
function withoutComments(code: string): string {
  return code.replaceAll(/^ *(\/\*\*?|\*\/?|\/\/).*$/gm, "");
}

/** The files, other than those of `rooms`, whose code `pattern` matches. */
function mentions(pattern: RegExp, ...rooms: string[]): string[] {
  return [...sources]
    .filter(([file, code]) => !rooms.some((room) => file.startsWith(room)) && pattern.test(code))
    .map(([file]) => file);
}

/** What a file imports or exports from, as it is written there. */
function imports(code: string): string[] {
  return [...code.matchAll(/(?:\bfrom|\bimport|\bimport\()\s*"([^"]+)"/g)].map((match) =>
    match[1]!
  );
}

/** The name from the root of what `file` imports as `specifier`. */
function target(file: string, specifier: string): string {
  return new URL(specifier, new URL(file, root)).pathname.slice(root.pathname.length);
}

test("only ffi/ opens libraries and touches pointers", [], () => {
  assertEquals(mentions(/\bDeno\s*\.\s*(dlopen|Unsafe\w+)/, "ffi/"), []);
});

test("only ffi/ and constants/platform.ts ask which system it is", [], () => {
  assertEquals(mentions(/\bbuild\s*\.\s*os\b/, "ffi/", "constants/platform.ts"), []);
});

test("the module imports nothing but its own files", [], () => {
  for (const [file, code] of sources) {
    for (const specifier of imports(code)) {
      const own = /^\.\.?\//.test(specifier) &&
        (sources.has(target(file, specifier)) || specifier.startsWith("./exports."));
      assertEquals(own, true, `${file} imports ${specifier}`);
    }
  }
});

/** The files that each file imports from. */
const graph: ReadonlyMap<string, readonly string[]> = new Map(
  [...sources].map(([file, code]) => [
    file,
    imports(code).map((specifier) => target(file, specifier)).filter((one) => sources.has(one)),
  ]),
);

test("every file is in a room", [], () => {
  const homeless = [...sources.keys()].filter((file) => roomOf(file) < 0);
  assertEquals(homeless, []);
});

test("imports run one way between the rooms", [], () => {
  const wrong = [...graph].flatMap(([file, imported]) =>
    imported.filter((one) => roomOf(one) > roomOf(file)).map((one) => `${file} imports ${one}`)
  );
  assertEquals(wrong, []);
});

test("no file imports itself by way of others", [], () => {
  assertEquals(circles(graph), []);
});

test("the check of circles finds one, and none where there is none", [], () => {
  const tree = { a: ["b", "c"], b: ["d"], c: ["d"], d: [] };
  assertEquals(circles(new Map(Object.entries(tree))), []);
  assertEquals(circles(new Map(Object.entries({ ...tree, d: ["b"] }))), ["b -> d -> b"]);
});

function roomOf(file: string): number {
  return ROOMS.findIndex((room) => file.startsWith(room));
}

/** The circles of a graph, each named once, from its first file on. */
function circles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const found = new Set<string>();
  const finished = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file);
    if (start >= 0) {
      const circle = path.slice(start);
      const first = circle.indexOf([...circle].sort()[0]!);
      const turned = [...circle.slice(first), ...circle.slice(0, first)];
      found.add([...turned, turned[0]].join(" -> "));
      return;
    }
    if (finished.has(file)) return;
    for (const imported of graph.get(file) ?? []) visit(imported, [...path, file]);
    finished.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return [...found];
}

test("socket/ knows the interface of ffi/, not the systems behind it", [], () => {
  for (const [file, code] of sources) {
    if (file.startsWith("ffi/")) continue;
    const behind = imports(code).map((specifier) => target(file, specifier))
      .filter((imported) => /^ffi\/.+\//.test(imported));
    assertEquals(behind, [], `${file} reaches behind ffi/`);
  }
});
