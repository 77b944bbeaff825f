/**
 * Where something is sent, connected or bound.
 *
 * @module
 */
import type { Sockaddr } from "../../ffi/sockaddr.ts";
import type { AddressContext } from "./codec.ts";
import { codecOf, sockaddrs } from "./codec_table.ts";

/** How many targets there have been. */
let tickets = 0;

/**
 * An address that was found good. It stays in the shared buffer as long as
 * nothing else needs that, and is written there again when it is needed again.
 */
export class Destination {
  /** The socket. */
  readonly socket: AddressContext;
  /** The user's address, for errors. */
  readonly address: unknown;
  /** The host name that must be resolved first, `null` for none. */
  readonly unresolved: string | null;
  readonly #numeric: unknown;
  // A number, since the buffer would keep an object, and the socket in it, from being collected.
  readonly #ticket = ++tickets;

  /**
   * @param socket The socket.
   * @param address The user's address.
   * @param numeric The same with its host name resolved.
   * @throws {TypeError | RangeError} If it is no address of the family; names the field.
   */
  constructor(socket: AddressContext, address: unknown, numeric: unknown = address) {
    this.socket = socket;
    this.address = address;
    this.#numeric = numeric;
    this.unresolved = this.#write();
  }

  /** The buffer with the address in it. */
  sockaddr(): Sockaddr {
    const { name } = sockaddrs();
    if (name.owner !== this.#ticket) this.#write();
    return name;
  }

  #write(): string | null {
    const { name } = sockaddrs();
    const unresolved = codecOf(this.socket.family).encode(this.#numeric, name, this.socket);
    name.owner = this.#ticket;
    return unresolved;
  }
}
