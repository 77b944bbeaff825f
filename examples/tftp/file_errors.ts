/**
 * What the other side is told of an error of the file system.
 *
 * @module
 */
import { ERROR, TftpError } from "./packet.ts";

/** The errors of the file system that TFTP has a code for. No path is told. */
const KNOWN: Readonly<Record<string, readonly [code: number, message: string]>> = {
  ENOENT: [ERROR.notFound, "file not found"],
  EACCES: [ERROR.accessViolation, "access violation"],
  EPERM: [ERROR.accessViolation, "access violation"],
  EROFS: [ERROR.accessViolation, "access violation"],
  ENOSPC: [ERROR.diskFull, "disk full"],
  EDQUOT: [ERROR.diskFull, "disk full"],
  EFBIG: [ERROR.diskFull, "disk full"],
  EEXIST: [ERROR.exists, "the file exists"],
};

/** Makes any error of a transfer one that the other side can be told. */
export function tftpError(error: unknown): TftpError {
  if (error instanceof TftpError) return error;
  // Deno's own permissions have no code.
  const isRefused = error instanceof Deno.errors.NotCapable;
  const name = isRefused ? "EACCES" : error instanceof Error && "code" in error ? error.code : "";
  const known = KNOWN[String(name)];
  if (known !== undefined) return new TftpError(...known);
  const message = error instanceof Error ? error.message : String(error);
  // A line without the path, which the system's message has behind a colon: "...: open '/srv/x'".
  return new TftpError(ERROR.undefined, message.split(/: \w+ '|\n/, 1)[0]!);
}
