// Descriptors that are no sockets: `FileDescriptor`.

import { assert, assertEquals, assertGreaterOrEqual, assertStringIncludes } from "@std/assert";
import {
  AF_INET,
  type Bytes,
  close,
  dup,
  EAGAIN,
  FileDescriptor,
  FIONREAD,
  fromfd,
  poll,
  POLLIN,
  pollSync,
  SOCK_STREAM,
  Socket,
  type SocketError,
  socketpair,
  TimeoutError,
} from "@libc/socket";
import { system } from "../../ffi/mod.ts";
import { cString, eventfd, libc, linux, Other, pipe, timerfd } from "../helpers/libc.ts";
import { errorOf, fails, inWorker, pattern, pause, Scratch } from "../helpers/peers.ts";
import { decode, type Need, ownTool, Python, run, test } from "../helpers/support.ts";

/** One form of the operations. */
interface Form {
  readonly name: string;
  read(fd: FileDescriptor, count: number): Promise<Uint8Array>;
  readInto(fd: FileDescriptor, buffer: Bytes): Promise<number>;
  write(fd: FileDescriptor, data: string | Bytes): Promise<number>;
  writeAll(fd: FileDescriptor, data: string | Bytes): Promise<void>;
}

const blocking: Form = {
  name: "blocking",
  // deno-lint-ignore require-await
  read: async (fd, count) => fd.readSync(count),
  // deno-lint-ignore require-await
  readInto: async (fd, buffer) => fd.readIntoSync(buffer),
  // deno-lint-ignore require-await
  write: async (fd, data) => fd.writeSync(data),
  // deno-lint-ignore require-await
  writeAll: async (fd, data) => fd.writeAllSync(data),
};

const asynchronous: Form = {
  name: "asynchronous",
  read: (fd, count) => fd.read(count),
  readInto: (fd, buffer) => fd.readInto(buffer),
  write: (fd, data) => fd.write(data),
  writeAll: (fd, data) => fd.writeAll(data),
};

/** How a `FileDescriptor` is made of a descriptor of other code. */
const ways: Readonly<Record<string, (other: Other) => FileDescriptor>> = {
  adopted: (other) => FileDescriptor.adopt(other.detach()),
  borrowed: (other) => {
    const borrowed = FileDescriptor.borrow(other.fileno());
    other.close();
    return borrowed;
  },
};

function inBothForms(
  name: string,
  needs: Need[],
  fn: (form: Form, make: (other: Other) => FileDescriptor) => Promise<void>,
): void {
  for (const form of [blocking, asynchronous]) {
    for (const [way, make] of Object.entries(ways)) {
      test(`descriptors: ${name}, ${way}, ${form.name}`, needs, () => fn(form, make));
    }
  }
}

/** Returns `O_NONBLOCK` of a descriptor. */
function isNonblocking(one: { fileno(): number }): boolean {
  return system().isNonblocking(one.fileno(), false) === 1;
}

inBothForms("a pipe, its end, and one that nobody reads", [linux], async (form, make) => {
  const [reading, writing] = pipe();
  using reader = make(reading);
  const writer = make(writing);
  assertEquals(await form.write(writer, "hello"), 5);
  assertEquals(decode(await form.read(reader, 3)), "hel");
  const into = new Uint8Array(10);
  assertEquals(await form.readInto(reader, into.subarray(2)), 2);
  assertEquals(decode(into), "\0\0lo\0\0\0\0\0\0");
  await form.writeAll(writer, new Uint8Array(3));
  await form.writeAll(writer, "");
  const count = new Int32Array(1);
  assertEquals(reader.ioctl(FIONREAD, count), 0);
  assertEquals([...count, (await form.read(reader, 100)).length], [3, 3]);
  writer.close();
  assertEquals((await form.read(reader, 100)).length, 0);
  const [lost, broken] = pipe();
  using last = make(broken);
  lost.close();
  assertEquals((await fails("EPIPE", () => form.write(last, "x"))).syscall, "write");
  await fails("EPIPE", () => form.writeAll(last, "x"));
});

inBothForms("reads of more than the memory that reads share", [linux], async (form, make) => {
  using scratch = new Scratch();
  const data = pattern(500_000);
  Deno.writeFileSync(scratch.name("file"), data);
  const path = cString(scratch.name("file"));
  const open = () => make(new Other(libc!.open(path, 0))); // O_RDONLY
  for (const count of [65_537, 300_000, 10_000_000]) {
    using file = open();
    assertEquals((await form.read(file, 100)).length, 100);
    assertEquals(await form.read(file, count), data.slice(100, 100 + count));
    assertEquals((await form.read(file, 100)).length, Math.min(100, Math.max(0, 499_900 - count)));
  }
});

inBothForms("waits for another thread", [linux], async (form, make) => {
  const [reading, writing] = pipe();
  const [answering, answered] = pipe();
  using reader = make(reading), answer = make(answered);
  const data = pattern(200_000); // more than a pipe holds
  const peer = inWorker(
    async (module, input, output) => {
      using reader = module.FileDescriptor.adopt(input);
      using writer = module.FileDescriptor.adopt(output);
      let count = 0;
      while (count < 200_000) count += (await reader.read(70_000)).length;
      await new Promise((resolve) => setTimeout(resolve, 20));
      await writer.writeAll(String(count));
      return count;
    },
    answering.detach(),
    writing.detach(),
  );
  await form.writeAll(answer, data);
  assertEquals(decode(await form.read(reader, 100)), "200000");
  assertEquals((await form.read(reader, 100)).length, 0);
  assertEquals(await peer, 200_000);
});

inBothForms("an eventfd, a timerfd and inotify", [linux], async (form, make) => {
  using event = make(eventfd());
  const number = new BigUint64Array(1);
  for (const value of [1n, 5n]) {
    assertEquals(await form.write(event, new BigUint64Array([value])), 8);
  }
  await fails("EINVAL", () => form.read(event, 4));
  assertEquals(await form.readInto(event, number), 8);
  assertEquals(number[0], 6n);
  using timer = make(timerfd(20));
  await form.readInto(timer, number);
  assertEquals(number[0], 1n);
  using directory = new Scratch();
  const watching = new Other(libc!.inotify_init1(0));
  assert(libc!.inotify_add_watch(watching.fileno(), cString(directory.path), 0x100) > 0);
  using inotify = make(watching);
  Deno.writeTextFileSync(directory.name("made"), "");
  assertStringIncludes(decode(await form.read(inotify, 4096)), "made");
});

inBothForms("a FIFO and regular files", [linux, ownTool("mkfifo")], async (form, make) => {
  using directory = new Scratch();
  const path = directory.name("fifo");
  new Deno.Command("mkfifo", { args: [path] }).outputSync();
  const O_RDWR = 2;
  using fifo = make(new Other(libc!.open(cString(path), O_RDWR)));
  await form.writeAll(fifo, "through a name");
  assertEquals(decode(await form.read(fifo, 100)), "through a name");
  // The poller refuses regular files, which are always ready.
  Deno.writeTextFileSync(directory.name("file"), "0123456789");
  using file = make(new Other(libc!.open(cString(directory.name("file")), O_RDWR)));
  let text = "";
  for (let data; (data = await form.read(file, 4)).length > 0;) text += decode(data);
  assertEquals(text, "0123456789");
  // More operations than one turn of the event loop answers: the rest must wait for the next one.
  const writes = Array.from({ length: 500 }, (_, i) => form.writeAll(file, `${i % 10}`));
  await Promise.all(writes);
  assertEquals(Deno.readTextFileSync(directory.name("file")).slice(10), "0123456789".repeat(50));
});

inBothForms("a terminal", [linux], async (form, make) => {
  const O_RDWR = 2, O_NOCTTY = 0x100, TIOCSPTLCK = 0x40045431, TIOCGPTN = 0x80045430;
  using master = make(new Other(libc!.open(cString("/dev/ptmx"), O_RDWR | O_NOCTTY)));
  master.ioctl(TIOCSPTLCK, [0]);
  const number = new Uint32Array(1);
  master.ioctl(TIOCGPTN, number);
  const path = cString(`/dev/pts/${number[0]}`);
  using terminal = make(new Other(libc!.open(path, O_RDWR | O_NOCTTY)));
  await form.writeAll(master, "a line\n");
  assertEquals(decode(await form.read(terminal, 100)), "a line\n");
  assertStringIncludes(decode(await form.read(master, 100)), "a line"); // its echo
  await form.write(terminal, "shown");
  let shown = "";
  while (!shown.endsWith("shown")) shown += decode(await form.read(master, 100));
});

inBothForms("the timeout, non-blocking mode, and a closed one", [linux], async (form, make) => {
  const [reading, writing] = pipe();
  const reader = make(reading), writer = make(writing);
  assertEquals([reader.gettimeout(), reader.fileno() > 2], [null, true]);
  reader.settimeout(0.05);
  const before = performance.now();
  const late = await errorOf(() => form.read(reader, 1));
  assert(late instanceof TimeoutError, String(late));
  assertGreaterOrEqual(performance.now() - before, 49);
  reader.settimeout(0);
  assertEquals((await fails("EAGAIN", () => form.read(reader, 1))).errno, EAGAIN);
  await form.writeAll(writer, "x");
  assertEquals(await form.readInto(reader, new Uint8Array(8)), 1);
  writer.settimeout(0);
  while (true) {
    const error = await form.write(writer, new Uint8Array(4096)).then(() => null, (one) => one);
    if (error === null) continue;
    assertEquals((error as SocketError).code, "EAGAIN");
    break;
  }
  writer.settimeout(0.02);
  const full = await errorOf(() => form.writeAll(writer, "x"));
  assert(full instanceof TimeoutError, String(full));
  for (const one of [reader, writer]) {
    one.close();
    one.close();
    assertEquals([one.fileno(), Deno.inspect(one)], [-1, "FileDescriptor { closed }"]);
  }
  for (
    const call of [
      () => form.read(reader, 1),
      () => form.readInto(reader, new Uint8Array(1)),
      () => form.write(writer, "x"),
      () => form.writeAll(writer, "x"),
      () => reader.ioctl(FIONREAD, 0),
      () => reader.settimeout(1),
    ]
  ) {
    const { message } = await fails("EBADF", call);
    assertStringIncludes(message, "the descriptor is closed");
  }
});

test("descriptors: several wait in order; an abort, a close, and poll", [linux], async () => {
  const [reading, writing] = pipe();
  const reader = FileDescriptor.adopt(reading.detach());
  using writer = FileDescriptor.adopt(writing.detach());
  assertEquals(Deno.inspect(reader), `FileDescriptor { fd: ${reader.fileno()} }`);
  const abort = new AbortController();
  const reason = new Error("enough");
  const reads = [reader.read(1), reader.read(1, { signal: abort.signal }), reader.read(1)];
  const results = Promise.all(reads.map((one) => one.then(decode, (error) => error)));
  await pause(10);
  abort.abort(reason);
  await writer.writeAll("ab");
  assertEquals(await results, ["a", reason, "b"]);

  const progress = { sent: 0 };
  const data = pattern(300_000);
  const written = writer.writeAll(data, { progress });
  const after = writer.write("after all of it");
  assertEquals(await poll([[reader, POLLIN]]), [[reader, POLLIN]]);
  assertEquals(pollSync([[reader, POLLIN]]), [[reader, POLLIN]]);
  const read: number[] = [];
  while (read.length < data.length) read.push(...await reader.read(50_000));
  await written;
  assertEquals([progress.sent, await after], [300_000, 15]);
  assertEquals(Uint8Array.from(read.slice(0, data.length)), data);
  if (read.length === data.length) await reader.read(100);

  const closing = errorOf(() => reader.read(1));
  const polling = errorOf(() => poll([[reader, POLLIN]]));
  await pause(10);
  reader.close();
  for (const error of [await closing, await polling]) {
    assertEquals((error as SocketError).code, "EBADF");
  }
});

test("descriptors: a borrowed one leaves its mode and its owner alone", [linux], async () => {
  const [reading, writing] = pipe();
  using _reading = reading, _writing = writing;
  {
    using reader = FileDescriptor.borrow(reading.fileno());
    const waits = reader.read(1);
    await pause(10);
    assertEquals(isNonblocking(reading), false);
    writing.write();
    await waits;
    assertEquals((await reader.read(1)).length, 1);
    reader.settimeout(5);
    assertEquals(reader.readSync(100).length, 6);
    assertEquals(isNonblocking(reading), false);
    assert(reader.fileno() !== reading.fileno());
  }
  writing.write(); // its owner's is still open
  reading.read();
  const [one, other] = [reading, writing].map((end) => FileDescriptor.adopt(end.detach()));
  await other!.write("x");
  await one!.read(1);
  assertEquals([isNonblocking(one!), isNonblocking(other!)], [true, true]);
  using again = FileDescriptor.borrow(one!.fileno());
  one!.close();
  other!.close();
  assertEquals(again.readSync(1).length, 0);
});

test("descriptors: each has one owner", [linux], async () => {
  const [reading, writing] = pipe();
  writing.close();
  const fd = reading.detach();
  const reader = FileDescriptor.adopt(fd);
  const twice = await errorOf(() => FileDescriptor.adopt(fd));
  assertStringIncludes(String(twice), "belongs to an open FileDescriptor");
  const [a, b] = socketpair();
  const owned = await errorOf(() => FileDescriptor.adopt(a.fileno()));
  assertStringIncludes(String(owned), "belongs to an open Socket");
  close(fd); // closes its owner
  assertEquals(reader.fileno(), -1);
  const none = 0x7ffffff0;
  const uses = [
    () => FileDescriptor.adopt(none),
    () => FileDescriptor.borrow(none),
    () => Socket.adopt(none),
    () => fromfd(none, AF_INET, SOCK_STREAM),
    () => dup(none),
  ];
  for (const use of uses) {
    assertStringIncludes(String(await errorOf(use)), `descriptor ${none} (EBADF, `);
  }
  const adopted = FileDescriptor.adopt(a.detach());
  const same = await errorOf(() => Socket.adopt(adopted.fileno()));
  assertStringIncludes(String(same), "FileDescriptor");
  await adopted.writeAll("also of sockets");
  assertEquals(decode(b.recvSync(100)), "also of sockets");
  adopted.close();
  b.close();
});

test(
  "descriptors: one that was garbage-collected is closed; unref lets the program end",
  [linux],
  async () => {
    const { code, stdout, stderr } = await run(
      `
    import { FileDescriptor } from "@libc/socket";
    import { eventfd, pipe } from "./helpers/libc.ts";
    const [reading, writing] = pipe();
    const reader = FileDescriptor.adopt(reading.detach());
    reader.settimeout(0);
    const ended = () => reader.read(1).then(() => true, (error) => error.code);
    (() => void FileDescriptor.adopt(writing.detach()))();
    console.log(await ended());
    let end;
    for (let i = 0; i < 1000 && end !== true; i++) {
      gc();
      await new Promise((resolve) => setTimeout(resolve, 5));
      end = await ended();
    }
    console.log(end);
    const input = FileDescriptor.adopt(eventfd().detach());
    input.unref();
    input.read(8).then(() => console.log("never"));
    `,
      ["-A", "--no-check", "--v8-flags=--expose-gc"],
    );
    assertEquals([code, stdout], [0, "EAGAIN\ntrue\n"], stderr);
  },
);

test(
  "descriptors: what Python writes to and reads from a pipe",
  [linux, ownTool("python3")],
  async () => {
    const [reading, writing] = pipe();
    const [answering, answered] = pipe();
    using reader = FileDescriptor.adopt(answering.detach());
    using writer = FileDescriptor.adopt(writing.detach());
    await using python = new Python(
      `
import os
input, output = map(int, sys.argv[1:])
os.write(output, os.read(input, 100).upper())
say(len(os.read(input, 100)))
`,
      ...[reading, answered].map((end) => String(end.fileno())),
    );
    await writer.writeAll("to python");
    assertEquals(decode(await reader.read(100)), "TO PYTHON");
    writer.writeSync("and more");
    assertEquals(await python.json(), 8);
    reading.close();
    answered.close();
  },
);

test(
  "descriptors: a loop of writes that succeed lets timers have their turn",
  [linux],
  async () => {
    using file = FileDescriptor.adopt(libc!.open(cString("/dev/null"), 1));
    let isOver = false;
    setTimeout(() => isOver = true, 10);
    for (let i = 0; !isOver; i++) {
      await file.write("x");
      assert(i < 10_000_000, "the timer has no turn");
    }
  },
);

test("descriptors: wrong arguments", [linux], async () => {
  using event = FileDescriptor.adopt(eventfd().detach());
  // deno-lint-ignore no-explicit-any
  const any = event as any;
  const wrong: [call: () => unknown, message: string][] = [
    [() => FileDescriptor.adopt(-1), "fd is -1"],
    [() => FileDescriptor.borrow("1" as unknown as number), 'fd is "1"'],
    [() => any.read(-1), "count is -1"],
    [() => any.readSync(undefined), "count is undefined"],
    [() => any.read(1, 5), "options is 5"],
    [() => any.readInto("x"), 'buffer is "x"'],
    [() => any.readIntoSync(new SharedArrayBuffer(8)), "SharedArrayBuffer"],
    [() => any.write(5), "data is 5"],
    [() => any.writeSync(null), "data is null"],
    [() => any.write("x", { signal: 5 }), "options.signal is 5"],
    [() => any.writeAll("x", { progress: 5 }), "options.progress is 5"],
    [() => any.writeAllSync("x", 5), "options is 5"],
    [() => any.ioctl("x", 1), 'request is "x"'],
    [() => any.ioctl(1, null), "argument is null"],
    [() => any.settimeout(-1), "value is -1"],
  ];
  for (const [call, message] of wrong) {
    const error = await errorOf(call);
    assert(error instanceof TypeError || error instanceof RangeError, String(error));
    assertStringIncludes(error.message, message);
  }
});
