// Errors: fields, messages, classes, and the error of every method of a closed socket.

import {
  assert,
  assertEquals,
  assertInstanceOf,
  assertMatch,
  assertStringIncludes,
  assertThrows,
} from "@std/assert";
import * as module from "@libc/socket";
import {
  AF_INET,
  AF_INET6,
  AF_UNIX,
  createServer,
  EADDRINUSE,
  EBADF,
  ECONNREFUSED,
  ETIMEDOUT,
  GaiError,
  HostError,
  SO_REUSEADDR,
  SO_TYPE,
  SOCK_DGRAM,
  SOCK_STREAM,
  Socket,
  SocketError,
  SOL_SOCKET,
  TimeoutError,
} from "@libc/socket";
import { gaiError, hostError, systemError, timeoutError } from "../../socket/errors.ts";
import {
  inBothForms,
  type Need,
  NO_DESCRIPTOR,
  onlyOn,
  ownTool,
  Python,
  test,
} from "../helpers/support.ts";

const onWindows = Deno.build.os === "windows";

/** Returns the `SocketError` that a promise rejects with. */
async function rejection(promise: Promise<unknown>): Promise<SocketError> {
  const error = await promise.then(() => null, (error) => error);
  assertInstanceOf(error, SocketError);
  return error;
}

test("the error classes are related as in Python", [], () => {
  const details = { errno: 5, code: "EIO", syscall: "recv", address: ["127.0.0.1", 80] };
  for (const Class of [SocketError, GaiError, HostError, TimeoutError]) {
    const error = new Class("what happened", details);
    assertInstanceOf(error, Error);
    assertInstanceOf(error, SocketError);
    for (const Other of [GaiError, HostError, TimeoutError]) {
      assertEquals(error instanceof Other, Class === Other, `${Class.name} ${Other.name}`);
    }
    assertEquals(error.name, Class.name);
    assertEquals(`${error}`, `${Class.name}: what happened`);
    assertEquals([error.errno, error.code, error.syscall], [5, "EIO", "recv"]);
    assertEquals(error.address, ["127.0.0.1", 80]);
    assert(error.stack?.includes("errors_test.ts"));
  }
});

test("an error without an address has no property `address`", [], () => {
  const error = new SocketError("message", { errno: 5, code: "EIO", syscall: "recv" });
  assert(!("address" in error));
  assertEquals(new HostError("x", { errno: 1, code: "X", syscall: "y" }).h_errno, 1);
});

test("every number in Python's errno has its name and the system's message", [
  ownTool("python3"),
], async () => {
  await using python = new Python(`
import errno, os, json
say(json.dumps([[n, name, os.strerror(n)] for n, name in errno.errorcode.items()]))
`);
  const known = await python.json<[number, string, string][]>();
  assert(known.length > 100);
  const constants = module as unknown as Record<string, unknown>;
  for (const [errno, name, text] of known) {
    const error = systemError(errno, "connect", ["127.0.0.1", 80]);
    // A number may have two names, such as EAGAIN and EWOULDBLOCK.
    assertEquals(constants[error.code], errno, name);
    assertEquals(constants[name], errno, name);
    assertEquals([error.errno, error.syscall], [errno, "connect"]);
    assertEquals(error.message, `connect 127.0.0.1:80: ${text} (${error.code}, ${errno})`);
    assertEquals(error.constructor, errno === ETIMEDOUT ? TimeoutError : SocketError);
  }
  assertEquals(systemError(module.EAGAIN, "recv").code, "EAGAIN");
  assertEquals(systemError(module.EOPNOTSUPP, "recv").code, "EOPNOTSUPP");
  assertEquals(systemError(9999, "recv").code, "ERRNO_9999");
});

test("every EAI_* and h_errno has its name and a message", [], () => {
  const constants = module as unknown as Record<string, number | undefined>;
  const names = Object.keys(constants).filter((name) =>
    /^EAI_/.test(name) && constants[name] !== undefined
  );
  assert(names.length > 8);
  for (const name of names) {
    const error = gaiError(constants[name]!, 0, "getaddrinfo", "host.test");
    assertInstanceOf(error, GaiError);
    assertEquals(error.errno, constants[name]);
    assertEquals(constants[error.code], constants[name]);
    assertMatch(error.message, /^getaddrinfo "host\.test": .+ \(EAI_\w+, -?\d+\)$/);
  }
  for (const name of ["HOST_NOT_FOUND", "TRY_AGAIN", "NO_RECOVERY", "NO_DATA"]) {
    const error = hostError(constants[name]!, "gethostbyname", "host.test");
    assertInstanceOf(error, HostError);
    assertEquals([error.code, error.h_errno], [name, constants[name]!]);
    assertMatch(error.message, /^gethostbyname "host\.test": .+ \([A-Z_]+, \d+\)$/);
  }
  // The message of EAI_SYSTEM says little, so it contains that of errno.
  if (module.EAI_SYSTEM === undefined) return;
  const system = gaiError(module.EAI_SYSTEM, module.EMFILE, "getaddrinfo");
  assertStringIncludes(system.message, "Too many open files");
});

test("a number that no table has gets a code that is an identifier", [], () => {
  const codes = (number: number) =>
    [
      systemError(number, "connect"),
      gaiError(number, 0, "getaddrinfo", "host.test"),
      hostError(number, "gethostbyname", "host.test"),
    ].map(({ code }) => code);
  assertEquals(codes(9999), ["ERRNO_9999", "EAI_9999", "H_ERRNO_9999"]);
  assertEquals(codes(-99), ["ERRNO_MINUS_99", "EAI_MINUS_99", "H_ERRNO_MINUS_99"]);
  // Look-ups on Windows fail with errors of Winsock too.
  if (Deno.build.os === "windows") assertEquals(codes(10014), Array(3).fill("EFAULT"));
});

inBothForms("a refused connection", [], async (form) => {
  using unused = new Socket(AF_INET, SOCK_STREAM);
  unused.bind(["127.0.0.1", 0]);
  const address = unused.getsockname();
  using socket = new Socket(AF_INET, SOCK_STREAM);
  const error = await rejection(form.connect(socket, address));
  assertEquals(error.constructor, SocketError);
  assertEquals(
    [error.errno, error.code, error.syscall],
    [ECONNREFUSED, "ECONNREFUSED", "connect"],
  );
  assertEquals(error.address, address);
  assertEquals(
    error.message,
    `connect 127.0.0.1:${address[1]}: Connection refused (ECONNREFUSED, ${ECONNREFUSED})`,
  );
  using another = new Socket(AF_INET, SOCK_STREAM);
  assertEquals(await form.connectEx(another, address), ECONNREFUSED);
});

inBothForms("a receive that times out", [], async (form) => {
  using socket = new Socket(AF_INET, SOCK_DGRAM);
  socket.bind(["127.0.0.1", 0]);
  socket.settimeout(0.02);
  const error = await rejection(form.recv(socket, 1));
  assertInstanceOf(error, TimeoutError);
  assertEquals([error.errno, error.code, error.syscall], [ETIMEDOUT, "ETIMEDOUT", "recv"]);
  assertStringIncludes(error.message, "timed out after 0.02 s");
  assertEquals(timeoutError(2, "connect", ["::1", 80]).address, ["::1", 80]);
  assertStringIncludes(
    timeoutError(2, "connect", ["::1", 80]).message,
    "connect [::1]:80: timed out",
  );
});

/** Requires unix datagram sockets. */
function unixSockets(): Need {
  try {
    new Socket(AF_UNIX, SOCK_DGRAM).close();
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

inBothForms("errors contain the call and the path", [unixSockets()], async (form) => {
  using unix = new Socket(AF_UNIX, SOCK_DGRAM);
  const missing = "/nowhere/at all";
  for (
    const [rejected, syscall] of [
      [rejection(form.sendto(unix, "x", 0, missing)), "sendto"],
      [rejection(form.connect(unix, missing)), "connect"],
    ] as const
  ) {
    const error = await rejected;
    assertEquals([error.code, error.syscall, error.address], ["ENOENT", syscall, missing]);
    assertStringIncludes(error.message, `${syscall} "${missing}"`);
  }
});

inBothForms("errors contain the call and its address", [], async (form) => {
  using datagrams = new Socket(AF_INET, SOCK_DGRAM);
  using stream = new Socket(AF_INET, SOCK_STREAM);
  const unconnected = onWindows ? "ENOTCONN" : "EDESTADDRREQ";
  const address: module.InetAddress = ["127.0.0.1", 9];
  const broadcast: module.InetAddress = ["<broadcast>", 9];
  const expected: [Promise<SocketError>, code: string, syscall: string, address: unknown][] = [
    [rejection(form.accept(stream)), "EINVAL", "accept", undefined],
    [rejection(form.recv(stream, 1)), "ENOTCONN", "recv", undefined],
    [rejection(form.recvInto(stream, new Uint8Array(1))), "ENOTCONN", "recv", undefined],
    [rejection(form.recvfrom(stream, 1)), "ENOTCONN", "recvfrom", undefined],
    [rejection(form.recvfromInto(stream, new Uint8Array(1))), "ENOTCONN", "recvfrom", undefined],
    [rejection(form.send(datagrams, "x")), unconnected, "send", undefined],
    [rejection(form.sendall(datagrams, "x")), unconnected, "send", undefined],
    [rejection(form.sendto(datagrams, "x", 0, broadcast)), "EACCES", "sendto", broadcast],
    [
      rejection(form.sendto(datagrams, new Uint8Array(70000), 0, address)),
      "EMSGSIZE",
      "sendto",
      address,
    ],
  ];
  for (const [rejected, code, syscall, address] of expected) {
    const error = await rejected;
    assertEquals([error.code, error.syscall, error.address], [code, syscall, address]);
    assertEquals(error.errno, (module as unknown as Record<string, number>)[code]);
    assertStringIncludes(error.message, code);
    assertStringIncludes(error.message, syscall);
  }
});

test("an address that is in use", [], () => {
  using server = createServer(["127.0.0.1", 0]);
  const address = server.getsockname();
  using other = new Socket(AF_INET, SOCK_STREAM);
  const error = assertThrows(() => other.bind(address), SocketError);
  assertEquals([error.errno, error.code, error.syscall], [EADDRINUSE, "EADDRINUSE", "bind"]);
  assertEquals(error.address, address);
  const again = assertThrows(() => createServer(address), SocketError);
  assertEquals(again.code, "EADDRINUSE");
});

test("an option of a wrong length", [onlyOn("linux", "Windows accepts shorter values")], () => {
  using socket = new Socket(AF_INET, SOCK_STREAM);
  const set = () => socket.setsockopt(SOL_SOCKET, SO_REUSEADDR, new Uint8Array(1));
  const { code, syscall } = assertThrows(set, SocketError);
  assertEquals([code, syscall], ["EINVAL", "setsockopt"]);
});

test("errors of calls that never wait", [], () => {
  using socket = new Socket(AF_INET, SOCK_STREAM);
  using datagrams = new Socket(AF_INET, SOCK_DGRAM);
  const expected: [() => unknown, code: string, syscall: string][] = [
    [() => new Socket(AF_INET, SOCK_STREAM, 254), "EPROTONOSUPPORT", "socket"],
    [() => new Socket(9999), "EAFNOSUPPORT", "socket"],
    [() => module.socketpair(AF_INET6, SOCK_DGRAM), "EOPNOTSUPP", "socketpair"],
    [() => socket.getpeername(), "ENOTCONN", "getpeername"],
    [() => socket.shutdown(module.SHUT_RDWR), "ENOTCONN", "shutdown"],
    [() => socket.shutdown(99), "EINVAL", "shutdown"],
    [() => datagrams.listen(), "EOPNOTSUPP", "listen"],
    [() => socket.getsockopt(SOL_SOCKET, 9999), "ENOPROTOOPT", "getsockopt"],
    [() => socket.setsockopt(SOL_SOCKET, 9999, 1), "ENOPROTOOPT", "setsockopt"],
    [() => socket.ioctl(0x12345678, 0), onWindows ? "EOPNOTSUPP" : "ENOTTY", "ioctl"],
    [() => socket.bind(["192.0.2.1", 0]), "EADDRNOTAVAIL", "bind"],
    [() => module.if_nametoindex("none such"), "ENODEV", "if_nametoindex"],
    [() => module.if_indextoname(2 ** 31), "ENXIO", "if_indextoname"],
    [() => module.inet_aton("1.2.3.4.5"), "EINVAL", "inet_aton"],
    [() => module.inet_pton(AF_INET6, "1.2.3.4"), "EINVAL", "inet_pton"],
    [() => module.inet_pton(AF_UNIX, "1.2.3.4"), "EAFNOSUPPORT", "inet_pton"],
    [() => module.inet_ntop(AF_UNIX, new Uint8Array(4)), "EAFNOSUPPORT", "inet_ntop"],
    [() => module.getservbyname("no such service"), "ENOENT", "getservbyname"],
    [() => module.getservbyport(1, "no such protocol"), "ENOENT", "getservbyport"],
    [() => module.getprotobyname("no such protocol"), "ENOENT", "getprotobyname"],
    [() => module.dup(2 ** 31 - 1), NO_DESCRIPTOR, "dup"],
    [() => module.close(2 ** 31 - 1), NO_DESCRIPTOR, "close"],
    [() => module.fromfd(2 ** 31 - 1, AF_INET, SOCK_STREAM), NO_DESCRIPTOR, "dup"],
    [() => Socket.adopt(2 ** 31 - 1), NO_DESCRIPTOR, "getsockopt"],
  ];
  for (const [call, code, syscall] of expected) {
    const error = assertThrows(call, SocketError);
    assertEquals([error.code, error.syscall], [code, syscall]);
    assertEquals(error.errno, (module as unknown as Record<string, number>)[code]);
    assertStringIncludes(error.message, `(${code}, ${error.errno})`);
  }
});

using another = new Socket(AF_INET, SOCK_DGRAM);
const batch = new module.Batch(another, 1, 1);

/** Valid arguments of every method that fails on a closed socket. */
const validArguments: Readonly<Record<string, unknown[]>> = {
  accept: [],
  bind: [["127.0.0.1", 0]],
  connect: [["127.0.0.1", 1]],
  connectEx: [["127.0.0.1", 1]],
  detach: [],
  dup: [],
  getInheritable: [],
  getOption: [module.options.SOL_SOCKET.SO_TYPE],
  getpeername: [],
  getsockname: [],
  getsockopt: [SOL_SOCKET, SO_TYPE],
  ioctl: [module.FIONREAD, new Int32Array(1)],
  listen: [],
  makefile: [],
  poll: [module.POLLIN],
  recv: [1],
  recvExactly: [1],
  recvFds: [1, 1],
  recvUntil: ["x"],
  recvInto: [new Uint8Array(1)],
  recvfrom: [1],
  recvfromInto: [new Uint8Array(1)],
  recvmmsg: [batch],
  recvmsg: [1],
  recvmsgInto: [[new Uint8Array(1)]],
  send: ["x"],
  sendFds: ["x", module.SCM_RIGHTS === undefined ? [] : [0]],
  sendall: ["x"],
  sendfile: ["/etc/hosts"],
  sendmmsg: [batch],
  sendmsg: [["x"]],
  sendmsgAfalg: [["x"], { op: 0 }],
  sendto: ["x", ["127.0.0.1", 1]],
  setInheritable: [true],
  setblocking: [false],
  share: [1],
  setOption: [module.options.SOL_SOCKET.SO_BROADCAST, true],
  setsockopt: [SOL_SOCKET, SO_REUSEADDR, 1],
  settimeout: [1],
  shutdown: [module.SHUT_RDWR],
  toConn: [],
  toNode: [],
};

/** Results of the methods that succeed on a closed socket. */
const resultsWhenClosed: Readonly<Record<string, unknown>> = {
  close: undefined,
  fileno: -1,
  getblocking: true,
  gettimeout: null,
  ref: undefined,
  unref: undefined,
};

for (
  const [how, close] of [
    ["closed", (socket: Socket) => socket.close()],
    ["disposed of", (socket: Socket) => socket[Symbol.dispose]()],
    ["detached", (socket: Socket) => module.close(socket.detach())],
    ["closed by its number", (socket: Socket) => module.close(socket.fileno())],
  ] as const
) {
  test(`every method of a socket that is ${how} fails with EBADF`, [], async () => {
    const socket = new Socket<module.Address>(AF_INET, SOCK_STREAM);
    close(socket);
    const methods = Object.getOwnPropertyNames(Socket.prototype).filter((name) =>
      name !== "constructor"
    );
    const callable = socket as unknown as Record<string, (...args: unknown[]) => unknown>;
    assert(methods.length > 40);
    methods.splice(methods.indexOf("onaccepterror"), 1); // a property
    for (const getter of ["readable", "writable"] as const) {
      methods.splice(methods.indexOf(getter), 1);
      assertEquals(assertThrows(() => socket[getter], SocketError).code, "EBADF");
    }
    for (const name of methods) {
      if (name in resultsWhenClosed) {
        assertEquals(callable[name]!(), resultsWhenClosed[name], name);
        continue;
      }
      const args = validArguments[name.replace(/Sync$/, "")];
      assert(args !== undefined, `${name} is in neither list`);
      if (/^connectEx/.test(name)) {
        assertEquals(await callable[name]!(...args), EBADF, name);
        continue;
      }
      let promise: unknown;
      let error: unknown;
      try {
        promise = callable[name]!(...args);
        await promise;
      } catch (caught) {
        error = caught;
      }
      assertInstanceOf(error, SocketError, name);
      assertEquals([error.errno, error.code], [EBADF, "EBADF"], name);
      assertStringIncludes(error.message, "closed");
      const isAsync = `${name}Sync` in socket;
      assertEquals(
        promise instanceof Promise,
        isAsync,
        `${name} must reject if it has a Sync twin`,
      );
    }
    assertStringIncludes(Deno.inspect(socket), "closed");
    assertEquals([socket.family, socket.type, socket.proto], [AF_INET, SOCK_STREAM, 0]);
    const last = async () => {
      for await (const _ of socket) return "something";
      return "nothing";
    };
    assertEquals(await last(), "nothing");
  });
}

test("pending operations fail with EBADF when their socket is closed", [], async () => {
  using server = createServer(["127.0.0.1", 0]);
  const receiver = new Socket(AF_INET, SOCK_DGRAM);
  receiver.bind(["127.0.0.1", 0]);
  const waiting = [
    server.accept(),
    receiver.recv(1),
    receiver.recvfrom(1),
    receiver.recvInto(new Uint8Array(1)),
    receiver.recvfromInto(new Uint8Array(1)),
  ].map(rejection);
  server.close();
  receiver.close();
  const errors = await Promise.all(waiting);
  assertEquals(errors.map(({ code }) => code), Array(5).fill("EBADF"));
  assertEquals(
    errors.map(({ syscall }) => syscall),
    ["accept", "recv", "recvfrom", "recv", "recvfrom"],
  );
});
