// Captures of macOS and FreeBSD, through a bpf device that the test plays; run by foreign_test.ts.
import { assert, assertEquals, assertMatch, assertRejects, assertThrows } from "@std/assert";
import { calls, fail } from "./system.ts";
import { EVFILT_USER, FIONBIO, O_NONBLOCK, SocketError } from "@libc/socket";
import {
  type Capture,
  type CaptureOptions,
  compileFilter,
  openCapture,
  type Packet,
} from "@libc/socket/capture";
import { memoryAt } from "../../helpers/recorded.ts";
import { test } from "../../helpers/support.ts";

type Memory = Uint8Array<ArrayBuffer>;

const isDarwin = Deno.build.os === "darwin";
const EPERM = 1, ENOENT = 2, ENXIO = 6, EACCES = 13, EBUSY = 16, EINVAL = 22, EAGAIN = 35;
const ENETDOWN = 50, ENOBUFS = 55;
const FD = 1000, KQUEUE = 1001;
const BUFFER = 4096;

/** The structures by their C definitions: the places of the members of bpf_hdr, or bpf_xhdr. */
const [FRACTION, CAPTURED, ORIGINAL, HEADER, HEADER_END, ALIGN] = isDarwin
  ? [4, 8, 12, 16, 18, 4]
  : [8, 16, 20, 24, 26, 8];

/** A packet as bpf(4) writes it. */
interface Written {
  readonly data: Uint8Array;
  readonly seconds?: number;
  readonly fraction?: number;
  readonly originalLength?: number;
  /** A wrong length of the header, or a wrong length of the data. */
  readonly headerLength?: number;
  readonly capturedLength?: number;
}

/** Makes what one read returns. The kernel aligns what follows the header of the link, and each header. */
function read(...packets: readonly Written[]): Memory {
  const memory = new Uint8Array(BUFFER);
  const view = new DataView(memory.buffer);
  let at = 0, end = 0;
  for (const packet of packets) {
    const { data, seconds = 0, fraction = 0, originalLength = data.length } = packet;
    const distance = Math.ceil((HEADER_END + 14) / ALIGN) * ALIGN - 14;
    view.setUint32(at, seconds, true); // the upper half of 64 bits is 0
    view.setUint32(at + FRACTION, fraction, true);
    view.setUint32(at + CAPTURED, packet.capturedLength ?? data.length, true);
    view.setUint32(at + ORIGINAL, originalLength, true);
    view.setUint16(at + HEADER, packet.headerLength ?? distance, true);
    memory.fill(0xee, at + HEADER_END, at + distance);
    memory.set(data, at + distance);
    end = at + distance + data.length;
    at = Math.ceil(end / ALIGN) * ALIGN;
  }
  return memory.slice(0, end);
}

/** Makes a frame of Ethernet. Its number follows the header. */
function frame(number: number, length = 60, type = 0x88b5): Memory {
  const bytes = new Uint8Array(length);
  bytes.set([2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, type >> 8, type & 0xff, number]);
  return bytes;
}

/** A kernel with one interface, `en0`. */
class Kernel {
  /** What happened: the calls, with the bytes that went to the kernel. */
  log: string[] = [];
  /** What happens in a wait. */
  whenWaited: (() => void) | undefined;
  /** The number of open devices. */
  open = 0;
  /** The number of times that a program has slept. */
  pauses = 0;
  /** What the next reads return: bytes, or an error number. */
  reads: (Memory | number)[] = [];
  /** The errors of paths, of requests by their names, and of writes. */
  errors: Record<string, number> = {};
  /** The largest buffer. */
  most = BUFFER;
  dataLinkType = 1;
  /** `BPF_MAXINSNS` */
  longestFilter = 512;
  dropped = 0;
  #size = 0x1000;
  #pending: Memory[] = [];
  #waiting: (() => void) | undefined;
  #isWatched = false;

  constructor() {
    calls.stubs = {
      open: (path: Memory, flags: number) => {
        const text = new TextDecoder().decode(path).split("\0")[0]!;
        this.log.push(`open ${text} ${flags & 3}${flags & O_NONBLOCK! ? " nonblock" : ""}`);
        const error = this.#result(text) || this.#result(`${text} ${flags & 3}`);
        if (error === 0) this.open++;
        return error || FD;
      },
      close: (fd: number) => {
        this.log.push(`close ${fd}`);
        this.open--;
        return 0;
      },
      fcntl: (_fd: number, command: number) => command === 3 ? O_NONBLOCK! : 0, // F_GETFL
      ioctl: (_fd: number, request: number, ...rest: (bigint | Memory)[]) =>
        this.#ioctl(request, rest.at(-1)!),
      read: (fd: number, memory: Memory, length: number) => {
        assertEquals([fd, length], [FD, Math.min(this.#size, this.most)]); // bpf(4): the size of the buffer
        const next = this.reads.shift() ?? EAGAIN;
        if (typeof next === "number") return fail(next);
        memory.set(next);
        return next.length;
      },
      write: (_fd: number, data: Memory, length: number) => {
        this.log.push(`write ${data.subarray(0, length).toHex()}`);
        return this.#result("write") || length;
      },
      if_nametoindex: (name: Memory) => /^en0\0/.test(new TextDecoder().decode(name)) ? 4 : 0,
      poll: (fds: Memory, _count: number, milliseconds: number) => {
        assert(this.reads.length > 0 || milliseconds >= 0, "nothing would end this wait");
        const view = new DataView(fds.buffer);
        if (view.getInt32(0, true) < 0) { // a pause
          this.pauses++;
          return 0;
        }
        assert(!(isDarwin && this.#isWatched), "poll(2) ends what the kqueue reports");
        assertEquals([view.getInt32(0, true), view.getInt16(4, true)], [FD, 1]); // POLLIN
        this.whenWaited?.();
        if (this.whenWaited !== undefined) return 0;
        view.setInt16(6, this.reads.length > 0 ? 1 : 0, true);
        return this.reads.length > 0 ? 1 : 0;
      },
      kqueue: () => KQUEUE,
      kevent: (
        _kqueue: number,
        changes: Memory | null,
        count: number,
        events: Memory | null,
        capacity: number,
        timeout: Memory | null,
      ) => this.#kevent(changes, count, events, capacity, timeout?.[0] ? 1 : 0),
    };
  }

  /** Lets a wait end: something has come. */
  wakeUp(): void {
    const event = new Uint8Array(isDarwin ? 32 : 64);
    const view = new DataView(event.buffer);
    view.setBigUint64(0, BigInt(FD), true);
    view.setInt16(8, -1, true); // EVFILT_READ
    if (this.#isWatched) this.#pending.push(event);
    this.#waiting?.();
  }

  #kevent(
    changes: Memory | null,
    count: number,
    events: Memory | null,
    capacity: number,
    waits: number,
  ): number | Promise<number> {
    const size = isDarwin ? 32 : 64;
    for (let i = 0; i < count; i++) {
      const at = i * size, view = new DataView(changes!.buffer, changes!.byteOffset + at, size);
      const filter = view.getInt16(8, true), flags = view.getUint16(10, true);
      const isUser = filter === EVFILT_USER;
      if (isUser && view.getUint32(12, true) !== 0) {
        this.#pending.push(changes!.slice(at, at + size));
        this.#waiting?.();
      }
      // bpf(4) knows the filter of reads alone.
      if (filter === -1) this.#isWatched = (flags & 1) !== 0; // EV_ADD
      view.setBigInt64(16, isUser || filter === -1 ? 0n : BigInt(EINVAL), true);
    }
    if (count > 0) return capacity === 0 ? 0 : count;
    const take = () => {
      const taken = this.#pending.splice(0, capacity);
      taken.forEach((event, i) => events!.set(event, i * size));
      return taken.length;
    };
    if (!waits || this.#pending.length > 0) return take();
    this.whenWaited?.();
    return new Promise((resolve) =>
      this.#waiting = () => {
        this.#waiting = undefined;
        resolve(take());
      }
    );
  }

  #result(name: string): number {
    const error = this.errors[name];
    return error === undefined ? 0 : fail(error);
  }

  #ioctl(request: number, argument: bigint | Memory): number {
    const names: Record<number, string> = {
      0x40044266: "BIOCGBLEN",
      0xc0044266: "BIOCSBLEN",
      0x80104267: "BIOCSETF",
      0x20004269: "BIOCPROMISC",
      0x4004426a: "BIOCGDLT",
      0x8020426c: "BIOCSETIF",
      0x4008426f: "BIOCGSTATS",
      0x80044270: "BIOCIMMEDIATE",
      0x80044275: "BIOCSHDRCMPLT",
      0x80044277: isDarwin ? "BIOCSSEESENT" : "BIOCSDIRECTION",
      0x8004428b: "BIOCSDIRECTION",
      0x80044284: "BIOCSTSTAMP",
    };
    if (request >>> 0 === FIONBIO) return 0;
    const name = names[request >>> 0];
    assert(name !== undefined, `unknown request ${request.toString(16)}`);
    if (typeof argument === "bigint") {
      this.log.push(name);
      return this.#result(name);
    }
    const view = new DataView(argument.buffer, argument.byteOffset);
    const value = view.getUint32(0, true);
    switch (name) {
      case "BIOCSBLEN":
        this.log.push(`${name} ${value}`);
        this.#size = value;
        break;
      case "BIOCGBLEN":
        view.setUint32(0, Math.min(this.#size, this.most), true);
        break;
      case "BIOCGDLT":
        view.setUint32(0, this.dataLinkType, true);
        break;
      case "BIOCGSTATS":
        view.setUint32(0, 99, true);
        view.setUint32(4, this.dropped, true);
        break;
      case "BIOCSETF": {
        if (value > this.longestFilter) return fail(EINVAL);
        const instructions = memoryAt(view.getBigUint64(8, true), value * 8).slice();
        this.log.push(`${name} ${instructions.toHex()}`);
        break;
      }
      case "BIOCSETIF": {
        const device = new TextDecoder().decode(argument.subarray(0, 16)).replaceAll("\0", "");
        this.log.push(`${name} ${device} ${argument.length}`);
        if (device !== "en0") return fail(ENXIO);
        if (this.#size > this.most) return fail(ENOBUFS);
        break;
      }
      default:
        this.log.push(`${name} ${argument.toHex()}`);
    }
    return this.#result(name);
  }
}

const wanted: CaptureOptions = { interface: "en0" };

/** The instruction that accepts all of each packet. */
const ALL = "0600000000000400";

/** The program, as `struct bpf_insn`. */
function programOf(filter: string, options = {}): string {
  return compileFilter(filter, options).map(({ code, jt, jf, k }) => {
    const view = new DataView(new ArrayBuffer(8));
    view.setUint16(0, code, true);
    view.setUint8(2, jt);
    view.setUint8(3, jf);
    view.setUint32(4, k, true);
    return new Uint8Array(view.buffer).toHex();
  }).join("");
}

const OPENED = isDarwin
  ? ["open /dev/bpf 2 nonblock", "open /dev/bpf0 2 nonblock"]
  : ["open /dev/bpf 2 nonblock"];

/** A kernel whose devices are those of the system. */
function kernelOfSystem(): Kernel {
  const kernel = new Kernel();
  if (isDarwin) kernel.errors = { "/dev/bpf": ENOENT };
  return kernel;
}

test("bpf: a device is set up, and the filter comes last", [], () => {
  const kernel = kernelOfSystem();
  kernel.most = 2 ** 20;
  openCapture(wanted).close();
  assertEquals(kernel.log, [
    ...OPENED,
    `BIOCSBLEN ${2 ** 22}`,
    "BIOCSETIF en0 32",
    `BIOCSBLEN ${2 ** 21}`,
    "BIOCSETIF en0 32",
    `BIOCSBLEN ${2 ** 20}`,
    "BIOCSETIF en0 32",
    "BIOCIMMEDIATE 01000000",
    "BIOCSHDRCMPLT 01000000",
    ...(isDarwin ? [] : ["BIOCSTSTAMP 01000000"]),
    `BIOCSETF ${ALL}`,
    `close ${FD}`,
  ]);
});

test("bpf: options", [], () => {
  const logOf = (options: CaptureOptions) => {
    const kernel = kernelOfSystem();
    openCapture({ ...wanted, bufferSize: 2 ** 16, ...options }).close();
    return kernel.log;
  };
  const filter = "tcp port 80 or vlan 5";
  const filtered = `BIOCSETF ${programOf(filter, { snapLength: 96 })}`;
  assert(logOf({ filter, snapLength: 96 }).includes(filtered));
  assert(logOf({ filter: compileFilter("arp") }).includes(`BIOCSETF ${programOf("arp")}`));
  for (const immediate of [false, true]) {
    // A timer in its place would be stopped by each ioctl(2), such as that of the statistics.
    assert(logOf({ immediate }).includes("BIOCIMMEDIATE 01000000"));
  }
  assert(logOf({ promiscuous: true }).includes("BIOCPROMISC"));
  assert(logOf({ bufferSize: 2 ** 16 }).includes("BIOCSBLEN 32768"));
  const inbound = isDarwin ? "BIOCSSEESENT 00000000" : "BIOCSDIRECTION 00000000";
  assert(logOf({ direction: "inbound" }).includes(inbound));
  assert(logOf({ direction: "outbound" }).includes("BIOCSDIRECTION 02000000"));
});

test("bpf: options that the system lacks", [], () => {
  const refuses = (
    options: CaptureOptions,
    remedy: string,
    errors: Record<string, number> = {},
  ) => {
    const kernel = kernelOfSystem();
    kernel.errors = { ...kernel.errors, ...errors };
    assertThrows(() => openCapture(options), Deno.errors.NotSupported, remedy);
    assertEquals(kernel.open, 0);
  };
  refuses({}, "give options.interface");
  refuses({ ...wanted, fanout: { group: 1 } }, "omit options.fanout");
  refuses({ ...wanted, direction: "outbound" }, "omit options.direction", {
    BIOCSDIRECTION: EINVAL,
  });
  const kernel = kernelOfSystem();
  kernel.dataLinkType = 105; // DLT_IEEE802_11
  const error = assertThrows(
    () => openCapture({ ...wanted, filter: "tcp" }),
    Deno.errors.NotSupported,
    "type 105",
  );
  assertMatch(error.stack!.split(/\n +at /)[1]!, /bpf\.ts/);
  using capture = openCapture(wanted); // without a filter, all links will do
  kernel.reads = [read({ data: frame(1) })];
  assertEquals(capture.nextSync().interface.linkType, 105);
});

/** Opens a capture, and returns the error of doing so. */
function errorOfOpening(errors: Record<string, number>, options: CaptureOptions = wanted) {
  const kernel = new Kernel();
  kernel.errors = errors;
  const error = assertThrows(() => openCapture(options), SocketError);
  assertEquals(error.message.includes("\n"), false);
  assertMatch(error.stack!.split(/\n +at /)[1]!, /bpf\.ts/);
  assertEquals(kernel.open, 0);
  return [error.code, error.message] as const;
}

test("bpf: errors of opening are a line each, and close the device", [], () => {
  const none = { "/dev/bpf": ENOENT };
  const [code, message] = errorOfOpening({ "/dev/bpf": EACCES });
  assertEquals(code, "EACCES");
  assertMatch(message, /^open "\/dev\/bpf".*superuser, or the right to read \/dev\/bpf /);
  assertMatch(errorOfOpening({ ...none, "/dev/bpf0": EACCES })[1], /right to read \/dev\/bpf0 /);
  assertEquals(errorOfOpening({ "/dev/bpf": EPERM })[0], "EPERM");
  assertEquals(errorOfOpening({ ...none, "/dev/bpf0": ENOENT })[0], "ENOENT");
  const used = { ...none, "/dev/bpf0": EBUSY, "/dev/bpf1": EBUSY, "/dev/bpf2": ENOENT };
  const [busy, all] = errorOfOpening(used);
  assertEquals(busy, "EBUSY");
  assertMatch(all, /2 captures run, which use all devices/);
  assertThrows(() => openCapture({ interface: "en0\0x" }), TypeError, "NUL");
  for (const name of ["en9", "en0-of-16-bytes."]) {
    const [unknown, text] = errorOfOpening({}, { interface: name });
    assertEquals(unknown, "ENODEV");
    assertMatch(text, /no interface has this name/);
  }
  const [bare, without] = errorOfOpening({ BIOCSETIF: ENXIO });
  assertEquals(bare, "ENODEV");
  assertMatch(without, /the interface has no captures/);
  assertEquals(errorOfOpening({ BIOCSETIF: ENETDOWN })[0], "ENETDOWN");
  assertEquals(errorOfOpening({ BIOCSETIF: ENOBUFS })[0], "ENOBUFS"); // however small
  assertEquals(
    errorOfOpening({ BIOCPROMISC: EBUSY }, { ...wanted, promiscuous: true })[0],
    "EBUSY",
  );
});

test("bpf: a free device is found, and one that may only be read is", [], () => {
  const kernel = new Kernel();
  kernel.errors = { "/dev/bpf": ENOENT, "/dev/bpf0": EBUSY, "/dev/bpf1 2": EACCES };
  openCapture(wanted).close();
  assertEquals(kernel.log.slice(0, 4), [
    "open /dev/bpf 2 nonblock",
    "open /dev/bpf0 2 nonblock",
    "open /dev/bpf1 2 nonblock",
    "open /dev/bpf1 0 nonblock",
  ]);
});

/** A way to get packets. */
const ways: Record<string, (capture: Capture, count: number) => Promise<Packet[]>> = {
  async asynchronous(capture, count) {
    const packets: Packet[] = [];
    for await (const packet of capture) if (packets.push(kept(packet)) === count) break;
    return packets;
  },
  // deno-lint-ignore require-await
  async blocking(capture, count) {
    const packets: Packet[] = [];
    for (const packet of capture) if (packets.push(kept(packet)) === count) break;
    return packets;
  },
  async "asynchronous blocks"(capture, count) {
    const packets: Packet[] = [];
    for await (const block of capture.blocks()) {
      packets.push(...[...block].map(kept));
      if (packets.length >= count) break;
    }
    return packets;
  },
  // deno-lint-ignore require-await
  async "blocking blocks"(capture, count) {
    const packets: Packet[] = [];
    for (const block of capture.blocksSync()) {
      packets.push(...[...block].map(kept));
      if (packets.length >= count) break;
    }
    return packets;
  },
};

/** Copies a packet. */
function kept(packet: Packet): Packet {
  const { timestamp, originalLength, direction, interface: its } = packet;
  return { timestamp, originalLength, direction, interface: its, data: packet.data.slice() };
}

for (const [name, take] of Object.entries(ways)) {
  test(`bpf: several packets of a read, of all lengths: ${name}`, [], async () => {
    const kernel = kernelOfSystem();
    using capture = openCapture(wanted);
    assertEquals([capture.usesRing, capture.fileno()], [false, FD]);
    const lengths = Array.from({ length: 24 }, (_, i) => 60 + i);
    const packets = lengths.map((length, i) => ({
      data: frame(i, length),
      seconds: 1_700_000_000 + i,
      fraction: 5 + i,
      originalLength: 1000 + i,
    }));
    kernel.reads = [read(...packets.slice(0, 13)), read(...packets.slice(13))];
    const found = await take(capture, 24);
    assertEquals(found.map(({ data }) => data), packets.map(({ data }) => data));
    assertEquals(found.map(({ originalLength }) => originalLength), lengths.map((n) => n + 940));
    const unit = isDarwin ? 1000n : 1n; // microseconds, or nanoseconds
    for (const [i, { timestamp, interface: its, direction }] of found.entries()) {
      assertEquals(timestamp, (1_700_000_000n + BigInt(i)) * 10n ** 9n + unit * BigInt(5 + i));
      assertEquals(its, { linkType: 1, snapLength: 262144, name: "en0" });
      assert(its === found[0]!.interface && direction === undefined);
    }
  });

  test(`bpf: waits, reads of nothing, and an interface that goes down: ${name}`, [], async () => {
    const kernel = kernelOfSystem();
    using capture = openCapture({ ...wanted, direction: "inbound" });
    // EAGAIN; a read of zero; the interface is down; a packet
    kernel.reads = [EAGAIN, new Uint8Array(0), ENETDOWN, read({ data: frame(7) })];
    const taking = take(capture, 1);
    if (name.startsWith("asynchronous")) {
      while (kernel.reads.length > 0) {
        await new Promise((resolve) => setTimeout(resolve, 0));
        kernel.wakeUp();
      }
    }
    const [packet] = await taking;
    assertEquals([packet!.data, packet!.direction], [frame(7), "inbound"]);
  });

  test(`bpf: an interface that is deleted ends the capture: ${name}`, [], async () => {
    const kernel = kernelOfSystem();
    using capture = openCapture(wanted);
    kernel.reads = [read({ data: frame(1) }), ENXIO];
    assertEquals((await take(capture, 1)).length, 1);
    const error = await assertRejects(() => take(capture, 1), SocketError);
    assertEquals(error.code, "ENODEV");
    assertMatch(error.message, /^read "en0".*the interface was deleted/);
    assertMatch(error.stack!.split(/\n +at /)[1]!, /bpf\.ts/);
    kernel.errors.BIOCGSTATS = ENXIO;
    assertEquals(capture.statistics(), { received: 1, dropped: 0 });
  });

  test(
    `bpf: a header that is wrong is an error, and nothing behind it is read: ${name}`,
    [],
    async () => {
      const good = { data: frame(1) }, cut = read(good, { data: frame(2) });
      const wrong: [read: Memory, fault: RegExp][] = [
        [cut.slice(0, read(good).length + 12), /the header at byte \d+ of \d+ is cut/],
        [cut.slice(0, -1), /says that 60 bytes follow, of which there are 59/],
        [read(good, { data: frame(2), headerLength: 5 }), /has a length of 5 bytes/],
        [read(good, { data: frame(2), headerLength: 0 }), /has a length of 0 bytes/],
        [read(good, { data: frame(2), capturedLength: 0xffffffff }), /says that 4294967295 bytes/],
        [read(good, { data: frame(2), headerLength: 0xffff }), /of which there are 0/],
        [read(good, { data: frame(2), originalLength: 5 }), /60 of 5 bytes were captured/],
        // The second header begins at its place without BPF_WORDALIGN.
        [
          new Uint8Array([...read({ data: frame(1, 61) }), ...read({ data: frame(2) })]),
          /the header at byte/,
        ],
      ];
      for (const [bytes, fault] of wrong) {
        const kernel = kernelOfSystem();
        using capture = openCapture(wanted);
        kernel.reads = [bytes, read({ data: frame(3) })];
        const [first] = await take(capture, 1); // the packets before it are not lost
        assertEquals(first!.data[14], 1);
        const error = await assertRejects(() => take(capture, 1), Error);
        assertMatch(error.message, fault);
        assertEquals((await take(capture, 1))[0]!.data[14], 3); // the capture goes on
      }
    },
  );

  test(`bpf: a filter that the kernel refuses runs in this process: ${name}`, [], async () => {
    const kernel = kernelOfSystem();
    kernel.longestFilter = 1;
    using capture = openCapture({ ...wanted, filter: "arp", snapLength: 20 });
    assert(kernel.log.includes("BIOCSETF 0600000014000000"), `${kernel.log}`);
    kernel.reads = [
      read({ data: frame(1) }),
      read({ data: frame(2) }, { data: frame(3, 60, 0x0806) }, { data: frame(4) }),
    ];
    const [packet] = await take(capture, 1);
    assertEquals(packet!.data, frame(3, 60, 0x0806).slice(0, 20));
    assertEquals(capture.statistics().received, 1);
  });
}

test("bpf: an interface is deleted, and no wait ends by that", [], async () => {
  for (const take of [ways.asynchronous!, ways.blocking!]) {
    const kernel = kernelOfSystem();
    using capture = openCapture(wanted);
    kernel.whenWaited = () => kernel.reads = [ENXIO];
    const alive = setInterval(() => {}, 1000); // in place of the call that waits
    const error = await assertRejects(() => take(capture, 1), SocketError)
      .finally(() => clearInterval(alive));
    assertEquals(error.code, "ENODEV");
    assertMatch(error.message, /^read "en0".*the interface was deleted/);
    assertMatch(error.stack!.split(/\n +at /)[1]!, /bpf\.ts/);
  }
});

test("bpf: statistics add up, also after the end", [], () => {
  const kernel = kernelOfSystem();
  using capture = openCapture(wanted);
  assertEquals(capture.statistics(), { received: 0, dropped: 0 });
  kernel.reads = [read({ data: frame(1) }, { data: frame(2) })];
  capture.nextSync();
  kernel.dropped = 5;
  assertEquals(capture.statistics(), { received: 7, dropped: 5 });
  kernel.dropped = 6;
  capture.close();
  assertEquals(capture.statistics(), { received: 8, dropped: 6 });
});

test("bpf: inject writes the frame as it is, in both forms", [], async () => {
  const kernel = kernelOfSystem();
  using capture = openCapture(wanted);
  kernel.log = [];
  await capture.inject(frame(1));
  capture.injectSync(frame(2).buffer);
  assertEquals(kernel.log, [`write ${frame(1).toHex()}`, `write ${frame(2).toHex()}`]);
  kernel.errors.write = ENETDOWN;
  const error = assertThrows(() => capture.injectSync(frame(1)), SocketError);
  assertEquals(error.code, "ENETDOWN");
  assertMatch(error.stack!.split(/\n +at /)[1]!, /bpf\.ts/);
  assertEquals((await capture.inject(frame(1)).catch((error) => error)).code, "ENETDOWN");
  assertThrows(() => capture.injectSync(5 as never), TypeError, "data");
});

test("bpf: signals and close end what waits", [], async () => {
  kernelOfSystem();
  const capture = openCapture(wanted);
  const reason = new Error("enough"), controller = new AbortController();
  const aborted = capture.next({ signal: controller.signal }).catch((error) => error);
  controller.abort(reason);
  assertEquals(await aborted, reason);
  const waiting = capture.next().catch((error) => error);
  const second = await capture.next().catch((error) => error);
  assertMatch(second.message, /another read of these packets waits/);
  setTimeout(() => capture.close(), 0);
  assertEquals((await waiting).code, "EBADF");
  assertEquals([...capture], []);
  assertThrows(() => capture.nextSync(), SocketError, "EBADF");
  capture.close();
});

test("bpf: a blocking wait does not end what the kqueue reports", [], async () => {
  const kernel = kernelOfSystem();
  using capture = openCapture(wanted);
  for (let round = 0; round < 2; round++) {
    const waiting = capture.next();
    kernel.reads = [read({ data: frame(1) })];
    kernel.wakeUp();
    assertEquals((await waiting).data, frame(1));
    // EAGAIN again and again: a wait that is longer than any first step
    kernel.reads = [...Array<number>(4).fill(EAGAIN), read({ data: frame(2) })];
    assertEquals(capture.nextSync().data, frame(2));
  }
  assert(!isDarwin || kernel.pauses >= 8, `${kernel.pauses}`);
});

test("bpf: views are valid until the next read, and copies for ever", [], () => {
  for (const copy of [false, true]) {
    const kernel = kernelOfSystem();
    using capture = openCapture({ ...wanted, copy });
    kernel.reads = [1, 2, 3].map((number) => read({ data: frame(number) }));
    const { data } = capture.nextSync();
    assertEquals(data, frame(1));
    capture.nextSync();
    assertEquals(data[14], copy ? 1 : 2);
    structuredClone(0, { transfer: [data.buffer as ArrayBuffer] }); // the capture takes new memory
    assertEquals(capture.nextSync().data[14], 3);
  }
});
