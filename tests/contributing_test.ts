// CONTRIBUTING.md: the paths that it names exist, and its rooms are in the order of the imports.

import { assert, assertEquals } from "@std/assert";
import { ROOMS } from "./helpers/rooms.ts";
import { test } from "./helpers/support.ts";

const root = new URL("../", import.meta.url);
const page = Deno.readTextFileSync(new URL("CONTRIBUTING.md", root));

/** True if a file or folder exists under the root, or under `socket/`, which the page may omit. */
function exists(path: string): boolean {
  return [path, `socket/${path}`].some((one) => {
    try {
      return Deno.statSync(new URL(one, root)) !== undefined;
    } catch {
      return false;
    }
  });
}

/** Requires the whole project: the copies for other systems lack some folders. */
const wholeProject = exists(".ci/run") ? null : "a copy without .ci/ and bench/";

test("CONTRIBUTING: the paths that it names exist", [wholeProject], () => {
  const paths = [...page.matchAll(/`([\w./]+\/[\w.]*|\w+\.ts|\.ci\/run)`/g)].map(([, path]) =>
    path!
  );
  assert(paths.length > 40);
  assertEquals(paths.filter((path) => !exists(path)), []);
});

test("CONTRIBUTING: the rooms from top to bottom are those of architecture_test.ts", [], () => {
  const [table] = /^\| room .*?\n\n/ms.exec(page)!;
  const rows = [...table.matchAll(/^\| `([^`]+)`/gm)].map(([, room]) => room!);
  const unlisted = ["socket/default_timeout.ts"]; // too small for a row
  assertEquals(rows, ROOMS.filter((room) => !unlisted.includes(room)).reverse());
});
