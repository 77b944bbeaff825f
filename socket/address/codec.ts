/**
 * The codec interface that each address family implements, and helpers for the codecs.
 *
 * @module
 */
import { system } from "../../ffi/mod.ts";
import type { Sockaddr } from "../../ffi/sockaddr.ts";
import type { AddressLayouts } from "../../ffi/system.ts";
import { isArray, shown } from "../arguments.ts";
import { typeError } from "../stack.ts";

/** The properties of a socket that decide the form of its addresses. */
export interface AddressContext {
  /** `AF_*` */
  readonly family: number;
  /** The protocol. In some families the form of an address depends on it. */
  readonly proto: number;
  /**
   * Returns the descriptor, or -1 if the socket is closed. Interface names are looked up in the
   * network namespace of this descriptor.
   */
  fileno?(): number;
}

/** Converts between the user's form of an address and the `sockaddr` structure of C. */
export interface AddressCodec {
  /**
   * Encodes an address.
   *
   * @param address The user's address, of any type. `encode` checks it before it writes.
   * @param to The buffer to write to.
   * @param socket The socket that the address is for.
   * @returns `null` if the address was encoded, or the host name that must be resolved first. In
   *   that case nothing was written.
   * @throws {TypeError | RangeError} If `address` is not an address of the family. The message
   *   names the field.
   */
  encode(address: unknown, to: Sockaddr, socket: AddressContext): string | null;
  /**
   * Decodes an address.
   *
   * @param from The buffer that C wrote an address of this family to.
   * @param socket The socket that the address comes from.
   * @returns The user's form of the address.
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

/**
 * Returns the address layouts as if this system had all of them. A codec is used only on a system
 * that has its layout: `codecOf` in `codec_table.ts`.
 */
export function layouts(): Required<AddressLayouts> {
  return system().layouts as Required<AddressLayouts>;
}

/**
 * Checks that an address is an array with a permitted number of elements.
 *
 * @param address The user's address.
 * @param form The expected form, for the error message.
 * @param min The minimum number of elements.
 * @param max The maximum number of elements.
 * @returns The array. Its elements are not checked.
 * @throws {TypeError} If the address is anything else.
 */
export function checkTuple(address: unknown, form: string, min: number, max: number): unknown[] {
  if (isArray(address) && address.length >= min && address.length <= max) return address;
  throw typeError(`address is ${shown(address)}, expected ${form}`);
}

/**
 * Fills the part of a structure that C did not write with zeros, so that stale bytes are not
 * decoded.
 *
 * @param from The buffer that C wrote to.
 * @param size The size of the structure in bytes.
 * @returns The view to read the members of the structure through.
 */
export function zeroFill(from: Sockaddr, size: number): DataView<ArrayBuffer> {
  if (from.length < size) from.bytes.fill(0, from.length, size);
  return from.view;
}
