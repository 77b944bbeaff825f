import { assert, assertEquals, assertRejects, assertThrows } from "@std/assert";
import {
  AF_INET,
  AF_INET6,
  AF_UNIX,
  type Bytes,
  close,
  CMSG_LEN,
  CMSG_SPACE,
  IP_PKTINFO,
  IP_RECVTTL,
  IP_TTL,
  IPPROTO_IP,
  IPPROTO_IPV6,
  IPV6_HOPLIMIT,
  IPV6_RECVHOPLIMIT,
  IPV6_UNICAST_HOPS,
  MSG_CTRUNC,
  MSG_TRUNC,
  type Received,
  type ReceivedAncillary,
  SCM_RIGHTS,
  SOCK_DGRAM,
  SOCK_SEQPACKET,
  SOCK_STREAM,
  Socket,
  SocketError,
  socketpair,
  SOL_SOCKET,
  TimeoutError,
} from "@libc/socket";
import {
  constants,
  decode,
  descriptors,
  type Form,
  inBothForms,
  openedSince,
  Python,
  SLOWNESS,
  test,
  tool,
  unixPairs,
  windowsItself,
} from "../helpers/support.ts";

/** The operations on messages, in a given form. */
const messages = {
  sendmsg: <A, K>(
    form: Form,
    socket: Socket<A, K>,
    ...args: Parameters<Socket<A, K>["sendmsgSync"]>
  ) =>
    form.name === "blocking"
      ? Promise.resolve(socket.sendmsgSync(...args))
      : (socket.sendmsg as (...args: unknown[]) => Promise<number>)(...args),
  recvmsg: <A, K>(
    form: Form,
    socket: Socket<A, K>,
    ...args: Parameters<Socket<A, K>["recvmsgSync"]>
  ) =>
    form.name === "blocking"
      ? Promise.resolve(socket.recvmsgSync(...args))
      : (socket.recvmsg as (...args: unknown[]) => Promise<Received<A>>)(...args),
  recvmsgInto: <A, K>(form: Form, socket: Socket<A, K>, buffers: Bytes[]) =>
    form.name === "blocking"
      ? Promise.resolve(socket.recvmsgIntoSync(buffers))
      : socket.recvmsgInto(buffers),
  sendFds: <A, K>(form: Form, socket: Socket<A, K>, data: string | string[], fds: number[]) =>
    form.name === "blocking"
      ? Promise.resolve(socket.sendFdsSync(data, fds))
      : socket.sendFds(data, fds),
  recvFds: <A, K>(form: Form, socket: Socket<A, K>, bufsize: number, maxfds: number) =>
    form.name === "blocking"
      ? Promise.resolve(socket.recvFdsSync(bufsize, maxfds))
      : socket.recvFds(bufsize, maxfds),
};

/** Sends a message of several parts and receives it into several buffers. */
async function gatherAndScatter<A, K>(form: Form, a: Socket<A, K>, b: Socket<A, K>): Promise<void> {
  assertEquals(
    await messages.sendmsg(form, a, ["he", new Uint8Array([97, 100]), "", "body"]),
    8,
  );
  const head = new Uint8Array(4), body = new Uint16Array(1), rest = new Uint8Array(9);
  const { nbytes, ancillary } = await messages.recvmsgInto(form, b, [head, body, rest]);
  assertEquals([nbytes, ancillary], [8, []]);
  assertEquals(
    decode(head) + decode(new Uint8Array(body.buffer)) + decode(rest.subarray(0, 2)),
    "headbody",
  );
}

inBothForms("message: gathered and scattered", [], async (form) => {
  const [a, b] = socketpair();
  await gatherAndScatter(form, a, b);
  a.close();
  assertEquals((await messages.recvmsg(form, b, 1, 100)).data.length, 0); // the end of the stream
  b.close();
  using to = new Socket(AF_INET, SOCK_DGRAM);
  to.bind(["127.0.0.1", 0]);
  using from = new Socket(AF_INET, SOCK_DGRAM);
  from.connectSync(to.getsockname());
  await gatherAndScatter(form, from, to);
  assertEquals(await messages.sendmsg(form, from, []), 0);
  assertEquals((await messages.recvmsg(form, to, 1)).address, from.getsockname());
});

inBothForms("message: gathered and scattered, unix", [unixPairs()], async (form) => {
  for (const type of [SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET]) {
    const [a, b] = socketpair(AF_UNIX, type);
    await gatherAndScatter(form, a, b);
    a.close();
    b.close();
  }
});

inBothForms("message: to an address and from an address", [], async (form) => {
  using a = new Socket(AF_INET, SOCK_DGRAM);
  using b = new Socket(AF_INET, SOCK_DGRAM);
  a.bind(["127.0.0.1", 0]);
  b.bind(["127.0.0.1", 0]);
  await messages.sendmsg(form, a, ["12345"], [], 0, b.getsockname());
  const { data, flags, address, ancillary } = await messages.recvmsg(form, b, 3);
  assertEquals(decode(data), "123");
  assertEquals([flags, address, ancillary], [MSG_TRUNC, a.getsockname(), []]);
  const [, port] = b.getsockname();
  await messages.sendmsg(form, a, ["by name"], [], 0, ["localhost", port]);
  assertEquals(decode((await messages.recvmsg(form, b, 64)).data), "by name");
});

const hopCases = [
  { family: AF_INET, host: "127.0.0.1", level: IPPROTO_IP, option: IP_RECVTTL, type: IP_TTL },
  {
    family: AF_INET6,
    host: "::1",
    level: IPPROTO_IPV6,
    option: IPV6_RECVHOPLIMIT ?? IPV6_HOPLIMIT, // Windows has one option for both
    type: IPV6_HOPLIMIT,
  },
];

inBothForms("message: received ancillary data of IPv4 and IPv6", [], async (form) => {
  for (const { family, host, level, option, type } of hopCases) {
    using a = new Socket<[string, number], "datagram">(family as number, SOCK_DGRAM);
    a.bind([host, 0]);
    a.setsockopt(level, option!, 1);
    a.setsockopt(level, family === AF_INET ? IP_TTL : IPV6_UNICAST_HOPS, 9);
    await messages.sendmsg(form, a, ["x", "yz"], [], 0, a.getsockname());
    const { data, ancillary, flags, address } = await messages.recvmsg(form, a, 16, CMSG_SPACE(4));
    assertEquals([decode(data), flags, address.slice(0, 2)], [
      "xyz",
      0,
      a.getsockname().slice(0, 2),
    ]);
    assertEquals(ancillary.map(({ level, type }) => [level, type]), [[level, type!]]);
    assertEquals(new Int32Array(ancillary[0]!.data.slice().buffer), new Int32Array([9]));
  }
});

const sendsAncillary = windowsItself("ignores the ancillary data of a send");

inBothForms("message: sent ancillary data of IPv4 and IPv6", [sendsAncillary], async (form) => {
  for (const { family, host, level, option, type } of hopCases) {
    using a = new Socket<[string, number], "datagram">(family as number, SOCK_DGRAM);
    a.bind([host, 0]);
    a.setsockopt(level, option!, 1);
    const hops = { level, type: type!, data: new Int32Array([7]) };
    await messages.sendmsg(form, a, ["x"], [hops], 0, a.getsockname());
    const { ancillary, flags } = await messages.recvmsg(form, a, 16, CMSG_SPACE(4));
    assertEquals(flags, 0);
    assertEquals(ancillary.length, 1);
    const [item] = ancillary;
    assertEquals([item!.level, item!.type], [level, type!]);
    assertEquals(new Int32Array(item!.data.slice().buffer), new Int32Array([7]));
  }
});

test("message: MSG_CTRUNC reports ancillary data that did not fit", [
  windowsItself("returns neither ancillary data nor the data's length"),
], () => {
  using a = new Socket(AF_INET, SOCK_DGRAM);
  a.bind(["127.0.0.1", 0]);
  a.setsockopt(IPPROTO_IP, IP_PKTINFO!, 1);
  a.setsockopt(IPPROTO_IP, IP_RECVTTL!, 1);
  a.sendtoSync("x", a.getsockname());
  const { ancillary, flags } = a.recvmsgSync(16, CMSG_SPACE(12));
  assertEquals(ancillary.map(({ type }) => type), [IP_PKTINFO!]);
  assertEquals(flags & MSG_CTRUNC, MSG_CTRUNC);
});

inBothForms("message: descriptors to and from Python", [
  constants("SCM_RIGHTS"),
  tool("python3"),
], async (form) => {
  const directory = Deno.makeTempDirSync();
  const path = `${directory}/s`;
  try {
    await using peer = new Python(
      `
s = socket.socket(socket.AF_UNIX); s.connect(sys.argv[1])
data, fds, flags, address = socket.recv_fds(s, 100, 5)
received = socket.socket(fileno=fds[0])
say('["%s", %d, %d]' % (data.decode(), len(fds), received.getsockname()[1]))
socket.send_fds(s, [b"back"], fds)
s.recv(1)
`,
      path,
    );
    using server = new Socket(AF_UNIX!, SOCK_STREAM);
    server.bind(path);
    server.listen();
    const [conn] = await server.accept();
    using original = new Socket(AF_INET, SOCK_DGRAM);
    original.bind(["127.0.0.1", 0]);
    assertEquals(
      await messages.sendFds(form, conn, ["tw", "o"], [original.fileno(), server.fileno()]),
      3,
    );
    assertEquals(await peer.json(), ["two", 2, original.getsockname()[1]]);
    const { data, fds, flags } = await messages.recvFds(form, conn, 100, 2);
    assertEquals([decode(data), fds.length, flags & MSG_CTRUNC!], ["back", 2, 0]);
    using same = Socket.adopt(fds[0]!);
    assertEquals(same.getsockname(), original.getsockname());
    assertEquals(same.getInheritable(), false);
    close(fds[1]!);
    conn.close();
  } finally {
    Deno.removeSync(directory, { recursive: true });
  }
});

test("message: few untaken descriptors stay open", [constants("SCM_RIGHTS")], async () => {
  const before = descriptors();
  const [a, b] = socketpair(AF_UNIX, SOCK_DGRAM);
  const mine = [a.fileno(), b.fileno()];
  const untaken: ReceivedAncillary[] = []; // the last ones, to close them at the end
  const hold = ({ ancillary }: Received<unknown>) => {
    untaken.push(...ancillary);
    if (untaken.length > 1000) untaken.splice(0, 400);
  };
  for (let i = 0; i < 100_000 / SLOWNESS; i++) {
    a.sendFdsSync("x", mine);
    if (i % 4 === 0) b.recvSync(1); // without room for descriptors
    else if (i % 4 === 1) hold(b.recvmsgSync(1, CMSG_LEN(4))); // room for one of two
    else if (i % 4 === 2) hold(await b.recvmsg(1, CMSG_LEN(8)));
    else b.recvFdsSync(1, 2).fds.forEach(close);
  }
  const held = openedSince(before).length;
  assert(held < 600, `${held} descriptors are open`);
  const { ancillary } = (a.sendFdsSync("x", mine), b.recvmsgSync(1, CMSG_LEN(8)));
  {
    using disposed = ancillary[0]!.descriptors!;
    assertEquals(disposed.length, 2);
  }
  assertEquals(ancillary[0]!.descriptors!.take(), []);
  for (const { descriptors } of untaken) descriptors![Symbol.dispose]();
  a.close();
  b.close();
  assertEquals(openedSince(before), []);
});

test("message: concurrent receives keep their descriptors", [
  constants("SCM_RIGHTS"),
], async () => {
  const [a, b] = socketpair(AF_UNIX, SOCK_DGRAM);
  const received = Array.from({ length: 10 }, () => b.recvFds(1, 1));
  for (const _ of received) await a.sendFds("x", [a.fileno()]);
  for (const { fds } of await Promise.all(received)) {
    assertEquals(fds.length, 1);
    close(fds[0]!);
  }
  a.close();
  b.close();
});

test("message: timeout, abort, close and wrong arguments", [], async () => {
  const [a, b] = socketpair();
  b.settimeout(0.02);
  assertThrows(() => b.recvmsgSync(1), TimeoutError, "recvmsg");
  await assertRejects(() => b.recvmsg(1, 0, 0), TimeoutError, "recvmsg");
  b.settimeout(null);
  await assertRejects(
    () => b.recvmsg(1, { signal: AbortSignal.abort(new Error("no")) }),
    Error,
    "no",
  );
  assertThrows(() => a.sendmsgSync("x" as never), TypeError, "buffers");
  assertThrows(() => a.sendmsgSync([7 as never]), TypeError, "buffers[0]");
  assertThrows(() => a.sendmsgSync(Array(1025).fill("x")), RangeError, "1024");
  assertThrows(
    () => a.sendmsgSync(["x"], [{ level: SOL_SOCKET } as never]),
    TypeError,
    "ancillary[0].type",
  );
  await assertRejects(
    () => a.sendmsg(["x"], [{ level: SOL_SOCKET, type: 1, data: "fd" as never }]),
    TypeError,
    "ancillary[0].data",
  );
  assertThrows(() => b.recvmsgSync(-1), RangeError, "bufsize");
  assertThrows(() => b.recvmsgSync(1, -1), RangeError, "ancbufsize");
  assertThrows(
    () => b.recvmsgIntoSync([new Uint8Array(new SharedArrayBuffer(1))]),
    TypeError,
    "buffers[0]",
  );
  assertThrows(() => a.sendFdsSync("x", [-1]), RangeError, "fds[0]");
  await assertRejects(() => b.recvFds(1, -1), RangeError, "maxfds");
  if (SCM_RIGHTS !== undefined) {
    assertThrows(() => a.sendFdsSync("x", [999_999]), SocketError, "EBADF");
  }
  const pending = b.recvmsg(1);
  b.close();
  await assertRejects(() => pending, SocketError, "EBADF");
  assertThrows(() => b.recvmsgSync(1), SocketError, "EBADF");
  a.close();
});

test("CMSG_LEN and CMSG_SPACE return the same as in Python", [tool("python3")], async () => {
  const lengths = [0, 1, 3, 4, 7, 8, 9, 12, 16, 100];
  await using peer = new Python(`
import json
say(json.dumps([[socket.CMSG_LEN(n), socket.CMSG_SPACE(n)] for n in ${JSON.stringify(lengths)}]))
`);
  assertEquals(await peer.json(), lengths.map((n) => [CMSG_LEN(n), CMSG_SPACE(n)]));
  assertThrows(() => CMSG_LEN(-1), RangeError, "length");
});
