/**
 * The address that an operation sends to, connects to or binds to.
 *
 * @module
 */
import { isArray } from "../arguments.ts";
import type { Sockaddr } from "../../ffi/sockaddr.ts";
import type { AddressContext } from "./codec.ts";
import { codecOf, sockaddrs } from "./codec_table.ts";
import { permit } from "./permission.ts";

/** The most elements of an address. A longer array is no address, and is not copied. */
const MOST_ELEMENTS = 8;

/**
 * Returns a copy of an address whose elements can only change by the module. Each element of a tuple is
 * read once, by its index: the array may be a proxy, or have getters.
 */
function copyOf(address: unknown): unknown {
  if (!isArray(address)) return address;
  const { length } = address;
  if (!(length <= MOST_ELEMENTS)) return address; // its codec refuses it
  const copy: unknown[] = [];
  for (let i = 0; i < length; i++) copy.push(address[i]);
  return copy;
}

/** The ticket of the newest destination. A ticket is never reused. No destination has ticket 0. */
let lastTicket = 0;

/**
 * A checked address of an operation.
 *
 * Instead of a `sockaddr` of its own, a destination uses `name`, one of the two address buffers that
 * all operations share. Sharing saves an allocation for each operation. It also saves a second
 * encoding for each send: the constructor encodes the address to check it, and the system call that
 * follows finds it still in the buffer. If the tuple equals the previous tuple, `Sockaddr.isFrom`
 * saves the first encoding, too. Four rules keep the sharing safe:
 *
 * - JavaScript runs on one thread, and `sockaddr()` is called in the same synchronous step as the
 *   system call. The kernel copies the address during the call. A call that runs on another
 *   thread, such as getnameinfo(3), takes a copy of the bytes. The other buffer, `peer`, receives
 *   addresses from C. Each of them is decoded in the step that received it.
 * - The buffer holds the ticket of the destination that wrote it (`Sockaddr.owner`). Any other
 *   write resets the ticket. An operation that has to wait keeps a copy of the encoded bytes
 *   (`keep()`), so the user may change the tuple and other operations may use the buffer.
 * - The program's tuple is read in the constructor only. Its getters may close the socket or transfer
 *   the data, which no step between the checks and the system call must do.
 * - `isFrom` compares by value with a copy of the previous tuple. Each write of another address, by
 *   this module or by C, discards the copy. A host with a zone is never cached, because its
 *   interface name may map to another index later.
 */
export class Destination {
  /** The socket of the operation. */
  readonly socket: AddressContext;
  /** The user's address, for error messages. */
  readonly address: unknown;
  /** The host name that must be resolved first; `null` if the address has none. */
  readonly unresolved: string | null;
  /** True if the address is only looked up: `--deny-net` does not apply to it. */
  readonly isLookUp: boolean;
  /** The address as it was read in the constructor. */
  readonly given: unknown;
  // A number: if the buffer referred to the destination, it would keep the socket from being
  // garbage collected.
  readonly #ticket = ++lastTicket;
  /** The encoded address of an operation that waits. */
  #kept: Uint8Array<ArrayBuffer> | undefined;

  /**
   * Checks and encodes an address.
   *
   * @param socket The socket of the operation.
   * @param address The user's address.
   * @param numeric The same address with its host name resolved.
   * @param isLookUp True if the address is only looked up.
   * @throws {TypeError | RangeError} If `numeric` is not an address of the family. The message
   *   names the field.
   * @throws {Deno.errors.NotCapable} If the user denied the address.
   */
  constructor(
    socket: AddressContext,
    address: unknown,
    numeric: unknown = address,
    isLookUp = false,
  ) {
    this.socket = socket;
    this.address = address;
    this.isLookUp = isLookUp;
    const { name } = sockaddrs();
    if (name.isFrom(socket.family, numeric)) {
      this.given = name.source;
      this.unresolved = null;
      name.owner = this.#ticket;
      this.#permit();
    } else {
      this.given = copyOf(numeric);
      this.unresolved = this.#encode();
    }
  }

  /** Returns the shared buffer with this address in it. Use it before any other operation. */
  sockaddr(): Sockaddr {
    const { name } = sockaddrs();
    if (name.owner === this.#ticket) return name;
    if (this.#kept === undefined) {
      this.#encode();
    } else {
      name.load(this.#kept);
      name.owner = this.#ticket;
    }
    return name;
  }

  /** Copies the encoded address, before the operation waits and the program goes on. */
  keep(): void {
    this.#kept ??= this.sockaddr().copy();
  }

  /** Returns a text that is equal for equal encoded addresses, and for no others. */
  name(): string {
    this.keep();
    return String.fromCharCode(...this.#kept!);
  }

  #encode(): string | null {
    const { name } = sockaddrs();
    const unresolved = codecOf(this.socket.family).encode(this.given, name, this.socket);
    name.owner = this.#ticket;
    if (unresolved === null) this.#permit();
    return unresolved;
  }

  /** Checks that the user permits the address in the buffer. */
  #permit(): void {
    const { name } = sockaddrs();
    if (!name.isPermitted && !this.isLookUp) permit(name);
  }
}
