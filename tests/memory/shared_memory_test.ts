// Whose data shares memory: the received data of one socket, at most. And what came into a buffer that
// the program transfers during a wait is not lost.

import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { MSG_TRUNC, MSG_WAITALL, SOCK_STREAM, Socket, socketpair } from "@libc/socket";
import { errorOf, messagePair, pause } from "../helpers/peers.ts";
import { constants, decode, inBothForms, test } from "../helpers/support.ts";

inBothForms("memory: data of different sockets is in different buffers", [], async (form) => {
  const pairs = Array.from({ length: 100 }, messagePair);
  const owners = new Map<ArrayBufferLike, number>();
  for (let round = 0; round < 5; round++) {
    for (const [i, [a, b]] of pairs.entries()) {
      for (let k = 0; k < 1 + i % 4; k++) {
        await form.send(a, `socket ${i}`);
        const data = k % 2 ? await form.recv(b, 100) : (await form.recvfrom(b, 100))[0];
        assertEquals(decode(data), `socket ${i}`);
        assertEquals(owners.get(data.buffer) ?? i, i);
        owners.set(data.buffer, i);
        const all = decode(new Uint8Array(data.buffer));
        for (const [text] of all.matchAll(/socket \d+/g)) assertEquals(text, `socket ${i}`);
      }
    }
  }
  for (const [a, b] of pairs) [a, b].forEach((socket) => socket.close());
});

test("memory: a socket that gets the number of a closed one gets other memory", [], () => {
  let last: ArrayBufferLike | undefined;
  for (let i = 0; i < 10; i++) {
    const [a, b] = messagePair();
    for (let k = 0; k < 5; k++) {
      a.sendSync("hello");
      const { buffer } = b.recvSync(100);
      if (k === 0) assert(buffer !== last);
      last = buffer;
    }
    a.close();
    b.close();
  }
});

inBothForms(
  "memory: MSG_TRUNC of TCP shows no other data",
  [constants("MSG_TRUNC")],
  async (form) => {
    using server = new Socket(2, SOCK_STREAM);
    server.bind(["127.0.0.1", 0]);
    server.listen();
    using a = new Socket(2, SOCK_STREAM);
    a.connectSync(server.getsockname());
    const [b] = server.acceptSync();
    using _b = b;
    const [c, d] = messagePair();
    using _c = c, _d = d;
    for (let i = 0; i < 4; i++) {
      await form.send(c, "a secret");
      assertEquals(decode(await form.recv(d, 100)), "a secret");
      await form.send(a, "12345678");
      const discarded = await form.recv(b, 8, MSG_TRUNC!);
      assertEquals(discarded.length, 8);
      assert(!decode(discarded).includes("secret"));
    }
  },
);

test("memory: a file keeps what came before the buffer was transferred", [], async () => {
  for (const size of [10, 30_000]) { // less and more than the buffer of the file
    for (const early of ["", "be "]) {
      const [a, b] = socketpair();
      const file = b.makefile("rb");
      if (early !== "") {
        a.sendallSync(`x\n${early}`);
        file.readlineSync();
      }
      const memory = new Uint8Array(size);
      const reading = errorOf(() => file.readInto(memory));
      await a.sendall("part ");
      for (let i = 0; i < 5; i++) await pause(0);
      memory.buffer.transfer();
      await a.sendall("rest".padEnd(size));
      const error = await reading;
      assert(error instanceof TypeError, `${error}`);
      assertStringIncludes(error.message, "detached");
      assertEquals(decode(await file.read((early + "part rest").length)), early + "part rest");
      file.closeSync();
      a.close();
      b.close();
    }
  }
});

test(
  "memory: a file refuses a buffer that was transferred while another read waits",
  [],
  async () => {
    const [a, b] = socketpair();
    await using file = b.makefile("rb");
    const memory = new Uint8Array(3);
    const first = file.read(3), second = errorOf(() => file.readInto(memory));
    memory.buffer.transfer();
    a.sendallSync("onetwo");
    assertEquals(decode(await first), "one");
    assertStringIncludes(`${await second}`, "detached");
    assertEquals(decode(await file.read(3)), "two");
    a.close();
    b.close();
  },
);

test("memory: MSG_WAITALL gives what came before the buffer was transferred", [], async () => {
  for (const message of [false, true]) {
    const [a, b] = socketpair();
    using _a = a, _b = b;
    const memory = new Uint8Array(10);
    const receiving = errorOf(() =>
      message
        ? b.recvmsgInto([memory.subarray(0, 4), memory.subarray(4)], 0, MSG_WAITALL)
        : b.recvInto(memory, 10, MSG_WAITALL)
    );
    for (const part of ["one", "two"]) {
      await a.sendall(part);
      for (let i = 0; i < 5; i++) await pause(0);
    }
    memory.buffer.transfer();
    await a.sendall("three");
    const error = await receiving as TypeError & { partial?: Uint8Array<ArrayBuffer> };
    assert(error instanceof TypeError, `${error}`);
    assertEquals(decode(error.partial!), "onetwo");
    assertEquals(decode(await b.recv(10)), "three");
  }
});
