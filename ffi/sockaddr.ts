/**
 * Buffers for the socket addresses that C reads and writes.
 *
 * @module
 */
import { KeptAddress } from "./addresses.ts";
import type { Field } from "./layout.ts";
import { isArray } from "./memory.ts";

/** Bytes for a `sockaddr`: enough for every family, including those with a variable tail. */
const CAPACITY = 256;

/** Stands for no source: the address did not come from a user's tuple. */
const NO_SOURCE: readonly unknown[] = [];

/** Layout of the generic `sockaddr`; only BSD systems have the length byte. */
export interface SockaddrHead {
  readonly sa_family: Field<number>;
  readonly sa_len?: Field<number>;
}

/**
 * One `struct sockaddr` of any family with its `socklen_t`. Its memory never moves, so every call
 * passes C the same two pointers.
 */
export class Sockaddr {
  readonly #head: SockaddrHead;
  readonly #memory = new ArrayBuffer(CAPACITY + 8);
  /** The `socklen_t`, which follows the address. */
  readonly #length = new Uint32Array(this.#memory, CAPACITY, 1);

  /** The address's bytes, for the layouts of its family. */
  readonly view: DataView<ArrayBuffer> = new DataView(this.#memory);
  /** The same bytes. */
  readonly bytes: Uint8Array<ArrayBuffer> = new Uint8Array(
    this.#memory,
    0,
    CAPACITY,
  );
  readonly #address = new KeptAddress("a socket address", this.bytes);
  readonly #lengthAddress = new KeptAddress("a socket address", this.#length);
  /** A number that identifies the writer of the present address; 0 for none. */
  owner = 0;
  /** True if the user's flags permit the present address: `permission.ts` in `socket/address/`. */
  isPermitted = false;
  /** The members of the tuple that the present address was encoded from, and its family. */
  #source: readonly unknown[] = NO_SOURCE;
  #family = 0;

  /** @param head The system's layout of `struct sockaddr`. */
  constructor(head: SockaddrHead) {
    this.#head = head;
  }

  /** `struct sockaddr *` */
  get pointer(): Deno.PointerValue {
    return this.#address.pointer;
  }

  /** `socklen_t *` */
  get lengthPointer(): Deno.PointerValue {
    return this.#lengthAddress.pointer;
  }

  /** The address of the `struct sockaddr`, for a pointer inside a structure. */
  get address(): bigint {
    return this.#address.value;
  }

  /** Length of the address in bytes, at most CAPACITY. C reports more for a truncated address. */
  get length(): number {
    return Math.min(this.#length[0]!, CAPACITY);
  }

  /** The family in the address; 0 for an address too short for a family. */
  get family(): number {
    return this.length < 2 ? 0 : this.#head.sa_family.get(this.view);
  }

  /** Resets what is known of the present address, before it is overwritten. */
  #forget(): void {
    this.owner = 0;
    this.isPermitted = false;
    this.#source = NO_SOURCE;
  }

  /**
   * Records the source of the present address. The next datagram often has the same destination;
   * {@linkcode Sockaddr.isFrom} then saves encoding it again.
   *
   * @param family The address family.
   * @param source The tuple as it was checked, of strings and numbers only; the caller does not
   *   change it any more.
   */
  writtenFrom(family: number, source: readonly unknown[]): void {
    this.#family = family;
    this.#source = source;
  }

  /** The tuple that the present address was encoded from, as `writtenFrom` recorded it. */
  get source(): readonly unknown[] {
    return this.#source;
  }

  /**
   * True if the buffer already holds the address.
   *
   * @param family The address family.
   * @param source The user's tuple.
   * @returns True if the present address was encoded from the same family and the same members.
   */
  isFrom(family: number, source: unknown): boolean {
    const known = this.#source;
    if (known === NO_SOURCE || this.#family !== family) return false;
    if (!isArray(source) || source.length !== known.length) return false;
    for (let i = 0; i < known.length; i++) if (source[i] !== known[i]) return false;
    return this.#source === known; // false if a getter in the tuple has used the buffer
  }

  /** Sets the length of an address that C wrote without using {@linkcode lengthPointer}. */
  received(length: number): void {
    this.#forget();
    this.#length[0] = length;
  }

  /** Prepares the buffer for C to write an address to, and drops the present address. */
  receive(): this {
    this.#forget();
    this.#length[0] = CAPACITY;
    return this;
  }

  /**
   * Begins an address: zeroes its bytes, and writes its family and length.
   *
   * @param family The address family.
   * @param length Size of the family's structure, or of the part in use.
   * @returns The view to write the other members through.
   */
  begin(family: number, length: number): DataView<ArrayBuffer> {
    this.#forget();
    this.bytes.fill(0, 0, length);
    this.#head.sa_family.set(this.view, family);
    this.#head.sa_len?.set(this.view, length);
    this.#length[0] = length;
    return this.view;
  }

  /**
   * Loads an encoded address.
   *
   * @param address A whole `sockaddr`, of at most CAPACITY bytes.
   * @returns This buffer.
   */
  load(address: Uint8Array): this {
    this.#forget();
    this.bytes.set(address);
    this.#length[0] = address.length;
    return this;
  }

  /** True if the first `length` bytes equal those of another address. */
  begins(other: Sockaddr, length: number): boolean {
    for (let i = 0; i < length; i++) if (this.bytes[i] !== other.bytes[i]) return false;
    return true;
  }

  /** Copies the address's bytes. */
  copy(): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(0, this.length);
  }
}

/**
 * Prepares the pointers that accept(2) takes for the peer's address.
 *
 * @param peer The buffer for the address; `null` if it is not wanted.
 * @returns Its two pointers; NULL for `null`.
 */
export function pointersFor(
  peer: Sockaddr | null,
): { readonly pointer: Deno.PointerValue; readonly lengthPointer: Deno.PointerValue } {
  return peer?.receive() ?? { pointer: null, lengthPointer: null };
}
