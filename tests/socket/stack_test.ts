// The stacks of errors: each begins at the line that called the module, in both forms.

import { closeSync, openSync } from "node:fs";
import { assert, assertEquals, assertMatch, assertThrows } from "@std/assert";
import * as socket from "@libc/socket";
import {
  AF_INET,
  Batch,
  createServer,
  SOCK_DGRAM,
  SOCK_STREAM,
  Socket,
  socketpair,
  TimeoutError,
} from "@libc/socket";
import { onlyOn, run, test, windowsItself } from "../helpers/support.ts";

/** Returns the frames of an error: the text behind `at`, with file names alone. */
function frames(error: unknown): string[] {
  const lines = (error as Error).stack?.split("\n") ?? [];
  return lines.filter((line) => line.startsWith("    at ") && !line.includes("(ext:")).map((line) =>
    line.slice(7).replace(/\(?[a-z]+:\/\/\S*\/([^/]+?):\d+:\d+\)?$/, "$1")
  );
}

/** Calls a method, in a function whose name is in the stack. Returns what it throws or rejects with. */
async function thrownBy(
  target: object,
  key: PropertyKey,
  args: readonly unknown[],
): Promise<unknown> {
  try {
    await callIt(target, key, args);
    return undefined;
  } catch (error) {
    return error;
  }
}

async function callIt(target: object, key: PropertyKey, args: readonly unknown[]): Promise<void> {
  const result = await (target as Record<PropertyKey, (...args: unknown[]) => unknown>)[key]!(
    ...args,
  );
  // Iterators, sockets that were made in spite of the arguments, and the like.
  if (result instanceof Object && "next" in result) {
    await (result as AsyncIterator<unknown>).next();
  } else {
    for (const one of [result].flat()) if (one instanceof Socket) one.close();
  }
}

/** Calls that succeed whatever their arguments are. */
const NEVER_FAILS = [
  "getblocking",
  "gettimeout",
  "getdefaulttimeout",
  "hasDualstackIPv6",
  "gethostname",
  "if_nameindex",
  "getifaddrs",
  "fileno",
  "take",
  "ref",
  "unref",
  "close", // a second time, of a closed socket
  "closeSync",
  "connectExSync", // returns the error number
  "listenFds", // without the variables that systemd sets
  "[Symbol.iterator]", // of a closed socket
  "[Symbol.asyncIterator]",
  "[Symbol.dispose]",
  "[Symbol.asyncDispose]",
];

/** All methods of a class and of an instance of it. */
function methods(Class: { readonly prototype: object }): PropertyKey[] {
  return Reflect.ownKeys(Class.prototype).filter((key) =>
    key !== "constructor" && // other symbols are keys of methods that only the module calls
    (typeof key === "string" || key.description!.startsWith("Symbol.")) &&
    typeof Object.getOwnPropertyDescriptor(Class.prototype, key)!.value === "function"
  );
}

function shownKey(key: PropertyKey): string {
  return typeof key === "symbol" ? `[${key.description}]` : String(key);
}

test("stacks: the error of each public call begins at the caller", [], async () => {
  const closed = new Socket(AF_INET, SOCK_DGRAM);
  const batch = new Batch(closed, 2, 100);
  closed.close();
  const others: [target: object, keys: PropertyKey[]][] = [
    [socket.FileDescriptor, ["adopt", "borrow"]],
  ];
  if (Deno.build.os !== "windows") {
    const device = openSync("/dev/zero", "r");
    const other = socket.FileDescriptor.borrow(device);
    closeSync(device);
    other.close();
    others.push([other, methods(socket.FileDescriptor)]);
  }
  const [a, b] = socketpair();
  const file = a.makefile("rw");
  file.closeSync();
  const conn = a.toConn();
  a.close();
  b.close();
  const functions = Object.entries(socket).filter(([, value]) =>
    typeof value === "function" && !/^class\b/.test(Function.prototype.toString.call(value))
  ).map(([name]) => name);
  const calls: [target: object, keys: PropertyKey[]][] = [
    [socket, functions],
    [socket.cmsg, Object.keys(socket.cmsg)],
    [Socket, ["adopt"]],
    [closed, methods(Socket)],
    [batch, methods(Batch)],
    [file, methods(socket.SocketFile)],
    [conn, methods(conn.constructor)],
    [new socket.ReceivedDescriptors([]), methods(socket.ReceivedDescriptors)],
    ...others,
  ];
  const wrong: string[] = [];
  for (const [target, keys] of calls) {
    for (const key of keys) {
      const name = shownKey(key);
      const wrongs = [0, 1, 5].map((count) => Array(count).fill(Symbol("wrong")));
      const errors = await Promise.all(wrongs.map((args) => thrownBy(target, key, args)));
      const failed = errors.filter((error) => error !== undefined);
      const mayFail = !NEVER_FAILS.includes(name) && !/^is\w+Address$/.test(name);
      if (failed.length === 0 && mayFail) wrong.push(`${name}: no error`);
      for (const error of failed) {
        const [first] = frames(error);
        if (!/^(async )?callIt stack_test.ts$/.test(first ?? "")) {
          wrong.push(`${name}: ${(error as Error).stack}`);
        }
      }
    }
  }
  assertEquals(wrong, []);
});

test("stacks: the constructors", [], () => {
  const wrong = Symbol("wrong") as unknown as number;
  using unused = new Socket();
  const constructors = {
    Socket: () => new Socket(wrong),
    adopting: () => new Socket(AF_INET, SOCK_STREAM, 0, wrong),
    refused: () => new Socket(AF_INET, SOCK_STREAM, 12345),
    Batch: () => new Batch(wrong as unknown as Socket, 1, 1),
    SocketFile: () => new socket.SocketFile(unused, "x" as "r"),
  };
  for (const [name, make] of Object.entries(constructors)) {
    const error = assertThrows(make, Error);
    assertMatch(frames(error)[0] ?? "", new RegExp(`^Object.${name} stack_test.ts$|^${name} `));
  }
});

/** Each fails after a wait. The functions that await it are in the stack of its error. */
const waits: Record<string, (pair: [Socket, Socket], ended: AbortController) => Promise<unknown>> =
  {
    timeout: ([a]) => {
      a.settimeout(0.05);
      return a.recv(10);
    },
    "timeout of accept": async () => {
      using server = createServer(["127.0.0.1", 0]);
      server.settimeout(0.05);
      return await server.accept();
    },
    "timeout of poll with a peer that is closed": ([a]) => {
      const received = a.recv(10);
      setTimeout(() => a.close(), 20);
      return received;
    },
    "iteration over datagrams": async () => {
      using socket = new Socket(AF_INET, SOCK_DGRAM);
      socket.bind(["127.0.0.1", 0]);
      socket.settimeout(0.05);
      for await (const _ of socket) { /* none comes */ }
    },
    "iteration over lines": async ([a]) => {
      await using file = a.makefile("r");
      file.settimeout(0.05);
      for await (const _ of file) { /* none comes */ }
    },
    "a line": async ([a]) => {
      await using file = a.makefile("r");
      file.settimeout(0.05);
      await file.readline();
    },
    "connect to a name": async () => {
      using unused = new Socket(AF_INET, SOCK_STREAM);
      unused.bind(["127.0.0.1", 0]);
      using socket = new Socket(AF_INET, SOCK_STREAM);
      await socket.connect(["localhost", unused.getsockname()[1]]);
    },
    sendall: ([a]) => {
      a.settimeout(0.05);
      return a.sendall(new Uint8Array(50_000_000));
    },
  };

for (const [name, begin] of Object.entries(waits)) {
  const needs = name === "sendall" ? [windowsItself("takes all that is sent at once")] : [];
  test(`stacks: after a wait, those who await it: ${name}`, needs, async () => {
    const pair = socketpair();
    const ended = new AbortController();
    async function inner(): Promise<void> {
      await begin(pair, ended);
    }
    async function outer(): Promise<void> {
      await inner();
    }
    let error: unknown;
    try {
      await outer();
    } catch (thrown) {
      error = thrown;
    }
    assert(error instanceof socket.SocketError, String(error));
    const found = frames(error);
    assertEquals(found.filter((frame) => !frame.endsWith("stack_test.ts")), [], error.stack);
    assert(found.some((frame) => frame.startsWith("async inner")), error.stack);
    assert(found.some((frame) => frame.startsWith("async outer")), error.stack);
    for (const one of pair) one.close();
  });
}

test("stacks: errors of the program keep their own", [], async () => {
  const [a, b] = socketpair();
  const reason = new Error("given up");
  const { stack } = reason;
  const ended = new AbortController();
  const received = a.recv(10, { signal: ended.signal });
  ended.abort(reason);
  assertEquals(await thrownBy({ wait: () => received }, "wait", []), reason);
  assertEquals(reason.stack, stack);
  const getter = new TypeError("of a getter");
  const before = getter.stack;
  const options = {
    get signal(): AbortSignal {
      throw getter;
    },
  };
  assertEquals(await thrownBy(a, "recv", [10, options]), getter);
  assertEquals(getter.stack, before);
  a.close();
  b.close();
});

test("stacks: Deno shows the program's line of an error that nobody catches", [], async () => {
  for (
    const [line, call] of [
      [4, "await pair[0].recv(10)"],
      [5, "pair[0].recvSync(10)"],
      [6, "pair[0].recvSync(-1)"],
      [7, "new Socket(-5)"],
    ] as const
  ) {
    const source = `import { Socket, socketpair } from "@libc/socket";
const pair = socketpair();
pair[0].settimeout(0.05);` + "\n".repeat(line - 3) + call;
    const { code, stderr } = await run(source, ["-A", "--no-check"]);
    assertEquals(code, 1);
    const shown = stderr.split("\n");
    assertEquals(shown[1], call.trim(), stderr);
    assertEquals(shown.filter((text) => /^ {4}at /.test(text)).length, 1, stderr);
  }
});

test("stacks: names that are unknown", [], async () => {
  const calls = {
    getservbyname: ["no-such-service"],
    getservbyport: [65_500, "tcp"],
    getprotobyname: ["no-such-protocol"],
    if_nametoindex: ["no-such-name"],
  };
  for (const [name, args] of Object.entries(calls)) {
    const error = await thrownBy(socket, name, args);
    assertMatch(frames(error)[0]!, /callIt stack_test.ts/, name);
  }
});

test("stacks: a loop over a socket that fails at once, and in a later step", [], async () => {
  using receiver = new Socket(AF_INET, SOCK_DGRAM);
  receiver.bind(["127.0.0.1", 0]);
  receiver.settimeout(0);
  receiver.sendtoSync("x", receiver.getsockname());
  let count = 0;
  let error: unknown;
  async function loop(): Promise<void> {
    for await (const _ of receiver) count++;
  }
  for (const expected of [1, 1]) {
    try {
      await loop();
    } catch (thrown) {
      error = thrown;
    }
    assertMatch(String(error), /EAGAIN/);
    assertEquals(count, expected);
    assertMatch(frames(error)[0]!, /^(async )?loop stack_test.ts$/, (error as Error).stack);
  }
});

test("stacks: an error that is thrown at once in an asynchronous form", [], async () => {
  using socket = new Socket(AF_INET, SOCK_STREAM);
  const error = await thrownBy(socket, "recv", [10]);
  assertMatch(frames(error)[0]!, /callIt stack_test.ts/);
  assertMatch(String(error), /ENOTCONN/);
  assert(!(error instanceof TimeoutError));
});

test(
  "stacks: a look-up that fails",
  [onlyOn("linux", "a name that resolves nowhere")],
  async () => {
    const error = await thrownBy(socket, "getaddrinfo", ["no.such.invalid", 80]);
    assertMatch(frames(error)[0]!, /callIt stack_test.ts/);
  },
);

test("stacks: each of all errors of a connection begins at the caller", [], async () => {
  const server = createServer(["127.0.0.1", 0]);
  const address = server.getsockname();
  server.close();
  for (const name of ["createConnection", "createConnectionSync"]) {
    const error = await thrownBy(socket, name, [address, 30, { allErrors: true }]);
    const { errors } = error as AggregateError;
    assertEquals(errors.length, 1);
    for (const one of [error, errors[0]]) assertMatch(frames(one)[0]!, /callIt/, name);
  }
});
