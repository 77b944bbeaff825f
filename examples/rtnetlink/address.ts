/**
 * Addresses of interfaces: `RTM_NEWADDR` and `RTM_DELADDR`.
 *
 * @module
 */
import { AF_INET } from "@libc/socket";
import { decodeAttributes, LITTLE_ENDIAN, text, u32, viewOf } from "./message.ts";
import { bitsIn, FAMILIES, host, nameIn, type NameOf, type Names, SCOPES } from "./names.ts";

/** An address. Its fields have the names that `ip -j address` prints. */
export interface InterfaceAddress {
  /** The interface's index. */
  readonly ifindex: number;
  /** The interface's name. */
  readonly ifname: string;
  /** `inet` or `inet6` */
  readonly family: string;
  /** The address. */
  readonly local: string;
  /** The peer's address, if it differs. */
  readonly address?: string;
  /** The length of the network prefix in bits. */
  readonly prefixlen: number;
  /** The broadcast address. */
  readonly broadcast?: string;
  /** The scope: `global`, `link`, `host`, ... */
  readonly scope: string;
  /** `secondary`, `tentative`, `dynamic`, ... */
  readonly flags: readonly string[];
  /** The label; IPv4 only. */
  readonly label?: string;
  /** The valid lifetime in seconds, 4294967295 for ever. */
  readonly valid_life_time: number;
  /** The preferred lifetime, for new connections, in seconds, 4294967295 for ever. */
  readonly preferred_life_time: number;
}

const IFA_ADDRESS = 1,
  IFA_LOCAL = 2,
  IFA_LABEL = 3,
  IFA_BROADCAST = 4,
  IFA_CACHEINFO = 6,
  IFA_FLAGS = 8;

const IFA_F_PERMANENT = 0x80, DYNAMIC = 1 << 16;

/** Length of struct ifaddrmsg. */
const HEADER = 8;

const FOREVER = 0xffffffff;

const FLAGS: Names = new Map([
  [0x01, "secondary"],
  [0x02, "nodad"],
  [0x04, "optimistic"],
  [0x08, "dadfailed"],
  [0x10, "home"],
  [0x20, "deprecated"],
  [0x40, "tentative"],
  [DYNAMIC, "dynamic"],
  [0x100, "mngtmpaddr"],
  [0x200, "noprefixroute"],
  [0x400, "autojoin"],
  [0x800, "stable-privacy"],
]);

/** In IPv6 the first bit marks a temporary address. */
const FLAGS6: Names = new Map([...FLAGS, [0x01, "temporary"]]);

/**
 * Decodes the address of a message.
 *
 * @param body The message without its header.
 * @param nameOf Returns the name of an interface.
 */
export function decodeAddress(
  body: Uint8Array<ArrayBuffer>,
  nameOf: NameOf,
): InterfaceAddress {
  const view = viewOf(body, HEADER);
  const family = view.getUint8(0);
  const ifindex = view.getUint32(4, LITTLE_ENDIAN);
  const attributes = decodeAttributes(body.subarray(HEADER));
  const bits = u32(attributes, IFA_FLAGS) ?? view.getUint8(2);
  const dynamic = (bits & IFA_F_PERMANENT) === 0 ? DYNAMIC : 0;
  const far = attributes.get(IFA_ADDRESS);
  const local = attributes.get(IFA_LOCAL) ?? far;
  const broadcast = attributes.get(IFA_BROADCAST);
  const label = text(attributes, IFA_LABEL);
  const times = attributes.get(IFA_CACHEINFO);
  const time = (at: number) => times ? viewOf(times, 8).getUint32(at, LITTLE_ENDIAN) : FOREVER;
  const name = (bytes: Uint8Array<ArrayBuffer> | undefined) => bytes ? host(family, bytes) : "";
  return {
    ifindex,
    ifname: nameOf(ifindex),
    family: nameIn(FAMILIES, family),
    local: name(local),
    ...(name(far) === name(local) ? {} : { address: name(far) }),
    prefixlen: view.getUint8(1),
    ...(broadcast === undefined ? {} : { broadcast: name(broadcast) }),
    scope: nameIn(SCOPES, view.getUint8(3)),
    flags: bitsIn(family === AF_INET ? FLAGS : FLAGS6, bits & ~IFA_F_PERMANENT | dynamic),
    ...(label === undefined ? {} : { label }),
    valid_life_time: time(4),
    preferred_life_time: time(0),
  };
}
