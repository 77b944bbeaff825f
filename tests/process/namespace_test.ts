// Sockets in network namespaces that the tests make.

import { assert, assertEquals, assertThrows } from "@std/assert";
import {
  AF_INET,
  AF_INET6,
  getifaddrs,
  if_nameindex,
  IFF_POINTOPOINT,
  inNamespace,
  SOCK_DGRAM,
  SOCK_STREAM,
  Socket,
  SocketError,
  socketInNamespace,
} from "@libc/socket";
import { system } from "../../ffi/mod.ts";
import { fails } from "../helpers/peers.ts";
import {
  decode,
  descriptors,
  inBothForms,
  type Need,
  networkNamespaces,
  openedSince,
  Python,
  root,
  test,
  tool,
} from "../helpers/support.ts";

/** The need of the right to make network namespaces. */
function namespaces(): Need {
  const lacks = networkNamespaces() ?? root() ?? tool("ip") ?? tool("unshare");
  if (lacks !== null) return lacks;
  const { success } = new Deno.Command("unshare", { args: ["-n", "true"], stderr: "null" })
    .outputSync();
  return success ? null : "no right to make network namespaces";
}

const needs = [namespaces()];

function ip(...args: string[]): string {
  const { success, stdout, stderr } = new Deno.Command("ip", { args }).outputSync();
  if (!success) throw new Error(`ip ${args.join(" ")}: ${decode(stderr)}`);
  return decode(stdout);
}

let made = 0;

/** A network namespace with its loopback up, removed at the end of its scope. */
class Namespace implements Disposable {
  readonly name = `socket-${Deno.pid}-${made++}`;

  constructor() {
    ip("netns", "add", this.name);
    ip("-n", this.name, "link", "set", "lo", "up");
  }

  [Symbol.dispose](): void {
    ip("netns", "delete", this.name);
  }
}

/** The namespace that this thread is in. */
function present(): string {
  return Deno.readLinkSync("/proc/thread-self/ns/net");
}

inBothForms("namespace: a socket lives in the one it was made in", needs, async (form) => {
  using blue = new Namespace();
  const before = present();
  using server = socketInNamespace(blue.name, AF_INET, SOCK_STREAM);
  assertEquals(present(), before);
  assertEquals([server.family, server.type], [AF_INET, SOCK_STREAM]);
  server.bind(["127.0.0.1", 0]);
  server.listen();
  using outside = new Socket(AF_INET, SOCK_STREAM);
  await fails("ECONNREFUSED", () => form.connect(outside, server.getsockname()));
  using inside = socketInNamespace(`/run/netns/${blue.name}`, AF_INET, SOCK_STREAM);
  await form.connect(inside, server.getsockname());
  const [conn] = await form.accept(server);
  await form.sendall(conn, "hello");
  assertEquals(decode(await form.recv(inside, 64)), "hello");
  conn.close();
  // the same port is free in another one
  using red = new Namespace();
  using same = socketInNamespace(red.name, AF_INET, SOCK_STREAM);
  same.bind(server.getsockname());
});

test("namespace: by name, path and descriptor, one in the other", needs, () => {
  using blue = new Namespace();
  using red = new Namespace();
  ip("-n", blue.name, "link", "add", "only-blue", "type", "veth", "peer", "name", "peer-blue");
  const names = () => if_nameindex().map(([, name]) => name).sort();
  const before = present(), outside = names();
  const path = `/run/netns/${blue.name}`;
  const fd = system().files!.open(path);
  assert(fd >= 0);
  const open = descriptors();
  for (const namespace of [blue.name, path, fd]) {
    assertEquals(inNamespace(namespace, names), ["lo", "only-blue", "peer-blue"]);
    assertEquals(
      inNamespace(namespace, () => [names().length, inNamespace(red.name, names), names().length]),
      [3, ["lo"], 3],
    );
  }
  assertEquals([present(), names()], [before, outside]);
  assertEquals(openedSince(open), []);
  system().close(fd);
});

test("namespace: the thread comes back whatever happens", needs, async () => {
  using blue = new Namespace();
  const before = present(), open = descriptors();
  const wrong = new Error("wrong");
  assertThrows(
    () =>
      inNamespace(blue.name, () => {
        assert(present() !== before);
        throw wrong;
      }),
    Error,
    "wrong",
  );
  assertEquals(present(), before);
  assertThrows(() => inNamespace(blue.name, () => Promise.resolve()), TypeError, "promise");
  assertEquals(present(), before);
  assertThrows(() => socketInNamespace(blue.name, 9999), SocketError, "EAFNOSUPPORT");
  assertEquals(present(), before);
  await fails("EINVAL", () => inNamespace("/proc/self/ns/mnt", present));
  await fails("EINVAL", () => inNamespace("/proc/self/stat", present));
  assertEquals([present(), openedSince(open)], [before, []]);
});

test("namespace: a way back that is lost is told of", needs, () => {
  using blue = new Namespace();
  const before = present();
  const own = system().files!.open("/proc/thread-self/ns/net");
  const { namespaces } = system();
  const { enter } = namespaces!;
  let count = 0;
  const replaced = namespaces as { enter: typeof enter };
  replaced.enter = (fd) => ++count > 1 ? -1 : enter(fd);
  try {
    const wrong = new Error("wrong");
    const error = assertThrows(
      () => {
        inNamespace(blue.name, () => {
          throw wrong;
        });
      },
      AggregateError,
      "could not go back",
    );
    assertEquals((error.errors[0] as SocketError).syscall, "setns");
    assertEquals(error.errors[1], wrong);
  } finally {
    replaced.enter = enter;
    assertEquals(enter(own), 0);
    system().close(own);
  }
  assertEquals(present(), before);
});

test("namespace: a Python program's, by its path", [...needs, tool("python3")], async () => {
  const before = present();
  await using peer = new Python(`
import ctypes
assert ctypes.CDLL(None).unshare(0x40000000) == 0
import os, subprocess
subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); s.bind(("127.0.0.1", 0))
say(os.getpid()); say(s.getsockname()[1])
data, address = s.recvfrom(64)
s.sendto(data[::-1], address)
`);
  const pid = await peer.line(), port = Number(await peer.line());
  using socket = socketInNamespace(`/proc/${pid}/ns/net`, AF_INET, SOCK_DGRAM);
  socket.settimeout(60);
  await socket.sendto("olleh", ["127.0.0.1", port]);
  assertEquals(decode(await socket.recv(64)), "hello");
  assertEquals(present(), before);
});

test("getifaddrs: labels, peers and devices without hardware", needs, () => {
  using blue = new Namespace();
  const config = [
    ["tuntap", "add", "dev", "tun9", "mode", "tun"],
    ["addr", "add", "10.9.0.1", "peer", "10.9.0.2/32", "dev", "tun9"],
    ["addr", "add", "fd99::1", "peer", "fd99::2/128", "dev", "tun9"],
    ["link", "add", "pair0", "type", "veth", "peer", "name", "pair1"],
    ["addr", "add", "10.8.0.1/24", "brd", "+", "dev", "pair0", "label", "pair0:one"],
    ["link", "set", "tun9", "up"],
  ];
  try {
    for (const args of config) ip("-n", blue.name, ...args);
  } catch (error) {
    if (/tuntap|\/dev\/net\/tun/.test(String(error))) return; // no tun devices here
    throw error;
  }
  const entries = inNamespace(blue.name, getifaddrs);
  const index = new Map(inNamespace(blue.name, if_nameindex).map(([index, name]) => [name, index]));
  const tun = entries.filter(({ name }) => name === "tun9");
  assert(tun.every(({ flags }) => flags & IFF_POINTOPOINT!));
  assert(tun.every((entry) => entry.index === index.get("tun9")));
  const v4 = tun.find(({ family }) => family === AF_INET)!;
  assert(v4.kind === "inet");
  assertEquals([v4.address, v4.destination, v4.netmask, v4.broadcast], [
    "10.9.0.1",
    "10.9.0.2",
    "255.255.255.255",
    null,
  ]);
  const v6 = tun.find(({ family, address }) => family === AF_INET6 && address === "fd99::1")!;
  assert(v6.kind === "inet6");
  assertEquals([v6.destination, v6.scopeid], ["fd99::2", 0]);
  const link = tun.find(({ kind }) => kind === "other")!; // it has no hardware address
  assertEquals([link.family, link.address], [0, null]);
  const labelled = entries.find(({ name }) => name === "pair0:one")!;
  assert(labelled.kind === "inet");
  assertEquals([labelled.index, labelled.broadcast], [index.get("pair0")!, "10.8.0.255"]);
});

test("namespace: what cannot be", [networkNamespaces()], async () => {
  const open = descriptors();
  const error = await fails("ENOENT", () => inNamespace("no such namespace", present));
  assertEquals(error.address, "/run/netns/no such namespace");
  await fails("ENOENT", () => socketInNamespace("/no/such/file"));
  await fails("EBADF", () => inNamespace(999_999, present));
  if (Deno.uid() !== 0) await fails("EPERM", () => inNamespace("/proc/self/ns/net", present));
  assertEquals(openedSince(open), []);
});

test("namespace: wrong arguments", [], () => {
  for (const wrong of ["", ".", "..", "a\0b", undefined, null, {}]) {
    assertThrows(() => inNamespace(wrong as string, present), TypeError, "namespace");
  }
  assertThrows(() => inNamespace(-1, present), RangeError, "namespace");
  assertThrows(() => inNamespace("x", 7 as never), TypeError, "fn");
});

const elsewhere = networkNamespaces() === null ? "this platform has network namespaces" : null;

test("namespace: a platform that has none says so", [elsewhere], () => {
  for (const use of [() => inNamespace("blue", present), () => socketInNamespace("blue")]) {
    assertThrows(use, Deno.errors.NotSupported, "network namespaces");
  }
});
