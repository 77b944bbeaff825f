// AF_UNIX in both forms: types, names, and peers in other processes.

import { assert, assertEquals, assertNotEquals } from "@std/assert";
import {
  AF_UNIX,
  type Family,
  MSG_DONTWAIT,
  MSG_PEEK,
  SHUT_WR,
  SO_PEERCRED,
  SOCK_DGRAM,
  SOCK_SEQPACKET,
  SOCK_STREAM,
  Socket,
  socketpair,
  SOL_SOCKET,
  type UnixAddress,
} from "@libc/socket";
import { errorOf, fails, Scratch, unixSockets } from "../helpers/peers.ts";
import {
  decode,
  type Form,
  inBothForms,
  Program,
  Python,
  test,
  tool,
  unixPairs,
} from "../helpers/support.ts";

const unix = AF_UNIX as Family<UnixAddress>;
const encode = (text: string) => new TextEncoder().encode(text);

/** Returns names of every kind, by description. */
function names(scratch: Scratch): Record<string, UnixAddress> {
  const path = (length: number) => scratch.name("x".repeat(length - scratch.path.length - 1));
  const latin = new Uint8Array([...encode(scratch.name("")), 0xe9, 0xff, 0x80]);
  return {
    "a path": scratch.name("path"),
    "a path that is not ASCII": scratch.name("füße 😀"),
    "a path with a byte order mark": scratch.name("\ufeffmark"),
    "a path of 107 bytes": path(107),
    "a path of 108 bytes, which leaves no room for NUL": path(108),
    "a path that is not UTF-8": latin,
    "an abstract name": encode(`\0libc-socket ${scratch.path}`),
    "an abstract name with NULs": encode(`\0${scratch.path}\0\0x\0`),
    "an abstract name that is not UTF-8": new Uint8Array([0, ...latin]),
    "an abstract name of 108 bytes": encode(`\0${path(107)}`),
  };
}

/** Returns the names that Python accepts. It requires room for NUL. */
function pythonNames(scratch: Scratch): Record<string, UnixAddress> {
  const all = names(scratch);
  delete all["a path of 108 bytes, which leaves no room for NUL"];
  return all;
}

/** Encodes a name for Python's `bytes.fromhex`. */
const hex = (name: UnixAddress) =>
  (typeof name === "string" ? encode(name) : Uint8Array.from(name)).toHex();

// A Python server that serves one client at each name in turn. Names are in hexadecimal.
const SERVER = `
kind = getattr(socket, sys.argv[1])
for name in map(bytes.fromhex, sys.argv[2:]):
    s = socket.socket(socket.AF_UNIX, kind)
    s.bind(name)
    if kind == socket.SOCK_DGRAM:
        say("ready")
        data, address = s.recvfrom(100)
        s.sendto(data.upper(), address)
        say((address or b"") if isinstance(address, str) else address.hex())
    else:
        s.listen()
        say("ready")
        conn, address = s.accept()
        conn.sendall(conn.recv(100).upper())
        conn.close()
    s.close()
`;

for (const type of ["SOCK_STREAM", "SOCK_SEQPACKET"] as const) {
  const kind = { SOCK_STREAM, SOCK_SEQPACKET: SOCK_SEQPACKET! }[type] as number;

  inBothForms(`unix: ${type}, a server at every name`, [unixSockets(kind)], async (form) => {
    using scratch = new Scratch();
    for (const [what, name] of Object.entries(names(scratch))) {
      using server = new Socket(unix, kind);
      server.bind(name);
      assertEquals(server.getsockname(), name, what);
      server.listen();
      using client = new Socket(unix, kind);
      await form.connect(client, name);
      assertEquals(client.getpeername(), name, what);
      assertEquals(client.getsockname(), "");
      const [conn, address] = await form.accept(server);
      using _conn = conn;
      assertEquals(address, ""); // the client is unnamed
      assertEquals([conn.getsockname(), conn.getpeername()], [name, ""], what);
      await form.sendall(client, what);
      assertEquals(decode(await form.recv(conn, 100)), what);
      const used = await fails("EADDRINUSE", () => new Socket(unix, kind).bind(name));
      assertEquals(used.address, name);
    }
  });

  inBothForms(
    `unix: ${type}, a Python server at every name`,
    [tool("python3"), unixSockets(kind)],
    async (form) => {
      using scratch = new Scratch();
      const all = pythonNames(scratch);
      await using peer = new Python(SERVER, type, ...Object.values(all).map(hex));
      for (const [what, name] of Object.entries(all)) {
        assertEquals(await peer.line(), "ready");
        using client = new Socket(unix, kind);
        client.bind(""); // autobind
        await form.connect(client, name);
        await form.sendall(client, what);
        const [data] = await form.recvfrom(client, 100);
        assertEquals(decode(data), what.toUpperCase());
      }
    },
  );
}

inBothForms("unix: SOCK_DGRAM, a Python peer at every name", [
  tool("python3"),
  unixSockets(SOCK_DGRAM),
], async (form) => {
  using scratch = new Scratch();
  const all = pythonNames(scratch);
  await using peer = new Python(SERVER, "SOCK_DGRAM", ...Object.values(all).map(hex));
  for (const [what, name] of Object.entries(all)) {
    assertEquals(await peer.line(), "ready");
    using client = new Socket(unix, SOCK_DGRAM);
    client.bind("");
    assertEquals(await form.sendto(client, what, 0, name), what.length);
    assertEquals(await peer.line(), hex(client.getsockname()));
    const [data, sender] = await form.recvfrom(client, 100);
    assertEquals([decode(data), sender], [what.toUpperCase(), name], what);
  }
});

inBothForms("unix: autobind assigns an abstract name", [unixSockets(SOCK_DGRAM)], async (form) => {
  using a = new Socket(unix, SOCK_DGRAM);
  using b = new Socket(unix, SOCK_DGRAM);
  a.bind("");
  b.bind("");
  const name = a.getsockname() as Uint8Array;
  assert(name instanceof Uint8Array);
  assertEquals(name.length, 6);
  assertEquals(name[0], 0);
  assert(/^[0-9a-f]{5}$/.test(decode(name.subarray(1))));
  assertNotEquals(name, b.getsockname());
  await form.sendto(b, "found", 0, name);
  assertEquals(await form.recvfrom(a, 100), [encode("found"), b.getsockname()]);
});

inBothForms("unix: an abstract name as a string", [unixSockets(SOCK_DGRAM)], async (form) => {
  using scratch = new Scratch();
  const name = `\0${scratch.path}`;
  using server = new Socket(unix, SOCK_STREAM);
  server.bind(name);
  assertEquals(server.getsockname(), encode(name));
  server.listen();
  using client = new Socket(unix, SOCK_STREAM);
  await form.connect(client, name);
  using other = new Socket(unix, SOCK_STREAM);
  const error = await fails("ECONNREFUSED", () => form.connect(other, name + "\0"));
  assertEquals(error.address, name + "\0"); // NUL makes it a different name
});

inBothForms("unix: datagrams without a sender", [unixSockets(SOCK_DGRAM)], async (form) => {
  using scratch = new Scratch();
  using receiver = new Socket(unix, SOCK_DGRAM);
  receiver.bind(scratch.name("r"));
  using sender = new Socket(unix, SOCK_DGRAM);
  await form.sendto(sender, "anonymous", 0, scratch.name("r"));
  assertEquals(await form.recvfrom(receiver, 100), [encode("anonymous"), ""]);
  await form.connect(sender, scratch.name("r"));
  await form.send(sender, "");
  assertEquals(await form.recvfrom(receiver, 100), [new Uint8Array(0), ""]);
  await form.sendall(sender, "0123456789");
  assertEquals(decode(await form.recv(receiver, 3)), "012"); // the rest is discarded
  await form.send(sender, "next");
  assertEquals(await form.recvfromInto(receiver, new Uint8Array(9)), [4, ""]);
});

inBothForms("unix: names without a receiver", [unixSockets(SOCK_DGRAM)], async (form) => {
  using scratch = new Scratch();
  for (const kind of [SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET!] as number[]) {
    const name = scratch.name(`s${kind}`);
    using socket = new Socket(unix, kind);
    const missing = await fails("ENOENT", () => form.connect(socket, name));
    assertEquals([missing.syscall, missing.address], ["connect", name]);
    const gone = new Socket(unix, kind);
    gone.bind(name);
    gone.close();
    await fails("ECONNREFUSED", () => form.connect(socket, name));
    await fails("EADDRINUSE", () => socket.bind(name)); // the socket file remains
    using other = new Socket(unix, (kind === SOCK_DGRAM ? SOCK_STREAM : SOCK_DGRAM) as number);
    other.bind(scratch.name(`o${kind}`));
    if ((kind as number) === SOCK_DGRAM) other.listen();
    await fails("EPROTOTYPE", () => form.connect(socket, scratch.name(`o${kind}`)));
  }
  using socket = new Socket(unix, SOCK_DGRAM);
  await fails("ENOENT", () => form.sendto(socket, "x", 0, scratch.name("nowhere")));
  await fails("ENOTCONN", () => form.send(socket, "x"));
  await fails("ENOENT", () => socket.bind(scratch.name("no/such/directory")));
});

inBothForms("unix: invalid names", [unixSockets()], async (form) => {
  using scratch = new Scratch();
  using socket = new Socket(unix, SOCK_DGRAM);
  const long = scratch.name("x".repeat(108 - scratch.path.length));
  assertEquals(long.length, 109);
  for (const name of [long, `\0${"x".repeat(108)}`, scratch.name("with\0NUL")]) {
    for (
      const call of [
        () => socket.bind(name),
        () => form.connect(socket, name),
        () => form.sendto(socket, "x", 0, name),
      ]
    ) {
      const error = await errorOf(call);
      assert(error instanceof TypeError || error instanceof RangeError, String(error));
      assert(error.message.startsWith("address is "), error.message);
    }
  }
  assertEquals([...Deno.readDirSync(scratch.path)], []);
});

inBothForms("unix: SOCK_SEQPACKET keeps message boundaries", [unixPairs()], async (form) => {
  const [a, b] = socketpair(unix, SOCK_SEQPACKET!);
  using _a = a, _b = b;
  assertEquals(await form.send(a, "one"), 3);
  assertEquals(await form.send(a, "two"), 3);
  await form.sendall(a, "three");
  assertEquals(decode(await form.recv(b, 100, MSG_PEEK)), "one");
  assertEquals(decode(await form.recv(b, 100)), "one");
  assertEquals(decode(await form.recv(b, 2)), "tw"); // the rest is discarded
  const buffer = new Uint8Array(8);
  assertEquals(await form.recvInto(b, buffer), 5);
  assertEquals(decode(buffer), "three\0\0\0");
  await fails("EAGAIN", () => form.recv(b, 1, MSG_DONTWAIT!));
  a.shutdown(SHUT_WR);
  assertEquals((await form.recv(b, 100)).length, 0);
  await form.send(b, "still heard");
  assertEquals(decode(await form.recv(a, 100)), "still heard");
  a.close();
  await fails("EPIPE", () => form.send(b, "x"));
});

inBothForms("unix: a pair of every type", [unixPairs()], async (form) => {
  for (const kind of [SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET!] as number[]) {
    const [a, b] = socketpair(unix, kind);
    using _a = a, _b = b;
    assertEquals([a.family as number, a.type as number, a.proto], [AF_UNIX, kind, 0]);
    assertEquals([a.getsockname(), a.getpeername()], ["", ""]);
    await form.send(a, "to b");
    await form.send(b, "to a");
    assertEquals(decode(await form.recv(b, 100)), "to b");
    const [data, sender] = await form.recvfrom(a, 100);
    assertEquals([decode(data), sender], ["to a", ""]);
    await form.sendall(b, "more");
    assertEquals(decode(await form.recv(a, 100)), "more");
    if ((kind as number) === SOCK_DGRAM) {
      await fails("EMSGSIZE", () => form.send(a, new Uint8Array(10_000_000)));
    }
    b.close();
    if ((kind as number) === SOCK_DGRAM) {
      await fails("ECONNREFUSED", () => form.send(a, "x"));
    } else {
      assertEquals((await form.recv(a, 100)).length, 0);
      await fails("EPIPE", () => form.send(a, "x"));
    }
  }
});

inBothForms(
  "unix: a stream of several megabytes to Python and back",
  [tool("python3"), unixSockets()],
  async (form) => {
    using scratch = new Scratch();
    await using peer = new Python(
      `
s = socket.socket(socket.AF_UNIX)
s.bind(sys.argv[1])
s.listen()
say("ready")
conn, _ = s.accept()
parts = []
while part := conn.recv(100000): parts.append(part)
conn.sendall(b"".join(parts)[::-1])
`,
      scratch.name("s"),
    );
    await peer.line();
    using client = new Socket(unix, SOCK_STREAM);
    await form.connect(client, scratch.name("s"));
    const data = crypto.getRandomValues(new Uint8Array(60_000));
    for (let i = 0; i < 50; i++) await form.sendall(client, data);
    client.shutdown(SHUT_WR);
    const back = new Uint8Array(data.length * 50);
    for (let at = 0; at < back.length;) {
      const count = await form.recvInto(client, back.subarray(at));
      assertNotEquals(count, 0);
      at += count;
    }
    data.reverse();
    for (let i = 0; i < 50; i++) {
      assertEquals(back.subarray(i * data.length, (i + 1) * data.length).toHex(), data.toHex());
    }
  },
);

test("unix: SO_PEERCRED returns the peer's process and user", [unixPairs()], () => {
  const [a, b] = socketpair();
  using _a = a, _b = b;
  const [pid, uid, gid] = new Int32Array(a.getsockopt(SOL_SOCKET, SO_PEERCRED!, 12).slice().buffer);
  assertEquals([pid, uid, gid], [Deno.pid, Deno.uid(), Deno.gid()]);
});

inBothForms("unix: socat as the peer", [tool("socat"), unixSockets()], async (form: Form) => {
  using scratch = new Scratch();
  using server = new Socket(unix, SOCK_SEQPACKET!);
  server.bind(scratch.name("s"));
  server.listen();
  await using _socat = new Program("socat", "socat", [
    `UNIX-CONNECT:${scratch.name("s")},type=5`,
    "EXEC:cat",
  ]);
  const [conn] = await form.accept(server);
  using _conn = conn;
  await form.sendall(conn, "there and back");
  assertEquals(decode(await form.recv(conn, 100)), "there and back");
});
