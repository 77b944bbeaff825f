// The memory of received and sent bytes: receive buffers are not shared, and detached ones are
// refused.

import { assert, assertEquals } from "@std/assert";
import {
  AF_UNIX,
  MSG_PEEK,
  SO_SNDBUF,
  SOCK_DGRAM,
  Socket,
  socketpair,
  SOL_SOCKET,
} from "@libc/socket";
import { PointerCursor } from "../../ffi/memory.ts";
import { system } from "../../ffi/mod.ts";
import { errorOf, messagePair, pattern, pause, shortSends } from "../helpers/peers.ts";
import { decode, inBothForms, type Need, test } from "../helpers/support.ts";

/** Detaches the buffer of a view, as `postMessage` with a transfer list does. */
function transfer(view: Uint8Array<ArrayBuffer>): void {
  structuredClone(view, { transfer: [view.buffer] });
  assertEquals(view.length, 0);
}

test("memory: a pointer cursor carries from its lower into its upper half", [], () => {
  const address = new PointerCursor();
  for (const start of [0n, 0x7fff_ffff_fff0n, 0x7fff_0000_0000n - 8n, 0xffff_fff8n]) {
    for (const step of [0, 1, 8, 16, 2 ** 18, 2 ** 31, 2 ** 32 - 1]) {
      address.value = start;
      address.advance(step);
      assertEquals(address.value, start + BigInt(step));
      address.advance(step);
      assertEquals(address.value, start + 2n * BigInt(step));
    }
  }
});

inBothForms("memory: later receives do not change received data", [], async (form) => {
  const [a, b] = messagePair();
  using _a = a, _b = b;
  const sizes = [1, 2, 3, 7, 8, 9, 64, 1000, 4096, 30_000];
  const message = (i: number) => pattern(sizes[i % sizes.length]! + 4).fill(i & 0xff, 0, 4);
  const kept: Uint8Array[] = [];
  const peeked = new Uint8Array(100);
  const count = 2500;
  for (let i = 0; i < count; i++) {
    await form.send(a, message(i));
    if (i % 5 === 0) await form.recv(b, 10, MSG_PEEK);
    if (i % 7 === 0) await form.recvInto(b, peeked, 0, MSG_PEEK);
    if (i % 3 === 0) {
      assertEquals(await form.recv(b, 0, MSG_PEEK), new Uint8Array(0));
    }
    const bufsize = i % 11 === 0 ? 200_000 : 40_000; // a large receive has memory of its own
    kept.push(i % 2 ? await form.recv(b, bufsize) : (await form.recvfrom(b, bufsize))[0]);
  }
  for (const [i, data] of kept.entries()) {
    const expected = message(i);
    assertEquals(data.length, expected.length);
    assert(data.every((byte, at) => byte === expected[at]), `message ${i} has changed`);
  }
  // No two receives share a byte: writing to one leaves the others unchanged.
  for (const data of kept) data.fill(0);
  kept[1234]!.fill(1);
  for (const [i, data] of kept.entries()) {
    assert(data.every((byte) => byte === (i === 1234 ? 1 : 0)), `message ${i} shares memory`);
  }
});

inBothForms("memory: transferring received data breaks no later receive", [], async (form) => {
  const [a, b] = messagePair();
  using _a = a, _b = b;
  for (let i = 0; i < 100; i++) {
    await form.send(a, `message ${i}`);
    await form.send(a, `another ${i}`);
    const data = await form.recv(b, 100) as Uint8Array<ArrayBuffer>;
    assertEquals(decode(data), `message ${i}`);
    transfer(data);
    if (i % 2) assertEquals(await form.recv(b, 0, MSG_PEEK), new Uint8Array(0));
    assertEquals(decode(await form.recv(b, 100)), `another ${i}`);
  }
});

inBothForms(
  "memory: reused buffers may change and may be moved by V8",
  [],
  async (form) => {
    const [a, b] = messagePair();
    using _a = a, _b = b;
    // V8 keeps small buffers on its heap, where it moves them.
    const sizes = [4, 8, 64, 65, 4096, 30_000];
    // The last is a part of a buffer that is too large for the pointer cache.
    const memory = (size: number) =>
      size < 30_000 ? new Uint8Array(size) : new Uint8Array(70_000).subarray(0, size);
    const data = sizes.map(memory);
    const targets = sizes.map(memory);
    let garbage: unknown[] = [];
    for (let i = 0; i < 3000; i++) {
      const which = Math.floor(i / 7) % sizes.length; // each several times in a row
      const [from, into] = [data[which]!, targets[which]!];
      [from[0], from[1]] = [i & 0xff, i >> 8];
      await form.send(a, from);
      assertEquals(await form.recvInto(b, into), sizes[which]);
      assertEquals(into[0]! | into[1]! << 8, i);
      garbage.push(new Array(1000).fill(i));
      if (i % 100 === 0) garbage = [];
    }
  },
);

test("memory: transferring received data breaks no pending receive", [], async () => {
  const [a, b] = messagePair();
  using _a = a, _b = b;
  a.sendSync("first");
  const data = await b.recv(100);
  const [second, third] = [b.recv(100), b.recvfrom(100)];
  await pause(0);
  transfer(data);
  a.sendSync("second");
  a.sendSync("third");
  assertEquals([decode(await second), decode((await third)[0])], ["second", "third"]);
});

test("memory: a buffer that is transferred during a receive", [], async () => {
  const [a, b] = messagePair();
  using _a = a, _b = b;
  const buffer = new Uint8Array(10);
  const other = new Uint8Array(10);
  const errors = [b.recvInto(buffer), b.recvfromInto(buffer, 5)].map((p) => errorOf(() => p));
  const next = b.recvInto(other);
  await pause(0);
  transfer(buffer);
  a.sendSync("for the next");
  for (const error of await Promise.all(errors)) assert(error instanceof TypeError);
  assertEquals(await next, 10);
  assertEquals(decode(other), "for the ne");
});

test("memory: data that is transferred during a send", [], async () => {
  for (const all of [true, false]) {
    const [a, b] = socketpair();
    using _a = a, _b = b;
    a.setsockopt(SOL_SOCKET, SO_SNDBUF, 10_000);
    const first = a.sendall(new Uint8Array(200_000));
    const data = new Uint8Array(200_000).fill(1);
    const second = errorOf(() => all ? a.sendall(data) : a.send(data));
    const third = a.sendall("the end");
    await pause(0);
    transfer(data);
    let received = 0;
    while (received < 200_000) {
      const part = await b.recv(200_000 - received);
      assert(part.every((byte) => byte === 0));
      received += part.length;
    }
    await first;
    assert(await second instanceof TypeError);
    await third;
    assertEquals(decode(await b.recv(100)), "the end");
  }
});

test("memory: data that is transferred after a part of it was sent", [shortSends()], async () => {
  const [a, b] = socketpair();
  using _a = a, _b = b;
  const data = new Uint8Array(3_000_000);
  const sent = errorOf(() => a.sendall(data));
  await b.recv(1000);
  transfer(data);
  const reading = (async () => {
    while ((await b.recv(100_000)).length > 0);
  })();
  assert(await sent instanceof TypeError); // sendall must not report success
  a.close();
  await reading;
});

/** Requires abstract unix socket names, which the system assigns on `bind("")`: unix(7). */
function abstractNames(): Need {
  return system().abstractNames ? null : "no abstract names of unix sockets";
}

test("memory: pending sends keep their addresses apart", [abstractNames()], async () => {
  // All sends share the buffer that addresses are encoded into.
  const names = Array.from({ length: 4 }, () => {
    const socket = new Socket(AF_UNIX!, SOCK_DGRAM);
    socket.bind("");
    return socket;
  });
  using sender = new Socket(AF_UNIX!, SOCK_DGRAM);
  const sends: Promise<number>[] = [];
  for (let i = 0; i < 200; i++) {
    sends.push(sender.sendto(`${i}`, names[i % 4]!.getsockname()));
    sender.getsockname();
  }
  for (let i = 0; i < 200; i++) {
    const socket = names[i % 4]!;
    socket.settimeout(60);
    assertEquals(decode(await socket.recv(10)), `${i}`);
  }
  await Promise.all(sends);
  for (const socket of names) socket.close();
});

inBothForms("memory: a small part of a large receive does not keep all of it", [], async (form) => {
  const [a, b] = socketpair();
  using _a = a, _b = b;
  await form.send(a, "small");
  const small = await form.recv(b, 10_000_000);
  assertEquals(decode(small), "small");
  assert(small.buffer.byteLength < 1_000_000);
});

test("memory: data that is transferred during a write of a file", [shortSends()], async () => {
  for (const buffering of [0, 1000]) {
    for (const lines of [true, false]) {
      const [a, b] = socketpair();
      using _b = b;
      a.setsockopt(SOL_SOCKET, SO_SNDBUF, 10_000);
      await using file = a.makefile("wb", { buffering });
      a.close();
      const write = async (bytes: Uint8Array<ArrayBuffer>) =>
        void await (lines ? file.writelines([bytes]) : file.write(bytes));
      const [sending, waiting] = [new Uint8Array(200_000), new Uint8Array(200_000).fill(1)];
      const writes = Promise.allSettled([write(sending), write(waiting)]);
      await pause(0);
      transfer(sending);
      transfer(waiting);
      const received: Uint8Array[] = [];
      const reader = (async () => {
        for (let part; (part = await b.recv(65_536)).length > 0;) received.push(part);
      })();
      const failed = (await writes).map((result) =>
        result.status === "rejected" && result.reason instanceof TypeError
      );
      // An unbuffered file writes with one send, which has sent the first part. A buffered file has
      // copied what waits for another write.
      assertEquals(failed, [buffering > 0 || lines, buffering === 0]);
      await write(new TextEncoder().encode("the end"));
      await file.close();
      await reader;
      const bytes = received.flatMap((part) => [...part]);
      assertEquals(decode(Uint8Array.from(bytes.slice(-7))), "the end");
      const ones = bytes.slice(0, -7).filter((byte) => byte === 1).length;
      assertEquals(ones, buffering > 0 ? 200_000 : 0);
      assert(bytes.length - 7 - ones < 200_000);
    }
  }
});
