// Invalid arguments: the error names the argument, no system call is made, and the socket stays
// usable.

import { assert, assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import * as module from "@libc/socket";
import {
  AF_INET,
  AF_INET6,
  getdefaulttimeout,
  MSG_PEEK,
  SIO_RCVALL,
  SO_TYPE,
  SOCK_DGRAM,
  Socket,
  SOL_SOCKET,
} from "@libc/socket";
import {
  asynchronousSlots,
  callable,
  fixture,
  missing,
  otherSlots,
  refusal,
  slots,
} from "../helpers/bad_input.ts";
import {
  decode,
  descriptors,
  type Need,
  openedSince,
  run,
  test,
  tool,
} from "../helpers/support.ts";

/** Asserts that a socket connected to itself still sends and receives. */
function assertWorks(socket: Socket<module.InetAddress, "datagram">, after: string): void {
  assert(socket.fileno() >= 0, `the socket is closed after ${after}`);
  assertEquals(socket.gettimeout(), null, after);
  socket.sendSync(after);
  assertEquals(decode(socket.recvSync(1000)), after);
}

for (const one of [...slots, ...asynchronousSlots]) {
  const { call, argument, refused } = one;
  const where = `${argument} of ${call}`;
  test(`${where}: ${refused.length} invalid values are refused`, [], async () => {
    using socket = fixture();
    const open = descriptors();
    const complaints: string[] = [];
    for (const [bad, expected] of refused) {
      const complaint = await refusal(one, bad, expected, socket);
      if (complaint !== null) complaints.push(complaint);
      assertWorks(socket, where);
    }
    assertEquals(complaints, []);
    assertEquals(openedSince(open), []);
    assertEquals(getdefaulttimeout(), null);
  });
}

/** Requires a system that can create a socket. */
function canCreate(make: () => Socket): Need {
  try {
    make().close();
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

for (const one of otherSlots) {
  const { call, argument, refused, family, make } = one;
  test(
    `${argument} of ${call}, ${family}: ${refused.length} invalid values are refused`,
    [canCreate(make)],
    async () => {
      using socket = make();
      const open = descriptors();
      const complaints: string[] = [];
      for (const [bad, expected] of refused) {
        const complaint = await refusal(one, bad, expected, socket);
        if (complaint !== null) complaints.push(complaint);
      }
      assertEquals(complaints, []);
      assertEquals(openedSince(open), []);
      socket.bind(socket.family === AF_INET6 ? ["::1", 0] : "");
      if ((socket.type as number) !== SOCK_DGRAM) return;
      socket.sendtoSync("works", socket.getsockname());
      assertEquals(decode(socket.recvSync(10)), "works");
    },
  );
}

test("every function and method that takes an argument is in the table", [], () => {
  const known = new Set([...slots, ...otherSlots, ...asynchronousSlots].map(({ call }) => call));
  const withoutArguments = new Set([
    "getdefaulttimeout",
    "getifaddrs",
    "gethostname",
    "hasDualstackIPv6",
    "if_nameindex",
    ...["close", "constructor", "detach", "dup", "fileno", "getInheritable", "getblocking"],
    ...["getpeername", "getsockname", "gettimeout", "ref", "unref", "toConn"],
  ].map((name) => name in module && name !== "close" && name !== "dup" ? name : `Socket.${name}`));
  // The methods of other classes have tests of their own. AF_ALG, which sendmsgAfalg requires, is
  // not on every machine. The guards of addresses take any value.
  const elsewhere = /^([A-Z][a-z]\w*|Socket\.sendmsgAfalg|is[A-Z]\w*Address)$/;
  const functions = Object.entries(module)
    .filter(([, value]) => typeof value === "function")
    .map(([name]) => name);
  const methods = Object.entries(Object.getOwnPropertyDescriptors(Socket.prototype))
    .filter(([, { value }]) => typeof value === "function")
    .map(([name]) => `Socket.${name}`);
  const unknown = [...functions, ...methods]
    .map((name) => name.replace(/Sync$/, ""))
    .filter((name) => !known.has(name) && !withoutArguments.has(name) && !elsewhere.test(name));
  assertEquals(unknown, []);
});

test("a constant that the platform lacks is refused with the platform's name", [], async () => {
  using socket = fixture();
  assertEquals(missing, undefined);
  const numeric = [...slots].filter(({ refused }) =>
    refused.some(([value]) => value === undefined) && refused.some(([value]) => value === true) &&
    refused.some(([value]) => value === 1n)
  );
  assert(numeric.length > 40, `${numeric.length}`);
  for (const { call, args, argument } of numeric) {
    for (const name of [call, `${call}Sync`]) {
      const fn = callable(name, socket);
      if (fn === undefined) continue;
      let message = "nothing";
      try {
        await fn(...args(missing));
      } catch (error) {
        message = (error as Error).message;
      }
      assertStringIncludes(message, `${argument} is undefined`);
      assertStringIncludes(message, Deno.build.os);
    }
    assertWorks(socket, call);
  }
});

test("transferring the buffer of a pending receive fails the receive", [], async () => {
  using socket = new Socket(AF_INET, SOCK_DGRAM);
  socket.bind(["127.0.0.1", 0]);
  const buffer = new Uint8Array(16);
  const received = socket.recvInto(buffer).then(() => "received", (error: Error) => error);
  structuredClone(buffer, { transfer: [buffer.buffer] });
  socket.sendtoSync("one", socket.getsockname());
  const error = await received;
  assert(error instanceof TypeError, `${error}`);
  assertStringIncludes(error.message, "detached");
  assertEquals(decode(socket.recvSync(16)), "one"); // the failed receive has not consumed it
});

test("a buffer that was accepted is refused after it is transferred", [], async () => {
  using socket = new Socket(AF_INET, SOCK_DGRAM);
  socket.bind(["127.0.0.1", 0]);
  await socket.connect(socket.getsockname());
  const data = new Uint8Array([1, 2, 3]);
  const buffer = new Uint8Array(16);
  for (let i = 0; i < 3; i++) {
    assertEquals([socket.sendSync(data), socket.recvIntoSync(buffer)], [3, 3]);
  }
  for (const view of [data, buffer]) structuredClone(view, { transfer: [view.buffer] });
  const refused = [() => socket.sendSync(data), () => socket.recvIntoSync(buffer)];
  for (const call of refused) assertThrows(call, TypeError, "detached");
});

test("an invalid call affects neither pending operations nor queued data", [], async () => {
  using socket = fixture();
  const waiting = socket.recv(100);
  const invalid = [
    // @ts-expect-error: a size is not a string
    socket.recv("5"),
    socket.recvInto(new Uint8Array(1), 2),
    socket.sendto("x", ["127.0.0.1", 65536]),
    socket.connect(["127.0.0.1", 65536]),
  ];
  for (const { status } of await Promise.allSettled(invalid)) assertEquals(status, "rejected");
  await socket.send("first");
  assertEquals(decode(await waiting), "first");
  await socket.send("second");
  assertEquals(decode(await socket.recv(100, MSG_PEEK)), "second");
  assertEquals(socket.getsockopt(SOL_SOCKET, SO_TYPE), SOCK_DGRAM);
  socket.recvSync(100);
});

test("a refused call makes no system call", [tool("strace")], async () => {
  const script = `
    import { otherSlots, asynchronousSlots, fixture, refusal, slots } from "./helpers/bad_input.ts";
    const sockets = new Map(otherSlots.map((slot) => [slot, slot.make()]));
    const socket = fixture();
    const complaints = [];
    socket.getpeername(); // marks the start in the trace
    for (const slot of [...slots, ...otherSlots, ...asynchronousSlots]) {
      for (const [bad, expected] of slot.refused) {
        const complaint = await refusal(slot, bad, expected, sockets.get(slot) ?? socket);
        if (complaint !== null) complaints.push(complaint);
      }
    }
    socket.getpeername(); // marks the end
    console.log(complaints.length);`;
  const directory = Deno.makeTempDirSync();
  try {
    const traced = "%network,ioctl,fcntl,dup,close,sethostname,setns,sendfile";
    const strace = ["strace", "-f", "-qq", "--seccomp-bpf", "-o", `${directory}/trace`, "-e"];
    const { code, stdout, stderr } = await run(script, ["-A"], [...strace, `trace=${traced}`]);
    assertEquals([code, stdout, stderr], [0, "0\n", ""]);
    const calls = Deno.readTextFileSync(`${directory}/trace`).trim().split("\n");
    const [before, after] = calls.flatMap((line, i) => line.includes("getpeername(") ? [i] : []);
    const main = calls[before!]!.split(" ")[0];
    const network = /\b(socket|bind|connect|send|recv|accept|listen|shutdown|[gs]et)\w*\(/;
    const made = calls.slice(before! + 1, after).filter((line) =>
      network.test(line) || line.startsWith(`${main} `)
    );
    assertEquals(made, []);
    assert(calls.slice(0, before).some((line) => line.includes("AF_INET")), "the trace is empty");
  } finally {
    Deno.removeSync(directory, { recursive: true });
  }
});

test("the type checker refuses invalid arguments", [], () => {
  // Never called: the type checker must find an error in each statement.
  const _checked = (socket: Socket<module.InetAddress, "datagram">) => {
    // @ts-expect-error: a constant that some platform lacks may be undefined
    socket.ioctl(SIO_RCVALL, 1);
    // @ts-expect-error: the same
    socket.getsockopt(SOL_SOCKET, module.SO_EXCLUSIVEADDRUSE);
    // @ts-expect-error: the same
    socket.recvSync(1, module.MSG_HOLD);
    // @ts-expect-error: the same
    module.getaddrinfoSync("", 80, module.AF_HYPERV);
    // @ts-expect-error: the same
    socket.setsockopt(SOL_SOCKET, SO_TYPE, module.SO_EXCLUSIVEADDRUSE);
    // @ts-expect-error: the same
    socket.shutdown(module.SD_BOTH);
    // @ts-expect-error: the same
    module.fromfd(0, module.AF_NETLINK, SOCK_DGRAM);
    // @ts-expect-error: the same
    module.inet_ntop(module.AF_HYPERV, new Uint8Array(16));
    // @ts-expect-error: a port is a number
    socket.connectSync(["127.0.0.1", "80"]);
    // @ts-expect-error: an address of another family
    socket.bind("/tmp/x");
    // @ts-expect-error: a signal is not an options object
    socket.recv(1, AbortSignal.abort());
    // @ts-expect-error: null requires a length
    socket.setsockopt(SOL_SOCKET, SO_TYPE, null);
    // @ts-expect-error: a blocking call cannot be aborted
    socket.recvSync(1, 0, { signal: AbortSignal.abort() });

    const address: module.InetAddress = socket.recvfromSync(1)[1];
    const inet: Socket<module.InetAddress, "datagram"> = new Socket(AF_INET, SOCK_DGRAM);
    const inet6: Socket<module.Inet6Address, "stream"> = new Socket(AF_INET6, module.SOCK_STREAM);
    // @ts-expect-error: AF_INET6 has another address type
    const other: Socket<module.InetAddress, "datagram"> = new Socket(AF_INET6, SOCK_DGRAM);
    // @ts-expect-error: the sender of a stream may be null
    const sender: module.Inet6Address = inet6.recvfromSync(1)[1];
    return [address, inet, other, sender];
  };
});
