/**
 * The C headers that define the constants, and the names they define.
 *
 * @module
 */
import { run } from "./compiler.ts";

/** Returns a C file that includes those headers that the system has. */
function including(before: string, headers: string): string {
  const includes = headers.trim().split(/\s+/).map((header) =>
    `#if __has_include(<${header}>)\n#include <${header}>\n#endif\n`
  );
  return `${before}\n${includes.join("")}`;
}

/** Linux: headers of the C library, in an order that compiles. */
export const LIBC: string = including(
  "#define _GNU_SOURCE 1",
  `
  errno.h fcntl.h limits.h netdb.h poll.h
  sys/socket.h sys/epoll.h sys/ioctl.h sys/select.h sys/uio.h sys/un.h
  arpa/inet.h net/ethernet.h net/if.h netinet/in.h netinet/ip.h netinet/ip6.h
  netinet/icmp6.h netinet/if_ether.h netinet/sctp.h netinet/tcp.h netinet/udp.h
  netatalk/at.h netiucv/iucv.h netpacket/packet.h netax25/ax25.h netipx/ipx.h netrom/netrom.h netrose/rose.h
  bluetooth/bluetooth.h bluetooth/hci.h bluetooth/l2cap.h bluetooth/rfcomm.h
  bluetooth/sco.h`,
);

/** Linux: headers of the kernel. They conflict with some of the C library's. */
export const KERNEL: string = including(
  "#define _GNU_SOURCE 1",
  `
  time.h sys/ioctl.h sys/socket.h netinet/in.h net/if.h
  linux/atalk.h linux/atm.h linux/atmdev.h linux/ax25.h linux/can.h
  linux/can/bcm.h linux/can/error.h linux/can/isotp.h linux/can/j1939.h
  linux/can/raw.h linux/errno.h linux/errqueue.h linux/icmp.h linux/icmpv6.h
  linux/if.h linux/if_alg.h linux/if_arp.h linux/if_bonding.h linux/if_ether.h
  linux/if_packet.h linux/if_pppox.h linux/if_tunnel.h linux/if_xdp.h linux/in.h
  linux/ip6_tunnel.h
  linux/in6.h linux/ipv6.h linux/ipx.h linux/kcm.h linux/llc.h linux/mctp.h
  linux/mptcp.h linux/mroute.h linux/mroute6.h linux/net.h linux/net_tstamp.h
  linux/netfilter_ipv4.h
  linux/netlink.h linux/netrom.h linux/nfc.h linux/phonet.h linux/ppp-ioctl.h
  linux/qrtr.h linux/rds.h linux/rose.h linux/rtnetlink.h linux/sctp.h linux/sock_diag.h
  linux/socket.h linux/sockios.h linux/tcp.h linux/tipc.h linux/tls.h linux/udp.h
  linux/un.h linux/vm_sockets.h linux/wireless.h linux/x25.h`,
);

const WINDOWS_10 = `#define WIN32_LEAN_AND_MEAN
#define NOMINMAX
#define _WIN32_WINNT 0x0A00`;

/** Windows: headers of sockets only. */
export const WINSOCK: string = including(
  WINDOWS_10,
  "winsock2.h ws2tcpip.h mswsock.h ws2ipdef.h mstcpip.h",
);

/** Windows: all headers whose names the module uses. */
export const WINDOWS: string = including(
  WINSOCK,
  `
  ws2bth.h hvsocket.h afunix.h iphlpapi.h netioapi.h iptypes.h ipifcons.h winerror.h errno.h
  winternl.h ip2string.h wsipx.h wsnwlink.h wshatalk.h af_irda.h nspapi.h wsrm.h ws2spi.h qossp.h`,
);

/** Returns the names of macros and enumerators that a C file and its includes define. */
export async function definedNames(compiler: string, source: string): Promise<Set<string>> {
  const text = await run(compiler, "-E -dD -P", source);
  const names = new Set<string>();
  for (const [, name] of text.matchAll(/^#define (\w+) +\S/gm)) {
    if (name !== undefined) names.add(name);
  }
  const code = text.replaceAll(/^#.*$/gm, "");
  for (const [, body] of code.matchAll(/\benum\b[^{};]*\{([^}]*)\}/g)) {
    for (const item of (body ?? "").split(",")) {
      const name = /^\s*(\w+)/.exec(item)?.[1];
      if (name !== undefined) names.add(name);
    }
  }
  return names;
}

/**
 * Returns a static assertion of a constant's value. It compares as unsigned up to 32 bits, since C
 * may define the same bits as a signed or an unsigned number.
 *
 * @param expression C expression of the constant.
 */
export function valueAssertion(expression: string, value: number): string {
  const fact = Math.abs(value) < 2 ** 32
    ? `(unsigned)(${expression}) == ${value >>> 0}u`
    : `(long long)(${expression}) == ${value}ll`;
  return `_Static_assert(${fact}, "${expression} is ${value}");`;
}
