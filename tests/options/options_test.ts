// getsockopt, setsockopt and ioctl: their effects, and comparison with Python.

import { assert, assertEquals, assertNotEquals } from "@std/assert";
import * as module from "@libc/socket";
import {
  AF_INET,
  AF_INET6,
  AF_UNIX,
  createServer,
  EADDRINUSE,
  fromfd,
  if_nametoindex,
  IP_TOS,
  IP_TTL,
  IPPROTO_IP,
  IPPROTO_IPV6,
  IPPROTO_TCP,
  IPV6_UNICAST_HOPS,
  IPV6_V6ONLY,
  SHUT_RDWR,
  SO_ACCEPTCONN,
  SO_BINDTODEVICE,
  SO_BROADCAST,
  SO_DOMAIN,
  SO_ERROR,
  SO_KEEPALIVE,
  SO_LINGER,
  SO_PROTOCOL,
  SO_RCVBUF,
  SO_RCVTIMEO,
  SO_REUSEADDR,
  SO_REUSEPORT,
  SO_SNDBUF,
  SO_TYPE,
  SOCK_DGRAM,
  SOCK_STREAM,
  Socket,
  SocketError,
  socketpair,
  SOL_SOCKET,
  TCP_CONGESTION,
  TCP_INFO,
  TCP_KEEPIDLE,
  TCP_MAXSEG,
  TCP_NODELAY,
} from "@libc/socket";
import { connected, errorOf, fails, nets, timeval } from "../helpers/peers.ts";
import {
  constants,
  decode,
  onlyOn,
  ownTool,
  Python,
  root,
  test,
  windowsItself,
} from "../helpers/support.ts";

/** Need of a test of structures or behavior specific to Linux; other systems have their own tests. */
const linux = (what: string) => onlyOn("linux", `${what} of Linux`);

test("options: integers", [], () => {
  using socket = new Socket(AF_INET, SOCK_STREAM);
  const options: [level: number, name: number, value: number][] = [
    [SOL_SOCKET, SO_REUSEADDR, 1],
    [SOL_SOCKET, SO_KEEPALIVE, 1],
    [IPPROTO_TCP, TCP_NODELAY, 1],
    [IPPROTO_TCP, TCP_KEEPIDLE!, 77],
    [IPPROTO_IP, IP_TTL, 42],
    [IPPROTO_IP, IP_TOS, 0x10],
  ];
  for (const [level, name, value] of options) {
    assertNotEquals(socket.getsockopt(level, name), value);
    socket.setsockopt(level, name, value);
    assertEquals(socket.getsockopt(level, name), value);
  }
  socket.setsockopt(SOL_SOCKET, SO_KEEPALIVE, false);
  assertEquals(socket.getsockopt(SOL_SOCKET, SO_KEEPALIVE), 0);
  socket.setsockopt(SOL_SOCKET, SO_KEEPALIVE, true);
  assertEquals(socket.getsockopt(SOL_SOCKET, SO_KEEPALIVE), 1);
});

test("options: IPv6", nets[1]!.needs, () => {
  using socket = new Socket(AF_INET6, SOCK_DGRAM);
  socket.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 1);
  assertEquals(socket.getsockopt(IPPROTO_IPV6, IPV6_V6ONLY), 1);
  socket.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 0);
  assertEquals(socket.getsockopt(IPPROTO_IPV6, IPV6_V6ONLY), 0);
  socket.setsockopt(IPPROTO_IPV6, IPV6_UNICAST_HOPS, 33);
  assertEquals(socket.getsockopt(IPPROTO_IPV6, IPV6_UNICAST_HOPS), 33);
  if (SO_DOMAIN !== undefined) {
    assertEquals(socket.getsockopt(SOL_SOCKET, SO_DOMAIN), AF_INET6);
  }
});

test("options: structures", [linux("structures")], () => {
  using socket = new Socket(AF_INET, SOCK_STREAM);
  assertEquals(socket.getsockopt(SOL_SOCKET, SO_LINGER, 8), new Uint8Array(8));
  socket.setsockopt(SOL_SOCKET, SO_LINGER, new Int32Array([1, 5]));
  const linger = socket.getsockopt(SOL_SOCKET, SO_LINGER, 100); // the length of the structure
  assertEquals([...new Int32Array(linger.slice().buffer)], [1, 5]);
  assertEquals(socket.getsockopt(SOL_SOCKET, SO_LINGER, 4).length, 4); // truncated to the buffer
  socket.setsockopt(SOL_SOCKET, SO_RCVTIMEO, timeval(1.5));
  const time = socket.getsockopt(SOL_SOCKET, SO_RCVTIMEO, 16);
  assertEquals([...new BigInt64Array(time.slice().buffer)], [1n, 500_000n]);
  socket.setsockopt(SOL_SOCKET, SO_RCVTIMEO, timeval(0).buffer as ArrayBuffer);
  assertEquals(socket.getsockopt(SOL_SOCKET, SO_RCVTIMEO, 16), new Uint8Array(16));
});

test("options: strings", [constants("TCP_CONGESTION")], () => {
  using socket = new Socket(AF_INET, SOCK_STREAM);
  const name = (bytes: Uint8Array) => decode(bytes).replace(/\0.*$/, "");
  const present = name(socket.getsockopt(IPPROTO_TCP, TCP_CONGESTION!, 16));
  assertNotEquals(present, "");
  socket.setsockopt(IPPROTO_TCP, TCP_CONGESTION!, "reno"); // every system has it
  assertEquals(name(socket.getsockopt(IPPROTO_TCP, TCP_CONGESTION!, 16)), "reno");
});

test("options: SO_BINDTODEVICE binds to an interface", [root()], async () => {
  using socket = new Socket(AF_INET, SOCK_DGRAM);
  assertEquals(socket.getsockopt(SOL_SOCKET, SO_BINDTODEVICE!, 16).length, 0);
  socket.setsockopt(SOL_SOCKET, SO_BINDTODEVICE!, "lo");
  assertEquals(decode(socket.getsockopt(SOL_SOCKET, SO_BINDTODEVICE!, 16)), "lo\0");
  await fails("ENODEV", () => socket.setsockopt(SOL_SOCKET, SO_BINDTODEVICE!, "no-such-if"));
  socket.setsockopt(SOL_SOCKET, SO_BINDTODEVICE!, null, 0); // unbinds it
  assertEquals(socket.getsockopt(SOL_SOCKET, SO_BINDTODEVICE!, 16).length, 0);
});

test("options: family, type, protocol and state of a socket", [
  constants("SO_DOMAIN", "SO_PROTOCOL"),
], () => {
  using stream = createServer(["127.0.0.1", 0]);
  using datagram = new Socket(AF_INET, SOCK_DGRAM);
  const [a, b] = socketpair();
  using _a = a, _b = b;
  const describe = (socket: Socket<never, never> | Socket<unknown>) =>
    [SO_DOMAIN!, SO_TYPE, SO_PROTOCOL!, SO_ACCEPTCONN!].map((name) =>
      (socket as Socket).getsockopt(SOL_SOCKET, name)
    );
  assertEquals(describe(stream as Socket<unknown>), [AF_INET, SOCK_STREAM, 6, 1] as number[]);
  assertEquals(describe(datagram as Socket<unknown>), [AF_INET, SOCK_DGRAM, 17, 0] as number[]);
  assertEquals(describe(a), [AF_UNIX, SOCK_STREAM, 0, 0] as number[]);
});

test("options: buffers", [], () => {
  using socket = new Socket(AF_INET, SOCK_DGRAM);
  for (const name of [SO_RCVBUF, SO_SNDBUF]) {
    socket.setsockopt(SOL_SOCKET, name, 10_000);
    const factor = Deno.build.os === "linux" ? 2 : 1; // Linux doubles the value
    assertEquals(socket.getsockopt(SOL_SOCKET, name), 10_000 * factor);
  }
});

test("options: the state of a connection", [constants("TCP_INFO")], () => {
  const [client, conn] = connected(nets[0]!);
  using _client = client, _conn = conn;
  const established = client.getsockopt(IPPROTO_TCP, TCP_INFO!, 256);
  assert(established.length > 100);
  assertEquals(established[0], 1); // TCP_ESTABLISHED
  assert(client.getsockopt(IPPROTO_TCP, TCP_MAXSEG) > 500);
  client.shutdown(SHUT_RDWR);
  assertNotEquals(client.getsockopt(IPPROTO_TCP, TCP_INFO!, 256)[0], 1);
});

test(
  "options: SO_ERROR returns an error once",
  [windowsItself("does not report a reset by SO_ERROR")],
  async () => {
    const [client, conn] = connected(nets[0]!);
    using _client = client;
    conn.setsockopt(SOL_SOCKET, SO_LINGER, new Int32Array([1, 0]));
    conn.close();
    assertEquals(client.getsockopt(SOL_SOCKET, SO_ERROR), module.ECONNRESET);
    assertEquals(client.getsockopt(SOL_SOCKET, SO_ERROR), 0);
    assertEquals((await client.recv(1)).length, 0);
  },
);

test("options: SO_REUSEPORT shares an address", [constants("SO_REUSEPORT")], async () => {
  const bind = (reuse: boolean, port: number) => {
    const socket = new Socket(AF_INET, SOCK_DGRAM);
    if (reuse) socket.setsockopt(SOL_SOCKET, SO_REUSEPORT!, 1);
    try {
      socket.bind(["127.0.0.1", port]);
    } catch (error) {
      socket.close();
      throw error;
    }
    return socket;
  };
  using one = bind(true, 0);
  const port = one.getsockname()[1];
  using _two = bind(true, port);
  assertEquals((await fails("EADDRINUSE", () => bind(false, port))).errno, EADDRINUSE);
});

test("options: broadcasts require SO_BROADCAST", [], async () => {
  using socket = new Socket(AF_INET, SOCK_DGRAM);
  assertEquals(socket.getsockopt(SOL_SOCKET, SO_BROADCAST), 0);
  await fails("EACCES", () => socket.sendtoSync("x", ["127.255.255.255", 9]));
  socket.setsockopt(SOL_SOCKET, SO_BROADCAST, 1);
  assertEquals(socket.sendtoSync("x", ["127.255.255.255", 9]), 1);
});

test("options: errors", [], async () => {
  using socket = new Socket(AF_INET, SOCK_STREAM);
  const unknown = await fails("ENOPROTOOPT", () => socket.getsockopt(SOL_SOCKET, 9999));
  assertEquals(unknown.syscall, "getsockopt");
  const set = await fails("ENOPROTOOPT", () => socket.setsockopt(SOL_SOCKET, 9999, 1));
  assertEquals(set.syscall, "setsockopt");
  for (
    const call of [
      () => socket.getsockopt(SOL_SOCKET, undefined!),
      () => socket.getsockopt("SOL_SOCKET" as never, SO_TYPE),
      () => socket.getsockopt(SOL_SOCKET, SO_TYPE, 0),
      () => socket.getsockopt(SOL_SOCKET, SO_TYPE, -1),
      () => socket.setsockopt(SOL_SOCKET, SO_KEEPALIVE, undefined!),
      () => socket.setsockopt(SOL_SOCKET, SO_KEEPALIVE, 1.5),
      () => socket.setsockopt(SOL_SOCKET, SO_KEEPALIVE, 2 ** 32),
      () => socket.setsockopt(SOL_SOCKET, SO_KEEPALIVE, {} as never),
      () => (socket.setsockopt as (...args: unknown[]) => void)(SOL_SOCKET, SO_KEEPALIVE, null),
    ]
  ) {
    const error = await errorOf(call);
    assert(error instanceof TypeError || error instanceof RangeError, `${call}: ${error}`);
    assert(!(error instanceof SocketError));
  }
  assertEquals(socket.getsockopt(SOL_SOCKET, SO_KEEPALIVE), 0);
});

test("options: lengths and levels", [linux("errors")], async () => {
  using socket = new Socket(AF_INET, SOCK_STREAM);
  await fails("EINVAL", () => socket.setsockopt(SOL_SOCKET, SO_REUSEADDR, new Uint8Array(3)));
  await fails("EOPNOTSUPP", () => socket.getsockopt(IPPROTO_TCP + 1000, 1));
});

test(
  "options: Python reads the same values from the same socket",
  [ownTool("python3")],
  async () => {
    const names = [
      ["SOL_SOCKET", "SO_REUSEADDR"],
      ["SOL_SOCKET", "SO_KEEPALIVE"],
      ["SOL_SOCKET", "SO_TYPE"],
      ["SOL_SOCKET", "SO_RCVBUF"],
      ["SOL_SOCKET", "SO_SNDBUF"],
      ["SOL_SOCKET", "SO_OOBINLINE"],
      ["SOL_SOCKET", "SO_PRIORITY"],
      ["SOL_SOCKET", "SO_MARK"],
      ["SOL_SOCKET", "SO_RCVLOWAT"],
      ["SOL_SOCKET", "SO_LINGER"],
      ["IPPROTO_TCP", "TCP_NODELAY"],
      ["IPPROTO_TCP", "TCP_CORK"],
      ["IPPROTO_TCP", "TCP_KEEPINTVL"],
      ["IPPROTO_TCP", "TCP_KEEPCNT"],
      ["IPPROTO_TCP", "TCP_SYNCNT"],
      ["IPPROTO_TCP", "TCP_USER_TIMEOUT"],
      ["IPPROTO_IP", "IP_TTL"],
      ["IPPROTO_IP", "IP_TOS"],
      ["IPPROTO_IP", "IP_MTU_DISCOVER"],
      ["IPPROTO_IP", "IP_RECVTOS"],
      ["IPPROTO_IP", "IP_TRANSPARENT"],
    ] as const;
    using socket = new Socket(AF_INET, SOCK_STREAM);
    socket.setsockopt(SOL_SOCKET, SO_RCVBUF, 12_345);
    socket.setsockopt(IPPROTO_TCP, TCP_NODELAY, true);
    socket.setsockopt(IPPROTO_IP, IP_TTL, 7);
    socket.setInheritable(true);
    await using python = new Python(
      `
import json
s = socket.socket(fileno=int(sys.argv[1]))
# Python lacks some names that C has.
more = {"IP_MTU_DISCOVER": 10, "IP_RECVTOS": 13}
get = lambda name: getattr(socket, name, None) or more[name]
names = json.loads(sys.argv[2])
say(json.dumps([
    [s.getsockopt(get(level) if level != "IPPROTO_IP" else 0, get(name)) for level, name in names],
    [s.getsockopt(get(level) if level != "IPPROTO_IP" else 0, get(name), 64).hex() for level, name in names],
]))
s.detach()
`,
      String(socket.fileno()),
      JSON.stringify(names),
    );
    const numbers = module as unknown as Record<string, number>;
    const mine = [
      names.map(([level, name]) => socket.getsockopt(numbers[level]!, numbers[name]!)),
      names.map(([level, name]) => socket.getsockopt(numbers[level]!, numbers[name]!, 64).toHex()),
    ];
    assertEquals(mine, await python.json());
    using copy = fromfd(socket.fileno(), AF_INET, SOCK_STREAM);
    assertEquals(copy.getsockopt(IPPROTO_IP, IP_TTL), 7);
  },
);

test("ioctl: number of readable and of unsent bytes", [], async () => {
  const { FIONREAD, TIOCOUTQ } = module as unknown as Record<string, number>;
  const [client, conn] = connected(nets[0]!);
  using _client = client, _conn = conn;
  const count = new Int32Array([-1]);
  assertEquals(conn.ioctl(FIONREAD!, count), Deno.build.os === "windows" ? 4 : 0);
  assertEquals(count[0], 0);
  client.sendallSync("12345");
  await conn.recv(1);
  conn.ioctl(FIONREAD!, count);
  assertEquals(count[0], 4);
  const inside = new Uint8Array(12).fill(0xee);
  conn.ioctl(FIONREAD!, new DataView(inside.buffer, 4, 4));
  assertEquals([...inside], [238, 238, 238, 238, 4, 0, 0, 0, 238, 238, 238, 238]);
  if (TIOCOUTQ !== undefined) {
    client.ioctl(TIOCOUTQ, count);
    assertEquals(count[0], 0);
  }
});

test("ioctl: queries about an interface", [linux("the interface lo")], async () => {
  const { SIOCGIFINDEX, SIOCGIFADDR, SIOCGIFMTU, SIOCGIFNAME } = module as unknown as Record<
    string,
    number
  >;
  using socket = new Socket(AF_INET, SOCK_DGRAM);
  const request = new Uint8Array(40); // struct ifreq
  request.set(new TextEncoder().encode("lo"));
  const view = new DataView(request.buffer);
  socket.ioctl(SIOCGIFINDEX!, request);
  assertEquals(view.getInt32(16, true), if_nametoindex("lo"));
  socket.ioctl(SIOCGIFADDR!, request);
  assertEquals([...request.subarray(20, 24)], [127, 0, 0, 1]);
  socket.ioctl(SIOCGIFMTU!, request);
  assertEquals(
    view.getInt32(16, true),
    Number(Deno.readTextFileSync("/sys/class/net/lo/mtu")),
  );
  view.setInt32(16, if_nametoindex("lo"), true);
  request.fill(0, 0, 16);
  socket.ioctl(SIOCGIFNAME!, request);
  assertEquals(decode(request.subarray(0, 3)), "lo\0");
  request.set(new TextEncoder().encode("no-such-if"));
  const error = await fails("ENODEV", () => socket.ioctl(SIOCGIFINDEX!, request));
  assertEquals(error.syscall, "ioctl");
});

test("ioctl: FIONBIO and arguments", [], async () => {
  const { FIONBIO } = module as unknown as Record<string, number>;
  const [a, b] = socketpair();
  using _a = a, _b = b;
  a.ioctl(FIONBIO!, new Int32Array([1])); // without the socket's knowledge
  b.sendSync("x");
  assertEquals(decode(a.recvSync(1)), "x");
  a.ioctl(FIONBIO!, new Int32Array([0]));
  for (
    const call of [
      () => a.ioctl(undefined!, 0),
      () => a.ioctl(FIONBIO!, undefined!),
      () => a.ioctl(FIONBIO!, "1" as never),
      () => a.ioctl(FIONBIO!, 0.5),
    ]
  ) assert(!(await errorOf(call) instanceof SocketError), String(call));
  a.close();
  await fails("EBADF", () => a.ioctl(FIONBIO!, 0));
});
