/**
 * C compilers that check the module's constants, layouts and declarations.
 *
 * @module
 */
import { assertEquals } from "@std/assert";
import { type Need, tool } from "./support.ts";

/** Compilers for Linux by target: commands with their first arguments. */
export const compilers = {
  "this machine": "cc",
  "x86_64": "x86_64-linux-gnu-gcc",
  "aarch64": "aarch64-linux-gnu-gcc",
  // musl-gcc knows only the headers of musl. The kernel's headers are the same for any libc.
  "musl":
    `musl-gcc -D__BEGIN_DECLS= -D__END_DECLS= -idirafter /usr/include -idirafter /usr/include/${Deno.build.arch}-linux-gnu`,
} as const;

/** The compiler for Windows. */
export const MINGW = "x86_64-w64-mingw32-gcc";

/** Requires a compiler. All of them run on Linux, whatever their target. */
export function needsCompiler(compiler: string): Need {
  if (Deno.build.os !== "linux") return "the compilers run only on Linux";
  return tool(compiler.split(" ")[0]!);
}

/**
 * Runs a compiler on C source. Fails on any diagnostic.
 *
 * @param compiler The compiler's command with its first arguments. It may be a cross-compiler.
 * @param options Further arguments, separated by spaces.
 * @param source C source.
 * @returns The compiler's standard output.
 */
export async function run(compiler: string, options: string, source: string): Promise<string> {
  const [command, ...args] = `${compiler} ${options} -x c -`.split(" ");
  const child = new Deno.Command(command!, {
    args,
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const output = child.output();
  const input = child.stdin.getWriter();
  await input.write(new TextEncoder().encode(source));
  await input.close();
  const { code, stdout, stderr } = await output;
  assertEquals(new TextDecoder().decode(stderr), "");
  assertEquals(code, 0);
  return new TextDecoder().decode(stdout);
}

/** Compiles C source with {@linkcode run} without output. Warnings are errors. */
export async function check(compiler: string, source: string): Promise<void> {
  await run(
    compiler,
    "-std=gnu11 -fsyntax-only -Wall -Wconversion -Wsign-conversion -Werror",
    source,
  );
}

/** Start of a C file: includes the headers of socket programs that the system has. */
export const INCLUDES = `#define _GNU_SOURCE
${
  [
    "arpa/inet.h",
    "errno.h",
    "fcntl.h",
    "ifaddrs.h",
    "net/if.h",
    "netdb.h",
    "netinet/icmp6.h",
    "netinet/in.h",
    "poll.h",
    "sched.h",
    "stddef.h",
    "string.h",
    "sys/epoll.h",
    "sys/eventfd.h",
    "sys/ioctl.h",
    "sys/mman.h",
    "sys/sendfile.h",
    "sys/socket.h",
    "sys/time.h",
    "sys/un.h",
    "unistd.h",
    // The kernel's headers compile only after those of libc.
    "linux/can.h",
    "linux/errqueue.h",
    "linux/filter.h",
    "linux/icmp.h",
    "linux/if_alg.h",
    "linux/if_link.h",
    "linux/if_packet.h",
    "linux/if_xdp.h",
    "linux/io_uring.h",
    "linux/net_tstamp.h",
    "linux/netlink.h",
    "linux/qrtr.h",
    "linux/tcp.h",
    "linux/tipc.h",
    "linux/vm_sockets.h",
    // BlueZ, which few machines have.
    "bluetooth/bluetooth.h",
    "bluetooth/hci.h",
    "bluetooth/l2cap.h",
    "bluetooth/rfcomm.h",
    "bluetooth/sco.h",
  ].map((header) =>
    `#if __has_include(<${header}>)
#include <${header}>
#endif`
  ).join("\n")
}
`;
