// Calls that are refused although poll(2) says that they need not wait: nothing spins, and nothing waits
// for ever.

import { assert, assertEquals } from "@std/assert";
import {
  AF_NETLINK,
  NETLINK_USERSOCK,
  SO_RCVBUF,
  SOCK_RAW,
  Socket,
  SOL_SOCKET,
} from "@libc/socket";
import { fails, pause, processorTime } from "../helpers/peers.ts";
import { constants, inBothForms, onlyOn, run, test, tool } from "../helpers/support.ts";

/** A netlink socket that has no room, and one that sends to it. */
function fullNetlink(): {
  readonly receiver: Socket<[number, number]>;
  readonly sender: Socket<[number, number]>;
  /** The number of datagrams in the receiver. */
  readonly queued: number;
} {
  const [receiver, sender] = [0, 1].map(() => {
    const socket = new Socket<[number, number]>(AF_NETLINK!, SOCK_RAW, NETLINK_USERSOCK!);
    socket.bind([0, 0]);
    return socket;
  }) as [Socket<[number, number]>, Socket<[number, number]>];
  receiver.setsockopt(SOL_SOCKET, SO_RCVBUF, 4096);
  sender.settimeout(0);
  const address = receiver.getsockname();
  let queued = 0;
  try {
    for (;; queued++) sender.sendtoSync(new Uint8Array(500), address);
  } catch {
    // EAGAIN, and the sender stays writable
  }
  assert(queued > 0);
  return { receiver, sender, queued };
}

const netlink = [constants("AF_NETLINK", "NETLINK_USERSOCK")];

test("contradictions: a netlink send goes on once its receiver has room", netlink, async () => {
  const { receiver, sender, queued } = fullNetlink();
  using _receiver = receiver, _sender = sender;
  sender.settimeout(null);
  sender.connectSync(receiver.getsockname());
  // To the address, and to the peer that the socket is connected to.
  const sent = [sender.sendto(new Uint8Array(1), receiver.getsockname()), sender.send("ab")];
  await pause(50);
  for (let i = 0; i < queued; i++) assertEquals((await receiver.recv(1000)).length, 500);
  assertEquals(await Promise.all(sent), [1, 2]);
  const received = [await receiver.recv(10), await receiver.recv(10)].map(({ length }) => length);
  assertEquals(received.toSorted(), [1, 2]);
});

inBothForms("contradictions: a netlink send to a full receiver does not spin", [
  ...netlink,
  onlyOn("linux", "reads the processor time from /proc"),
], async (form) => {
  const { receiver, sender } = fullNetlink();
  using _receiver = receiver, _sender = sender;
  sender.settimeout(0.7);
  sender.connectSync(receiver.getsockname());
  const before = processorTime();
  const address = receiver.getsockname();
  await fails("ETIMEDOUT", () => form.send(sender, "x"));
  await fails("ETIMEDOUT", () => form.sendto(sender, "x", 0, address));
  const used = processorTime() - before;
  assert(used < 0.7, `used ${used} s of processor time in 1.4 s`);
});

const CALLS = "recvfrom,recvmsg,recvmmsg,sendto,sendmsg,sendmmsg,accept4";

/** Makes every second call of each kind fail with EAGAIN. */
const EVERY_SECOND = [
  "strace",
  ...["-f", "-qq", "--seccomp-bpf", "-o", "/dev/null", `--trace=${CALLS}`],
  `--inject=${CALLS}:error=EAGAIN:when=1+2`,
];

/** Rounds of every transfer, in the form whose methods end in `suffix`. */
const ROUNDS = (suffix: string) => `
import { AF_INET, Batch, createServer, SOCK_DGRAM, SOCK_STREAM, Socket, socketpair } from "@libc/socket";

const call = async (socket, name, ...args) => await socket[name + ${
  JSON.stringify(suffix)
}](...args);
const text = (bytes) => new TextDecoder().decode(bytes);
const equal = (one, other) => {
  if (one !== other) throw new Error(JSON.stringify([one, other]));
};
const [a, b] = socketpair();
const server = createServer(["127.0.0.1", 0]);
const [c, d] = [0, 1].map(() => {
  const socket = new Socket(AF_INET, SOCK_DGRAM);
  socket.bind(["127.0.0.1", 0]);
  return socket;
});
for (const socket of [a, b, c, d, server]) socket.settimeout(200);
const inBatch = new Batch(d, 1, 10), outBatch = new Batch(c, 1, 10);
// What receives waits first, if the form can.
const both = ${JSON.stringify(suffix)} === ""
  ? (receive, send) => Promise.all([receive(), send()])
  : async (receive, send) => {
    const sent = await send();
    return [await receive(), sent];
  };
for (let i = 0; i < 6; i++) {
  const message = "message " + i;
  const address = d.getsockname();
  let [received] = await both(() => call(b, "recv", 100), () => call(a, "send", message));
  equal(text(received), message);
  [received] = await both(() => call(b, "recv", 100), () => call(a, "sendall", message));
  equal(text(received), message);
  [received] = await both(() => call(b, "recvmsg", 100), () => call(a, "sendmsg", [message]));
  equal(text(received.data), message);
  [received] = await both(() => call(d, "recvfrom", 100), () => call(c, "sendto", message, address));
  equal(text(received[0]), message);
  outBatch.put(0, message, address);
  [received] = await both(() => call(d, "recvmmsg", inBatch), () => call(c, "sendmmsg", outBatch));
  equal(text(inBatch.data(0)), message);
  const client = new Socket(AF_INET, SOCK_STREAM);
  client.settimeout(200);
  [[received]] = await both(() => call(server, "accept"), () => call(client, "connect", server.getsockname()));
  received.close();
  client.close();
}
for (const socket of [a, b, c, d, server]) socket.close();
console.log("done");
`;

for (const suffix of ["", "Sync"]) {
  test(`contradictions: every second call is refused for no reason, ${suffix || "asynchronous"}`, [
    tool("strace"),
  ], async () => {
    const { code, stdout, stderr } = await run(ROUNDS(suffix), ["-A", "--no-check"], EVERY_SECOND);
    assertEquals([code, stdout, stderr], [0, "done\n", ""]);
  });
}
