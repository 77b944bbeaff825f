// Runs in a network namespace, see network_test.ts. The interface test0 has the addresses
// 198.51.100.1 and fe80::77. Packets that leave through it are lost.

import { closeSync, openSync } from "node:fs";
import { assert, assertEquals, assertNotEquals } from "@std/assert";
import {
  AF_INET,
  AF_INET6,
  createConnection,
  createConnectionSync,
  ETIMEDOUT,
  FileDescriptor,
  getaddrinfoSync,
  if_nametoindex,
  inet_pton,
  IPPROTO_IPV6,
  IPPROTO_UDP,
  IPV6_JOIN_GROUP,
  IPV6_LEAVE_GROUP,
  IPV6_MULTICAST_HOPS,
  IPV6_MULTICAST_IF,
  POLLIN,
  SO_BROADCAST,
  SOCK_DGRAM,
  SOCK_STREAM,
  Socket,
  SOL_SOCKET,
} from "@libc/socket";
import { errorOf, fails, timesOut } from "../helpers/peers.ts";
import { decode, inBothForms, type Need, Python, test } from "../helpers/support.ts";

const NOWHERE = "198.51.100.99";
const LINK_LOCAL = "fe80::77";
const index = if_nametoindex("test0");

function ipv6(): Need {
  try {
    using socket = new Socket(AF_INET6, SOCK_DGRAM);
    socket.bind([LINK_LOCAL, 0, 0, index]);
    return null;
  } catch {
    return "no IPv6";
  }
}

inBothForms("a connect to a host that does not answer", [], async (form) => {
  using client = new Socket(AF_INET, SOCK_STREAM);
  client.settimeout(0.1);
  const error = await fails("ETIMEDOUT", () => form.connect(client, [NOWHERE, 9]));
  assertEquals([error.syscall, error.address], ["connect", [NOWHERE, 9]]);
  await timesOut(() => Promise.reject(error));
  using another = new Socket(AF_INET, SOCK_STREAM);
  another.settimeout(0.1);
  assertEquals(await form.connectEx(another, [NOWHERE, 9]), ETIMEDOUT);
  await timesOut(() =>
    form.name === "blocking"
      ? createConnectionSync([NOWHERE, 9], 0.1)
      : createConnection([NOWHERE, 9], 0.1)
  );
});

test("a connect to a host that does not answer can be aborted or closed", [], async () => {
  using client = new Socket(AF_INET, SOCK_STREAM);
  const reason = new Error("enough");
  const controller = new AbortController();
  setTimeout(() => controller.abort(reason), 20);
  const { signal } = controller;
  assertEquals(await errorOf(() => client.connect([NOWHERE, 9], { signal })), reason);
  using another = new Socket(AF_INET, SOCK_STREAM);
  setTimeout(() => another.close(), 20);
  await fails("EBADF", () => another.connect([NOWHERE, 9]));
  const stop = AbortSignal.timeout(20);
  const error = await errorOf(() => createConnection([NOWHERE, 9], { signal: stop }));
  assert(error instanceof DOMException, String(error));
});

inBothForms("a local address is reachable from another local address", [], async (form) => {
  using server = new Socket(AF_INET, SOCK_STREAM);
  server.bind(["198.51.100.1", 0]);
  server.listen();
  using client = new Socket(AF_INET, SOCK_STREAM);
  client.bind(["127.0.0.1", 0]); // another local address
  await form.connect(client, server.getsockname());
  const [conn, address] = await form.accept(server);
  conn.close();
  assertEquals(address, client.getsockname());
  assertEquals(address[0], "127.0.0.1");
});

inBothForms("broadcasts", [], async (form) => {
  using receiver = new Socket(AF_INET, SOCK_DGRAM);
  receiver.bind(["", 0]);
  receiver.settimeout(60);
  const port = receiver.getsockname()[1];
  using sender = new Socket(AF_INET, SOCK_DGRAM);
  for (const host of ["<broadcast>", "255.255.255.255", "198.51.100.255"]) {
    sender.setsockopt(SOL_SOCKET, SO_BROADCAST, 0);
    const error = await fails("EACCES", () => form.sendto(sender, "x", 0, [host, port]));
    assertEquals(error.address, [host, port]);
    sender.setsockopt(SOL_SOCKET, SO_BROADCAST, 1);
    assertEquals(await form.sendto(sender, host, 0, [host, port]), host.length);
    const [data, address] = await form.recvfrom(receiver, 100);
    assertEquals([decode(data), address[0]], [host, "198.51.100.1"]);
  }
  await form.connect(sender, ["<broadcast>", port]);
  assertEquals(sender.getpeername(), ["255.255.255.255", port]);
  await form.send(sender, "connected");
  assertEquals(decode(await form.recv(receiver, 100)), "connected");
  using bound = new Socket(AF_INET, SOCK_DGRAM);
  bound.bind(["<broadcast>", 0]);
  assertEquals(bound.getsockname()[0], "255.255.255.255");
});

inBothForms("broadcasts from Python", [], async (form) => {
  using receiver = new Socket(AF_INET, SOCK_DGRAM);
  receiver.bind(["<broadcast>", 0]);
  receiver.settimeout(60);
  await using _sender = new Python(
    `
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
s.sendto(b"from Python", ("<broadcast>", int(sys.argv[1])))
`,
    String(receiver.getsockname()[1]),
  );
  assertEquals(decode(await form.recv(receiver, 100)), "from Python");
});

inBothForms("link-local addresses and their scope", [ipv6()], async (form) => {
  const here: [string, number, number, number] = [LINK_LOCAL, 0, 0, index];
  using unscoped = new Socket(AF_INET6, SOCK_STREAM);
  await fails("EINVAL", () => unscoped.bind([LINK_LOCAL, 0]));
  for (
    const name of [
      here,
      [`${LINK_LOCAL}%test0`, 0],
      [`${LINK_LOCAL}%${index}`, 0, 0],
      [`${LINK_LOCAL}%test0`, 0, 0, index],
    ] as [string, number, number?, number?][]
  ) {
    using server = new Socket(AF_INET6, SOCK_STREAM);
    server.bind(name);
    const [host, port, flowinfo, scope] = server.getsockname();
    assertEquals([host, flowinfo, scope], [LINK_LOCAL, 0, index]);
    server.listen();
    using client = new Socket(AF_INET6, SOCK_STREAM);
    await form.connect(client, [name[0], port, ...name.slice(2)] as typeof name);
    const [conn, address] = await form.accept(server);
    using _conn = conn;
    assertEquals(address, client.getsockname());
    assertEquals(address[3], index);
    assertEquals(client.getpeername(), [LINK_LOCAL, port, 0, index]);

    using datagrams = new Socket(AF_INET6, SOCK_DGRAM);
    datagrams.bind(name);
    datagrams.settimeout(60);
    const self = datagrams.getsockname();
    await form.sendto(datagrams, "x", 0, [name[0], self[1], ...name.slice(2)] as typeof name);
    assertEquals(await form.recvfrom(datagrams, 10), [new TextEncoder().encode("x"), self]);
  }
  using socket = new Socket(AF_INET6, SOCK_STREAM);
  for (
    const wrong of [[`${LINK_LOCAL}%no-such-if`, 0], [`${LINK_LOCAL}%test0`, 0, 0, index + 1]]
  ) {
    assertNotEquals(await errorOf(() => socket.bind(wrong as [string, number])), undefined);
    assertEquals(socket.getsockname(), ["::", 0, 0, 0]);
  }
});

inBothForms("link-local addresses with Python", [ipv6()], async (form) => {
  await using peer = new Python(
    `
s = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
s.bind((sys.argv[1], 0, 0, int(sys.argv[2])))
say(s.getsockname()[1])
data, address = s.recvfrom(100)
say(*address)
s.sendto(data.upper(), address)
`,
    LINK_LOCAL,
    String(index),
  );
  const port = Number(await peer.line());
  using socket = new Socket(AF_INET6, SOCK_DGRAM);
  socket.settimeout(60);
  await form.sendto(socket, "hello", 0, [`${LINK_LOCAL}%test0`, port]);
  assertEquals(
    await peer.line(),
    `${LINK_LOCAL} ${socket.getsockname()[1]} 0 ${index}`,
  );
  const [data, address] = await form.recvfrom(socket, 100);
  assertEquals([decode(data), address], ["HELLO", [LINK_LOCAL, port, 0, index]]);
});

inBothForms("IPv6 multicast", [ipv6()], async (form) => {
  const group = "ff02::7777";
  using receiver = new Socket(AF_INET6, SOCK_DGRAM);
  receiver.bind(["::", 0]);
  receiver.settimeout(60);
  const port = receiver.getsockname()[1];
  const membership = new Uint8Array(20); // struct ipv6_mreq
  membership.set(inet_pton(AF_INET6, group));
  new DataView(membership.buffer).setUint32(16, index, true);
  receiver.setsockopt(IPPROTO_IPV6, IPV6_JOIN_GROUP, membership);
  using sender = new Socket(AF_INET6, SOCK_DGRAM);
  sender.setsockopt(IPPROTO_IPV6, IPV6_MULTICAST_IF, index);
  sender.setsockopt(IPPROTO_IPV6, IPV6_MULTICAST_HOPS, 2);
  for (
    const address of [[group, port], [group, port, 0, index], [`${group}%test0`, port]] as [
      string,
      number,
      number?,
      number?,
    ][]
  ) {
    await form.sendto(sender, "to all", 0, address);
    const [data, [host, , , scope]] = await form.recvfrom(receiver, 100);
    assertEquals([decode(data), host, scope], ["to all", LINK_LOCAL, index]);
  }
  receiver.setsockopt(IPPROTO_IPV6, IPV6_LEAVE_GROUP, membership);
  await form.sendto(sender, "to the remaining members", 0, [group, port]);
  receiver.settimeout(0.05);
  await timesOut(() => form.recv(receiver, 100));
});

inBothForms("no route", [], async (form) => {
  const run = (args: string) => new Deno.Command("ip", { args: args.split(" ") }).outputSync();
  run("route del default dev test0");
  try {
    using stream = new Socket(AF_INET, SOCK_STREAM);
    await fails("ENETUNREACH", () => form.connect(stream, ["203.0.113.1", 9]));
    using datagram = new Socket(AF_INET, SOCK_DGRAM);
    await fails("ENETUNREACH", () => form.sendto(datagram, "x", 0, ["203.0.113.1", 9]));
    using bound = new Socket(AF_INET, SOCK_STREAM);
    await fails("EADDRNOTAVAIL", () => bound.bind(["203.0.113.1", 0]));
  } finally {
    run("route add default dev test0");
  }
});

inBothForms("a zone of digits is an interface of that name, if there is one", [
  ipv6(),
], async (form) => {
  const ip = async (...args: string[]) => {
    assert((await new Deno.Command("ip", { args }).output()).success, args.join(" "));
  };
  const digits = String(index); // the name is the index of test0
  await ip("link", "add", "name", digits, "type", "veth", "peer", "name", "peer0");
  try {
    for (const name of [digits, "peer0"]) await ip("link", "set", name, "up");
    await ip("addr", "add", "fe80::99/64", "dev", digits, "nodad");
    const named = if_nametoindex(digits);
    assertNotEquals(named, index);
    const host = `fe80::99%${digits}`;
    assertEquals(getaddrinfoSync(host, 9)[0]![4], ["fe80::99", 9, 0, named]);
    using socket = new Socket(AF_INET6, SOCK_DGRAM);
    socket.bind([host, 0]);
    const [, port, , scope] = socket.getsockname();
    assertEquals(scope, named);
    // The kernel may drop a datagram while the link comes up.
    for (let isThere = false; !isThere;) {
      await form.sendto(socket, "to its own address", 0, [host, port]);
      isThere = await socket.poll(POLLIN, 1) !== 0;
    }
    assertEquals(decode(await form.recv(socket, 100)), "to its own address");
    await form.connect(socket, [host, port]);
    assertEquals(socket.getpeername(), ["fe80::99", port, 0, named]);
    // Without an interface of that name, the digits are an index.
    using other = new Socket(AF_INET6, SOCK_DGRAM);
    await ip("link", "set", digits, "down");
    await ip("link", "set", digits, "name", "named");
    other.bind([`${LINK_LOCAL}%${digits}`, 0]);
    assertEquals(other.getsockname()[3], index);
  } finally {
    await ip("link", "del", "peer0");
  }
});

/** Requires the device that makes network interfaces. */
function tunDevice(): Need {
  try {
    closeSync(openSync("/dev/net/tun", "r+"));
    return null;
  } catch (error) {
    return `no /dev/net/tun: ${(error as Error).message}`;
  }
}

test("a TUN device: packets of the kernel are read, and written packets reach it", [
  tunDevice(),
], async () => {
  const TUNSETIFF = 0x400454ca, IFF_TUN = 1, IFF_NO_PI = 0x1000;
  const file = openSync("/dev/net/tun", "r+");
  using tun = FileDescriptor.borrow(file);
  closeSync(file);
  const request = new Uint8Array(40); // struct ifreq
  new TextEncoder().encodeInto("tun7", request);
  new DataView(request.buffer).setUint16(16, IFF_TUN | IFF_NO_PI, true);
  assertEquals(tun.ioctl(TUNSETIFF, request), 0);
  const ip = (...args: string[]) => {
    const { success, stderr } = new Deno.Command("ip", { args }).outputSync();
    assert(success, decode(stderr));
  };
  ip("address", "add", "198.51.101.1/24", "dev", "tun7");
  ip("link", "set", "tun7", "up");
  tun.settimeout(60);

  using socket = new Socket(AF_INET, SOCK_DGRAM);
  socket.settimeout(60);
  socket.bind(["198.51.101.1", 0]);
  const peer: [string, number] = ["198.51.101.2", 4711];
  for (const text of ["first", "second"]) {
    let packet: Uint8Array<ArrayBuffer>;
    const read = tun.read(2000);
    await socket.sendto(text, peer);
    // The kernel may send packets of its own first.
    for (packet = await read; packet[0] !== 0x45 || packet[9] !== IPPROTO_UDP;) {
      packet = tun.readSync(2000);
    }
    assertEquals(decode(packet.slice(28)), text);
    // Sent back, from the peer: both addresses and both ports change places, which leaves the
    // checksums as they are.
    const answer = packet.slice();
    answer.set(packet.subarray(16, 20), 12);
    answer.set(packet.subarray(12, 16), 16);
    answer.set(packet.subarray(22, 24), 20);
    answer.set(packet.subarray(20, 22), 22);
    if (text === "first") assertEquals(await tun.write(answer), packet.length);
    else tun.writeAllSync(answer);
    const [data, sender] = await socket.recvfrom(100);
    assertEquals([decode(data), sender], [text, peer]);
  }
});
