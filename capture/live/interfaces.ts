/**
 * The interfaces that packets are captured on.
 *
 * @module
 */
import { interfaceName } from "../../socket/address/interface.ts";
import type { AddressContext } from "../../socket/address/codec.ts";
import { LINKTYPE_ETHERNET, LINKTYPE_RAW } from "../link_types.ts";
import type { PacketInterface } from "../packet.ts";

/** The type of link by hardware type: `ARPHRD_*` of linux/if_arp.h. */
const LINK_TYPES: Readonly<Record<number, number>> = {
  1: LINKTYPE_ETHERNET, // ARPHRD_ETHER
  772: LINKTYPE_ETHERNET, // ARPHRD_LOOPBACK
  519: LINKTYPE_RAW, // ARPHRD_RAWIP
  65534: LINKTYPE_RAW, // ARPHRD_NONE, such as tun
};

/** `ARPHRD_ETHER` */
export const ETHERNET = 1;
/** `ARPHRD_LOOPBACK` */
export const LOOPBACK = 772;

/** `LINKTYPE_USER0`, which nobody gives a meaning: for hardware that captures do not know. */
const UNKNOWN = 147;

/** Returns the type of link of a hardware type; `undefined` for one that captures do not know. */
export function linkTypeOf(hardwareType: number): number | undefined {
  return LINK_TYPES[hardwareType];
}

/** The interfaces of one capture. Each has one object, made at its first packet. */
export class Interfaces {
  readonly #socket: AddressContext;
  readonly #snapLength: number;
  readonly #known = new Map<number, PacketInterface>();
  #lastIndex = -1;
  #last: PacketInterface | undefined;

  constructor(socket: AddressContext, snapLength: number) {
    this.#socket = socket;
    this.#snapLength = snapLength;
  }

  /** Returns the interface with an index. */
  get(index: number, hardwareType: number): PacketInterface {
    if (index === this.#lastIndex) return this.#last!;
    let found = this.#known.get(index);
    if (found === undefined) {
      found = {
        linkType: linkTypeOf(hardwareType) ?? UNKNOWN,
        snapLength: this.#snapLength,
        name: interfaceName(index, this.#socket),
      };
      this.#known.set(index, found);
    }
    this.#lastIndex = index;
    this.#last = found;
    return found;
  }
}
