// The stack of each error of @libc/socket/capture begins at the line of the program.

import { assert, assertEquals } from "@std/assert";
import * as capture from "@libc/socket/capture";
import { test } from "../helpers/support.ts";

const wrong = 5 as never;
const encoders = [new capture.PcapEncoder(), new capture.PcapngEncoder()];
const cut = [Uint8Array.of(1)];
const eth0 = { linkType: capture.LINKTYPE_ETHERNET, snapLength: 0 };

/** For each export, calls that fail. */
const failing: Readonly<Record<string, readonly (() => unknown)[]>> = {
  CaptureDecoderStream: [],
  CaptureEncoderStream: [],
  CaptureFileError: [],
  DNS_TYPES: [],
  FilterError: [],
  PacketRing: [
    () => new capture.PacketRing(wrong),
    () => new capture.PacketRing(wrong, wrong),
    () => new capture.PacketRing(wrong, { blockSize: 5000 }),
    () => new capture.PacketRing(wrong, { timeout: 0 }),
  ],
  PacketFilter: [
    () => new capture.PacketFilter(wrong),
    () => new capture.PacketFilter("hots"),
    () => new capture.PacketFilter([]),
    () => new capture.PacketFilter("", wrong),
    () => new capture.PacketFilter("").accepts(wrong),
    () => new capture.PacketFilter("").keeps(wrong),
  ],
  PcapEncoder: [
    () => new capture.PcapEncoder(wrong),
    () => encoders[0]!.encode(wrong),
    () => encoders[0]!.encodePackets([wrong]),
    () => encoders[0]!.encodePackets([], wrong),
  ],
  PcapngEncoder: [
    () => new capture.PcapngEncoder(wrong),
    () => encoders[1]!.encode(wrong),
    () => encoders[1]!.encodePackets([wrong]),
    () => encoders[1]!.encodePackets([], wrong),
  ],
  SocketError: [],
  compileFilter: [
    () => capture.compileFilter(wrong),
    () => capture.compileFilter("hots"),
    () => capture.compileFilter("", { linkType: 147 }),
    () => capture.compileFilter("", { snapLength: 0 }),
    () => capture.compileFilter("", { netmask: "255.255" }),
    () => capture.compileFilter("", { hosts: wrong }),
    () => capture.compileFilter("", { services: wrong }),
    () => capture.compileFilter("", { metadata: "no" as never }),
  ],
  decodeArp: [() => capture.decodeArp(wrong), () => capture.decodeArp(cut[0]!, -1)],
  decodeEthernet: [() => capture.decodeEthernet(wrong), () => capture.decodeEthernet(cut[0]!, -1)],
  decodeIcmp: [() => capture.decodeIcmp(wrong), () => capture.decodeIcmp(cut[0]!, -1)],
  decodeIcmpv6: [() => capture.decodeIcmpv6(wrong), () => capture.decodeIcmpv6(cut[0]!, -1)],
  decodeIpv4: [() => capture.decodeIpv4(wrong), () => capture.decodeIpv4(cut[0]!, -1)],
  decodeIpv6: [() => capture.decodeIpv6(wrong), () => capture.decodeIpv6(cut[0]!, -1)],
  decodeTcp: [() => capture.decodeTcp(wrong), () => capture.decodeTcp(cut[0]!, -1)],
  decodeUdp: [() => capture.decodeUdp(wrong), () => capture.decodeUdp(cut[0]!, -1)],
  decodePacket: [
    () => capture.decodePacket(wrong),
    () => capture.decodePacket({ data: wrong, originalLength: 1, interface: eth0 }),
    () => capture.decodePacket({ data: cut[0]!, originalLength: -1, interface: eth0 }),
  ],
  decodeDns: [() => capture.decodeDns(wrong)],
  encodeDns: [
    () => capture.encodeDns(wrong),
    () => capture.encodeDns({ id: -1 }),
    () => capture.encodeDns({ status: 16 }),
    () => capture.encodeDns({ answers: [wrong] }),
    () => capture.encodeDns({ questions: [{ name: "a..b", type: "A", class: 1 }] }),
    () => capture.encodeDns({ questions: [{ name: "a", type: "B", class: 1 }] }),
  ],
  formatDnsData: [() => capture.formatDnsData(wrong)],
  formatDnsName: [() => capture.formatDnsName([wrong])],
  parseDnsName: [() => capture.parseDnsName(wrong), () => capture.parseDnsName("a..b")],
  disassemble: [() => capture.disassemble(wrong), () => capture.disassemble([wrong])],
  openCapture: [
    () => capture.openCapture(wrong),
    () => capture.openCapture({ interface: wrong }),
    () => capture.openCapture({ interface: "" }),
    () => capture.openCapture({ interface: "no such interface" }),
    () => capture.openCapture({ filter: wrong }),
    () => capture.openCapture({ promiscuous: true }),
    () => capture.openCapture({ snapLength: 0 }),
    () => capture.openCapture({ bufferSize: 1 }),
    () => capture.openCapture({ timeout: 0 }),
    () => capture.openCapture({ direction: "up" as never }),
    () => capture.openCapture({ fanout: wrong }),
    () => capture.openCapture({ fanout: { group: 1, mode: "best" as never } }),
    () => capture.openCapture({ signal: wrong }),
  ],
  readCapture: [
    () => capture.readCapture(wrong),
    async () => {
      for await (const _ of capture.readCapture(cut));
    },
  ],
  readCaptureSync: [
    () => capture.readCaptureSync(wrong),
    () => [...capture.readCaptureSync(cut)],
    () => capture.readCaptureSync(cut).next(),
  ],
  readPackets: [
    () => capture.readPackets(wrong),
    async () => {
      for await (const _ of capture.readPackets(cut));
    },
  ],
  readPacketsSync: [
    () => capture.readPacketsSync(wrong),
    () => [...capture.readPacketsSync(cut)],
    () => {
      for (const _ of capture.readPacketsSync(cut));
    },
  ],
};

test("capture: the stack of each error begins at the program's line", [], async () => {
  const names = Object.keys(capture).filter((name) => !name.startsWith("LINKTYPE_"));
  assertEquals(names.toSorted(), Object.keys(failing).toSorted());
  for (const call of Object.values(failing).flat()) {
    let error: unknown;
    try {
      await call();
    } catch (caught) {
      error = caught;
    }
    assert(error instanceof Error, `${call} does not fail`);
    const [, first] = error.stack!.split(/\n +at /);
    assert(first?.includes("tests/capture/stack_test.ts"), `${call}: ${error.stack}`);
  }
});
