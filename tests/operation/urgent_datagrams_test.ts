// MSG_OOB of datagrams: UDP on Linux takes no notice of it, so that a receive waits as any other.

import { assertEquals } from "@std/assert";
import { AF_INET, Batch, MSG_OOB, SOCK_DGRAM, Socket } from "@libc/socket";
import { inWorker } from "../helpers/peers.ts";
import { decode, type Form, inBothForms, onlyOn, test } from "../helpers/support.ts";

const ignored = onlyOn("linux", "only Linux ignores MSG_OOB of a datagram");

type Udp = Socket<readonly [string, number], "datagram">;

function bound(timeout: number | null): Udp {
  const socket = new Socket(AF_INET, SOCK_DGRAM);
  socket.bind(["127.0.0.1", 0]);
  socket.settimeout(timeout);
  return socket as unknown as Udp;
}

/** The receives, each with MSG_OOB. They return what came. */
function receives(form: Form): Readonly<Record<string, (socket: Udp) => Promise<string>>> {
  const isBlocking = form.name === "blocking";
  const buffer = new Uint8Array(100);
  const filled = (length: number) => decode(buffer.subarray(0, length));
  return {
    recv: async (s) => decode(await form.recv(s, 100, MSG_OOB)),
    recvfrom: async (s) => decode((await form.recvfrom(s, 100, MSG_OOB))[0]),
    recvInto: async (s) => filled(await form.recvInto(s, buffer, 0, MSG_OOB)),
    recvfromInto: async (s) => filled((await form.recvfromInto(s, buffer, 0, MSG_OOB))[0]),
    recvmsg: async (s) =>
      decode((isBlocking ? s.recvmsgSync(100, 0, MSG_OOB) : await s.recvmsg(100, 0, MSG_OOB)).data),
    recvmsgInto: async (s) =>
      filled(
        (isBlocking
          ? s.recvmsgIntoSync([buffer], 0, MSG_OOB)
          : await s.recvmsgInto([buffer], 0, MSG_OOB)).nbytes,
      ),
    async recvmmsg(s) {
      const batch = new Batch(s, 2, 100);
      assertEquals(
        isBlocking ? s.recvmmsgSync(batch, MSG_OOB) : await s.recvmmsg(batch, MSG_OOB),
        1,
      );
      return decode(batch.data(0));
    },
  };
}

inBothForms("MSG_OOB of a datagram that is yet to come", [ignored], async (form) => {
  for (const timeout of [60, null]) {
    using socket = bound(timeout);
    using peer = bound(null);
    const calls = Object.entries(receives(form));
    // It answers each datagram when the receive of the answer has begun to wait.
    const answers = inWorker(
      async (module, fd, count) => {
        using own = module.Socket.adopt(fd);
        for (let i = 0; i < count; i++) {
          const [data, address] = await own.recvfrom(100);
          await new Promise((done) => setTimeout(done, 10));
          own.sendtoSync(data, address!);
        }
      },
      peer.dup().detach(),
      calls.length,
    );
    for (const [name, receive] of calls) {
      await form.sendto(socket, name, 0, peer.getsockname());
      assertEquals(await receive(socket), name);
    }
    await answers;
  }
});

test("MSG_OOB of a datagram keeps the order of receives", [ignored], async () => {
  using socket = bound(60);
  const all = Promise.all(
    [MSG_OOB, 0, MSG_OOB].map(async (flags) => decode(await socket.recv(9, flags))),
  );
  await new Promise((done) => setTimeout(done, 10));
  for (const data of ["a", "b", "c"]) socket.sendtoSync(data, socket.getsockname());
  assertEquals(await all, ["a", "b", "c"]);
});
