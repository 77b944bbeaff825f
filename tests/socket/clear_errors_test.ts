// Errors that say what was wrong, where internal errors or wrong numbers could come instead.

import {
  assert,
  assertEquals,
  assertInstanceOf,
  assertRejects,
  assertStringIncludes,
  assertThrows,
} from "@std/assert";
import {
  AF_INET6,
  AF_UNIX,
  EAI_SERVICE,
  EMFILE,
  GaiError,
  getaddrinfo,
  getaddrinfoSync,
  HostError,
  if_nameindex,
  if_nametoindex,
  IncompleteReadError,
  IPPROTO_IPV6,
  IPV6_ORIGDSTADDR,
  options,
  SOCK_DGRAM,
  SOCK_STREAM,
  Socket,
  SocketError,
  SocketFile,
  socketpair,
  TimeoutError,
} from "@libc/socket";
import { decodeOption } from "../../socket/options/codec.ts";
import type { ReadableOption } from "../../socket/options/types.ts";
import { DecodedAncillary } from "../../socket/ancillary/decode.ts";
import { linux } from "../../constants/linux.ts";
import { Scratch } from "../helpers/peers.ts";
import { constants, inBothForms, onlyOn, run, test, tool, unixPairs } from "../helpers/support.ts";

/** Any arguments. */
// deno-lint-ignore no-explicit-any
type Loose = any;

test("the classes of errors can be made from a message alone, as in Python", [], () => {
  for (const Class of [SocketError, TimeoutError, GaiError, HostError]) {
    for (const error of [new Class(), new Class("what went wrong")]) {
      assertEquals([error.errno, error.code, error.syscall], [0, "", ""]);
      assert(error.message === "" || error.message === "what went wrong");
    }
    for (const details of [5, null, {}, { errno: "5", code: "EIO", syscall: "recv" }] as Loose[]) {
      const error = assertThrows(() => new Class("x", details), TypeError, "details");
      assertStringIncludes(error.stack!.split("\n    at ")[1]!, "clear_errors_test.ts");
    }
  }
  assertEquals(new IncompleteReadError().partial, new Uint8Array(0));
  assertThrows(() => new IncompleteReadError("x", 5 as Loose), TypeError, "partial");
});

test("arguments of files that are of another type are refused by name", [], async () => {
  for (const socket of [5, null, undefined, {}, { dup: 5 }] as Loose[]) {
    assertThrows(() => new SocketFile(socket, "r"), TypeError, "socket");
  }
  const [a, b] = socketpair();
  using file = a.makefile("w");
  for (const lines of [5, null, undefined, {}] as Loose[]) {
    assertThrows(() => file.writelinesSync(lines), TypeError, "lines");
    await assertRejects(() => file.writelines(lines), TypeError, "lines");
  }
  a.close();
  b.close();
});

test("only the options of the table can be read and set", [], () => {
  using socket = new Socket();
  const { SO_TYPE } = options.SOL_SOCKET;
  const forged = [5, null, undefined, {}, { read: 5 }, { ...SO_TYPE }, {
    level: 1,
    name: "x",
    read: 5,
    write: 5,
  }] as Loose[];
  for (const option of forged) {
    assertThrows(() => socket.getOption(option), TypeError, "option");
    assertThrows(() => socket.setOption(option, 1 as never), TypeError, "option");
  }
  assertEquals(socket.getOption(SO_TYPE), SOCK_STREAM);
});

/** All options that can be read. */
function readable(): ReadableOption<unknown>[] {
  return Object.values(options).flatMap((level) => Object.values(level as object))
    .filter((option) => option !== undefined && "read" in option);
}

test("an option of which the system returns less than its structure is a SocketError", [], () => {
  const random = new Uint8Array(64).map((_, i) => 37 * i + 11);
  assert(readable().length > 50);
  for (const option of readable()) {
    const bytes = Uint8Array.from({ length: option.read.size() }, (_, i) => random[i % 64]!);
    for (let length = 0; length <= Math.min(bytes.length, 512); length++) {
      try {
        decodeOption(option, new DataView(bytes.buffer, 0, length));
      } catch (error) {
        assertInstanceOf(error, SocketError, `${option.name}, ${length} bytes`);
        assertEquals(error.syscall, "getsockopt");
        assertStringIncludes(error.message, option.name);
      }
    }
  }
});

test("an ancillary item of any length has a value or none", [], () => {
  const levels = [0, 1, 6, 17, 41, 263, 0xffff];
  for (const level of levels) {
    for (let type = 0; type < 128; type++) {
      for (const length of [0, 1, 2, 3, 4, 7, 8, 11, 12, 15, 16, 17, 20, 23, 24, 31, 32, 44, 48]) {
        const data = new Uint8Array(length).map((_, i) => 31 * i + 2);
        // Descriptors would be taken over.
        if (level === linux.SOL_SOCKET || level === 0xffff) data.fill(0xff);
        const { value } = new DecodedAncillary({ level, type, data });
        assert(value === undefined || typeof value.kind === "string");
      }
    }
  }
});

test("an address in an ancillary item that is cut short is no address", [
  constants("IPV6_ORIGDSTADDR"),
], () => {
  const data = new Uint8Array(28).fill(1);
  new DataView(data.buffer).setUint16(0, AF_INET6, true);
  const valueOf = (length: number) =>
    new DecodedAncillary({
      level: IPPROTO_IPV6,
      type: IPV6_ORIGDSTADDR!,
      data: data.slice(0, length),
    }).value;
  assert(valueOf(28) !== undefined);
  for (let length = 0; length < 28; length++) assertEquals(valueOf(length), undefined);
});

test("without a free descriptor, if_nametoindex says so", [
  onlyOn("linux", "prlimit is Linux's"),
  tool("prlimit"),
  constants("SO_BINDTODEVICE"),
], async () => {
  // In a program of its own: the limit is of the whole process.
  const { code, stdout, stderr } = await run(
    `
    import { if_indextoname, if_nametoindex, Socket } from "@libc/socket";
    if_nametoindex("lo"); // loads what needs descriptors
    const sockets = [];
    try {
      for (;;) sockets.push(new Socket());
    } catch (error) {
      console.log(error.code);
    }
    for (const ask of [() => if_nametoindex("lo"), () => if_indextoname(1)]) {
      try {
        console.log(ask());
      } catch (error) {
        console.log(error.code, error.syscall, error.errno);
      }
    }
    for (const socket of sockets) socket.close();
    console.log(if_nametoindex("lo"), if_indextoname(1));
    `,
    ["-A"],
    ["prlimit", "--nofile=200"],
  );
  assertEquals(stderr, "");
  assertEquals(stdout.split("\n").slice(0, 4), [
    "EMFILE",
    `EMFILE if_nametoindex ${EMFILE}`,
    `EMFILE if_indextoname ${EMFILE}`,
    "1 lo",
  ]);
  assertEquals(code, 0);
});

test("a service that is a number above 65535 is no service", [], async () => {
  for (const port of ["65536", "65616", "-1", "+65536", " 99999999999999999999"]) {
    const error = assertThrows(() => getaddrinfoSync("127.0.0.1", port), GaiError);
    assertEquals(error.errno, EAI_SERVICE, port);
    await assertRejects(() => getaddrinfo("127.0.0.1", port), GaiError);
  }
  for (const port of ["0", "80", "65535"]) {
    assertEquals(getaddrinfoSync("127.0.0.1", port)[0]![4], ["127.0.0.1", Number(port)]);
  }
});

test("a name that is too long is as long as it is said to be", [
  constants("SO_BINDTODEVICE"),
], () => {
  using socket = new Socket();
  const option = options.SOL_SOCKET.SO_BINDTODEVICE!;
  assertThrows(() => socket.setOption(option, "x".repeat(16)), RangeError, "is 16 bytes long");
  assertThrows(() => socket.setOption(option, "é".repeat(8)), RangeError, "is 16 bytes long");
  assertThrows(() => if_nametoindex("x".repeat(16)), RangeError, "16 bytes long");
});

inBothForms("a lone surrogate in a name is refused", [unixPairs()], async (form) => {
  using socket = new Socket(AF_UNIX, SOCK_DGRAM);
  for (const path of ["/tmp/\ud800", "\udc00", "\0\ud800x"]) {
    assertThrows(() => socket.bind(path), TypeError, "lone surrogate");
    await assertRejects(() => form.connect(socket, path), TypeError, "lone surrogate");
    await assertRejects(() => form.sendto(socket, "x", 0, path), TypeError, "lone surrogate");
  }
  assertThrows(() => if_nametoindex("\ud800"), TypeError, "ifname");
  assertThrows(() => getaddrinfoSync("\ud800", 80), TypeError, "host");
});

test("sendfile refuses a FIFO, without waiting for its writer", [
  onlyOn("linux", "only Linux opens a FIFO to read and write without waiting"),
  tool("mkfifo"),
], async () => {
  using scratch = new Scratch();
  const path = scratch.name("fifo");
  new Deno.Command("mkfifo", { args: [path] }).outputSync();
  const [a, b] = socketpair();
  assertThrows(() => a.sendfileSync(path), TypeError, "has no positions");
  await assertRejects(() => a.sendfile(path), TypeError, "has no positions");
  using file = Deno.openSync(path, { read: true, write: true }); // Linux does not wait then
  assertThrows(() => a.sendfileSync(file), TypeError, "has no positions");
  await assertRejects(() => a.sendfile(file), TypeError, "has no positions");
  a.close();
  b.close();
});

test("a zone of an address may have any characters", [], async () => {
  // The zone names no interface; the error is that of the look-up, not that of a host name.
  assertThrows(() => getaddrinfoSync("fe80::1%é", 80), GaiError);
  await assertRejects(() => getaddrinfo("fe80::1%é", 80), GaiError);
  for (const host of ["é:80", "é%é"]) {
    assertThrows(() => getaddrinfoSync(host, 80), TypeError, "host");
  }
  const [[index]] = if_nameindex() as [[number, string]];
  using socket = new Socket(AF_INET6, SOCK_DGRAM);
  const error = assertThrows(() => socket.bind([`fe80::1%${index}`, 0]), SocketError);
  assertEquals(error.syscall, "bind"); // no interface has digits as its name: an index
});
