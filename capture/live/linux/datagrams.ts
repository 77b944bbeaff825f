/**
 * Packets of a socket without a ring: recvmmsg(2), which copies them.
 *
 * @module
 */
import {
  EAGAIN,
  ETH_P_8021Q,
  PACKET_AUXDATA,
  SO_TIMESTAMPNS,
  SOL_PACKET,
  SOL_SOCKET,
} from "../../../constants/mod.ts";
import { system } from "../../../ffi/mod.ts";
import type { AddressLayouts, MessageBatch } from "../../../ffi/system.ts";
import { CMSG_SPACE, decodeControl } from "../../../socket/ancillary/control.ts";
import { find } from "../../../socket/ancillary/encode.ts";
import { withoutWaiting } from "../../../socket/operation/operation.ts";
import type { Packet } from "../../packet.ts";
import { CopiedBlock } from "../block.ts";
import { Interfaces } from "../interfaces.ts";
import { LivePacket } from "../packet.ts";
import { type BlockSource, KERNEL_NEVER_WAITS, type PacketSocket } from "../source.ts";

/** The most packets of one call, and the memory of their data in bytes. */
const MOST_PACKETS = 256, MEMORY = 2 ** 22;

/** The longest packet that is not cut: one of IP of 65,535 bytes, behind the header of its link. */
const LONGEST = 2 ** 16 + 64;

/** Room for struct timespec and struct tpacket_auxdata. */
const CONTROL = (): number => CMSG_SPACE(16) + CMSG_SPACE(20);

// linux/if_packet.h: what PACKET_AUXDATA says about a VLAN tag that the kernel removed.
const VLAN_VALID = 0x10, VLAN_TPID_VALID = 0x40;
/** Bytes of a VLAN tag, and its place in a frame: behind the two addresses. */
const TAG_SIZE = 4, TAG_OFFSET = 12;

/** Returns a frame with the VLAN tag that the kernel removed from it. */
function withTag(frame: Uint8Array, protocol: number, tag: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(frame.length + TAG_SIZE);
  whole.set(frame.subarray(0, TAG_OFFSET));
  const view = new DataView(whole.buffer);
  view.setUint16(TAG_OFFSET, protocol);
  view.setUint16(TAG_OFFSET + 2, tag);
  whole.set(frame.subarray(TAG_OFFSET), TAG_OFFSET + TAG_SIZE);
  return whole;
}

/** The packets of a socket, as many at once as there are. */
export class DatagramSource implements BlockSource {
  readonly syscall = "recvmmsg";
  readonly direction = KERNEL_NEVER_WAITS;
  readonly socket: PacketSocket;
  readonly isClosed = false;
  taken!: CopiedBlock;
  lost = 0;
  readonly #count: number;
  readonly #size: number;
  readonly #snapLength: number;
  readonly #interfaces: Interfaces;
  readonly #layout: NonNullable<AddressLayouts["sockaddr_ll"]>;
  #batch: MessageBatch;

  constructor(socket: PacketSocket, snapLength: number) {
    socket.setsockopt(SOL_SOCKET, SO_TIMESTAMPNS!, 1);
    socket.setsockopt(SOL_PACKET!, PACKET_AUXDATA!, 1);
    this.socket = socket;
    this.#snapLength = snapLength;
    this.#size = Math.min(snapLength, LONGEST);
    this.#count = Math.min(MOST_PACKETS, Math.floor(MEMORY / this.#size));
    this.#interfaces = new Interfaces(socket, snapLength);
    this.#layout = system().layouts.sockaddr_ll!;
    this.#batch = this.#newBatch();
  }

  interfaceName(): string {
    return this.socket.getsockname()[0];
  }

  #newBatch(): MessageBatch {
    return system().batch(this.#count, this.#size, CONTROL(), false);
  }

  take(fd: number): number {
    this.taken?.release();
    // The program may have transferred the memory, of which it has views.
    if (this.#batch.data[0]!.length === 0) this.#batch = this.#newBatch();
    const batch = this.#batch;
    for (let i = 0; i < this.#count; i++) {
      batch.prepare(i, this.#size, batch.control[i]!.length, batch.addresses[i]!.bytes.length);
    }
    const received = batch.receive(fd, this.#count, withoutWaiting(0));
    if (received <= 0) return received || -EAGAIN;
    this.taken = new CopiedBlock(
      received,
      batch.data[0]!,
      (index) => this.#packet(batch, index),
      (count) => this.lost += count,
    );
    return 0;
  }

  #packet(batch: MessageBatch, index: number): Packet {
    const whole = batch.data[index]!;
    const length = Math.min(batch.length(index), whole.length);
    let data = new Uint8Array(whole.buffer, whole.byteOffset, length);
    const items = decodeControl(batch.control[index]!.slice(0, batch.controlLength(index)));
    const time = find(items, "timestamp")?.nanoseconds ?? BigInt(Date.now()) * 1_000_000n;
    const auxiliary = find(items, "auxdata");
    let originalLength = auxiliary?.length ?? length;
    if (auxiliary !== undefined && auxiliary.status & VLAN_VALID) {
      originalLength += TAG_SIZE;
      if (length >= TAG_OFFSET) {
        const { status, vlanTpid, vlanTci } = auxiliary;
        data = withTag(data, status & VLAN_TPID_VALID ? vlanTpid : ETH_P_8021Q!, vlanTci);
        if (data.length > this.#snapLength) data = data.subarray(0, this.#snapLength);
      }
    }
    const { view } = batch.addresses[index]!;
    const { sll_ifindex, sll_hatype, sll_pkttype } = this.#layout;
    return new LivePacket(
      data,
      originalLength,
      this.#interfaces.get(sll_ifindex.get(view), sll_hatype.get(view)),
      Number(time / 1_000_000_000n),
      Number(time % 1_000_000_000n),
      sll_pkttype.get(view),
    );
  }
}
