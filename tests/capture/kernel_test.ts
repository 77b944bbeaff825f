// Filters in the kernel accept the same packets as in our machine.

import { assert, assertEquals } from "@std/assert";
import {
  AF_UNIX,
  MSG_DONTWAIT,
  options,
  SOCK_DGRAM,
  type Socket,
  SocketError,
  socketpair,
} from "@libc/socket";
import { compileFilter, PacketFilter } from "@libc/socket/capture";
import { testInNamespaces, vethInterfaces } from "../helpers/namespaces.ts";
import { constants, test, unixPairs } from "../helpers/support.ts";
import { combined, ETHERNET_FILTERS, IP_FILTERS } from "./expressions.ts";
import { Packets } from "./random_packets.ts";

const needs = [constants("AF_UNIX", "SO_ATTACH_FILTER"), unixPairs()];

/** Returns whether a socket receives a datagram that its peer sends, or its filter drops it. */
function passes([from, to]: readonly [Socket, Socket], datagram: Uint8Array): boolean {
  from.sendSync(datagram);
  try {
    assertEquals(to.recvSync(0x10000, MSG_DONTWAIT!), datagram);
    return true;
  } catch (error) {
    if (error instanceof SocketError && error.code === "EAGAIN") return false;
    throw error;
  }
}

// A filter of a unix socket sees the datagram itself, so any packet can be sent.
test("filter: the kernel accepts the same packets as our machine", needs, () => {
  const pair = socketpair(AF_UNIX!, SOCK_DGRAM) as unknown as [Socket, Socket];
  using from = pair[0], to = pair[1];
  const filters = [...IP_FILTERS, ...ETHERNET_FILTERS, ...combined(11, 50)];
  const packets = new Packets(4);
  let accepted = 0;
  for (const filter of filters) {
    const machine = new PacketFilter(filter, { netmask: "255.255.255.0" });
    to.setOption(options.SOL_SOCKET.SO_ATTACH_FILTER!, machine.program);
    for (let i = 0; i < 30; i++) {
      const packet = i % 3 === 0 ? packets.damaged(packets.ethernet()) : packets.ethernet();
      const expected = machine.accepts(packet);
      if (expected) accepted++;
      assertEquals(passes([from, to], packet), expected, `${filter} ${packet.toHex()}`);
    }
  }
  assert(accepted > 1000, `${accepted}`);
});

test("filter: jumps over more than 255 instructions", needs, () => {
  const pair = socketpair(AF_UNIX!, SOCK_DGRAM) as unknown as [Socket, Socket];
  using from = pair[0], to = pair[1];
  const ports = Array.from({ length: 400 }, (_, i) => 2 * i + 1);
  const long = [
    `tcp dst port (${ports.join(" or ")})`,
    `not tcp dst port (${ports.join(" or ")}) or (len > 60 and ip6)`,
    `(${ports.map((port) => `ether[0:2] = ${port}`).join(" or ")}) and tcp`,
  ];
  const packets = new Packets(5);
  for (const filter of long) {
    const machine = new PacketFilter(filter), { program } = machine;
    assert(program.length > 400 && program.length < 1600, `${program.length}`);
    to.setOption(options.SOL_SOCKET.SO_ATTACH_FILTER!, program);
    for (let i = 0; i < 200; i++) {
      const packet = packets.ethernet();
      if (i % 2 === 0) packet.set([0, i & 0xff], 0);
      const [type] = [packet[12]! << 8 | packet[13]!];
      const header = type === 0x0800 ? 4 * (packet[14]! & 15) : 40;
      const isTcp = type === 0x0800
        ? packet[23] === 6 && (packet[20]! & 0x1f) === 0 && packet[21] === 0
        : type === 0x86dd && packet[20] === 6;
      const port = packet[14 + header + 2]! << 8 | packet[14 + header + 3]!;
      const isPort = isTcp && port % 2 === 1 && port < 800;
      const expected = [
        isPort,
        !isPort || packet.length > 60 && type === 0x86dd,
        packet[0] === 0 && packet[1]! % 2 === 1 && machine.accepts(packet),
      ][long.indexOf(filter)]!;
      assertEquals(machine.accepts(packet), expected, filter);
      assertEquals(passes([from, to], packet), expected, filter);
    }
  }
});

test("filter: filters of thousands of terms", [], () => {
  const hosts = Array.from({ length: 600 }, (_, i) => `10.0.${i >> 8}.${i & 0xff}`);
  const program = compileFilter(`src host ${hosts.join(" or ")}`);
  assert(program.length < 2000, `${program.length}`);
  assertEquals(compileFilter(Array(5000).fill("ip").join(" or ")), compileFilter("ip"));
  const tooLong = `src host ${
    Array.from({ length: 3000 }, (_, i) => `1.${i >> 8}.${i & 255}.1`).join(" or ")
  }`;
  let message = "";
  try {
    compileFilter(tooLong);
  } catch (error) {
    message = `${error}`;
  }
  assert(
    /the program has \d+ instructions; the kernel takes 4096/.test(message),
    message.slice(0, 200),
  );
});

test("filter: VLAN tags and directions that the kernel knows", [vethInterfaces()], async () => {
  const setup = "ip link add v0 type veth peer name v1; ip link set v0 up; ip link set v1 up";
  await testInNamespaces(import.meta.resolve("./kernel_network.ts"), ["--net"], setup);
});
