// Each export has a category, which orders the documentation.

import { assertEquals } from "@std/assert";
import { deno } from "../helpers/package.ts";
import { test } from "../helpers/support.ts";

interface Declared {
  readonly name: string;
  readonly declarations: readonly {
    readonly jsDoc?: { readonly tags?: readonly { readonly kind: string }[] };
  }[];
}

test("publication: each export has a category", [
  Deno.build.os === "windows" ? "the other systems look" : null,
], async () => {
  for (const entry of ["mod.ts", "capture/mod.ts"]) {
    const { stdout } = await deno("doc", "--json", entry);
    const { nodes }: { nodes: Record<string, { symbols: Declared[] }> } = JSON.parse(stdout);
    const exports = Object.values(nodes).flatMap(({ symbols }) => symbols);
    const without = exports.filter(({ declarations }) =>
      !declarations.some(({ jsDoc }) => jsDoc?.tags?.some(({ kind }) => kind === "category"))
    );
    // A namespace has none, and Socket has two names.
    const excepted = ["SocketType", "cmsg"];
    assertEquals(without.map(({ name }) => name).filter((name) => !excepted.includes(name)), []);
  }
});
