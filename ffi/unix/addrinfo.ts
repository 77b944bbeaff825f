/**
 * What getaddrinfo(3) is asked and what it answers.
 *
 * @module
 */
import type { Field } from "../layout.ts";
import { PointerOut, shortCString, stringAt } from "../memory.ts";
import type { AddressInfo, AddressQuery } from "../system.ts";
import type { Symbols } from "./symbols.ts";

/** The layout of `struct addrinfo`. */
export interface AddrinfoLayout {
  readonly size: number;
  readonly ai_flags: Field<number>;
  readonly ai_family: Field<number>;
  readonly ai_socktype: Field<number>;
  readonly ai_protocol: Field<number>;
  readonly ai_addrlen: Field<number>;
  readonly ai_addr: Field<bigint>;
  readonly ai_canonname: Field<bigint>;
  readonly ai_next: Field<bigint>;
}

/** Bytes for a host's or a service's name; a longer one gets memory of its own. */
const NAME = 256;
/** Bytes for the addresses of one answer; what does not fit gets memory of its own. */
const ADDRESSES = 1024;

/** The memory of one look-up, which may be used for the next one when its answer is read. */
export class AddressSearch {
  readonly #c: Symbols;
  readonly #layout: AddrinfoLayout;
  readonly #hints: DataView<ArrayBuffer>;
  readonly #host = new Uint8Array(NAME);
  readonly #service = new Uint8Array(NAME);
  readonly #list = new PointerOut();
  readonly #entry: DataView<ArrayBuffer>;
  readonly #addresses = new Uint8Array(ADDRESSES);
  // the same memory, as calls take it
  readonly #hintsBytes: Uint8Array<ArrayBuffer>;
  readonly #entryBytes: Uint8Array<ArrayBuffer>;

  /**
   * @param c The bound functions.
   * @param layout The system's `struct addrinfo`.
   */
  constructor(c: Symbols, layout: AddrinfoLayout) {
    this.#c = c;
    this.#layout = layout;
    this.#hints = new DataView(new ArrayBuffer(layout.size));
    this.#hintsBytes = new Uint8Array(this.#hints.buffer);
    this.#entry = new DataView(new ArrayBuffer(layout.size));
    this.#entryBytes = new Uint8Array(this.#entry.buffer);
  }

  /**
   * Writes a question down.
   *
   * @param query What is asked.
   * @returns The arguments of getaddrinfo(3).
   */
  ask({ host, service, family, type, protocol, flags }: AddressQuery): readonly [
    node: Uint8Array<ArrayBuffer> | null,
    service: Uint8Array<ArrayBuffer> | null,
    hints: Uint8Array<ArrayBuffer>,
    list: Uint8Array<ArrayBuffer>,
  ] {
    const { ai_flags, ai_family, ai_socktype, ai_protocol } = this.#layout;
    ai_flags.set(this.#hints, flags);
    ai_family.set(this.#hints, family);
    ai_socktype.set(this.#hints, type);
    ai_protocol.set(this.#hints, protocol);
    return [
      host === null ? null : shortCString(host, this.#host),
      service === null ? null : shortCString(service, this.#service),
      this.#hintsBytes,
      this.#list.buffer,
    ];
  }

  /**
   * Reads the answer to a question that was answered, and gives the memory back that C has it in.
   *
   * @returns The entries; their addresses are valid until the next question is asked.
   */
  answer(): AddressInfo[] {
    const { size, ai_family, ai_socktype, ai_protocol, ai_canonname, ai_addr, ai_addrlen } =
      this.#layout;
    const entry = this.#entry;
    const found: AddressInfo[] = [];
    const list = this.#list.address;
    for (let next = list, used = 0; next !== 0n; next = this.#layout.ai_next.get(entry)) {
      this.#c.memcpy(this.#entryBytes, next, size);
      const length = ai_addrlen.get(entry);
      const address = used + length <= ADDRESSES
        ? new Uint8Array(this.#addresses.buffer, used, length)
        : new Uint8Array(length);
      used += length;
      this.#c.memcpy(address, ai_addr.get(entry), length);
      found.push({
        family: ai_family.get(entry),
        type: ai_socktype.get(entry),
        protocol: ai_protocol.get(entry),
        canonicalName: stringAt(ai_canonname.get(entry)),
        address,
      });
    }
    this.#c.freeaddrinfo(list);
    return found;
  }
}
