/**
 * What an address family's file provides.
 *
 * @module
 */
import { system } from "../../ffi/mod.ts";
import type { Sockaddr } from "../../ffi/sockaddr.ts";
import type { AddressLayouts } from "../../ffi/system.ts";
import { shown } from "../arguments.ts";

/** What decides about the form of an address; every socket has it. */
export interface AddressContext {
  /** `AF_*` */
  readonly family: number;
  /** The protocol, by which the forms of some families differ. */
  readonly proto: number;
  /** The descriptor, -1 if it is closed; the names of interfaces are those of its namespace. */
  fileno?(): number;
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
  encode(address: unknown, to: Sockaddr, socket: AddressContext): string | null;
  /**
   * Reads an address that C wrote.
   *
   * @param from What C wrote, of this family.
   * @param socket The socket that was asked.
   * @returns The user's form of it.
   */
  decode(from: Sockaddr, socket: AddressContext): unknown;
}

/**
 * Returns the codec of a family whose address form depends on the protocol.
 *
 * @param codecs The codec of each protocol.
 * @param fallback The codec of every other protocol.
 */
export function byProtocol(
  codecs: readonly (readonly [proto: number | undefined, codec: AddressCodec])[],
  fallback: AddressCodec,
): AddressCodec {
  const known = new Map(codecs);
  const codecOf = ({ proto }: AddressContext) => known.get(proto) ?? fallback;
  return {
    encode: (address, to, socket) => codecOf(socket).encode(address, to, socket),
    decode: (from, socket) => codecOf(socket).decode(from, socket),
  };
}

/** The layouts of families that not every system has; used only where they are there. */
export function layouts(): Required<AddressLayouts> {
  return system().layouts as Required<AddressLayouts>;
}

/**
 * The members of an address that is a tuple.
 *
 * @param address What the user passed.
 * @param form The form it must have, for the error.
 * @param least How many members it must have.
 * @param most How many it may have.
 * @returns The members, of any types.
 */
export function members(address: unknown, form: string, least: number, most: number): unknown[] {
  if (Array.isArray(address) && address.length >= least && address.length <= most) return address;
  throw new TypeError(`address is ${shown(address)}, expected ${form}`);
}

/**
 * The whole structure that C wrote, also where C wrote only the beginning of it.
 *
 * @param from What C wrote.
 * @param size How long the structure is.
 * @returns The view to read its members through.
 */
export function whole(from: Sockaddr, size: number): DataView<ArrayBuffer> {
  if (from.length < size) from.bytes.fill(0, from.length, size);
  return from.view;
}
