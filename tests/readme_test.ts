import * as module from "@libc/socket";
import { assertEquals } from "@std/assert";
import { test } from "./helpers/support.ts";

const readme = Deno.readTextFileSync(new URL("../README.md", import.meta.url));

/** True if the name is an export of the module or a member of a socket or descriptor. */
function isKnown(name: string): boolean {
  return name in module || name in module.Socket.prototype ||
    name in module.FileDescriptor.prototype ||
    ["family", "type", "proto"].includes(name);
}

test("README: the names in the table of Python's functions exist", [], () => {
  const [, table] = /^## From Python$(.*?)^Parameters/ms.exec(readme)!;
  const rows = table!.split("\n").filter((line) => line.startsWith("|")).slice(2);
  for (const row of rows) {
    const [, python, here] = row.split("|");
    // Where the table says "the same", the names are in Python's column.
    const names = [...(/the same/.test(here!) ? python! + here! : here!).matchAll(/`(\w+)[`(]/g)]
      .map((match) => match[1]!)
      .filter((name) =>
        !["null", "None", "undefined", "bytes", "Uint8Array", "using"].includes(name)
      );
    assertEquals(names.filter((name) => !isKnown(name)), [], row);
  }
});

test("README: operations have the forms that the table states", [], () => {
  const [, table] = /^\| has both forms(.*?)\n\n/ms.exec(readme)!;
  const rows = table!.split("\n").slice(2);
  for (const row of rows) {
    const [, both, one] = row.split("|");
    for (const [, name] of both!.matchAll(/`(\w+)`/g)) {
      assertEquals([isKnown(name!), isKnown(`${name}Sync`)], [true, true], name);
    }
    for (const [, name] of one!.matchAll(/`(\w+)`/g)) {
      assertEquals([isKnown(name!), isKnown(`${name}Sync`)], [true, false], name);
    }
  }
});
