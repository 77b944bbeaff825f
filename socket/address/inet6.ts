/**
 * `AF_INET6`: `[host, port, flowinfo?, scopeid?]`.
 *
 * @module
 */
import { AF_INET6 } from "../../constants/mod.ts";
import type { Inet6Address } from "../../constants/families.ts";
import { system } from "../../ffi/mod.ts";
import type { Sockaddr } from "../../ffi/sockaddr.ts";
import { integer } from "../arguments.ts";
import { systemError } from "../errors.ts";
import type { AddressCodec, AddressContext } from "./codec.ts";
import { hostAndPort, parseInet } from "./inet.ts";
import { indexOf } from "./interface.ts";

const FORM = "[host, port, flowinfo?, scopeid?] for AF_INET6";
const packed = new Uint8Array(new ArrayBuffer(16));

/** The interface of a zone, as in `fe80::1%eth0`: its name or its index. */
function zoneIndex(zone: string, host: string, socket: AddressContext): number {
  if (/^\d+$/.test(zone)) return integer("address scope", Number(zone), 0, 0xffffffff);
  const index = indexOf(zone, socket);
  if (index < 0) throw systemError(-index, "if_nametoindex", host);
  return index;
}

/** The members of an address after host and port, 0 where they are left out. */
export function flowAndScope([, , ...rest]: unknown[]): [flowinfo: number, scope: number] {
  return [
    rest.length > 0 ? integer("address flowinfo", rest[0], 0, 0xfffff) : 0,
    rest.length > 1 ? integer("address scopeid", rest[1], 0, 0xffffffff) : 0,
  ];
}

/** What was decoded last: the next datagram often comes from the same place. */
const last = { packed: new Uint8Array(new ArrayBuffer(16)), host: "::" };

/** The text of the IPv6 address that stands in `bytes` at `offset`. */
function hostText(bytes: Uint8Array<ArrayBuffer>, offset: number): string {
  if (last.packed.some((byte, i) => byte !== bytes[offset + i])) {
    last.packed.set(bytes.subarray(offset, offset + last.packed.length));
    last.host = String(system().inetNtop(AF_INET6, last.packed));
  }
  return last.host;
}

/** Encodes and decodes `sockaddr_in6`. */
export const inet6: AddressCodec = {
  encode(address: unknown, to: Sockaddr, socket: AddressContext): string | null {
    if (to.isFrom(AF_INET6, address)) return null;
    const [host, port] = hostAndPort(address, FORM, 4);
    const [flowinfo, scopeid] = flowAndScope(address as unknown[]);
    let scope = scopeid;

    const percent = host.indexOf("%");
    const number = percent < 0 ? host : host.slice(0, percent);
    if (number === "") {
      packed.fill(0); // in6addr_any
    } else if (!number.includes(":") && parseInet(number) < 0) {
      return host; // every IPv6 address has a colon, no name does
    } else if (system().inetPton(AF_INET6, number, packed) !== 1) {
      throw new TypeError(`address host is ${JSON.stringify(host)}, which is no IPv6 address`);
    }
    if (percent >= 0) {
      const zone = zoneIndex(host.slice(percent + 1), host, socket);
      if (scope !== 0 && scope !== zone) {
        throw new RangeError(
          `address scopeid is ${scope}, but the host ${host} names interface ${zone}; give one`,
        );
      }
      scope = zone;
    }

    const { sockaddr_in6 } = system().layouts;
    const view = to.begin(AF_INET6, sockaddr_in6.size);
    sockaddr_in6.sin6_port.set(view, port);
    sockaddr_in6.sin6_flowinfo.set(view, flowinfo);
    sockaddr_in6.sin6_addr.set(view, packed);
    sockaddr_in6.sin6_scope_id.set(view, scope);
    // The index of an interface that was named may be another one the next time.
    if (percent < 0) to.writtenFrom(AF_INET6, address as unknown[]);
    return null;
  },

  decode(from: Sockaddr): Inet6Address {
    const { sockaddr_in6 } = system().layouts;
    const { bytes, view } = from;
    return [
      hostText(bytes, sockaddr_in6.sin6_addr.offset),
      sockaddr_in6.sin6_port.get(view),
      sockaddr_in6.sin6_flowinfo.get(view),
      sockaddr_in6.sin6_scope_id.get(view),
    ];
  },
};
