/**
 * Addresses that are kept from one call to the next.
 *
 * An address stays valid as long as its memory stays alive and in place. V8 never moves the memory of
 * an `ArrayBuffer` that has been read from `.buffer`, and frees it only when nothing refers to it. But
 * whoever has a view of a buffer can transfer the buffer: to another thread (`postMessage`), or to
 * another buffer (`transfer()`), after which the memory is somebody else's. So a kept address belongs to
 * a {@linkcode KeptAddress}, which refers to the memory and checks before each use that it was not
 * transferred. `tests/ffi/addresses_test.ts` checks that no other file keeps an address.
 *
 * Memory that C only uses during a call needs no such address: it is passed as a buffer, whose address
 * Deno reads at each call, or its address is written into a structure in the same step
 * (`addressOf`). Memory of a call on the pool of threads is kept alive by Deno until the call
 * returns; none of it is given to the program, so nobody can transfer it: `Epoll`, `Kqueue`,
 * `WindowsPoller`, `AddrinfoCall` and the look-ups.
 *
 * @module
 */

/** Each place that keeps an address, and why the address stays valid. */
export const KEPT = {
  "the buffer that was passed last":
    "PointerCache in memory.ts. The program's buffer, which it may transfer while the cache refers to it.",
  "the memory of received data":
    "receive_buffer.ts. The program has views of its first part, and may transfer it.",
  "the data of a batch":
    "unix/batch.ts: iov_base. Batch.data() gives the program views, whose buffer it may transfer.",
  "the ancillary data of a batch":
    "unix/batch.ts: msg_control. The program gets copies, so it cannot transfer it.",
  "the structures of a batch":
    "unix/batch.ts: msg_iov. Only the module has them, so nobody can transfer them.",
  "the segment sizes of a batch":
    "linux/batch.ts: msg_control of each group. Only the module has them.",
  "a socket address":
    "sockaddr.ts: msg_name of a batch, and the pointers of each call. The program gets copies.",
  "the buffers of a message":
    "unix/message.ts: msg_iov, an array of structures. Only the module has it.",
} as const;

/** The address of memory that JavaScript owns, kept together with the memory. */
export class KeptAddress {
  readonly #place: keyof typeof KEPT;
  readonly #memory: ArrayBuffer;
  readonly #value: bigint;
  /** The address as a pointer; `null` for no bytes. */
  readonly #pointer: Deno.PointerValue;

  /**
   * Reads the address.
   *
   * @param place The place that keeps it.
   * @param bytes The memory.
   */
  constructor(place: keyof typeof KEPT, bytes: ArrayBufferView<ArrayBuffer>) {
    this.#place = place;
    this.#memory = bytes.buffer; // reading .buffer moves the bytes off V8's heap, where they may move
    this.#pointer = Deno.UnsafePointer.of(bytes);
    this.#value = Deno.UnsafePointer.value(this.#pointer);
  }

  /** The address; `undefined` if the memory was transferred, so that its address is no longer valid. */
  get current(): bigint | undefined {
    return this.#memory.detached ? undefined : this.#value;
  }

  /** The address, after the check. */
  get value(): bigint {
    this.check();
    return this.#value;
  }

  /** The address as a pointer, after the check. */
  get pointer(): Deno.PointerValue {
    this.check();
    return this.#pointer;
  }

  /** Throws if the memory was transferred. */
  check(): void {
    if (this.#memory.detached) throw new TypeError(`${this.#place} was transferred elsewhere`);
  }
}
