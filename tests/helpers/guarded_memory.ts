/**
 * Memory that shows a stray access: buffers that end at a page which nobody can touch, and buffers
 * between canaries. Linux.
 *
 * @module
 */

const PAGE = 4096;
const PROT_NONE = 0;
const PROT_READ_WRITE = 3;
const MAP_PRIVATE_ANONYMOUS = 0x22;

/** Bytes of the memory before each untouchable page. */
const ROOM = 16 * PAGE;
/** Bytes of canaries on a side. */
const MARGIN = 64;
const CANARY = 0xa5;

const libc = Deno.dlopen("libc.so.6", {
  mmap: { parameters: ["pointer", "usize", "i32", "i32", "i32", "i64"], result: "pointer" },
  mprotect: { parameters: ["pointer", "usize", "i32"], result: "i32" },
});

/** A piece of memory with canaries, and the part of it that is the buffer. */
interface Piece {
  readonly whole: Uint8Array<ArrayBuffer>;
  readonly begin: number;
  readonly end: number;
}

/** Hands out buffers, and checks what is around them. */
export class GuardedMemory {
  /** The address of each piece of memory before an untouchable page. */
  readonly #rooms: bigint[] = [];
  #next = 0;
  #pieces: Piece[] = [];

  /** @param rooms The number of buffers that can end at an untouchable page at once. */
  constructor(rooms: number) {
    const size = ROOM + PAGE;
    const memory = libc.symbols.mmap(
      null,
      BigInt(rooms * size),
      PROT_READ_WRITE,
      MAP_PRIVATE_ANONYMOUS,
      -1,
      0n,
    );
    const base = Deno.UnsafePointer.value(memory);
    for (let i = 0; i < rooms; i++) {
      const room = base + BigInt(i * size);
      const guard = Deno.UnsafePointer.create(room + BigInt(ROOM));
      if (libc.symbols.mprotect(guard, BigInt(PAGE), PROT_NONE) !== 0) {
        throw new Error("mprotect failed");
      }
      this.#rooms.push(room);
    }
  }

  /** Returns a buffer that ends at an untouchable page, with canaries before it. */
  atPage(length: number): Uint8Array<ArrayBuffer> {
    if (length > ROOM - MARGIN || this.#next === this.#rooms.length) return this.between(length);
    const room = this.#rooms[this.#next++]!;
    const begin = ROOM - length - MARGIN;
    const view = (from: number, bytes: number) =>
      new Uint8Array(
        Deno.UnsafePointerView.getArrayBuffer(
          Deno.UnsafePointer.create(room + BigInt(from))!,
          bytes,
        ),
      );
    this.#watch({ whole: view(begin, MARGIN + length), begin: MARGIN, end: MARGIN + length });
    return view(begin + MARGIN, length); // a buffer of its own, which the call may transfer
  }

  /** Returns a part of an ArrayBuffer, with canaries on both sides. */
  between(length: number): Uint8Array<ArrayBuffer> {
    const whole = new Uint8Array(length + 2 * MARGIN);
    this.#watch({ whole, begin: MARGIN, end: MARGIN + length });
    return whole.subarray(MARGIN, MARGIN + length);
  }

  #watch(piece: Piece): void {
    piece.whole.fill(CANARY);
    piece.whole.fill(0, piece.begin, piece.end);
    this.#pieces.push(piece);
  }

  /** Throws if a canary has changed. */
  check(): void {
    for (const { whole, begin, end } of this.#pieces) {
      for (let i = 0; i < whole.length; i++) {
        if (i === begin) i = end;
        if (i < whole.length && whole[i] !== CANARY) {
          throw new Error(
            `memory ${i < begin ? begin - i : i - end + 1} bytes ${
              i < begin ? "before" : "after"
            } a buffer of ${end - begin} bytes was written: 0x${whole[i]!.toString(16)}`,
          );
        }
      }
    }
  }

  /** Takes all buffers back. */
  reset(): void {
    this.check();
    this.#pieces = [];
    this.#next = 0;
  }
}
