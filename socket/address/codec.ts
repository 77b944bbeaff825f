/**
 * What an address family's file provides.
 *
 * @module
 */
import type { Sockaddr } from "../../ffi/sockaddr.ts";

/** What decides about the form of an address; every socket has it. */
export interface Addressing {
  /** `AF_*` */
  readonly family: number;
  /** The protocol, by which the forms of some families differ. */
  readonly proto: number;
}

/** Between the tuples of users and the `sockaddr` structures of C. */
export interface AddressCodec {
  /**
   * Writes an address.
   *
   * @param address What the user passed, of any type; checked here.
   * @param to Where to write it.
   * @param socket The socket whose address it is.
   * @returns The host name that must be resolved first, or `null` where all is written.
   * @throws {TypeError | RangeError} If it is no address of the family; names the field.
   */
  encode(address: unknown, to: Sockaddr, socket: Addressing): string | null;
  /**
   * Reads an address that C wrote.
   *
   * @param from What C wrote, of this family.
   * @param socket The socket that was asked.
   * @returns The user's form of it.
   */
  decode(from: Sockaddr, socket: Addressing): unknown;
}
