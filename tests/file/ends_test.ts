// How the streams of a file end, and text that ends in the middle of a character.

import { assert, assertEquals, assertRejects, assertStrictEquals } from "@std/assert";
import { SHUT_WR, SocketError, socketpair } from "@libc/socket";
import { ENDED } from "../helpers/peers.ts";
import { test } from "../helpers/support.ts";

test("file: its stream is the same each time", [], async () => {
  const [a, b] = socketpair();
  using _b = b;
  {
    await using file = a.makefile("rw");
    assertStrictEquals(file.writable, file.writable);
    assertStrictEquals(file.readable, file.readable);
  }
  a.close();
});

test("file: a stream that cannot send what is left fails, and closes the file", [], async () => {
  const [a, b] = socketpair();
  using _b = b;
  const file = a.makefile("w", { buffering: 100 });
  file.writeSync("left in the buffer");
  a.shutdown(SHUT_WR);
  await assertRejects(() => file.writable.close(), SocketError, ENDED.sendAfterShutdown);
  assert(file.closed);
  a.close();
});

test("file: a size that is undefined alone reads to the end", [], async () => {
  const [a, b] = socketpair();
  await a.sendall("all of it");
  a.close();
  const file = b.makefile("r");
  assertEquals(await file.read(undefined as never), "all of it");
  file.closeSync();
  b.close();
});

test("file: ascii, strictly and otherwise", [], async () => {
  const [a, b] = socketpair();
  await a.sendall("plain\n");
  const file = b.makefile("r", { encoding: "ascii" });
  assertEquals(await file.readline(), "plain\n");
  await a.sendall(new Uint8Array([111, 107, 0xe9, 10]));
  assertEquals(await file.read(2), "ok");
  await assertRejects(() => file.readline(), TypeError, "byte 0xe9");
  file.closeSync();
  const lenient = b.makefile("r", { encoding: "ascii", errors: "replace" });
  await a.sendall(new Uint8Array([111, 107, 0xe9, 10]));
  assertEquals(await lenient.readline(), "ok\ufffd\n");
  lenient.closeSync();
  for (const socket of [a, b]) socket.close();
});

for (
  const [name, bytes, text, message] of [
    ["two bytes of three", [97, 0xe2, 0x82], "a", "end in the middle of a character"],
    ["one byte of four", [97, 98, 99, 0xf0], "abc", "end in the middle of a character"],
    ["a byte that begins nothing", [97, 0x80], "a", "byte 0x80 in the wrong place"],
    ["a character cut off by another", [0xe2, 97, 98], "", "byte 0x61 in the wrong place"],
  ] as const
) {
  test(`file: utf-8 that ends with ${name}`, [], async () => {
    const [a, b] = socketpair();
    await a.sendall(new Uint8Array(bytes));
    a.close();
    const file = b.makefile("r");
    if (text !== "") assertEquals(await file.read(text.length), text);
    await assertRejects(() => file.read(), TypeError, message);
    file.closeSync();
    b.close();
  });
}
