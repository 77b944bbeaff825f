/**
 * The rooms of the source and who may enter which: `mod.ts`, `socket/`, `ffi/`
 * and `constants/`, in this order.
 */
import { assertEquals } from "@std/assert";
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

test("imports run one way: mod.ts, socket/, ffi/, constants/", [], () => {
  const rank = (file: string) =>
    ["constants/", "ffi/", "socket/", "mod.ts"].findIndex((room) => file.startsWith(room));
  for (const [file, code] of sources) {
    for (const specifier of imports(code)) {
      const imported = target(file, specifier);
      assertEquals(rank(imported) <= rank(file), true, `${file} imports ${imported}`);
    }
  }
});

test("socket/ knows the interface of ffi/, not the systems behind it", [], () => {
  for (const [file, code] of sources) {
    if (file.startsWith("ffi/")) continue;
    const behind = imports(code).map((specifier) => target(file, specifier))
      .filter((imported) => /^ffi\/.+\//.test(imported));
    assertEquals(behind, [], `${file} reaches behind ffi/`);
  }
});
