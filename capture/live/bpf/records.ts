/**
 * The packets of one read of a bpf device, each behind its header: bpf(4).
 *
 * @module
 */
import type { PacketHeader } from "../../../ffi/system.ts";

/** A packet in the memory of a read: what its header says. Lengths are in bytes. */
export interface PacketRecord {
  /** Where the packet begins. */
  readonly offset: number;
  /** Bytes that the kernel has copied. */
  readonly length: number;
  /** The length on the network. */
  readonly originalLength: number;
  readonly seconds: number;
  /** The rest of the time, in the unit of the header. */
  readonly fraction: number;
}

/** The packets of a read. */
export interface PacketRecords {
  readonly records: readonly PacketRecord[];
  /** What is wrong with the header behind the last packet; `undefined` if nothing is. */
  readonly fault: string | undefined;
}

/** Returns what is wrong with a header; `undefined` if nothing is. */
function faultOf(
  { length: headerSize, headerLength, capturedLength, originalLength }: PacketHeader,
  view: DataView,
  at: number,
  length: number,
): string | undefined {
  const place = `the header at byte ${at} of ${length}`;
  if (at + headerSize > length) return `${place} is cut`;
  const distance = headerLength.get(view, at), captured = capturedLength.get(view, at);
  if (distance < headerSize) return `${place} has a length of ${distance} bytes`;
  if (at + distance + captured > length) {
    return `${place} says that ${captured} bytes follow, of which there are ${
      Math.max(0, length - at - distance)
    }`;
  }
  const original = originalLength.get(view, at);
  if (original < captured) {
    return `${place} says that ${captured} of ${original} bytes were captured`;
  }
  return undefined;
}

/**
 * Finds the packets of a read. Nothing that a header says leads beyond what was read.
 *
 * @param header The layout of headers.
 * @param view The memory.
 * @param length The bytes that were read; not more than the memory has.
 */
export function recordsOf(header: PacketHeader, view: DataView, length: number): PacketRecords {
  const { align, headerLength, capturedLength, originalLength, seconds, fraction } = header;
  const records: PacketRecord[] = [];
  for (let at = 0; at < length;) {
    const fault = faultOf(header, view, at, length);
    if (fault !== undefined) return { records, fault };
    const offset = at + headerLength.get(view, at), captured = capturedLength.get(view, at);
    records.push({
      offset,
      length: captured,
      originalLength: originalLength.get(view, at),
      seconds: seconds.get(view, at),
      fraction: fraction.get(view, at),
    });
    // BPF_WORDALIGN. The kernel leaves the padding of the last packet out.
    at = offset + captured;
    at += (align - at % align) % align;
  }
  return { records, fault: undefined };
}
