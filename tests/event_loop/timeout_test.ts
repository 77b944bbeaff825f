// Timeouts and non-blocking mode, in both forms. The tests check which operations end and how much
// processor time they use, never how fast they are.

import { assert, assertEquals } from "@std/assert";
import {
  AF_INET,
  AF_UNIX,
  EAGAIN,
  EINPROGRESS,
  EISCONN,
  ETIMEDOUT,
  fromfd,
  getdefaulttimeout,
  setdefaulttimeout,
  SO_ERROR,
  SO_RCVTIMEO,
  SO_SNDBUF,
  SO_SNDTIMEO,
  SOCK_DGRAM,
  SOCK_STREAM,
  Socket,
  SocketError,
  socketpair,
  SOL_SOCKET,
  TimeoutError,
  type UnixAddress,
} from "@libc/socket";
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
  processorTime,
  Scratch,
  shortSends,
  timesOut,
  timeval,
  unixSockets,
  until,
} from "../helpers/peers.ts";
import {
  decode,
  type Form,
  inBothForms,
  onlyOn,
  ownTool,
  Python,
  SLOWNESS,
  test,
  tool,
} from "../helpers/support.ts";

const [ipv4] = nets;

/**
 * Sends until the buffer is full. @returns the number of bytes sent, for datagrams their number.
 */
function fill(send: () => number): number {
  let count = 0;
  try {
    for (;;) count += send() || 1;
  } catch (error) {
    if (!(error instanceof SocketError) || error.errno !== EAGAIN) throw error;
  }
  return count;
}

/** Returns a listening unix socket whose backlog is full, and the clients that fill it. */
function fullBacklog(name: string): [server: Socket<UnixAddress>, clients: Socket<UnixAddress>[]] {
  const server = new Socket<UnixAddress>(AF_UNIX!, SOCK_STREAM);
  server.bind(name);
  server.listen(1);
  const clients: Socket<UnixAddress>[] = [];
  for (;;) {
    const client = new Socket<UnixAddress>(AF_UNIX!, SOCK_STREAM);
    client.settimeout(0);
    const errno = client.connectExSync(name);
    if (errno !== 0) {
      assertEquals(errno, EAGAIN);
      client.close();
      return [server, clients];
    }
    clients.push(client);
  }
}

/** Asserts that a function that waits for a quarter of a second does not spin. */
async function assertIdle(fn: () => Promise<void>): Promise<void> {
  const before = processorTime();
  await fn();
  const used = processorTime() - before;
  // An emulator needs this much time to translate code, so the check would be meaningless.
  if (SLOWNESS === 1) assert(used < 0.15, `waiting used ${used} s of processor time`);
}

test("timeout: settimeout and setblocking, and their getters", [], () => {
  using socket = new Socket();
  assertEquals([socket.gettimeout(), socket.getblocking()], [null, true]);
  socket.settimeout(1.5);
  assertEquals([socket.gettimeout(), socket.getblocking()], [1.5, true]);
  socket.settimeout(0);
  assertEquals([socket.gettimeout(), socket.getblocking()], [0, false]);
  socket.setblocking(true);
  assertEquals([socket.gettimeout(), socket.getblocking()], [null, true]);
  socket.setblocking(false);
  assertEquals([socket.gettimeout(), socket.getblocking()], [0, false]);
  socket.settimeout(null);
  assertEquals([socket.gettimeout(), socket.getblocking()], [null, true]);
});

test("timeout: invalid timeouts", [], async () => {
  using socket = new Socket();
  socket.settimeout(7);
  for (const value of [-1, -0.001, NaN, Infinity]) {
    assert(await errorOf(() => socket.settimeout(value)) instanceof RangeError);
    assert(await errorOf(() => setdefaulttimeout(value)) instanceof RangeError);
  }
  for (const value of ["1", undefined, {}, 1n]) {
    assert(await errorOf(() => socket.settimeout(value as number)) instanceof TypeError);
    assert(await errorOf(() => setdefaulttimeout(value as number)) instanceof TypeError);
  }
  assertEquals([socket.gettimeout(), getdefaulttimeout()], [7, null]);
});

inBothForms("timeout: the default of new sockets", [], async (form) => {
  assertEquals(getdefaulttimeout(), null);
  using before = new Socket(AF_INET, SOCK_STREAM);
  using server = listening(ipv4!);
  try {
    setdefaulttimeout(0.02);
    assertEquals(getdefaulttimeout(), 0.02);
    using after = new Socket(AF_INET, SOCK_STREAM);
    const [a, b] = socketpair();
    using _a = a, _b = b;
    using copy = before.dup();
    using same = fromfd(before.fileno(), AF_INET, SOCK_STREAM);
    assertEquals(
      [before, after, a, b, copy, same].map((socket) => socket.gettimeout()),
      [null, 0.02, 0.02, 0.02, null, 0.02],
    );
    await timesOut(() => form.recv(a, 1));
    using client = new Socket(ipv4!.family, SOCK_STREAM);
    await form.connect(client, server.getsockname());
    const [conn] = await form.accept(server); // the server has no timeout
    using _conn = conn;
    assertEquals(conn.gettimeout(), 0.02);
    await timesOut(() => form.recv(conn, 1));
    setdefaulttimeout(0);
    using nonblocking = new Socket(AF_INET, SOCK_DGRAM);
    assertEquals(nonblocking.getblocking(), false);
    nonblocking.bind(["127.0.0.1", 0]);
    await fails("EAGAIN", () => form.recv(nonblocking, 1));
  } finally {
    setdefaulttimeout(null);
  }
  using last = new Socket();
  assertEquals(last.gettimeout(), null);
});

for (const net of nets) {
  inBothForms(`timeout: every operation, ${net.name}`, net.needs, async (form) => {
    using server = listening(net);
    server.settimeout(0.02);
    const error = await fails("ETIMEDOUT", () => form.accept(server));
    assert(error instanceof TimeoutError);
    assertEquals([error.name, error.syscall, error.errno], ["TimeoutError", "accept", ETIMEDOUT]);
    assert(error.message.includes("0.02 s"), error.message);

    const [client, conn] = connected(net);
    using _client = client, _conn = conn;
    client.settimeout(0.02);
    const buffer = new Uint8Array(10);
    await timesOut(() => form.recv(client, 10));
    await timesOut(() => form.recvfrom(client, 10));
    await timesOut(() => form.recvInto(client, buffer));
    await timesOut(() => form.recvfromInto(client, buffer));
    await form.sendall(conn, "still works");
    assertEquals(decode(await form.recv(client, 100)), "still works");

    const data = new Uint8Array(100_000);
    await timesOut(async () => {
      for (;;) await form.send(client, data);
    });
    // More than any buffer: the kernel may have moved the data on meanwhile, and have room again.
    await timesOut(() => form.sendall(client, new Uint8Array(32_000_000)));
    await form.sendall(conn, "and reads");
    assertEquals(decode(await form.recv(client, 100)), "and reads");
  });

  inBothForms(`timeout: connect, ${net.name}`, net.needs, async (form) => {
    using server = listening(net, 0);
    // Nothing accepts, so the backlog is soon full. Linux then ignores further connections.
    const clients: Socket<unknown>[] = [];
    try {
      for (;;) {
        const client = new Socket(net.family, SOCK_STREAM);
        clients.push(client);
        client.settimeout(0.05);
        try {
          await form.connect(client, server.getsockname());
          assert(clients.length < 10, "the backlog did not fill");
        } catch (error) {
          assert(error instanceof TimeoutError, String(error));
          assertEquals([error.syscall, error.address], ["connect", server.getsockname()]);
          break;
        }
      }
      using another = new Socket(net.family, SOCK_STREAM);
      another.settimeout(0.02);
      assertEquals(await form.connectEx(another, server.getsockname()), ETIMEDOUT);
    } finally {
      for (const client of clients) client.close();
    }
  });

  inBothForms(`timeout: non-blocking mode, ${net.name}`, net.needs, async (form) => {
    using server = listening(net);
    server.setblocking(false);
    const error = await fails("EAGAIN", () => form.accept(server));
    assertEquals([error.syscall, error.errno], ["accept", EAGAIN]);
    assert(!(error instanceof TimeoutError));

    using client = new Socket(net.family, SOCK_STREAM);
    client.setblocking(false);
    const begun = await fails("EINPROGRESS", () => form.connect(client, server.getsockname()));
    assertEquals([begun.syscall, begun.address], ["connect", server.getsockname()]);
    // The connect has ended when another connect says so and SO_ERROR is 0.
    let errno = EINPROGRESS;
    await until(
      () => (errno = client.connectExSync(server.getsockname())) === EISCONN || errno === 0,
      "the connection is established",
    );
    assertEquals(client.getsockopt(SOL_SOCKET, SO_ERROR), 0);
    assertEquals(client.getpeername(), server.getsockname());
    server.settimeout(30);
    const [conn] = await form.accept(server);
    using _conn = conn;
    assertEquals([conn.gettimeout(), conn.getblocking()], [null, true]);

    const buffer = new Uint8Array(10);
    await fails("EAGAIN", () => form.recv(client, 10));
    await fails("EAGAIN", () => form.recvfrom(client, 10));
    await fails("EAGAIN", () => form.recvInto(client, buffer));
    await fails("EAGAIN", () => form.recvfromInto(client, buffer));
    const data = new Uint8Array(100_000);
    const sent = fill(() => client.sendSync(data));
    assertEquals((await fails("EAGAIN", () => form.send(client, data))).syscall, "send");
    await fails("EAGAIN", () => form.sendall(client, data));
    conn.settimeout(30);
    let received = 0;
    while (received < sent) received += (await form.recv(conn, 1_000_000)).length;
    conn.settimeout(0.05);
    await timesOut(() => form.recv(conn, 1)); // only the reported bytes were sent
    await form.sendall(conn, "x");
    client.settimeout(30);
    assertEquals(decode(await form.recv(client, 10)), "x");
  });

  inBothForms(`timeout: a refused non-blocking connect, ${net.name}`, net.needs, async (form) => {
    using unused = new Socket(net.family, SOCK_STREAM);
    unused.bind([net.host, 0]);
    const address = unused.getsockname();
    using client = new Socket(net.family, SOCK_STREAM);
    client.settimeout(0);
    assertEquals(await form.connectEx(client, address), EINPROGRESS);
    let errno = 0;
    await until(() => (errno = client.getsockopt(SOL_SOCKET, SO_ERROR)) !== 0, "it is refused");
    assertEquals(
      errno,
      (await fails("ECONNREFUSED", () => {
        using again = new Socket(net.family, SOCK_STREAM);
        again.connectSync(address);
      })).errno,
    );
  });
}

inBothForms(
  "timeout: poll in another program reports the end of connect",
  [ownTool("python3")],
  async (form) => {
    using server = listening(ipv4!);
    using client = new Socket(ipv4!.family, SOCK_STREAM);
    client.settimeout(0);
    client.setInheritable(true);
    await using poller = new Python(
      `
import select
fd = int(sys.argv[1])
s = socket.socket(fileno=fd)
poll = select.poll()
say("ready")
sys.stdin.readline()
poll.register(fd, select.POLLOUT)
[(_, event)] = poll.poll(30000)
say(event & select.POLLOUT == select.POLLOUT, s.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR))
s.detach()
`,
      String(client.fileno()),
    );
    assertEquals(await poller.line(), "ready");
    assertEquals(await form.connectEx(client, server.getsockname()), EINPROGRESS);
    await poller.say("");
    assertEquals(await poller.line(), "True 0");
    assertEquals(client.getpeername(), server.getsockname());
  },
);

inBothForms(
  "timeout: the timeout of sendall is for the whole data",
  [tool("python3"), shortSends()],
  async (form) => {
    using server = listening(ipv4!);
    await using reader = new Python(
      `
import time
s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 20000)
s.connect((sys.argv[1], int(sys.argv[2])))
count = 0
try:
    while data := s.recv(20000):
        count += len(data)
        time.sleep(0.005)
except ConnectionResetError: pass
say(count)
`,
      ...server.getsockname().map(String),
    );
    const [conn] = await form.accept(server);
    conn.setsockopt(SOL_SOCKET, SO_SNDBUF, 20000);
    conn.settimeout(0.3); // each part takes much less
    const begin = performance.now();
    await timesOut(() => form.sendall(conn, new Uint8Array(500_000_000)));
    assert(performance.now() - begin >= 290);
    conn.close();
    const count = Number(await reader.line());
    assert(count > 40_000, `the reader received ${count} bytes`);
  },
);

inBothForms(
  "timeout: connect to a unix socket whose backlog is full",
  [unixSockets()],
  async (form) => {
    using scratch = new Scratch();
    const name = scratch.name("s");
    const [server, clients] = fullBacklog(name);
    using _server = server;
    try {
      using client = new Socket<UnixAddress>(AF_UNIX!, SOCK_STREAM);
      client.settimeout(0);
      assertEquals((await fails("EAGAIN", () => form.connect(client, name))).syscall, "connect");
      await assertIdle(async () => {
        client.settimeout(0.25);
        await timesOut(() => form.connect(client, name));
      });
      client.settimeout(30);
      if (form.name === "blocking") {
        server.acceptSync()[0].close();
        client.connectSync(name);
      } else {
        const connecting = client.connect(name);
        await pause(50);
        server.acceptSync()[0].close();
        await connecting;
      }
      await form.sendall(client, "here");
      for (const _ of clients.slice(1)) server.acceptSync()[0].close();
      const [conn] = server.acceptSync();
      using _conn = conn;
      assertEquals(decode(conn.recvSync(10)), "here");
    } finally {
      for (const client of clients) client.close();
    }
  },
);

/** Tests sends to a unix socket whose queue is full: to its name, and connected to it. */
async function fullQueue(
  form: Form,
  test: (
    send: (text: string) => Promise<unknown>,
    sender: Socket<UnixAddress>,
    receiver: Socket<UnixAddress>,
    queued: number,
  ) => Promise<void>,
): Promise<void> {
  using scratch = new Scratch();
  const name = scratch.name("r");
  for (const connect of [false, true]) {
    using receiver = new Socket<UnixAddress>(AF_UNIX!, SOCK_DGRAM);
    receiver.bind(name);
    using sender = new Socket<UnixAddress>(AF_UNIX!, SOCK_DGRAM);
    sender.settimeout(0);
    if (connect) sender.connectSync(name);
    const queued = fill(() => sender.sendtoSync("q", name));
    await test(
      (text) => connect ? form.send(sender, text) : form.sendto(sender, text, 0, name),
      sender,
      receiver,
      queued,
    );
    Deno.removeSync(name);
  }
}

inBothForms("timeout: a unix datagram to a full queue", [unixSockets(SOCK_DGRAM)], async (form) => {
  await fullQueue(form, async (send, sender, receiver, queued) => {
    await fails("EAGAIN", () => send("too much"));
    await assertIdle(async () => {
      sender.settimeout(0.25);
      await timesOut(() => send("too much"));
    });
    sender.settimeout(30);
    receiver.settimeout(0);
    assertEquals(decode(receiver.recvSync(10)), "q");
    await send("fits");
    for (let i = 1; i < queued; i++) assertEquals(decode(receiver.recvSync(10)), "q");
    assertEquals(decode(receiver.recvSync(10)), "fits");
    await fails("EAGAIN", () => receiver.recvSync(10));
  });
});

test("timeout: unix datagrams wait in order for a full queue, asynchronous", [
  unixSockets(SOCK_DGRAM),
], async () => {
  using scratch = new Scratch();
  const name = scratch.name("r");
  using receiver = new Socket<UnixAddress>(AF_UNIX!, SOCK_DGRAM);
  receiver.bind(name);
  using sender = new Socket<UnixAddress>(AF_UNIX!, SOCK_DGRAM);
  sender.settimeout(0);
  const queued = fill(() => sender.sendtoSync("q", name));
  sender.settimeout(30);
  const sent = Array.from({ length: 40 }, (_, i) => sender.sendto(`${i}`, name));
  await pause(20);
  const got: string[] = [];
  for (let i = 0; i < queued + 40; i++) got.push(decode(await receiver.recv(10)));
  assertEquals(got.slice(queued), sent.map((_, i) => `${i}`));
  await Promise.all(sent);
});

test(
  "timeout: aborting a send to a full queue releases the sends behind it, asynchronous",
  [unixSockets(SOCK_DGRAM)],
  async () => {
    using scratch = new Scratch();
    using full = new Socket<UnixAddress>(AF_UNIX!, SOCK_DGRAM);
    full.bind(scratch.name("full"));
    using free = new Socket<UnixAddress>(AF_UNIX!, SOCK_DGRAM);
    free.bind(scratch.name("free"));
    using sender = new Socket<UnixAddress>(AF_UNIX!, SOCK_DGRAM);
    sender.connectSync(scratch.name("free"));
    sender.settimeout(0);
    fill(() => sender.sendtoSync("q", scratch.name("full")));
    sender.settimeout(30);
    const controller = new AbortController();
    const first = sender.sendto("x", scratch.name("full"), { signal: controller.signal });
    const second = sender.send("y");
    const third = sender.sendto("z", scratch.name("free"));
    const failure = errorOf(() => first);
    await pause(50);
    controller.abort("enough");
    assertEquals(await failure, "enough");
    assertEquals([await second, await third], [1, 1]);
    assertEquals(decode(await free.recv(9)) + decode(await free.recv(9)), "yz");
  },
);

test(
  "timeout: a blocking datagram waits for a full queue in a Worker",
  [unixSockets(SOCK_DGRAM)],
  async () => {
    using scratch = new Scratch();
    const name = scratch.name("r");
    using receiver = new Socket<UnixAddress>(AF_UNIX!, SOCK_DGRAM);
    receiver.bind(name);
    const sent = inWorker((module, name) => {
      using sender = new module.Socket(module.AF_UNIX!, module.SOCK_DGRAM);
      sender.settimeout(30);
      for (let i = 0; i < 500; i++) sender.sendtoSync(`${i}`, name);
      return "sent";
    }, name);
    receiver.settimeout(30);
    for (let i = 0; i < 500; i++) assertEquals(decode(await receiver.recv(10)), `${i}`);
    assertEquals(await sent, "sent");
  },
);

test("timeout: operations with the same timeout end in the order of their starts", [], async () => {
  const pairs = Array.from({ length: 6 }, () => messagePair());
  const ends: string[] = [];
  const receive = async (i: number, seconds: number) => {
    const [, socket] = pairs[i]!;
    socket.settimeout(seconds);
    await socket.recv(16).then(
      (data) => ends.push(`${i}: ${decode(data)}`),
      (error) => ends.push(`${i}: ${(error as SocketError).code}`),
    );
  };
  const [a, b, c, d] = [receive(0, 0.3), receive(1, 0.3), receive(2, 0.3), receive(3, 60)];
  await pairs[1]![0].send("data"); // completes before its timeout
  await b;
  await Promise.all([a, c, receive(4, 0.3), receive(5, 0.02)]); // the last to start ends first
  const order = (...which: number[]) => ends.filter((end) => which.includes(parseInt(end)));
  assertEquals(order(0, 1, 2, 4), ["1: data", "0: ETIMEDOUT", "2: ETIMEDOUT", "4: ETIMEDOUT"]);
  assertEquals(order(4, 5), ["5: ETIMEDOUT", "4: ETIMEDOUT"]);
  pairs[3]![1].close(); // ends the longest receive, which must leave no timer
  await d;
  assertEquals(ends.at(-1), "3: EBADF");
  for (const socket of pairs.flat()) socket.close();
});

inBothForms("timeout: waiting uses no processor time", [], async (form) => {
  using server = listening(ipv4!);
  const [a, b] = socketpair();
  using _a = a, _b = b;
  a.settimeout(0);
  fill(() => a.sendSync(new Uint8Array(10_000)));
  for (const socket of [server, a]) socket.settimeout(0.08);
  await assertIdle(async () => {
    await timesOut(() => form.accept(server));
    await timesOut(() => form.send(a, "x"));
    await timesOut(() => form.recv(a, 10));
  });
});

inBothForms("timeout: the system's own timeouts", [], async (form) => {
  const [a, b] = socketpair();
  using _a = a, _b = b;
  a.setsockopt(SOL_SOCKET, SO_RCVTIMEO, timeval(0.02));
  if (form.name === "blocking") {
    const code = Deno.build.os === "windows" ? "ETIMEDOUT" : "EAGAIN"; // as in C
    await fails(code, () => form.recv(a, 1));
  } else {
    a.settimeout(0.05);
    await timesOut(() => form.recv(a, 1)); // SO_RCVTIMEO does not affect it
  }
  b.sendSync("x");
  assertEquals(decode(await form.recv(a, 1)), "x");
});

inBothForms("timeout: descriptors that share O_NONBLOCK", [], async (form) => {
  const [a, b] = socketpair();
  using _a = a, _b = b;
  b.sendSync("1");
  assertEquals(decode(await form.recv(a, 1)), "1");
  using copy = a.dup();
  using same = fromfd(a.fileno(), AF_UNIX!, SOCK_STREAM);
  copy.settimeout(0.02); // sets O_NONBLOCK on all three
  await timesOut(() => form.recv(copy, 1));
  const late = inWorker(async (module, fd) => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    using peer = module.fromfd(fd, module.AF_UNIX!, module.SOCK_STREAM);
    peer.sendSync("2");
    await new Promise((resolve) => setTimeout(resolve, 100));
    peer.sendSync("3");
  }, b.fileno());
  assertEquals(decode(await form.recv(a, 1)), "2"); // still waits
  copy.setblocking(true);
  assertEquals(decode(await form.recv(same, 1)), "3");
  await late;
});

/** Requires tgkill(2). */
const signals = onlyOn("linux", "tgkill, which signals a thread, is a call of Linux");

// Signals every thread of a process every 2 ms until its standard input ends.
const SIGNALLER = `
import ctypes, os, platform, signal, threading, time
pid, limit = int(sys.argv[1]), int(sys.argv[2])
tgkill = {"x86_64": 234, "aarch64": 131}[platform.machine()]
c = ctypes.CDLL(None)
stop = threading.Event()
threading.Thread(target=lambda: (sys.stdin.read(), stop.set()), daemon=True).start()
while not stop.is_set() and limit > 0:
    limit -= 1
    for thread in os.listdir(f"/proc/{pid}/task"):
        c.syscall(tgkill, pid, int(thread), signal.SIGUSR2)
    time.sleep(0.002)
`;

/** Runs a function while every thread receives signals. @param limit the number of rounds. */
async function underSignals(fn: () => Promise<void>, limit = 100_000): Promise<void> {
  let signals = 0;
  const listener = () => void signals++;
  Deno.addSignalListener("SIGUSR2", listener);
  try {
    await using _signaller = new Python(SIGNALLER, String(Deno.pid), String(limit));
    await until(() => signals > 0, "signals arrive");
    await fn();
  } finally {
    Deno.removeSignalListener("SIGUSR2", listener);
  }
}

inBothForms(
  "timeout: signals interrupt no operation",
  [ownTool("python3"), signals],
  async (form) => {
    await underSignals(async () => {
      using server = listening(ipv4!);
      const [a, b] = socketpair();
      using _a = a, _b = b;
      for (const socket of [server, a, b]) socket.settimeout(0.1);
      const begin = performance.now();
      await timesOut(() => form.accept(server));
      await timesOut(() => form.recv(a, 1));
      await timesOut(() => form.sendall(a, new Uint8Array(10_000_000)));
      assert(performance.now() - begin >= 290, "the timeouts were early");

      // A blocking call without a timeout waits in the kernel.
      const data = pattern(3_000_000);
      const [receiver, other] = socketpair();
      using _receiver = receiver;
      const peer = inWorker(
        (module, fd, data) => {
          using socket = module.Socket.adopt(fd);
          const half = data.length / 2;
          socket.sendallSync(data.subarray(0, half));
          Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
          socket.sendallSync(data.subarray(half));
        },
        other.detach(),
        data,
      );
      const all = new Uint8Array(data.length);
      for (let at = 0; at < all.length;) at += await form.recvInto(receiver, all.subarray(at));
      assertEquals(all.toHex(), data.toHex());
      await peer;
    });
  },
);

test(
  "timeout: signals interrupt no operation in a Worker",
  [ownTool("python3"), signals],
  async () => {
    await underSignals(async () => {
      const outcome = await inWorker(async (module) => {
        const [a, b] = module.socketpair();
        using _a = a, _b = b;
        const outcomes: string[] = [];
        const note = (error: unknown) =>
          outcomes.push(error instanceof module.TimeoutError ? "timed out" : String(error));
        a.settimeout(0.1);
        try {
          a.recvSync(1);
        } catch (error) {
          note(error);
        }
        await a.recv(1).catch(note);
        return outcomes;
      });
      assertEquals(outcome, ["timed out", "timed out"]);
    });
  },
);

test(
  "timeout: an interrupted connect to a full backlog fails",
  [ownTool("python3"), signals],
  async () => {
    using scratch = new Scratch();
    const [server, clients] = fullBacklog(scratch.name("s"));
    using _server = server;
    try {
      await underSignals(async () => {
        // With SO_SNDTIMEO, a signal ends the call with EINTR: signal(7).
        using client = new Socket<UnixAddress>(AF_UNIX!, SOCK_STREAM);
        client.setsockopt(SOL_SOCKET, SO_SNDTIMEO, timeval(0.2));
        await fails("EAGAIN", () => client.connectSync(scratch.name("s")));
        await fails("ENOTCONN", () => client.getpeername());
      }, 30);
    } finally {
      for (const client of clients) client.close();
    }
  },
);
