/**
 * Live captures: the packets of an interface.
 *
 * @module
 */
import { AF_PACKET, SIO_RCVALL } from "../../constants/mod.ts";
import { platform } from "../../constants/platform.ts";
import { system } from "../../ffi/mod.ts";
import { type Bytes, signalIn, type WaitOptions } from "../../socket/arguments.ts";
import {
  fromAwaiter,
  fromCaller,
  generatorNext,
  hideFrames,
  hideInternals,
  ourError,
} from "../../socket/stack.ts";
import type { Packet } from "../packet.ts";
import type { CaptureBackend, CaptureCounts } from "./backend.ts";
import type { Block, PacketBlock } from "./block.ts";
import { DeviceCapture } from "./bpf/capture.ts";
import { LinuxCapture } from "./linux/capture.ts";
import { type CaptureOptions, type CheckedOptions, checkOptions } from "./options.ts";
import { plain } from "./packet.ts";
import { BlockReader, blocksOf, blocksOfSync } from "./source.ts";
import { RawCapture } from "./windows/capture.ts";

/**
 * A live capture, made by {@linkcode openCapture}. Iterate over it for its packets, or over its
 * {@linkcode Capture.blocks}: use one of the two. An iteration that goes on after a `break` begins with the
 * next packet. It ends when the capture is closed.
 *
 * An interface that goes down ends nothing: packets come again when it is up. The error `ENODEV` says that
 * an interface was deleted.
 *
 * The data of a packet is a view of memory that holds its whole block. To transfer data to another thread,
 * transfer a copy, made with `slice()`, or set the option `copy`. If the program transfers the buffer itself,
 * the receiving thread can read all packets of the block. With a ring, the capture still returns these
 * packets. Without a ring, they are lost, and {@linkcode Capture.statistics} counts them as dropped. The
 * capture goes on with the next block.
 *
 * To keep packets, set the option `copy`. Without it, a copy of a packet's properties lacks some: see
 * {@linkcode Packet}.
 *
 * @category Captures
 */
export interface Capture extends Disposable, AsyncIterable<Packet>, Iterable<Packet> {
  /** True if the kernel writes packets into a ring that the capture shares with it; false if it copies them. */
  readonly usesRing: boolean;
  /** Returns the descriptor of the socket or the device; -1 once it is closed. */
  fileno(): number;
  /**
   * Returns the next packet.
   *
   * @param options A `signal` for this call, in place of the capture's own.
   * @returns The packet. Its data is valid until the next packet is asked for, unless the capture copies it.
   *   The buffer of the data holds other packets, too: see {@linkcode Capture}.
   * @throws {SocketError} `ENODEV` if the interface was deleted; `EBADF` if the capture is closed.
   * @throws {Error} If another read of the capture waits.
   */
  next(options?: WaitOptions): Promise<Packet>;
  /**
   * Returns the next packet. Blocks while there is none.
   *
   * @returns The packet. Its data is valid until the next packet is asked for, unless the capture copies it.
   *   The buffer of the data holds other packets, too: see {@linkcode Capture}.
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
   * of packet(7), added up, or `BIOCGSTATS` of bpf(4).
   */
  statistics(): CaptureCounts;
  /**
   * Sends a packet through the interface of the capture. Linux does not capture it; macOS and FreeBSD do,
   * unless the capture is of the inbound packets.
   *
   * @param frame The whole packet, with its link header.
   * @param options A `signal` for this call.
   * @throws {SocketError} `EMSGSIZE` if it is too long, `ENETDOWN` if the interface is down, `ENXIO` if the
   *   capture is on several interfaces, `EBADF` if the device may only be read.
   * @throws {Deno.errors.NotSupported} On Windows.
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

/** Returns a packet that the program can keep: its properties and its data are its own. */
function copied(packet: Packet): Packet {
  return plain(packet, packet.data.slice());
}

/** A capture of any system. */
class LiveCapture implements Capture {
  readonly #backend: CaptureBackend;
  readonly #reader: BlockReader;
  readonly #signal: AbortSignal | undefined;
  readonly usesRing: boolean;
  #block: Block | undefined;

  constructor(backend: CaptureBackend, { name, signal, copy }: CheckedOptions) {
    this.#backend = backend;
    this.usesRing = backend.usesRing;
    this.#reader = new BlockReader(backend.source, name);
    this.#signal = signal;
    if (copy) this.#reader.convert = copied;
  }

  fileno(): number {
    return this.#backend.source.socket.fileno();
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
        throw hideFrames(error, LiveCapture.prototype[Symbol.asyncIterator]);
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
    return this.#backend.statistics();
  }

  inject(frame: Bytes, options: WaitOptions = {}): Promise<void> {
    return fromAwaiter(this.#backend.send(frame, options).then(() => {}));
  }

  injectSync(frame: Bytes): void {
    this.#backend.sendSync(frame);
  }

  close(): void {
    this.#backend.close();
  }

  [Symbol.dispose](): void {
    this.close();
  }
}

hideInternals(LiveCapture);

/** Opens the part of a capture that the present system has of its own. */
function backendFor(options: CheckedOptions): CaptureBackend {
  if (AF_PACKET !== undefined) return new LinuxCapture(options);
  const { packetDevices } = system();
  if (packetDevices !== undefined) return new DeviceCapture(options, packetDevices);
  if (SIO_RCVALL !== undefined) return new RawCapture(options);
  throw ourError(new Deno.errors.NotSupported(`openCapture does not support ${platform}`));
}

/**
 * Opens a capture of the packets that an interface receives and sends. On Linux, the program needs
 * `CAP_NET_RAW`. On macOS and FreeBSD, it needs read access to `/dev/bpf*`. On Windows, it needs an
 * administrator's account.
 *
 * **Linux**: The kernel filters the packets, and writes them into a ring that it shares with the program.
 * Where there is no right to a ring, the kernel copies packets into a large buffer. VLAN tags that the
 * kernel takes off packets are put back. Packets on the loopback interface come once, as inbound ones,
 * unless `direction` asks for the outbound ones.
 *
 * **macOS, FreeBSD**: The kernel filters the packets, and copies many with one read: bpf(4). A filter that
 * it refuses, such as one of more than 512 instructions, runs in this process. The direction of a packet is
 * known only if `direction` asks for one. Packets of the loopback interface begin with the type of link
 * `LINKTYPE_NULL`.
 *
 * **Windows**: A raw socket receives the packets of IPv4 (`SIO_RCVALL`), which begin with their IP header:
 * the type of link is `LINKTYPE_RAW`. The filter runs in this process. A time stamp is the time when the
 * packet was read, to a millisecond. Without `promiscuous`, the capture has what the system itself takes
 * from the network and sends to it. Packets that the system drops are not counted, and `inject` is not
 * supported.
 *
 * @param options What to capture, and how.
 * @returns The capture. Close it to end it.
 * @throws {SocketError} `EPERM` or `EACCES` without the right; `ENODEV` if no interface has the name.
 * @throws {FilterError} If the filter cannot be compiled.
 * @throws {TypeError | RangeError} If an option is not valid.
 * @throws {Deno.errors.NotSupported} If the system has no counterpart for an option, or if the module
 *   does not know the link type of the interface. On Linux it knows Ethernet and IP, elsewhere the types
 *   that a filter as text can be for.
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
 *
 * @category Captures
 */
export function openCapture(options: CaptureOptions = {}): Capture {
  return fromCaller(openCapture, () => {
    const checked = checkOptions(options);
    checked.signal?.throwIfAborted();
    return new LiveCapture(backendFor(checked), checked);
  });
}
