// The table in the README that compares this module with Deno's functions, node: and Python's socket.
// A program of each column tries what each row names: it prints the rows that worked.

import { assert, assertEquals } from "@std/assert";
import { page } from "../helpers/pages.ts";
import { decode, type Need, onlyOn, root, run, SLOWNESS, test, tool } from "../helpers/support.ts";

const [, table] = /^## Why$(.*?)^## /ms.exec(page("README.md").text)!;
/** The cells of each row: the feature, this module, Deno, node:, Python. */
const rows = table!.split("\n").filter((line) => line.startsWith("|")).slice(2)
  .map((line) => line.split("|").slice(1, -1).map((cell) => cell.trim()));

/** Tries each feature, and prints a line of JSON with those that worked. */
const TRY = `
const worked: string[] = [];
async function can(feature: string, use: () => unknown) {
  try {
    if (await use() !== false) worked.push(feature);
  } catch { /* it cannot */ }
}
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
`;
const END = "console.log(JSON.stringify(worked));\nDeno.exit();\n";

const here = `${TRY}
import * as module from "@libc/socket";
import { compileFilter } from "@libc/socket/capture";
import {
  AF_INET, AF_NETLINK, AF_UNIX, Batch, cmsg, createConnection, createServer, IP_RECVTTL, IPPROTO_ICMP,
  IPPROTO_IP, SOCK_DGRAM, SOCK_RAW, Socket, SO_MARK, SOL_SOCKET, socketpair, TimeoutError,
} from "@libc/socket";

await can("TCP", async () => {
  using server = createServer(["127.0.0.1", 0]);
  using client = await createConnection(server.getsockname());
  const [conn] = await server.accept();
  await conn.sendall("hello");
  conn.close();
  return text(await client.recv(9)) === "hello";
});
function pair() {
  const a = new Socket(AF_INET, SOCK_DGRAM), b = new Socket(AF_INET, SOCK_DGRAM);
  a.bind(["127.0.0.1", 0]);
  b.connectSync(a.getsockname());
  return [a, b] as const;
}
await can("UDP", () => {
  const [a, b] = pair();
  b.sendSync("hello");
  return text(a.recvSync(9)) === "hello";
});
await can("Unix stream sockets, abstract names", async () => {
  using server = createServer(["127.0.0.1", 0]);
  using listener = new Socket(AF_UNIX!, module.SOCK_STREAM);
  listener.bind(\`\\0comparison-\${Deno.pid}\`);
  listener.listen();
  using client = new Socket(AF_UNIX!, module.SOCK_STREAM);
  await client.connect(listener.getsockname());
});
await can("Unix datagram sockets", () => {
  const [a, b] = socketpair(AF_UNIX, SOCK_DGRAM);
  a.sendSync("hello");
  return text(b.recvSync(9)) === "hello";
});
await can("raw sockets, such as ICMP", () => new Socket(AF_INET, SOCK_RAW, IPPROTO_ICMP).close());
await can("netlink sockets", () => {
  using socket = new Socket(AF_NETLINK!, SOCK_RAW, 0);
  socket.bind([0, 0]);
});
await can("blocking calls", () => {
  const [a, b] = pair();
  b.sendSync("hello");
  return a.recvSync(9) instanceof Uint8Array;
});
await can("promises", async () => {
  const [a, b] = pair();
  await b.send("hello");
  const promise = a.recv(9);
  await promise;
  return promise instanceof Promise;
});
await can("a timeout for each receive", async () => {
  const [a] = pair();
  a.settimeout(0.01);
  return await a.recv(9).then(() => false, (error) => error instanceof TimeoutError);
});
await can("a source address for a connection", async () => {
  using server = createServer(["127.0.0.1", 0]);
  using client = await createConnection(server.getsockname(), null, { sourceAddress: ["127.0.0.9", 0] });
  return client.getsockname()[0] === "127.0.0.9";
});
await can("every socket option", () => {
  const [a] = pair();
  a.setsockopt(SOL_SOCKET, SO_MARK!, 7);
  return a.getsockopt(SOL_SOCKET, SO_MARK!) === 7;
});
await can("ancillary data: TTL, timestamps, ...", () => {
  const [a, b] = pair();
  a.setsockopt(IPPROTO_IP, IP_RECVTTL!, 1);
  b.sendSync("hello");
  return cmsg.find(a.recvmsgSync(9, 64).ancillary, "ttl")?.value === 64;
});
await can("descriptors sent to other processes", () => {
  const [a, b] = socketpair();
  a.sendFdsSync("x", [a.fileno()]);
  return b.recvFdsSync(1, 1).fds.length === 1;
});
await can("many datagrams with one call", () => {
  const [a, b] = pair();
  for (const data of ["1", "2", "3"]) b.sendSync(data);
  return a.recvmmsgSync(new Batch(a, 8, 100)) === 3;
});
await can("packet filters in tcpdump's language", () => compileFilter("tcp port 80").length > 0);
await can("limits such as \`--allow-net=host\`", () => {
  Deno.permissions.revokeSync({ name: "net" });
  new Socket(AF_INET, module.SOCK_STREAM).connectExSync(["127.0.0.2", 1]);
  return false;
});
${END}`;

/** Members that a class has, by which a feature would be used. */
const deno = `${TRY}
const net = { hostname: "127.0.0.1", port: 0 } as const;
const listener = Deno.listen(net);
const port = (listener.addr as Deno.NetAddr).port;
const connection = Deno.connect({ ...net, port });
const other = await listener.accept(), conn = await connection;
/** True if a call returns a result at once, in place of a promise. */
const blocks = (result: unknown) => !(result instanceof Promise);

await can("TCP", async () => {
  await other.write(new TextEncoder().encode("hello"));
  const buffer = new Uint8Array(9);
  return await conn.read(buffer) === 5;
});
await can("UDP", async () => {
  const a = Deno.listenDatagram({ transport: "udp", ...net });
  await a.send(new Uint8Array(5), a.addr);
  return (await a.receive())[0].length === 5;
});
await can("Unix stream sockets, abstract names", () =>
  Deno.listen({ transport: "unix", path: \`\\0comparison-deno-\${Deno.pid}\` }).close());
await can("Unix datagram sockets", () => {
  const path = Deno.makeTempDirSync() + "/x";
  try {
    Deno.listenDatagram({ transport: "unixpacket", path }).close();
  } finally {
    Deno.removeSync(path.slice(0, -2), { recursive: true });
  }
});
await can("raw sockets, such as ICMP", () => Deno.listenDatagram({ transport: "icmp", ...net } as never));
await can("netlink sockets", () => Deno.listenDatagram({ transport: "netlink" } as never));
await can("blocking calls", () => ["readSync", "acceptSync"].some((name) => name in conn || name in listener));
await can("promises", () => connection instanceof Promise);
await can("a timeout for each receive", () => ["setTimeout", "settimeout", "timeout"].some((name) => name in conn));
await can("a source address for a connection", async () => {
  const accepted = listener.accept();
  const source = { hostname: "127.0.0.9", port: 0 };
  const client = await Deno.connect({ ...net, port, localAddress: "127.0.0.9", localAddr: source } as never);
  return ((await accepted).remoteAddr as Deno.NetAddr).hostname === "127.0.0.9" && client !== null;
});
await can("every socket option", () => ["setOption", "setsockopt", "setSocketOption"].some((name) => name in conn));
await can("ancillary data: TTL, timestamps, ...", () => ["recvmsg", "receiveMessage"].some((name) => name in conn));
await can("descriptors sent to other processes", () => ["sendFds", "sendHandle"].some((name) => name in conn));
await can("many datagrams with one call", () => {
  const a = Deno.listenDatagram({ transport: "udp", ...net });
  return ["receiveMany", "recvmmsg", "sendMany"].some((name) => name in a);
});
await can("packet filters in tcpdump's language", () => "compileFilter" in Deno);
await can("limits such as \`--allow-net=host\`", () => {
  Deno.permissions.revokeSync({ name: "net" });
  const result = Deno.connect({ hostname: "127.0.0.2", port: 1 });
  return result.then(() => false, (error) => error instanceof Deno.errors.NotCapable);
});
${END}`;

const node = `${TRY}
import net from "node:net";
import dgram from "node:dgram";
import { once } from "node:events";

const server = net.createServer((conn) => conn.end("hello"));
server.listen(0, "127.0.0.1");
await once(server, "listening");
const { port } = server.address() as net.AddressInfo;
async function udp(): Promise<dgram.Socket> {
  const socket = dgram.createSocket("udp4");
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  return socket;
}
await can("TCP", async () => {
  const [data] = await once(net.connect(port, "127.0.0.1"), "data");
  return String(data) === "hello";
});
await can("UDP", async () => {
  const socket = await udp();
  socket.send("hello", socket.address().port, "127.0.0.1");
  const [data] = await once(socket, "message");
  return String(data) === "hello";
});
await can("Unix stream sockets, abstract names", async () => {
  const listener = net.createServer((conn) => conn.end("hello"));
  const path = \`\\0comparison-node-\${Deno.pid}\`;
  listener.listen(path);
  await once(listener, "listening");
  const [data] = await once(net.connect(path), "data");
  return String(data) === "hello";
});
await can("Unix datagram sockets", () => dgram.createSocket("unix_dgram" as never));
await can("raw sockets, such as ICMP", () => dgram.createSocket("raw" as never));
await can("netlink sockets", () => dgram.createSocket("netlink" as never));
const socket = net.connect(port, "127.0.0.1");
await can("blocking calls", () => ["readSync", "connectSync", "writeSync"].some((name) => name in socket));
await can("promises", async () => {
  const promises = await import("node:net/promises" as string).catch(() => null);
  return promises !== null || (socket.write("x") as unknown) instanceof Promise;
});
await can("a timeout for each receive", async () => {
  // It fires while a socket is idle in both directions, and ends no read.
  socket.setTimeout(10);
  return await Promise.race([
    once(socket, "timeout").then(() => socket.destroyed),
    once(socket, "error").then(() => true),
    once(socket, "close").then(() => false),
  ]);
});
await can("a source address for a connection", async () => {
  const accepted = once(server, "connection");
  net.connect({ port, host: "127.0.0.1", localAddress: "127.0.0.9" });
  return (await accepted)[0].remoteAddress === "127.0.0.9";
});
await can("every socket option", () => ["setOption", "setsockopt"].some((name) => name in socket));
const datagrams = await udp();
await can("ancillary data: TTL, timestamps, ...", async () => {
  datagrams.send("hello", datagrams.address().port, "127.0.0.1");
  const [, sender] = await once(datagrams, "message");
  return "ttl" in sender || "timestamp" in sender;
});
await can("descriptors sent to other processes", () => ["sendFds", "sendHandle"].some((name) => name in socket));
await can("many datagrams with one call", () => ["sendMany", "sendmmsg", "recvmmsg"].some((name) => name in datagrams));
await can("packet filters in tcpdump's language", () => ["compileFilter", "setFilter"].some((name) => name in datagrams));
await can("limits such as \`--allow-net=host\`", async () => {
  Deno.permissions.revokeSync({ name: "net" });
  try {
    const [error] = await once(net.connect(1, "127.0.0.2"), "error");
    return error instanceof Deno.errors.NotCapable;
  } catch (error) {
    return error instanceof Deno.errors.NotCapable;
  }
});
${END}`;

const python = `
import array, json, os, socket, struct
worked = []
def can(feature):
    def use(fn):
        try:
            if fn() is not False: worked.append(feature)
        except Exception: pass
    return use
def pair():
    a = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); a.bind(("127.0.0.1", 0))
    b = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); b.connect(a.getsockname())
    return a, b
@can("TCP")
def _():
    server = socket.create_server(("127.0.0.1", 0))
    client = socket.create_connection(server.getsockname())
    server.accept()[0].sendall(b"hello")
    return client.recv(9) == b"hello"
@can("UDP")
def _():
    a, b = pair(); b.send(b"hello"); return a.recv(9) == b"hello"
@can("Unix stream sockets, abstract names")
def _():
    s = socket.socket(socket.AF_UNIX); s.bind("\\0comparison-python-%d" % os.getpid()); s.listen()
@can("Unix datagram sockets")
def _():
    a, b = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    a.send(b"hello"); return b.recv(9) == b"hello"
@can("raw sockets, such as ICMP")
def _(): socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP).close()
@can("netlink sockets")
def _(): socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0).bind((0, 0))
@can("blocking calls")
def _():
    a, b = pair(); b.send(b"hello"); return isinstance(a.recv(9), bytes)
@can("promises")
def _():
    a, b = pair(); b.send(b"hello"); return hasattr(a.recv(9), "__await__")
@can("a timeout for each receive")
def _():
    a, b = pair(); a.settimeout(0.01)
    try: a.recv(9)
    except socket.timeout: return True
    return False
@can("a source address for a connection")
def _():
    server = socket.create_server(("127.0.0.1", 0))
    client = socket.create_connection(server.getsockname(), source_address=("127.0.0.9", 0))
    return client.getsockname()[0] == "127.0.0.9"
@can("every socket option")
def _():
    a, b = pair(); a.setsockopt(socket.SOL_SOCKET, socket.SO_MARK, 7)
    return a.getsockopt(socket.SOL_SOCKET, socket.SO_MARK) == 7
@can("ancillary data: TTL, timestamps, ...")
def _():
    a, b = pair(); a.setsockopt(socket.IPPROTO_IP, 12, 1); b.send(b"hello")
    return struct.unpack("i", a.recvmsg(9, 64)[1][0][2])[0] == 64
@can("descriptors sent to other processes")
def _():
    a, b = socket.socketpair()
    socket.send_fds(a, [b"x"], [a.fileno()]); return len(socket.recv_fds(b, 1, 1)[1]) == 1
@can("many datagrams with one call")
def _(): return hasattr(socket.socket, "recvmmsg") or hasattr(socket.socket, "sendmmsg")
@can("packet filters in tcpdump's language")
def _(): return any("filter" in name.lower() for name in dir(socket.socket) + [n for n in dir(socket) if n.islower()])
print(json.dumps(worked))
`;

const needs: Need[] = [onlyOn("linux", "the table was checked on Linux"), root()];

/** Returns the features that worked in a program. */
async function worked(source: string, ...flags: string[]): Promise<string[]> {
  const { code, stdout, stderr } = await run(source, ["--no-check", ...flags]);
  assertEquals([code, stderr], [0, ""]);
  return JSON.parse(stdout);
}

/** Returns the features for which a column has one of these words. */
function stated(column: number, ...words: string[]): string[] {
  return rows.filter((cells) => words.includes(cells[column]!)).map(([feature]) => feature!);
}

test("README: each cell of the comparison is yes, no or unstable", [], () => {
  assert(rows.length > 12);
  for (const [feature, ...cells] of rows) {
    assertEquals(cells.length, 4);
    assert(cells.every((cell) => ["yes", "no", "unstable"].includes(cell)), feature);
  }
});

test("README: the comparison, this module", needs, async () => {
  assertEquals(await worked(here, "--allow-ffi", "--allow-net"), stated(1, "yes"));
});

test("README: the comparison, Deno", needs, async () => {
  const allowed = ["--allow-net", "--allow-read", "--allow-write"];
  assertEquals(await worked(deno, ...allowed), stated(2, "yes"));
  assertEquals(await worked(deno, ...allowed, "--unstable-net"), stated(2, "yes", "unstable"));
});

test("README: the comparison, node:", needs, async () => {
  assertEquals(
    await worked(node, "--allow-net", "--allow-read", "--allow-write"),
    stated(3, "yes"),
  );
});

test("README: the comparison, Python", [...needs, tool("python3")], async () => {
  const { code, stdout, stderr } = await new Deno.Command("python3", {
    args: ["-c", python],
    signal: AbortSignal.timeout(240_000 * SLOWNESS),
  }).output();
  assertEquals([code, decode(stderr)], [0, ""]);
  assertEquals(JSON.parse(decode(stdout)), stated(4, "yes"));
});
