// Names and addresses: compares every look-up, in both forms, with Python's socket module.

import { assert, assertEquals, assertInstanceOf, assertRejects } from "@std/assert";
import * as module from "@libc/socket";
import {
  AF_INET,
  AF_INET6,
  AF_UNIX,
  AF_UNSPEC,
  AI_ADDRCONFIG,
  AI_CANONNAME,
  AI_NUMERICHOST,
  AI_NUMERICSERV,
  AI_PASSIVE,
  EAI_NONAME,
  getaddrinfo,
  getfqdn,
  gethostbyaddr,
  gethostbyname,
  gethostbynameEx,
  getnameinfo,
  IPPROTO_TCP,
  IPPROTO_UDP,
  NI_DGRAM,
  NI_NAMEREQD,
  NI_NUMERICHOST,
  NI_NUMERICSERV,
  SOCK_DGRAM,
  SOCK_RAW,
  SOCK_STREAM,
  Socket,
} from "@libc/socket";
import { ask, type Call, type Given, PYTHON } from "../helpers/lookups.ts";
import { decode, type Need, ownTool, Python, run, test, tool } from "../helpers/support.ts";

/** Asserts that both forms of each call return, or throw, the same as Python. */
async function assertAsPython(calls: Call[]): Promise<void> {
  await using python = new Python(PYTHON);
  await python.say(JSON.stringify(calls));
  const expected = await python.json<Given[]>();
  assertEquals(expected.length, calls.length);
  for (const form of ["blocking", "asynchronous"] as const) {
    for (const [i, call] of calls.entries()) {
      const actual = await ask(call, form);
      assertEquals(actual, expected[i]!, `${form} ${JSON.stringify(call)}`);
    }
  }
}

/**
 * Returns every `nth` combination of the values. To sample evenly, `nth` should have no common divisor
 * with the length of any list.
 */
function combinations(nth: number, ...values: unknown[][]): unknown[][] {
  const total = values.reduce((product, { length }) => product * length, 1);
  return Array.from({ length: Math.floor(total / nth) }, (_, i) => {
    let index = i * nth;
    return values.map((list) => {
      const value = list[index % list.length];
      index = Math.floor(index / list.length);
      return value;
    });
  });
}

const families = [AF_UNSPEC, AF_INET, AF_INET6, AF_UNIX, 9999];
const types = [0, SOCK_STREAM, SOCK_DGRAM, SOCK_RAW, 99];
const protocols = [0, IPPROTO_TCP, IPPROTO_UDP, 255];

test("getaddrinfo: numeric hosts, in combinations of all hints", [ownTool("python3")], async () => {
  const hosts = [
    ...[null, "127.0.0.1", "0.0.0.0", "255.255.255.255", "1.2.3.4", "::1", "::", "fe80::1"],
    ...["::ffff:1.2.3.4", "2001:db8::dead:beef", "127.1", "0x7f.1", "2130706433", "010.1.2.3"],
    ...["fe80::1%lo", "fe80::1%1", "::1%1", "fe80::1%no", "1::2::3", "12345::", "1.2.3.4.5"],
    ...["256.1.1.1", "", "localhost", "no host", "127.0.0.1 ", "-"],
  ];
  const services = [null, 0, 80, 65535, "80", "0080", "http", "domain", "no service", ""];
  const flags = [
    ...[0, AI_PASSIVE, AI_CANONNAME, AI_NUMERICSERV, AI_PASSIVE | AI_CANONNAME, 0x40000000],
  ].map((flag) => flag | AI_NUMERICHOST);
  await assertAsPython(
    combinations(41, hosts, services, families, types, protocols, flags)
      .map((args) => ["getaddrinfo", ...args]),
  );
});

test("getaddrinfo: names of this machine", [ownTool("python3")], async () => {
  const flags = [0, AI_PASSIVE, AI_CANONNAME, AI_ADDRCONFIG, AI_NUMERICSERV];
  await assertAsPython(
    combinations(
      7,
      ["localhost", null, "LOCALHOST", "127.0.0.1", "::1"],
      [null, 80, "http", "ssh"],
      [AF_UNSPEC, AF_INET, AF_UNIX],
      types,
      protocols,
      flags,
    ).map((args) => ["getaddrinfo", ...args]),
  );
});

test("getaddrinfo: trailing hints may be left out", [ownTool("python3")], async () => {
  const all = [AF_INET, SOCK_STREAM, IPPROTO_TCP, AI_CANONNAME];
  await assertAsPython([
    ...all.map((_, i): Call => ["getaddrinfo", "127.0.0.1", "http", ...all.slice(0, i)]),
    ["getaddrinfo", "127.0.0.1", "http", ...all],
    ["getaddrinfo", null, null, AF_INET],
  ]);
});

test("getaddrinfo: a result makes a socket and connects it", [], async () => {
  using server = module.createServer(["127.0.0.1", 0]);
  const [, port] = server.getsockname();
  const [[family, type, proto, canonname, address]] = await getaddrinfo(
    "localhost",
    port,
    AF_INET,
    SOCK_STREAM,
  );
  assertEquals([family, type, canonname], [AF_INET, SOCK_STREAM, ""]);
  assert([IPPROTO_TCP, 0].includes(proto), `${proto}`); // Windows repeats the protocol of the hints
  using client = new Socket(family, type, proto);
  await client.connect(address);
  assertEquals(client.getpeername(), server.getsockname());
});

test(
  "getnameinfo: numbers and names, in all combinations of flags",
  [ownTool("python3")],
  async () => {
    const flags = [0, NI_NUMERICHOST, NI_NUMERICSERV, NI_DGRAM, NI_NAMEREQD, module.NI_NOFQDN];
    const pairs = flags.flatMap((a) => flags.map((b) => a | b)).filter((value, i, all) =>
      all.indexOf(value) === i
    );
    await assertAsPython(
      combinations(
        1,
        [
          ["127.0.0.1", 80],
          ["127.0.0.1", 0],
          ["127.0.0.1", 53],
          ["127.0.0.1", 65535],
          ["127.0.0.1", 514], // the name of this service depends on NI_DGRAM
        ],
        pairs,
      ).map((args) => ["getnameinfo", ...args]),
    );
    // These addresses have no name that all systems agree on, so the host stays numeric.
    await assertAsPython(
      combinations(
        1,
        [
          ["::1", 80],
          ["::1", 80, 0],
          ["::1", 80, 5, 0],
          ["fe80::1", 80, 0, 1],
          ["::ffff:1.2.3.4", 22],
          ["255.255.255.255", 1],
          ["::", 443, 0, 0],
        ],
        pairs.map((flag) => flag | NI_NUMERICHOST),
      ).map((args) => ["getnameinfo", ...args]),
    );
  },
);

test("getnameinfo: rejects a host name", [ownTool("python3")], () =>
  assertAsPython([
    ["getnameinfo", ["localhost", 80], 0],
    ["getnameinfo", ["no host", 80], NI_NUMERICHOST],
  ]));

test(
  "gethostbyname: names, numeric addresses and special forms",
  [ownTool("python3")],
  () =>
    assertAsPython(
      [
        "localhost",
        "127.0.0.1",
        "",
        "<broadcast>",
        "127.1",
        "0x7f000001",
        "1.2.3.4",
        "::1",
        "LocalHost",
      ]
        .map((name) => ["gethostbyname", name]),
    ),
);

test("gethostbynameEx: names and numeric addresses", [ownTool("python3")], () =>
  assertAsPython(
    ["localhost", "127.0.0.1", "1.2.3.4", "127.1"].map((name) => ["gethostbynameEx", name]),
  ));

test(
  "gethostbyaddr: addresses and names",
  [ownTool("python3")],
  () => assertAsPython(["127.0.0.1", "localhost", "127.1"].map((name) => ["gethostbyaddr", name])),
);

test(
  "getfqdn: this machine, names and addresses",
  [ownTool("python3")],
  () =>
    assertAsPython([
      ["getfqdn"],
      ...["", " ", "0.0.0.0", "::", "localhost", " 127.0.0.1 "].map((name) =>
        ["getfqdn", name] as Call
      ),
    ]),
);

test("an unknown host throws the error of C", [], async () => {
  const gai = await assertRejects(
    () => getaddrinfo("no host", 80, 0, 0, 0, AI_NUMERICHOST),
    module.GaiError,
  );
  assertEquals([gai.errno, gai.code, gai.syscall], [EAI_NONAME, "EAI_NONAME", "getaddrinfo"]);
  assertEquals(gai.address, "no host");
  // A label has at most 63 characters, so no name server is asked.
  const host = await assertRejects(() => gethostbynameEx("x".repeat(64)), module.HostError);
  assertEquals([host.code, host.syscall], ["HOST_NOT_FOUND", "gethostbyname"]);
  assertEquals(host.errno, module.HOST_NOT_FOUND!);
  assertEquals(host.h_errno, host.errno);
});

test("all look-ups find the loopback address", [], async () => {
  const cases: [Call, value: unknown][] = [
    [
      ["getaddrinfo", "127.0.0.1", 80, AF_INET, SOCK_STREAM, IPPROTO_TCP, AI_NUMERICHOST],
      [[AF_INET, SOCK_STREAM, IPPROTO_TCP, "", ["127.0.0.1", 80]]],
    ],
    [
      ["getaddrinfo", "::1", "domain", AF_INET6, SOCK_DGRAM, IPPROTO_UDP, AI_NUMERICHOST],
      [[AF_INET6, SOCK_DGRAM, IPPROTO_UDP, "", ["::1", 53, 0, 0]]],
    ],
    [
      ["getaddrinfo", null, "53", AF_INET, SOCK_DGRAM, IPPROTO_UDP, AI_PASSIVE],
      [[AF_INET, SOCK_DGRAM, IPPROTO_UDP, "", ["0.0.0.0", 53]]],
    ],
    [["getnameinfo", ["127.0.0.1", 22], 0], ["localhost", "ssh"]],
    [["getnameinfo", ["127.0.0.1", 514], NI_NUMERICHOST | NI_DGRAM], ["127.0.0.1", "syslog"]],
    [["getnameinfo", ["::1", 80, 0, 0], NI_NUMERICHOST | NI_NUMERICSERV], ["::1", "80"]],
    [["gethostbyname", "localhost"], "127.0.0.1"],
    [["gethostbynameEx", "127.0.0.1"], ["127.0.0.1", [], ["127.0.0.1"]]],
    [["gethostbyname", "127.1"], "127.0.0.1"],
  ];
  for (const form of ["blocking", "asynchronous"]) {
    for (const [call, value] of cases) {
      assertEquals(await ask(call, form), { value }, `${form} ${JSON.stringify(call)}`);
    }
    const byName = await ask(["gethostbynameEx", "localhost"], form) as { value: string[][] };
    assertEquals(byName.value[0], "localhost" as unknown as string[]);
    assert(byName.value[2]!.includes("127.0.0.1"));
    const byAddress = await ask(["gethostbyaddr", "127.0.0.1"], form) as { value: unknown[] };
    assertEquals([byAddress.value[0], byAddress.value[2]], ["localhost", ["127.0.0.1"]]);
    const refused = await ask(["getaddrinfo", "::1", 80, AF_INET, 0, 0, AI_NUMERICHOST], form);
    assert("error" in refused && refused.error[0] === "gaierror", `${form} ${refused}`);
  }
});

test("a look-up whose signal has aborted rejects with its reason", [], async () => {
  const reason = new Error("enough");
  const options = { signal: AbortSignal.abort(reason) };
  for (
    const look of [
      () => getaddrinfo("localhost", 80, options),
      () => getaddrinfo("localhost", 80, 0, SOCK_STREAM, 0, 0, options),
      () => getnameinfo(["127.0.0.1", 80], 0, options),
      () => gethostbyname("localhost", options),
      () => gethostbynameEx("localhost", options),
      () => gethostbyaddr("localhost", options),
      () => getfqdn("localhost", options),
    ]
  ) {
    assertEquals(await look().then(String, (error) => error), reason);
  }
});

test("an abort after the end of a look-up has no effect", [], async () => {
  const controller = new AbortController();
  const { signal } = controller;
  assertEquals(await gethostbyname("127.0.0.1", { signal }), "127.0.0.1");
  assertEquals((await getaddrinfo("127.0.0.1", 1, { signal }))[0][4], ["127.0.0.1", 1]);
  controller.abort();
});

test("many concurrent look-ups", [], async () => {
  const found = await Promise.all(
    Array.from({ length: 200 }, (_, i) => getaddrinfo("127.0.0.1", i, AF_INET, SOCK_STREAM)),
  );
  assertEquals(found.map(([[, , , , address]]) => address[1]), Array.from(found.keys()));
});

test("a host name in a socket address is resolved", [], async () => {
  using receiver = new Socket(AF_INET, SOCK_DGRAM);
  receiver.bind(["localhost", 0]);
  const [host, port] = receiver.getsockname();
  assertEquals(host, "127.0.0.1");
  using sender = new Socket(AF_INET, SOCK_DGRAM);
  sender.sendtoSync("a", ["localhost", port]);
  await sender.sendto("b", ["localhost", port]);
  await sender.sendto("c", 0, ["localhost", port]);
  await sender.connect(["localhost", port]);
  assertEquals(sender.getpeername(), ["127.0.0.1", port]);
  sender.connectSync(["localhost", port]);
  sender.sendSync("d");
  let received = "";
  while (received.length < 4) received += decode(receiver.recvSync(10));
  assertEquals(received, "abcd");
});

test("a non-ASCII host name is looked up as Punycode", [], async () => {
  const name = `bücher.${"x".repeat(64)}`; // the label is too long, so no name server is asked
  const error = await assertRejects(() => getaddrinfo(name, 80), module.GaiError);
  assertEquals(error.address, name);
  assertEquals(await gethostbyname("１２７.0.0.1"), "127.0.0.1"); // full-width digits
});

/** Requires permission to make network and mount namespaces. */
function namespaces(): Need {
  if (tool("unshare") !== null) return "no unshare found";
  if (tool("ip") !== null) return "no ip found";
  const { success } = new Deno.Command("unshare", {
    args: ["--net", "--mount", "true"],
    stderr: "null",
  }).outputSync();
  return success ? null : "no permission to make namespaces";
}

const HOSTS = `
127.0.0.1 localhost
::1 localhost ip6-localhost
192.0.2.1 full.example.test short another.example.test
192.0.2.2 two
192.0.2.3 two
2001:db8::2 two
2001:db8::6 six.test six
192.0.2.4 plain bare.name.test
192.0.2.5 xn--bcher-kva.test
192.0.2.6 nodots alsonone
192.0.2.9 many ${Array.from({ length: 200 }, (_, i) => `alias-number-${i}.many.test`).join(" ")}
`;

/** A name server on 127.0.0.1. The first label of a name selects the reply. */
const NAME_SERVER = `
import struct, threading, time
def answer(query, peer):
    labels, at = [], 12
    while query[at]:
        labels.append(query[at + 1:at + 1 + query[at]].decode()); at += query[at] + 1
    question, qtype = query[12:at + 5], struct.unpack(">H", query[at + 1:at + 3])[0]
    kind, rcode, records = labels[0], 0, []
    if kind == "silent": return
    if kind == "slow": time.sleep(0.3)
    if kind == "servfail": rcode = 2
    elif kind == "refused": rcode = 5
    elif kind == "nodata": pass
    elif qtype == 1 and kind in ("slow", "xn--bcher-kva"): records = [(1, bytes([192, 0, 2, 77]))]
    elif qtype == 1 and kind == "plenty": records = [(1, bytes([192, 0, 2, i])) for i in range(25)]
    elif qtype == 28 and kind in ("slow", "plenty"): pass
    elif qtype == 12 and labels[0] == "77": records = [(12, b"\\x03ptr\\x04test\\x00")]
    else: rcode = 3
    body = b"".join(b"\\xc0\\x0c" + struct.pack(">HHIH", t, 1, 60, len(d)) + d for t, d in records)
    s.sendto(query[:2] + struct.pack(">HHHHH", 0x8180 | rcode, 1, len(records), 0, 0) + question + body, peer)
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("127.0.0.1", 53))
say("ready")
while True:
    threading.Thread(target=answer, args=s.recvfrom(2000), daemon=True).start()
`;

/**
 * Runs a program in namespaces where `HOSTS` is /etc/hosts and `NAME_SERVER` answers queries.
 *
 * @param source The program, which prints JSON.
 * @param timeout Seconds after which C gives up a query without an answer.
 */
async function runWithTestHosts(source: string, timeout = 1): Promise<unknown> {
  const directory = Deno.makeTempDirSync();
  try {
    const write = (name: string, text: string) => {
      Deno.writeTextFileSync(`${directory}/${name}`, text);
      return `${directory}/${name}`;
    };
    const hosts = write("hosts", HOSTS);
    const resolv = write("resolv", `nameserver 127.0.0.1\noptions timeout:${timeout} attempts:1\n`);
    const nsswitch = write("nsswitch", "hosts: files dns\nservices: files\n");
    const server = write(
      "server.py",
      `import socket\ndef say(x): print(x, flush=True)\n${NAME_SERVER}`,
    );
    const script = `
      ip link set lo up
      for pair in ${hosts}:hosts ${resolv}:resolv.conf ${nsswitch}:nsswitch.conf; do
        test -e /etc/\${pair#*:} && mount --bind \${pair%%:*} /etc/\${pair#*:}
      done
      python3 ${server} > ${directory}/ready & trap "kill $!" EXIT
      until test -s ${directory}/ready; do sleep 0.02; done
      "$@"`;
    const { code, stdout, stderr } = await run(source, ["-A"], [
      ...["unshare", "--net", "--mount", "sh", "-c", script, "sh"],
    ]);
    assertEquals([code, stderr], [0, ""]);
    return JSON.parse(stdout);
  } finally {
    Deno.removeSync(directory, { recursive: true });
  }
}

const needs = [tool("python3"), namespaces()];

test("look-ups in a hosts file and at a name server, as in Python", needs, async () => {
  const names = [
    "full.example.test",
    "short",
    "two",
    "six",
    "plain",
    "nodots",
    "localhost",
    "many",
  ];
  const serverNames = ["slow.test", "servfail.test", "nodata.test", "nx.test", "plenty.test"];
  const addresses = ["192.0.2.1", "192.0.2.4", "192.0.2.6", "2001:db8::6", "::1", "127.0.0.1"];
  const calls: Call[] = [
    ...names.flatMap((name): Call[] => [
      ["getaddrinfo", name, 80, 0, SOCK_STREAM, 0, AI_CANONNAME],
      ["getaddrinfo", name, null, AF_INET6],
      ["gethostbyname", name],
      // Without an IPv4 address, Python throws the error of its getaddrinfo, not of gethostbyname.
      ...name === "six" ? [] : [["gethostbynameEx", name] as const],
      ["gethostbyaddr", name],
      ["getfqdn", name],
    ]),
    ...serverNames.flatMap((name): Call[] => [
      ["getaddrinfo", name, 80, AF_INET, SOCK_STREAM, 0, 0],
      ["gethostbyname", name],
      ["getfqdn", name],
    ]),
    ["getaddrinfo", "nodata.test", 80, AF_UNSPEC],
    ["gethostbynameEx", "plenty.test"],
    ...addresses.flatMap((address): Call[] => [
      ["gethostbyaddr", address],
      ["getfqdn", address],
      ["getnameinfo", [address, 80], 0],
      ["getnameinfo", [address, 53], NI_DGRAM | NI_NAMEREQD],
    ]),
    ["gethostbyaddr", "192.0.2.77"],
    ["gethostbyaddr", "192.0.2.99"],
    ["gethostbyaddr", "2001:db8::99"],
    ["getnameinfo", ["192.0.2.77", 80], 0],
    ["getnameinfo", ["192.0.2.99", 80], 0],
    ["getnameinfo", ["192.0.2.99", 80], NI_NAMEREQD],
    // The same encoding as Python's "idna" codec.
    ["getaddrinfo", "bücher.test", 80, AF_INET, SOCK_STREAM],
    ["gethostbyname", "BÜCHER.test"],
    ["gethostbynameEx", "bücher.test"],
    ["gethostbyname", "bücher。test"],
    ["gethostbyaddr", "bücher.test"],
  ];
  const { python, blocking, asynchronous } = await runWithTestHosts(`
    import { ask, PYTHON } from "./helpers/lookups.ts";
    import { Python } from "./helpers/support.ts";
    const calls = ${JSON.stringify(calls)};
    const found = { blocking: [], asynchronous: [] };
    for (const call of calls) found.blocking.push(await ask(call, "blocking"));
    found.asynchronous = await Promise.all(calls.map((call) => ask(call, "asynchronous")));
    const python = new Python(PYTHON);
    await python.say(JSON.stringify(calls));
    found.python = await python.json();
    await python[Symbol.asyncDispose]();
    console.log(JSON.stringify(found));
  `) as Record<"python" | "blocking" | "asynchronous", Given[]>;
  for (const [i, call] of calls.entries()) {
    assertEquals(blocking[i]!, python[i]!, `blocking ${JSON.stringify(call)}`);
    assertEquals(asynchronous[i]!, python[i]!, `asynchronous ${JSON.stringify(call)}`);
  }
  // Checks that the hosts file and the name server were in use.
  assertEquals(python[calls.findIndex(([, name]) => name === "two") + 2], { value: "192.0.2.2" });
  const codes = python.flatMap((result) => "error" in result ? [result.error.join(" ")] : []);
  for (const error of ["gaierror -3", "gaierror -5", "gaierror -2", "herror 1"]) {
    assert(codes.includes(error), `${error} is not among ${new Set(codes)}`);
  }
});

test("gethostbynameEx throws the errors of h_errno", needs, async () => {
  const found = await runWithTestHosts(`
    import * as s from "@libc/socket";
    const found = [];
    for (const name of ["nx.test", "servfail.test", "nodata.test"]) {
      for (const look of [s.gethostbynameEx, s.gethostbynameExSync]) {
        try {
          found.push(await look(name));
        } catch (error) {
          found.push([error.constructor.name, error.code, error.h_errno, error.address]);
        }
      }
    }
    console.log(JSON.stringify(found));
  `);
  assertEquals(found, [
    ["HostError", "HOST_NOT_FOUND", 1, "nx.test"],
    ["HostError", "HOST_NOT_FOUND", 1, "nx.test"],
    ["HostError", "TRY_AGAIN", 2, "servfail.test"],
    ["HostError", "TRY_AGAIN", 2, "servfail.test"],
    ["HostError", "NO_DATA", 4, "nodata.test"],
    ["HostError", "NO_DATA", 4, "nodata.test"],
  ]);
});

test("a slow look-up does not block the event loop, and can be aborted", needs, async () => {
  const found = await runWithTestHosts(`
    import * as s from "@libc/socket";
    const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
    let turns = 0;
    const timer = setInterval(() => turns++, 10);
    const slow = await s.gethostbyname("slow.test");
    const ticked = turns > 5;
    clearInterval(timer);
    const socket = new s.Socket(s.AF_INET, s.SOCK_DGRAM);
    const reasons = [];
    for (const look of [
      (options) => s.getaddrinfo("silent.test", 80, options),
      (options) => s.getnameinfo(["192.0.2.1", 80], 0, options),
      (options) => s.gethostbyname("silent.test", options),
      (options) => s.gethostbynameEx("silent.test", options),
      (options) => s.gethostbyaddr("silent.test", options),
      (options) => s.getfqdn("silent.test", options),
      (options) => s.createConnection(["silent.test", 80], options),
      (options) => s.createConnection(["silent.test", 80], 10, options),
      (options) => socket.connect(["silent.test", 80], options),
      (options) => socket.connectEx(["silent.test", 80], options),
      (options) => socket.sendto("x", ["silent.test", 80], options),
      (options) => socket.sendto("x", 0, ["silent.test", 80], options),
    ]) {
      const controller = new AbortController();
      // The second name is in the hosts file: its look-up ends, and must have the time to.
      setTimeout(() => controller.abort("enough"), reasons.length === 1 ? 240_000 : 20);
      reasons.push(await look({ signal: controller.signal }).then(() => "done", String));
    }
    // Closing the socket during the look-up of the host makes connect() reject with EBADF.
    const pending = socket.connect(["slow.test", 80]).then(() => "done", (error) => error.code);
    socket.close();
    const closed = await pending;
    console.log(JSON.stringify({ slow, ticked, reasons, closed }));
    Deno.exit(); // does not wait for the pending look-ups
  `);
  assertEquals(found, {
    slow: "192.0.2.77",
    ticked: true,
    // getnameinfo: the name is in the hosts file, so the look-up ends before the abort.
    reasons: Array.from({ length: 12 }, (_, i) => i === 1 ? "done" : "enough"),
    closed: "EBADF",
  });
});

test("the timeout and the signal of createConnection cover its look-up", needs, async () => {
  const found = await runWithTestHosts(`
    import * as s from "@libc/socket";
    const results = [];
    for (const options of [{}, { allErrors: true }, { signal: new AbortController().signal }]) {
      const begin = performance.now();
      const error = await s.createConnection(["silent.test", 80], 0.1, options).catch((e) => e);
      const waited = performance.now() - begin >= 100;
      results.push([error.name, error.syscall, error.address, waited]);
    }
    const controller = new AbortController();
    const { signal } = controller;
    const aborted = s.createConnection(["silent.test", 80], 60, { signal, allErrors: true });
    setTimeout(() => controller.abort("enough"), 20);
    results.push(await aborted.catch(String));
    // Nothing interrupts the blocking form; after it the time is up, and no address is tried.
    try {
      s.createConnectionSync(["slow.test", 80], 0.01);
    } catch (error) {
      results.push([error.name, error.syscall, error.address]);
    }
    console.log(JSON.stringify(results));
    Deno.exit(); // does not wait for the pending look-ups
  `);
  const timedOut = ["TimeoutError", "getaddrinfo", "silent.test", true];
  const late = ["TimeoutError", "getaddrinfo", "slow.test"];
  assertEquals(found, [timedOut, timedOut, timedOut, "enough", late]);
});

test("createConnection tries each address of a host", needs, async () => {
  const found = await runWithTestHosts(`
    import * as s from "@libc/socket";
    const server = new s.Socket(s.AF_INET6, s.SOCK_STREAM);
    server.bind(["::1", 0]);
    server.listen();
    const [, port] = server.getsockname(); // no socket listens on 127.0.0.1
    const one = await s.createConnection(["localhost", port]);
    const two = s.createConnectionSync(["localhost", port]);
    const peers = [one.getpeername(), two.getpeername()].map(([host]) => host);
    server.close();
    const errors = [];
    for (const connect of [s.createConnection, s.createConnectionSync]) {
      try {
        await connect(["localhost", port], 5, { allErrors: true });
      } catch (error) {
        errors.push(error.name, error.errors.map(({ code, address: [host] }) => [code, host]).sort());
      }
    }
    console.log(JSON.stringify({ peers, errors }));
  `);
  const refused = [["ECONNREFUSED", "127.0.0.1"], ["ECONNREFUSED", "::1"]];
  assertEquals(found, {
    peers: ["::1", "::1"],
    errors: ["AggregateError", refused, "AggregateError", refused],
  });
});

test("the scope of an address is kept", needs, async () => {
  const found = await runWithTestHosts(`
    import * as s from "@libc/socket";
    await new Deno.Command("ip", { args: "addr add fe80::7/64 dev lo nodad".split(" ") }).output();
    const index = s.if_nametoindex("lo");
    const server = s.createServer(["fe80::7", 0, 0, index], { family: s.AF_INET6 });
    const address = server.getsockname();
    const peers = [];
    for (const to of [address, ["fe80::7%lo", address[1]], ["fe80::7%" + index, address[1], 0, index]]) {
      using one = await s.createConnection(to);
      using two = s.createConnectionSync(to);
      using three = new s.Socket(s.AF_INET6, s.SOCK_STREAM);
      three.connectSync(to);
      peers.push(...[one, two, three].map((socket) => socket.getpeername().join()));
    }
    const expected = address.join();
    console.log(JSON.stringify([index > 0, address[0], address[3] === index, peers.map((p) => p === expected)]));
  `);
  assertEquals(found, [true, "fe80::7", true, Array(9).fill(true)]);
});

test("the error classes derive from SocketError, as in Python", [], () => {
  const details = { errno: 1, code: "X", syscall: "y" };
  for (const Class of [module.GaiError, module.HostError, module.TimeoutError]) {
    assertInstanceOf(new Class("message", details), module.SocketError);
  }
});

test("look-ups that no server answers stop neither sockets nor other look-ups", needs, async () => {
  // The answer would take longer than a run may last.
  const order = await runWithTestHosts(
    `
    import { AF_INET, getaddrinfo, SOCK_DGRAM, Socket } from "@libc/socket";
    const socket = new Socket(AF_INET, SOCK_DGRAM);
    socket.bind(["127.0.0.1", 0]);
    const abort = new AbortController();
    const { signal } = abort;
    const order = [];
    const note = (what) => () => order.push(what);
    const silent = Array.from({ length: 64 }, (_, i) =>
      getaddrinfo("silent.n" + i + ".test", 80, { signal }).catch(note("a silent one")));
    const steps = [
      getaddrinfo("127.0.0.1", 80).then(note("numeric")),
      getaddrinfo("localhost", 80).then(note("localhost")),
    ];
    setTimeout(() => socket.sendtoSync("hello", socket.getsockname()), 50);
    steps.push(socket.recv(100).then(note("received")));
    await Promise.all(steps);
    socket.settimeout(0.1);
    await socket.recv(100).catch(note("timed out"));
    socket.close();
    abort.abort();
    await Promise.all(silent);
    console.log(JSON.stringify(order));
  `,
    30, // and the program must end although the calls are in flight
  ) as string[];
  assertEquals(order.slice(0, 4), ["numeric", "localhost", "received", "timed out"]);
  assertEquals(order.slice(4), Array(64).fill("a silent one"));
});
