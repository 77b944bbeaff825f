// Values and errors as Python's socket module and the documentation of its first version have them.

import { assertEquals, assertInstanceOf, assertRejects, assertThrows } from "@std/assert";
import * as module from "@libc/socket";
import {
  AF_INET,
  AF_UNIX,
  AF_VSOCK,
  CMSG_LEN,
  CMSG_SPACE,
  createServer,
  EAI_NONAME,
  GaiError,
  getnameinfo,
  getnameinfoSync,
  inet_ntoa,
  SHUT_RD,
  SO_COOKIE,
  SO_VM_SOCKETS_BUFFER_MAX_SIZE,
  SO_VM_SOCKETS_BUFFER_SIZE,
  SOCK_DGRAM,
  SOCK_STREAM,
  Socket,
  SocketError,
  socketpair,
  SOL_SOCKET,
} from "@libc/socket";
import {
  constants,
  inBothForms,
  type Need,
  ownTool,
  Python,
  test,
  unixPairs,
} from "../helpers/support.ts";

test("inet_ntoa: bytes of a wrong length are a SocketError", [], () => {
  for (const length of [0, 3, 5, 16]) {
    const error = assertThrows(() => inet_ntoa(new Uint8Array(length)), SocketError, "packed_ip");
    assertEquals([error.code, error.syscall], ["EINVAL", "inet_ntoa"]);
  }
  assertEquals(inet_ntoa(new Uint8Array([127, 0, 0, 1])), "127.0.0.1");
});

inBothForms("a negative backlog counts as 0", [], async (form) => {
  for (const backlog of [-1, -(2 ** 31)]) {
    using server = createServer(["127.0.0.1", 0], { backlog });
    server.listen(backlog);
    using client = new Socket(AF_INET, SOCK_STREAM);
    client.settimeout(60);
    await form.connect(client, server.getsockname());
    const [conn] = await form.accept(server);
    conn.close();
  }
});

test("integers that are no C int are a RangeError, and cause no call", [], () => {
  const beyond = [2 ** 31, -(2 ** 31) - 1, 2 ** 32, 2 ** 53];
  using socket = new Socket(AF_INET, SOCK_DGRAM);
  for (const number of beyond) {
    assertThrows(() => socket.shutdown(number), RangeError, "how");
    assertThrows(() => socket.listen(number), RangeError, "backlog");
    assertThrows(() => socket.recvSync(1, number), RangeError, "flags");
    assertThrows(() => socket.sendSync("x", number), RangeError, "flags");
    assertThrows(() => socket.getsockopt(number, 1), RangeError, "level");
    assertThrows(() => socket.setsockopt(number, 1, 1), RangeError, "level");
    assertThrows(() => new Socket(number), RangeError, "family");
    assertThrows(() => new Socket(AF_INET, number), RangeError, "type");
    assertThrows(() => new Socket(AF_INET, SOCK_DGRAM, number), RangeError, "proto");
    assertThrows(() => module.inet_pton(number, "::1"), RangeError, "address_family");
    assertThrows(() => getnameinfoSync(["127.0.0.1", 0], number), RangeError, "flags");
  }
  // 32 bits that a header has as an unsigned number go to C as they are.
  assertThrows(() => socket.getsockopt(SOL_SOCKET, 0xfffffffe), SocketError, "ENOPROTOOPT");
});

/** The results of this expression in Python: a list of values, an error as the name of its class. */
async function inPython(expressions: readonly string[]): Promise<unknown[]> {
  await using python = new Python(
    `
import json
def value(text):
    try: return eval(text)
    except Exception as error: return type(error).__name__
say(json.dumps([value(text) for text in sys.argv[1:]]))
`,
    ...expressions,
  );
  return await python.json();
}

/** The result of a function, or the name of its error's class. */
function outcome(fn: () => unknown): unknown {
  try {
    return fn();
  } catch (error) {
    assertInstanceOf(error, Error);
    return error.name;
  }
}

/** Python's class of an error. */
const IN_PYTHON: Readonly<Record<string, string>> = {
  RangeError: "OverflowError",
  GaiError: "gaierror",
  SocketError: "OSError",
};

test("CMSG_LEN and CMSG_SPACE take what Python's take", [
  ownTool("python3"),
  constants("SCM_RIGHTS"),
], async () => {
  const edge = 2 ** 31 - 1;
  const lengths = [0, 1, 4, 7, 8, 9, 0x7fffff00, 2 ** 31, 2 ** 40, -1];
  for (let below = 0; below < 64; below++) lengths.push(edge - below);
  for (const [name, fn] of Object.entries({ CMSG_LEN, CMSG_SPACE })) {
    const expected = await inPython(lengths.map((length) => `socket.${name}(${length})`));
    const ours = lengths.map((length) => outcome(() => fn(length)));
    assertEquals(ours.map((value) => IN_PYTHON[String(value)] ?? value), expected);
  }
});

test("getnameinfo: a host that is not numeric is a GaiError, whatever the form", [], async () => {
  for (const address of [["x", 0], ["x", 0, 0], ["x", 0, 0, 0]] as const) {
    const refused = address as unknown as module.Inet6Address;
    const error = assertThrows(() => getnameinfoSync(refused, 0), GaiError);
    assertEquals(error.errno, EAI_NONAME);
    const same = await assertRejects(() => getnameinfo(refused, 0), GaiError);
    assertEquals(same.message, error.message);
  }
});

/** Requires sockets of `AF_VSOCK`. */
function vsock(): Need {
  if (AF_VSOCK === undefined) return "no AF_VSOCK on this platform";
  try {
    new Socket(AF_VSOCK, SOCK_STREAM).close();
    return null;
  } catch {
    return "the kernel has no AF_VSOCK";
  }
}

test("getsockopt: an option of 8 bytes is a number, and is set to one", [
  vsock(),
  constants("SO_VM_SOCKETS_BUFFER_SIZE"),
], () => {
  using socket = new Socket(AF_VSOCK!, SOCK_STREAM);
  const name = SO_VM_SOCKETS_BUFFER_SIZE!;
  const bytes = socket.getsockopt(AF_VSOCK!, name, 8);
  assertEquals(bytes.length, 8);
  const size = socket.getsockopt(AF_VSOCK!, name);
  assertEquals(size, Number(new BigUint64Array(bytes.slice().buffer)[0]));
  socket.setsockopt(AF_VSOCK!, SO_VM_SOCKETS_BUFFER_MAX_SIZE!, 2 ** 33);
  assertEquals(socket.getsockopt(AF_VSOCK!, SO_VM_SOCKETS_BUFFER_MAX_SIZE!), 2 ** 33);
  socket.setsockopt(AF_VSOCK!, name, 65536);
  assertEquals(socket.getsockopt(AF_VSOCK!, name), 65536);
  assertThrows(() => socket.setsockopt(AF_VSOCK!, name, -1), RangeError, "value");
  assertThrows(() => socket.setsockopt(AF_VSOCK!, name, 0.5), RangeError, "value");
});

test("getsockopt: SO_COOKIE, which has 8 bytes, is a number", [constants("SO_COOKIE")], () => {
  using socket = new Socket(AF_INET, SOCK_DGRAM);
  const bytes = socket.getsockopt(SOL_SOCKET, SO_COOKIE!, 8);
  const cookie = socket.getsockopt(SOL_SOCKET, SO_COOKIE!);
  assertEquals(cookie, Number(new BigUint64Array(bytes.slice().buffer)[0]));
});

inBothForms("recv(0) takes a datagram, and waits for one", [unixPairs()], async (form) => {
  const [a, b] = socketpair(AF_UNIX, SOCK_DGRAM);
  await form.send(a, "discarded");
  await form.send(a, "next");
  assertEquals((await form.recv(b, 0)).length, 0);
  assertEquals(new TextDecoder().decode(await form.recv(b, 100)), "next");
  b.settimeout(0.01);
  await assertRejects(() => form.recv(b, 0), module.TimeoutError);
  b.shutdown(SHUT_RD);
  a.close();
  b.close();
});

test("the defaults of CAN_ISOTP, the groups of NETLINK_ROUTE and kernel TLS have their constants", [
  constants("CAN_ISOTP", "SOL_TLS"),
], () => {
  const names = Object.keys(module);
  assertEquals(names.filter((name) => name.startsWith("CAN_ISOTP_DEFAULT_")).length, 10);
  assertEquals(module.CAN_ISOTP_DEFAULT_PAD_CONTENT, 0xcc);
  assertEquals(module.RTMGRP_IPV4_ROUTE, 1 << (module.RTNLGRP_IPV4_ROUTE! - 1));
  assertEquals([module.TLS_TX, module.TLS_CIPHER_AES_GCM_128, module.TLS_1_3_VERSION], [
    1,
    51,
    0x304,
  ]);
});
