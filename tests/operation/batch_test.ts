import { assert, assertEquals, assertRejects, assertThrows } from "@std/assert";
import {
  AF_INET,
  AF_INET6,
  AF_UNIX,
  Batch,
  type BatchOptions,
  type BatchPart,
  CMSG_SPACE,
  IP_RECVTTL,
  IP_TTL,
  IPPROTO_IP,
  MSG_TRUNC,
  SO_NO_CHECK,
  SO_RCVBUF,
  SO_TIMESTAMPING,
  SOCK_DGRAM,
  Socket,
  SocketError,
  socketpair,
  SOL_SOCKET,
  SOL_UDP,
  TimeoutError,
  UDP_CORK,
  UDP_GRO,
  UDP_SEGMENT,
} from "@libc/socket";
import {
  constants,
  decode,
  type Form,
  inBothForms,
  Python,
  test,
  tool,
  unixPairs,
  windowsItself,
} from "../helpers/support.ts";

/** The operations on batches, in a given form. */
const batches = {
  recvmmsg: <A, K>(form: Form, socket: Socket<A, K>, batch: Batch<A>): Promise<number> =>
    form.name === "blocking" ? Promise.resolve(socket.recvmmsgSync(batch)) : socket.recvmmsg(batch),
  sendmmsg: <A, K>(
    form: Form,
    socket: Socket<A, K>,
    batch: Batch<A>,
    ...rest: BatchPart
  ): Promise<number> =>
    form.name === "blocking"
      ? Promise.resolve(socket.sendmmsgSync(batch, ...rest))
      : socket.sendmmsg(batch, ...rest),
};

/** Returns the text of each received datagram. */
function texts<A>(batch: Batch<A>, count: number): string[] {
  return Array.from({ length: count }, (_, i) => decode(batch.data(i)));
}

inBothForms("batch: datagrams there and back", [], async (form) => {
  for (const [family, host] of [[AF_INET, "127.0.0.1"], [AF_INET6, "::1"]] as const) {
    using a = new Socket<[string, number], "datagram">(family as number, SOCK_DGRAM);
    using b = new Socket<[string, number], "datagram">(family as number, SOCK_DGRAM);
    a.bind([host, 0]);
    b.bind([host, 0]);
    const out = new Batch(a, 20, 100);
    const expected = Array.from({ length: 20 }, (_, i) => `datagram ${i}`.padEnd(i * 5));
    expected.forEach((text, i) => out.put(i, text, b.getsockname()));
    assertEquals(await batches.sendmmsg(form, a, out), 20);
    const received = new Batch(b, 32, 100);
    assertEquals(await batches.recvmmsg(form, b, received), 20);
    assertEquals(texts(received, 20), expected);
    assertEquals(received.address(0), a.getsockname());
    assertEquals(received.address(19), a.getsockname());
    // A received batch can be sent back to the senders unchanged.
    assertEquals(await batches.sendmmsg(form, b, received, 20), 20);
    const back = new Batch(a, 7, 100);
    const again: string[] = [];
    while (again.length < 20) {
      again.push(...texts(back, await batches.recvmmsg(form, a, back)));
    }
    assertEquals(again, expected);
  }
});

inBothForms("batch: Python sends one by one", [tool("python3")], async (form) => {
  using socket = new Socket(AF_INET, SOCK_DGRAM);
  socket.setsockopt(SOL_SOCKET, SO_RCVBUF, 1 << 20);
  socket.bind(["127.0.0.1", 0]);
  await using _ = new Python(
    `
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for i in range(200): s.sendto(b"%d" % i, ("127.0.0.1", int(sys.argv[1])))
`,
    String(socket.getsockname()[1]),
  );
  const batch = new Batch(socket, 16, 64);
  const received: string[] = [];
  while (received.length < 200) {
    const count = await batches.recvmmsg(form, socket, batch);
    assert(count >= 1 && count <= 16);
    received.push(...texts(batch, count));
  }
  assertEquals(received, Array.from({ length: 200 }, (_, i) => `${i}`));
});

inBothForms("batch: truncated data, flags and ancillary data", [], async (form) => {
  using socket = new Socket(AF_INET, SOCK_DGRAM);
  socket.bind(["127.0.0.1", 0]);
  socket.setsockopt(IPPROTO_IP, IP_RECVTTL!, 1);
  socket.setsockopt(IPPROTO_IP, IP_TTL, 9);
  const out = new Batch(socket, 2, 64);
  out.put(0, "12345678", socket.getsockname());
  out.put(1, "1", socket.getsockname());
  assertEquals(await batches.sendmmsg(form, socket, out), 2);
  const batch = new Batch(socket, 2, 4, CMSG_SPACE(4));
  assertEquals(await batches.recvmmsg(form, socket, batch), 2);
  assertEquals(texts(batch, 2), ["1234", "1"]);
  assertEquals([batch.flags(0), batch.flags(1)], [MSG_TRUNC, 0]);
  assertEquals(ttls(batch), [9, 9]);
});

/** Returns the TTLs of two received datagrams. */
function ttls<A>(batch: Batch<A>): (number | undefined)[] {
  return [0, 1].map((i) => new Int32Array(batch.ancillary(i)[0]!.data.slice().buffer)[0]);
}

inBothForms("batch: ancillary data of each datagram", [
  windowsItself("ignores the ancillary data of a send"),
], async (form) => {
  using socket = new Socket(AF_INET, SOCK_DGRAM);
  socket.bind(["127.0.0.1", 0]);
  socket.setsockopt(IPPROTO_IP, IP_RECVTTL!, 1);
  const out = new Batch(socket, 2, 64, CMSG_SPACE(4));
  const ttl = (value: number) => [
    { level: IPPROTO_IP, type: IP_TTL, data: new Int32Array([value]) },
  ];
  out.put(0, "1", socket.getsockname(), ttl(3));
  out.put(1, "2", socket.getsockname(), ttl(200));
  assertEquals(await batches.sendmmsg(form, socket, out), 2);
  const batch = new Batch(socket, 2, 4, CMSG_SPACE(4));
  assertEquals(await batches.recvmmsg(form, socket, batch), 2);
  assertEquals(ttls(batch), [3, 200]);
});

inBothForms("batch: segmentation and coalescing in the kernel", [
  constants("UDP_SEGMENT", "UDP_GRO"),
], async (form) => {
  using a = new Socket(AF_INET, SOCK_DGRAM);
  using b = new Socket(AF_INET, SOCK_DGRAM);
  b.bind(["127.0.0.1", 0]);
  a.setsockopt(SOL_UDP, UDP_SEGMENT!, 1000);
  const out = new Batch(a, 1, 8000);
  const sent = crypto.getRandomValues(new Uint8Array(8000));
  out.put(0, sent, b.getsockname());
  assertEquals(await batches.sendmmsg(form, a, out), 1);
  const segments = new Batch(b, 16, 2000);
  assertEquals(await batches.recvmmsg(form, b, segments), 8);
  assertEquals(segments.data(7), sent.subarray(7000));

  b.setsockopt(SOL_UDP, UDP_GRO!, 1);
  assertEquals(await batches.sendmmsg(form, a, out), 1);
  const coalesced = new Batch(b, 16, 65536, CMSG_SPACE(4));
  let length = 0;
  while (length < 8000) {
    const count = await batches.recvmmsg(form, b, coalesced);
    for (let i = 0; i < count; i++) {
      assertEquals(coalesced.data(i), sent.subarray(length, length + coalesced.data(i).length));
      length += coalesced.data(i).length;
    }
  }
  assertEquals(length, 8000);
});

/**
 * Sends datagrams of these lengths in one batch to a receiver with `UDP_GRO`, which receives
 * coalesced datagrams as one. Returns the lengths received, which show how the batch was sent.
 */
async function lengthsReceived(
  form: Form,
  lengths: number[],
  options: BatchOptions,
  prepare: (sender: Socket<[string, number], "datagram">) => void = () => {},
): Promise<number[]> {
  using a = new Socket(AF_INET, SOCK_DGRAM);
  using b = new Socket(AF_INET, SOCK_DGRAM);
  b.bind(["127.0.0.1", 0]);
  b.settimeout(60);
  b.setsockopt(SOL_UDP, UDP_GRO!, 1);
  b.setsockopt(SOL_SOCKET, SO_RCVBUF, 1 << 20);
  prepare(a);
  const out = new Batch(a, lengths.length, Math.max(...lengths), options);
  lengths.forEach((length, i) => out.put(i, new Uint8Array(length), b.getsockname()));
  assertEquals(await batches.sendmmsg(form, a, out), lengths.length);
  a.setsockopt(SOL_UDP, UDP_CORK!, 0);
  return await receivedLengths(form, b, lengths);
}

/** Receives until all bytes of the datagrams have arrived. Returns the length of each receive. */
async function receivedLengths(
  form: Form,
  socket: Socket<[string, number], "datagram">,
  lengths: number[],
): Promise<number[]> {
  const received: number[] = [];
  const total = lengths.reduce((sum, length) => sum + length);
  for (let left = total; left > 0; left -= received.at(-1)!) {
    received.push((await form.recv(socket, 65536)).length);
  }
  return received;
}

const gso = constants("UDP_SEGMENT", "UDP_GRO", "UDP_CORK", "SO_NO_CHECK", "SO_TIMESTAMPING");
const segment = true;
const equal = (count: number, length: number): number[] => Array(count).fill(length);

inBothForms("batch: datagrams stay separate without the option `segment`", [gso], async (form) => {
  for (const options of [{}, { segment: false }, { segment: undefined }]) {
    assertEquals(await lengthsReceived(form, equal(32, 100), options), equal(32, 100));
  }
});

inBothForms("batch: segments coalesce equal datagrams", [gso], async (form) => {
  const received = (lengths: number[]) => lengthsReceived(form, lengths, { segment });
  assertEquals(await received(equal(32, 100)), [3200]);
  assertEquals(await received([100, 100, 7, 7, 100]), [207, 7, 100]); // a shorter one ends a run
  assertEquals(await received([100, 101, 101]), [100, 202]);
  assertEquals(await received([5, 0, 5]), [5, 0, 5]);
  assertEquals(await received(equal(70, 10)), [640, 60]);
  assertEquals(await received(equal(7, 20_000)), [60_000, 60_000, 20_000]);
});

inBothForms(
  "batch: a receiver without UDP_GRO receives segments as datagrams",
  [gso],
  async (form) => {
    using a = new Socket(AF_INET, SOCK_DGRAM);
    using b = new Socket(AF_INET, SOCK_DGRAM);
    b.bind(["127.0.0.1", 0]);
    b.settimeout(10);
    const lengths = [...equal(40, 100), 7];
    const out = new Batch(a, lengths.length, 100, CMSG_SPACE(4), { segment });
    lengths.forEach((length, i) => out.put(i, new Uint8Array(length).fill(i), b.getsockname()));
    assertEquals(await batches.sendmmsg(form, a, out), lengths.length);
    for (const [i, length] of lengths.entries()) {
      assertEquals(await form.recv(b, 65536), new Uint8Array(length).fill(i));
    }
  },
);

inBothForms("batch: socket options for each datagram prevent coalescing", [gso], async (form) => {
  const three = [100, 100, 100];
  const received = (prepare: (sender: Socket<[string, number], "datagram">) => void) =>
    lengthsReceived(form, three, { segment }, prepare);
  assertEquals(
    await received((socket) => {
      socket.setsockopt(SOL_SOCKET, SO_TIMESTAMPING!, 1 << 4); // SOF_TIMESTAMPING_SOFTWARE
    }),
    three,
  );
  // The kernel refuses to segment without checksums.
  assertEquals(
    await received((socket) => socket.setsockopt(SOL_SOCKET, SO_NO_CHECK!, 1)),
    three,
  );
  // UDP_CORK joins the three datagrams. The user's UDP_SEGMENT divides each of the three.
  assertEquals(await received((socket) => socket.setsockopt(SOL_UDP, UDP_CORK!, 1)), [300]);
  assertEquals(await received((socket) => socket.setsockopt(SOL_UDP, UDP_SEGMENT!, 50)), three);
});

inBothForms("batch: segments with the option `first`", [gso], async (form) => {
  using a = new Socket(AF_INET, SOCK_DGRAM);
  using b = new Socket(AF_INET, SOCK_DGRAM);
  b.bind(["127.0.0.1", 0]);
  b.settimeout(10);
  b.setsockopt(SOL_UDP, UDP_GRO!, 1);
  const out = new Batch(a, 10, 100, { segment });
  // The sixth, to a broadcast address without SO_BROADCAST, fails.
  for (let i = 0; i < 10; i++) {
    out.put(i, new Uint8Array(100), i === 5 ? ["127.255.255.255", 9] : b.getsockname());
  }
  assertEquals(await batches.sendmmsg(form, a, out, { first: 2 }), 3);
  assertEquals(await receivedLengths(form, b, equal(3, 100)), [300]);
  await assertRejects(
    async () => await batches.sendmmsg(form, a, out, { first: 5 }),
    SocketError,
    "EACCES",
  );
  assertEquals(await batches.sendmmsg(form, a, out, 3, { first: 6 }), 3);
  assertEquals(await receivedLengths(form, b, equal(3, 100)), [300]);
});

inBothForms("batch: to several addresses, with and without a peer", [], async (form) => {
  for (const [family, host] of [[AF_INET, "127.0.0.1"], [AF_INET6, "::1"]] as const) {
    using a = new Socket<[string, number], "datagram">(family as number, SOCK_DGRAM);
    const receivers = [0, 1].map(() => {
      const socket = new Socket<[string, number], "datagram">(family as number, SOCK_DGRAM);
      socket.bind([host, 0]);
      socket.settimeout(60);
      return socket;
    });
    const targets = [0, 0, 0, 1, 0, 1, 1, 1, 0, 0];
    const out = new Batch(a, targets.length, 10);
    targets.forEach((to, i) => out.put(i, `to ${to}: ${i}`, receivers[to]!.getsockname()));
    assertEquals(await batches.sendmmsg(form, a, out), targets.length);
    for (const [receiver, socket] of receivers.entries()) {
      for (const [i, to] of targets.entries()) {
        if (to === receiver) assertEquals(decode(await form.recv(socket, 100)), `to ${to}: ${i}`);
      }
    }
    await a.connect(receivers[1]!.getsockname());
    targets.forEach((_, i) => out.put(i, `${i}`));
    assertEquals(await batches.sendmmsg(form, a, out), targets.length);
    for (const i of targets.keys()) {
      assertEquals(decode(await form.recv(receivers[1]!, 100)), `${i}`);
    }
    for (const socket of receivers) socket.close();
  }
});

inBothForms("batch: a send stops before the first datagram that fails", [], async (form) => {
  using a = new Socket(AF_INET, SOCK_DGRAM);
  a.bind(["127.0.0.1", 0]);
  const out = new Batch(a, 5, 10);
  for (let i = 0; i < 5; i++) {
    out.put(i, "x", i < 3 ? a.getsockname() : ["255.255.255.255", 9]); // without SO_BROADCAST
  }
  assertEquals(await batches.sendmmsg(form, a, out), 3);
  for (let i = 0; i < 2; i++) out.put(i, "x", ["255.255.255.255", 9]);
  await assertRejects(async () => await batches.sendmmsg(form, a, out), SocketError, "EACCES");
});

inBothForms("batch: a send continues where the last one stopped", [], async (form) => {
  using a = new Socket(AF_INET, SOCK_DGRAM);
  a.bind(["127.0.0.1", 0]);
  a.settimeout(10);
  const out = new Batch(a, 6, 10);
  for (let i = 0; i < 6; i++) {
    out.put(i, `${i}`, i === 2 ? ["255.255.255.255", 9] : a.getsockname()); // no SO_BROADCAST
  }
  assertEquals(await batches.sendmmsg(form, a, out), 2);
  await assertRejects(
    async () => await batches.sendmmsg(form, a, out, { first: 2 }),
    SocketError,
    "EACCES",
  );
  assertEquals(await batches.sendmmsg(form, a, out, { first: 3 }), 3);
  assertEquals(await batches.sendmmsg(form, a, out, 2, { first: 3 }), 2);
  assertEquals(await batches.sendmmsg(form, a, out, 1, 0, { first: 5 }), 1);
  assertEquals(await batches.sendmmsg(form, a, out, 1, 0, { first: undefined }), 1);
  for (const text of ["0", "1", "3", "4", "5", "3", "4", "5", "0"]) {
    assertEquals(decode(await form.recv(a, 100)), text);
  }
});

inBothForms(
  "batch: a full queue accepts a part, and later the rest",
  [unixPairs()],
  async (form) => {
    const [a, b] = socketpair(AF_UNIX, SOCK_DGRAM);
    const out = new Batch(a, 1024, 1000);
    for (let i = 0; i < 1024; i++) out.put(i, `${i}`.padEnd(1000));
    a.settimeout(0);
    b.settimeout(10);
    let parts = 0;
    for (let first = 0; first < 1024; parts++) {
      const sent = await batches.sendmmsg(form, a, out, { first });
      for (let i = first; i < first + sent; i++) {
        assertEquals(decode(await form.recv(b, 2000)).trim(), `${i}`);
      }
      first += sent;
    }
    assert(parts > 1);
    a.close();
    b.close();
  },
);

test("batch: timeout, abort and wrong arguments", [], async () => {
  const [a, b] = socketpair();
  const batch = new Batch(b, 4, 16);
  b.settimeout(0.02);
  assertThrows(() => b.recvmmsgSync(batch), TimeoutError, "recvmmsg");
  await assertRejects(() => b.recvmmsg(batch), TimeoutError, "recvmmsg");
  b.setblocking(false);
  assertThrows(() => b.recvmmsgSync(batch), SocketError, "EAGAIN");
  b.settimeout(null);
  const signal = AbortSignal.timeout(10);
  await assertRejects(() => b.recvmmsg(batch, { signal }), DOMException);
  a.sendSync("x");
  assertEquals(await b.recvmmsg(batch), 1);

  assertThrows(() => new Batch(b, 0, 16), RangeError, "count");
  assertThrows(() => new Batch(b, 4, 65537), RangeError, "size");
  assertThrows(() => new Batch(b, 4, 16, -1), RangeError, "ancbufsize");
  assertThrows(() => new Batch(b, 4, 16, "x" as never), TypeError, "ancbufsize");
  assertThrows(() => new Batch(b, 4, 16, { segment } as never, {}), TypeError, "ancbufsize");
  assertThrows(() => new Batch(b, 4, 16, 8, 5 as never), TypeError, "options");
  assertThrows(() => new Batch(b, 4, 16, 8, null as never), TypeError, "options");
  assertThrows(() => new Batch(b, 4, 16, { segment: "x" as never }), TypeError, "options.segment");
  assertThrows(() => new Batch(5 as never, 4, 16), TypeError, "socket");
  assertThrows(() => batch.data(4), RangeError, "index");
  assertThrows(() => batch.put(-1, "x"), RangeError, "index");
  assertThrows(() => batch.put(0, "x".repeat(17)), RangeError, "data");
  assertThrows(
    () => batch.put(0, "x", null, [{ level: 1, type: 1, data: new Uint8Array(1) }]),
    RangeError,
    "ancillary",
  );
  assertThrows(() => b.recvmmsgSync([] as never), TypeError, "batch");
  assertThrows(() => b.sendmmsgSync(batch, 5), RangeError, "count");
  for (
    const [first, error] of [
      [4, RangeError],
      [-1, RangeError],
      [0.5, RangeError],
      ["1", TypeError],
      [null, TypeError],
    ] as const
  ) {
    const position = { first: first as number };
    assertThrows(() => b.sendmmsgSync(batch, position), error, "options.first");
    await assertRejects(() => b.sendmmsg(batch, 1, 0, position), error, "options.first");
  }
  assertThrows(() => b.sendmmsgSync(batch, 2, { first: 3 }), RangeError, "count");
  await assertRejects(() => b.sendmmsg(batch, 4, { first: 1 }), RangeError, "count");
  assertThrows(() => b.sendmmsgSync(batch, 1, 0, 5 as never), TypeError, "options");
  await assertRejects(
    () => b.sendmmsg(batch, { first: 1, signal: 5 as never }),
    TypeError,
    "options.signal",
  );
  const reason = new Error("aborted");
  await assertRejects(
    () => b.sendmmsg(batch, 1, 0, { first: 1, signal: AbortSignal.abort(reason) }),
    Error,
    "aborted",
  );
  // The properties that bound access to the batch's memory are read-only.
  assertThrows(() => Object.assign(batch, { count: 1000 }), TypeError);
  using udp = new Socket(AF_INET, SOCK_DGRAM);
  const inet = new Batch(udp, 1, 16);
  assertThrows(() => inet.put(0, "x", ["localhost", 1]), TypeError, "localhost");
  assertThrows(() => inet.put(0, "x", ["127.0.0.1", 65536]), RangeError, "address port");
  a.close();
  b.close();
  assertThrows(() => b.recvmmsgSync(batch), SocketError, "EBADF");
  await assertRejects(() => b.sendmmsg(batch), SocketError, "EBADF");
});
