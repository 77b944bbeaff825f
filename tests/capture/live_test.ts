// Live captures. Most tests run in a network namespace: live_network.ts.

import { assertEquals, assertThrows } from "@std/assert";
import { AF_PACKET, type BpfInstruction, Socket, SocketError } from "@libc/socket";
import { openCapture, PacketRing } from "@libc/socket/capture";
import { testInNamespaces, vethInterfaces } from "../helpers/namespaces.ts";
import { LivePacket, PlainPacket } from "../../capture/live/packet.ts";
import { root, test, tool } from "../helpers/support.ts";

test("live: captures of a veth interface", [vethInterfaces(), tool("taskset")], async () => {
  // On one processor packets keep their order: each processor delivers those that it sent.
  const setup = "cpus=$(taskset -cp $$); cpus=${cpus##*: }; taskset -cp ${cpus%%[-,]*} $$ >&2; " +
    "ip link add v0 type veth peer name v1; " +
    "ip link set lo up; ip link set v0 up; ip link set v1 up";
  await testInNamespaces(import.meta.resolve("./live_network.ts"), ["--net"], setup);
});

const noLinux = AF_PACKET === undefined ? null : "this system has packet sockets";

test("live: other systems have no rings", [noLinux], () => {
  using socket = new Socket();
  assertThrows(() => new PacketRing(socket as never), Deno.errors.NotSupported, "Linux");
});

const ACCEPT = { code: 6, jt: 0, jf: 0, k: 1 }, GO_ON = { code: 7, jt: 0, jf: 0, k: 0 };

test("live: a wrong program is told by its name, before any right is needed", [], () => {
  const load = { code: 0x30, jt: 0, jf: 0, k: 0 };
  const wrong: readonly [filter: unknown, reason: string][] = [
    [[], "options.filter.length is 0, expected an integer from 1 to 4096"],
    [[undefined], "options.filter[0] is undefined, expected an object"],
    [[ACCEPT, null], "options.filter[1] is null, expected an object"],
    // deno-lint-ignore no-sparse-arrays -- a hole counts as undefined
    [[, ACCEPT], "options.filter[0] is undefined, expected an object"],
    [[{ ...ACCEPT, jt: 256 }], "options.filter[0].jt is 256"],
    [[load], "options.filter[0] is the last instruction, but does not return"],
    [[load, { ...ACCEPT, code: 0xff }], "options.filter[1] has the unknown code 0xff"],
  ];
  for (const [filter, reason] of wrong) {
    const options = { interface: "lo", filter: filter as readonly BpfInstruction[] };
    assertThrows(() => openCapture(options), Error, reason);
  }
});

const rightOfLinux = AF_PACKET === undefined ? "this system has no packet sockets" : root();

test("live: a program leaves room for what the capture adds", [rightOfLinux], () => {
  const program = (length: number) => [...new Array(length - 1).fill(GO_ON), ACCEPT];
  openCapture({ interface: "lo", filter: program(4091) }).close();
  for (const [name, most] of [["lo", 4091], [undefined, 4087]] as const) {
    assertThrows(
      () => openCapture({ interface: name, filter: program(4096) }),
      RangeError,
      `options.filter has 4096 instructions, expected at most ${most}`,
    );
  }
});

test("live: a packet of any system shows all its properties", [], () => {
  const its = { linkType: 1, snapLength: 64, name: "en0" }, data = Uint8Array.of(1, 2);
  const shown = { data, originalLength: 9, timestamp: 5_000_000_007n, interface: its };
  const inbound = new PlainPacket(data, 9, its, 5, 7, "inbound", "unicast");
  const outbound = new LivePacket(data, 9, its, 5, 7, 4); // PACKET_OUTGOING
  assertEquals(
    Deno.inspect(inbound),
    Deno.inspect({ ...shown, direction: "inbound", destination: "unicast" }),
  );
  if (AF_PACKET === undefined) return;
  assertEquals(
    Deno.inspect(outbound),
    Deno.inspect({ ...shown, direction: "outbound", destination: undefined }),
  );
});

const someone = Deno.build.os !== "windows" && Deno.uid() !== 0
  ? null
  : "the superuser may capture";

test("live: captures need a right", [someone], () => {
  // Linux refuses the socket, BSD the device.
  const { code } = assertThrows(() => openCapture({ interface: "lo" }), SocketError);
  assertEquals(code, AF_PACKET === undefined ? "EACCES" : "EPERM");
});
