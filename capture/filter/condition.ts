/**
 * Conditions of a filter, after the syntax and the headers have been resolved.
 *
 * @module
 */
import { constant, load, operation, type Value } from "./value.ts";

/** Tests that an instruction can do: equal, greater, greater or equal, any common bit. */
export type TestOperator = "=" | ">" | ">=" | "&";

/** A comparison of unsigned numbers of 32 bits. */
export interface Test {
  readonly value: Value;
  readonly operator: TestOperator;
  readonly operand: Value;
}

/** A condition. The parts of `and` and `or` are evaluated from the left, as far as needed. */
export type Condition =
  | { readonly kind: "constant"; readonly value: boolean }
  | { readonly kind: "test"; readonly test: Test }
  | { readonly kind: "not"; readonly of: Condition }
  | { readonly kind: "and" | "or"; readonly left: Condition; readonly right: Condition };

/** The condition that always holds. */
export const ALWAYS: Condition = { kind: "constant", value: true };
/** The condition that never holds. */
export const NEVER: Condition = { kind: "constant", value: false };

/** Computes a test of two constants. */
export function evaluate(operator: TestOperator, value: number, operand: number): boolean {
  switch (operator) {
    case "=":
      return value === operand;
    case ">":
      return value > operand;
    case ">=":
      return value >= operand;
    case "&":
      return (value & operand) !== 0;
  }
}

/** Negates a condition. */
export function not(of: Condition): Condition {
  if (of.kind === "constant") return of.value ? NEVER : ALWAYS;
  return of.kind === "not" ? of.of : { kind: "not", of };
}

/** Makes the condition that all hold. */
export function and(...conditions: readonly Condition[]): Condition {
  return conditions.reduceRight((right, left) =>
    left.kind === "constant"
      ? left.value ? right : left
      : right.kind === "constant" && right.value
      ? left
      : { kind: "and", left, right }
  );
}

/** Makes the condition that one holds at least. */
export function or(...conditions: readonly Condition[]): Condition {
  return conditions.reduceRight((right, left) =>
    left.kind === "constant"
      ? left.value ? left : right
      : right.kind === "constant" && !right.value
      ? left
      : { kind: "or", left, right }
  );
}

/** Makes a test. */
export function test(value: Value, operator: TestOperator, operand: Value): Condition {
  if (value.kind === "number") {
    if (operand.kind === "number") {
      return evaluate(operator, value.number, operand.number) ? ALWAYS : NEVER;
    }
    // The instruction has the constant on the right.
    if (operator === ">") return not(test(operand, ">=", value));
    if (operator === ">=") return not(test(operand, ">", value));
    return test(operand, operator, value);
  }
  if (operand.kind === "number") {
    if (operator === "&" && operand.number === 0) return NEVER;
    // A mask that is compared with 0 is a test of bits, so the value itself is left for other tests.
    if (
      operator === "=" && operand.number === 0 && value.kind === "operation" &&
      value.operator === "&" && value.right.kind === "number"
    ) return not(test(value.left, "&", value.right));
  }
  return { kind: "test", test: { value, operator, operand } };
}

/** Makes the test that bytes of the packet, under a mask, are equal to a number. */
export function equal(
  size: number,
  offset: number,
  number: number,
  mask = 0xffffffff,
): Condition {
  return test(operation("&", load(size, offset), constant(mask)), "=", constant(number));
}

/** Makes the test that bytes at an offset are equal to those given: words first, from the end. */
export function equalBytes(offset: number, bytes: readonly number[]): Condition {
  const tests: Condition[] = [];
  let end = bytes.length;
  while (end > 0) {
    const size = end >= 4 ? 4 : end >= 2 ? 2 : 1;
    end -= size;
    const number = bytes.slice(end, end + size).reduce((sum, byte) => sum * 256 + byte, 0);
    tests.push(equal(size, offset + end, number));
  }
  return and(...tests);
}
