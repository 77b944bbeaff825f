// What the module does where the system lacks something.

import { assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import { AF_INET, AF_INET6, htons } from "@libc/socket";
import { openLibrary } from "../../ffi/library.ts";
import { system } from "../../ffi/mod.ts";
import { onlyOn, run, test } from "../helpers/support.ts";

const linux = onlyOn("linux", "the structures differ by system");

test(
  "system: the module loads on other systems, and its first call names those that it has",
  [],
  async () => {
    const { code, stdout, stderr } = await run(
      `
    Object.defineProperty(Deno, "build", { value: { ...Deno.build, os: "solaris" } });
    const { AF_INET, htons, if_nameindex, Socket } = await import("@libc/socket");
    console.log(AF_INET, htons(1));
    for (const call of [() => new Socket(), if_nameindex]) {
      try {
        call();
      } catch (error) {
        if (!(error instanceof Deno.errors.NotSupported)) throw error;
        console.log(error.message);
      }
    }`,
      ["-A", "--no-check"],
    );
    const message =
      "@libc/socket does not support solaris; it supports linux, android, darwin, freebsd, windows";
    assertEquals(
      [code, stdout.split("\n")],
      [0, [`undefined ${htons(1)}`, message, message, ""]],
      stderr,
    );
  },
);

test("system: a library that does not load is named with the reason", [], () => {
  const names = ["/nowhere/libc.so.6", "/nowhere/libc.so"];
  const symbols = { getpid: { parameters: [], result: "i32" } } as const;
  const { message } = assertThrows(() => openLibrary(names, symbols), Error);
  for (const name of names) assertStringIncludes(message, `${name}: `);
});

test("system: control messages end at one that is shorter than its header", [], () => {
  const { control } = system();
  const data = new Uint8Array([1, 2, 3, 4]);
  const bytes = control.encode([{ level: 1, type: 2, data }, { level: 3, type: 4, data }]);
  assertEquals(control.decode(bytes).map(({ level, type }) => [level, type]), [[1, 2], [3, 4]]);
  bytes[bytes.length / 2] = 5; // cmsg_len of the second
  assertEquals(control.decode(bytes).map(({ level, type }) => [level, type]), [[1, 2]]);
});

test("system: addresses of other families are not those of a link", [linux], () => {
  for (const family of [AF_INET, AF_INET6]) {
    const address = new Uint8Array(128);
    new Uint16Array(address.buffer)[0] = family;
    assertEquals(system().linkAddress(address), null);
  }
});
