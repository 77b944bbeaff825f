/**
 * The packet sniffer of examples/. The tests that need interfaces are in sniffer_network.ts, which
 * runs in a network namespace.
 */
import { assert, assertEquals, assertMatch, assertRejects } from "@std/assert";
import { AF_PACKET, SOCK_RAW, Socket, type SocketError } from "@libc/socket";
import {
  decodeEthernet,
  decodeUdp,
  type Layer,
  LINKTYPE_ETHERNET,
  LINKTYPE_LINUX_SLL,
  LINKTYPE_RAW,
  PacketFilter,
  PcapEncoder,
  PcapngEncoder,
  readPacketsSync,
} from "@libc/socket/capture";
import { dateAndTime, timeOfDay } from "../../examples/sniffer/text.ts";
import { describe, NUMBERS } from "../../examples/sniffer/describe.ts";
import { LookedUp } from "../../examples/sniffer/names.ts";
import { writeAll } from "../../examples/sniffer/output.ts";
import { formatPacket } from "../../examples/sniffer/lines.ts";
import {
  A,
  ARP,
  arp,
  ascii,
  dnsAnswer,
  dnsName,
  dnsQuery,
  ethernet,
  ICMP,
  icmp,
  ICMPV6,
  icmpv6,
  IP,
  IP6,
  ipv4,
  ipv6,
  join,
  MAC0,
  TCP,
  tcp,
  u16,
  u32,
  UDP,
  udp,
} from "./sniffer_packets.ts";
import { Running } from "../helpers/examples.ts";
import { nets, pause, Scratch } from "../helpers/peers.ts";
import { testInNamespaces, vethInterfaces } from "../helpers/namespaces.ts";
import {
  constants,
  decode,
  fastStarts,
  interrupts,
  type Need,
  onlyOn,
  test,
  tool,
  withoutCoverage,
} from "../helpers/support.ts";

const ETHER = "02:00:00:00:00:11 > 02:00:00:00:00:10";
const IPV4 = "IPv4 192.0.2.2 > 192.0.2.1 ttl 64", IPV6 = "IPv6 2001:db8::2 > 2001:db8::1 hops 64";
const SYN = "TCP 1 > 2 [SYN] seq 4294967280 win 500";
const QUERY = "DNS 0x1234 query A? www.example.com";
const ANSWER = "DNS 0x1234 response ANY? www.example.com -> " +
  "www.example.com CNAME web.example.com, web.example.com A 192.0.2.80, " +
  "www.example.com AAAA 2001:db8::80, example.com MX 10 mail.example.com, " +
  'example.com TXT "v=\\027\\"1" "plain", 80.2.0.192.in-addr.arpa PTR www.example.com and 1 more';

const query = dnsQuery(0x1234, "www.example.com", A);
const nested = ipv4(UDP, udp(1, 2, ascii("quoted")));
const MTU = [0, 0, 5, 220];
const options = join([2, 4, 5, 180, 1, 3, 3, 7, 4, 2, 8, 10], u32(1), u32(2));
const solicitation = join([0, 0, 0, 0], ipv6(0, []).subarray(8, 24));

/** Frames, each with its description behind the hardware addresses. */
const frames: [Uint8Array<ArrayBuffer>, string][] = [
  [ethernet(ARP, arp(1)), "ARP who has 192.0.2.1? tell 192.0.2.2"],
  [ethernet(ARP, arp(2)), "ARP 192.0.2.2 is at 02:00:00:00:00:11"],
  [ethernet(ARP, arp(3)), "ARP operation 0x0003 from 192.0.2.2 for 192.0.2.1"],
  [ethernet(0x88b5, [1, 2]), "type 0x88b5 length 2"],
  [ethernet(3, [1, 2, 3]), "IEEE 802.3 length 3"],
  [ethernet(IP, ipv4(99, [1])), `${IPV4} | protocol 99 length 1`],
  [ethernet(IP, ipv4(UDP, udp(1000, 2000, ascii("x")))), `${IPV4} | UDP 1000 > 2000 length 1`],
  [ethernet(IP, join(ipv4(UDP, udp(1, 2, [])), [9, 9, 9])), `${IPV4} | UDP 1 > 2 length 0`],
  [
    ethernet(IP, ipv4(UDP, udp(1, 2, [5]), 0, [1, 1, 1, 0])), // IPv4 options
    `${IPV4} | UDP 1 > 2 length 1`,
  ],
  [
    ethernet(IP, ipv4(UDP, udp(1, 2, [0, 0]).subarray(0, 8), 0x2000)),
    `${IPV4} fragment 7@0+ | UDP 1 > 2 length 2 (2 bytes missing)`,
  ],
  [ethernet(IP, ipv4(UDP, [1, 2], 2)), `${IPV4} fragment 7@16 | protocol 17 length 2`],
  [
    ethernet(IP, ipv4(UDP, udp(4000, 53, query))),
    `${IPV4} | UDP 4000 > 53 length 33 | ${QUERY}`,
  ],
  [
    ethernet(IP, ipv4(UDP, udp(53, 4000, dnsAnswer(0x1234)))),
    `${IPV4} | UDP 53 > 4000 length ${dnsAnswer(0).length} | ${ANSWER}`,
  ],
  [
    ethernet(IP, ipv4(TCP, tcp(80, 90, ascii("data")))),
    `${IPV4} | TCP 80 > 90 [PSH,ACK] seq 4294967280 ack 5 win 500 length 4`,
  ],
  [
    ethernet(IP, ipv4(TCP, tcp(80, 90, [], 0x02, options))),
    `${IPV4} | TCP 80 > 90 [SYN] seq 4294967280 win 500 ` +
    "<mss 1460, wscale 7, sackOK, ts 1/2> length 0",
  ],
  [
    ethernet(IP, ipv4(TCP, tcp(53, 90, join(u16(query.length), query)))),
    `${IPV4} | TCP 53 > 90 [PSH,ACK] seq 4294967280 ack 5 win 500 length 35 | ${QUERY}`,
  ],
  [
    ethernet(IP, ipv4(ICMP, icmp(8, 0, [0, 5, 0, 6, 1, 2]))),
    `${IPV4} | ICMP echo request id 5 seq 6 length 2`,
  ],
  [
    ethernet(IP, ipv4(ICMP, icmp(3, 3, join([0, 0, 0, 0], nested)))),
    `${IPV4} | ICMP unreachable (port) | ${IPV4} | UDP 1 > 2 length 6`,
  ],
  [
    ethernet(IP, ipv4(ICMP, icmp(3, 4, join(MTU, nested)))),
    `${IPV4} | ICMP unreachable (fragmentation needed) mtu 1500 | ${IPV4} | UDP 1 > 2 length 6`,
  ],
  [
    ethernet(IP, ipv4(ICMP, icmp(5, 1, join([192, 0, 2, 9], nested)))),
    `${IPV4} | ICMP redirect code 1 target 192.0.2.9 | ${IPV4} | UDP 1 > 2 length 6`,
  ],
  [
    ethernet(IP, ipv4(UDP, udp(1000, 2000, [])), 5, 6).fill(0x88, 12, 13).fill(0xa8, 13, 14),
    `vlan 5 vlan 6 | ${IPV4} | UDP 1000 > 2000 length 0`,
  ],
  [ethernet(IP6, ipv6(UDP, udp(7, 8, [1], true))), `${IPV6} | UDP 7 > 8 length 1`],
  [
    ethernet(
      IP6,
      ipv6(0, join([60, 0, 1, 4, 0, 0, 0, 0], [UDP, 0, 1, 4, 0, 0, 0, 0], udp(7, 8, []))),
    ),
    `${IPV6} | UDP 7 > 8 length 0`,
  ],
  [
    ethernet(IP6, ipv6(44, join([UDP, 0, 0, 1], u32(77), udp(7, 8, [1]).subarray(0, 8)))),
    `${IPV6} fragment 77@0+ | UDP 7 > 8 length 1 (1 bytes missing)`,
  ],
  [
    ethernet(IP6, ipv6(44, join([60, 0, 0, 16], u32(77), [1, 2, 3]))),
    `${IPV6} fragment 77@16 | protocol 60 length 3`,
  ],
  [
    ethernet(IP6, ipv6(ICMPV6, icmpv6(129, 0, [0, 5, 0, 6]))),
    `${IPV6} | ICMPv6 echo reply id 5 seq 6`,
  ],
  [
    ethernet(IP6, ipv6(ICMPV6, icmpv6(135, 0, solicitation))),
    `${IPV6} | ICMPv6 neighbor solicitation target 2001:db8::2`,
  ],
  [
    ethernet(IP6, ipv6(ICMPV6, icmpv6(2, 0, join(MTU, ipv6(UDP, udp(7, 8, [], true)))))),
    `${IPV6} | ICMPv6 packet too big mtu 1500 | ${IPV6} | UDP 7 > 8 length 0`,
  ],
];

/** Malformed frames, each with its description behind the hardware addresses. */
const malformed: [Uint8Array<ArrayBuffer>, string][] = [
  [ethernet(IP, []), "malformed IPv4: cut short: 1 bytes needed, 0 there"],
  [ethernet(IP, ipv6(0, [])), "malformed IPv4: version 6"],
  [ethernet(IP6, ipv4(0, [])), "malformed IPv6: version 4"],
  [ethernet(IP, ipv4(0, []).fill(0x44, 0, 1)), "malformed IPv4: a header of 16 bytes"],
  [ethernet(IP, ipv4(0, []).fill(19, 3, 4)), "malformed IPv4: a total length of 19"],
  [
    ethernet(IP, ipv4(UDP, udp(1, 2, [])).fill(65, 8, 9)),
    "IPv4 192.0.2.2 > 192.0.2.1 ttl 65 (bad checksum) | UDP 1 > 2 length 0",
  ],
  [
    ethernet(IP, ipv4(UDP, udp(1, 2, [1, 2, 3])).subarray(0, 30)),
    `${IPV4} (1 bytes missing) | UDP 1 > 2 length 3 (1 bytes missing)`,
  ],
  [ethernet(IP, ipv4(UDP, [0, 1, 0, 2, 0, 7, 0, 0])), `${IPV4} | malformed UDP: a length of 7`],
  [
    ethernet(IP, ipv4(TCP, tcp(1, 2, []).fill(0x40, 12, 13))),
    `${IPV4} | malformed TCP: a header of 16 bytes`,
  ],
  [
    ethernet(IP, ipv4(TCP, tcp(1, 2, [], 2, [2, 0, 0, 0]))),
    `${IPV4} | ${SYN} length 0 | malformed TCP options: an option of 0 bytes`,
  ],
  [
    ethernet(IP, ipv4(TCP, tcp(1, 2, [], 2, [2, 3, 0, 0]))),
    `${IPV4} | ${SYN} <option 2> length 0`,
  ],
  [
    ethernet(IP6, ipv6(0, [UDP, 9, 0, 0, 0, 0, 0, 0])),
    "malformed IPv6: cut short: 120 bytes needed, 48 there",
  ],
  [
    ethernet(IP, ipv4(UDP, udp(1, 53, query.subarray(0, 20)))),
    `${IPV4} | UDP 1 > 53 length 20 | malformed DNS: cut short: 24 bytes needed, 20 there`,
  ],
];

test("sniffer: each packet is decoded", [], () => {
  for (const [frame, said] of [...frames, ...malformed]) {
    const separator = said.startsWith("vlan") ? " " : " | ";
    assertEquals(describe(decodeEthernet(frame)), ETHER + separator + said);
  }
  assertEquals(
    describe(decodeEthernet(MAC0)),
    "malformed Ethernet: cut short: 14 bytes needed, 6 there",
  );
});

/** Describes a DNS message in a datagram. */
function describeMessage(message: Uint8Array): string {
  return describe(decodeUdp(udp(1, 53, message))).replace(/^UDP .*? \| /, "");
}

/** Describes a DNS message whose only name, in a question, is `name`. */
function describeName(name: readonly number[]): string {
  return describeMessage(join([0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0], name, [0, 1, 0, 1]));
}

test("sniffer: DNS names end, and cannot control a terminal", [], () => {
  assertEquals(describeName([0]), "DNS 0x0000 query A? .");
  assertEquals(describeName([0xc0, 12]), "malformed DNS: a name that points forward");
  assertEquals(describeName([1, 97, 0xc0, 12]), "malformed DNS: a name that points forward");
  assertEquals(describeName([0xc0, 14, 0]), "malformed DNS: a name that points forward");
  assertEquals(describeName([0x80, 0]), "malformed DNS: a label of type 2");
  assertEquals(describeName([2, 27, 200, 1, 46, 0]), "DNS 0x0000 query A? \\027\\200.\\.");
  const longest = `${"a".repeat(63)}.${"b".repeat(63)}.${"c".repeat(63)}.${"d".repeat(61)}`;
  assertEquals(describeName(dnsName(longest)), `DNS 0x0000 query A? ${longest}`);
  assertEquals(
    describeName(dnsName(`${longest}d`)),
    "malformed DNS: a name longer than 255 bytes",
  );
  // Records whose data is longer or shorter than their length field.
  for (const length of [3, 5]) {
    const record = [0, 0, A, 0, 1, 0, 0, 0, 0, 0, length, 1, 2, 3, 4, 5];
    assertEquals(
      describeMessage(join([0, 0, 0x80, 0, 0, 0, 0, 1, 0, 0, 0, 0], record)),
      `malformed DNS: A data of ${length} bytes`,
    );
  }
});

test("sniffer: DNS that is cut, updated or huge is one short line", [], () => {
  const answer = dnsAnswer(0x1234);
  const fragment = (bytes: Uint8Array) => describe(decodeEthernet(ethernet(IP, bytes)));
  const first = ipv4(UDP, udp(53, 4000, answer).subarray(0, 80), 0x2000); // the first fragment
  assert(fragment(first).endsWith("web.example.com A 192.0.2.80 (the rest is missing)"));
  const short = ipv4(UDP, udp(53, 4000, answer)).subarray(0, 100); // as a capture cuts it
  assert(fragment(short).includes("(the rest is missing)"), fragment(short));
  // A DNS UPDATE that deletes all addresses of a name: RFC 2136, section 2.5.2.
  const record = [...dnsName("a.example"), 0, A, 0, 255, 0, 0, 0, 0, 0, 0];
  const update = join(
    [0, 1, 5 << 3, 0, 0, 1, 0, 0, 0, 1, 0, 0],
    dnsName("example"),
    [0, 6, 0, 1],
    record,
  );
  assertEquals(
    describeMessage(update),
    "DNS 0x0001 query update SOA? example and 1 more",
  );
  const inverse = join([0, 1, 1 << 3, 0, 0, 0, 0, 1, 0, 0, 0, 0], [
    0,
    0,
    A,
    0,
    1,
    0,
    0,
    0,
    0,
    0,
    4,
    10,
    1,
    0,
    52,
  ]);
  assertEquals(describeMessage(inverse), "DNS 0x0001 query inverse -> . A 10.1.0.52");
  const name = dnsName(["a", "b", "c"].map((letter) => letter.repeat(63)).join("."));
  const pointers = Array.from(
    { length: 4000 },
    () => [0xc0, 12, 0, 2, 0, 1, 0, 0, 0, 0, 0, 2, 0xc0, 12],
  );
  const bomb = join(
    [0, 1, 0x80, 0, 0, 1, 4000 >> 8, 4000 & 0xff, 0, 0, 0, 0],
    name,
    [0, 2, 0, 1],
    pointers.flat(),
  );
  const line = describeMessage(bomb);
  assert(line.length < 5000 && /and 399\d more$/.test(line), line);
});

/** Returns the layers of a packet. */
function layers(of: Layer): Layer[] {
  const payload = "payload" in of ? of.payload : null;
  return [of, ...(payload === null ? [] : layers(payload))];
}

test(
  "sniffer: a packet that the capture has cut loses only its end, and is not malformed",
  [],
  () => {
    for (const [frame, said] of [...frames, ...malformed]) {
      const kindsOf = (layer: Layer) => layers(layer).map(({ kind }) => kind);
      const whole = kindsOf(decodeEthernet(frame));
      for (let length = 0; length < frame.length; length++) {
        const cut = decodeEthernet(frame.slice(0, length), frame.length);
        const text = describe(cut), kinds = kindsOf(cut);
        assert(!/[^ -~]/.test(text));
        const common = kinds.filter((kind) => !["cut", "malformed", "data"].includes(kind));
        // A part of a malformed message may be well-formed.
        assert(common.every((kind, i) => whole[i] === kind || whole[i] === "malformed"), text);
        if (!said.includes("malformed")) assert(!kinds.includes("malformed"), text);
        if (length < 14) assertEquals(text, "Ethernet (the rest is not captured)");
        // The same bytes without the length are a short frame.
        const short = decodeEthernet(frame.slice(0, length));
        assertEquals(kindsOf(short).includes("malformed") || length >= 14, true);
      }
    }
  },
);

/** Yields reproducible random numbers: mulberry32. */
function* random(seed: number): Generator<number, never> {
  for (let state = seed;;) {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ state >>> 15, 1 | state);
    t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t;
    yield (t ^ t >>> 14) >>> 0;
  }
}

test("sniffer: random packets, and valid ones with random changes, throw nothing", [], () => {
  const numbers = random(3);
  const below = (most: number) => numbers.next().value % most;
  for (let i = 0; i < 5000; i++) {
    const bytes = Uint8Array.from(frames[i % frames.length]![0]);
    for (let changes = below(6); changes >= 0; changes--) bytes[below(bytes.length)] = below(256);
    assert(!/[^ -~]/.test(describe(decodeEthernet(bytes.subarray(0, 1 + below(bytes.length))))));
  }
  for (let i = 0; i < 1000; i++) {
    const bytes = Uint8Array.from({ length: below(100) }, () => below(256));
    const type = [IP, ARP, IP6, 0x8100][i % 4]!;
    describe(decodeEthernet(ethernet(type, bytes)));
    describeMessage(bytes);
    for (const protocol of [ICMP, TCP, UDP]) {
      describe(decodeEthernet(ethernet(IP, ipv4(protocol, bytes))));
    }
    for (const header of [0, 43, 44, 51, 60, ICMPV6]) {
      describe(decodeEthernet(ethernet(IP6, ipv6(header, bytes))));
    }
  }
});

test("sniffer: decoding of nested quotes ends", [], () => {
  let quote = nested;
  for (let depth = 0; depth < 200; depth++) {
    quote = ipv4(ICMP, icmp(3, 0, join([0, 0, 0, 0], quote)));
  }
  assertEquals(layers(decodeEthernet(ethernet(IP, quote))).length, 6);
  const tags = Array.from({ length: 2000 }, () => 1);
  assertEquals(layers(decodeEthernet(ethernet(IP, nested, ...tags))).length, 4);
});

const program = import.meta.resolve("../../examples/sniffer.ts");
const flags = ["run", "--no-check", "--cached-only", "--no-prompt", "--allow-ffi", "--allow-read"];

test("sniffer: wrong options are reported", [fastStarts()], async () => {
  // The right is looked for first on Linux, the interface elsewhere.
  const refusal = AF_PACKET === undefined || Deno.uid() === 0 ? "ENODEV" : "EPERM";
  const wrong = [
    [["-i", "lo", "-Q", "up"], "--direction up: expected in or out"],
    [["-r", import.meta.filename!, "hots", "5"], "filter: "],
    [["-r", "/none.pcap"], "open '/none.pcap'"],
    [["-r", "/"], "--read /: a directory"],
    [["-r", import.meta.filename!, "-w", import.meta.filename!], "would empty the file"],
    [["-r", "/none.pcap", "-i", "lo"], "--read needs no --interface"],
    [["-r", import.meta.filename!], "the file is neither pcap nor pcapng, at offset 0"],
    [["--count", "x"], "--count x: expected a number from 1 (--help"],
    [["--interface", "none0"], refusal],
  ] as const;
  await Promise.all(wrong.map(async ([args, message]) => {
    const { code, stderr } = await new Deno.Command(Deno.execPath(), {
      args: [...flags, program, ...args],
      ...withoutCoverage(),
    }).output();
    assertEquals([code, decode(stderr).includes(message)], [2, true], decode(stderr));
    assertEquals(decode(stderr).split("\n").length, 2, decode(stderr)); // one line
  }));
});

/** Runs the sniffer as a shell command does; `$0` is the command line without options. */
async function shell(script: string): Promise<[code: number, stdout: string, stderr: string]> {
  const command = [Deno.execPath(), ...flags, "--allow-write", program];
  const { code, stdout, stderr } = await new Deno.Command("sh", {
    args: ["-c", `sniffer() { "$@" $options; }\n${script}`, "sh", ...command],
    ...withoutCoverage(),
  }).output();
  return [code, decode(stdout), decode(stderr)];
}

/** Packets of a file, with times a millisecond apart. */
const recorded = frames.map(([data], i) => ({
  data,
  originalLength: data.length,
  timestamp: 1_700_000_000_000_000_000n + BigInt(i) * 1_000_000n,
  interface: { linkType: LINKTYPE_ETHERNET, snapLength: 0, name: "eth0" },
}));

/** The needs of commands that write to /dev/full and close pipes. */
const unix = [onlyOn("linux", "it uses /dev/full"), tool("sh"), tool("head")];

test("sniffer: files are read, filtered, written, and printed in each form", unix, async () => {
  using scratch = new Scratch();
  const from = scratch.name("from.pcapng"), to = scratch.name("to.pcap");
  Deno.writeFileSync(from, new PcapngEncoder().encodePackets(recorded));
  const local = scratch.name("local.pcap");
  const loopback = Uint8Array.from(recorded[6]!.data);
  for (const at of [26, 30]) loopback.set([127, 0, 0, 1], at);
  Deno.writeFileSync(local, new PcapEncoder().encode({ ...recorded[6]!, data: loopback }));
  const [named, all, arps, json, hex, written, piped, full] = await Promise.all([
    shell(`options="-N -r ${local}"; sniffer "$@"`),
    shell(`options="-n -r ${from}"; sniffer "$@"`),
    shell(`options="-r ${from} -c 2 arp"; sniffer "$@"`),
    shell(`options="-r ${from} --json"; sniffer "$@"`),
    shell(`options="-r ${from} -c 1 -x"; sniffer "$@"`),
    shell(`options="-r ${from} -w ${to} udp"; sniffer "$@"`),
    shell(`options="-r - -w - icmp"; sniffer "$@" <${from}`),
    shell(`options="-r ${from}"; sniffer "$@" >/dev/full`),
  ]);
  assert(
    /IPv4 localhost > localhost ttl 64 .*\| UDP 1000 > 2000 /.test(named[1]),
    named.join("\n"),
  );
  const lines = recorded.map(({ data, timestamp }) =>
    `${timeOfDay(timestamp)} eth0 - ${describe(decodeEthernet(data))}\n`
  );
  assertEquals(all, [0, lines.join(""), `${lines.length} packets\n`]);
  assertEquals(arps, [0, lines.slice(0, 2).join(""), "2 packets\n"]);
  const objects = json[1].trim().split("\n").map((line) => JSON.parse(line));
  const bytes = (_: string, value: unknown) => value instanceof Uint8Array ? value.toHex() : value;
  assertEquals(
    objects.map(({ packet, time }) => [packet, time]),
    recorded.map(({ data }, i) => [
      JSON.parse(JSON.stringify(decodeEthernet(data), bytes)),
      `2023-11-14T22:13:20.${`${i * 1_000_000}`.padStart(9, "0")}Z`,
    ]),
  );
  const rows = hex[1].split("\n").slice(1, -1).map((row) => row.slice(10, 49).replaceAll(" ", ""));
  assertEquals(rows.join(""), recorded[0]!.data.toHex());
  const udp = new PacketFilter("udp"), icmp = new PacketFilter("icmp");
  assertEquals([written, written[1]], [[0, "", written[2]], ""]);
  assertEquals(
    [...readPacketsSync(Deno.readFileSync(to))].map(({ data, timestamp }) => [data, timestamp]),
    recorded.filter((one) => udp.accepts(one)).map(({ data, timestamp }) => [data, timestamp]),
  );
  const count = recorded.filter((one) => icmp.accepts(one)).length;
  assertEquals([piped[0], piped[2], count > 2], [0, `${count} packets\n`, true]);
  assertEquals([full[0], full[2]], [2, "sniffer: No space left on device (os error 28)\n"]);
});

test("sniffer: times before 1970, and in any year", [], () => {
  const second = 1_000_000_000n;
  const times = [
    [-50n * second + 5_000n, "23:59:10.000005000", "1969-12-31T23:59:10.000005000Z"],
    [-1n, "23:59:59.999999999", "1969-12-31T23:59:59.999999999Z"],
    [-86_400n * second, "00:00:00.000000000", "1969-12-31T00:00:00.000000000Z"],
    [0n, "00:00:00.000000000", "1970-01-01T00:00:00.000000000Z"],
    [253_402_300_805n * second, "00:00:05.000000000", "+010000-01-01T00:00:05.000000000Z"],
    [-62_198_755_200n * second + 7n, "00:00:00.000000007", "-000001-01-01T00:00:00.000000007Z"],
    [2n ** 62n * second + 1n, "07:45:04.000000001", "@4611686018427387904.000000001"],
  ] as const;
  for (const [time, ofDay, whole] of times) {
    assertEquals([timeOfDay(time), dateAndTime(time)], [ofDay, whole]);
  }
});

test(
  "sniffer: what a file has and formats or filters lack is told in a line",
  [fastStarts()],
  async () => {
    using scratch = new Scratch();
    const first = recorded[6]!, { data } = first;
    const on = (linkType: number, timestamp = first.timestamp) => ({
      ...first,
      timestamp,
      interface: { linkType, snapLength: 0 },
    });
    const cooked = join([0, 4, 0, 1, 0, 6, 2, 0, 0, 0, 0, 9, 0, 0], u16(IP), data.subarray(14));
    const file = (name: string, packets: Parameters<PcapngEncoder["encodePackets"]>[0]) => {
      const path = scratch.name(name);
      Deno.writeFileSync(path, new PcapngEncoder().encodePackets(packets));
      return path;
    };
    const wireless = file("wireless.pcapng", [on(105)]);
    const two = file("two.pcapng", [on(LINKTYPE_ETHERNET), on(LINKTYPE_RAW)]);
    const late = file("late.pcapng", [on(LINKTYPE_ETHERNET, 2n ** 33n * 1_000_000_000n)]);
    const sent = file("sent.pcapng", [{
      ...on(LINKTYPE_LINUX_SLL),
      data: cooked,
      originalLength: cooked.length,
    }]);
    const to = scratch.name("to.pcap");
    const runs = [
      [["-r", wireless, "udp"], 2, "sniffer: FILTER: options.linkType is 105, "],
      [["-r", two, "-w", to], 2, "sniffer: --write: "],
      [["-r", late, "-w", scratch.name("late.pcap")], 2, "sniffer: --write: "],
      [["-r", sent, "outbound"], 0, "1 packet\n"],
      [["-r", sent, "inbound"], 0, "0 packets\n"],
      [["-r", two, "inbound"], 2, 'sniffer: filter: "inbound" is not in the packets of Ethernet'],
      [["-r", "/none.pcap", "inbound and and"], 2, "sniffer: filter: "],
      [["-i", ""], 2, "sniffer: "],
    ] as const;
    await Promise.all(runs.map(async ([args, expected, message]) => {
      const { code, stderr } = await new Deno.Command(Deno.execPath(), {
        args: [...flags, "--allow-write", program, ...args],
        ...withoutCoverage(),
      }).output();
      const text = decode(stderr);
      assertEquals(
        [code, text.startsWith(message), text.split("\n").length],
        [expected, true, 2],
        text,
      );
    }));
  },
);

test("sniffer: no look-up of names begins after Ctrl-C", [], async () => {
  const stop = new Error("interrupted");
  const names = new LookedUp();
  const error = await assertRejects(
    () => names.learn([recorded[6]!], AbortSignal.abort(stop)),
    Error,
  );
  assertEquals(error, stop);
});

test("sniffer: the name of an interface in a file cannot control a terminal", [], () => {
  const name = "\x1b[31mred\x9b0m", [first] = recorded;
  const packet = { ...first!, interface: { ...first!.interface, name } };
  const format = { hex: false, isNamed: true, isColored: false, names: NUMBERS };
  for (const json of [false, true]) {
    const line = formatPacket(packet, null, { ...format, json });
    assertEquals(/[^ -~]/.test(line), false, JSON.stringify(line));
  }
});

test("sniffer: a reader that has enough ends it", unix, async () => {
  using scratch = new Scratch();
  const from = scratch.name("from.pcapng");
  const many = Array.from({ length: 5000 }, (_, i) => recorded[i % recorded.length]!);
  Deno.writeFileSync(from, new PcapngEncoder().encodePackets(many));
  const [code, stdout, stderr] = await shell(
    `options="-r ${from}"; { sniffer "$@"; echo "code $?" >&2; } | head -n 1`,
  );
  assertEquals([code, stdout.split("\n").length, stderr], [0, 2, "code 141\n"]);
});

test("sniffer: Ctrl-C ends the wait for more packets of the input", [interrupts()], async () => {
  await using sniffing = Running.example("sniffer", ["-r", "-"]);
  await sniffing.write(new PcapngEncoder().encodePackets(recorded.slice(0, 3)));
  await sniffing.hasPrinted(1);
  sniffing.kill("SIGINT");
  const { code, stderr } = await sniffing.outcome();
  assertEquals(code, 0);
  assertMatch(stderr, /^[1-3] packets?\n$/);
});

test("sniffer: a named pipe is read as packets come", [interrupts(), tool("mkfifo")], async () => {
  using scratch = new Scratch();
  const path = scratch.name("packets");
  await new Deno.Command("mkfifo", { args: [path] }).output();
  await using waiting = Running.example("sniffer", ["-r", path], ["--allow-read"]);
  await pause(1000); // nobody has opened the other end
  waiting.kill("SIGINT");
  const { code, stderr } = await waiting.outcome();
  // On a busy machine, Ctrl-C comes before the program does.
  if (code !== 130) assertEquals([code, stderr], [0, "0 packets\n"]);
  await using sniffing = Running.example("sniffer", ["-r", path], ["--allow-read"]);
  using pipe = await Deno.open(path, { write: true });
  writeAll(pipe, new PcapngEncoder().encodePackets(recorded.slice(0, 3)));
  await sniffing.hasPrinted(1);
  sniffing.kill("SIGINT");
  const outcome = await sniffing.outcome();
  assertEquals(outcome.code, 0);
  assertMatch(outcome.stderr, /^[1-3] packets?\n$/);
});

test("sniffer: Ctrl-C ends the reading of a file", [interrupts()], async () => {
  using scratch = new Scratch();
  const path = scratch.name("long.pcap"), count = 300_000; // seconds, if they are printed as JSON
  const encoder = new PcapEncoder();
  const first = encoder.encode(recorded[6]!), next = encoder.encode(recorded[6]!);
  using file = Deno.openSync(path, { write: true, create: true });
  writeAll(file, first);
  const many = join(...Array.from({ length: 1000 }, () => next));
  for (let written = 0; written < count; written += 1000) writeAll(file, many);
  await using sniffing = Running.example("sniffer", ["-r", path, "--json"], ["--allow-read"]);
  await sniffing.hasPrinted(1);
  sniffing.kill("SIGINT");
  const { code, stderr } = await sniffing.outcome();
  assertEquals(code, 0);
  assert(Number(/^(\d+) packets\n$/.exec(stderr)![1]) < count, stderr);
});

/** The need of packet sockets. */
function packets(): Need {
  if (AF_PACKET === undefined) return constants("AF_PACKET");
  try {
    new Socket(AF_PACKET, SOCK_RAW).close();
    return null;
  } catch (error) {
    return `AF_PACKET: ${(error as SocketError).code}`;
  }
}

const [, v6] = nets;
const needs = [vethInterfaces(), packets(), ...v6!.needs, tool("tshark"), tool("capinfos")];

test("sniffer: on interfaces of its own, compared with tshark", needs, async () => {
  const setup = `
ip link set lo up
ip link add v0 address 02:00:00:00:00:10 type veth peer name v1 address 02:00:00:00:00:11
echo 1 >/proc/sys/net/ipv6/conf/v0/disable_ipv6
echo 1 >/proc/sys/net/ipv6/conf/v1/disable_ipv6
ip address add 192.0.2.1/24 dev v0
ip link set v0 up && ip link set v1 up`;
  await testInNamespaces(import.meta.resolve("./sniffer_network.ts"), ["--net"], setup);
});
