// Batches of systems without recvmmsg(2) and sendmmsg(2), with Linux's recvmsg(2) and sendmsg(2). On
// Windows, tests/operation/batch_test.ts uses the same class.

import { assertEquals } from "@std/assert";
import {
  AF_INET,
  CMSG_SPACE,
  EAGAIN,
  EDESTADDRREQ,
  IP_RECVTTL,
  IP_TTL,
  IPPROTO_IP,
  MSG_TRUNC,
  SOCK_DGRAM,
  Socket,
} from "@libc/socket";
import { MessageLoop } from "../../ffi/batch.ts";
import { system } from "../../ffi/mod.ts";
import { decode, onlyOn, test } from "../helpers/support.ts";

const linux = onlyOn("linux", "uses the flags of Linux");

/** What keeps a receive from waiting on a system: a flag, or a poll before each but the first. */
const ways: readonly (readonly [name: string, dontwait: () => number])[] = [
  ["a flag", () => system().dontwait],
  ["polls", () => 0],
];

/** The bytes of data in each message of the batches. */
const SIZE = 8;

/** Prepares a batch for datagrams from anybody. */
function prepareReceive(batch: MessageLoop, controlSize = 0): void {
  batch.addresses.forEach(({ bytes }, i) => batch.prepare(i, SIZE, controlSize, bytes.length));
}

/** Prepares a batch to send texts; those of `unaddressed` only to the peer of a connection. */
function prepareSend(
  batch: MessageLoop,
  texts: readonly string[],
  to: Socket | null,
  unaddressed: readonly number[] = [],
): void {
  texts.forEach((text, i) => {
    const { written } = new TextEncoder().encodeInto(text, batch.data[i]!);
    if (to !== null) assertEquals(system().getsockname(to.fileno(), batch.addresses[i]!), 0);
    const addressLength = to === null || unaddressed.includes(i) ? 0 : batch.addresses[i]!.length;
    batch.prepare(i, written, 0, addressLength);
  });
}

function received(batch: MessageLoop, count: number): string[] {
  return batch.data.slice(0, count).map((data, i) => decode(data.subarray(0, batch.length(i))));
}

function bound(): Socket {
  const socket = new Socket(AF_INET, SOCK_DGRAM);
  socket.bind(["127.0.0.1", 0]);
  return socket as unknown as Socket;
}

for (const [name, dontwait] of ways) {
  test(`message loop: receives as many messages as there are, with ${name}`, [linux], () => {
    using a = bound(), b = bound();
    const batch = new MessageLoop(system(), 4, SIZE, 0, dontwait());
    prepareSend(batch, ["one", "", "12345678"], b);
    assertEquals(batch.send(a.fileno(), 0, 3, 0), 3);
    assertEquals(a.sendtoSync("too long for it", b.getsockname()), 15);
    a.sendtoSync("fifth", b.getsockname());
    prepareReceive(batch);
    assertEquals(batch.receive(b.fileno(), 4, 0), 4); // and leaves the fifth
    assertEquals(received(batch, 4), ["one", "", "12345678", "too long"]);
    assertEquals([0, 1, 2, 3].map((i) => batch.flags(i)), [0, 0, 0, MSG_TRUNC]);
    assertEquals([0, 1, 2, 3].map((i) => batch.controlLength(i)), [0, 0, 0, 0]);
    const sender = system().sockaddr();
    system().getsockname(a.fileno(), sender);
    const expected = sender.bytes.slice(0, sender.length);
    for (const [i, address] of batch.addresses.entries()) {
      assertEquals(address.bytes.slice(0, batch.addressLength(i)), expected);
    }
    prepareReceive(batch);
    assertEquals(batch.receive(b.fileno(), 4, 0), 1); // waits for none after the first
    assertEquals(received(batch, 1), ["fifth"]);
    assertEquals(batch.receive(b.fileno(), 4, system().dontwait), -EAGAIN);
  });

  test(`message loop: each message has its control messages, with ${name}`, [linux], () => {
    using a = bound(), b = bound();
    b.setsockopt(IPPROTO_IP, IP_RECVTTL!, 1);
    const controlSize = CMSG_SPACE(4);
    const batch = new MessageLoop(system(), 3, SIZE, controlSize, dontwait());
    a.setsockopt(IPPROTO_IP, IP_TTL, 9);
    prepareSend(batch, ["a", "b", "c"], b);
    [7, 8].forEach((ttl, i) => {
      const data = new Uint8Array(new Int32Array([ttl]).buffer);
      const control = system().control.encode([{ level: IPPROTO_IP, type: IP_TTL, data }]);
      batch.control[i]!.set(control);
      batch.prepare(i, 1, control.length, batch.addresses[i]!.length);
    });
    assertEquals(batch.send(a.fileno(), 0, 3, 0), 3);
    prepareReceive(batch, controlSize);
    assertEquals(batch.receive(b.fileno(), 3, 0), 3);
    const ttls = batch.control.map((control, i) =>
      system().control.decode(control.subarray(0, batch.controlLength(i))).map(({ data }) =>
        data[0]
      )
    );
    assertEquals(ttls, [[7], [8], [9]]);
  });
}

test("message loop: a send stops at the message that fails", [linux], () => {
  using a = bound(), b = bound();
  const batch = new MessageLoop(system(), 4, SIZE, 0);
  prepareSend(batch, ["0", "1", "2", "3"], b, [2]);
  assertEquals(batch.send(a.fileno(), 0, 4, 0), 2);
  assertEquals(batch.send(a.fileno(), 1, 3, 0), 1);
  assertEquals(batch.send(a.fileno(), 2, 2, 0), -EDESTADDRREQ!);
  assertEquals(batch.send(a.fileno(), 3, 1, 0), 1);
  prepareReceive(batch);
  assertEquals(batch.receive(b.fileno(), 4, 0), 4);
  assertEquals(received(batch, 4), ["0", "1", "1", "3"]);
});
