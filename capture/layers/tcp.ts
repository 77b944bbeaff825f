/**
 * The Transmission Control Protocol: RFC 9293.
 *
 * @module
 */
import { segment } from "./application.ts";
import { attempt, type Decoded, failed, type Part, Undecodable } from "./part.ts";
import type { Layer, TcpLayer, TcpOption } from "./types.ts";

const HEADER = 20;

/** The flags, from the lowest bit on. */
const FLAGS = ["FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR"];

/** The names of the set flags, for each value of the byte. */
const FLAG_NAMES: readonly (readonly string[])[] = Array.from(
  { length: 256 },
  (_, bits) => Object.freeze(FLAGS.filter((_, bit) => (bits >> bit & 1) === 1)),
);

const NO_OPTIONS: readonly TcpOption[] = Object.freeze([]);

const END = 0, NOP = 1, MSS = 2, WINDOW_SCALE = 3, SACK_PERMITTED = 4, SACK = 5, TIMESTAMPS = 8;

/** Decodes the value of an option. One of a wrong length becomes bytes. */
function readOption(number: number, part: Part, length: number): TcpOption {
  if (number === MSS && length === 2) return { kind: "maximumSegmentSize", bytes: part.u16() };
  if (number === WINDOW_SCALE && length === 1) return { kind: "windowScale", shift: part.u8() };
  if (number === SACK_PERMITTED && length === 0) return { kind: "sackPermitted" };
  if (number === SACK && length % 8 === 0) {
    const blocks: [number, number][] = [];
    for (let left = length; left > 0; left -= 8) blocks.push([part.u32(), part.u32()]);
    return { kind: "sack", blocks };
  }
  if (number === TIMESTAMPS && length === 8) {
    return { kind: "timestamps", value: part.u32(), echo: part.u32() };
  }
  return { kind: "other", number, data: part.take(length) };
}

function readOptions(part: Part, options: TcpOption[]): void {
  while (part.left > 0) {
    const number = part.u8();
    if (number === END) return;
    if (number === NOP) continue;
    part.need(1);
    const length = part.u8();
    if (length < 2) throw new Undecodable(`an option of ${length} bytes`);
    part.need(length - 2);
    options.push(readOption(number, part, length - 2));
  }
}

/** Decodes a segment. */
export function tcp(part: Part): Decoded<TcpLayer> {
  return attempt("TCP", part, (part): TcpLayer => {
    part.need(HEADER);
    const sourcePort = part.u16(), destinationPort = part.u16();
    const sequence = part.u32(), acknowledgment = part.u32();
    const headerLength = (part.u8() >> 4) * 4;
    if (headerLength < HEADER) throw new Undecodable(`a header of ${headerLength} bytes`);
    const flags = FLAG_NAMES[part.u8()]!;
    const window = part.u16();
    part.at += 2; // checksum
    const urgentPointer = part.u16();
    const length = part.end - part.begin + part.missing - headerLength;
    // Without this check, the options of a short segment would be those of what follows.
    if (length < 0 && part.cut === null) part.need(headerLength - HEADER);
    let options = NO_OPTIONS, payload: Layer | null | undefined;
    if (headerLength > HEADER) {
      const found: TcpOption[] = [], inner = part.inner(headerLength - HEADER);
      options = found;
      try {
        readOptions(inner, found);
        if (inner.missing > 0) inner.need(inner.left + 1);
      } catch (error) {
        if (!(error instanceof Undecodable)) throw error;
        payload = failed("TCP options", inner, error);
      }
      part.at = inner.end;
    }
    payload ??= segment(sourcePort, destinationPort, part.rest());
    return {
      kind: "tcp",
      sourcePort,
      destinationPort,
      sequence,
      acknowledgment,
      flags,
      window,
      urgentPointer,
      options,
      length: Math.max(0, length),
      payload,
    };
  });
}
