/**
 * The stacks of errors. Each begins at the line of the program that called the module, without the
 * module's own frames; after a wait, it goes on with the functions that await the result.
 *
 * V8 records `at async` frames of an error that is made, or captured again, in the chain of promises
 * that the program awaits. So an error that ends a wait is captured in such a chain. A call that
 * succeeds pays nothing for it.
 *
 * @module
 */

// deno-lint-ignore ban-types -- as in the declaration of Error.captureStackTrace
type AnyFunction = Function;

/** The errors of this module, other than those that follow from their class. */
const ours = new WeakSet<Error>();

/** Makes the error of an argument of the wrong type. */
export function typeError(message: string): TypeError {
  return ourError(new TypeError(message));
}

/** Makes the error of an argument that is out of range. */
export function rangeError(message: string): RangeError {
  return ourError(new RangeError(message));
}

/** Marks an error as one of this module, so that its stack may be captured again. */
export function ourError<E extends Error>(error: E): E {
  ours.add(error);
  return error;
}

/**
 * True if this module or Deno made the error. The program's own errors, such as the reason of an abort
 * or what a getter throws, keep their stack.
 */
export function isOurs(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  return ours.has(error) || Object.values(Deno.errors).some((Class) => error instanceof Class);
}

/**
 * Lets the stack of an error begin at the caller of a function, if the error is this module's.
 *
 * @param error What was thrown.
 * @param entry A function on the present stack. Its frame, and those that it called, are left out.
 * @returns The error.
 */
export function hideFrames(error: unknown, entry: AnyFunction): unknown {
  if (!isOurs(error)) return error;
  Error.captureStackTrace(error, entry);
  if (error instanceof AggregateError) { for (const part of error.errors) hideFrames(part, entry); }
  return error;
}

/**
 * `next` of all generators. A program's loop calls it, so an error in a blocking iteration begins at its
 * caller: `hideFrames(error, generatorNext)`.
 */
export const generatorNext: () => unknown = Object.getPrototypeOf(function* () {}).prototype.next;

/** The same of asynchronous generators, until the first `await` of a step: then the loop awaits it. */
export const asyncGeneratorNext: () => unknown =
  Object.getPrototypeOf(async function* () {}).prototype.next;

/**
 * Runs the body of a public function. The stacks of its errors begin at the function's caller.
 *
 * @param entry The public function.
 * @param body What it does.
 * @returns The body's result.
 */
export function fromCaller<T>(entry: AnyFunction, body: () => T): T {
  try {
    return body();
  } catch (error) {
    throw hideFrames(error, entry);
  }
}

/** As {@linkcode fromCaller}, for a function that returns a promise: what the body throws rejects it. */
export function fromCallerAsync<T>(entry: AnyFunction, body: () => Promise<T>): Promise<T> {
  try {
    return body();
  } catch (error) {
    return Promise.reject(hideFrames(error, entry));
  }
}

/**
 * Awaits a promise. The stacks of its errors begin at the function that awaits the result.
 *
 * @param promise The promise.
 */
export async function fromAwaiter<T>(promise: Promise<T>): Promise<T> {
  try {
    return await promise;
  } catch (error) {
    throw hideFrames(error, fromAwaiter);
  }
}

/**
 * Returns the rejection of an operation that has waited. To resolve the operation's promise with it
 * gives the error the `at async` frames of the functions that await that promise.
 *
 * @param error The error.
 */
export async function rejection(error: unknown): Promise<never> {
  // The promise that is resolved with this one begins to wait for it in a microtask. Only then does
  // a chain lead from here to the program.
  await undefined;
  await undefined;
  throw hideFrames(error, rejection);
}

/**
 * Lets the stacks of all errors of a class's methods begin at their callers. A method with a blocking
 * form, whose name ends in `Sync`, returns a promise: what it throws rejects that promise.
 *
 * Speed-up: one descriptor serves all properties, and {@linkcode entryOf} makes nothing that an error
 * alone needs. A program that makes a socket has some 300 of these methods. V8 collects garbage when a
 * program has allocated 1 MiB, which takes as long as the first socket.
 *
 * @param Class The class. Its methods are replaced.
 */
export function hideInternals(Class: AnyFunction): void {
  for (const target of [Class, Class.prototype]) {
    for (const key of Reflect.ownKeys(target)) {
      // Other symbols than the language's are keys of methods that only this module calls.
      if (typeof key === "symbol" && !key.description?.startsWith("Symbol.")) continue;
      const descriptor = Object.getOwnPropertyDescriptor(target, key)!;
      const { value, get, set } = descriptor;
      if (get !== undefined) {
        descriptor.get = entryOf(get, target) as () => unknown;
        if (set !== undefined) descriptor.set = entryOf(set, target) as () => void;
      } else if (typeof value === "function" && key !== "constructor" && !isGenerator(value)) {
        descriptor.value = entryOf(value, target);
      } else {
        continue;
      }
      Object.defineProperty(target, key, descriptor);
    }
  }
}

/** True for generators, which run in the calls of their iterator and catch their errors themselves. */
function isGenerator(method: AnyFunction): boolean {
  return /Generator/.test(method.constructor.name);
}

/** The descriptor of a function's `name` or `length`. */
const copied: PropertyDescriptor = { configurable: true };

/** Makes the public form of a method of `target`. */
function entryOf(method: AnyFunction, target: object): AnyFunction {
  const entry = function (this: unknown, ...args: unknown[]): unknown {
    try {
      return Reflect.apply(method, this, args);
    } catch (error) {
      hideFrames(error, entry);
      if (!(`${method.name}Sync` in target)) throw error;
      return Promise.reject(error);
    }
  };
  copied.value = method.name;
  Object.defineProperty(entry, "name", copied);
  copied.value = method.length;
  Object.defineProperty(entry, "length", copied);
  return entry;
}
