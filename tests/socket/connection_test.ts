// Happy Eyeballs: `createConnection` to a host with several addresses, of which some do not answer.

import {
  assert,
  assertEquals,
  assertGreaterOrEqual,
  assertInstanceOf,
  assertStringIncludes,
  assertThrows,
} from "@std/assert";
import {
  type AddrInfo,
  AF_INET,
  AF_INET6,
  type Connection,
  createConnection,
  createConnectionSync,
  createServer,
  GaiError,
  getaddrinfoSync,
  getdefaulttimeout,
  IPPROTO_TCP,
  setdefaulttimeout,
  SOCK_DGRAM,
  SOCK_STREAM,
  Socket,
  type SocketError,
  TimeoutError,
} from "@libc/socket";
import { system } from "../../ffi/mod.ts";
import { type ConnectionPlan, connectToAny } from "../../socket/connection.ts";
import { runAsync, runBlocking } from "../../socket/operation/task.ts";
import {
  errorOf,
  fails,
  type Internet,
  listening,
  type Net,
  nets,
  pause,
} from "../helpers/peers.ts";
import { closedSince, descriptors, type Need, openedSince, test } from "../helpers/support.ts";

const [ipv4, ipv6] = nets as [Net, Net];

/** Options of a connection to a list of addresses. */
type Wish = Partial<ConnectionPlan> & { signal?: AbortSignal };

/** Connects to the first of a list of addresses that accepts. */
type ConnectToAny = (found: readonly AddrInfo[], wish?: Wish) => Promise<Connection>;

function plan({ timeout = null, ...rest }: Wish): ConnectionPlan {
  return {
    address: ["many.test", 1],
    timeout,
    deadline: timeout ? performance.now() + timeout * 1000 : Infinity,
    delay: 0.25,
    sourceAddress: undefined,
    allErrors: false,
    ...rest,
  };
}

const forms: readonly [name: string, connectToAny: ConnectToAny][] = [
  // deno-lint-ignore require-await
  ["blocking", async (found, wish = {}) => runBlocking(connectToAny(found, plan(wish)))],
  [
    "asynchronous",
    (found, { signal, ...wish } = {}) => runAsync(connectToAny(found, plan(wish)), signal),
  ],
];

/** Registers one test for each form. It must leave no socket open. */
function inBothForms(
  name: string,
  needs: Need[],
  fn: (connectToAny: ConnectToAny, form: string) => Promise<void>,
): void {
  for (const [form, connectToAny] of forms) {
    test(`createConnection: ${name}, ${form}`, needs, async () => {
      const open = descriptors();
      await fn(connectToAny, form);
      assertEquals(openedSince(open), []);
    });
  }
}

/** One result of getaddrinfo(3). */
function info(net: Net, address: Internet): AddrInfo {
  return [net.family, SOCK_STREAM, IPPROTO_TCP, "", address];
}

/** An address where nobody listens: connections are refused. */
class Unused implements Disposable {
  readonly #socket: Socket<Internet>;
  readonly info: AddrInfo;

  constructor(net: Net) {
    this.#socket = new Socket<Internet>(net.family, SOCK_STREAM);
    this.#socket.bind([net.host, 0]);
    this.info = info(net, this.#socket.getsockname());
  }

  [Symbol.dispose](): void {
    this.#socket.close();
  }
}

/** An address that answers no connect: a listening socket whose backlog is full. */
class Silent implements Disposable {
  readonly server: Socket<Internet, "stream">;
  readonly info: AddrInfo;
  readonly #clients: Socket<Internet>[] = [];

  constructor(net: Net) {
    this.server = listening(net, 0);
    const address = this.server.getsockname();
    this.info = info(net, address);
    for (let isFull = false; !isFull;) {
      const client = new Socket<Internet>(net.family, SOCK_STREAM);
      this.#clients.push(client);
      client.settimeout(0.05);
      isFull = client.connectExSync(address) !== 0;
      assert(this.#clients.length < 10, "the backlog did not fill");
    }
  }

  [Symbol.dispose](): void {
    for (const socket of [this.server, ...this.#clients]) socket.close();
  }
}

/** Asserts that nobody has tried to connect to a server. */
async function assertUntouched(server: Socket<unknown, "stream">): Promise<void> {
  server.setblocking(false);
  await fails("EAGAIN", () => server.acceptSync());
}

for (const [first, second] of [[ipv6, ipv4], [ipv4, ipv6], [ipv4, ipv4]] as const) {
  inBothForms(
    `${second.name} beside an ${first.name} address that does not answer`,
    [...first.needs, ...second.needs],
    async (connectToAny) => {
      using silent = new Silent(first);
      using server = listening(second);
      const list = [silent.info, info(second, server.getsockname())];
      for (const delay of [0.1, 0.25]) {
        const before = performance.now();
        using socket = await connectToAny(list, { delay });
        assertGreaterOrEqual(performance.now() - before, delay * 1000);
        assertEquals(socket.getpeername(), server.getsockname());
        using conn = server.acceptSync()[0];
        assertEquals(conn.getpeername(), socket.getsockname());
      }
    },
  );
}

inBothForms(
  "the next address is tried at once when one refuses",
  ipv6.needs,
  async (connectToAny) => {
    using unused = new Unused(ipv6);
    using server = listening(ipv4);
    // With a delay that the test would not survive.
    using socket = await connectToAny([unused.info, info(ipv4, server.getsockname())], {
      delay: 600,
    });
    assertEquals(socket.getpeername(), server.getsockname());
  },
);

inBothForms("the families alternate", ipv6.needs, async (connectToAny) => {
  using a = new Unused(ipv6), b = new Unused(ipv6), c = new Unused(ipv6);
  using d = new Unused(ipv4), e = new Unused(ipv4);
  const list = [a, b, d, c, e].map((one) => one.info);
  const order = [a, d, b, e, c].map((one) => one.info[4]);
  const error = await errorOf(() => connectToAny(list, { allErrors: true }));
  assert(error instanceof AggregateError);
  assertStringIncludes(error.message, "many.test:1");
  assertEquals(error.errors.map(({ code, address }) => [code, address]), [
    ...order.map((address) => ["ECONNREFUSED", address]),
  ]);
  const last = await fails("ECONNREFUSED", () => connectToAny(list));
  assertEquals([last.syscall, last.address], ["connect", order.at(-1)]);
});

inBothForms("one after the other, if there is no delay", [], async (connectToAny) => {
  using silent = new Silent(ipv4);
  using server = listening(ipv4);
  const list = [silent.info, info(ipv4, server.getsockname())];
  const error = await errorOf(() => connectToAny(list, { delay: null, timeout: 0.3 }));
  assert(error instanceof TimeoutError, String(error));
  assertEquals(error.address, silent.info[4]);
  await assertUntouched(server);
  using unused = new Unused(ipv4);
  server.settimeout(60);
  using socket = await connectToAny([unused.info, list[1]!], { delay: null });
  assertEquals(socket.getpeername(), server.getsockname());
});

inBothForms("the timeout is for all attempts together", [], async (connectToAny) => {
  using one = new Silent(ipv4), two = new Silent(ipv4), unused = new Unused(ipv4);
  const list = [one.info, two.info, unused.info];
  const before = performance.now();
  const error = await errorOf(() =>
    connectToAny(list, { delay: 0.05, timeout: 0.3, allErrors: true })
  );
  assertGreaterOrEqual(performance.now() - before, 300);
  assert(error instanceof AggregateError);
  assertEquals(error.errors.map(({ code, address }) => [code, address]), [
    ["ETIMEDOUT", one.info[4]],
    ["ETIMEDOUT", two.info[4]],
    ["ECONNREFUSED", unused.info[4]],
  ]);
  assert(error.errors[0] instanceof TimeoutError);
  assertStringIncludes(error.errors[0].message, "0.3 s");
  // The error of the last address that was tried, in the order of the list.
  await fails("ECONNREFUSED", () => connectToAny(list, { delay: 0.05, timeout: 0.3 }));
  await fails("ETIMEDOUT", () => connectToAny(list.slice(0, 2), { delay: 0.05, timeout: 0.3 }));
  await fails("ETIMEDOUT", () => connectToAny(list, { delay: 600, timeout: 0.1 }));
});

inBothForms("one after the other, with a source port", [], async (connectToAny) => {
  using silent = new Silent(ipv4);
  using server = listening(ipv4);
  const free = new Socket<Internet>(AF_INET, SOCK_STREAM);
  free.bind(["127.0.0.1", 0]);
  const sourceAddress = free.getsockname();
  free.close();
  const list = [silent.info, info(ipv4, server.getsockname())];
  const error = await errorOf(() =>
    connectToAny([silent.info, silent.info], { timeout: 0.4, sourceAddress, allErrors: true })
  );
  assert(error instanceof AggregateError);
  const messages = error.errors.map((one) => `${one.code}: ${one.message}`);
  assert(
    messages.every((text) => /^ETIMEDOUT: .* timed out after 0\.\d+ s/.test(text)),
    `${messages}`,
  );
  const before = performance.now();
  using socket = await connectToAny(list, { timeout: 0.6, sourceAddress });
  assertGreaterOrEqual(performance.now() - before, 290); // half of the timeout
  assertEquals(socket.getpeername(), server.getsockname());
  assertEquals(socket.getsockname(), sourceAddress);
});

inBothForms("timeout 0 does not wait", [], async (connectToAny) => {
  using silent = new Silent(ipv4);
  const list = [silent.info, silent.info];
  const error = await errorOf(() => connectToAny(list, { timeout: 0, allErrors: true }));
  assert(error instanceof AggregateError);
  assertEquals(error.errors.map(({ code }) => code), ["EINPROGRESS", "EINPROGRESS"]);
});

test("createConnection: an early attempt can still win", [], async () => {
  const open = descriptors();
  {
    using slow = new Silent(ipv4), silent = new Silent(ipv4);
    const task = connectToAny([slow.info, silent.info], plan({ delay: 0.05, timeout: 200 }));
    const connecting = runAsync(task, undefined);
    await pause(150);
    // Now there is room in the backlog. The system repeats its connects after a second.
    const accepting = (async () => {
      const accepted: Connection[] = [];
      for await (const [conn] of slow.server) accepted.push(conn);
      for (const conn of accepted) conn.close();
    })();
    using socket = await connecting;
    assertEquals(socket.getpeername(), slow.info[4]);
    slow.server.close();
    await accepting;
  }
  await closedSince(open);
});

test(
  "createConnection: an abort rejects with the reason, and no further address is tried",
  [],
  async () => {
    using silent = new Silent(ipv4);
    using server = listening(ipv4);
    const list = [silent.info, silent.info, info(ipv4, server.getsockname())];
    using waiting = new Socket(AF_INET, SOCK_DGRAM); // keeps the reactor's own descriptors open
    waiting.bind(["127.0.0.1", 0]);
    const kept = waiting.recv(1).catch(() => {});
    const open = descriptors();
    const reason = new Error("enough");
    for (const allErrors of [false, true]) {
      for (const delay of [0.02, 600]) {
        const controller = new AbortController();
        const { signal } = controller;
        const connecting = runAsync(
          connectToAny(
            delay === 600 ? list : list.slice(0, 2),
            plan({ allErrors, delay, timeout: 60 }),
          ),
          signal,
        ).catch((error) => error);
        await pause(50);
        assertEquals(openedSince(open).length, delay === 600 ? 1 : 2);
        controller.abort(reason);
        assertEquals(await connecting, reason);
        assertEquals(openedSince(open), []);
      }
      const aborted = AbortSignal.abort(reason);
      assertEquals(
        await errorOf(() => createConnection(list[2]![4], { allErrors, signal: aborted })),
        reason,
      );
    }
    // Between two attempts: the first has failed, and its error is dropped.
    using unused = new Unused(ipv4);
    const controller = new AbortController();
    const task = connectToAny(
      [unused.info, silent.info, list[2]!],
      plan({ allErrors: true, delay: 600 }),
    );
    const connecting = runAsync(task, controller.signal).catch((error) => error);
    controller.abort(reason);
    assertEquals(await connecting, reason);
    await assertUntouched(server);
    waiting.close();
    await kept;
  },
);

inBothForms("the winner is as a socket that has connected", [], async (connectToAny, form) => {
  const isUnix = Deno.build.os !== "windows"; // winsock does not tell a socket's mode
  using silent = new Silent(ipv4);
  using server = listening(ipv4);
  const address = server.getsockname();
  const own = info(ipv4, address);
  for (const timeout of [null, 30]) {
    using plain = new Socket<Internet>(AF_INET, SOCK_STREAM);
    plain.settimeout(timeout);
    if (form === "blocking") plain.connectSync(address);
    else await plain.connect(address);
    server.acceptSync()[0].close();
    for (const list of [[own], [silent.info, own]]) {
      using socket = await connectToAny(list, { timeout, delay: 0 });
      assertEquals([socket.gettimeout(), socket.family], [timeout, AF_INET]);
      assertEquals([socket.type, socket.proto], [SOCK_STREAM, IPPROTO_TCP]);
      if (isUnix) {
        const modes = [socket, plain].map((one) => system().isNonblocking(one.fileno(), false));
        assertEquals(modes[0], modes[1]);
      }
      // Both forms work on it.
      using conn = server.acceptSync()[0];
      conn.sendallSync("ab");
      assertEquals([(await socket.recv(1)).length, socket.recvSync(1).length], [1, 1]);
      const fd = socket.detach();
      if (isUnix) assertEquals(system().isNonblocking(fd, false), timeout === null ? 0 : 1);
      system().close(fd);
    }
  }
});

test("createConnection: the default timeout limits the whole, too", [], async () => {
  using silent = new Silent(ipv4);
  using server = listening(ipv4);
  const before = getdefaulttimeout();
  try {
    setdefaulttimeout(0.1);
    await fails("ETIMEDOUT", () => createConnection(silent.info[4]));
    await fails("ETIMEDOUT", () => createConnectionSync(silent.info[4]));
    setdefaulttimeout(30);
    using one = await createConnection(server.getsockname(), null);
    using two = createConnectionSync(server.getsockname(), null);
    using three = createConnectionSync(server.getsockname());
    assertEquals([one, two, three].map((socket) => socket.gettimeout()), [null, null, 30]);
  } finally {
    setdefaulttimeout(before);
  }
});

inBothForms(
  "addresses of another family than the source address's are left out",
  ipv6.needs,
  async (
    connectToAny,
  ) => {
    using refused6 = new Unused(ipv6), refused4 = new Unused(ipv4);
    using server = listening(ipv4);
    const live = info(ipv4, server.getsockname());
    using socket = await connectToAny([refused6.info, live], { sourceAddress: ["127.0.0.1", 0] });
    assertEquals(socket.getsockname()[0], "127.0.0.1");
    // The error of the address that was tried, and not of the others.
    const list = [refused4.info, refused6.info];
    for (const [host, tried] of [["127.0.0.1", refused4], ["::1", refused6]] as const) {
      const wish: Wish = { sourceAddress: [host, 0], allErrors: true };
      const error = await errorOf(() => connectToAny(list, wish));
      assert(error instanceof AggregateError, String(error));
      assertEquals(error.errors.map(({ code, address }) => [code, address]), [
        ["ECONNREFUSED", tried.info[4]],
      ]);
    }
    for (const host of ["", "localhost"]) {
      using any = await connectToAny([refused6.info, live], { sourceAddress: [host, 0] });
      assertEquals(any.getpeername(), server.getsockname());
    }
    const none = await fails(
      "EAFNOSUPPORT",
      () => connectToAny([live], { sourceAddress: ["::1", 0], allErrors: true }),
    );
    assertStringIncludes(none.message, "options.sourceAddress, [::1]:0");
    assertStringIncludes(none.message, "many.test:1");
    await fails("EADDRNOTAVAIL", () => connectToAny([live], { sourceAddress: ["203.0.113.1", 0] }));
  },
);

test("createConnection: one family, in both forms", ipv6.needs, async () => {
  using server = createServer(["", 0], { family: AF_INET6, dualstackIPv6: true });
  const [, port] = server.getsockname();
  const families = [[AF_INET, "127.0.0.1", "::1"], [AF_INET6, "::1", "127.0.0.1"]] as const;
  for (const [family, host, otherHost] of families) {
    using one = await createConnection([host, port], 30, { family });
    using two = createConnectionSync([host, port], 30, { family });
    for (const socket of [one, two]) {
      assertEquals([socket.family, socket.getpeername()[0]], [family, host]);
    }
    assertInstanceOf(
      await errorOf(() => createConnection([otherHost, port], 30, { family })),
      GaiError,
    );
    assertThrows(() => createConnectionSync([otherHost, port], 30, { family }), GaiError);
  }
  using named = await createConnection(["localhost", port], 30, { family: AF_INET });
  assertEquals(named.getpeername()[0], "127.0.0.1");
});

test("createConnection: localhost, in both forms, with each source", [], async () => {
  using server = createServer(["127.0.0.1", 0]);
  const [, port] = server.getsockname();
  const hasBoth = getaddrinfoSync("localhost", port, 0, SOCK_STREAM).length > 1;
  for (const sourceAddress of [undefined, ["127.0.0.1", 0], ["localhost", 0]] as const) {
    const options = sourceAddress && { sourceAddress: [...sourceAddress] as [string, number] };
    for (const happyEyeballsDelay of [0, 0.25, null]) {
      using one = await createConnection(["localhost", port], { ...options, happyEyeballsDelay });
      using two = createConnectionSync(["localhost", port], 30, { ...options, happyEyeballsDelay });
      assertEquals([one.getpeername(), two.getpeername()], [["127.0.0.1", port], [
        "127.0.0.1",
        port,
      ]]);
    }
  }
  const to6 = () => createConnection(["localhost", port], { sourceAddress: ["::1", 0] });
  const { code } = await errorOf(to6) as SocketError;
  assert(hasBoth || code === "EAFNOSUPPORT", code);
});
