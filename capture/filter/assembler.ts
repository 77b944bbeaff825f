/**
 * Turns a graph of tests into a program of classic BPF.
 *
 * The machine has an accumulator A, an index register X and 16 words of scratch memory. Jumps lead
 * forward only. The two distances of a conditional jump have 8 bits each.
 *
 * @module
 */
import type { BpfInstruction } from "../../socket/options/types.ts";
import type { Test, TestOperator } from "./condition.ts";
import { inOrder, type Node, type Target } from "./flow_graph.ts";
import {
  ABS,
  ADD,
  ALU,
  AND,
  BYTE,
  DIV,
  HALF,
  IMM,
  IND,
  JA,
  JEQ,
  JGE,
  JGT,
  JMP,
  JSET,
  K,
  LD,
  LDX,
  LEN,
  LSH,
  MEM,
  MISC,
  MOD,
  MSH,
  MUL,
  NEG,
  OR,
  RET,
  RSH,
  SCRATCH_WORDS,
  ST,
  SUB,
  TAX,
  TXA,
  WORD,
  X,
  XOR,
} from "./instruction.ts";
import type { Operator } from "./syntax.ts";
import type { Value } from "./value.ts";

const SIZES: Readonly<Record<number, number>> = { 1: BYTE, 2: HALF, 4: WORD };

const OPERATIONS: Readonly<Record<Operator, number>> = {
  "+": ADD,
  "-": SUB,
  "*": MUL,
  "/": DIV,
  "%": MOD,
  "&": AND,
  "|": OR,
  "^": XOR,
  "<<": LSH,
  ">>": RSH,
};

const JUMPS: Readonly<Record<TestOperator, number>> = { "=": JEQ, ">": JGT, ">=": JGE, "&": JSET };

/** Thrown if a filter needs more scratch memory than there is. */
export class TooComplex extends Error {}

/** The values that the registers hold, by their keys. */
interface Registers {
  readonly a: string | null;
  readonly x: string | null;
}

/** True if the computation of a value changes X. */
function changesX(value: Value): boolean {
  switch (value.kind) {
    case "number":
    case "length":
      return false;
    case "load":
      return value.base !== null;
    case "headerLength":
      return true;
    case "negation":
      return changesX(value.of);
    case "operation":
      return value.right.kind !== "number" || changesX(value.left);
  }
}

/** True if a value can be loaded to X without a change of A. */
function isDirect({ kind }: Value): boolean {
  return kind === "headerLength" || kind === "length";
}

/** Returns how many words of scratch memory the computation of a value needs at least. */
function wordsFor(value: Value): number {
  switch (value.kind) {
    case "load":
      return value.base === null ? 0 : wordsFor(value.base);
    case "negation":
      return wordsFor(value.of);
    case "operation": {
      const left = wordsFor(value.left), right = wordsFor(value.right);
      const needsWord = value.right.kind !== "number" && !isDirect(value.right) &&
        changesX(value.left);
      return Math.max(left, right, needsWord ? Math.min(left, right) + 1 : 0);
    }
    default:
      return 0;
  }
}

/** The instructions of one test, without the jump. */
class Block {
  readonly code: BpfInstruction[] = [];
  #a: string | null;
  #x: string | null;

  constructor({ a, x }: Registers) {
    this.#a = a;
    this.#x = x;
  }

  /** The registers after the instructions. */
  get registers(): Registers {
    return { a: this.#a, x: this.#x };
  }

  #add(code: number, k = 0): void {
    this.code.push({ code, jt: 0, jf: 0, k });
  }

  /** Puts a value into A, and another one, unless it is a constant, into X. */
  both(left: Value, right: Value, depth: number): void {
    if (right.kind === "number") {
      this.#toA(left, depth);
    } else if (isDirect(right)) {
      this.#toA(left, depth);
      this.#toX(right, depth);
    } else if (!changesX(left)) {
      this.#toX(right, depth);
      this.#toA(left, depth);
    } else {
      if (depth >= SCRATCH_WORDS) throw new TooComplex();
      // First what needs more memory, all of which is free then.
      const isLeftFirst = wordsFor(left) > wordsFor(right);
      this.#toA(isLeftFirst ? left : right, depth);
      this.#add(ST, depth);
      this.#toA(isLeftFirst ? right : left, depth + 1);
      if (isLeftFirst) {
        this.#add(MISC | TAX);
        this.#add(LD | MEM, depth);
        this.#a = left.key;
      } else {
        this.#add(LDX | MEM, depth);
      }
      this.#x = right.key;
    }
  }

  /** Puts a value into A. Scratch memory from `depth` on may be overwritten. */
  #toA(value: Value, depth: number): void {
    if (this.#a === value.key) return;
    switch (value.kind) {
      case "number":
        this.#add(LD | IMM, value.number);
        break;
      case "length":
        this.#add(LD | LEN);
        break;
      case "load":
        if (value.base !== null) this.#toX(value.base, depth);
        this.#add(LD | SIZES[value.size]! | (value.base === null ? ABS : IND), value.offset);
        break;
      case "headerLength":
        this.#toX(value, depth);
        this.#add(MISC | TXA);
        break;
      case "negation":
        this.#toA(value.of, depth);
        this.#add(ALU | NEG);
        break;
      case "operation": {
        const { operator, left, right } = value;
        this.both(left, right, depth);
        const code = ALU | OPERATIONS[operator];
        if (right.kind === "number") this.#add(code | K, right.number);
        else this.#add(code | X);
        break;
      }
    }
    this.#a = value.key;
  }

  /** Puts a value into X. Changes A, unless the value is a constant or a length. */
  #toX(value: Value, depth: number): void {
    if (this.#x === value.key) return;
    switch (value.kind) {
      case "number":
        this.#add(LDX | IMM, value.number);
        break;
      case "length":
        this.#add(LDX | LEN);
        break;
      case "headerLength":
        this.#add(LDX | MSH | BYTE, value.offset);
        break;
      default:
        this.#toA(value, depth);
        this.#add(MISC | TAX);
    }
    this.#x = value.key;
  }
}

/** A block with its jump. */
interface Placed {
  readonly code: readonly BpfInstruction[];
  readonly test: Test;
  readonly yes: Target;
  readonly no: Target;
}

/** Returns the blocks of a graph. None loads what its registers hold on all ways that lead to it. */
function blocksOf(root: Target): Map<Node, Placed> {
  const entries = new Map<Node, Registers>();
  const blocks = new Map<Node, Placed>();
  const reach = (target: Target, { a, x }: Registers): void => {
    if (typeof target === "boolean") return;
    const known = entries.get(target);
    entries.set(
      target,
      known === undefined ? { a, x } : { a: known.a === a ? a : null, x: known.x === x ? x : null },
    );
  };
  reach(root, { a: null, x: null });
  for (const node of inOrder(root)) {
    const { test, yes, no } = node;
    const block = new Block(entries.get(node)!);
    block.both(test.value, test.operand, 0);
    blocks.set(node, { code: block.code, test, yes, no });
    reach(yes, block.registers);
    reach(no, block.registers);
  }
  return blocks;
}

/** The longest distance of a conditional jump. */
const FARTHEST = 255;

/**
 * Writes a program from its end, so that the distance of each jump is known when it is written. A target
 * that is too far for a conditional jump gets an instruction of its own in between, which all jumps in
 * front that reach it use.
 */
class Writer {
  readonly #snapLength: number;
  readonly #reversed: BpfInstruction[] = [];
  /** Where targets are: the number of instructions from there to the end. */
  readonly #targets = new Map<Target, number>();
  /** Where the nearest instructions that lead to far targets are. */
  readonly #nearer = new Map<Target, number>();

  constructor(snapLength: number) {
    this.#snapLength = snapLength;
    for (const target of [false, true]) this.#targets.set(target, this.#add(this.#ending(target)));
  }

  /** Adds an instruction. Returns where it is. */
  #add(instruction: BpfInstruction): number {
    return this.#reversed.push(instruction);
  }

  /** Returns the instruction that ends the program. */
  #ending(isAccepted: boolean): BpfInstruction {
    return { code: RET | K, jt: 0, jf: 0, k: isAccepted ? this.#snapLength : 0 };
  }

  /** Returns where a conditional jump, in front of at most one more instruction, may lead. */
  #reach(target: Target): number {
    const next = this.#reversed.length;
    const isNear = (at: number) => next + 1 - at <= FARTHEST;
    const at = this.#targets.get(target)!, nearer = this.#nearer.get(target);
    if (isNear(at)) return at;
    if (nearer !== undefined && isNear(nearer)) return nearer;
    const added = this.#add(
      typeof target === "boolean"
        ? this.#ending(target)
        : { code: JMP | JA, jt: 0, jf: 0, k: next - at },
    );
    this.#nearer.set(target, added);
    return added;
  }

  /** Adds a block in front of those that it leads to. */
  block(node: Node, { code, test: { operator, operand }, yes, no }: Placed): void {
    const ifYes = this.#reach(yes), ifNo = this.#reach(no);
    const next = this.#reversed.length;
    const isConstant = operand.kind === "number";
    this.#add({
      code: JMP | JUMPS[operator] | (isConstant ? K : X),
      jt: next - ifYes,
      jf: next - ifNo,
      k: isConstant ? operand.number : 0,
    });
    for (const instruction of code.toReversed()) this.#add(instruction);
    this.#targets.set(node, this.#reversed.length);
  }

  /** Returns the program. */
  program(): BpfInstruction[] {
    return this.#reversed.toReversed();
  }
}

/**
 * Assembles the program of a graph.
 *
 * @param root Where the graph begins.
 * @param snapLength What the program returns for packets that it accepts: how many bytes to keep.
 * @returns The program, which may be longer than the kernel accepts.
 * @throws {TooComplex} If the scratch memory does not suffice.
 */
export function assemble(root: Target, snapLength: number): BpfInstruction[] {
  if (typeof root === "boolean") {
    return [{ code: RET | K, jt: 0, jf: 0, k: root ? snapLength : 0 }];
  }
  const writer = new Writer(snapLength);
  for (const [node, block] of [...blocksOf(root)].reverse()) writer.block(node, block);
  return writer.program();
}
