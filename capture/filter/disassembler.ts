/**
 * Prints programs of classic BPF.
 *
 * @module
 */
import type { BpfInstruction } from "../../socket/options/types.ts";
import { fromCaller } from "../../socket/stack.ts";
import * as op from "./instruction.ts";
import { checkedInstructions } from "./program.ts";

/** The names that tcpdump prints for the metadata of Linux, by `SKF_AD_*`. */
const METADATA_NAMES: Readonly<Record<number, string>> = {
  0: "proto",
  4: "type",
  8: "ifidx",
  12: "nla",
  16: "nlan",
  20: "mark",
  24: "queue",
  28: "hatype",
  32: "rxhash",
  36: "cpu",
  40: "xor_x",
  44: "vlan_tci",
  48: "vlanp",
  52: "poff",
  56: "random",
  60: "vlan_tpid",
};

/** Operations of the class `ALU`, and whether tcpdump prints their constant in hexadecimal digits. */
const OPERATIONS: ReadonlyMap<number, readonly [string, boolean]> = new Map([
  [op.ADD, ["add", false]],
  [op.SUB, ["sub", false]],
  [op.MUL, ["mul", false]],
  [op.DIV, ["div", false]],
  [op.MOD, ["mod", false]],
  [op.AND, ["and", true]],
  [op.OR, ["or", true]],
  [op.XOR, ["xor", true]],
  [op.LSH, ["lsh", false]],
  [op.RSH, ["rsh", false]],
]);

const JUMPS: ReadonlyMap<number, string> = new Map([
  [op.JEQ, "jeq"],
  [op.JGT, "jgt"],
  [op.JGE, "jge"],
  [op.JSET, "jset"],
]);

const SIZES: ReadonlyMap<number, string> = new Map([
  [op.WORD, "ld"],
  [op.HALF, "ldh"],
  [op.BYTE, "ldb"],
]);

const signed = (k: number) => `${k | 0}`;
const hexadecimal = (k: number) => `#0x${(k >>> 0).toString(16)}`;

/** Returns the mnemonic and the operand of a load. */
function loadText(code: number, k: number): readonly [string, string] | null {
  const register = (code & 0x07) === op.LDX ? "ldx" : "ld";
  switch (code) {
    case op.LD | op.IMM:
    case op.LDX | op.IMM:
      return [register, hexadecimal(k)];
    case op.LD | op.LEN:
    case op.LDX | op.LEN:
      return [register, "#pktlen"];
    case op.LD | op.MEM:
    case op.LDX | op.MEM:
      return [register, `M[${signed(k)}]`];
    case op.LDX | op.MSH | op.BYTE:
      return ["ldxb", `4*([${signed(k)}]&0xf)`];
  }
  const size = SIZES.get(code & 0x18);
  if (register === "ldx" || size === undefined) return null;
  if ((code & 0xe0) === op.IND) return [size, `[x + ${signed(k)}]`];
  if ((code & 0xe0) !== op.ABS) return null;
  return [size, `[${METADATA_NAMES[(k >>> 0) - op.METADATA] ?? signed(k)}]`];
}

/** Returns the mnemonic and the operand of an instruction that is neither a load nor a jump. */
function otherText(code: number, k: number): readonly [string, string] {
  switch (code) {
    case op.ST:
      return ["st", `M[${signed(k)}]`];
    case op.STX:
      return ["stx", `M[${signed(k)}]`];
    case op.ALU | op.NEG:
      return ["neg", ""];
    case op.RET | op.K:
      return ["ret", `#${signed(k)}`];
    case op.RET | op.A:
      return ["ret", ""];
    case op.MISC | op.TAX:
      return ["tax", ""];
    case op.MISC | op.TXA:
      return ["txa", ""];
  }
  const operation = (code & 0x07) === op.ALU ? OPERATIONS.get(code & 0xf0) : undefined;
  if (operation === undefined || code > 0xff) return ["unimp", `0x${code.toString(16)}`];
  const [name, isHexadecimal] = operation;
  if ((code & 0x08) === op.X) return [name, "x"];
  return [name, isHexadecimal ? hexadecimal(k) : `#${signed(k)}`];
}

/** Returns the line of an instruction. */
function lineOf({ code, jt, jf, k }: BpfInstruction, n: number): string {
  const number = `(${String(n).padStart(3, "0")})`;
  if (code === (op.JMP | op.JA)) return `${number} ${"ja".padEnd(8)} ${n + 1 + (k | 0)}`;
  if ((code & 0x07) === op.JMP && (code & 0xf0) !== op.JA) {
    const jump = code <= 0xff ? JUMPS.get(code & 0xf0) : undefined;
    const [name, operand] = jump === undefined
      ? otherText(code, k)
      : [jump, (code & 0x08) === op.X ? "x" : hexadecimal(k)];
    return `${number} ${name.padEnd(8)} ${operand.padEnd(16)} jt ${n + 1 + jt}\tjf ${n + 1 + jf}`;
  }
  const isLoad = (code & 0x07) === op.LD || (code & 0x07) === op.LDX;
  const [name, operand] = (isLoad && code <= 0xff ? loadText(code, k) : null) ?? otherText(code, k);
  return operand === "" ? `${number} ${name}` : `${number} ${name.padEnd(8)} ${operand}`;
}

/**
 * Prints a program of classic BPF as `tcpdump -d` does.
 *
 * @param program The program, which need not be a valid one.
 * @returns A line for each instruction.
 * @throws {TypeError} If the program is not an array of instructions.
 *
 * @example
 * ```ts
 * import { compileFilter, disassemble } from "@libc/socket/capture";
 *
 * console.log(disassemble(compileFilter("ip6")));
 * // (000) ldh      [12]
 * // (001) jeq      #0x86dd          jt 2	jf 3
 * // (002) ret      #262144
 * // (003) ret      #0
 * ```
 *
 * @category Filters
 */
export function disassemble(program: readonly BpfInstruction[]): string {
  return fromCaller(disassemble, () => checkedInstructions(program).map(lineOf).join("\n"));
}
