/**
 * Sockets from other processes, as bytes: WSADuplicateSocket.
 *
 * @module
 */
import type { Address } from "../../constants/families.ts";
import { system } from "../../ffi/mod.ts";
import { buffer, type Bytes } from "../arguments.ts";
import { Descriptor, sharingCalls } from "../descriptor.ts";
import { systemError } from "../errors.ts";
import { Socket, type SocketKind } from "../socket.ts";

/**
 * Makes a socket from the bytes that another process got for this one from {@linkcode Socket.share}:
 * WSASocket. On Windows only.
 *
 * @param info The bytes.
 * @returns The socket, of the family, type and protocol of the other one.
 * @throws {SocketError} `EINVAL` if the bytes are of no socket, or for another process, ...
 * @throws {Deno.errors.NotSupported} On other systems than Windows.
 *
 * @example
 * ```ts
 * import { fromshare, Socket } from "@libc/socket";
 *
 * if (Deno.build.os === "windows") {
 *   using socket = new Socket();
 *   using same = fromshare(socket.share(Deno.pid));
 *   console.log(same.family === socket.family); // true
 * }
 * ```
 */
export function fromshare<A = Address, K = SocketKind>(info: Bytes): Socket<A, K> {
  const bytes = buffer("info", info);
  const { size, fromShare } = sharingCalls("fromshare");
  if (bytes.length !== size) {
    throw new RangeError(`info has ${bytes.length} bytes, but what share gives has ${size}`);
  }
  const fd = fromShare(bytes);
  if (fd < 0) throw systemError(-fd, "fromshare");
  Descriptor.dropStale(fd);
  try {
    return Socket.adopt<A, K>(fd);
  } catch (error) {
    system().close(fd);
    throw error;
  }
}
