/** Where packets come from: an interface, or a file. */
import {
  type Capture,
  type CaptureOptions,
  LINKTYPE_ETHERNET,
  LINKTYPE_LINUX_SLL,
  LINKTYPE_LINUX_SLL2,
  openCapture,
  type Packet,
  PacketFilter,
  readCapture,
  readCaptureSync,
} from "@libc/socket/capture";
import { given, UsageError } from "../command_line.ts";

/** Packets that come together. They can be iterated over once. */
export interface Group extends Iterable<Packet> {
  /** The number of packets. */
  readonly length: number;
}

/** A source of packets. */
export interface Source extends Disposable {
  /** Returns packets in the groups in which they come. They are valid until the next group. */
  groups(signal: AbortSignal): AsyncIterable<Group>;
  /** Returns the numbers of packets that the system has received and dropped; `null` for a file. */
  counts(): { readonly received: number; readonly dropped: number } | null;
}

/** The packets of an interface. */
export class Live implements Source {
  readonly #capture: Capture;

  /** Begins to capture. */
  constructor(options: CaptureOptions) {
    this.#capture = given("the capture", () => openCapture(options));
  }

  groups(signal: AbortSignal): AsyncIterable<Group> {
    return this.#capture.blocks({ signal });
  }

  counts(): { readonly received: number; readonly dropped: number } {
    return this.#capture.statistics();
  }

  [Symbol.dispose](): void {
    this.#capture.close();
  }
}

/** The bytes that are read from a file at once, and the records whose packets are printed at once. */
const PIECE = 2 ** 20, GROUP = 1000;

/** Milliseconds after which the event loop has a turn, in which it takes notice of Ctrl-C. */
const TURN = 250;

function* pieces(file: Deno.FsFile): Generator<Uint8Array> {
  for (;;) {
    const piece = new Uint8Array(PIECE); // packets are views of it
    const length = file.readSync(piece);
    if (length === null) return;
    yield piece.subarray(0, length);
  }
}

/** Types of links which together have all that filters ask for. */
const LINK_TYPES = [LINKTYPE_ETHERNET, LINKTYPE_LINUX_SLL, LINKTYPE_LINUX_SLL2];

/** Throws the error of a filter that is wrong whatever types of links the file has. */
function checkFilter(filter: string): void {
  let first: unknown;
  for (const linkType of LINK_TYPES) {
    try {
      new PacketFilter(filter, { linkType });
      return;
    } catch (error) {
      first ??= error;
    }
  }
  throw first;
}

function isPipe(path: string): boolean {
  try {
    return Deno.statSync(path).isFifo === true;
  } catch {
    return false; // to open it says why
  }
}

/** Opens a stream of the bytes of a named pipe, or of the standard input for `-`. */
async function openStream(
  path: string,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  if (path === "-") return Deno.stdin.readable;
  // To open a pipe lasts until another program opens it, too.
  const aborted = new Promise<never>((_, reject) =>
    signal.addEventListener("abort", () => reject(signal.reason), { once: true })
  );
  return (await Promise.race([Deno.open(path), aborted])).readable;
}

/** The packets of a file that a filter accepts. */
export class Recorded implements Source {
  readonly #path: string;
  /** The file; `null` for what must be waited for: the standard input, or a pipe. */
  readonly #file: Deno.FsFile | null;
  readonly #filter: string;
  /** A filter is compiled for a type of link; a file may have several of them. */
  readonly #filters = new Map<number, PacketFilter>();

  /** Opens a file; `-` is the standard input. */
  constructor(path: string, filter: string) {
    this.#filter = filter;
    checkFilter(filter);
    this.#path = path;
    this.#file = path === "-" || isPipe(path) ? null : Deno.openSync(path);
    if (this.#file?.statSync().isDirectory) throw new UsageError(`--read ${path}: a directory`);
  }

  #accepts(packet: Packet): boolean {
    if (this.#filter === "") return true;
    const { linkType } = packet.interface;
    let filter = this.#filters.get(linkType);
    if (filter === undefined) {
      // A file may have a type of link that filters do not know.
      filter = given("FILTER", () => new PacketFilter(this.#filter, { linkType }));
      this.#filters.set(linkType, filter);
    }
    return filter.accepts(packet);
  }

  groups(signal: AbortSignal): AsyncIterable<Group> {
    return this.#file === null ? this.#fromStream(signal) : this.#fromFile(this.#file, signal);
  }

  /** Reads packets as they come, from a program that may still capture. */
  async *#fromStream(signal: AbortSignal): AsyncGenerator<Packet[]> {
    // The pipe ends a read that waits for the other program.
    const stream = await openStream(this.#path, signal);
    const input = stream.pipeThrough(new TransformStream(), { signal });
    for await (const record of readCapture(input)) {
      if (record.kind === "packet" && this.#accepts(record)) yield [record];
    }
  }

  /** Yields groups, and lets the event loop have a turn now and then: nothing here waits by itself. */
  async *#fromFile(file: Deno.FsFile, signal: AbortSignal): AsyncGenerator<Packet[]> {
    let turned = performance.now();
    for (const group of this.#groups(file)) {
      yield group;
      if (performance.now() - turned < TURN) continue;
      await new Promise((resolve) => setTimeout(resolve));
      signal.throwIfAborted();
      turned = performance.now();
    }
  }

  /** Yields the packets of each so many records, none if the filter accepts none of them. */
  *#groups(file: Deno.FsFile): Generator<Packet[]> {
    let group: Packet[] = [], count = 0;
    try {
      for (const record of readCaptureSync(pieces(file))) {
        if (record.kind === "packet" && this.#accepts(record)) group.push(record);
        if (++count % GROUP > 0) continue;
        yield group;
        group = [];
      }
    } finally {
      yield group; // also what a damaged file has in front of the damage
    }
  }

  counts(): null {
    return null;
  }

  [Symbol.dispose](): void {
    this.#file?.close();
  }
}
