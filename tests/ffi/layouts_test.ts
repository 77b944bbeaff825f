import { epollEvents, layouts, optionLayouts } from "../../ffi/linux/layouts.ts";
import { check, compilers, INCLUDES, needsCompiler } from "../helpers/compiler.ts";
import { type Dialect, type Layout, layoutAssertions } from "../helpers/structures.ts";
import { type Need, test, tool } from "../helpers/support.ts";

/** Linux's C. */
const LINUX: Dialect = {
  type: (name) => `struct ${name}`,
  align: "CMSG_ALIGN(1)",
  members: { "epoll_event.data": "data.fd" }, // a union
};

/** The same with musl, where some members that have 8 bytes have 4, with 4 of padding. */
const MUSL: Dialect = {
  ...LINUX,
  sizes: { "msghdr.msg_iovlen": 4, "msghdr.msg_controllen": 4, "cmsghdr.cmsg_len": 4 },
};

/** C that compiles if the layouts are right. */
function source(all: Readonly<Record<string, Layout>>, dialect = LINUX): string {
  return INCLUDES + layoutAssertions(all, dialect);
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

test(
  "the layouts of Bluetooth are those of C",
  [tool("cc"), bluez()],
  () => check("cc", source(bluetooth)),
);

/** `epoll_event` of the processors that have compilers of their own. */
const events: Readonly<Record<string, Layout>> = epollEvents;

for (const [platform, compiler] of Object.entries(compilers)) {
  const epoll_event = events[platform] ?? layouts.epoll_event;
  test(
    `the layouts of Linux are those of C on ${platform}`,
    [needsCompiler(compiler)],
    () => check(compiler, source({ ...usual, epoll_event }, platform === "musl" ? MUSL : LINUX)),
  );
}
