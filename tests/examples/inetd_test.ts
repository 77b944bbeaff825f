// Starts real programs with examples/inetd.ts, and talks to them.

import { assert, assertEquals, assertMatch } from "@std/assert";
import { AF_INET, createConnection, SHUT_WR, SOCK_DGRAM, Socket } from "@libc/socket";
import { Running } from "../helpers/examples.ts";
import { decode, ownTool, SLOWNESS, test } from "../helpers/support.ts";

const PERMISSIONS = ["--allow-read", "--allow-run", "--allow-env"];
const cat = ownTool("cat"), sh = ownTool("sh"), python3 = ownTool("python3");

/** Starts the super-server with services. Returns it and their ports. */
async function serving(args: string[], ...services: string[]): Promise<[Running, number[]]> {
  const lines = services.flatMap((line) => ["--service", `127.0.0.1:0 ${line}`]);
  const server = Running.example("inetd", ["-v", ...args, ...lines], PERMISSIONS);
  const all = new RegExp(Array(services.length).fill(".*: \\w+ 127\\.0\\.0\\.1:(\\d+)\n").join(""));
  const [, ...ports] = await server.printed(all);
  return [server, ports.map(Number)];
}

/** Sends data to a server, ends it, and returns the whole answer. */
async function exchange(port: number, data: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  using socket = await createConnection(["127.0.0.1", port], 60 * SLOWNESS);
  const sending = socket.sendall(data).then(() => socket.shutdown(SHUT_WR));
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for (let chunk; (chunk = await socket.recv(65536)).length > 0;) chunks.push(chunk.slice());
  await sending;
  return await new Blob(chunks).bytes();
}

const text = (data: string) => new TextEncoder().encode(data);

test("inetd: programs have connections as their standard streams", [cat, sh, python3], async () => {
  const [running, [echo, say, python]] = await serving(
    [],
    "tcp nowait cat",
    `tcp nowait sh -c 'read line; echo "$line from $REMOTE_HOST"; exit 3'`,
    `tcp nowait python3 -c "import socket, sys
s = socket.socket(fileno=0)
s.sendall(repr((s.getpeername()[0], s.getblocking(), s.recv(100))).encode())"`.replace(
      /\n/g,
      ";",
    ),
  );
  await using server = running;
  const data = Uint8Array.from({ length: 400_000 }, (_, i) => (i * 3 + (i >> 8)) & 0xff);
  const [echoed, again, said, told] = await Promise.all([
    exchange(echo!, data),
    exchange(echo!, text("again")),
    exchange(say!, text("hello\n")),
    exchange(python!, text("hi")),
  ]);
  assertEquals(echoed, data);
  assertEquals(decode(again as Uint8Array<ArrayBuffer>), "again");
  assertEquals(decode(said as Uint8Array<ArrayBuffer>), "hello from 127.0.0.1\n");
  assertEquals(decode(told as Uint8Array<ArrayBuffer>), "('127.0.0.1', True, b'hi')");
  await server.printed(/sh\[\d+\] ended with 3\n/);
  server.kill("SIGINT");
  assertEquals((await server.outcome()).code, 130);
});

test("inetd: no more programs run at once than it may start", [cat], async () => {
  const [running, [port]] = await serving(["--connections", "2"], "tcp nowait cat");
  await using server = running;
  const connect = () => createConnection(["127.0.0.1", port!]);
  const first = await connect(), second = await connect(), third = await connect();
  for (const conn of [first, second]) {
    await conn.sendall("x");
    assertEquals((await conn.recv(10)).length, 1);
  }
  await third.sendall("y");
  third.settimeout(0.2);
  await third.recv(10).then(() => {
    throw new Error("a third program was started");
  }, () => {});
  first.close(); // its program ends
  third.settimeout(null);
  assertEquals((await third.recv(10)).length, 1);
  second.close();
  third.close();
  server.kill("SIGINT");
  await server.outcome();
});

test(
  "inetd: a program that closes all its descriptors ends the connection",
  [python3],
  async () => {
    const script = "import os,time;os.write(1,b'bye');os.closerange(0,2);os.closerange(3,1024);" +
      "time.sleep(600)";
    const [running, [port]] = await serving([], `tcp nowait python3 -c "${script}"`);
    await using server = running;
    assertEquals(decode((await exchange(port!, text(""))) as Uint8Array<ArrayBuffer>), "bye");
    server.kill("SIGINT");
    await server.outcome();
  },
);

test("inetd: with wait, the program has the socket itself", [python3], async () => {
  const accept = "import socket;s=socket.socket(fileno=0);" +
    "c=s.accept()[0];c.sendall(c.recv(9).upper());c.close()";
  const receive = "import socket;s=socket.socket(fileno=0);d,a=s.recvfrom(9);s.sendto(d[::-1],a)";
  const [running, [tcp, udp]] = await serving(
    [],
    `tcp wait python3 -c '${accept}'`,
    `udp wait python3 -c '${receive}'`,
  );
  await using server = running;
  for (const word of ["one", "two"]) {
    assertEquals(
      decode(await exchange(tcp!, text(word)) as Uint8Array<ArrayBuffer>),
      word.toUpperCase(),
    );
  }
  using socket = new Socket(AF_INET, SOCK_DGRAM);
  for (const word of ["abc", "xyz"]) {
    await socket.sendto(word, ["127.0.0.1", udp!]);
    const [data] = await socket.recvfrom(100);
    assertEquals(decode(data), [...word].reverse().join(""));
  }
  server.kill("SIGINT");
  assertEquals((await server.outcome()).code, 130);
});

test(
  "inetd: a program that leaves its socket as it is starts again after a pause",
  [sh],
  async () => {
    const [running, [port]] = await serving([], `tcp wait sh -c :`);
    await using server = running;
    using _client = await createConnection(["127.0.0.1", port!]);
    await server.printed(/ended with 0\n/);
    await new Promise((resolve) => setTimeout(resolve, 500));
    server.kill("SIGINT");
    const { stderr } = await server.outcome();
    assert(stderr.match(/ started\n/g)!.length < 5, stderr);
  },
);

test("inetd: a program that is absent ends its connection, and no other", [cat], async () => {
  const [running, [absent, echo]] = await serving(
    [],
    "tcp nowait /no/such/program",
    "tcp nowait cat",
  );
  await using server = running;
  assertEquals((await exchange(absent!, text(""))).length, 0);
  assertEquals((await exchange(echo!, text("x"))).length, 1);
  server.kill("SIGINT");
  assertMatch((await server.outcome()).stderr, /^\/no\/such\/program: no such program$/m);
});

test("inetd: a program that may not run is one line of errors", [cat], async () => {
  const server = async (permissions: string[], program: string) => {
    const service = ["--service", `127.0.0.1:0 tcp nowait ${program}`];
    await using running = Running.example("inetd", ["-v", ...service], permissions);
    const [, port] = await running.printed(/: tcp 127\.0\.0\.1:(\d+)\n/);
    assertEquals((await exchange(Number(port), text(""))).length, 0);
    running.kill("SIGINT");
    const { stderr } = await running.outcome();
    return stderr.split("\n").slice(1, -1);
  };
  const file = await Deno.makeTempFile();
  try {
    const [denied, unknown, noProgram] = await Promise.all([
      server(["--allow-env", "--allow-run=cat"], "sh"),
      server(["--allow-run=cat"], "cat"), // the environment is denied
      server(["--allow-env", "--allow-run"], file),
    ]);
    assertMatch(denied.join("\n"), /^Requires run access to "sh".*$/);
    assertMatch(unknown.join("\n"), /^127\.0\.0\.1:\d+: Requires env access.*$/);
    assertEquals(noProgram, [`spawn ${file} EACCES`]);
  } finally {
    await Deno.remove(file);
  }
});

test("inetd: reads its services from a file, and says which line is wrong", [], async () => {
  const file = await Deno.makeTempFile();
  try {
    const of = async (lines: string) => {
      await Deno.writeTextFile(file, lines);
      const { code, stdout, stderr } = await Running.example("inetd", [file], PERMISSIONS).finish();
      assertEquals([code, stdout], [2, ""]);
      return stderr.replace(file, "FILE");
    };
    const rest = " (--help explains the options)\n";
    assertEquals(
      await of("# comment\n\n127.0.0.1:0 udp nowait cat"),
      `inetd: FILE: line 3: udp needs wait${rest}`,
    );
    assertEquals(
      await of(`0 tcp nowait sh -c "echo it's open`),
      `inetd: FILE: line 1: a quote is not closed${rest}`,
    );
    assertEquals(await of("0 tcp wait"), `inetd: FILE: line 1: expected a command${rest}`);
    assertMatch(await of("x:y:z tcp nowait cat"), /^inetd: (port|x:y:z).*\n$/);
    assertMatch(await of("# nothing"), /^inetd: expected a file with services/);
  } finally {
    await Deno.remove(file);
  }
});
