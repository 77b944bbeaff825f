/**
 * Reads and writes of files that one call may do in part.
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

/** Writes all bytes to a file or to the standard output. */
export async function writeFully(
  file: Pick<Deno.FsFile, "write">,
  data: Uint8Array,
): Promise<void> {
  while (data.length > 0) data = data.subarray(await file.write(data));
}
