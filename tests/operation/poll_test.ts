import { assert, assertEquals, assertRejects, assertThrows } from "@std/assert";
import {
  AF_INET,
  AF_UNIX,
  createServer,
  EINPROGRESS,
  MSG_OOB,
  POLLERR,
  POLLHUP,
  POLLIN,
  POLLOUT,
  POLLPRI,
  POLLRDNORM,
  POLLWRNORM,
  SO_ERROR,
  SOCK_SEQPACKET,
  SOCK_STREAM,
  Socket,
  SocketError,
  socketpair,
  SOL_SOCKET,
} from "@libc/socket";
import { inWorker } from "../helpers/peers.ts";
import { inBothForms, test, unixPairs } from "../helpers/support.ts";

inBothForms("poll: POLLOUT reports the end of a non-blocking connect", [], async (form) => {
  using server = createServer(["127.0.0.1", 0]);
  using socket = new Socket(AF_INET, SOCK_STREAM);
  socket.setblocking(false);
  // 0 after an interruption: the connection was there when connect(2) was called again.
  assert([0, EINPROGRESS].includes(await form.connectEx(socket, server.getsockname())));
  const events = form.name === "blocking"
    ? socket.pollSync(POLLOUT, 60)
    : await socket.poll(POLLOUT, 60);
  assertEquals(events, POLLOUT);
  assertEquals(socket.getsockopt(SOL_SOCKET, SO_ERROR), 0);
  assertEquals(socket.getpeername(), server.getsockname());
});

/**
 * The event of normal data. On Windows `POLLIN` consists of two events; the other is urgent data.
 */
const READ = POLLRDNORM & POLLIN || POLLIN;

test("poll: current events, or none after the timeout", [], async () => {
  const [a, b] = socketpair();
  for (const timeout of [0, 0.02]) {
    assertEquals(b.pollSync(POLLIN, timeout), 0);
    assertEquals(await b.poll(POLLIN, timeout), 0);
  }
  assertEquals(b.pollSync(POLLIN | POLLOUT), POLLOUT);
  a.sendSync("x");
  assertEquals(await b.poll(POLLIN | POLLOUT), READ | POLLOUT);
  assertEquals(b.recvSync(1).length, 1); // poll consumes nothing
  a.close();
  assertEquals(b.pollSync(POLLIN) & POLLHUP, POLLHUP);
  assertEquals(await b.poll(0), POLLHUP);
  b.close();
});

inBothForms("poll: POLLWRNORM is room to send, and waits for it", [], async (form) => {
  const [a, b] = socketpair();
  const poll = (timeout: number) =>
    form.name === "blocking"
      ? Promise.resolve(a.pollSync(POLLWRNORM, timeout))
      : a.poll(POLLWRNORM, timeout);
  assertEquals(await poll(60), POLLWRNORM);
  a.setblocking(false);
  for (const piece of [100_000, 1]) {
    try {
      // A system that takes all that is sent at once stops here too.
      for (let i = 0; i < 1000; i++) a.sendSync(new Uint8Array(piece));
    } catch (error) {
      assertEquals((error as SocketError).code, "EAGAIN");
    }
  }
  if (a.pollSync(POLLWRNORM, 0) === 0) {
    assertEquals(await poll(0.02), 0);
    const drained = inWorker(async (module, fd) => {
      const socket = module.Socket.adopt(fd);
      await new Promise((resolve) => setTimeout(resolve, 20));
      for (let left = true; left;) {
        left = (await socket.recv(1_000_000).catch(() => [])).length > 0;
        socket.settimeout(0.1);
      }
      socket.close();
    }, b.dup().detach());
    assertEquals(await poll(60), POLLWRNORM);
    await drained;
  }
  a.close();
  b.close();
});

test("poll: urgent data, and errors", [], async () => {
  using server = createServer(["127.0.0.1", 0]);
  using client = new Socket(AF_INET, SOCK_STREAM);
  client.connectSync(server.getsockname());
  const [conn] = server.acceptSync();
  const urgent = conn.poll(POLLPRI);
  client.sendSync("!", MSG_OOB);
  assertEquals(await urgent, POLLPRI);
  conn.close();

  using refused = new Socket(AF_INET, SOCK_STREAM);
  using unused = new Socket(AF_INET, SOCK_STREAM);
  unused.bind(["127.0.0.1", 0]);
  refused.setblocking(false);
  refused.connectExSync(unused.getsockname());
  assert(await refused.poll(POLLOUT, 60) & POLLERR);
});

test("poll: many concurrent polls together with other operations", [], async () => {
  const [a, b] = socketpair();
  const received = b.recv(1);
  const never = b.poll(POLLPRI, 60).catch((error) => error.code);
  const readable = [b.poll(POLLIN), b.poll(POLLIN, 60), b.poll(POLLIN | POLLPRI)];
  assertEquals(await b.poll(POLLOUT), POLLOUT);
  assertEquals(await b.send("not queued behind the polls"), 27);
  setTimeout(() => a.sendSync("xy"), 10);
  assertEquals(await Promise.all(readable), [READ, READ, READ]);
  assertEquals((await received).length, 1);
  const reason = new Error("enough");
  await assertRejects(
    () => a.poll(POLLIN, null, { signal: AbortSignal.abort(reason) }),
    Error,
    "enough",
  );
  b.close();
  assertEquals(await never, "EBADF");
  a.close();
  assertThrows(() => a.pollSync(POLLIN), SocketError, "EBADF");
});

test(
  "for await: a SOCK_SEQPACKET connection ends when its peer closes",
  [unixPairs()],
  async () => {
    const [a, b] = socketpair(AF_UNIX, SOCK_SEQPACKET);
    a.sendSync("one");
    a.sendSync("two");
    a.close();
    const lengths: number[] = [];
    for await (const [data] of b) lengths.push((data as unknown as Uint8Array).length);
    assertEquals(lengths, [3, 3]);
    b.close();
  },
);
