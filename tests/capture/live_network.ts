// Runs in a network namespace, see live_test.ts. v0 is linked to v1.

import { assert, assertEquals, assertMatch, assertRejects, assertThrows } from "@std/assert";
import { AF_PACKET, ETH_P_ALL, options, SOCK_RAW, Socket, SocketError } from "@libc/socket";
import {
  type Capture,
  type CaptureOptions,
  compileFilter,
  LINKTYPE_RAW,
  openCapture,
  type Packet,
  PacketRing,
  type PacketSocket,
  PcapngEncoder,
  readPackets,
  readPacketsSync,
} from "@libc/socket/capture";
import { decode, Python, run, SLOWNESS, test, tool } from "../helpers/support.ts";

/** A type of Ethernet for experiments: nobody else sends it. */
const ONLY_OURS = "ether proto 0x88b5";

/** Makes a frame with VLAN tags. Its number follows the header. */
function frame(number: number, length = 80, ...tags: readonly number[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  bytes.set([
    ...[2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2],
    ...tags.flatMap((tag) => [0x81, 0, tag >> 8, tag & 0xff]),
    ...[0x88, 0xb5, number >> 8, number & 0xff],
  ]);
  return bytes;
}

/** The number of a frame without tags. */
function numberOf({ data }: { readonly data: Uint8Array }): number {
  return data[14]! << 8 | data[15]!;
}

/** A packet socket that sends frames. */
function sender(name = "v1"): Socket {
  const socket = new Socket(AF_PACKET!, SOCK_RAW);
  socket.bind([name, 0]);
  return socket as unknown as Socket;
}

/** Waits until interfaces send packets. The kernel sets their queues up some time after the link. */
async function isUp(...names: readonly string[]): Promise<void> {
  for (const name of names) {
    const command = new Deno.Command("ip", { args: ["-brief", "link", "show", name] });
    while (!/ UP /.test(decode((await command.output()).stdout)));
  }
}

await isUp("v0", "v1");

interface Way {
  readonly name: string;
  readonly options: CaptureOptions;
  take(capture: Capture, count: number): Promise<Packet[]>;
}

async function taken(packets: AsyncIterable<Packet> | Iterable<Packet>, count: number) {
  const found: Packet[] = [];
  for await (const packet of packets) {
    found.push({
      ...{ timestamp: packet.timestamp, originalLength: packet.originalLength },
      ...{ direction: packet.direction, destination: packet.destination },
      interface: packet.interface,
      data: packet.data.slice(),
    });
    if (found.length === count) break;
  }
  return found;
}

async function* inBlocks(capture: Capture): AsyncGenerator<Packet, void, void> {
  for await (const block of capture.blocks()) yield* block;
}

function* inBlocksSync(capture: Capture): Generator<Packet, void, void> {
  for (const block of capture.blocksSync()) yield* block;
}

/** All ways to get packets: with a ring and without one, alone and in blocks, in both forms. */
const ways: readonly Way[] = [false, true].flatMap((immediate) =>
  ([
    ["asynchronous", (capture, count) => taken(capture, count)],
    ["blocking", (capture, count) => taken([...first(capture, count)], count)],
    ["asynchronous blocks", (capture, count) => taken(inBlocks(capture), count)],
    ["blocking blocks", (capture, count) => taken(inBlocksSync(capture), count)],
  ] as [string, Way["take"]][]).map(([name, take]) => ({
    name: `${name}, ${immediate ? "without" : "with"} a ring`,
    options: { interface: "v0", filter: ONLY_OURS, immediate, timeout: 0.02 * SLOWNESS },
    take,
  }))
);

/** Returns copies of the next packets in the blocking form. */
function* first(capture: Capture, count: number): Generator<Packet, void, void> {
  for (const packet of capture) {
    yield Object.assign(packet, { data: packet.data.slice() });
    if (--count === 0) return;
  }
}

function inEachWay(name: string, fn: (way: Way) => Promise<void>): void {
  for (const way of ways) test(`${name}, ${way.name}`, [], () => fn(way));
}

inEachWay("a capture gives what the kernel knows about packets", async ({ options, take }) => {
  using to = sender(), back = sender("v0");
  using capture = openCapture({ ...options, snapLength: 60 });
  assertEquals(capture.usesRing, !options.immediate);
  const begin = BigInt(Date.now() - 1) * 1_000_000n;
  to.sendSync(frame(1, 50));
  to.sendSync(frame(2, 200));
  to.sendSync(frame(3).fill(0xff, 0, 6));
  back.sendSync(frame(4));
  const packets = await take(capture, 4);
  const end = BigInt(Date.now() + 1) * 1_000_000n;
  assertEquals(packets.map(numberOf), [1, 2, 3, 4]);
  assertEquals(packets.map(({ data }) => data.length), [50, 60, 60, 60]);
  assertEquals(packets.map(({ originalLength }) => originalLength), [50, 200, 80, 80]);
  assertEquals(packets.map(({ direction }) => `${direction}`), [
    "inbound",
    "inbound",
    "inbound",
    "outbound",
  ]);
  assertEquals(packets.map(({ destination }) => `${destination}`), [
    "promiscuous",
    "promiscuous",
    "broadcast",
    "undefined",
  ]);
  const [{ interface: its } = packets[0]!] = packets;
  assertEquals(its, { linkType: 1, snapLength: 60, name: "v0" });
  // Just after the socket was made, the kernel stamps packets when they are read: the order may differ.
  for (const { timestamp, interface: one } of packets) {
    assert(one === its);
    assert(timestamp! > begin && timestamp! < end, `${timestamp}`);
  }
});

inEachWay("VLAN tags are put back", async ({ options, take }) => {
  using to = sender();
  using capture = openCapture({ ...options, filter: "ether src 02:00:00:00:00:02" });
  const frames = [frame(1), frame(2, 80, 5), frame(3, 80, 5, 7), frame(4, 80, 0xe005)];
  for (const one of frames) to.sendSync(one);
  const packets = await take(capture, 4);
  assertEquals(packets.map(({ data }) => data), frames);
  assertEquals(packets.map(({ originalLength }) => originalLength), [80, 80, 80, 80]);
  using short = openCapture({
    ...{ ...options, snapLength: 10, filter: "ether src 02:00:00:00:00:02" },
  });
  for (const one of frames) to.sendSync(one);
  const cut = await take(short, 4);
  assertEquals(cut.map(({ data }) => data), frames.map((one) => one.subarray(0, 10)));
  assertEquals(cut.map(({ originalLength }) => originalLength), [80, 80, 80, 80]);
});

inEachWay("a direction is captured alone", async ({ options, take }) => {
  using to = sender(), back = sender("v0");
  const program = compileFilter(ONLY_OURS);
  for (const filter of [ONLY_OURS, program]) {
    for (const [direction, expected] of [["inbound", [1, 3]], ["outbound", [2, 4]]] as const) {
      using capture = openCapture({ ...options, filter, direction });
      for (const number of [1, 2, 3, 4]) (number % 2 ? to : back).sendSync(frame(number));
      assertEquals((await take(capture, 2)).map(numberOf), [...expected]);
    }
  }
});

inEachWay("an iteration goes on after a break", async ({ options, take, name }) => {
  if (name.includes("blocks")) return; // a block that an iteration leaves is given back
  using to = sender();
  using capture = openCapture(options);
  for (const number of [1, 2, 3, 4, 5]) to.sendSync(frame(number));
  assertEquals((await take(capture, 2)).map(numberOf), [1, 2]);
  assertEquals((await take(capture, 2)).map(numberOf), [3, 4]);
  assertEquals(numberOf(await capture.next()), 5);
  to.sendSync(frame(6));
  assertEquals(numberOf(capture.nextSync()), 6);
});

inEachWay("a link that goes down ends nothing; one that is deleted does", async (way) => {
  await shell("ip link add w0 type veth peer name w1; ip link set w0 up; ip link set w1 up");
  await isUp("w0", "w1");
  using capture = openCapture({ ...way.options, interface: "w0" });
  {
    using to = sender("w1");
    to.sendSync(frame(1));
    assertEquals((await way.take(capture, 1)).map(numberOf), [1]);
    const upAgain = shell("ip link set w0 down; ip link set w0 up").then(() => isUp("w0", "w1"));
    if (way.name.startsWith("asynchronous")) {
      const waiting = way.take(capture, 1);
      await upAgain;
      to.sendSync(frame(2));
      assertEquals((await waiting).map(numberOf), [2]);
    } else {
      await upAgain;
      to.sendSync(frame(2));
      assertEquals((await way.take(capture, 1)).map(numberOf), [2]);
    }
  }
  // The kernel reports an interface that goes down, and no more that it is deleted then.
  const first = way.name.includes("blocks") ? "" : "ip link set w0 down; sleep 0.2; ";
  const deleted = shell(`${first}ip link delete w0`);
  const error = await assertRejects(async () => await way.take(capture, 1), SocketError);
  await deleted;
  assertEquals(error.code, "ENODEV");
  assertMatch(error.message, /w0.*the interface was deleted/);
  assertMatch(error.stack!.split(/\n +at /)[1]!, /live_network\.ts/);
});

async function shell(script: string): Promise<void> {
  const { success, stderr } = await new Deno.Command("sh", { args: ["-ec", script] }).output();
  assert(success, decode(stderr));
}

inEachWay("statistics count what was dropped", async ({ options, take }) => {
  using to = sender();
  using capture = openCapture({ ...options, bufferSize: 2 ** 16 });
  assertEquals(capture.statistics(), { received: 0, dropped: 0 });
  for (let i = 0; i < 300; i++) to.sendSync(frame(i, 1000));
  const { received, dropped } = capture.statistics();
  assertEquals(received, 300);
  assert(dropped > 0 && dropped < 300, `${dropped}`);
  const packets = await take(capture, 300 - dropped);
  assertEquals(packets.map(numberOf), Array.from({ length: 300 - dropped }, (_, i) => i));
  to.sendSync(frame(1));
  assertEquals(capture.statistics(), { received: 301, dropped });
  assertEquals((await take(capture, 1)).map(numberOf), [1]);
  capture.close();
  assertEquals(capture.statistics(), { received: 301, dropped });
});

inEachWay("packets of many blocks come in order", async ({ options, take }) => {
  using to = sender();
  using capture = openCapture(options);
  for (let round = 0; round < 4; round++) {
    for (let i = 0; i < 1000; i++) to.sendSync(frame(i, 1400));
    const packets = await take(capture, 1000);
    assertEquals(packets.map(numberOf), Array.from({ length: 1000 }, (_, i) => i));
  }
  assertEquals(capture.statistics(), { received: 4000, dropped: 0 });
});

test("inject sends a packet that the capture does not capture", [], async () => {
  for (const immediate of [false, true]) {
    using capture = openCapture({ interface: "v0", filter: ONLY_OURS, immediate });
    using peer = openCapture({ interface: "v1", filter: ONLY_OURS });
    using back = sender("v1");
    await capture.inject(frame(1));
    capture.injectSync(frame(2).buffer);
    back.sendSync(frame(3));
    assertEquals(numberOf(await peer.next()), 1);
    assertEquals(numberOf(peer.nextSync()), 2);
    assertEquals(numberOf(await capture.next()), 3);
  }
});

test("promiscuous lasts as long as the capture", [], async () => {
  const flags = async () => {
    const { stdout } = await new Deno.Command("ip", { args: ["-d", "link", "show", "v0"] })
      .output();
    return /promiscuity (\d+)/.exec(decode(stdout))![1];
  };
  const capture = openCapture({ interface: "v0", promiscuous: true });
  assertEquals(await flags(), "1");
  capture.close();
  assertEquals(await flags(), "0");
});

test("without an interface, a capture has the packets of all", [], async () => {
  for (const immediate of [false, true]) {
    using capture = openCapture({ filter: ONLY_OURS, immediate });
    using v1 = sender("v1"), lo = sender("lo");
    v1.sendSync(frame(1));
    lo.sendSync(frame(2));
    v1.sendSync(frame(3));
    const packets = await taken(capture, 5);
    const rows = packets.map((packet) =>
      `${numberOf(packet)} ${packet.interface.name} ${packet.direction}`
    );
    assertEquals(rows, [
      ...["1 v1 outbound", "1 v0 inbound", "2 lo inbound", "3 v1 outbound", "3 v0 inbound"],
    ]);
  }
});

test("a block that is not full waits as long as the option timeout says", [], async () => {
  using to = sender();
  using patient = openCapture({ interface: "v0", filter: ONLY_OURS, timeout: 60 });
  using hasty = openCapture({ interface: "v0", filter: ONLY_OURS, timeout: 0.001 });
  to.sendSync(frame(1));
  assertEquals(numberOf(await hasty.next()), 1);
  const error = await patient.next({ signal: AbortSignal.timeout(300) }).catch((error) => error);
  assertEquals(error.name, "TimeoutError");
  for (let i = 2; i < 2000; i++) to.sendSync(frame(i, 1400)); // fills a block
  assertEquals(numberOf(await patient.next()), 1);
});

test("a pause of the program loses no packet, however few come", [], async () => {
  using to = sender();
  using capture = openCapture({ interface: "v0", filter: ONLY_OURS });
  const lock = new Int32Array(new SharedArrayBuffer(4));
  for (let i = 0; i < 20; i++) {
    to.sendSync(frame(i));
    Atomics.wait(lock, 0, 0, 105); // longer than the kernel waits for more packets of a block
  }
  const packets = await taken(capture, 20);
  assertEquals(packets.map(numberOf), Array.from({ length: 20 }, (_, i) => i));
  assertEquals(capture.statistics(), { received: 20, dropped: 0 });
});

test("copied packets keep their data", [], async () => {
  using to = sender();
  for (const immediate of [false, true]) {
    const capture = openCapture({ interface: "v0", filter: ONLY_OURS, immediate, copy: true });
    const packets: Packet[] = [];
    for (let i = 0; i < 10; i++) {
      to.sendSync(frame(i));
      packets.push(await capture.next());
    }
    capture.close();
    assertEquals(packets.map(({ data }) => data), packets.map((_, i) => frame(i)));
  }
});

test("packets can be kept and shown", [], async () => {
  using to = sender();
  for (const immediate of [false, true]) {
    for (const copy of [false, true]) {
      using capture = openCapture({ interface: "v0", filter: ONLY_OURS, immediate, copy });
      to.sendSync(frame(1));
      const packet = await capture.next();
      const { timestamp, direction, destination, originalLength, interface: its } = packet;
      const whole = { data: frame(1), originalLength, timestamp, interface: its };
      assertEquals([direction, destination, typeof timestamp], [
        "inbound",
        "promiscuous",
        "bigint",
      ]);
      const named = { ...packet, timestamp, direction, destination, data: packet.data.slice() };
      assertEquals(named, { ...whole, direction, destination });
      const text = Deno.inspect([packet], { depth: 5 });
      assertEquals(text, Deno.inspect([{ ...whole, direction, destination }], { depth: 5 }));
      if (copy) assertEquals({ ...packet }, { ...whole, direction, destination });
    }
  }
});

test("a program may transfer the memory of a packet", [], async () => {
  using to = sender();
  for (const immediate of [false, true]) {
    for (const copy of [false, true]) {
      using capture = openCapture({ interface: "v0", filter: ONLY_OURS, immediate, copy });
      const numbers: number[] = [];
      const read = (packet: Packet) => {
        numbers.push(numberOf(packet));
        structuredClone(packet.data, { transfer: [packet.data.buffer as ArrayBuffer] });
      };
      const send = (from: number, end: number) => {
        for (let i = from; i < end; i++) to.sendSync(frame(i));
        while (capture.statistics().received < end);
      };
      send(0, 4);
      for await (const packet of capture) {
        read(packet);
        if (numbers.length === 1) send(4, 5);
        if (numbers.at(-1) === 4) break;
      }
      send(5, 8);
      for (const block of capture.blocksSync()) {
        for (const packet of block) read(packet);
        break;
      }
      send(8, 9);
      while (numbers.at(-1) !== 8) read(capture.nextSync());
      // A ring still has its packets; those of a receive were in the memory that is gone.
      const isLossy = immediate && !copy;
      assertEquals(numbers, isLossy ? [0, 4, 5, 8] : [0, 1, 2, 3, 4, 5, 6, 7, 8]);
      assertEquals(capture.statistics(), { received: 9, dropped: isLossy ? 5 : 0 });
    }
  }
});

async function failureOf(call: () => Promise<unknown>): Promise<Error> {
  try {
    await call();
  } catch (error) {
    return error as Error;
  }
  throw new Error(`${call} does not fail`);
}

test("signals and close end what waits", [], async () => {
  for (const immediate of [false, true]) {
    const capture = openCapture({ interface: "v0", filter: ONLY_OURS, immediate });
    const reason = new Error("enough");
    for (
      const waiting of [
        (signal: AbortSignal) => capture.next({ signal }),
        (signal: AbortSignal) => capture.blocks({ signal }).next(),
      ]
    ) {
      const controller = new AbortController();
      const next = waiting(controller.signal);
      setTimeout(() => controller.abort(reason), 5);
      assertEquals(await next.catch((error) => error), reason);
    }
    const wrong = { signal: 5 as never };
    const failing = [
      () => capture.next(wrong),
      () => capture.blocks(wrong).next(),
      () => capture.inject(wrong as never),
    ];
    for (const call of failing) {
      assertMatch((await failureOf(call)).stack!.split(/\n +at /)[1]!, /live_network\.ts/);
    }
    const waits = capture.next().catch((error) => error);
    const second = await capture.next().catch((error) => error);
    assertMatch(second.message, /another read of these packets waits/);
    assertMatch(second.stack.split(/\n +at /)[1], /live_network\.ts/);
    const loop = openCapture({ interface: "v0", filter: ONLY_OURS, immediate });
    const ended = (async () => {
      for await (const _ of loop);
      return "ended";
    })();
    setTimeout(() => (capture.close(), loop.close()), 5);
    assertEquals([(await waits).code, await ended], ["EBADF", "ended"]);
    assertEquals([...capture], []);
    assertEquals([...capture.blocksSync()], []);
    const error = assertThrows(() => capture.nextSync(), SocketError);
    assertEquals(error.code, "EBADF");
    assertMatch(error.stack!.split(/\n +at /)[1]!, /live_network\.ts/);
    using timed = openCapture({
      interface: "v0",
      filter: ONLY_OURS,
      signal: AbortSignal.timeout(5),
    });
    const late = await Array.fromAsync(timed).catch((error) => error);
    assertEquals(late.name, "TimeoutError");
  }
});

/** Captures in a Worker, as one of a group, and posts a message for each packet. */
const MEMBER = `
import { openCapture } from ${JSON.stringify(import.meta.resolve("../../capture/mod.ts"))};
const fanout = { group: 7, mode: "balance" };
const capture = openCapture({ interface: "v0", filter: "${ONLY_OURS}", fanout });
self.onmessage = () => capture.close();
postMessage("open");
for await (const _ of capture) postMessage("packet");
postMessage("closed");
self.close();
`;

test("the captures of a group share packets, also in Workers", [], async () => {
  const url = URL.createObjectURL(new Blob([MEMBER], { type: "text/javascript" }));
  const counts = [1, 2].map(() => ({ open: 0, packet: 0, closed: 0 }));
  let changed = Promise.withResolvers<void>();
  const workers = counts.map((count) => {
    const worker = new Worker(url, { type: "module" });
    worker.onmessage = ({ data }: MessageEvent<keyof typeof count>) => {
      count[data]++;
      changed.resolve();
    };
    return worker;
  });
  const reach = async (kind: "open" | "packet" | "closed", total: number) => {
    while (counts.reduce((sum, count) => sum + count[kind], 0) < total) {
      changed = Promise.withResolvers();
      await changed.promise;
    }
  };
  await reach("open", 2);
  using to = sender();
  for (let i = 0; i < 100; i++) to.sendSync(frame(i));
  await reach("packet", 100);
  for (const worker of workers) worker.postMessage("close");
  await reach("closed", 2);
  // The kernel takes turns for all packets of the interface, whether the filter accepts them or not.
  for (const { packet } of counts) assert(packet > 0 && packet < 100, `${packet}`);
  URL.revokeObjectURL(url);
});

test("tcpdump captures the same", [tool("tcpdump")], async () => {
  const child = new Deno.Command("tcpdump", {
    args: ["-i", "v0", "-U", "-w", "-", "-Z", "root", "-c", "40", ONLY_OURS],
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  using capture = openCapture({ interface: "v0", filter: ONLY_OURS });
  using to = sender(), back = sender("v0");
  // tcpdump reports when it listens. What it prints afterwards are its statistics.
  const log = child.stderr.pipeThrough(new TextDecoderStream()).getReader();
  for (let text = ""; !text.includes("listening on");) text += (await log.read()).value;
  for (let i = 0; i < 40; i++) {
    (i % 3 ? to : back).sendSync(frame(i, 60 + 30 * i, ...i % 3 === 1 ? [i] : []));
  }
  const [ours, theirs] = await Promise.all([
    taken(capture, 40),
    Array.fromAsync(
      readPackets(child.stdout),
      ({ data, originalLength }) => ({ data, originalLength }),
    ),
  ]);
  while (!(await log.read()).done);
  await child.status;
  assertEquals(ours.map(({ data, originalLength }) => ({ data, originalLength })), theirs);
});

test("a ring on a socket of the program", [], async () => {
  using to = sender();
  using socket = new Socket(AF_PACKET!, SOCK_RAW);
  socket.setOption(options.SOL_SOCKET.SO_ATTACH_FILTER!, compileFilter(ONLY_OURS));
  const ring = new PacketRing(socket, { blockSize: 4096, blockCount: 3, timeout: 0.001 });
  socket.bind(["v0", ETH_P_ALL!]);
  for (let round = 0; round < 5; round++) {
    to.sendSync(frame(round));
    for await (const block of ring.blocks()) {
      assertEquals([block.length, ...[...block].map(numberOf)], [1, round]);
      assertEquals([...block], []); // once
      break;
    }
    to.sendSync(frame(round));
    for (const block of ring.blocksSync()) {
      assertEquals([...block].map(numberOf), [round]);
      block.release();
      block.release();
      break;
    }
  }
  const waiting = ring.blocks().next();
  setTimeout(() => ring.close(), 5);
  assertEquals(await waiting, { value: undefined, done: true });
  ring.close();
  assertEquals([...ring.blocksSync()], []);
  to.sendSync(frame(9)); // the socket receives as one without a ring
  assertEquals(numberOf({ data: socket.recvSync(100) }), 9);
});

test("a ring on a socket that another copy of the module owns", [], async () => {
  using to = sender();
  const first = new Socket(AF_PACKET!, SOCK_RAW);
  using twin = first.dup(); // has the same options
  const fd = first.detach();
  const { family, proto } = twin;
  const foreign: PacketSocket = {
    ...{ family, proto, fileno: () => fd, getsockname: () => twin.getsockname() },
    setsockopt: (level, name, value) => twin.setsockopt(level, name, value),
    getsockopt: (level, name) => twin.getsockopt(level, name),
  };
  twin.setOption(options.SOL_SOCKET.SO_ATTACH_FILTER!, compileFilter(ONLY_OURS));
  const ring = new PacketRing(foreign);
  twin.bind(["v0", ETH_P_ALL!]);
  to.sendSync(frame(1));
  for await (const block of ring.blocks()) {
    assertEquals([...block].map(numberOf), [1]);
    break;
  }
  to.sendSync(frame(2));
  for (const block of ring.blocksSync()) {
    assertEquals([...block].map(numberOf), [2]);
    break;
  }
  const waiting = ring.blocks().next();
  setTimeout(() => ring.close(), 5);
  assertEquals(await waiting, { value: undefined, done: true });
  Socket.adopt(fd).close();
});

test("what a program writes into a ring harms nothing but its packets", [], () => {
  using to = sender();
  using capture = openCapture({ interface: "v0", filter: ONLY_OURS, bufferSize: 2 ** 16 });
  for (const value of [0xff, 0, 0x55]) {
    to.sendSync(frame(1));
    to.sendSync(frame(2));
    for (const block of capture.blocksSync()) {
      const whole: number[] = [];
      for (const { data } of block) {
        whole.push(data.length);
        new Uint8Array(data.buffer, 48).fill(value);
      }
      assert(whole[0] === 80 && whole.length <= 2);
      break;
    }
  }
  to.sendSync(frame(3));
  assertEquals(numberOf(capture.nextSync()), 3);
});

test("packets go on into a file", [], () => {
  using to = sender();
  for (const immediate of [false, true]) {
    using capture = openCapture({ interface: "v0", filter: ONLY_OURS, snapLength: 70, immediate });
    to.sendSync(frame(1));
    to.sendSync(frame(2, 60, 5));
    const encoder = new PcapngEncoder();
    const file: Uint8Array[] = [], packets: Packet[] = [];
    for (const packet of first(capture, 2)) {
      packets.push(packet);
      file.push(encoder.encode(packet).slice());
    }
    const read = [...readPacketsSync(file)];
    assertEquals(read.map(({ data }) => data), packets.map(({ data }) => data));
    for (const [i, { timestamp, originalLength, direction, interface: its }] of read.entries()) {
      const packet = packets[i]!;
      assertEquals([timestamp, originalLength], [packet.timestamp, packet.originalLength]);
      assertEquals([direction, its.name, its.snapLength], [packet.direction, "v0", 70]);
    }
  }
});

/** Makes a tun interface and sends a packet through it for each line. */
const TUN = `
import fcntl, os, struct, subprocess
tun = os.open("/dev/net/tun", os.O_RDWR)
fcntl.ioctl(tun, 0x400454ca, struct.pack("16sH22x", b"t0", 0x1001)) # TUNSETIFF, IFF_TUN | IFF_NO_PI
subprocess.run(["ip", "link", "set", "t0", "up"], check=True)
say("up")
for line in sys.stdin: os.write(tun, bytes.fromhex(line))
`;

const tun = [tool("python3"), hasTun() ? null : "no /dev/net/tun"];

function hasTun(): boolean {
  try {
    return Deno.statSync("/dev/net/tun").isCharDevice ?? false;
  } catch {
    return false;
  }
}

test("packets of a tun interface begin with IP", tun, async () => {
  await using peer = new Python(TUN);
  assertEquals(await peer.line(), "up");
  const packet = Uint8Array.fromHex(
    "45000020000000004011b6cb0a0000010a00000200070009000cea5f61626364", // IPv4, UDP, port 9
  );
  for (const immediate of [false, true]) {
    using capture = openCapture({ interface: "t0", filter: "udp port 9", immediate });
    await peer.say(packet.toHex());
    const { data, interface: { linkType } } = await capture.next();
    assertEquals([data, linkType], [packet, LINKTYPE_RAW]);
  }
});

/** Runs a program to which the kernel refuses PACKET_RX_RING, with a filter of seccomp(2). */
const WITHOUT_RING = `
import ctypes, os, platform, struct, sys
number = {"x86_64": 54, "aarch64": 208}[platform.machine()]
def code(*rows): return b"".join(struct.pack("HBBI", *row) for row in rows)
load = lambda offset: (0x20, 0, 0, offset)
skip = lambda value, otherwise: (0x15, 0, otherwise, value)
# if nr == setsockopt and level == SOL_PACKET and name == PACKET_RX_RING, fail with EPERM
program = code(load(0), skip(number, 5), load(24), skip(263, 3), load(32), skip(5, 1),
               (6, 0, 0, 0x00050001), (6, 0, 0, 0x7fff0000))
memory = ctypes.create_string_buffer(program)
fprog = struct.pack("HxxxxxxQ", len(program) // 8, ctypes.addressof(memory))
libc = ctypes.CDLL(None, use_errno=True)
libc.prctl(38, 1, 0, 0, 0) # PR_SET_NO_NEW_PRIVS
if libc.prctl(22, 2, fprog, 0, 0) != 0: sys.exit(os.strerror(ctypes.get_errno())) # PR_SET_SECCOMP
os.execvp(sys.argv[1], sys.argv[1:])
`;

test("where the kernel refuses the ring, packets are copied", [tool("python3")], async () => {
  const source = `
    import { openCapture } from "@libc/socket/capture";
    import { AF_PACKET, SOCK_RAW, Socket } from "@libc/socket";
    using to = new Socket(AF_PACKET, SOCK_RAW);
    to.bind(["v1", 0]);
    using capture = openCapture({ interface: "v0", filter: "${ONLY_OURS}" });
    const frame = new Uint8Array(60);
    frame.set([0x88, 0xb5], 12);
    for (let i = 0; i < 5000; i++) to.sendSync(frame);
    let count = 0;
    for (const { length } of capture.blocksSync()) if ((count += length) === 5000) break;
    console.log(capture.usesRing, count, capture.statistics().dropped);`;
  const { code, stdout, stderr } = await run(source, ["-A", "--no-check"], [
    ...["python3", "-c", WITHOUT_RING],
  ]);
  assertEquals([code, stderr, stdout], [0, "", "false 5000 0\n"]);
});

/** A program that holds, transfers and collects the memory of rings. It prints what it sees. */
const MEMORY = `
import { openCapture } from "@libc/socket/capture";
import { AF_PACKET, SOCK_RAW, Socket } from "@libc/socket";
const to = new Socket(AF_PACKET, SOCK_RAW);
to.bind(["v1", 0]);
const frame = Uint8Array.of(2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 0x88, 0xb5, ...new Array(50).fill(7));
const wanted = { interface: "v0", filter: "${ONLY_OURS}", bufferSize: 2 ** 20 };
function open() {
  const capture = openCapture(wanted);
  to.sendSync(frame);
  return [capture, capture.nextSync().data];
}
/** The number of mapped rings. */
const mapped = () => (Deno.readTextFileSync("/proc/self/maps").match(/socket:\\[/g) ?? []).length;

// Views that outlive the ring have no bytes.
const [first, held] = open();
console.log(held.length, mapped());
const digest = crypto.subtle.digest("SHA-256", held);
first.close();
console.log(held.length, held.buffer.detached, mapped());
await digest;

// A buffer that was transferred to a Worker shows zeros.
const [second, sent] = open();
const source = "onmessage = ({ data }) => { self.view = data; onmessage = () => " +
  "{ view.fill(1, 0, 10); postMessage([view.length, view[50], view[5]]); }; postMessage(view[50]); }";
const worker = new Worker("data:text/javascript," + encodeURIComponent(source), { type: "module" });
const answer = () => new Promise((resolve) => worker.onmessage = ({ data }) => resolve(data));
let next = answer();
worker.postMessage(sent, [sent.buffer]);
console.log(sent.length, await next);
to.sendSync(frame); // the capture goes on with memory of its own view
console.log(second.nextSync().data.length);
second.close();
next = answer();
worker.postMessage(0);
console.log(JSON.stringify(await next), mapped());

// Rings that come and go, and whose addresses are used again.
const views = [];
for (let i = 0; i < 40; i++) {
  const [capture, data] = open();
  views.push(data);
  if (i % 2) views.push(new Uint8Array(structuredClone(data.buffer, { transfer: [data.buffer] })));
  capture.close();
  if (i % 10 === 0) gc();
}
console.log(views.filter((view) => view.length > 0 && view.some((byte) => byte !== 0)).length);

// A ring that is dropped is freed; views of it have no bytes.
function drop() {
  const data = [];
  for (let i = 0; i < 10; i++) data.push(open()[1]);
  return data;
}
const left = drop();
for (let i = 0; i < 200 && mapped() > 0; i++) {
  gc();
  await new Promise((resolve) => setTimeout(resolve, 5));
}
console.log(mapped(), left.filter((view) => view.length > 0).length);
worker.terminate();
to.close();
`;

test("views of a ring never show memory that is gone", [], async () => {
  const { code, stdout, stderr } = await run(
    MEMORY,
    ["-A", "--no-check", "--v8-flags=--expose-gc"],
  );
  assertEquals([code, stderr], [0, ""]);
  assertEquals(stdout.split("\n"), [
    "64 1",
    "0 true 0",
    "0 7",
    "64",
    "[64,0,1] 0",
    "0",
    "0 0",
    "",
  ]);
});
