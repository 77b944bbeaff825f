/** Writes captured packets to a pcapng file. */
import {
  LINKTYPE_ETHERNET,
  type PacketDestination,
  type PacketInterface,
  PcapngEncoder,
} from "@libc/socket/capture";
import type { Captured } from "./capture.ts";

/** To whom a packet was addressed, by the packet type of its `AF_PACKET` address. */
const DESTINATIONS: readonly PacketDestination[] = [
  "unicast", // PACKET_HOST
  "broadcast",
  "multicast",
  "promiscuous", // PACKET_OTHERHOST
];
const OUTGOING = 4;

/** A file with the packets of one Ethernet interface. */
export class PcapngFile implements Disposable {
  readonly #file: Deno.FsFile;
  readonly #encoder = new PcapngEncoder({ application: "sniffer.ts" });
  readonly #interface: PacketInterface;

  /** Creates the file, or truncates an existing one. */
  constructor(path: string, interfaceName: string, snapLength: number) {
    this.#interface = { linkType: LINKTYPE_ETHERNET, snapLength, name: interfaceName };
    this.#file = Deno.openSync(path, { write: true, create: true, truncate: true });
    this.#write(this.#encoder.begin());
  }

  #write(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length;) at += this.#file.writeSync(bytes.subarray(at));
  }

  /** Writes a packet. */
  packet({ nanoseconds, data, length, packetType }: Captured): void {
    this.#write(this.#encoder.encode({
      data,
      originalLength: length,
      timestamp: nanoseconds,
      interface: this.#interface,
      direction: packetType === OUTGOING ? "outbound" : "inbound",
      destination: DESTINATIONS[packetType],
    }));
  }

  /** Writes the number of received and dropped packets. */
  statistics(nanoseconds: bigint, received: number, dropped: number): void {
    this.#write(this.#encoder.encode({
      kind: "statistics",
      interface: this.#interface,
      timestamp: nanoseconds,
      received: BigInt(received),
      dropped: BigInt(dropped),
    }));
  }

  [Symbol.dispose](): void {
    this.#file.close();
  }
}
