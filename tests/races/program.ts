// Lets every operation that can wait be ended by every event, at every moment. `run.ts` starts it.
// Arguments: seconds, seed. First come all combinations, then random ones until the time is up.

import {
  AF_UNIX,
  Batch,
  close,
  IncompleteReadError,
  MSG_DONTWAIT,
  MSG_PEEK,
  POLLIN,
  POLLOUT,
  SHUT_RDWR,
  SO_RCVBUF,
  SO_SNDBUF,
  SOCK_DGRAM,
  SOCK_STREAM,
  Socket,
  SocketError,
  socketpair,
  SOL_SOCKET,
} from "@libc/socket";
import { closedSince, descriptors } from "../helpers/support.ts";
import { Random } from "../helpers/random.ts";
import { type Any, drain, equal, present, type Scene } from "./scene.ts";
import { WHOLES } from "./wholes.ts";

declare const gc: (options?: { readonly type: "major" | "minor" }) => void;

const [seconds, seed] = Deno.args.map(Number) as [number, number];
const random = new Random(seed);
const counts: Record<string, number> = {};
const count = (what: string) => counts[what] = (counts[what] ?? 0) + 1;
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const directory = Deno.makeTempDirSync();
const path = `${directory}/file`;
Deno.writeTextFileSync(path, "from a file");

const MESSAGE = "data\n";

/** Makes the scene of a receive. `textOf` returns what a result holds. */
function receive(
  type: number,
  start: (socket: Any, signal: AbortSignal, buffer: Uint8Array<ArrayBuffer>) => Promise<unknown>,
  textOf: (result: unknown, buffer: Uint8Array) => string,
  send = (peer: Any): unknown => peer.sendSync(MESSAGE),
): () => Scene {
  return () => {
    const [socket, peer] = socketpair(AF_UNIX, type) as unknown as [Any, Any];
    const buffer = new Uint8Array(100);
    let isComplete = false;
    return {
      socket,
      peer,
      ...(start.length > 2 ? { buffer } : {}), // the operation takes it
      others: [],
      start: (socket, signal) => start(socket, signal, buffer),
      complete: () => {
        try {
          send(peer);
          isComplete = true;
        } catch { /* EPIPE: the socket is closed */ }
      },
      check(result) {
        const isDetached = buffer.buffer.detached;
        if (result !== undefined && !isDetached) {
          const came = textOf(result, buffer);
          equal(isComplete ? ["", MESSAGE].includes(came) : came === "", true, `came ${came}`);
          if (came !== "") return;
        }
        // It was not received, so it is still there.
        if (!isComplete || isDetached || this.socket === undefined || this.socket.fileno() < 0) {
          return;
        }
        const rest = drain(this.socket).map(text).join("");
        if (rest !== "") equal(rest, MESSAGE, "what is left");
        else if (!present.wasShut) throw new Error("a message was lost");
      },
    };
  };
}

/** Makes the scene of a send: the peer does not read. `sent` returns how much a result says went. */
function send(
  type: number,
  start: (socket: Any, signal: AbortSignal, progress: { sent: number }) => Promise<unknown>,
  sent: (result: unknown) => number,
): () => Scene {
  return () => {
    const [socket, peer] = socketpair(AF_UNIX, type) as unknown as [Any, Any];
    socket.setsockopt(SOL_SOCKET, SO_SNDBUF, 4096);
    peer.setsockopt(SOL_SOCKET, SO_RCVBUF, 4096);
    let filled = 0, received = 0;
    const unit = type === SOCK_DGRAM ? 1 : 200;
    try {
      for (;; filled += unit) {
        const n = socket.sendSync(new Uint8Array(200), MSG_DONTWAIT!);
        if (type === SOCK_STREAM && n < 200) filled += n - 200;
      }
    } catch { /* EAGAIN */ }
    const progress = { sent: 0 };
    const read = () => {
      for (const data of drain(peer)) received += type === SOCK_DGRAM ? 1 : data.length;
    };
    return {
      socket,
      peer,
      others: [],
      start: (socket, signal) => start(socket, signal, progress),
      complete: read,
      check(result) {
        if (peer.fileno() < 0) return;
        read();
        const went = result === undefined ? progress.sent : sent(result);
        equal(received, filled + went, "what was sent");
      },
    };
  };
}

/** Makes the scene of a connect to a server whose backlog is full. */
function connect(start: (socket: Any, name: string, signal: AbortSignal) => Promise<unknown>) {
  return (): Scene => {
    const server = new Socket<string, "stream">(AF_UNIX!, SOCK_STREAM) as unknown as Any;
    const name = `\0race-${crypto.randomUUID()}`;
    server.bind(name as never);
    server.listen(0);
    const others: Any[] = [];
    for (let isFull = false; !isFull;) {
      const other = new Socket(AF_UNIX!, SOCK_STREAM) as unknown as Any;
      other.settimeout(0);
      others.push(other);
      isFull = other.connectExSync(name as never) !== 0;
    }
    return {
      socket: new Socket(AF_UNIX!, SOCK_STREAM) as unknown as Any,
      peer: server,
      others,
      start: (socket, signal) => start(socket, name, signal),
      complete() {
        server.settimeout(0);
        try {
          for (;;) others.push(server.acceptSync()[0] as Any);
        } catch { /* EAGAIN */ }
      },
      check(result) {
        if (result === 0) this.socket?.getpeername();
      },
    };
  };
}

function accept(): Scene {
  const server = new Socket(AF_UNIX!, SOCK_STREAM) as unknown as Any;
  const name = `\0race-${crypto.randomUUID()}`;
  server.bind(name as never);
  server.listen(5);
  const client = new Socket(AF_UNIX!, SOCK_STREAM) as unknown as Any;
  let isComplete = false;
  return {
    socket: server,
    peer: client,
    others: [],
    start: (socket, signal) => socket.accept({ signal }),
    complete: () => {
      isComplete = true;
      client.connectExSync(name as never);
    },
    check(result) {
      if (result !== undefined) {
        equal(isComplete, true, "an accept without a connection");
        this.others.push((result as [Any])[0]);
      } else if (
        isComplete && !present.wasShut && this.socket !== undefined && this.socket.fileno() >= 0
      ) {
        this.socket.settimeout(0);
        this.others.push(this.socket.acceptSync()[0] as Any); // it is still there
      }
    },
  };
}

/** A datagram to a full receiver, by its name. */
function sendto(start: (socket: Any, name: string, signal: AbortSignal) => Promise<unknown>) {
  return (): Scene => {
    const [socket, peer] = [0, 1].map(() => new Socket(AF_UNIX!, SOCK_DGRAM) as unknown as Any);
    const name = `\0race-${crypto.randomUUID()}`;
    peer!.bind(name as never);
    let filled = 0, received = 0;
    try {
      for (;; filled++) socket!.sendtoSync("x", MSG_DONTWAIT!, name as never);
    } catch { /* EAGAIN */ }
    const read = () => received += drain(peer!).length;
    return {
      socket: socket!,
      peer: peer!,
      others: [],
      start: (socket, signal) => start(socket, name, signal),
      complete: read,
      check(result) {
        if (peer!.fileno() < 0) return;
        read();
        equal(received, filled + (result === undefined ? 0 : 1), "the datagrams");
      },
    };
  };
}

const rights = (peer: Any) => peer.sendFdsSync(MESSAGE, [peer.fileno()]);
const batches = new WeakMap<object, Batch<unknown>>();

/** How each operation comes to wait, by the name of its asynchronous form. */
const SCENES: Readonly<Record<string, () => Scene>> = {
  accept,
  connect: connect((socket, name, signal) => socket.connect(name as never, { signal })),
  connectEx: connect(async (socket, name, signal) => {
    const errno = await socket.connectEx(name as never, { signal });
    if (errno !== 0) throw new SocketError("connectEx", { errno, code: "EX", syscall: "connect" });
  }),
  poll: receive(
    SOCK_STREAM,
    (socket, signal) => socket.poll(POLLIN, socket.gettimeout(), { signal }),
    () => "",
  ),
  recv: receive(
    SOCK_STREAM,
    (socket, signal) => socket.recv(100, { signal }),
    (result) => text(result as Uint8Array),
  ),
  recvfrom: receive(
    SOCK_DGRAM,
    (socket, signal) => socket.recvfrom(100, { signal }),
    (result) => text((result as [Uint8Array])[0]),
  ),
  recvInto: receive(
    SOCK_STREAM,
    (socket, signal, buffer) => socket.recvInto(buffer, { signal }),
    (n, buffer) => text(buffer.subarray(0, n as number)),
  ),
  recvfromInto: receive(
    SOCK_DGRAM,
    (socket, signal, buffer) => socket.recvfromInto(buffer, { signal }),
    (result, buffer) => text(buffer.subarray(0, (result as [number])[0])),
  ),
  recvExactly: receive(
    SOCK_STREAM,
    (socket, signal) => socket.recvExactly(MESSAGE.length, { signal }),
    (result) => text(result as Uint8Array),
  ),
  recvUntil: receive(
    SOCK_STREAM,
    (socket, signal) => socket.recvUntil("\n", { signal }),
    (result) => text(result as Uint8Array),
  ),
  recvmsg: receive(
    SOCK_DGRAM,
    (socket, signal) => socket.recvmsg(100, 100, { signal }),
    (result) => text((result as { data: Uint8Array }).data),
  ),
  recvmsgInto: receive(
    SOCK_STREAM,
    (socket, signal, buffer) => socket.recvmsgInto([buffer], { signal }),
    (result, buffer) => text(buffer.subarray(0, (result as { nbytes: number }).nbytes)),
  ),
  recvFds: receive(
    SOCK_DGRAM,
    (socket, signal) => socket.recvFds(100, 1, { signal }),
    (result) => {
      const { data, fds } = result as { data: Uint8Array; fds: number[] };
      equal(fds.length, data.length === 0 ? 0 : 1, "the descriptors");
      for (const fd of fds) close(fd);
      return text(data);
    },
    rights,
  ),
  recvmmsg: receive(
    SOCK_DGRAM,
    async (socket, signal) => {
      const batch = new Batch(socket, 4, 100) as Batch<unknown>;
      const received = { count: await socket.recvmmsg(batch as never, { signal }) };
      batches.set(received, batch);
      return received;
    },
    (result) => text(batches.get(result as object)!.data(0)),
  ),
  send: send(
    SOCK_STREAM,
    (socket, signal) => socket.send("x", { signal }),
    (result) => result as number,
  ),
  sendall: send(
    SOCK_STREAM,
    (socket, signal, progress) => socket.sendall(new Uint8Array(1000), { signal, progress }),
    () => 1000,
  ),
  sendfile: send(
    SOCK_STREAM,
    (socket, signal, progress) => socket.sendfile(path, { signal, progress }),
    (result) => result as number,
  ),
  sendmsg: send(
    SOCK_DGRAM,
    (socket, signal) => socket.sendmsg(["x"], [], 0, { signal }),
    () => 1,
  ),
  sendFds: send(
    SOCK_DGRAM,
    (socket, signal) => socket.sendFds("x", [socket.fileno()], 0, { signal }),
    () => 1,
  ),
  sendmmsg: send(
    SOCK_DGRAM,
    (socket, signal) => {
      const batch = new Batch(socket, 1, 100);
      batch.put(0, "x");
      return socket.sendmmsg(batch as never, { signal });
    },
    (result) => result as number,
  ),
  sendto: sendto((socket, name, signal) => socket.sendto("x", name as never, { signal })),
};

/** Operations without a scene, and why. */
const WITHOUT: Readonly<Record<string, string>> = {
  sendmsgAfalg: "few kernels have AF_ALG; it is a sendmsg",
};

const ALL: Readonly<Record<string, () => Scene>> = { ...SCENES, ...WHOLES };

/** What ends an operation. True if the operation ends by that alone. */
type Event = (scene: Scene, abort: AbortController) => boolean;

const EVENTS: Readonly<Record<string, Event>> = {
  close: ({ socket, file, goesOn }) => {
    if (file === undefined) socket!.close();
    else file.close({ signal: AbortSignal.abort() }).catch(() => {}); // at once
    return !goesOn;
  },
  abort: (_, abort) => {
    abort.abort(REASON);
    return true;
  },
  timeout: () => true, // set before the start
  detach: ({ socket, file, goesOn }) => {
    close(socket!.detach());
    return file === undefined && !goesOn; // a file has a descriptor of its own
  },
  shutdown: ({ socket }) => {
    present.wasShut = true;
    try {
      socket!.shutdown(SHUT_RDWR);
    } catch { /* ENOTCONN of one that connects */ }
    return false;
  },
  "the peer's close": ({ peer }) => {
    present.wasShut = true;
    peer.close();
    return false;
  },
  transfer: ({ buffer }) => {
    buffer?.buffer.transfer();
    return false;
  },
  collection: (scene) => {
    scene.socket = scene.file = undefined;
    // A whole collection takes long, so most are of young objects, as the sockets here are.
    gc({ type: random.below(20) === 0 ? "major" : "minor" });
    return false;
  },
};

const REASON = new Error("aborted");

/** The moments at which something happens after the start. */
const MOMENTS: Readonly<Record<string, () => Promise<unknown> | undefined>> = {
  "at once": () => undefined,
  "a microtask later": () => Promise.resolve(),
  "some microtasks later": async () => {
    for (let i = 0; i < 5; i++) await undefined;
  },
  "a turn later": () => new Promise((done) => setImmediate(done)),
  "in the reactor's sleep": () => new Promise((done) => setTimeout(done, 2)),
};

/** The moment between the answer of the operation and the program's look at it. */
const ANSWERED = "as it is answered";

/** What happens besides the event: the completion before it, after it, or not at all. */
const ORDERS = ["event", "event, completion", "completion, event"] as const;

/** The errors with which an operation may end. */
function isExpected(error: unknown): boolean {
  if (error === REASON || error instanceof IncompleteReadError) return true;
  if (error instanceof TypeError) return error.message.includes("detached");
  const codes = ["EBADF", "ETIMEDOUT", "EPIPE", "ECONNRESET", "ENOTCONN", "ECONNREFUSED", "EINVAL"];
  return error instanceof SocketError && [...codes, "EX"].includes(error.code);
}

/** A receive that waits all the time: nobody else's end may end it. */
const witness = socketpair();
let pending = witness[1].recv(10);

async function checkWitness(): Promise<void> {
  await witness[0].send("on");
  equal(text(await pending), "on", "the witness");
  pending = witness[1].recv(10);
}

let theCase = "";

async function play(name: string, event: string, moment: string, order: string): Promise<void> {
  theCase = `${name}: ${order} of ${event}, ${moment}`;
  present.wasShut = false;
  const scene = ALL[name]!();
  const abort = new AbortController();
  let ended = false;
  // Answered in the same turn, and the program hears of it first.
  const over = new AbortController();
  let endsAlone = false;
  let hasHappened = false;
  const happen = () => {
    hasHappened = true;
    endsAlone = EVENTS[event]!(scene, abort);
  };
  const first = () =>
    name.startsWith("recv") ? scene.socket!.recv(1, MSG_PEEK, over) : scene.socket!.poll(
      /^send|^connect|write|flush|writable/.test(name) ? POLLOUT : POLLIN,
      null,
      over,
    );
  const answered = moment === ANSWERED ? first().then(happen, () => {}) : undefined;
  if (event === "timeout") scene.socket!.settimeout(0.002);
  const call = scene.start(scene.socket!, abort.signal).then(
    (result) => ({ result }),
    (error: unknown) => ({ error }),
  ).finally(() => ended = true);
  if (moment !== ANSWERED) await MOMENTS[moment]!();
  if (order === "completion, event") scene.complete();
  // A file, which has a descriptor of its own, may take the data before its socket hears of it.
  if (answered !== undefined) await Promise.race([answered, call]);
  if (!hasHappened) happen();
  if (order === "event, completion" && scene.peer.fileno() >= 0) scene.complete();
  // What the event does not end, a completion ends, or else an abort.
  if (!endsAlone) {
    const mustEnd = order !== "event" && !scene.goesOn &&
      ["collection", "transfer"].includes(event);
    for (let i = 0; i < (mustEnd ? 10_000 : 2) && !ended; i++) {
      await new Promise((done) => setTimeout(done, mustEnd ? 1 : 0));
    }
    if (!ended && mustEnd) throw new Error("it goes on waiting");
    abort.abort(REASON);
  }
  const end = await call;
  over.abort();
  if ("error" in end && !isExpected(end.error)) throw end.error;
  scene.check("error" in end ? undefined : end.result ?? 0);
  count(`${event}: ${"error" in end ? "an error" : "a result"}`);
  await scene.file?.close({ signal: AbortSignal.abort() }).catch(() => {});
  for (const socket of [scene.socket, scene.peer, ...scene.others]) socket?.close();
}

// Every operation that can wait has a scene.
const operations = Object.getOwnPropertyNames(Socket.prototype)
  .filter((name) => `${name}Sync` in Socket.prototype);
const unknown = operations.filter((name) => !(name in SCENES) && !(name in WITHOUT));
if (unknown.length > 0) throw new Error(`operations without a scene: ${unknown.join(", ")}`);

const before = descriptors();
let cases = 0;
const guard = setInterval(() => {
  if (cases === lastCases) {
    console.error(`hangs: ${theCase}`);
    Deno.exit(3);
  }
  lastCases = cases;
}, 100_000);
let lastCases = -1;

const stuck = (error: unknown) => new Error(theCase, { cause: error });
const combinations = Object.keys(ALL).flatMap((name) =>
  Object.keys(EVENTS).flatMap((event) =>
    Object.keys(MOMENTS).flatMap((moment) =>
      ORDERS.map((order) => [name, event, moment, order] as const)
    ).concat([[name, event, ANSWERED, "completion, event"]])
  )
);
const end = performance.now() + seconds * 1000;
for (const combination of combinations) {
  await play(...combination).catch((error) => {
    throw stuck(error);
  });
  if (++cases % 100 === 0) await checkWitness();
}
while (performance.now() < end) {
  await play(...random.pick(combinations)).catch((error) => {
    throw stuck(error);
  });
  if (++cases % 100 === 0) await checkWitness();
}
await checkWitness();

// A Worker that is terminated while all of them wait in it.
for (const moment of Object.keys(MOMENTS)) {
  const url = new URL("./worker.ts", import.meta.url).href;
  const worker = new Worker(url, { type: "module" });
  await new Promise((done) => worker.onmessage = done);
  await MOMENTS[moment]!();
  worker.terminate();
  await checkWitness();
  cases++;
}

clearInterval(guard);
pending.catch(() => {});
for (const socket of witness) socket.close();
for (let i = 0; i < 3; i++) {
  gc();
  await new Promise((done) => setTimeout(done, 5));
}
await closedSince(before);
Deno.removeSync(directory, { recursive: true });
console.log(JSON.stringify({ cases, counts }));
