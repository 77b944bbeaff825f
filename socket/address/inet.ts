/**
 * `AF_INET`: `[host, port]`.
 *
 * @module
 */
import { AF_INET } from "../../constants/mod.ts";
import type { InetAddress } from "../../constants/families.ts";
import { system } from "../../ffi/mod.ts";
import type { Sockaddr } from "../../ffi/sockaddr.ts";
import { integer, shown, text } from "../arguments.ts";
import type { AddressCodec } from "./codec.ts";

/**
 * Host and port of an internet address.
 *
 * @param address What the user passed.
 * @param form The form it must have, for the error.
 * @param most How many members it may have.
 * @param name The argument's name, for the error.
 * @returns The two, checked.
 */
export function hostAndPort(
  address: unknown,
  form: string,
  most: number,
  name = "address",
): [host: string, port: number] {
  if (!Array.isArray(address) || address.length < 2 || address.length > most) {
    throw new TypeError(`${name} is ${shown(address)}, expected ${form}`);
  }
  return [text(`${name} host`, address[0]), integer(`${name} port`, address[1], 0, 65535)];
}

/**
 * The number of an IPv4 address in dotted decimal.
 *
 * @param host Such as `"127.0.0.1"`.
 * @returns The address in host order, or -1 where the text is something else.
 */
export function parseInet(host: string): number {
  let value = 0, byte = -1, dots = 0;
  for (let i = 0; i < host.length; i++) {
    const c = host.charCodeAt(i);
    if (c >= 0x30 && c <= 0x39) {
      if (byte === 0) return -1; // a leading zero, which some read as octal
      byte = (byte < 0 ? 0 : byte * 10) + c - 0x30;
      if (byte > 255) return -1;
    } else if (c === 0x2e && byte >= 0 && dots < 3) {
      value = value * 256 + byte;
      byte = -1;
      dots++;
    } else {
      return -1;
    }
  }
  return dots === 3 && byte >= 0 ? value * 256 + byte : -1;
}

function hostNumber(host: string): number {
  if (host === "") return 0; // INADDR_ANY
  if (host === "<broadcast>") return 0xffffffff; // INADDR_BROADCAST
  return parseInet(host);
}

/** What was decoded last: the next datagram often comes from the same place. */
let last = { number: 0, host: "0.0.0.0" };

function dotted(number: number): string {
  return `${number >>> 24}.${number >>> 16 & 0xff}.${number >>> 8 & 0xff}.${number & 0xff}`;
}

/** An IPv4 address in dotted decimal. */
function hostText(number: number): string {
  if (number !== last.number) last = { number, host: dotted(number) };
  return last.host;
}

function write(address: unknown, to: Sockaddr): string | null {
  const [host, port] = hostAndPort(address, "[host, port] for AF_INET", 2);
  const number = hostNumber(host);
  if (number < 0 && host.includes(":")) {
    throw new TypeError(`address host is ${shown(host)}, which is no IPv4 address`);
  }
  if (number < 0) return host;
  const { sockaddr_in } = system().layouts;
  const view = to.begin(AF_INET, sockaddr_in.size);
  sockaddr_in.sin_port.set(view, port);
  view.setUint32(sockaddr_in.sin_addr.offset, number);
  to.writtenFrom(AF_INET, address as unknown[]);
  return null;
}

/** Encodes and decodes `sockaddr_in`. */
export const inet: AddressCodec = {
  encode(address: unknown, to: Sockaddr): string | null {
    return to.isFrom(AF_INET, address) ? null : write(address, to);
  },

  decode(from: Sockaddr): InetAddress {
    const { sockaddr_in } = system().layouts;
    const { view } = from;
    return [
      hostText(view.getUint32(sockaddr_in.sin_addr.offset)),
      sockaddr_in.sin_port.get(view),
    ];
  },
};
