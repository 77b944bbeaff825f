/**
 * `@std/assert` from the npm registry: the same sources, compiled to JavaScript without their
 * types. This file declares the types. Add a name when a test needs it.
 *
 * @module
 */
import * as assertions from "npm:deno-std@1.4.0/assert/mod.js";

// deno-lint-ignore no-explicit-any
type ErrorClass<E extends Error> = abstract new (...args: any[]) => E;

/** Error of a failed assertion. */
export const AssertionError: new (message: string) => Error = assertions.AssertionError;
/** Asserts that `value` is truthy. */
export const assert: (value: unknown, message?: string) => asserts value = assertions.assert;
/** Asserts deep equality. */
export const assertEquals: <T>(actual: T, expected: T, message?: string) => void =
  assertions.assertEquals;
/** Asserts deep inequality. */
export const assertNotEquals: <T>(actual: T, expected: T, message?: string) => void =
  assertions.assertNotEquals;
/** Asserts identity. */
export const assertStrictEquals: <T>(actual: unknown, expected: T, message?: string) => void =
  assertions.assertStrictEquals;
/** Asserts that the string matches. */
export const assertMatch: (actual: string, expected: RegExp, message?: string) => void =
  assertions.assertMatch;
/** Asserts that the string contains another. */
export const assertStringIncludes: (actual: string, expected: string, message?: string) => void =
  assertions.assertStringIncludes;
/** Asserts that the value is of the class. */
export const assertInstanceOf: <E extends Error>(
  actual: unknown,
  expected: ErrorClass<E>,
  message?: string,
) => asserts actual is E = assertions.assertInstanceOf;
/** Asserts that the function throws, and returns the error. */
export const assertThrows: <E extends Error>(
  fn: () => unknown,
  expected: ErrorClass<E>,
  includes?: string,
  message?: string,
) => E = assertions.assertThrows;
/** Asserts that the promise rejects, and resolves to the error. */
export const assertRejects: <E extends Error>(
  fn: () => PromiseLike<unknown>,
  expected: ErrorClass<E>,
  includes?: string,
  message?: string,
) => Promise<E> = assertions.assertRejects;
/** Asserts `actual > expected`. */
export const assertGreater: <T>(actual: T, expected: T, message?: string) => void =
  assertions.assertGreater;
/** Asserts `actual >= expected`. */
export const assertGreaterOrEqual: <T>(actual: T, expected: T, message?: string) => void =
  assertions.assertGreaterOrEqual;
/** Asserts `actual < expected`. */
export const assertLess: <T>(actual: T, expected: T, message?: string) => void =
  assertions.assertLess;
/** Fails. */
export const fail: (message?: string) => never = assertions.fail;
