/**
 * The error of a capture file that cannot be read.
 *
 * @module
 */
import { ourError } from "../../socket/stack.ts";

/**
 * The error of a capture file that is damaged, cut, or none.
 *
 * @example
 * ```ts
 * import { CaptureFileError, readPacketsSync } from "@libc/socket/capture";
 *
 * try {
 *   for (const packet of readPacketsSync(new TextEncoder().encode("no capture"))) console.log(packet);
 * } catch (error) {
 *   if (!(error instanceof CaptureFileError)) throw error;
 *   console.error(error.message, error.offset); // offset 0
 * }
 * ```
 *
 * @category Capture files
 */
export class CaptureFileError extends Error {
  /** Where in the file the fault is, in bytes. */
  readonly offset: number;

  /**
   * Makes the error of a fault.
   *
   * @param reason What is wrong.
   * @param offset Where in the file the fault is, in bytes.
   */
  constructor(reason: string, offset: number) {
    super(`capture file: ${reason}, at offset ${offset}`);
    this.name = "CaptureFileError";
    this.offset = offset;
    ourError(this);
  }
}
