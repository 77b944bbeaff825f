/**
 * Packets of a raw socket that receives all of an interface: `SIO_RCVALL`.
 *
 * @module
 */
import { EAGAIN, ENETDOWN } from "../../../constants/mod.ts";
import { system } from "../../../ffi/mod.ts";
import { READABLE } from "../../../ffi/system.ts";
import type { PacketFilter } from "../../filter/interpreter.ts";
import type { Packet, PacketDestination, PacketDirection, PacketInterface } from "../../packet.ts";
import { CopiedBlock } from "../block.ts";
import { PlainPacket } from "../packet.ts";
import { type BlockSource, type DescriptorOwner, handleOf } from "../source.ts";

/** The largest packet of IPv4, in bytes. */
const LARGEST = 0xffff;

/** Seconds after which the end of an interface is found. */
const PATIENCE = 1;

/** The most packets of one block, and the memory of their data in bytes. */
const MOST_PACKETS = 256, MEMORY = 2 ** 20;

/** The bytes of a header of IPv4 without options, and the places of its addresses. */
const HEADER_SIZE = 20, SENDER = 12, RECEIVER = 16;

/** Which packets to take. */
export interface RawSetup {
  readonly interface: PacketInterface & { readonly name: string };
  /** The IPv4 address of the interface, as a number. */
  readonly address: number;
  readonly direction: PacketDirection | undefined;
  readonly filter: PacketFilter | undefined;
}

/** Returns to whom a packet was addressed. */
function destinationOf(receiver: number, own: number): PacketDestination {
  if (receiver === own) return "unicast";
  if (receiver === 0xffffffff) return "broadcast";
  return receiver >>> 28 === 0xe ? "multicast" : "promiscuous";
}

/** The packets of a raw socket. */
export class RawSource implements BlockSource {
  readonly syscall = "recv";
  readonly direction = READABLE; // the socket is non-blocking
  readonly socket: DescriptorOwner;
  readonly isClosed = false;
  readonly patience = PATIENCE;
  taken!: CopiedBlock;
  lost = 0;
  /** The packets that were taken. */
  received = 0;
  readonly #setup: RawSetup;
  #memory = new Uint8Array(MEMORY);

  constructor(socket: DescriptorOwner, setup: RawSetup) {
    handleOf(socket).setNonblocking(true);
    this.socket = socket;
    this.#setup = setup;
  }

  interfaceName(): string {
    const { name } = this.#setup.interface;
    return system().interfaceIndex(name) > 0 ? name : "";
  }

  take(fd: number): number {
    this.taken?.release();
    // The program may have transferred the memory, of which it has views.
    if (this.#memory.length === 0) this.#memory = new Uint8Array(MEMORY);
    const memory = this.#memory;
    const packets: Packet[] = [];
    let at = 0;
    for (let calls = 0; calls < MOST_PACKETS && at + LARGEST <= memory.length; calls++) {
      const data = memory.subarray(at, at + LARGEST);
      const length = system().recv(fd, data, LARGEST, 0);
      // An error behind packets comes again.
      if (length < 0 && calls === 0) {
        return length === -EAGAIN && this.interfaceName() === "" ? -ENETDOWN : length;
      }
      if (length < 0) break;
      const packet = this.#packet(data.subarray(0, length));
      if (packet === undefined) continue;
      packets.push(packet);
      at += length;
    }
    this.received += packets.length;
    this.taken = new CopiedBlock(
      packets.length,
      memory,
      (index) => packets[index]!,
      (count) => this.lost += count,
    );
    return 0;
  }

  /** Returns a packet; `undefined` for one that the capture does not want. */
  #packet(data: Uint8Array<ArrayBuffer>): Packet | undefined {
    const { interface: its, address, direction, filter } = this.#setup;
    const view = new DataView(data.buffer, data.byteOffset, data.length);
    const isWhole = data.length >= HEADER_SIZE;
    const way = isWhole && view.getUint32(SENDER) === address ? "outbound" : "inbound";
    if (direction !== undefined && way !== direction) return undefined;
    if (filter?.accepts(data) === false) return undefined;
    const milliseconds = Date.now(); // Windows does not say when the packet came
    return new PlainPacket(
      data.subarray(0, its.snapLength),
      data.length,
      its,
      Math.floor(milliseconds / 1000),
      milliseconds % 1000 * 1_000_000,
      way,
      isWhole && way === "inbound" ? destinationOf(view.getUint32(RECEIVER), address) : undefined,
    );
  }
}
