// Live captures. Most tests run in a network namespace: live_network.ts.

import { assertEquals, assertThrows } from "@std/assert";
import { AF_PACKET, Socket, SocketError } from "@libc/socket";
import { openCapture, PacketRing } from "@libc/socket/capture";
import { testInNamespaces, vethInterfaces } from "../helpers/namespaces.ts";
import { test, tool } from "../helpers/support.ts";

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

const someone = Deno.build.os !== "windows" && Deno.uid() !== 0
  ? null
  : "the superuser may capture";

test("live: captures need a right", [someone], () => {
  // Linux refuses the socket, BSD the device.
  const { code } = assertThrows(() => openCapture({ interface: "lo" }), SocketError);
  assertEquals(code, AF_PACKET === undefined ? "EACCES" : "EPERM");
});
