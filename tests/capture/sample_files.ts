/**
 * Capture files for tests.
 *
 * @module
 */
import {
  type CaptureInput,
  type CaptureInterface,
  type CaptureRecord,
  LINKTYPE_ETHERNET,
  LINKTYPE_RAW,
  type Packet,
  type PcapEncoder,
  type PcapngEncoder,
  readCaptureSync,
} from "@libc/socket/capture";
import { Packets } from "./random_packets.ts";

/** Joins pieces. */
export function join(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}

/** Encodes the records of a file. */
export function encodeAll(
  encoder: PcapEncoder | PcapngEncoder,
  records: Iterable<CaptureInput>,
): Uint8Array<ArrayBuffer> {
  return join([encoder.begin(), ...[...records].map((record) => encoder.encode(record))]);
}

/** A time with all nine digits. */
export const TIME = 1_700_000_000_123_456_789n;

/** Returns packets of one interface, whose times are a microsecond apart. */
export function packetsOf(count: number, on: Packet["interface"], seed = 3): Packet[] {
  const packets = new Packets(seed);
  return Array.from({ length: count }, (_, i) => {
    const data = on.linkType === LINKTYPE_RAW ? packets.network(() => []) : packets.ethernet();
    const cut = i % 5 === 4 ? data.subarray(0, data.length >> 1) : data;
    return {
      data: cut,
      originalLength: data.length,
      timestamp: TIME + BigInt(i) * 1000n,
      interface: on,
    };
  });
}

/** An interface with a value for each property. */
export const eth0: CaptureInterface = {
  kind: "interface",
  linkType: LINKTYPE_ETHERNET,
  snapLength: 0x40000,
  name: "eth0",
  description: "the first one, ü",
  filter: "tcp or udp",
  os: "Linux 6.18",
  hardware: "a card",
  speed: 10_000_000_000n,
  resolution: { base: 10, exponent: 9 },
  comments: ["an interface"],
};

/** An interface whose times are in microseconds, with an offset. */
export const tun0: CaptureInterface = {
  kind: "interface",
  linkType: LINKTYPE_RAW,
  snapLength: 65535,
  name: "tun0",
  timeOffset: 1_600_000_000n,
};

/** Returns the records of a pcapng file that has something of everything. */
export function everything(byteOrder: "little" | "big"): CaptureRecord[] {
  const first = packetsOf(6, eth0).map((packet, i) => ({
    ...packet,
    kind: "packet" as const,
    interface: eth0,
    ...(i === 1 ? { direction: "outbound" as const, flags: 2 } : {}),
    ...(i === 2
      ? { direction: "inbound" as const, destination: "broadcast" as const, flags: 1 | 3 << 2 }
      : {}),
    ...(i === 3
      ? { comments: ["one", "two"], dropped: 5n, direction: "inbound" as const, flags: 1 }
      : {}),
    ...(i === 4 ? { options: [{ code: 5, value: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8) }] } : {}),
  }));
  const second = packetsOf(3, tun0).map((packet) => ({
    ...packet,
    kind: "packet" as const,
    interface: tun0,
    timestamp: packet.timestamp! / 1000n * 1000n,
  }));
  return [
    {
      kind: "section",
      format: "pcapng",
      byteOrder,
      application: "a test",
      os: "Linux",
      hardware: "x86_64",
      comments: ["a section"],
    },
    eth0,
    ...first,
    tun0,
    ...second,
    {
      kind: "names",
      names: [
        { address: "10.0.0.1", names: ["one.example", "eins.example"] },
        { address: "2001:db8::1:0:0:1", names: ["six.example"] },
      ],
    },
    {
      kind: "statistics",
      interface: eth0,
      timestamp: TIME + 99n,
      startTime: TIME,
      endTime: TIME + 98n,
      received: 2n ** 40n,
      dropped: 3n,
      accepted: 7n,
      droppedBySystem: 8n,
      delivered: 9n,
      comments: ["the end"],
    },
  ];
}

/** Returns all records of a file. */
export function recordsOf(file: Uint8Array): CaptureRecord[] {
  return [...readCaptureSync(file)];
}
