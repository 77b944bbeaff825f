/**
 * Batches of Linux. Datagrams in a row that are of one length and go to one
 * address pass through its network stack as one, which it cuts at the end:
 * `UDP_SEGMENT`, udp(7). That takes less than half of the time.
 *
 * @module
 */
import { linux } from "../../constants/linux.ts";
import { Control } from "../control.ts";
import { addressOf } from "../memory.ts";
import { Batch, type BatchSymbols } from "../unix/batch.ts";
import { layouts } from "./layouts.ts";

/** How many datagrams may be cut from one: `UDP_MAX_SEGMENTS`, of the older kernels. */
const MOST_SEGMENTS = 64;
/** How many bytes they may have together; a datagram ends at 2**16, with its headers. */
const MOST_BYTES = 65_000;

/** With these, each message counts by itself. */
const SINGLY = linux.MSG_MORE | linux.MSG_ZEROCOPY;

/** And with these options of the socket: the user has it cut, or joined, or wants to know when. */
const SINGLY_BY_OPTION = [
  [linux.SOL_UDP, linux.UDP_SEGMENT],
  [linux.SOL_UDP, linux.UDP_CORK],
  [linux.SOL_SOCKET, linux.SO_TIMESTAMPING],
] as const;

/** Errors that say that this socket, or its way, has no segments: other lengths, or no checksums. */
const REFUSALS: readonly number[] = [linux.EINVAL, linux.EMSGSIZE, linux.EIO, linux.EOPNOTSUPP];

const { iovec, mmsghdr, msghdr } = layouts;
const control = new Control(layouts);
const WORDS = mmsghdr.size / 4;

/** Messages for recvmmsg(2) and sendmmsg(2). */
export class LinuxBatch extends Batch {
  readonly #c: BatchSymbols;
  readonly #option: (fd: number, level: number, name: number) => number;
  readonly #headers: Uint32Array;
  // a `struct mmsghdr` for each run of datagrams that are alike, and its control message
  readonly #runs: DataView<ArrayBuffer>;
  readonly #runsBytes: Uint8Array<ArrayBuffer>;
  readonly #runsWords: Uint32Array;
  readonly #controls: DataView<ArrayBuffer>;
  readonly #controlAddresses: readonly bigint[];
  // where each run ends
  readonly #ends: number[] = [];
  #joins = true;

  /**
   * Lays the memory out.
   *
   * @param c The bound functions.
   * @param result Makes -1 the negated `errno`.
   * @param option Reads an option that is an integer; negative where there is none.
   * @param count How many messages it holds.
   * @param size Bytes of data in each.
   * @param controlSize Bytes of control messages in each.
   */
  constructor(
    c: BatchSymbols,
    result: (returned: number) => number,
    option: (fd: number, level: number, name: number) => number,
    count: number,
    size: number,
    controlSize: number,
  ) {
    super(c, layouts, linux, result, count, size, controlSize);
    this.#c = c;
    this.#option = option;
    this.#headers = new Uint32Array(this.view.buffer);
    const runs = new ArrayBuffer(count * mmsghdr.size);
    this.#runs = new DataView(runs);
    this.#runsBytes = new Uint8Array(runs);
    this.#runsWords = new Uint32Array(runs);
    const space = control.space(2);
    const controls = new Uint8Array(new ArrayBuffer(count * space));
    const segment = { level: linux.SOL_UDP, type: linux.UDP_SEGMENT, data: new Uint8Array(2) };
    for (let i = 0; i < count; i++) controls.set(control.encode([segment]), i * space);
    this.#controls = new DataView(controls.buffer);
    const address = addressOf(controls);
    this.#controlAddresses = Array.from({ length: count }, (_, i) => address + BigInt(i * space));
  }

  override send(fd: number, count: number, flags: number): number {
    if (count > 1 && this.#joins && (flags & SINGLY) === 0) {
      const runs = this.#join(count);
      if (runs < count && this.#mayJoin(fd)) {
        const sent = this.result(this.#c.sendmmsg(fd, this.#runsBytes, runs, flags));
        if (sent >= 0) return this.#ends[sent - 1] ?? 0;
        if (!REFUSALS.includes(-sent)) return sent;
        this.#joins = false;
      }
    }
    return super.send(fd, count, flags);
  }

  /** Whether the socket is of UDP, which can be told to cut, and nothing depends on each message. */
  #mayJoin(fd: number): boolean {
    const values = SINGLY_BY_OPTION.map(([level, name]) => this.#option(fd, level, name));
    // Other protocols do not have the first option, nor do older kernels.
    if (values[0]! < 0) this.#joins = false;
    return values.every((value) => value === 0);
  }

  /** Writes a header for each run of the first `count` messages. @returns how many these are. */
  #join(count: number): number {
    let runs = 0;
    for (let first = 0; first < count; runs++) {
      const end = this.#endOfRun(first, count);
      for (let word = 0; word < WORDS; word++) {
        this.#runsWords[runs * WORDS + word] = this.#headers[first * WORDS + word]!;
      }
      if (end - first > 1) this.#makeSegments(runs, end - first, this.#size(first));
      this.#ends[runs] = end;
      first = end;
    }
    return runs;
  }

  #makeSegments(run: number, count: number, size: number): void {
    const header = run * mmsghdr.size, space = control.space(2);
    msghdr.msg_iovlen.set(this.#runs, count, header);
    msghdr.msg_control.set(this.#runs, this.#controlAddresses[run]!, header);
    msghdr.msg_controllen.set(this.#runs, space, header);
    this.#controls.setUint16(run * space + control.length(0), size, true);
  }

  #size(index: number): number {
    return iovec.iov_len.get(this.vectors, index * iovec.size);
  }

  /** Behind the last message that is sent together with this one. */
  #endOfRun(first: number, count: number): number {
    const size = this.#size(first);
    if (size === 0 || this.controlLength(first) > 0) return first + 1;
    const most = Math.min(count, first + MOST_SEGMENTS);
    let end = first + 1;
    for (let bytes = size; end < most; end++) {
      const next = this.#size(end);
      bytes += next;
      if (next === 0 || next > size || bytes > MOST_BYTES || !this.#alike(first, end)) return end;
      if (next < size) return end + 1; // a shorter one can be the last
    }
    return end;
  }

  #alike(first: number, other: number): boolean {
    const length = this.addressLength(first);
    return this.addressLength(other) === length && this.controlLength(other) === 0 &&
      this.addresses[first]!.begins(this.addresses[other]!, length);
  }
}
