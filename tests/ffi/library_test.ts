// The functions of the libraries are bound at their first use.

import { assertEquals, assertMatch } from "@std/assert";
import { openLibrary } from "../../ffi/library.ts";
import { LIBRARIES, symbols as linux } from "../../ffi/linux/symbols.ts";
import { iphlpapi } from "../../ffi/windows/interfaces.ts";
import { loader, openAndKeep } from "../../ffi/windows/library.ts";
import { messageSymbols } from "../../ffi/windows/message.ts";
import { kernel32, ntdll, ucrtbase, ws2_32 } from "../../ffi/windows/names.ts";
import { kernelSymbols, symbols as winsock } from "../../ffi/windows/symbols.ts";
import { decode, NO_DESCRIPTOR, onlyOn, run, test } from "../helpers/support.ts";

/** The functions that the module declares, and the same functions of the system, by library. */
const libraries: Partial<
  Record<typeof Deno.build.os, () => [Deno.ForeignLibraryInterface, Record<string, unknown>][]>
> = {
  linux: () => [[linux, openLibrary(LIBRARIES, linux)]],
  windows: () =>
    Object.entries({
      "ws2_32.dll": { ...winsock, ...messageSymbols, ...ws2_32 },
      "kernel32.dll": { ...kernelSymbols, ...kernel32, ...loader },
      "iphlpapi.dll": iphlpapi,
      "ntdll.dll": ntdll,
      "ucrtbase.dll": ucrtbase,
    }).map(([name, symbols]) => [symbols, openAndKeep(name, symbols)]),
};

test("library: the system has every function that is declared, but the optional ones", [], () => {
  for (const [symbols, functions] of libraries[Deno.build.os]?.() ?? []) {
    assertEquals(Object.keys(functions), Object.keys(symbols));
    for (const [name, symbol] of Object.entries(symbols)) {
      const bound = functions[name];
      if (bound === null && "optional" in symbol && symbol.optional) continue;
      assertEquals(typeof bound, "function", name);
      assertEquals(functions[name], bound, `${name} is bound anew at each use`);
    }
  }
});

test(
  "library: a program binds the functions that it uses, once, and nothing at import",
  [onlyOn("linux", "counts the functions of Linux")],
  async () => {
    const { stdout, stderr } = await run(`
      const { dlopen } = Deno;
      const bound = [];
      Deno.dlopen = (name, symbols) => {
        bound.push(...Object.keys(symbols));
        return dlopen(name, symbols);
      };
      const { AF_INET, SOCK_DGRAM, Socket } = await import("@libc/socket");
      bound.push("imported");
      for (let i = 0; i < 2; i++) new Socket(AF_INET, SOCK_DGRAM).close();
      console.log(bound.join(" "));`);
    assertEquals(stdout, "imported __errno_location socket close\n", stderr);
  },
);

test("library: the first call of a function reports its own error", [], async () => {
  const { stdout, stderr } = await run(
    `
    import * as module from "@libc/socket";
    import { system } from "../ffi/mod.ts";
    const s = system(), a = s.sockaddr(), bytes = new Uint8Array(16);
    a.begin(module.AF_INET, 16); // Windows looks at the address first
    const batch = s.batch(1, 10, 0, false);
    const calls = {
      close: () => s.close(-1),
      bind: () => s.bind(-1, a),
      connect: () => s.connect(-1, a),
      listen: () => s.listen(-1, 1),
      duplicate: () => s.duplicate(-1),
      shutdown: () => s.shutdown(-1, 0),
      getsockname: () => s.getsockname(-1, a),
      getpeername: () => s.getpeername(-1, a),
      getsockopt: () => s.getsockopt(-1, module.SOL_SOCKET, module.SO_TYPE, bytes),
      setsockopt: () => s.setsockopt(-1, module.SOL_SOCKET, module.SO_RCVBUF, bytes, 4),
      recv: () => s.recv(-1, bytes, 1, 0),
      recvAt: () => s.recv(-1, 1n, 0, 0),
      send: () => s.send(-1, bytes, 1, 0),
      recvfrom: () => s.recvfrom(-1, bytes, 1, 0, a),
      recvfromAt: () => s.recvfrom(-1, 1n, 0, 0, a),
      sendto: () => s.sendto(-1, bytes, 1, 0, a),
      sendmsg: () => s.sendmsg(-1, [bytes], null, 0, null),
      recvmsg: () => s.recvmsg(-1, [bytes], null, 0, a),
      accept: () => s.accept(-1, null),
      setNonblocking: () => s.setNonblocking(-1, true),
      recvmmsg: () => batch.receive(-1, 1, 0),
      sendmmsg: () => batch.send(-1, 0, 1, 0),
    };
    for (const [name, call] of Object.entries(calls)) {
      const returned = call();
      if (returned !== -module.${NO_DESCRIPTOR}) console.log(name, returned);
    }
    console.log("done");`,
    ["-A", "--no-check"],
  );
  assertEquals(stdout.trim(), "done", stderr);
});

test("library: the first use of a function in a test is no leak of that test", [], async () => {
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      ...["test", "-A", "--no-prompt", "--no-check", "--sanitize-ops", "--sanitize-resources"],
      new URL(import.meta.resolve("./first_use.ts")).pathname.replace(/^\/(\w:)/, "$1"),
    ],
    env: { NO_COLOR: "1", DENO_NO_UPDATE_CHECK: "1" },
    stdin: "null",
    signal: AbortSignal.timeout(240_000),
  }).output();
  const output = decode(stdout) + decode(stderr);
  assertEquals(success, true, output);
  assertMatch(output, /ok \| [1-9]\d* passed \| 0 failed/);
});
