// The functions of the module: numbers, packed addresses, services, interfaces, the host name, the
// default timeout, and every way to create a socket.

import {
  assert,
  assertEquals,
  assertGreater,
  assertInstanceOf,
  assertNotEquals,
  assertRejects,
  assertThrows,
} from "@std/assert";
import * as module from "@libc/socket";
import {
  AF_INET,
  AF_INET6,
  AF_UNIX,
  close,
  createConnection,
  createConnectionSync,
  createServer,
  dup,
  fromfd,
  getdefaulttimeout,
  gethostname,
  getprotobyname,
  getservbyname,
  getservbyport,
  hasDualstackIPv6,
  htonl,
  htons,
  if_indextoname,
  if_nameindex,
  if_nametoindex,
  inet_aton,
  inet_ntoa,
  inet_ntop,
  inet_pton,
  IPPROTO_IPV6,
  IPPROTO_TCP,
  IPPROTO_UDP,
  IPV6_V6ONLY,
  ntohl,
  ntohs,
  setdefaulttimeout,
  sethostname,
  SO_ACCEPTCONN,
  SO_EXCLUSIVEADDRUSE,
  SO_REUSEADDR,
  SO_REUSEPORT,
  SOCK_DGRAM,
  SOCK_NONBLOCK,
  SOCK_SEQPACKET,
  SOCK_STREAM,
  Socket,
  SocketError,
  socketpair,
  SOL_SOCKET,
} from "@libc/socket";
import {
  constants,
  decode,
  descriptors,
  type Need,
  NO_DESCRIPTOR,
  openedSince,
  ownTool,
  Python,
  root,
  run,
  test,
  tool,
  unixPairs,
} from "../helpers/support.ts";

/** Evaluates expressions in Python. An expression that fails returns `null`. */
async function inPython<T>(expressions: string[]): Promise<T[]> {
  await using python = new Python(`
import json
def result(text):
    try:
        value = eval(text)
        return list(value) if isinstance(value, bytes) else value
    except (OSError, ValueError):
        return None
say(json.dumps([result(text) for text in json.loads(input())]))
`);
  await python.say(JSON.stringify(expressions));
  return await python.json<T[]>();
}

/** Requires IPv6 on the loopback interface. */
function ipv6(): Need {
  try {
    using socket = new Socket(AF_INET6, SOCK_DGRAM);
    socket.bind(["::1", 0]);
    return null;
  } catch {
    return "no IPv6";
  }
}

test("htons, ntohs, htonl and ntohl return what Python's do", [tool("python3")], async () => {
  const short = [0, 1, 0x80, 0xff, 0x100, 0x1234, 0x7fff, 0x8000, 0xff00, 0xffff];
  const long = [...short, 0x10000, 0x12345678, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff];
  const calls = [
    ...short.flatMap((x) => [["htons", x, htons(x)], ["ntohs", x, ntohs(x)]] as const),
    ...long.flatMap((x) => [["htonl", x, htonl(x)], ["ntohl", x, ntohl(x)]] as const),
  ];
  const expected = await inPython<number>(calls.map(([name, x]) => `socket.${name}(${x})`));
  assertEquals(calls.map(([, , value]) => value), expected);
  for (const x of short) assertEquals(ntohs(htons(x)), x);
  for (const x of long) assertEquals(ntohl(htonl(x)), x);
});

const addressTexts = [
  ...["0.0.0.0", "1.2.3.4", "127.0.0.1", "255.255.255.255", "192.168.0.1", "10.0.0.255"],
  ...["1", "1.2", "1.2.3", "0", "0x7f000001", "0x7f.1", "017700000001", "010.1.2.3", "4294967295"],
  ...["256.0.0.1", "1.2.3.256", "1.2.3.4.5", "1.2.3.", ".1.2.3", "", " 1.2.3.4", "1.2.3.4 x"],
  ...[
    "1.2.3.4 ",
    "00.0.0.0",
    "1..2.3",
    "-1.2.3.4",
    "a.b.c.d",
    "4294967296",
    "1.2.65536",
    "+1.2.3.4",
  ],
  ...["0.0.0.00", "01.2.3.4", "1.2.3.04", "1.2.3.4a", "0x", "0xg", "1.2.3.4\\n", "１.2.3.4"],
  ...[
    "::",
    "::1",
    "1::",
    "fe80::1",
    "2001:db8::1:2:3:4",
    "::ffff:1.2.3.4",
    "::1.2.3.4",
    "1:2:3:4:5:6:7:8",
  ],
  ...[
    "1:2:3:4:5:6:7",
    "1:2:3:4:5:6:7:8:9",
    "1::2::3",
    "12345::",
    ":1",
    "1:",
    "::g",
    "::1%lo",
    "[::1]",
  ],
  ...["ABCD::EF", "::0:0", "0:0:0:0:0:0:0:0", "1:0:0:2:0:0:0:3", ":::", "::1.2.3", "::1.2.3.256"],
];

test(
  "inet_aton and inet_pton accept and refuse the same texts as Python",
  [tool("python3")],
  async () => {
    const forms: [name: string, call: (text: string) => Uint8Array, family?: string][] = [
      ["inet_aton", inet_aton],
      ["inet_pton", (text) => inet_pton(AF_INET, text), "socket.AF_INET"],
      ["inet_pton", (text) => inet_pton(AF_INET6, text), "socket.AF_INET6"],
    ];
    for (const [name, call, family] of forms) {
      const expected = await inPython<number[] | null>(
        addressTexts.map((text) =>
          `socket.${name}(${family === undefined ? "" : `${family}, `}${JSON.stringify(text)})`
        ),
      );
      addressTexts.forEach((text, i) => {
        let actual: number[] | null = null;
        try {
          actual = [...call(text)];
        } catch (error) {
          assertInstanceOf(error, SocketError);
          assertEquals(error.code, "EINVAL");
        }
        assertEquals(actual, expected[i]!, `${name} ${family} ${text}`);
      });
      assertGreater(expected.filter((value) => value !== null).length, 5);
    }
  },
);

test("inet_ntoa and inet_ntop return the same texts as Python", [tool("python3")], async () => {
  const four = [[0, 0, 0, 0], [1, 2, 3, 4], [127, 0, 0, 1], [255, 255, 255, 255], [192, 0, 2, 10]];
  const sixteen = [
    ...[0, 1, 255].map((last) => [...Array(15).fill(0), last]),
    Array(16).fill(255),
    [...Array(10).fill(0), 255, 255, 1, 2, 3, 4],
    [...Array(12).fill(0), 1, 2, 3, 4],
    [0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1],
    [0xfe, 0x80, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0xff, 0xfe, 0, 0, 1],
    [0, 1, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 3],
    [...Array(16).keys()],
  ];
  const expected = await inPython<string>([
    ...four.map((bytes) => `socket.inet_ntoa(bytes(${JSON.stringify(bytes)}))`),
    ...four.map((bytes) => `socket.inet_ntop(socket.AF_INET, bytes(${JSON.stringify(bytes)}))`),
    ...sixteen.map((bytes) => `socket.inet_ntop(socket.AF_INET6, bytes(${JSON.stringify(bytes)}))`),
  ]);
  assertEquals([
    ...four.map((bytes) => inet_ntoa(new Uint8Array(bytes))),
    ...four.map((bytes) => inet_ntop(AF_INET, new Uint8Array(bytes).buffer)),
    ...sixteen.map((bytes) => inet_ntop(AF_INET6, new DataView(new Uint8Array(bytes).buffer))),
  ], expected);
  for (const bytes of sixteen) {
    const packed = new Uint8Array(bytes);
    assertEquals(inet_pton(AF_INET6, inet_ntop(AF_INET6, packed)), packed);
  }
  assertEquals(inet_ntoa(new Uint8Array([9, 9, 1, 2, 3, 4, 9]).subarray(2, 6)), "1.2.3.4");
});

test("packed addresses share no memory", [], () => {
  const first = inet_aton("1.2.3.4");
  const second = inet_pton(AF_INET, "5.6.7.8");
  const third = inet_pton(AF_INET6, "::9");
  assertEquals([first.length, second.length, third.length], [4, 4, 16]);
  // More addresses than fit into one allocation, with refused ones in between.
  const more = Array.from({ length: 300 }, (_, i) => {
    if (i % 7 === 0) assertThrows(() => inet_pton(AF_INET6, "no address"), SocketError);
    return i % 2 === 0 ? inet_aton(`9.9.9.${i % 256}`) : inet_pton(AF_INET6, `::${i}`);
  });
  assertEquals([...first, ...second, third[15]], [1, 2, 3, 4, 5, 6, 7, 8, 9]);
  for (const [i, packed] of more.entries()) {
    const expected = i % 2 === 0 ? [9, 9, 9, i % 256] : [...inet_pton(AF_INET6, `::${i}`)];
    assertEquals([...packed], expected);
  }
  // Writing to one address changes no other, and its memory may be transferred.
  more.at(-1)!.fill(255);
  assertEquals(inet_ntop(AF_INET6, more.at(-3)!), "::297");
  structuredClone(more.at(-1)!, { transfer: [more.at(-1)!.buffer] });
  assertEquals([...inet_aton("1.2.3.4")], [1, 2, 3, 4]);
});

test("services and protocols of every system", [], () => {
  assertEquals([getservbyname("http"), getservbyname("http", "tcp")], [80, 80]);
  assertEquals([getservbyname("domain", "udp"), getservbyname("syslog", "udp")], [53, 514]);
  assertEquals([getservbyport(22), getservbyport(514, "tcp")], ["ssh", "shell"]);
  assertEquals(getservbyport(514, "udp"), "syslog");
  assertEquals(["ip", "icmp", "tcp", "udp"].map(getprotobyname), [0, 1, 6, 17]);
  for (
    const unknown of [
      () => getservbyname("x y"),
      () => getservbyname("http", "none"),
      () => getservbyport(64999),
      () => getprotobyname("none"),
    ]
  ) {
    assertEquals(assertThrows(unknown, SocketError).code, "ENOENT");
  }
});

test("services and protocols are the same as in Python", [ownTool("python3")], async () => {
  const services = [
    "http",
    "https",
    "ssh",
    "domain",
    "ftp",
    "echo",
    "syslog",
    "shell",
    "HTTP",
    "",
    "x y",
  ];
  const ports = [0, 1, 7, 21, 22, 53, 80, 443, 514, 5353, 64999, 65535];
  const transports = [[], ["tcp"], ["udp"], ["sctp"], ["none"], [""]] as ([] | [string])[];
  const protocols = ["tcp", "udp", "icmp", "ipv6", "ip", "sctp", "TCP", "none", ""];
  const quoted = (...values: unknown[]) => values.map((value) => JSON.stringify(value)).join();
  const expected = await inPython<unknown>([
    ...services.flatMap((name) =>
      transports.map((t) => `socket.getservbyname(${quoted(name, ...t)})`)
    ),
    ...ports.flatMap((port) =>
      transports.map((t) => `socket.getservbyport(${quoted(port, ...t)})`)
    ),
    ...protocols.map((name) => `socket.getprotobyname(${quoted(name)})`),
  ]);
  const orNull = (call: () => unknown) => {
    try {
      return call();
    } catch (error) {
      assertInstanceOf(error, SocketError);
      assertEquals(error.code, "ENOENT");
      return null;
    }
  };
  assertEquals([
    ...services.flatMap((name) => transports.map((t) => orNull(() => getservbyname(name, ...t)))),
    ...ports.flatMap((port) => transports.map((t) => orNull(() => getservbyport(port, ...t)))),
    ...protocols.map((name) => orNull(() => getprotobyname(name))),
  ], expected);
});

test("if_nameindex returns the same as in Python", [ownTool("python3")], async () => {
  await using python = new Python("import json; say(json.dumps(socket.if_nameindex()))");
  assertEquals(if_nameindex(), await python.json());
});

test("if_nametoindex and if_indextoname are inverse", [], () => {
  const interfaces = if_nameindex();
  assert(interfaces.length > 0);
  for (const [index, name] of interfaces) {
    assertEquals(if_nametoindex(name), index);
    assertEquals(if_indextoname(index), name);
  }
  assertEquals(assertThrows(() => if_nametoindex(""), SocketError).code, "ENODEV");
  assertEquals(assertThrows(() => if_indextoname(0), SocketError).code, "ENXIO");
});

test("gethostname returns the same as Deno and Python", [tool("python3")], async () => {
  assertEquals(gethostname(), Deno.hostname());
  assertEquals(await inPython(["socket.gethostname()"]), [gethostname()]);
});

/** Requires a UTS namespace, which has a host name of its own. */
function utsNamespace(): Need {
  if (root() !== null || tool("unshare") !== null) return root() ?? tool("unshare");
  const { success } = new Deno.Command("unshare", { args: ["--uts", "true"], stderr: "null" })
    .outputSync();
  return success ? null : "no namespaces";
}

test("sethostname sets the host name", [utsNamespace()], async () => {
  const before = gethostname();
  const { stdout, stderr } = await run(
    `
    import { gethostname, sethostname } from "@libc/socket";
    const names = ["a-name", "x".repeat(64), "", "zweiter.name"];
    const found = names.map((name) => (sethostname(name), gethostname() === name && Deno.hostname() === name));
    try {
      sethostname("x".repeat(65));
    } catch (error) {
      found.push(error.code, error.syscall, gethostname());
    }
    console.log(JSON.stringify(found));`,
    ["-A"],
    ["unshare", "--uts"],
  );
  assertEquals(stderr, "");
  assertEquals(JSON.parse(stdout), [
    true,
    true,
    true,
    true,
    "EINVAL",
    "sethostname",
    "zweiter.name",
  ]);
  assertEquals(gethostname(), before);
});

test("sethostname requires the superuser", [Deno.uid() === 0 ? "root" : null], () => {
  // Windows changes its name only at the next start, so sethostname is not supported there.
  const code = Deno.build.os === "windows" ? "EOPNOTSUPP" : "EPERM";
  assertEquals(assertThrows(() => sethostname(gethostname()), SocketError).code, code);
});

test("new sockets have the default timeout", [], async () => {
  assertEquals(getdefaulttimeout(), null);
  using before = new Socket(AF_INET, SOCK_STREAM);
  try {
    for (const timeout of [10, 0.5, 0, null]) {
      setdefaulttimeout(timeout);
      assertEquals(getdefaulttimeout(), timeout);
      using server = createServer(["127.0.0.1", 0]);
      using client = new Socket(AF_INET, SOCK_STREAM);
      client.settimeout(5);
      client.connectSync(server.getsockname());
      using connected = await createConnection(server.getsockname(), 5);
      server.settimeout(5);
      using accepted = server.acceptSync()[0];
      const [a, b] = socketpair();
      using copy = client.dup();
      using from = fromfd(client.fileno(), AF_INET, SOCK_STREAM);
      using adopted = Socket.adopt(a.detach());
      b.close();
      using plain = new Socket();
      for (const socket of [plain, accepted, from, adopted]) {
        assertEquals(socket.gettimeout(), timeout);
        assertEquals(socket.getblocking(), timeout !== 0);
      }
      assertEquals([client, connected, copy].map((socket) => socket.gettimeout()), [5, 5, 5]);
    }
  } finally {
    setdefaulttimeout(null);
  }
  assertEquals(before.gettimeout(), null);
});

test("a socket has the family, type and protocol of its constructor", [], () => {
  const made: [args: number[], family: number, type: number, proto: number][] = [
    [[], AF_INET, SOCK_STREAM, 0],
    [[AF_INET, SOCK_DGRAM], AF_INET, SOCK_DGRAM, 0],
    [[AF_INET, SOCK_DGRAM, IPPROTO_UDP], AF_INET, SOCK_DGRAM, IPPROTO_UDP],
  ];
  if (unixPairs() === null) {
    made.push([[AF_UNIX], AF_UNIX, SOCK_STREAM, 0]);
    made.push([[AF_UNIX, SOCK_SEQPACKET, 0], AF_UNIX, SOCK_SEQPACKET, 0]);
  }
  for (const [args, ...expected] of made) {
    using socket = new (Socket as new (...args: number[]) => Socket)(...args);
    assertEquals([socket.family, socket.type, socket.proto], expected);
    assertEquals([socket.gettimeout(), socket.getblocking()], [null, true]);
    assertEquals(socket.getInheritable(), false);
  }
  assert(module.SocketType === Socket);
});

test("SOCK_NONBLOCK creates a non-blocking socket", [constants("SOCK_NONBLOCK")], () => {
  using nonblocking = new Socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK!);
  assertEquals([nonblocking.type, nonblocking.gettimeout()], [SOCK_STREAM as number, 0]);
});

test("Deno.inspect shows a socket's names and addresses", [], async () => {
  using server = createServer(["127.0.0.1", 0]);
  const [, port] = server.getsockname();
  using client = await createConnection(["127.0.0.1", port]);
  using conn = (await server.accept())[0];
  const [, clientPort] = client.getsockname();
  const start = (socket: Socket<never, never>) =>
    `Socket { fd=${socket.fileno()}, family=AF_INET, type=SOCK_STREAM, proto=`;
  assertEquals(Deno.inspect(server), `${start(server as never)}0, laddr=127.0.0.1:${port} }`);
  assertEquals(
    Deno.inspect(client),
    `${start(client as never)}${
      client.proto === 0 ? 0 : "IPPROTO_TCP"
    }, laddr=127.0.0.1:${clientPort}, raddr=127.0.0.1:${port} }`,
  );
  assert(Deno.inspect(conn).includes(`raddr=127.0.0.1:${clientPort}`));
  assert(Deno.inspect({ client }).includes("raddr="));
  const { stdout } = await run(`
    import { AF_INET, Socket, SOCK_DGRAM } from "@libc/socket";
    const socket = new Socket(AF_INET, SOCK_DGRAM);
    console.log(socket);
    socket.close();
    console.log(socket);`);
  const [open, closed] = stdout.split("\n");
  assert(/^Socket \{ fd=\d+, family=AF_INET, type=SOCK_DGRAM, proto=0.* \}$/.test(open!), open);
  using unknown = new Socket(AF_INET, SOCK_STREAM, 0, new Socket().detach());
  Object.assign(unknown, { family: 9999, type: 8888, proto: 7777 });
  assert(Deno.inspect(unknown).includes("family=9999, type=8888, proto=7777"));
  assertEquals(closed, "Socket { closed, family=AF_INET, type=SOCK_DGRAM, proto=0 }");
});

test("socketpair", [], async () => {
  const [a, b] = socketpair();
  const family = Deno.build.os === "windows" ? AF_INET : AF_UNIX;
  assertEquals([a.family, a.type, b.family, b.type], [family, SOCK_STREAM, family, SOCK_STREAM]);
  assertEquals([a.getInheritable(), b.getInheritable()], [false, false]);
  assertEquals([a.getpeername(), b.getpeername()], [b.getsockname(), a.getsockname()]);
  a.sendSync("there");
  assertEquals(decode(await b.recv(10)), "there");
  await b.send("back");
  assertEquals(decode(a.recvSync(10)), "back");
  a.close();
  assertEquals(b.recvSync(1).length, 0);
  b.close();
});

test("socketpair, unix", [unixPairs()], async () => {
  for (const type of [SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET]) {
    const [a, b] = socketpair(AF_UNIX, type);
    using _a = a;
    using _b = b;
    assertEquals([a.family, a.type, b.family, b.type], [AF_UNIX, type, AF_UNIX, type]);
    assertEquals([a.getInheritable(), b.getInheritable()], [false, false]);
    assertEquals([a.getpeername(), b.getsockname()], ["", ""]);
    a.sendSync("there");
    assertEquals(decode(await b.recv(10)), "there");
    await b.send("back");
    assertEquals(decode(a.recvSync(10)), "back");
  }
});

test("dup returns a second descriptor of the same socket", [], () => {
  using socket = new Socket(AF_INET, SOCK_DGRAM);
  socket.settimeout(3);
  const copy = socket.dup();
  assertNotEquals(copy.fileno(), socket.fileno());
  assertEquals([copy.family, copy.type, copy.proto], [socket.family, socket.type, socket.proto]);
  assertEquals([copy.gettimeout(), copy.getInheritable()], [3, false]);
  copy.bind(["127.0.0.1", 0]);
  assertEquals(socket.getsockname(), copy.getsockname());
  copy.close();
  socket.sendtoSync("still", socket.getsockname());
  assertEquals(decode(socket.recvSync(10)), "still");
  const fd = dup(socket.fileno());
  assertNotEquals(fd, socket.fileno());
  close(fd);
  assertEquals(assertThrows(() => close(fd), SocketError).code, NO_DESCRIPTOR);
});

test("fromfd duplicates the descriptor", [], () => {
  using socket = new Socket(AF_INET, SOCK_DGRAM);
  const other = fromfd(socket.fileno(), AF_INET, SOCK_DGRAM);
  const third = fromfd(socket.fileno(), AF_INET, SOCK_DGRAM, IPPROTO_UDP);
  assertEquals(new Set([socket, other, third].map((one) => one.fileno())).size, 3);
  assertEquals([other.proto, third.proto], [0, IPPROTO_UDP]);
  other.bind(["127.0.0.1", 0]);
  assertEquals(third.getsockname(), socket.getsockname());
  other.close();
  third.close();
  assert(socket.getsockname()[1] > 0);
});

test("adopt detects the family, type and protocol of a descriptor", [], () => {
  const kinds: [family: number, type: number, proto: number][] = [
    [AF_INET, SOCK_STREAM, IPPROTO_TCP],
    [AF_INET6, SOCK_DGRAM, IPPROTO_UDP],
  ];
  if (unixPairs() === null) kinds.push([AF_UNIX, SOCK_SEQPACKET, 0]);
  for (const [family, type, proto] of kinds) {
    if (family === AF_INET6 && ipv6() !== null) continue;
    const fd = new Socket(family, type).detach();
    using socket = Socket.adopt(fd);
    assertEquals(socket.fileno(), fd);
    assertEquals([socket.family, socket.type, socket.proto], [family, type, proto]);
  }
  const fd = new Socket(AF_INET, SOCK_STREAM).detach();
  using socket = Socket.adopt(fd, AF_INET, SOCK_STREAM, 0);
  assertEquals([socket.family, socket.type, socket.proto], [AF_INET, SOCK_STREAM, 0]);
});

test("adopt refuses a descriptor that a Socket owns", [], () => {
  using socket = new Socket();
  const fd = socket.fileno();
  const adopters: ((fd: number) => Socket)[] = [
    (fd) => Socket.adopt(fd),
    (fd) => new Socket(AF_INET, SOCK_STREAM, 0, fd),
  ];
  for (const adopt of adopters) {
    const owned = assertThrows(
      () => adopt(fd),
      Error,
      `descriptor ${fd} belongs to an open Socket`,
    );
    assert(!(owned instanceof SocketError));
    assertEquals(assertThrows(() => adopt(2 ** 31 - 1), SocketError).code, NO_DESCRIPTOR);
  }
  assertEquals(socket.fileno(), fd);
  socket.bind(["127.0.0.1", 0]);
});

test("adopt refuses a descriptor that is not a socket", [
  Deno.build.os === "windows" ? "handles of files cannot be listed on Windows" : null,
], () => {
  using directory = Deno.openSync("/");
  const file = [...Deno.readDirSync("/proc/self/fd")].map(({ name }) => Number(name)).find((fd) => {
    try {
      return Deno.readLinkSync(`/proc/self/fd/${fd}`) === "/";
    } catch {
      return false;
    }
  })!;
  for (
    const adopt of [
      () => Socket.adopt(file),
      () => new Socket(AF_INET, SOCK_STREAM, 0, file),
    ]
  ) {
    assertEquals(assertThrows(adopt, SocketError).code, "ENOTSOCK");
  }
  assert(directory.statSync().isDirectory); // still open
});

test("close(fd) closes the Socket that owns the descriptor", [], () => {
  const socket = new Socket();
  const fd = socket.fileno();
  close(fd);
  assertEquals(socket.fileno(), -1);
  socket.close(); // does not close the number again
  assertEquals(assertThrows(() => close(fd), SocketError).code, NO_DESCRIPTOR);
});

test("createConnection", [], async () => {
  using server = createServer(["127.0.0.1", 0]);
  const address = server.getsockname();
  using plain = await createConnection(address);
  using blocking = createConnectionSync(address);
  assertEquals([plain.gettimeout(), blocking.gettimeout()], [null, null]);
  assertEquals(plain.getpeername(), address);
  assertEquals([plain.family, plain.type], [AF_INET, SOCK_STREAM]);
  assert([IPPROTO_TCP, 0].includes(plain.proto), `${plain.proto}`); // from getaddrinfo
  for (const timeout of [30, 0.5, null]) {
    using one = await createConnection(address, timeout);
    using two = createConnectionSync(address, timeout);
    assertEquals([one.gettimeout(), two.gettimeout()], [timeout, timeout]);
  }
  using byName = await createConnection(["localhost", address[1]], 5);
  assertEquals(byName.getpeername(), address);
  using unused = new Socket(AF_INET, SOCK_STREAM);
  unused.bind(["127.0.0.1", 0]);
  const free = unused.getsockname()[1];
  unused.close();
  using from = await createConnection(address, 5, { sourceAddress: ["127.0.0.2", free] });
  assertEquals(from.getsockname(), ["127.0.0.2", free]);
  using fromAny = createConnectionSync(address, { sourceAddress: ["", 0] });
  assertEquals(fromAny.getpeername(), address);
  // The connections can be accepted in order.
  using first = (await server.accept())[0];
  assertEquals(first.getpeername(), plain.getsockname());
});

test("createConnection throws the error of the last address, or of all", [], async () => {
  using unused = new Socket(AF_INET, SOCK_STREAM);
  unused.bind(["127.0.0.1", 0]);
  const address = unused.getsockname();
  const open = descriptors();
  for (
    const attempt of [
      () => createConnection(address),
      () => createConnection(address, 5),
      // deno-lint-ignore require-await
      async () => createConnectionSync(address),
      // deno-lint-ignore require-await
      async () => createConnectionSync(address, 5, { allErrors: false }),
    ]
  ) {
    const error = await assertRejects(attempt, SocketError);
    assertEquals([error.code, error.address], ["ECONNREFUSED", address]);
  }
  const { errors } = await assertRejects(
    () => createConnection(address, { allErrors: true }),
    AggregateError,
  );
  assertEquals(errors.map(({ code }) => code), ["ECONNREFUSED"]);
  assertEquals(
    (await assertRejects(() => createConnection(address, 0), SocketError)).code,
    "EINPROGRESS",
  );
  assertEquals(
    await createConnection(address, { signal: AbortSignal.abort("no") }).catch(String),
    "no",
  );
  assertEquals(openedSince(open), []);
});

test("createServer, IPv4", [], () => {
  for (
    const options of [{}, { family: AF_INET }, { backlog: 0 }, { backlog: 5, reusePort: false }]
  ) {
    using server = createServer(["", 0], options);
    assertEquals([server.family, server.type], [AF_INET, SOCK_STREAM]);
    assertEquals(server.getsockname()[0], "0.0.0.0");
    assertGreater(server.getsockname()[1], 0);
    assertEquals(server.getsockopt(SOL_SOCKET, SO_ACCEPTCONN!), 1);
    // Not set on Windows, where it would let another socket take the address.
    assertEquals(server.getsockopt(SOL_SOCKET, SO_REUSEADDR), SO_EXCLUSIVEADDRUSE ? 0 : 1);
    if (SO_REUSEPORT !== undefined) {
      assertEquals(server.getsockopt(SOL_SOCKET, SO_REUSEPORT), 0);
    }
  }
});

test("createServer, IPv6 only", [ipv6()], async () => {
  using server = createServer(["::1", 0], { family: AF_INET6 });
  const [host, port, flowinfo, scope] = server.getsockname();
  assertEquals([server.family, host, flowinfo, scope], [AF_INET6, "::1", 0, 0]);
  assertEquals(server.getsockopt(IPPROTO_IPV6, IPV6_V6ONLY), 1);
  using client = await createConnection(["::1", port]);
  using conn = (await server.accept())[0];
  assertEquals(conn.getpeername(), client.getsockname());
});

test(
  "createServer, dual stack",
  [hasDualstackIPv6() ? null : "no dual stack"],
  async () => {
    using server = createServer(["", 0], { family: AF_INET6, dualstackIPv6: true });
    assertEquals(server.getsockopt(IPPROTO_IPV6, IPV6_V6ONLY), 0);
    const [host, port] = server.getsockname();
    assertEquals(host, "::");
    for (const [to, from] of [["127.0.0.1", "::ffff:127.0.0.1"], ["::1", "::1"]] as const) {
      using client = createConnectionSync([to, port]);
      const [conn, address] = await server.accept();
      assertEquals(address, [from, client.getsockname()[1], 0, 0]);
      conn.close();
    }
  },
);

test(
  "createServer with reusePort lets servers share an address",
  [constants("SO_REUSEPORT")],
  () => {
    using one = createServer(["127.0.0.1", 0], { reusePort: true });
    assertEquals(one.getsockopt(SOL_SOCKET, SO_REUSEPORT!), 1);
    using two = createServer(one.getsockname(), { reusePort: true });
    assertEquals(two.getsockname(), one.getsockname());
    assertEquals(
      assertThrows(() => createServer(one.getsockname()), SocketError).code,
      "EADDRINUSE",
    );
  },
);

test("createServer leaves no socket open when it fails", [], () => {
  const open = descriptors();
  assertThrows(() => createServer(["192.0.2.1", 0]), SocketError, "EADDRNOTAVAIL");
  assertThrows(() => createServer(["", 0], { dualstackIPv6: true }), TypeError, "AF_INET6");
  assertEquals(openedSince(open), []);
});

/** A Python program that prints for each descriptor in its arguments if it is open. */
const CHECK_OPEN = `
import os, sys
def is_open(fd):
    try:
        os.fstat(fd)
        return True
    except OSError:
        return False
print(*[is_open(int(fd)) for fd in sys.argv[1:]])
`;

test("child programs inherit only inheritable descriptors", [
  ownTool("python3"),
], async () => {
  using server = createServer(["127.0.0.1", 0]);
  using client = createConnectionSync(server.getsockname());
  const [a, b] = socketpair();
  using inheritable = new Socket();
  inheritable.setInheritable(true);
  using revoked = new Socket();
  revoked.setInheritable(true);
  revoked.setInheritable(false);
  const all = [
    ...[server, client, server.acceptSync()[0], await createConnection(server.getsockname())],
    ...[(await server.accept())[0], a, b, client.dup(), inheritable.dup(), revoked, inheritable],
    fromfd(inheritable.fileno(), AF_INET, SOCK_STREAM),
    new Socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK!),
  ] as Socket<never, never>[];
  const expected = all.map((socket) => (socket as unknown) === inheritable);
  assertEquals(all.map((socket) => socket.getInheritable()), expected);
  // Through a shell, which does not close inherited descriptors.
  const { stdout } = await new Deno.Command("sh", {
    args: ["-c", 'exec python3 -c "$0" "$@"', CHECK_OPEN, ...all.map((one) => `${one.fileno()}`)],
  }).output();
  assertEquals(decode(stdout).trim().split(" ").map((word) => word === "True"), expected);
  for (const socket of all) socket.close();
});

test("a Python child uses an inherited socket", [ownTool("python3")], async () => {
  const [ours, theirs] = socketpair();
  theirs.setInheritable(true);
  const child = new Deno.Command("python3", {
    args: [
      "-c",
      "import socket, sys; socket.socket(fileno=int(sys.argv[1])).sendall(b'hello')",
      `${theirs.fileno()}`,
    ],
  }).spawn();
  theirs.close();
  let received = "";
  for (let data; (data = await ours.recv(100)).length > 0;) received += decode(data);
  assertEquals(received, "hello");
  assertEquals((await child.status).code, 0);
  ours.close();
});

test("common constants exist under their C names", [], () => {
  const table = module as unknown as Record<string, unknown>;
  const names = `AF_UNIX AF_INET AF_INET6 AF_UNSPEC SOCK_STREAM SOCK_DGRAM SOCK_RAW SOCK_RDM
    SOCK_SEQPACKET SO_REUSEADDR SO_KEEPALIVE SO_BROADCAST SO_LINGER SO_RCVBUF SO_SNDBUF SO_ERROR
    SO_TYPE SOL_SOCKET SOL_TCP SOMAXCONN SHUT_RD SHUT_WR SHUT_RDWR MSG_PEEK MSG_OOB MSG_WAITALL
    IPPROTO_IP IPPROTO_TCP IPPROTO_UDP IPPROTO_ICMP IPPROTO_IPV6 IPPROTO_RAW
    INADDR_ANY INADDR_LOOPBACK INADDR_BROADCAST INADDR_NONE IP_TTL IP_TOS IP_HDRINCL
    IP_ADD_MEMBERSHIP IPV6_V6ONLY IPV6_JOIN_GROUP TCP_NODELAY TCP_KEEPIDLE EAI_NONAME EAI_AGAIN
    EAI_FAMILY AI_PASSIVE AI_CANONNAME AI_NUMERICHOST NI_NUMERICHOST NI_NUMERICSERV NI_DGRAM
    NI_NAMEREQD ECONNREFUSED EAGAIN EINPROGRESS`.split(/\s+/);
  assertEquals(names.filter((name) => typeof table[name] !== "number"), []);
  assertEquals(typeof module.hasIPv6, "boolean");
  // Constants of one platform are exported as undefined on the others.
  const own = {
    linux: `TIPC_ADDR_NAME TIPC_ADDR_NAMESEQ TIPC_ADDR_ID TIPC_ZONE_SCOPE AF_TIPC AF_NETLINK
      AF_PACKET`,
    windows: "SIO_RCVALL RCVALL_ON RCVALL_OFF AF_HYPERV",
  };
  for (const [platform, names] of Object.entries(own)) {
    const type = platform === Deno.build.os ? "number" : "undefined";
    for (const name of names.split(/\s+/)) {
      assert(name in table, name);
      assertEquals(typeof table[name], type, name);
    }
  }
});
