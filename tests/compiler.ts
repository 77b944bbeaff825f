/**
 * A C compiler that is asked whether what the module says of C is true.
 *
 * @module
 */
import { assertEquals } from "@std/assert";

/**
 * Has the compiler check C source, without running anything.
 *
 * @param compiler Its command, which may be one for another processor.
 * @param source A file whose every mistake is an error.
 */
export async function check(compiler: string, source: string): Promise<void> {
  const options = "-std=gnu11 -fsyntax-only -Wall -Wconversion -Wsign-conversion -Werror -x c -";
  const child = new Deno.Command(compiler, {
    args: options.split(" "),
    stdin: "piped",
    stdout: "null",
    stderr: "piped",
  }).spawn();
  const output = child.output();
  const input = child.stdin.getWriter();
  await input.write(new TextEncoder().encode(source));
  await input.close();
  const { code, stderr } = await output;
  assertEquals(new TextDecoder().decode(stderr), "");
  assertEquals(code, 0);
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
