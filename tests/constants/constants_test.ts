// Checks linux.ts against C compilers and Python, the exports against the generator and the tables,
// and the names of error numbers.

import { assert, assertEquals } from "@std/assert";
import { darwin } from "../../constants/darwin.ts";
import { errorName, gaiErrorName, hostErrorName } from "../../constants/errno.ts";
import { freebsd } from "../../constants/freebsd.ts";
import { generate } from "../../constants/generate.ts";
import { linux } from "../../constants/linux.ts";
import * as constants from "../../constants/mod.ts";
import type { Family, Inet6Address, InetAddress, Kind, UnixAddress } from "../../constants/mod.ts";
import { windows } from "../../constants/windows.ts";
import { compilers, needsCompiler, run } from "../helpers/compiler.ts";
import { definedNames, KERNEL, LIBC } from "../helpers/headers.ts";
import { onlyOn, test, tool } from "../helpers/support.ts";

type Values = Readonly<Record<string, number | string>>;

const tables: Readonly<Record<string, Values>> = {
  darwin,
  freebsd,
  linux,
  windows,
};

/** Names whose value grows from release to release or differs on musl. */
const unstable: ReadonlySet<string> = new Set([
  "AF_MAX",
  "IPPROTO_MAX",
  "NI_MAXHOST", // 255 on musl
  "SCTP_SS_MAX",
  "SOMAXCONN", // 128 on musl and old glibc
]);

/** Names that the table must have if the headers define them. */
const complete = /^((AI|EAI|IPV6|IP|MSG|NETLINK|NI|PACKET|SCM|SO|TCP|UDP)_\w+|E[A-Z0-9]+)$/;

/** Exceptions to `complete`: names left out of the table, and why. */
const leftOut: readonly (readonly [RegExp, string])[] = [
  [/_(FIRST|LAST|BASE|NR|QUEUES_NR)$|_MAX$/, "bounds that change between releases"],
  [/^TCP_(FLAG|NLA)_|^TCP_(DATA_OFFSET|RESERVED_BITS)$/, "bits of headers"],
  [/^TCP_(METRICS|CONG|MIB|COOKIE_PAIR)/, "of netlink and the kernel"],
  [/^IP_(CT|TUNNEL|VS|SET|NAT|USER)_|^IPV6_TLV_/, "of netlink and packets"],
  [/^(EV|ETH|EPOLL|ENUM|ECHO|EXT|EXIT|EOF)[A-Z0-9]*$/, "not error numbers"],
  [/^SCM_SRCRT$/, "not compilable: its value is an undefined name"],
];

/** Names that the table has although the headers may lack them, and why. */
const absent: readonly (readonly [RegExp, string])[] = [
  [/^(BT|BTPROTO|HCI|L2CAP|RFCOMM|SCO)_/, "of BlueZ's headers"],
  [/^SOL_(HCI|L2CAP|RFCOMM|SCO)$|^BDADDR_/, "of BlueZ's headers"],
  [/^SCTP_(RECVV|SEND|SENDV)_/, "of libsctp's header"],
  [/^CAN_BCM_/, "Python's names for constants of linux/can/bcm.h"],
  [/^UDPLITE_|^ALG_(OP_SIGN|OP_VERIFY|SET_PUBKEY)$/, "defined only by Python"],
  [/^TCP_(ACCECN|AO)_|^CAN_RAW_XL_VCID_|^XDP_/, "newer than Linux 6.1"],
  [/^(SO|SCM|MSG|MSG_SOCK)_DEVMEM/, "newer than Linux 6.1"],
  [/^IPV6_(FLOWINFO|FLOWLABEL|VERSION)/, "newer than glibc 2.36"],
];

/** Further names that are newer than Linux 6.1 and glibc 2.36. */
const newer: ReadonlySet<string> = new Set(
  `ALG_SET_KEY_BY_KEY_SERIAL CAN_ISOTP_DYN_FC_PARMS EFSBADCRC EFSCORRUPTED
  EFTYPE ETH_P_8021AC ETH_P_GRE_OSI ETH_P_MXLGSW ETH_P_NXP_NETC ETH_P_YT921X
  IPPROTO_AGGFRAG IPPROTO_L2TP IPPROTO_SMC PACKET_FANOUT_FLAG_IGNORE_OUTGOING
  PACKET_VNET_HDR_SZ SCM_INQ SCM_PIDFD SCM_SECURITY SCM_TSTAMP_COMPLETION
  RTNLGRP_IPV4_MCADDR RTNLGRP_IPV6_ACADDR RTNLGRP_IPV6_MCADDR
  SCM_TS_OPT_ID SCTP_SS_FC SCTP_SS_WFQ SIOCMCTPALLOCTAG2 SIOCMCTPDROPTAG2
  SOF_TIMESTAMPING_OPT_ID_TCP SOF_TIMESTAMPING_OPT_RX_FILTER SOL_SCTP SO_INQ SO_PASSPIDFD SO_PASSRIGHTS SO_PEERPIDFD SO_RCVPRIORITY
  TCP_DELACK_MAX_US TCP_IS_MPTCP TCP_RTO_MAX_MS TCP_RTO_MIN_US
  UDP_ENCAP_OVPNINUDP`.split(/\s+/),
);

/** Runs a command and returns its output; throws with its error output if it fails. */
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
    // The pipe fails if the program does not read all of its input; its exit code decides.
    new Blob([input]).stream().pipeTo(child.stdin).catch(() => {}),
  ]);
  assert(success, new TextDecoder().decode(stderr));
  return new TextDecoder().decode(stdout);
}

/** Compiles headers with a C compiler and returns the values of the names that they define. */
async function compiled(compiler: string, source: string): Promise<Map<string, number>> {
  const names = await definedNames(compiler, source);
  const table: Values = linux;
  const wanted = [...names].filter((name) =>
    typeof table[name] === "number" ||
    complete.test(name) && !leftOut.some(([pattern]) => pattern.test(name))
  );
  // The values are read from the assembly, because a cross compiler's program cannot run here. The
  // choice by type makes the value of a string macro 0.
  const lines = wanted.map((name) =>
    `  __asm__("value ${name} %0" :: "i" ((long long)__builtin_choose_expr(
    __builtin_types_compatible_p(__typeof__(${name}), char[sizeof(${name})]), 0, ${name})));\n`
  );
  const assembly = await run(
    compiler,
    "-w -O0 -S -o -",
    `${source}void values(void) {\n${lines.join("")}}\n`,
  );
  const values = [...assembly.matchAll(/^\s*value (\w+) \$?(-?\d+)$/gm)];
  assertEquals(values.length, wanted.length);
  return new Map(values.map(([, name, value]) => [name!, Number(value)]));
}

/** True if both are the same 32 bits, signed or unsigned. */
function sameBits(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  return typeof a === "number" && typeof b === "number" &&
    Math.abs(a) < 2 ** 32 && Math.abs(b) < 2 ** 32 && (a | 0) === (b | 0);
}

const isLinux = onlyOn("linux", "not on Linux");

/**
 * Compares linux.ts with a C compiler: names with other values, names that the table lacks, and names
 * that the headers lack.
 */
async function differences(compiler: string, sources: readonly string[]) {
  const units = await Promise.all(sources.map((source) => compiled(compiler, source)));
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
  return { wrong, lacking, unseen, count: seen.size };
}

for (const [platform, compiler] of Object.entries(compilers)) {
  // The kernel's headers conflict with musl's, and are the same for every libc.
  const sources = platform === "musl" ? [LIBC] : [LIBC, KERNEL];
  test(
    `constants: C agrees with linux.ts on ${platform}`,
    [isLinux, needsCompiler(compiler)],
    async () => {
      const { wrong, lacking, unseen, count } = await differences(compiler, sources);
      assertEquals(wrong, []);
      assert(count > 900, `${count} names`);
      // The headers of cross compilers may be older or newer.
      if (platform === "this machine") {
        assertEquals({ lacking, unseen }, { lacking: [], unseen: [] });
      }
    },
  );
}

test("constants: Python agrees with linux.ts", [isLinux, tool("python3")], async () => {
  const json = await output("python3", [
    "-c",
    "import json, socket\n" +
    "print(json.dumps({n: v for n, v in vars(socket).items()" +
    " if n[:1].isupper() and type(v) in (int, str) or" +
    " n[:1].isupper() and isinstance(v, int)}))",
  ]);
  const inPython: Record<string, unknown> = JSON.parse(json);
  const table: Values = linux;
  const wrong = Object.entries(inPython)
    .filter(([name, value]) => !unstable.has(name) && !sameBits(table[name], value))
    .map(([name, value]) => `${name}: ${table[name]}, in Python ${value}`);
  assertEquals(wrong, []);
  assert(Object.keys(inPython).length > 200);
});

Deno.test("constants: the generated files are current", () => {
  for (const [name, text] of Object.entries(generate())) {
    const file = new URL(`../../constants/${name}`, import.meta.url);
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

Deno.test("constants: windows.ts has the error numbers that winsock returns", () => {
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

Deno.test("errorName: prefers the usual name; a number without a name gets one from its digits", () => {
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

// Checks by the type checker.

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
