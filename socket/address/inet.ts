/**
 * `AF_INET`: `[host, port]`.
 *
 * @module
 */
import { AF_INET } from "../../constants/mod.ts";
import type { InetAddress } from "../../constants/families.ts";
import { system } from "../../ffi/mod.ts";
import type { Sockaddr } from "../../ffi/sockaddr.ts";
import { integer, isArray, shown, text } from "../arguments.ts";
import type { AddressCodec } from "./codec.ts";
import { typeError } from "../stack.ts";

/**
 * Checks an IPv4 or IPv6 address and returns its host and port.
 *
 * @param address The user's address.
 * @param form The expected form, for the error message.
 * @param max The maximum number of elements.
 * @param name The name of the argument, for the error message.
 * @returns The host, any text without NUL, and the port, from 0 to 65535.
 * @throws {TypeError | RangeError} If the address has another form. The message names the field.
 */
export function hostAndPort(
  address: unknown,
  form: string,
  max: number,
  name = "address",
): [host: string, port: number] {
  if (!isArray(address) || address.length < 2 || address.length > max) {
    throw typeError(`${name} is ${shown(address)}, expected ${form}`);
  }
  return [text(`${name} host`, address[0]), integer(`${name} port`, address[1], 0, 65535)];
}

/**
 * Parses an IPv4 address in dotted decimal.
 *
 * @param host A text such as `"127.0.0.1"`.
 * @returns The address as a number in host order, or -1 if the text is not in dotted decimal.
 */
export function parseInet(host: string): number {
  let value = 0, byte = -1, dots = 0;
  for (let i = 0; i < host.length; i++) {
    const c = host.charCodeAt(i);
    if (c >= 0x30 && c <= 0x39) {
      if (byte === 0) return -1; // a leading zero, which some systems read as octal
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

/** Parses an IPv4 host: dotted decimal, `""` or `"<broadcast>"`; -1 for any other text. */
function parseHost(host: string): number {
  if (host === "") return 0; // INADDR_ANY
  if (host === "<broadcast>") return 0xffffffff; // INADDR_BROADCAST
  return parseInet(host);
}

/** The most recently decoded host. Consecutive datagrams often come from the same host. */
let last = { number: 0, host: "0.0.0.0" };

function formatDotted(number: number): string {
  return `${number >>> 24}.${number >>> 16 & 0xff}.${number >>> 8 & 0xff}.${number & 0xff}`;
}

/** Formats an IPv4 address in dotted decimal. */
function formatHost(number: number): string {
  if (number !== last.number) last = { number, host: formatDotted(number) };
  return last.host;
}

function encodeTuple(address: unknown, to: Sockaddr): string | null {
  const [host, port] = hostAndPort(address, "[host, port] for AF_INET", 2);
  const number = parseHost(host);
  if (number < 0 && host.includes(":")) {
    throw typeError(`address host is ${shown(host)}, expected an IPv4 address or a host name`);
  }
  if (number < 0) return host;
  const { sockaddr_in } = system().layouts;
  const view = to.begin(AF_INET, sockaddr_in.size);
  sockaddr_in.sin_port.set(view, port);
  view.setUint32(sockaddr_in.sin_addr.offset, number);
  to.writtenFrom(AF_INET, [host, port]);
  return null;
}

/** Encodes and decodes `sockaddr_in`. */
export const inet: AddressCodec = {
  encode(address: unknown, to: Sockaddr): string | null {
    return to.isFrom(AF_INET, address) ? null : encodeTuple(address, to);
  },

  decode(from: Sockaddr): InetAddress {
    const { sockaddr_in } = system().layouts;
    const { view } = from;
    return [
      formatHost(view.getUint32(sockaddr_in.sin_addr.offset)),
      sockaddr_in.sin_port.get(view),
    ];
  },
};
