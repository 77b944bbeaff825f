/**
 * Files in the pcapng format, which Wireshark and tcpdump read:
 * https://datatracker.ietf.org/doc/draft-ietf-opsawg-pcapng/
 */

const SECTION_HEADER = 0x0a0d0d0a, INTERFACE_DESCRIPTION = 1, INTERFACE_STATISTICS = 5;
const ENHANCED_PACKET = 6;
const BYTE_ORDER_MAGIC = 0x1a2b3c4d;
const LINKTYPE_ETHERNET = 1;
const IF_NAME = 2, IF_TSRESOL = 9, EPB_FLAGS = 2, ISB_IFRECV = 4, ISB_IFDROP = 5;
const SHB_USERAPPL = 4;

/** A captured packet. */
export interface Captured {
  /** The time of its arrival, in nanoseconds since 1970. */
  readonly nanoseconds: bigint;
  /** The captured bytes. */
  readonly data: Uint8Array<ArrayBuffer>;
  /** The length of the whole packet in bytes. */
  readonly length: number;
  /** The packet type of its `AF_PACKET` address. */
  readonly packetType: number;
}

/** `epb_flags` by packet type: the direction, and the kind of destination. */
const FLAGS = [
  1 | 1 << 2, // PACKET_HOST: inbound, unicast
  1 | 3 << 2, // PACKET_BROADCAST
  1 | 2 << 2, // PACKET_MULTICAST
  1 | 4 << 2, // PACKET_OTHERHOST: inbound, promiscuous
  2, // PACKET_OUTGOING: outbound
];

/** Encodes the fields of a block in their order. */
class Fields {
  readonly #bytes: number[] = [];

  u16(...values: number[]): this {
    for (const value of values) this.#bytes.push(value & 0xff, value >> 8);
    return this;
  }

  u32(...values: number[]): this {
    for (const value of values) this.u16(value & 0xffff, value >>> 16);
    return this;
  }

  u64(value: bigint): this {
    return this.u32(Number(value & 0xffffffffn), Number(value >> 32n));
  }

  /** Adds a time, whose upper half comes first. */
  time(nanoseconds: bigint): this {
    return this.u32(Number(nanoseconds >> 32n), Number(nanoseconds & 0xffffffffn));
  }

  option(code: number, value: Uint8Array): this {
    this.u16(code, value.length);
    this.#bytes.push(...value);
    while (this.#bytes.length % 4 !== 0) this.#bytes.push(0);
    return this;
  }

  endOfOptions(): this {
    return this.u16(0, 0);
  }

  bytes(): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(this.#bytes);
  }
}

/** Encodes a block, with its length at both ends. Each part is padded to a multiple of 4 bytes. */
function block(type: number, ...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const padded = parts.map(({ length }) => (length + 3) & ~3);
  const length = 12 + padded.reduce((sum, size) => sum + size, 0);
  const bytes = new Uint8Array(length);
  bytes.set(new Fields().u32(type, length).bytes());
  let at = 8;
  parts.forEach((part, i) => {
    bytes.set(part, at);
    at += padded[i]!;
  });
  bytes.set(new Fields().u32(length).bytes(), at);
  return bytes;
}

function text(value: string): Uint8Array {
  return new TextEncoder().encode(value);
}

function sectionHeader(): Uint8Array<ArrayBuffer> {
  const fields = new Fields().u32(BYTE_ORDER_MAGIC).u16(1, 0); // version 1.0
  fields.u32(0xffffffff, 0xffffffff); // unknown length of the section
  return block(
    SECTION_HEADER,
    fields.option(SHB_USERAPPL, text("sniffer.ts")).endOfOptions().bytes(),
  );
}

function interfaceDescription(name: string, snapLength: number): Uint8Array<ArrayBuffer> {
  const fields = new Fields().u16(LINKTYPE_ETHERNET, 0).u32(snapLength);
  fields.option(IF_NAME, text(name)).option(IF_TSRESOL, Uint8Array.of(9)); // a resolution of 10^-9 s
  return block(INTERFACE_DESCRIPTION, fields.endOfOptions().bytes());
}

function enhancedPacket(packet: Captured): Uint8Array<ArrayBuffer> {
  const { nanoseconds, data, length, packetType } = packet;
  const flags = new Fields().u32(FLAGS[packetType] ?? 0).bytes();
  return block(
    ENHANCED_PACKET,
    new Fields().u32(0).time(nanoseconds).u32(data.length, length).bytes(), // interface 0
    data,
    new Fields().option(EPB_FLAGS, flags).endOfOptions().bytes(),
  );
}

function interfaceStatistics(
  nanoseconds: bigint,
  received: number,
  dropped: number,
): Uint8Array<ArrayBuffer> {
  const fields = new Fields().u32(0).time(nanoseconds);
  fields.option(ISB_IFRECV, new Fields().u64(BigInt(received)).bytes());
  fields.option(ISB_IFDROP, new Fields().u64(BigInt(dropped)).bytes());
  return block(INTERFACE_STATISTICS, fields.endOfOptions().bytes());
}

/** A file with the packets of one Ethernet interface. */
export class PcapngFile implements Disposable {
  readonly #file: Deno.FsFile;

  /** Creates the file, or truncates an existing one. */
  constructor(path: string, interfaceName: string, snapLength: number) {
    this.#file = Deno.openSync(path, { write: true, create: true, truncate: true });
    this.#write(sectionHeader());
    this.#write(interfaceDescription(interfaceName, snapLength));
  }

  #write(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length;) at += this.#file.writeSync(bytes.subarray(at));
  }

  /** Writes a packet. */
  packet(packet: Captured): void {
    this.#write(enhancedPacket(packet));
  }

  /** Writes the number of received and dropped packets. */
  statistics(nanoseconds: bigint, received: number, dropped: number): void {
    this.#write(interfaceStatistics(nanoseconds, received, dropped));
  }

  [Symbol.dispose](): void {
    this.#file.close();
  }
}
