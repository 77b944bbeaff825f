/**
 * Calls that run on Deno's pool of threads, and whether the program stays alive for them.
 *
 * @module
 */

/** The call behind a promise of {@linkcode mapCall}. */
const calls = new WeakMap<Promise<unknown>, Promise<unknown>>();

/**
 * Converts the answer of a call on the pool.
 *
 * @param call The call's promise.
 * @param convert Converts what the call returned.
 * @returns The promise of the converted answer. {@linkcode keepAlive} knows the call behind it.
 */
export function mapCall<T, U>(
  call: Promise<T>,
  convert: (answer: T) => U | Promise<U>,
): Promise<U> {
  const mapped = call.then(convert);
  calls.set(mapped, call);
  return mapped;
}

/** The functions of Deno's core that count what the event loop waits for. */
interface Core {
  refOpPromise(promise: Promise<unknown>): void;
  unrefOpPromise(promise: Promise<unknown>): void;
}

/**
 * Deno has no public function for this. Its internal one is missing in a future version at worst: then
 * a call keeps the program alive until the call returns.
 */
const core: Partial<Core> | undefined = (Deno as unknown as Record<PropertyKey, {
  core?: Partial<Core>;
}>)[(Deno as unknown as { internal: symbol }).internal]?.core;

/** The calls that the program does not stay alive for. */
const unreferenced = new WeakSet<Promise<unknown>>();

/**
 * Says whether the program stays alive until a call has returned. At first it does.
 *
 * @param promise A call on the pool, or what {@linkcode mapCall} made of it.
 * @param value False to let the program end.
 */
export function keepAlive(promise: Promise<unknown>, value: boolean): void {
  const call = calls.get(promise);
  if (call !== undefined) return keepAlive(call, value);
  if (value === !unreferenced.has(promise)) return;
  const ref = () => {
    unreferenced.delete(promise);
    core?.refOpPromise?.(promise);
  };
  if (value) return ref();
  unreferenced.add(promise);
  core?.unrefOpPromise?.(promise);
  // Deno compares numbers of calls. A call that had returned already would count as unreferenced for
  // good, and the program would end too early.
  promise.then(ref, ref);
}
