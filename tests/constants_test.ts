// The tables against the C compiler, Python and the generator.

import { assert, assertEquals } from "@std/assert";
import { darwin } from "../constants/darwin.ts";
import { errorName, gaiErrorName, hostErrorName } from "../constants/errno.ts";
import { freebsd } from "../constants/freebsd.ts";
import { generate } from "../constants/generate.ts";
import { linux } from "../constants/linux.ts";
import * as constants from "../constants/mod.ts";
import type { Family, Inet6Address, InetAddress, Kind, UnixAddress } from "../constants/mod.ts";
import { windows } from "../constants/windows.ts";

type Values = Readonly<Record<string, number | string>>;

const tables: Readonly<Record<string, Values>> = {
  darwin,
  freebsd,
  linux,
  windows,
};

/** Names whose value grows from release to release, or differs with musl. */
const unstable: ReadonlySet<string> = new Set([
  "AF_MAX",
  "IPPROTO_MAX",
  "NI_MAXHOST", // 255 with musl
  "SCTP_SS_MAX",
  "SOMAXCONN", // 128 with musl and old glibc
]);

/** Headers of the C library, in the order in which they get along. */
const libcHeaders = `
  errno.h fcntl.h limits.h netdb.h poll.h
  sys/socket.h sys/epoll.h sys/ioctl.h sys/select.h sys/uio.h sys/un.h
  arpa/inet.h net/ethernet.h net/if.h netinet/in.h netinet/ip.h netinet/ip6.h
  netinet/icmp6.h netinet/if_ether.h netinet/sctp.h netinet/tcp.h netinet/udp.h
  netatalk/at.h netiucv/iucv.h netpacket/packet.h netax25/ax25.h netipx/ipx.h netrom/netrom.h netrose/rose.h
  bluetooth/bluetooth.h bluetooth/hci.h bluetooth/l2cap.h bluetooth/rfcomm.h
  bluetooth/sco.h`;

/** Headers of the kernel, which clash with some of those. */
const kernelHeaders = `
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
  linux/qrtr.h linux/rds.h linux/rose.h linux/sctp.h linux/sock_diag.h
  linux/socket.h linux/sockios.h linux/tcp.h linux/tipc.h linux/tls.h linux/udp.h
  linux/un.h linux/vm_sockets.h linux/wireless.h linux/x25.h`;

/** Families whose names the headers may not have and the table lack. */
const complete = /^((AI|EAI|IPV6|IP|MSG|NETLINK|NI|PACKET|SCM|SO|TCP|UDP)_\w+|E[A-Z0-9]+)$/;

/** Names of those families that are left out, and why. */
const leftOut: readonly (readonly [RegExp, string])[] = [
  [/_(FIRST|LAST|BASE|NR|QUEUES_NR)$|_MAX$/, "bounds that change"],
  [/^TCP_(FLAG|NLA)_|^TCP_(DATA_OFFSET|RESERVED_BITS)$/, "bits of headers"],
  [/^TCP_(METRICS|CONG|MIB|COOKIE_PAIR)/, "of netlink and the kernel"],
  [/^IP_(CT|TUNNEL|VS|SET|NAT|USER)_|^IPV6_TLV_/, "of netlink and packets"],
  [/^(EV|ETH|EPOLL|ENUM|ECHO|EXT|EXIT|EOF)[A-Z0-9]*$/, "no error numbers"],
  [/^SCM_SRCRT$/, "not compilable: its value is a name that nobody defines"],
];

/** Names that the headers may not have though the table does, and why. */
const absent: readonly (readonly [RegExp, string])[] = [
  [/^(BT|BTPROTO|HCI|L2CAP|RFCOMM|SCO)_/, "of BlueZ's headers"],
  [/^SOL_(HCI|L2CAP|RFCOMM|SCO)$|^BDADDR_/, "of BlueZ's headers"],
  [/^SCTP_(RECVV|SEND|SENDV)_/, "of libsctp's header"],
  [/^CAN_BCM_/, "Python's names for those of linux/can/bcm.h"],
  [/^UDPLITE_|^ALG_(OP_SIGN|OP_VERIFY|SET_PUBKEY)$/, "Python's own"],
  [/^TCP_(ACCECN|AO)_|^CAN_RAW_XL_VCID_|^XDP_/, "newer than Linux 6.1"],
  [/^(SO|SCM|MSG|MSG_SOCK)_DEVMEM/, "newer than Linux 6.1"],
  [/^IPV6_(FLOWINFO|FLOWLABEL|VERSION)/, "newer than glibc 2.36"],
];

/** The names besides that are newer than Linux 6.1 and glibc 2.36. */
const newer: ReadonlySet<string> = new Set(
  `ALG_SET_KEY_BY_KEY_SERIAL CAN_ISOTP_DYN_FC_PARMS EFSBADCRC EFSCORRUPTED
  EFTYPE ETH_P_8021AC ETH_P_GRE_OSI ETH_P_MXLGSW ETH_P_NXP_NETC ETH_P_YT921X
  IPPROTO_AGGFRAG IPPROTO_L2TP IPPROTO_SMC PACKET_FANOUT_FLAG_IGNORE_OUTGOING
  PACKET_VNET_HDR_SZ SCM_INQ SCM_PIDFD SCM_SECURITY SCM_TSTAMP_COMPLETION
  SCM_TS_OPT_ID SCTP_SS_FC SCTP_SS_WFQ SIOCMCTPALLOCTAG2 SIOCMCTPDROPTAG2
  SOF_TIMESTAMPING_OPT_ID_TCP SOF_TIMESTAMPING_OPT_RX_FILTER SOL_SCTP SO_INQ SO_PASSPIDFD SO_PASSRIGHTS SO_PEERPIDFD SO_RCVPRIORITY
  TCP_DELACK_MAX_US TCP_IS_MPTCP TCP_RTO_MAX_MS TCP_RTO_MIN_US
  UDP_ENCAP_OVPNINUDP`.split(/\s+/),
);

function found(command: string, args: string[]): boolean {
  try {
    return new Deno.Command(command, { args, stdout: "null", stderr: "null" })
      .outputSync().success;
  } catch {
    return false;
  }
}

async function output(
  command: string,
  args: string[],
  input = "",
): Promise<string> {
  const child = new Deno.Command(command, {
    args,
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const [{ success, stdout, stderr }] = await Promise.all([
    child.output(),
    // A program that does not read it all makes this fail: no matter.
    new Blob([input]).stream().pipeTo(child.stdin).catch(() => {}),
  ]);
  assert(success, new TextDecoder().decode(stderr));
  return new TextDecoder().decode(stdout);
}

/** The values that the C compiler gives to what some headers define. */
async function compiled(headers: string): Promise<Map<string, number>> {
  const includes = headers.trim().split(/\s+/).map((header) =>
    `#if __has_include(<${header}>)\n#include <${header}>\n#endif\n`
  ).join("");
  const source = `#define _GNU_SOURCE 1\n${includes}`;
  const text = await output("cc", ["-E", "-dD", "-P", "-x", "c", "-"], source);
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
  const wanted = [...names].filter((name) =>
    Object.hasOwn(linux, name) ||
    complete.test(name) && !leftOut.some(([pattern]) => pattern.test(name))
  );
  // A choice by type, so that a macro that is a text prints as nothing.
  const lines = wanted.map((name) =>
    `  { "${name}", __builtin_choose_expr(__builtin_types_compatible_p(
    __typeof__(${name}), char[sizeof(${name})]), 0, ${name}) },\n`
  );
  const program = await Deno.makeTempFile({ prefix: "constants" });
  try {
    await output(
      "cc",
      ["-w", "-O0", "-o", program, "-x", "c", "-"],
      `${source}
int printf(const char *, ...);
static const struct { const char *name; long long value; } names[] = {
${lines.join("")}};
int main(void) {
  for (unsigned i = 0; i < sizeof names / sizeof *names; i++)
    printf("%s %lld\\n", names[i].name, names[i].value);
}
`,
    );
    const printed = await output(program, []);
    const values = new Map<string, number>();
    for (const line of printed.trim().split("\n")) {
      const [name = "", value] = line.split(" ");
      values.set(name, Number(value));
    }
    return values;
  } finally {
    await Deno.remove(program);
  }
}

/** The same 32 bits, whether they are read with a sign or without. */
function sameBits(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  return typeof a === "number" && typeof b === "number" &&
    Math.abs(a) < 2 ** 32 && Math.abs(b) < 2 ** 32 && (a | 0) === (b | 0);
}

function test(
  name: string,
  missing: string | undefined,
  fn: () => void | Promise<void>,
): void {
  Deno.test({
    name: missing === undefined ? name : `${name} (ignored: ${missing})`,
    ignore: missing !== undefined,
    fn,
  });
}

const notLinux = Deno.build.os === "linux" ? undefined : "not on Linux";
const noCompiler = notLinux ??
  (found("cc", ["--version"]) ? undefined : "no C compiler `cc` found");
const noPython = notLinux ??
  (found("python3", ["--version"]) ? undefined : "no `python3` found");

test("constants: the C compiler agrees with linux.ts", noCompiler, async () => {
  const units = await Promise.all([
    compiled(libcHeaders),
    compiled(kernelHeaders),
  ]);
  const table: Values = linux;
  const wrong: string[] = [];
  const lacking: string[] = [];
  const seen = new Set<string>();
  for (const values of units) {
    for (const [name, value] of values) {
      seen.add(name);
      if (!Object.hasOwn(table, name)) lacking.push(name);
      else if (
        !unstable.has(name) && typeof table[name] === "number" &&
        !sameBits(table[name], value)
      ) {
        wrong.push(`${name}: ${table[name]}, in C ${value}`);
      }
    }
  }
  const unseen = Object.keys(table).filter((name) =>
    !seen.has(name) && !newer.has(name) &&
    !absent.some(([pattern]) => pattern.test(name))
  );
  assertEquals({ wrong, lacking, unseen }, {
    wrong: [],
    lacking: [],
    unseen: [],
  });
});

test("constants: Python agrees with linux.ts", noPython, async () => {
  const json = await output("python3", [
    "-c",
    "import json, socket\n" +
    "print(json.dumps({n: v for n, v in vars(socket).items()" +
    " if n[:1].isupper() and type(v) in (int, str) or" +
    " n[:1].isupper() and isinstance(v, int)}))",
  ]);
  const theirs: Record<string, unknown> = JSON.parse(json);
  const table: Values = linux;
  const wrong = Object.entries(theirs)
    .filter(([name, value]) => !unstable.has(name) && !sameBits(table[name], value))
    .map(([name, value]) => `${name}: ${table[name]}, in Python ${value}`);
  assertEquals(wrong, []);
  assert(Object.keys(theirs).length > 200);
});

Deno.test("constants: the generated files are current", () => {
  for (const [name, text] of Object.entries(generate())) {
    const file = new URL(`../constants/${name}`, import.meta.url);
    assert(
      Deno.readTextFileSync(file).replaceAll("\r\n", "\n") === text,
      `constants/${name} is not current: run deno task constants`,
    );
  }
});

Deno.test("constants: every name of every table is exported", () => {
  const own = tables[Deno.build.os] ?? {};
  const exported: Readonly<Record<string, unknown>> = { ...constants };
  const names = new Set(Object.values(tables).flatMap(Object.keys));
  assertEquals(new Set(Object.keys(exported)), names);
  for (const name of names) assertEquals(exported[name], own[name], name);
});

Deno.test("constants: Windows errors are what winsock returns", () => {
  assertEquals(windows.EWOULDBLOCK, 10035);
  assertEquals(windows.EAGAIN, 10035);
  assertEquals(windows.EINPROGRESS, 10036);
  assertEquals(windows.EBADF, 10009);
  assertEquals(windows.EINTR, 10004);
  assertEquals(windows.EINVAL, 10022);
  assertEquals(windows.EACCES, 10013);
  assertEquals(windows.EMFILE, 10024);
  assertEquals(windows.EFAULT, 10014);
  assertEquals(windows.ECONNREFUSED, 10061);
});

Deno.test("errorName: the usual names, and numbers without a name", () => {
  assertEquals(errorName(constants.ECONNREFUSED), "ECONNREFUSED");
  assertEquals(errorName(constants.EWOULDBLOCK), "EAGAIN");
  assertEquals(errorName(constants.EOPNOTSUPP), "EOPNOTSUPP");
  assertEquals(errorName(constants.EDEADLK), "EDEADLK");
  assertEquals(errorName(constants.ENOMEM), "ENOMEM");
  assertEquals(errorName(constants.EPERM), "EPERM");
  assertEquals(errorName(9999), "ERRNO_9999");
  assertEquals(gaiErrorName(constants.EAI_NONAME), "EAI_NONAME");
  assertEquals(gaiErrorName(9999), "EAI_9999");
  assertEquals(hostErrorName(constants.HOST_NOT_FOUND), "HOST_NOT_FOUND");
  assertEquals(hostErrorName(constants.NO_ADDRESS), "NO_DATA");
  assertEquals(hostErrorName(9999), "H_ERRNO_9999");
});

// What follows is checked by the compiler.

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2) ? true
  : false;

class Typed<A = Uint8Array, K = "stream" | "datagram"> {
  declare readonly address: A;
  declare readonly kind: K;
  constructor(
    readonly family: Family<A> | number,
    readonly type?: Kind<K> | number,
  ) {}
}

function isTrue<T extends true>(_: T): void {}

Deno.test("constants: families and types of sockets carry types", () => {
  const inet = new Typed(constants.AF_INET, constants.SOCK_DGRAM);
  const inet6 = new Typed(constants.AF_INET6, constants.SOCK_STREAM);
  const unix = new Typed(constants.AF_UNIX);
  const plain = new Typed(2 as number);
  isTrue<Same<typeof inet, Typed<InetAddress, "datagram">>>(true);
  isTrue<Same<typeof inet6, Typed<Inet6Address, "stream">>>(true);
  isTrue<Same<typeof unix.address, UnixAddress>>(true);
  isTrue<Same<typeof plain.address, Uint8Array>>(true);
  const lacking: number | undefined = constants.SO_BINDTODEVICE;
  isTrue<Same<typeof constants.SO_REUSEADDR, number>>(true);
  isTrue<Same<typeof constants.SO_REUSEPORT, number | undefined>>(true);
  assertEquals(lacking, tables[Deno.build.os]?.SO_BINDTODEVICE);
});
