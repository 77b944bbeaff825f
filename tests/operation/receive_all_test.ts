// Receives of several parts: MSG_WAITALL, recvExactly, recvUntil.

import { assertEquals, assertRejects, assertStrictEquals, assertThrows } from "@std/assert";
import {
  AF_INET,
  cmsg,
  IncompleteReadError,
  MSG_WAITALL,
  SCM_RIGHTS,
  SOCK_DGRAM,
  Socket,
  SocketError,
  socketpair,
  TimeoutError,
} from "@libc/socket";
import { constants, decode, test } from "../helpers/support.ts";

/** Sends parts, each in a turn of its own. */
async function sendSlowly(socket: Socket, ...parts: string[]): Promise<void> {
  for (const part of parts) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    await socket.send(part);
  }
}

/** Each form of a receive of twelve bytes with MSG_WAITALL. Returns the data. */
const FORMS: Record<string, (socket: Socket) => Promise<Uint8Array> | Uint8Array> = {
  recv: (socket) => socket.recv(12, MSG_WAITALL),
  recvSync: (socket) => socket.recvSync(12, MSG_WAITALL),
  recvfrom: async (socket) => (await socket.recvfrom(12, MSG_WAITALL))[0],
  recvfromSync: (socket) => socket.recvfromSync(12, MSG_WAITALL)[0],
  recvInto: async (socket) => {
    const buffer = new Uint8Array(20);
    return buffer.subarray(0, await socket.recvInto(buffer, 12, MSG_WAITALL));
  },
  recvIntoSync: (socket) => {
    const buffer = new Uint8Array(20);
    return buffer.subarray(0, socket.recvIntoSync(buffer, 12, MSG_WAITALL));
  },
  recvfromInto: async (socket) => {
    const buffer = new Uint8Array(20);
    return buffer.subarray(0, (await socket.recvfromInto(buffer, 12, MSG_WAITALL))[0]);
  },
  recvfromIntoSync: (socket) => {
    const buffer = new Uint8Array(20);
    return buffer.subarray(0, socket.recvfromIntoSync(buffer, 12, MSG_WAITALL)[0]);
  },
  recvmsg: async (socket) => (await socket.recvmsg(12, 0, MSG_WAITALL)).data,
  recvmsgSync: (socket) => socket.recvmsgSync(12, 0, MSG_WAITALL).data,
  recvmsgInto: async (socket) => {
    const buffers = [5, 0, 3, 4].map((length) => new Uint8Array(length));
    const { nbytes } = await socket.recvmsgInto(buffers, 0, MSG_WAITALL);
    return joined(buffers, nbytes);
  },
  recvmsgIntoSync: (socket) => {
    const buffers = [5, 0, 3, 4].map((length) => new Uint8Array(length));
    return joined(buffers, socket.recvmsgIntoSync(buffers, 0, MSG_WAITALL).nbytes);
  },
};

function joined(buffers: readonly Uint8Array[], length: number): Uint8Array {
  return Uint8Array.from(buffers.flatMap((buffer) => [...buffer])).subarray(0, length);
}

for (const [name, receive] of Object.entries(FORMS)) {
  test(`MSG_WAITALL: ${name} waits for all, and loses nothing`, [], async () => {
    for (const timeout of [null, 60]) {
      const [a, b] = socketpair();
      b.settimeout(timeout);
      if (name.endsWith("Sync")) a.sendSync("hello, world. and the rest");
      const received = receive(b);
      await sendSlowly(a, "hel", "lo, wor", "ld. and the rest");
      assertEquals(decode(await received as Uint8Array<ArrayBuffer>), "hello, world");
      assertEquals(decode(await b.recv(100)).slice(0, 14), ". and the rest");
      a.close();
      b.close();
    }
    // A timeout, in whose error is what came.
    const [a, b] = socketpair();
    b.settimeout(0.1);
    await a.send("hello");
    const error = await (async () => await receive(b))().catch((reason) => reason);
    assertEquals(error instanceof TimeoutError, true, String(error));
    assertEquals(decode(error.partial), "hello");
    assertEquals((await assertRejects(() => b.recv(1), TimeoutError)).partial, undefined);
    // Without a wait, what is there; at the end of the stream, what came before.
    await a.send("again");
    b.settimeout(0);
    assertEquals(decode(await receive(b) as Uint8Array<ArrayBuffer>), "again");
    const refused = await (async () => await receive(b))().catch((reason) => reason);
    assertEquals([refused.code, refused.partial], ["EAGAIN", undefined]);
    b.settimeout(60);
    await a.send("last");
    a.close();
    assertEquals(decode(await receive(b) as Uint8Array<ArrayBuffer>), "last");
    assertEquals((await receive(b)).length, 0);
    b.close();
  });
}

test(
  "recvExactly, recvUntil: in non-blocking mode a part is no end of the stream",
  [],
  async () => {
    const [a, b] = socketpair();
    b.setblocking(false);
    const forms = [
      () => b.recvExactlySync(5),
      () => b.recvExactly(5),
      () => b.recvUntilSync("\n"),
      () => b.recvUntil("\n"),
    ];
    for (const receive of forms) {
      a.sendSync("part");
      const error = await (async () => await receive())().catch((reason) => reason);
      assertEquals([error.name, error.code], ["SocketError", "EAGAIN"]);
      assertEquals(decode(error.partial), "part");
    }
    a.close();
    for (const receive of forms) {
      await assertRejects(
        async () => await receive(),
        IncompleteReadError,
      );
    }
    b.close();
  },
);

test("MSG_WAITALL: datagrams keep their bounds", [], async () => {
  using socket = new Socket(AF_INET, SOCK_DGRAM);
  socket.bind(["127.0.0.1", 0]);
  await socket.sendto("abc", socket.getsockname());
  assertEquals((await socket.recv(12, MSG_WAITALL)).length, 3);
});

test("MSG_WAITALL: a receive ends at ancillary data", [constants("SCM_RIGHTS")], async () => {
  const [a, b] = socketpair();
  b.settimeout(60);
  const received = b.recvmsg(12, 64, MSG_WAITALL);
  await sendSlowly(a, "one");
  await a.sendmsg(["two"], [cmsg.descriptors([a.fileno()])]);
  await sendSlowly(a, "three");
  const { data, ancillary } = await received;
  assertEquals(decode(data).startsWith("one"), true);
  const rest = data.length > 3 ? ancillary : (await b.recvmsg(3, 64)).ancillary;
  assertEquals(rest[0]?.type, SCM_RIGHTS);
  for (const fd of rest[0]?.descriptors?.take() ?? []) Socket.adopt(fd).close();
  a.close();
  b.close();
});

/** Both forms of a method under one name. */
const both = {
  blocking: {
    // deno-lint-ignore require-await
    exactly: async (socket: Socket, count: number) => socket.recvExactlySync(count),
    // deno-lint-ignore require-await
    until: async (socket: Socket, delimiter: string | Uint8Array<ArrayBuffer>, limit?: number) =>
      socket.recvUntilSync(delimiter, limit === undefined ? {} : { limit }),
  },
  asynchronous: {
    exactly: (socket: Socket, count: number) => socket.recvExactly(count),
    until: (socket: Socket, delimiter: string | Uint8Array<ArrayBuffer>, limit?: number) =>
      socket.recvUntil(delimiter, limit === undefined ? undefined : { limit }),
  },
};

for (const [name, form] of Object.entries(both)) {
  test(`recvExactly: bytes, the end, and a timeout, ${name}`, [], async () => {
    const [a, b] = socketpair();
    await a.sendall("hello, world");
    assertEquals(decode(await form.exactly(b, 5)), "hello");
    assertEquals((await form.exactly(b, 0)).length, 0);
    b.settimeout(0.1);
    const late = await assertRejects(() => form.exactly(b, 100), TimeoutError);
    assertEquals(decode(late.partial!), ", world");
    await a.sendall("the end");
    a.close();
    const early = await assertRejects(() => form.exactly(b, 8), IncompleteReadError);
    assertEquals([decode(early.partial), early.name], ["the end", "IncompleteReadError"]);
    assertEquals(early.message, "the stream ended after 7 of 8 bytes");
    await assertRejects(() => form.exactly(b, -1), RangeError, "count is -1");
    b.close();
    await assertRejects(() => form.exactly(b, 1), SocketError);
    if (name === "asynchronous") {
      const [from, to] = socketpair();
      await from.sendall("hel");
      const ended = assertRejects(() => to.recvExactly(10), SocketError, "EBADF");
      await new Promise((resolve) => setTimeout(resolve, 10));
      to.close();
      from.close();
      assertEquals(decode((await ended).partial!), "hel");
    }
    using datagrams = new Socket(AF_INET, SOCK_DGRAM);
    await assertRejects(() => form.exactly(datagrams as Socket, 1), TypeError, "SOCK_STREAM");
  });

  test(`recvUntil: delimiters, limits, the end, and a timeout, ${name}`, [], async () => {
    const [a, b] = socketpair();
    await a.sendall("one\ntwo\r\nthree--four-----");
    assertEquals(decode(await form.until(b, "\n")), "one\n");
    assertEquals(decode(await form.until(b, "\r\n", 5)), "two\r\n");
    assertEquals(decode(await form.until(b, new Uint8Array([45, 45]))), "three--");
    assertEquals(decode(await form.until(b, "----")), "four----");
    b.settimeout(0.1);
    const late = await assertRejects(() => form.until(b, "--"), TimeoutError);
    assertEquals(decode(late.partial!), "-");
    const long = "x".repeat(10_000);
    await a.sendall(long + "|" + "y".repeat(20));
    assertEquals(decode(await form.until(b, "|")), long + "|");
    const beyond = await assertRejects(() => form.until(b, "|", 16), RangeError, "first 16 bytes");
    assertEquals(decode((beyond as RangeError & { partial: Uint8Array }).partial).length, 16);
    a.close();
    const early = await assertRejects(() => form.until(b, "|"), IncompleteReadError);
    assertEquals(decode(early.partial), "yyyy");
    await assertRejects(() => form.until(b, ""), RangeError, "delimiter is empty");
    await assertRejects(() => form.until(b, "ab", 1), RangeError, "options.limit");
    b.close();
  });
}

test("recvUntil, recvExactly: parts that come one after the other, in order", [], async () => {
  const [a, b] = socketpair();
  const first = b.recvUntil("\r\n");
  const second = b.recvExactly(6);
  const third = b.recvUntil("end");
  const fourth = b.recv(100);
  await sendSlowly(a, "head", "er\r", "\n123", "456e", "ndend", "rest");
  assertEquals(decode(await first), "header\r\n");
  assertEquals(decode(await second), "123456");
  assertEquals(decode(await third), "end");
  assertEquals(decode(await fourth), "end");
  assertEquals(decode(await b.recv(100)), "rest");
  const abort = new AbortController();
  const aborted = b.recvExactly(5, { signal: abort.signal });
  const next = b.recv(100);
  const reason = new Error("no more");
  abort.abort(reason);
  assertStrictEquals(await aborted.catch((error) => error), reason);
  await a.send("next");
  assertEquals(decode(await next), "next");
  assertThrows(() => b.recvUntilSync("x", 5 as unknown as { limit: number }), TypeError, "options");
  a.close();
  b.close();
});
