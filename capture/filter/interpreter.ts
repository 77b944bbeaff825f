/**
 * Runs programs of classic BPF.
 *
 * @module
 */
import { integer, wrongType } from "../../socket/arguments.ts";
import type { BpfInstruction } from "../../socket/options/types.ts";
import { hideFrames, hideInternals } from "../../socket/stack.ts";
import type { Packet } from "../packet.ts";
import { compileFilter, type FilterOptions } from "./compile.ts";
import * as op from "./instruction.ts";
import { checkedProgram } from "./program.ts";

/**
 * What Linux knows about a packet besides its bytes. A filter for the kernel can load it.
 *
 * @category Filters
 */
export interface PacketMetadata {
  /** The type of Ethernet. */
  readonly protocol?: number | undefined;
  /** The packet type: `PACKET_HOST`, `PACKET_OUTGOING`, ... */
  readonly packetType?: number | undefined;
  /** The index of the interface. */
  readonly interfaceIndex?: number | undefined;
  /** The mark that the firewall gave the packet. */
  readonly mark?: number | undefined;
  /** The queue of the interface. */
  readonly queue?: number | undefined;
  /** The hardware type, `ARPHRD_*`. */
  readonly hardwareType?: number | undefined;
  /** The VLAN tag that the kernel removed, with the priority in its upper bits. */
  readonly vlanTag?: number | undefined;
  /** The type of Ethernet of that tag; 0x8100 if omitted. */
  readonly vlanProtocol?: number | undefined;
}

/** Returns what a program loads from the metadata; `undefined` if it is not there. */
function loadMetadata(field: number, metadata: PacketMetadata): number | undefined {
  const fields = op.METADATA_FIELDS;
  switch (field) {
    case fields.protocol:
      return metadata.protocol;
    case fields.type:
      return metadata.packetType;
    case fields.interface:
      return metadata.interfaceIndex;
    case fields.mark:
      return metadata.mark;
    case fields.queue:
      return metadata.queue;
    case fields.hardware:
      return metadata.hardwareType;
    case fields.vlanTag:
      return metadata.vlanTag ?? 0;
    case fields.vlanPresent:
      return metadata.vlanTag === undefined ? 0 : 1;
    case fields.vlanProtocol:
      return metadata.vlanTag === undefined ? 0 : metadata.vlanProtocol ?? 0x8100;
    default:
      return undefined;
  }
}

const NO_METADATA: PacketMetadata = {};

/** Computes an operation of the class `ALU`; `undefined` for a division by zero. */
function compute(operation: number, a: number, operand: number): number | undefined {
  switch (operation) {
    case op.ADD:
      return a + operand >>> 0;
    case op.SUB:
      return a - operand >>> 0;
    case op.MUL:
      return Math.imul(a, operand) >>> 0;
    case op.DIV:
      return operand === 0 ? undefined : Math.floor(a / operand);
    case op.MOD:
      return operand === 0 ? undefined : a % operand;
    case op.AND:
      return (a & operand) >>> 0;
    case op.OR:
      return (a | operand) >>> 0;
    case op.XOR:
      return (a ^ operand) >>> 0;
    case op.LSH:
      return operand < 32 ? a << operand >>> 0 : 0;
    case op.RSH:
      return operand < 32 ? a >>> operand : 0;
    default: // NEG
      return -a >>> 0;
  }
}

/** Loads big-endian bytes, all of which are there. */
function bytesAt(data: Uint8Array, at: number, size: number): number {
  switch (size) {
    case op.BYTE:
      return data[at]!;
    case op.HALF:
      return data[at]! << 8 | data[at + 1]!;
    default:
      return (data[at]! << 24 | data[at + 1]! << 16 | data[at + 2]! << 8 | data[at + 3]!) >>> 0;
  }
}

/** The number of bytes of each size of a load. */
const WIDTHS: Readonly<Record<number, number>> = { [op.BYTE]: 1, [op.HALF]: 2, [op.WORD]: 4 };

/**
 * A packet, as a filter takes it: its bytes, or an object that has them.
 *
 * @category Filters
 */
export type FilterInput = Uint8Array | Pick<Packet, "data" | "originalLength">;

/**
 * A filter that runs in this process. It selects packets where the kernel cannot: in files, behind
 * other code, on systems without BPF.
 *
 * A load beyond the end of the packet rejects the packet, as in all kernels. An offset that is computed
 * does not wrap around at 2^32.
 *
 * @example
 * ```ts
 * import { PacketFilter } from "@libc/socket/capture";
 *
 * const filter = new PacketFilter("ip proto 47");
 * const frame = new Uint8Array(60);
 * frame.set([0x08, 0x00], 12); // IPv4
 * frame[14 + 9] = 47;
 * console.log(filter.accepts(frame)); // true
 * ```
 *
 * @category Filters
 */
export class PacketFilter {
  readonly #program: readonly BpfInstruction[];
  readonly #scratch = new Uint32Array(op.SCRATCH_WORDS);

  /**
   * Compiles a filter, or checks a program.
   *
   * @param filter The text of a filter, or a program.
   * @param options How to compile the text.
   * @throws {FilterError} If the text cannot be compiled.
   * @throws {RangeError} If the kernel would refuse the program.
   * @throws {TypeError} If an argument is of the wrong type.
   */
  constructor(filter: string | readonly BpfInstruction[], options: FilterOptions = {}) {
    try {
      this.#program = checkedProgram(
        typeof filter === "string" ? compileFilter(filter, options) : filter,
      );
    } catch (error) {
      throw hideFrames(error, PacketFilter);
    }
  }

  /** The program: a copy, for `SO_ATTACH_FILTER` and {@linkcode disassemble}. */
  get program(): BpfInstruction[] {
    return this.#program.map((instruction) => ({ ...instruction }));
  }

  /**
   * Returns whether the filter accepts a packet.
   *
   * @param packet The packet. Its length on the network is the number of bytes, unless it says else.
   * @param metadata What Linux knows about the packet.
   * @returns True if the program returns a number greater than 0.
   * @throws {TypeError} If an argument is of the wrong type.
   */
  accepts(packet: FilterInput, metadata: PacketMetadata = NO_METADATA): boolean {
    return this.keeps(packet, metadata) !== 0;
  }

  /**
   * Returns how many bytes of a packet the filter keeps.
   *
   * @param packet The packet. Its length on the network is the number of bytes, unless it says else.
   * @param metadata What Linux knows about the packet.
   * @returns What the program returns: 0 to reject the packet, or the most bytes to keep.
   * @throws {TypeError} If an argument is of the wrong type.
   */
  keeps(packet: FilterInput, metadata: PacketMetadata = NO_METADATA): number {
    if (packet instanceof Uint8Array) return this.#run(packet, packet.length, metadata);
    if (!(packet?.data instanceof Uint8Array)) {
      throw wrongType("packet", packet, "a Uint8Array, or an object with data");
    }
    const length = integer("packet.originalLength", packet.originalLength, 0, 0xffffffff);
    return this.#run(packet.data, length, metadata);
  }

  #run(data: Uint8Array, originalLength: number, metadata: PacketMetadata): number {
    const program = this.#program, scratch = this.#scratch, { length } = data;
    scratch.fill(0);
    let a = 0, x = 0;
    for (let i = 0;; i++) {
      const { code, jt, jf, k } = program[i]!;
      switch (code & 0x07) {
        case op.LD: {
          const mode = code & 0xe0;
          if (mode === op.ABS || mode === op.IND) {
            const at = mode === op.ABS ? k : x + k, size = code & 0x18;
            if (at + WIDTHS[size]! <= length) {
              a = bytesAt(data, at, size);
            } else {
              // Only Linux has metadata, at offsets that no packet reaches.
              const value = at < op.METADATA || mode === op.IND
                ? undefined
                : loadMetadata(at - op.METADATA, metadata);
              if (value === undefined) return 0;
              a = value >>> 0;
            }
          } else a = mode === op.IMM ? k : mode === op.LEN ? originalLength : scratch[k]!;
          break;
        }
        case op.LDX: {
          const mode = code & 0xe0;
          if (mode === op.MSH) {
            if (k >= length) return 0;
            x = 4 * (data[k]! & 0x0f);
          } else x = mode === op.IMM ? k : mode === op.LEN ? originalLength : scratch[k]!;
          break;
        }
        case op.ST:
          scratch[k] = a;
          break;
        case op.STX:
          scratch[k] = x;
          break;
        case op.ALU: {
          const result = compute(code & 0xf0, a, (code & 0x08) === op.X ? x : k);
          if (result === undefined) return 0;
          a = result;
          break;
        }
        case op.JMP: {
          const operand = (code & 0x08) === op.X ? x : k;
          switch (code & 0xf0) {
            case op.JA:
              i += k;
              break;
            case op.JEQ:
              i += a === operand ? jt : jf;
              break;
            case op.JGT:
              i += a > operand ? jt : jf;
              break;
            case op.JGE:
              i += a >= operand ? jt : jf;
              break;
            default: // JSET
              i += (a & operand) !== 0 ? jt : jf;
          }
          break;
        }
        case op.RET:
          return (code & 0x18) === op.A ? a : k;
        default: // MISC
          if ((code & 0xf8) === op.TAX) x = a;
          else a = x;
      }
    }
  }
}

hideInternals(PacketFilter);
