// Uses examples/socks5.ts with the clients of curl and OpenBSD's netcat.

import { assertEquals, assertMatch } from "@std/assert";
import { AF_INET, createConnection, inet_aton, SHUT_WR, SOCK_DGRAM, Socket } from "@libc/socket";
import { Running } from "../helpers/examples.ts";
import { listening, nets } from "../helpers/peers.ts";
import { decode, netcat, onlyOn, ownTool, test, tool } from "../helpers/support.ts";
import { Background, commandOf } from "./utilities.ts";

const [v4] = nets;
const curl = ownTool("curl");

/** Starts the proxy. Returns it and its port. */
async function proxying(
  args: string[] = [],
  permissions: string[] = [],
): Promise<[Running, number]> {
  const proxy = Running.example("socks5", ["--port", "0", ...args], permissions);
  const [, port] = await proxy.printed(/^socks5:\/\/127\.0\.0\.1:(\d+)$/m);
  return [proxy, Number(port)];
}

/** Answers one request over HTTP with the port of the client. */
async function answer(server: ReturnType<typeof listening>): Promise<void> {
  const [conn, [, port]] = await server.accept();
  await conn.recvUntil("\r\n\r\n");
  const body = `hello ${port}`;
  await conn.sendall(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
  conn.close();
}

/** Runs curl through the proxy. Returns its exit code and output. */
async function curlThrough(proxy: string, url: string): Promise<[number, string]> {
  const { code, stdout } = await new Running("curl", [
    ...["-s", "--noproxy", "", "--max-time", "200", "--proxy", proxy, url],
  ]).finish();
  return [code, stdout.replace(/\d+/, "PORT")];
}

for (const net of nets) {
  test(`socks5: curl connects over ${net.name}`, [...net.needs, curl], async () => {
    const [running, port] = await proxying();
    await using proxy = running;
    using server = listening(net);
    const host = net.host.includes(":") ? `[${net.host}]` : net.host;
    const url = `http://${host}:${server.getsockname()[1]}/`;
    const [result] = await Promise.all([
      curlThrough(`socks5://127.0.0.1:${port}`, url),
      answer(server),
    ]);
    assertEquals(result, [0, "hello PORT"]);
    proxy.kill("SIGINT");
    const { code, stdout } = await proxy.outcome();
    assertEquals([code, stdout], [130, `127.0.0.1 connect ${url.slice(7, -1)} ok\n`]);
  });
}

test(
  "socks5: curl connects to a name that the proxy resolves, and hears of errors",
  [curl],
  async () => {
    const [running, port] = await proxying(["--json"], ["--deny-net=203.0.113.1"]);
    await using proxy = running;
    using server = listening(v4!);
    const target = server.getsockname()[1];
    const through = (url: string) => curlThrough(`socks5h://127.0.0.1:${port}`, url);
    const [named] = await Promise.all([through(`http://localhost:${target}/`), answer(server)]);
    assertEquals(named, [0, "hello PORT"]);
    server.close();
    const refused = await through(`http://127.0.0.1:${target}/`);
    const denied = await through("http://203.0.113.1/");
    assertEquals([refused[0], denied[0]], [97, 97]);
    proxy.kill("SIGINT");
    const lines = (await proxy.outcome()).stdout.trimEnd().split("\n").map((line) =>
      JSON.parse(line)
    );
    assertEquals(lines.map(({ command, host }) => [command, host]), [
      ["connect", "localhost"],
      ["connect", "127.0.0.1"],
      ["connect", "203.0.113.1"],
    ]);
    assertEquals(lines[0].error, undefined);
    assertMatch(lines[1].error, /ECONNREFUSED/);
    assertMatch(lines[2].error, /--deny-net/);
  },
);

test("socks5: knows its users", [curl], async () => {
  const users = await Deno.makeTempFile();
  await Deno.writeTextFile(users, "anna:secret word\nbert:\n");
  try {
    const [running, port] = await proxying(["--users", users], [`--allow-read=${users}`]);
    await using _proxy = running;
    using server = listening(v4!);
    const url = `http://127.0.0.1:${server.getsockname()[1]}/`;
    const at = (who: string) => curlThrough(`socks5://${who}127.0.0.1:${port}`, url);
    for (const who of ["", "anna:wrong@", "bert:secret@", "nobody:@"]) {
      assertEquals((await at(who))[0], 97, who);
    }
    const [known] = await Promise.all([at("anna:secret%20word@"), answer(server)]);
    assertEquals(known, [0, "hello PORT"]);
  } finally {
    await Deno.remove(users);
  }
});

test("socks5: netcat exchanges bytes both ways through it", [netcat()], async () => {
  const [running, port] = await proxying(["--quiet"]);
  await using _proxy = running;
  using server = listening(v4!);
  const data = Uint8Array.from({ length: 500_000 }, (_, i) => (i * 7 + (i >> 8)) & 0xff);
  await using client = new Running("nc", [
    ...["-N", "-X", "5", "-x", `127.0.0.1:${port}`, "127.0.0.1", `${server.getsockname()[1]}`],
  ]);
  const [conn] = await server.accept();
  const echo = (async () => {
    await conn.readable.pipeTo(conn.writable); // the half that has ended is told to the other side
  })();
  const { code, bytes } = await client.finish(data);
  await echo;
  assertEquals([code, bytes], [0, data]);
});

/** Asks the proxy to relay datagrams. Returns the connection, and a socket that sends to the relay. */
async function associated(port: number) {
  const control = await createConnection(["127.0.0.1", port]);
  await control.sendall(Uint8Array.of(5, 1, 0));
  assertEquals(await control.recvExactly(2), Uint8Array.of(5, 0));
  await control.sendall(Uint8Array.of(5, 3, 0, 1, 0, 0, 0, 0, 0, 0));
  const reply = await control.recvExactly(10);
  assertEquals(reply.subarray(0, 8), Uint8Array.of(5, 0, 0, 1, ...inet_aton("127.0.0.1")));
  const client = new Socket(AF_INET, SOCK_DGRAM);
  await client.connect(["127.0.0.1", reply[8]! << 8 | reply[9]!]);
  return [control, client] as const;
}

test("socks5: relays datagrams while the connection lasts", [], async () => {
  const [running, port] = await proxying(["--quiet"]);
  await using _proxy = running;
  using host = new Socket(AF_INET, SOCK_DGRAM);
  host.bind(["127.0.0.1", 0]);
  const [, hostPort] = host.getsockname();
  const [control, client] = await associated(port);
  using _control = control;
  using _client = client;

  const ports = [hostPort >> 8, hostPort & 0xff];
  const address = [1, ...inet_aton("127.0.0.1"), ...ports];
  const name = [3, 9, ...new TextEncoder().encode("127.0.0.1"), ...ports];
  await client.send(Uint8Array.of(0, 0, 1, ...address, 1)); // a fragment is dropped
  await client.send(Uint8Array.of(0, 0, 0, 9));
  for (const [i, to] of [address, name].entries()) {
    await client.send(Uint8Array.of(0, 0, 0, ...to, ...new TextEncoder().encode(`ping ${i}`)));
    const [data, from] = await host.recvfrom(1000);
    assertEquals(decode(data), `ping ${i}`);
    await host.sendto(`pong ${i}`, from);
    const answered = await client.recv(1000);
    assertEquals(answered.subarray(0, 10), Uint8Array.of(0, 0, 0, ...address));
    assertEquals(decode(answered.subarray(10)), `pong ${i}`);
  }
  control.close();
});

test("socks5: a datagram to a host that is denied is lost, and no other", [], async () => {
  const [running, port] = await proxying(["--quiet"], ["--deny-net=203.0.113.1,denied.invalid"]);
  await using proxy = running;
  using host = new Socket(AF_INET, SOCK_DGRAM);
  host.bind(["127.0.0.1", 0]);
  const [, hostPort] = host.getsockname();
  const [control, client] = await associated(port);
  using _control = control;
  using _client = client;
  const ports = [hostPort >> 8, hostPort & 0xff];
  const name = new TextEncoder().encode("denied.invalid");
  await client.send(Uint8Array.of(0, 0, 0, 1, 203, 0, 113, 1, ...ports, 1));
  await client.send(Uint8Array.of(0, 0, 0, 3, name.length, ...name, ...ports, 2));
  await client.send(Uint8Array.of(0, 0, 0, 1, ...inet_aton("127.0.0.1"), ...ports, 3));
  host.settimeout(30);
  assertEquals((await host.recvfrom(100))[0], Uint8Array.of(3));
  proxy.kill("SIGINT");
  assertMatch((await proxy.outcome()).stderr, /^socks5:\S+\n$/);
});

test("socks5: what is no request ends a connection, and no other", [], async () => {
  const [running, port] = await proxying();
  await using proxy = running;
  const talk = async (...messages: number[][]) => {
    using socket = await createConnection(["127.0.0.1", port]);
    for (const message of messages) await socket.sendall(Uint8Array.from(message));
    socket.shutdown(SHUT_WR);
    const bytes: number[] = [];
    for (let data; (data = await socket.recv(100)).length > 0;) bytes.push(...data);
    return bytes;
  };
  const none = [0, 1, 0, 0, 0, 0, 0, 0];
  assertEquals(await talk([4, 1]), []);
  assertEquals(await talk([5, 1, 2]), [5, 0xff]);
  assertEquals(await talk([5, 1, 0], [5, 2, 0, 1, 127, 0, 0, 1, 0, 1]), [5, 0, 5, 7, ...none]);
  assertEquals(await talk([5, 1, 0], [5, 1, 0, 9]), [5, 0, 5, 8, ...none]);
  assertEquals(await talk([5, 1, 0], [5, 1, 0, 3, 2, 0, 10, 0, 80]), [5, 0, 5, 1, ...none]);
  proxy.kill("SIGTERM");
});

test(
  "socks5: a full disk ends the log, and no connection",
  [onlyOn("linux", "writes to /dev/full"), tool("sh")],
  async () => {
    const command = commandOf("socks5", "--port", "0");
    await using proxy = new Background(["sh", "-c", 'exec "$0" "$@" > /dev/full', ...command]);
    const [, port] = await proxy.until(/socks5:\/\/127\.0\.0\.1:(\d+)/);
    using server = listening(v4!);
    using client = await createConnection(["127.0.0.1", Number(port)]);
    const own = server.getsockname()[1];
    await client.sendall(Uint8Array.of(5, 1, 0, 5, 1, 0, 1, 127, 0, 0, 1, own >> 8, own & 0xff));
    const [conn] = await server.accept();
    await conn.sendall("hello");
    conn.close();
    const reply = await client.recvExactly(12); // the method, and the address
    assertEquals([...reply.subarray(0, 4)], [5, 0, 5, 0]);
    assertEquals(decode(await client.recvExactly(5)), "hello");
    await proxy.until(/the log: .*No space left/);
  },
);
