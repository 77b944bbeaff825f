// Deno's pool of threads, when others hold all of its threads, and programs that may end.

import { assertEquals } from "@std/assert";
import { run, test } from "../helpers/support.ts";

/** A program whose pool is full: calls of another library hold each thread for a minute. */
const FULL = `
import { AF_INET, createConnection, createServer, SOCK_DGRAM, Socket, socketpair } from "@libc/socket";
const windows = Deno.build.os === "windows";
const library = Deno.dlopen(
  windows ? "kernel32.dll" : Deno.build.os === "darwin" ? "libc.dylib" : "libc.so.6",
  { sleep: { name: windows ? "Sleep" : "sleep", parameters: ["u32"], result: "void", nonblocking: true } },
);
let threadIsFree = false;
function fill() {
  const threads = windows ? 4 * navigator.hardwareConcurrency : 32;
  for (let i = 0; i < 2 * threads; i++) {
    library.symbols.sleep(windows ? 60_000 : 60).then(() => threadIsFree = true);
  }
}
const bound = () => {
  const socket = new Socket(AF_INET, SOCK_DGRAM);
  socket.bind(["127.0.0.1", 0]);
  return socket;
};
const text = (bytes) => new TextDecoder().decode(bytes);
`;

async function runFull(source: string): Promise<string[]> {
  const { code, stdout, stderr } = await run(FULL + source + "\nDeno.exit(threadIsFree ? 3 : 0);", [
    "-A",
    "--no-check",
  ]);
  assertEquals([code, stderr], [0, ""]);
  return stdout.trimEnd().split("\n");
}

test("pool: receives, timeouts and aborts go on without a free thread", [], async () => {
  const lines = await runFull(`
    const socket = bound();
    const early = socket.recv(100); // its wait begins before the pool is full
    await new Promise((resolve) => setTimeout(resolve, 100));
    fill();
    socket.sendtoSync("early", socket.getsockname());
    console.log(text(await early));
    for (let i = 0; i < 3; i++) {
      const late = socket.recv(100);
      setTimeout(() => socket.sendtoSync("late " + i, socket.getsockname()), 100);
      console.log(text(await late));
    }
    const abort = new AbortController();
    setTimeout(() => abort.abort("aborted"), 50);
    console.log(await socket.recv(100, { signal: abort.signal }).catch((reason) => reason));
    socket.settimeout(0.1);
    console.log((await socket.recv(100).catch((error) => error)).code);
    const closing = socket.recv(100).catch((error) => error.code);
    setTimeout(() => socket.close(), 20);
    console.log((await closing).replace("ENOTSOCK", "EBADF"));
  `);
  assertEquals(lines, [
    "early",
    "late 0",
    "late 1",
    "late 2",
    "aborted",
    "ETIMEDOUT",
    "EBADF",
  ]);
});

test("pool: a server and its clients go on without a free thread", [], async () => {
  const lines = await runFull(`
    fill();
    const server = createServer(["127.0.0.1", 0]);
    (async () => {
      for await (const [conn] of server) {
        (async () => {
          for (let data; (data = await conn.recv(100)).length > 0;) await conn.sendall(data);
          conn.close();
        })();
      }
    })();
    const echo = async (i) => {
      using client = await createConnection(server.getsockname());
      for (let round = 0; round < 5; round++) {
        await client.sendall("hello " + i);
        if (text(await client.recv(100)) !== "hello " + i) throw new Error("another's");
      }
    };
    await Promise.all(Array.from({ length: 20 }, (_, i) => echo(i)));
    console.log("served");
  `);
  assertEquals(lines, ["served"]);
});

test("unref: a program ends while sockets without a reference wait", [], async () => {
  const { code, stdout, stderr } = await run(
    `
    import { AF_INET, createServer, SOCK_DGRAM, Socket } from "@libc/socket";
    const server = createServer(["127.0.0.1", 0]);
    server.unref();
    (async () => {
      for await (const [conn] of server) conn.close();
    })();
    const socket = new Socket(AF_INET, SOCK_DGRAM);
    socket.bind(["127.0.0.1", 0]);
    socket.settimeout(3600);
    socket.recv(100); // was begun with a reference
    await new Promise((resolve) => setTimeout(resolve, 100));
    socket.unref();
    socket.unref();
    console.log("the end");
  `,
    ["-A", "--no-check"],
  );
  assertEquals([code, stderr, stdout], [0, "", "the end\n"]);
});

test("unref: a program ends while sockets without a reference talk to each other", [], async () => {
  const { code, stdout, stderr } = await run(
    `
    import { socketpair } from "@libc/socket";
    let count = 0;
    for (let i = 0; i < 50; i++) {
      const [a, b] = socketpair();
      a.unref();
      b.unref();
      (async () => {
        for (;; count++) {
          await a.sendall("x");
          await a.recv(9);
        }
      })();
      (async () => {
        for (;;) await b.sendall(await b.recv(9));
      })();
    }
    addEventListener("unload", () => console.log(count > 0));
    // They go on while a timer keeps the program alive.
    while (count <= 50) await new Promise((resolve) => setTimeout(resolve, 50));
    console.log(count > 50);
  `,
    ["-A", "--no-check"],
  );
  assertEquals([code, stderr, stdout], [0, "", "true\ntrue\n"]);
});

test(
  "unref: a reference keeps the program alive again, and each socket has its own",
  [],
  async () => {
    const { code, stdout, stderr } = await run(
      `
    import { AF_INET, SOCK_DGRAM, Socket } from "@libc/socket";
    const [a, b] = [0, 0].map(() => {
      const socket = new Socket(AF_INET, SOCK_DGRAM);
      socket.bind(["127.0.0.1", 0]);
      return socket;
    });
    a.unref();
    b.unref();
    a.recv(100).then(() => console.log("a"));
    b.recv(100).then(() => console.log("b"));
    Deno.unrefTimer(setTimeout(() => b.sendtoSync("x", a.getsockname()), 300));
    a.ref(); // the program lives until this message comes
    setTimeout(() => console.log("timer"), 50);
  `,
      ["-A", "--no-check"],
    );
    assertEquals([code, stderr, stdout], [0, "", "timer\na\n"]);
  },
);

test(
  "unref: a socket without a reference is served while others keep the program alive",
  [],
  async () => {
    const { code, stdout, stderr } = await run(
      `
    import { socketpair } from "@libc/socket";
    const [a, b] = socketpair();
    const [c, d] = socketpair();
    a.unref();
    const background = a.recv(100);
    const foreground = c.recv(100);
    setTimeout(() => b.sendSync("background"), 50);
    setTimeout(() => d.sendSync("foreground"), 100);
    console.log(new TextDecoder().decode(await background));
    console.log(new TextDecoder().decode(await foreground));
    for (const socket of [a, b, c, d]) socket.close();
    a.unref(); // a closed socket has none to take
    a.ref();
  `,
      ["-A", "--no-check"],
    );
    assertEquals([code, stderr, stdout], [0, "", "background\nforeground\n"]);
  },
);
