// A program that may open no more descriptors: setrlimit(2), RLIMIT_NOFILE.

import { assertEquals } from "@std/assert";
import { onlyOn, runLimited, test, tool } from "../helpers/support.ts";

/** Runs a program that may have 100 descriptors open. Returns the lines that it prints. */
async function linesOf(source: string): Promise<string[]> {
  const { code, stdout, stderr } = await runLimited(PROLOGUE + source, 100);
  assertEquals([code, stderr], [0, ""]);
  return stdout.trimEnd().split("\n");
}

const PROLOGUE = `
import {
  AF_INET, createConnectionSync, createServer, dup, getifaddrs, if_nameindex, SOCK_DGRAM, Socket,
  SocketError, socketpair,
} from "@libc/socket";

function bound() {
  const socket = new Socket(AF_INET, SOCK_DGRAM);
  socket.bind(["127.0.0.1", 0]);
  return socket;
}
const text = (bytes) => new TextDecoder().decode(bytes);

/** Prints the error of a call. */
async function fails(call) {
  try {
    console.log("no error", await call());
  } catch (error) {
    if (!(error instanceof SocketError)) throw error;
    console.log(error.syscall, error.code);
  }
}

/** Opens sockets until the limit. */
const others = [];
async function exhaust() {
  try {
    for (;;) others.push(new Socket(AF_INET, SOCK_DGRAM));
  } catch { /* EMFILE */ }
}
`;

const needs = [onlyOn("linux", "asks for the names of Linux's calls"), tool("sh")];

test("descriptor limit: each call that opens a descriptor says so", needs, async () => {
  const lines = await linesOf(`
    using server = createServer(["127.0.0.1", 0]);
    using client = createConnectionSync(server.getsockname());
    await exhaust();
    await fails(() => new Socket());
    await fails(() => socketpair());
    await fails(() => dup(server.fileno()));
    await fails(() => server.acceptSync());
    await fails(() => server.accept());
    await fails(() => if_nameindex());
    await fails(() => getifaddrs());
    others.pop().close();
    await fails(() => socketpair()); // needs two
    await fails(() => client.sendfile("../mod.ts")); // needs two
    await fails(() => client.sendfileSync("../mod.ts"));
    using conn = server.acceptSync()[0]; // is still in the backlog
    await client.sendall("hello");
    console.log(text(conn.recvSync(5)));
    for (const socket of others) socket.close();
  `);
  assertEquals(lines, [
    "socket EMFILE",
    "socketpair EMFILE",
    "dup EMFILE",
    "accept EMFILE",
    "accept EMFILE",
    "if_nameindex EMFILE",
    "getifaddrs EMFILE",
    "socketpair EMFILE",
    "open EMFILE",
    "open EMFILE",
    "hello",
  ]);
});

test("descriptor limit: a wait fails at once, and leaves nothing open", needs, async () => {
  const lines = await linesOf(`
    using socket = bound();
    const abort = new AbortController();
    await exhaust();
    const before = others.length;
    await fails(() => socket.recv(10));
    await fails(() => socket.recv(10, 0, { signal: abort.signal }));
    others.pop().close();
    await fails(() => socket.recv(10)); // has a descriptor for epoll, and none for eventfd
    await exhaust();
    console.log(others.length - before);
    others.pop().close();
    others.pop().close();
    const received = socket.recv(10);
    socket.sendtoSync("hello", socket.getsockname());
    console.log(text(await received));
    abort.abort(); // nothing listens any more
    for (const other of others) other.close();
  `);
  assertEquals(lines, [
    "epoll_create1 EMFILE",
    "epoll_create1 EMFILE",
    "epoll_create1 EMFILE",
    "0",
    "hello",
  ]);
});

test("descriptor limit: poll(2) refuses a blocking wait", needs, async () => {
  // It fails with EINVAL for more descriptors than RLIMIT_NOFILE.
  const lines = await linesOf(`
    const symbols = { setrlimit: { parameters: ["i32", "buffer"], result: "i32" } };
    const libc = ["libc.so.6", "libc.so"].map((name) => {
      try {
        return Deno.dlopen(name, symbols).symbols;
      } catch { /* another libc */ }
    }).find((one) => one !== undefined);
    const RLIMIT_NOFILE = 7;
    const limit = (soft) => console.log(libc.setrlimit(RLIMIT_NOFILE, new BigUint64Array([soft, 100n])));

    using socket = bound();
    socket.settimeout(20);
    limit(0n);
    await fails(() => socket.recvSync(10));
    await fails(() => socket.pollSync(1, 20));
    socket.sendtoSync("hello", socket.getsockname()); // needs no wait
    console.log(text(socket.recvSync(10)));
    limit(100n);
  `);
  assertEquals(lines, ["0", "poll EINVAL", "poll EINVAL", "hello", "0"]);
});
