/**
 * Socket addresses: the tuples of users and the structures of C.
 *
 * @module
 */
import { AF_INET, AF_INET6, AF_UNIX } from "../../constants/mod.ts";
import type { Address } from "../../constants/families.ts";
import { system } from "../../ffi/mod.ts";
import type { Sockaddr } from "../../ffi/sockaddr.ts";
import type { AddressCodec, Addressing } from "./codec.ts";
import { inet } from "./inet.ts";
import { inet6 } from "./inet6.ts";
import { unix } from "./unix.ts";
import { unknown } from "./unknown.ts";

const codecs = new Map<number | undefined, AddressCodec>([
  [AF_INET, inet],
  [AF_INET6, inet6],
  [AF_UNIX, unix],
]);

/** The two address buffers that every call of this isolate shares. */
interface Shared {
  /** What is on its way to C. */
  readonly name: Sockaddr;
  /** What comes from C. */
  readonly peer: Sockaddr;
}

let buffers: Shared | undefined;

/** The address buffers; each is used up before another operation can begin. */
export function sockaddrs(): Shared {
  return buffers ??= { name: system().sockaddr(), peer: system().sockaddr() };
}

/**
 * The encoder and decoder of a family.
 *
 * @param family `AF_*`
 * @returns That of the family, or the one that takes bytes.
 */
export function codecOf(family: number): AddressCodec {
  return codecs.get(family) ?? unknown;
}

/**
 * Reads an address that C wrote.
 *
 * @param from What C wrote.
 * @param socket The socket that was asked.
 * @returns The address; `null` where C gave none, but for an unnamed `AF_UNIX` peer, which is `""`.
 */
export function decodeAddress(from: Sockaddr, socket: Addressing): Address | null {
  if (from.length === 0) return socket.family === AF_UNIX ? "" : null;
  return codecOf(from.family).decode(from, socket) as Address;
}
