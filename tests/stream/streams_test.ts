// The web streams of a socket: bytes, back-pressure, BYOB readers, halves, errors.

import {
  AF_INET,
  createServer,
  MSG_PEEK,
  options,
  SHUT_WR,
  SOCK_DGRAM,
  SOCK_STREAM,
  Socket,
  SocketError,
  socketpair,
} from "@libc/socket";
import { assert, assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import {
  connected,
  ENDED,
  errorOf,
  fails,
  inWorker,
  narrow,
  nets,
  pattern,
  pause,
  sha256,
  shortSends,
} from "../helpers/peers.ts";
import { decode, descriptors, openedSince, Python, test, tool } from "../helpers/support.ts";

test("a socket has one readable and one writable stream, of bytes", [], () => {
  const [a, b] = socketpair();
  using _a = a, _b = b;
  assert(a.readable === a.readable && a.writable === a.writable);
  const reader = a.readable.getReader({ mode: "byob" });
  reader.releaseLock();
});

test("a datagram socket has no streams, and neither has a closed socket", [], async () => {
  using datagrams = new Socket(AF_INET, SOCK_DGRAM);
  for (const name of ["readable", "writable"] as const) {
    const error = assertThrows(() => datagrams[name], TypeError, "SOCK_STREAM");
    assertStringIncludes(error.message, `${name} needs`);
    const closed = new Socket(AF_INET, SOCK_STREAM);
    closed.close();
    await fails("EBADF", () => closed[name]);
  }
});

test("an echo with pipeTo closes both sockets", [], async () => {
  const before = descriptors();
  const [client, conn] = connected(nets[0]!);
  const echo = conn.readable.pipeTo(conn.writable);
  const data = pattern(3_000_000);
  const sent = new Blob([data]).stream().pipeTo(client.writable);
  const received = await new Response(client.readable).bytes();
  await Promise.all([sent, echo]);
  assertEquals([client.fileno(), conn.fileno()], [-1, -1]);
  assertEquals(await sha256(received), await sha256(data));
  assertEquals(openedSince(before), []);
});

test("a pipe of streams, against a peer in Python", [tool("python3")], async () => {
  using server = createServer(["127.0.0.1", 0]);
  const [, port] = server.getsockname();
  await using python = new Python(
    `
c = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
c.sendall("grüße\\nzwei\\n".encode())
c.shutdown(socket.SHUT_WR)
data = b""
while True:
    d = c.recv(65536)
    if not d: break
    data += d
say(data.decode())
`,
    String(port),
  );
  const [conn] = await server.accept();
  let text = "";
  for await (const piece of conn.readable.pipeThrough(new TextDecoderStream())) text += piece;
  assertEquals(text, "grüße\nzwei\n");
  assert(conn.fileno() >= 0); // the writing half is open
  const stream = ReadableStream.from([text.toUpperCase().replaceAll("\n", ";")]);
  await stream.pipeThrough(new TextEncoderStream()).pipeTo(conn.writable);
  assertEquals(await python.line(), "GRÜSSE;ZWEI;");
  assertEquals(conn.fileno(), -1);
});

test(
  "nothing is received before somebody reads, and only what the reader has room for",
  [],
  async () => {
    const [a, b] = socketpair();
    using _a = a, _b = b;
    await a.sendall("0123456789");
    const reader = b.readable.getReader({ mode: "byob" });
    await pause(20); // for a stream that reads ahead
    assertEquals((await b.recv(100, MSG_PEEK)).length, 10);
    const { value } = await reader.read(new Uint8Array(new ArrayBuffer(16), 2, 4));
    assertEquals([decode(value!), value!.byteOffset, value!.buffer.byteLength], ["0123", 2, 16]);
    assertEquals(decode(await b.recv(100, MSG_PEEK)), "456789");
    const { value: words } = await reader.read(new Uint16Array(2), { min: 2 });
    assertEquals(decode(words!), "4567");
    assertEquals(decode(await b.recv(100)), "89");
  },
);

test("a received chunk is memory of its own", [], async () => {
  const [a, b] = socketpair();
  using _a = a, _b = b;
  await a.sendall("first");
  const kept = await b.recv(100);
  const reader = b.readable.getReader();
  await a.sendall("second");
  const { value } = await reader.read();
  assertEquals(value!.buffer.byteLength, 6);
  structuredClone(value!, { transfer: [value!.buffer] });
  assertEquals(decode(kept), "first");
  reader.releaseLock();
});

test("a reader that is released while it waits loses nothing", [], async () => {
  const [a, b] = socketpair();
  using _a = a, _b = b;
  const first = b.readable.getReader({ mode: "byob" });
  const pending = first.read(new Uint8Array(8)).catch(() => "released");
  await pause(5); // the receive waits
  first.releaseLock();
  assertEquals(await pending, "released");
  const second = b.readable.getReader({ mode: "byob" });
  const next = second.read(new Uint8Array(8));
  await a.sendall("kept");
  assertEquals(decode((await next).value!), "kept");
  second.releaseLock();

  const third = b.readable.getReader();
  const released = third.read().catch(() => "released");
  await pause(5);
  third.releaseLock();
  assertEquals(await released, "released");
  const fourth = b.readable.getReader({ mode: "byob" });
  const end = fourth.read(new Uint8Array(8));
  a.shutdown(SHUT_WR);
  assertEquals((await end).done, true);
});

test("writes have back-pressure", [shortSends()], async () => {
  const [a, b] = narrow();
  using _a = a, _b = b;
  const writer = a.writable.getWriter();
  assertEquals(writer.desiredSize, 1);
  const data = pattern(4_000_000);
  let done = false;
  const written = writer.write(data).then(() => done = true);
  assertEquals(writer.desiredSize, 0);
  let received = 0;
  while (received < 1_000_000) received += (await b.recv(65536)).length;
  assertEquals([done, writer.desiredSize], [false, 0]);
  while (received < data.length) received += (await b.recv(65536)).length;
  await written;
  await writer.write("text").then(() => writer.write(new Uint16Array([1])));
  await writer.write(new ArrayBuffer(3));
  writer.releaseLock();
  while (received < data.length + 9) received += (await b.recv(65536)).length;
});

test("close of writable ends the writing half alone", [], async () => {
  const [a, b] = connected(nets[0]!);
  using _a = a, _b = b;
  await a.writable.close();
  assertEquals((await b.recv(1)).length, 0);
  await fails(ENDED.sendAfterShutdown, () => a.send("x"));
  await b.sendall("back");
  const reader = a.readable.getReader();
  assertEquals(decode((await reader.read()).value!), "back");
  assert(a.fileno() >= 0);
  b.close();
  assertEquals((await reader.read()).done, true);
  assertEquals(a.fileno(), -1);
});

test("cancel of readable ends a pending receive and the reading half alone", [], async () => {
  const [a, b] = connected(nets[0]!);
  using _a = a, _b = b;
  const reader = a.readable.getReader();
  const pending = reader.read();
  await reader.cancel(new Error("enough"));
  assertEquals((await pending).done, true);
  assert(a.fileno() >= 0);
  await a.sendall("still");
  assertEquals(decode(await b.recv(100)), "still");
  const writer = a.writable.getWriter();
  await writer.write("more");
  await writer.close();
  assertEquals(decode(await b.recv(100)), "more");
  assertEquals([(await b.recv(100)).length, a.fileno()], [0, -1]);
});

test(
  "abort of writable ends a pending send and the writing half alone",
  [shortSends()],
  async () => {
    const [a, b] = narrow();
    using _a = a, _b = b;
    const writer = a.writable.getWriter();
    const reason = new Error("no more");
    const write = errorOf(() => writer.write(pattern(4_000_000)));
    writer.closed.catch(() => {});
    while ((await b.recv(65536)).length === 0);
    await writer.abort(reason);
    assert(await write === reason);
    assert(a.fileno() >= 0);
    let last: number;
    do last = (await b.recv(65536)).length; while (last > 0); // ends
    await b.sendall("back");
    assertEquals(decode(await a.recv(10)), "back");
    const reader = a.readable.getReader();
    b.close();
    assertEquals((await reader.read()).done, true);
    assertEquals(a.fileno(), -1);
  },
);

test("errors of the socket are errors of its streams", [], async () => {
  const [a, b] = connected(nets[0]!);
  using _a = a, _b = b;
  b.setOption(options.SOL_SOCKET.SO_LINGER, 0);
  const reader = a.readable.getReader();
  const pending = fails("ECONNRESET", () => reader.read());
  b.close(); // with a reset
  await pending;
  const again = await errorOf(() => reader.read());
  assert(again instanceof SocketError && again.syscall === "recv");
  const writer = a.writable.getWriter();
  const closed = fails(ENDED.sendAfterReset, () => writer.closed);
  await fails(ENDED.sendAfterReset, () => writer.write("x"));
  await closed;
  assertEquals(a.fileno(), -1);
});

test("the socket's timeout and its mode are errors of its streams", [], async () => {
  const [a, b] = socketpair();
  using _a = a, _b = b;
  a.settimeout(0.01);
  await fails("ETIMEDOUT", () => a.readable.getReader().read());
  b.setblocking(false);
  await fails("EAGAIN", () => b.readable.getReader().read());
});

test("closing the socket ends its streams with EBADF", [shortSends()], async () => {
  const [a, b] = narrow();
  using _b = b;
  const reader = a.readable.getReader();
  const writer = a.writable.getWriter();
  const read = fails("EBADF", () => reader.read());
  const write = fails("EBADF", () => writer.write(new Uint8Array(4_000_000)));
  const closed = fails("EBADF", () => writer.closed);
  await pause(5); // both wait
  a.close();
  await Promise.all([read, write, closed]);

  const [c, d] = socketpair();
  using _d = d;
  const { readable, writable } = c;
  c.close();
  assert(c.readable === readable);
  await fails("EBADF", () => readable.getReader().read());
  await fails("EBADF", () => writable.close());
});

test("a wrong chunk is an error of the stream", [], async () => {
  const [a, b] = socketpair();
  using _a = a, _b = b;
  const writer = a.writable.getWriter();
  writer.closed.catch(() => {});
  const error = await errorOf(() => writer.write(5 as never));
  assert(error instanceof TypeError);
  assertStringIncludes(error.message, "data is 5");
  assertEquals((await b.recv(1)).length, 0);
});

test("streams and receives take turns", [], async () => {
  const [a, b] = socketpair();
  using _a = a, _b = b;
  const reader = b.readable.getReader({ mode: "byob" });
  const first = reader.read(new Uint8Array(1));
  await pause(0); // a new stream starts in a later step
  const second = b.recv(1);
  const third = reader.read(new Uint8Array(1));
  await a.sendall("123");
  assertEquals(
    [decode((await first).value!), decode(await second), decode((await third).value!)],
    ["1", "2", "3"],
  );
});

test("a stream of a socket to which a Worker sends, blocking", [], async () => {
  using server = createServer(["127.0.0.1", 0]);
  const [, port] = server.getsockname();
  const worker = inWorker((module, port) => {
    const socket = module.createConnectionSync(["127.0.0.1", port]);
    for (let i = 0; i < 100; i++) socket.sendallSync(new Uint8Array(10_000).fill(i));
    socket.close();
  }, port);
  const [conn] = await server.accept();
  using _conn = conn;
  let length = 0;
  for await (const chunk of conn.readable) {
    for (const byte of chunk) assertEquals(byte, Math.floor(length++ / 10_000));
  }
  assertEquals(length, 1_000_000);
  await worker;
});

test("streams of sockets are bodies, and pass through other streams", [], async () => {
  const [client, conn] = connected(nets[0]!);
  using _client = client, _conn = conn;
  const data = pattern(500_000);
  const body = new Response(data).body!.pipeThrough(new CompressionStream("gzip"));
  const sent = body.pipeTo(client.writable);
  const unpacked = conn.readable.pipeThrough(new DecompressionStream("gzip"));
  const received = await new Response(unpacked).bytes();
  await sent;
  assertEquals(await sha256(received), await sha256(data));
});
