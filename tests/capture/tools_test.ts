// Capture files that other programs wrote, and ours read by them.

import { assert, assertEquals, assertMatch } from "@std/assert";
import {
  type CaptureInterface,
  type CaptureRecord,
  type CaptureSection,
  LINKTYPE_ETHERNET,
  type Packet,
  PcapEncoder,
  PcapngEncoder,
  readPacketsSync,
} from "@libc/socket/capture";
import { vethInterfaces } from "../helpers/namespaces.ts";
import { Scratch } from "../helpers/peers.ts";
import { decode, test, tool } from "../helpers/support.ts";
import { encodeAll, eth0, everything, packetsOf, recordsOf, TIME } from "./sample_files.ts";

/** Runs a program, which must succeed. Returns what it prints. */
async function run(command: string, ...args: readonly string[]): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command(command, {
    args: [...args],
    env: { LC_ALL: "C", TZ: "UTC" },
  }).output();
  assert(success, `${command} ${args.join(" ")}: ${decode(stderr)}`);
  return decode(stdout);
}

/** Formats a time as tshark does. */
function seconds(nanoseconds: bigint): string {
  return `${nanoseconds / 1_000_000_000n}.${`${nanoseconds % 1_000_000_000n}`.padStart(9, "0")}`;
}

/**
 * Returns the fields of each packet of a file, as tshark sees them, and the names of hosts, which follow
 * the packets. It takes a second to start, so one run does both.
 */
async function dissect(file: string, ...fields: readonly string[]): Promise<[string[][], string]> {
  const columns = fields.flatMap((field) => ["-e", field]);
  const output = await run("tshark", "-n", "-r", file, "-z", "hosts", "-T", "fields", ...columns);
  const [packets, names] = output.split("# TShark hosts output") as [string, string];
  return [packets.split("\n").slice(0, -1).map((line) => line.split("\t")), names];
}

const essence = ({ data, originalLength, timestamp }: Packet) => ({
  data,
  originalLength,
  timestamp,
});

const wireshark = [tool("tshark"), tool("capinfos"), tool("editcap"), tool("mergecap")];

test("files: tshark and capinfos read ours", wireshark, async () => {
  using scratch = new Scratch();
  for (const byteOrder of ["little", "big"] as const) {
    const file = scratch.name(`${byteOrder}.pcapng`), records = everything(byteOrder);
    Deno.writeFileSync(file, encodeAll(new PcapngEncoder(), records).subarray(28));
    const packets = records.filter((record) => record.kind === "packet");
    const [rows, names] = await dissect(
      file,
      ...["frame.time_epoch", "frame.cap_len", "frame.len", "frame.interface_name"],
      ...["frame.packet_flags_direction", "frame.comment"],
    );
    assertEquals(
      rows,
      packets.map(({ timestamp, data, originalLength, interface: { name }, flags, comments }) => [
        seconds(timestamp!),
        `${data.length}`,
        `${originalLength}`,
        name!,
        flags === undefined ? "" : `0x${(flags & 3).toString(16).padStart(8, "0")}`,
        comments?.join(",") ?? "",
      ]),
    );
    assertMatch(names, /^10\.0\.0\.1\t(one|eins)\.example$/m);
    assertMatch(names, /^2001:db8::1:0:0:1\tsix\.example$/m);
    const about = await run("capinfos", file);
    for (
      const text of [
        "File type:           Wireshark/... - pcapng",
        "Number of packets:   9",
        "Capture application: a test",
        "Capture hardware:    x86_64",
        "Number of interfaces in file: 2",
        "Name = eth0",
        "Description = the first one",
        "Filter string = tcp or udp",
        "Time precision = nanoseconds (9)",
        "Number of stat entries = 1",
      ]
    ) assert(about.includes(text), `${text}\n${about}`);
  }
  for (const nanoseconds of [true, false]) {
    const file = scratch.name(`${nanoseconds}.pcap`);
    Deno.writeFileSync(file, encodeAll(new PcapEncoder({ nanoseconds }), packetsOf(10, eth0)));
    const type = nanoseconds ? /nanosecond pcap/ : /tcpdump\/... - pcap/;
    const about = await run("capinfos", file);
    assertMatch(about, type);
    assertMatch(about, /Number of packets: +10\n/);
  }
});

test("files: we read what editcap and mergecap write", wireshark, async () => {
  using scratch = new Scratch();
  const packets = packetsOf(40, eth0), ours = scratch.name("ours.pcapng");
  Deno.writeFileSync(ours, encodeAll(new PcapngEncoder(), packets));
  const read = (file: string) => [...readPacketsSync(Deno.readFileSync(file))].map(essence);
  const cutToMicroseconds = packets.map((packet) => ({
    ...essence(packet),
    timestamp: packet.timestamp! / 1000n * 1000n,
  }));
  for (const format of ["pcap", "nsecpcap", "pcapng"]) {
    const theirs = scratch.name(format);
    await run("editcap", "-F", format, ours, theirs);
    assertEquals(
      read(theirs),
      format === "pcap" ? cutToMicroseconds : packets.map(essence),
      format,
    );
  }
  const modified = scratch.name("modified");
  await run("editcap", "-F", "modpcap", ours, modified);
  let reason = "";
  try {
    read(modified);
  } catch (error) {
    reason = `${error}`;
  }
  assertMatch(reason, /CaptureFileError: .* Alexey Kuznetsov, which is not supported, at offset 0/);

  const [first, second] = [scratch.name("first"), scratch.name("second")];
  const later = packetsOf(10, { ...eth0, name: "eth1" }, 9).map((packet) => ({
    ...packet,
    timestamp: packet.timestamp! + 500n,
  }));
  Deno.writeFileSync(first, encodeAll(new PcapngEncoder(), packets.slice(0, 10)));
  Deno.writeFileSync(second, encodeAll(new PcapngEncoder(), later));
  const merged = scratch.name("merged");
  await run("mergecap", "-w", merged, first, second);
  const sources = [...readPacketsSync(Deno.readFileSync(merged))];
  assertEquals(sources.length, 20);
  for (const [i, packet] of sources.entries()) {
    assertEquals(packet.interface.name, i % 2 === 0 ? "eth0" : "eth1");
    assertEquals(essence(packet), essence((i % 2 === 0 ? packets : later)[i >> 1]!));
  }

  const [captured] = sources;
  assertEquals(captured!.interface.linkType, LINKTYPE_ETHERNET);
  const commented = scratch.name("commented");
  await run("editcap", "-a", "3:a comment", "--capture-comment", "of the file", ours, commented);
  const records = recordsOf(Deno.readFileSync(commented));
  assertEquals((records[0] as CaptureSection).comments, ["of the file"]);
  const all = records.filter((record) => record.kind === "packet");
  assertEquals(all.map(({ comments }) => comments?.[0]).slice(1, 4), [
    undefined,
    "a comment",
    undefined,
  ]);
});

test("files: tcpdump reads and writes the same packets", [tool("tcpdump")], async () => {
  using scratch = new Scratch();
  const packets = packetsOf(30, eth0);
  const ours = scratch.name("ours"), theirs = scratch.name("theirs");
  for (const encoder of [new PcapngEncoder(), new PcapEncoder()]) {
    Deno.writeFileSync(ours, encodeAll(encoder, packets));
    for (const precision of ["nano", "micro"]) {
      await run("tcpdump", "-r", ours, `--time-stamp-precision=${precision}`, "-w", theirs);
      const read = [...readPacketsSync(Deno.readFileSync(theirs))].map(essence);
      const unit = precision === "nano" ? 1n : 1000n;
      assertEquals(
        read,
        packets.map((packet) => ({
          ...essence(packet),
          timestamp: packet.timestamp! / unit * unit,
        })),
      );
    }
  }
});

/** Captures four packets of a ping on the loopback interface of a new network. */
async function capture(scratch: Scratch, name: string, command: string): Promise<CaptureRecord[]> {
  const file = scratch.name(name);
  // ping goes on until the capture ends, since nothing says when it has begun.
  const script = `ip link set lo up
    ping -q -i 0.05 127.0.0.1 >/dev/null & ping=$!
    ${command} -i lo -c 4 -w ${file} 2>&1; code=$?
    kill $ping; wait $ping; exit $code`;
  const { code, stdout } = await new Deno.Command("unshare", {
    args: ["--net", "sh", "-c", script],
    signal: AbortSignal.timeout(240_000),
  }).output();
  assertEquals(code, 0, decode(stdout));
  return recordsOf(Deno.readFileSync(file));
}

const live = [vethInterfaces(), tool("ping"), tool("sh")];
const programs: readonly (readonly [name: string, command: string])[] = [
  ["tcpdump", "tcpdump -U -Z root"],
  ["dumpcap", "dumpcap -q -f icmp"],
];

for (const [name, command] of programs) {
  test(`files: we read a live capture of ${name}`, [...live, tool(name)], async () => {
    using scratch = new Scratch();
    const begin = BigInt(Date.now()) * 1_000_000n;
    const records = await capture(scratch, name, command);
    const section = records[0] as CaptureSection, on = records[1] as CaptureInterface;
    assertEquals(section.format, name === "tcpdump" ? "pcap" : "pcapng");
    assertEquals([on.kind, on.linkType], ["interface", LINKTYPE_ETHERNET]);
    if (name !== "tcpdump") {
      assertEquals(on.name, "lo");
      assertEquals(on.filter, "icmp");
      assertMatch(section.application!, /^Dumpcap/);
    }
    const packets = records.filter((record) => record.kind === "packet");
    assertEquals(packets.length, 4);
    for (const { data, originalLength, timestamp, interface: its } of packets) {
      assertEquals([data.length, originalLength, its], [98, 98, on]);
      assert(timestamp! > begin && timestamp! < begin + 240_000_000_000n, `${timestamp}`);
    }
    const statistics = records.find((record) => record.kind === "statistics");
    if (name === "dumpcap") {
      assert(statistics!.received! >= 4n && statistics!.dropped === 0n);
      // Some releases of dumpcap write these times in microseconds, whatever the unit.
      assert(statistics!.startTime! < statistics!.endTime!);
    }
    assert(TIME < packets[0]!.timestamp!);
  });
}
