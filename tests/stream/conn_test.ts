// The shape of Deno.Conn: code that knows only Deno.Conn works on a socket.

import {
  AF_INET,
  AF_UNIX,
  createConnection,
  createServer,
  type InetAddress,
  IPPROTO_TCP,
  options,
  SOCK_DGRAM,
  SOCK_STREAM,
  Socket,
  socketpair,
  TCP_NODELAY,
} from "@libc/socket";
import { assert, assertEquals, assertThrows } from "@std/assert";
import { connected, fails, nets, pattern, Scratch, sha256, unixSockets } from "../helpers/peers.ts";
import {
  decode,
  descriptors,
  openedSince,
  Python,
  test,
  tool,
  unixPairs,
} from "../helpers/support.ts";

/** Copies until the end of the source, as `copy` of `@std/io` does. */
async function copy(from: Pick<Deno.Conn, "read">, to: Pick<Deno.Conn, "write">): Promise<number> {
  const buffer = new Uint8Array(32 * 1024);
  let total = 0;
  for (let count; (count = await from.read(buffer)) !== null;) {
    for (let written = 0; written < count;) {
      written += await to.write(buffer.subarray(written, count));
    }
    total += count;
  }
  return total;
}

/** Yields the lines of a connection. */
async function* linesOf(conn: Deno.Conn): AsyncGenerator<string> {
  let rest = "";
  for await (const text of conn.readable.pipeThrough(new TextDecoderStream())) {
    const parts = (rest + text).split("\n");
    rest = parts.pop()!;
    yield* parts;
  }
}

/** Answers each line of a connection, and ends it. */
async function answer(conn: Deno.Conn): Promise<void> {
  const writer = conn.writable.getWriter();
  for await (const line of linesOf(conn)) {
    await writer.write(new TextEncoder().encode(`you said ${line}\n`));
  }
  await writer.close();
}

test("Deno.Conn: an echo by a loop of reads and writes", [], async () => {
  const before = descriptors();
  const [client, server] = connected(nets[0]!);
  const data = pattern(2_000_000);
  const echo = (async (conn: Deno.Conn) => {
    const total = await copy(conn, conn);
    await conn.closeWrite();
    conn.close();
    return total;
  })(server.toConn());
  const conn: Deno.TcpConn = client.toConn();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const received = copy(conn, {
    // deno-lint-ignore require-await
    write: async (p) => (chunks.push(p.slice()), p.length),
  });
  for (let sent = 0; sent < data.length;) sent += await conn.write(data.subarray(sent));
  await conn.closeWrite();
  assertEquals([await received, await echo], [data.length, data.length]);
  assertEquals(await sha256(await new Blob(chunks).bytes()), await sha256(data));
  conn.close();
  conn.close();
  assertEquals(client.fileno(), -1);
  assertEquals(openedSince(before), []);
});

test("Deno.Conn: lines over its streams, from Python", [tool("python3")], async () => {
  using server = createServer(["127.0.0.1", 0]);
  const [host, port] = server.getsockname();
  await using python = new Python(
    `
c = socket.create_connection((sys.argv[1], int(sys.argv[2])))
f = c.makefile("rw")
for line in ("one", "two"):
    f.write(line + "\\n"); f.flush()
    say(f.readline().strip())
c.shutdown(socket.SHUT_WR)
say(repr(f.read()))
`,
    host,
    String(port),
  );
  const [socket, address] = await server.accept();
  const conn = socket.toConn();
  assertEquals(conn.localAddr, { transport: "tcp", hostname: host, port });
  assertEquals(conn.remoteAddr, { transport: "tcp", hostname: host, port: address[1] });
  await answer(conn);
  const said = [await python.line(), await python.line(), await python.line()];
  assertEquals(said, ["you said one", "you said two", "''"]);
  assertEquals(socket.fileno(), -1); // both halves have ended
});

test("Deno.Conn: closeWrite, then the end of readable, close the socket", [], async () => {
  const [a, b] = connected(nets[0]!);
  using _a = a, _b = b;
  const conn = a.toConn();
  await conn.closeWrite();
  await conn.closeWrite();
  assertEquals((await b.recv(1)).length, 0);
  await b.sendall("the rest");
  b.close();
  assertEquals(await new Response(conn.readable).text(), "the rest");
  assertEquals(a.fileno(), -1);
  await fails("EBADF", () => conn.read(new Uint8Array(1)));
});

test("Deno.Conn: reads of nothing and at the end, using, options, ref", [], async () => {
  const [a, b] = connected(nets[0]!);
  using _b = b;
  {
    using conn = a.toConn();
    assertEquals(await conn.read(new Uint8Array(0)), 0);
    assertEquals(await conn.write(new TextEncoder().encode("hi")), 2);
    assertEquals(decode(await b.recv(10)), "hi");
    conn.setNoDelay();
    assertEquals(a.getsockopt(IPPROTO_TCP, TCP_NODELAY) !== 0, true);
    conn.setNoDelay(false);
    conn.setKeepAlive(true);
    assertEquals(a.getOption(options.SOL_SOCKET.SO_KEEPALIVE), true);
    assert(conn.readable === a.readable && conn.writable === a.writable);
    const calls: string[] = [];
    a.ref = () => calls.push("ref");
    a.unref = () => calls.push("unref");
    conn.unref();
    conn.ref();
    assertEquals(calls, ["unref", "ref"]);
    b.close();
    assertEquals(await conn.read(new Uint8Array(5)), null);
  }
  assertEquals(a.fileno(), -1);
});

test("Deno.Conn: addresses of unix sockets", [unixSockets(), unixPairs()], async () => {
  using scratch = new Scratch();
  const path = scratch.name("s");
  using server = new Socket(AF_UNIX!, SOCK_STREAM);
  server.bind(path);
  server.listen();
  using socket = new Socket(AF_UNIX!, SOCK_STREAM);
  await socket.connect(path);
  const conn: Deno.Conn<Deno.UnixAddr> = socket.toConn();
  assertEquals(conn.remoteAddr, { transport: "unix", path });
  assertEquals(conn.localAddr, { transport: "unix", path: "" });
});

test("toConn refuses sockets that are no connections", [], async () => {
  using datagrams = new Socket(AF_INET, SOCK_DGRAM);
  assertThrows(() => datagrams.toConn(), TypeError, "toConn needs a socket of type SOCK_STREAM");
  using unconnected = new Socket(AF_INET, SOCK_STREAM);
  await fails("ENOTCONN", () => unconnected.toConn());
  const [a, b] = socketpair();
  a.close();
  b.close();
  await fails("EBADF", () => a.toConn());
});

test("the types of toConn", [], async () => {
  using server = createServer(["127.0.0.1", 0]);
  using socket = await createConnection(server.getsockname());
  const tcp: Deno.TcpConn = socket.toConn();
  const any: Deno.Conn = (socket as unknown as Socket).toConn();
  const inet: Deno.Conn<Deno.NetAddr> = (socket as unknown as Socket<InetAddress>).toConn();
  // @ts-expect-error: no connection of a unix socket
  const unix: Deno.Conn<Deno.UnixAddr> = socket.toConn();
  for (const conn of [tcp, any, inet, unix]) assertEquals(conn.remoteAddr.transport, "tcp");
});
