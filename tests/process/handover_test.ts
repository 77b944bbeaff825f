// Descriptors that change owner: to child processes, from a service manager, and to node:net.

import { assert, assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import http from "node:http";
import net from "node:net";
import { Buffer } from "node:buffer";
import tls from "node:tls";
import {
  AF_INET,
  createConnection,
  createServer,
  fromshare,
  listenFds,
  SOCK_DGRAM,
  SOCK_STREAM,
  Socket,
  socketpair,
} from "@libc/socket";
import { connected, nets, Scratch } from "../helpers/peers.ts";
import {
  closedSince,
  decode,
  descriptors,
  type Need,
  NO_DESCRIPTOR,
  ownTool,
  Python,
  run,
  test,
  tool,
  windowsItself,
} from "../helpers/support.ts";

test("handover: a child process inherits sockets", [ownTool("python3")], async () => {
  const [a, b] = socketpair();
  using privateSocket = new Socket(AF_INET, SOCK_DGRAM);
  using server = createServer(["127.0.0.1", 0]);
  assertEquals([a.getInheritable(), server.getInheritable()], [false, false]);
  a.setInheritable(true);
  server.setInheritable(true);
  {
    await using _peer = new Python(
      `
import os
s, server = (socket.socket(fileno=int(n)) for n in sys.argv[1:3])
try: os.fstat(int(sys.argv[3])); private = "open"
except OSError: private = "closed"
s.sendall(("%s %d %s" % (s.recv(64).decode(), server.getsockname()[1], private)).encode())
conn, _ = server.accept()
conn.sendall(b"from the child")
`,
      ...[a, server, privateSocket].map((socket) => String(socket.fileno())),
    );
    a.close();
    await b.send("hello");
    assertEquals(decode(await b.recv(64)), `hello ${server.getsockname()[1]} closed`);
    using client = await createConnection(server.getsockname());
    assertEquals(decode(await client.recv(64)), "from the child");
  }
  assertEquals((await b.recv(64)).length, 0); // no process has the other end open
  b.close();
});

test(
  "handover: a program that uses this module inherits a socket",
  [windowsItself("lets a child inherit only invalid socket handles")],
  async () => {
    const [a, b] = socketpair();
    using privateSocket = new Socket(AF_INET, SOCK_DGRAM);
    a.setInheritable(true);
    const child = run(`
      import { Socket } from "@libc/socket";
      using socket = Socket.adopt(${a.fileno()});
      await socket.sendall((await socket.recv(64)).reverse());
      Socket.adopt(${privateSocket.fileno()});`);
    await b.send("olleh");
    const { code, stderr } = await child;
    assertEquals([code, stderr.includes(NO_DESCRIPTOR)], [1, true], stderr);
    a.close();
    assertEquals(decode(await b.recv(64)), "hello");
    assertEquals((await b.recv(64)).length, 0);
    b.close();
  },
);

/**
 * Starts Deno like systemd: with two sockets and a pipe as descriptors 3 to 5, and the environment
 * variables that describe them.
 */
const LAUNCHER = `
import fcntl, os, urllib.parse
tcp = socket.create_server(("127.0.0.1", 0))
udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); udp.bind(("127.0.0.1", 0))
r, w = os.pipe()
high = [fcntl.fcntl(fd, fcntl.F_DUPFD, 20) for fd in (tcp.fileno(), udp.fileno(), r)]
for i, fd in enumerate(high): os.dup2(fd, 3 + i, inheritable=True)
names, pid, deno, module = sys.argv[1:5]
env = dict(os.environ, LISTEN_PID=str(os.getpid()) if pid == "own" else pid, LISTEN_FDS="3")
if names: env["LISTEN_FDNAMES"] = names
program = urllib.parse.quote(sys.argv[5].replace("MODULE", module))
# not eval, which writes no coverage profile
os.execve(deno, [deno, "run", "-A", "--no-check", "data:application/typescript," + program], env)
`;

const LISTENER = `
import { listenFds } from "MODULE";
const passed = listenFds();
console.log(JSON.stringify({
  passed: passed.map(({ name, fd, socket }) => [
    name,
    fd,
    socket && [socket.family, socket.type, socket.getInheritable()],
  ]),
  left: ["LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES"].filter((name) => Deno.env.has(name)),
  again: listenFds().length,
  address: passed[0]?.socket.getsockname(),
}));
if (passed.length > 0) {
  const [conn] = await passed[0].socket.accept();
  await conn.sendall(await conn.recv(64));
  conn.close();
}
`;

/** Starts a program that calls `listenFds` in the environment of `LAUNCHER`. */
function launch(names: string, pid: string): Python {
  const module = import.meta.resolve("../../mod.ts");
  return new Python(LAUNCHER, names, pid, Deno.execPath(), module, LISTENER);
}

/** Requires exec(2) with inherited descriptors. */
const launcher: Need = Deno.build.os === "windows"
  ? "Windows cannot start a program with sockets under given numbers"
  : tool("python3");

test("listenFds: takes over sockets from the parent process", [launcher], async () => {
  for (const names of ["web:other:fifo", ""]) {
    await using program = launch(names, "own");
    const { address, ...rest } = await program.json<{ address: [string, number] }>();
    const [web, other, fifo] = names === "" ? Array(3).fill("unknown") : names.split(":");
    assertEquals<unknown>(rest, {
      passed: [
        [web, 3, [AF_INET, SOCK_STREAM, false]],
        [other, 4, [AF_INET, SOCK_DGRAM, false]],
        [fifo, 5, null],
      ],
      left: [],
      again: 0,
    });
    using client = await createConnection(address);
    await client.sendall("echo");
    assertEquals(decode(await client.recv(64)), "echo");
  }
});

test("listenFds: ignores sockets for another process", [launcher], async () => {
  await using program = launch("", "1");
  assertEquals(await program.json(), { passed: [], left: [], again: 0 });
});

test("listenFds: invalid values of the environment variables", [], () => {
  const setVariables = (pid: string, fds: string) => {
    Deno.env.set("LISTEN_PID", pid);
    Deno.env.set("LISTEN_FDS", fds);
  };
  const own = String(Deno.pid);
  for (
    const [pid, fds] of [["", "1"], [own, ""], [own, "0"], [own, "-1"], [own, "x"], ["x", "1"]]
  ) {
    setVariables(pid!, fds!);
    assertEquals(listenFds(), []);
    assertEquals(Deno.env.has("LISTEN_PID"), false);
  }
  setVariables(own, "0");
  assertEquals(listenFds({ unset: false }), []);
  assertEquals(Deno.env.get("LISTEN_PID"), own);
  assertThrows(() => listenFds({ unset: 7 as never }), TypeError, "options.unset");
  assertThrows(() => listenFds(true as never), TypeError, "options");
  Deno.env.delete("LISTEN_PID");
  Deno.env.delete("LISTEN_FDS");
});

/** Waits for an event of a `node:` emitter. Rejects with its `error` event. */
function waitForEvent(emitter: NodeJS.EventEmitter, name: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    emitter.once(name, resolve);
    emitter.once("error", reject);
  });
}

/** Reads a `node:` stream to its end. */
async function readAll(stream: AsyncIterable<unknown>): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part as Uint8Array);
  return Buffer.concat(parts).toString();
}

/** Requires a `node:net` that accepts the descriptor of a socket. */
const nodeSockets: Need = Deno.build.os === "windows"
  ? "on Windows, node:net expects a descriptor of the C runtime, and a socket has none"
  : null;

for (const protocol of nets) {
  const needs = [...protocol.needs, nodeSockets];
  test(`handover: to node:net, a connection over ${protocol.name}`, needs, async () => {
    const before = descriptors();
    const [client, conn] = connected(protocol);
    client.settimeout(60);
    const peer = client.getpeername(), own = client.getsockname();
    const stream = new net.Socket({ fd: client.detach() });
    assertEquals(client.fileno(), -1);
    assertEquals([stream.remoteAddress, stream.remotePort], [peer[0], peer[1]]);
    assertEquals([stream.localAddress, stream.localPort], [own[0], own[1]]);
    stream.write("to the module");
    assertEquals(decode(await conn.recv(64)), "to the module");
    await conn.sendall("and back");
    conn.close();
    assertEquals(await readAll(stream), "and back");
    stream.destroy();
    await closedSince(before);
  });
}

test("handover: to node:net, a stream after asynchronous use", [nodeSockets], async () => {
  const [a, b] = socketpair();
  const pending = a.recv(64);
  await b.sendall("first");
  assertEquals(decode(await pending), "first");
  const stream = new net.Socket({ fd: a.detach() });
  const large = "x".repeat(1_000_000);
  stream.end(large);
  let received = 0;
  for (let data; (data = await b.recv(65536)).length > 0;) received += data.length;
  assertEquals(received, large.length);
  await b.sendall("last");
  b.close();
  assertEquals(await readAll(stream), "last");
});

test("handover: to node:net, a listening socket", [nodeSockets], async () => {
  const listening = createServer(["127.0.0.1", 0]);
  const address = listening.getsockname();
  const server = net.createServer((stream) => stream.end("served by node"));
  server.listen({ fd: listening.detach() });
  await waitForEvent(server, "listening");
  assertEquals((server.address() as net.AddressInfo).port, address[1]);
  const client = await createConnection(address);
  assertEquals(decode(await client.recv(64)), "served by node");
  assertEquals((await client.recv(64)).length, 0);
  client.close();
  await new Promise((resolve) => server.close(resolve));
});

test("handover: to node:http, both ends", [nodeSockets], async () => {
  const listening = createServer(["127.0.0.1", 0]);
  const address = listening.getsockname();
  const server = http.createServer((request, response) => {
    response.setHeader("connection", "close");
    response.end(`${request.method} ${request.url}`);
  });
  server.listen({ fd: listening.detach() });
  await waitForEvent(server, "listening");

  // A client of this module.
  const plain = await createConnection(address);
  await plain.sendall("GET /plain HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  let text = "";
  for (let data; (data = await plain.recv(4096)).length > 0;) text += decode(data);
  plain.close();
  assert(text.startsWith("HTTP/1.1 200 OK\r\n") && text.includes("GET /plain"), text);

  // A node: client on a connection of this module.
  const client = await createConnection(address);
  const stream = new net.Socket({ fd: client.detach() });
  const request = http.request({ path: "/node", createConnection: () => stream });
  request.end();
  const response = await waitForEvent(request, "response") as http.IncomingMessage;
  assertEquals([response.statusCode, await readAll(response)], [200, "GET /node"]);
  stream.destroy();
  await new Promise((resolve) => server.close(resolve));
});

test("handover: to node:tls, both ends", [nodeSockets, tool("openssl")], async () => {
  using scratch = new Scratch();
  const [key, cert] = [scratch.name("key.pem"), scratch.name("cert.pem")];
  const args = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 " +
    `-subj /CN=localhost -addext subjectAltName=DNS:localhost -keyout ${key} -out ${cert}`;
  const openssl = await new Deno.Command("openssl", { args: args.split(" ") }).output();
  assert(openssl.success, decode(openssl.stderr));
  const certificate = Deno.readTextFileSync(cert);

  const listening = createServer(["127.0.0.1", 0]);
  const address = listening.getsockname();
  const server = tls.createServer(
    { key: Deno.readTextFileSync(key), cert: certificate },
    (stream) => stream.on("data", (data) => stream.end(`secret ${data}`)),
  );
  server.listen({ fd: listening.detach() });
  await waitForEvent(server, "listening");

  const client = await createConnection(address);
  const raw = new net.Socket({ fd: client.detach() });
  const stream = tls.connect({ socket: raw, ca: certificate, servername: "localhost" });
  await waitForEvent(stream, "secureConnect");
  assertEquals(stream.authorized, true);
  stream.write("question");
  assertEquals(await readAll(stream), "secret question");
  stream.destroy();
  await new Promise((resolve) => server.close(resolve));
});

const notWindows: Need = Deno.build.os === "windows" ? "Windows supports share" : null;

test("handover: as bytes, which only Windows supports", [notWindows], async () => {
  const message = `${Deno.build.os} has no`;
  using socket = new Socket(AF_INET, SOCK_STREAM);
  assertThrows(() => socket.share(Deno.pid), Deno.errors.NotSupported, message);
  assertThrows(() => fromshare(new Uint8Array(628)), Deno.errors.NotSupported, message);
  const sniffer = new URL("../../examples/windows_sniffer.ts", import.meta.url);
  const { code, stdout, stderr } = await run(`import "${sniffer}";`, ["--allow-ffi"]);
  assertEquals([code, stdout], [2, ""]);
  assertStringIncludes(stderr, "this system has no SIO_RCVALL");
});
