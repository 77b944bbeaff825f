// The calls of macOS and FreeBSD that return memory of the library: look-ups and interfaces, with a
// recorded library. The structures are written as the headers define them.

import { assertEquals } from "@std/assert";
import { darwin } from "../../constants/darwin.ts";
import { freebsd } from "../../constants/freebsd.ts";
import type { BsdSymbols } from "../../ffi/bsd/symbols.ts";
import type { DarwinSymbols } from "../../ffi/darwin/symbols.ts";
import { Darwin } from "../../ffi/darwin/system.ts";
import type { FreeBsdSymbols } from "../../ffi/freebsd/symbols.ts";
import { FreeBsd } from "../../ffi/freebsd/system.ts";
import { bytes, Recorded } from "../helpers/recorded.ts";
import { test } from "../helpers/support.ts";

type Memory = Uint8Array<ArrayBuffer>;
type Libc = Recorded<BsdSymbols & DarwinSymbols & FreeBsdSymbols>;

/** Encodes a structure. Members are by offset: 32-bit integers, and pointers as bigints. */
function encodeStruct(size: number, members: Readonly<Record<number, number | bigint>>): Memory {
  const view = new DataView(new ArrayBuffer(size));
  for (const [at, value] of Object.entries(members)) {
    if (typeof value === "bigint") view.setBigUint64(Number(at), value, true);
    else view.setInt32(Number(at), value, true);
  }
  return new Uint8Array(view.buffer);
}

/** Writes a pointer to an out parameter. */
function writePointer(out: Memory, address: bigint): void {
  new DataView(out.buffer, out.byteOffset).setBigUint64(0, address, true);
}

const systems = {
  darwin: { constants: darwin, make: (libc: Libc) => new Darwin(libc.symbols) },
  freebsd: { constants: freebsd, make: (libc: Libc) => new FreeBsd(libc.symbols) },
};

/** An `if_data` of each system with the counters 1 to 7, and 8 where it counts dropped sends. */
const counters: Record<keyof typeof systems, [data: Memory, txDropped: number]> = {
  darwin: [encodeStruct(96, { 20: 1, 24: 5, 28: 2, 32: 6, 40: 3, 44: 4, 56: 7 }), 0],
  freebsd: [encodeStruct(152, { 24: 1, 32: 5, 40: 2, 48: 6, 64: 3, 72: 4, 96: 7, 104: 8 }), 8],
};

for (const [name, { constants, make }] of Object.entries(systems)) {
  test(`${name}: host look-ups free the library's memory`, [], async () => {
    const libc: Libc = new Recorded();
    const system = make(libc);
    const hostent = libc.at(encodeStruct(32, {
      0: libc.text("localhost"),
      8: libc.pointers(libc.text("loop"), libc.text("me")),
      16: constants.AF_INET,
      20: 4,
      24: libc.pointers(libc.address(bytes("7f000001"))),
    }));
    const value = {
      name: "localhost",
      aliases: ["loop", "me"],
      family: constants.AF_INET,
      addresses: [bytes("7f000001")],
    };
    for (const suffix of ["", "Later"]) {
      libc.play[`getipnodebyname${suffix}`] = () => hostent;
      libc.play[`getipnodebyaddr${suffix}`] = () => hostent;
    }
    assertEquals(system.gethostbyname("localhost").now(), { value });
    const hostname = new TextEncoder().encode("localhost\0");
    assertEquals(libc.taken(), [
      ["getipnodebyname", hostname, constants.AF_INET, 0, new Uint8Array(4)],
      ["freehostent", hostent],
    ]);
    assertEquals(await system.gethostbyname("localhost").later(), { value });
    assertEquals(libc.taken().map(([name]) => name), ["getipnodebynameLater", "freehostent"]);
    const address = bytes("7f000001");
    assertEquals(system.gethostbyaddr(address, constants.AF_INET).now(), { value });
    assertEquals(libc.taken()[0]!.slice(0, 4), ["getipnodebyaddr", address, 4, constants.AF_INET]);
    assertEquals(await system.gethostbyaddr(address, constants.AF_INET).later(), { value });
    libc.taken();
    const { HOST_NOT_FOUND: error } = constants;
    libc.play.getipnodebyname = (_name: Memory, _family: number, _flags: number, out: Memory) => {
      out.set([error]);
      return null;
    };
    assertEquals(system.gethostbyname("none").now(), { error, errno: 0 });
    assertEquals(libc.taken().map(([name]) => name), ["getipnodebyname"]); // nothing to free
  });

  test(`${name}: look-ups of services and protocols`, [], () => {
    const libc: Libc = new Recorded();
    const system = make(libc);
    const servent = libc.at(encodeStruct(32, {
      0: libc.text("http"),
      16: 0x5000, // 80 in network order
      24: libc.text("tcp"),
    }));
    const protoent = libc.at(encodeStruct(24, { 0: libc.text("tcp"), 16: 6 }));
    libc.play.getservbyname = libc.play.getservbyport = () => servent;
    libc.play.getprotobyname = () => protoent;
    assertEquals(system.getservbyname("http", "tcp"), 80);
    assertEquals(system.getservbyport(80, null), "http");
    assertEquals(system.getprotobyname("tcp"), 6);
    assertEquals(libc.taken(), [
      ["getservbyname", bytes("6874747000"), bytes("74637000")],
      ["getservbyport", 0x5000, null],
      ["getprotobyname", bytes("74637000")],
    ]);
    libc.play.getservbyname = libc.play.getservbyport = libc.play.getprotobyname = () => null;
    assertEquals(system.getservbyname("x", null), null);
    assertEquals(system.getservbyport(1, "tcp"), null);
    assertEquals(system.getprotobyname("x"), null);
  });

  test(`${name}: in addrinfo the canonical name precedes the address`, [], async () => {
    const libc: Libc = new Recorded();
    const system = make(libc);
    const address = bytes("10 02 0050 7f000001 0000000000000000");
    const list = libc.address(encodeStruct(48, {
      4: constants.AF_INET,
      8: 1,
      12: 6,
      16: 16,
      24: libc.text("localhost"),
      32: libc.address(address),
    }));
    libc.play.getaddrinfo = libc.play.getaddrinfoLater = (
      _host: Memory,
      _service: Memory,
      _hints: Memory,
      out: Memory,
    ) => {
      writePointer(out, list);
      return 0;
    };
    const query = { host: "h", service: "80", family: 2, type: 1, protocol: 6, flags: 2 };
    const value = [
      { family: 2, type: 1, protocol: 6, canonicalName: "localhost", address },
    ];
    assertEquals(system.getaddrinfo(query).now(), { value });
    assertEquals(await system.getaddrinfo(query).later(), { value });
    const freed = libc.taken().filter(([name]) => name === "freeaddrinfo");
    assertEquals(freed, [["freeaddrinfo", list], ["freeaddrinfo", list]]);
    libc.play.getaddrinfo = () => {
      libc.fail(constants.EMFILE);
      return constants.EAI_SYSTEM;
    };
    const failed = { error: constants.EAI_SYSTEM, errno: constants.EMFILE };
    assertEquals(system.getaddrinfo(query).now(), failed);
  });

  test(`${name}: interfaces with their addresses and counters`, [], () => {
    const libc: Libc = new Recorded();
    const system = make(libc);
    const [data, txDropped] = counters[name as keyof typeof systems];
    // sdl_len, sdl_family, sdl_index, sdl_type, sdl_nlen, sdl_alen, sdl_slen, the name, the address
    const link = bytes("14 12 0100 06 03 06 00 656e30 0123456789ab 000000");
    const inet = bytes("10 02 0000 c0a80001 0000000000000000");
    const family6 = constants.AF_INET6.toString(16);
    const inet6 = bytes(`1c ${family6} 0000 00000000 fe80000000000000 0000000000000001 01000000`);
    const ifa_name = libc.text("en0");
    const entry = (next: bigint, members: Record<number, number | bigint>) =>
      libc.address(encodeStruct(56, { 0: next, 8: ifa_name, 16: 0x8863, ...members }));
    const third = entry(0n, {
      24: libc.address(inet6),
      32: libc.address(bytes("0c 00 0000 00000000 ffffffff")), // truncated after the last set bit
    });
    const second = entry(third, {
      24: libc.address(inet),
      32: libc.address(bytes("07 00 0000 ffffff")),
      40: libc.address(bytes("10 02 0000 c0a800ff 0000000000000000")),
    });
    const first = entry(second, { 24: libc.address(link), 48: libc.address(data) });
    libc.play.getifaddrs = (out: Memory) => writePointer(out, first);
    assertEquals(system.interfaceAddresses(), [
      {
        name: "en0",
        flags: 0x8863,
        address: link,
        netmask: null,
        other: null,
        counters: {
          rxPackets: 1,
          txPackets: 2,
          rxBytes: 3,
          txBytes: 4,
          rxErrors: 5,
          txErrors: 6,
          rxDropped: 7,
          txDropped,
        },
      },
      {
        name: "en0",
        flags: 0x8863,
        address: inet,
        netmask: bytes("10 02 0000 ffffff00 0000000000000000"),
        other: bytes("10 02 0000 c0a800ff 0000000000000000"),
        counters: null,
      },
      {
        name: "en0",
        flags: 0x8863,
        address: inet6,
        netmask: bytes(`1c ${family6} 0000 00000000 ffffffff00000000 0000000000000000 00000000`),
        other: null,
        counters: null,
      },
    ]);
    assertEquals(libc.taken().map(([name]) => name), ["getifaddrs", "freeifaddrs"]);
    assertEquals(system.linkAddress(link), { type: 6, address: bytes("0123456789ab") });
    assertEquals(system.linkAddress(inet), null);
    const withoutAddress = bytes("14 12 0100 18 03 00 00 6c6f30 000000000000 000000");
    assertEquals(system.linkAddress(withoutAddress), { type: 0x18, address: new Uint8Array() });
    libc.play.getifaddrs = () => libc.fail(constants.ENOMEM);
    assertEquals(system.interfaceAddresses(), -constants.ENOMEM);
  });

  test(`${name}: the blocking mode and the inheritance of a descriptor`, [], () => {
    const libc: Libc = new Recorded();
    const system = make(libc);
    assertEquals([system.isNonblocking(5), system.isInheritable(5)], [0, 1]);
    libc.play.fcntl = (_fd: number, command: number) =>
      command === constants.F_GETFL ? constants.O_NONBLOCK | 2 : constants.FD_CLOEXEC;
    assertEquals([system.isNonblocking(5), system.isInheritable(5)], [1, 0]);
    libc.taken();
    system.setNonblocking(5, true);
    system.setInheritable(5, true);
    assertEquals(libc.taken(), [
      ["ioctl", 5, constants.FIONBIO, bytes("01000000")],
      ["fcntl", 5, constants.F_SETFD, 0],
    ]);
    libc.play.fcntl = libc.play.ioctl = () => libc.fail(constants.EBADF);
    assertEquals(system.isNonblocking(5), -constants.EBADF);
    assertEquals(system.isInheritable(5), -constants.EBADF);
    assertEquals(system.setNonblocking(5, true), -constants.EBADF);
  });
}
