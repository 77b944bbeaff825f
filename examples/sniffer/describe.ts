/** Formats a packet as one line. */
import type {
  ArpLayer,
  CookedLayer,
  CutLayer,
  DataLayer,
  EthernetLayer,
  IcmpLayer,
  Ipv4Layer,
  Ipv6Layer,
  Layer,
  TcpLayer,
  TcpOption,
  UdpLayer,
} from "@libc/socket/capture";
import { describeDns } from "./dns.ts";
import { hex } from "./text.ts";

/** The names that stand for addresses and ports. */
export interface Names {
  /** Returns the name of an IP address. */
  host(address: string): string;
  /** Returns the name of a port of a protocol. */
  port(port: number, protocol: "tcp" | "udp"): string;
}

/** Addresses and ports as they are. */
export const NUMBERS: Names = { host: (address) => address, port: String };

function describeVlans(vlans: EthernetLayer["vlans"]): string {
  return vlans.map(({ id }) => ` vlan ${id}`).join("");
}

function describeEthernet({ source, destination, vlans }: EthernetLayer): string {
  return `${source} > ${destination}${describeVlans(vlans)}`;
}

function describeCooked({ source, vlans }: CookedLayer): string {
  return `${source === "" ? "" : `${source} >`}${describeVlans(vlans)}`.trimStart();
}

function describeArp(arp: ArpLayer, names: Names): string {
  const sender = names.host(arp.sender), target = names.host(arp.target);
  if (arp.operation === 1) return `ARP who has ${target}? tell ${sender}`;
  if (arp.operation === 2) return `ARP ${sender} is at ${arp.senderHardware}`;
  return `ARP operation ${hex(arp.operation)} from ${sender} for ${target}`;
}

function fragment(identification: number, offset: number, more: boolean): string {
  return more || offset > 0 ? ` fragment ${identification}@${offset}${more ? "+" : ""}` : "";
}

function lost(missing: number): string {
  return missing > 0 ? ` (${missing} bytes missing)` : "";
}

function describeIpv4(ip: Ipv4Layer, names: Names): string {
  return `IPv4 ${names.host(ip.source)} > ${names.host(ip.destination)} ttl ${ip.timeToLive}` +
    fragment(ip.identification, ip.fragmentOffset, ip.moreFragments) +
    (ip.isChecksumValid ? "" : " (bad checksum)") + lost(ip.missing);
}

function describeIpv6(ip: Ipv6Layer, names: Names): string {
  const part = ip.fragment;
  return `IPv6 ${names.host(ip.source)} > ${names.host(ip.destination)} hops ${ip.hopLimit}` +
    (part === null ? "" : fragment(part.identification, part.offset, part.more)) +
    lost(ip.missing);
}

/** Names by type or code. */
type Numbered = Readonly<Record<number, string>>;

const ICMP_TYPES: Readonly<Record<4 | 6, Numbered>> = {
  4: {
    0: "echo reply",
    3: "unreachable",
    5: "redirect",
    8: "echo request",
    11: "time exceeded",
    12: "parameter problem",
    13: "timestamp request",
    14: "timestamp reply",
  },
  6: {
    1: "unreachable",
    2: "packet too big",
    3: "time exceeded",
    4: "parameter problem",
    128: "echo request",
    129: "echo reply",
    130: "listener query",
    131: "listener report",
    132: "listener done",
    133: "router solicitation",
    134: "router advertisement",
    135: "neighbor solicitation",
    136: "neighbor advertisement",
    137: "redirect",
    143: "listener report v2",
  },
};

/** The names of the codes of "unreachable". */
const UNREACHABLE: Readonly<Record<4 | 6, Numbered>> = {
  4: { 0: "network", 1: "host", 2: "protocol", 3: "port", 4: "fragmentation needed" },
  6: { 0: "no route", 1: "prohibited", 3: "address", 4: "port" },
};

function describeIcmp(icmp: IcmpLayer): string {
  const { version, type, code, payload } = icmp;
  const name = ICMP_TYPES[version][type];
  let text = `${version === 4 ? "ICMP" : "ICMPv6"} ${name ?? `type ${type}`}`;
  if (name === "unreachable") text += ` (${UNREACHABLE[version][code] ?? `code ${code}`})`;
  else if (code !== 0) text += ` code ${code}`;
  if (icmp.identifier !== undefined) text += ` id ${icmp.identifier} seq ${icmp.sequence}`;
  if (icmp.target !== undefined) text += ` target ${icmp.target}`;
  if (icmp.mtu !== undefined) text += ` mtu ${icmp.mtu}`;
  return payload?.kind === "data" ? `${text} length ${payload.length}` : text;
}

function describeUdp(udp: UdpLayer, names: Names): string {
  const { sourcePort, destinationPort, length, missing } = udp;
  return `UDP ${names.port(sourcePort, "udp")} > ${names.port(destinationPort, "udp")} ` +
    `length ${length}${lost(missing)}`;
}

function describeOption(option: TcpOption): string {
  switch (option.kind) {
    case "maximumSegmentSize":
      return `mss ${option.bytes}`;
    case "windowScale":
      return `wscale ${option.shift}`;
    case "sackPermitted":
      return "sackOK";
    case "sack":
      return `sack ${option.blocks.map(([left, right]) => `${left}-${right}`).join(",")}`;
    case "timestamps":
      return `ts ${option.value}/${option.echo}`;
    case "other":
      return `option ${option.number}`;
  }
}

function describeTcp(tcp: TcpLayer, names: Names): string {
  const { flags, options } = tcp;
  return `TCP ${names.port(tcp.sourcePort, "tcp")} > ${names.port(tcp.destinationPort, "tcp")} ` +
    `[${flags.join(",")}] seq ${tcp.sequence}` +
    (flags.includes("ACK") ? ` ack ${tcp.acknowledgment}` : "") + ` win ${tcp.window}` +
    (options.length > 0 ? ` <${options.map(describeOption).join(", ")}>` : "") +
    ` length ${tcp.length}`;
}

const CUT: Readonly<Record<CutLayer["reason"], string>> = {
  capture: "not captured",
  fragment: "in other fragments",
  quote: "not quoted",
  carrier: "missing",
};

function describeData({ protocol, length }: DataLayer): string {
  return protocol === null ? "" : `${protocol} length ${length}`; // else the outer layer shows it
}

function describeLayer(layer: Layer, names: Names): string {
  switch (layer.kind) {
    case "ethernet":
      return describeEthernet(layer);
    case "cooked":
      return describeCooked(layer);
    case "loopback":
      return "";
    case "arp":
      return describeArp(layer, names);
    case "ipv4":
      return describeIpv4(layer, names);
    case "ipv6":
      return describeIpv6(layer, names);
    case "icmp":
      return describeIcmp(layer);
    case "udp":
      return describeUdp(layer, names);
    case "tcp":
      return describeTcp(layer, names);
    case "dns":
      return describeDns(layer.message);
    case "data":
      return describeData(layer);
    case "cut":
      return `${layer.protocol} (the rest is ${CUT[layer.reason]})`;
    case "malformed":
      return `malformed ${layer.protocol}: ${layer.reason}`;
  }
}

/**
 * Formats a layer and its inner layers, from the outside in.
 *
 * @param layer The outermost layer; `null` for a packet without bytes.
 * @param names Names of addresses and ports.
 */
export function describe(layer: Layer | null, names: Names = NUMBERS): string {
  let line = "";
  for (let at = layer; at !== null; at = "payload" in at ? at.payload : null) {
    const text = describeLayer(at, names);
    if (text !== "") line += line === "" ? text : ` | ${text}`;
  }
  return line;
}
