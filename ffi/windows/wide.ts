/**
 * UTF-16 strings, for the functions of Windows whose names end in W.
 *
 * @module
 */

const decoder = new TextDecoder("utf-16le");

/**
 * Encodes a string as UTF-16 with a terminating NUL.
 *
 * @param text The string. Windows would stop at a NUL inside it, so callers refuse one.
 * @returns The bytes, owned by the caller.
 */
export function encodeWide(text: string): Uint8Array<ArrayBuffer> {
  const units = new Uint16Array(text.length + 1);
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
  return new Uint8Array(units.buffer);
}

/**
 * Allocates a buffer for a string that Windows writes.
 *
 * @param length The capacity in UTF-16 units, including the NUL.
 * @returns The buffer, for {@linkcode decodeWide}.
 */
export function wideBuffer(length: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new ArrayBuffer(2 * length));
}

/**
 * Decodes the string at the start of a buffer, up to its NUL.
 *
 * @param bytes A buffer that Windows wrote a string to.
 * @returns The string.
 */
export function decodeWide(bytes: Uint8Array<ArrayBuffer>): string {
  const units = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length >> 1);
  const end = units.indexOf(0);
  return decoder.decode(end < 0 ? units : units.subarray(0, end));
}

/**
 * Reads the string that a `wchar_t *` points to.
 *
 * @param address The pointer's value, 0 for NULL.
 * @returns The string, or `null` for NULL.
 */
export function readWide(address: bigint): string | null {
  const pointer = Deno.UnsafePointer.create(address);
  if (pointer === null) return null;
  const view = new Deno.UnsafePointerView(pointer);
  let length = 0;
  while (view.getUint16(2 * length) !== 0) length++;
  const units = new Uint16Array(length);
  view.copyInto(units);
  return decoder.decode(units);
}
