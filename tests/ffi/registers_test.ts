// Parameters that C declares with 64 bits (size_t, long) and the module with 32: every caller of Deno
// clears the upper half of the register that passes them.

import { assert, assertEquals } from "@std/assert";
import { symbols as bsd } from "../../ffi/bsd/symbols.ts";
import { symbols as freebsd } from "../../ffi/freebsd/symbols.ts";
import { symbols as linux } from "../../ffi/linux/symbols.ts";
import { run } from "../helpers/compiler.ts";
import { onlyOn, run as runProgram, test, tool } from "../helpers/support.ts";

/** Arguments that the ABIs of x86_64 and arm64 pass in registers; the others are on the stack. */
const REGISTERS = Deno.build.arch === "x86_64" ? 6 : 8;
const MOST = 8;

const NARROW = ["i32", "u32"];

/** A function whose result has a bit for each argument of which the upper 32 bits are not clear. */
const SOURCE = `#include <stdint.h>
unsigned upper(uint64_t a, uint64_t b, uint64_t c, uint64_t d,
               uint64_t e, uint64_t f, uint64_t g, uint64_t h) {
  uint64_t all[] = {a, b, c, d, e, f, g, h};
  unsigned mask = 0;
  for (int i = 0; i < 8; i++) if (all[i] >> 32) mask |= 1u << i;
  return mask;
}
`;

/** 32-bit parameters on the stack; C declares each of them as an int. */
const INTS_ON_STACK = ["getnameinfo.6", "getnameinfoLater.6", "sendfile.6"];

test("registers: what passes on the stack has C's width", [], () => {
  for (const symbols of [linux, bsd, freebsd]) {
    for (const [name, { parameters }] of Object.entries(symbols)) {
      const types: readonly string[] = parameters;
      types.forEach((type, i) => {
        if (i < 6 || !NARROW.includes(type)) return;
        assert(INTS_ON_STACK.includes(`${name}.${i}`), `${name}, parameter ${i}`);
      });
    }
  }
});

/** The lists of parameters of the functions of Linux, without those that repeat. */
const signatures = [
  ...new Map(
    Object.values(linux).map(({ parameters }) => [parameters.join(), [...parameters]]),
  ).values(),
].filter((parameters) => parameters.length <= MOST);

/** Returns an argument of each type whose number is small, a double, or read from memory. */
function argument(type: string, i: number): unknown {
  if (type === "buffer") return new Uint8Array(8);
  if (type === "pointer") return null;
  if (type === "u64" || type === "i64") return -1n;
  return [i & 0xffff, 2 ** 31 - 1, Math.sqrt(4), new Int32Array([77])[0]][i & 3];
}

test(
  "registers: the upper half of a 32-bit argument is clear",
  [onlyOn("linux", "the compiler runs on Linux"), tool("cc")],
  async () => {
    const directory = await Deno.makeTempDir();
    try {
      const file = `${directory}/upper.so`;
      await run("cc", `-shared -fPIC -O1 -o ${file}`, SOURCE);
      const declarations = Object.fromEntries(
        signatures.flatMap((parameters, i) => [
          [`now${i}`, { name: "upper", parameters, result: "u32" }],
          [`later${i}`, { name: "upper", parameters, result: "u32", nonblocking: true }],
        ]),
      ) as Deno.ForeignLibraryInterface;
      const dirty = { name: "upper", parameters: Array(MOST).fill("u64"), result: "u32" } as const;
      const library = Deno.dlopen(file, { ...declarations, dirty });
      using _closing = { [Symbol.dispose]: () => library.close() };
      const calls = library.symbols as unknown as Record<string, (...args: unknown[]) => unknown>;
      const garbage = Array(MOST).fill(-1n);
      for (const [index, parameters] of signatures.entries()) {
        let narrow = 0;
        parameters.forEach((type, i) => {
          if (i < REGISTERS && NARROW.includes(type)) narrow |= 1 << i;
        });
        // One caller runs until V8 compiles the function, the other afterwards.
        const call = new Function(
          "calls",
          "garbage",
          "args",
          `calls.dirty(...garbage); return calls.now${index}(${
            parameters.map((_, i) => `args[${i}]`)
          })`,
        );
        let seen = 0;
        for (let i = 0; i < 3000; i++) {
          const args = parameters.map((type) => argument(type, i));
          seen |= call(calls, garbage, args) as number;
        }
        calls.dirty!(...garbage);
        const args = parameters.map((type) => argument(type, 1));
        seen |= await calls[`later${index}`]!(...args) as number;
        assertEquals([parameters.join(), seen & narrow], [parameters.join(), 0]);
      }
      assertEquals(calls.dirty!(...garbage), 0xff); // the function sees what it looks for
    } finally {
      await Deno.remove(directory, { recursive: true });
    }
  },
);

/** Fills the stack with ones between the receives. */
const RECEIVES = `
import { socketpair } from "@libc/socket";
const parameters = Array(8).fill("u64");
const { labs } = Deno.dlopen("libc.so.6", { labs: { parameters, result: "i64" } }).symbols;
const [a, b] = socketpair();
const data = new Uint8Array(10);
for (let i = 0; i < 3000; i++) {
  labs(-1n, -1n, -1n, -1n, -1n, -1n, -1n, -1n);
  a.sendSync(data);
  b.recvIntoSync(data);
}
`;

test(
  "registers: the kernel sees NULL for the address and its length in recv",
  [onlyOn("linux", "strace runs on Linux"), tool("strace")],
  async () => {
    const file = await Deno.makeTempFile();
    try {
      const under = ["strace", "-f", "-e", "trace=recvfrom", "-o", file];
      const { code, stderr } = await runProgram(RECEIVES, ["-A", "--no-check"], under);
      assertEquals([code, stderr], [0, ""]);
      const lines = (await Deno.readTextFile(file)).split("\n");
      const received = lines.filter((line) => /recvfrom.* = 10$/.test(line));
      assertEquals(received.length, 3000);
      assertEquals(received.filter((line) => !line.includes(", NULL, NULL)")), []);
    } finally {
      await Deno.remove(file);
    }
  },
);
