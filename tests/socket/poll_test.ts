// One wait for several descriptors: `poll` and `pollSync`.

import { assert, assertEquals, assertGreaterOrEqual, assertStringIncludes } from "@std/assert";
import {
  AF_INET,
  close,
  createConnectionSync,
  createServer,
  dup,
  MSG_OOB,
  poll,
  type Pollable,
  POLLERR,
  POLLHUP,
  POLLIN,
  POLLNVAL,
  POLLOUT,
  POLLPRI,
  POLLRDNORM,
  pollSync,
  SHUT_WR,
  SOCK_DGRAM,
  SOCK_STREAM,
  Socket,
  SocketError,
  socketpair,
} from "@libc/socket";
import { cString, eventfd, libc, linux, Other, pipe, timerfd } from "../helpers/libc.ts";
import { errorOf, fails, inWorker, pause } from "../helpers/peers.ts";
import {
  type Need,
  numbersReturn,
  ownTool,
  Python,
  run,
  SLOWNESS,
  test,
} from "../helpers/support.ts";

type Entries = readonly (readonly [Pollable, number])[];
type Poll = (entries: Entries, timeout?: number | null) => Promise<[Pollable, number][]>;

/** Both forms. */
const forms: readonly [name: string, poll: Poll][] = [
  // deno-lint-ignore require-await
  ["blocking", async (entries, ...rest) => pollSync(entries, ...rest)],
  ["asynchronous", (entries, ...rest) => poll(entries, ...rest as [number])],
];

/** Registers one test for each form. */
function inBothForms(name: string, needs: Need[], fn: (poll: Poll) => void | Promise<void>): void {
  for (const [form, poll] of forms) test(`poll of many: ${name}, ${form}`, needs, () => fn(poll));
}

/** The event of normal data. On Windows `POLLIN` consists of two events; the other is urgent data. */
const READ = POLLRDNORM & POLLIN || POLLIN;

/**
 * Returns the epoll instances that watch a number, by their own number. Those of other threads may watch
 * a file that had this number once.
 */
function epollsWatching(fd: number): string[] {
  return [...Deno.readDirSync("/proc/self/fd")].flatMap(({ name }) => {
    try {
      if (Deno.readLinkSync(`/proc/self/fd/${name}`) !== "anon_inode:[eventpoll]") return [];
      const info = Deno.readTextFileSync(`/proc/self/fdinfo/${name}`);
      return [...info.matchAll(/^tfd:\s*(\d+)/gm)].some(([, one]) => Number(one) === fd)
        ? [name]
        : [];
    } catch {
      return []; // closed by now
    }
  });
}

/** Asserts that a wait ends with an error that is about a closed descriptor, by its place. */
async function saysClosed(place: number, fn: () => Promise<unknown>): Promise<void> {
  const error = await fails("EBADF", fn);
  assertEquals(error.syscall, "poll");
  assertStringIncludes(error.message, `entries[${place}]`);
}

inBothForms("the ready ones in order, each as it was given", [], async (poll) => {
  const [a, b] = socketpair();
  const [c, d] = socketpair();
  const wrapper = { fileno: () => c.fileno() };
  assertEquals(await poll([[a, POLLIN], [c, POLLIN]], 0), []);
  d.sendSync("x");
  assertEquals(await poll([[c, POLLIN]], 60), [[c, READ]]); // on Windows, the data takes a while
  const list: Entries = [
    [a, POLLIN],
    [d.fileno(), POLLIN | POLLOUT],
    [wrapper, POLLIN],
    [c, POLLIN | POLLOUT],
    [c, POLLOUT],
    [b, POLLPRI],
  ];
  const ready = await poll(list);
  assertEquals(ready.map(([, revents]) => revents), [POLLOUT, READ, READ | POLLOUT, POLLOUT]);
  const given = [d.fileno(), wrapper, c, c];
  assert(ready.every(([socket], i) => socket === given[i]));
  b.sendSync("y");
  assertEquals(await poll([[a, POLLIN]], 60), [[a, READ]]);
  assertEquals(await poll([[a, POLLIN], [c, POLLIN]], 60), [[a, READ], [c, READ]]);
  assertEquals(a.recvSync(9).length, 1); // poll consumes nothing
  for (const socket of [a, b, c, d]) socket.close();
});

inBothForms("waits for what another thread sends", [], async (poll) => {
  using server = createServer(["127.0.0.1", 0]);
  using idle = createServer(["127.0.0.1", 0]);
  const peer = inWorker(
    async (module, address) => {
      const socket = await module.createConnection(address);
      await new Promise((resolve) => setTimeout(resolve, 50));
      await socket.sendall("!");
      await socket.recv(1); // the end
      socket.close();
    },
    server.getsockname(),
  );
  assertEquals(await poll([[idle, POLLIN], [server, POLLIN]]), [[server, READ]]);
  using conn = server.acceptSync()[0];
  assertEquals(await poll([[idle, POLLIN], [server, POLLIN], [conn, POLLIN]]), [[conn, READ]]);
  conn.recvSync(1);
  conn.shutdown(SHUT_WR);
  const ended = await poll([[idle, POLLIN], [conn, POLLIN]]);
  assertEquals(ended.map(([socket]) => socket), [conn]);
  await peer;
});

inBothForms("nothing after the timeout", [], async (poll) => {
  const [a, b] = socketpair();
  for (
    const entries of [[[a, POLLIN], [b, POLLIN]], [[a, POLLIN], [a, POLLPRI]], []] as Entries[]
  ) {
    const before = performance.now();
    assertEquals(await poll(entries, 0.05), []);
    assertGreaterOrEqual(performance.now() - before, 50);
    assertEquals(await poll(entries, 0), []);
  }
  a.close();
  b.close();
});

inBothForms("an error, a hang-up, urgent data, and a number that is not open", [], async (poll) => {
  using server = createServer(["127.0.0.1", 0]);
  using client = createConnectionSync(server.getsockname());
  using conn = server.acceptSync()[0];
  client.sendSync("!", MSG_OOB);
  assertEquals(await poll([[client, POLLIN], [conn, POLLPRI]], 60), [[conn, POLLPRI]]);

  using refused = new Socket(AF_INET, SOCK_STREAM);
  using unused = new Socket(AF_INET, SOCK_STREAM);
  unused.bind(["127.0.0.1", 0]);
  refused.setblocking(false);
  refused.connectExSync(unused.getsockname());
  const [[, revents]] = await poll([[server, POLLIN], [refused, POLLOUT]], 60) as [[0, number]];
  assert(revents & POLLERR, `${revents}`);

  const [a, b] = socketpair();
  b.close();
  const [[, hangup]] = await poll([[server, POLLIN], [a, 0]], 60) as [[0, number]];
  assert(hangup & POLLHUP, `${hangup}`);
  a.close();

  for (const others of [[], [[server, POLLIN]]] as Entries[]) {
    assertEquals(await poll([...others, [0x7ffffff0, POLLIN]]), [[0x7ffffff0, POLLNVAL]]);
  }
});

inBothForms("a closed socket is an error that names it", [], async (poll) => {
  using open = new Socket(AF_INET, SOCK_DGRAM);
  const closed = new Socket(AF_INET, SOCK_DGRAM);
  closed.close();
  await saysClosed(1, () => poll([[open, POLLOUT], [closed, POLLIN]]));
  await saysClosed(0, () => poll([[{ fileno: () => -1 }, POLLIN]], 0));
});

inBothForms("wrong entries", [], async (poll) => {
  const wrong: [value: unknown, message: string][] = [
    [undefined, "entries is undefined"],
    [5, "entries is 5"],
    [[5], "entries[0] is 5"],
    [[[1, POLLIN], [1]], "entries[1] is [ 1 ]"],
    [[[1, POLLIN, 0]], "entries[0]"],
    [[[-1, POLLIN]], "entries[0] socket is -1"],
    [[["1", POLLIN]], 'entries[0] socket is "1"'],
    [[[null, POLLIN]], "entries[0] socket is null"],
    [[[{ fileno: () => "1" }, POLLIN]], 'entries[0] socket.fileno() is "1"'],
    [[[1, undefined]], "entries[0] events is undefined"],
    [[[1, -1]], "entries[0] events is -1"],
  ];
  for (const [value, message] of wrong) {
    const error = await errorOf(() => poll(value as Entries, 0));
    assert(error instanceof TypeError || error instanceof RangeError, String(error));
    assertStringIncludes(error.message, message);
  }
});

test("poll of many: an object is formatted for an error only", [], async () => {
  const [a, b] = socketpair();
  let formatted = 0;
  const object = {
    fileno: () => b.fileno(),
    [Symbol.for("Deno.customInspect")]() {
      formatted++;
      return "an object";
    },
  };
  assertEquals(pollSync([[object, POLLOUT]], 0).length, 1);
  assertEquals((await poll([[object, POLLOUT]], 0)).length, 1);
  assertEquals(formatted, 0);
  a.close();
  b.close();
  const error = await fails("EBADF", () => pollSync([[object, POLLOUT]], 0));
  assertStringIncludes(error.message, "entries[0], an object, is closed");
});

test("poll of many: an iterable, and the type of its members", [], async () => {
  using server = createServer(["127.0.0.1", 0]);
  const [a, b] = socketpair();
  const handlers = new Map<Socket<unknown, unknown>, number>([[a, POLLOUT]]);
  const [[socket]] = pollSync(handlers) as [[Socket<unknown, unknown>, number]];
  assertEquals(socket, a);
  for (const [ready, events] of await poll([[server, POLLIN], [b, POLLOUT]])) {
    const one: typeof server | typeof b = ready;
    assertEquals([one, events], [b, POLLOUT]);
  }
  a.close();
  b.close();
});

test("poll of many: an abort, and a close during the wait", [], async () => {
  const [a, b] = socketpair();
  const [c, d] = socketpair();
  const reason = new Error("enough");
  const { signal } = new AbortController();
  const stopped = AbortSignal.abort(reason);
  assertEquals(await errorOf(() => poll([[a, POLLOUT]], 0, { signal: stopped })), reason);
  const controller = new AbortController();
  const waits = [
    poll([[a, POLLIN], [c, POLLIN]], { signal: controller.signal }),
    poll([[a, POLLIN], [c, POLLIN]], 60, { signal }),
    poll([[a, POLLIN]], null, { signal: controller.signal }),
  ].map((wait) => wait.catch((error) => error));
  await pause(20);
  controller.abort(reason);
  assertEquals([await waits[0], await waits[2]], [reason, reason]);
  d.sendSync("x");
  assertEquals(await waits[1], [[c, READ]]);

  const closed = poll([[a, POLLIN], [b, POLLIN]]);
  const numbered = poll([[a.fileno(), POLLPRI], [b.fileno(), POLLIN]], 60);
  await pause(20);
  b.close();
  await saysClosed(1, () => closed);
  await saysClosed(1, () => numbered);
  for (const socket of [a, c, d]) socket.close();
});

test("poll of many: beside polls and receives of the same sockets", [], async () => {
  const [a, b] = socketpair();
  const [c, d] = socketpair();
  const received = a.recv(1);
  const one = a.poll(POLLIN);
  const many = [1, 2, 3].map(() => poll([[a, POLLIN], [c, POLLIN]], 60));
  const rest = poll([[c, POLLIN]], 60);
  await pause(10);
  b.sendSync("xy");
  assertEquals(await one, READ);
  for (const wait of many) assertEquals(await wait, [[a, READ]]);
  assertEquals((await received).length, 1);
  d.sendSync("z");
  assertEquals(await rest, [[c, READ]]);
  for (const socket of [a, b, c, d]) socket.close();
});

test("poll of many: a loop of polls that are ready lets timers have their turn", [], async () => {
  const [a, b] = socketpair();
  for (const timeout of [0, null]) {
    let isOver = false;
    setTimeout(() => isOver = true, 10);
    for (let i = 0; !isOver; i++) {
      assertEquals(await poll([[a, POLLOUT], [b, POLLIN]], timeout), [[a, POLLOUT]]);
      assert(i < 10_000_000, "the timer has no turn");
    }
    // A poll that must give way first waits, and ends, like any other.
    for (let i = 0; i < 1000; i++) assertEquals(await poll([[b, POLLIN]], 0), []);
  }
  const ending = Array.from({ length: 300 }, () => poll([[a, POLLOUT]]).catch((e) => e.code));
  a.close();
  const ended = await Promise.all(ending);
  assert(ended.includes("EBADF"));
  assert(ended.every((one) => one === "EBADF" || one.length === 1));
  b.close();
});

inBothForms("pipes, eventfd, timerfd, inotify and files", [linux], async (poll) => {
  const [reader, writer] = pipe();
  using _reader = reader;
  using event = eventfd();
  using inotify = new Other(libc!.inotify_init1(0));
  using file = new Other(libc!.open(cString("/proc/self/exe"), 0));
  const directory = Deno.makeTempDirSync();
  assert(libc!.inotify_add_watch(inotify.fileno(), cString(directory), 0x100) > 0); // IN_CREATE
  const all: Entries = [[reader, POLLIN], [event, POLLIN], [inotify, POLLIN]];
  assertEquals(await poll(all, 0.02), []);
  assertEquals(await poll([...all, [file, POLLIN | POLLOUT]]), [[file, POLLIN | POLLOUT]]);
  assertEquals(await poll([...all, [file, POLLPRI]], 0.05), []);
  assertEquals(await poll([[reader, POLLOUT], [writer, POLLOUT], [event, POLLOUT]]), [
    [writer, POLLOUT],
    [event, POLLOUT],
  ]);
  writer.write();
  assertEquals(await poll(all), [[reader, POLLIN]]);
  reader.read();
  event.write();
  assertEquals(await poll(all), [[event, POLLIN]]);
  event.read();
  Deno.writeTextFileSync(`${directory}/new`, "");
  assertEquals(await poll(all), [[inotify, POLLIN]]);
  inotify.read();
  using timer = timerfd(30);
  assertEquals(await poll([...all, [timer, POLLIN]]), [[timer, POLLIN]]);
  writer.close();
  assertEquals(await poll(all), [[reader, POLLHUP]]);
  Deno.removeSync(directory, { recursive: true });
});

test("poll of many: other descriptors wake a wait that has begun", [linux], async () => {
  const [reader, writer] = pipe();
  using _reader = reader, _writer = writer, event = eventfd();
  const [a, b] = socketpair();
  const all: Entries = [[a, POLLIN], [reader, POLLIN], [event, POLLIN]];
  for (let i = 0; i < 3; i++) {
    for (const [one, write] of [[reader, writer], [event, event]] as const) {
      const two = [poll(all), poll([[one, POLLIN]])];
      await pause(5);
      write.write();
      for (const wait of two) assertEquals(await wait, [[one, POLLIN]]);
      one.read();
    }
  }
  using timer = timerfd(20);
  assertEquals(await poll([...all, [timer, POLLIN]]), [[timer, POLLIN]]);
  a.close();
  b.close();
});

test(
  "poll of many: a descriptor of other code is watched during the wait alone",
  [linux],
  async () => {
    const [a, b] = socketpair();
    using kept = eventfd();
    const before = epollsWatching(kept.fileno());
    const keeping = poll([[kept, POLLIN], [a, POLLIN]], 60); // keeps the poller open
    await pause(5);
    const event = eventfd();
    const fd = event.fileno();
    const others = epollsWatching(fd);
    const isWatched = () => epollsWatching(fd).some((epoll) => !others.includes(epoll));
    const reason = new Error("enough");
    const controller = new AbortController();
    const waits = [
      poll([[event, POLLIN], [a, POLLIN]], 0.02),
      poll([[fd, POLLIN], [fd, POLLIN]], { signal: controller.signal }).catch((error) => error),
    ];
    assert(isWatched());
    assertEquals(await waits[0], []);
    assert(isWatched(), "the second wait goes on");
    controller.abort(reason);
    assertEquals(await waits[1], reason);
    assert(!isWatched());
    event.close();
    // The number is used again at once, unless another thread was faster.
    using again = eventfd();
    const next = poll([[again, POLLIN]], 60);
    await pause(5);
    again.write();
    assertEquals(await next, [[again, POLLIN]]);
    assert(epollsWatching(kept.fileno()).some((epoll) => !before.includes(epoll)));
    b.sendSync("x");
    assertEquals(await keeping, [[a, POLLIN]]);
    a.close();
    b.close();
    assert(epollsWatching(kept.fileno()).every((epoll) => before.includes(epoll)));
  },
);

test(
  "poll of many: a number that other code closes during the wait, and that is used again",
  [linux, numbersReturn()],
  async () => {
    const { code, stdout, stderr } = await run(
      `
    import { AF_INET, poll, POLLIN, SOCK_DGRAM, Socket } from "@libc/socket";
    const symbols = {
      close: { parameters: ["i32"], result: "i32" },
      eventfd: { parameters: ["u32", "i32"], result: "i32" },
      write: { parameters: ["i32", "buffer", "usize"], result: "isize" },
    };
    let library;
    try {
      library = Deno.dlopen("libc.so.6", symbols);
    } catch {
      library = Deno.dlopen("libc.so", symbols);
    }
    const { close, eventfd, write } = library.symbols;
    const one = new Uint8Array(new BigUint64Array([1n]).buffer);
    const pause = () => new Promise((resolve) => setTimeout(resolve, 5));
    const show = (ready) => console.log(JSON.stringify(ready));

    // By another file of other code: both waits are for the number.
    const fd = eventfd(0, 0);
    const first = poll([[fd, POLLIN]]); // a timeout would look a last time, and see the event
    await pause();
    close(fd);
    console.log(eventfd(0, 0) === fd);
    const second = poll([[fd, POLLIN]]);
    await pause();
    write(fd, one, 8n);
    show(await first);
    show(await second);

    // By a socket of the module: the wait for the number is over.
    close(fd);
    const number = eventfd(0, 0);
    const stale = poll([[number, POLLIN]], 60).catch((error) => error.code);
    await pause();
    close(number);
    using socket = new Socket(AF_INET, SOCK_DGRAM);
    console.log(socket.fileno() === number, await stale);
    socket.bind(["127.0.0.1", 0]);
    const received = socket.recv(10);
    await pause();
    socket.sendtoSync("data", socket.getsockname());
    console.log((await received).length);
    `,
      ["-A", "--no-check"],
    );
    const ready = JSON.stringify([[0, POLLIN]]);
    assertEquals(
      [code, stdout.replaceAll(/\[\[\d+,/g, "[[0,").trimEnd().split("\n")],
      [0, ["true", ready, ready, "true EBADF", "4"]],
      stderr,
    );
  },
);

test(
  "poll of many: a descriptor that the poller refuses is looked at by a timer",
  [linux],
  async () => {
    const { code, stdout, stderr } = await run(
      `
    import { poll, POLLIN, socketpair } from "@libc/socket";
    import { system } from ${JSON.stringify(import.meta.resolve("../../ffi/mod.ts"))};

    const { poller } = system();
    system().poller = function () {
      const opened = poller.call(this);
      const watch = opened.watch.bind(opened);
      opened.refusesOnlyConstant = false;
      opened.watch = (fd, directions) => fd === refused ? -opened.refusals[0] : watch(fd, directions);
      return opened;
    };
    const [a, b] = socketpair();
    const [c, d] = socketpair();
    const refused = a.fileno();
    const number = a.detach(); // the descriptor of nobody
    setTimeout(() => b.sendSync("x"), 100);
    console.log((await poll([[number, POLLIN], [c, POLLIN]])).map(([one]) => one === number));
    setTimeout(() => d.sendSync("x"), 100);
    b.close();
    console.log((await poll([[c, POLLIN]])).map(([one]) => one === c));
    console.log(await poll([[c, POLLIN], [number, 0]], 60).then((all) => all.length));
    `,
      ["-A", "--no-check"],
    );
    assertEquals([code, stdout.trimEnd().split("\n")], [0, ["[ true ]", "[ true ]", "2"]], stderr);
  },
);

test(
  "poll of many: files, which are always ready, are looked at no more than needed",
  [linux],
  async () => {
    const { code, stdout, stderr } = await run(
      `
    import {
      close, FileDescriptor, poll, POLLIN, POLLOUT, POLLPRI, pollSync, socketpair,
    } from "@libc/socket";
    import { cString, libc } from ${JSON.stringify(import.meta.resolve("../helpers/libc.ts"))};
    import { system } from ${JSON.stringify(import.meta.resolve("../../ffi/mod.ts"))};

    let looks = 0;
    const { pollMany } = system();
    system().pollMany = function (...args) {
      looks++;
      return pollMany.apply(this, args);
    };
    const open = (path) => libc.open(cString(path), 0);
    const [a, b] = socketpair();
    const pollTwice = async (name, entries, timeout) => {
      looks = 0;
      const counts = [pollSync(entries, timeout).length, (await poll(entries, timeout)).length];
      console.log(name, ...counts, looks);
    };
    for (const path of ["/dev/null", "/proc/self/exe"]) {
      const number = open(path);
      using descriptor = FileDescriptor.adopt(open(path));
      for (const one of [number, descriptor]) {
        await pollTwice("ready", [[a, POLLIN], [one, POLLIN | POLLOUT]], 60);
        // Urgent data never comes: one look, and in the asynchronous form another at the end.
        await pollTwice("never", [[one, POLLPRI]], 0.2);
        await pollTwice("with others", [[one, 0], [a, POLLIN]], 0.1);
      }
      const both = poll([[number, POLLPRI], [descriptor, 0], [a, POLLIN]]);
      setTimeout(() => b.sendSync("x"), 50);
      console.log((await both).map(([socket]) => socket === a), a.recvSync(9).length);
      const closed = poll([[number, 0], [descriptor, POLLPRI]]).catch((error) => error.code);
      setTimeout(() => descriptor.close(), 50);
      console.log(await closed);
      close(number);
    }
    `,
      ["-A", "--no-check"],
    );
    const one = ["ready 1 1 2", "never 0 0 3", "with others 0 0 3"];
    const each = [...one, ...one, "[ true ] 1", "EBADF"];
    assertEquals([code, stdout.trimEnd().split("\n")], [0, [...each, ...each]], stderr);
  },
);

inBothForms(
  "the events that Python's select.poll reports",
  [linux, ownTool("python3")],
  async (poll) => {
    const [reader, writer] = pipe();
    const [broken, ended] = pipe();
    using _reader = reader, _writer = writer, _broken = broken, event = eventfd();
    using timer = timerfd(1), file = new Other(libc!.open(cString("/proc/self/exe"), 0));
    using server = createServer(["127.0.0.1", 0]);
    using client = createConnectionSync(server.getsockname());
    using conn = server.acceptSync()[0];
    using pending = createConnectionSync(server.getsockname());
    using reset = createConnectionSync(server.getsockname());
    const [a, b] = socketpair();
    const closed = dup(a.fileno());
    close(closed);
    ended.close();
    writer.write();
    event.write();
    client.sendSync("!", MSG_OOB);
    a.shutdown(SHUT_WR);
    const sockets = [server, client, conn, pending, reset, a, b];
    for (const socket of sockets) socket.setInheritable(true);
    await pause(20); // the timer has expired
    const fds = [...sockets, reader, writer, broken, event, timer, file].map((one) => one.fileno());
    const masks = [
      POLLIN,
      POLLOUT,
      POLLPRI,
      0,
      POLLIN | POLLOUT | POLLPRI,
      ...[POLLRDNORM, 0x80, 0x100, 0x200, 0x2000, 0x2fff], // the other events of Linux
    ];
    await using python = new Python(
      `
import json, select
fds, masks = json.loads(sys.argv[1])
for mask in masks:
    poll = select.poll()
    for fd in fds:
        poll.register(fd, mask)
    say(json.dumps(sorted(poll.poll(0))))
`,
      JSON.stringify([fds, masks]),
    );
    for (const mask of masks) {
      const expected = await python.json<[number, number][]>();
      const ready = await poll(fds.map((fd) => [fd, mask] as const), 0);
      assertEquals((ready as [number, number][]).sort(([one], [two]) => one - two), expected);
      if (mask === 0) assertEquals(ready, [[broken.fileno(), POLLHUP]]);
    }
    a.close();
    b.close();
  },
);

test("poll of many: thousands of waits, and of races, leave nothing behind", [linux], async () => {
  const rounds = Math.ceil(20_000 / SLOWNESS);
  const { code, stdout, stderr } = await run(
    `
    import { poll, POLLIN, socketpair } from "@libc/socket";
    ${epollsWatching}
    const rounds = ${rounds};
    const [a, b] = socketpair();
    const [c, d] = socketpair();
    const controller = new AbortController(); // lives as long as the program
    const { signal } = controller;
    const idle = c.fileno();
    const [e, f] = socketpair();
    const other = e.detach(); // a descriptor that the module does not own
    async function race(rounds) {
      for (let i = 0; i < rounds; i++) {
        const wait = poll([[a, POLLIN], [idle, POLLIN], [other, POLLIN]], 600, { signal });
        const loser = new AbortController();
        const lost = poll([[c, POLLIN], [other, POLLIN]], 500, { signal: loser.signal })
          .catch(() => {});
        if (i % 2 === 0) b.sendSync("x");
        else setImmediate(() => b.sendSync("x"));
        const [[ready]] = await Promise.race([wait, lost]);
        if (ready !== a) throw new Error("another socket is ready");
        a.recvSync(1);
        loser.abort();
        await lost;
      }
    }
    await race(1000);
    gc();
    const before = Deno.memoryUsage().heapUsed;
    await race(rounds);
    gc();
    const grown = Deno.memoryUsage().heapUsed - before;
    // A wait that is left behind in a set takes some hundred bytes.
    console.log(grown < 100 * rounds ? "flat" : \`\${grown} bytes after \${rounds} rounds\`);
    const last = poll([[a, POLLIN], [c, POLLIN]], { signal });
    console.log(epollsWatching(other).length > 0);
    b.sendSync("x");
    await last;
    console.log(epollsWatching(idle).length > 0);
    for (const socket of [a, b, c, d, f]) socket.close();
    `,
    ["-A", "--no-check", "--v8-flags=--expose-gc"],
  );
  assertEquals([code, stdout.trimEnd().split("\n")], [0, ["flat", "false", "true"]], stderr);
});

test("poll of many: the limit of descriptors is an error", [linux], async () => {
  using socket = new Socket(AF_INET, SOCK_DGRAM);
  const limit = Number(
    /^Max open files\s+(\d+)/m.exec(Deno.readTextFileSync("/proc/self/limits"))![1],
  );
  if (limit > 2 ** 20) return; // too many to try
  const entries: Entries = Array.from({ length: limit + 1 }, () => [socket, POLLIN]);
  for (const [, poll] of forms) {
    const error = await errorOf(() => poll(entries, 0));
    assert(error instanceof SocketError && error.code === "EINVAL", String(error));
  }
});
