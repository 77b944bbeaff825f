/**
 * Rings of received packets that the kernel shares with this process: `PACKET_RX_RING` in the format
 * `TPACKET_V3`, packet(7) and packet_mmap.rst of the kernel.
 *
 * Memory safety. The program has views of the ring, can keep them for ever, can transfer their
 * buffers to other threads, and can pass them to calls of Deno that go on in the background. Nothing
 * tells when the last of them is gone. So the addresses of a ring are never unmapped. When a ring is
 * closed:
 *
 * 1. The buffers that the ring has given out are detached: views of them have length 0 from then on.
 * 2. Empty memory is mapped in place of the ring, in one call. Whoever still knows the addresses finds
 *    memory there, of zeros. The kernel frees the ring.
 * 3. The next ring of that size takes over the addresses. If the program has transferred a buffer, the
 *    addresses are not used again, because another thread may read and write there.
 *
 * @module
 */
import { linux } from "../../constants/linux.ts";
import type { PacketRingMemory, PacketRings } from "../system.ts";
import { layouts } from "./layouts.ts";
import type { LinuxSymbols } from "./symbols.ts";
import { type Errno, negated } from "../unix/errno.ts";

/** sys/mman.h */
const PROT_READ_WRITE = 0x3, MAP_SHARED = 0x1, MAP_PRIVATE = 0x2, MAP_FIXED = 0x10;
/** sys/mman.h: memory without a file, which counts only once it is written to. */
const MAP_ANONYMOUS = 0x20, MAP_NORESERVE = 0x4000;
/** `MAP_FAILED` */
const MAP_FAILED = 2n ** 64n - 1n;

/** linux/if_packet.h: the owner of a block, and what is known about a packet's VLAN tag. */
const TP_STATUS_KERNEL = 0, TP_STATUS_USER = 1, VLAN_VALID = 0x10, VLAN_TPID_VALID = 0x40;

/** The size of the equal frames that the kernel asks for, in bytes. */
const FRAME_SIZE = 2048;

/** Bytes of a VLAN tag, and its place in a frame: behind the two addresses. */
const TAG_SIZE = 4, TAG_OFFSET = 12;

const { tpacket_block_desc, tpacket3_hdr, tpacket_req3, sockaddr_ll } = layouts;
/** Where the address of a packet follows its header: `TPACKET_ALIGN(sizeof(struct tpacket3_hdr))`. */
const ADDRESS_OFFSET = tpacket3_hdr.size;
const BLOCK_STATUS = tpacket_block_desc["hdr.bh1.block_status"];
const NUM_PKTS = tpacket_block_desc["hdr.bh1.num_pkts"];
const FIRST_PKT = tpacket_block_desc["hdr.bh1.offset_to_first_pkt"];

/** The language's own function: no program can replace it. */
const transfer = ArrayBuffer.prototype.transfer;
const { apply } = Reflect;

/** Detaches a buffer. The buffer that takes over its memory is dropped. */
function detach(buffer: ArrayBuffer): void {
  apply(transfer, buffer, []);
}

/** Addresses that closed rings have left, by length. */
const retired = new Map<number, bigint[]>();

/** The buffer of a block that the program may have views of. */
class BlockMemory {
  readonly buffer: ArrayBuffer;
  /** A view that no program has. It has length 0 once the program has transferred the buffer. */
  readonly #whole: Uint8Array<ArrayBuffer>;

  constructor(pointer: Deno.PointerObject, offset: number, length: number) {
    this.buffer = Deno.UnsafePointerView.getArrayBuffer(pointer, length, offset);
    this.#whole = new Uint8Array(this.buffer);
  }

  get isAttached(): boolean {
    return this.#whole.length > 0;
  }
}

/** A mapped ring. */
class MappedRing implements PacketRingMemory {
  readonly #map: (address: bigint, flags: number, fd: number) => bigint;
  readonly #address: bigint;
  readonly #pointer: Deno.PointerObject;
  readonly #blockSize: number;
  /** The ring, for this class alone. */
  readonly #view: DataView<ArrayBuffer>;
  /** The same memory, for atomic access to the states of the blocks. */
  readonly #words: Int32Array<ArrayBuffer>;
  readonly #blocks: (BlockMemory | undefined)[];
  /** True if the program has transferred a buffer. */
  #hasEscaped = false;
  #isClosed = false;

  constructor(
    map: (address: bigint, flags: number, fd: number) => bigint,
    address: bigint,
    blockSize: number,
    blockCount: number,
  ) {
    this.#map = map;
    this.#address = address;
    this.#blockSize = blockSize;
    this.#pointer = Deno.UnsafePointer.create(address)!;
    const whole = Deno.UnsafePointerView.getArrayBuffer(this.#pointer, blockSize * blockCount);
    this.#view = new DataView(whole);
    this.#words = new Int32Array(whole);
    this.#blocks = new Array<BlockMemory | undefined>(blockCount).fill(undefined);
  }

  isReady(block: number): boolean {
    if (this.#isClosed) return false;
    const index = (block * this.#blockSize + BLOCK_STATUS.offset) / 4;
    return (Atomics.load(this.#words, index) & TP_STATUS_USER) !== 0;
  }

  count(block: number): number {
    return NUM_PKTS.get(this.#view, block * this.#blockSize);
  }

  first(block: number): number {
    return this.#within(FIRST_PKT.get(this.#view, block * this.#blockSize));
  }

  release(block: number): void {
    if (this.#isClosed) return;
    const memory = this.#blocks[block];
    if (memory !== undefined && !memory.isAttached) this.#lose(block);
    const index = (block * this.#blockSize + BLOCK_STATUS.offset) / 4;
    Atomics.store(this.#words, index, TP_STATUS_KERNEL);
  }

  /** Notes that the program has transferred the buffer of a block. */
  #lose(block: number): void {
    this.#hasEscaped = true;
    this.#blocks[block] = undefined;
  }

  /** Returns an offset in a block if a header can be there, or else 0. */
  #within(offset: number): number {
    return offset >= tpacket_block_desc.size &&
        offset <= this.#blockSize - ADDRESS_OFFSET - sockaddr_ll.size
      ? offset
      : 0;
  }

  /** The header of the packet that {@linkcode seek} found. */
  #header = 0;
  #block = 0;
  #offset = 0;

  seek(block: number, offset: number): void {
    this.#block = block;
    this.#offset = offset;
    this.#header = block * this.#blockSize + offset;
    const status = tpacket3_hdr.tp_status.get(this.#view, this.#header);
    if (status & VLAN_VALID) this.#putTagBack(status);
  }

  get next(): number {
    const distance = tpacket3_hdr.tp_next_offset.get(this.#view, this.#header);
    return distance === 0 ? 0 : this.#within(this.#offset + distance);
  }

  get seconds(): number {
    return tpacket3_hdr.tp_sec.get(this.#view, this.#header);
  }

  get nanoseconds(): number {
    return tpacket3_hdr.tp_nsec.get(this.#view, this.#header);
  }

  get originalLength(): number {
    return tpacket3_hdr.tp_len.get(this.#view, this.#header);
  }

  get packetType(): number {
    return sockaddr_ll.sll_pkttype.get(this.#view, this.#header + ADDRESS_OFFSET);
  }

  get hardwareType(): number {
    return sockaddr_ll.sll_hatype.get(this.#view, this.#header + ADDRESS_OFFSET);
  }

  get interfaceIndex(): number {
    return sockaddr_ll.sll_ifindex.get(this.#view, this.#header + ADDRESS_OFFSET);
  }

  data(most: number): Uint8Array<ArrayBuffer> {
    const start = this.#offset + tpacket3_hdr.tp_mac.get(this.#view, this.#header);
    const length = tpacket3_hdr.tp_snaplen.get(this.#view, this.#header);
    // The program can write to the ring, so what stands there may be anything.
    const within = Math.min(length, most, Math.max(0, this.#blockSize - start));
    let memory = this.#blocks[this.#block];
    if (memory !== undefined && !memory.isAttached) {
      this.#lose(this.#block);
      memory = undefined;
    }
    memory ??= this.#blocks[this.#block] = new BlockMemory(
      this.#pointer,
      this.#block * this.#blockSize,
      this.#blockSize,
    );
    return new Uint8Array(memory.buffer, within === 0 ? 0 : start, within);
  }

  /**
   * Inserts the VLAN tag that the kernel has removed from a frame. `PACKET_RESERVE` keeps room for the
   * tag in front of each frame. The header then says that the frame is whole.
   */
  #putTagBack(status: number): void {
    const view = this.#view;
    const header = this.#header;
    const mac = tpacket3_hdr.tp_mac.get(view, header);
    const length = tpacket3_hdr.tp_snaplen.get(view, header);
    const end = this.#offset + mac + TAG_OFFSET;
    tpacket3_hdr.tp_status.set(view, status & ~VLAN_VALID, header);
    const hasRoom = mac - TAG_SIZE >= ADDRESS_OFFSET + sockaddr_ll.size && end <= this.#blockSize;
    if (!hasRoom) return;
    tpacket3_hdr.tp_len.set(view, tpacket3_hdr.tp_len.get(view, header) + TAG_SIZE, header);
    if (length < TAG_OFFSET) return; // the capture cut the frame in front of its tag
    const start = header + mac;
    const bytes = new Uint8Array(view.buffer);
    bytes.copyWithin(start - TAG_SIZE, start, start + TAG_OFFSET);
    const protocol = status & VLAN_TPID_VALID
      ? tpacket3_hdr["hv1.tp_vlan_tpid"].get(view, header)
      : linux.ETH_P_8021Q;
    view.setUint16(start - TAG_SIZE + TAG_OFFSET, protocol);
    const tag = tpacket3_hdr["hv1.tp_vlan_tci"].get(view, header);
    view.setUint16(start - TAG_SIZE + TAG_OFFSET + 2, tag);
    tpacket3_hdr.tp_mac.set(view, mac - TAG_SIZE, header);
    tpacket3_hdr.tp_snaplen.set(view, length + TAG_SIZE, header);
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    for (const [block, memory] of this.#blocks.entries()) {
      if (memory === undefined) continue;
      if (!memory.isAttached) this.#lose(block);
      else detach(memory.buffer);
    }
    const length = this.#view.byteLength;
    detach(this.#view.buffer);
    const flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED;
    // If there is no memory for this, the ring stays, and with it what its addresses hold.
    if (this.#map(this.#address, flags, -1) < 0n || this.#hasEscaped) return;
    const free = retired.get(length);
    if (free === undefined) retired.set(length, [this.#address]);
    else free.push(this.#address);
  }
}

/**
 * Returns the calls for rings.
 *
 * @param c The functions of libc.
 * @param errno The thread's `errno`.
 */
export function packetRings(c: LinuxSymbols, errno: Errno): PacketRings {
  return {
    // Room for a tag in front of each frame. The kernel keeps the time stamps in ns.
    reserve: TAG_SIZE,

    request(blockSize, blockCount, milliseconds) {
      const value = new Uint8Array(new ArrayBuffer(tpacket_req3.size));
      if (blockCount === 0) return value;
      const view = new DataView(value.buffer);
      // The format has frames of any length. The kernel still wants a number of equal frames.
      tpacket_req3.tp_block_size.set(view, blockSize);
      tpacket_req3.tp_block_nr.set(view, blockCount);
      tpacket_req3.tp_frame_size.set(view, FRAME_SIZE);
      tpacket_req3.tp_frame_nr.set(view, blockSize / FRAME_SIZE * blockCount);
      tpacket_req3.tp_retire_blk_tov.set(view, milliseconds);
      return value;
    },

    map(fd, blockSize, blockCount) {
      const length = blockSize * blockCount;
      /** Returns the address, or the negated error. */
      const map = (at: bigint, flags: number, fd: number): bigint => {
        const pointer = c.mmap(at, length, PROT_READ_WRITE, flags, fd, 0n);
        const error = errno[0];
        const address = Deno.UnsafePointer.value(pointer);
        return address === MAP_FAILED ? BigInt(negated(error)) : address;
      };
      const at = retired.get(length)?.pop();
      const address = at === undefined
        ? map(0n, MAP_SHARED, fd)
        : map(at, MAP_SHARED | MAP_FIXED, fd);
      return address < 0n ? Number(address) : new MappedRing(map, address, blockSize, blockCount);
    },
  };
}
