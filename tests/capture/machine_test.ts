// The machine that runs filters, and the errors of filters.

import { assert, assertEquals, assertThrows } from "@std/assert";
import type { BpfInstruction } from "@libc/socket";
import {
  compileFilter,
  disassemble,
  FilterError,
  LINKTYPE_LINUX_SLL,
  LINKTYPE_RAW,
  PacketFilter,
} from "@libc/socket/capture";
import { run as runProgram, test } from "../helpers/support.ts";

/** Makes an instruction. */
const op = (code: number, k = 0, jt = 0, jf = 0): BpfInstruction => ({ code, jt, jf, k });

/** Runs a program that ends with the value of A. */
function run(packet: readonly number[], ...program: BpfInstruction[]): number {
  return new PacketFilter([...program, op(0x16)]).keeps(Uint8Array.from(packet));
}

const LD = 0x20, LDH = 0x28, LDB = 0x30, LDB_X = 0x50, LDX = 0x01, TAX = 0x07, TXA = 0x87;

test("PacketFilter: instructions", [], () => {
  const bytes = [0x81, 0x82, 0x83, 0x84, 0x85];
  assertEquals(run(bytes, op(LD, 0)), 0x81828384);
  assertEquals(run(bytes, op(LDH, 3)), 0x8485);
  assertEquals(run(bytes, op(LDB, 4)), 0x85);
  assertEquals(run(bytes, op(LDX, 2), op(LDB_X, 1)), 0x84);
  assertEquals(run(bytes, op(0xb1, 0), op(TXA)), 4); // 4 * (0x81 & 15)
  assertEquals(run(bytes, op(0x80)), 5); // the length
  assertEquals(run(bytes, op(0, 7), op(0x02, 15), op(0, 1), op(0x60, 15)), 7); // scratch memory
  assertEquals(run(bytes, op(0, 7), op(TAX), op(0x03, 3), op(0x61, 3), op(TXA)), 7);
  const results: [code: number, left: number, right: number, result: number][] = [
    [0x04, 0xffffffff, 2, 1],
    [0x14, 1, 2, 0xffffffff],
    [0x24, 0x10001, 0x10001, 0x20001],
    [0x34, 0xffffffff, 2, 0x7fffffff],
    [0x94, 0xffffffff, 16, 15],
    [0x44, 0xf0000000, 0x0f, 0xf000000f],
    [0x54, 0xff00ff00, 0xf0f0f0f0, 0xf000f000],
    [0xa4, 0xffffffff, 1, 0xfffffffe],
    [0x64, 0xff, 24, 0xff000000],
    [0x74, 0xff000000, 24, 0xff],
  ];
  for (const [code, left, right, result] of results) {
    assertEquals(run([], op(0, left), op(code, right)), result, `${code}`);
    assertEquals(run([], op(0, right), op(TAX), op(0, left), op(code | 8)), result, `${code}, X`);
  }
  assertEquals(run([], op(0, 1), op(0x84)), 0xffffffff); // negation
  assertEquals(run([], op(LDX, 40), op(0, 1), op(0x6c)), 0); // shifted by X, which is 40
  assertEquals(run([], op(0x05, 1), op(0, 5), op(0x04, 3)), 3); // a jump
  const jumps: [code: number, a: number, k: number, isTaken: boolean][] = [
    [0x15, 5, 5, true],
    [0x15, 5, 6, false],
    [0x25, 0xffffffff, 1, true],
    [0x25, 5, 5, false],
    [0x35, 5, 5, true],
    [0x35, 4, 5, false],
    [0x45, 6, 2, true],
    [0x45, 0x80000000, 0x80000000, true],
    [0x45, 6, 1, false],
  ];
  for (const [code, a, k, isTaken] of jumps) {
    const end = [op(0x06, 1), op(0x06, 2)];
    for (const jump of [[op(code, k, 0, 1)], [op(LDX, k), op(code | 8, 0, 0, 1)]]) {
      const filter = new PacketFilter([op(0, a), ...jump, ...end]);
      assertEquals(filter.keeps(new Uint8Array(0)), isTaken ? 1 : 2, `${code} ${a} ${k}`);
    }
  }
});

test("PacketFilter: what is undefined rejects the packet", [], () => {
  const accept = op(0x06, 9);
  const rejecting: BpfInstruction[][] = [
    [op(LD, 2)],
    [op(LDH, 4)],
    [op(LDB, 5)],
    [op(LDB, 0xffffffff)],
    [op(LDX, 0xffffffff), op(LDB_X, 1)], // does not wrap around
    [op(LDX, 3), op(LDB_X, 2)],
    [op(0xb1, 5)],
    [op(LDX, 0), op(0x3c)],
    [op(LDX, 0), op(0x9c)],
    [op(LD, 0xfffff000)], // a protocol that nobody gave
  ];
  for (const program of rejecting) {
    const filter = new PacketFilter([...program, accept]);
    assertEquals(filter.keeps(new Uint8Array(5)), 0, disassemble(filter.program));
  }
});

test("PacketFilter: the length on the network, and what Linux knows", [], () => {
  const data = new Uint8Array(60);
  const long = new PacketFilter("len > 1000");
  assertEquals([long.accepts(data), long.accepts({ data, originalLength: 1500 })], [false, true]);
  const out = new PacketFilter("outbound and ifindex 3", { metadata: true });
  assertEquals(out.accepts(data, { packetType: 4, interfaceIndex: 3 }), true);
  assertEquals(out.accepts(data, { packetType: 4, interfaceIndex: 4 }), false);
  assertEquals(out.accepts(data, { packetType: 0, interfaceIndex: 3 }), false);
  assertEquals(out.accepts(data), false);
  data.set([8, 0, 0x45], 12);
  data[14 + 9] = 17;
  const tagged = Uint8Array.of(...data.subarray(0, 12), 0x81, 0, 0xe0, 5, ...data.subarray(12));
  for (
    const [filter, inMetadata, inPacket, neither] of [
      ["vlan", true, true, false],
      ["vlan 5", true, true, false],
      ["vlan 6", false, false, false],
      ["vlan and udp", true, true, false],
      ["vlan 5 and tcp", false, false, false],
      ["not vlan", false, false, true],
      ["not vlan 6", true, true, true],
      ["vlan and vlan", false, false, false],
    ] as const
  ) {
    const machine = new PacketFilter(filter, { metadata: true });
    const results = [
      machine.accepts(data, { vlanTag: 0xe005 }),
      machine.accepts(tagged),
      machine.accepts(data),
    ];
    assertEquals(results, [inMetadata, inPacket, neither], filter);
  }
  const twice = new PacketFilter("vlan 5 and vlan 5 and udp", { metadata: true });
  assertEquals(twice.accepts(tagged, { vlanTag: 5 }), true);
});

test("PacketFilter: programs that the kernel refuses", [], () => {
  const end = op(0x06);
  for (
    const program of [
      [],
      [op(0)],
      [op(0x15, 0, 1, 0), end],
      [op(0x05, 1), end],
      [op(0x05, 0xffffffff), end],
      [op(0x34, 0), end],
      [op(0x64, 32), end],
      [op(0x60, 16), end],
      [op(0xff), end],
      [op(0x130), end],
      Array(4097).fill(end),
    ]
  ) {
    assertThrows(() => new PacketFilter(program), RangeError);
  }
  assertThrows(() => new PacketFilter([{ code: 6, jt: 0, jf: 0, k: 2 ** 32 }]), RangeError, "k is");
  assertThrows(() => new PacketFilter([null as unknown as BpfInstruction]), TypeError, "[0]");
  assertThrows(() => new PacketFilter(5 as unknown as string), TypeError, "program");
  assertThrows(
    () => new PacketFilter("").accepts([] as unknown as Uint8Array),
    TypeError,
    "packet",
  );
  assertThrows(() => disassemble("ip" as unknown as []), TypeError, "program");
  assertEquals(disassemble([op(0x9999), op(0x2f)]), "(000) unimp    0x9999\n(001) unimp    0x2f");
});

/** Filters, each with the part to which its error points, between two bars. */
const wrong: readonly [filter: string, reason: RegExp, options?: { linkType?: number }][] = [
  ["|bar|", /"host".* missing/],
  ["tcp |prot| 80", /"prot" stands where "and" or "or" is expected/],
  ["tcp port||", /the end stands where the name or number of a port is expected/],
  ["tcp port |99999|", /the largest is 65535/],
  ["tcp port |nonsense|", /no port that is known/],
  ["portrange |5-nonsense|", /1000-2000/],
  ["portrange |5-65536|", /1000-2000/],
  ["icmp port |5|", /"icmp" has no ports/],
  ["port |10.0.0.1|", /an address is no port/],
  ["host |256.1.1.1|", /no IPv4 address/],
  ["net |10.0.0.1/8|", /outside the mask/],
  ["net |10.0.0.1 mask 255.0.0.0|", /outside the mask/],
  ["net |10.0.0.0/33|", /the largest is 32/],
  ["net |2001:db8::1/32|", /outside the prefix/],
  ["net |2001:db8::/129|", /the largest is 128/],
  ["host |10.0.0.0/8|", /"net"/],
  ["host |2001:db8::/32|", /"net"/],
  ["ip host |2001:db8::1|", /"ip" has no IPv6/],
  ["tcp host |10.0.0.1|", /"tcp" has no IPv4/],
  ["ether host |10.0.0.1|", /"ether" has no IPv4/],
  ["host |02:00:00:00:00:01|", /needs "ether" in front/],
  ["ether host |example|", /hardware address/],
  ["host |example.com|", /option hosts/],
  ["net |example|", /by its address/],
  ["ip proto |nothing|", /no protocol/],
  ["tcp proto |5|", /"tcp" carries no other/],
  ["host |tcp|", /keyword.*\\tcp/],
  ["host (10.0.0.1 or |port| 80)", /keyword/],
  ["host 10.0.0.1 or (10.0.0.2 and |port 80|)", /only identifiers/],
  ["tcp[0:|3|] = 1", /1, 2 or 4/],
  ["tcp[0||", /the end/],
  ["tcp[0] = ||", /the end stands where a number/],
  ["tcp[0] |and| ip", /a comparison/],
  ["5 = |ip| and ip", /a number/],
  ["len = (|ip|)", /a number is expected here, not a condition/],
  ["ip[|0 / 0|] = 1", /division by zero/],
  ["ip[|5 % (1 - 1)|] = 1", /division by zero/],
  ["|ip[0] << 33| = 1", /31 bits/],
  ["|ah[0]| = 1", /cannot be loaded/],
  ["|stp[0]| = 1", /cannot be loaded/],
  ["(ip or tcp||", /the end stands where "\)"/],
  ["ip or |)|", /a condition/],
  ["|#|", /not part of the language/],
  ["ip and |é|", /not part of the language/],
  ["|08| = 1", /octal/],
  ["|4294967296| = 1", /32 bits/],
  ["|vlan 5000|", /the largest is 4095/],
  ["|mpls 1048576|", /the largest is 1048575/],
  ["|geneve|", /"geneve" is not supported/],
  ["gateway |x|", /"gateway" is not supported/],
  ["ip protochain |6|", /"protochain" is not supported/],
  ["mpls and |arp|", /mpls/],
  ["mpls and |vlan|", /mpls/],
  ["|ether|", /alone/],
  ["src |proto| 6", /no source/],
  ["|inbound|", /option metadata/],
  ["|ifindex 3|", /option metadata/],
  ["|ip broadcast|", /option netmask/],
  ["|tcp multicast|", /"tcp" has no multicasts/],
  ["byte 0 |+| 5", /one of/],
  ["less |ip|", /a length in bytes/],
  ["ether host |2:0:0:0:0:1|", /no hardware addresses/, { linkType: LINKTYPE_RAW }],
  ["|broadcast|", /no broadcasts/, { linkType: LINKTYPE_RAW }],
  ["|multicast|", /no multicasts/, { linkType: LINKTYPE_RAW }],
  ["|mpls|", /no labels/, { linkType: LINKTYPE_RAW }],
  ["|vlan 5|", /no VLAN/, { linkType: LINKTYPE_LINUX_SLL }],
];

test("FilterError: points at the place", [], () => {
  for (const [marked, reason, options] of wrong) {
    const [before, part] = marked.split("|") as [string, string];
    const filter = marked.replaceAll("|", "");
    const error = assertThrows(() => compileFilter(filter, options), FilterError, "", marked);
    const [message, line, carets] = error.message.split("\n");
    assertEquals([error.offset, error.length], [before.length, part.length], error.message);
    assertEquals(line, `  ${filter}`);
    assert(reason.test(message!), message);
    assertEquals(carets, `  ${" ".repeat(before.length)}${"^".repeat(part.length || 1)}`);
    assert(message!.endsWith(`at offset ${before.length}`));
  }
  const error = assertThrows(() => compileFilter("ip and\n\ttcp port x"), FilterError);
  assertEquals(error.message.split("\n").slice(1), ["  \ttcp port x", "  \t         ^"]);
  assert(error.stack!.split("\n    at ")[1]!.includes("machine_test.ts"), error.stack);
  const many = "tcp port 80 or ".repeat(10);
  const long = assertThrows(() => compileFilter(`${many}nonsense or ${many}ip`), FilterError);
  const [, shown, carets] = long.message.split("\n");
  assertEquals(shown, `  …${many.slice(-60)}nonsense or ${many.slice(0, 48)}…`);
  assertEquals(carets, `${" ".repeat(63)}^^^^^^^^`);
});

test("FilterError: what is nested too deeply", [], () => {
  const nested = (depth: number) => `${"(".repeat(depth)}ip${")".repeat(depth)}`;
  assertEquals(compileFilter(nested(150)), compileFilter("ip"));
  assertThrows(() => compileFilter(nested(600)), FilterError, "nested too deeply");
  assertThrows(() => compileFilter("not ".repeat(600) + "ip"), FilterError, "nested too deeply");
  assertThrows(
    () => compileFilter("-".repeat(100_000) + "5 = 5"),
    FilterError,
    "nested too deeply",
  );
  assertThrows(() => compileFilter(`len${" + 1".repeat(600)} = 5`), FilterError, "in a row");
  // Chains need one word of scratch memory, whichever side is nested; a tree needs one for each level.
  const load = "ip[ip[0]]";
  const chain = Array(100).fill(load).join(" + ");
  const nest = `${`${load} + (`.repeat(100)}${load}${")".repeat(100)}`;
  const tree = (depth: number): string => {
    if (depth === 0) return load;
    const [one, two] = [tree(depth - 1), `${tree(depth - 1)} * ${depth}`];
    return `(${one} + (${two}))`;
  };
  const packet = Uint8Array.of(...Array(12), 8, 0, 3, 0, 0, 2, ...Array(50));
  const sums = [[chain, 200], [nest, 202], [tree(2), 12], [tree(6), 2 * 2 * 3 * 4 * 5 * 6 * 7]];
  for (const [text, value] of sums as [string, number][]) {
    assertEquals(new PacketFilter(`${text} = ${value}`).accepts(packet), true, `${value}`);
  }
});

test("compileFilter: names of hosts and services", [], () => {
  const hosts = (name: string) =>
    name === "a.example" ? ["10.0.0.1", "2001:db8::1", "fe80::1%eth0"] : [];
  assertEquals(
    compileFilter("host a.example", { hosts }),
    compileFilter("host 10.0.0.1 or 2001:db8::1 or fe80::1"),
  );
  assertEquals(compileFilter("ip host a.example", { hosts }), compileFilter("ip host 10.0.0.1"));
  assertEquals(
    compileFilter("ip6 src a.example", { hosts }),
    compileFilter("ip6 src 2001:db8::1 or fe80::1"),
  );
  assertEquals(compileFilter("arp host a.example", { hosts }), compileFilter("arp host 10.0.0.1"));
  assertThrows(() => compileFilter("host b.example", { hosts }), FilterError, "b.example");
  const services = (name: string, protocol: string) =>
    new Map([["x udp", 5], ["y tcp", 6], ["y udp", 6], ["z sctp", 7], ["v tcp", 8], ["v udp", 9]])
      .get(`${name} ${protocol}`);
  for (
    const [named, numbered] of [
      ["port x", "udp port 5"],
      ["port y", "port 6"],
      ["sctp port y", "sctp port 6"],
      ["tcp dst port y", "tcp dst port 6"],
      ["port z", "sctp port 7"],
      ["portrange x-y", "portrange 5-6"], // as libpcap: ends of different protocols
      ["portrange 3-z", "portrange 3-7"],
      ["portrange x-z", "portrange 5-7"],
      ["portrange x-x", "udp port 5"],
    ] as const
  ) assertEquals(compileFilter(named, { services }), compileFilter(numbered), named);
  assertThrows(() => compileFilter("tcp port x", { services }), FilterError, "known");
  assertThrows(() => compileFilter("port http", { services }), FilterError, "known");
});

test("compileFilter: options", [], () => {
  assertEquals(compileFilter("", { snapLength: 96 }), [op(0x06, 96)]);
  for (const linkType of [12, 14]) {
    assertEquals(
      compileFilter("tcp", { linkType }),
      compileFilter("tcp", { linkType: LINKTYPE_RAW }),
    );
  }
  assertEquals(compileFilter("ip", { snapLength: 96 }).at(-2), op(0x06, 96));
  const bits = new PacketFilter("byte 0 & 1"), none = new PacketFilter("byte 0 | 2");
  const results = [1, 2, 0].map((byte) => {
    const packet = Uint8Array.of(byte);
    return [bits.accepts(packet), none.accepts(packet)];
  });
  assertEquals(results, [[true, true], [false, true], [false, true]]);
  const broadcast = new PacketFilter("ip broadcast", { netmask: "255.255.255.0" });
  const packet = new Uint8Array(60);
  packet.set([8, 0, 0x45], 12);
  packet.set([10, 0, 0, 255], 30);
  assertEquals(broadcast.accepts(packet), true);
  packet[33] = 1;
  assertEquals(broadcast.accepts(packet), false);
});

test("PacketFilter: each field of the metadata", [], () => {
  const packet = new Uint8Array(4);
  for (
    const [field, metadata, value] of [
      [0, { protocol: 0x800 }, 0x800],
      [4, { packetType: 3 }, 3],
      [8, { interfaceIndex: 7 }, 7],
      [20, { mark: 0xffffffff }, 0xffffffff],
      [24, { queue: 2 }, 2],
      [28, { hardwareType: 772 }, 772],
      [44, { vlanTag: 0xe005 }, 0xe005],
      [48, { vlanTag: 0 }, 1],
      [60, { vlanTag: 5 }, 0x8100],
      [60, { vlanTag: 5, vlanProtocol: 0x88a8 }, 0x88a8],
    ] as const
  ) {
    const filter = new PacketFilter([op(LD, 0xfffff000 + field), op(0x16)]);
    assertEquals(filter.keeps(packet, metadata), value, `${field}`);
    assertEquals(filter.keeps(packet), 0);
  }
});

test("capture: the entry point needs no permission", [], async () => {
  const { code, stdout, stderr } = await runProgram(
    `import { compileFilter, PcapngEncoder, readPacketsSync } from "@libc/socket/capture";
    console.log(compileFilter("tcp port 80").length);
    console.log([...readPacketsSync(new PcapngEncoder().begin())].length);`,
    [],
  );
  assertEquals([code, stdout, stderr.includes("error")], [0, "20\n0\n", false], stderr);
});
