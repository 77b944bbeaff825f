/**
 * Loops of operations that succeed at once leave timers and each other their turns.
 *
 * `TURNS_SECONDS=20 deno test -A tests/event_loop/turns_test.ts` runs each loop for 20 seconds, and
 * prints how late a timer of 10 ms is, in the first and in the last quarter.
 *
 * @module
 */
import { assert, assertEquals } from "@std/assert";
import {
  AF_INET,
  AF_INET6,
  Batch,
  createConnection,
  createServer,
  getaddrinfo,
  POLLOUT,
  SOCK_DGRAM,
  Socket,
  type SocketFile,
  socketpair,
} from "@libc/socket";
import { YIELD_EVERY } from "../../socket/event_loop/wait_queue.ts";
import { test } from "../helpers/support.ts";

const given = Deno.env.get("TURNS_SECONDS");
const SECONDS = Number(given ?? 0.25);
const LOOPS = given === undefined ? [1, 100] : [1, 10, 100];

/** One loop: an operation that succeeds at once, and the sockets to close after it. */
interface Loop {
  step(): Promise<unknown>;
  close(): void;
}

const data = new Uint8Array(64);

function datagrams(): [socket: Socket<[string, number], "datagram">, address: [string, number]] {
  const socket = new Socket(AF_INET, SOCK_DGRAM);
  socket.bind(["127.0.0.1", 0]);
  return [socket as Socket<[string, number], "datagram">, socket.getsockname() as [string, number]];
}

/** A loop over a socket that sends to itself. */
function withDatagrams(
  make: (socket: Socket<[string, number], "datagram">, address: [string, number]) => () => Promise<
    unknown
  >,
): () => Loop {
  return () => {
    const [socket, address] = datagrams();
    return { step: make(socket, address), close: () => socket.close() };
  };
}

/** A loop over a pair. The blocking half of each step fills or drains it. */
function withPair(make: (a: Socket, b: Socket) => () => Promise<unknown>): () => Loop {
  return () => {
    const [a, b] = socketpair();
    const step = make(a, b);
    return {
      step,
      close: () => {
        a.close();
        b.close();
      },
    };
  };
}

/** A loop over a file of a pair. */
function withFile(
  mode: "rb" | "rwb",
  make: (file: SocketFile<Uint8Array<ArrayBuffer>>, peer: Socket) => () => Promise<unknown>,
): () => Loop {
  return () => {
    const [a, b] = socketpair();
    const file = a.makefile(mode);
    return {
      step: make(file, b as Socket),
      close: () => {
        file.closeSync();
        a.close();
        b.close();
      },
    };
  };
}

const into = new Uint8Array(64);
const path = Deno.makeTempFileSync();
Deno.writeFileSync(path, data);
addEventListener("unload", () => Deno.removeSync(path));

const OPERATIONS: Record<string, () => Loop> = {
  send: withPair((a, b) => async () => {
    await a.send(data);
    b.recvIntoSync(into);
  }),
  sendall: withPair((a, b) => async () => {
    await a.sendall(data);
    b.recvIntoSync(into);
  }),
  // The datagrams that find the buffer full are dropped.
  sendto: withDatagrams((socket, address) => () => socket.sendto(data, address)),
  sendmsg: withPair((a, b) => async () => {
    await a.sendmsg([data]);
    b.recvIntoSync(into);
  }),
  sendmmsg: withDatagrams((socket, address) => {
    const batch = new Batch(socket, 2, 64);
    for (const i of [0, 1]) batch.put(i, data, address);
    return () => socket.sendmmsg(batch);
  }),
  sendfile: withPair((a, b) => async () => {
    await a.sendfile(path);
    b.recvIntoSync(into);
  }),
  recv: withPair((a, b) => () => {
    a.sendSync(data);
    return b.recv(64);
  }),
  recvInto: withPair((a, b) => () => {
    a.sendSync(data);
    return b.recvInto(into);
  }),
  recvfrom: withDatagrams((socket, address) => () => {
    socket.sendtoSync(data, address);
    return socket.recvfrom(64);
  }),
  recvmsg: withPair((a, b) => () => {
    a.sendSync(data);
    return b.recvmsg(64);
  }),
  recvmmsg: withDatagrams((socket, address) => {
    const batch = new Batch(socket, 2, 64);
    return () => {
      socket.sendtoSync(data, address);
      return socket.recvmmsg(batch);
    };
  }),
  recvExactly: withPair((a, b) => () => {
    a.sendSync(data);
    return b.recvExactly(64);
  }),
  poll: withPair((a) => () => a.poll(POLLOUT)),
  "failing receive": withPair((a) => {
    a.setblocking(false);
    return () => a.recv(1).catch(() => {});
  }),
  "receive of a closed socket": withPair((a) => {
    a.close();
    return () => a.recv(1).catch(() => {});
  }),
  accept: () => {
    const server = createServer(["127.0.0.1", 0]);
    const address = server.getsockname();
    return {
      step: async () => {
        const client = await createConnection(address);
        const [conn] = await server.accept();
        client.close();
        conn.close();
      },
      close: () => server.close(),
    };
  },
  "for await": withDatagrams((socket, address) => {
    const iterator = socket[Symbol.asyncIterator]();
    return () => {
      socket.sendtoSync(data, address);
      return iterator.next();
    };
  }),
  "write of a file": () => {
    const [a, b] = socketpair();
    const file = a.makefile("wb", { buffering: 0 });
    return {
      step: async () => {
        await file.write(data);
        b.recvIntoSync(into);
      },
      close: () => {
        file.closeSync();
        a.close();
        b.close();
      },
    };
  },
  // These make no system call that could wait.
  "look-up of a number": () => ({ step: () => getaddrinfo("127.0.0.1", 80), close: () => {} }),
  "failing look-up of a number": () => ({
    step: () => getaddrinfo("127.0.0.1", 80, AF_INET6).catch(() => {}),
    close: () => {},
  }),
  "flush of a file": withFile("rwb", (file) => () => file.flush()),
  "write of nothing to a file": withFile("rwb", (file) => () => file.write("")),
  "read of nothing from a file": withFile("rwb", (file) => () => file.read(0)),
  "flush of a file that is only read": withFile("rb", (file) => () => file.flush()),
  "read of nothing from a connection": withPair((a) => {
    const conn = a.toConn();
    return () => conn.read(new Uint8Array(0));
  }),
  "buffered lines": withFile("rb", (file, peer) => {
    const lines = file[Symbol.asyncIterator]();
    const many = "\n".repeat(500);
    return async () => {
      peer.sendallSync(many);
      for (let i = 0; i < many.length; i++) await lines.next();
    };
  }),
  "write of a stream": () => {
    const [a, b] = socketpair();
    const writer = a.writable.getWriter();
    return {
      step: async () => {
        await writer.write(data);
        b.recvIntoSync(into);
      },
      close: () => {
        a.close();
        b.close();
      },
    };
  },
};

function median(numbers: number[]): number {
  return numbers.sort((a, b) => a - b)[numbers.length >> 1] ?? NaN;
}

for (const [name, make] of Object.entries(OPERATIONS)) {
  for (const count of LOOPS) {
    test(`turns: timers beside ${count} loops of ${name}`, [], async () => {
      const loops = Array.from({ length: count }, make);
      const steps = new Array(count).fill(0);
      const begin = performance.now();
      const end = begin + SECONDS * 1000;
      /** How late each tick came, in ms, in the quarter of the run that it belongs to. */
      const late: number[][] = [[], [], [], []];
      let isOver = false, ticks = 0;
      // A starved timer ends the run after two minutes, not the number of its ticks.
      const goesOn = () => {
        const now = performance.now();
        return now < end || (ticks < 4 && now < begin + 120_000);
      };
      const ticking = (async () => {
        while (!isOver) {
          const due = performance.now() + 10;
          await new Promise((resolve) => setTimeout(resolve, 10));
          const now = performance.now();
          const quarter = Math.min(3, Math.floor(4 * (now - begin) / (end - begin)));
          late[quarter]!.push(now - due);
          ticks++;
        }
      })();
      await Promise.all(loops.map(async (loop, i) => {
        while (goesOn()) {
          await loop.step();
          steps[i]++;
        }
      }));
      isOver = true;
      await ticking;
      for (const loop of loops) loop.close();
      const first = median(late.find((quarter) => quarter.length > 0)!);
      const last = median(late.findLast((quarter) => quarter.length > 0)!);
      const report = `${ticks} ticks, ${first.toFixed(1)} then ${last.toFixed(1)} ms late; ` +
        `${Math.min(...steps)} to ${Math.max(...steps)} steps`;
      if (given !== undefined) console.log(`${name} x${count}: ${report}`);
      assert(ticks >= 4, report);
      // Another program may delay a short run. In a long one, only growth that goes on counts.
      if (given !== undefined) assert(last < 4 * first + 5 * count + 20, report);
      // The loops take turns. A run may end in the middle of one.
      assert(Math.max(...steps) <= 2 * Math.min(...steps) + 8, report);
    });
  }
}

/** Returns both ends of a connection that Deno makes itself. */
async function denoConnection(): Promise<[client: Deno.Conn, conn: Deno.Conn]> {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr as Deno.NetAddr;
  const client = await Deno.connect({ hostname: "127.0.0.1", port });
  return [client, await listener.accept()];
}

test("turns: a connection of Deno beside a loop of sends gets events soon", [], async () => {
  const [socket, address] = datagrams();
  const [client, conn] = await denoConnection();
  using _client = client, _conn = conn;
  const echo = (async () => {
    const buffer = new Uint8Array(64);
    for (let count; (count = await conn.read(buffer)) !== null;) {
      await conn.write(buffer.subarray(0, count));
    }
  })();
  let sent = 0, isOver = false;
  const sending = (async () => {
    for (; !isOver; sent++) await socket.sendto(data, address);
  })();
  const counts: number[] = [];
  for (let i = 0; i < 11; i++) {
    const before = sent;
    await client.write(data);
    await client.read(into);
    counts.push(sent - before);
  }
  isOver = true;
  await sending;
  socket.close();
  await client.closeWrite();
  await echo;
  // Deno looks for the events of its connections once in so many turns, and a round trip has some four.
  const perRoundTrip = median(counts);
  assert(perRoundTrip < 16_000, `${perRoundTrip} sends for each round trip`);
});

test("turns: a connection of Deno beside large batches gets events soon", [], async () => {
  const [socket, address] = datagrams();
  const batch = new Batch(socket, 1024, 64);
  for (let i = 0; i < batch.count; i++) batch.put(i, data, address);
  const [client, conn] = await denoConnection();
  using _client = client, _conn = conn;
  let batches = 0, isOver = false;
  const sending = (async () => {
    for (; !isOver; batches++) await socket.sendmmsg(batch);
  })();
  await client.write(data);
  await conn.read(into);
  const before = batches;
  await conn.write(data);
  await client.read(into);
  isOver = true;
  await sending;
  socket.close();
  // Deno looks for its events once in some 60 turns.
  assert(batches - before < 32 * 60, `${batches - before} batches for one message`);
});

/** Attempts as many operations as a turn allows, so that those behind them are deferred. */
function useUpTurn(): Disposable {
  const [a, b] = socketpair();
  for (let i = 0; i < YIELD_EVERY; i++) a.send("x");
  return { [Symbol.dispose]: () => [a, b].forEach((socket) => socket.close()) };
}

for (const isFull of [true, false]) {
  const name = isFull ? "deferred" : "later";
  test(`turns: a ${name} receive settles after those before it`, [], async () => {
    const [a, b] = socketpair();
    using _a = a, _b = b;
    const settled: string[] = [];
    const receive = (options = {}) =>
      a.recv(1, options).then((data) => settled.push(new TextDecoder().decode(data)));
    const controller = new AbortController();
    const aborted = receive({ signal: controller.signal }).catch(() => {});
    const first = receive();
    await new Promise((resolve) => setTimeout(resolve, 100)); // the reactor waits on another thread
    using _other = isFull ? useUpTurn() : null;
    b.sendSync("12");
    controller.abort();
    // The first is the last that waits: it settles when the call of that thread has returned.
    if (!isFull) await new Promise((resolve) => setImmediate(resolve));
    await Promise.all([aborted, first, receive()]);
    assertEquals(settled, ["1", "2"]);
  });
}

test("turns: what a deferred operation runs does not overtake the others", [], async () => {
  const [a, b] = socketpair();
  using _a = a, _b = b, _other = useUpTurn();
  const sent: Promise<unknown>[] = [];
  const progress = {
    get sent() {
      return 0;
    },
    set sent(count) {
      if (count > 0) sent.push(a.send("3"));
    },
  };
  sent.push(a.sendall("1", { progress }), a.send("2"));
  assertEquals(new TextDecoder().decode(await b.recvExactly(3)), "123");
  await Promise.all(sent);
});
