// formatAddress, the guards of addresses, and the types of parameters that take an address.

import {
  type Address,
  AF_INET,
  AF_UNIX,
  Batch,
  createConnection,
  createConnectionSync,
  createServer,
  formatAddress,
  getnameinfo,
  if_nameindex,
  type Inet6Address,
  type InetAddress,
  isAlgAddress,
  isBluetoothAddress,
  isCanAddress,
  isHypervAddress,
  isInet6Address,
  isInetAddress,
  isPacketAddress,
  isTipcAddress,
  isUnixAddress,
  NI_NUMERICHOST,
  NI_NUMERICSERV,
  SOCK_DGRAM,
  SOCK_STREAM,
  Socket,
  type UnixAddress,
} from "@libc/socket";
import { assertEquals, assertThrows } from "@std/assert";
import { nets } from "../helpers/peers.ts";
import { constants, test } from "../helpers/support.ts";

const GUID = "3049197C-FACB-11E6-BD58-64006A7986D3";

/** An address of each family, its text, and the guards that it passes. */
const samples: readonly (readonly [address: Address, text: string, ...guards: string[]])[] = [
  [["127.0.0.1", 80], "127.0.0.1:80", "inet"],
  [["localhost", 80], "localhost:80", "inet"],
  [["", 80], ":80", "inet"],
  [["::1", 80], "[::1]:80", "inet6"],
  [["::1", 80, 0, 0], "[::1]:80", "inet6"],
  [["::ffff:1.2.3.4", 80, 5, 0], "[::ffff:1.2.3.4]:80", "inet6"],
  [["fe80::1%eth0", 80], "[fe80::1%eth0]:80", "inet6"],
  [["fe80::1%eth0", 80, 0, 77777], "[fe80::1%eth0]:80", "inet6"],
  [["fe80::1", 80, 0, 0x7ffffff0], "[fe80::1%2147483632]:80", "inet6"],
  ["/run/a b.sock", "/run/a b.sock", "unix"],
  ["/run/\x1b[2J\n", "/run/\\x1b[2J\\x0a", "unix"],
  ["/run/grüße", "/run/grüße", "unix"],
  ["", '""', "unix"],
  ["\0name", "@name", "unix"],
  [new TextEncoder().encode("\0grüße\0x"), "@grüße\\x00x", "unix"],
  [new Uint8Array([47, 97, 0xff]), "/a\\xff", "unix"],
  [new Uint8Array([0, 97, 0xe4, 0]), "@a\\xe4\\x00", "unix"],
  [[4711, 1], "4711:1"],
  [[1, 1000, 0, 0, 2], "1:1000:0:0:2", "tipc"],
  [["eth0", 3], "eth0:3", "inet"],
  [
    ["eth0", 3, 0, 1, new Uint8Array([0, 17, 34, 51, 68, 85])],
    "eth0:3:0:1:[00:11:22:33:44:55]",
    "packet",
  ],
  [["can0"], "can0", "can"],
  [["can0", 0x123, 0x321], "can0:291:801", "can"],
  [["can0", 5n, 6, 7], "can0:5:6:7", "can"],
  [["hash", "sha256"], "hash:sha256", "alg"],
  [["01:23:45:67:89:AB", 3], "[01:23:45:67:89:AB]:3", "bluetooth"],
  [["01:23:45:67:89:AB", 3, 0, 1], "[01:23:45:67:89:AB]:3:0:1", "bluetooth"],
  [["eth0", 1, 0, 0], "eth0:1:0:0"],
  [0, "0"],
  [[GUID, GUID], `${GUID}:${GUID}`, "alg", "hyperv"],
];

const guards = {
  inet: isInetAddress,
  inet6: isInet6Address,
  unix: isUnixAddress,
  tipc: isTipcAddress,
  packet: isPacketAddress,
  can: isCanAddress,
  alg: isAlgAddress,
  bluetooth: isBluetoothAddress,
  hyperv: isHypervAddress,
};

test("formatAddress and the guards, for an address of each family", [], () => {
  for (const [address, text, ...expected] of samples) {
    assertEquals(formatAddress(address), text);
    const passed = Object.entries(guards).filter(([, guard]) => guard(address));
    assertEquals(passed.map(([name]) => name), expected, text);
  }
});

test("no guard takes what is no address", [], () => {
  const values = [undefined, null, 1n, true, {}, [], [undefined], [[]], ["a", "80", 1, 1, 1]];
  const wrongPorts = [["a", 65536], ["a", -1], ["a", 0.5], ["::1", 65536], ["::1", 80, "0"]];
  for (const value of [...values, ...wrongPorts]) {
    for (const guard of Object.values(guards)) assertEquals(guard(value), false, String(value));
  }
});

for (const { name, family, needs, host } of nets) {
  test(`the guards and formatAddress on what sockets return, ${name}`, needs, () => {
    using socket = new Socket(family, SOCK_STREAM);
    socket.bind([host, 0]);
    const address = socket.getsockname();
    assertEquals(isInetAddress(address), name === "IPv4");
    assertEquals(isInet6Address(address), name === "IPv6");
    const [, port] = address;
    assertEquals(formatAddress(address), name === "IPv4" ? `${host}:${port}` : `[${host}]:${port}`);
  });
}

test("formatAddress names the interface of a scope", [], () => {
  const [index, name] = if_nameindex()[0]!;
  assertEquals(formatAddress(["fe80::1", 80, 0, index]), `[fe80::1%${name}]:80`);
});

test("formatAddress on an abstract name that a socket returns", [
  constants("AF_UNIX"),
  Deno.build.os === "linux" ? null : "abstract names are of Linux",
], () => {
  using socket = new Socket(AF_UNIX!, SOCK_STREAM);
  const name = `libc-socket-${crypto.randomUUID()}`;
  socket.bind(`\0${name}`);
  assertEquals(formatAddress(socket.getsockname()), `@${name}`);
});

/** True if two types are the same. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2) ? true
  : false;

/** Takes a type that must be `true`. The check of the types is the test. */
function holds<T extends true>(..._: T[]): void {}

test("the guards narrow, and leave the other families", [], () => {
  const seen: string[] = [];
  for (const address of [["127.0.0.1", 1], ["::1", 2, 0, 0]] as (InetAddress | Inet6Address)[]) {
    if (isInet6Address(address)) {
      holds<Same<typeof address[2], number | undefined>>();
      seen.push("6");
    } else {
      holds<Same<typeof address, InetAddress | Inet6Address>>();
      seen.push("4");
    }
  }
  const any = "/run/x" as Address;
  if (isUnixAddress(any)) {
    holds<Same<typeof any, UnixAddress>>();
    seen.push(any as string);
  }
  assertEquals(seen, ["4", "6", "/run/x"]);
});

test("parameters take readonly tuples, results are mutable ones", [], async () => {
  const any = ["127.0.0.1", 0] as const;
  using server = createServer(any);
  holds<Same<typeof server, Socket<InetAddress, "stream">>>();
  using other = createServer(any, { family: AF_INET });
  holds<Same<typeof other, Socket<InetAddress, "stream">>>();
  using mutable = createServer(["127.0.0.1", 0]);
  holds<Same<ReturnType<typeof mutable.getsockname>, [string, number]>>();
  holds<Same<ReturnType<typeof server.getsockname>, InetAddress>>();
  const at = Object.freeze(server.getsockname());
  using a = await createConnection(at, 10, { sourceAddress: any });
  using b = createConnectionSync(at);
  assertEquals([a.getpeername(), b.getpeername()], [[...at], [...at]]);
  for (const connection of [server.acceptSync()[0], server.acceptSync()[0]]) connection.close();

  using c = new Socket(AF_INET, SOCK_STREAM);
  holds<Same<typeof c, Socket<InetAddress, "stream">>>();
  c.bind(any);
  await c.connect(at);
  using d = new Socket(AF_INET, SOCK_STREAM);
  d.connectSync(at);
  using e = new Socket(AF_INET, SOCK_STREAM);
  assertEquals(await e.connectEx(at), 0);
  using f = new Socket(AF_INET, SOCK_STREAM);
  assertEquals(f.connectExSync(at), 0);
  assertEquals(await getnameinfo(at, NI_NUMERICHOST | NI_NUMERICSERV), [at[0], String(at[1])]);

  using receiver = new Socket(AF_INET, SOCK_DGRAM);
  receiver.bind(any);
  using sender = new Socket(AF_INET, SOCK_DGRAM);
  const to = Object.freeze(receiver.getsockname());
  await sender.sendto("1", to);
  await sender.sendto("1", 0, to);
  sender.sendtoSync("1", to);
  sender.sendtoSync("1", 0, to);
  await sender.sendmsg(["1"], [], 0, to);
  sender.sendmsgSync(["1"], [], 0, to);
  const batch = new Batch(sender, 1, 10);
  batch.put(0, "1", to);
  sender.sendmmsgSync(batch);
  for (let i = 0; i < 7; i++) {
    const [data, from] = receiver.recvfromSync(10);
    holds<Same<typeof from, InetAddress>>();
    from[1] = data.length; // a mutable tuple
    assertEquals(from, ["127.0.0.1", 1]);
  }
  // @ts-expect-error: a path is no address of AF_INET
  assertThrows(() => sender.bind("/a path"), TypeError, "[host, port]");
});
