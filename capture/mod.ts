/**
 * Captured packets: captures of interfaces, filters as text, capture files, read and written, the layers
 * of packets, decoded, and messages of the Domain Name System, decoded and encoded.
 *
 * @example The packets of an interface
 * ```ts ignore
 * import { openCapture } from "@libc/socket/capture";
 *
 * using capture = openCapture({ interface: "eth0", filter: "tcp port 443" });
 * for await (const packet of capture) console.log(packet.timestamp, packet.data.length);
 * ```
 *
 * @example A filter that runs in this process
 * ```ts
 * import { PacketFilter } from "@libc/socket/capture";
 *
 * const filter = new PacketFilter("udp port 53 or arp");
 * const frame = new Uint8Array(60);
 * frame.set([0x08, 0x06], 12); // ARP
 * console.log(filter.accepts(frame)); // true
 * ```
 *
 * @example The packets of a file that a filter selects
 * ```ts ignore
 * import { PacketFilter, readPackets } from "@libc/socket/capture";
 *
 * using file = await Deno.open("eth0.pcapng");
 * const filter = new PacketFilter("udp port 53");
 * for await (const packet of readPackets(file.readable)) {
 *   if (filter.accepts(packet)) console.log(packet.timestamp, packet.data);
 * }
 * ```
 *
 * @example A message of DNS
 * ```ts
 * import { decodeDns, encodeDns } from "@libc/socket/capture";
 *
 * const query = encodeDns({ id: 1, questions: [{ name: "example.com", type: "MX", class: 1 }] });
 * console.log(decodeDns(query).questions);
 * ```
 *
 * @module
 */
export type { PacketAddress } from "../constants/families.ts";
export type { Bytes, WaitOptions } from "../socket/arguments.ts";
export { SocketError } from "../socket/errors.ts";
export type { BpfInstruction } from "../socket/options/types.ts";
export { type CaptureEncoder, CaptureEncoderStream, type CaptureInput } from "./file/encoder.ts";
export { CaptureFileError } from "./file/error.ts";
export { PcapEncoder, type PcapOptions } from "./file/pcap_encoder.ts";
export { PcapngEncoder, type PcapngOptions } from "./file/pcapng_encoder.ts";
export {
  CaptureDecoderStream,
  type CaptureSource,
  readCapture,
  readCaptureSync,
  readPackets,
  readPacketsSync,
} from "./file/reader.ts";
export type * from "./file/records.ts";
export { compileFilter, type FilterOptions } from "./filter/compile.ts";
export { disassemble } from "./filter/disassembler.ts";
export { FilterError, type FilterSpan } from "./filter/error.ts";
export { type FilterInput, PacketFilter, type PacketMetadata } from "./filter/interpreter.ts";
export {
  decodeArp,
  decodeEthernet,
  decodeIcmp,
  decodeIcmpv6,
  decodeIpv4,
  decodeIpv6,
  decodePacket,
  decodeTcp,
  decodeUdp,
} from "./layers/decode.ts";
export { decodeDns, encodeDns, formatDnsData } from "./layers/dns.ts";
export { formatDnsName, parseDnsName } from "./layers/dns/name.ts";
export type * from "./layers/dns/records.ts";
export { DNS_TYPES } from "./layers/dns/types.ts";
export type * from "./layers/types.ts";
export {
  LINKTYPE_ETHERNET,
  LINKTYPE_IPV4,
  LINKTYPE_IPV6,
  LINKTYPE_LINUX_SLL,
  LINKTYPE_LINUX_SLL2,
  LINKTYPE_LOOP,
  LINKTYPE_NULL,
  LINKTYPE_RAW,
} from "./link_types.ts";
export type { PacketBlock } from "./live/block.ts";
export type { CaptureCounts } from "./live/backend.ts";
export { type Capture, openCapture } from "./live/capture.ts";
export type { CaptureFanout, CaptureOptions, FanoutMode } from "./live/options.ts";
export { PacketRing, type PacketRingOptions } from "./live/ring.ts";
export type { PacketSocket } from "./live/source.ts";
export type { Packet, PacketDestination, PacketDirection, PacketInterface } from "./packet.ts";
