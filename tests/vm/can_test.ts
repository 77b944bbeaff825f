import { assertEquals, assertThrows } from "@std/assert";
import {
  AF_CAN,
  CAN_BCM,
  CAN_BCM_CAN_FD_FRAME,
  CAN_BCM_RX_CHANGED,
  CAN_BCM_RX_SETUP,
  CAN_BCM_SETTIMER,
  CAN_BCM_STARTTIMER,
  CAN_BCM_TX_DELETE,
  CAN_BCM_TX_SEND,
  CAN_BCM_TX_SETUP,
  CAN_EFF_FLAG,
  CAN_ISOTP,
  CAN_J1939,
  CAN_RAW,
  CAN_RAW_FD_FRAMES,
  CAN_RAW_FILTER,
  CAN_RAW_LOOPBACK,
  type CanAddress,
  J1939_NO_ADDR,
  J1939_NO_NAME,
  J1939_NO_PGN,
  SO_BROADCAST,
  SO_J1939_PROMISC,
  SOCK_DGRAM,
  SOCK_RAW,
  Socket,
  SocketError,
  SOL_CAN_J1939,
  SOL_CAN_RAW,
  SOL_SOCKET,
} from "@libc/socket";
import { decode, inBothForms, test } from "../helpers/support.ts";
import { run, words } from "./guest.ts";

for (const name of ["vcan0", "vcan1"]) {
  await run(`ip link add ${name} type vcan`);
  await run(`ip link set ${name} mtu 72 up`);
}

/** Encodes a `struct can_frame`, or with more than 8 bytes of data a `struct canfd_frame`. */
function frame(
  id: number,
  data: string,
  size = data.length > 8 ? 72 : 16,
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  new DataView(bytes.buffer).setUint32(0, id, true);
  bytes[4] = data.length;
  bytes.set(new TextEncoder().encode(data), 8);
  return bytes;
}

function raw(ifname: string): Socket<CanAddress, "datagram"> {
  const socket = new Socket(AF_CAN!, SOCK_RAW, CAN_RAW);
  socket.bind([ifname]);
  return socket;
}

inBothForms("can: frames", [], async (form) => {
  using a = raw("vcan0");
  using b = raw("vcan0");
  using all = raw("");
  assertEquals(a.getsockname(), ["vcan0"]);
  assertEquals(all.getsockname(), [""]);
  const sent = frame(0x123, "8 bytes!");
  assertEquals(await form.send(a, sent), 16);
  for (const socket of [b, all]) {
    assertEquals(await form.recvfrom(socket, 100), [sent, ["vcan0"]]);
  }
  const extended = frame(CAN_EFF_FLAG! + 0x1234567, "");
  assertEquals(await form.sendto(all, extended, 0, ["vcan1"]), 16);
  using other = raw("vcan1");
  await form.sendto(all, extended, 0, ["vcan1"]);
  assertEquals(await form.recvfrom(other, 100), [extended, ["vcan1"]]);
  b.setblocking(false);
  assertThrows(() => b.recvSync(100), SocketError, "EAGAIN");
  assertThrows(() => b.bind(["vcan9"]), SocketError, "ENODEV");
});

inBothForms("can: filters and options", [], async (form) => {
  using a = raw("vcan0");
  using b = raw("vcan0");
  b.setsockopt(SOL_CAN_RAW!, CAN_RAW_FILTER!, words(0x200, 0x700, 0x500, 0x7ff));
  assertEquals(b.getsockopt(SOL_CAN_RAW!, CAN_RAW_FILTER!, 100), words(0x200, 0x700, 0x500, 0x7ff));
  assertEquals(b.getsockopt(SOL_CAN_RAW!, CAN_RAW_LOOPBACK!), 1);
  for (const id of [0x100, 0x2ff, 0x501, 0x500]) await form.send(a, frame(id, "x"));
  assertEquals(await form.recv(b, 100), frame(0x2ff, "x"));
  assertEquals(await form.recv(b, 100), frame(0x500, "x"));
  a.setsockopt(SOL_CAN_RAW!, CAN_RAW_LOOPBACK!, 0);
  await form.send(a, frame(0x500, "unheard"));
  b.setblocking(false);
  assertThrows(() => b.recvSync(100), SocketError, "EAGAIN");
});

inBothForms("can: FD frames", [], async (form) => {
  using a = raw("vcan0");
  using b = raw("vcan0");
  const sent = frame(0x321, "x".repeat(64));
  assertThrows(() => a.sendSync(sent), SocketError, "EINVAL"); // not enabled yet
  for (const socket of [a, b]) socket.setsockopt(SOL_CAN_RAW!, CAN_RAW_FD_FRAMES!, 1);
  assertEquals(await form.send(a, sent), 72);
  const [data, address] = await form.recvfrom(b, 100);
  assertEquals(data.with(5, 0), sent); // the flags byte depends on the kernel's version
  assertEquals(address, ["vcan0"]);
});

/** Encodes a `struct bcm_msg_head` and its frames. */
function bcmMessage(
  opcode: number,
  flags: number,
  count: number,
  microseconds: number,
  id: number,
  ...frames: Uint8Array[]
): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(56));
  for (const [at, value] of [[0, opcode], [4, flags], [8, count], [48, id], [52, frames.length]]) {
    view.setUint32(at!, value!, true);
  }
  view.setBigInt64(24, BigInt(microseconds), true); // ival1, for the first `count` frames
  view.setBigInt64(40, BigInt(microseconds), true); // ival2, for all later frames
  return Uint8Array.from([...new Uint8Array(view.buffer), ...frames.flatMap((f) => [...f])]);
}

inBothForms("can: the broadcast manager", [], async (form) => {
  using bcm = new Socket(AF_CAN!, SOCK_DGRAM, CAN_BCM);
  await form.connect(bcm, ["vcan0"]);
  using reader = raw("vcan0");
  const once = frame(0x111, "once");
  assertEquals(await form.send(bcm, bcmMessage(CAN_BCM_TX_SEND!, 0, 0, 0, 0, once)), 72);
  assertEquals(await form.recv(reader, 100), once);

  const timer = CAN_BCM_SETTIMER! | CAN_BCM_STARTTIMER!;
  const often = frame(0x222, "often");
  await form.send(bcm, bcmMessage(CAN_BCM_TX_SETUP!, timer, 0, 5000, 0x222, often));
  for (let i = 0; i < 3; i++) assertEquals(await form.recv(reader, 100), often);
  await form.send(bcm, bcmMessage(CAN_BCM_TX_DELETE!, 0, 0, 0, 0x222));

  using watcher = new Socket(AF_CAN!, SOCK_DGRAM, CAN_BCM);
  await form.connect(watcher, ["vcan0"]);
  await form.send(watcher, bcmMessage(CAN_BCM_RX_SETUP!, 0, 0, 0, 0x333, frame(0, "")));
  await form.send(reader, frame(0x333, "changed"));
  const [message, address] = await form.recvfrom(watcher, 100);
  assertEquals(address, ["vcan0"]);
  assertEquals(new Uint32Array(message.slice(0, 4).buffer)[0], CAN_BCM_RX_CHANGED);
  assertEquals(message.slice(56), frame(0x333, "changed"));

  const fd = frame(0x444, "y".repeat(64));
  reader.setsockopt(SOL_CAN_RAW!, CAN_RAW_FD_FRAMES!, 1);
  await form.send(bcm, bcmMessage(CAN_BCM_TX_SEND!, CAN_BCM_CAN_FD_FRAME!, 0, 0, 0, fd));
  let received: Uint8Array;
  // The deleted timer may have sent frames before.
  do received = await form.recv(reader, 100); while (received.length === 16);
  assertEquals(received.with(5, 0), fd);
});

inBothForms("can: ISO-TP", [], async (form) => {
  using a = new Socket(AF_CAN!, SOCK_DGRAM, CAN_ISOTP);
  using b = new Socket(AF_CAN!, SOCK_DGRAM, CAN_ISOTP);
  a.bind(["vcan0", 0x123, 0x321]);
  b.bind(["vcan0", 0x321, 0x123]);
  assertEquals(a.getsockname(), ["vcan0", 0x123, 0x321]);
  for (const length of [1, 7, 8, 100, 4095]) {
    const data = Uint8Array.from({ length }, (_, i) => i & 0xff);
    assertEquals(await form.send(a, data), length);
    assertEquals(await form.recvfrom(b, 5000), [data, ["vcan0", 0, 0]]); // the kernel sets no ids
    await form.send(b, data);
    assertEquals(await form.recv(a, 5000), data);
  }
  using c = new Socket(AF_CAN!, SOCK_DGRAM, CAN_ISOTP);
  c.bind(["vcan1", CAN_EFF_FLAG! + 0x18da10f1, CAN_EFF_FLAG! + 0x18daf110]);
  assertEquals(c.getsockname(), ["vcan1", 0x98da10f1, 0x98daf110]);
});

inBothForms("can: J1939", [], async (form) => {
  const NO_NAME = BigInt(J1939_NO_NAME!), PGN = 0x12300;
  using a = new Socket(AF_CAN!, SOCK_DGRAM, CAN_J1939);
  using b = new Socket(AF_CAN!, SOCK_DGRAM, CAN_J1939);
  a.bind(["vcan0", NO_NAME, J1939_NO_PGN!, 0x20]);
  b.bind(["vcan0", NO_NAME, J1939_NO_PGN!, 0x80]);
  assertEquals(a.getsockname(), ["vcan0", 0n, J1939_NO_PGN!, 0x20]);
  for (const length of [1, 8, 9, 100, 1785]) { // more than 8 bytes take several frames
    const data = Uint8Array.from({ length }, (_, i) => i & 0xff);
    const sending = form.sendto(a, data, 0, ["vcan0", NO_NAME, PGN, 0x80]);
    const ifname = length > 8 ? "" : "vcan0"; // the kernel omits it for reassembled messages
    assertEquals(await form.recvfrom(b, 2000), [data, [ifname, 0n, PGN, 0x20]]);
    assertEquals(await sending, length);
  }
  await form.connect(b, ["vcan0", NO_NAME, PGN, 0x20]);
  assertEquals(b.getpeername(), ["vcan0", 0n, PGN, 0x20]);
  await form.send(b, "connected");
  assertEquals(decode(await form.recv(a, 100)), "connected");

  using all = new Socket(AF_CAN!, SOCK_DGRAM, CAN_J1939);
  all.bind(["vcan0", NO_NAME, J1939_NO_PGN!, J1939_NO_ADDR!]);
  all.setsockopt(SOL_SOCKET, SO_BROADCAST, 1);
  all.setsockopt(SOL_CAN_J1939!, SO_J1939_PROMISC!, 1);
  a.setsockopt(SOL_SOCKET, SO_BROADCAST, 1);
  await form.sendto(a, "to all", 0, ["vcan0", NO_NAME, 0xfeca, J1939_NO_ADDR!]);
  const [data, sender] = await form.recvfrom(all, 100);
  assertEquals([decode(data), sender], ["to all", ["vcan0", 0n, 0xfeca, 0x20]]);
  a.bind(["vcan0", 0x1122334455667788n, J1939_NO_PGN!, 0x21]); // an unclaimed name
  assertEquals(a.getsockname(), ["vcan0", 0x1122334455667788n, J1939_NO_PGN!, 0x21]);
});

test("can: the protocol determines the form of an address", [], () => {
  using socket = new Socket(AF_CAN!, SOCK_DGRAM, CAN_ISOTP);
  assertThrows(() => socket.bind(["vcan0"]), TypeError, "[ifname, rxid, txid]");
  socket.bind(["vcan0", 0x123, 0x321]);
  // A descriptor's protocol is unknown: for AF_CAN the kernel reports SO_PROTOCOL 0.
  using adopted = Socket.adopt(socket.dup().detach(), AF_CAN!, SOCK_DGRAM, CAN_ISOTP);
  assertEquals(adopted.getsockname(), ["vcan0", 0x123, 0x321]);
  using raw = Socket.adopt(socket.dup().detach());
  assertEquals<unknown>(raw.getsockname(), ["vcan0"]);
});
