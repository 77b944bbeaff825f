/**
 * Packets of the Network Time Protocol: RFC 5905, section 7.3. Times are in nanoseconds since 1970.
 *
 * @module
 */

/** The length of a packet without extensions, in bytes. */
export const PACKET_LENGTH = 48;

/** Seconds from 1900 to 1970, and from 1900 to 2036, when the seconds begin again. */
const SINCE_1900 = 2_208_988_800n, ERA = 1n << 32n;

/** Version 4 and the mode of a client. */
const CLIENT = 4 << 3 | 3;

/** The mode of a server. */
const SERVER = 4;

/** A server's answer. */
export interface NtpAnswer {
  /** What the leap indicator says; 3 for a clock that is not synchronised. */
  readonly leap: number;
  /** The distance from a reference clock; 0 for a refusal. */
  readonly stratum: number;
  /** The precision of the server's clock: the exponent of 2, in seconds. */
  readonly precision: number;
  /** The round trip from the server to the reference clock, in seconds. */
  readonly rootDelay: number;
  /** The largest error of the reference, in seconds. */
  readonly rootDispersion: number;
  /** What the server's clock is set by: a name, an IPv4 address, or a hash of an IPv6 address. */
  readonly reference: Uint8Array;
  /** The bits that the query had as its time. */
  readonly origin: bigint;
  /** When the server received the query. */
  readonly received: bigint;
  /** When the server sent the answer. */
  readonly sent: bigint;
}

/** Converts seconds since 1900 in 64 bits, of which 32 are a fraction, to nanoseconds since 1970. */
function fromNtpTime(bits: bigint): bigint {
  const seconds = bits >> 32n, fraction = bits & 0xffffffffn;
  const era = seconds < 1n << 31n ? ERA : 0n; // a time from 2036 on
  return (seconds + era - SINCE_1900) * 1_000_000_000n + (fraction * 1_000_000_000n >> 32n);
}

/**
 * Returns a query.
 *
 * @param origin Random bits in place of a time: whoever cannot read them cannot answer, and the answer
 *   does not tell the time of this machine. The server copies them.
 */
export function encodeQuery(origin: bigint): Uint8Array<ArrayBuffer> {
  const packet = new Uint8Array(PACKET_LENGTH);
  packet[0] = CLIENT;
  new DataView(packet.buffer).setBigUint64(40, origin);
  return packet;
}

/**
 * Decodes an answer; `null` if the bytes are none. A server that has answered knows when it received the
 * query and when it sent the answer; one without these times is to be ignored: RFC 4330, section 5. A
 * refusal needs no times.
 */
export function decodeAnswer(bytes: Uint8Array): NtpAnswer | null {
  if (bytes.length < PACKET_LENGTH || (bytes[0]! & 7) !== SERVER) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const received = view.getBigUint64(32), sent = view.getBigUint64(40);
  if (bytes[1] !== 0 && (received === 0n || sent === 0n)) return null;
  return {
    leap: bytes[0]! >> 6,
    stratum: bytes[1]!,
    precision: view.getInt8(3),
    rootDelay: view.getUint32(4) / 65536,
    rootDispersion: view.getUint32(8) / 65536,
    reference: bytes.slice(12, 16),
    origin: view.getBigUint64(24),
    received: fromNtpTime(received),
    sent: fromNtpTime(sent),
  };
}

/** The stratum of a clock that is not synchronised; larger numbers mean nothing. */
const UNSYNCHRONIZED = 16;

/** True if a server says that its clock is set by a reference clock. */
export function isSynchronized({ leap, stratum }: NtpAnswer): boolean {
  return leap !== 3 && stratum < UNSYNCHRONIZED;
}

/** Returns the text of a reference: the name of a clock, or the address of a server. */
export function referenceText({ stratum, reference }: NtpAnswer): string {
  if (stratum > 1) return reference.join(".");
  return String.fromCharCode(...reference.filter((byte) => byte > 0x20 && byte < 0x7f));
}
