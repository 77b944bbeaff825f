/**
 * What UDP and TCP carry.
 *
 * @module
 */
import { decodeDns } from "./dns.ts";
import { dataOf, type Part } from "./part.ts";
import type { Layer } from "./types.ts";

/** Returns whether a port is that of DNS, of multicast DNS or of LLMNR. */
function isDns(port: number): boolean {
  return port === 53 || port === 5353 || port === 5355;
}

/** Decodes a message. One that the capture or a fragment has cut is decoded as far as it is there. */
function dns({ bytes, at, end, cut }: Part): Layer {
  const message = decodeDns(bytes.subarray(at, end)), { fault } = message;
  if (fault === null || fault.kind === "cut" && cut !== null) return { kind: "dns", message };
  return { kind: "malformed", protocol: "DNS", reason: fault.reason };
}

/** Decodes the data of a datagram. */
export function datagram(sourcePort: number, destinationPort: number, part: Part): Layer | null {
  const isEmpty = part.left === 0;
  return !isEmpty && (isDns(sourcePort) || isDns(destinationPort)) ? dns(part) : dataOf(null, part);
}

/** Decodes the data of a segment. */
export function segment(sourcePort: number, destinationPort: number, part: Part): Layer | null {
  const { bytes, at, left } = part;
  if (left === 0 || !isDns(sourcePort) && !isDns(destinationPort)) return dataOf(null, part);
  // The length of a message precedes it. Segments have parts of messages, or several of them.
  const length = left >= 2 ? bytes[at]! << 8 | bytes[at + 1]! : -1;
  if (length < 0 || length > left - 2) return dataOf("part of DNS", part);
  part.at += 2;
  return dns(part.inner(length));
}
