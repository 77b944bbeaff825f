// Capture files: round trips, damage, streams.

import { assert, assertEquals, assertThrows } from "@std/assert";
import {
  CaptureDecoderStream,
  type CapturedPacket,
  CaptureEncoderStream,
  CaptureFileError,
  type CaptureInput,
  type CaptureInterface,
  type CaptureRecord,
  LINKTYPE_ETHERNET,
  LINKTYPE_RAW,
  type Packet,
  PcapEncoder,
  PcapngEncoder,
  readCapture,
  readCaptureSync,
  readPackets,
  readPacketsSync,
} from "@libc/socket/capture";
import { LivePacket } from "../../capture/live/packet.ts";
import { test } from "../helpers/support.ts";
import { Random } from "../helpers/random.ts";
import { encodeAll, eth0, everything, join, packetsOf, recordsOf, TIME } from "./sample_files.ts";

const ORDERS = ["little", "big"] as const;
const eth1 = { linkType: LINKTYPE_ETHERNET, snapLength: 0, name: "eth1" };

/** Returns what a packet and what is read of it have in common. */
const essence = ({ data, originalLength, timestamp }: Packet) => ({
  data,
  originalLength,
  timestamp,
});

test("files: pcapng holds everything, in both byte orders and several sections", [], () => {
  const records = [...everything("little"), ...everything("big")];
  for (const first of ORDERS) {
    const file = encodeAll(new PcapngEncoder({ byteOrder: first }), records);
    // The encoder began a section of its own, since begin() was called.
    const [own, ...read] = recordsOf(file);
    assertEquals(own, { kind: "section", format: "pcapng", byteOrder: first });
    assertEquals(read, records);
    assertEquals(encodeAll(new PcapngEncoder(), read).subarray(28), file.subarray(28));
  }
});

test("files: pcap, in both byte orders and both units", [], () => {
  const packets = packetsOf(20, eth1);
  for (const byteOrder of ORDERS) {
    for (const nanoseconds of [true, false]) {
      const options = { byteOrder, nanoseconds, snapLength: 1500 };
      const file = encodeAll(new PcapEncoder(options), packets);
      const [section, on, ...read] = recordsOf(file);
      assertEquals(section, { kind: "section", format: "pcap", byteOrder });
      assertEquals(on, {
        kind: "interface",
        linkType: LINKTYPE_ETHERNET,
        snapLength: 1500,
        resolution: { base: 10, exponent: nanoseconds ? 9 : 6 },
      });
      const expected = packets.map(essence).map((packet) =>
        nanoseconds ? packet : { ...packet, timestamp: packet.timestamp! / 1000n * 1000n }
      );
      assertEquals(read.map((record) => essence(record as Packet)), expected);
      assertEquals(encodeAll(new PcapEncoder(options), read as Packet[]), file);
    }
  }
});

test("files: pcap of version 2.3, with the lengths in either order", [], () => {
  const packets = packetsOf(20, eth1).map((packet) => ({
    ...packet,
    originalLength: packet.data.length + 9,
  }));
  for (const byteOrder of ORDERS) {
    const isLittle = byteOrder === "little";
    const file = encodeAll(new PcapEncoder({ byteOrder }), packets);
    const view = new DataView(file.buffer, file.byteOffset, file.length);
    view.setUint16(6, 3, isLittle);
    const data = () => [...readPacketsSync(file)].map(({ data }) => data);
    const expected = packets.map(({ data }) => data);
    assertEquals(data(), expected);
    let at = 24;
    for (const { data: { length }, originalLength } of packets) {
      view.setUint32(at + 8, originalLength, isLittle);
      view.setUint32(at + 12, length, isLittle);
      at += 16 + length;
    }
    assertEquals(data(), expected);
    const lengths = [...readPacketsSync(file)].map(({ originalLength }) => originalLength);
    assertEquals(lengths, packets.map(({ originalLength }) => originalLength));
  }
});

test("files: each unit of time comes back as it was", [], () => {
  const units = [[10, 0], [10, 3], [10, 6], [10, 9], [10, 12], [2, 10], [2, 20], [2, 29], [2, 32]];
  for (const [base, exponent] of units as [10 | 2, number][]) {
    const on: CaptureInterface = {
      ...eth0,
      resolution: { base, exponent },
      timeOffset: 1_699_999_995n,
    };
    const random = new Random(exponent);
    const packets = Array.from({ length: 50 }, (_, i): Packet => ({
      data: new Uint8Array(0),
      originalLength: 0,
      timestamp: TIME + BigInt(i * random.below(2 ** 30)),
      interface: on,
    }));
    const file = encodeAll(new PcapngEncoder(), packets);
    const once = [...readPacketsSync(file)];
    const [, ...records] = recordsOf(file);
    const unit = 1e9 / base ** exponent; // in nanoseconds
    if (unit > 1) {
      assertEquals(encodeAll(new PcapngEncoder(), records), file, `${base}^-${exponent}`);
    }
    for (const [i, { timestamp }] of once.entries()) {
      // A time never comes back as a later one, and exactly if the unit can say it.
      const lost = Number(packets[i]!.timestamp! - timestamp!);
      assert(lost >= 0 && lost <= (unit > 1 ? unit : 0), `${base}^-${exponent}: ${lost} ns`);
    }
  }
});

test("files: a time in front of the first one of its interface is refused", [], () => {
  const [packet] = packetsOf(1, eth1) as [Packet];
  for (const [base, exponent] of [[10, 3], [10, 9], [2, 10], [2, 32]] as [10 | 2, number][]) {
    const on = { ...eth0, resolution: { base, exponent }, timeOffset: 5n };
    const encode = (timestamp: bigint) =>
      new PcapngEncoder().encode({ ...packet, timestamp, interface: on });
    assertThrows(() => encode(4_999_999_999n), RangeError, "64 bits");
    const [read] = [...readPacketsSync(encode(5_000_000_000n))];
    assertEquals(read?.timestamp, 5_000_000_000n);
  }
});

test("files: a packet without a time has a block without a time", [], () => {
  const packets = packetsOf(5, { ...eth1, snapLength: 40 }).map((packet) => ({
    ...packet,
    data: packet.data.subarray(0, 40),
    timestamp: null,
    originalLength: packet.data.length,
  }));
  const file = encodeAll(new PcapngEncoder(), packets);
  assertEquals([...readPacketsSync(file)].map(essence), packets.map(essence));
  // Neither pcap nor a block with flags can say that there is no time.
  const [packet] = packets;
  const flagged = new PcapngEncoder().encode({ ...packet!, direction: "inbound" });
  const pcap = new PcapEncoder().encode(packet!);
  for (const bytes of [flagged, pcap]) {
    assertEquals([...readPacketsSync(bytes)].map(({ timestamp }) => timestamp), [0n]);
  }
});

test("files: a plain packet gets its interface, its direction and nanoseconds", [], () => {
  const [packet] = packetsOf(1, eth1) as [Packet];
  const encoder = new PcapngEncoder({ application: "a test" });
  const bytes = encoder.encodePackets([
    { ...packet, direction: "outbound", destination: "multicast" },
    { ...packet, interface: { linkType: LINKTYPE_RAW, snapLength: 9 } },
    packet,
  ]);
  const resolution = { base: 10, exponent: 9 } as const;
  const first: CaptureInterface = { kind: "interface", ...eth1, resolution };
  const second: CaptureInterface = {
    kind: "interface",
    linkType: LINKTYPE_RAW,
    snapLength: 9,
    resolution,
  };
  const read = { kind: "packet", ...essence(packet) } as const;
  const expected: CaptureRecord[] = [
    { kind: "section", format: "pcapng", byteOrder: "little", application: "a test" },
    first,
    {
      ...read,
      interface: first,
      direction: "outbound",
      destination: "multicast",
      flags: 2 | 2 << 2,
    },
    second,
    { ...read, interface: second },
    { ...read, interface: first },
  ];
  assertEquals(recordsOf(bytes), expected);
  assertEquals(encoder.begin().length, 0);
});

test("files: many packets at once, from an iterable of any length", [], () => {
  const packets = packetsOf(2000, eth1);
  for (const make of [() => new PcapngEncoder(), () => new PcapEncoder()]) {
    const file = make().encodePackets(packets);
    assertEquals(make().encodePackets(packets.values()), file);
    assertEquals(encodeAll(make(), packets), file);
  }
});

test("files: unknown blocks are skipped, obsolete ones are read", [], () => {
  const [packet] = packetsOf(1, eth0) as [Packet];
  const header = new PcapngEncoder().encode(eth0);
  const block = (type: number, ...body: number[]) => {
    const words = Uint32Array.of(type, 12 + 4 * body.length, ...body, 12 + 4 * body.length);
    return new Uint8Array(words.buffer);
  };
  const { data } = packet;
  const padded = new Uint8Array((data.length + 3) & ~3);
  padded.set(data);
  const time = [Number(TIME >> 32n), Number(TIME & 0xffffffffn)];
  const old = [0 | 7 << 16, ...time, data.length, data.length, ...new Uint32Array(padded.buffer)];
  const file = join([header, block(0x0bad, 1, 2, 3), block(2, ...old), block(0x80000001)]);
  assertEquals(recordsOf(file).slice(2), [{
    kind: "packet",
    ...essence({ ...packet, originalLength: data.length }),
    interface: eth0,
    dropped: 7n,
  }]);
});

/** Reads a file as far as possible. Returns the number of records, and the error. */
function readSome(file: Uint8Array): [number, CaptureFileError | null] {
  let count = 0;
  try {
    for (const _ of readCaptureSync(file)) count++;
    return [count, null];
  } catch (error) {
    assert(error instanceof CaptureFileError, `${error}`);
    return [count, error];
  }
}

const samples: readonly [name: string, file: Uint8Array][] = [
  ["pcapng", encodeAll(new PcapngEncoder(), [...everything("little"), ...everything("big")])],
  ["pcap", encodeAll(new PcapEncoder({ byteOrder: "big" }), packetsOf(10, eth1))],
];

for (const [name, file] of samples) {
  test(`files: ${name} that ends at any byte`, [], () => {
    const total = recordsOf(file).length;
    let last = 0;
    for (let length = 0; length <= file.length; length++) {
      const [count, error] = readSome(file.subarray(0, length));
      assert(count >= last && count <= total, `${count} records in ${length} bytes`);
      last = count;
      if (error === null) continue; // the end of a record
      assert(error.offset <= length, error.message);
      assert(
        /: the file (is empty|ends within .* are needed, \d+ are there), at/.test(error.message),
      );
    }
    assertEquals(last, total);
  });

  test(`files: ${name} with random damage throws nothing else`, [], () => {
    const random = new Random(17);
    let errors = 0;
    for (let round = 0; round < 1500; round++) {
      const damaged = Uint8Array.from(file);
      for (let n = 1 + random.below(4); n > 0; n--) {
        damaged[random.below(file.length)] = random.pick([
          0,
          1,
          0x7f,
          0x80,
          0xff,
          random.below(256),
        ]);
      }
      const [, error] = readSome(damaged);
      if (error === null) continue;
      errors++;
      assert(error.offset >= 0 && error.offset <= file.length, error.message);
    }
    assert(errors > 100, `${errors}`);
    for (let round = 0; round < 500; round++) {
      const noise = Uint8Array.from(random.bytes(random.below(200)));
      readSome(join([file.subarray(0, random.pick([4, 8, 24, 28, 60])), noise]));
    }
  });
}

/** Files that are none, each with its error. */
const wrong: readonly [file: readonly number[], message: string][] = [
  [[], "the file is empty, at offset 0"],
  [[0xd4], "the file ends within its first number: 4 bytes are needed, 1 are there, at offset 0"],
  [[1, 2, 3, 4, 5], "the file is neither pcap nor pcapng, at offset 0"],
  [[0x1f, 0x8b, 8, 0], "the file is compressed with gzip, at offset 0"],
  [[0x34, 0xcd, 0xb2, 0xa1], "a variant of pcap by Alexey Kuznetsov, which is not supported"],
  [[0xa1, 0xb2, 0x34, 0xcd], "a variant of pcap by Francisco Mesquita, which is not supported"],
  [[0x4d, 0x3c, 0x2b, 0xa1], "a variant of pcap by Navtel"],
  [[0xab, 0x01, 0x00, 0x1c], "a variant of pcap by IXIA"],
  [[0xd4, 0xc3, 0xb2, 0xa1, 9, 0, 4, 0, ...Array(16).fill(0)], "version 9.4 of pcap"],
  [
    [10, 13, 13, 10, 28, 0, 0, 0, 1, 2, 3, 4],
    "the byte order of a section is neither, at offset 8",
  ],
  [[10, 13, 13, 10, 29, 0, 0, 0, 0x4d, 0x3c, 0x2b, 0x1a], "the length of a block is 29"],
];

test("CaptureFileError: says what is wrong, and where", [], () => {
  for (const [bytes, message] of wrong) {
    const file = Uint8Array.from(bytes);
    const error = assertThrows(() => recordsOf(file), CaptureFileError, message);
    assertEquals(error.message.endsWith(`, at offset ${error.offset}`), true);
  }
  const header = new PcapngEncoder().encode(eth0);
  const view = (bytes: Uint8Array<ArrayBuffer>) => new DataView(bytes.buffer);
  const packet = new PcapngEncoder();
  packet.encode(eth0);
  const block = Uint8Array.from(packet.encode({ ...packetsOf(1, eth0)[0]! }));
  const changed = (at: number, value: number) => {
    const copy = Uint8Array.from(block);
    view(copy).setUint32(at, value, true);
    return join([header, copy]);
  };
  const rows: [file: Uint8Array, message: string, at: number][] = [
    [changed(4, 13), "the length of a block is 13", 4],
    [changed(4, 0x40000000), "a block of 1073741824 bytes is too long", 4],
    [changed(8, 1), "a block names interface 1 of a section with 1 interfaces", 12],
    [changed(20, 5000), "a packet of 5000 bytes in a block", 28],
    [changed(block.length - 4, 8), "the length at the end of a block is 8", block.length - 4],
  ];
  for (const [file, message, at] of rows) {
    const error = assertThrows(() => recordsOf(file), CaptureFileError, message);
    assertEquals(error.offset, header.length + at, message);
  }
  const pcap = encodeAll(new PcapEncoder(), packetsOf(1, eth1));
  view(pcap).setUint32(24 + 8, 0x10000000, true);
  const error = assertThrows(() => recordsOf(pcap), CaptureFileError, "too long");
  assertEquals(error.offset, 32);
  assert(error.stack!.split("\n    at ")[1]!.includes("sample_files.ts"), error.stack);
});

/** Divides bytes into pieces of some length. */
function* pieces(file: Uint8Array, length: number): Generator<Uint8Array> {
  for (let at = 0; at < file.length; at += length) yield file.slice(at, at + length);
}

test("files: streams, iterables and pieces of any size", [], async () => {
  for (const [, file] of samples) {
    const expected = recordsOf(file);
    for (const length of [1, 3, 17, 1000, 100_000]) {
      assertEquals([...readCaptureSync(pieces(file, length))], expected);
      assertEquals(await Array.fromAsync(readCapture(pieces(file, length))), expected);
      const stream = ReadableStream.from(pieces(file, length));
      assertEquals(await Array.fromAsync(stream.pipeThrough(new CaptureDecoderStream())), expected);
    }
    const packets = expected.filter((record) => record.kind === "packet");
    const blob = new Blob([Uint8Array.from(file)]);
    assertEquals(await Array.fromAsync(readPackets(blob.stream())), packets);
    assertEquals([...readPacketsSync(file)], packets);
    // The stream that reads is cancelled with the iteration.
    for await (const _ of readPackets(blob.stream())) break;
  }
  const packets = packetsOf(3, eth1);
  for (const make of [() => new PcapngEncoder(), () => new PcapEncoder()]) {
    for (const records of [packets, []]) {
      const encoded = ReadableStream.from(records).pipeThrough(new CaptureEncoderStream(make()));
      assertEquals(join(await Array.fromAsync(encoded)), encodeAll(make(), records));
    }
  }
  const cut = samples[0]![1].subarray(0, 100);
  try {
    for await (const _ of readCapture([cut])) { /* the error comes at the end */ }
    throw new Error("no error");
  } catch (error) {
    assert(error instanceof CaptureFileError, `${error}`);
    assert(error.stack!.split("\n    at ")[1]!.includes("file_test.ts"), error.stack);
  }
});

test("files: wrong arguments", [], () => {
  const [packet] = packetsOf(1, eth1) as [Packet];
  const encoders = [new PcapngEncoder(), new PcapEncoder()];
  for (const encoder of encoders) {
    for (
      const change of [
        { data: [1] },
        { timestamp: 5 },
        { timestamp: undefined },
        { interface: null },
      ]
    ) {
      const wrongPacket = { ...packet, ...change } as unknown as Packet;
      assertThrows(() => encoder.encode(wrongPacket), TypeError, "packet.");
    }
    for (const originalLength of [-1, 1.5, 2 ** 32]) {
      assertThrows(
        () => encoder.encode({ ...packet, originalLength }),
        RangeError,
        "originalLength",
      );
    }
    assertThrows(() => encoder.encode(null as unknown as Packet), TypeError, "record");
    assertThrows(() => encoder.encode({ ...packet, timestamp: -1n }), RangeError);
  }
  const raw = { ...packet, interface: { linkType: LINKTYPE_RAW, snapLength: 0 } };
  assertThrows(() => encoders[1]!.encode(raw), RangeError, "pcapng");
  assertThrows(() => encoders[1]!.encode({ ...packet, timestamp: TIME * 3n }), RangeError, "2106");
  const names = [{ address: "example", names: [] }];
  assertThrows(() => encoders[0]!.encode({ kind: "names", names }), RangeError, "example");
  const long = { ...eth0, name: "x".repeat(70_000) };
  assertThrows(() => encoders[0]!.encode(long), RangeError, "65535");
  const kind = "other" as unknown as "section";
  assertThrows(() => encoders[0]!.encode({ kind } as CaptureRecord), TypeError, "kind");
  const error = assertThrows(() => new PcapEncoder({ linkType: -1 }), RangeError, "linkType");
  assert(error.stack!.split("\n    at ")[1]!.includes("file_test.ts"), error.stack);
  const byteOrder = "middle" as unknown as "big";
  assertThrows(() => new PcapngEncoder({ byteOrder }), TypeError, "byteOrder");
  assertThrows(() => new PcapEncoder(5 as unknown as object), TypeError, "options");
  assertThrows(() => new PcapngEncoder(null as unknown as object), TypeError, "options");
  for (const source of [5, null, "file", {}]) {
    assertThrows(() => readCaptureSync(source as unknown as Uint8Array), TypeError);
    assertThrows(() => readPackets(source as unknown as []), TypeError, "source");
  }
  assertThrows(() => readCapture(new Uint8Array(0) as unknown as []), TypeError, "iterable");
  assertThrows(() => [...readCaptureSync([5] as unknown as [])], TypeError, "piece");
});

test("files: packets are encoded in memory that is given, or in more", [], () => {
  const packets = packetsOf(50, eth0).map((packet, i) => ({
    ...packet,
    data: packet.data.subarray(0, packet.data.length - i % 4), // with padding
    direction: "outbound" as const,
  }));
  for (const make of [() => new PcapngEncoder(), () => new PcapEncoder()]) {
    const expected = make().encodePackets(packets);
    for (const iterable of [packets, new Set(packets)]) {
      // Memory with other bytes in it, which is a part of a buffer.
      const memory = new Uint8Array(100_000).fill(0xee).subarray(7);
      const encoded = make().encodePackets(iterable, memory);
      assertEquals(encoded, expected);
      assertEquals(encoded.buffer === memory.buffer, true);
      assertEquals(encoded.byteOffset, 7);
      const short = new Uint8Array(10);
      assertEquals(make().encodePackets(iterable, short), expected);
    }
  }
});

test("files: a packet of a live capture is encoded as another one with its properties", [], () => {
  const random = new Random(5), on = { linkType: 1, snapLength: 99, name: "eth0" };
  const times = [[0, 0], [0xffffffff, 999_999_999], [0x10000, 1], [0xffff, 0], [4, 294_967_296]];
  for (let i = 0; i < 500; i++) times.push([random.below(2 ** 32), random.below(1e9)]);
  for (const byteOrder of ["little", "big"] as const) {
    const fast = new PcapngEncoder({ byteOrder }), slow = new PcapngEncoder({ byteOrder });
    for (const [i, [seconds, nanoseconds]] of times.entries()) {
      const data = Uint8Array.from(random.bytes(i % 9));
      const live = new LivePacket(data, i % 9 + i % 3, on, seconds!, nanoseconds!, i % 5);
      const { originalLength, timestamp, direction, destination } = live;
      assertEquals(timestamp, BigInt(seconds!) * 1_000_000_000n + BigInt(nanoseconds!));
      const same = { data, originalLength, timestamp, direction, destination, interface: on };
      assertEquals(fast.encode(live), slow.encode(same));
      // What a program adds to a packet, or changes in a copy, is encoded.
      const comments = [`${i}`];
      assertEquals(
        fast.encode(Object.assign(live, { comments })),
        slow.encode({ ...same, comments }),
      );
      const later = { ...live, timestamp: timestamp + 1n };
      const { direction: _, destination: __, ...rest } = same;
      assertEquals(
        fast.encode(later),
        slow.encode({ ...rest, comments, timestamp: timestamp + 1n }),
      );
    }
  }
});

test("files: a refused record leaves the encoder as it was", [], () => {
  const [first, second, third] = packetsOf(3, eth1) as [Packet, Packet, Packet];
  const other = { linkType: LINKTYPE_RAW, snapLength: 0 };
  const onOther = { ...third, interface: other };
  const early = { ...second, timestamp: -1n }, earlyOnOther = { ...early, interface: other };
  const badSection = {
    kind: "section",
    format: "pcapng",
    byteOrder: "big",
    application: "x".repeat(70_000),
  } as const;
  const badStatistics = { kind: "statistics", interface: other, timestamp: -1n } as const;
  const long = { ...eth0, name: "x".repeat(70_000) };
  const badNames = { kind: "names", names: [{ address: "example", names: [] }] } as const;
  const rows: [make: () => PcapEncoder | PcapngEncoder, good: Packet[], bad: CaptureInput[]][] = [
    [() => new PcapEncoder(), [first, third], [early, onOther]],
    [
      () => new PcapngEncoder(),
      [first, onOther, third],
      [early, earlyOnOther, badSection, badStatistics, long, badNames],
    ],
  ];
  for (const [make, good, bad] of rows) {
    for (const refused of bad) {
      const expected = encodeAll(make(), good);
      // The refused record is at each place, the first one included.
      for (let at = 0; at <= good.length; at++) {
        const encoder = make(), parts: Uint8Array[] = [];
        for (const [i, packet] of [...good, null].entries()) {
          if (i === at) assertThrows(() => encoder.encode(refused), RangeError);
          if (packet !== null) parts.push(encoder.encode(packet));
        }
        assertEquals(join(parts), expected);
        assertEquals([...readPacketsSync(join(parts))].map(essence), good.map(essence));
      }
    }
    // None of the packets of a call is encoded, so all can be encoded again.
    const encoder = make();
    assertThrows(() => encoder.encodePackets([...good, early]), RangeError);
    assertEquals(encoder.encodePackets(good), make().encodePackets(good));
  }
});

/** Reads a stream as far as possible. Returns the number of records, and the error. */
async function readStream(stream: ReadableStream<CaptureRecord>): Promise<[number, unknown]> {
  let count = 0;
  try {
    for await (const _ of stream) count++;
    return [count, null];
  } catch (error) {
    return [count, error];
  }
}

test("CaptureDecoderStream: all records in front of an error come first", [], async () => {
  const file = new PcapngEncoder().encodePackets(packetsOf(1000, eth1));
  const damaged = Uint8Array.from(file);
  damaged[file.length - 1] = 0xee;
  for (const wrongFile of [file.subarray(0, file.length - 3), damaged]) {
    for (const length of [1000, 100_000, 10_000_000]) {
      const stream = ReadableStream.from(pieces(wrongFile, length))
        .pipeThrough(new CaptureDecoderStream());
      const [count, error] = await readStream(stream);
      assertEquals(count, 2 + 999);
      assert(error instanceof CaptureFileError, `${error}`);
    }
  }
});

test("CaptureDecoderStream: cancel and abort reach the other side", [], async () => {
  const file = new PcapngEncoder().encodePackets(packetsOf(1000, eth1));
  const reason = new Error("enough");
  // The reader cancels: the source learns the reason, and was not read further than needed.
  let given = 0;
  const cancelled = Promise.withResolvers<unknown>();
  const source = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(file.slice(given * 1000, ++given * 1000)),
    cancel: (why) => cancelled.resolve(why),
  }, { highWaterMark: 0 });
  const records = source.pipeThrough(new CaptureDecoderStream()).getReader();
  for (let i = 0; i < 3; i++) assertEquals((await records.read()).done, false);
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert(given <= 4, `${given} pieces`);
  await records.cancel(reason);
  assertEquals(await cancelled.promise, reason);
  // It cancels while it waits for bytes.
  const waiting = new CaptureDecoderStream(), waitingReader = waiting.readable.getReader();
  const read = waitingReader.read();
  await waitingReader.cancel(reason);
  assertEquals((await read).done, true);
  assertEquals(await waiting.writable.getWriter().closed.catch((error) => error), reason);
  // The writer aborts.
  const aborted = new CaptureDecoderStream();
  const [[count, error]] = await Promise.all([
    readStream(aborted.readable),
    aborted.writable.abort(reason),
  ]);
  assertEquals([count, error], [0, reason]);
  // The file is damaged: the writer learns it.
  const damaged = new CaptureDecoderStream(), writer = damaged.writable.getWriter();
  const closed = writer.closed.catch((error) => error);
  writer.write(Uint8Array.of(1, 2, 3, 4)).catch(() => {});
  const [none, fault] = await readStream(damaged.readable);
  assertEquals(none, 0);
  assert(fault instanceof CaptureFileError, `${fault}`);
  assertEquals(await closed, fault);
});

test("PcapngEncoder: a wrong annotation is refused by its name", [], () => {
  const [packet] = packetsOf(1, eth1) as [Packet];
  const value = Uint8Array.of(1);
  /** What is refused for each kind of record, and the beginning of the error. */
  const annotations: [change: object, Class: typeof TypeError, name: string][] = [
    [{ comments: "lost" }, TypeError, 'comments is "lost"'],
    [{ comments: null }, TypeError, "comments is null"],
    [{ comments: ["a", 5] }, TypeError, "comments[1] is 5"],
    [{ comments: ["\ud800"] }, TypeError, "comments[0] is"],
    [{ comments: ["x".repeat(70_000)] }, RangeError, "comments[0] has 70000 bytes"],
    [{ options: 5 }, TypeError, "options is 5"],
    [{ options: null }, TypeError, "options is null"],
    [{ options: [null] }, TypeError, "options[0] is null"],
    [{ options: [{ code: 0, value: new Uint8Array(0) }] }, RangeError, "options[0].code is 0"],
    [{ options: [{ code: 0x10001, value }] }, RangeError, "options[0].code is 65537"],
    [{ options: [{ code: 5, value }, { code: 1.5, value }] }, RangeError, "options[1].code is 1.5"],
    [{ options: [{ code: "5", value }] }, TypeError, "options[0].code is"],
    [{ options: [{ code: 1 }] }, TypeError, "options[0].value is undefined"],
    [{ options: [{ code: 5, value: "text" }] }, TypeError, 'options[0].value is "text"'],
    [{ options: [{ code: 5, value: [] }] }, TypeError, "options[0].value is []"],
    [
      { options: [{ code: 5, value: new Uint8Array(70_000) }] },
      RangeError,
      "options[0].value has 70000 bytes",
    ],
  ];
  const statistics = { kind: "statistics", interface: eth1, timestamp: 5n };
  const section = { kind: "section", format: "pcapng", byteOrder: "little" };
  const rows: [record: object, name: string, more: typeof annotations][] = [
    [packet, "packet", [
      [{ dropped: 5 }, TypeError, "dropped is 5"],
      [{ dropped: null }, TypeError, "dropped is null"],
      [{ dropped: -1n }, RangeError, "dropped is -1"],
      [{ dropped: 2n ** 64n }, RangeError, "dropped is 18446744073709551616"],
      [{ flags: -1 }, RangeError, "flags is -1"],
      [{ flags: "in" }, TypeError, "flags is"],
      [{ flags: 2 ** 32, comments: [] }, RangeError, "flags is 4294967296"],
      [{ direction: "in" }, TypeError, "direction is"],
      [{ direction: "inbound", destination: "all" }, TypeError, "destination is"],
      [{ timestamp: -1n }, RangeError, "timestamp is -1"],
      [{ timestamp: 2n ** 64n }, RangeError, "timestamp is 18446744073709551616"],
    ]],
    [eth0, "interface", [
      [{ name: 5 }, TypeError, "name is 5"],
      [{ filter: 5 }, TypeError, "filter is 5"],
      [{ filter: "x".repeat(65_535) }, RangeError, "filter has 65536 bytes"],
      [{ speed: 1e9 }, TypeError, "speed is 1000000000"],
      [{ timeOffset: 1 }, TypeError, "timeOffset is 1"],
      [{ timeOffset: 2n ** 63n }, RangeError, "timeOffset is 9223372036854775808"],
      [{ resolution: null }, TypeError, "resolution is null"],
      [{ resolution: {} }, TypeError, "resolution.base is undefined"],
      [{ resolution: { base: 8, exponent: 1 } }, RangeError, "resolution.base is 8"],
      [{ resolution: { base: 10, exponent: 200 } }, RangeError, "resolution.exponent is 200"],
      [{ resolution: { base: 2, exponent: 1n } }, TypeError, "resolution.exponent is 1n"],
    ]],
    [section, "record", [
      [{ os: 5 }, TypeError, "os is 5"],
      [{ byteOrder: "middle" }, TypeError, "byteOrder is"],
    ]],
    [statistics, "record", [
      [{ interface: undefined }, TypeError, "interface is undefined"],
      [{ timestamp: null }, TypeError, "timestamp is null"],
      [{ timestamp: -1n }, RangeError, "timestamp is -1"],
      [{ startTime: 5 }, TypeError, "startTime is 5"],
      [{ endTime: -1n }, RangeError, "endTime is -1"],
      [{ received: 5 }, TypeError, "received is 5"],
      [{ delivered: 2n ** 64n }, RangeError, "delivered is 18446744073709551616"],
    ]],
    [{ kind: "names", names: [] }, "record", [
      [{ names: undefined }, TypeError, "names is undefined"],
      [{ names: "10.0.0.1" }, TypeError, "names is"],
      [{ names: [null] }, TypeError, "names[0] is null"],
      [{ names: [{ names: [] }] }, TypeError, "names[0].address is undefined"],
      [{ names: [{ address: "10.0.0", names: [] }] }, RangeError, 'names[0].address is "10.0.0"'],
      [{ names: [{ address: "::1" }] }, TypeError, "names[0].names is undefined"],
      [{ names: [{ address: "::1", names: [5] }] }, TypeError, "names[0].names[0] is 5"],
      [{ names: [{ address: "::1", names: ["a\0b"] }] }, TypeError, "names[0].names[0] is"],
      [{ names: [{ address: "::1", names: [""] }] }, RangeError, 'names[0].names[0] is ""'],
      [
        { names: [{ address: "::1", names: ["x".repeat(70_000)] }] },
        RangeError,
        "names[0] has 70017 bytes",
      ],
    ]],
  ];
  for (const [record, name, more] of rows) {
    const encoder = new PcapngEncoder();
    assert(encoder.encode(record as Packet).length >= 28);
    for (const [change, Class, message] of [...annotations, ...more]) {
      const error = assertThrows(() => encoder.encode({ ...record, ...change } as Packet), Class);
      assertEquals(error.message.slice(0, name.length + 1 + message.length), `${name}.${message}`);
    }
  }
  for (const [change, Class, message] of annotations) {
    if ("options" in change) continue;
    assertThrows(() => new PcapngEncoder(change), Class, `options.${message}`);
  }
  const application = 5 as unknown as string;
  assertThrows(() => new PcapngEncoder({ application }), TypeError, "options.application is 5");
  for (const encoder of [new PcapngEncoder(), new PcapEncoder()]) {
    for (const wrong of [undefined, null, "packet"] as unknown as Packet[]) {
      assertThrows(() => encoder.encodePackets([wrong]), TypeError, "packet is ");
      assertThrows(() => encoder.encodePackets(new Set([wrong])), TypeError, "packet is ");
    }
    const packets = 5 as unknown as Packet[];
    assertThrows(() => encoder.encodePackets(packets), TypeError, "packets is 5");
  }
});

test("PcapngEncoder: annotations at the ends of their ranges come back", [], () => {
  const most = 2n ** 64n - 1n,
    comments: string[] = [],
    options = [
      { code: 0xffff, value: new Uint8Array(0xffff) },
      { code: 5, value: new Uint8Array(0) },
    ];
  const on: CaptureInterface = {
    kind: "interface",
    linkType: 0xffff,
    snapLength: 0xffffffff,
    comments: ["x".repeat(0xffff), ""],
    options,
    speed: most,
    timeOffset: -(2n ** 63n),
    resolution: { base: 2, exponent: 127 },
  };
  const plain = { ...eth0, timeOffset: 2n ** 63n - 1n, resolution: { base: 10, exponent: 0 } };
  const [packet] = packetsOf(1, eth0) as [Packet];
  const timestamp = (2n ** 63n - 1n + most) * 1_000_000_000n;
  const last = { ...packet, interface: plain, timestamp, dropped: most, flags: 0xffffffff };
  const encoder = new PcapngEncoder();
  const [, first, second, read] = recordsOf(join([
    encoder.encode(on),
    encoder.encode({ ...last, comments, options } as Packet),
  ]));
  assertEquals([first, second], [on, plain as CaptureInterface]);
  const { dropped, flags } = read as CapturedPacket;
  assertEquals([dropped, flags], [most, 0xffffffff]);
  assertEquals((read as CapturedPacket).options, options);
  assertEquals((read as CapturedPacket).timestamp, timestamp);
  assertEquals((read as CapturedPacket).comments, undefined);
});
