/**
 * What an address family's file provides.
 *
 * @module
 */
import type { Sockaddr } from "../../ffi/sockaddr.ts";

/** Between the tuples of users and the `sockaddr` structures of C. */
export interface AddressCodec {
  /**
   * Writes an address.
   *
   * @param address What the user passed, of any type; checked here.
   * @param to Where to write it.
   * @returns The host name that must be resolved first, or `null` where all is written.
   * @throws {TypeError | RangeError} If it is no address of the family; names the field.
   */
  encode(address: unknown, to: Sockaddr): string | null;
  /**
   * Reads an address that C wrote.
   *
   * @param from What C wrote, of this family.
   * @returns The user's form of it.
   */
  decode(from: Sockaddr): unknown;
}
