/**
 * The memory that socket addresses pass through on their way to and from C.
 *
 * @module
 */
import type { Field } from "./layout.ts";

/** Room for every `sockaddr`, and for the unnamed rest of those that have a tail. */
const CAPACITY = 256;

/** What an address was written from that was not written from a tuple. */
const NOTHING: readonly unknown[] = [];

/** Layout of the generic `sockaddr`; only some systems have the length byte. */
export interface SockaddrHead {
  readonly sa_family: Field<number>;
  readonly sa_len?: Field<number>;
}

/**
 * One `struct sockaddr` of any family with its `socklen_t`, at a fixed place in
 * memory, so that C can be given the same two pointers every time.
 */
export class Sockaddr {
  readonly #head: SockaddrHead;
  readonly #memory = new ArrayBuffer(CAPACITY + 8);
  // the `socklen_t` behind the address
  readonly #length = new Uint32Array(this.#memory, CAPACITY, 1);

  /** The address's bytes, for the layouts of its family. */
  readonly view: DataView<ArrayBuffer> = new DataView(this.#memory);
  /** The same bytes. */
  readonly bytes: Uint8Array<ArrayBuffer> = new Uint8Array(
    this.#memory,
    0,
    CAPACITY,
  );
  /** `struct sockaddr *` */
  readonly pointer: Deno.PointerObject;
  /** `socklen_t *` */
  readonly lengthPointer: Deno.PointerObject;
  /** The number of whoever wrote the address that is in here now, 0 for anyone. */
  owner = 0;
  // the members of the tuple that it was written from, and for which family
  #source = NOTHING;
  #family = 0;

  /** @param head The system's layout of `struct sockaddr`. */
  constructor(head: SockaddrHead) {
    this.#head = head;
    this.pointer = Deno.UnsafePointer.of(this.bytes)!;
    this.lengthPointer = Deno.UnsafePointer.of(this.#length)!;
  }

  /** Length of the address in bytes. After a call, what C says, cut to what fits. */
  get length(): number {
    return Math.min(this.#length[0]!, CAPACITY);
  }

  /** The family that is written in the address; 0 for an address without one. */
  get family(): number {
    return this.length < 2 ? 0 : this.#head.sa_family.get(this.view);
  }

  #forget(): void {
    this.owner = 0;
    this.#source = NOTHING;
  }

  /**
   * Notes what the address was written from: the next datagram often goes to the same place, and
   * then nothing needs to be written.
   *
   * @param family The address family.
   * @param source The user's tuple, of strings and numbers alone.
   */
  writtenFrom(family: number, source: readonly unknown[]): void {
    this.#family = family;
    this.#source = source.slice(); // the user may change it
  }

  /**
   * Whether the address is there already.
   *
   * @param family The address family.
   * @param source What the user passed.
   * @returns Whether it was written from the same family and members.
   */
  isFrom(family: number, source: unknown): boolean {
    const known = this.#source;
    if (known === NOTHING || this.#family !== family) return false;
    if (!Array.isArray(source) || source.length !== known.length) return false;
    for (let i = 0; i < known.length; i++) if (source[i] !== known[i]) return false;
    return true;
  }

  /** Notes how long the address is that C wrote, where it told otherwise than by the pointer. */
  received(length: number): void {
    this.#forget();
    this.#length[0] = length;
  }

  /** Makes room for C to write an address to, and forgets the present one. */
  receive(): this {
    this.#forget();
    this.#length[0] = CAPACITY;
    return this;
  }

  /**
   * Starts an address: zeros, the family and the length.
   *
   * @param family The address family.
   * @param length Size of the family's structure, or of the part that is used.
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
   * Takes an address that is there as bytes.
   *
   * @param address A whole `sockaddr`, at most as long as this has room for.
   * @returns This.
   */
  load(address: Uint8Array): this {
    this.#forget();
    this.bytes.set(address);
    this.#length[0] = address.length;
    return this;
  }

  /** Whether the first bytes are those of another one, of so many. */
  begins(other: Sockaddr, length: number): boolean {
    for (let i = 0; i < length; i++) if (this.bytes[i] !== other.bytes[i]) return false;
    return true;
  }

  /** A copy of the address's bytes. */
  copy(): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(0, this.length);
  }
}

/** The two pointers that accept(2) takes for the peer's address; NULL for none. */
export function pointersFor(
  peer: Sockaddr | null,
): { readonly pointer: Deno.PointerValue; readonly lengthPointer: Deno.PointerValue } {
  return peer?.receive() ?? { pointer: null, lengthPointer: null };
}
