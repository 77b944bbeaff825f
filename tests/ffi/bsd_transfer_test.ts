// recv(2), send(2), read(2) and write(2) as macOS and FreeBSD declare them. Linux's libc has the same
// functions, so its kernel answers.

import { assertEquals } from "@std/assert";
import { EAGAIN, EBADF, MSG_DONTWAIT, MSG_PEEK, socketpair } from "@libc/socket";
import { type BsdSymbols, symbols } from "../../ffi/bsd/symbols.ts";
import type { DarwinSymbols } from "../../ffi/darwin/symbols.ts";
import { Darwin } from "../../ffi/darwin/system.ts";
import type { FreeBsdSymbols } from "../../ffi/freebsd/symbols.ts";
import { FreeBsd } from "../../ffi/freebsd/system.ts";
import { openLibrary } from "../../ffi/library.ts";
import { Recorded } from "../helpers/recorded.ts";
import { decode, onlyOn, test } from "../helpers/support.ts";

const onLinux = onlyOn("linux", "uses Linux's libc");

const { read, readAt, recv, recvAt, send, write } = symbols;
const libc = onLinux === null
  ? openLibrary(["libc.so.6", "libc.so"], {
    read,
    readAt,
    recv,
    recvAt,
    send,
    write,
    __errno_location: { parameters: [], result: "pointer" },
  })
  : undefined;

for (const [name, System] of [["darwin", Darwin], ["freebsd", FreeBsd]] as const) {
  test(`${name}: send and recv`, [onLinux], () => {
    const recorded = new Recorded<BsdSymbols & DarwinSymbols & FreeBsdSymbols>();
    Object.assign(recorded.play, {
      recv: libc!.recv,
      recvAt: libc!.recvAt,
      send: libc!.send,
      __error: libc!.__errno_location,
    });
    const system = new System(recorded.symbols);
    const [a, b] = socketpair();
    using _a = a;
    using _b = b;
    const from = a.fileno(), to = b.fileno();
    const text = new TextEncoder().encode("some text");
    assertEquals(system.send(from, text, 4, 0), 4);
    const buffer = new Uint8Array(9);
    assertEquals(system.recv(to, buffer, 3, MSG_PEEK), 3);
    assertEquals(decode(buffer), "som\0\0\0\0\0\0");
    const address = Deno.UnsafePointer.value(Deno.UnsafePointer.of(buffer.subarray(5)));
    assertEquals(system.recv(to, address, 4, 0), 4);
    assertEquals(decode(buffer), "som\0\0some");
    assertEquals(system.recv(to, buffer, 9, MSG_DONTWAIT!), -EAGAIN);
    assertEquals(system.recv(to, address, 4, MSG_DONTWAIT!), -EAGAIN);
    assertEquals(system.recv(-1, buffer, 9, 0), -EBADF);
    assertEquals(system.send(-1, text, 4, 0), -EBADF);
  });
  test(`${name}: read and write`, [onLinux], () => {
    const recorded = new Recorded<BsdSymbols & DarwinSymbols & FreeBsdSymbols>();
    const { read, readAt, write, __errno_location } = libc!;
    Object.assign(recorded.play, { read, readAt, write, __error: __errno_location });
    const { descriptors } = new System(recorded.symbols);
    const [a, b] = socketpair();
    using _a = a;
    using _b = b;
    const text = new TextEncoder().encode("some text");
    assertEquals(descriptors.write(a.fileno(), text, 7), 7);
    const buffer = new Uint8Array(9);
    assertEquals(descriptors.read(b.fileno(), buffer, 3), 3);
    const address = Deno.UnsafePointer.value(Deno.UnsafePointer.of(buffer.subarray(5)));
    assertEquals(descriptors.read(b.fileno(), address, 4), 4);
    assertEquals(decode(buffer), "som\0\0e te");
    assertEquals(descriptors.read(-1, buffer, 9), -EBADF);
    assertEquals(descriptors.read(-1, address, 4), -EBADF);
    assertEquals(descriptors.write(-1, text, 4), -EBADF);
  });
}
