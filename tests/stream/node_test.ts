// The net.Socket of a socket: TLS and HTTP above it, with peers that are not Deno.

import {
  AF_INET,
  AF_UNIX,
  createConnection,
  createServer,
  options,
  SOCK_DGRAM,
  SOCK_STREAM,
  Socket,
} from "@libc/socket";
import { assert, assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import { Buffer } from "node:buffer";
import { once } from "node:events";
import http from "node:http";
import net from "node:net";
import tls from "node:tls";
import { nodeStream } from "../../socket/stream/node.ts";
import { certificate, key } from "../helpers/certificate.ts";
import { connected, fails, nets, pattern, Scratch, sha256, unixSockets } from "../helpers/peers.ts";
import {
  closedSince,
  decode,
  descriptors,
  ownTool,
  Program,
  Python,
  test,
  tool,
  windowsItself,
} from "../helpers/support.ts";

/** The address of the peer; `undefined` if the peer has reset the connection. */
function peerAddress(socket: Socket<never, never>): unknown {
  try {
    return socket.getpeername();
  } catch {
    return undefined;
  }
}

/** Both results of `toNode`. The second one is what a system gets whose `node:net` takes no sockets. */
const forms: readonly {
  readonly name: string;
  readonly toNode: (socket: Socket<never, never>, allowHalfOpen?: boolean) => net.Socket;
}[] = [
  {
    name: "toNode",
    toNode: (socket, allowHalfOpen = false) => socket.toNode({ allowHalfOpen }),
  },
  {
    name: "the stream for other systems",
    toNode: (socket, allowHalfOpen = false) =>
      nodeStream(socket, allowHalfOpen, peerAddress(socket)),
  },
];

/** A Python program's part that makes a TLS context from the certificate on its standard input. */
const CONTEXT = `
import ssl, tempfile, json
pem = json.loads(sys.stdin.readline())
with tempfile.NamedTemporaryFile("w", suffix=".pem") as f:
    f.write(pem); f.flush()
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER); server.load_cert_chain(f.name)
    client = ssl.create_default_context(cafile=f.name)
`;

/** Starts a Python program that has both TLS contexts. */
async function pythonWithTls(source: string, ...args: string[]): Promise<Python> {
  const python = new Python(CONTEXT + source, ...args);
  await python.say(JSON.stringify(certificate + key));
  return python;
}

/** Resolves when a stream has closed, even after an error. */
function closed(stream: net.Socket): Promise<void> {
  return new Promise((resolve) => stream.once("close", () => resolve()));
}

for (const { name, toNode } of forms) {
  test(`TLS to a server in Python, ${name}`, [tool("python3")], async () => {
    await using python = await pythonWithTls(`
s = socket.create_server(("127.0.0.1", 0))
say(s.getsockname()[1])
c = server.wrap_socket(s.accept()[0], server_side=True)
while True:
    d = c.recv(65536)
    if not d: break
    c.sendall(d)
c.unwrap()
say("closed cleanly")
`);
    const port = Number(await python.line());
    const before = descriptors(); // in Wine, the program holds a socket
    const socket = await createConnection(["127.0.0.1", port]);
    const secure = tls.connect({
      socket: toNode(socket as never),
      ca: certificate,
      servername: "localhost",
    });
    await once(secure, "secureConnect");
    assert(secure.authorized);
    const data = pattern(500_000);
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    let length = 0;
    secure.on("data", (chunk: Buffer) => {
      chunks.push(new Uint8Array(chunk));
      length += chunk.length;
      if (length === data.length) secure.end();
    });
    secure.write(data);
    await closed(secure);
    assertEquals(await sha256(await new Blob(chunks).bytes()), await sha256(data));
    assertEquals(await python.line(), "closed cleanly");
    await closedSince(before);
  });

  test(`the server's side of TLS, to a client in Python, ${name}`, [tool("python3")], async () => {
    using server = createServer(["127.0.0.1", 0]);
    const [, port] = server.getsockname();
    await using python = await pythonWithTls(
      `
c = client.wrap_socket(socket.create_connection(("127.0.0.1", int(sys.argv[1]))), server_hostname="localhost")
c.sendall(b"hello")
say(c.recv(100).decode(), c.version())
c.unwrap()
say("closed cleanly")
`,
      String(port),
    );
    const before = descriptors();
    const [conn] = await server.accept();
    const secure = new tls.TLSSocket(toNode(conn as never), {
      isServer: true,
      key,
      cert: certificate,
    });
    const [said] = await once(secure, "data");
    secure.end(String(said).toUpperCase());
    assertStringIncludes(await python.line(), "HELLO TLS");
    assertEquals(await python.line(), "closed cleanly");
    secure.destroy();
    server.close();
    await closedSince(before);
  });

  test(`TLS to a server that is not trusted closes the descriptor, ${name}`, [
    tool("python3"),
  ], async () => {
    await using python = await pythonWithTls(`
s = socket.create_server(("127.0.0.1", 0))
say(s.getsockname()[1])
try: server.wrap_socket(s.accept()[0], server_side=True).recv(1)
except OSError as e: pass
say("failed")
`);
    const port = Number(await python.line());
    const before = descriptors(); // in Wine, the program holds a socket
    const socket = await createConnection(["127.0.0.1", port]);
    const secure = tls.connect({ socket: toNode(socket as never), servername: "localhost" });
    const failed = once(secure, "error");
    await closed(secure);
    assert((await failed)[0] instanceof Error);
    assertEquals(await python.line(), "failed");
    await closedSince(before);
  });

  test(`HTTP to a server in Python, over a unix socket, ${name}`, [
    tool("python3"),
    unixSockets(),
  ], async () => {
    using scratch = new Scratch();
    const path = scratch.name("s");
    await using python = new Python(
      `
import http.server, socketserver
class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        data = self.rfile.read(int(self.headers["content-length"]))
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"%d bytes for %s" % (len(data), self.path.encode()))
    def address_string(self): return ""
    def log_message(self, *a): pass
with socketserver.UnixStreamServer(sys.argv[1], Handler) as s:
    say("listens")
    s.handle_request()
`,
      path,
    );
    const before = descriptors();
    await python.line();
    const socket = new Socket(AF_UNIX!, SOCK_STREAM);
    await socket.connect(path);
    const request = http.request({
      method: "POST",
      path: "/there",
      headers: { "content-length": 100_000 },
      createConnection: () => toNode(socket as never),
    });
    request.end(Buffer.alloc(100_000));
    const [response] = await once(request, "response") as [http.IncomingMessage];
    let text = "";
    for await (const part of response) text += part;
    assertEquals([response.statusCode, text], [200, "100000 bytes for /there"]);
    await closedSince(before);
  });

  test(`an HTTP server takes it as a connection, ${name}`, [tool("python3")], async () => {
    using listener = createServer(["127.0.0.1", 0]);
    const [, port] = listener.getsockname();
    await using python = new Python(
      `
import http.client
c = http.client.HTTPConnection("127.0.0.1", int(sys.argv[1]))
c.request("PUT", "/", body=b"x" * 100000)
say(c.getresponse().read().decode())
c.close()
`,
      String(port),
    );
    const before = descriptors();
    const [conn] = await listener.accept();
    const server = http.createServer((request, response) => {
      let length = 0;
      request.on("data", (data) => length += data.length);
      request.on("end", () => response.end(`${length} bytes`));
    });
    const stream = toNode(conn as never);
    server.emit("connection", stream);
    const end = closed(stream);
    assertEquals(await python.line(), "100000 bytes");
    await end;
    listener.close();
    await closedSince(before);
  });

  test(`half-close, ${name}`, [], async () => {
    for (const allowHalfOpen of [true, false]) {
      const before = descriptors();
      const [client, conn] = connected(nets[0]!);
      using _conn = conn;
      const stream = toNode(client as never, allowHalfOpen);
      // The peer ends its half first.
      await conn.sendall("question");
      conn.shutdown(1);
      let said = "";
      stream.on("data", (data) => said += data);
      await once(stream, "end");
      assertEquals(said, "question");
      if (allowHalfOpen) stream.end("answer");
      const chunks: Uint8Array<ArrayBuffer>[] = [];
      for (let data; (data = await conn.recv(100)).length > 0;) chunks.push(data.slice());
      assertEquals(decode(await new Blob(chunks).bytes()), allowHalfOpen ? "answer" : "");
      if (!stream.closed) await closed(stream);
      conn.close();
      await closedSince(before);
    }
    // This side ends its half first.
    const [client, conn] = connected(nets[0]!);
    using _conn = conn;
    const stream = toNode(client as never);
    stream.end("question");
    assertEquals(decode(await conn.recv(100)), "question");
    assertEquals((await conn.recv(100)).length, 0);
    await conn.sendall("answer");
    const [answer] = await once(stream, "data");
    assertEquals(String(answer), "answer");
    const end = closed(stream);
    conn.close();
    await end;
  });

  test(`errors and destroy close the descriptor, ${name}`, [], async () => {
    const before = descriptors();
    {
      const [client, conn] = connected(nets[0]!);
      const stream = toNode(client as never);
      stream.resume();
      const failed = new Promise<Error>((resolve) => stream.once("error", resolve));
      const end = closed(stream);
      conn.setOption(options.SOL_SOCKET.SO_LINGER, 0);
      conn.close();
      const { code } = await failed as Error & { code: string };
      assertEquals(code, "ECONNRESET");
      await end;
    }
    for (const error of [undefined, new Error("mine")]) {
      const [client, conn] = connected(nets[0]!);
      using _conn = conn;
      const stream = toNode(client as never);
      const errors: Error[] = [];
      stream.on("error", (one) => errors.push(one));
      const end = closed(stream);
      stream.destroy(error);
      await end;
      assertEquals(errors, error === undefined ? [] : [error]);
      assertEquals((await conn.recv(1)).length, 0);
      assertEquals(client.fileno(), -1);
    }
    await closedSince(before);
  });

  test(`addresses, timeouts, options and counts, ${name}`, [], async () => {
    const [client, conn] = connected(nets[0]!);
    using _conn = conn;
    const [host, port] = client.getsockname();
    const [, peerPort] = client.getpeername();
    const stream = toNode(client as never);
    assertEquals(
      [stream.localAddress, stream.localPort, stream.remoteAddress, stream.remotePort],
      [host, port, host, peerPort],
    );
    assertEquals(stream.remoteFamily, "IPv4");
    assertEquals([stream.connecting, stream.pending, stream.readyState], [false, false, "open"]);
    assert(stream.setNoDelay(true) === stream && stream.setKeepAlive(true) === stream);
    assert(stream.unref() === stream && stream.ref() === stream);
    stream.setTimeout(20);
    await once(stream, "timeout");
    stream.setTimeout(0);
    for (let i = 0; i < 3; i++) stream.write("four");
    for (let length = 0; length < 12;) length += (await conn.recv(100)).length;
    await conn.sendall("five!");
    await once(stream, "data");
    assertEquals([stream.bytesRead, stream.bytesWritten], [5, 12]);
    const end = closed(stream);
    stream.destroySoon();
    conn.close();
    await end;
    assertEquals(stream.readyState, "closed");
  });
}

test(
  "toNode is a net.Socket where node:net takes sockets, and owns the descriptor",
  [],
  async () => {
    const [client, conn] = connected(nets[0]!);
    using _conn = conn;
    client.settimeout(0.001); // no longer applies
    const stream = client.toNode();
    assertEquals(stream instanceof net.Socket, Deno.build.os !== "windows");
    await fails("EBADF", () => client.recv(1));
    await fails("EBADF", () => client.toNode());
    const pause = new Promise((resolve) => setTimeout(resolve, 30));
    const data = once(stream, "data");
    await pause;
    await conn.sendall("late");
    assertEquals(String((await data)[0]), "late");
    const end = closed(stream);
    stream.destroy();
    await end;
  },
);

for (const { name, toNode } of forms) {
  test(`a connection that was reset before accept has an event "error", ${name}`, [], async () => {
    using server = createServer(["127.0.0.1", 0]);
    const client = await createConnection(server.getsockname());
    const peer = client.getsockname();
    client.setOption(options.SOL_SOCKET.SO_LINGER, 0);
    client.close();
    const [conn] = await server.accept();
    const [hostname, port] = peer;
    using copy = conn.dup();
    for (const { remoteAddr } of [conn.toConn(), copy.toConn()]) {
      if (windowsItself("forgets the address") === null) {
        assertEquals(remoteAddr, { transport: "tcp", hostname, port });
      }
    }
    const stream = toNode(conn as never);
    const [error] = await once(stream, "error");
    assertEquals(error.code, "ECONNRESET");
    if (!stream.closed) await once(stream, "close");
  });
}

test("toNode refuses sockets that are no connections, and leaves them open", [], async () => {
  using datagrams = new Socket(AF_INET, SOCK_DGRAM);
  assertThrows(() => datagrams.toNode(), TypeError, "toNode needs a socket of type SOCK_STREAM");
  using unconnected = new Socket(AF_INET, SOCK_STREAM);
  await fails("ENOTCONN", () => unconnected.toNode());
  assert(datagrams.fileno() >= 0 && unconnected.fileno() >= 0);
});

test("TLS to openssl s_server", [ownTool("openssl"), tool("sh")], async () => {
  using scratch = new Scratch();
  const pem = scratch.name("pem");
  Deno.writeTextFileSync(pem, certificate + key);
  const command = `exec openssl s_server -accept 127.0.0.1:0 -cert ${pem} -rev -naccept 1 2>&-`;
  await using server = new Program("openssl", "sh", ["-c", command]);
  let port: string | undefined;
  while (port === undefined) port = /^ACCEPT .*:(\d+)$/.exec(await server.line())?.[1];
  const socket = await createConnection(["127.0.0.1", Number(port)]);
  const secure = tls.connect({ socket: socket.toNode(), ca: certificate, servername: "localhost" });
  await once(secure, "secureConnect");
  secure.write("reverse\n");
  const [answer] = await once(secure, "data");
  assertEquals(String(answer), "esrever\n");
  const end = closed(secure);
  secure.end();
  await end;
});
