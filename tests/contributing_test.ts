// CONTRIBUTING.md names paths and rooms: they are there, and in the order that holds.

import { assert, assertEquals } from "@std/assert";
import { ROOMS } from "./helpers/rooms.ts";
import { test } from "./helpers/support.ts";

const root = new URL("../", import.meta.url);
const page = Deno.readTextFileSync(new URL("CONTRIBUTING.md", root));

/** True if a file or folder is there, from the root or from `socket/`, as the page shortens it. */
function exists(path: string): boolean {
  return [path, `socket/${path}`].some((one) => {
    try {
      return Deno.statSync(new URL(one, root)) !== undefined;
    } catch {
      return false;
    }
  });
}

test("CONTRIBUTING: the paths that it names are there", [], () => {
  const paths = [...page.matchAll(/`([\w./]+\/[\w.]*|\w+\.ts|\.ci\/run)`/g)].map(([, path]) =>
    path!
  );
  assert(paths.length > 40);
  assertEquals(paths.filter((path) => !exists(path)), []);
});

test("CONTRIBUTING: the rooms, from top to bottom, are those that the imports keep to", [], () => {
  const [table] = /^\| room .*?\n\n/ms.exec(page)!;
  const rows = [...table.matchAll(/^\| `([^`]+)`/gm)].map(([, room]) => room!);
  const parts = ["socket/default_timeout.ts"]; // too small for a row
  assertEquals(rows, ROOMS.filter((room) => !parts.includes(room)).reverse());
});
