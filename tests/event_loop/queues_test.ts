// The queues of one socket: which operations wait for each other, and the arguments of waiting
// ones.

import {
  AF_INET,
  AF_UNIX,
  createConnection,
  createServer,
  IP_RECVERR,
  IPPROTO_IP,
  MSG_ERRQUEUE,
  MSG_OOB,
  POLLERR,
  POLLIN,
  SHUT_WR,
  SOCK_DGRAM,
  Socket,
  socketpair,
} from "@libc/socket";
import { assert, assertEquals, assertRejects } from "@std/assert";
import { decode, onlyOn, test } from "../helpers/support.ts";

const linux = onlyOn("linux", "other systems lack error queues or abstract names");

test(
  "queues: a poll completes during a pending receive from the error queue",
  [linux],
  async () => {
    using a = new Socket(AF_INET, SOCK_DGRAM);
    using b = new Socket(AF_INET, SOCK_DGRAM);
    a.bind(["127.0.0.1", 0]);
    a.setsockopt(IPPROTO_IP, IP_RECVERR!, 1);
    const stop = new AbortController();
    const errors = a.recvmsg(100, 100, MSG_ERRQUEUE!, { signal: stop.signal }).catch(() =>
      "stopped"
    );
    const polled = a.poll(POLLIN, 60);
    await b.sendto("x", a.getsockname());
    assertEquals(await polled, POLLIN);
    stop.abort();
    assertEquals(await errors, "stopped");
  },
);

test("queues: a receive from the error queue completes during pending polls", [linux], async () => {
  using closed = new Socket(AF_INET, SOCK_DGRAM);
  closed.bind(["127.0.0.1", 0]);
  using a = new Socket(AF_INET, SOCK_DGRAM);
  a.setsockopt(IPPROTO_IP, IP_RECVERR!, 1);
  a.connectSync(closed.getsockname());
  closed.close();
  const polled = [a.poll(POLLIN, 60), a.poll(0, 60)];
  const errors = a.recvmsg(100, 100, MSG_ERRQUEUE!);
  await a.send("to nobody");
  assert((await Promise.all(polled)).every((events) => events & POLLERR));
  assertEquals((await errors).ancillary.length, 1);
});

test("queues: urgent data is received during a pending poll", [], async () => {
  using server = createServer(["127.0.0.1", 0]);
  using client = await createConnection(server.getsockname());
  const [conn] = await server.accept();
  using _ = conn;
  const stop = new AbortController();
  const polled = conn.poll(POLLIN, null, { signal: stop.signal }).catch(() => "stopped");
  client.sendSync("!", MSG_OOB);
  while (true) {
    try {
      assertEquals(
        decode(await conn.recv(1, MSG_OOB, { signal: AbortSignal.timeout(60_000) })),
        "!",
      );
      break;
    } catch (error) {
      // Linux fails with EINVAL until urgent data arrives: tcp(7).
      if ((error as { code?: string }).code !== "EINVAL") throw error;
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }
  stop.abort();
  assertEquals(await polled, "stopped");
});

for (const bytes of [false, true]) {
  const name = `queues: a pending send keeps its address, ${bytes ? "bytes" : "a tuple"}`;
  test(name, [linux], async () => {
    const encode = (text: string) => bytes ? new TextEncoder().encode(text) : text;
    const names = ["a", "b"].map((one) => `\0keeps-${one}-${crypto.randomUUID()}`);
    const [a, b, sender, other] = [0, 1, 2, 3].map(() => new Socket(AF_UNIX, SOCK_DGRAM));
    using _ = new DisposableStack();
    for (const socket of [a, b, sender, other]) _.use(socket!);
    a!.bind(names[0]!);
    b!.bind(names[1]!);
    other!.settimeout(0);
    let full = 0;
    try {
      for (;; full++) other!.sendtoSync("fill", names[0]!);
    } catch {
      // The queue of `a` is full.
    }
    const address = encode(names[0]!);
    const sent = sender!.sendto("late", address);
    if (typeof address !== "string") address.set(encode(names[1]!) as Uint8Array);
    other!.sendtoSync("other", names[1]!);
    for (let i = 0; i < full; i++) assertEquals(decode(await a!.recv(10)), "fill");
    await sent;
    assertEquals(decode(await a!.recv(10)), "late");
    b!.settimeout(0);
    assertEquals(decode(b!.recvSync(10)), "other");
    assertEquals(await b!.poll(POLLIN, 0), 0);
  });
}

test("queues: a reused address tuple misdirects nothing", [linux], async () => {
  using sender = new Socket(AF_INET, SOCK_DGRAM);
  const receivers = [0, 1, 2].map(() => new Socket(AF_INET, SOCK_DGRAM));
  using _ = new DisposableStack();
  for (const one of receivers) _.use(one).bind(["127.0.0.1", 0]);
  const ports = receivers.map((one) => one.getsockname()[1]);
  const address: [string, number] = ["127.0.0.1", 0];
  const sends: Promise<number>[] = [];
  for (let i = 0; i < 300; i++) {
    address[1] = ports[i % 3]!;
    sends.push(sender.sendto(`${i % 3}`, address));
  }
  await Promise.all(sends);
  for (const [i, one] of receivers.entries()) {
    one.settimeout(60);
    for (let n = 0; n < 100; n++) assertEquals(decode(await one.recv(10)), `${i}`);
  }
});

test("queues: an address with a getter that sends misdirects nothing", [], () => {
  using sender = new Socket(AF_INET, SOCK_DGRAM);
  const [a, b] = [0, 1].map(() => {
    const socket = new Socket(AF_INET, SOCK_DGRAM);
    socket.bind(["127.0.0.1", 0]);
    socket.settimeout(60);
    return socket;
  });
  using _ = new DisposableStack();
  for (const one of [a, b]) _.use(one!);
  const [host, port] = a!.getsockname();
  for (const nth of [1, 2, 3]) {
    sender.sendtoSync("first", [host, port]);
    let reads = 0;
    const address: [string, number] = ["", port];
    Object.defineProperty(address, 0, {
      get: () => {
        if (++reads === nth) sender.sendtoSync("inner", b!.getsockname());
        return host;
      },
    });
    sender.sendtoSync("outer", address);
    const received = ["first", "outer"].map(() => decode(a!.recvSync(10)));
    assertEquals(received, ["first", "outer"]);
    if (reads >= nth) assertEquals(decode(b!.recvSync(10)), "inner");
  }
});

test("queues: sends that fail at once do not starve timers", [], async () => {
  const [a, b] = socketpair();
  using _ = a, __ = b;
  a.shutdown(SHUT_WR);
  let fired = false;
  setTimeout(() => fired = true, 5);
  while (!fired) await a.send("x").catch(() => {});
});

test("queues: a signal that cannot be listened to rejects its operation alone", [], async () => {
  const [a, b] = socketpair();
  using _ = a, __ = b;
  const pending = b.recv(10);
  const signal = Object.create(AbortSignal.prototype, { aborted: { value: false } });
  await assertRejects(() => b.recv(10, { signal }), TypeError);
  await a.send("x");
  assertEquals(decode(await pending), "x");
  const next = b.recv(10);
  await a.send("y");
  assertEquals(decode(await next), "y");
});
