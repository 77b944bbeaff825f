/**
 * Captures of Linux: packet sockets, packet(7).
 *
 * @module
 */
import {
  AF_PACKET,
  ETH_P_ALL,
  PACKET_MR_PROMISC,
  SO_RCVBUF,
  SO_RCVBUFFORCE,
  SOCK_RAW,
  SOL_SOCKET,
} from "../../../constants/mod.ts";
import type { PacketAddress } from "../../../constants/families.ts";
import type { Bytes, WaitOptions } from "../../../socket/arguments.ts";
import { SocketError } from "../../../socket/errors.ts";
import { options as typed } from "../../../socket/options/table.ts";
import { Socket } from "../../../socket/socket.ts";
import { LINKTYPE_ETHERNET } from "../../link_types.ts";
import type { CaptureBackend, CaptureCounts } from "../backend.ts";
import { linkTypeOf } from "../interfaces.ts";
import type { CheckedOptions } from "../options.ts";
import { PacketRing, ringSource } from "../ring.ts";
import type { BlockSource } from "../source.ts";
import { DatagramSource } from "./datagrams.ts";
import { programOf } from "./program.ts";

/** Seconds for which a program may pause without a loss while few packets come. */
const PAUSE = 4;

/**
 * Returns the size of a ring's blocks, in bytes.
 *
 * Each block wakes the program, which costs as much as hundreds of packets: the call of another thread, and
 * its answer. So blocks are large. But the kernel closes a block after the timeout even if it has one packet.
 * So there are enough blocks for a pause of the program, unless they would be too small for long packets.
 */
function blockSizeOf(bufferSize: number, timeout: number): number {
  const count = Math.max(8, PAUSE / timeout);
  const most = Math.max(Math.min(2 ** 18, bufferSize / 4), Math.min(2 ** 21, bufferSize / count));
  return 2 ** Math.floor(Math.log2(most));
}

/** A capture of Linux. */
export class LinuxCapture implements CaptureBackend {
  readonly source: BlockSource;
  readonly #socket: Socket<PacketAddress>;
  readonly #ring: PacketRing | undefined;
  #received = 0;
  #dropped = 0;

  constructor(options: CheckedOptions) {
    const socket = new Socket(AF_PACKET!, SOCK_RAW) as Socket<PacketAddress>;
    this.#socket = socket;
    try {
      socket.settimeout(null);
      // Protocol 0: the socket receives nothing before the filter is there.
      socket.bind([options.name, 0]);
      const linkType = options.name === ""
        ? LINKTYPE_ETHERNET
        : linkTypeOf(socket.getsockname()[3] ?? 0);
      if (linkType === undefined) {
        throw new Deno.errors.NotSupported(
          `${options.name} has links of the type ${socket.getsockname()[3]} (ARPHRD_* of ` +
            `linux/if_arp.h); captures know Ethernet, the loopback interface and tun`,
        );
      }
      socket.setOption(typed.SOL_SOCKET.SO_ATTACH_FILTER!, programOf(options, linkType));
      this.#ring = options.immediate ? undefined : ringFor(socket, options);
      this.source = this.#ring?.[ringSource] ?? datagramSource(socket, options);
      if (options.promiscuous) {
        const membership = { interface: options.name, type: PACKET_MR_PROMISC! };
        socket.setOption(typed.SOL_PACKET.PACKET_ADD_MEMBERSHIP!, membership);
      }
      socket.bind([options.name, ETH_P_ALL!]);
      if (options.fanout !== undefined) {
        socket.setOption(typed.SOL_PACKET.PACKET_FANOUT!, options.fanout);
      }
    } catch (error) {
      this.#free();
      throw error;
    }
  }

  get usesRing(): boolean {
    return this.#ring !== undefined;
  }

  statistics(): CaptureCounts {
    const option = typed.SOL_PACKET.PACKET_STATISTICS!;
    if (this.#socket.fileno() >= 0) {
      const { tp_packets, tp_drops } = this.#socket.getOption(option); // since the last read
      this.#received += tp_packets;
      this.#dropped += tp_drops;
    }
    return { received: this.#received, dropped: this.#dropped + this.source.lost };
  }

  send(frame: Bytes, options: WaitOptions): Promise<number> {
    return this.#socket.send(frame, options);
  }

  sendSync(frame: Bytes): void {
    this.#socket.sendSync(frame);
  }

  close(): void {
    if (this.#socket.fileno() >= 0) this.statistics();
    this.#free();
  }

  #free(): void {
    this.#ring?.close();
    this.#socket.close();
  }
}

/** Makes the ring of a capture; `undefined` where the system refuses one. */
function ringFor(socket: Socket<PacketAddress>, options: CheckedOptions): PacketRing | undefined {
  const { bufferSize, snapLength, timeout } = options;
  const blockSize = blockSizeOf(bufferSize, timeout);
  try {
    const blockCount = Math.floor(bufferSize / blockSize);
    return new PacketRing(socket, { blockSize, blockCount, timeout, snapLength });
  } catch (error) {
    if (error instanceof SocketError) return undefined;
    throw error;
  }
}

/** Makes the source of a capture without a ring, with a buffer of the size that the options ask for. */
function datagramSource(socket: Socket<PacketAddress>, options: CheckedOptions): DatagramSource {
  try {
    socket.setsockopt(SOL_SOCKET, SO_RCVBUFFORCE!, options.bufferSize);
  } catch (error) {
    if (!(error instanceof SocketError)) throw error;
    socket.setsockopt(SOL_SOCKET, SO_RCVBUF, options.bufferSize); // at most net.core.rmem_max
  }
  return new DatagramSource(socket, options.snapLength);
}
