/**
 * Reads capture files.
 *
 * @module
 */
import { wrongType } from "../../socket/arguments.ts";
import { fromCaller, generatorNext, hideFrames } from "../../socket/stack.ts";
import { CaptureFileError } from "./error.ts";
import { Input } from "./input.ts";
import { isPcap, PcapDecoder } from "./pcap_decoder.ts";
import { isPcapng, PcapngDecoder } from "./pcapng_decoder.ts";
import type { CapturedPacket, CaptureRecord } from "./records.ts";

/** Decodes one format. */
interface Decoder {
  /** Returns the next record, `null` for one to skip, `undefined` if more bytes are needed. */
  next(input: Input, isEnd: boolean): CaptureRecord | null | undefined;
}

/** Bytes at the beginning of other files, to say what they are. */
const OTHERS: readonly (readonly [string, readonly number[]])[] = [
  ["compressed with gzip", [0x1f, 0x8b]],
  ["compressed with zstd", [0x28, 0xb5, 0x2f, 0xfd]],
  ["compressed with lz4", [0x04, 0x22, 0x4d, 0x18]],
  ["compressed with xz", [0xfd, 0x37, 0x7a]],
  ["a file of snoop", [0x73, 0x6e, 0x6f, 0x6f, 0x70]],
];

/** Returns the decoder of a file by its first 4 bytes; `undefined` if there are fewer. */
function decoderOf(input: Input, isEnd: boolean): Decoder | undefined {
  if (!input.has(4)) {
    if (!isEnd) return undefined;
    if (input.available === 0) throw new CaptureFileError("the file is empty", 0);
    throw input.cut(4, "its first number");
  }
  const { bytes, view, at } = input;
  if (isPcapng(view.getUint32(at))) return new PcapngDecoder();
  if (isPcap(view.getUint32(at))) return new PcapDecoder();
  const other = OTHERS.find(([, magic]) => magic.every((byte, i) => bytes[at + i] === byte));
  throw new CaptureFileError(
    other === undefined ? "the file is neither pcap nor pcapng" : `the file is ${other[0]}`,
    0,
  );
}

/** Decodes a file that comes in pieces. */
class CaptureDecoder {
  readonly #input = new Input();
  #decoder: Decoder | undefined;

  /** Adds a piece. */
  add(piece: Uint8Array): void {
    if (!(piece instanceof Uint8Array)) {
      throw wrongType("a piece of the file", piece, "a Uint8Array");
    }
    this.#input.add(piece);
  }

  /** Decodes the records that are complete. At the end of the file, an incomplete one is an error. */
  *records(isEnd: boolean): Generator<CaptureRecord> {
    this.#decoder ??= decoderOf(this.#input, isEnd);
    while (this.#decoder !== undefined) {
      const record = this.#decoder.next(this.#input, isEnd);
      if (record === undefined) return;
      if (record !== null) yield record;
    }
  }
}

/**
 * A file that is read as it comes: a stream, or pieces.
 *
 * @category Capture files
 */
export type CaptureSource =
  | ReadableStream<Uint8Array>
  | AsyncIterable<Uint8Array>
  | Iterable<Uint8Array>;

function checkSource(source: unknown): void {
  const isIterable = typeof source === "object" && source !== null &&
    (Symbol.asyncIterator in source || Symbol.iterator in source);
  if (isIterable && !ArrayBuffer.isView(source)) return;
  throw wrongType("source", source, "a ReadableStream or an iterable of Uint8Array");
}

async function* read(source: CaptureSource): AsyncGenerator<CaptureRecord> {
  try {
    const decoder = new CaptureDecoder();
    for await (const piece of source) {
      decoder.add(piece);
      yield* decoder.records(false);
    }
    yield* decoder.records(true);
  } catch (error) {
    throw hideFrames(error, read);
  }
}

/**
 * Reads the records of a pcap or pcapng file, as its bytes come.
 *
 * The data of a packet is a view of the bytes that were read. It stays valid as long as whoever gave
 * them does not change them; `Deno.FsFile.readable` gives new memory each time.
 *
 * @param source The file: a stream, or another iterable of bytes.
 * @returns The records in their order. Blocks of unknown types are skipped. The iteration throws a
 *   {@linkcode CaptureFileError} where the file is damaged or cut, after all records in front.
 * @throws {TypeError} If the source cannot be iterated.
 *
 * @example
 * ```ts
 * import { PcapngEncoder, readCapture } from "@libc/socket/capture";
 *
 * const file = new Blob([new PcapngEncoder({ application: "me" }).begin()]);
 * for await (const record of readCapture(file.stream())) {
 *   if (record.kind === "section") console.log(record.application); // me
 * }
 * ```
 *
 * @category Capture files
 */
export function readCapture(source: CaptureSource): AsyncGenerator<CaptureRecord> {
  return fromCaller(readCapture, () => {
    checkSource(source);
    return read(source);
  });
}

function* readSync(pieces: Iterable<Uint8Array>): Generator<CaptureRecord> {
  try {
    const decoder = new CaptureDecoder();
    for (const piece of pieces) {
      decoder.add(piece);
      yield* decoder.records(false);
    }
    yield* decoder.records(true);
  } catch (error) {
    throw hideFrames(error, generatorNext);
  }
}

/**
 * Reads the records of a pcap or pcapng file that is in memory, or that blocking calls read.
 *
 * @param source All bytes of the file, or pieces of it.
 * @returns The records in their order, as {@linkcode readCapture} gives them.
 * @throws {TypeError} If the source is neither.
 *
 * @example
 * ```ts ignore
 * import { readCaptureSync } from "@libc/socket/capture";
 *
 * for (const record of readCaptureSync(Deno.readFileSync("eth0.pcapng"))) {
 *   if (record.kind === "statistics") console.log(record.interface.name, record.dropped);
 * }
 * ```
 *
 * @category Capture files
 */
export function readCaptureSync(
  source: Uint8Array | Iterable<Uint8Array>,
): Generator<CaptureRecord> {
  return fromCaller(readCaptureSync, () => {
    if (source instanceof Uint8Array) return readSync([source]);
    if (typeof source !== "object" || source === null || !(Symbol.iterator in source)) {
      throw wrongType("source", source, "a Uint8Array or an iterable of them");
    }
    return readSync(source);
  });
}

async function* packetsOf(source: CaptureSource): AsyncGenerator<CapturedPacket> {
  try {
    for await (const record of read(source)) if (record.kind === "packet") yield record;
  } catch (error) {
    throw hideFrames(error, packetsOf);
  }
}

/**
 * Reads the packets of a pcap or pcapng file, as its bytes come.
 *
 * @param source The file: a stream, or another iterable of bytes.
 * @returns The packets in their order. See {@linkcode readCapture} for their memory and for errors.
 * @throws {TypeError} If the source cannot be iterated.
 *
 * @example
 * ```ts ignore
 * import { readPackets } from "@libc/socket/capture";
 *
 * using file = await Deno.open("eth0.pcap");
 * for await (const { timestamp, data } of readPackets(file.readable)) console.log(timestamp, data);
 * ```
 *
 * @category Capture files
 */
export function readPackets(source: CaptureSource): AsyncGenerator<CapturedPacket> {
  return fromCaller(readPackets, () => {
    checkSource(source);
    return packetsOf(source);
  });
}

function* packetsOfSync(records: Iterable<CaptureRecord>): Generator<CapturedPacket> {
  try {
    for (const record of records) if (record.kind === "packet") yield record;
  } catch (error) {
    throw hideFrames(error, generatorNext);
  }
}

/**
 * Reads the packets of a pcap or pcapng file that is in memory, or that blocking calls read.
 *
 * @param source All bytes of the file, or pieces of it.
 * @returns The packets in their order. See {@linkcode readCapture} for their memory and for errors.
 * @throws {TypeError} If the source is neither.
 *
 * @example
 * ```ts
 * import { LINKTYPE_RAW, PcapEncoder, readPacketsSync } from "@libc/socket/capture";
 *
 * const encoder = new PcapEncoder({ linkType: LINKTYPE_RAW });
 * const file = encoder.encodePackets([{
 *   data: Uint8Array.of(0x45),
 *   originalLength: 20,
 *   timestamp: 1_700_000_000_123_456_789n,
 *   interface: { linkType: LINKTYPE_RAW, snapLength: 0 },
 * }]);
 * for (const { timestamp } of readPacketsSync(file)) console.log(timestamp);
 * ```
 *
 * @category Capture files
 */
export function readPacketsSync(
  source: Uint8Array | Iterable<Uint8Array>,
): Generator<CapturedPacket> {
  return fromCaller(readPacketsSync, () => packetsOfSync(readCaptureSync(source)));
}

/**
 * Returns the records of a stream of bytes, each decoded when it is asked for. An error comes after all
 * records in front: a stream that fails drops its queue, so no record waits in one.
 */
function recordsOf(bytes: ReadableStream<Uint8Array>): ReadableStream<CaptureRecord> {
  const reader = bytes.getReader();
  const decoder = new CaptureDecoder();
  let isEnd = false, records: Iterator<CaptureRecord> = [].values();
  const pull = async (controller: ReadableStreamDefaultController<CaptureRecord>) => {
    while (true) {
      const record = records.next();
      if (record.done !== true) return controller.enqueue(record.value);
      if (isEnd) return controller.close();
      const piece = await reader.read();
      isEnd = piece.done;
      if (!piece.done) decoder.add(piece.value);
      records = decoder.records(isEnd);
    }
  };
  return new ReadableStream({
    async pull(controller) {
      try {
        await pull(controller);
      } catch (error) {
        controller.error(error);
        await reader.cancel(error); // so that the source learns it too
      }
    },
    cancel: (reason) => reader.cancel(reason),
  }, { highWaterMark: 0 });
}

/**
 * A transform stream that reads capture files: bytes in, records out.
 *
 * @example
 * ```ts
 * import { CaptureDecoderStream, PcapngEncoder } from "@libc/socket/capture";
 *
 * const file = new Blob([new PcapngEncoder().begin()]);
 * const records = file.stream().pipeThrough(new CaptureDecoderStream());
 * for await (const { kind } of records) console.log(kind); // section
 * ```
 *
 * @category Capture files
 */
export class CaptureDecoderStream extends TransformStream<Uint8Array, CaptureRecord> {
  /**
   * Makes the stream. Its readable side ends with a {@linkcode CaptureFileError} where the file is damaged
   * or cut, after all records in front.
   */
  constructor() {
    super(); // without a transformer, the bytes come out as they are
    const bytes = this.readable as unknown as ReadableStream<Uint8Array>;
    Object.defineProperty(this, "readable", { value: recordsOf(bytes) });
  }
}
