/**
 * The functions that decode packets.
 *
 * @module
 */
import { integer, isBytes, wrongType } from "../../socket/arguments.ts";
import { fromCaller } from "../../socket/stack.ts";
import type { Packet } from "../packet.ts";
import { arp } from "./arp.ts";
import { icmp, icmpv6 } from "./icmp.ts";
import { ipv4 } from "./ipv4.ts";
import { ipv6 } from "./ipv6.ts";
import { ethernet, linked } from "./link.ts";
import { Part } from "./part.ts";
import { tcp } from "./tcp.ts";
import type {
  ArpLayer,
  CutLayer,
  EthernetLayer,
  IcmpLayer,
  Ipv4Layer,
  Ipv6Layer,
  Layer,
  MalformedLayer,
  TcpLayer,
  UdpLayer,
} from "./types.ts";
import { udp } from "./udp.ts";

/** Checks the bytes of a packet. Returns them as the part of its outermost layer. */
function partOf(bytes: unknown, originalLength: unknown, name: string): Part {
  if (!isBytes(bytes)) throw wrongType(name, bytes, "a Uint8Array");
  const { length } = bytes;
  const original = originalLength === undefined
    ? length
    : integer("originalLength", originalLength, 0, 0xffffffff);
  const missing = Math.max(0, original - length);
  return new Part(bytes, 0, length, missing, missing > 0 ? "capture" : null);
}

/**
 * Decodes a packet of a capture or a file, by the type of its link: Ethernet, Linux's cooked headers, BSD's
 * loopback, or IP. The bytes may be anything: a layer that cannot be decoded becomes a
 * {@linkcode CutLayer} if bytes are missing, or else a {@linkcode MalformedLayer}.
 *
 * @param packet The packet. Byte arrays in the layers are views of its data, and valid as long.
 * @returns The outermost layer. Each layer has the next one in its `payload`.
 * @throws {TypeError | RangeError} If `packet` is none.
 *
 * @example
 * ```ts
 * import { decodePacket, type Layer, LINKTYPE_ETHERNET } from "@libc/socket/capture";
 *
 * const frame = Uint8Array.fromHex(
 *   "020000000001020000000002080045000020000000004011b6cb0a0000010a00000200070009000cea5f61626364",
 * );
 * const on = { linkType: LINKTYPE_ETHERNET, snapLength: 0 };
 * let layer: Layer | null = decodePacket({ data: frame, originalLength: 46, interface: on });
 * while (layer !== null) {
 *   console.log(layer.kind); // ethernet, ipv4, udp, data
 *   layer = "payload" in layer ? layer.payload : null;
 * }
 * ```
 *
 * @category Protocols
 */
export function decodePacket(
  packet: Pick<Packet, "data" | "originalLength" | "interface">,
): Layer | null {
  return fromCaller(decodePacket, () => {
    if (typeof packet?.interface?.linkType !== "number") {
      throw wrongType("packet", packet, "an object such as { data, originalLength, interface }");
    }
    return linked(
      packet.interface.linkType,
      partOf(packet.data, packet.originalLength, "packet.data"),
    );
  });
}

/**
 * Decodes a frame of Ethernet, without its checksum. The bytes may be anything.
 *
 * @param bytes The frame.
 * @param originalLength Its length on the network, in bytes; the number of bytes if omitted.
 * @returns The layer, with the next one in its `payload`, or what is wrong.
 * @throws {TypeError | RangeError} If an argument is wrong.
 *
 * @example
 * ```ts
 * import { decodeEthernet } from "@libc/socket/capture";
 *
 * const bytes = Uint8Array.fromHex(
 *   "020000000001020000000002080600010800060400010200000000020a0000020000000000000a000001",
 * );
 * const layer = decodeEthernet(bytes);
 * if (layer.kind === "ethernet") console.log(layer.source); // 02:00:00:00:00:02
 * ```
 *
 * @category Protocols
 */
export function decodeEthernet(
  bytes: Uint8Array,
  originalLength?: number,
): EthernetLayer | CutLayer | MalformedLayer {
  return fromCaller(decodeEthernet, () => {
    const part = partOf(bytes, originalLength, "bytes");
    return ethernet(part);
  });
}

/**
 * Decodes a message of ARP. The bytes may be anything.
 *
 * @param bytes The message.
 * @param originalLength Its length on the network, in bytes; the number of bytes if omitted.
 * @returns The layer, with the next one in its `payload`, or what is wrong.
 * @throws {TypeError | RangeError} If an argument is wrong.
 *
 * @example
 * ```ts
 * import { decodeArp } from "@libc/socket/capture";
 *
 * const bytes = Uint8Array.fromHex(
 *   "00010800060400010200000000020a0000020000000000000a000001",
 * );
 * const layer = decodeArp(bytes);
 * if (layer.kind === "arp") console.log(layer.target); // 10.0.0.1
 * ```
 *
 * @category Protocols
 */
export function decodeArp(
  bytes: Uint8Array,
  originalLength?: number,
): ArpLayer | CutLayer | MalformedLayer {
  return fromCaller(decodeArp, () => {
    const part = partOf(bytes, originalLength, "bytes");
    return arp(part);
  });
}

/**
 * Decodes a packet of IPv4, such as a raw socket receives. The bytes may be anything.
 *
 * @param bytes The packet.
 * @param originalLength Its length on the network, in bytes; the number of bytes if omitted.
 * @returns The layer, with the next one in its `payload`, or what is wrong.
 * @throws {TypeError | RangeError} If an argument is wrong.
 *
 * @example
 * ```ts
 * import { decodeIpv4 } from "@libc/socket/capture";
 *
 * const bytes = Uint8Array.fromHex(
 *   "45000020000000004011b6cb0a0000010a00000200070009000cea5f61626364",
 * );
 * const layer = decodeIpv4(bytes);
 * if (layer.kind === "ipv4") console.log(layer.source); // 10.0.0.1
 * ```
 *
 * @category Protocols
 */
export function decodeIpv4(
  bytes: Uint8Array,
  originalLength?: number,
): Ipv4Layer | CutLayer | MalformedLayer {
  return fromCaller(decodeIpv4, () => {
    const part = partOf(bytes, originalLength, "bytes");
    return ipv4(part);
  });
}

/**
 * Decodes a packet of IPv6. The bytes may be anything.
 *
 * @param bytes The packet.
 * @param originalLength Its length on the network, in bytes; the number of bytes if omitted.
 * @returns The layer, with the next one in its `payload`, or what is wrong.
 * @throws {TypeError | RangeError} If an argument is wrong.
 *
 * @example
 * ```ts
 * import { decodeIpv6 } from "@libc/socket/capture";
 *
 * const bytes = Uint8Array.fromHex(
 *   "600000000000114020010db800000000000000000000000120010db8000000000000000000000002",
 * );
 * const layer = decodeIpv6(bytes);
 * if (layer.kind === "ipv6") console.log(layer.hopLimit); // 64
 * ```
 *
 * @category Protocols
 */
export function decodeIpv6(
  bytes: Uint8Array,
  originalLength?: number,
): Ipv6Layer | CutLayer | MalformedLayer {
  return fromCaller(decodeIpv6, () => {
    const part = partOf(bytes, originalLength, "bytes");
    return ipv6(part);
  });
}

/**
 * Decodes a message of ICMP for IPv4. The bytes may be anything.
 *
 * @param bytes The message.
 * @param originalLength Its length on the network, in bytes; the number of bytes if omitted.
 * @returns The layer, with the next one in its `payload`, or what is wrong.
 * @throws {TypeError | RangeError} If an argument is wrong.
 *
 * @example
 * ```ts
 * import { decodeIcmp } from "@libc/socket/capture";
 *
 * const bytes = Uint8Array.fromHex(
 *   "0800f7ff00010000",
 * );
 * const layer = decodeIcmp(bytes);
 * if (layer.kind === "icmp") console.log(layer.type); // 8
 * ```
 *
 * @category Protocols
 */
export function decodeIcmp(
  bytes: Uint8Array,
  originalLength?: number,
): IcmpLayer | CutLayer | MalformedLayer {
  return fromCaller(decodeIcmp, () => {
    const part = partOf(bytes, originalLength, "bytes");
    return icmp(part, ipv4);
  });
}

/**
 * Decodes a message of ICMPv6. The bytes may be anything.
 *
 * @param bytes The message.
 * @param originalLength Its length on the network, in bytes; the number of bytes if omitted.
 * @returns The layer, with the next one in its `payload`, or what is wrong.
 * @throws {TypeError | RangeError} If an argument is wrong.
 *
 * @example
 * ```ts
 * import { decodeIcmpv6 } from "@libc/socket/capture";
 *
 * const bytes = Uint8Array.fromHex(
 *   "8000000000010002",
 * );
 * const layer = decodeIcmpv6(bytes);
 * if (layer.kind === "icmp") console.log(layer.sequence); // 2
 * ```
 *
 * @category Protocols
 */
export function decodeIcmpv6(
  bytes: Uint8Array,
  originalLength?: number,
): IcmpLayer | CutLayer | MalformedLayer {
  return fromCaller(decodeIcmpv6, () => {
    const part = partOf(bytes, originalLength, "bytes");
    return icmpv6(part, ipv6);
  });
}

/**
 * Decodes a datagram of UDP, with its header. The bytes may be anything.
 *
 * @param bytes The datagram.
 * @param originalLength Its length on the network, in bytes; the number of bytes if omitted.
 * @returns The layer, with the next one in its `payload`, or what is wrong.
 * @throws {TypeError | RangeError} If an argument is wrong.
 *
 * @example
 * ```ts
 * import { decodeUdp } from "@libc/socket/capture";
 *
 * const bytes = Uint8Array.fromHex(
 *   "00070009000cea5f61626364",
 * );
 * const layer = decodeUdp(bytes);
 * if (layer.kind === "udp") console.log(layer.destinationPort); // 9
 * ```
 *
 * @category Protocols
 */
export function decodeUdp(
  bytes: Uint8Array,
  originalLength?: number,
): UdpLayer | CutLayer | MalformedLayer {
  return fromCaller(decodeUdp, () => {
    const part = partOf(bytes, originalLength, "bytes");
    return udp(part);
  });
}

/**
 * Decodes a segment of TCP. The bytes may be anything.
 *
 * @param bytes The segment.
 * @param originalLength Its length on the network, in bytes; the number of bytes if omitted.
 * @returns The layer, with the next one in its `payload`, or what is wrong.
 * @throws {TypeError | RangeError} If an argument is wrong.
 *
 * @example
 * ```ts
 * import { decodeTcp } from "@libc/socket/capture";
 *
 * const bytes = Uint8Array.fromHex(
 *   "0050005100000001000000005002200000000000",
 * );
 * const layer = decodeTcp(bytes);
 * if (layer.kind === "tcp") console.log(layer.flags); // [ "SYN" ]
 * ```
 *
 * @category Protocols
 */
export function decodeTcp(
  bytes: Uint8Array,
  originalLength?: number,
): TcpLayer | CutLayer | MalformedLayer {
  return fromCaller(decodeTcp, () => {
    const part = partOf(bytes, originalLength, "bytes");
    return tcp(part);
  });
}
