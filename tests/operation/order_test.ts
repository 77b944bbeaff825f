// Operations of several system calls keep their place to their end, and say how far they came.

import { assert, assertEquals, assertRejects, assertStrictEquals, assertThrows } from "@std/assert";
import {
  AF_INET,
  SHUT_WR,
  SO_SNDBUF,
  SOCK_STREAM,
  Socket,
  socketpair,
  SOL_SOCKET,
  TimeoutError,
} from "@libc/socket";
import { inBothForms, test, windowsItself } from "../helpers/support.ts";

/** More than a stream takes at once. Wine passes it on slowly. */
const SIZE = windowsItself("is slow") === null ? 3_000_000 : 300_000;

/** Receives everything up to the end of the stream. */
async function receiveAll(socket: Socket): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for (let part; (part = await socket.recv(65536)).length > 0;) parts.push(part.slice());
  return new Uint8Array(await new Blob(parts as Uint8Array<ArrayBuffer>[]).arrayBuffer());
}

/** Returns the bytes without repetitions: one for each run of equal ones. */
function runs(bytes: Uint8Array): number[] {
  return [...bytes].filter((byte, i) => byte !== bytes[i - 1]);
}

test("order: sendall and sendfile keep their place", [], async () => {
  const path = Deno.makeTempFileSync();
  Deno.writeFileSync(path, new Uint8Array(SIZE).fill(2));
  using file = Deno.openSync(path);
  const [a, b] = socketpair();
  a.setsockopt(SOL_SOCKET, SO_SNDBUF, 20_000);
  const sent = Promise.all([
    a.sendall(new Uint8Array(SIZE).fill(1)),
    a.sendfile(path),
    a.send(new Uint8Array([3])),
    a.sendfile(file),
    a.sendall(new Uint8Array(SIZE).fill(4)),
    a.sendfile(path, 0, SIZE - 1),
  ]);
  const received = receiveAll(b);
  assertEquals((await sent).slice(1, 4), [SIZE, 1, SIZE]);
  a.shutdown(SHUT_WR);
  const bytes = await received;
  assertEquals(runs(bytes), [1, 2, 3, 2, 4, 2]);
  assertEquals(bytes.length, 5 * SIZE);
  a.close();
  b.close();
  Deno.removeSync(path);
});

test("order: progress says how much has gone", [
  windowsItself("takes all that is sent at once, however much it is"),
], async () => {
  const path = Deno.makeTempFileSync();
  Deno.writeFileSync(path, new Uint8Array(50_000_000));
  using file = Deno.openSync(path);
  const abort = new AbortController();
  const { signal } = abort;
  const reason = new Error("enough");
  setTimeout(() => abort.abort(reason), 100);
  for (const what of [new Uint8Array(50_000_000), path, file]) {
    const [a, b] = socketpair();
    const progress = { sent: -1 };
    const sent = what instanceof Uint8Array
      ? a.sendall(what, { signal, progress })
      : a.sendfile(what, { signal, progress });
    if (signal.aborted) {
      assertStrictEquals(await sent.catch((error) => error), reason);
      assertEquals(progress.sent <= 0, true);
    } else {
      assertStrictEquals(await sent.catch((error) => error), reason);
      assert(progress.sent > 0 && progress.sent < 50_000_000, `${progress.sent}`);
      a.close();
      assertEquals((await receiveAll(b)).length, progress.sent);
    }
    a.close();
    b.close();
  }
  const [a, b] = socketpair();
  a.settimeout(0.1);
  for (const form of ["blocking", "asynchronous"]) {
    const progress = { sent: -1 };
    const data = new Uint8Array(50_000_000);
    if (form === "blocking") assertThrows(() => a.sendallSync(data, { progress }), TimeoutError);
    else await assertRejects(() => a.sendall(data, 0, { progress }), TimeoutError);
    assert(form === "blocking" ? progress.sent > 0 : progress.sent >= 0, `${progress.sent}`);
  }
  const progress = { sent: -1 };
  a.settimeout(null);
  const drained = receiveAll(b);
  assertEquals(await a.sendfile(file, 1, 100, { progress }), 100);
  assertEquals(progress, { sent: 100 });
  assertEquals(file.seekSync(0, Deno.SeekMode.Current), 101);
  a.close();
  await drained;
  b.close();
  Deno.removeSync(path);
  assertThrows(() => b.sendallSync("x", { progress: 5 as unknown as { sent: number } }), TypeError);
});

test("order: a long sendall to a fast peer lets timers have their turn", [], async () => {
  const [a, b] = socketpair();
  let isDone = false, ticks = 0;
  const timer = setInterval(() => ticks++, 1);
  const received = (async () => {
    let total = 0;
    while (total < 100_000_000) total += (await b.recv(1 << 20)).length;
  })();
  const sent = a.sendall(new Uint8Array(100_000_000)).then(() => isDone = true);
  await Promise.all([sent, received]);
  clearInterval(timer);
  assert(isDone && ticks > 0, `${ticks} ticks`);
  a.close();
  b.close();
});

inBothForms("order: a connect after a refused one", [], async (form) => {
  using unused = new Socket(AF_INET, SOCK_STREAM);
  unused.bind(["127.0.0.1", 0]);
  using server = new Socket(AF_INET, SOCK_STREAM);
  server.bind(["127.0.0.1", 0]);
  server.listen();
  for (const timeout of [null, 60]) {
    using socket = new Socket(AF_INET, SOCK_STREAM);
    socket.settimeout(timeout);
    for (let i = 0; i < 3; i++) {
      const error = await form.connectEx(socket, unused.getsockname());
      assertEquals(error, await refused(), `connect ${i}`);
    }
    if (Deno.build.os === "linux") {
      await form.connect(socket, server.getsockname());
      assertEquals(socket.getpeername(), server.getsockname());
    }
  }

  async function refused(): Promise<number> {
    using fresh = new Socket(AF_INET, SOCK_STREAM);
    return await form.connectEx(fresh, unused.getsockname());
  }
});

test("order: a sendall without a wait sends all that the buffer takes, in turns", [], async () => {
  const [a, b] = socketpair();
  a.setsockopt(SOL_SOCKET, SO_SNDBUF, 4_000_000);
  a.setblocking(false);
  // More calls than one turn has: the peer takes what was sent, so that the buffer never fills up.
  const progress = { sent: 0 };
  let received = 0;
  const receiving = (async () => {
    while (received < 20_000_000) received += (await b.recv(1 << 20)).length;
  })();
  for (let left = 20_000_000; left > 0; left -= progress.sent) {
    await a.sendall(new Uint8Array(left), { progress }).catch((error) => {
      assertEquals(error.code, "EAGAIN");
    });
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  await receiving;
  assertEquals(received, 20_000_000);
  a.close();
  b.close();
});
