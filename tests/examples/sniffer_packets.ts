/**
 * Encodes packets for the tests of the sniffer.
 *
 * @module
 */
import { AF_INET, AF_INET6, inet_pton } from "@libc/socket";

/** Bytes, as an array of either kind. */
export type Part = Uint8Array | readonly number[];

/** Concatenates parts. */
export function join(...parts: Part[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

/** Encodes two bytes in network order. */
export function u16(value: number): number[] {
  return [value >> 8 & 0xff, value & 0xff];
}

/** Encodes four bytes in network order. */
export function u32(value: number): number[] {
  return [...u16(value >>> 16), ...u16(value & 0xffff)];
}

/** Encodes text. */
export function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The hardware addresses of the frames. */
export const MAC0 = Uint8Array.of(2, 0, 0, 0, 0, 0x10), MAC1 = Uint8Array.of(2, 0, 0, 0, 0, 0x11);

/** The types of frames. */
export const IP = 0x0800, ARP = 0x0806, IP6 = 0x86dd;

/** Encodes a frame from MAC1 to MAC0. */
export function ethernet(type: number, payload: Part, ...vlans: number[]) {
  const tags = vlans.flatMap((vlan) => [0x81, 0, ...u16(vlan)]);
  return join(MAC0, MAC1, tags, u16(type), payload);
}

function checksum(...parts: Part[]): number[] {
  let sum = 0;
  join(...parts).forEach((byte, i) => sum += i % 2 === 0 ? byte << 8 : byte);
  while (sum > 0xffff) sum = (sum >> 16) + (sum & 0xffff);
  return u16(~sum & 0xffff);
}

/** The addresses of the packets. */
export const FROM = "192.0.2.2", TO = "192.0.2.1", FROM6 = "2001:db8::2", TO6 = "2001:db8::1";

/** Encodes a packet from FROM to TO; `fragment` is the field of flags and offset. */
export function ipv4(protocol: number, payload: Part, fragment = 0, options: Part = []) {
  const length = 20 + options.length;
  const begin = [0x40 | length / 4, 0, ...u16(length + payload.length), 0, 7, ...u16(fragment)];
  const addresses = join(inet_pton(AF_INET, FROM), inet_pton(AF_INET, TO), options);
  const sum = checksum(begin, [64, protocol], addresses);
  return join(begin, [64, protocol], sum, addresses, payload);
}

/** Encodes a packet from FROM6 to TO6. */
export function ipv6(next: number, payload: Part) {
  const addresses = join(inet_pton(AF_INET6, FROM6), inet_pton(AF_INET6, TO6));
  return join([0x60, 0, 0, 0], u16(payload.length), [next, 64], addresses, payload);
}

/** Computes the checksum of UDP, TCP or ICMPv6, which covers a pseudo-header. */
function transportSum(six: boolean, protocol: number, bytes: Part): number[] {
  const [family, from, to] = six ? [AF_INET6, FROM6, TO6] : [AF_INET, FROM, TO];
  const pseudo = join(inet_pton(family, from), inet_pton(family, to), u32(bytes.length));
  return checksum(pseudo, [0, protocol], bytes);
}

/** The protocol numbers. */
export const ICMP = 1, TCP = 6, UDP = 17, ICMPV6 = 58;

/** Encodes a datagram. */
export function udp(from: number, to: number, payload: Part, six = false) {
  const ports = [...u16(from), ...u16(to), ...u16(8 + payload.length)];
  return join(ports, transportSum(six, UDP, join(ports, [0, 0], payload)), payload);
}

/** Encodes a segment with data, ACK and PSH. */
export function tcp(from: number, to: number, payload: Part, flags = 0x18, options: Part = []) {
  const begin = [...u16(from), ...u16(to), ...u32(0xfffffff0), ...u32(5)];
  const middle = [(20 + options.length) / 4 << 4, flags, ...u16(500)];
  const sum = transportSum(false, TCP, join(begin, middle, [0, 0, 0, 0], options, payload));
  return join(begin, middle, sum, [0, 0], options, payload);
}

/** Encodes an ICMP message. */
export function icmp(type: number, code: number, rest: Part) {
  return join([type, code], checksum([type, code], rest), rest);
}

/** Encodes an ICMPv6 message. */
export function icmpv6(type: number, code: number, rest: Part) {
  const sum = transportSum(true, ICMPV6, join([type, code, 0, 0], rest));
  return join([type, code], sum, rest);
}

/** Encodes an ARP message in which MAC1 and FROM ask for TO. */
export function arp(operation: number) {
  const [from, to] = [inet_pton(AF_INET, FROM), inet_pton(AF_INET, TO)];
  return join(u16(1), u16(IP), [6, 4], u16(operation), MAC1, from, [0, 0, 0, 0, 0, 0], to);
}

/** Encodes a name without pointers. */
export function dnsName(name: string): number[] {
  const labels = name.split(".").flatMap((label) => [label.length, ...ascii(label)]);
  return [...labels, 0];
}

/** Types of DNS records. */
export const A = 1, CNAME = 5, PTR = 12, MX = 15, TXT = 16, AAAA = 28;

/** Encodes a query for `name`. */
export function dnsQuery(id: number, name: string, type: number) {
  return join(u16(id), [1, 0], u16(1), [0, 0, 0, 0, 0, 0], dnsName(name), u16(type), u16(1));
}

/** Encodes a record with an encoded name. */
function dnsRecord(name: Part, type: number, data: Part): Uint8Array {
  return join(name, u16(type), u16(1), u32(300), u16(data.length), data);
}

/** Encodes a response with all types of records. Most of its names end with a pointer. */
export function dnsAnswer(id: number) {
  const asked = [0xc0, 12]; // www.example.com
  const domain = [0xc0, 16]; // example.com
  return join(
    ...[u16(id), [0x81, 0x80], u16(1), u16(6), u16(0), u16(1)],
    ...[dnsName("www.example.com"), u16(255), u16(1)],
    dnsRecord(asked, CNAME, [3, ...ascii("web"), ...domain]),
    dnsRecord([3, ...ascii("web"), ...domain], A, inet_pton(AF_INET, "192.0.2.80")),
    dnsRecord(asked, AAAA, inet_pton(AF_INET6, "2001:db8::80")),
    dnsRecord(domain, MX, [0, 10, 4, ...ascii("mail"), ...domain]),
    dnsRecord(domain, TXT, [5, ...ascii('v=\x1b"1'), 5, ...ascii("plain")]),
    dnsRecord(dnsName("80.2.0.192.in-addr.arpa"), PTR, asked),
    dnsRecord([0], 41, []),
  );
}
