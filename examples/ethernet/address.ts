/**
 * Hardware addresses of Ethernet.
 *
 * @module
 */
import { UsageError } from "../command_line.ts";

/** Parses six bytes, such as `00:11:22:33:44:55`. */
export function parseHardwareAddress(text: string): Uint8Array<ArrayBuffer> {
  const parts = text.split(/[:-]/);
  if (parts.length === 6 && parts.every((part) => /^[0-9A-Fa-f]{1,2}$/.test(part))) {
    return Uint8Array.from(parts, (part) => parseInt(part, 16));
  }
  throw new UsageError(`${text} is no hardware address, such as 00:11:22:33:44:55`);
}

/** Formats an address, such as the six bytes of Ethernet, as `00:11:22:33:44:55`. */
export function formatHardwareAddress(bytes: Uint8Array): string {
  return bytes.toHex().replaceAll(/..(?=.)/g, "$&:");
}
