// The calls of FreeBSD, with a recorded libc.

import { assertEquals } from "@std/assert";
import { freebsd } from "../../constants/freebsd.ts";
import type { FreeBsdSymbols } from "../../ffi/freebsd/symbols.ts";
import { FreeBsd } from "../../ffi/freebsd/system.ts";
import { memoryAt, Recorded } from "../helpers/recorded.ts";
import { test } from "../helpers/support.ts";

type Memory = Uint8Array<ArrayBuffer>;

const { MSG_CMSG_CLOEXEC, SOCK_CLOEXEC } = freebsd;

/** Returns a new recorded libc, and FreeBSD with it. */
function open(): [Recorded<FreeBsdSymbols>, FreeBsd] {
  const libc = new Recorded<FreeBsdSymbols>();
  return [libc, new FreeBsd(libc.symbols)];
}

test("freebsd: descriptors are close-on-exec from their creation", [], () => {
  const [libc, system] = open();
  libc.play.socket = libc.play.accept4 = () => 7;
  assertEquals(system.socket(2, 1, 6), 7);
  assertEquals(system.accept(5, null), 7);
  assertEquals(libc.taken(), [
    ["socket", 2, 1 | SOCK_CLOEXEC, 6],
    ["accept4", 5, null, null, SOCK_CLOEXEC],
  ]);
  libc.play.socketpair = (_family: number, _type: number, _protocol: number, pair: Int32Array) => {
    pair.set([8, 9]);
  };
  assertEquals(system.socketpair(1, 2, 0), [8, 9]);
  assertEquals(libc.taken()[0]!.slice(0, 4), ["socketpair", 1, 2 | SOCK_CLOEXEC, 0]);
  system.recvmsg(5, [], new Uint8Array(64), 64, system.sockaddr());
  assertEquals(libc.taken()[0]![3], 64 | MSG_CMSG_CLOEXEC);
  libc.play.accept4 = () => libc.fail(freebsd.EMFILE);
  assertEquals(system.accept(5, null), -freebsd.EMFILE);
});

test("freebsd: sendfile sends a file, or a part of it", [], () => {
  const [libc, { files }] = open();
  let sent = 0n, error = 0;
  libc.play.sendfile = (
    _file: number,
    _fd: number,
    _offset: bigint,
    _count: number,
    _headers: null,
    length: Memory,
  ) => {
    new DataView(length.buffer).setBigInt64(0, sent, true);
    return error === 0 ? 0 : libc.fail(error);
  };
  sent = 4096n;
  assertEquals(files.send(5, 3, 2 ** 33, 4096), 4096);
  assertEquals(libc.taken(), [["sendfile", 3, 5, 2n ** 33n, 4096, null, new Uint8Array(8), 0]]);
  [sent, error] = [100n, freebsd.EAGAIN];
  assertEquals(files.send(5, 3, 0, 4096), 100);
  [sent, error] = [0n, freebsd.EAGAIN];
  assertEquals(files.send(5, 3, 0, 4096), -freebsd.EAGAIN);
  libc.taken();
  assertEquals(files.send(5, 3, 0, 0), 0);
  assertEquals(libc.calls, []); // to sendfile(2) 0 means the whole file
});

test("freebsd: a batch of messages is one call", [], () => {
  const [libc, system] = open();
  const batch = system.batch(2, 8, 24);
  batch.prepare(0, 8, 24, 256);
  batch.prepare(1, 3, 0, 16);
  libc.play.recvmmsg = (_fd: number, messages: Memory, count: number, _flags: number) => {
    assertEquals(messages.length, 2 * 56);
    const view = new DataView(messages.buffer);
    // msg_namelen, msg_iovlen and msg_controllen of each message
    const lengths = [0, 56].map((at) => [8, 24, 40].map((i) => view.getUint32(at + i, true)));
    assertEquals(lengths, [[256, 1, 24], [16, 1, 0]]);
    const vector = new DataView(memoryAt(view.getBigUint64(56 + 16, true), 16).slice().buffer);
    assertEquals(vector.getBigUint64(8, true), 3n);
    memoryAt(vector.getBigUint64(0, true), 3).set([1, 2, 3]);
    view.setBigInt64(56 + 48, 3n, true); // msg_len
    view.setInt32(56 + 44, freebsd.MSG_EOR | MSG_CMSG_CLOEXEC, true); // msg_flags
    return count;
  };
  assertEquals(batch.receive(5, 2, freebsd.MSG_WAITFORONE), 2);
  assertEquals(libc.taken()[0]!.slice(3), [2, freebsd.MSG_WAITFORONE | MSG_CMSG_CLOEXEC, null]);
  assertEquals([batch.length(1), batch.flags(1)], [3, freebsd.MSG_EOR]);
  assertEquals(batch.data[1]!.subarray(0, 3), Uint8Array.of(1, 2, 3));
  libc.play.sendmmsg = () => libc.fail(freebsd.ENOBUFS);
  assertEquals(batch.send(5, 0, 2, 0), -system.bufferFull);
  libc.taken();
  libc.play.sendmmsg = (_fd: number, messages: Memory, count: number) => {
    const view = new DataView(messages.buffer, messages.byteOffset);
    assertEquals([messages.length, view.getUint32(8, true)], [56, 16]); // msg_namelen of the second
    return count;
  };
  assertEquals(batch.send(5, 1, 1, 0), 1);
});
