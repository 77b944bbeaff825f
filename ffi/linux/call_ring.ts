/**
 * Several calls that do not wait in one system call: io_uring(7).
 *
 * Each call has `MSG_DONTWAIT`, so the kernel answers it before io_uring_enter(2) returns, and in the
 * order in which the calls were added. Nothing is in flight afterwards: no call has to be cancelled, and
 * no buffer is in use.
 *
 * The memory that the kernel shares stays in this file, so it can be unmapped when the ring is closed.
 *
 * @module
 */
import { linux } from "../../constants/linux.ts";
import type { CallRing } from "../system.ts";
import { type Errno, result } from "../unix/errno.ts";
import { addressOf } from "../memory.ts";
import { ringLayouts } from "./layouts.ts";
import { type LinuxSymbols, numbers } from "./symbols.ts";

/** Calls that fit into the ring, a power of two. */
const ROOM = 128;

/** linux/io_uring.h: the kinds of calls. */
const IORING_OP_SEND = 26, IORING_OP_RECV = 27;
/** linux/io_uring.h: offsets for mmap(2). */
const IORING_OFF_SQ_RING = 0n, IORING_OFF_SQES = 0x10000000n;
const IORING_ENTER_GETEVENTS = 1;
/**
 * linux/io_uring.h: features. The second came with Linux 5.17: every kernel that has it knows the two
 * kinds of calls, and answers them as this file expects.
 */
const IORING_FEAT_SINGLE_MMAP = 1, IORING_FEAT_CQE_SKIP = 1 << 11;
const NEEDED_FEATURES = IORING_FEAT_SINGLE_MMAP | IORING_FEAT_CQE_SKIP;

/** sys/mman.h */
const PROT_READ_WRITE = 0x3, MAP_SHARED = 0x1, MAP_POPULATE = 0x8000;
/** `MAP_FAILED` */
const MAP_FAILED = 2n ** 64n - 1n;

const { io_uring_setup, io_uring_enter } = numbers[Deno.build.arch];

/** Stands for a call that was not made. No call returns it. */
const NOT_MADE = -(2 ** 31);

/** Memory that the kernel shares. */
interface Mapping {
  readonly address: bigint;
  readonly length: number;
  readonly view: DataView<ArrayBuffer>;
}

/** A ring for calls. */
export class IoUring implements CallRing {
  readonly #c: LinuxSymbols;
  readonly #errno: Errno;
  readonly #fd: number;
  readonly #sqe = ringLayouts().io_uring_sqe;
  readonly #cqe = ringLayouts().io_uring_cqe;
  readonly #queues: Mapping;
  readonly #entries: Mapping;
  /** Offsets in the memory of the queues. */
  readonly #head: number;
  readonly #tail: number;
  readonly #answersHead: number;
  readonly #answersTail: number;
  readonly #answers: number;
  readonly #answersMask: number;
  /** The number of calls that the kernel has taken since the ring was made, modulo 2**32. */
  #taken = 0;
  #count = 0;
  /** The ticket of the first call. */
  #first = 1;
  readonly #results = new Int32Array(ROOM);
  /** What the calls are about, as `2 * fd + kind`: no two calls of a queue are made together. */
  readonly #busy = new Set<number>();
  #isClosed = false;
  /** True if the system refuses to make the calls. */
  #isRefused = false;

  private constructor(
    c: LinuxSymbols,
    errno: Errno,
    fd: number,
    view: DataView<ArrayBuffer>,
    queues: Mapping,
    entries: Mapping,
  ) {
    this.#c = c;
    this.#errno = errno;
    this.#fd = fd;
    this.#queues = queues;
    this.#entries = entries;
    const params = ringLayouts().io_uring_params;
    this.#head = params["sq_off.head"].get(view);
    this.#tail = params["sq_off.tail"].get(view);
    this.#answersHead = params["cq_off.head"].get(view);
    this.#answersTail = params["cq_off.tail"].get(view);
    this.#answers = params["cq_off.cqes"].get(view);
    this.#answersMask = params.cq_entries.get(view) - 1;
    const array = params["sq_off.array"].get(view);
    for (let i = 0; i < ROOM; i++) queues.view.setUint32(array + 4 * i, i, true);
  }

  /**
   * Makes a ring.
   *
   * @param c The bound functions.
   * @param errno This thread's `errno`.
   * @returns The ring; `undefined` if the system has none, or refuses it.
   */
  static create(c: LinuxSymbols, errno: Errno): IoUring | undefined {
    const { io_uring_params: params, io_uring_sqe: sqe, io_uring_cqe: cqe } = ringLayouts();
    const bytes = new Uint8Array(new ArrayBuffer(params.size));
    const view = new DataView(bytes.buffer);
    const fd = result(c.ringSetup(io_uring_setup, ROOM, bytes), errno[0]);
    if (fd < 0) return undefined;
    const made: Mapping[] = [];
    const map = (length: number, offset: bigint): Mapping | undefined => {
      const flags = MAP_SHARED | MAP_POPULATE;
      const pointer = c.mmap(0n, length, PROT_READ_WRITE, flags, fd, offset);
      const address = Deno.UnsafePointer.value(pointer);
      if (pointer === null || address === MAP_FAILED) return undefined;
      const memory = Deno.UnsafePointerView.getArrayBuffer(pointer, length);
      const mapping = { address, length, view: new DataView(memory) };
      made.push(mapping);
      return mapping;
    };
    if (
      (params.features.get(view) & NEEDED_FEATURES) === NEEDED_FEATURES &&
      params.sq_entries.get(view) === ROOM
    ) {
      const queues = map(
        Math.max(
          params["sq_off.array"].get(view) + 4 * ROOM,
          params["cq_off.cqes"].get(view) + cqe.size * params.cq_entries.get(view),
        ),
        IORING_OFF_SQ_RING,
      );
      const entries = map(sqe.size * ROOM, IORING_OFF_SQES);
      if (queues !== undefined && entries !== undefined) {
        return new IoUring(c, errno, fd, view, queues, entries);
      }
    }
    for (const { address, length } of made) c.munmap(address, length);
    c.close(fd);
    return undefined;
  }

  get count(): number {
    return this.#count;
  }

  get round(): number {
    return this.#first;
  }

  recv(fd: number, memory: Uint8Array<ArrayBuffer> | bigint, length: number): number {
    return this.#add(IORING_OP_RECV, fd, memory, length);
  }

  send(fd: number, data: Uint8Array<ArrayBuffer>, length: number): number {
    return this.#add(IORING_OP_SEND, fd, data, length);
  }

  #add(
    kind: typeof IORING_OP_RECV | typeof IORING_OP_SEND,
    fd: number,
    memory: Uint8Array<ArrayBuffer> | bigint,
    length: number,
  ): number {
    const key = 2 * fd + (kind & 1);
    if (this.#isClosed || this.#isRefused || this.#count === ROOM || this.#busy.has(key)) return 0;
    this.#busy.add(key);
    const index = this.#count++;
    const { view } = this.#entries;
    const sqe = this.#sqe;
    const at = ((this.#taken + index) & (ROOM - 1)) * sqe.size;
    sqe.opcode.set(view, kind, at);
    sqe.fd.set(view, fd, at);
    sqe.addr.set(view, typeof memory === "bigint" ? memory : addressOf(memory), at);
    sqe.len.set(view, length, at);
    sqe.msg_flags.set(view, linux.MSG_DONTWAIT, at);
    sqe.user_data.set(view, index, at);
    this.#results[index] = NOT_MADE;
    return this.#first + index;
  }

  make(): number {
    if (this.#isClosed) return 0;
    const queues = this.#queues.view;
    queues.setUint32(this.#tail, this.#taken + this.#count, true);
    const error = result(
      this.#c.ringEnter(
        io_uring_enter,
        this.#fd,
        this.#count,
        this.#count,
        IORING_ENTER_GETEVENTS,
        null,
        null,
      ),
      this.#errno[0],
    );
    // A filter of system calls may permit io_uring_setup(2) alone.
    this.#isRefused = error === -linux.EPERM || error === -linux.ENOSYS;
    // What the kernel has not taken, it never sees.
    const before = this.#taken;
    this.#taken = queues.getUint32(this.#head, true);
    queues.setUint32(this.#tail, this.#taken, true);
    const end = queues.getUint32(this.#answersTail, true);
    let next = queues.getUint32(this.#answersHead, true);
    const cqe = this.#cqe;
    for (; next !== end; next = (next + 1) >>> 0) {
      const at = this.#answers + (next & this.#answersMask) * cqe.size;
      this.#results[cqe.user_data.get(queues, at)] = cqe.res.get(queues, at);
    }
    queues.setUint32(this.#answersHead, end, true);
    return (this.#taken - before) >>> 0;
  }

  answer(ticket: number): number | undefined {
    const index = ticket - this.#first;
    if (index < 0 || index >= this.#count) return undefined;
    const answer = this.#results[index]!;
    return answer === NOT_MADE ? undefined : answer;
  }

  clear(): void {
    this.#first += this.#count + 1;
    this.#count = 0;
    this.#busy.clear();
  }

  /** Closes the ring, once. What it is asked afterwards does nothing. */
  close(): void {
    this.#isClosed = true;
    for (const { address, length } of [this.#queues, this.#entries]) {
      this.#c.munmap(address, length);
    }
    this.#c.close(this.#fd);
  }
}
