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
import { lookUpIndex } from "./interface.ts";
import { rangeError, typeError } from "../stack.ts";

const FORM = "[host, port, flowinfo?, scopeid?] for AF_INET6";
const packed = new Uint8Array(new ArrayBuffer(16));

/**
 * Returns the interface index of a zone: the name or index after `%`, as in `fe80::1%eth0`. As with
 * getaddrinfo(3), digits are an index only if no interface has them as its name.
 */
function resolveZone(zone: string, host: string, socket: AddressContext): number {
  const index = lookUpIndex(zone, socket);
  if (index >= 0) return index;
  if (/^\d+$/.test(zone)) return integer("address scope", Number(zone), 0, 0xffffffff);
  throw systemError(-index, "if_nametoindex", host);
}

/** Checks and returns `flowinfo` and `scopeid` of an address, each 0 if it is left out. */
export function flowAndScope(
  [, , ...rest]: readonly unknown[],
  name = "address",
): [flowinfo: number, scope: number] {
  return [
    rest.length > 0 ? integer(`${name} flowinfo`, rest[0], 0, 0xfffff) : 0,
    rest.length > 1 ? integer(`${name} scopeid`, rest[1], 0, 0xffffffff) : 0,
  ];
}

/** The most recently decoded host. Consecutive datagrams often come from the same host. */
const last = { packed: new Uint8Array(new ArrayBuffer(16)), host: "::" };

/** Formats the IPv6 address at `offset` in `bytes`. */
function formatHost(bytes: Uint8Array<ArrayBuffer>, offset: number): string {
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
    const { length } = address as unknown[];
    const [flowinfo, scopeid] = flowAndScope(address as unknown[]);
    let scope = scopeid;

    const percent = host.indexOf("%");
    const number = percent < 0 ? host : host.slice(0, percent);
    if (number === "") {
      packed.fill(0); // in6addr_any
    } else if (!number.includes(":") && parseInet(number) < 0) {
      return host; // a name: it has no colon, unlike every IPv6 address
    } else if (system().inetPton(AF_INET6, number, packed) !== 1) {
      throw typeError(
        `address host is ${JSON.stringify(host)}, expected an IPv6 address or a host name`,
      );
    }
    if (percent >= 0) {
      const zone = resolveZone(host.slice(percent + 1), host, socket);
      if (scope !== 0 && scope !== zone) {
        throw rangeError(
          `address scopeid is ${scope}, but the host ${host} names interface ${zone}; pass one of them`,
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
    // Do not cache a zone: its interface name may map to another index at the next call.
    if (percent < 0) to.writtenFrom(AF_INET6, [host, port, flowinfo, scopeid].slice(0, length));
    return null;
  },

  decode(from: Sockaddr): Inet6Address {
    const { sockaddr_in6 } = system().layouts;
    const { bytes, view } = from;
    return [
      formatHost(bytes, sockaddr_in6.sin6_addr.offset),
      sockaddr_in6.sin6_port.get(view),
      sockaddr_in6.sin6_flowinfo.get(view),
      sockaddr_in6.sin6_scope_id.get(view),
    ];
  },
};
