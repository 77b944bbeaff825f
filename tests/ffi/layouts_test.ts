import { epollEvents, layouts, optionLayouts } from "../../ffi/linux/layouts.ts";
import { check, compilers, INCLUDES, needsCompiler } from "../helpers/compiler.ts";
import { type Dialect, type Layout, layoutAssertions } from "../helpers/structures.ts";
import { type Need, test, tool } from "../helpers/support.ts";

/** The C of Linux with glibc. */
const LINUX: Dialect = {
  type: (name) => `struct ${name}`,
  align: "CMSG_ALIGN(1)",
  members: { "epoll_event.data": "data.fd" }, // a union
};

/** The C of Linux with musl: some 8-byte members are 4 bytes and 4 bytes of padding. */
const MUSL: Dialect = {
  ...LINUX,
  sizes: { "msghdr.msg_iovlen": 4, "msghdr.msg_controllen": 4, "cmsghdr.cmsg_len": 4 },
};

/** Returns C that compiles only if the layouts are right. */
function sourceOf(all: Readonly<Record<string, Layout>>, dialect = LINUX): string {
  return INCLUDES + layoutAssertions(all, dialect);
}

/** The structures of BlueZ, whose headers are a package of their own. */
const BLUETOOTH = ["sockaddr_l2", "sockaddr_rc", "sockaddr_hci", "sockaddr_sco"];

/** Requires the headers of BlueZ. */
function needsBluez(): Need {
  try {
    Deno.statSync("/usr/include/bluetooth/bluetooth.h");
    return null;
  } catch {
    return "the headers of BlueZ are not installed";
  }
}

const entries = Object.entries<Layout>({ ...layouts, ...optionLayouts });
const bluetooth = Object.fromEntries(entries.filter(([name]) => BLUETOOTH.includes(name)));
const usual = Object.fromEntries(entries.filter(([name]) => !BLUETOOTH.includes(name)));

test(
  "the layouts of Bluetooth match C",
  [tool("cc"), needsBluez()],
  () => check("cc", sourceOf(bluetooth)),
);

/** `epoll_event` by processor, where its layout depends on that. */
const epollLayouts: Readonly<Record<string, Layout>> = epollEvents;

for (const [platform, compiler] of Object.entries(compilers)) {
  const epoll_event = epollLayouts[platform] ?? layouts.epoll_event;
  test(
    `the layouts of Linux match C on ${platform}`,
    [needsCompiler(compiler)],
    () => check(compiler, sourceOf({ ...usual, epoll_event }, platform === "musl" ? MUSL : LINUX)),
  );
}
