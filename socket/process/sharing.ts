/**
 * Sockets that another process shares as bytes: WSADuplicateSocket.
 *
 * @module
 */
import type { Address } from "../../constants/families.ts";
import { system } from "../../ffi/mod.ts";
import { buffer, type Bytes } from "../arguments.ts";
import { Descriptor, sharingCalls } from "../descriptor.ts";
import { systemError } from "../errors.ts";
import { Socket, type SocketKind } from "../socket.ts";
import { fromCaller, rangeError } from "../stack.ts";

/**
 * Makes a socket from the bytes that {@linkcode Socket.share} returned in another process: WSASocket.
 * Windows only.
 *
 * @param info The bytes. They must have been made for this process.
 * @returns The socket. It has the family, type and protocol of the shared socket.
 * @throws {SocketError} Such as `EINVAL` if the bytes do not describe a socket, or if they are for
 *   another process.
 * @throws {TypeError} If `info` is not a buffer.
 * @throws {RangeError} If `info` has the wrong length.
 * @throws {Deno.errors.NotSupported} On systems other than Windows.
 *
 * @example
 * ```ts
 * import { fromshare, Socket } from "@libc/socket";
 *
 * if (Deno.build.os === "windows") {
 *   using socket = new Socket();
 *   using copy = fromshare(socket.share(Deno.pid));
 *   console.log(copy.family === socket.family); // true
 * }
 * ```
 *
 * @category Processes and descriptors
 */
export function fromshare<A = Address, K = SocketKind>(info: Bytes): Socket<A, K> {
  return fromCaller(fromshare, () => {
    const bytes = buffer("info", info);
    const { size, fromShare } = sharingCalls("fromshare");
    if (bytes.length !== size) {
      throw rangeError(
        `info has ${bytes.length} bytes, expected the ${size} bytes that share returns`,
      );
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
  });
}
