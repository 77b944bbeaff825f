/**
 * Packet sniffer: prints a line for each packet that an interface sends or receives, until SIGINT. A
 * filter in the kernel selects the packets. Linux only; it needs the superuser.
 *
 *     deno run --allow-ffi examples/sniffer.ts --interface eth0 --protocol udp --port 53
 *     deno run --allow-ffi --allow-write examples/sniffer.ts --count 100 --write lo.pcapng
 */
import { parseArgs } from "node:util";
import { AF_PACKET } from "@libc/socket";
import { decodeEthernet } from "@libc/socket/capture";
import {
  interruption,
  limit,
  print,
  required,
  runProgram,
  UsageError,
  whole,
} from "./command_line.ts";
import { type Choice, PROTOCOLS, SNAP_LENGTH } from "./sniffer/bpf.ts";
import { Capture, type Captured } from "./sniffer/capture.ts";
import { describe } from "./sniffer/describe.ts";
import { PcapngFile } from "./sniffer/file.ts";
import { timeOfDay } from "./sniffer/text.ts";

const USAGE = `sniffer [OPTION]...

Prints a line for each packet that an interface sends or receives, until Ctrl-C.

  --interface NAME   the interface (lo)
  --count NUMBER     packets to print (no limit)
  --protocol NAME    only packets of ${PROTOCOLS.join(", ")}
  --port NUMBER      only packets from or to this port
  --write FILE       write the packets to a pcapng file, too
  --promiscuous      capture packets for other machines, too
  --help             print this text`;

/** Returns the packets that the options select. */
function parseChoice(protocol: string | undefined, port: string | undefined): Choice {
  const known = PROTOCOLS.find((name) => name === protocol);
  if (protocol !== undefined && known === undefined) {
    throw new UsageError(`--protocol is one of ${PROTOCOLS.join(", ")}, not "${protocol}"`);
  }
  if (port === undefined) return { protocol: known, port: undefined };
  if (known === "icmp" || known === "arp") throw new UsageError(`${known} has no ports`);
  return { protocol: known, port: whole("port", port, 1, 65535) };
}

/** Formats the line of a packet. */
function formatPacket({ nanoseconds, data, length }: Captured): string {
  const cut = length > data.length ? ` (captured ${data.length} of ${length} bytes)` : "";
  return `${timeOfDay(nanoseconds)} ${describe(decodeEthernet(data, length))}${cut}`;
}

/** Parses the command line. */
function commandLine() {
  const { values } = parseArgs({
    options: {
      interface: { type: "string", default: "lo" },
      count: { type: "string" },
      protocol: { type: "string" },
      port: { type: "string" },
      write: { type: "string" },
      promiscuous: { type: "boolean", default: false },
    },
  });
  const { count, protocol, port } = values;
  return {
    ...values,
    count: limit("count", count),
    choice: parseChoice(protocol, port),
  };
}

await runProgram(USAGE, async () => {
  const line = commandLine();
  required(AF_PACKET, "AF_PACKET");
  using capture = new Capture(line.interface, line.choice, line.promiscuous);
  using file = line.write === undefined
    ? null
    : new PcapngFile(line.write, line.interface, SNAP_LENGTH);
  const { signal } = interruption();
  console.error(`Listening on ${line.interface}`);

  let packets = 0;
  try {
    while (packets < line.count) {
      const packet = await capture.next(signal);
      packets++;
      file?.packet(packet);
      print(formatPacket(packet));
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    const { tp_packets, tp_drops } = capture.statistics();
    file?.statistics(BigInt(Date.now()) * 1_000_000n, tp_packets, tp_drops);
    console.error(`${packets} packets, ${tp_drops} dropped by the kernel`);
  }
});
