/**
 * What the encoders of capture files have in common.
 *
 * @module
 */
import { integer, object, wrongType } from "../../socket/arguments.ts";
import { type Packet, type TimedPacket, wholeSeconds } from "../packet.ts";
import type { CaptureRecord } from "./records.ts";

/**
 * What a capture file is made from: packets, and the other records that files have.
 *
 * @category Capture files
 */
export type CaptureInput = Packet | CaptureRecord;

/**
 * Encodes the records of one file.
 *
 * @category Capture files
 */
export interface CaptureEncoder {
  /**
   * Returns the beginning of the file, if nothing was encoded yet, and else nothing. Only a file without
   * packets needs this call.
   *
   * @returns Bytes to append to the file.
   */
  begin(): Uint8Array<ArrayBuffer>;
  /**
   * Encodes a record. What must be in front of it, such as its interface, is encoded too.
   *
   * @param record A packet, or another record.
   * @returns Bytes to append to the file; none for a record that the format does not have.
   */
  encode(record: CaptureInput): Uint8Array<ArrayBuffer>;
  /**
   * Encodes many packets at once, which is faster than one by one.
   *
   * @param packets The packets.
   * @param memory Memory to encode them in. New memory is taken if it is omitted or too small.
   * @returns Bytes to append to the file; a view of `memory` if it suffices.
   */
  encodePackets(
    packets: Iterable<Packet>,
    memory?: Uint8Array<ArrayBuffer>,
  ): Uint8Array<ArrayBuffer>;
}

function checkTime(timestamp: unknown): void {
  if (timestamp === null || typeof timestamp === "bigint") return;
  throw wrongType("packet.timestamp", timestamp, "a bigint of nanoseconds, or null");
}

/** Checks that an interface is an object. */
export function checkInterface(name: string, on: unknown): void {
  object(name, on, "an object such as { linkType, snapLength }");
}

/** Checks the properties of a packet that decide where bytes go. */
export function checkPacket(packet: Packet): void {
  object("packet", packet, "an object such as { data, originalLength }");
  const { data, originalLength } = packet;
  if (!(data instanceof Uint8Array)) throw wrongType("packet.data", data, "a Uint8Array");
  integer("packet.originalLength", originalLength, 0, 0xffffffff);
  if ((packet as TimedPacket)[wholeSeconds] === undefined) checkTime(packet.timestamp);
  checkInterface("packet.interface", packet.interface);
}

/** Returns the kind of a record; a packet need not say it. */
export function kindOf(record: CaptureInput): CaptureRecord["kind"] {
  object("record", record, "a packet or another record of a capture");
  return "kind" in record ? record.kind : "packet";
}

/**
 * A transform stream that writes capture files: records in, bytes out.
 *
 * @example
 * ```ts ignore
 * import { CaptureEncoderStream, PcapngEncoder, readPackets } from "@libc/socket/capture";
 *
 * const from = await Deno.open("old.pcap"), to = await Deno.create("new.pcapng");
 * await ReadableStream.from(readPackets(from.readable))
 *   .pipeThrough(new CaptureEncoderStream(new PcapngEncoder()))
 *   .pipeTo(to.writable);
 * ```
 *
 * @category Capture files
 */
export class CaptureEncoderStream extends TransformStream<CaptureInput, Uint8Array<ArrayBuffer>> {
  /**
   * Makes the stream.
   *
   * @param encoder The encoder of the format, for this file alone.
   */
  constructor(encoder: CaptureEncoder) {
    super({
      transform(record, controller) {
        const bytes = encoder.encode(record);
        if (bytes.length > 0) controller.enqueue(bytes);
      },
      flush(controller) {
        const bytes = encoder.begin();
        if (bytes.length > 0) controller.enqueue(bytes);
      },
    });
  }
}
