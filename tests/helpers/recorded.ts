/**
 * A mock of another system's library: its functions record their calls and return what a test
 * specifies.
 *
 * @module
 */

/** One call: the function's name, then its arguments. Memory is copied at the time of the call. */
export type Call = [name: string, ...args: unknown[]];

type Memory = Uint8Array<ArrayBuffer>;

/** Behaviour of a function that does more than return 0. */
export type Play = (...args: never[]) => unknown;

/** Functions that are not recorded, since they are not system calls. */
const UNRECORDED = ["__error", "memcpy"];

/** A library whose functions only record their calls. */
export class Recorded<S> {
  /** Calls since the last `taken`. */
  calls: Call[] = [];
  /** Behaviours of functions, by name. */
  readonly play: Record<string, Play> = {};
  /** The functions, as `Deno.dlopen` returns them. */
  readonly symbols: S;
  readonly #errno = new Int32Array(new ArrayBuffer(4));
  // Keeps the targets of the library's pointers alive.
  readonly #memory: Memory[] = [];

  constructor() {
    const errno = Deno.UnsafePointer.of(new Uint8Array(this.#errno.buffer));
    this.play.__error = () => errno;
    this.play.memcpy = (to: Memory, from: bigint, length: number) => {
      if (length > 0) to.set(memoryAt(from, length));
    };
    this.symbols = new Proxy({}, {
      get: (_, name: string) => (...args: unknown[]) => {
        if (!UNRECORDED.includes(name)) {
          const copies = args.map((value) => value instanceof Uint8Array ? value.slice() : value);
          this.calls.push([name, ...copies]);
        }
        const result = this.play[name]?.(...args as never[]);
        const returned = result === undefined ? 0 : result;
        // A function that runs on another thread returns a promise.
        return name.endsWith("Later") ? Promise.resolve(returned) : returned;
      },
    }) as S;
  }

  /** Returns the recorded calls and clears the list. */
  taken(): Call[] {
    const { calls } = this;
    this.calls = [];
    return calls;
  }

  /** Fails as a C function does: sets errno and returns -1. */
  fail(errno: number): -1 {
    this.#errno[0] = errno;
    return -1;
  }

  /** Adds memory to the library and returns the pointer to it. */
  at(bytes: Memory): Deno.PointerObject {
    this.#memory.push(bytes);
    return Deno.UnsafePointer.of(bytes)!;
  }

  /** Adds memory to the library and returns its address. */
  address(bytes: Memory): bigint {
    return Deno.UnsafePointer.value(this.at(bytes));
  }

  /** Adds a C string to the library and returns its address. */
  text(text: string): bigint {
    return this.address(new TextEncoder().encode(`${text}\0`));
  }

  /** Adds a NULL-terminated array of pointers to the library and returns its address. */
  pointers(...addresses: bigint[]): bigint {
    return this.address(new Uint8Array(new BigUint64Array([...addresses, 0n]).buffer));
  }
}

/** Returns the memory at an address that the module passed. */
export function memoryAt(address: bigint, length: number): Uint8Array {
  const pointer = Deno.UnsafePointer.create(address);
  if (pointer === null) throw new Error("NULL");
  return new Uint8Array(Deno.UnsafePointerView.getArrayBuffer(pointer, length));
}

/** Decodes hexadecimal with optional spaces. */
export function bytes(hex: string): Memory {
  return Uint8Array.fromHex(hex.replaceAll(/\s/g, ""));
}

/** Encodes integers as C `int`s. */
export function int32(...values: number[]): Memory {
  return new Uint8Array(Int32Array.from(values).buffer);
}
