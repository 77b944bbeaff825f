/**
 * Reads of files in blocks.
 *
 * @module
 */

/** Fills a buffer from a file. @returns the bytes, fewer only at the end of the file. */
export async function readFully(
  file: Pick<Deno.FsFile, "read">,
  buffer: Uint8Array<ArrayBuffer>,
): Promise<number> {
  let length = 0;
  while (length < buffer.length) {
    const more = await file.read(buffer.subarray(length));
    if (more === null) break;
    length += more;
  }
  return length;
}
