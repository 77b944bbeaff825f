/**
 * Messages of the Domain Name System as text.
 *
 * @module
 */
import { type DnsMessage, type DnsRecord, formatDnsData } from "@libc/socket/capture";

const STATUSES = [
  ..."NOERROR FORMERR SERVFAIL NXDOMAIN NOTIMP REFUSED YXDOMAIN YXRRSET".split(" "),
  ..."NXRRSET NOTAUTH NOTZONE".split(" "),
];

/** Returns the name of a response code. */
export function statusName(status: number): string {
  return STATUSES[status] ?? `status ${status}`;
}

/** Returns the name of a class. */
export function className(number: number): string {
  return { 1: "IN", 3: "CH", 4: "HS", 254: "NONE", 255: "ANY" }[number] ?? `CLASS${number}`;
}

/** Returns the names of the flags that are set, as dig(1) prints them. */
export function flagNames(message: DnsMessage): string[] {
  const flags: [string, boolean][] = [
    ["qr", message.response],
    ["aa", message.authoritative],
    ["tc", message.truncated],
    ["rd", message.recursionDesired],
    ["ra", message.recursionAvailable],
    ["ad", message.authenticData],
    ["cd", message.checkingDisabled],
  ];
  return flags.filter(([, set]) => set).map(([name]) => name);
}

/** Returns a record as a value for JSON. */
export function recordFields({ name, type, class: number, timeToLive, data }: DnsRecord) {
  return { name, class: className(number), type, ttl: timeToLive, data: formatDnsData(data) };
}

/** Returns a record as a line of a zone file. */
export function recordLine(record: DnsRecord): string {
  const { name, class: ofClass, type, ttl, data } = recordFields(record);
  return [name.padEnd(31), `${ttl}`.padEnd(7), ofClass, type.padEnd(7), data].join(" ");
}

/** Returns the name that stands for an address in reverse look-ups: RFC 1035 and RFC 3596. */
export function reverseName(address: Uint8Array): string {
  if (address.length === 4) return `${[...address].reverse().join(".")}.in-addr.arpa`;
  return `${[...address.toHex()].reverse().join(".")}.ip6.arpa`;
}
