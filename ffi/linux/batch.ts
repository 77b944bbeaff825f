/**
 * Batches of Linux. Datagrams in a row that are of one length and go to one
 * address pass through its network stack as one, which it cuts at the end:
 * `UDP_SEGMENT`, udp(7). That takes less than half of the time.
 *
 * @module
 */
import { linux } from "../../constants/linux.ts";
import { Control } from "../control.ts";
import { u16 } from "../layout.ts";
import { addressOf } from "../memory.ts";
import type { System } from "../system.ts";
import { type Errno, result } from "../unix/errno.ts";
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

/** A control message that says where to cut, its size with what it is rounded up to, and where. */
const SEGMENT = { level: linux.SOL_UDP, type: linux.UDP_SEGMENT, data: new Uint8Array(2) };
const SEGMENT_SPACE = control.space(2);
const SEGMENT_SIZE = u16(control.length(0));

/** Where an option is read to. */
const value = new Int32Array(new ArrayBuffer(4));
const valueBytes = new Uint8Array(value.buffer);

/** The memory of a `struct mmsghdr` for each run of datagrams, with its control message. */
class Runs {
  readonly #view: DataView<ArrayBuffer>;
  readonly #words: Uint32Array;
  readonly #segments: DataView<ArrayBuffer>;
  readonly #segmentsAddress: bigint;
  /** What to pass to C. */
  readonly bytes: Uint8Array<ArrayBuffer>;

  /** @param count How many there are at most. */
  constructor(count: number) {
    this.#view = new DataView(new ArrayBuffer(count * mmsghdr.size));
    this.#words = new Uint32Array(this.#view.buffer);
    this.bytes = new Uint8Array(this.#view.buffer);
    const segments = control.encode(Array(count).fill(SEGMENT));
    this.#segments = new DataView(segments.buffer);
    this.#segmentsAddress = addressOf(segments);
  }

  /**
   * Writes a run.
   *
   * @param run Its number.
   * @param headers The headers of the messages.
   * @param first Its first message, as which it begins.
   * @param count How many messages it has.
   * @param size How long these are; the last may be shorter.
   */
  write(run: number, headers: Uint32Array, first: number, count: number, size: number): void {
    for (let word = 0; word < WORDS; word++) {
      this.#words[run * WORDS + word] = headers[first * WORDS + word]!;
    }
    if (count === 1) return;
    const header = run * mmsghdr.size, segment = run * SEGMENT_SPACE;
    msghdr.msg_iovlen.set(this.#view, count, header);
    msghdr.msg_control.set(this.#view, this.#segmentsAddress + BigInt(segment), header);
    msghdr.msg_controllen.set(this.#view, SEGMENT_SPACE, header);
    SEGMENT_SIZE.set(this.#segments, size, segment);
  }
}

/** Messages for recvmmsg(2) and sendmmsg(2). */
export class LinuxBatch extends Batch {
  readonly #calls: Pick<System, "getsockopt">;
  readonly #count: number;
  // where each run of datagrams that are alike ends
  readonly #ends: number[] = [];
  #runs: Runs | undefined;
  #joins = true;

  /**
   * Lays the memory out.
   *
   * @param calls The system.
   * @param c The bound functions.
   * @param errno This thread's `errno`.
   * @param count How many messages it holds.
   * @param size Bytes of data in each.
   * @param controlSize Bytes of control messages in each.
   */
  constructor(
    calls: Pick<System, "getsockopt">,
    c: BatchSymbols,
    errno: Errno,
    count: number,
    size: number,
    controlSize: number,
  ) {
    super(c, layouts, linux, errno, count, size, controlSize);
    this.#calls = calls;
    this.#count = count;
  }

  override send(fd: number, count: number, flags: number): number {
    if (count > 1 && this.#joins && (flags & SINGLY) === 0) {
      const runs = this.#findRuns(count);
      if (runs < count && this.#mayJoin(fd)) {
        const sent = result(this.c.sendmmsg(fd, this.#written(runs), runs, flags), this.errno[0]);
        if (sent >= 0) return this.#ends[sent - 1] ?? 0;
        if (!REFUSALS.includes(-sent)) return sent;
        this.#joins = false;
      }
    }
    return super.send(fd, count, flags);
  }

  /** Whether the socket is of UDP, which can be told to cut, and nothing depends on each message. */
  #mayJoin(fd: number): boolean {
    const values = SINGLY_BY_OPTION.map(([level, name]) => {
      const length = this.#calls.getsockopt(fd, level, name, valueBytes);
      return length < 0 ? length : value[0]!;
    });
    // Other protocols do not have the first option, nor do older kernels.
    if (values[0]! < 0) this.#joins = false;
    return values.every((value) => value === 0);
  }

  /** Finds the runs among the first `count` messages. @returns how many these are. */
  #findRuns(count: number): number {
    let runs = 0;
    for (let end = 0; end < count; runs++) this.#ends[runs] = end = this.#endOfRun(end, count);
    return runs;
  }

  /** The headers of the runs that were found. */
  #written(runs: number): Uint8Array<ArrayBuffer> {
    const memory = this.#runs ??= new Runs(this.#count);
    const headers = new Uint32Array(this.view.buffer);
    for (let run = 0, first = 0; run < runs; run++) {
      const end = this.#ends[run]!;
      memory.write(run, headers, first, end - first, this.#size(first));
      first = end;
    }
    return memory.bytes;
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
