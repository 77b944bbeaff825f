import { symbols } from "../ffi/linux/symbols.ts";
import { check, INCLUDES } from "./compiler.ts";
import { test, tool } from "./support.ts";

/** A C variable of each FFI type, which C accepts where a parameter is of that kind alone. */
const VARIABLES: Readonly<Record<string, string>> = {
  buffer: "void *",
  pointer: "void *",
  i32: "int ",
  u32: "unsigned int ",
  i64: "long ",
};

/** The C type of each FFI type of result; `i32` may be a `ssize_t` of few bytes. */
const RESULTS: Readonly<Record<string, string>> = {
  i32: "int ",
  u32: "unsigned int ",
  pointer: "const void *",
  void: "void ",
};

/** C that calls a function as `Deno.dlopen` does; a wrong number or kind does not compile. */
function call(key: string, name: string, parameters: string[], result: string): string {
  const variables = parameters.map((type, i) => `${VARIABLES[type]}p${i}`);
  const called = `${name}(${parameters.map((_, i) => `p${i}`).join(", ")})`;
  const head = `${RESULTS[result]}call_${key}(${variables.join(", ") || "void"})`;
  return result === "i32"
    ? `${head} {
  _Static_assert(__builtin_types_compatible_p(__typeof__(${called}), int) ||
    __builtin_types_compatible_p(__typeof__(${called}), ssize_t), "${name} gives a number");
  return (int)${called};
}`
    : `${head} { ${result === "void" ? "" : "return "}${called}; }`;
}

test("the functions of Linux are declared as in C", [tool("cc")], async () => {
  const calls = Object.entries<Deno.ForeignFunction>(symbols).map(([key, symbol]) =>
    call(key, symbol.name ?? key, symbol.parameters as string[], symbol.result as string)
  );
  await check("cc", `${INCLUDES}${calls.join("\n")}\n`);
});
