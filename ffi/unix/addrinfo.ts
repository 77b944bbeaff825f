/**
 * Arguments and results of getaddrinfo(3).
 *
 * @module
 */
import type { Structure } from "../layout.ts";
import { PointerOut, shortCString, stringAt } from "../memory.ts";
import type { AddressInfo, AddressQuery } from "../system.ts";
import type { Symbols } from "./symbols.ts";

/** The layout of `struct addrinfo`. */
export type AddrinfoLayout = Structure<
  "ai_flags" | "ai_family" | "ai_socktype" | "ai_protocol" | "ai_addrlen",
  never,
  "ai_addr" | "ai_canonname" | "ai_next"
>;

/** Bytes for the name of a host or service; a longer name is allocated. */
const NAME_CAPACITY = 256;
/** Bytes for the addresses of one result; addresses beyond it are allocated one by one. */
const ADDRESSES_CAPACITY = 1024;

/** Memory for one call of getaddrinfo(3), reusable once its result was taken. */
export class AddrinfoCall {
  readonly #c: Symbols;
  readonly #layout: AddrinfoLayout;
  readonly #hints: DataView<ArrayBuffer>;
  readonly #host = new Uint8Array(NAME_CAPACITY);
  readonly #service = new Uint8Array(NAME_CAPACITY);
  readonly #list = new PointerOut();
  readonly #entry: DataView<ArrayBuffer>;
  readonly #addresses = new Uint8Array(ADDRESSES_CAPACITY);
  // The memory of hints and entry, as arguments for C.
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
   * Encodes a query.
   *
   * @param query The query.
   * @returns The arguments of getaddrinfo(3).
   */
  encode({ host, service, family, type, protocol, flags }: AddressQuery): readonly [
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
   * Decodes the result of a successful call, and frees C's list with freeaddrinfo(3).
   *
   * @returns The entries; the next call overwrites their addresses.
   */
  takeResult(): AddressInfo[] {
    const { size, ai_family, ai_socktype, ai_protocol, ai_canonname, ai_addr, ai_addrlen } =
      this.#layout;
    const entry = this.#entry;
    const entries: AddressInfo[] = [];
    const list = this.#list.address;
    for (let next = list, used = 0; next !== 0n; next = this.#layout.ai_next.get(entry)) {
      this.#c.memcpy(this.#entryBytes, next, size);
      const length = ai_addrlen.get(entry);
      const address = used + length <= ADDRESSES_CAPACITY
        ? new Uint8Array(this.#addresses.buffer, used, length)
        : new Uint8Array(length);
      used += length;
      this.#c.memcpy(address, ai_addr.get(entry), length);
      entries.push({
        family: ai_family.get(entry),
        type: ai_socktype.get(entry),
        protocol: ai_protocol.get(entry),
        canonicalName: stringAt(ai_canonname.get(entry)),
        address,
      });
    }
    this.#c.freeaddrinfo(list);
    return entries;
  }
}
