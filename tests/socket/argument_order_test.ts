// Arguments are read whole before the descriptor is, and arrays member by member.

import { assert, assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import {
  AF_INET,
  cmsg,
  formatAddress,
  options,
  pollSync,
  ReceivedDescriptors,
  SCM_RIGHTS,
  SO_ATTACH_FILTER,
  SO_GET_FILTER,
  SO_REUSEADDR,
  SOCK_DGRAM,
  SOCK_STREAM,
  Socket,
  SocketError,
  socketpair,
  SOL_SOCKET,
} from "@libc/socket";
import { errorOf, messagePair, shortSends } from "../helpers/peers.ts";
import {
  constants,
  inBothForms,
  numbersReturn,
  root,
  test,
  unixPairs,
} from "../helpers/support.ts";

/** Returns a socket, and a function that closes it and opens another one of the same number. */
function replaced(type: number): { old: Socket; replace: () => void; newcomer: () => Socket } {
  const old = new Socket(AF_INET, type) as unknown as Socket;
  const fd = old.fileno();
  let newcomer: Socket | undefined;
  return {
    old,
    replace: () => {
      if (newcomer !== undefined) return;
      old.close();
      newcomer = new Socket(AF_INET, type) as unknown as Socket;
      assertEquals(newcomer.fileno(), fd);
    },
    newcomer: () => newcomer!,
  };
}

/** Returns a tuple whose member calls a function when it is read. */
function trapped<T extends unknown[]>(tuple: T, index: number, trap: () => void): T {
  const copy = [...tuple] as T;
  Object.defineProperty(copy, index, {
    get: () => {
      trap();
      return tuple[index];
    },
  });
  return copy;
}

test("order: a getter that closes the socket harms no newcomer", [numbersReturn()], () => {
  const calls: [name: string, call: (socket: Socket, trap: () => void) => unknown][] = [
    ["bind", (s, trap) => s.bind(trapped(["127.0.0.1", 0], 1, trap) as never)],
    ["ioctl", (s, trap) => s.ioctl(0x5421, trapped([1], 0, trap))], // FIONBIO
    ["setsockopt", (s, trap) =>
      s.setOption(
        options.IPPROTO_IP.IP_ADD_MEMBERSHIP,
        {
          get group() {
            trap();
            return "224.0.0.251";
          },
        } as never,
      )],
  ];
  for (const [name, call] of calls) {
    const { old, replace, newcomer } = replaced(SOCK_DGRAM);
    const error = assertThrows(() => call(old, replace), SocketError);
    using other = newcomer();
    assertEquals([error.code, error.syscall], ["EBADF", name]);
    assertEquals(other.getsockname(), ["0.0.0.0", 0], name);
    assertEquals(other.getsockopt(SOL_SOCKET, SO_REUSEADDR), 0);
  }
});

inBothForms(
  "order: a getter in an address acts on no newcomer",
  [numbersReturn()],
  async (form) => {
    using peer = new Socket(AF_INET, SOCK_DGRAM);
    peer.bind(["127.0.0.1", 0]);
    const address = peer.getsockname();
    for (
      const call of [
        (s: Socket, trap: () => void) => form.connect(s, trapped(address, 1, trap) as never),
        (s: Socket, trap: () => void) => form.sendto(s, "x", 0, trapped(address, 0, trap) as never),
      ]
    ) {
      const { old, replace, newcomer } = replaced(SOCK_DGRAM);
      const error = await errorOf(() => call(old, replace));
      using other = newcomer();
      assert(error instanceof SocketError && error.code === "EBADF", `${error}`);
      assertThrows(() => other.getpeername(), SocketError, "ENOTCONN");
    }
  },
);

inBothForms("order: an address is read before the call only", [], async (form) => {
  using peer = new Socket(AF_INET, SOCK_DGRAM);
  peer.bind(["127.0.0.1", 0]);
  using other = new Socket(AF_INET, SOCK_DGRAM);
  other.bind(["127.0.0.1", 0]);
  using socket = new Socket(AF_INET, SOCK_DGRAM);
  let reads = 0;
  const address = trapped(peer.getsockname(), 1, () => {
    reads++;
    socket.sendtoSync("another", other.getsockname()); // uses the shared buffer for addresses
  });
  await form.sendto(socket, "hello", 0, address);
  const before = reads;
  assertEquals([peer.recvSync(10).length, other.recvSync(10).length], [5, 7]);
  assert(before <= 2, `${before}`); // compared with the address before it, and copied
});

inBothForms("order: holes are no members", [unixPairs()], async (form) => {
  const [a, b] = messagePair();
  using _a = a, _b = b;
  const hole = new Array(1) as number[];
  const sendFds = form.name === "blocking"
    ? (fds: number[]) => a.sendFdsSync("x", fds)
    : (fds: number[]) => a.sendFds("x", fds);
  const sendmsg = form.name === "blocking"
    ? (buffers: string[], items: never[]) => a.sendmsgSync(buffers, items)
    : (buffers: string[], items: never[]) => a.sendmsg(buffers, items);
  const calls: [text: string, call: () => unknown][] = [
    ["fds[0] is undefined", () => sendFds(hole)],
    ["fds[1] is undefined", () => sendFds([0, , 1] as number[])],
    ["fds[0] is undefined", () => cmsg.descriptors(hole)],
    ["buffers[0] is undefined", () => sendmsg(hole as never, [])],
    ["ancillary[0].level is undefined", () => sendmsg(["x"], hole as never)],
    ["argument[0] is undefined", () => a.ioctl(0x5421, hole)],
  ];
  for (const [text, call] of calls) {
    const error = await errorOf(call);
    assert(error instanceof TypeError, `${text}: ${error}`);
    assertStringIncludes(error.message, text);
  }
  assertEquals(
    await errorOf(() => a.recvSync(1, 0x40)).then((e) => (e as SocketError).code),
    "EAGAIN",
  );
  assert(SCM_RIGHTS !== undefined);
});

test("order: a hole in a filter is no instruction", [constants("SO_ATTACH_FILTER")], () => {
  using socket = new Socket(AF_INET, SOCK_DGRAM);
  const option = options.SOL_SOCKET.SO_ATTACH_FILTER!;
  const program = [{ code: 6, jt: 0, jf: 0, k: 0xffff }];
  for (const bad of [[, ...program], [...program, ,]]) {
    const error = assertThrows(() => socket.setOption(option, bad as never), TypeError);
    assertStringIncludes(error.message, "is undefined");
  }
  assert(SO_ATTACH_FILTER !== undefined);
});

test("order: the length of an array comes before its members", [shortSends()], () => {
  using socket = new Socket(AF_INET, SOCK_DGRAM);
  let reads = 0;
  const long = new Proxy([] as number[], {
    get: (target, key) => {
      if (key === "length") return 3e7;
      if (typeof key === "string" && /^\d+$/.test(key)) reads++;
      return Reflect.get(target, key);
    },
  });
  const calls: [name: string, call: () => unknown][] = [
    ["fds", () => socket.sendFdsSync("x", long)],
    ["fds", () => cmsg.descriptors(long)],
    ["buffers", () => socket.sendmsgSync(long as never)],
    ["buffers", () => socket.recvmsgIntoSync(long as never)],
    ["ancillary", () => socket.sendmsgSync(["x"], long as never)],
    ["argument", () => socket.ioctl(0x5421, long)],
    ["address", () => socket.bind(long as never)],
    ["address", () => socket.sendtoSync("x", long as never)],
  ];
  for (const [name, call] of calls) {
    const error = assertThrows(call, Error);
    assert(error instanceof RangeError || error instanceof TypeError, `${error}`);
    assertStringIncludes(error.message, name);
  }
  assert(reads < 100, `${reads}`); // the messages show the first members
});

test("options: SO_GET_FILTER counts instructions, in bytes here", [
  constants("SO_GET_FILTER"),
  Deno.build.os === "linux" ? root() : null, // some kernels let no other user attach a filter
], () => {
  using socket = new Socket(AF_INET, SOCK_STREAM);
  const program = Array.from({ length: 100 }, () => ({ code: 6, jt: 0, jf: 0, k: 0xffff }));
  socket.setOption(options.SOL_SOCKET.SO_ATTACH_FILTER!, program);
  assertEquals(socket.getOption(options.SOL_SOCKET.SO_GET_FILTER!), program);
  const bytes = socket.getsockopt(SOL_SOCKET, SO_GET_FILTER!, 800);
  assertEquals(bytes.length, 800);
  assertEquals(socket.getsockopt(SOL_SOCKET, SO_GET_FILTER!, 2000), bytes);
  for (const short of [8, 100, 799]) {
    assertThrows(() => socket.getsockopt(SOL_SOCKET, SO_GET_FILTER!, short), SocketError, "EINVAL");
  }
  assertThrows(() => socket.getsockopt(SOL_SOCKET, SO_GET_FILTER!), SocketError, "EINVAL");
  assertThrows(() => socket.getsockopt(SOL_SOCKET, SO_GET_FILTER!, 7), SocketError, "EINVAL");
});

test("text: an address with an index that no interface has", [], () => {
  const text = (scope: number) => formatAddress(["fe80::1", 80, 0, scope]);
  assertEquals([-1, 2 ** 31, -(2 ** 31), 2 ** 40].map(text), [
    "[fe80::1%-1]:80",
    `[fe80::1%${2 ** 31}]:80`,
    `[fe80::1%${-(2 ** 31)}]:80`,
    `[fe80::1%${2 ** 40}]:80`,
  ]);
});

test("arguments: what arbitrary calls have found", [], () => {
  using socket = new Socket(AF_INET, SOCK_DGRAM);
  // deno-lint-ignore no-explicit-any
  type Loose = any;
  const loose = socket as Loose;
  socket.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1);
  // An option may have the bits of a negative int.
  assertThrows(() => socket.getsockopt(-2, -0), SocketError);
  assertThrows(() => socket.setsockopt(-(2 ** 31), 2 ** 32 - 1, 1), SocketError);
  using stream = new Socket(AF_INET, SOCK_STREAM);
  stream.bind(["127.0.0.1", -0]);
  stream.listen(-0);
  const revoked = Proxy.revocable([], {});
  revoked.revoke();
  const hollow = Object.create(AbortSignal.prototype, { aborted: { value: false } });
  const hollowBytes = Object.create(Uint8Array.prototype);
  const calls: [name: string, call: () => unknown][] = [
    ["address", () => socket.bind(revoked.proxy as Loose)],
    ["batch", () => loose.recvmmsgSync(revoked.proxy)],
    ["address", () => formatAddress(hollowBytes)],
    ["address[1]", () => formatAddress(["x", { toString: () => "y" }] as Loose)],
    ["entries", () => pollSync(new Proxy(new Uint8Array(1), {}) as Loose, 0)],
    ["fds", () => new ReceivedDescriptors(5 as Loose)],
  ];
  for (const [name, call] of calls) {
    const error = assertThrows(call, TypeError);
    assert(error.message.startsWith(`${name} `), error.message);
  }
  const rejected = [
    () => socket.recv(1, { signal: hollow }),
    () => loose.recv(1, 0, revoked.proxy),
    () => (createTcp().toConn() as Loose).read(hollowBytes),
  ];
  return Promise.all(rejected.map(async (call) => {
    assert(await errorOf(call) instanceof TypeError);
  })).then(() => sockets.forEach((one) => one.close()));
});

const sockets: Socket<never, never>[] = [];

function createTcp(): Socket<never, "stream"> {
  const [a, b] = socketpair();
  sockets.push(a as never, b as never);
  return a as unknown as Socket<never, "stream">;
}
