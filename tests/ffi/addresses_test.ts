// Addresses that are kept from one call to the next: all are on the list of ffi/addresses.ts, and each
// is checked before its use.

import { assert, assertEquals, assertThrows } from "@std/assert";
import { KEPT, KeptAddress } from "../../ffi/addresses.ts";
import { PointerCache } from "../../ffi/memory.ts";
import { test } from "../helpers/support.ts";

const ROOT = new URL("../../", import.meta.url);

/** Yields the source files of the module below a folder, with their text. */
function* sources(folder: string): Generator<[path: string, text: string]> {
  for (const { name, isDirectory } of Deno.readDirSync(new URL(folder, ROOT))) {
    const path = `${folder}${name}`;
    if (isDirectory) yield* sources(`${path}/`);
    else if (name.endsWith(".ts")) yield [path, Deno.readTextFileSync(new URL(path, ROOT))];
  }
}

const all = [...sources("ffi/"), ...sources("socket/")];

test("addresses: each kept one is on the list, and no other is kept", [], () => {
  const places = all.flatMap(([, text]) =>
    [...text.matchAll(/new KeptAddress\(\s*"([^"]+)"/g)].map(([, place]) => place)
  );
  assertEquals([...new Set(places)].sort(), Object.keys(KEPT).sort());
  const complaints: string[] = [];
  for (const [path, text] of all) {
    if (path === "ffi/addresses.ts") continue;
    text.split("\n").forEach((line, i) => {
      // Only addressOf() reads an address for a call in the same step.
      if (/UnsafePointer\.of\(/.test(line) && path !== "ffi/memory.ts") {
        complaints.push(`${path}:${i + 1} reads an address: use addressOf, or a KeptAddress`);
      }
      if (/(#\w+|this\.\w+|^\s*(let|const) \w+[^(]*)\s=\s.*(?<![.\w])addressOf\(/.test(line)) {
        complaints.push(`${path}:${i + 1} keeps an address: use a KeptAddress`);
      }
    });
  }
  assertEquals(complaints, []);
  assert(all.some(([, text]) => text.includes("addressOf(")), "the search finds nothing");
});

test("addresses: memory that was transferred is refused", [], () => {
  const bytes = new Uint8Array(100);
  const kept = new KeptAddress("a socket address", bytes);
  const { value } = kept;
  assert(value > 0n);
  assertEquals([kept.value, kept.current], [value, value]);
  const cache = new PointerCache();
  assertEquals([cache.addressOf(bytes), cache.addressOf(bytes)], [undefined, value]);
  const moved = bytes.buffer.transfer();
  assertEquals([kept.current, moved.byteLength], [undefined, 100]);
  for (const use of [() => kept.value, () => kept.pointer, () => kept.check()]) {
    assertThrows(use, TypeError, "a socket address was transferred elsewhere");
  }
  assertEquals(cache.addressOf(bytes), undefined); // C gets the buffer itself, which has no bytes
});
