/**
 * Look-ups that hang, floods, aborts and connections that come and go, all at once, beside two echo
 * servers: one of this module and one of `Deno.listen`. A client in a thread of its own measures
 * each.
 *
 * @module
 */
import {
  AF_INET,
  createConnection,
  createServer,
  getaddrinfo,
  type InetAddress,
  SOCK_DGRAM,
  Socket,
} from "@libc/socket";
import { hasSilentNameServer, NAME_SERVER, NAME_SERVER_TIMEOUT } from "../namespace.ts";
import { type Context, type Part, pause } from "../soak.ts";
import type { Task, Times } from "./echo_client.ts";

/** A part of the load. It runs until the signal of the context aborts. */
type Load = (context: Context) => Promise<void>;

/** Seconds below which the percentiles are too uncertain to judge. */
const ENOUGH_SECONDS = 60;

/** Runs a body in bursts of 0.1 to 1 s, with pauses. */
async function bursts(
  { signal, random }: Context,
  body: (goesOn: () => boolean) => Promise<void>,
): Promise<void> {
  while (!signal.aborted) {
    const end = performance.now() + 100 + 900 * random();
    await body(() => performance.now() < end && !signal.aborted);
    await pause(500 * random(), signal);
  }
}

/** Receives that end with the part. */
async function untilAborted(signal: AbortSignal, loop: () => Promise<void>): Promise<void> {
  try {
    await loop();
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** 40 look-ups that nobody answers are pending at any time. Some are given up, others fail. */
const lookups: Load = async (context) => {
  const { signal, random } = context;
  if (!hasSilentNameServer()) return context.note("no look-ups: no network namespace");
  using server = new Socket(AF_INET, SOCK_DGRAM);
  server.bind(NAME_SERVER);
  const asks = Array.from({ length: 40 }, async (_, i) => {
    for (let round = 0; !signal.aborted; round++) {
      const given = AbortSignal.any([signal, AbortSignal.timeout(4000 * random())]);
      try {
        await getaddrinfo(`n${round}.host${i}.test`, 80, { signal: given });
      } catch {
        context.count();
        continue;
      }
      throw new Error("a name server that is silent has answered");
    }
  });
  await Promise.all(asks);
  await pause(1000 * NAME_SERVER_TIMEOUT + 500); // those in flight have sockets of libc
};

/** Datagrams as fast as they can be sent; those that arrive do so in order. */
const datagrams: Load = async (context) => {
  const { signal } = context;
  using sender = new Socket(AF_INET, SOCK_DGRAM);
  using receiver = new Socket(AF_INET, SOCK_DGRAM);
  receiver.bind(["127.0.0.1", 0]);
  const address = receiver.getsockname();
  const data = new Float64Array(25), into = new Float64Array(25);
  let last = 0;
  const receiving = untilAborted(signal, async () => {
    while (!signal.aborted) {
      await receiver.recvInto(into, { signal });
      if (!(into[0]! > last)) throw new Error(`datagram ${into[0]} came after ${last}`);
      last = into[0]!;
      context.count();
    }
  });
  await bursts(context, async (goesOn) => {
    while (goesOn()) {
      data[0]!++;
      await sender.sendto(data, address);
    }
  });
  await receiving;
  if (last === 0) throw new Error("no datagram arrived");
};

/** Two connected sockets. */
async function connection(): Promise<[Socket<InetAddress>, Socket<InetAddress>]> {
  using server = createServer(["127.0.0.1", 0]);
  const client = await createConnection(server.getsockname());
  const [conn] = await server.accept();
  return [client as Socket<InetAddress>, conn as Socket<InetAddress>];
}

/** A stream as fast as it can be sent. Each byte says where it belongs. */
const stream: Load = async (context) => {
  const { signal } = context;
  const [a, b] = await connection();
  using sender = a, receiver = b;
  const CYCLE = 251;
  const data = Uint8Array.from({ length: CYCLE * 256 }, (_, i) => i % CYCLE);
  const into = new Uint8Array(100_000);
  let received = 0;
  const receiving = untilAborted(signal, async () => {
    for (let count; (count = await receiver.recvInto(into, { signal })) > 0;) {
      for (const at of [0, count - 1]) {
        if (into[at] !== (received + at) % CYCLE) throw new Error(`wrong byte ${received + at}`);
      }
      received += count;
      context.count();
    }
  });
  await untilAborted(signal, () =>
    bursts(context, async (goesOn) => {
      while (goesOn()) await sender.sendall(data, { signal });
    }));
  await receiving;
  if (received === 0) throw new Error("nothing arrived");
};

/** Receives that are aborted or time out, by the dozen. */
const aborts: Load = async (context) => {
  const { signal, random } = context;
  const [a, b] = await connection();
  using waiting = a, _peer = b;
  await bursts(context, async (goesOn) => {
    while (goesOn()) {
      waiting.settimeout(random() < 0.5 ? null : 0.001 + 0.05 * random());
      const reason = new Error("given up");
      const controller = new AbortController();
      const ends = Array.from(
        { length: 50 },
        () => waiting.recv(1, { signal: controller.signal }).then(() => null, (error) => error),
      );
      await pause(50 * random(), signal);
      controller.abort(reason);
      for (const end of await Promise.all(ends)) {
        if (end !== reason && end?.code !== "ETIMEDOUT") throw end ?? new Error("data from nobody");
      }
      context.count(50);
    }
  });
};

/** Connections that are made, used once and closed, eight at a time. */
const churn: Load = async (context) => {
  using server = createServer(["127.0.0.1", 0], { backlog: 128 });
  const address = server.getsockname();
  const accepting = (async () => {
    for await (const [conn] of server) {
      (async () => {
        using accepted = conn;
        await accepted.sendall(await accepted.recv(100));
      })().catch((error) => context.note(`churn: ${error}`));
    }
  })();
  await bursts(context, async (goesOn) => {
    await Promise.all(Array.from({ length: 8 }, async (_, i) => {
      for (let round = 0; goesOn(); round++) {
        using client = await createConnection(address, 60);
        const text = `${i} ${round}`;
        await client.sendall(text);
        const answer = new TextDecoder().decode(await client.recv(100));
        if (answer !== text) throw new Error(`${answer} in place of ${text}`);
        context.count();
      }
    }));
  });
  server.close(); // only now: a client may be waiting
  await accepting;
};

const LOADS: readonly Load[] = [lookups, datagrams, stream, aborts, churn];

/** Serves one connection of this module. */
async function serveOurs(server: Socket<InetAddress, "stream">): Promise<void> {
  using conn = (await server.accept())[0];
  const buffer = new Uint8Array(100);
  for (let count; (count = await conn.recvInto(buffer)) > 0;) {
    await conn.sendall(buffer.subarray(0, count));
  }
}

/** Serves one connection of Deno. */
async function serveTheirs(listener: Deno.Listener): Promise<void> {
  using conn = await listener.accept();
  const buffer = new Uint8Array(100);
  for (let count; (count = await conn.read(buffer)) !== null;) {
    for (let sent = 0; sent < count;) sent += await conn.write(buffer.subarray(sent, count));
  }
}

/** Starts a client in a thread of its own. It ends when `isOver` becomes 1. */
function startClient(task: Task): Promise<Times> {
  const worker = new Worker(import.meta.resolve("./echo_client.ts"), { type: "module" });
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = (event) => {
      event.preventDefault();
      reject(new Error(`the echo client: ${event.message}`));
    };
    worker.postMessage(task);
  });
}

function judge(context: Context, ours: Times, theirs: Times): void {
  const shown = (times: readonly number[]) => times.map((time) => time.toFixed(2)).join(", ");
  for (const [name, one] of Object.entries({ "this module": ours, "Deno.listen": theirs })) {
    context.note(
      `echo of ${name}: ${one.count} round trips, half within ${one.median.toFixed(2)} ms, ` +
        `99.9 % within ${one.p999.toFixed(2)} ms (in each quarter ${shown(one.quarters)}), ` +
        `at most ${one.max.toFixed(2)} ms`,
    );
  }
  if (context.seconds < ENOUGH_SECONDS) return;
  if (ours.count === 0 || theirs.count === 0) throw new Error("no round trips");
  if (ours.p999 > 1.1 * theirs.p999 + 1) {
    throw new Error(`the echo is slower than Deno's: ${ours.p999} ms, not ${theirs.p999} ms`);
  }
  const [first = 0] = ours.quarters, last = ours.quarters.at(-1)!;
  if (last > 2 * first + 5) throw new Error(`the echo grows slower: ${shown(ours.quarters)} ms`);
}

/** The mix of the event loop. */
export const eventLoop: Part = {
  name: "event-loop",
  description: "an echo beside look-ups that hang, floods, aborts, connections that come and go",
  async run(context) {
    using server = createServer(["127.0.0.1", 0]);
    using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
    const isOver = new Int32Array(new SharedArrayBuffer(4));
    const ports = [server.getsockname()[1], (listener.addr as Deno.NetAddr).port];
    const clients = Promise.all(
      ports.map((port) => startClient({ isOver, seconds: context.seconds, port })),
    );
    const serving = [serveOurs(server), serveTheirs(listener)];
    context.signal.addEventListener("abort", () => {
      Atomics.store(isOver, 0, 1);
      Atomics.notify(isOver, 0);
    });
    await Promise.all([...LOADS.map((load) => load(context)), ...serving, clients]);
    const [ours, theirs] = await clients;
    judge(context, ours!, theirs!);
  },
};
