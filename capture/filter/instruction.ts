/**
 * Operation codes of classic BPF: bpf(4) of FreeBSD, linux/bpf_common.h and linux/filter.h.
 *
 * A code is the sum of a class and what the class needs: a size and a mode, an operation and its
 * source, or a return value.
 *
 * @module
 */

/** Classes. */
export const LD = 0x00, LDX = 0x01, ST = 0x02, STX = 0x03;
/** More classes. */
export const ALU = 0x04, JMP = 0x05, RET = 0x06, MISC = 0x07;

/** Sizes of a load: 4, 2 and 1 bytes. */
export const WORD = 0x00, HALF = 0x08, BYTE = 0x10;

/** Modes of a load: what is loaded. */
export const IMM = 0x00, ABS = 0x20, IND = 0x40, MEM = 0x60, LEN = 0x80, MSH = 0xa0;

/** Operations of the class `ALU`. */
export const ADD = 0x00, SUB = 0x10, MUL = 0x20, DIV = 0x30, OR = 0x40, AND = 0x50;
/** More operations of the class `ALU`. */
export const LSH = 0x60, RSH = 0x70, NEG = 0x80, MOD = 0x90, XOR = 0xa0;

/** Jumps. */
export const JA = 0x00, JEQ = 0x10, JGT = 0x20, JGE = 0x30, JSET = 0x40;

/** Sources of the second operand: the instruction, the register X; a return value may be A. */
export const K = 0x00, X = 0x08, A = 0x10;

/** Copies between the registers. */
export const TAX = 0x00, TXA = 0x80;

/** Number of words in the scratch memory. */
export const SCRATCH_WORDS = 16;

/** `BPF_MAXINSNS`: the most instructions that Linux accepts. */
export const MAX_INSTRUCTIONS = 4096;

/** `SKF_AD_OFF`: loads from here on read what Linux knows about a packet, not the packet. */
export const METADATA = 0xfffff000;

/** Fields behind {@linkcode METADATA}: `SKF_AD_*` of linux/filter.h. */
export const METADATA_FIELDS = {
  protocol: 0,
  type: 4,
  interface: 8,
  mark: 20,
  queue: 24,
  hardware: 28,
  vlanTag: 44,
  vlanPresent: 48,
  vlanProtocol: 60,
} as const;
