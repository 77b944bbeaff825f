/**
 * The packets of TFTP: RFC 1350, and RFC 2347 for options.
 *
 * @module
 */

/** The errors of RFC 1350 and RFC 2347. */
export const ERROR = {
  undefined: 0,
  notFound: 1,
  accessViolation: 2,
  diskFull: 3,
  illegal: 4,
  unknownTransfer: 5,
  exists: 6,
  options: 8,
} as const;

/** An error that one side tells the other. */
export class TftpError extends Error {
  /** @param code One of `ERROR`. */
  constructor(readonly code: number, message: string) {
    super(message);
  }
}

/** The options of a request, by their names in lower case. */
export type Options = ReadonlyMap<string, string>;

/** A packet. */
export type Packet =
  | { type: "read" | "write"; name: string; mode: string; options: Options }
  | { type: "data"; block: number; data: Uint8Array<ArrayBuffer> }
  | { type: "ack"; block: number }
  | { type: "error"; code: number; message: string }
  | { type: "oack"; options: Options };

/** The types by their codes. */
const TYPES = [null, "read", "write", "data", "ack", "error", "oack"] as const;

/** Bytes before the data of a packet. */
export const DATA_HEADER = 4;

function texts(...parts: string[]): Uint8Array {
  return new TextEncoder().encode(parts.map((part) => `${part}\0`).join(""));
}

function bodyOf(packet: Packet): readonly [number | null, Uint8Array] {
  switch (packet.type) {
    case "read":
    case "write":
      return [null, texts(packet.name, packet.mode, ...[...packet.options].flat())];
    case "data":
      return [packet.block, packet.data];
    case "ack":
      return [packet.block, new Uint8Array()];
    case "error":
      return [packet.code, texts(packet.message)];
    case "oack":
      return [null, texts(...[...packet.options].flat())];
  }
}

/** Encodes a packet. */
export function encodePacket(packet: Packet): Uint8Array<ArrayBuffer> {
  const [number, body] = bodyOf(packet);
  const start = number === null ? 2 : DATA_HEADER;
  const bytes = new Uint8Array(start + body.length);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, TYPES.indexOf(packet.type));
  if (number !== null) view.setUint16(2, number);
  bytes.set(body, start);
  return bytes;
}

/** Decodes a packet; `null` if it is none. */
export function decodePacket(bytes: Uint8Array<ArrayBuffer>): Packet | null {
  if (bytes.length < DATA_HEADER) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const type = TYPES[view.getUint16(0)], number = view.getUint16(2);
  if (type === "data") return { type, block: number, data: bytes.subarray(DATA_HEADER) };
  if (type === "ack") return { type, block: number };
  const start = type === "error" ? DATA_HEADER : 2;
  const words = new TextDecoder().decode(bytes.subarray(start)).split("\0");
  if (type === "error") return { type, code: number, message: words[0]! };
  if (type === "oack") return { type, options: optionsOf(words) };
  const [name, mode, ...rest] = words;
  if (type === undefined || type === null || mode === undefined) return null;
  return { type, name: name!, mode: mode.toLowerCase(), options: optionsOf(rest) };
}

function optionsOf(words: readonly string[]): Options {
  const options = new Map<string, string>();
  for (let i = 0; i + 1 < words.length; i += 2) options.set(words[i]!.toLowerCase(), words[i + 1]!);
  return options;
}
