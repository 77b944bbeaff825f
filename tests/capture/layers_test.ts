// The layers of packets: structured results, and bytes that are missing.

import { assert, assertEquals } from "@std/assert";
import {
  decodeEthernet,
  decodeIcmp,
  decodeIpv4,
  decodeIpv6,
  decodePacket,
  decodeTcp,
  type Layer,
  LINKTYPE_ETHERNET,
  LINKTYPE_IPV4,
  LINKTYPE_IPV6,
  LINKTYPE_LINUX_SLL,
  LINKTYPE_LINUX_SLL2,
  LINKTYPE_LOOP,
  LINKTYPE_NULL,
  LINKTYPE_RAW,
  type Packet,
  PcapEncoder,
} from "@libc/socket/capture";
import {
  ascii,
  ethernet,
  icmp,
  IP,
  IP6,
  ipv4,
  ipv6,
  join,
  TCP,
  tcp,
  u16,
  u32,
  UDP,
  udp,
} from "../examples/sniffer_packets.ts";
import { Scratch } from "../helpers/peers.ts";
import { Random } from "../helpers/random.ts";
import { decode, test, tool } from "../helpers/support.ts";
import { Packets } from "./random_packets.ts";

/** Returns a layer and its inner layers, from the outside in. */
function layersOf(layer: Layer | null): Layer[] {
  if (layer === null) return [];
  return [layer, ...("payload" in layer ? layersOf(layer.payload) : [])];
}

/** Returns the innermost layer. */
function last(layer: Layer | null): Layer {
  return layersOf(layer).at(-1)!;
}

test("layers: all fields of a segment", [], () => {
  const options = join(
    [1, 2, 4, 5, 180, 3, 3, 7, 4, 2, 8, 10],
    u32(1),
    u32(2),
    [5, 10],
    u32(7),
    u32(9),
    [254, 4, 1, 2, 0, 0],
  ).subarray(0, 36);
  const segment = tcp(80, 90, ascii("data"), 0xff, options);
  assertEquals(decodeTcp(segment), {
    kind: "tcp",
    sourcePort: 80,
    destinationPort: 90,
    sequence: 0xfffffff0,
    acknowledgment: 5,
    flags: ["FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR"],
    window: 500,
    urgentPointer: 0,
    options: [
      { kind: "maximumSegmentSize", bytes: 1460 },
      { kind: "windowScale", shift: 7 },
      { kind: "sackPermitted" },
      { kind: "timestamps", value: 1, echo: 2 },
      { kind: "sack", blocks: [[7, 9]] },
      { kind: "other", number: 254, data: Uint8Array.of(1, 2) },
    ],
    length: 4,
    payload: { kind: "data", protocol: null, length: 4, bytes: ascii("data") },
  });
});

test("layers: all fields of frames and packets", [], () => {
  const frame = ethernet(IP, ipv4(99, ascii("x"), 0x4000, [1, 1, 1, 0]), 0xb005);
  assertEquals(decodeEthernet(frame), {
    kind: "ethernet",
    destination: "02:00:00:00:00:10",
    source: "02:00:00:00:00:11",
    vlans: [{ id: 5, priority: 5, dropEligible: true }],
    type: IP,
    payload: {
      kind: "ipv4",
      source: "192.0.2.2",
      destination: "192.0.2.1",
      typeOfService: 0,
      identification: 7,
      dontFragment: true,
      moreFragments: false,
      fragmentOffset: 0,
      timeToLive: 64,
      protocol: 99,
      options: Uint8Array.of(1, 1, 1, 0),
      isChecksumValid: true,
      missing: 0,
      payload: { kind: "data", protocol: "protocol 99", length: 1, bytes: ascii("x") },
    },
  });
  const headers = join([44, 0, 1, 0, 0, 0, 0, 0], [UDP, 0, 0, 17], u32(77), ascii("abc"));
  assertEquals(decodeIpv6(ipv6(60, headers)), {
    kind: "ipv6",
    source: "2001:db8::2",
    destination: "2001:db8::1",
    trafficClass: 0,
    flowLabel: 0,
    hopLimit: 64,
    extensions: [60, 44],
    fragment: { identification: 77, offset: 16, more: true },
    protocol: UDP,
    missing: 0,
    payload: { kind: "data", protocol: "protocol 17", length: 3, bytes: ascii("abc") },
  });
});

test("layers: the reason why bytes are missing", [], () => {
  const packet = ipv4(TCP, tcp(1, 2, ascii("data")));
  const cut = (reason: string, available: number) =>
    ({ kind: "cut", protocol: "TCP", reason, available }) as Layer;
  // A short capture, a first fragment, a quote, and a frame that is shorter than its packet says.
  assertEquals(last(decodeIpv4(packet.subarray(0, 30), packet.length)), cut("capture", 10));
  const first = ipv4(TCP, tcp(1, 2, ascii("data")).subarray(0, 16), 0x2000);
  assertEquals(last(decodeIpv4(first)), cut("fragment", 16));
  const error = icmp(3, 3, join([0, 0, 0, 0], packet.subarray(0, 28)));
  assertEquals(last(decodeIcmp(error)), cut("quote", 8));
  assertEquals(last(decodeIpv4(packet.subarray(0, 30))), cut("carrier", 10));
  // Nothing is missing: the packet itself is short.
  assertEquals(last(decodeIpv4(ipv4(TCP, tcp(1, 2, []).subarray(0, 10)))), {
    kind: "malformed",
    protocol: "TCP",
    reason: "cut short: 20 bytes needed, 10 there",
  });
  // The capture has cut the options; the header stays.
  const options = tcp(1, 2, ascii("data"), 2, [2, 4, 5, 180, 8, 10, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0]);
  const short = decodeTcp(options.subarray(0, 27), options.length);
  assert(short.kind === "tcp");
  assertEquals([short.options, short.length], [[{ kind: "maximumSegmentSize", bytes: 1460 }], 4]);
  assertEquals(short.payload, {
    kind: "cut",
    protocol: "TCP options",
    reason: "capture",
    available: 7,
  });
});

test("layers: packets of each type of link", [], () => {
  const four = ipv4(UDP, udp(1, 2, [])), six = ipv6(UDP, udp(1, 2, [], true));
  const on = (linkType: number, data: Uint8Array) =>
    decodePacket({ data, originalLength: data.length, interface: { linkType, snapLength: 0 } });
  const kinds = (linkType: number, data: Uint8Array) =>
    layersOf(on(linkType, data)).map(({ kind }) => kind).join(" ");
  assertEquals(kinds(LINKTYPE_ETHERNET, ethernet(IP, four)), "ethernet ipv4 udp");
  assertEquals(kinds(LINKTYPE_RAW, four), "ipv4 udp");
  assertEquals(kinds(LINKTYPE_RAW, six), "ipv6 udp");
  assertEquals(kinds(LINKTYPE_IPV4, four), "ipv4 udp");
  assertEquals(kinds(LINKTYPE_IPV6, six), "ipv6 udp");
  for (const family of [[2, 0, 0, 0], [0, 0, 0, 2]]) {
    assertEquals(kinds(LINKTYPE_NULL, join(family, four)), "loopback ipv4 udp");
    assertEquals(kinds(LINKTYPE_LOOP, join(family, four)), "loopback ipv4 udp");
  }
  for (const family of [10, 24, 28, 30]) {
    assertEquals(kinds(LINKTYPE_NULL, join([family, 0, 0, 0], six)), "loopback ipv6 udp");
  }
  const address = [2, 0, 0, 0, 0, 9, 0, 0];
  const start = { kind: "cooked", packetType: 4, hardwareType: 1, source: "02:00:00:00:00:09" };
  const payload = decodeIpv6(six);
  assertEquals<unknown>(
    on(LINKTYPE_LINUX_SLL, join(u16(4), u16(1), u16(6), address, u16(IP6), six)),
    { ...start, interfaceIndex: null, vlans: [], type: IP6, payload },
  );
  assertEquals<unknown>(
    on(LINKTYPE_LINUX_SLL2, join(u16(IP6), u16(0), u32(3), u16(1), [4, 6], address, six)),
    { ...start, interfaceIndex: 3, vlans: [], type: IP6, payload },
  );
  assertEquals(kinds(147, four), "data");
  assertEquals(on(147, new Uint8Array(0)), null);
});

test("layers: raw IP has three numbers in files", [], () => {
  for (const linkType of [12, 14, LINKTYPE_RAW]) {
    for (const data of [ipv4(UDP, udp(1, 2, [])), ipv6(UDP, udp(1, 2, [], true))]) {
      const on = { linkType, snapLength: 0 };
      const layer = decodePacket({ data, originalLength: data.length, interface: on });
      assertEquals(last(layer).kind, "udp", `${linkType}`);
    }
  }
});

test("layers: VLAN tags of each type, on Ethernet and behind Linux's cooked headers", [], () => {
  const packet = ipv4(UDP, udp(1, 2, [])), address = [2, 0, 0, 0, 0, 9, 0, 0];
  for (const tag of [0x8100, 0x88a8, 0x9100]) {
    const inner = join(u16(0x6005), u16(tag), u16(0x1006), u16(IP), packet);
    for (
      const [linkType, data] of [
        [LINKTYPE_ETHERNET, join(address.slice(0, 6), address.slice(0, 6), u16(tag), inner)],
        [LINKTYPE_LINUX_SLL, join(u16(4), u16(1), u16(6), address, u16(tag), inner)],
        [
          LINKTYPE_LINUX_SLL2,
          join(u16(tag), u16(0), u32(3), u16(1), [4, 6], address, inner),
        ],
      ] as const
    ) {
      const on = { linkType, snapLength: 0 };
      const layer = decodePacket({ data, originalLength: data.length, interface: on });
      assert(layer?.kind === "ethernet" || layer?.kind === "cooked");
      assertEquals([layer.type, layer.payload], [IP, decodeIpv4(packet)], `${linkType} ${tag}`);
      assertEquals(layer.vlans, [
        { id: 5, priority: 3, dropEligible: false },
        { id: 6, priority: 0, dropEligible: true },
      ]);
    }
  }
});

test("layers: padding behind an IPv6 packet without a next header is no data", [], () => {
  const padding = [1, 2, 3, 4, 5, 6];
  const destination = [59, 0, 1, 4, 0, 0, 0, 0]; // an extension header in front of nothing
  const packet = ipv6(59, []), extended = ipv6(60, destination);
  const lengthless = Uint8Array.from(extended).fill(0, 4, 6);
  for (const bytes of [packet, extended, lengthless, ipv6(59, padding)]) {
    const layer = decodeIpv6(join(bytes, padding));
    assert(layer.kind === "ipv6");
    assertEquals([layer.protocol, layer.missing, layer.payload], [59, 0, null]);
  }
});

test("layers: any bytes are decoded, by each type of link, whatever their length was", [], () => {
  const packets = new Packets(7), random = new Random(7);
  const types = [0, 1, 101, 108, 113, 228, 229, 276, 147];
  for (let i = 0; i < 20_000; i++) {
    const data = packets.damaged(packets.ethernet());
    const linkType = random.chance(50) ? 1 : random.pick(types);
    const originalLength = data.length + (random.chance(50) ? 0 : random.below(2000));
    const found = layersOf(
      decodePacket({ data, originalLength, interface: { linkType, snapLength: 0 } }),
    );
    // Only a packet that is not whole has layers that the capture has cut.
    const isCut = found.some((layer) => layer.kind === "cut" && layer.reason === "capture");
    assert(!isCut || originalLength > data.length);
  }
});

/** The values of tshark's columns for a packet, as we decode it. */
function rowOf(layer: Layer | null): string[] {
  const row: string[][] = Array.from({ length: 12 }, () => []);
  for (const one of layersOf(layer)) {
    switch (one.kind) {
      case "arp":
        row[0]!.push(`${one.operation}`);
        break;
      case "ipv4":
        row[1]!.push(one.source);
        row[2]!.push(`${one.timeToLive}`);
        row[3]!.push(`${one.fragmentOffset / 8}`); // as in the header
        break;
      case "ipv6":
        row[4]!.push(one.source);
        row[5]!.push(`${one.hopLimit}`);
        break;
      case "udp":
        row[6]!.push(`${one.sourcePort}`);
        row[7]!.push(`${one.length + 8}`);
        break;
      case "tcp":
        row[8]!.push(`${one.destinationPort}`);
        row[9]!.push(`${one.sequence}`);
        row[10]!.push(`${one.window}`);
        break;
      case "icmp":
        if (one.version === 4) row[11]!.push(`${one.type}`);
        break;
    }
  }
  return row.map((values) => values.join(";"));
}

const COLUMNS = [
  ...["arp.opcode", "ip.src", "ip.ttl", "ip.frag_offset", "ipv6.src", "ipv6.hlim"],
  ...["udp.srcport", "udp.length", "tcp.dstport", "tcp.seq_raw", "tcp.window_size_value"],
  "icmp.type",
];

test("layers: tshark finds the same in thousands of packets", [tool("tshark")], async () => {
  using scratch = new Scratch();
  const file = scratch.name("packets.pcap"), source = new Packets(11), random = new Random(11);
  const on = { linkType: LINKTYPE_ETHERNET, snapLength: 0 };
  // Of the protocols that we decode; some are cut as by a capture.
  const isOurs = (frame: Layer) =>
    layersOf(frame).every((layer) => {
      const isOther = layer.kind === "data" && /^type|^IEEE/.test(layer.protocol ?? "");
      return layer.kind !== "malformed" && !isOther;
    });
  const packets: Packet[] = [];
  for (let i = 0; packets.length < 3000; i++) {
    const frame = source.ethernet(), length = 14 + random.below(frame.length);
    const data = random.chance(70) ? frame : frame.subarray(0, length);
    if (!isOurs(decodeEthernet(frame))) continue;
    const packet = { data, originalLength: frame.length, timestamp: BigInt(i), interface: on };
    packets.push(packet);
  }
  Deno.writeFileSync(file, new PcapEncoder().encodePackets(packets));
  const options = ["tcp.desegment_tcp_streams:FALSE", "ip.defragment:FALSE"];
  const { success, stdout, stderr } = await new Deno.Command("tshark", {
    args: [
      ...["-n", "-r", file, "-T", "fields", "-E", "aggregator=;"],
      ...options.flatMap((option) => ["-o", option]),
      ...COLUMNS.flatMap((column) => ["-e", column]),
    ],
  }).output();
  assert(success, decode(stderr));
  const rows = decode(stdout).split("\n").slice(0, -1).map((line) => line.split("\t"));
  assertEquals(rows.length, packets.length);
  let differences = 0;
  for (const [i, row] of rows.entries()) {
    const packet = decodePacket(packets[i]!), ours = rowOf(packet);
    // tshark also shows the fields in front of the cut, of a header that the capture has cut.
    const isCut = last(packet).kind === "cut";
    if (!ours.every((value, i) => isCut ? row[i]!.startsWith(value) : row[i] === value)) {
      if (differences++ < 10) console.log(packets[i]!.data.toHex(), "\n", ours, "\n", row);
    }
  }
  assertEquals(differences, 0);
});
