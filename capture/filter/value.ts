/**
 * Values that a program computes from a packet. A value is a pure function of the packet: two values
 * with the same key are equal. A load beyond the end of the packet ends the program, which then
 * rejects the packet.
 *
 * @module
 */
import { METADATA, METADATA_FIELDS } from "./instruction.ts";
import type { Operator } from "./syntax.ts";

/** A number of 32 bits. */
export type Value =
  & {
    /** Text that is the same for equal values. */
    readonly key: string;
  }
  & (
    | { readonly kind: "number"; readonly number: number }
    /** The length of the packet on the network. */
    | { readonly kind: "length" }
    /** Big-endian bytes of the packet, at an offset that may be added to another value. */
    | {
      readonly kind: "load";
      readonly size: number;
      readonly offset: number;
      readonly base: Value | null;
    }
    /** The length of an IPv4 header at an offset: four times the lower half of its first byte. */
    | { readonly kind: "headerLength"; readonly offset: number }
    | {
      readonly kind: "operation";
      readonly operator: Operator;
      readonly left: Value;
      readonly right: Value;
    }
    | { readonly kind: "negation"; readonly of: Value }
  );

/** Makes a constant. Only its lower 32 bits count. */
export function constant(number: number): Value & { readonly kind: "number" } {
  return { kind: "number", number: number >>> 0, key: `${number >>> 0}` };
}

/** The length of the packet on the network. */
export const LENGTH: Value = { kind: "length", key: "length" };

/** Makes a load of 1, 2 or 4 bytes. */
export function load(size: number, offset: number, base: Value | null = null): Value {
  if (base?.kind === "number") return load(size, offset + base.number);
  const at = offset >>> 0;
  return { kind: "load", size, offset: at, base, key: `[${base?.key ?? ""}+${at}:${size}]` };
}

/** Makes a load of something that Linux knows about the packet. */
export function metadata(field: keyof typeof METADATA_FIELDS): Value {
  return load(1, METADATA + METADATA_FIELDS[field]);
}

/** Makes the length of the IPv4 header at an offset. */
export function headerLength(offset: number): Value {
  return { kind: "headerLength", offset, key: `4*[${offset}]` };
}

/** Computes an operation. A divisor is not 0. */
function compute(operator: Operator, left: number, right: number): number {
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return Math.imul(left, right);
    case "/":
      return Math.floor(left / right);
    case "%":
      return left % right;
    case "&":
      return left & right;
    case "|":
      return left | right;
    case "^":
      return left ^ right;
    case "<<":
      return right < 32 ? left << right : 0;
    case ">>":
      return right < 32 ? left >>> right : 0;
  }
}

const COMMUTATIVE: ReadonlySet<Operator> = new Set<Operator>(["+", "*", "&", "|", "^"]);

/** Makes an operation, and computes it if its operands are constants. */
export function operation(operator: Operator, left: Value, right: Value): Value {
  if (left.kind === "number") {
    if (right.kind === "number") return constant(compute(operator, left.number, right.number));
    if (COMMUTATIVE.has(operator)) return operation(operator, right, left);
  } else if (right.kind === "number") {
    const isMask = operator === "&";
    if (right.number === 0) return isMask || operator === "*" ? right : left; // no division by 0
    if (isMask && right.number === 0xffffffff) return left;
  }
  return { kind: "operation", operator, left, right, key: `(${left.key}${operator}${right.key})` };
}

/** Makes the negation of a value. */
export function negation(of: Value): Value {
  if (of.kind === "number") return constant(-of.number);
  return { kind: "negation", of, key: `-${of.key}` };
}
