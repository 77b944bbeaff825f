/**
 * Variables for the pointer parameters of Windows's functions.
 *
 * @module
 */

/** A variable of 32 bits that C reads or writes. */
export class Dword {
  readonly #value = new Uint32Array(1);
  /** The variable's memory, to pass to C. */
  readonly buffer: Uint8Array<ArrayBuffer> = new Uint8Array(this.#value.buffer);

  /** @param value The initial value. */
  constructor(value = 0) {
    this.#value[0] = value;
  }

  get value(): number {
    return this.#value[0]!;
  }

  set value(value: number) {
    this.#value[0] = value;
  }
}
