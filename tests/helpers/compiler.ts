/**
 * C compilers that are asked whether what the module says of C is true.
 *
 * @module
 */
import { assertEquals } from "@std/assert";
import { type Need, tool } from "./support.ts";

/** The compilers for Linux, by what they compile for: commands with their first arguments. */
export const compilers = {
  "this machine": "cc",
  "x86_64": "x86_64-linux-gnu-gcc",
  "aarch64": "aarch64-linux-gnu-gcc",
  // It knows the headers of musl alone; those of the kernel are the same for any libc.
  "musl":
    `musl-gcc -D__BEGIN_DECLS= -D__END_DECLS= -idirafter /usr/include -idirafter /usr/include/${Deno.build.arch}-linux-gnu`,
} as const;

/** The compiler for Windows. */
export const MINGW = "x86_64-w64-mingw32-gcc";

/** The need of a compiler; those that are asked know the headers of a Linux, or are run on it. */
export function needsCompiler(compiler: string): Need {
  if (Deno.build.os !== "linux") return "compilers are asked on Linux, whatever they compile for";
  return tool(compiler.split(" ")[0]!);
}

/**
 * Has the compiler work on C source, without running what it makes.
 *
 * @param compiler Its command, which may be one for another platform, and its first arguments.
 * @param options What it shall do, separated by blanks.
 * @param source A file whose every mistake is an error.
 * @returns What it prints.
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

/** Has the compiler check C source, as {@linkcode run}, whose every mistake is an error. */
export async function check(compiler: string, source: string): Promise<void> {
  await run(
    compiler,
    "-std=gnu11 -fsyntax-only -Wall -Wconversion -Wsign-conversion -Werror",
    source,
  );
}

/** The start of a C file: all the headers that socket programs need, as far as they are there. */
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
    "sys/sendfile.h",
    "sys/socket.h",
    "sys/time.h",
    "sys/un.h",
    "unistd.h",
    // behind those of libc, with which they agree in this order alone
    "linux/can.h",
    "linux/errqueue.h",
    "linux/filter.h",
    "linux/icmp.h",
    "linux/if_alg.h",
    "linux/if_link.h",
    "linux/if_packet.h",
    "linux/if_xdp.h",
    "linux/net_tstamp.h",
    "linux/netlink.h",
    "linux/qrtr.h",
    "linux/tcp.h",
    "linux/tipc.h",
    "linux/vm_sockets.h",
    // BlueZ, which few machines have
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
