/**
 * Rings of packets on a socket of the program: `PACKET_RX_RING`.
 *
 * @module
 */
import {
  AF_PACKET,
  EAGAIN,
  PACKET_RESERVE,
  PACKET_RX_RING,
  PACKET_VERSION,
  POLLERR,
  POLLIN,
  SOL_PACKET,
} from "../../constants/mod.ts";
import { system } from "../../ffi/mod.ts";
import type { PacketRingMemory, PacketRings } from "../../ffi/system.ts";
import {
  integer,
  isOptions,
  signalIn,
  type WaitOptions,
  wrongType,
} from "../../socket/arguments.ts";
import { closedError, systemError } from "../../socket/errors.ts";
import type { Handle } from "../../socket/operation/operation.ts";
import { hideFrames, hideInternals, rangeError } from "../../socket/stack.ts";
import type { Packet } from "../packet.ts";
import { Block, type PacketBlock } from "./block.ts";
import { Interfaces } from "./interfaces.ts";
import { checkTimeout } from "./options.ts";
import { LivePacket } from "./packet.ts";
import {
  BlockReader,
  blocksOf,
  blocksOfSync,
  type BlockSource,
  handleOf,
  KERNEL_NEVER_WAITS,
  type PacketSocket,
  pendingError,
} from "./source.ts";

/** `TPACKET_V3` of linux/if_packet.h: blocks of packets of any length. */
const TPACKET_V3 = 2;

/** The largest ring, in bytes. */
const LARGEST = 2 ** 30;

/** Key of the source of a ring's blocks, for captures. */
export const ringSource: unique symbol = Symbol("ringSource");

/**
 * The size of a ring.
 *
 * @category Captures
 */
export interface PacketRingOptions {
  /** Bytes of a block: a power of two from 4096 to 16 MiB. 256 KiB if omitted. Longer packets are cut. */
  readonly blockSize?: number | undefined;
  /** The number of blocks, from 2 on. 32 if omitted. The whole ring has at most 1 GiB. */
  readonly blockCount?: number | undefined;
  /**
   * Seconds after which the kernel hands over a block that is not full, from 0.001 to 60. 0.1 if omitted.
   * While the program reads nothing, each block is closed after this time, however few packets it has. A
   * pause of as many times as there are blocks may therefore lose packets.
   */
  readonly timeout?: number | undefined;
  /** The most bytes of a packet that its data has. 262,144 if omitted. A filter makes the kernel cut. */
  readonly snapLength?: number | undefined;
}

/** The size of a ring, checked. */
interface CheckedSize {
  readonly blockSize: number;
  readonly blockCount: number;
  readonly timeout: number;
  readonly snapLength: number;
}

/** Checks the size of a ring. */
function checkRing(options: PacketRingOptions): CheckedSize {
  if (!isOptions(options)) throw wrongType("options", options, "an object such as { blockCount }");
  const { blockSize = 2 ** 18, blockCount = 32, timeout = 0.1, snapLength = 2 ** 18 } =
    options as PacketRingOptions;
  integer("options.blockSize", blockSize, 4096, 2 ** 24);
  if (blockSize & (blockSize - 1)) {
    throw rangeError(`options.blockSize is ${blockSize}, expected a power of two`);
  }
  integer("options.blockCount", blockCount, 2, LARGEST / blockSize);
  checkTimeout(timeout);
  integer("options.snapLength", snapLength, 1, 0xffffffff);
  return { blockSize, blockCount, timeout, snapLength };
}

/** Returns the system's calls for rings. */
function rings(): PacketRings {
  const { packetRings } = system();
  if (packetRings !== undefined && AF_PACKET !== undefined) return packetRings;
  throw new Deno.errors.NotSupported("PacketRing needs the packet sockets of Linux");
}

/** A block of a ring. */
class RingBlock extends Block {
  readonly #memory: PacketRingMemory;
  readonly #index: number;
  readonly #interfaces: Interfaces;
  readonly #snapLength: number;
  /** The ring, which must not be garbage-collected before its blocks. */
  readonly ring: PacketRing;
  #offset: number;
  #isReleased = false;

  constructor(
    ring: PacketRing,
    memory: PacketRingMemory,
    index: number,
    interfaces: Interfaces,
    snapLength: number,
  ) {
    super(memory.count(index));
    this.ring = ring;
    this.#memory = memory;
    this.#index = index;
    this.#interfaces = interfaces;
    this.#snapLength = snapLength;
    this.#offset = memory.first(index);
  }

  protected read(): Packet | undefined {
    if (this.left <= 0 || this.#offset === 0) return undefined;
    this.left--;
    const memory = this.#memory;
    memory.seek(this.#index, this.#offset);
    this.#offset = memory.next;
    return new LivePacket(
      memory.data(this.#snapLength),
      memory.originalLength,
      this.#interfaces.get(memory.interfaceIndex, memory.hardwareType),
      memory.seconds,
      memory.nanoseconds,
      memory.packetType,
    );
  }

  release(): void {
    if (this.#isReleased) return;
    this.end();
    this.#memory.release(this.#index);
  }

  /** Ends the block. What the memory holds is no more its packets. */
  end(): void {
    this.#isReleased = true;
    this.left = 0;
  }
}

/** The blocks of a ring, in the order in which the kernel fills them. */
export class RingSource implements BlockSource {
  readonly syscall = "poll";
  readonly direction = KERNEL_NEVER_WAITS;
  readonly socket: PacketSocket;
  isClosed = false;
  readonly lost = 0; // the memory of the ring stays readable
  taken!: RingBlock;
  readonly #ring: PacketRing;
  readonly #memory: PacketRingMemory;
  readonly #blockCount: number;
  readonly #snapLength: number;
  readonly #interfaces: Interfaces;
  #next = 0;

  constructor(
    ring: PacketRing,
    socket: PacketSocket,
    memory: PacketRingMemory,
    blockCount: number,
    snapLength: number,
  ) {
    this.#ring = ring;
    this.socket = socket;
    this.#memory = memory;
    this.#blockCount = blockCount;
    this.#snapLength = snapLength;
    this.#interfaces = new Interfaces(socket, snapLength);
  }

  interfaceName(): string {
    return this.socket.getsockname()[0];
  }

  take(fd: number): number {
    // poll(2) would not wait while the last block that the kernel has filled is not given back.
    this.taken?.release();
    const memory = this.#memory;
    if (!memory.isReady(this.#next)) {
      const events = system().pollEvents(fd, POLLIN);
      if (events < 0) return events;
      const error = events & POLLERR ? pendingError(this.socket) : 0;
      if (error !== 0) return -error;
      if (!memory.isReady(this.#next)) return -EAGAIN;
    }
    const index = this.#next;
    this.#next = (index + 1) % this.#blockCount;
    this.taken = new RingBlock(this.#ring, memory, index, this.#interfaces, this.#snapLength);
    return 0;
  }
}

/** What a ring leaves behind when the program drops it without closing it. */
interface Remains {
  readonly memory: PacketRingMemory;
  readonly handle: Handle;
}

/** Frees a ring. The socket then receives packets as one without a ring. */
function free({ memory, handle }: Remains): void {
  memory.close();
  if (handle.fd < 0) return;
  const none = rings().request(0, 0, 0);
  system().setsockopt(handle.fd, SOL_PACKET!, PACKET_RX_RING!, none, none.length);
}

const dropped = new FinalizationRegistry<Remains>(free);

/**
 * A ring of packets that the kernel shares with the program: `PACKET_RX_RING` of packet(7), in blocks
 * (`TPACKET_V3`). The kernel writes packets into the ring, and the program reads them there: nothing is
 * copied, and one wait brings hundreds of packets. Linux only.
 *
 * The data of the packets is a view of the ring. It is valid until its block is given back, which the
 * iteration does when it goes on. Later it shows other packets. When the ring is closed, the views have
 * length 0. The buffer of a view holds a whole block; to transfer data to another thread, transfer a copy,
 * made with `slice()`. If the buffer itself is transferred, who has it sees packets until the ring is
 * closed, then zeros.
 *
 * {@linkcode openCapture} makes the socket and the ring together.
 *
 * @example
 * ```ts ignore
 * import { AF_PACKET, ETH_P_ALL, SOCK_RAW, Socket } from "@libc/socket";
 * import { PacketRing } from "@libc/socket/capture";
 *
 * using socket = new Socket(AF_PACKET!, SOCK_RAW);
 * using ring = new PacketRing(socket);
 * socket.bind(["eth0", ETH_P_ALL!]);
 * for await (const block of ring.blocks()) {
 *   for (const packet of block) console.log(packet.timestamp, packet.data.length);
 * }
 * ```
 *
 * @category Captures
 */
export class PacketRing {
  /**
   * Takes the blocks.
   *
   * @ignore
   */
  readonly [ringSource]: RingSource;
  readonly #reader: BlockReader;
  readonly #memory: PacketRingMemory;
  readonly #remains: Remains;
  /** Ends the wait for a block when the ring is closed. The socket stays open. */
  readonly #closing = new AbortController();

  /**
   * Makes the ring. Packets that the socket has received before are lost: bind the socket afterwards.
   * From now on the socket receives packets through the ring alone.
   *
   * @param socket A socket of `AF_PACKET`. It stays the program's, and is closed after the ring.
   * @param options The size of the ring.
   * @throws {SocketError} `EINVAL` if the kernel refuses the size, `ENOMEM` without memory, `EBUSY` if
   *   the socket has a ring.
   * @throws {TypeError | RangeError} If an argument is not valid.
   * @throws {Deno.errors.NotSupported} On a system other than Linux.
   */
  constructor(socket: PacketSocket, options: PacketRingOptions = {}) {
    try {
      const { blockSize, blockCount, timeout, snapLength } = checkRing(options);
      const calls = rings();
      if (typeof socket?.fileno !== "function" || socket.family !== AF_PACKET) {
        throw wrongType("socket", socket, "a Socket of AF_PACKET");
      }
      const fd = socket.fileno();
      if (fd < 0) throw closedError("setsockopt", "socket");
      const handle = handleOf(socket);
      socket.setsockopt(SOL_PACKET!, PACKET_VERSION!, TPACKET_V3);
      socket.setsockopt(SOL_PACKET!, PACKET_RESERVE!, calls.reserve);
      const request = calls.request(blockSize, blockCount, Math.round(timeout * 1000));
      socket.setsockopt(SOL_PACKET!, PACKET_RX_RING!, request);
      const memory = calls.map(fd, blockSize, blockCount);
      if (typeof memory === "number") {
        socket.setsockopt(SOL_PACKET!, PACKET_RX_RING!, calls.request(0, 0, 0));
        throw systemError(-memory, "mmap");
      }
      this.#memory = memory;
      this.#remains = { memory, handle };
      this[ringSource] = new RingSource(this, socket, memory, blockCount, snapLength);
      this.#reader = new BlockReader(this[ringSource]);
      dropped.register(this, this.#remains, this);
    } catch (error) {
      throw hideFrames(error, PacketRing);
    }
  }

  /**
   * Returns the blocks of packets as they come. Each is given back when the next one is asked for. The
   * iteration ends when the ring or its socket is closed.
   *
   * @param options A `signal` that ends the iteration with its reason.
   * @returns The blocks.
   * @throws {SocketError} `ENODEV` if the interface of the socket was deleted.
   */
  blocks(options: WaitOptions = {}): AsyncGenerator<PacketBlock, void, void> {
    const { signal: closing } = this.#closing;
    return blocksOf(this.#reader, () => {
      const signal = signalIn(options);
      return signal === undefined ? closing : AbortSignal.any([signal, closing]);
    });
  }

  /**
   * The blocking form of {@linkcode PacketRing.blocks}.
   *
   * @returns The blocks.
   * @throws {SocketError} `ENODEV` if the interface of the socket was deleted.
   */
  blocksSync(): Generator<PacketBlock, void, void> {
    return blocksOfSync(this.#reader, undefined);
  }

  /** Closes the ring: its packets have no data any more. The socket stays open, without a ring. */
  close(): void {
    dropped.unregister(this);
    this[ringSource].isClosed = true;
    this[ringSource].taken?.end();
    free(this.#remains);
    this.#closing.abort();
  }

  /** Closes the ring. */
  [Symbol.dispose](): void {
    this.close();
  }
}

hideInternals(PacketRing);
