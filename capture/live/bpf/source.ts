/**
 * Packets of a bpf device: read(2), which copies all that the kernel has collected.
 *
 * @module
 */
import { EAGAIN, ENETDOWN, ENXIO } from "../../../constants/mod.ts";
import { system } from "../../../ffi/mod.ts";
import { type PacketHeader, READABLE } from "../../../ffi/system.ts";
import type { PacketFilter } from "../../filter/interpreter.ts";
import type { Packet, PacketDirection, PacketInterface } from "../../packet.ts";
import { CopiedBlock } from "../block.ts";
import { PlainPacket } from "../packet.ts";
import type { BlockSource, DescriptorOwner } from "../source.ts";
import { type PacketRecord, recordsOf } from "./records.ts";

/** Seconds after which the end of an interface is found. */
const PATIENCE = 1;

/** How a device was set up. */
export interface DeviceSetup {
  readonly pollEndsWatch: boolean;
  readonly header: PacketHeader;
  /** The length of each read: bpf(4) refuses all others. */
  readonly size: number;
  /** Nanoseconds of a unit of the fractions in time stamps. */
  readonly nanoseconds: number;
  readonly interface: PacketInterface & { readonly name: string };
  /** The direction of all packets, if the capture has one. */
  readonly direction: PacketDirection | undefined;
  /** The filter, if the kernel refused it. */
  readonly filter: PacketFilter | undefined;
}

/** The packets of a device, as many at once as its buffer holds. */
export class DeviceSource implements BlockSource {
  readonly syscall = "read";
  readonly direction = READABLE; // the device is non-blocking
  readonly socket: DescriptorOwner;
  readonly isClosed = false;
  readonly pollEndsWatch: boolean;
  // The filter of a kqueue is for data alone: filt_bpfread of both systems.
  readonly patience = PATIENCE;
  taken!: CopiedBlock;
  lost = 0;
  /** The packets that were taken. */
  received = 0;
  readonly #setup: DeviceSetup;
  #memory: Uint8Array<ArrayBuffer>;
  #isDeleted = false;
  #fault: string | undefined;

  constructor(device: DescriptorOwner, setup: DeviceSetup) {
    this.socket = device;
    this.#setup = setup;
    this.pollEndsWatch = setup.pollEndsWatch;
    this.#memory = new Uint8Array(setup.size);
  }

  interfaceName(): string {
    return this.#isDeleted ? "" : this.#setup.interface.name;
  }

  take(fd: number): number {
    this.taken?.release();
    if (this.#fault !== undefined) this.#throwFault(this.#fault);
    const { size, header, filter } = this.#setup;
    // The program may have transferred the memory, of which it has views.
    if (this.#memory.length === 0) this.#memory = new Uint8Array(size);
    const length = system().descriptors!.read(fd, this.#memory, size);
    if (length === -ENXIO) { // the device has lost its interface, for ever
      this.#isDeleted = true;
      return -ENETDOWN;
    }
    if (length <= 0) return length || -EAGAIN; // 0: nothing came
    const memory = this.#memory;
    const { records, fault } = recordsOf(header, new DataView(memory.buffer), length);
    this.#fault = fault;
    if (records.length === 0) this.#throwFault(`${fault}`);
    const accepted = filter === undefined ? records : records.filter((record) =>
      filter.accepts({
        data: memory.subarray(record.offset, record.offset + record.length),
        originalLength: record.originalLength,
      })
    );
    this.received += accepted.length;
    this.taken = new CopiedBlock(
      accepted.length,
      memory,
      (index) => this.#packet(memory, accepted[index]!),
      (count) => this.lost += count,
    );
    return 0;
  }

  #throwFault(fault: string): never {
    this.#fault = undefined;
    throw new Error(`read ${this.#setup.interface.name}: ${fault}; its packets are lost`);
  }

  #packet(memory: Uint8Array<ArrayBuffer>, record: PacketRecord): Packet {
    const { interface: its, nanoseconds, direction } = this.#setup;
    const length = Math.min(record.length, its.snapLength);
    return new PlainPacket(
      memory.subarray(record.offset, record.offset + length),
      record.originalLength,
      its,
      record.seconds,
      record.fraction * nanoseconds,
      direction,
    );
  }
}
