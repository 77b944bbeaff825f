/**
 * The tests of a filter as a graph: each test leads to another one, or to the end, for either outcome.
 *
 * The graph has no circle. It is built from its ends, so equal parts are one part. Then each way through
 * the graph skips the tests whose outcome follows from those before.
 *
 * @module
 */
import { type Condition, evaluate, type Test } from "./condition.ts";
import type { Value } from "./value.ts";

/** A test that decides where to go on. */
export interface Node {
  readonly id: number;
  readonly test: Test;
  yes: Target;
  no: Target;
}

/** Where a test leads: to another test, to acceptance (`true`) or to rejection. */
export type Target = Node | boolean;

/** Returns the text of a test: the same for equal ones. */
function keyOf({ value, operator, operand }: Test): string {
  return `${value.key} ${operator} ${operand.key}`;
}

/** Makes the nodes of a graph. Equal ones are one. */
class Nodes {
  readonly #nodes = new Map<string, Node>();

  /** Returns a test that leads to two targets; the target itself if they are one. */
  node(test: Test, yes: Target, no: Target): Target {
    if (yes === no) return yes;
    const name = (target: Target) => typeof target === "boolean" ? `${target}` : `${target.id}`;
    const key = `${keyOf(test)} ? ${name(yes)} : ${name(no)}`;
    let node = this.#nodes.get(key);
    if (node === undefined) {
      node = { id: this.#nodes.size, test, yes, no };
      this.#nodes.set(key, node);
    }
    return node;
  }

  /** Returns the graph that leads to `yes` if the condition holds, and to `no` otherwise. */
  build(condition: Condition, yes: Target, no: Target): Target {
    // The left operands, of which there may be thousands, follow each other in this loop.
    for (;;) {
      switch (condition.kind) {
        case "constant":
          return condition.value ? yes : no;
        case "test":
          return this.node(condition.test, yes, no);
        case "not":
          [yes, no] = [no, yes];
          condition = condition.of;
          break;
        case "and":
          yes = this.build(condition.right, yes, no);
          condition = condition.left;
          break;
        case "or":
          no = this.build(condition.right, yes, no);
          condition = condition.left;
          break;
      }
    }
  }
}

/** Returns the tests in an order in which each stands in front of those that it leads to. */
export function inOrder(root: Target): Node[] {
  const finished: Node[] = [], seen = new Set<Node>();
  const stack: (Node | { readonly leave: Node })[] = [];
  const enter = (target: Target) => {
    if (typeof target !== "boolean" && !seen.has(target)) stack.push(target);
  };
  enter(root);
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if ("leave" in next) {
      finished.push(next.leave);
    } else if (!seen.has(next)) {
      seen.add(next);
      stack.push({ leave: next });
      enter(next.yes);
      enter(next.no); // visited first, so that the other branch comes right behind its test
    }
  }
  return finished.reverse();
}

/** What is known about a value at some test. */
interface Known {
  readonly min: number;
  readonly max: number;
  /** Numbers that the value is not. */
  readonly not: ReadonlySet<number>;
  /** Masks, and whether the value has any of their bits. */
  readonly bits: ReadonlyMap<number, boolean>;
}

const NOTHING: Known = { min: 0, max: 0xffffffff, not: new Set(), bits: new Map() };

/** The most numbers and masks to remember about a value, so that long filters compile fast. */
const MEMORY = 64;

/** Returns what is known about a value after one more test. */
function learn(known: Known, { operator, operand }: Test, outcome: boolean): Known {
  const k = (operand as Value & { readonly kind: "number" }).number;
  let { min, max, not, bits } = known;
  if (operator === "=" && outcome) [min, max] = [k, k];
  else if (operator === "=" && not.size < MEMORY) not = new Set(not).add(k);
  else if (operator === ">") {
    [min, max] = outcome ? [Math.max(min, k + 1), max] : [min, Math.min(max, k)];
  } else if (operator === ">=") {
    [min, max] = outcome ? [Math.max(min, k), max] : [min, Math.min(max, k - 1)];
  } else if (operator === "&" && bits.size < MEMORY) bits = new Map(bits).set(k, outcome);
  return { min, max, not, bits };
}

/** True if the value cannot be a number. */
function excludes({ min, max, not, bits }: Known, k: number): boolean {
  if (k < min || k > max || not.has(k)) return true;
  for (const [mask, any] of bits) if (((k & mask) !== 0) !== any) return true;
  return false;
}

/** Returns whether the value has any bit of a mask, if that is known. */
function anyBit({ min, max, bits }: Known, k: number): boolean | undefined {
  if (min === max) return (min & k) !== 0;
  const known = bits.get(k);
  if (known !== undefined) return known;
  for (const [mask, any] of bits) {
    if (any ? (mask & ~k) === 0 : (k & ~mask) === 0) return any;
  }
  return undefined;
}

/** Returns the outcome of a test, if it follows from what is known. */
function outcomeOf(known: Known, { operator, operand }: Test): boolean | undefined {
  const k = (operand as Value & { readonly kind: "number" }).number;
  if (known.min === known.max) return evaluate(operator, known.min, k);
  switch (operator) {
    case "=":
      return excludes(known, k) ? false : undefined;
    case ">":
      return known.min > k ? true : known.max <= k ? false : undefined;
    case ">=":
      return known.min >= k ? true : known.max < k ? false : undefined;
    case "&":
      return anyBit(known, k);
  }
}

/** Returns what two ways to the same test have in common. */
function common(a: Known, b: Known): Known {
  if (a === b) return a;
  const not = new Set([
    ...[...a.not].filter((k) => excludes(b, k)),
    ...[...b.not].filter((k) => excludes(a, k)),
  ]);
  const bits = new Map([
    ...[...a.bits].filter(([mask, any]) => anyBit(b, mask) === any),
    ...[...b.bits].filter(([mask, any]) => anyBit(a, mask) === any),
  ]);
  return { min: Math.min(a.min, b.min), max: Math.max(a.max, b.max), not, bits };
}

/** What is known about the packet at some test. */
class Facts {
  readonly #values: ReadonlyMap<string, Known>;
  /** The outcomes of tests of two values. */
  readonly #tests: ReadonlyMap<string, boolean>;

  constructor(
    values: ReadonlyMap<string, Known> = new Map(),
    tests: ReadonlyMap<string, boolean> = new Map(),
  ) {
    this.#values = values;
    this.#tests = tests;
  }

  /** Returns these facts and the outcome of a test. */
  with(test: Test, outcome: boolean): Facts {
    const { value: { key }, operand } = test;
    if (operand.kind !== "number") {
      return new Facts(this.#values, new Map(this.#tests).set(keyOf(test), outcome));
    }
    const known = learn(this.#values.get(key) ?? NOTHING, test, outcome);
    return new Facts(new Map(this.#values).set(key, known), this.#tests);
  }

  /** Returns the facts that these have in common with others. */
  and(others: Facts): Facts {
    const values = new Map<string, Known>();
    for (const [key, known] of this.#values) {
      const other = others.#values.get(key);
      if (other !== undefined) values.set(key, common(known, other));
    }
    const tests = [...this.#tests].filter(([key, outcome]) => others.#tests.get(key) === outcome);
    return new Facts(values, new Map(tests));
  }

  /** Returns the outcome of a test, if it follows. */
  outcome(test: Test): boolean | undefined {
    if (test.operand.kind !== "number") return this.#tests.get(keyOf(test));
    const known = this.#values.get(test.value.key);
    return known === undefined ? undefined : outcomeOf(known, test);
  }

  /** Returns the first target, from the given one on, whose outcome does not follow. */
  skip(target: Target): Target {
    while (typeof target !== "boolean") {
      const outcome = target.yes === target.no || this.outcome(target.test);
      if (outcome === undefined) break;
      target = outcome ? target.yes : target.no;
    }
    return target;
  }
}

/** Lets each way through the graph skip tests once. Returns whether anything changed. */
function skipTests(root: Node): boolean {
  const facts = new Map<Node, Facts>([[root, new Facts()]]);
  let isChanged = false;
  for (const node of inOrder(root)) {
    const here = facts.get(node);
    if (here === undefined) continue; // no way leads here any more
    for (const branch of ["yes", "no"] as const) {
      const there = here.with(node.test, branch === "yes");
      const target = there.skip(node[branch]);
      if (target !== node[branch]) {
        node[branch] = target;
        isChanged = true;
      }
      if (typeof target === "boolean") continue;
      const known = facts.get(target);
      facts.set(target, known === undefined ? there : known.and(there));
    }
  }
  return isChanged;
}

/** Returns the graph in which tests that have become equal are one. */
function merged(root: Target): Target {
  const nodes = new Nodes(), replacements = new Map<Target, Target>([[true, true], [false, false]]);
  for (const node of inOrder(root).reverse()) {
    const yes = replacements.get(node.yes)!, no = replacements.get(node.no)!;
    replacements.set(node, nodes.node(node.test, yes, no));
  }
  return replacements.get(root)!;
}

/** The most rounds in which tests are skipped. Two or three suffice, unless the filter is strange. */
const ROUNDS = 10;

/**
 * Returns the graph of a condition.
 *
 * @param condition The condition.
 * @returns Where to begin.
 */
export function graphOf(condition: Condition): Target {
  let root = new Nodes().build(condition, true, false);
  for (let round = 0; round < ROUNDS && typeof root !== "boolean"; round++) {
    const isChanged = skipTests(root);
    root = merged(new Facts().skip(root));
    if (!isChanged) break;
  }
  return root;
}
