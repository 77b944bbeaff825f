// TCP connections, in both forms, with peers in other processes.

import { assert, assertEquals, assertNotEquals } from "@std/assert";
import {
  AF_INET,
  AF_INET6,
  createConnection,
  GaiError,
  IPPROTO_IPV6,
  IPV6_V6ONLY,
  MSG_DONTWAIT,
  MSG_OOB,
  MSG_PEEK,
  MSG_WAITALL,
  SHUT_RD,
  SHUT_RDWR,
  SHUT_WR,
  SIOCATMARK,
  SO_LINGER,
  SO_REUSEADDR,
  SOCK_NONBLOCK,
  SOCK_STREAM,
  Socket,
  type SocketError,
  socketpair,
  SOL_SOCKET,
} from "@libc/socket";
import {
  connected,
  ENDED,
  errorOf,
  fails,
  type Internet,
  inWorker,
  listening,
  type Net,
  nets,
  pattern,
  pause,
  sha256,
  timesOut,
} from "../helpers/peers.ts";
import {
  constants,
  decode,
  type Form,
  inBothForms,
  type Need,
  ownTool,
  Program,
  Python,
  test,
  tool,
  windowsItself,
} from "../helpers/support.ts";

function inBothFamilies(
  name: string,
  fn: (form: Form, net: Net) => Promise<void>,
  needs: Need[] = [],
): void {
  for (const net of nets) {
    inBothForms(`tcp: ${name}, ${net.name}`, [...net.needs, ...needs], (form) => fn(form, net));
  }
}

/**
 * Requires a system other than Windows.
 *
 * @param difference What Windows does differently, as a predicate.
 */
function notOnWindows(difference: string): Need {
  return Deno.build.os === "windows" ? `Windows ${difference}` : null;
}

/** Receives until the end of the stream. */
async function receiveAll<A, K>(
  form: Form,
  socket: Socket<A, K>,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (;;) {
    const part = await form.recv(socket, 65536) as Uint8Array<ArrayBuffer>;
    if (part.length === 0) break;
    parts.push(part);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

inBothFamilies("a client of a Python server", async (form, net) => {
  await using server = new Python(
    `
server = socket.create_server((sys.argv[2], 0), family=getattr(socket, sys.argv[1]))
say(server.getsockname()[1])
conn, address = server.accept()
say(address[1])
while data := conn.recv(3): conn.sendall(data.upper())
conn.close()
`,
    net.python,
    net.host,
  );
  const port = Number(await server.line());
  using client = new Socket(net.family, SOCK_STREAM);
  await form.connect(client, [net.host, port]);
  assertEquals(client.getpeername(), net.at(port));
  assertEquals(client.getsockname(), net.at(Number(await server.line())));
  assertEquals(await form.send(client, "hello, "), 7);
  await form.sendall(client, new TextEncoder().encode("wörld"));
  client.shutdown(SHUT_WR);
  assertEquals(decode(await receiveAll(form, client)), "HELLO, WöRLD");
}, [tool("python3")]);

inBothFamilies("a server of a Python client", async (form, net) => {
  using server = listening(net);
  const [host, port] = server.getsockname();
  assertEquals(host, net.host);
  await using client = new Python(
    `
s = socket.create_connection((sys.argv[1], int(sys.argv[2])))
say(s.getsockname()[1])
s.sendall(b"from the client")
say(s.recv(100).decode())
s.close()
`,
    host,
    String(port),
  );
  const [conn, address] = await form.accept(server);
  using _conn = conn;
  assertEquals(address, net.at(Number(await client.line())));
  assertEquals(conn.getpeername(), address);
  assertEquals(conn.getsockname(), server.getsockname());
  assertEquals([conn.family, conn.type, conn.proto], [server.family, server.type, server.proto]);
  assertEquals(decode(await form.recv(conn, 100)), "from the client");
  await form.sendall(conn, "from the server");
  assertEquals(await client.line(), "from the server");
  assertEquals((await form.recv(conn, 100)).length, 0);
}, [tool("python3")]);

inBothFamilies("8 MB to a slow reader", async (form, net) => {
  using server = listening(net);
  const [host, port] = server.getsockname();
  await using reader = new Python(
    `
import hashlib, time
s = socket.socket(getattr(socket, sys.argv[1]))
s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8192)
s.connect((sys.argv[2], int(sys.argv[3])))
hash, count = hashlib.sha256(), 0
while data := s.recv(50000):
    hash.update(data)
    count += len(data)
    if count < 500000: time.sleep(0.002)
say(hash.hexdigest())
`,
    net.python,
    host,
    String(port),
  );
  const [conn] = await form.accept(server);
  const data = pattern(8_000_001);
  await form.sendall(conn, data);
  conn.close();
  assertEquals(await reader.line(), await sha256(data));
}, [tool("python3")]);

inBothFamilies("5 MB from Python, into new buffers and into one buffer", async (form, net) => {
  using server = listening(net);
  const [host, port] = server.getsockname();
  await using writer = new Python(
    `
import hashlib, os
data = os.urandom(5000003)
say(hashlib.sha256(data).hexdigest())
for i in range(2):
    s = socket.create_connection((sys.argv[1], int(sys.argv[2])))
    s.sendall(data)
    s.close()
`,
    host,
    String(port),
  );
  const expected = await writer.line();
  const [first] = await form.accept(server);
  using _first = first;
  assertEquals(await sha256(await receiveAll(form, first)), expected);

  const [second] = await form.accept(server);
  using _second = second;
  const all = new Uint8Array(5000003);
  let count = 0;
  while (count < all.length) {
    const received = await form.recvInto(second, all.subarray(count));
    assertNotEquals(received, 0);
    count += received;
  }
  assertEquals(await form.recvInto(second, new Uint8Array(1)), 0);
  assertEquals(await sha256(all), expected);
}, [tool("python3")]);

inBothFamilies("two sockets send to each other while both read", async (form, net) => {
  // Each side sends more than the kernel can buffer, so neither can send everything before it
  // reads.
  using server = listening(net);
  const [host, port] = server.getsockname();
  const data = pattern(3_000_000);
  const peer = inWorker(
    async (module, family, host, port, data) => {
      const socket = new module.Socket(family, module.SOCK_STREAM);
      socket.connectSync([host, port]);
      const sent = socket.sendall(data).then(() => socket.shutdown(module.SHUT_WR));
      let count = 0;
      for (let part; (part = await socket.recv(65536)).length > 0;) count += part.length;
      await sent;
      socket.close();
      return count;
    },
    net.family as number,
    host,
    port,
    data,
  );
  const [conn] = await form.accept(server);
  using _conn = conn;
  if (form.name === "blocking") {
    conn.settimeout(30);
    assertEquals(await sha256(await receiveAll(form, conn)), await sha256(data));
    await form.sendall(conn, data);
    conn.shutdown(SHUT_WR);
  } else {
    const [received] = await Promise.all([
      receiveAll(form, conn),
      form.sendall(conn, data).then(() => conn.shutdown(SHUT_WR)),
    ]);
    assertEquals(await sha256(received), await sha256(data));
  }
  assertEquals(await peer, data.length);
});

inBothFamilies("one direction of a connection is closed", async (form, net) => {
  const [client, conn] = connected(net);
  using _client = client, _conn = conn;
  await form.sendall(client, "the last word");
  client.shutdown(SHUT_WR);
  assertEquals(decode(await form.recv(conn, 100)), "the last word");
  assertEquals((await form.recv(conn, 100)).length, 0);
  assertEquals((await form.recv(conn, 100)).length, 0); // the end is returned again
  await form.sendall(conn, "still heard");
  assertEquals(decode(await form.recv(client, 100)), "still heard");
  assertEquals(
    (await fails(ENDED.sendAfterShutdown, () => form.send(client, "x"))).syscall,
    "send",
  );
  await fails(ENDED.sendAfterShutdown, () => form.sendall(client, "x"));

  conn.shutdown(SHUT_RD);
  const read = await form.recv(conn, 100).then(({ length }) => length, ({ code }) => code);
  assertEquals(read, Deno.build.os === "windows" ? "ESHUTDOWN" : 0);
  conn.shutdown(SHUT_RDWR);
  assertEquals((await form.recv(client, 100)).length, 0);
});

inBothFamilies("a connection is refused", async (form, net) => {
  using unused = new Socket(net.family, SOCK_STREAM); // bound, but not listening
  unused.bind([net.host, 0]);
  const address = unused.getsockname();
  using client = new Socket(net.family, SOCK_STREAM);
  const error = await fails("ECONNREFUSED", () => form.connect(client, address));
  assertEquals(error.syscall, "connect");
  assertEquals(error.address, address);
  assert(error.message.includes(String(address[1])), error.message);
  using another = new Socket(net.family, SOCK_STREAM);
  assertEquals(await form.connectEx(another, address), error.errno);
});

inBothFamilies("a connection is reset", async (form, net) => {
  const [client, conn] = connected(net);
  using _client = client;
  conn.setsockopt(SOL_SOCKET, SO_LINGER, new Int32Array([1, 0])); // closes with RST
  conn.close();
  const error = await fails("ECONNRESET", () => form.recv(client, 10));
  assertEquals(error.syscall, "recv");
  // Only Windows reports the reset again.
  const again = await form.recv(client, 10).then(({ length }) => length, ({ code }) => code);
  assertEquals(again, Deno.build.os === "windows" ? "ECONNRESET" : 0);
  await fails(ENDED.sendAfterReset, () => form.send(client, "x"));
});

inBothFamilies("a connection is reset while data is in flight", async (form, net) => {
  const [client, conn] = connected(net);
  using _client = client;
  await form.sendall(client, "never read");
  await form.sendall(conn, "before");
  conn.close(); // with unread data: RST
  const codes: string[] = [];
  for (let i = 0; i < 3; i++) {
    codes.push(await form.send(client, "x").then(() => "sent", (error) => error.code));
  }
  // The first send may report the reset itself. Later ones report a broken pipe.
  assert(codes.includes(ENDED.sendAfterReset), codes.join());
});

inBothFamilies("calls in the wrong state", async (form, net) => {
  using fresh = new Socket(net.family, SOCK_STREAM);
  await fails("ENOTCONN", () => form.recv(fresh, 1));
  await fails("ENOTCONN", () => fresh.getpeername());
  await fails("ENOTCONN", () => fresh.shutdown(SHUT_RDWR));
  assertEquals((await fails("EINVAL", () => form.accept(fresh))).syscall, "accept");

  using server = listening(net);
  await fails("EINVAL", () => server.bind([net.host, 0])); // already bound
  using second = new Socket(net.family, SOCK_STREAM);
  const used = await fails("EADDRINUSE", () => second.bind(server.getsockname()));
  assertEquals(used.syscall, "bind");
  assertEquals(used.address, server.getsockname());
  const elsewhere = net.name === "IPv4" ? "192.0.2.77" : "2001:db8::77";
  await fails("EADDRNOTAVAIL", () => second.bind([elsewhere, 0]));

  const [client, conn] = connected(net);
  using _client = client, _conn = conn;
  await fails("EISCONN", () => form.connect(client, server.getsockname()));
  using late = new Socket(net.family, SOCK_STREAM);
  await form.connect(late, server.getsockname());
  await fails("EISCONN", () => form.connect(late, [net.host, 1]));
  using made = await createConnection(server.getsockname());
  await fails("EISCONN", () => form.connect(made, [net.host, 1]));
  assertEquals(made.getpeername(), server.getsockname());
  const { code } = await errorOf(() => client.listen()) as SocketError; // already connected
  assert(code === "EINVAL" || code === "EISCONN", code);
});

inBothFamilies("an unconnected socket sends nothing and receives nothing", async (form, net) => {
  using fresh = new Socket(net.family, SOCK_STREAM);
  const code = Deno.build.os === "linux" ? "EPIPE" : "ENOTCONN";
  await fails(code, () => form.send(fresh, "x"));
  await fails(code, () => form.sendall(fresh, "x"));
  using server = listening(net);
  await fails("ENOTCONN", () => form.recv(server, 1));
}, [windowsItself("reports a reset, and receives from a listening socket")]);

inBothFamilies("listen binds an unbound socket", async (form, net) => {
  using server = new Socket(net.family, SOCK_STREAM);
  assertEquals(server.getsockname(), net.at(0, net.name === "IPv4" ? "0.0.0.0" : "::"));
  server.listen();
  const [, port] = server.getsockname();
  assertNotEquals(port, 0);
  using client = new Socket(net.family, SOCK_STREAM);
  await form.connect(client, [net.host, port]);
  const [conn, address] = await form.accept(server);
  conn.close();
  assertEquals(address, client.getsockname());
}, [notOnWindows("listens only on a bound socket")]);

inBothFamilies("a closed listener", async (form, net) => {
  const server = listening(net);
  const address = server.getsockname();
  server.close();
  server.close();
  assertEquals(server.fileno(), -1);
  const error = await fails("EBADF", () => form.accept(server));
  assertEquals(error.syscall, "accept");
  for (
    const call of [
      () => server.listen(),
      () => server.bind(address),
      () => server.getsockname(),
      () => server.getsockopt(SOL_SOCKET, SO_REUSEADDR),
      () => server.settimeout(1),
      () => server.detach(),
      () => server.dup(),
      () => form.recv(server, 1),
      () => form.send(server, "x"),
      () => form.connect(server, address),
    ]
  ) await fails("EBADF", call);
  using client = new Socket(net.family, SOCK_STREAM);
  await fails("ECONNREFUSED", () => form.connect(client, address));
});

inBothFamilies("SO_REUSEADDR takes over an address whose connections linger", async (form, net) => {
  using first = new Socket(net.family, SOCK_STREAM);
  first.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1);
  first.bind([net.host, 0]);
  const address = first.getsockname();
  first.listen();
  using client = new Socket(net.family, SOCK_STREAM);
  await form.connect(client, address);
  const [conn] = await form.accept(first);
  conn.close(); // the server closes first, so its end stays in TIME_WAIT
  assertEquals((await form.recv(client, 1)).length, 0);
  client.close();
  first.close();
  using strict = new Socket(net.family, SOCK_STREAM);
  await fails("EADDRINUSE", () => strict.bind(address));
  using reuse = new Socket(net.family, SOCK_STREAM);
  reuse.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1);
  reuse.bind(address);
  assertEquals(reuse.getsockname(), address);
}, [notOnWindows("frees the address of a closed listener at once")]);

inBothFamilies("MSG_PEEK leaves the data in the queue", async (form, net) => {
  const [client, conn] = connected(net);
  using _client = client, _conn = conn;
  await form.sendall(client, "peek at me");
  conn.settimeout(30);
  assertEquals(decode(await form.recv(conn, 4, MSG_PEEK)), "peek");
  assertEquals(decode((await form.recvfrom(conn, 100, MSG_PEEK))[0]), "peek at me");
  const buffer = new Uint8Array(6);
  assertEquals(await form.recvInto(conn, buffer, 4, MSG_PEEK), 4);
  assertEquals(decode(buffer), "peek\0\0");
  assertEquals(decode(await form.recv(conn, 100)), "peek at me");
});

inBothFamilies("MSG_DONTWAIT does not wait", async (form, net) => {
  const [client, conn] = connected(net);
  using _client = client, _conn = conn;
  const buffer = new Uint8Array(6);
  for (const timeout of [null, 30]) {
    conn.settimeout(timeout);
    await fails("EAGAIN", () => form.recv(conn, 1, MSG_DONTWAIT!));
    await fails("EAGAIN", () => form.recvfrom(conn, 1, MSG_DONTWAIT!));
    await fails("EAGAIN", () => form.recvInto(conn, buffer, 1, MSG_DONTWAIT!));
    await fails("EAGAIN", () => form.recvfromInto(conn, buffer, 1, MSG_DONTWAIT!));
  }
  await form.sendall(client, "now");
  assertEquals(decode(await form.recv(conn, 3, MSG_PEEK)), "now");
  assertEquals(decode(await form.recv(conn, 3, MSG_DONTWAIT!)), "now");
}, [constants("MSG_DONTWAIT")]);

inBothFamilies("urgent data", async (form, net) => {
  const [client, conn] = connected(net);
  using _client = client, _conn = conn;
  conn.settimeout(0);
  const none = Deno.build.os === "windows" ? "EAGAIN" : "EINVAL"; // Windows would wait
  await fails(none, () => form.recv(conn, 1, MSG_OOB));
  conn.settimeout(null);
  await form.sendall(client, "ab");
  assertEquals(await form.send(client, "c!", MSG_OOB), 2);
  await form.sendall(client, "de");
  assertEquals(decode(await form.recv(conn, 5, MSG_OOB)), "!");
  let normal = "";
  while (normal.length < 5) normal += decode(await form.recv(conn, 100));
  assertEquals(normal, "abcde");
});

inBothFamilies("SIOCATMARK at the urgent mark", async (form, net) => {
  const [client, conn] = connected(net);
  using _client = client, _conn = conn;
  await form.sendall(client, "abc!", MSG_OOB);
  await form.sendall(client, "de");
  const atMark = new Int32Array(1);
  conn.ioctl(SIOCATMARK, atMark);
  assertEquals(atMark[0], 0);
  let normal = "";
  while (normal.length < 5) {
    normal += decode(await form.recv(conn, 100)); // a receive stops at the mark
    conn.ioctl(SIOCATMARK, atMark);
    assertEquals(atMark[0], normal === "abc" ? 1 : 0);
  }
  assertEquals(normal, "abcde");
}, [notOnWindows("reports with SIOCATMARK whether urgent data can be received")]);

const wholeReceives = windowsItself("returns fewer bytes than MSG_WAITALL asks for");

test(
  "tcp: MSG_WAITALL blocks until the buffer is full",
  [tool("python3"), wholeReceives],
  async () => {
    using server = listening(nets[0]!);
    const [host, port] = server.getsockname();
    await using _writer = new Python(
      `
import time
s = socket.create_connection((sys.argv[1], int(sys.argv[2])))
s.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
for part in (b"a", b"bc", b"def", b"gh"):
    s.sendall(part)
    time.sleep(0.05)
s.close()
`,
      host,
      String(port),
    );
    const [conn] = server.acceptSync();
    using _conn = conn;
    assertEquals(decode(conn.recvSync(6, MSG_WAITALL)), "abcdef");
    assertEquals(decode(conn.recvSync(6, MSG_WAITALL)), "gh"); // the stream ends here
  },
);

inBothFamilies("receives into buffers of every kind", async (form, net) => {
  const [client, conn] = connected(net);
  using _client = client, _conn = conn;
  const memory = new Uint8Array(12).fill(0xee);
  await form.sendall(client, "abcdefghij");
  assertEquals(await form.recvInto(conn, memory.subarray(2, 8), 3), 3);
  assertEquals(decode(memory.subarray(2, 5)), "abc");
  assertEquals(memory.findIndex((byte) => byte !== 0xee), 2);
  assertEquals(memory.lastIndexOf(99), 4); // the bytes after it are unchanged
  assertEquals(memory.subarray(5), new Uint8Array(7).fill(0xee));
  assertEquals((await form.recvfromInto(conn, new DataView(memory.buffer, 6, 2)))[0], 2);
  assertEquals(decode(memory.subarray(6, 8)), "de");
  assertEquals(await form.recvInto(conn, new Uint16Array(memory.buffer, 8, 1)), 2);
  assertEquals(decode(memory.subarray(8, 10)), "fg");
  assertEquals(await form.recvInto(conn, memory.buffer, 1), 1);
  assertEquals(memory[0], "h".charCodeAt(0));
  assertEquals(decode((await form.recvfrom(conn, 100))[0]), "ij");
});

inBothFamilies("the data of a stream has no sender", async (form, net) => {
  const [client, conn] = connected(net);
  using _client = client, _conn = conn;
  await form.sendall(client, "abc");
  assertEquals(await form.recvfrom(conn, 1), [new Uint8Array([97]), null]);
  assertEquals(await form.recvfromInto(conn, new Uint8Array(10)), [2, null]);
}, [windowsItself("returns the address of the peer")]);

inBothFamilies("sends from buffers of every kind", async (form, net) => {
  const [client, conn] = connected(net);
  using _client = client;
  using _conn = conn;
  const memory = new TextEncoder().encode("0123456789");
  assertEquals(await form.send(client, memory.subarray(2, 4)), 2);
  assertEquals(await form.send(client, new DataView(memory.buffer, 4, 2)), 2);
  assertEquals(await form.send(client, new Uint16Array(memory.buffer, 6, 1)), 2);
  assertEquals(await form.send(client, memory.buffer), 10);
  assertEquals(await form.send(client, "é😀"), 6);
  assertEquals(await form.send(client, ""), 0);
  await form.sendall(client, new Uint8Array(0));
  client.close();
  assertEquals(decode(await receiveAll(form, conn)), "2345670123456789é😀");
});

inBothFamilies("a receive of 0 bytes", async (form, net) => {
  const [client, conn] = connected(net);
  using _client = client, _conn = conn;
  await form.sendall(client, "x");
  assertEquals(await form.recv(conn, 0), new Uint8Array(0));
  assertEquals(await form.recvInto(conn, new Uint8Array(0)), 0);
  assertEquals(decode(await form.recv(conn, 1)), "x");
});

inBothFamilies("host names", async (form, net) => {
  // localhost may have both loopback addresses, or only that of IPv4.
  using server = new Socket(net.family, SOCK_STREAM);
  const error = await Promise.resolve().then(() => server.bind(["localhost", 0])).catch((e) => e);
  if (error instanceof GaiError && net.name === "IPv6") return; // localhost has no IPv6 address
  assertEquals(error, undefined);
  server.listen();
  const [host, port] = server.getsockname();
  assertEquals(host, net.host);
  using client = new Socket(net.family, SOCK_STREAM);
  await form.connect(client, ["localhost", port]);
  assertEquals(client.getpeername(), net.at(port));
  const [conn] = await form.accept(server);
  conn.close();
});

inBothFamilies("a host name that does not exist", async (form, net) => {
  using client = new Socket(net.family, SOCK_STREAM);
  const error = await errorOf(() => form.connect(client, ["no-such-host.invalid", 80]));
  assert(error instanceof GaiError, String(error));
  assertEquals(error.syscall, "getaddrinfo");
  assert(error.message.includes("no-such-host.invalid"), error.message);
  // This is not an error of connect(2), so connectEx throws it too.
  assert(
    await errorOf(() => form.connectEx(client, ["no-such-host.invalid", 80])) instanceof GaiError,
  );
});

inBothFamilies("the empty host is the wildcard address", async (form, net) => {
  using server = new Socket(net.family, SOCK_STREAM);
  server.bind(["", 0]);
  const [host, port] = server.getsockname();
  assertEquals(host, net.name === "IPv4" ? "0.0.0.0" : "::");
  server.listen();
  using client = new Socket(net.family, SOCK_STREAM);
  await form.connect(client, ["", port]); // connect(2) to the wildcard address reaches this machine
  const [conn] = await form.accept(server);
  conn.close();
  assertEquals(client.getpeername()[1], port);
});

inBothForms("tcp: an IPv6 socket accepts IPv4 connections", nets[1]!.needs, async (form) => {
  using server = new Socket(AF_INET6, SOCK_STREAM);
  server.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 0);
  server.bind(["::", 0]);
  server.listen();
  const port = server.getsockname()[1];
  using client = new Socket(AF_INET, SOCK_STREAM);
  await form.connect(client, ["127.0.0.1", port]);
  const [conn, address] = await form.accept(server);
  using _conn = conn;
  assertEquals(address, ["::ffff:127.0.0.1", client.getsockname()[1], 0, 0]);
  assertEquals(client.getpeername(), ["127.0.0.1", port]);
  // An IPv6 socket also connects to an IPv4 socket by a mapped address.
  using four = listening(nets[0]!);
  using six = new Socket(AF_INET6, SOCK_STREAM);
  six.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 0);
  await form.connect(six, ["::ffff:127.0.0.1", four.getsockname()[1]]);
  assertEquals(six.getpeername(), ["::ffff:127.0.0.1", four.getsockname()[1], 0, 0]);
});

inBothForms("tcp: `using` closes a socket at the end of the block", [], async (form) => {
  let outer: Socket<Internet, "stream">;
  const server = listening(nets[0]!);
  {
    using socket = server;
    outer = socket;
    using client = new Socket(nets[0]!.family, SOCK_STREAM);
    await form.connect(client, socket.getsockname());
    const [conn] = await form.accept(socket);
    await using accepted = conn;
    assertNotEquals(accepted.fileno(), -1);
    assertEquals(accepted.getpeername(), client.getsockname());
  }
  assertEquals(outer.fileno(), -1);
  await fails("EBADF", () => form.accept(outer));
});

inBothForms(
  "tcp: child programs inherit only inheritable descriptors",
  [ownTool("python3")],
  async (form) => {
    using server = listening(nets[0]!);
    using client = new Socket(nets[0]!.family, SOCK_STREAM);
    await form.connect(client, server.getsockname());
    const [conn] = await form.accept(server);
    using _conn = conn;
    const [a, b] = socketpair();
    using _a = a, _b = b;
    using copy = client.dup();
    using kept = listening(nets[0]!);
    kept.setInheritable(true);
    using revoked = listening(nets[0]!);
    revoked.setInheritable(true);
    revoked.setInheritable(false);
    const all = [server, client, conn, a, b, copy, kept, revoked];
    assertEquals(all.map((socket) => socket.getInheritable()), all.map((s) => s === kept));
    await using child = new Python(
      `
import json, os
def name(fd):
    try: return list(socket.socket(fileno=fd).getsockname())
    except OSError as error: return error.strerror
say(json.dumps([name(int(fd)) for fd in sys.argv[1:]]))
`,
      ...all.map((socket) => String(socket.fileno())),
    );
    const seen = await child.json<unknown[]>();
    assertEquals(seen[all.indexOf(kept)], kept.getsockname());
    for (const [i, name] of seen.entries()) {
      if (all[i] !== kept) assertNotEquals(name, (all[i] as Socket).getsockname());
    }
  },
);

inBothForms(
  "tcp: SOCK_NONBLOCK creates a non-blocking socket",
  [constants("SOCK_NONBLOCK")],
  async (form) => {
    using socket = new Socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK!);
    assertEquals(socket.type as number, SOCK_STREAM as number);
    assertEquals(socket.gettimeout(), 0);
    assertEquals(socket.getblocking(), false);
    socket.listen();
    await fails("EAGAIN", () => form.accept(socket));
    socket.settimeout(0.01);
    await timesOut(() => form.accept(socket));
  },
);

inBothForms("tcp: socat as the peer", [tool("socat")], async (form) => {
  using server = listening(nets[0]!);
  const [, port] = server.getsockname();
  await using _socat = new Program("socat", "socat", [`TCP4:127.0.0.1:${port}`, "EXEC:cat"]);
  const [conn] = await form.accept(server);
  using _conn = conn;
  await form.sendall(conn, "there and back");
  assertEquals(decode(await form.recv(conn, 100)), "there and back");
  conn.shutdown(SHUT_WR);
  assertEquals((await form.recv(conn, 100)).length, 0);
});

test("tcp: a blocking accept in a Worker does not block this thread", [], async () => {
  let ticks = 0;
  const timer = setInterval(() => ticks++, 5);
  const port = Promise.withResolvers<number>();
  const channel = new BroadcastChannel("tcp_test");
  channel.onmessage = ({ data }) => port.resolve(data);
  const answer = inWorker((module) => {
    const server = module.createServer(["127.0.0.1", 0]);
    const channel = new BroadcastChannel("tcp_test");
    channel.postMessage(server.getsockname()[1]);
    const [conn] = server.acceptSync();
    const data = conn.recvSync(100);
    conn.close();
    server.close();
    channel.close();
    return new TextDecoder().decode(data);
  });
  const server = await port.promise;
  channel.close();
  const before = ticks;
  await pause(50);
  assert(ticks > before);
  using client = new Socket(AF_INET, SOCK_STREAM);
  await client.connect(["127.0.0.1", server]);
  await client.sendall("to the Worker");
  assertEquals(await answer, "to the Worker");
  clearInterval(timer);
});
