/**
 * ICMP echo messages, of IPv4 and IPv6.
 *
 * @module
 */
import { AF_INET, AF_INET6, inet_pton, IPPROTO_ICMPV6 } from "@libc/socket";

/** The message types by address family. */
export const ECHO_TYPES: ReadonlyMap<number, { request: number; reply: number }> = new Map([
  [AF_INET, { request: 8, reply: 0 }],
  [AF_INET6, { request: 128, reply: 129 }],
]);

/** Length of the header of an echo message. */
export const ECHO_HEADER = 8;

/** An echo request or reply. */
export interface Echo {
  /** Its type; see {@linkcode ECHO_TYPES}. */
  readonly type: number;
  /** The identifier of the sending program. */
  readonly id: number;
  /** The sequence number. */
  readonly sequence: number;
  /** The data to echo. */
  readonly payload: Uint8Array<ArrayBuffer>;
}

/** Computes the Internet checksum (RFC 1071); 0 for data that contains its correct checksum. */
export function checksum(...parts: Uint8Array<ArrayBuffer>[]): number {
  let sum = 0;
  for (const part of parts) { // the length of all parts but the last is even
    const view = new DataView(part.buffer, part.byteOffset, part.length);
    for (let i = 0; i + 1 < part.length; i += 2) sum += view.getUint16(i);
    if (part.length % 2 === 1) sum += part.at(-1)! << 8;
  }
  while (sum > 0xffff) sum = (sum & 0xffff) + Math.floor(sum / 0x10000);
  return ~sum & 0xffff;
}

/** Encodes the pseudo-header that the checksum of ICMPv6 also covers: RFC 8200, section 8.1. */
export function pseudoHeader(
  source: string,
  destination: string,
  length: number,
): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(40);
  header.set(inet_pton(AF_INET6, source.replace(/%.*/, "")));
  header.set(inet_pton(AF_INET6, destination.replace(/%.*/, "")), 16);
  const view = new DataView(header.buffer);
  view.setUint32(32, length);
  view.setUint8(39, IPPROTO_ICMPV6);
  return header;
}

/** Encodes a message. The kernel overwrites the checksum of ICMPv6. */
export function encodeEcho({ type, id, sequence, payload }: Echo): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(ECHO_HEADER + payload.length);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, type);
  view.setUint16(4, id);
  view.setUint16(6, sequence);
  bytes.set(payload, ECHO_HEADER);
  view.setUint16(2, checksum(bytes));
  return bytes;
}

/** Decodes a message; returns `undefined` if it is too short. */
export function decodeEcho(bytes: Uint8Array<ArrayBuffer>): Echo | undefined {
  if (bytes.length < ECHO_HEADER) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return {
    type: view.getUint8(0),
    id: view.getUint16(4),
    sequence: view.getUint16(6),
    payload: bytes.subarray(ECHO_HEADER),
  };
}

/** Removes the IP header, with which packets from a raw IPv4 socket begin. */
export function withoutIpHeader(packet: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return packet.subarray(((packet[0] ?? 0) & 0xf) * 4);
}
