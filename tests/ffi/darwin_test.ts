// The calls of macOS, with a recorded libSystem.

import { assert, assertEquals } from "@std/assert";
import { darwin } from "../../constants/darwin.ts";
import {
  type DarwinSymbols,
  openSystem,
  symbols,
  variadicOnStack,
  wrapVariadic,
} from "../../ffi/darwin/symbols.ts";
import { Darwin } from "../../ffi/darwin/system.ts";
import { bytes, type Call, int32, memoryAt, Recorded } from "../helpers/recorded.ts";
import { test } from "../helpers/support.ts";

type Memory = Uint8Array<ArrayBuffer>;

const { F_SETFD, FD_CLOEXEC, FIONBIO, SO_NOSIGPIPE, SOL_SOCKET } = darwin;

/** Returns a new recorded libSystem, and macOS with it. */
function open(): [Recorded<DarwinSymbols>, Darwin] {
  const libc = new Recorded<DarwinSymbols>();
  return [libc, new Darwin(libc.symbols)];
}

/** The calls that make a new socket close-on-exec and free of SIGPIPE. */
const initialized = (fd: number): Call[] => [
  ["fcntl", fd, F_SETFD, FD_CLOEXEC],
  ["setsockopt", fd, SOL_SOCKET, SO_NOSIGPIPE, int32(1), 4],
];

test("darwin: sockets are close-on-exec and raise no SIGPIPE", [], () => {
  const [libc, system] = open();
  libc.play.socket = () => 7;
  assertEquals(system.socket(2, 1, 6), 7);
  assertEquals(libc.taken(), [["socket", 2, 1, 6], ...initialized(7)]);
  libc.play.socketpair = (_family: number, _type: number, _protocol: number, pair: Int32Array) => {
    pair.set([8, 9]);
  };
  assertEquals(system.socketpair(1, 2, 0), [8, 9]);
  assertEquals(libc.taken().slice(1), [...initialized(8), ...initialized(9)]);
  assertEquals(system.duplicate(7), 0);
  assertEquals(libc.taken(), [["fcntl", 7, darwin.F_DUPFD_CLOEXEC, 0]]);
});

test("darwin: a failed call returns its error and is followed by no other call", [], () => {
  const [libc, system] = open();
  const fail = () => libc.fail(darwin.EMFILE);
  Object.assign(libc.play, { socket: fail, socketpair: fail, accept: fail, recvmsg: fail });
  assertEquals(system.socket(2, 1, 0), -darwin.EMFILE);
  assertEquals(system.socketpair(1, 1, 0), -darwin.EMFILE);
  assertEquals(system.accept(5, null), -darwin.EMFILE);
  assertEquals(system.recvmsg(5, [], new Uint8Array(64), 0, system.sockaddr()), -darwin.EMFILE);
  const names = libc.calls.map(([name]) => name);
  assertEquals(names, ["socket", "socketpair", "accept", "recvmsg"]);
});

test("darwin: an accepted socket is blocking, whatever the listener's mode", [], () => {
  const [libc, system] = open();
  const peer = system.sockaddr();
  libc.play.accept = (_fd: number, address: Deno.PointerObject, length: Deno.PointerObject) => {
    const from = bytes("10 02 1f90 7f000001 0000000000000000");
    memoryAt(Deno.UnsafePointer.value(address), from.length).set(from);
    memoryAt(Deno.UnsafePointer.value(length), 4).set(int32(from.length));
    return 8;
  };
  assertEquals(system.accept(5, peer), 8);
  assertEquals(libc.taken().slice(1), [...initialized(8), ["ioctl", 8, FIONBIO, int32(0)]]);
  assertEquals([peer.family, peer.length], [darwin.AF_INET, 16]);
});

test("darwin: the layout of a message matches the headers", [], () => {
  const [libc, system] = open();
  const to = system.sockaddr();
  system.layouts.sockaddr_in.sin_port.set(to.begin(darwin.AF_INET, 16), 258);
  assertEquals(to.copy(), bytes("10 02 0102 00000000 0000000000000000"));
  const control = system.control.encode([{ level: 41, type: 46, data: int32(1, 2, 3, 4, 5) }]);
  assertEquals(
    control,
    bytes("20000000 29000000 2e000000 0100000002000000030000000400000005000000"),
  );
  libc.play.sendmsg = (_fd: number, message: Memory, _flags: number) => {
    assertEquals(message.length, 48);
    const view = new DataView(message.buffer);
    assertEquals(view.getUint32(8, true), 16); // msg_namelen
    assertEquals(memoryAt(view.getBigUint64(0, true), 16), to.copy());
    assertEquals(view.getInt32(24, true), 2); // msg_iovlen
    const vectors = new DataView(memoryAt(view.getBigUint64(16, true), 32).slice().buffer);
    const text = [0, 16].map((at) =>
      new TextDecoder().decode(
        memoryAt(vectors.getBigUint64(at, true), Number(vectors.getBigUint64(at + 8, true))),
      )
    );
    assertEquals(text, ["ab", "cde"]);
    assertEquals(memoryAt(view.getBigUint64(32, true), view.getUint32(40, true)), control);
    return 5;
  };
  const data = ["ab", "cde"].map((text) => new TextEncoder().encode(text));
  assertEquals(system.sendmsg(5, data, control, 0, to), 5);
});

test("darwin: descriptors that arrive with a message are close-on-exec", [], () => {
  const [libc, system] = open();
  const { SCM_RIGHTS, SCM_TIMESTAMP, MSG_CTRUNC } = darwin;
  const arrived = system.control.encode([
    { level: SOL_SOCKET, type: SCM_TIMESTAMP, data: new Uint8Array(16).fill(1) },
    { level: SOL_SOCKET, type: SCM_RIGHTS, data: int32(20, 21) },
    { level: 41, type: SCM_RIGHTS, data: int32(22) },
  ]);
  libc.play.recvmsg = (_fd: number, message: Memory, _flags: number) => {
    const view = new DataView(message.buffer);
    const memory = memoryAt(view.getBigUint64(32, true), view.getUint32(40, true));
    memory.set(arrived.subarray(0, memory.length));
    view.setUint32(40, Math.min(arrived.length, memory.length), true);
    view.setInt32(44, memory.length < arrived.length ? MSG_CTRUNC : 0, true);
    view.setUint32(8, 0, true);
    return 1;
  };
  const receive = (capacity: number) => {
    const control = new Uint8Array(capacity);
    assertEquals(system.recvmsg(5, [new Uint8Array(9)], control, 64, system.sockaddr()), 1);
    const [call, ...rest] = libc.taken();
    assertEquals([call![0], call![1], call![3]], ["recvmsg", 5, 64]);
    return rest;
  };
  const closeOnExec = (fd: number): Call => ["fcntl", fd, F_SETFD, FD_CLOEXEC];
  assertEquals(receive(256), [closeOnExec(20), closeOnExec(21)]);
  assertEquals(system.received(), { controlLength: arrived.length, flags: 0 });
  assertEquals(receive(28 + 16), [closeOnExec(20)]); // truncated
  assertEquals(system.received(), { controlLength: 44, flags: MSG_CTRUNC });
  libc.play.recvmsg = () => 1;
  assertEquals(system.recvmsg(5, [new Uint8Array(9)], null, 0, system.sockaddr()), 1);
  assertEquals(libc.taken().length, 1);
});

test("darwin: sendfile sends a file, or a part of it", [], () => {
  const [libc, { files }] = open();
  let sent = 0n, error = 0;
  libc.play.sendfile = (_file: number, _fd: number, _offset: bigint, length: Memory) => {
    new DataView(length.buffer).setBigInt64(0, sent, true);
    return error === 0 ? 0 : libc.fail(error);
  };
  sent = 4096n;
  assertEquals(files.send(5, 3, 2 ** 33, 4096), 4096);
  const count = new Uint8Array(BigInt64Array.of(4096n).buffer);
  assertEquals(libc.taken(), [["sendfile", 3, 5, 2n ** 33n, count, null, 0]]);
  [sent, error] = [100n, darwin.EAGAIN];
  assertEquals(files.send(5, 3, 0, 4096), 100);
  [sent, error] = [0n, darwin.EAGAIN];
  assertEquals(files.send(5, 3, 0, 4096), -darwin.EAGAIN);
  error = 0;
  assertEquals(files.send(5, 3, 9999, 4096), 0); // an offset after the end
  libc.taken();
  assertEquals(files.send(5, 3, 0, 0), 0);
  assertEquals(libc.calls, []); // to sendfile(2) 0 means the whole file
  libc.play.open = () => 3;
  assertEquals([files.open("/a"), files.close(3)], [3, 0]);
  assertEquals(libc.calls, [["open", bytes("2f6100"), darwin.O_CLOEXEC], ["close", 3]]);
});

test("darwin: a batch is one call for each message", [], () => {
  const [libc, system] = open();
  const batch = system.batch(3, 8, 0);
  const queue = ["ab", "c"];
  libc.play.recvmsg = (_fd: number, message: Memory, _flags: number) => {
    const text = queue.shift();
    if (text === undefined) return libc.fail(darwin.EAGAIN);
    const view = new DataView(message.buffer);
    const vector = new DataView(memoryAt(view.getBigUint64(16, true), 16).slice().buffer);
    new TextEncoder().encodeInto(text, memoryAt(vector.getBigUint64(0, true), 8));
    view.setUint32(8, 0, true);
    return text.length;
  };
  for (let i = 0; i < 3; i++) batch.prepare(i, 8, 0, 256);
  assertEquals(batch.receive(5, 3, darwin.MSG_PEEK), 2);
  const flags = libc.taken().map((call) => call[3]);
  const rest = darwin.MSG_PEEK | darwin.MSG_DONTWAIT;
  assertEquals(flags, [darwin.MSG_PEEK, rest, rest]);
  assertEquals([batch.length(0), batch.length(1)], [2, 1]);
  assertEquals(new TextDecoder().decode(batch.data[0]!.subarray(0, 2)), "ab");
  assertEquals(batch.receive(5, 3, 0), -darwin.EAGAIN);
  libc.taken();
  libc.play.sendmsg = () => libc.calls.length === 3 ? libc.fail(darwin.EMSGSIZE) : 1;
  assertEquals(batch.send(5, 0, 3, 0), 2);
  assertEquals(libc.taken().length, 3);
  libc.play.sendmsg = () => libc.calls.length === 2 ? libc.fail(darwin.EMSGSIZE) : 1;
  assertEquals(batch.send(5, 1, 2, 0), 1);
  assertEquals(libc.taken().length, 2);
  libc.play.sendmsg = () => libc.fail(darwin.ENOBUFS);
  assertEquals(batch.send(5, 0, 3, 0), -system.bufferFull);
  assertEquals(batch.send(5, 2, 1, 0), -system.bufferFull);
});

test("darwin: on arm64 a variadic argument is the ninth", [], () => {
  const libc = new Recorded<Parameters<typeof wrapVariadic>[0]>();
  const functions = wrapVariadic(libc.symbols);
  functions.fcntl(5, 4, -1);
  functions.ioctl(5, 0x80000000, int32(1));
  functions.ioctlWithInteger(5, 6, 2n ** 40n);
  assertEquals(libc.calls, [
    ["fcntl", 5, 4, 0, 0, 0, 0, 0, 0, -1n],
    ["ioctl", 5, 0x80000000, 0, 0, 0, 0, 0, 0, int32(1)],
    ["ioctlWithInteger", 5, 6, 0, 0, 0, 0, 0, 0, 2n ** 40n],
  ]);
  // Eight parameters in registers, then 64 bits on the stack.
  const ninth = Object.values(variadicOnStack).map(({ parameters }) => {
    assertEquals(parameters.length, 9);
    return parameters[8];
  });
  assertEquals(ninth, ["i64", "buffer", "i64"]);
  for (const name of Object.keys(variadicOnStack)) assert(!(name in symbols), name);
});

test("darwin: the processor decides how a variadic argument is passed", [], () => {
  const { dlopen } = Deno;
  const bound: [name: unknown, parameters: number][] = [];
  const calls: unknown[][] = [];
  Deno.dlopen = ((name: unknown, functions: Partial<typeof variadicOnStack>) => {
    if (functions.fcntl) bound.push([name, functions.fcntl.parameters.length]);
    return { symbols: { fcntl: (...args: unknown[]) => calls.push(args) }, close() {} };
  }) as unknown as typeof dlopen;
  try {
    for (const processor of ["x86_64", "aarch64"] as const) openSystem(processor).fcntl(5, 4, 1);
  } finally {
    Deno.dlopen = dlopen;
  }
  assertEquals(bound, [["libSystem.B.dylib", 3], ["libSystem.B.dylib", 9]]);
  assertEquals(calls, [[5, 4, 1], [5, 4, 0, 0, 0, 0, 0, 0, 1n]]);
});
