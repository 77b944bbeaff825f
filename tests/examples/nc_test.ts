// Compares examples/nc.ts with OpenBSD's netcat, socat and openssl.

import { assert, assertEquals, assertMatch } from "@std/assert";
import {
  AF_UNIX,
  createConnection,
  SO_LINGER,
  SOCK_DGRAM,
  SOCK_STREAM,
  Socket,
  SOL_SOCKET,
} from "@libc/socket";
import { certificate, key } from "../helpers/certificate.ts";
import { exampleArguments, Running } from "../helpers/examples.ts";
import { listening, nets, pattern, unixSockets } from "../helpers/peers.ts";
import { fastStarts, interrupts, type Need, netcat, ownTool, test } from "../helpers/support.ts";
import { freePort, inDirectory } from "./utilities.ts";

const [v4] = nets;
const socat = ownTool("socat"), openssl = ownTool("openssl");

const DATA = pattern(700_001), ANSWER = pattern(300_000).reverse();

type Conn = ReturnType<typeof listening>;

const ours = (...args: string[]) => Running.example("nc", args);
const theirs = (...args: string[]) => new Running("nc", args);

/** Starts ours as a server. Returns it and its port. */
async function serving(...args: string[]): Promise<[Running, string]> {
  const server = ours("-v", "-l", ...args, "127.0.0.1", "0");
  const [, port] = await server.printed(/Listening on 127\.0\.0\.1:(\d+)/);
  return [server, port!];
}

for (
  const [who, start, needs] of [["ours", ours, []], ["OpenBSD's", theirs, [netcat()]]] as const
) {
  test(`nc: its server and the client of ${who} exchange bytes both ways`, [...needs], async () => {
    const [listener, port] = await serving("-N");
    await using server = listener;
    await using client = start("-N", "127.0.0.1", port);
    const [atServer, atClient] = await Promise.all([server.finish(ANSWER), client.finish(DATA)]);
    assertEquals([atServer.code, atClient.code], [0, 0], atServer.stderr + atClient.stderr);
    assertEquals(atServer.bytes, DATA);
    // The server ends with its client, as OpenBSD's does: what it has not sent by then is lost.
    assertEquals(atClient.bytes, ANSWER.subarray(0, atClient.bytes.length));
  });
}

/**
 * Does with a client what `act` says. The client must then end, or go on if it is not `alone`, until
 * its input ends.
 */
async function ending(
  client: Running,
  act: (conn: Conn) => Promise<void>,
  alone: boolean,
  server: Conn,
): Promise<{ code: number; stdout: string }> {
  const [conn] = await server.accept();
  await act(conn);
  if (!alone) {
    const goesOn = new Promise<string>((resolve) => setTimeout(resolve, 200, "goes on"));
    assertEquals(await Promise.race([client.outcome(), goesOn]), "goes on");
    await client.end();
  }
  const { code, stdout } = await client.outcome();
  conn.close();
  return { code, stdout };
}

const ENDINGS: [
  name: string,
  args: string[],
  act: (conn: Conn) => Promise<void>,
  alone: boolean,
][] = [
  ["the peer closes", [], async (conn) => {
    await conn.sendall("last words");
    conn.close();
  }, false],
  ["the peer resets the connection", [], async (conn) => {
    const linger = new Int32Array([1, 0]);
    conn.setsockopt(SOL_SOCKET, SO_LINGER, linger);
    conn.close();
    await Promise.resolve();
  }, true],
  ["nothing is said for a time", ["-w", "2"], async (conn) => {
    await conn.sendall("hello");
    await conn.recv(1); // waits for the end
  }, true],
];

for (const [name, args, act, alone] of ENDINGS) {
  test(`nc: ends as OpenBSD's when ${name}`, [netcat()], async () => {
    const [mine, other] = await Promise.all([ours, theirs].map(async (start) => {
      using server = listening(v4!);
      await using client = start(...args, "127.0.0.1", String(server.getsockname()[1]));
      return await ending(client, act, alone, server);
    }));
    assertEquals(mine!.stdout, other!.stdout);
    // OpenBSD's returns 0 or 1 for a reset, as the moment falls.
    assertEquals(mine!.code, name.includes("resets") ? 1 : other!.code);
  });
}

test("nc: -N tells the peer the end of the input, and reads on", [], async () => {
  using server = listening(v4!);
  await using client = ours("-N", "127.0.0.1", String(server.getsockname()[1]));
  const [conn] = await server.accept();
  await client.write("question");
  await client.end();
  assertEquals((await conn.recvExactly(8)).length, 8);
  assertEquals((await conn.recv(1)).length, 0);
  await conn.sendall("answer");
  conn.close();
  const { code, stdout } = await client.outcome();
  assertEquals([code, stdout], [0, "answer"]);
});

test("nc: an input that cannot be read ends it at once, with the error", [
  ownTool("sh"),
], async () => {
  using server = listening(v4!);
  const deno = exampleArguments("nc", ["-N", "127.0.0.1", String(server.getsockname()[1])]);
  await using client = new Running("sh", ["-c", 'exec "$@" </', "sh", Deno.execPath(), ...deno]);
  const [conn] = await server.accept();
  assertEquals((await conn.recv(1)).length, 0);
  conn.close();
  const { code, stderr } = await client.outcome();
  assertEquals(code, 2);
  assertMatch(stderr, /^nc: .*directory.*\n$/);
});

test("nc: -q ends it some time after its input", [], async () => {
  using server = listening(v4!);
  await using client = ours("-q", "0.05", "127.0.0.1", String(server.getsockname()[1]));
  const [conn] = await server.accept();
  assertEquals((await client.finish("x")).code, 0);
  assertEquals([(await conn.recv(9)).length, (await conn.recv(9)).length], [1, 0]);
  conn.close();
});

test("nc: -w limits the connection to a unix socket whose queue is full", [
  unixSockets(),
  Deno.build.os === "linux" ? null : "a full queue refuses connections",
], () =>
  inDirectory(async (path) => {
    using server = new Socket(AF_UNIX!, SOCK_STREAM);
    server.bind(`${path}/socket`);
    server.listen(0);
    using waiting = new Socket(AF_UNIX!, SOCK_STREAM);
    waiting.connectSync(`${path}/socket`);
    await using client = ours("-w", "0.1", "-d", "-U", `${path}/socket`);
    const { code, stderr } = await client.outcome();
    assertEquals(code, 1);
    assertMatch(stderr, /^nc: connect .*: timed out after 0\.1 s .*\n$/);
  }));

test("nc: -k serves one client after the other with one input", [netcat()], async () => {
  const [listener, port] = await serving("-k");
  await using server = listener;
  for (const word of ["one", "two", "three"]) {
    await using client = theirs("-N", "127.0.0.1", port);
    await server.write(`to ${word}\n`);
    await client.hasPrinted(`to ${word}\n`.length); // input that comes too late is the next one's
    const { code, stdout } = await client.finish(`from ${word}\n`);
    assertEquals([code, stdout], [0, `to ${word}\n`]);
  }
  server.kill("SIGINT");
  const { code, stdout } = await server.outcome();
  assertEquals([code, stdout], [130, "from one\nfrom two\nfrom three\n"]);
});

test("nc: a connection that fails is told in one line", [netcat()], async () => {
  const port = String(freePort());
  const [refused, other, probe] = await Promise.all([
    ours("127.0.0.1", port).finish(),
    theirs("127.0.0.1", port).finish(),
    ours("-z", "127.0.0.1", port).finish(),
  ]);
  assertEquals([refused.code, other.code, probe.code], [1, 1, 1]);
  assertMatch(refused.stderr, /^nc: connect 127\.0\.0\.1:\d+: .* \(ECONNREFUSED, \d+\)\n$/);
  using server = listening(v4!);
  const open = String(server.getsockname()[1]);
  const range = await ours("-z", "-v", "127.0.0.1", `${open}-${open}`).finish();
  assertEquals([range.code, range.stderr], [0, `Connected to 127.0.0.1:${open}\n`]);
});

test("nc: -z tries the ports of a range whose larger end comes first", [], async () => {
  using server = listening(v4!);
  const open = server.getsockname()[1];
  const { code, stderr } = await ours("-z", "-v", "127.0.0.1", `${open}-${open - 1}`).finish();
  assertEquals(code, 0);
  assert(stderr.includes(`Connected to 127.0.0.1:${open}\n`), stderr);
});

for (
  const [who, start, needs] of [["ours", ours, []], ["OpenBSD's", theirs, [netcat()]]] as const
) {
  test(`nc: UDP between its server and the client of ${who}`, [...needs], async () => {
    const [listener, port] = await serving("-u");
    await using server = listener;
    await using client = start("-u", "127.0.0.1", port);
    await server.write("answer");
    await client.write("question");
    await server.printed(/Connection from 127\.0\.0\.1:/);
    await Promise.all([server.hasPrinted(8), client.hasPrinted(6)]);
    for (const each of [server, client]) each.kill("SIGINT"); // datagrams have no end
    const [atServer, atClient] = await Promise.all([server.outcome(), client.outcome()]);
    assertEquals([atServer.stdout, atClient.stdout], ["question", "answer"]);
  });
}

test(
  "nc: unix sockets, with socat and OpenBSD's",
  [netcat(), socat, unixSockets()],
  () =>
    inDirectory(async (directory) => {
      const path = `${directory}/s`;
      {
        await using server = Running.example("nc", ["-v", "-l", "-U", path], [
          `--allow-write=${directory}`,
        ]);
        await server.printed(/Listening/);
        const client = await theirs("-U", "-N", path).finish(DATA);
        assertEquals([client.code, (await server.outcome()).bytes], [0, DATA]);
        assertEquals([...Deno.readDirSync(directory)], []); // it was allowed to remove the socket
      }
      {
        await using server = new Running("socat", ["-d", "-d", `UNIX-LISTEN:${path}`, "EXEC:cat"]);
        await server.printed(/listening on/);
        const { code, bytes } = await ours("-U", "-N", path).finish(DATA);
        assertEquals([code, bytes], [0, DATA]);
      }
      await using server = ours("-v", "-u", "-l", "-U", `${directory}/d`);
      await server.printed(/Listening/);
      await using client = ours("-u", "-U", `${directory}/d`);
      await client.write("datagram");
      await server.write("answer");
      await Promise.all([server.hasPrinted(8), client.hasPrinted(6)]);
      client.kill("SIGINT");
      assertEquals((await client.outcome()).stdout, "answer");
      server.kill("SIGINT");
      assertEquals((await server.outcome()).stdout, "datagram");
    }),
);

test(
  "nc: with the right to do so, it removes each unix socket that it has bound",
  [unixSockets(SOCK_DGRAM)],
  () =>
    inDirectory(async (directory) => {
      const allowed = [`--allow-write=${directory}`];
      const start = (...args: string[]) => Running.example("nc", ["-u", "-U", ...args], allowed);
      const path = `${directory}/s`;
      for (const name of ["first", "second"]) { // the path is free again
        await using server = start("-v", "-l", path);
        await server.printed(/Listening/);
        await using client = start("-s", `${directory}/c`, path);
        await client.write(name);
        await server.hasPrinted(name.length);
        for (const each of [client, server]) {
          each.kill("SIGINT");
          assertEquals((await each.outcome()).code, 130);
        }
        assertEquals([...Deno.readDirSync(directory)], []);
      }
      await using idle = start("-v", "-l", path);
      await idle.printed(/Listening/);
      await Deno.remove(path); // by somebody else
      idle.kill("SIGINT");
      const { code, stderr } = await idle.outcome();
      assertEquals([code, stderr], [130, `Listening on ${path}\n`]);
    }),
);

test(
  "nc: TLS with openssl, as client and as server",
  [openssl],
  () =>
    inDirectory(async (directory) => {
      const [cert, keyFile] = [`${directory}/cert.pem`, `${directory}/key.pem`];
      await Deno.writeTextFile(cert, certificate);
      await Deno.writeTextFile(keyFile, key);
      const read = [`--allow-read=${directory}`];
      const port = String(freePort());
      {
        await using _server = new Running("openssl", [
          ...["s_server", "-accept", `127.0.0.1:${port}`, "-cert", cert, "-key", keyFile, "-quiet"],
          ...["-naccept", "2", "-rev"],
        ]);
        // openssl says nothing when it listens.
        let client;
        do {
          client = await Running.example("nc", [
            ...["-c", "-N", "--ca", cert, "--servername", "localhost", "127.0.0.1", port],
          ], read).finish("stressed\n");
        } while (/ECONNREFUSED/.test(client.stderr));
        assertEquals([client.code, client.stdout, client.stderr], [0, "desserts\n", ""]);
        const wary = await ours("-c", "127.0.0.1", port).finish("secret");
        assertEquals([wary.code, wary.stdout], [1, ""]);
        assertMatch(wary.stderr, /^nc: .*(certificate|self)/i);
      }
      await using server = Running.example("nc", [
        ...["-v", "-l", "-c", "--cert", cert, "--key", keyFile, "127.0.0.1", "0"],
      ], read);
      const [, own] = await server.printed(/Listening on 127\.0\.0\.1:(\d+)/);
      await using client = new Running("openssl", [
        ...["s_client", "-connect", `127.0.0.1:${own}`, "-CAfile", cert, "-verify_return_error"],
        ...["-quiet", "-no_ign_eof"],
      ]);
      await client.write("over TLS\n");
      await server.write("and back\n");
      await client.printed(/verify return:1/);
      await Promise.all([client.hasPrinted(9), server.hasPrinted(9)]);
      await client.end();
      const [atServer, atClient] = await Promise.all([server.outcome(), client.outcome()]);
      assertEquals([atServer.code, atServer.stdout, atClient.stdout], [
        0,
        "over TLS\n",
        "and back\n",
      ]);
    }),
);

/** Starts ours as a server with TLS that reads no input. Returns it and its port. */
async function servingTls(directory: string, ...args: string[]): Promise<[Running, string]> {
  const [cert, keyFile] = [`${directory}/cert.pem`, `${directory}/key.pem`];
  await Deno.writeTextFile(cert, certificate);
  await Deno.writeTextFile(keyFile, key);
  const server = Running.example("nc", [
    ...["-v", "-l", "-d", "-c", "--cert", cert, "--key", keyFile, ...args, "127.0.0.1", "0"],
  ], [`--allow-read=${directory}`]);
  const [, port] = await server.printed(/Listening on 127\.0\.0\.1:(\d+)/);
  return [server, port!];
}

/** Requires a system that stops a process, and goes on with it. */
const stops: Need = Deno.build.os === "windows" ? "Windows has no SIGSTOP" : null;

for (const how of ["-w", "Ctrl-C"] as const) {
  const wait = how === "-w" ? ["-w", "2"] : [];
  const endByHow = (client: Running) => how === "Ctrl-C" && client.kill("SIGINT");

  const needs = how === "-w" ? [] : [interrupts()];
  test(
    `nc: ${how} ends a TLS client whose server does not begin the handshake`,
    needs,
    async () => {
      using server = listening(v4!);
      const port = String(server.getsockname()[1]);
      await using client = ours("-c", "--insecure", ...wait, "127.0.0.1", port);
      const [conn] = await server.accept();
      using _conn = conn;
      await conn.recv(1); // it waits for the answer to its first message
      endByHow(client);
      const { code, stderr } = await client.outcome();
      const expected = how === "-w" ? [1, "nc: the TLS handshake took too long\n"] : [130, ""];
      assertEquals([code, stderr], expected);
    },
  );

  test(
    `nc: ${how} ends a TLS client whose server does not read`,
    [stops],
    () =>
      inDirectory(async (directory) => {
        const [running, port] = await servingTls(directory);
        await using server = running;
        await using client = ours("-c", "--insecure", ...wait, "127.0.0.1", port);
        await client.write("hello");
        await server.hasPrinted(5);
        server.kill("SIGSTOP");
        const writing = client.write(new Uint8Array(20_000_000)).catch(() => {});
        await new Promise((resolve) => setTimeout(resolve, 500)); // its buffers are full
        endByHow(client);
        const { code, stderr } = await client.outcome();
        assertEquals([code, stderr], [how === "-w" ? 0 : 130, ""]);
        await writing;
      }),
  );
}

test(
  "nc: a client that begins no TLS handshake delays the next one by -w",
  [interrupts()],
  () =>
    inDirectory(async (directory) => {
      const [running, port] = await servingTls(directory, "-k", "-w", "2");
      await using server = running;
      const silent = () => createConnection(["127.0.0.1", Number(port)]);
      using _first = await silent();
      await server.printed(/^nc: the TLS handshake took too long$/m);
      const client = await ours("-c", "-N", "--insecure", "127.0.0.1", port).finish("hello");
      assertEquals([client.code, client.stderr], [0, ""]);
      await server.hasPrinted(5);
      using _last = await silent();
      await server.printed(/(Connection from [^]*){3}/);
      server.kill("SIGINT");
      const { code, stdout } = await server.outcome();
      assertEquals([code, stdout], [130, "hello"]);
    }),
);

test(
  "nc: a client that leaves before the TLS handshake is no reason to wait",
  [interrupts()],
  () =>
    inDirectory(async (directory) => {
      const [running, port] = await servingTls(directory, "-k");
      await using server = running;
      for (const part of ["", "\x16\x03\x01\x02\x00"]) {
        using leaving = await createConnection(["127.0.0.1", Number(port)]);
        await leaving.sendall(part);
      }
      await server.printed(/(the TLS handshake was not finished[^]*){2}/);
      const client = await ours("-c", "-N", "--insecure", "127.0.0.1", port).finish("hello");
      assertEquals([client.code, client.stderr], [0, ""]);
      await server.hasPrinted(5);
      server.kill("SIGINT");
      const { code, stdout } = await server.outcome();
      assertEquals([code, stdout], [130, "hello"]);
    }),
);

test("nc: refuses command lines that make no sense", [fastStarts()], async () => {
  const wrong = [[], ["host"], ["-l", "-c", "1"], ["-u", "-c", "h", "1"], ["h", "nosuch"]];
  const outcomes = await Promise.all(wrong.map((args) => ours(...args).finish()));
  for (const { code, stdout, stderr } of outcomes) {
    assertEquals([code, stdout], [2, ""], stderr);
    assertMatch(stderr, /^nc: .+\n$/);
  }
});
