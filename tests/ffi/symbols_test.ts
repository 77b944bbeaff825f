import { numbers, symbols } from "../../ffi/linux/symbols.ts";
import { calls, type CTypes } from "../helpers/calls.ts";
import { check, compilers, INCLUDES, needsCompiler } from "../helpers/compiler.ts";
import { test } from "../helpers/support.ts";

const LINUX: CTypes = {
  variables: {
    buffer: "void *",
    pointer: "void *",
    i32: "int ",
    u32: "unsigned int ",
    i64: "long ",
    u64: "void *", // an address as a number
  },
  results: {
    i32: ["int ", "int", "ssize_t"], // lengths that fit 32 bits
    u32: ["unsigned int "],
    pointer: ["const void *"],
    void: ["void "],
  },
};

/** The types with musl, where the signedness of some integers differs from glibc's. */
const MUSL: CTypes = {
  ...LINUX,
  parameters: {
    "ioctl.1": "int ",
    "recvmmsg.3": "unsigned int ",
    "sendmmsg.3": "unsigned int ",
  },
};

/** The functions that every libc has. */
const portable: Readonly<Record<string, Deno.ForeignFunction>> = Object.fromEntries(
  Object.entries(symbols).filter(([, symbol]) => !("optional" in symbol)),
);

for (const [platform, compiler] of Object.entries(compilers)) {
  test(
    `the functions of Linux match their C declarations on ${platform}`,
    [needsCompiler(compiler)],
    () =>
      check(
        compiler,
        INCLUDES + (platform === "musl" ? calls(portable, MUSL) : calls(symbols, LINUX)),
      ),
  );
}

for (const [platform, calls] of Object.entries(numbers)) {
  const compiler = compilers[platform as keyof typeof numbers];
  test(`the numbers of system calls match <sys/syscall.h> on ${platform}`, [
    needsCompiler(compiler),
  ], () => {
    const assertions = Object.entries(calls).map(([name, number]) =>
      `_Static_assert(SYS_${name} == ${number}, "${name}");`
    );
    return check(compiler, ["#include <sys/syscall.h>", ...assertions, ""].join("\n"));
  });
}
