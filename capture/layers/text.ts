/**
 * Addresses in packets, as text.
 *
 * @module
 */
import { formatInet, formatInet6 } from "../address.ts";
import type { Part } from "./part.ts";

/** The number of addresses of each kind that are kept; a power of two. */
const KEPT = 1024;

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** Formats bytes as hexadecimal digits with colons. */
export function hardware(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i++) text += (i === 0 ? "" : ":") + HEX[bytes[i]!];
  return text;
}

/** Formats a number of 16 bits in hexadecimal. */
export function hex(value: number): string {
  return `0x${value.toString(16).padStart(4, "0")}`;
}

/**
 * The texts of addresses of one kind. Packets repeat few addresses, and making a text takes longer than
 * all else of a layer: keeping the last ones halves the time of a packet.
 */
class Texts {
  readonly #words: number;
  readonly #format: (bytes: Uint8Array) => string;
  readonly #keys: Uint32Array;
  readonly #texts = new Array<string>(KEPT).fill("");

  constructor(words: number, format: (bytes: Uint8Array) => string) {
    this.#words = words;
    this.#format = format;
    this.#keys = new Uint32Array(KEPT * words);
  }

  /** Returns the text of an address of a number of bytes, all of which are there. */
  read(part: Part, length: number): string {
    const words = this.#words, keys = this.#keys, { bytes, at } = part;
    let slot = 0;
    for (let i = 0; i < length; i += 2) {
      slot = Math.imul(slot, 31) + (bytes[at + i]! << 8 | bytes[at + i + 1]!) | 0;
    }
    slot = (slot ^ slot >>> 10 ^ slot >>> 20) & KEPT - 1;
    let isKept = this.#texts[slot] !== "";
    for (let word = 0; word < words; word++) {
      const from = at + 4 * word;
      const upper = bytes[from]! << 8 | bytes[from + 1]!;
      // A hardware address has a word and a half.
      const lower = 4 * word + 2 < length ? bytes[from + 2]! << 8 | bytes[from + 3]! : 0;
      const key = (upper << 16 | lower) >>> 0;
      if (keys[slot * words + word] !== key) {
        keys[slot * words + word] = key;
        isKept = false;
      }
    }
    if (!isKept) this.#texts[slot] = this.#format(bytes.subarray(at, at + length));
    part.at = at + length;
    return this.#texts[slot]!;
  }
}

const macs = new Texts(2, hardware);
const inet = new Texts(1, formatInet);
const inet6 = new Texts(4, formatInet6);

/** Reads a hardware address of 6 bytes. */
export function readMac(part: Part): string {
  return macs.read(part, 6);
}

/** Reads an IPv4 address. */
export function readInet(part: Part): string {
  return inet.read(part, 4);
}

/** Reads an IPv6 address. */
export function readInet6(part: Part): string {
  return inet6.read(part, 16);
}
