/**
 * The part of a packet that a layer has.
 *
 * @module
 */
import type { CutLayer, CutReason, DataLayer, Layer, MalformedLayer } from "./types.ts";

/** Ends the decoding of a layer. It is no `Error`: nobody sees it, and a stack takes microseconds. */
export class Undecodable {
  /** Notes what is wrong; `null` if bytes are missing at the end. */
  constructor(readonly reason: string | null, readonly needed = 0) {}
}

/** The bytes of a layer, with those of the layers in it. */
export class Part {
  /** The whole packet. */
  readonly bytes: Uint8Array;
  /** Where the layer begins. */
  readonly begin: number;
  /** Where the next field is. */
  at: number;
  /** Where the bytes that are here end. */
  readonly end: number;
  /** The number of bytes that follow there on the network. */
  readonly missing: number;
  /** Why the bytes may end too early; `null` if they must not. */
  readonly cut: CutReason | null;

  constructor(
    bytes: Uint8Array,
    begin: number,
    end: number,
    missing: number,
    cut: CutReason | null,
  ) {
    this.bytes = bytes;
    this.begin = begin;
    this.at = begin;
    this.end = end;
    this.missing = missing;
    this.cut = cut;
  }

  /** The number of bytes that are left. */
  get left(): number {
    return this.end - this.at;
  }

  /** Checks that bytes are left. The functions that read them do not check it again. */
  need(length: number): void {
    if (this.at + length > this.end) throw new Undecodable(null, this.at + length - this.begin);
  }

  /** Reads a byte. */
  u8(): number {
    return this.bytes[this.at++]!;
  }

  /** Reads two bytes in network order. */
  u16(): number {
    const { bytes, at } = this;
    this.at = at + 2;
    return bytes[at]! << 8 | bytes[at + 1]!;
  }

  /** Reads four bytes in network order. */
  u32(): number {
    const { bytes, at } = this;
    this.at = at + 4;
    return (bytes[at]! << 24 | bytes[at + 1]! << 16 | bytes[at + 2]! << 8 | bytes[at + 3]!) >>> 0;
  }

  /** Returns a view of the next bytes, which must be there. */
  take(length: number): Uint8Array {
    const begin = this.at;
    this.at = begin + length;
    return this.bytes.subarray(begin, begin + length);
  }

  /** Returns the rest as the part of an inner layer that has the same end. */
  rest(): Part {
    return new Part(this.bytes, this.at, this.end, this.missing, this.cut);
  }

  /**
   * Returns the rest as the part of an inner layer whose length is known.
   *
   * @param length The length. What follows belongs to no layer.
   * @param isFirst True for the first of several fragments, which does not have all of the inner layer.
   */
  inner(length: number, isFirst = false): Part {
    const available = Math.min(length, this.left), missing = length - available;
    const cut = missing > 0 ? this.cut ?? "carrier" : isFirst ? "fragment" : null;
    return new Part(this.bytes, this.at, this.at + available, missing, cut);
  }
}

/** A layer, or what is wrong with it. */
export type Decoded<L extends Layer> = L | CutLayer | MalformedLayer;

/** Decodes a layer. One that cannot be decoded leaves the layers around it as they are. */
export function attempt<L extends Layer>(
  protocol: string,
  part: Part,
  decode: (part: Part) => L,
): Decoded<L> {
  try {
    return decode(part);
  } catch (error) {
    if (!(error instanceof Undecodable)) throw error;
    return failed(protocol, part, error);
  }
}

/** Returns the layer in place of one that cannot be decoded. */
export function failed(
  protocol: string,
  { begin, end, cut }: Part,
  { reason, needed }: Undecodable,
): CutLayer | MalformedLayer {
  const available = end - begin;
  if (reason !== null) return { kind: "malformed", protocol, reason };
  if (cut !== null) return { kind: "cut", protocol, reason: cut, available };
  const short = `cut short: ${needed} bytes needed, ${available} there`;
  return { kind: "malformed", protocol, reason: short };
}

/** Returns the layer of bytes that are not decoded; `null` for no bytes. */
export function dataOf(protocol: string | null, part: Part): DataLayer | null {
  const { bytes, at, end, missing } = part;
  if (at === end && missing === 0) return null;
  return { kind: "data", protocol, length: end - at + missing, bytes: bytes.subarray(at, end) };
}
