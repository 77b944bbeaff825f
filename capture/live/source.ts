/**
 * Where blocks of packets come from, and the wait for the next one.
 *
 * @module
 */
import { EAGAIN, ENETDOWN, ENODEV, SO_ERROR, SOL_SOCKET } from "../../constants/mod.ts";
import type { PacketAddress } from "../../constants/families.ts";
import { EXCEPTIONAL, READABLE } from "../../ffi/system.ts";
import { Descriptor } from "../../socket/descriptor.ts";
import { closedError, systemError, TimeoutError } from "../../socket/errors.ts";
import { asynchronous } from "../../socket/event_loop/asynchronous.ts";
import { blocking } from "../../socket/event_loop/blocking.ts";
import type { Handle, Operation } from "../../socket/operation/operation.ts";
import { generatorNext, hideFrames, ourError } from "../../socket/stack.ts";
import type { Block, Convert } from "./block.ts";

/**
 * The members of a socket that a capture uses; a {@linkcode Socket} of `AF_PACKET` has them.
 *
 * @category Captures
 */
export interface PacketSocket {
  /** `AF_PACKET` */
  readonly family: number;
  /** The protocol, which addresses do not depend on. */
  readonly proto: number;
  /** Returns the descriptor; -1 once it is closed. */
  fileno(): number;
  /** Returns the interface that the socket is bound to. */
  getsockname(): PacketAddress;
  /** Sets an option. */
  setsockopt(level: number, name: number, value: number | Uint8Array<ArrayBuffer>): void;
  /** Reads an option. */
  getsockopt(level: number, name: number): number;
}

/**
 * The direction of a source whose attempts never wait in the kernel, whatever the mode of the descriptor:
 * the drivers wait.
 */
export const KERNEL_NEVER_WAITS: number = READABLE | EXCEPTIONAL;

/** The owner of a descriptor. */
export interface DescriptorOwner {
  /** Returns the descriptor; -1 once it is closed. */
  fileno(): number;
}

/** A source of blocks. Only one block of it is in use at a time. */
export interface BlockSource {
  /** The call that waits or receives, for errors. */
  readonly syscall: string;
  /** The readiness that a block needs. */
  readonly direction: number;
  /** The socket, or the device. */
  readonly socket: DescriptorOwner;
  /**
   * True if a wait of poll(2) would end what the reactor learns of the descriptor. Once the reactor has
   * watched it, the blocking form then waits by a timer.
   */
  readonly pollEndsWatch?: boolean;
  /**
   * Seconds after which a wait begins anew. Some systems report to a new attempt alone that the interface
   * was deleted. If it is missing, the timeout of the socket limits a wait.
   */
  readonly patience?: number;
  /** Returns the name of the interface; `""` if the source has none, or if it was deleted. */
  interfaceName(): string;
  /**
   * Takes the next block, which {@linkcode BlockSource.taken} then returns.
   *
   * @returns 0, or a negated error; `-EAGAIN` if there is none yet, `-ENETDOWN` if the interface is down
   *   or was deleted.
   */
  take(fd: number): number;
  /** The block that was taken. */
  readonly taken: Block;
  /** The number of packets that were lost because the program has transferred their memory. */
  readonly lost: number;
  /** True once the source has no more blocks. */
  readonly isClosed: boolean;
}

/**
 * Seconds after which a wait looks again whether an interface that is down still exists. Linux reports that it
 * went down, and then neither that it was deleted nor that it is up again.
 */
const PATIENCE_WHILE_DOWN = 1;

/** Ends a wait without a limit because the interface went down. A wait with a limit follows. */
class WentDown extends Error {}

/** What a reader remembers of its interface. */
interface Link {
  /** True if it went down and no packet came since. */
  isDown: boolean;
}

/** The wait for the next block of a source. */
class NextBlock implements Operation<Block> {
  readonly syscall: string;
  readonly queue = null;
  readonly direction: number;
  readonly needsNonblocking = false;
  readonly #source: BlockSource;
  readonly #name: string;
  readonly #link: Link;
  readonly #convert: Convert | undefined;
  /** True if no timeout ends the wait. */
  readonly #isUnlimited: boolean;
  readonly needsBackoff: boolean;
  /** That of the socket if it is missing. */
  declare readonly timeout?: number;

  constructor(
    source: BlockSource,
    name: string,
    link: Link,
    limit: number | null,
    convert: Convert | undefined,
    needsBackoff: boolean,
  ) {
    this.needsBackoff = needsBackoff;
    this.#source = source;
    this.#name = name;
    this.#link = link;
    this.#convert = convert;
    this.syscall = source.syscall;
    this.direction = source.direction;
    const ownPatience = link.isDown && limit === null ? PATIENCE_WHILE_DOWN : undefined;
    const { patience = ownPatience } = source;
    if (patience !== undefined) this.timeout = patience;
    this.#isUnlimited = patience === undefined && limit === null;
  }

  attempt(fd: number): number {
    const returned = this.#source.take(fd);
    if (returned !== -EAGAIN) this.#link.isDown = returned === -ENETDOWN && this.#name !== "";
    if (returned !== -EAGAIN && returned !== -ENETDOWN) return returned;
    if (this.#link.isDown) this.#checkInterface();
    return -EAGAIN;
  }

  /** Throws if the interface, which is down, was deleted. If it was not, its packets go on when it is up again. */
  #checkInterface(): void {
    if (this.#source.interfaceName() === "") {
      throw systemError(ENODEV, this.syscall, this.#name, "the interface was deleted");
    }
    if (this.#isUnlimited) throw new WentDown();
  }

  /** True if another wait must follow one that ended with an error. */
  goesOn(error: unknown): boolean {
    return error instanceof WentDown ||
      (this.timeout !== undefined && error instanceof TimeoutError);
  }

  result(): Block {
    this.#source.taken.convert = this.#convert;
    return this.#source.taken;
  }
}

/**
 * The socket of another copy of this module: in the published package, each entry point has its own. Its
 * end does not end a wait, but that of the ring or the capture does.
 */
class ForeignHandle implements Handle {
  readonly kind = "socket";
  readonly timeout = null;
  readonly nonblocking = undefined;
  readonly isReferenced = true;
  readonly #socket: DescriptorOwner;

  constructor(socket: DescriptorOwner) {
    this.#socket = socket;
  }

  get fd(): number {
    return this.#socket.fileno();
  }

  setNonblocking(): void {} // no attempt waits

  readNonblocking(): boolean {
    return false;
  }
}

/** Returns the descriptor of a socket or a device, for the drivers. */
export function handleOf(socket: DescriptorOwner): Handle {
  return Descriptor.of(socket.fileno()) ?? new ForeignHandle(socket);
}

/** Reads and clears the error that a socket has. @returns the error number; 0 for none. */
export function pendingError(socket: PacketSocket): number {
  return socket.getsockopt(SOL_SOCKET, SO_ERROR);
}

/** Reads blocks of a source in both forms, one read at a time. */
export class BlockReader {
  readonly #source: BlockSource;
  /**
   * The interface that the socket is bound to, for the error of its end; `""` for all. If it is
   * `undefined`, the socket may still be bound, and is asked until it is.
   */
  readonly #name: string | undefined;
  #foundName = "";
  readonly #link: Link = { isDown: false };
  #isReading = false;
  /** True if the reactor may have watched the descriptor. */
  #isWatched = false;
  /** What becomes of each packet. */
  convert: Convert | undefined;

  constructor(source: BlockSource, name?: string) {
    this.#source = source;
    this.#name = name;
  }

  /** False once there are no more blocks. */
  get isOpen(): boolean {
    return !this.#source.isClosed && this.#source.socket.fileno() >= 0;
  }

  /** Returns the next block; waits for it without blocking. */
  async later(signal: AbortSignal | undefined): Promise<Block> {
    const handle = this.#handle();
    this.#begin();
    this.#isWatched = true;
    try {
      for (;;) {
        const operation = this.#operation(handle, false);
        try {
          return await asynchronous(handle, operation, signal, this.#source.socket);
        } catch (error) {
          if (!operation.goesOn(error)) throw error;
        }
      }
    } finally {
      this.#isReading = false;
    }
  }

  /** Returns the next block; blocks until there is one. */
  now(): Block {
    const handle = this.#handle();
    this.#begin();
    try {
      const needsBackoff = this.#isWatched && this.#source.pollEndsWatch === true;
      for (;;) {
        const operation = this.#operation(handle, needsBackoff);
        try {
          return blocking(handle, operation);
        } catch (error) {
          if (!operation.goesOn(error)) throw error;
        }
      }
    } finally {
      this.#isReading = false;
    }
  }

  #begin(): void {
    if (this.#isReading) {
      throw ourError(new Error("another read of these packets waits; await it first"));
    }
    this.#isReading = true;
  }

  #handle(): Handle {
    if (!this.isOpen) throw closedError(this.#source.syscall, "socket");
    return handleOf(this.#source.socket);
  }

  #operation({ timeout }: Handle, needsBackoff: boolean): NextBlock {
    const name = this.#name ?? (this.#foundName ||= this.#source.interfaceName());
    return new NextBlock(this.#source, name, this.#link, timeout, this.convert, needsBackoff);
  }
}

/**
 * Iterates over blocks, and gives each back when the next one is asked for.
 *
 * @param reader Reads the blocks. The iteration ends when it is not open any more.
 * @param signalOf Returns a signal that ends the iteration with its reason; what it throws ends it, too.
 */
export async function* blocksOf(
  reader: BlockReader,
  signalOf: () => AbortSignal | undefined,
): AsyncGenerator<Block, void, void> {
  try {
    const signal = signalOf();
    while (reader.isOpen) {
      const block = await reader.later(signal);
      try {
        yield block;
      } finally {
        block.release();
      }
    }
  } catch (error) {
    if (!reader.isOpen) return;
    await undefined; // the frames of the program then follow those of the generator, not of its next()
    throw hideFrames(error, blocksOf);
  }
}

/**
 * The blocking form of {@linkcode blocksOf}.
 *
 * @param reader Reads the blocks.
 * @param signal Ends the iteration with its reason, if it has aborted between two blocks.
 */
export function* blocksOfSync(
  reader: BlockReader,
  signal: AbortSignal | undefined,
): Generator<Block, void, void> {
  while (reader.isOpen) {
    let block: Block;
    try {
      signal?.throwIfAborted();
      block = reader.now();
    } catch (error) {
      if (!reader.isOpen) return;
      throw hideFrames(error, generatorNext);
    }
    try {
      yield block;
    } finally {
      block.release();
    }
  }
}
