// Runs in a network namespace, see kernel_test.ts. v0 is linked to v1.

import { assertEquals } from "@std/assert";
import {
  AF_PACKET,
  ETH_P_ALL,
  if_nametoindex,
  MSG_DONTWAIT,
  options,
  SOCK_RAW,
  Socket,
  SocketError,
} from "@libc/socket";
import { compileFilter } from "@libc/socket/capture";
import { test } from "../helpers/support.ts";

/** An IPv4 packet of UDP without a payload. */
const IP_UDP = [
  ...[0x45, 0, 0, 28, 0, 0, 0, 0, 64, 17, 0, 0, 10, 0, 0, 1, 10, 0, 0, 2],
  ...[0, 7, 0, 9, 0, 8, 0, 0],
];

/** Makes a frame with VLAN tags. Its last byte tells it from others. */
function frame(number: number, ...tags: readonly number[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(80);
  bytes.set([
    ...[2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2],
    ...tags.flatMap((tag) => [0x81, 0, tag >> 8, tag & 0xff]),
    ...[8, 0],
    ...IP_UDP,
  ]);
  bytes[79] = number;
  return bytes;
}

const frames = [frame(1), frame(2, 5), frame(3, 0xe005), frame(4, 6), frame(5, 5, 7)];

/** Filters, and the frames that each of them accepts. */
const rows: readonly [filter: string, accepted: readonly number[]][] = [
  ["udp", [1, 2, 3, 4]], // the packets have no tag any more
  ["vlan", [2, 3, 4, 5]],
  ["udp and not vlan", [1]],
  ["vlan 5", [2, 3, 5]],
  ["vlan 5 and udp", [2, 3]],
  ["vlan and udp port 9", [2, 3, 4]],
  ["vlan 5 and vlan 7", [5]],
  ["vlan 5 and vlan 7 and host 10.0.0.1", [5]],
  ["vlan and vlan 5", []],
  ["not vlan 6", [1, 2, 3, 5]],
];

const metadata = { metadata: true };

/** The number of a frame that is sent behind all others, and that no test asks for. */
const LAST = 99;

/** Returns the numbers of the frames that a socket receives, once all that were sent have arrived. */
function received(socket: Socket, sender: Socket, witness: Socket): number[] {
  // The kernel gives a frame to all sockets before it turns to the next one.
  sender.sendSync(frame(LAST));
  while (witness.recvSync(2000).at(-1) !== LAST);
  const numbers: number[] = [];
  for (;;) {
    try {
      const bytes = socket.recvSync(2000, MSG_DONTWAIT!);
      // The kernel sends frames of its own, for IPv6.
      const number = bytes.at(-1)!;
      if (bytes[0] === 2 && bytes[6] === 2 && number !== LAST) numbers.push(number);
    } catch (error) {
      if (error instanceof SocketError && error.code === "EAGAIN") return numbers;
      throw error;
    }
  }
}

/** Opens a socket with a filter. Until it is bound, it receives nothing. */
function open(name: string, filter: string): Socket {
  const socket = new Socket(AF_PACKET!, SOCK_RAW);
  socket.setOption(options.SOL_SOCKET.SO_ATTACH_FILTER!, compileFilter(filter, metadata));
  socket.bind([name, ETH_P_ALL!]);
  return socket as unknown as Socket;
}

test("VLAN tags are found in the metadata", [], () => {
  using sender = open("v1", "less 0"), witness = open("v0", "");
  for (const [filter, accepted] of rows) {
    using receiver = open("v0", filter);
    for (const one of frames) sender.sendSync(one);
    assertEquals(received(receiver, sender, witness), accepted, filter);
  }
});

test("directions and interfaces are found in the metadata", [], () => {
  using sender = open("v1", "less 0"), other = open("v0", "less 0"), witness = open("v0", "");
  const index = if_nametoindex("v0");
  const filters: [string, number[]][] = [
    ["inbound", [1]],
    ["outbound", [2]],
    [`ifindex ${index}`, [1, 2]],
    [`ifindex ${index + 1000}`, []],
    ["outbound and udp", [2]],
  ];
  for (const [filter, accepted] of filters) {
    using receiver = open("v0", filter);
    sender.sendSync(frame(1));
    other.sendSync(frame(2));
    assertEquals(received(receiver, sender, witness), accepted, filter);
  }
});
