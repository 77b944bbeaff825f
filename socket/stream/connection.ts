/**
 * The two halves of a connection as web streams.
 *
 * @module
 */
import { SHUT_RD, SHUT_WR, SOCK_STREAM } from "../../constants/mod.ts";
import type { Bytes, WaitOptions } from "../arguments.ts";
import { closedError, SocketError } from "../errors.ts";
import { typeError } from "../stack.ts";
import { readableBytes, writableInto } from "./web_streams.ts";

type Octets = Uint8Array<ArrayBuffer>;

/** Bytes that a stream receives at most at once, unless its reader brings memory of its own. */
const CHUNK_SIZE = 65536;

/** The part of a socket that its streams use. Every `Socket` has it. */
export interface ConnectedSocket {
  /** The type, `SOCK_*`. */
  readonly type: number;
  /** Returns the descriptor, or -1 if the socket is closed. */
  fileno(): number;
  /** Closes the socket. A second close does nothing. */
  close(): void;
  /** Ends one or both directions: shutdown(2). */
  shutdown(how: number): void;
  /** Receives into memory of the module: see {@linkcode Socket.recv}. */
  recv(bufsize: number, options: WaitOptions): Promise<Octets>;
  /** Receives into a buffer. */
  recvInto(buffer: Bytes, nbytes: number, flags: number, options: WaitOptions): Promise<number>;
  /** Sends all of the data. */
  sendall(data: string | Bytes, options: WaitOptions): Promise<void>;
}

/** Shuts a half down, unless the connection has ended in both directions already. */
export function shutDownConnected(socket: Pick<ConnectedSocket, "shutdown">, half: number): void {
  try {
    socket.shutdown(half);
  } catch (error) {
    if (!(error instanceof SocketError && error.code === "ENOTCONN")) throw error;
  }
}

/** The streams of a connected socket. The socket is closed once both of them have ended. */
export class ConnectionStreams {
  readonly #socket: ConnectedSocket;
  #readable: ReadableStream<Octets> | undefined;
  #writable: WritableStream<string | Bytes> | undefined;
  /** `SHUT_RD` and `SHUT_WR`: the halves that have not ended. */
  readonly #open = new Set([SHUT_RD, SHUT_WR]);

  /**
   * @param socket The socket.
   * @param name What the caller wants, for the error.
   * @throws {TypeError} If the socket is not a stream.
   * @throws {SocketError} `EBADF` if it is closed.
   */
  constructor(socket: ConnectedSocket, name: string) {
    if (socket.type !== SOCK_STREAM) {
      throw typeError(
        `${name} needs a socket of type SOCK_STREAM: a stream of bytes would lose the ends of ` +
          "datagrams; use recv and send, or for await",
      );
    }
    if (socket.fileno() < 0) throw closedError(name, "socket");
    this.#socket = socket;
  }

  /** The incoming bytes. The same stream each time. */
  get readable(): ReadableStream<Octets> {
    const socket = this.#socket;
    return this.#readable ??= readableBytes({
      // The stream transfers the memory, which must not be that of other receives.
      read: async (signal) => (await socket.recv(CHUNK_SIZE, { signal })).slice(),
      readInto: (memory, signal) => socket.recvInto(memory, 0, 0, { signal }),
      end: () => this.#ended(SHUT_RD),
      cancel: () => this.#shutdown(SHUT_RD),
    });
  }

  /** The outgoing bytes. The same stream each time. */
  get writable(): WritableStream<string | Bytes> {
    const socket = this.#socket;
    return this.#writable ??= writableInto({
      write: (chunk, signal) => socket.sendall(chunk, { signal }),
      close: () => this.closeWrite(),
      abort: async () => {
        try {
          await this.closeWrite();
        } catch {
          // The connection has failed, or the socket is closed. The error before this one counts.
        }
      },
    });
  }

  /** Ends the writing half. */
  closeWrite(): Promise<void> {
    return this.#shutdown(SHUT_WR);
  }

  /** Shuts a half down, which tells the peer, and ends it. */
  async #shutdown(half: number): Promise<void> {
    if (!this.#open.has(half)) return;
    try {
      shutDownConnected(this.#socket, half);
    } finally {
      await this.#ended(half);
    }
  }

  /** Notes that a half has ended. Closes the socket after the last one. */
  // deno-lint-ignore require-await -- so that errors reject
  async #ended(half: number): Promise<void> {
    this.#open.delete(half);
    if (this.#open.size === 0) this.#socket.close();
  }
}
