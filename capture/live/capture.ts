/**
 * Live captures: the packets of an interface.
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
} from "../../constants/mod.ts";
import type { PacketAddress } from "../../constants/families.ts";
import { platform } from "../../constants/platform.ts";
import { type Bytes, signalIn, type WaitOptions } from "../../socket/arguments.ts";
import { SocketError } from "../../socket/errors.ts";
import { options as typed } from "../../socket/options/table.ts";
import { Socket } from "../../socket/socket.ts";
import {
  fromAwaiter,
  fromCaller,
  generatorNext,
  hideFrames,
  hideInternals,
  ourError,
} from "../../socket/stack.ts";
import { LINKTYPE_ETHERNET } from "../link_types.ts";
import type { Packet } from "../packet.ts";
import type { Block, PacketBlock } from "./block.ts";
import { DatagramSource } from "./datagrams.ts";
import { linkTypeOf } from "./interfaces.ts";
import { type CaptureOptions, type CheckedOptions, checkOptions } from "./options.ts";
import { programOf } from "./program.ts";
import { PacketRing, ringSource } from "./ring.ts";
import { BlockReader, blocksOf, blocksOfSync } from "./source.ts";

/** Counts of packets since the capture was opened. */
export interface CaptureCounts {
  /** Packets that the filter has accepted, with those that were dropped. */
  readonly received: number;
  /** Packets that were lost because the buffer was full. */
  readonly dropped: number;
}

/** The largest block of a ring, in bytes; at least four make a ring. */
const LARGEST_BLOCK = 2 ** 18;

/**
 * A live capture, made by {@linkcode openCapture}. Iterate over it for its packets, or over its
 * {@linkcode Capture.blocks}: use one of the two. An iteration that goes on after a `break` begins with the
 * next packet. It ends when the capture is closed.
 *
 * An interface that goes down ends nothing: packets come again when it is up. The error `ENODEV` says that
 * an interface was deleted.
 */
export interface Capture extends Disposable, AsyncIterable<Packet>, Iterable<Packet> {
  /** True if the kernel writes packets into a ring that the capture shares with it; false if it copies them. */
  readonly usesRing: boolean;
  /** Returns the descriptor of the socket; -1 once it is closed. */
  fileno(): number;
  /**
   * Returns the next packet.
   *
   * @param options A `signal` for this call, in place of the capture's own.
   * @returns The packet. Its data is valid until the next packet is asked for, unless the capture copies it.
   * @throws {SocketError} `ENODEV` if the interface was deleted; `EBADF` if the capture is closed.
   * @throws {Error} If another read of the capture waits.
   */
  next(options?: WaitOptions): Promise<Packet>;
  /**
   * Returns the next packet. Blocks while there is none.
   *
   * @returns The packet. Its data is valid until the next packet is asked for, unless the capture copies it.
   * @throws {SocketError} `ENODEV` if the interface was deleted; `EBADF` if the capture is closed.
   */
  nextSync(): Packet;
  /**
   * Returns packets in blocks, as they come: the fastest way to get them. Each block is given back when the
   * next one is asked for.
   *
   * @param options A `signal` for this iteration, in place of the capture's own.
   */
  blocks(options?: WaitOptions): AsyncGenerator<PacketBlock, void, void>;
  /** The blocking form of {@linkcode Capture.blocks}. */
  blocksSync(): Generator<PacketBlock, void, void>;
  /**
   * Returns how many packets were received and dropped since the capture was opened: `PACKET_STATISTICS`
   * of packet(7), added up. Packets that wait in the buffer are counted.
   */
  statistics(): CaptureCounts;
  /**
   * Sends a packet through the interface of the capture, which does not capture it.
   *
   * @param frame The whole packet, with its link header.
   * @param options A `signal` for this call.
   * @throws {SocketError} `EMSGSIZE` if it is too long, `ENETDOWN` if the interface is down, `ENXIO` if the
   *   capture is on all interfaces.
   */
  inject(frame: Bytes, options?: WaitOptions): Promise<void>;
  /**
   * The blocking form of {@linkcode Capture.inject}.
   *
   * @param frame The whole packet, with its link header.
   */
  injectSync(frame: Bytes): void;
  /** Ends the capture. The data of its packets is gone, unless it was copied. */
  close(): void;
}

/** Gives a packet data of its own. */
function copied(packet: Packet): Packet {
  return Object.assign(packet, { data: packet.data.slice() });
}

/** A capture of Linux. */
class LinuxCapture implements Capture {
  readonly #socket: Socket<PacketAddress>;
  readonly #ring: PacketRing | undefined;
  readonly #reader: BlockReader;
  readonly #signal: AbortSignal | undefined;
  readonly usesRing: boolean;
  #block: Block | undefined;
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
      this.usesRing = this.#ring !== undefined;
      const source = this.#ring?.[ringSource] ?? datagramSource(socket, options);
      this.#reader = new BlockReader(source, options.name);
      this.#signal = options.signal;
      if (options.promiscuous) {
        const membership = { interface: options.name, type: PACKET_MR_PROMISC! };
        socket.setOption(typed.SOL_PACKET.PACKET_ADD_MEMBERSHIP!, membership);
      }
      socket.bind([options.name, ETH_P_ALL!]);
      if (options.fanout !== undefined) {
        socket.setOption(typed.SOL_PACKET.PACKET_FANOUT!, options.fanout);
      }
      if (options.copy) this.#reader.convert = copied;
    } catch (error) {
      this.close();
      throw error;
    }
  }

  fileno(): number {
    return this.#socket.fileno();
  }

  /** Returns the next packet of the present block; `undefined` if there is none. */
  #atHand(): Packet | undefined {
    return this.#block?.next();
  }

  next(options: WaitOptions = {}): Promise<Packet> {
    const signal = signalIn(options) ?? this.#signal;
    signal?.throwIfAborted();
    const packet = this.#atHand();
    if (packet !== undefined) return Promise.resolve(packet);
    return this.#firstOf(this.#reader.later(signal), signal);
  }

  /** Returns the first packet of a block that is being read, or of the next one that has any. */
  async #firstOf(reading: Promise<Block>, signal: AbortSignal | undefined): Promise<Packet> {
    try {
      for (;;) {
        this.#block = await reading;
        const packet = this.#atHand();
        if (packet !== undefined) return packet;
        reading = this.#reader.later(signal);
      }
    } catch (error) {
      throw hideFrames(error, this.#firstOf);
    }
  }

  nextSync(): Packet {
    this.#signal?.throwIfAborted();
    for (;;) {
      const packet = this.#atHand();
      if (packet !== undefined) return packet;
      this.#block = this.#reader.now();
    }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Packet, void, void> {
    try {
      while (this.#reader.isOpen) {
        this.#signal?.throwIfAborted();
        yield this.#atHand() ?? await this.next();
      }
    } catch (error) {
      if (this.#reader.isOpen) {
        throw hideFrames(error, LinuxCapture.prototype[Symbol.asyncIterator]);
      }
    }
  }

  *[Symbol.iterator](): Generator<Packet, void, void> {
    while (this.#reader.isOpen) {
      let packet: Packet;
      try {
        packet = this.nextSync();
      } catch (error) {
        if (!this.#reader.isOpen) return;
        throw hideFrames(error, generatorNext);
      }
      yield packet;
    }
  }

  blocks(options: WaitOptions = {}): AsyncGenerator<PacketBlock, void, void> {
    return blocksOf(this.#reader, () => signalIn(options) ?? this.#signal);
  }

  blocksSync(): Generator<PacketBlock, void, void> {
    return blocksOfSync(this.#reader, this.#signal);
  }

  statistics(): CaptureCounts {
    const option = typed.SOL_PACKET.PACKET_STATISTICS!;
    if (this.#socket.fileno() >= 0) {
      const { tp_packets, tp_drops } = this.#socket.getOption(option); // since the last read
      this.#received += tp_packets;
      this.#dropped += tp_drops;
    }
    return { received: this.#received, dropped: this.#dropped };
  }

  inject(frame: Bytes, options: WaitOptions = {}): Promise<void> {
    return fromAwaiter(this.#socket.send(frame, options).then(() => {}));
  }

  injectSync(frame: Bytes): void {
    this.#socket.sendSync(frame);
  }

  close(): void {
    if (this.#socket.fileno() >= 0) this.statistics();
    this.#ring?.close();
    this.#socket.close();
  }

  [Symbol.dispose](): void {
    this.close();
  }
}

hideInternals(LinuxCapture);

/** Makes the ring of a capture; `undefined` where the system refuses one. */
function ringFor(socket: Socket<PacketAddress>, options: CheckedOptions): PacketRing | undefined {
  const { bufferSize, snapLength } = options;
  const most = Math.min(LARGEST_BLOCK, bufferSize / 4);
  const blockSize = 2 ** Math.floor(Math.log2(most));
  try {
    const blockCount = Math.floor(bufferSize / blockSize);
    return new PacketRing(socket, { blockSize, blockCount, snapLength });
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

/**
 * Opens a capture of the packets that an interface receives and sends. Linux only; it needs the right to
 * packet sockets (`CAP_NET_RAW`).
 *
 * The kernel filters the packets, and writes them into a ring that it shares with the program. Where there
 * is no right to a ring, the kernel copies packets into a large buffer. VLAN tags that the kernel takes off
 * packets are put back. Packets on the loopback interface come once, as inbound ones, unless `direction`
 * asks for the outbound ones.
 *
 * @param options What to capture, and how.
 * @returns The capture. Close it to end it.
 * @throws {SocketError} `EPERM` without the right; `ENODEV` if no interface has the name.
 * @throws {FilterError} If the filter cannot be compiled.
 * @throws {TypeError | RangeError} If an option is not valid.
 * @throws {Deno.errors.NotSupported} On a system other than Linux, and for an interface whose links are
 *   neither Ethernet nor IP.
 *
 * @example
 * ```ts ignore
 * import { openCapture } from "@libc/socket/capture";
 *
 * using capture = openCapture({ interface: "eth0", filter: "udp port 53", promiscuous: true });
 * for await (const { timestamp, direction, data } of capture) {
 *   console.log(timestamp, direction, data.length);
 * }
 * ```
 *
 * @example Count packets, thousands at a time
 * ```ts ignore
 * import { openCapture } from "@libc/socket/capture";
 *
 * using capture = openCapture({ interface: "eth0" });
 * let packets = 0;
 * for (const block of capture.blocksSync()) {
 *   packets += block.length;
 *   if (packets > 1_000_000) break;
 * }
 * console.log(packets, capture.statistics().dropped);
 * ```
 */
export function openCapture(options: CaptureOptions = {}): Capture {
  return fromCaller(openCapture, () => {
    const checked = checkOptions(options);
    checked.signal?.throwIfAborted();
    if (AF_PACKET !== undefined) return new LinuxCapture(checked);
    throw ourError(
      new Deno.errors.NotSupported(
        `openCapture needs the packet sockets of Linux; this is ${platform}`,
      ),
    );
  });
}
