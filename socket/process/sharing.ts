/**
 * Sockets that are given to other processes as bytes, where the system does that.
 *
 * @module
 */
import { platform } from "../../constants/platform.ts";
import { system } from "../../ffi/mod.ts";
import type { Sharing } from "../../ffi/system.ts";

/**
 * What the system has for it.
 *
 * @param call What was called, for the error.
 * @returns The calls.
 * @throws {Deno.errors.NotSupported} Where sockets are not given away like this.
 */
export function sharing(call: string): Sharing {
  const found = system().sharing;
  if (found !== null) return found;
  throw new Deno.errors.NotSupported(
    `${call}: ${platform} has no WSADuplicateSocket; sendFds gives a socket to another process`,
  );
}
