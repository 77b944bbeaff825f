/**
 * What netcat exchanges data with: a connection, datagrams, or TLS.
 *
 * @module
 */
import type { Duplex } from "node:stream";
import { finished } from "node:stream/promises";
import { SHUT_WR, type Socket, SocketError } from "@libc/socket";

/** One end of an exchange. */
export interface Channel {
  /** The largest piece of data that one write takes, in bytes. */
  readonly size: number;
  /** Returns the next data; `null` at the end. */
  read(): Promise<Uint8Array | null>;
  /** Sends all of the data. */
  write(data: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Tells the peer that no more data comes. */
  end(): void;
  /** Ends it and waits until the system has all that was written, if this is not so anyway. */
  finish?(): Promise<void>;
  /** Closes it at once. A pending read fails or ends. */
  close(): void;
}

/** The part of a stream socket that is used here. */
interface StreamSocket {
  recv(bufsize: number): Promise<Uint8Array>;
  sendall(data: Uint8Array<ArrayBuffer>): Promise<void>;
  shutdown(how: number): void;
  close(): void;
}

/** Bytes of one read. */
const SIZE = 65536;

/** A connection. */
export class StreamChannel implements Channel {
  readonly size = SIZE;
  readonly #socket: StreamSocket;

  constructor(socket: StreamSocket) {
    this.#socket = socket;
  }

  async read(): Promise<Uint8Array | null> {
    const data = await this.#socket.recv(SIZE);
    return data.length === 0 ? null : data;
  }

  write(data: Uint8Array<ArrayBuffer>): Promise<void> {
    return this.#socket.sendall(data);
  }

  end(): void {
    try {
      this.#socket.shutdown(SHUT_WR);
    } catch (error) {
      if (!(error instanceof SocketError && error.code === "ENOTCONN")) throw error; // it has ended
    }
  }

  close(): void {
    this.#socket.close();
  }
}

/** The part of a connected datagram socket that is used here. */
interface ConnectedSocket {
  recv(bufsize: number): Promise<Uint8Array>;
  send(data: Uint8Array<ArrayBuffer>): Promise<number>;
  close(): void;
}

/** Datagrams, which have no end, to and from one peer. */
export class DatagramChannel implements Channel {
  readonly size = 16384;
  readonly #socket: ConnectedSocket;

  /** @param socket The socket, connected to the peer. */
  constructor(socket: ConnectedSocket) {
    this.#socket = socket;
  }

  read(): Promise<Uint8Array> {
    return this.#socket.recv(SIZE);
  }

  async write(data: Uint8Array<ArrayBuffer>): Promise<void> {
    await this.#socket.send(data);
  }

  end(): void {}

  close(): void {
    this.#socket.close();
  }
}

/**
 * Datagrams to a bound socket. Nothing is sent before the first has come. Its sender is then the only
 * peer, or with `keep` each sender is until another one sends.
 */
export class DatagramServerChannel<A> implements Channel {
  readonly size = 16384;
  readonly #socket: Socket<A, "datagram">;
  readonly #keep: boolean;
  readonly #onPeer: (address: A) => void;
  readonly #first = Promise.withResolvers<void>();
  #peer: A | undefined;

  /**
   * @param socket The socket.
   * @param keep True to receive from any number of peers.
   * @param onPeer Is told the peer, and each that takes its place.
   */
  constructor(socket: Socket<A, "datagram">, keep: boolean, onPeer: (address: A) => void) {
    this.#socket = socket;
    this.#keep = keep;
    this.#onPeer = onPeer;
  }

  async read(): Promise<Uint8Array> {
    const [data, from] = await this.#socket.recvfrom(SIZE);
    if (JSON.stringify(from) !== JSON.stringify(this.#peer)) {
      this.#onPeer(from);
      if ((from as unknown) === "") return data; // a unix socket without a name: no answer finds it
      if (!this.#keep) await this.#socket.connect(from);
      this.#peer = from;
      this.#first.resolve();
    }
    return data;
  }

  async write(data: Uint8Array<ArrayBuffer>): Promise<void> {
    await this.#first.promise;
    if (this.#keep) await this.#socket.sendto(data, this.#peer!);
    else await this.#socket.send(data);
  }

  end(): void {}

  close(): void {
    this.#socket.close();
  }
}

/** The error of a connection that Node reports: of TLS. */
export class PeerError extends Error {}

/** Makes an error of Node one of the connection. */
export function peerError(error: unknown): PeerError {
  return new PeerError(error instanceof Error ? error.message : String(error), { cause: error });
}

/** A stream of Node: TLS. */
export class NodeChannel implements Channel {
  readonly size = SIZE;
  readonly #stream: Duplex;
  readonly #chunks: AsyncIterator<Uint8Array>;

  constructor(stream: Duplex) {
    this.#stream = stream;
    this.#chunks = stream.iterator({ destroyOnReturn: false });
  }

  async read(): Promise<Uint8Array | null> {
    try {
      const { value, done } = await this.#chunks.next();
      return done ? null : value;
    } catch (error) {
      throw peerError(error);
    }
  }

  write(data: Uint8Array<ArrayBuffer>): Promise<void> {
    return new Promise((resolve, reject) =>
      this.#stream.write(data, (error) => error ? reject(peerError(error)) : resolve())
    );
  }

  end(): void {
    this.#stream.end();
  }

  async finish(): Promise<void> {
    this.#stream.end();
    await finished(this.#stream, { readable: false }).catch(() => {}); // the connection broke
  }

  close(): void {
    this.#stream.destroy();
  }
}
