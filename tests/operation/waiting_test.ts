// Operations that wait keep what they were called with; operations that need no wait.

import { assert, assertEquals, assertRejects } from "@std/assert";
import {
  AF_INET,
  AF_UNIX,
  Batch,
  getaddrinfo,
  MSG_DONTWAIT,
  SHUT_WR,
  SOCK_DGRAM,
  Socket,
  SocketError,
  socketpair,
} from "@libc/socket";
import { Scratch, unixSockets } from "../helpers/peers.ts";
import { constants, decode, onlyOn, test } from "../helpers/support.ts";

test(
  "sendmsg: a message that waits goes where its address said at the call",
  [unixSockets(SOCK_DGRAM), constants("MSG_DONTWAIT")],
  async () => {
    using scratch = new Scratch();
    const sockets = ["full", "other"].map((name) => {
      const socket = new Socket(AF_UNIX!, SOCK_DGRAM);
      socket.bind(scratch.name(name));
      return socket;
    });
    const [full, other] = sockets as [Socket<string | Uint8Array>, Socket<string | Uint8Array>];
    using sender = new Socket(AF_UNIX!, SOCK_DGRAM);
    let filled = 0;
    try {
      for (;; filled++) sender.sendtoSync("filler", MSG_DONTWAIT!, scratch.name("full"));
    } catch (error) {
      assert(error instanceof SocketError && error.code === "EAGAIN", `${error}`);
    }
    assert(filled > 0);
    const address = new TextEncoder().encode(scratch.name("full"));
    const waits = sender.sendmsg(["wai", "ted"], [], 0, address);
    address.fill(47);
    // Another address is encoded meanwhile.
    assertEquals(full.sendtoSync("no wait", scratch.name("other")), 7);
    assertEquals(decode(await other.recv(100)), "no wait");
    for (let i = 0; i < filled; i++) assertEquals(decode(await full.recv(100)), "filler");
    assertEquals(await waits, 6);
    assertEquals(decode(await full.recv(100)), "waited");
    for (const socket of sockets) socket.close();
  },
);

test("batch: says how many datagrams of how many bytes it holds", [], () => {
  using socket = new Socket(AF_INET, SOCK_DGRAM);
  const batch = new Batch(socket, 7, 1500);
  assertEquals([batch.count, batch.size], [7, 1500]);
});

test("look-ups: a signal that has aborted already", [], async () => {
  const reason = new Error("aborted before");
  const lookUp = () => getaddrinfo("localhost", 80, { signal: AbortSignal.abort(reason) });
  assertEquals(await assertRejects(lookUp, Error), reason);
});

test(
  "sendfile: a file that sendfile(2) cannot send from is read",
  [onlyOn("linux", "reads a file of Linux's /proc")],
  async () => {
    const [a, b] = socketpair();
    using _a = a;
    // Of /proc/self/environ the kernel can only copy into memory; the size in its inode is 0.
    const path = "/proc/self/environ";
    const expected = Deno.readFileSync(path);
    assertEquals(await a.sendfile(path), expected.length);
    a.shutdown(SHUT_WR);
    await using file = b.makefile("rb");
    assertEquals(await file.read(), expected);
    b.close();
  },
);
