import { i32, u32 } from "../ffi/layout.ts";
import { layouts, optionLayouts } from "../ffi/linux/layouts.ts";
import { check, INCLUDES } from "./compiler.ts";
import { type Need, test, tool } from "./support.ts";

/** A structure: its `size`, its `align` where that is needed, and where its members are. */
type Layout = Readonly<Record<string, number | { readonly offset: number; readonly size: number }>>;

/** How C says what a layout says of the structure as a whole. */
const OF_ALL: Readonly<Record<string, string>> = { size: "sizeof", align: "_Alignof" };

/** Members that are called something else in C. */
const IN_C: Readonly<Record<string, string>> = {
  "epoll_event.data": "data.fd", // a union
};

/** What must be true of a structure, as static assertions that say what they expect. */
function assertions(name: string, layout: Layout): string[] {
  const facts = Object.entries(layout).flatMap(([key, value]) => {
    if (typeof value === "number") return [`${OF_ALL[key]}(struct ${name}) == ${value}`];
    const member = IN_C[`${name}.${key}`] ?? key;
    return [
      `offsetof(struct ${name}, ${member}) == ${value.offset}`,
      `sizeof(((struct ${name} *)0)->${member}) == ${value.size}`,
    ];
  });
  return facts.map((fact) => `_Static_assert(${fact}, "${fact}");`);
}

/** C that compiles if the layouts are right. */
function source(all: Readonly<Record<string, Layout>>): string {
  const facts = Object.entries(all).flatMap(([name, layout]) => assertions(name, layout));
  return `${INCLUDES}${facts.join("\n")}\n`;
}

/** The structures of BlueZ, whose headers are apart from the rest. */
const BLUETOOTH = ["sockaddr_l2", "sockaddr_rc", "sockaddr_hci", "sockaddr_sco"];

/** The need of the headers of BlueZ. */
function bluez(): Need {
  try {
    Deno.statSync("/usr/include/bluetooth/bluetooth.h");
    return null;
  } catch {
    return "no headers of BlueZ";
  }
}

const entries = Object.entries<Layout>({ ...layouts, ...optionLayouts });
const bluetooth = Object.fromEntries(entries.filter(([name]) => BLUETOOTH.includes(name)));
const usual = Object.fromEntries(entries.filter(([name]) => !BLUETOOTH.includes(name)));

test("the layouts of Linux are those of C", [tool("cc")], () => check("cc", source(usual)));

test(
  "the layouts of Bluetooth are those of C",
  [tool("cc"), bluez()],
  () => check("cc", source(bluetooth)),
);

// The one layout that depends on the processor.
const epoll = {
  x86_64: { size: 12, events: u32(0), data: i32(4) },
  aarch64: { size: 16, events: u32(0), data: i32(8) },
};

for (const [processor, epoll_event] of Object.entries(epoll)) {
  const compiler = `${processor}-linux-gnu-gcc`;
  test(
    `the layouts of Linux are those of C on ${processor}`,
    [tool(compiler)],
    () => check(compiler, source({ ...usual, epoll_event })),
  );
}
