import { assertEquals } from "@std/assert";
import {
  epollEvents,
  layouts,
  optionLayouts,
  ringLayouts,
  tcpInfoBits,
} from "../../ffi/linux/layouts.ts";
import { system } from "../../ffi/mod.ts";
import { check, compilers, INCLUDES, needsCompiler, run } from "../helpers/compiler.ts";
import { type Dialect, type Layout, layoutAssertions, placeOf } from "../helpers/structures.ts";
import { type Need, onlyOn, test, tool } from "../helpers/support.ts";

/** Members of which the module uses the low half. */
const HALVES = { "io_uring_sqe.user_data": 8, "io_uring_cqe.user_data": 8 };

/** The C of Linux with glibc. */
const LINUX: Dialect = {
  sizes: HALVES,
  type: (name) => `struct ${name}`,
  align: "CMSG_ALIGN(1)",
  members: { "epoll_event.data": "data.fd" }, // a union
};

/** The C of Linux with musl: some 8-byte members are 4 bytes and 4 bytes of padding. */
const MUSL: Dialect = {
  ...LINUX,
  sizes: { ...HALVES, "msghdr.msg_iovlen": 4, "msghdr.msg_controllen": 4, "cmsghdr.cmsg_len": 4 },
};

/** Returns C that compiles only if the layouts are right. */
function sourceOf(all: Readonly<Record<string, Layout>>, dialect = LINUX): string {
  return INCLUDES + layoutAssertions(all, dialect);
}

/**
 * Returns the byte and the mask of bit fields of `tcp_info`. The compiler computes them; they are read
 * from its assembly, because the program of a cross-compiler cannot run here.
 */
async function bitFields(
  compiler: string,
  names: readonly string[],
): Promise<Record<string, [byte: number, mask: number]>> {
  const lines = names.flatMap((name) =>
    Array.from(
      { length: 8 },
      (_, byte) =>
        `  { union { struct tcp_info s; unsigned char b[sizeof(struct tcp_info)]; } u = { 0 };
    u.s.${name} = ~0; __asm__("bits ${name} ${byte} %0" :: "i" (u.b[${byte}])); }`,
    )
  );
  const source = `#include <linux/tcp.h>\nvoid f(void) {\n${lines.join("\n")}\n}\n`;
  const assembly = await run(compiler, "-w -O2 -S -o -", source);
  const found = [...assembly.matchAll(/^\s*bits (\w+) (\d+) \$?(-?\d+)$/gm)];
  assertEquals(found.length, lines.length);
  return Object.fromEntries(
    found.filter(([, , , value]) => Number(value) !== 0)
      .map(([, name, byte, value]) => [name, [Number(byte), Number(value) & 0xff]]),
  );
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

const entries = Object.entries<Layout>({ ...layouts, ...ringLayouts(), ...optionLayouts() });
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

  test(
    `the bit fields of Linux match C on ${platform}`,
    [needsCompiler(compiler)],
    async () => {
      const places = Object.entries(tcpInfoBits).map(([name, field]) => [name, placeOf(field)]);
      assertEquals(await bitFields(compiler, Object.keys(tcpInfoBits)), Object.fromEntries(places));
    },
  );
}

for (const [platform, compiler] of Object.entries(compilers)) {
  test(
    `an ioctl has room for the largest argument that a request can name on ${platform}`,
    [onlyOn("linux", "the rooms differ by system"), needsCompiler(compiler)],
    () => {
      const fact = `_IOC_SIZEMASK < ${system().ioctlRoom}`;
      return check(compiler, `#include <linux/ioctl.h>\n_Static_assert(${fact}, "${fact}");\n`);
    },
  );
}
