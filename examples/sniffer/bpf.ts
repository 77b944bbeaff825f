/**
 * A classic BPF program that selects packets in the kernel. It sees Ethernet frames without their VLAN
 * tag, which the kernel has removed.
 *
 * It does not skip extension headers of IPv6, so it does not find TCP behind one.
 */
import type { BpfInstruction } from "@libc/socket";

/** The protocols that can be selected. */
export const PROTOCOLS = ["icmp", "udp", "tcp", "arp", "ip6"] as const;

/** A protocol that can be selected. */
export type Protocol = typeof PROTOCOLS[number];

/** The packets to select. */
export interface Choice {
  /** Their protocol; any if left out. `icmp`, `udp` and `tcp` mean both IPv4 and IPv6. */
  readonly protocol?: Protocol | undefined;
  /** Their source or destination port, of UDP or TCP. */
  readonly port?: number | undefined;
}

// linux/bpf_common.h and linux/filter.h
const LOAD_WORD = 0x20, LOAD_HALF = 0x28, LOAD_BYTE = 0x30; // A = packet[k]
const LOAD_HALF_FROM_X = 0x48; // A = packet[X + k]
const LOAD_IP_HEADER_LENGTH = 0xb1; // X = 4 * (packet[k] & 15)
const IF_EQUAL = 0x15, IF_ANY_BIT = 0x45; // of A and k
const RETURN = 0x06;
const PACKET_TYPE = 0xfffff004, HARDWARE_TYPE = 0xfffff01c; // metadata of the kernel
const OUTGOING = 4, LOOPBACK = 772;

/** The most bytes of a packet to capture: all of it. */
export const SNAP_LENGTH = 0x40000;

// Offsets in a frame.
const TYPE = 12, IP = 14, IP_FRAGMENT = IP + 6, IP_PROTOCOL = IP + 9;
const IP6_NEXT_HEADER = IP + 6, IP6_PAYLOAD = IP + 40;
const SOURCE_PORT = 0, DESTINATION_PORT = 2;

const TYPES = { ip: 0x0800, arp: 0x0806, ip6: 0x86dd };

/** An instruction that jumps to labels; without a label it continues with the next one. */
interface Step {
  readonly label?: string | undefined;
  readonly code: number;
  readonly k: number;
  readonly yes?: string;
  readonly no?: string;
}

/** Returns the instructions that jump to `yes` for any of the values, and to `no` otherwise. */
function oneOf(values: readonly number[], yes: string, no: string): Step[] {
  return values.map((k, i) => ({
    code: IF_EQUAL,
    k,
    yes,
    ...(i === values.length - 1 ? { no } : {}),
  }));
}

/** Returns the numbers of a protocol over IPv4 and over IPv6; `null` for any. */
function numbers({ protocol, port }: Choice): { ip: number[] | null; ip6: number[] | null } {
  switch (protocol) {
    case "icmp":
      return { ip: [1], ip6: [58] };
    case "udp":
      return { ip: [17], ip6: [17] };
    case "tcp":
      return { ip: [6], ip6: [6] };
    case "arp":
      return { ip: [], ip6: [] };
    case "ip6":
      return { ip: [], ip6: port === undefined ? null : [6, 17] };
    case undefined:
      return port === undefined ? { ip: null, ip6: null } : { ip: [6, 17], ip6: [6, 17] };
  }
}

/** Returns the test of an IPv4 packet: its protocol, and its port behind the variable header. */
function ip(protocols: readonly number[], port: number | undefined): Step[] {
  if (protocols.length === 0) return [];
  const steps: Step[] = [{ label: "ip", code: LOAD_BYTE, k: IP_PROTOCOL }];
  if (port === undefined) return [...steps, ...oneOf(protocols, "take", "leave")];
  return [
    ...steps,
    ...oneOf(protocols, "ip ports", "leave"),
    { label: "ip ports", code: LOAD_HALF, k: IP_FRAGMENT },
    { code: IF_ANY_BIT, k: 0x1fff, yes: "leave" }, // only the first fragment has the ports
    { code: LOAD_IP_HEADER_LENGTH, k: IP },
    { code: LOAD_HALF_FROM_X, k: IP + SOURCE_PORT },
    { code: IF_EQUAL, k: port, yes: "take" },
    { code: LOAD_HALF_FROM_X, k: IP + DESTINATION_PORT },
    { code: IF_EQUAL, k: port, yes: "take", no: "leave" },
  ];
}

/** Returns the test of an IPv6 packet. */
function ip6(protocols: readonly number[], port: number | undefined): Step[] {
  if (protocols.length === 0) return [];
  const steps: Step[] = [{ label: "ip6", code: LOAD_BYTE, k: IP6_NEXT_HEADER }];
  if (port === undefined) return [...steps, ...oneOf(protocols, "take", "leave")];
  return [
    ...steps,
    ...oneOf(protocols, "ip6 ports", "leave"),
    { label: "ip6 ports", code: LOAD_HALF, k: IP6_PAYLOAD + SOURCE_PORT },
    { code: IF_EQUAL, k: port, yes: "take" },
    { code: LOAD_HALF, k: IP6_PAYLOAD + DESTINATION_PORT },
    { code: IF_EQUAL, k: port, yes: "take", no: "leave" },
  ];
}

/** Returns the test of a frame, by its type. */
function byType(choice: Choice): Step[] {
  const { protocol, port } = choice;
  const wanted = numbers(choice);
  if (wanted.ip === null && wanted.ip6 === null) return [];
  const load: Step = { code: LOAD_HALF, k: TYPE };
  if (protocol === "arp") return [load, ...oneOf([TYPES.arp], "take", "leave")];
  if (wanted.ip6 === null) return [load, ...oneOf([TYPES.ip6], "take", "leave")];
  const over4 = ip(wanted.ip ?? [], port);
  return [
    load,
    { code: IF_EQUAL, k: TYPES.ip6, yes: "ip6" },
    { code: IF_EQUAL, k: TYPES.ip, yes: over4.length > 0 ? "ip" : "leave", no: "leave" },
    ...over4,
    ...ip6(wanted.ip6, port),
  ];
}

/** Replaces labels by distances. */
function assemble(steps: readonly Step[]): BpfInstruction[] {
  const distance = (from: number, label: string | undefined) =>
    label === undefined ? 0 : steps.findIndex((step) => step.label === label) - from - 1;
  return steps.map(({ code, k, yes, no }, i) => ({
    code,
    k,
    jt: distance(i, yes),
    jf: distance(i, no),
  }));
}

/** Returns the program for `SO_ATTACH_FILTER`. */
export function filter(choice: Choice): BpfInstruction[] {
  return assemble([
    // The loopback interface shows each packet twice, outgoing and incoming. Drop the outgoing one.
    { code: LOAD_WORD, k: HARDWARE_TYPE },
    { code: IF_EQUAL, k: LOOPBACK, no: "by type" },
    { code: LOAD_WORD, k: PACKET_TYPE },
    { code: IF_EQUAL, k: OUTGOING, yes: "leave" },
    ...byType(choice).map((step, i) => i === 0 ? { ...step, label: "by type" } : step),
    { label: byType(choice).length === 0 ? "by type" : "take", code: RETURN, k: SNAP_LENGTH },
    { label: "leave", code: RETURN, k: 0 },
  ]);
}
