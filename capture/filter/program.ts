/**
 * Checks of programs of classic BPF.
 *
 * @module
 */
import { integer, isArray, object, wrongType } from "../../socket/arguments.ts";
import type { BpfInstruction } from "../../socket/options/types.ts";
import { rangeError } from "../../socket/stack.ts";
import * as op from "./instruction.ts";

/**
 * Checks that a value is an array of instructions.
 *
 * @param program The value.
 * @param argument The name of the value, for errors.
 * @returns A copy of the array, whose operands are unsigned.
 * @throws {TypeError} If it is none.
 * @throws {RangeError} If a number does not fit into its field.
 */
export function checkedInstructions(program: unknown, argument = "program"): BpfInstruction[] {
  if (!isArray(program)) throw wrongType(argument, program, "an array of BPF instructions");
  // Not map(), which passes over holes.
  return Array.from(program, (instruction: unknown, i) => {
    const name = `${argument}[${i}]`;
    object(name, instruction, "an object { code, jt, jf, k }");
    const { code, jt, jf, k } = instruction as Record<string, unknown>;
    return {
      code: integer(`${name}.code`, code, 0, 0xffff),
      jt: integer(`${name}.jt`, jt, 0, 0xff),
      jf: integer(`${name}.jf`, jf, 0, 0xff),
      k: integer(`${name}.k`, k, -0x80000000, 0xffffffff) >>> 0,
    };
  });
}

const OPERATIONS: ReadonlySet<number> = new Set([
  ...[op.ADD, op.SUB, op.MUL, op.DIV, op.OR, op.AND, op.LSH, op.RSH, op.MOD, op.XOR]
    .flatMap((operation) => [op.ALU | operation | op.K, op.ALU | operation | op.X]),
  op.ALU | op.NEG,
]);

const JUMPS: ReadonlySet<number> = new Set(
  [op.JEQ, op.JGT, op.JGE, op.JSET].flatMap((jump) => [
    op.JMP | jump | op.K,
    op.JMP | jump | op.X,
  ]),
);

const LOADS: ReadonlySet<number> = new Set([
  ...[op.WORD, op.HALF, op.BYTE].flatMap((size) => [op.LD | size | op.ABS, op.LD | size | op.IND]),
  ...[op.LD, op.LDX].flatMap((register) => [
    register | op.IMM,
    register | op.LEN,
    register | op.MEM,
  ]),
  op.LDX | op.MSH | op.BYTE,
]);

const SCRATCH: ReadonlySet<number> = new Set([op.LD | op.MEM, op.LDX | op.MEM, op.ST, op.STX]);

/** Returns what is wrong with an instruction; `null` if nothing is. */
function faultOf({ code, jt, jf, k }: BpfInstruction, i: number, length: number): string | null {
  const remaining = length - i - 1;
  if (JUMPS.has(code)) return Math.max(jt, jf) < remaining ? null : "jumps beyond the end";
  if (code === (op.JMP | op.JA)) return k < remaining ? null : "jumps beyond the end";
  if (code === (op.RET | op.K) || code === (op.RET | op.A)) return null;
  if (SCRATCH.has(code)) {
    return k < op.SCRATCH_WORDS ? null : `uses word ${k} of ${op.SCRATCH_WORDS} words of memory`;
  }
  if (LOADS.has(code) || code === (op.MISC | op.TAX) || code === (op.MISC | op.TXA)) return null;
  if (!OPERATIONS.has(code)) return `has the unknown code 0x${code.toString(16)}`;
  const operation = code & 0xf0;
  if ((code & 0x08) === op.X || code === (op.ALU | op.NEG)) return null;
  if ((operation === op.DIV || operation === op.MOD) && k === 0) return "divides by zero";
  if ((operation === op.LSH || operation === op.RSH) && k > 31) return `shifts by ${k} bits`;
  return null;
}

/**
 * Checks that a program ends, and that all it does is defined, as the kernel checks it.
 *
 * @param program The program.
 * @param argument The name of the program, for errors.
 * @returns A copy of the program, whose operands are unsigned.
 * @throws {TypeError} If it is not an array of instructions.
 * @throws {RangeError} If the kernel would refuse it.
 */
export function checkedProgram(program: unknown, argument = "program"): BpfInstruction[] {
  const instructions = checkedInstructions(program, argument);
  const { length } = instructions;
  integer(`${argument}.length`, length, 1, op.MAX_INSTRUCTIONS);
  for (const [i, instruction] of instructions.entries()) {
    const fault = faultOf(instruction, i, length);
    if (fault !== null) throw rangeError(`${argument}[${i}] ${fault}`);
  }
  if ((instructions[length - 1]!.code & 0x07) !== op.RET) {
    throw rangeError(`${argument}[${length - 1}] is the last instruction, but does not return`);
  }
  return instructions;
}
