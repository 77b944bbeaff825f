// The paths in CONTRIBUTING.md exist, and its rooms stand in the order of the imports.

import { assert, assertEquals } from "@std/assert";
import { ROOMS } from "./helpers/rooms.ts";
import { test } from "./helpers/support.ts";

const root = new URL("../", import.meta.url);
const page = Deno.readTextFileSync(new URL("CONTRIBUTING.md", root));

/** True if a file or folder exists in the root or in `socket/`, which the page leaves out of some paths. */
function exists(path: string): boolean {
  return [path, `socket/${path}`].some((one) => {
    try {
      return Deno.statSync(new URL(one, root)) !== undefined;
    } catch {
      return false;
    }
  });
}

test("CONTRIBUTING: the paths that it names exist", [], () => {
  const paths = [...page.matchAll(/`([\w./]+\/[\w.]*|\w+\.ts|\.ci\/run)`/g)].map(([, path]) =>
    path!
  );
  assert(paths.length > 40);
  assertEquals(paths.filter((path) => !exists(path)), []);
});

test("CONTRIBUTING: the rooms stand in the order of the imports, top to bottom", [], () => {
  const [table] = /^\| room .*?\n\n/ms.exec(page)!;
  const rows = [...table.matchAll(/^\| `([^`]+)`/gm)].map(([, room]) => room!);
  const parts = ["socket/default_timeout.ts"]; // too small for a row
  assertEquals(rows, ROOMS.filter((room) => !parts.includes(room)).reverse());
});
