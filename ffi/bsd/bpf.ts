/**
 * Captures by the devices of bpf(4).
 *
 * @module
 */
import type { Field, Structure } from "../layout.ts";
import { addressOf } from "../memory.ts";
import type { PacketDevices, PacketHeader } from "../system.ts";
import { packetLayouts } from "./layouts.ts";

/** The requests of net/bpf.h that are the same on macOS and FreeBSD. */
export const requests = {
  BIOCGBLEN: 0x40044266,
  BIOCSBLEN: 0xc0044266,
  BIOCSETF: 0x80104267,
  BIOCPROMISC: 0x20004269,
  BIOCGDLT: 0x4004426a,
  BIOCSETIF: 0x8020426c,
  BIOCGSTATS: 0x4008426f,
  BIOCIMMEDIATE: 0x80044270,
  BIOCSHDRCMPLT: 0x80044275,
} as const;

/** O_RDWR of fcntl.h. */
const O_RDWR = 2;

/** A request of ioctl(2), and the integer that goes with it. */
type Setting = readonly [request: number, value: number];

/** What differs between the systems. */
export interface BpfSystem {
  readonly header: PacketHeader;
  readonly pollEndsWatch: boolean;
  readonly inbound: Setting;
  readonly outbound: Setting;
  /** Time stamps in nanoseconds. */
  readonly nanoseconds?: Setting;
}

/** Returns the members of a header under the names that the systems share. */
export function headerOf(
  layout: Structure<"bh_caplen" | "bh_datalen" | "bh_hdrlen">,
  seconds: Field<number>,
  fraction: Field<number>,
  align: number,
): PacketHeader {
  const { bh_caplen, bh_datalen, bh_hdrlen } = layout;
  return {
    length: bh_hdrlen.offset + bh_hdrlen.size,
    align,
    seconds,
    fraction,
    capturedLength: bh_caplen,
    originalLength: bh_datalen,
    headerLength: bh_hdrlen,
  };
}

/** The calls that this file makes. They return the negated error. */
interface Calls {
  /** open(2), close-on-exec and non-blocking */
  open(path: string, flags: number): number;
  /** ioctl(2) */
  ioctl(fd: number, request: number, argument: Uint8Array<ArrayBuffer> | bigint): number;
}

/** The error of a setting that a system lacks: `ENOTTY`, as of a device that does not know a request. */
const ENOTTY = 25;

/** The devices of bpf(4); {@linkcode PacketDevices} documents the calls. */
export class Bpf implements PacketDevices {
  readonly header: PacketHeader;
  readonly pollEndsWatch: boolean;
  readonly #system: BpfSystem;
  readonly #calls: Calls;
  /** The program that the last call referred to: a reference keeps it from the garbage collector. */
  #instructions: Uint8Array<ArrayBuffer> | undefined;
  readonly #integer = new Uint32Array(1);
  readonly #integerBytes = new Uint8Array(this.#integer.buffer);

  /**
   * @param system What differs between the systems.
   * @param calls The system's calls.
   */
  constructor(system: BpfSystem, calls: Calls) {
    this.header = system.header;
    this.pollEndsWatch = system.pollEndsWatch;
    this.#system = system;
    this.#calls = calls;
  }

  open(path: string, isWritable: boolean): number {
    return this.#calls.open(path, isWritable ? O_RDWR : 0);
  }

  #set(fd: number, [request, value]: Setting): number {
    this.#integer[0] = value;
    return this.#calls.ioctl(fd, request, this.#integerBytes);
  }

  #get(fd: number, request: number): number {
    const error = this.#set(fd, [request, 0]);
    return error < 0 ? error : this.#integer[0]!;
  }

  setBufferSize(fd: number, bytes: number): number {
    return this.#set(fd, [requests.BIOCSBLEN, bytes]);
  }

  attach(fd: number, name: string): number {
    const { ifreq } = packetLayouts;
    const bytes = new Uint8Array(ifreq.size);
    ifreq.ifr_name.set(new DataView(bytes.buffer), new TextEncoder().encode(name));
    return this.#calls.ioctl(fd, requests.BIOCSETIF, bytes);
  }

  bufferSize(fd: number): number {
    return this.#get(fd, requests.BIOCGBLEN);
  }

  linkType(fd: number): number {
    return this.#get(fd, requests.BIOCGDLT);
  }

  setFilter(fd: number, program: Parameters<PacketDevices["setFilter"]>[1]): number {
    const { bpf_insn, bpf_program } = packetLayouts;
    const instructions = new DataView(new ArrayBuffer(program.length * bpf_insn.size));
    for (const [i, { code, jt, jf, k }] of program.entries()) {
      const at = i * bpf_insn.size;
      bpf_insn.code.set(instructions, code, at);
      bpf_insn.jt.set(instructions, jt, at);
      bpf_insn.jf.set(instructions, jf, at);
      bpf_insn.k.set(instructions, k, at);
    }
    const bytes = new Uint8Array(bpf_program.size);
    const view = new DataView(bytes.buffer);
    bpf_program.bf_len.set(view, program.length);
    this.#instructions = new Uint8Array(instructions.buffer);
    bpf_program.bf_insns.set(view, addressOf(this.#instructions));
    return this.#calls.ioctl(fd, requests.BIOCSETF, bytes);
  }

  setDirection(fd: number, direction: "inbound" | "outbound"): number {
    return this.#set(fd, this.#system[direction]);
  }

  setImmediate(fd: number): number {
    return this.#set(fd, [requests.BIOCIMMEDIATE, 1]);
  }

  setPromiscuous(fd: number): number {
    return this.#calls.ioctl(fd, requests.BIOCPROMISC, 0n);
  }

  keepSource(fd: number): number {
    return this.#set(fd, [requests.BIOCSHDRCMPLT, 1]);
  }

  stampNanoseconds(fd: number): number {
    const { nanoseconds } = this.#system;
    return nanoseconds === undefined ? -ENOTTY : this.#set(fd, nanoseconds);
  }

  dropped(fd: number): number {
    const { bpf_stat } = packetLayouts;
    const bytes = new Uint8Array(bpf_stat.size);
    const error = this.#calls.ioctl(fd, requests.BIOCGSTATS, bytes);
    return error < 0 ? error : bpf_stat.bs_drop.get(new DataView(bytes.buffer));
  }
}
