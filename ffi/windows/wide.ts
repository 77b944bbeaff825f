/**
 * Strings of UTF-16, which the functions of Windows whose names end with W take.
 *
 * @module
 */

const decoder = new TextDecoder("utf-16le");

/**
 * A string as Windows has it: UTF-16 and a terminating NUL.
 *
 * @param text The string; a NUL inside ends it early for Windows, so callers refuse one.
 * @returns The bytes, owned by the caller.
 */
export function wideString(text: string): Uint8Array<ArrayBuffer> {
  const units = new Uint16Array(text.length + 1);
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
  return new Uint8Array(units.buffer);
}

/**
 * Room for a string that Windows writes.
 *
 * @param length How many units of UTF-16, with the NUL.
 * @returns The memory, for {@linkcode wideStringIn}.
 */
export function wideRoom(length: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new ArrayBuffer(2 * length));
}

/**
 * The string at the start of a buffer, up to its NUL.
 *
 * @param bytes A buffer that Windows wrote a string to.
 * @returns The string.
 */
export function wideStringIn(bytes: Uint8Array<ArrayBuffer>): string {
  const units = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length >> 1);
  const end = units.indexOf(0);
  return decoder.decode(end < 0 ? units : units.subarray(0, end));
}

/**
 * The string behind a `wchar_t *`.
 *
 * @param address The pointer's value, 0 for NULL.
 * @returns The string, or `null` for NULL.
 */
export function wideStringAt(address: bigint): string | null {
  const pointer = Deno.UnsafePointer.create(address);
  if (pointer === null) return null;
  const view = new Deno.UnsafePointerView(pointer);
  let length = 0;
  while (view.getUint16(2 * length) !== 0) length++;
  const units = new Uint16Array(length);
  view.copyInto(units);
  return decoder.decode(units);
}
