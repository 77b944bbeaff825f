/** Formats addresses, numbers and times. */
import { AF_INET, AF_INET6, inet_ntop } from "@libc/socket";

/** Formats a hardware address, or other bytes, as hexadecimal digits with colons. */
export function mac(bytes: Uint8Array): string {
  return bytes.toHex().replaceAll(/..(?=.)/g, "$&:");
}

/** Formats an IPv4 address of 4 bytes. */
export function ipv4(bytes: Uint8Array): string {
  return inet_ntop(AF_INET, bytes.slice());
}

/** Formats an IPv6 address of 16 bytes. */
export function ipv6(bytes: Uint8Array): string {
  return inet_ntop(AF_INET6, bytes.slice());
}

/** Formats a 16-bit number in hexadecimal. */
export function hex(value: number): string {
  return `0x${value.toString(16).padStart(4, "0")}`;
}

/** Formats bytes as printable text. Control characters become `\DDD`, as in zone files. */
export function printable(bytes: Uint8Array, special: string): string {
  return Array.from(bytes, (byte) => {
    const character = String.fromCharCode(byte);
    if (byte < 0x20 || byte > 0x7e) return `\\${String(byte).padStart(3, "0")}`;
    return special.includes(character) ? `\\${character}` : character;
  }).join("");
}

/** Formats nanoseconds since 1970 as the time of day in UTC. */
export function timeOfDay(nanoseconds: bigint): string {
  const seconds = new Date(Number(nanoseconds / 1_000_000_000n) * 1000).toISOString().slice(11, 19);
  return `${seconds}.${String(nanoseconds % 1_000_000_000n).padStart(9, "0")}`;
}
