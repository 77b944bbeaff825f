// A program that checks every byte, datagram, descriptor and connection while its calls fail. `run.ts`
// starts it with the faults of `faults.c`. Arguments: seconds, seed. It prints what it has counted.

import {
  AF_INET,
  AF_UNIX,
  Batch,
  close,
  createServer,
  MSG_WAITALL,
  POLLIN,
  SO_RCVBUF,
  SO_SNDBUF,
  SOCK_DGRAM,
  SOCK_STREAM,
  Socket,
  SocketError,
  socketpair,
  SOL_SOCKET,
} from "@libc/socket";
import { descriptors, openedSince } from "../helpers/support.ts";
import { Random } from "../helpers/random.ts";

const [seconds, seed] = Deno.args.map(Number) as [number, number];
const faults = Deno.dlopen(Deno.env.get("FAULTS_LIBRARY")!, {
  faults_enable: { parameters: ["i32"], result: "void" },
  faults_count: { parameters: ["u32"], result: "u32" },
}).symbols;
const KINDS = [
  ...["EINTR", "EAGAIN", "short", "ENOBUFS", "ENOMEM", "EMFILE", "ECONNRESET", "spurious"],
  "accept",
];

const random = new Random(seed);
const counts: Record<string, number> = {};
const count = (what: string, n = 1) => counts[what] = (counts[what] ?? 0) + n;

/** The errors that the faults cause, and after which a call can be made again. */
const PASSING = ["ENOBUFS", "ENOMEM", "ECONNRESET", "EMFILE", "ENFILE"];

function isPassing(error: unknown): error is SocketError {
  if (!(error instanceof SocketError) || !PASSING.includes(error.code)) return false;
  count(`${error.syscall} ${error.code}`);
  return true;
}

/** The calls that have not returned. */
const pending = new Set<() => unknown>();

/** Makes a call until it succeeds. */
async function insist<T>(call: () => T | Promise<T>): Promise<T> {
  for (;;) {
    pending.add(call);
    try {
      return await call();
    } catch (error) {
      if (!isPassing(error)) throw error;
    } finally {
      pending.delete(call);
    }
  }
}

const deadline = performance.now() + seconds * 1000;
const goesOn = () => performance.now() < deadline;
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

function equal(value: unknown, expected: unknown, what: string): void {
  if (value !== expected) throw new Error(`${what}: ${value}, expected ${expected}`);
}

/** The byte at a position of every stream. */
const byteAt = (position: number) => Math.imul(position, 2654435761) >>> 24;

function bytesAt(position: number, length: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length }, (_, i) => byteAt(position + i));
}

/** A stream of bytes from one socket to another, by every call. */
async function stream(a: Socket, b: Socket): Promise<void> {
  const directory = Deno.makeTempDirSync();
  const path = `${directory}/part`;
  let sent = 0, received = 0;
  let hasEnded = false;
  a.settimeout(random.pick([null, 200]));
  b.settimeout(random.pick([null, 200]));
  const take = (bytes: Uint8Array) => {
    for (const [i, byte] of bytes.entries()) equal(byte, byteAt(received + i), "a byte");
    received += bytes.length;
    count("bytes", bytes.length);
    return bytes.length;
  };
  const sends: (() => Promise<void>)[] = [
    async () => void (sent += await a.send(bytesAt(sent, random.below(5000)))),
    async () => void (sent += await a.sendmsg([bytesAt(sent, 7), bytesAt(sent + 7, 500)])),
    async () => {
      const progress = { sent: 0 };
      try {
        await a.sendall(bytesAt(sent, random.below(50_000)), { progress });
      } finally {
        sent += progress.sent;
      }
    },
    async () => {
      const progress = { sent: 0 };
      Deno.writeFileSync(path, bytesAt(sent, random.below(50_000)));
      try {
        await a.sendfile(path, { progress });
      } finally {
        sent += progress.sent;
      }
    },
  ];
  const into = new Uint8Array(5000);
  /** What came before an error is in the error. */
  const whole = async (receive: () => Promise<Uint8Array>) => {
    try {
      return take(await receive());
    } catch (error) {
      const { partial } = error as { partial?: Uint8Array };
      if (partial !== undefined) take(partial);
      throw error;
    }
  };
  const receives: (() => Promise<number>)[] = [
    async () => take(await b.recv(1 + random.below(5000))),
    async () => take((await b.recvfrom(1 + random.below(5000)))[0]),
    async () => take(into.subarray(0, await b.recvInto(into))),
    async () => take(into.subarray(0, (await b.recvfromInto(into))[0])),
    async () => take((await b.recvmsg(1 + random.below(5000))).data),
    async () => take(into.subarray(0, (await b.recvmsgInto([into])).nbytes)),
    () => whole(() => b.recv(300, MSG_WAITALL)),
    async () => {
      if (hasEnded) return 1; // it may not come any more
      return await whole(() => b.recvExactly(1 + random.below(300)));
    },
    async () => {
      await b.poll(POLLIN, 100);
      return take(await b.recv(4000));
    },
  ];
  await Promise.all([
    (async () => {
      while (goesOn()) await insist(random.pick(sends));
      await insist(() => a.sendall(bytesAt(sent, 300)));
      sent += 300; // for a recvExactly that waits
      hasEnded = true;
      a.close();
    })(),
    (async () => {
      while (await insist(random.pick(receives)) > 0);
    })(),
  ]).catch((error) => {
    // A recvExactly at the end of the stream.
    if (!hasEnded || error.name !== "IncompleteReadError") throw error;
  });
  equal(received, sent, "the bytes of a stream");
  b.close();
  Deno.removeSync(directory, { recursive: true });
}

/** Numbered datagrams to several receivers, by every call, in order. */
async function datagrams(): Promise<void> {
  const make = () => new Socket<string, "datagram">(AF_UNIX!, SOCK_DGRAM);
  const sender = await insist(make);
  const last = [0, 0, 0];
  let sending = true;
  const receivers = await Promise.all(last.map(() => insist(make)));
  const names = receivers.map((receiver) => {
    receiver.bind(`\0faults-${crypto.randomUUID()}`);
    return receiver.getsockname();
  });
  sender.settimeout(random.pick([null, 200]));
  const batch = new Batch(sender, 8, 20);
  const check = (i: number, data: Uint8Array) => {
    const [kind, number] = text(data).split(" ");
    if (kind === "end") return false;
    equal(Number(number), ++last[i]!, "a datagram");
    count("datagrams");
    return true;
  };
  const receive = async (i: number) => {
    const receiver = receivers[i]!, into = new Batch(receiver, 4, 20);
    for (let goesOn = true; goesOn;) {
      goesOn = await random.pick([
        async () => check(i, (await insist(() => receiver.recvfrom(20)))[0]),
        async () => check(i, (await insist(() => receiver.recvmsg(20))).data),
        async () => {
          const received = await insist(() => receiver.recvmmsg(into));
          for (let k = 0; k < received; k++) if (!check(i, into.data(k))) return false;
          return true;
        },
      ])();
      // Lets the others' buffers fill up now and then.
      if (sending && random.below(300) === 0) await new Promise((done) => setTimeout(done, 20));
    }
  };
  const send = async (i: number) => {
    let next = 0;
    const name = names[i]!;
    while (goesOn()) {
      const message = `n ${next + 1}`;
      await random.pick([
        () => insist(() => sender.sendto(message, name)),
        () => insist(() => sender.sendmsg([message], [], 0, name)),
      ])();
      next++;
    }
    await insist(() => sender.sendto("end 0", name));
  };
  /** Only one user of the batch at a time, so it serves the last receiver alone. */
  const sendBatches = async (i: number) => {
    let next = 0;
    while (goesOn()) {
      for (let k = 0; k < 8; k++) batch.put(k, `n ${next + k + 1}`, names[i]!);
      for (let first = 0; first < 8;) {
        first += await insist(() => sender.sendmmsg(batch, { first }));
      }
      next += 8;
    }
    await insist(() => sender.sendto("end 0", names[i]!));
  };
  await Promise.all([send(0), send(1), sendBatches(2), ...receivers.map((_, i) => receive(i))])
    .finally(() => sending = false);
  for (const socket of [sender, ...receivers]) socket.close();
}

/** Bytes and datagrams in the blocking form: what is received has been sent. */
async function blockingForm(): Promise<void> {
  const [a, b] = await insist(() => socketpair());
  const [c, d] = await insist(() => socketpair(AF_UNIX, SOCK_DGRAM));
  const timeout = random.pick([null, 200]);
  for (const socket of [a, b, c, d]) socket.settimeout(timeout);
  for (let at = 0; goesOn();) {
    const length = 1 + random.below(2000);
    const progress = { sent: 0 };
    const data = bytesAt(at, length);
    for (let sent = 0; sent < length; sent += progress.sent) {
      try {
        a.sendallSync(data.subarray(sent), { progress });
      } catch (error) {
        if (!isPassing(error)) throw error;
      }
    }
    const end = at + length;
    while (at < end) {
      const part = await insist(() =>
        random.pick([
          () => b.recvSync(end - at),
          () => b.recvfromSync(end - at)[0],
          () => b.recvmsgSync(end - at).data,
        ])()
      );
      for (const byte of part) equal(byte, byteAt(at++), "a byte of the blocking form");
    }
    count("bytes, blocking", length);
    const message = `${at}`;
    await insist(() => random.pick([() => c.sendSync(message), () => c.sendmsgSync([message])])());
    await insist(() => d.pollSync(POLLIN, 100));
    equal(text(await insist(() => d.recvSync(100))), message, "a datagram of the blocking form");
    count("datagrams, blocking");
    await new Promise((done) => setImmediate(done));
  }
  for (const socket of [a, b, c, d]) socket.close();
}

/** A server that iterates over its connections, and its clients. */
async function connections(): Promise<void> {
  const server = await insist(() => createServer(["127.0.0.1", 0]));
  server.onaccepterror = ({ code }) => count(`iteration ${code}`);
  const address = server.getsockname();
  const serve = async (conn: Socket<unknown, "stream">) => {
    for (let data; (data = await insist(() => conn.recv(100))).length > 0;) {
      for (let sent = 0; sent < data.length;) {
        sent += await insist(() => conn.send(data!.subarray(sent)));
      }
    }
    conn.close();
  };
  const client = async () => {
    for (let i = 0; goesOn(); i++) {
      const socket = await insist(() => new Socket(AF_INET, SOCK_STREAM));
      socket.settimeout(200);
      try {
        await socket.connect(address);
        await socket.sendall(`number ${i}`);
        const expected = `number ${i}`;
        let answer = "";
        while (answer.length < expected.length) {
          const data = await insist(() => socket.recv(100));
          equal(data.length > 0, true, "an answer");
          answer += text(data);
        }
        equal(answer, expected, "an answer");
        count("connections");
      } catch (error) {
        if (!isPassing(error)) throw error; // it begins anew
      } finally {
        socket.close();
      }
    }
  };
  const serving: Promise<void>[] = [];
  await Promise.all([
    (async () => {
      for await (const [conn] of server) serving.push(serve(conn));
    })(),
    Promise.all([client(), client()]).then(() => server.close()),
  ]);
  await Promise.all(serving);
}

/** Descriptors over a socket. */
async function transfers(): Promise<void> {
  const [a, b] = await insist(() => socketpair(AF_UNIX, SOCK_DGRAM));
  const sent = await insist(() => new Socket());
  while (goesOn()) {
    const most = 1 + random.below(20);
    const fds = Array(most).fill(sent.fileno());
    const [, received] = await Promise.all([
      insist(() => a.sendFds("x", fds)),
      insist(() => b.recvFds(1, most)),
    ]);
    equal(received.fds.length, most, "the number of descriptors");
    for (const fd of received.fds) close(fd);
    count("descriptors", most);
  }
  for (const socket of [a, b, sent]) socket.close();
}

/** Notes the turns of the event loop. */
let lateness = 0;
let before = performance.now();
const ticks = setInterval(() => {
  const now = performance.now();
  lateness = Math.max(lateness, now - before - 10);
  before = now;
}, 10);

const open = descriptors();
socketpair().forEach((socket) => socket.close());
faults.faults_enable(1);
const narrow = async () => {
  const pair = await insist(() => socketpair());
  pair[0].setsockopt(SOL_SOCKET, SO_SNDBUF, 8192);
  pair[1].setsockopt(SOL_SOCKET, SO_RCVBUF, 8192);
  return pair as unknown as [Socket, Socket];
};
const overTcp = async (): Promise<[Socket, Socket]> => {
  using server = await insist(() => createServer(["127.0.0.1", 0]));
  const client = await insist(() => new Socket(AF_INET, SOCK_STREAM));
  client.connectSync(server.getsockname());
  for (;;) {
    try {
      return [client, server.acceptSync()[0]] as unknown as [Socket, Socket];
    } catch (error) {
      if (!(error instanceof SocketError)) throw error; // any of those that accept(2) lists
    }
  }
};
const work: Record<string, Promise<void>> = {
  "unix stream": narrow().then((pair) => stream(...pair)),
  "tcp stream": overTcp().then((pair) => stream(...pair)),
  datagrams: datagrams(),
  blocking: blockingForm(),
  connections: connections(),
  transfers: transfers(),
};
const unfinished = new Set(Object.keys(work));
const guard = setTimeout(() => {
  console.error(`hangs: ${[...unfinished].join(", ")}: ${[...pending].map(String).join("\n")}`);
  Deno.exit(3);
}, seconds * 1000 + 200_000);
await Promise.all(
  Object.entries(work).map(([name, promise]) =>
    promise.then(() => unfinished.delete(name), (error) => {
      throw new Error(name, { cause: error });
    })
  ),
);
clearTimeout(guard);
clearInterval(ticks);
faults.faults_enable(0);
const injected = Object.fromEntries(KINDS.map((kind, i) => [kind, faults.faults_count(i)]));
console.log(JSON.stringify({ counts, injected, lateness, left: openedSince(open) }));
