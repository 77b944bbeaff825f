/**
 * The part of a socket that a file uses. A file depends on this interface, not on the class
 * `Socket`, which imports this folder.
 *
 * @module
 */
import type { WaitOptions } from "../arguments.ts";

/**
 * A connected socket, as {@linkcode SocketFile} uses it. Every {@linkcode Socket} is one.
 *
 * All operations obey the socket's timeout. In non-blocking mode they fail with `EAGAIN` instead of
 * waiting.
 *
 * @category Files and streams
 */
export interface StreamSocket {
  /**
   * Duplicates the socket: dup(2). The file uses and closes only the duplicate.
   *
   * @returns The same connection and the same timeout, on a descriptor of its own.
   * @throws {SocketError} `EBADF` if the socket is closed, `EMFILE`.
   */
  dup(): StreamSocket;

  /** Closes the descriptor. Pending operations fail with `EBADF`. Closing again does nothing. */
  close(): void;

  /**
   * The descriptor.
   *
   * @returns Its number, or -1 if the socket is closed.
   */
  fileno(): number;

  /**
   * The timeout of each operation.
   *
   * @returns Seconds; `null` for none, 0 in non-blocking mode.
   */
  gettimeout(): number | null;

  /**
   * Sets the timeout of later operations.
   *
   * @param value Seconds; `null` for no timeout; 0 for non-blocking mode.
   * @throws {RangeError} If `value` is negative or not finite.
   */
  settimeout(value: number | null): void;

  /**
   * Receives once into a buffer: recv(2).
   *
   * @param buffer The buffer. It must not change until the promise is settled.
   * @param nbytes The number of bytes to receive at most; 0 for the length of the buffer.
   * @param flags `MSG_*`, combined with `|`. A file uses 0 and `MSG_PEEK`.
   * @param options `{ signal }`, which ends the wait.
   * @returns The number of bytes received; 0 at the end of the stream.
   * @throws {SocketError} `ECONNRESET`, `EAGAIN` in non-blocking mode, `EBADF` if it is closed, ...
   * @throws {TimeoutError} If nothing arrives in time.
   */
  recvInto(
    buffer: Uint8Array<ArrayBuffer>,
    nbytes: number,
    flags: number,
    options: WaitOptions,
  ): Promise<number>;

  /**
   * The blocking form of {@linkcode StreamSocket.recvInto}.
   *
   * @param buffer The buffer.
   * @param nbytes The number of bytes to receive at most; 0 for the length of the buffer.
   * @param flags `MSG_*`, combined with `|`. A file uses 0 and `MSG_PEEK`.
   * @returns The number of bytes received; 0 at the end of the stream.
   * @throws {SocketError} `ECONNRESET`, `EAGAIN` in non-blocking mode, `EBADF` if it is closed, ...
   * @throws {TimeoutError} If nothing arrives in time.
   */
  recvIntoSync(buffer: Uint8Array<ArrayBuffer>, nbytes: number, flags: number): number;

  /**
   * Sends once: send(2), which may send only the first part of the data.
   *
   * @param data The data. It must not change until the promise is settled.
   * @param options `{ signal }`, which ends the wait.
   * @returns The number of bytes sent.
   * @throws {SocketError} `EPIPE`, `ECONNRESET`, `EAGAIN` in non-blocking mode, `EBADF`, ...
   * @throws {TimeoutError} If the send buffer has no room in time.
   */
  send(data: Uint8Array<ArrayBuffer>, options: WaitOptions): Promise<number>;

  /**
   * The blocking form of {@linkcode StreamSocket.send}.
   *
   * @param data The data.
   * @returns The number of bytes sent.
   * @throws {SocketError} `EPIPE`, `ECONNRESET`, `EAGAIN` in non-blocking mode, `EBADF`, ...
   * @throws {TimeoutError} If the send buffer has no room in time.
   */
  sendSync(data: Uint8Array<ArrayBuffer>): number;
}
