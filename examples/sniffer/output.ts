/** Where packets go: a file, or lines of text. */
import {
  type CaptureEncoder,
  LINKTYPE_ETHERNET,
  type Packet,
  type PacketInterface,
  PcapEncoder,
  PcapngEncoder,
} from "@libc/socket/capture";
import { given } from "../command_line.ts";

/** Writes all bytes to a file or to the standard output. */
export function writeAll(to: typeof Deno.stdout | Deno.FsFile, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += to.writeSync(at === 0 ? bytes : bytes.subarray(at));
}

/** The standard output, which collects text. */
export class Printer {
  readonly #encoder = new TextEncoder();
  readonly #bytes = new Uint8Array(2 ** 18);
  #length = 0;

  /** Adds text. */
  add(text: string): void {
    const most = 3 * text.length; // a UTF-16 code unit has at most 3 bytes of UTF-8
    if (most > this.#bytes.length - this.#length) this.flush();
    if (most > this.#bytes.length) writeAll(Deno.stdout, this.#encoder.encode(text));
    else this.#length += this.#encoder.encodeInto(text, this.#bytes.subarray(this.#length)).written;
  }

  /** Writes what was added. */
  flush(): void {
    const bytes = this.#bytes.subarray(0, this.#length);
    this.#length = 0;
    writeAll(Deno.stdout, bytes);
  }
}

/** Returns an iterable of a packet and those that follow. */
function* joined(first: Packet, rest: Iterator<Packet>): Generator<Packet> {
  yield first;
  for (let next; !(next = rest.next()).done;) yield next.value;
}

/** A capture file that is written: pcap if its name ends with `.pcap`, and else pcapng. */
export class CaptureFile implements Disposable {
  readonly #to: typeof Deno.stdout | Deno.FsFile;
  readonly #isPcap: boolean;
  readonly #snapLength: number;
  #encoder: CaptureEncoder | undefined;
  #interface: PacketInterface;
  /** The memory in which packets are encoded, again and again. */
  #memory = new Uint8Array(2 ** 16);

  /**
   * Creates a file, or truncates an existing one.
   *
   * @param path Its name; `-` is the standard output.
   * @param on The interface to name in a file without packets.
   */
  constructor(path: string, on: PacketInterface) {
    this.#isPcap = path.endsWith(".pcap");
    this.#snapLength = on.snapLength;
    this.#interface = on;
    this.#to = path === "-"
      ? Deno.stdout
      : Deno.openSync(path, { write: true, create: true, truncate: true });
  }

  /** Returns the encoder, which for pcap needs the type of link of the first packet. */
  #encoderFor(linkType: number): CaptureEncoder {
    return this.#encoder ??= this.#isPcap
      ? new PcapEncoder({ linkType, snapLength: this.#snapLength })
      : new PcapngEncoder({ application: "sniffer.ts" });
  }

  /** Writes packets. They are not collected: those that are forgotten at once cost no collection. */
  write(packets: Iterable<Packet>): void {
    const iterator = packets[Symbol.iterator](), { value: first } = iterator.next();
    if (first === undefined) return;
    if (this.#encoder === undefined) this.#interface = first.interface;
    const encoder = this.#encoderFor(first.interface.linkType);
    // The packets of a file may have times or types of links that the other format does not have.
    const bytes = given(
      "--write",
      () => encoder.encodePackets(joined(first, iterator), this.#memory),
    );
    if (bytes.buffer !== this.#memory.buffer) this.#memory = new Uint8Array(bytes.buffer); // it is larger
    writeAll(this.#to, bytes);
  }

  /** Writes the end of the file, with the numbers of packets if they are known. */
  end(counts: { readonly received: number; readonly dropped: number } | null): void {
    const encoder = this.#encoderFor(LINKTYPE_ETHERNET);
    writeAll(this.#to, encoder.begin());
    if (counts === null) return;
    const record = encoder.encode({
      kind: "statistics",
      interface: this.#interface,
      timestamp: BigInt(Date.now()) * 1_000_000n,
      received: BigInt(counts.received),
      dropped: BigInt(counts.dropped),
    });
    writeAll(this.#to, record);
  }

  [Symbol.dispose](): void {
    if (this.#to !== Deno.stdout) this.#to.close();
  }
}
