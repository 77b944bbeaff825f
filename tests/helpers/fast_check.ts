/**
 * fast-check, the generator of random values, and the types of it that the tests use.
 *
 * The import has no literal specifier: the lock file would then name the package, and every `deno task`
 * would install it, the demonstration too. Programs that use this file run with `--no-lock`.
 *
 * @module
 */

/** A generator of values. */
export interface Arbitrary<T> {
  map<U>(mapper: (value: T) => U): Arbitrary<U>;
}

/** A property of generated values. */
export interface Property<T> {
  readonly subject?: T;
}

/** The outcome of a check. */
export interface Outcome<T> {
  readonly failed: boolean;
  readonly numRuns: number;
  readonly seed: number;
  readonly counterexample: T | null;
  readonly counterexamplePath: string | null;
  readonly errorInstance?: unknown;
}

/** The functions of fast-check that the tests use. */
export interface FastCheck {
  constant<const T>(value: T): Arbitrary<T>;
  constantFrom<const T>(...values: T[]): Arbitrary<T>;
  boolean(): Arbitrary<boolean>;
  integer(bounds?: { min?: number; max?: number }): Arbitrary<number>;
  double(): Arbitrary<number>;
  bigInt(): Arbitrary<bigint>;
  string(bounds?: { maxLength?: number; unit?: "binary" }): Arbitrary<string>;
  uint8Array(bounds?: { minLength?: number; maxLength?: number }): Arbitrary<Uint8Array>;
  array<T>(
    member: Arbitrary<T>,
    bounds?: { minLength?: number; maxLength?: number; size?: "max" },
  ): Arbitrary<T[]>;
  tuple<T extends readonly unknown[]>(
    ...members: { [I in keyof T]: Arbitrary<T[I]> }
  ): Arbitrary<T>;
  record<T>(members: { [K in keyof T]: Arbitrary<T[K]> }): Arbitrary<T>;
  oneof<T>(...choices: { weight: number; arbitrary: Arbitrary<T> }[]): Arbitrary<T>;
  asyncProperty<T>(values: Arbitrary<T>, check: (value: T) => Promise<void>): Property<T>;
  property<T>(values: Arbitrary<T>, check: (value: T) => void): Property<T>;
  check<T>(property: Property<T>, parameters: {
    seed: number;
    numRuns: number;
    path?: string;
    endOnFailure?: boolean;
    interruptAfterTimeLimit?: number;
  }): Promise<Outcome<T>>;
}

const specifier = "npm:fast-check@4.11.0";

/** Loads fast-check. */
export async function loadFastCheck(): Promise<FastCheck> {
  return (await import(specifier)).default as FastCheck;
}

/** Fetches fast-check, for programs that run with `--cached-only`. */
export async function cacheFastCheck(): Promise<void> {
  const { code, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["cache", "--no-lock", "--no-config", specifier],
    env: { NO_COLOR: "1" },
  }).output();
  if (code !== 0) throw new Error(new TextDecoder().decode(stderr));
}
