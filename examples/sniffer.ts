/**
 * Packet sniffer: prints a line for each packet that an interface sends or receives, until SIGINT. A
 * filter in the kernel selects the packets. Linux only; it needs the superuser.
 *
 *     deno run --allow-ffi examples/sniffer.ts --interface eth0 --protocol udp --port 53
 *     deno run --allow-ffi --allow-write examples/sniffer.ts --count 100 --write lo.pcapng
 */
import { parseArgs } from "node:util";
import { AF_PACKET } from "@libc/socket";
import { type Choice, PROTOCOLS, SNAP_LENGTH } from "./sniffer/bpf.ts";
import { Capture } from "./sniffer/capture.ts";
import { describe } from "./sniffer/describe.ts";
import { decodeEthernet } from "./sniffer/ethernet.ts";
import { type Captured, PcapngFile } from "./sniffer/pcapng.ts";
import { timeOfDay } from "./sniffer/text.ts";

/** Prints an error and exits. */
function fail(message: string): never {
  console.error(message);
  Deno.exit(1);
}

/** Parses the number of an option. */
function parseNumber(name: string, text: string | undefined, most: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  fail(`--${name} is a number from 1 to ${most}, not "${text}"`);
}

/** Returns the packets that the options select. */
function parseChoice(protocol: string | undefined, port: string | undefined): Choice {
  const known = PROTOCOLS.find((name) => name === protocol);
  if (protocol !== undefined && known === undefined) {
    fail(`--protocol is one of ${PROTOCOLS.join(", ")}, not "${protocol}"`);
  }
  if (port !== undefined && (known === "icmp" || known === "arp")) fail(`${known} has no ports`);
  return { protocol: known, port: parseNumber("port", port, 65535) };
}

/** Formats the line of a packet. */
function formatPacket({ nanoseconds, data, length }: Captured): string {
  const cut = length > data.length ? ` (captured ${data.length} of ${length} bytes)` : "";
  return `${timeOfDay(nanoseconds)} ${describe(decodeEthernet(data))}${cut}`;
}

const { values } = parseArgs({
  options: {
    interface: { type: "string", default: "lo" },
    count: { type: "string" }, // packets to print
    protocol: { type: "string" },
    port: { type: "string" },
    write: { type: "string" }, // a pcapng file to write
    promiscuous: { type: "boolean", default: false }, // capture packets for other machines too
  },
});
const count = parseNumber("count", values.count, Number.MAX_SAFE_INTEGER) ?? Infinity;
const choice = parseChoice(values.protocol, values.port);
if (AF_PACKET === undefined) fail("this system has no AF_PACKET");

using capture = new Capture(values.interface, choice, values.promiscuous);
using file = values.write === undefined
  ? null
  : new PcapngFile(values.write, values.interface, SNAP_LENGTH);

const interrupted = new AbortController();
const interrupt = () => interrupted.abort();
Deno.addSignalListener("SIGINT", interrupt);
console.error(`Listening on ${values.interface}`);

let packets = 0;
try {
  while (packets < count) {
    const packet = await capture.next(interrupted.signal);
    packets++;
    console.log(formatPacket(packet));
    file?.packet(packet);
  }
} catch (error) {
  if (!interrupted.signal.aborted) throw error;
} finally {
  Deno.removeSignalListener("SIGINT", interrupt);
  const { tp_packets, tp_drops } = capture.statistics();
  file?.statistics(BigInt(Date.now()) * 1_000_000n, tp_packets, tp_drops);
  console.error(`${packets} packets, ${tp_drops} dropped by the kernel`);
}
