// Operations whose calls are made together: they do what they do by themselves.

import { assert, assertEquals } from "@std/assert";
import {
  AF_INET,
  createConnection,
  createServer,
  EAGAIN,
  POLLOUT,
  pollSync,
  SHUT_WR,
  SO_LINGER,
  SO_RCVBUF,
  SO_SNDBUF,
  type Socket,
  SocketError,
  socketpair,
  SOL_SOCKET,
} from "@libc/socket";
import { Random } from "../helpers/random.ts";
import { connected, messagePair, nets, pause } from "../helpers/peers.ts";
import { SendAll } from "../../socket/operation/send.ts";
import { OpenRing, openRings, rings, withRingFrom } from "../helpers/ring.ts";
import { decode, onlyOn, run, test, tool } from "../helpers/support.ts";

const [IPV4] = nets;

/** Registers a test that runs with the ring, and without. The results must be the same. */
function together<T>(name: string, scene: () => Promise<T>): void {
  test(`together: ${name}`, [rings()], async () => {
    const [joined, single] = [
      await withRingFrom(1, scene),
      await withRingFrom(Infinity, scene),
    ];
    assertEquals(joined, single);
  });
}

/** Lets the next operations wait for their turn, in a program whose reactor runs. */
async function deferred<T>(begin: () => Promise<T>[]): Promise<PromiseSettledResult<T>[]> {
  const [a, b] = messagePair();
  using _a = a, _b = b;
  const waiting = a.recv(1);
  await pause(1);
  const others = Array.from({ length: 40 }, () => a.send("x"));
  const results = await Promise.allSettled(begin());
  b.sendSync("x");
  await Promise.all([waiting, ...others]);
  return results;
}

/** Describes how operations ended. */
function ends(results: readonly PromiseSettledResult<unknown>[]): string[] {
  return results.map((result) => {
    if (result.status === "fulfilled") {
      const { value } = result;
      return value instanceof Uint8Array ? decode(value) : String(value);
    }
    const { reason } = result;
    return reason instanceof SocketError
      ? `${reason.code} ${reason.syscall} ${reason.message}`
      : `${reason.name}: ${reason.message}`;
  });
}

/** Two connected sockets of each of so many pairs. */
function pairs(count: number, make: () => [Socket, Socket]) {
  const all = Array.from({ length: count }, make);
  return {
    all,
    [Symbol.dispose]() {
      for (const one of all.flat()) one.close();
    },
  };
}

test(
  "together: many connections get their own data, and memory of their own",
  [rings()],
  () =>
    withRingFrom(2, async () => {
      const random = new Random(1);
      using some = pairs(150, () => socketpair() as [Socket, Socket]);
      const owners = new Map<ArrayBufferLike, number>();
      const before = openRings().length;
      await Promise.all(some.all.map(async ([a, b], i) => {
        const into = new Uint8Array(4000);
        const first = b.recv(1);
        await pause(1);
        await a.send("!");
        await first;
        for (let round = 0; round < 40; round++) {
          const sent = new Uint8Array(1 + random.below(4000)).map((_, at) => i + at * 3 + round);
          const sending = round % 3 ? a.sendall(sent) : a.send(sent);
          for (let got = 0; got < sent.length;) {
            let data;
            if (round % 2) data = into.subarray(0, await b.recvInto(into));
            else {
              data = await b.recv(round % 4 ? 100_000 : 2000);
              const { buffer } = data;
              assertEquals(owners.get(buffer) ?? i, i, "two sockets share memory");
              owners.set(buffer, i);
            }
            assertEquals(data, sent.subarray(got, got + data.length));
            got += data.length;
          }
          await sending;
        }
      }));
      assertEquals(openRings().length, before + 1);
    }),
);

together("messages and results keep their order", async () => {
  using some = pairs(20, messagePair);
  const results = await Promise.all(some.all.map(async ([a, b]) => {
    const received = Array.from({ length: 30 }, () => b.recv(10));
    const sent = Array.from({ length: 30 }, (_, i) => a.send(String(i)));
    const ended: string[] = [];
    received.forEach((one, i) => one.then((data) => ended.push(`${i} ${decode(data)}`)));
    await Promise.all([...sent, ...received]);
    return ended.join(", ");
  }));
  assertEquals(results[0], Array.from({ length: 30 }, (_, i) => `${i} ${i}`).join(", "));
  return results;
});

together("errors are the same", async () => {
  const conns = Array.from({ length: 10 }, () => connected(IPV4!));
  const receiving = conns.map(([client]) => client.recv(10));
  await pause(5);
  for (const [, conn] of conns) {
    conn.setsockopt(SOL_SOCKET, SO_LINGER, new Int32Array([1, 0]));
    conn.close();
  }
  const received = ends(await Promise.allSettled(receiving));
  const sent = ends(await deferred(() => conns.map(([client]) => client.send("x"))));
  const all = ends(await deferred(() => conns.map(([client]) => client.sendall("x"))));
  for (const [client] of conns) client.close();
  assert(received.every((end) => end.startsWith("ECONNRESET recv")));
  assert([...sent, ...all].every((end) => end.startsWith("EPIPE send")));
  return [received, sent, all];
});

together("the end of a connection, and what comes before it", async () => {
  using some = pairs(10, () => socketpair() as [Socket, Socket]);
  const first = some.all.map(([, b]) => b.recv(10));
  await pause(5);
  for (const [a] of some.all) {
    a.sendSync("last");
    a.close();
  }
  const ended = ends(await Promise.allSettled(first));
  return [ended, ends(await deferred(() => some.all.map(([, b]) => b.recv(10))))];
});

together("what happens before the turn of an operation", async () => {
  using some = pairs(12, messagePair);
  const sockets = some.all;
  for (const [a] of sockets) a.sendSync("data");
  const buffers = sockets.map(() => new Uint8Array(10));
  const abort = new AbortController();
  const results = await deferred<number | Uint8Array>(() => {
    const begun = sockets.map(([, b], i) =>
      i % 3 === 2 ? b.recv(10, 0, { signal: abort.signal }) : b.recvInto(buffers[i]!, 0, 0)
    );
    buffers.forEach((buffer, i) =>
      i % 3 === 1 && structuredClone(0, { transfer: [buffer.buffer] })
    );
    abort.abort(new Error("given up"));
    sockets[0]![1].close();
    return begun;
  });
  // What was given up has taken nothing.
  const rest = await Promise.allSettled(
    sockets.filter((_, i) => i % 3 > 0).map(([, b]) => b.recv(10)),
  );
  assertEquals(new Set(ends(rest)), new Set(["data"]));
  return [ends(results), ends(rest)];
});

together("an operation does not overtake one that waits", async () => {
  using some = pairs(10, messagePair);
  const first = some.all.map(([, b]) => b.recv(10));
  await pause(5);
  const second = await deferred(() => {
    const begun = some.all.map(([, b]) => b.recv(10));
    for (const text of ["one", "two"]) for (const [a] of some.all) a.sendSync(text);
    return begun;
  });
  const results = [ends(await Promise.allSettled(first)), ends(second)];
  assertEquals(results, [Array(10).fill("one"), Array(10).fill("two")]);
});

/** Ways to receive, with the outcomes of a connection that is reset. */
const WAYS: Readonly<Record<string, (socket: Socket) => Promise<unknown>[]>> = {
  recv: (socket) => [socket.recv(100)],
  recvfrom: (socket) => [socket.recvfrom(100)],
  recvmsg: (socket) => [socket.recvmsg(100)],
  "two of recv": (socket) => [socket.recv(100), socket.recv(100)],
};

for (const [name, receive] of Object.entries(WAYS)) {
  together(`a reset is the error of a receive that waits beside a send, ${name}`, async () => {
    const conns = Array.from({ length: 24 }, () => connected(IPV4!));
    for (const [client, conn] of conns) {
      client.setsockopt(SOL_SOCKET, SO_SNDBUF, 4096);
      conn.setsockopt(SOL_SOCKET, SO_RCVBUF, 4096);
    }
    const receiving = Promise.allSettled(conns.flatMap(([client]) => receive(client)));
    const data = new Uint8Array(20_000_000);
    const sending = Promise.allSettled(conns.map(([client]) => client.sendall(data)));
    // All of them wait for room.
    const room = conns.map(([client]) => [client, POLLOUT] as const);
    do await pause(20); while (pollSync(room, 0).length > 0);
    for (const [, conn] of conns) {
      conn.setsockopt(SOL_SOCKET, SO_LINGER, new Int32Array([1, 0]));
      conn.close();
    }
    const [received, sent] = [ends(await receiving), ends(await sending)];
    for (const [client] of conns) client.close();
    assertEquals(received.filter((end) => end.startsWith("ECONNRESET")).length, 24);
    assert(sent.every((end) => end.startsWith("EPIPE")), sent[0]);
  });
}

together("an operation whose signal throws ends alone", async () => {
  using some = pairs(12, messagePair);
  for (const [a] of some.all) a.sendSync("data");
  const { signal } = new AbortController();
  Object.defineProperty(signal, "aborted", {
    get() {
      throw new Error("mine");
    },
  });
  const results = await deferred(() =>
    some.all.map(([, b], i) => i === 5 ? b.recv(10, 0, { signal }) : b.recv(10))
  );
  assertEquals(ends(results).filter((end) => end === "data").length >= 11, true);
});

together("what was called before a close, a shutdown or a blocking call happens", async () => {
  using some = pairs(40, messagePair);
  const done = some.all.map(async ([a, b], i) => {
    await b.recv(10);
    const sending = b.send("bye");
    if (i % 3 === 0) b.close();
    else if (i % 3 === 1) b.shutdown(SHUT_WR);
    else return [decode(a.recvSync(10)), await sending];
    return [decode(await a.recv(10)), await sending];
  });
  await pause(5);
  for (const [a] of some.all) a.sendSync("x");
  assertEquals(await Promise.all(done), Array(40).fill(["bye", 3]));
});

together("a send that a full buffer cuts, or refuses", async () => {
  using some = pairs(8, () => socketpair() as [Socket, Socket]);
  const data = new Uint8Array(3_000_000).map((_, i) => i * 7);
  const sending = some.all.map(([a]) => a.sendall(data));
  await pause(5);
  const received = await Promise.all(some.all.map(async ([, b]) => {
    const into = new Uint8Array(data.length);
    for (let at = 0; at < into.length;) at += await b.recvInto(into.subarray(at));
    return into;
  }));
  await Promise.all(sending);
  assert(received.every((one) => one.every((byte, i) => byte === data[i])));
});

test("together: a send that gave way waits for readiness once it is refused", [rings()], () => {
  const [a, b] = socketpair() as [Socket, Socket];
  using _a = a, _b = b;
  using open = new OpenRing();
  const { ring } = open;
  const send = new SendAll(new Uint8Array(1 << 24), 0, undefined);
  const handle = {
    ...{ kind: "socket", fd: a.fileno(), timeout: null, nonblocking: undefined } as const,
    ...{ isReferenced: true, setNonblocking() {}, readNonblocking: () => false },
  };
  assertEquals(send.attempt(a.fileno(), false), -EAGAIN);
  send.givesWay = true; // as after so many calls that others need a turn
  const call = send.join(a.fileno(), ring)!;
  ring.make();
  assertEquals([call.attempt(handle), send.givesWay], [-EAGAIN, false]);
});

/** Runs a command whose calls of io_uring_setup(2) fail with EPERM, as those in a container may. */
const WITHOUT_RINGS = `
import ctypes, os, struct, sys
class Program(ctypes.Structure):
    _fields_ = [("len", ctypes.c_ushort), ("filter", ctypes.c_char_p)]
code = struct.pack("=HBBI", 0x20, 0, 0, 0)            # the number of the call
code += struct.pack("=HBBI", 0x15, 0, 1, 425)         # io_uring_setup?
code += struct.pack("=HBBI", 0x06, 0, 0, 0x50000 | 1) # EPERM
code += struct.pack("=HBBI", 0x06, 0, 0, 0x7fff0000)  # or go on
program = Program(4, code)
libc = ctypes.CDLL(None, use_errno=True)
assert libc.prctl(38, 1, 0, 0, 0) == 0                # PR_SET_NO_NEW_PRIVS
assert libc.prctl(22, 2, ctypes.byref(program)) == 0  # PR_SET_SECCOMP
os.execvp(sys.argv[1], sys.argv[1:])
`;

/** Echoes 50 messages over each of 64 connections. */
const ECHO = `
import { createConnection, createServer } from "@libc/socket";
import { openRings } from ${JSON.stringify(import.meta.resolve("../helpers/ring.ts"))};
const server = createServer(["127.0.0.1", 0]);
const rings = () => openRings().length;
const echoes = [];
async function echo(conn) {
  for (let data; (data = await conn.recv(1024)).length > 0;) await conn.sendall(data);
  conn.close();
}
(async () => {
  for await (const [conn] of server) echoes.push(echo(conn));
})();
const counts = await Promise.all(Array.from({ length: 64 }, async (_, i) => {
  using client = await createConnection(server.getsockname());
  let count = 0;
  for (let n = 0; n < 50; n++) {
    const text = i + " " + n;
    await client.sendall(text);
    if (new TextDecoder().decode(await client.recv(100)) === text) count++;
  }
  return count;
}));
const open = rings();
server.close();
await Promise.all(echoes);
for (let i = 0; i < 1000 && rings() > 0; i++) await new Promise((resolve) => setTimeout(resolve, 1));
console.log(counts.reduce((a, b) => a + b), open, rings());
`;

test(
  "together: a busy program has a ring, which it closes, or does without",
  [onlyOn("linux", "/proc is Linux's"), rings(), tool("python3")],
  async () => {
    for (
      const [under, expected] of [
        [[], "3200 1 0\n"],
        [["python3", "-c", WITHOUT_RINGS], "3200 0 0\n"],
      ] as const
    ) {
      const { code, stdout, stderr } = await run(ECHO, ["-A", "--no-check"], under);
      assertEquals([code, stdout, stderr], [0, expected, ""]);
    }
  },
);

test(
  "together: a closed socket ends its operations alone",
  [rings()],
  () =>
    withRingFrom(1, async () => {
      using some = pairs(20, () => socketpair() as [Socket, Socket]);
      const receiving = some.all.map(([, b]) => b.recv(10));
      await pause(5);
      some.all.forEach(([a, b], i) => i % 2 ? b.close() : a.sendSync("data"));
      const expected = some.all.map((_, i) => i % 2 ? "EBADF" : "data");
      const results = ends(await Promise.allSettled(receiving)).map((end) => end.split(" ")[0]);
      assertEquals(results, expected);
    }),
);

test(
  "together: setters of the program may close everything",
  [rings()],
  () =>
    withRingFrom(1, async () => {
      const all = pairs(10, () => socketpair() as [Socket, Socket]);
      const progress = {
        set sent(value: number) {
          if (value > 0) all[Symbol.dispose]();
        },
      };
      const results = await deferred<unknown>(() => [
        ...all.all.slice(0, 4).map(([a]) => a.sendall("data")),
        all.all[4]![0].sendall("data", 0, { progress } as never),
        ...all.all.slice(5).map(([a]) => a.send("data")),
      ]);
      const expected = [...Array(5).fill("undefined"), ...Array(5).fill("EBADF")];
      assertEquals(ends(results).map((end) => end.split(" ")[0]), expected);
    }),
);

test(
  "together: blocking calls and other loops go on beside the ring",
  [rings()],
  () =>
    withRingFrom(2, async () => {
      using server = createServer(["127.0.0.1", 0]);
      const echoes: Promise<void>[] = [];
      const accepting = (async () => {
        for await (const [conn] of server) {
          echoes.push((async () => {
            for (let data; (data = await conn.recv(100)).length > 0;) await conn.sendall(data);
            conn.close();
          })());
        }
      })();
      let ticks = 0, isDone = false;
      const ticking = (async () => {
        while (!isDone) {
          await pause(1);
          ticks++;
        }
      })();
      await Promise.all(Array.from({ length: 16 }, async () => {
        using client = await createConnection(server.getsockname());
        for (let i = 0; i < 100; i++) {
          await client.sendall("ping");
          assertEquals(decode(await client.recv(100)), "ping");
          if (i % 50 === 0) assertEquals(client.family, AF_INET);
        }
      }));
      isDone = true;
      server.close();
      await Promise.all([accepting, ticking, ...echoes]);
      assert(ticks > 3, `${ticks} ticks`);
    }),
);
