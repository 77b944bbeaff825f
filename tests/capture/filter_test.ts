// Filters as text: their programs accept the same packets as those of libpcap, tcpdump's compiler.

import { assert, assertEquals } from "@std/assert";
import {
  type BpfInstruction,
  compileFilter,
  disassemble,
  FilterError,
  type FilterOptions,
  LINKTYPE_IPV4,
  LINKTYPE_IPV6,
  LINKTYPE_LINUX_SLL,
  LINKTYPE_LINUX_SLL2,
  LINKTYPE_LOOP,
  LINKTYPE_NULL,
  LINKTYPE_RAW,
  PacketFilter,
} from "@libc/socket/capture";
import { decode, test } from "../helpers/support.ts";
import { combined, ETHERNET_FILTERS, IP_FILTERS, plausible, scrambled } from "./expressions.ts";
import { compileWithLibpcap, errorsOfLibpcap, libpcap, printWithLibpcap } from "./libpcap.ts";
import { Random } from "../helpers/random.ts";
import { Packets } from "./random_packets.ts";

/** A packet, and whether it is as the protocols say. */
interface Sample {
  readonly packet: Uint8Array;
  readonly isWhole: boolean;
}

function samples(count: number, make: (packets: Packets) => Uint8Array): Sample[] {
  const packets = new Packets(15);
  return Array.from({ length: count }, (_, i) => {
    const packet = make(packets);
    return i % 3 === 0
      ? { packet: packets.damaged(packet), isWhole: false }
      : { packet, isWhole: true };
  });
}

/** What a filter does with a packet otherwise than tcpdump. */
interface Difference extends Sample {
  readonly filter: string;
  readonly got: number;
  readonly expected: number;
}

/** Returns what a filter does otherwise than a program of tcpdump. */
function differences(
  filter: string,
  ours: PacketFilter,
  theirs: PacketFilter,
  packets: readonly Sample[],
): Difference[] {
  return packets.flatMap((sample) => {
    const expected = theirs.keeps(sample.packet), got = ours.keeps(sample.packet);
    return got === expected ? [] : [{ filter, got, expected, ...sample }];
  });
}

/** Random bytes that continue a packet. */
const continuations = Array.from({ length: 8 }, (_, i) => new Random(i).bytes(200));

/**
 * True if a filter may accept a packet whose end is missing. A program rejects a packet that ends within
 * the bytes of a test. Optimizers leave out tests that decide nothing, so they accept more such packets,
 * but only if the missing bytes decide nothing.
 *
 * @param plain The program of tcpdump without its optimizer.
 * @param packet The packet.
 */
function mayAccept(plain: PacketFilter, packet: Uint8Array): boolean {
  return continuations.every((bytes) =>
    plain.accepts({ data: Uint8Array.of(...packet, ...bytes), originalLength: packet.length })
  );
}

/** Compares filters with tcpdump. Returns the numbers of instructions. */
async function compare(
  link: string,
  filters: readonly string[],
  options: FilterOptions,
  packets: readonly Sample[],
): Promise<{ ours: number; theirs: number }> {
  const lengths = { ours: 0, theirs: 0 }, found: Difference[] = [];
  for (const { filter, program } of await compileWithLibpcap(link, filters)) {
    const ours = new PacketFilter(filter, options), theirs = new PacketFilter(program);
    lengths.ours += ours.program.length;
    lengths.theirs += program.length;
    found.push(...differences(filter, ours, theirs, packets));
  }
  if (found.length === 0) return lengths;
  const suspects = [...new Set(found.map(({ filter }) => filter))];
  const plain = new Map(
    (await compileWithLibpcap(link, suspects, false))
      .map(({ filter, program }) => [filter, new PacketFilter(program)]),
  );
  const wrong = found.filter(({ filter, packet, isWhole, got }) => {
    const machine = plain.get(filter)!;
    return isWhole || got !== machine.keeps(packet) && !(got !== 0 && mayAccept(machine, packet));
  });
  const [first] = wrong;
  if (first === undefined) return lengths;
  const { filter, got, expected, packet } = first;
  throw new Error(
    `${wrong.length} differences. ${link}, "${filter}": ${got}, not ${expected}, for ` +
      `${packet.toHex()}\n${disassemble(compileFilter(filter, options))}`,
  );
}

const netmask = "0.0.0.0"; // tcpdump assumes it for a link without an interface

test(
  "filter: the programs accept the same Ethernet frames as tcpdump's",
  [...libpcap],
  async () => {
    const filters = [...IP_FILTERS, ...ETHERNET_FILTERS, ...combined(7, 120)];
    assert(filters.length > 400, `${filters.length}`);
    const packets = samples(400, (one) => one.ethernet());
    const { ours, theirs } = await compare("EN10MB", filters, { netmask }, packets);
    assert(ours <= 1.05 * theirs, `${ours} instructions, tcpdump has ${theirs}`);
  },
);

/** The other types of links, each with the header of its packets. */
const links: readonly [string, number, (isIp6: boolean) => readonly number[]][] = [
  ["RAW", LINKTYPE_RAW, () => []],
  ["IPV4", LINKTYPE_IPV4, () => []],
  ["IPV6", LINKTYPE_IPV6, () => []],
  ["NULL", LINKTYPE_NULL, (isIp6) => [isIp6 ? 10 : 2, 0, 0, 0]],
  ["LOOP", LINKTYPE_LOOP, (isIp6) => [0, 0, 0, isIp6 ? 10 : 2]],
  [
    "LINUX_SLL",
    LINKTYPE_LINUX_SLL,
    (isIp6) => [0, 4, 0, 1, 0, 6, 2, 0, 0, 0, 0, 1, 0, 0, ...(isIp6 ? [0x86, 0xdd] : [8, 0])],
  ],
  [
    "LINUX_SLL2",
    LINKTYPE_LINUX_SLL2,
    (
      isIp6,
    ) => [...(isIp6 ? [0x86, 0xdd] : [8, 0]), 0, 0, 0, 0, 0, 2, 0, 1, 4, 6, 2, 0, 0, 0, 0, 1, 0, 0],
  ],
];

for (const [i, [name, linkType, header]] of links.entries()) {
  test(
    `filter: the programs accept the same packets of ${name} as tcpdump's`,
    [...libpcap],
    async () => {
      // Different ones for each.
      const filters = [...IP_FILTERS, "arp"].filter((_, n) => n % links.length === i);
      if (name.startsWith("LINUX")) filters.push("inbound", "outbound and tcp", "arp", "stp");
      if (name === "LINUX_SLL2") filters.push("ifindex 2", "ifindex 3 or ip");
      await compare(
        name,
        filters,
        { linkType, netmask },
        samples(300, (one) => one.network(header)),
      );
    },
  );
}

test("disassemble: prints as tcpdump -d does", [...libpcap], async () => {
  const filters = [...IP_FILTERS, ...ETHERNET_FILTERS];
  for (const { filter, program, text } of await compileWithLibpcap("EN10MB", filters)) {
    assertEquals(disassemble(program), text, filter);
  }
});

test("disassemble: prints each code as libpcap does", [...libpcap], async () => {
  const program: BpfInstruction[] = [];
  for (let code = 0; code < 0x120; code++) {
    if (code === 0x81) continue; // "ldx #pktlen", which older releases do not know
    for (const k of [0, 5, 0xfffff004, 0xfffff030, 0x80000000]) {
      program.push({ code, jt: code & 7, jf: 255, k });
    }
  }
  assertEquals(disassemble(program).split("\n"), await printWithLibpcap(program));
});

test("filter: what tcpdump compiles compiles, and nothing else", [...libpcap], async () => {
  const texts = [...plausible(3, 1500), ...scrambled(4, 1500)];
  const errors = await errorsOfLibpcap(texts);
  let refused = 0;
  for (const [i, text] of texts.entries()) {
    let reason: string | null = null;
    try {
      compileFilter(text, { netmask });
    } catch (error) {
      if (!(error instanceof FilterError)) throw error;
      reason = error.message;
      refused++;
    }
    assertEquals(reason === null, errors[i] === null, `${text}: ${reason ?? errors[i]}`);
  }
  assert(refused > 1000 && refused < 2500, `${refused}`);
});

test("filter: tcpdump has the programs of libpcap", [...libpcap], async () => {
  for (const { filter, program } of await compileWithLibpcap("EN10MB", ["tcp port 80", "ip6"])) {
    const args = ["-ddd", "-y", "EN10MB", filter];
    const { stdout } = await new Deno.Command("tcpdump", { args, stderr: "null" }).output();
    const numbers = program.map(({ code, jt, jf, k }) => `${code} ${jt} ${jf} ${k}\n`);
    assertEquals(decode(stdout), `${program.length}\n${numbers.join("")}`);
  }
});
