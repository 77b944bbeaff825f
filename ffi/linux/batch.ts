/**
 * Batches of Linux, which can coalesce UDP datagrams. Consecutive datagrams of one length and one
 * destination pass through the network stack as one packet with segments, which the kernel splits
 * at the end: `UDP_SEGMENT`, udp(7), also called UDP GSO. Such a send takes less than half of the
 * time. If the network drops the packet, all of its segments are lost, so a batch coalesces only at
 * the user's request.
 *
 * @module
 */
import { linux } from "../../constants/linux.ts";
import { KeptAddress } from "../addresses.ts";
import { Control } from "../control.ts";
import { u16 } from "../layout.ts";
import type { System } from "../system.ts";
import { type Errno, result } from "../unix/errno.ts";
import { Batch, type BatchSymbols } from "../unix/batch.ts";
import { layouts } from "./layouts.ts";

/** Maximum number of segments in one packet: `UDP_MAX_SEGMENTS` of older kernels. */
const MAX_SEGMENTS = 64;
/** Maximum number of bytes in one packet. A datagram has less than 2**16, headers included. */
const MAX_BYTES = 65_000;

/** Flags that apply to each message by itself: messages with them are not coalesced. */
const UNCOALESCED_FLAGS = linux.MSG_MORE | linux.MSG_ZEROCOPY;

/** Options that apply to each message by itself: a socket with one of them does not coalesce. */
const UNCOALESCED_OPTIONS = [
  [linux.SOL_UDP, linux.UDP_SEGMENT],
  [linux.SOL_UDP, linux.UDP_CORK],
  [linux.SOL_SOCKET, linux.SO_TIMESTAMPING],
] as const;

/** Errors of a socket or route that cannot segment: the MTU is too small, or checksums are off. */
const REFUSALS: readonly number[] = [linux.EINVAL, linux.EMSGSIZE, linux.EIO, linux.EOPNOTSUPP];

const { iovec, mmsghdr, msghdr } = layouts;
const control = new Control(layouts);
const WORDS = mmsghdr.size / 4;

/** The control message with the length of a segment, its padded size, and the length's offset. */
const SEGMENT = { level: linux.SOL_UDP, type: linux.UDP_SEGMENT, data: new Uint8Array(2) };
const SEGMENT_SPACE = control.space(2);
const SEGMENT_SIZE = u16(control.length(0));

/** Memory for the value of an option. */
const optionValue = new Int32Array(new ArrayBuffer(4));
const optionBytes = new Uint8Array(optionValue.buffer);

/** The `struct mmsghdr` of each group of datagrams, with its control message. */
class SegmentHeaders {
  readonly #view: DataView<ArrayBuffer>;
  readonly #words: Uint32Array;
  readonly #segments: DataView<ArrayBuffer>;
  readonly #segmentsAddress: KeptAddress;
  /** The array of headers, as sendmmsg(2) takes it. */
  readonly bytes: Uint8Array<ArrayBuffer>;

  /** @param count The maximum number of groups. */
  constructor(count: number) {
    this.#view = new DataView(new ArrayBuffer(count * mmsghdr.size));
    this.#words = new Uint32Array(this.#view.buffer);
    this.bytes = new Uint8Array(this.#view.buffer);
    const segments = control.encode(Array(count).fill(SEGMENT));
    this.#segments = new DataView(segments.buffer);
    this.#segmentsAddress = new KeptAddress("the segment sizes of a batch", segments);
  }

  /**
   * Writes the header of a group.
   *
   * @param group The index of the group.
   * @param headers The headers of the messages.
   * @param first Index of the group's first message, whose header this method copies.
   * @param count The number of messages in the group.
   * @param size The length of each message in bytes; the last may be shorter.
   */
  write(group: number, headers: Uint32Array, first: number, count: number, size: number): void {
    for (let word = 0; word < WORDS; word++) {
      this.#words[group * WORDS + word] = headers[first * WORDS + word]!;
    }
    if (count === 1) return;
    const header = group * mmsghdr.size, segment = group * SEGMENT_SPACE;
    msghdr.msg_iovlen.set(this.#view, count, header);
    msghdr.msg_control.set(this.#view, this.#segmentsAddress.value + BigInt(segment), header);
    msghdr.msg_controllen.set(this.#view, SEGMENT_SPACE, header);
    SEGMENT_SIZE.set(this.#segments, size, segment);
  }
}

/** Messages for recvmmsg(2) and sendmmsg(2). */
export class LinuxBatch extends Batch {
  readonly #calls: Pick<System, "getsockopt">;
  readonly #count: number;
  /** The index after the last message of each group. */
  readonly #groupEnds: number[] = [];
  #segmentHeaders: SegmentHeaders | undefined;
  #useGso: boolean;

  /**
   * Allocates the memory.
   *
   * @param calls The system.
   * @param c The bound functions.
   * @param errno This thread's `errno`.
   * @param count The number of messages.
   * @param size The size of each data buffer, in bytes.
   * @param controlSize The size of each buffer for control messages, in bytes.
   * @param segment True to coalesce UDP datagrams.
   */
  constructor(
    calls: Pick<System, "getsockopt">,
    c: BatchSymbols,
    errno: Errno,
    count: number,
    size: number,
    controlSize: number,
    segment: boolean,
  ) {
    super(c, layouts, linux, errno, count, size, controlSize);
    this.#calls = calls;
    this.#count = count;
    this.#useGso = segment;
  }

  override send(fd: number, first: number, count: number, flags: number): number {
    this.checkAddresses();
    if (count > 1 && this.#useGso && (flags & UNCOALESCED_FLAGS) === 0) {
      const groups = this.#findGroups(first, first + count);
      if (groups < count && this.#maySegment(fd)) {
        const headers = this.#encodeGroups(first, groups);
        const sent = result(this.c.sendmmsg(fd, headers, groups, flags), this.errno[0]);
        if (sent >= 0) return sent === 0 ? 0 : this.#groupEnds[sent - 1]! - first;
        if (!REFUSALS.includes(-sent)) return sent;
        this.#useGso = false;
      }
    }
    return super.send(fd, first, count, flags);
  }

  /** True if this is a UDP socket with none of `UNCOALESCED_OPTIONS` set. */
  #maySegment(fd: number): boolean {
    const values = UNCOALESCED_OPTIONS.map(([level, name]) => {
      const length = this.#calls.getsockopt(fd, level, name, optionBytes);
      return length < 0 ? length : optionValue[0]!;
    });
    // Other protocols and older kernels lack UDP_SEGMENT.
    if (values[0]! < 0) this.#useGso = false;
    return values.every((value) => value === 0);
  }

  /** Groups the messages from `first` to before `end`. @returns the number of groups. */
  #findGroups(first: number, end: number): number {
    let groups = 0;
    for (let next = first; next < end; groups++) {
      this.#groupEnds[groups] = next = this.#endOfGroup(next, end);
    }
    return groups;
  }

  /** Writes the headers of the groups. The first group begins at message `first`. */
  #encodeGroups(first: number, groups: number): Uint8Array<ArrayBuffer> {
    const memory = this.#segmentHeaders ??= new SegmentHeaders(this.#count);
    const headers = new Uint32Array(this.view.buffer);
    for (let group = 0, begin = first; group < groups; group++) {
      const end = this.#groupEnds[group]!;
      memory.write(group, headers, begin, end - begin, this.#size(begin));
      begin = end;
    }
    return memory.bytes;
  }

  #size(index: number): number {
    return iovec.iov_len.get(this.vectors, index * iovec.size);
  }

  /** Returns the index after the last message, before `end`, that can be coalesced with `first`. */
  #endOfGroup(first: number, end: number): number {
    const size = this.#size(first);
    if (size === 0 || this.controlLength(first) > 0) return first + 1;
    const limit = Math.min(end, first + MAX_SEGMENTS);
    let next = first + 1;
    for (let bytes = size; next < limit; next++) {
      const nextSize = this.#size(next);
      bytes += nextSize;
      if (nextSize === 0 || nextSize > size || bytes > MAX_BYTES) return next;
      if (!this.#canCoalesce(first, next)) return next;
      if (nextSize < size) return next + 1; // only the last segment may be shorter
    }
    return next;
  }

  /** True if two messages have the same destination and `other` has no ancillary data. */
  #canCoalesce(first: number, other: number): boolean {
    const length = this.addressLength(first);
    return this.addressLength(other) === length && this.controlLength(other) === 0 &&
      this.addresses[first]!.begins(this.addresses[other]!, length);
  }
}
