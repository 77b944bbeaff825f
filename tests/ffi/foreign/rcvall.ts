// Captures of Windows, through a raw socket that the test plays: Wine refuses SIO_RCVALL. Run by
// foreign_test.ts.
import { assert, assertEquals, assertMatch, assertRejects, assertThrows } from "@std/assert";
import { calls, fail } from "./system.ts";
import {
  AF_INET,
  IPPROTO_IP,
  SIO_RCVALL,
  SO_RCVBUF,
  SOCK_RAW,
  SocketError,
  SOL_SOCKET,
} from "@libc/socket";
import {
  type Capture,
  type CaptureOptions,
  LINKTYPE_RAW,
  openCapture,
  type Packet,
} from "@libc/socket/capture";
import { layouts } from "../../../ffi/windows/layouts.ts";
import { test } from "../../helpers/support.ts";

type Memory = Uint8Array<ArrayBuffer>;

const EACCES = 10013, EINVAL = 10022, EWOULDBLOCK = 10035, ENETDOWN = 10050;
const FD = 1000, WAKEUP = 1002;
const POLLRDNORM = 0x100;

/** Encodes an address, in the form of `sin_addr`. */
const octets = (text: string) => text.split(".").map(Number);

const [OWN, OTHER, THIRD] = ["192.0.2.1", "192.0.2.2", "192.0.2.3"] as const;

/** Makes a UDP packet of IPv4. */
function packet(from: string, to: string, port: number, length = 40): Memory {
  const bytes = new Uint8Array(length);
  bytes.set([0x45, 0, length >> 8, length & 0xff, 0, 0, 0, 0, 64, 17]);
  bytes.set([...octets(from), ...octets(to), 0, 7, port >> 8, port & 0xff], 12);
  return bytes;
}

/** Windows with two interfaces: `ethernet_1` with an address, and `ethernet_2` without one. */
class Winsock {
  readonly log: string[] = [];
  /** What the next receives return: packets, or error numbers. */
  receives: (Memory | number)[] = [];
  /** The errors of calls, by their names. */
  errors: Record<string, number> = {};
  isPresent = true;
  /** What happens in a wait. */
  whenWaited: (() => void) | undefined;
  open = 0;
  #waiting: (() => void) | undefined;
  // Keeps what the adapters point to alive.
  readonly #memory: Memory[] = [];

  constructor() {
    const convert = (name: Memory, luid: Memory) => {
      const text = new TextDecoder("utf-16le").decode(name).split("\0")[0]!;
      const number = /^ethernet_([12])$/.exec(text)?.[1];
      if (number === undefined || !this.isPresent) return 87; // ERROR_INVALID_PARAMETER
      luid[0] = Number(number);
      return 0;
    };
    calls.stubs = {
      WSASocketW: (family: number, type: number, protocol: number) => {
        if (type !== SOCK_RAW) return WAKEUP;
        assertEquals([family, protocol], [AF_INET, IPPROTO_IP]);
        const error = this.#result("socket");
        if (error === 0) this.open++;
        return error || FD;
      },
      closesocket: (fd: bigint) => {
        if (Number(fd) === FD) this.open--;
        return 0;
      },
      setsockopt: (_fd: bigint, level: number, name: number, value: Memory) => {
        if (level === SOL_SOCKET && name === SO_RCVBUF) this.log.push(`SO_RCVBUF ${value.toHex()}`);
        return 0;
      },
      WSAIoctl: (_fd: bigint, request: number, input: Memory) => {
        assertEquals(request >>> 0, SIO_RCVALL);
        this.log.push(`SIO_RCVALL ${input.toHex()} after ${[...calls.bound].slice(2, 8)}`);
        return this.#result("SIO_RCVALL");
      },
      WSAGetLastError: () => this.#lastError,
      recv: (fd: bigint, memory: Memory, length: number) => {
        if (Number(fd) === WAKEUP) return this.#fail(EWOULDBLOCK);
        const next = this.receives.shift() ?? EWOULDBLOCK;
        if (typeof next === "number") return this.#fail(next);
        assert(next.length <= length);
        memory.set(next);
        return next.length;
      },
      send: () => { // to the wakeup socket
        this.wakeUp();
        return 1;
      },
      WSAPoll: (set: Memory, count: number, milliseconds: number) =>
        this.#poll(set, count, milliseconds),
      GetAdaptersAddresses: (_family: number, _flags: number, _reserved: null, to: Memory) =>
        this.#adapters(to),
      ConvertInterfaceLuidToNameW: (luid: Memory, name: Memory) => {
        const text = `ethernet_${luid[0]}`;
        new Uint16Array(name.buffer).set([...text].map((one) => one.charCodeAt(0)));
        return 0;
      },
      ConvertInterfaceNameToLuidW: convert,
      ConvertInterfaceLuidToIndex: (luid: Memory, index: Memory) => {
        index[0] = luid[0]!;
        return 0;
      },
      ConvertInterfaceIndexToLuid: () => 0,
    };
  }

  #lastError = 0;

  #fail(error: number): -1 {
    this.#lastError = error;
    return fail(error);
  }

  #result(name: string): number {
    const error = this.errors[name];
    return error === undefined ? 0 : this.#fail(error);
  }

  #point(bytes: Memory): bigint {
    this.#memory.push(bytes);
    return Deno.UnsafePointer.value(Deno.UnsafePointer.of(bytes));
  }

  #adapters(to: Memory): number {
    const { IP_ADAPTER_ADDRESSES: adapter, IP_ADAPTER_UNICAST_ADDRESS: unicast } = layouts;
    const sockaddr = Uint8Array.of(2, 0, 0, 0, ...octets(OWN), 0, 0, 0, 0, 0, 0, 0, 0);
    const address = new DataView(new ArrayBuffer(unicast.size));
    unicast["Address.lpSockaddr"].set(address, this.#point(sockaddr));
    unicast["Address.iSockaddrLength"].set(address, sockaddr.length);
    unicast.OnLinkPrefixLength.set(address, 24);
    const view = new DataView(to.buffer);
    const second = new Uint8Array(adapter.size);
    adapter.Luid.set(new DataView(second.buffer), 2n);
    adapter.Luid.set(view, 1n);
    adapter.Next.set(view, this.#point(second));
    adapter.FirstUnicastAddress.set(view, this.#point(new Uint8Array(address.buffer)));
    return 0;
  }

  /** Lets a wait end: something has come, or the poller is called. */
  wakeUp(): void {
    this.#waiting?.();
  }

  #poll(set: Memory, count: number, milliseconds: number): number | Promise<number> {
    const view = new DataView(set.buffer, set.byteOffset);
    const report = () => {
      let ready = 0;
      for (let at = 0; at < count * 16; at += 16) {
        const isReady = Number(view.getBigUint64(at, true)) === FD && this.receives.length > 0;
        view.setInt16(at + 10, isReady ? POLLRDNORM : 0, true);
        if (isReady) ready++;
      }
      return ready;
    };
    const ready = report();
    if (ready > 0 || milliseconds === 0) return ready;
    this.whenWaited?.();
    if (count === 1 && milliseconds > 0) return 0;
    assert(count > 1, "nothing would end this wait");
    return new Promise((resolve) =>
      this.#waiting = () => {
        this.#waiting = undefined;
        resolve(report());
      }
    );
  }
}

const wanted: CaptureOptions = { interface: "ethernet_1" };

test("rcvall: a raw socket is bound to the address of the interface", [], () => {
  const modes = [["03000000", false], ["01000000", true]] as const;
  for (const [mode, promiscuous] of modes) {
    const winsock = new Winsock();
    openCapture({ ...wanted, promiscuous, bufferSize: 2 ** 16 }).close();
    assertEquals(winsock.log, [
      "SO_RCVBUF 00000100",
      `SIO_RCVALL ${mode} after 0,0,${octets(OWN)}`,
    ]);
    assertEquals(winsock.open, 0);
  }
});

test("rcvall: errors of opening are a line each, and close the socket", [], () => {
  const failing: [CaptureOptions, Record<string, number>, code: string, text: RegExp][] = [
    [wanted, { socket: EACCES }, "EACCES", /captures need an administrator/],
    [wanted, { SIO_RCVALL: EINVAL }, "EINVAL", /ioctl/],
    [{ interface: "ethernet_2" }, {}, "EADDRNOTAVAIL", /"ethernet_2".*no address of IPv4/],
    [{ interface: "x" }, {}, "ENODEV", /"x".*no interface/],
  ];
  for (const [options, errors, code, text] of failing) {
    const winsock = new Winsock();
    winsock.errors = errors;
    const error = assertThrows(() => openCapture(options), SocketError);
    assertEquals([error.code, winsock.open], [code, 0]);
    assertMatch(error.message, text);
    assertEquals(error.message.includes("\n"), false);
    assertMatch(error.stack!.split(/\n +at /)[1]!, /rcvall\.ts/);
  }
  const lacking: [CaptureOptions, remedy: string][] = [
    [{}, "give options.interface"],
    [{ ...wanted, fanout: { group: 1 } }, "omit options.fanout"],
  ];
  for (const [options, remedy] of lacking) {
    const winsock = new Winsock();
    assertThrows(() => openCapture(options), Deno.errors.NotSupported, remedy);
    assertEquals(winsock.open, 0);
  }
});

/** Takes packets in each form, alone and in blocks. */
const ways: Record<string, (capture: Capture, count: number) => Promise<Packet[]>> = {
  async asynchronous(capture, count) {
    const packets: Packet[] = [];
    for await (const packet of capture) if (packets.push(packet) === count) break;
    return packets;
  },
  // deno-lint-ignore require-await
  async blocking(capture, count) {
    const packets: Packet[] = [];
    for (const packet of capture) if (packets.push(packet) === count) break;
    return packets;
  },
  async "asynchronous blocks"(capture, count) {
    const packets: Packet[] = [];
    for await (const block of capture.blocks()) {
      packets.push(...block);
      if (packets.length >= count) break;
    }
    return packets;
  },
  // deno-lint-ignore require-await
  async "blocking blocks"(capture, count) {
    const packets: Packet[] = [];
    for (const block of capture.blocksSync()) {
      packets.push(...block);
      if (packets.length >= count) break;
    }
    return packets;
  },
};

/** All kinds of packets. The last one is cut in its header. */
const PACKETS = [
  packet(OWN, OTHER, 53),
  packet(OTHER, OWN, 53, 60),
  packet(OTHER, "255.255.255.255", 53),
  packet(OTHER, "224.0.0.251", 53),
  packet(OTHER, THIRD, 54),
  packet(OTHER, OWN, 55).slice(0, 12),
];

for (const [name, take] of Object.entries(ways)) {
  test(`rcvall: packets, their direction and their destination: ${name}`, [], async () => {
    const winsock = new Winsock();
    using capture = openCapture({ ...wanted, snapLength: 44, copy: true });
    assertEquals([capture.usesRing, capture.fileno()], [false, FD]);
    const begin = BigInt(Date.now()) * 1_000_000n;
    winsock.receives = [...PACKETS];
    const found = await take(capture, 6);
    assertEquals(found.map(({ data }) => data), PACKETS.map((data) => data.slice(0, 44)));
    assertEquals(found.map(({ originalLength }) => originalLength), [40, 60, 40, 40, 40, 12]);
    assertEquals(found.map(({ direction }) => direction), [
      "outbound",
      ...Array<"inbound">(5).fill("inbound"),
    ]);
    assertEquals(
      found.map(({ destination }) => destination),
      [undefined, "unicast", "broadcast", "multicast", "promiscuous", undefined],
    );
    const [{ interface: its }] = found as [Packet];
    assertEquals(its, { linkType: LINKTYPE_RAW, snapLength: 44, name: "ethernet_1" });
    for (const { timestamp, interface: one } of found) {
      assert(timestamp! >= begin && timestamp! <= BigInt(Date.now()) * 1_000_000n && one === its);
    }
    assertEquals(capture.statistics(), { received: 6, dropped: 0 });
    capture.close();
    assertEquals(capture.statistics(), { received: 6, dropped: 0 });
  });

  test(`rcvall: the filter and the direction: ${name}`, [], async () => {
    const winsock = new Winsock();
    const rows: [CaptureOptions, number[]][] = [
      [{ filter: "udp port 53" }, [0, 1, 2, 3]],
      [{ filter: "udp port 53", direction: "outbound" }, [0]],
      [{ direction: "inbound" }, [1, 2, 3, 4, 5]],
      [{ filter: [{ code: 0x80, jt: 0, jf: 0, k: 0 }, { code: 0x16, jt: 0, jf: 0, k: 0 }] }, [
        ...[0, 1, 2, 3, 4, 5],
      ]],
    ];
    for (const [options, indexes] of rows) {
      using capture = openCapture({ ...wanted, ...options, copy: true });
      winsock.receives = [...PACKETS];
      const found = await take(capture, indexes.length);
      assertEquals(found.map(({ data }) => data), indexes.map((index) => PACKETS[index]!));
    }
  });

  test(`rcvall: waits, and an interface that goes: ${name}`, [], async () => {
    const winsock = new Winsock();
    using capture = openCapture(wanted);
    // Nothing; the interface is down; a packet
    winsock.receives = [EWOULDBLOCK, ENETDOWN, packet(OTHER, OWN, 9)];
    const taking = take(capture, 1);
    if (name.startsWith("asynchronous")) {
      while (winsock.receives.length > 0) {
        await new Promise((resolve) => setTimeout(resolve, 0));
        winsock.wakeUp();
      }
    }
    assertEquals((await taking)[0]!.originalLength, 40);
    winsock.isPresent = false;
    winsock.receives = [ENETDOWN];
    const error = await assertRejects(() => take(capture, 1), SocketError);
    assertEquals(error.code, "ENODEV");
    assertMatch(error.message, /^recv "ethernet_1".*the interface was deleted/);
  });
}

test("rcvall: an interface goes, and no wait ends by that", [], async () => {
  const alive = setInterval(() => {}, 1000); // in place of the call that waits
  for (const take of [ways.asynchronous!, ways.blocking!]) {
    const winsock = new Winsock();
    using capture = openCapture(wanted);
    winsock.whenWaited = () => winsock.isPresent = false;
    const error = await assertRejects(() => take(capture, 1), SocketError);
    assertEquals(error.code, "ENODEV");
    assertMatch(error.stack!.split(/\n +at /)[1]!, /rcvall\.ts/);
  }
  clearInterval(alive);
});

test("rcvall: inject says what to do instead", [], async () => {
  new Winsock();
  using capture = openCapture(wanted);
  const frame = packet(OWN, OTHER, 9);
  const error = assertThrows(
    () => capture.injectSync(frame),
    Deno.errors.NotSupported,
    "IP_HDRINCL",
  );
  assertMatch(error.stack!.split(/\n +at /)[1]!, /rcvall\.ts/);
  await assertRejects(() => capture.inject(frame), Deno.errors.NotSupported);
});

test("rcvall: views may be transferred", [], () => {
  const winsock = new Winsock();
  using capture = openCapture(wanted);
  winsock.receives = [packet(OTHER, OWN, 9), EWOULDBLOCK, packet(OTHER, OWN, 10)];
  const { data } = capture.nextSync();
  structuredClone(0, { transfer: [data.buffer as ArrayBuffer] });
  assertEquals(capture.nextSync().data, packet(OTHER, OWN, 10));
});
