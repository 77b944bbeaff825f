// The functions that macOS's and FreeBSD's libraries have. The golden files list what published
// programs for these systems import from there: Deno's and Bun's own builds, and add-ons for Node. A
// function that none of them imports is on a list here, with the manual page that has it.

import { assertEquals } from "@std/assert";
import { symbols as darwin } from "../../ffi/darwin/symbols.ts";
import { symbols as freebsd } from "../../ffi/freebsd/symbols.ts";
import { variadic } from "../../ffi/unix/symbols.ts";
import { test } from "../helpers/support.ts";

type Functions = Readonly<Record<string, Deno.ForeignFunction>>;

/** The functions that no listed program imports, by manual page. */
const MANUAL_PAGES: Readonly<Record<string, readonly string[]>> = {
  "gethostname(3)": ["sethostname"],
  "if_indextoname(3)": ["if_freenameindex", "if_nameindex"],
  "gethostbyname(3)": ["hstrerror"],
  "getipnodebyname(3)": ["freehostent", "getipnodebyaddr", "getipnodebyname"],
  "getprotoent(3)": ["getprotobyname"],
};

const MANUAL_PAGES_OF_FREEBSD: typeof MANUAL_PAGES = {
  ...MANUAL_PAGES,
  "getnameinfo(3)": ["getnameinfo"],
  "inet(3)": ["inet_ntop", "inet_pton"],
  "getservent(3)": ["getservbyname", "getservbyport"],
};

for (
  const [os, functions, pages] of [
    ["darwin", { ...darwin, ...variadic }, MANUAL_PAGES],
    ["freebsd", { ...freebsd, ...variadic }, MANUAL_PAGES_OF_FREEBSD],
  ] as const
) {
  test(`the functions of ${os} are in its libraries`, [], async () => {
    const url = new URL(`../golden/imports.${os}.json`, import.meta.url);
    const { names }: { names: string[] } = JSON.parse(await Deno.readTextFile(url));
    const imported = new Set(names);
    const bound = Object.entries<Functions[string]>(functions)
      .map(([key, f]) => "name" in f && f.name !== undefined ? f.name : key);
    assertEquals(
      [...new Set(bound)].filter((name) => !imported.has(name)).sort(),
      Object.values(pages).flat().sort(),
    );
  });
}
