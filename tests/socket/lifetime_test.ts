// Permissions and dependencies of the module, lifetimes of sockets and programs, and ownership of
// descriptors.

import {
  assert,
  assertEquals,
  assertRejects,
  assertStringIncludes,
  assertThrows,
} from "@std/assert";
import {
  AF_INET,
  close,
  createConnectionSync,
  createServer,
  type InetAddress,
  SOCK_DGRAM,
  SOCK_STREAM,
  Socket,
  SocketError,
  socketpair,
} from "@libc/socket";
import { system } from "../../ffi/mod.ts";
import { inWorker, pause } from "../helpers/peers.ts";
import {
  decode,
  descriptors,
  NO_DESCRIPTOR,
  numbersReturn,
  openedSince,
  run,
  test,
} from "../helpers/support.ts";

/** Runs a program that must end by itself. @returns its output, parsed as JSON. */
async function runJson(source: string, flags: string[] = ["-A"]): Promise<unknown> {
  const { code, stdout, stderr } = await run(source, flags);
  assertEquals([code, stderr], [0, ""]);
  return JSON.parse(stdout);
}

test("importing the module requires no permission", [], async () => {
  assertEquals(
    await runJson(
      `
      import * as s from "@libc/socket";
      const { state } = Deno.permissions.querySync({ name: "ffi" });
      console.log(JSON.stringify([s.AF_INET, s.SOCK_STREAM, typeof s.Socket, s.hasIPv6, state]));
      console.log(s.getdefaulttimeout() === null && s.htons(1) > 0 ? "" : "not without a library");`,
      [],
    ),
    [AF_INET, SOCK_STREAM, "function", true, "prompt"],
  );
});

test("without --allow-ffi the first use names the missing permission", [], async () => {
  const errors = await runJson(
    `
    import * as s from "@libc/socket";
    const errors = [];
    for (const use of [
      () => new s.Socket(),
      () => s.gethostname(),
      () => s.getaddrinfo("localhost", 80),
      () => s.getaddrinfoSync("localhost", 80),
      () => s.createConnection(["127.0.0.1", 80]),
      () => s.createServer(["127.0.0.1", 0]),
      () => s.socketpair(),
      () => s.if_nameindex(),
    ]) {
      try {
        const promise = use();
        await promise;
        errors.push("nothing");
      } catch (error) {
        errors.push(error.name + ": " + error.message);
      }
    }
    console.log(JSON.stringify(errors));`,
    ["--allow-net"],
  ) as string[];
  assertEquals(errors.length, 8);
  for (const error of errors) {
    assert(error.startsWith("NotCapable: @libc/socket "), error);
    assertStringIncludes(error, "run with --allow-ffi");
  }
});

test("the module imports only files of this project", [], async () => {
  const root = new URL("../../", import.meta.url);
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["info", "--json", "mod.ts"],
    cwd: root,
    stderr: "null",
  }).output();
  const { modules } = JSON.parse(decode(stdout)) as {
    modules: { specifier: string; error?: string }[];
  };
  const specifiers = modules.map(({ specifier }) => specifier);
  assert(specifiers.includes(new URL("socket/socket.ts", root).href));
  // Modules of `node:` are imported for their types alone: architecture_test.ts holds that.
  assertEquals(specifiers.filter((one) => !one.startsWith(root.href) && !/^node:/.test(one)), []);
  assertEquals(specifiers.filter((one) => /\/(tests|bench|examples)\//.test(one)), []);
  assertEquals(modules.filter(({ error }) => error !== undefined), []);
});

/**
 * Functions of the programs below: `identity` identifies a descriptor, `stillOpen` counts the open
 * ones among identities, and `collect` collects garbage until a condition is true or 40 tries are
 * over.
 */
const COLLECT = `
  import { openDescriptors } from "./helpers/descriptors.ts";
  const identity = (fd) => openDescriptors().get(fd);
  const stillOpen = (identities) => {
    const all = new Set(openDescriptors().values());
    return identities.filter((one) => all.has(one)).length;
  };
  const collect = async (holds) => {
    for (let i = 0; i < 40 && !holds(); i++) {
      gc();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return holds();
  };`;
const gc = ["-A", "--v8-flags=--expose-gc"];

test("the garbage collector closes an unreachable socket", [], async () => {
  assertEquals(
    await runJson(
      `
      import * as s from "@libc/socket";
      ${COLLECT}
      const made = [];
      (() => {
        for (let i = 0; i < 20; i++) {
          const server = s.createServer(["127.0.0.1", 0]);
          const sockets = [new s.Socket(s.AF_INET, s.SOCK_DGRAM), ...s.socketpair(), server];
          made.push(...sockets.map((socket) => identity(socket.fileno())));
        }
      })();
      const kept = new s.Socket();
      const before = stillOpen(made);
      const closed = await collect(() => stillOpen(made) === 0);
      console.log(JSON.stringify([before, closed, stillOpen([identity(kept.fileno())])]));`,
      gc,
    ),
    [80, true, 1],
  );
});

test("a socket with a pending operation is not collected", [], async () => {
  assertEquals(
    await runJson(
      `
      import * as s from "@libc/socket";
      ${COLLECT}
      const receiver = new s.Socket(s.AF_INET, s.SOCK_DGRAM);
      receiver.bind(["127.0.0.1", 0]);
      const address = receiver.getsockname();
      const made = [identity(receiver.fileno())];
      const waiting = s.Socket.adopt(receiver.detach()).recv(10);
      await collect(() => false);
      new s.Socket(s.AF_INET, s.SOCK_DGRAM).sendtoSync("here", address);
      const data = new TextDecoder().decode(await waiting);
      const closed = await collect(() => stillOpen(made) === 0);
      console.log(JSON.stringify([data, closed]));`,
      gc,
    ),
    ["here", true],
  );
});

test("collecting a closed or detached socket does not close its number", [], async () => {
  assertEquals(
    await runJson(
      `
      import * as s from "@libc/socket";
      ${COLLECT}
      const numbers = [];
      (() => {
        const closed = new s.Socket();
        const detached = new s.Socket();
        numbers.push(closed.fileno(), detached.fileno());
        closed.close();
        closed.close();
        s.close(detached.detach());
      })();
      const next = Array.from({ length: 30 }, () => new s.Socket(s.AF_INET, s.SOCK_DGRAM));
      const reused = numbers.every((fd) => next.some((socket) => socket.fileno() === fd));
      await collect(() => false);
      for (const socket of next) socket.bind(["127.0.0.1", 0]);
      console.log(JSON.stringify([reused, next.every((socket) => socket.getsockname()[1] > 0)]));`,
      gc,
    ),
    [true, true],
  );
});

test("a program ends when nothing is pending, even with open sockets", [], async () => {
  assertEquals(
    await runJson(`
      import * as s from "@libc/socket";
      const server = s.createServer(["127.0.0.1", 0]);
      const client = await s.createConnection(server.getsockname(), 600);
      const [conn] = await server.accept();
      await client.sendall("ping");
      await conn.recv(10);
      const controller = new AbortController();
      const aborted = client.recv(1, { signal: controller.signal }).catch((reason) => reason);
      setTimeout(() => controller.abort("aborted"), 10);
      conn.settimeout(0.01);
      const timedOut = conn.recv(1).catch((error) => error.code);
      const closed = server.accept().catch((error) => error.code);
      setTimeout(() => server.close(), 10);
      await s.getaddrinfo("127.0.0.1", 80);
      console.log(JSON.stringify(await Promise.all([aborted, timedOut, closed])));`),
    ["aborted", "ETIMEDOUT", "EBADF"],
  );
});

test("a program runs on while an operation is pending", [], async () => {
  assertEquals(
    await runJson(`
      import { socketpair } from "@libc/socket";
      const [a, b] = socketpair();
      b.recv(10).then((data) => console.log(data.length));
      new Worker("data:application/javascript,setTimeout(() => postMessage(1), 200)", { type: "module" })
        .onmessage = ({ target }) => {
          target.terminate();
          a.send("12345");
        };`),
    5,
  );
});

test("using closes at the end of its block, also if the block throws", [], async () => {
  const open = descriptors();
  let outside: Socket;
  {
    using socket = new Socket();
    outside = socket;
    assert(socket.fileno() >= 0);
  }
  assertEquals(outside.fileno(), -1);
  {
    await using socket = new Socket();
    outside = socket;
  }
  assertEquals(outside.fileno(), -1);
  assertThrows(() => {
    using socket = new Socket();
    outside = socket;
    throw new RangeError("x");
  }, RangeError);
  assertEquals(outside.fileno(), -1);
  outside[Symbol.dispose]();
  await outside[Symbol.asyncDispose]();
  assertEquals(openedSince(open), []);
});

/** Opens sockets until one has this number. Other threads may take numbers in between. */
function withNumber(fd: number): Socket<InetAddress, "datagram"> {
  const others: Socket<InetAddress, "datagram">[] = [];
  try {
    for (let i = 0; i < 50; i++) {
      const socket = new Socket(AF_INET, SOCK_DGRAM);
      if (socket.fileno() === fd) return socket;
      others.push(socket);
    }
    throw new Error(`no new socket has the number ${fd}`);
  } finally {
    for (const socket of others) socket.close();
  }
}

test("a closed or detached socket does not affect a reused number", [numbersReturn()], () => {
  const first = new Socket(AF_INET, SOCK_DGRAM);
  const fd = first.fileno();
  first.close();
  using second = withNumber(fd);
  second.bind(["127.0.0.1", 0]);
  first.close();
  first[Symbol.dispose]();
  assertThrows(() => first.getsockname(), SocketError, "EBADF");
  assertThrows(() => first.sendtoSync("x", second.getsockname()), SocketError, "EBADF");
  assertThrows(() => first.detach(), SocketError, "EBADF");
  assert(second.getsockname()[1] > 0);

  const third = new Socket(AF_INET, SOCK_DGRAM);
  const number = third.detach();
  assertEquals(third.fileno(), -1);
  third.close();
  using fourth = Socket.adopt(number); // close of a detached socket left it open
  assertEquals(fourth.fileno(), number);
  third.close();
  assertEquals(fourth.type, SOCK_DGRAM);
  assertThrows(() => Socket.adopt(number), Error, "belongs to an open Socket");
});

test("a detached descriptor has the blocking mode of the socket's timeout", [], async () => {
  const [a, b] = socketpair();
  const waiting = a.recv(1); // the asynchronous form does not wait in the kernel
  await b.send("x");
  await waiting;
  using again = Socket.adopt(a.detach());
  assertEquals(again.gettimeout(), null);
  await b.send("y");
  assertEquals(decode(again.recvSync(1)), "y");
  b.close();
});

test(
  "a descriptor that other code closed is not closed again",
  [numbersReturn()],
  () => {
    const old = new Socket(AF_INET, SOCK_STREAM);
    const fd = old.fileno();
    system().close(fd);
    using next = withNumber(fd);
    assertEquals(old.fileno(), -1);
    old.close();
    assertThrows(() => old.getsockname(), SocketError, "EBADF");
    assertEquals(next.type, SOCK_DGRAM);
    next.bind(["127.0.0.1", 0]);
    assert(next.getsockname()[1] > 0);
  },
);

test("a blocking call in a Worker leaves the main thread running", [], async () => {
  const [ours, theirs] = socketpair();
  const fd = theirs.detach();
  const received = inWorker((module, fd) => {
    using socket = module.Socket.adopt(fd);
    return new TextDecoder().decode(socket.recvSync(100));
  }, fd);
  let turns = 0;
  const timer = setInterval(() => turns++, 5);
  await pause(150);
  clearInterval(timer);
  assert(turns >= 5, `${turns}`);
  await ours.send("at last");
  assertEquals(await received, "at last");
  assertEquals((await ours.recv(1)).length, 0); // the Worker has closed its end
  ours.close();
});

test("Workers pass a descriptor with detach and adopt", [], async () => {
  using server = createServer(["127.0.0.1", 0]);
  const fd = await inWorker(
    async (module, address) => (await module.createConnection(address)).detach(),
    server.getsockname(),
  );
  using conn = server.acceptSync()[0];
  const said = inWorker((module, fd) => {
    using socket = module.Socket.adopt(fd);
    socket.sendallSync("hello from the second");
    const answer = new TextDecoder().decode(socket.recvSync(100));
    return [socket.family, socket.type, answer];
  }, fd);
  assertEquals(decode(await conn.recv(100)), "hello from the second");
  await conn.sendall("hello to it");
  assertEquals(await said, [AF_INET, SOCK_STREAM, "hello to it"]);
  assertEquals((await conn.recv(1)).length, 0);
});

test("detach fails pending operations", [], async () => {
  using server = createServer(["127.0.0.1", 0]);
  const client = createConnectionSync(server.getsockname());
  const waiting = client.recv(1);
  const fd = client.detach();
  const error = await assertRejects(() => waiting, SocketError);
  assertEquals(error.code, "EBADF");
  using again = Socket.adopt(fd);
  using conn = server.acceptSync()[0];
  await conn.send("z");
  assertEquals(decode(await again.recv(1)), "z"); // the failed receive consumed nothing
  assertThrows(() => close(2 ** 30), SocketError, NO_DESCRIPTOR);
});
