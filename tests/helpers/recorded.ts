/**
 * Another system's library, recorded: functions that note how they are called,
 * and answer as a test has said.
 *
 * @module
 */

/** One call: the function's name, then its arguments; memory as it was when it was called. */
export type Call = [name: string, ...args: unknown[]];

type Memory = Uint8Array<ArrayBuffer>;

/** What a function does in place of returning 0. */
export type Play = (...args: never[]) => unknown;

/** Functions of the library that are no calls of the system. */
const UNNOTED = ["__error", "memcpy"];

/** A library whose functions only note their calls. */
export class Recorded<S> {
  /** The calls since this was emptied. */
  calls: Call[] = [];
  /** What functions do, by name. */
  readonly play: Record<string, Play> = {};
  /** The functions, in the shape that the system takes. */
  readonly symbols: S;
  readonly #errno = new Int32Array(new ArrayBuffer(4));
  // what pointers of the library point to
  readonly #memory: Memory[] = [];

  constructor() {
    const errno = Deno.UnsafePointer.of(new Uint8Array(this.#errno.buffer));
    this.play.__error = () => errno;
    this.play.memcpy = (to: Memory, from: bigint, length: number) => {
      if (length > 0) to.set(memoryAt(from, length));
    };
    this.symbols = new Proxy({}, {
      get: (_, name: string) => (...args: unknown[]) => {
        if (!UNNOTED.includes(name)) {
          const noted = args.map((value) => value instanceof Uint8Array ? value.slice() : value);
          this.calls.push([name, ...noted]);
        }
        const answer = this.play[name]?.(...args as never[]);
        return answer === undefined ? 0 : answer;
      },
    }) as S;
  }

  /** Gives the calls, and forgets them. */
  taken(): Call[] {
    const { calls } = this;
    this.calls = [];
    return calls;
  }

  /** Fails as a C function does. */
  fail(errno: number): -1 {
    this.#errno[0] = errno;
    return -1;
  }

  /** Memory of the library's, and the pointer to it. */
  at(bytes: Memory): Deno.PointerObject {
    this.#memory.push(bytes);
    return Deno.UnsafePointer.of(bytes)!;
  }

  /** The address of memory of the library's. */
  address(bytes: Memory): bigint {
    return Deno.UnsafePointer.value(this.at(bytes));
  }

  /** The address of a C string of the library's. */
  text(text: string): bigint {
    return this.address(new TextEncoder().encode(`${text}\0`));
  }

  /** The address of an array of pointers, and its NULL at the end. */
  pointers(...addresses: bigint[]): bigint {
    return this.address(new Uint8Array(new BigUint64Array([...addresses, 0n]).buffer));
  }
}

/** Memory of the module's that it gave a pointer to. */
export function memoryAt(address: bigint, length: number): Uint8Array {
  const pointer = Deno.UnsafePointer.create(address);
  if (pointer === null) throw new Error("NULL");
  return new Uint8Array(Deno.UnsafePointerView.getArrayBuffer(pointer, length));
}

/** Bytes as written in hexadecimal, with any spaces. */
export function bytes(hex: string): Memory {
  return Uint8Array.fromHex(hex.replaceAll(/\s/g, ""));
}

/** The bytes of integers of the C type of a typed array. */
export function int32(...values: number[]): Memory {
  return new Uint8Array(Int32Array.from(values).buffer);
}
