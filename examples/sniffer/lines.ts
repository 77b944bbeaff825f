/** Formats packets as text or JSON. */
import { decodePacket, type Layer, type Packet } from "@libc/socket/capture";
import { escaped, printable } from "../terminal/printable.ts";
import { describe, type Names } from "./describe.ts";
import { dateAndTime, timeOfDay } from "./text.ts";

/** How packets are formatted. */
export interface Format {
  readonly json: boolean;
  /** True to add the bytes in hexadecimal. */
  readonly hex: boolean;
  /** True to name the interface and the direction. */
  readonly isNamed: boolean;
  readonly isColored: boolean;
  readonly names: Names;
}

/** Formats bytes in lines of 16, in hexadecimal and as text. */
function dump(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 16) {
    const row = bytes.subarray(at, at + 16);
    const words = row.toHex().replaceAll(/.{4}(?=.)/g, "$& ").padEnd(39);
    const letters = String.fromCharCode(...row).replaceAll(/[^ -~]/g, ".");
    text += `\n\t0x${at.toString(16).padStart(4, "0")}:  ${words}  ${letters}`;
  }
  return text;
}

/** Writes byte arrays as hexadecimal digits, and big numbers as digits. */
function plain(_name: string, value: unknown): unknown {
  if (value instanceof Uint8Array) return value.toHex();
  return typeof value === "bigint" ? String(value) : value;
}

function toJson(packet: Packet, layer: Layer | null, { hex }: Format): string {
  const { timestamp, originalLength, data, direction, destination } = packet;
  const time = timestamp === null ? null : dateAndTime(timestamp);
  const object = {
    ...{ time, interface: packet.interface.name, direction, destination, originalLength },
    ...{ capturedLength: data.length, packet: layer, ...(hex ? { data } : {}) },
  };
  return escaped(JSON.stringify(object, plain));
}

/** Marks the time, and what is wrong with a packet. */
function color(line: string, timeLength: number): string {
  return `\x1b[2m${line.slice(0, timeLength)}\x1b[22m` +
    line.slice(timeLength).replace(/malformed .*/, "\x1b[31m$&\x1b[39m");
}

/** Formats a packet that was decoded. */
export function formatPacket(packet: Packet, layer: Layer | null, format: Format): string {
  if (format.json) return toJson(packet, layer, format);
  const { timestamp, data, originalLength } = packet;
  const time = timestamp === null ? "-" : timeOfDay(timestamp);
  let line = time;
  // A file may give an interface any name.
  if (format.isNamed) {
    line += ` ${printable(packet.interface.name ?? "?")} ${packet.direction ?? "-"}`;
  }
  line += ` ${describe(layer, format.names)}`;
  if (originalLength > data.length) {
    line += ` (captured ${data.length} of ${originalLength} bytes)`;
  }
  if (format.isColored) line = color(line, time.length);
  return format.hex ? line + dump(data) : line;
}

/** The length of the text that is encoded at once: longer text would live longer, and cost a collection. */
const CHUNK = 4096;

/** Formats packets as lines, each with its end. Returns some lines at a time. */
export function* formatPackets(packets: Iterable<Packet>, format: Format): Generator<string> {
  let text = "";
  for (const packet of packets) {
    text += formatPacket(packet, decodePacket(packet), format) + "\n";
    if (text.length < CHUNK) continue;
    yield text;
    text = "";
  }
  yield text;
}
