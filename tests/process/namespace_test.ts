// Sockets in network namespaces. The tests make the namespaces.

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

/** Requires permission to make network namespaces. */
function namespaces(): Need {
  const missing = networkNamespaces() ?? root() ?? tool("ip") ?? tool("unshare");
  if (missing !== null) return missing;
  const { success } = new Deno.Command("unshare", { args: ["-n", "true"], stderr: "null" })
    .outputSync();
  return success ? null : "no permission to make network namespaces";
}

const needs = [namespaces()];

function ip(...args: string[]): string {
  const { success, stdout, stderr } = new Deno.Command("ip", { args }).outputSync();
  if (!success) throw new Error(`ip ${args.join(" ")}: ${decode(stderr)}`);
  return decode(stdout);
}

let namespaceCount = 0;

/** A network namespace whose loopback interface is up. It is removed at the end of its scope. */
class Namespace implements Disposable {
  readonly name = `socket-${Deno.pid}-${namespaceCount++}`;

  constructor() {
    ip("netns", "add", this.name);
    ip("-n", this.name, "link", "set", "lo", "up");
  }

  [Symbol.dispose](): void {
    ip("netns", "delete", this.name);
  }
}

/** Returns the id of the current network namespace of this thread. */
function currentNamespace(): string {
  return Deno.readLinkSync("/proc/thread-self/ns/net");
}

inBothForms(
  "namespace: a socket stays in the namespace that it was made in",
  needs,
  async (form) => {
    using blue = new Namespace();
    const before = currentNamespace();
    using server = socketInNamespace(blue.name, AF_INET, SOCK_STREAM);
    assertEquals(currentNamespace(), before);
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
    // The same port is free in another namespace.
    using red = new Namespace();
    using samePort = socketInNamespace(red.name, AF_INET, SOCK_STREAM);
    samePort.bind(server.getsockname());
  },
);

test("namespace: by name, path and descriptor, and nested", needs, () => {
  using blue = new Namespace();
  using red = new Namespace();
  ip("-n", blue.name, "link", "add", "only-blue", "type", "veth", "peer", "name", "peer-blue");
  const names = () => if_nameindex().map(([, name]) => name).sort();
  const before = currentNamespace(), outside = names();
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
  assertEquals([currentNamespace(), names()], [before, outside]);
  assertEquals(openedSince(open), []);
  system().close(fd);
});

test("namespace: the thread goes back after any error", needs, async () => {
  using blue = new Namespace();
  const before = currentNamespace(), open = descriptors();
  const thrown = new Error("wrong");
  assertThrows(
    () =>
      inNamespace(blue.name, () => {
        assert(currentNamespace() !== before);
        throw thrown;
      }),
    Error,
    "wrong",
  );
  assertEquals(currentNamespace(), before);
  assertThrows(() => inNamespace(blue.name, () => Promise.resolve()), TypeError, "promise");
  assertEquals(currentNamespace(), before);
  assertThrows(() => socketInNamespace(blue.name, 9999), SocketError, "EAFNOSUPPORT");
  assertEquals(currentNamespace(), before);
  await fails("EINVAL", () => inNamespace("/proc/self/ns/mnt", currentNamespace));
  await fails("EINVAL", () => inNamespace("/proc/self/stat", currentNamespace));
  assertEquals([currentNamespace(), openedSince(open)], [before, []]);
});

test("namespace: throws an AggregateError if the thread cannot go back", needs, () => {
  using blue = new Namespace();
  const before = currentNamespace();
  const ownFd = system().files!.open("/proc/thread-self/ns/net");
  const { namespaces } = system();
  const { enter } = namespaces!;
  let calls = 0;
  const mocked = namespaces as { enter: typeof enter };
  mocked.enter = (fd) => ++calls > 1 ? -1 : enter(fd);
  try {
    const thrown = new Error("wrong");
    const error = assertThrows(
      () => {
        inNamespace(blue.name, () => {
          throw thrown;
        });
      },
      AggregateError,
      "could not go back",
    );
    assertEquals((error.errors[0] as SocketError).syscall, "setns");
    assertEquals(error.errors[1], thrown);
  } finally {
    mocked.enter = enter;
    assertEquals(enter(ownFd), 0);
    system().close(ownFd);
  }
  assertEquals(currentNamespace(), before);
});

test(
  "namespace: the namespace of a Python program, by path",
  [...needs, tool("python3")],
  async () => {
    const before = currentNamespace();
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
    assertEquals(currentNamespace(), before);
  },
);

test("getifaddrs: labels, peers and devices without a hardware address", needs, () => {
  using blue = new Namespace();
  const ipCommands = [
    ["tuntap", "add", "dev", "tun9", "mode", "tun"],
    ["addr", "add", "10.9.0.1", "peer", "10.9.0.2/32", "dev", "tun9"],
    ["addr", "add", "fd99::1", "peer", "fd99::2/128", "dev", "tun9"],
    ["link", "add", "pair0", "type", "veth", "peer", "name", "pair1"],
    ["addr", "add", "10.8.0.1/24", "brd", "+", "dev", "pair0", "label", "pair0:one"],
    ["link", "set", "tun9", "up"],
  ];
  try {
    for (const args of ipCommands) ip("-n", blue.name, ...args);
  } catch (error) {
    if (/tuntap|\/dev\/net\/tun/.test(String(error))) return; // this machine has no tun devices
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
  const link = tun.find(({ kind }) => kind === "other")!; // a tun device has no hardware address
  assertEquals([link.family, link.address], [0, null]);
  const labelled = entries.find(({ name }) => name === "pair0:one")!;
  assert(labelled.kind === "inet");
  assertEquals([labelled.index, labelled.broadcast], [index.get("pair0")!, "10.8.0.255"]);
});

test("namespace: system errors", [networkNamespaces()], async () => {
  const open = descriptors();
  const error = await fails("ENOENT", () => inNamespace("no such namespace", currentNamespace));
  assertEquals(error.address, "/run/netns/no such namespace");
  await fails("ENOENT", () => socketInNamespace("/no/such/file"));
  await fails("EBADF", () => inNamespace(999_999, currentNamespace));
  if (Deno.uid() !== 0) {
    await fails("EPERM", () => inNamespace("/proc/self/ns/net", currentNamespace));
  }
  assertEquals(openedSince(open), []);
});

test("namespace: wrong arguments", [], () => {
  for (const wrong of ["", ".", "..", "a\0b", undefined, null, {}]) {
    assertThrows(() => inNamespace(wrong as string, currentNamespace), TypeError, "namespace");
  }
  assertThrows(() => inNamespace(-1, currentNamespace), RangeError, "namespace");
  assertThrows(() => inNamespace("x", 7 as never), TypeError, "fn");
});

const unsupported = networkNamespaces() === null ? "this platform has network namespaces" : null;

test("namespace: throws NotSupported on a platform without namespaces", [unsupported], () => {
  for (
    const call of [() => inNamespace("blue", currentNamespace), () => socketInNamespace("blue")]
  ) {
    assertThrows(call, Deno.errors.NotSupported, "network namespaces");
  }
});
