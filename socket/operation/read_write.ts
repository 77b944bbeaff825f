/**
 * read(2) and write(2), of descriptors of any kind.
 *
 * These calls have no flag against waiting. A descriptor that this module owns is made non-blocking.
 * Others share the mode of a borrowed one, such as the shell that of its terminal, and would be
 * surprised: its calls wait for readiness first, and change the mode only for the time of the call.
 *
 * @module
 */
import { EAGAIN } from "../../constants/mod.ts";
import { system } from "../../ffi/mod.ts";
import { READABLE, WRITABLE } from "../../ffi/system.ts";
import { checkNotDetached, type Operation, type SendProgress, SENDS } from "./operation.ts";
import { Receive } from "./receive.ts";
import { LARGEST_SEND, SendAll } from "./send.ts";

type Memory = Uint8Array<ArrayBuffer>;

/**
 * Makes a call that does not wait, on a descriptor whose mode others share.
 *
 * @param fd The descriptor.
 * @param direction The readiness that the call needs.
 * @param call The call.
 * @returns What it returned, or the negated error.
 */
function keepingMode(fd: number, direction: number, call: () => number): number {
  const calls = system();
  const ready = calls.pollOne(fd, direction, 0);
  if (ready <= 0) return ready || -EAGAIN;
  // It may wait in spite of its readiness: another process takes the data, or there is not room for
  // all of it.
  if (calls.isNonblocking(fd, false) === 1 || calls.setNonblocking(fd, true) < 0) return call();
  try {
    return call();
  } finally {
    calls.setNonblocking(fd, false);
  }
}

/** Reads once; see {@linkcode Receive}. */
export class Read<T extends Memory | number> extends Receive<T> {
  readonly needsNonblocking: boolean;

  /**
   * @param into The user's buffer; `null` for memory of the module.
   * @param length Bytes to read at most; not more than the length of the buffer.
   * @param keepsMode True if the mode of the descriptor must not change.
   */
  constructor(into: Memory | null, length: number, keepsMode: boolean) {
    super(into, length, 0, {}, null);
    this.needsNonblocking = !keepsMode;
  }

  override get syscall(): string {
    return "read";
  }

  override join(): undefined {} // read(2) is no call of a ring

  protected override transfer(
    fd: number,
    memory: Memory | bigint,
    length: number,
    wait: boolean,
  ): number {
    const read = () => system().descriptors!.read(fd, memory, length);
    return wait || this.needsNonblocking ? read() : keepingMode(fd, READABLE, read);
  }
}

/** Writes once. The result is the number of bytes that were written. */
export class Write implements Operation<number> {
  readonly syscall = "write";
  readonly direction = WRITABLE;
  readonly queue = SENDS;
  readonly needsNonblocking: boolean;
  readonly #data: Memory;
  readonly #length: number;

  /**
   * @param data The bytes.
   * @param keepsMode True if the mode of the descriptor must not change.
   */
  constructor(data: Memory, keepsMode: boolean) {
    this.#data = data;
    this.#length = data.length;
    this.needsNonblocking = !keepsMode;
  }

  attempt(fd: number, wait: boolean): number {
    checkNotDetached(this.#data, this.#length);
    const length = Math.min(this.#length, LARGEST_SEND);
    return write(fd, this.#data, length, wait || this.needsNonblocking);
  }

  result(written: number): number {
    return written;
  }
}

/** Writes all bytes, by as many calls of write(2) as needed; see {@linkcode SendAll}. */
export class WriteAll extends SendAll {
  override readonly syscall = "write";
  readonly needsNonblocking: boolean;

  /**
   * @param data The bytes.
   * @param progress Where to write how much has been written.
   * @param keepsMode True if the mode of the descriptor must not change.
   */
  constructor(data: Memory, progress: SendProgress | undefined, keepsMode: boolean) {
    super(data, 0, progress);
    this.needsNonblocking = !keepsMode;
  }

  override join(): undefined {} // nor is write(2)

  protected override transfer(fd: number, data: Memory, length: number, wait: boolean): number {
    return write(fd, data, length, wait || this.needsNonblocking);
  }
}

function write(fd: number, data: Memory, length: number, isSafe: boolean): number {
  const call = () => system().descriptors!.write(fd, data, length);
  return isSafe ? call() : keepingMode(fd, WRITABLE, call);
}
