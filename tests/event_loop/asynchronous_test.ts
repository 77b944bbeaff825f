// The asynchronous form: concurrent pending operations, abort signals, and a responsive event loop.

import { assert, assertEquals, assertNotEquals } from "@std/assert";
import {
  AF_INET,
  AF_UNIX,
  createConnection,
  createServer,
  MSG_PEEK,
  SO_SNDBUF,
  SOCK_DGRAM,
  SOCK_SEQPACKET,
  SOCK_STREAM,
  Socket,
  SocketError,
  socketpair,
  SOL_SOCKET,
  TimeoutError,
  type UnixAddress,
} from "@libc/socket";
import { LONGEST_WAIT } from "../../ffi/system.ts";
import {
  connected,
  errorOf,
  fails,
  inWorker,
  listening,
  messagePair,
  nets,
  pattern,
  pause,
  shortSends,
  timesOut,
  unixSockets,
} from "../helpers/peers.ts";
import {
  decode,
  numbersReturn,
  Python,
  run as runUnder,
  SLOWNESS,
  test,
  tool,
  unixPairs,
} from "../helpers/support.ts";

const [ipv4] = nets;

/** Returns the state of a promise: `"fulfilled"`, `"pending"`, or the error's code or text. */
async function state(promise: Promise<unknown>): Promise<string> {
  await pause(0);
  return await Promise.race([
    promise.then(() => "fulfilled", (error) => error?.code ?? String(error)),
    new Promise<string>((resolve) => setImmediate(() => resolve("pending"))),
  ]);
}

/** Runs a program that has the module as `s`. Returns its output, and its errors if it fails. */
async function run(source: string): Promise<string> {
  const module = import.meta.resolve("../../mod.ts");
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["eval", "--ext=ts", `import * as s from ${JSON.stringify(module)};\n${source}`],
    stdin: "null",
    env: { NO_COLOR: "1", DENO_NO_UPDATE_CHECK: "1" },
    signal: AbortSignal.timeout(240_000 * SLOWNESS),
  }).output();
  return decode(stdout) + (success ? "" : "failed: " + decode(stderr));
}

test("async: pending receives complete in order", [], async () => {
  const [a, b] = messagePair();
  using _a = a, _b = b;
  const results: string[] = [];
  const receives = Array.from(
    { length: 100 },
    (_, i) => b.recv(16).then((data) => results.push(`${i}: ${decode(data)}`)),
  );
  assertEquals(await state(receives[0]!), "pending");
  for (let i = 0; i < 100; i++) await a.send(`message ${i}`);
  await Promise.all(receives);
  assertEquals(results, receives.map((_, i) => `${i}: message ${i}`));
});

test("async: pending receives of every kind share the incoming data", [], async () => {
  const [a, b] = connected(ipv4!);
  using _a = a, _b = b;
  const buffer = new Uint8Array(3);
  const one = b.recv(2);
  const two = b.recvfrom(3);
  const three = b.recvInto(buffer);
  const four = b.recv(100, MSG_PEEK);
  const five = b.recvfromInto(buffer, 1);
  const six = b.recv(100);
  await a.sendall("aabbbccc");
  assertEquals([decode(await one), decode((await two)[0]), await three], ["aa", "bbb", 3]);
  assertEquals(decode(buffer), "ccc");
  assertEquals(await state(four), "pending");
  await a.sendall("def");
  assertEquals(decode(await four), "def");
  assertEquals((await five)[0], 1);
  assertEquals(decode(buffer), "dcc");
  assertEquals(decode(await six), "ef");
});

test("async: pending sends complete in order", [], async () => {
  const [a, b] = socketpair();
  using _a = a, _b = b;
  a.setsockopt(SOL_SOCKET, SO_SNDBUF, 10_000);
  const done: number[] = [];
  const sends = Array.from(
    { length: 60 },
    (_, i) => a.sendall(new Uint8Array(5000).fill(i)).then(() => done.push(i)),
  );
  assertEquals(await state(sends.at(-1)!), "pending");
  let expected = 0;
  for (let count = 0; count < 60 * 5000;) {
    for (const byte of await b.recv(7777)) assertEquals(byte, Math.floor(expected++ / 5000));
    count = expected;
  }
  await Promise.all(sends);
  assertEquals(done, sends.map((_, i) => i));
});

test("async: pending accepts complete in order", [], async () => {
  using server = listening(ipv4!);
  const accepts = Array.from({ length: 10 }, () => server.accept());
  assertEquals(await state(accepts[0]!), "pending");
  for (const accept of accepts) {
    using client = new Socket(ipv4!.family, SOCK_STREAM);
    await client.connect(server.getsockname());
    const [conn, address] = await accept;
    assertEquals(address, client.getsockname());
    conn.close();
  }
});

test("async: both directions can wait at the same time", [shortSends()], async () => {
  const [a, b] = socketpair();
  using _a = a, _b = b;
  const receives = [a.recv(1), a.recv(1)];
  const data = pattern(3_000_000);
  const send = a.sendall(data);
  assertEquals([await state(receives[0]!), await state(send)], ["pending", "pending"]);
  await b.sendall("xy"); // the receives complete during the pending send
  assertEquals(decode(await receives[0]!) + decode(await receives[1]!), "xy");
  const last = a.recv(1);
  for (let at = 0; at < data.length;) at += (await b.recv(100_000)).length; // and the reverse
  await send;
  assertEquals(await state(last), "pending");
  await b.send("z");
  assertEquals(decode(await last), "z");
});

test("async: operations can start before connect has completed", [], async () => {
  using server = listening(ipv4!);
  using client = new Socket(ipv4!.family, SOCK_STREAM);
  const connecting = client.connect(server.getsockname());
  const sent = client.sendall("early");
  const [conn] = await server.accept();
  using _conn = conn;
  assertEquals(decode(await conn.recv(10)), "early");
  await connecting;
  await sent;
});

test("async: a signal that is already aborted", [], async () => {
  const [a, b] = connected(ipv4!);
  using _a = a, _b = b;
  await a.sendall("untouched");
  using server = listening(ipv4!);
  using client = new Socket(ipv4!.family, SOCK_STREAM);
  const reason = new Error("too late");
  const signal = AbortSignal.abort(reason);
  const buffer = new Uint8Array(10);
  for (
    const call of [
      () => b.recv(10, { signal }),
      () => b.recv(10, 0, { signal }),
      () => b.recvfrom(10, { signal }),
      () => b.recvInto(buffer, { signal }),
      () => b.recvInto(buffer, 5, { signal }),
      () => b.recvfromInto(buffer, 5, 0, { signal }),
      () => b.send("not sent", { signal }),
      () => b.sendall("not sent", 0, { signal }),
      () => b.sendto("not sent", server.getsockname(), { signal }),
      () => server.accept({ signal }),
      () => client.connect(server.getsockname(), { signal }),
      () => client.connectEx(server.getsockname(), { signal }),
    ]
  ) assertEquals(await errorOf(call), reason, String(call));
  assertEquals(decode(await b.recv(100)), "untouched");
  await fails("ENOTCONN", () => client.getpeername());
  b.close();
  assertEquals((await a.recv(100)).length, 0); // nothing was sent
});

test("async: a signal aborts pending operations", [], async () => {
  const [a, b] = socketpair();
  using _a = a, _b = b;
  using server = listening(ipv4!);
  a.settimeout(0);
  await errorOf(async () => {
    for (;;) await a.send(new Uint8Array(10_000));
  });
  a.settimeout(30);
  const controller = new AbortController();
  const { signal } = controller;
  const pending = [
    a.recv(10, { signal }),
    a.recvfrom(10, { signal }),
    a.recvInto(new Uint8Array(1), { signal }),
    a.send("x", { signal }),
    a.sendall("x", { signal }),
    server.accept({ signal }),
  ];
  const errors = pending.map((promise) => errorOf(() => promise));
  assertEquals(await state(Promise.race(errors)), "pending");
  controller.abort();
  for (const error of await Promise.all(errors)) {
    assert(error instanceof DOMException && error.name === "AbortError", String(error));
  }
  // Operations without the signal are not affected.
  using _client = await createConnection(server.getsockname());
  (await server.accept())[0].close();
});

test("async: a signal does not affect completed operations", [], async () => {
  const [a, b] = socketpair();
  using _a = a, _b = b;
  const controller = new AbortController();
  const { signal } = controller;
  const waited = b.recv(10, { signal });
  await a.send("1");
  assertEquals(decode(await waited), "1");
  await a.send("2");
  assertEquals(decode(await b.recv(10, { signal })), "2");
  const next = b.recv(10);
  controller.abort();
  assertEquals(await state(next), "pending");
  await a.send("3");
  assertEquals(decode(await next), "3");
});

test("async: AbortSignal.timeout together with the socket's timeout", [], async () => {
  const [a, b] = socketpair();
  using _a = a, _b = b;
  a.settimeout(30);
  const error = await errorOf(() => a.recv(1, { signal: AbortSignal.timeout(10) }));
  assert(error instanceof DOMException && error.name === "TimeoutError", String(error));
  a.settimeout(0.01);
  await timesOut(() => a.recv(1, { signal: new AbortController().signal }));
});

test("async: a connect can be aborted", [], async () => {
  using server = listening(ipv4!, 0);
  const clients: Socket<unknown>[] = [];
  try {
    for (let i = 0; i < 5; i++) { // fills the backlog
      const client = new Socket(ipv4!.family, SOCK_STREAM);
      clients.push(client);
      client.settimeout(0);
      client.connectExSync(server.getsockname());
    }
    using client = new Socket(ipv4!.family, SOCK_STREAM);
    const error = await errorOf(() =>
      client.connect(server.getsockname(), { signal: AbortSignal.timeout(20) })
    );
    assert(error instanceof DOMException, String(error));
    await fails("EALREADY", () => client.connect(server.getsockname())); // the kernel continues
  } finally {
    for (const client of clients) client.close();
  }
});

test("async: after the first receive is aborted, the next one receives the data", [], async () => {
  for (const abortLate of [false, true]) {
    const [a, b] = socketpair();
    using _a = a, _b = b;
    const controller = new AbortController();
    const first = b.recv(10, { signal: controller.signal });
    const second = b.recv(10);
    const third = b.recv(10);
    const failure = errorOf(() => first);
    if (!abortLate) controller.abort("gone");
    a.sendSync("data"); // the reactor has not seen the event yet
    if (abortLate) controller.abort("gone");
    assertEquals(await failure, "gone");
    assertEquals(decode(await second), "data");
    assertEquals(await state(third), "pending");
    b.close();
    await fails("EBADF", () => third);
  }
});

test("async: timeouts, aborts and receives lose no byte", [], async () => {
  // Data without repetition is sent in pieces of random length. The received bytes must be
  // complete.
  const rounds = 2000;
  using server = listening(ipv4!);
  const [client, [conn]] = await Promise.all([
    createConnection(server.getsockname()),
    server.accept(),
  ]);
  const total = 4 * 30_000;
  const stream = pattern(total);
  const sending = (async () => {
    for (let at = 0; at < total;) {
      const length = 1 + Math.floor(Math.random() * 100);
      await client.sendall(stream.subarray(at, at + length));
      at += length;
      if (Math.random() < 0.3) await pause(0);
    }
    client.close();
  })();
  const received: Uint8Array[] = [];
  let [completed, aborted, timedOut] = [0, 0, 0];
  const pending = new Set<Promise<void>>();
  let ended = false;
  for (let i = 0; i < rounds && !ended; i++) {
    const controller = new AbortController();
    const random = Math.random();
    conn.settimeout(random < 0.3 ? 0.001 * random : null);
    const slot = received.length;
    received.push(new Uint8Array(0));
    const receive = conn.recv(1 + Math.floor(Math.random() * 150), { signal: controller.signal })
      .then((data) => {
        received[slot] = data;
        completed++;
        if (data.length === 0) ended = true;
      }, (error) => {
        if (error === "abort") aborted++;
        else if (error instanceof TimeoutError) timedOut++;
        else throw error;
      })
      .finally(() => pending.delete(receive));
    pending.add(receive);
    // Up to 0.3 the receive has a timeout, and up to 0.6 no limit of its own.
    if (random > 0.6) {
      if (random > 0.9) controller.abort("abort");
      else if (random > 0.8) queueMicrotask(() => controller.abort("abort"));
      else if (random > 0.7) setImmediate(() => controller.abort("abort"));
      else setTimeout(() => controller.abort("abort"), 1);
    }
    if (pending.size > 5) await Promise.race(pending);
  }
  conn.settimeout(null);
  await Promise.all(pending);
  for (let data; !ended && (data = await conn.recv(65536)).length > 0;) received.push(data);
  await sending;
  conn.close();
  const all = new Uint8Array(await new Blob(received as Uint8Array<ArrayBuffer>[]).arrayBuffer());
  assertEquals(all.length, total);
  assert(all.every((byte, i) => byte === stream[i]), "bytes are out of order");
  assert(completed > 100 && aborted > 100 && timedOut > 0, `${completed} ${aborted} ${timedOut}`);
});

test("async: an operation keeps the timeout at its start", [], async () => {
  const [a, b] = socketpair();
  using _a = a, _b = b;
  a.settimeout(0.05);
  const short = a.recv(1);
  a.settimeout(30);
  const long = a.recv(1);
  a.settimeout(null);
  const endless = a.recv(1);
  await timesOut(() => short);
  assertEquals([await state(long), await state(endless)], ["pending", "pending"]);
  b.sendSync("12");
  assertEquals(decode(await long) + decode(await endless), "12");
});

test("async: close fails all pending operations", [shortSends()], async () => {
  const [a, b] = socketpair();
  using _b = b;
  a.settimeout(30);
  const server = listening(ipv4!);
  const ended: string[] = [];
  const data = new Uint8Array(5_000_000);
  const pending = [
    a.recv(1),
    a.recvfrom(1),
    a.recvInto(data, { signal: new AbortController().signal }),
    a.sendall(data),
    a.send("x"),
    server.accept(),
    server.accept(),
  ].map((promise, i) =>
    (promise as Promise<unknown>).catch((error) => {
      assert(error instanceof SocketError);
      ended.push(`${i} ${error.code} ${error.syscall}`);
    })
  );
  await pause(10);
  assertEquals(ended, []);
  a.close();
  server.close();
  await Promise.all(pending);
  assertEquals(ended.sort(), [
    "0 EBADF recv",
    "1 EBADF recvfrom",
    "2 EBADF recv",
    "3 EBADF send",
    "4 EBADF send",
    "5 EBADF accept",
    "6 EBADF accept",
  ]);
  await fails("EBADF", () => a.recv(1));
});

test(
  "async: a reused descriptor number does not receive the events of the closed socket",
  [numbersReturn()],
  async () => {
    for (let i = 0; i < 50; i++) {
      const [a, b] = socketpair();
      const fd = a.fileno();
      const failed = errorOf(() => a.recv(10));
      if (i % 2) await pause(0);
      a.close();
      const [c, d] = socketpair();
      assertEquals(c.fileno(), fd);
      const fresh = c.recv(10);
      d.sendSync("for c");
      assertEquals(decode(await fresh), "for c");
      assertEquals((await failed as SocketError).code, "EBADF");
      for (const socket of [b, c, d]) socket.close();
    }
  },
);

test("async: detach leaves the descriptor open", [], async () => {
  const [a, b] = socketpair();
  using _b = b;
  const failed = errorOf(() => a.recv(10));
  await pause(0);
  const fd = a.detach();
  assertEquals((await failed as SocketError).code, "EBADF");
  assertEquals(a.fileno(), -1);
  using again = Socket.adopt(fd);
  b.sendSync("hello");
  assertEquals(decode(again.recvSync(10)), "hello");
  const late = again.recv(10);
  b.sendSync("again");
  assertEquals(decode(await late), "again");
});

test("async: iterating over a listening socket", [unixPairs()], async () => {
  for (const kind of [SOCK_STREAM, SOCK_SEQPACKET!] as number[]) {
    using server = new Socket<UnixAddress>(AF_UNIX!, kind);
    server.bind("");
    server.listen();
    const clients = (async () => {
      for (let i = 0; i < 5; i++) {
        using client = new Socket<UnixAddress>(AF_UNIX!, kind);
        client.bind("");
        await client.connect(server.getsockname());
        await client.send(`client ${i}`);
        assertEquals(decode(await client.recv(100)), `client ${i}!`);
      }
      server.close(); // during the pending accept of the loop
    })();
    const seen: string[] = [];
    for await (const [conn, address] of server as Socket<UnixAddress, "stream">) {
      using _conn = conn;
      assertEquals(conn.getpeername(), address);
      const data = decode(await conn.recv(100));
      seen.push(data);
      await conn.send(data + "!");
    }
    assertEquals(seen, [0, 1, 2, 3, 4].map((i) => `client ${i}`));
    await clients;
  }
});

test("async: iterating over datagrams", [], async () => {
  using receiver = new Socket(AF_INET, SOCK_DGRAM);
  receiver.bind(["127.0.0.1", 0]);
  using sender = new Socket(AF_INET, SOCK_DGRAM);
  sender.bind(["127.0.0.1", 0]);
  const large = pattern(65507);
  for (const data of ["a", "", "b"]) await sender.sendto(data, receiver.getsockname());
  await sender.sendto(large, receiver.getsockname());
  const seen: Uint8Array[] = [];
  for await (const [data, address] of receiver) {
    assertEquals(address, sender.getsockname());
    seen.push(data);
    if (seen.length === 4) setTimeout(() => receiver.close(), 10);
  }
  assertEquals(seen.map((data) => data.length), [1, 0, 1, 65507]);
  assertEquals(seen[3], large);
  for await (const _ of receiver) assert(false, "a closed socket returned data");
});

test("async: iterating throws errors other than that of close", [], async () => {
  const [a, b] = socketpair(); // a stream that does not listen
  using _a = a, _b = b;
  await fails("EINVAL", async () => {
    for await (const _ of a) assert(false);
  });
  using receiver = new Socket(AF_INET, SOCK_DGRAM);
  receiver.bind(["127.0.0.1", 0]);
  receiver.settimeout(0.01);
  await timesOut(async () => {
    for await (const _ of receiver) assert(false);
  });
});

test("async: breaking out of a loop leaves the socket open", [], async () => {
  using server = createServer(["127.0.0.1", 0]);
  for (let i = 0; i < 2; i++) {
    using _client = await createConnection(server.getsockname());
    for await (const [conn] of server) {
      conn.close();
      break;
    }
    assertNotEquals(server.fileno(), -1);
  }
});

test("async: a program ends when nothing is pending, and not before", [], async () => {
  // globalThis keeps the pairs: an unreachable socket may be collected, which closes it and ends
  // the stream of its peer.
  const outputs = await Promise.all([
    run(`const [a, b] = globalThis.pair = s.socketpair(); // open and unused
      console.log("end");`),
    run(`const [a, b] = globalThis.pair = s.socketpair();
      const received = b.recv(1); // nothing is pending after it completes
      a.sendSync("x"); await received;
      console.log("end");`),
    run(`const [a, b] = globalThis.pair = s.socketpair();
      setTimeout(() => a.sendSync("later"), 50);
      console.log(new TextDecoder().decode(await b.recv(10)));`),
    run(`const server = s.createServer(["127.0.0.1", 0]);
      const controller = new AbortController();
      const pending = [server.accept({ signal: controller.signal }).catch(() => console.log("aborted"))];
      setTimeout(() => controller.abort(), 50);`),
    run(`const [a, b] = globalThis.pair = s.socketpair();
      a.settimeout(0.05);
      a.recv(1).catch(() => console.log("timed out"));`),
    run(`const [a, b] = globalThis.pair = s.socketpair();
      a.recv(1).catch((error) => console.log(error.code));
      setTimeout(() => a.close(), 50);`),
    run(`const [a, b] = globalThis.pair = s.socketpair();
      b.recv(1); // never completes
      setTimeout(() => { console.log("still here"); Deno.exit(); }, 100);`),
    run(`const [a, b] = globalThis.pair = s.socketpair();
      b.recv(1).then(() => console.log("never"));
      throw new Error("an error ends it");`).then((text) => text.includes("an error ends it")),
  ]);
  assertEquals(outputs, [
    "end\n",
    "end\n",
    "later\n",
    "aborted\n",
    "timed out\n",
    "EBADF\n",
    "still here\n",
    true,
  ]);
});

test("async: a program ends after a send to a full queue has timed out", [
  unixSockets(SOCK_DGRAM),
], async () => {
  assertEquals(
    await run(`const path = Deno.makeTempFileSync(); Deno.removeSync(path);
      const full = globalThis.kept = new s.Socket(s.AF_UNIX, s.SOCK_DGRAM); full.bind(path);
      const sender = new s.Socket(s.AF_UNIX, s.SOCK_DGRAM); sender.settimeout(0);
      try { for (;;) sender.sendtoSync("x", path); } catch {}
      sender.settimeout(0.1);
      sender.sendto("y", path).catch(() => console.log("full"));
      Deno.removeSync(path);`),
    "full\n",
  );
});

test("async: a socket that is never idle does not starve timers", [], async () => {
  const [a, b] = socketpair();
  using _a = a, _b = b;
  let timers = 0;
  const timer = setInterval(() => timers++, 1);
  let exchanges = 0;
  for (; timers < 3 && exchanges < 1_000_000; exchanges++) {
    await a.send("x");
    await b.recv(1);
  }
  clearInterval(timer);
  assertEquals(timers, 3, `after ${exchanges} exchanges`);
});

test("async: operations that complete at once use no thread", [tool("strace")], async () => {
  const script = `
    import { createConnectionSync, createServer } from "@libc/socket";
    using server = createServer(["127.0.0.1", 0]);
    using a = createConnectionSync(server.getsockname());
    const [b] = server.acceptSync();
    for (let i = 0; i < 6000; i++) {
      await a.send("x"); // completes at once; its sender then gets no event
      b.recvSync(1);
    }
    const late = b.recv(1); // a thread waits for its event
    setTimeout(() => a.send("y"), 100);
    await late;
    b.close();`;
  const trace = Deno.makeTempFileSync();
  try {
    const calls = "trace=/^epoll_p?wait$"; // arm64 has only the latter
    const strace = ["strace", "-f", "-qq", "--seccomp-bpf", "-o", trace, "-e", calls];
    const { code, stderr } = await runUnder(script, ["-A"], strace);
    assertEquals([code, stderr], [0, ""]);
    const waits = Deno.readTextFileSync(trace).split("\n").filter((line) =>
      new RegExp(` ${LONGEST_WAIT}(, NULL.*)?\\) = `).test(line)
    );
    assert(waits.length >= 1 && waits.length < 10, `${waits.length} waits`);
  } finally {
    Deno.removeSync(trace);
  }
});

test("async: receives that complete at once do not starve timers", [], async () => {
  const stopped = inWorker(async (module) => {
    const [a, b] = module.socketpair();
    const data = new Uint8Array(1000);
    let stop = false;
    setTimeout(() => stop = true, 20);
    let sent = 0, received = 0;
    await Promise.all([
      (async () => {
        while (!stop && sent < 2e9) {
          await a.sendall(data);
          sent += data.length;
        }
        a.close();
      })(),
      (async () => {
        for (let part; (part = await b.recv(10)).length > 0;) received += part.length;
      })(),
    ]);
    b.close();
    return sent === received && sent > 0 && sent < 2e9;
  });
  assertEquals(await stopped, true);
});

test("async: promises and timers run in order", [], async () => {
  const [a, b] = socketpair();
  using _a = a, _b = b;
  const events: string[] = [];
  const note = (event: string) => () => void events.push(event);
  a.sendSync("12");
  setTimeout(note("timer"), 0);
  const done = [
    b.recv(1).then(note("first")), // completes at once: promises run before timers
    Promise.resolve().then(note("microtask")),
    b.recv(1).then(note("second")),
  ];
  const waiting = b.recv(10).then(note("waiting"));
  note("synchronous")();
  await Promise.all(done);
  await pause(5);
  a.sendSync("3");
  await waiting;
  assertEquals(events, ["synchronous", "first", "microtask", "second", "timer", "waiting"]);
});

test("async: 500 concurrent connections", [tool("python3")], async () => {
  using server = listening(ipv4!, 600);
  await using clients = new Python(
    `
import asyncio
async def client(i):
    reader, writer = await asyncio.open_connection(sys.argv[1], int(sys.argv[2]))
    for j in range(3):
        text = f"client {i}, line {j}\\n".encode()
        writer.write(text)
        assert await reader.readline() == text.upper(), text
    writer.close()
    await writer.wait_closed()
async def main():
    await asyncio.gather(*(client(i) for i in range(500)))
    say("done")
asyncio.run(main())
`,
    ...server.getsockname().map(String),
  );
  let peak = 0, open = 0;
  const serve = async (conn: Socket<unknown, "stream">) => {
    using socket = conn;
    peak = Math.max(peak, ++open);
    for (let data; (data = await socket.recv(100)).length > 0;) {
      await socket.sendall(decode(data).toUpperCase());
    }
    open--;
  };
  const serving: Promise<void>[] = [];
  for (let i = 0; i < 500; i++) serving.push(serve((await server.accept())[0]));
  await Promise.all(serving);
  assertEquals(await clients.line(), "done");
  assertEquals(open, 0);
  assert(peak > 10, `only ${peak} connections were open at once`);
});

test("async: blocking and asynchronous operations on one socket", [], async () => {
  const [a, b] = messagePair();
  using _a = a, _b = b;
  for (let i = 0; i < 200; i++) {
    const pending = b.recv(10);
    a.sendSync(`${i}`);
    if (i % 3 === 0) await pause(0);
    assertEquals(decode(await pending), `${i}`);
    await a.send("next");
    assertEquals(decode(b.recvSync(10)), "next");
    b.settimeout(i % 2 ? null : 30);
  }
  // A blocking receive runs before a pending one, since the event loop cannot run during it.
  const pending = b.recv(10);
  await pause(5);
  a.sendSync("1");
  a.sendSync("2");
  assertEquals(decode(b.recvSync(10)), "1");
  assertEquals(decode(await pending), "2");

  using server = listening(ipv4!);
  const accepting = server.accept();
  using one = new Socket(ipv4!.family, SOCK_STREAM);
  one.connectSync(server.getsockname());
  (await accepting)[0].close();
  using two = new Socket(ipv4!.family, SOCK_STREAM);
  await two.connect(server.getsockname());
  server.acceptSync()[0].close();
});

test("async: changes of mode never make a pending accept block", [], async () => {
  using server = listening(ipv4!);
  const accepts = Array.from({ length: 12 }, () => server.accept());
  const changes = [
    () => server.setblocking(true),
    () => server.settimeout(30),
    () => server.settimeout(0),
    () => server.settimeout(null),
    () => {
      using copy = server.dup(); // shares O_NONBLOCK
      copy.setblocking(true);
    },
  ];
  for (const [i, accept] of accepts.entries()) {
    changes[i % changes.length]!();
    using client = new Socket(ipv4!.family, SOCK_STREAM);
    await client.connect(server.getsockname());
    const [conn, address] = await accept;
    conn.close();
    assertEquals(address, client.getsockname());
    assertEquals(i === 11 ? "pending" : await state(accepts[i + 1]!), "pending");
  }
});

test("async: several concurrent Workers", [], async () => {
  using server = listening(ipv4!);
  const workers = Array.from({ length: 4 }, (_, i) =>
    inWorker(
      async (module, i, host, port) => {
        const sockets = await Promise.all(
          Array.from({ length: 10 }, () => module.createConnection([host, port])),
        );
        let sum = 0;
        await Promise.all(sockets.map(async (socket, j) => {
          for (let k = 0; k < 20; k++) {
            await socket.sendall(`${i}.${j}.${k};`);
            let answer = "";
            while (!answer.endsWith(";")) {
              answer += new TextDecoder().decode(await socket.recv(100));
            }
            if (answer === `${i}.${j}.${k};`) sum++;
          }
          socket.close();
        }));
        return sum;
      },
      i,
      ...server.getsockname() as [string, number],
    ));
  const serving = Array.from({ length: 40 }, async () => {
    const [conn] = await server.accept();
    using socket = conn;
    for (let data; (data = await socket.recv(100)).length > 0;) await socket.sendall(data);
  });
  assertEquals(await Promise.all(workers), [200, 200, 200, 200]);
  await Promise.all(serving);
});

test("async: no descriptor stays open", [], async () => {
  // In a separate process: other tests open and close descriptors in this one.
  const support = JSON.stringify(import.meta.resolve("../helpers/support.ts"));
  const output = await run(`
    import { descriptors } from ${support};
    const pause = () => new Promise((resolve) => setTimeout(resolve, 5));
    const round = async () => {
      const idle = descriptors().length;
      const server = s.createServer(["127.0.0.1", 0]);
      const accepting = server.accept();
      await pause();
      const busy = descriptors().length - idle;
      const client = await s.createConnection(server.getsockname());
      const [conn] = await accepting;
      const received = conn.recv(10);
      await pause();
      await client.sendall("x");
      await received;
      conn.settimeout(0.01);
      const first = await conn.recv(1).catch((error) => error.code);
      const pending = client.recv(1).catch((error) => error.code);
      const copy = conn.dup();
      const [a, b] = s.socketpair();
      b.close();
      const fd = a.detach();
      const unused = new s.Socket();
      unused.bind(["127.0.0.1", 0]);
      const refused = new s.Socket();
      const second = await refused.connect(unused.getsockname()).catch((error) => error.code);
      const failed = await s.createConnection(unused.getsockname()).catch((error) => error.code);
      for (const socket of [server, client, conn, copy, refused, unused]) socket.close();
      s.close(fd);
      return [busy, first, await pending, second, failed].join(" ");
    };
    // Deno opens some descriptors of its own when it first needs them. The module would leave some
    // behind in every round, so three rounds in a row that leave none are enough.
    for (let rounds = 0, clean = 0; clean < 3 && rounds < 30; rounds++) {
      const before = descriptors().join();
      const said = await round();
      for (let i = 0; i < 100 && descriptors().join() !== before; i++) await pause();
      clean = descriptors().join() === before ? clean + 1 : 0;
      if (clean > 0 || rounds === 29) console.log(said, clean > 0 || [before, descriptors().join()]);
    }
  `);
  // Each round opens a server and the reactor's descriptors. On Linux these are an epoll instance
  // and its eventfd, on Windows a wakeup socket. Elsewhere they are a kqueue, which `descriptors`
  // does not find, since it finds only sockets.
  const count = { linux: 3, windows: 2 }[Deno.build.os as string] ?? 1;
  const lines = new Set(output.trimEnd().split("\n"));
  assertEquals([...lines], [`${count} ETIMEDOUT EBADF ECONNREFUSED ECONNREFUSED true`]);
  assert(output.split("\n").length > 3);
});
