/**
 * The `net.Socket` of `node:net` around a socket.
 *
 * @module
 */
import type { Socket as NodeSocket } from "node:net";
import {
  AF_INET6,
  IPPROTO_TCP,
  SHUT_WR,
  SO_KEEPALIVE,
  SOL_SOCKET,
  TCP_NODELAY,
} from "../../constants/mod.ts";
import { isInet6Address, isInetAddress } from "../address/guards.ts";
import { boolean, isOptions, wrongType } from "../arguments.ts";
import type { AddressedSocket } from "./conn.ts";
import { shutDownConnected } from "./connection.ts";

type Octets = Uint8Array<ArrayBuffer>;

/**
 * Options of {@linkcode Socket.toNode}.
 *
 * @category Files and streams
 */
export interface NodeSocketOptions {
  /**
   * True to keep the writing half open after the peer has ended its half. Otherwise, and if left
   * out, Node ends it too.
   */
  readonly allowHalfOpen?: boolean | undefined;
}

/** Checks the options of `toNode`. */
export function nodeOptions(options: unknown): { allowHalfOpen: boolean } {
  if (!isOptions(options)) throw wrongType("options", options, "an object: { allowHalfOpen }");
  const { allowHalfOpen = false } = options as NodeSocketOptions;
  return { allowHalfOpen: boolean("options.allowHalfOpen", allowHalfOpen) };
}

/** The modules of Node that are used here. */
interface NodeModules {
  readonly "node:net": typeof import("node:net");
  readonly "node:stream": typeof import("node:stream");
  readonly "node:buffer": typeof import("node:buffer");
}

/** Returns a module of Node. Unlike an import, it costs a program nothing that does not ask for it. */
function builtin<N extends keyof NodeModules>(name: N): NodeModules[N] {
  const { process } = globalThis as unknown as {
    process: { getBuiltinModule(name: string): NodeModules[N] };
  };
  return process.getBuiltinModule(name);
}

/**
 * Makes a `net.Socket` that owns a descriptor.
 *
 * @param fd The descriptor, of one of `system().nodeFamilies`.
 * @param allowHalfOpen See {@linkcode NodeSocketOptions}.
 */
export function nodeSocket(fd: number, allowHalfOpen: boolean): NodeSocket {
  const { Socket } = builtin("node:net");
  return new Socket({ fd, allowHalfOpen });
}

/** Bytes that a stream receives at most at once. */
const CHUNK_SIZE = 65536;

/** An address as `net.Socket` shows it; empty for families without hosts and ports. */
interface Endpoint {
  readonly address?: string;
  readonly port?: number;
  readonly family?: "IPv4" | "IPv6";
}

function toEndpoint(family: number, address: unknown): Endpoint {
  if (!isInetAddress(address) && !isInet6Address(address)) return {};
  return {
    address: address[0],
    port: address[1],
    family: family === AF_INET6 ? "IPv6" : "IPv4",
  };
}

type Done = (error?: Error | null) => void;

/** Makes the class of the streams, whose base class is not loaded before it is needed. */
function createStreamClass() {
  const { Duplex } = builtin("node:stream");
  const { Buffer } = builtin("node:buffer");

  /** A `stream.Duplex` with the members of `net.Socket` that make sense without its handle. */
  return class SocketStream extends Duplex {
    readonly #socket: AddressedSocket;
    readonly #local: Endpoint;
    readonly #remote: Endpoint;
    #timer: ReturnType<typeof setTimeout> | undefined;
    readonly connecting = false;
    readonly pending = false;
    /** Milliseconds of silence until the event `timeout`; 0 for no such event. */
    timeout = 0;
    bytesRead = 0;
    bytesWritten = 0;

    constructor(socket: AddressedSocket, allowHalfOpen: boolean, peer: unknown) {
      super({ allowHalfOpen });
      this.#socket = socket;
      this.#local = toEndpoint(socket.family, socket.getsockname());
      this.#remote = toEndpoint(socket.family, peer);
      this.read(0); // as net.Socket does: the end and errors show without a reader
    }

    override _read(): void {
      this.#socket.recv(CHUNK_SIZE, {}).then((data) => {
        this.#restartTimer();
        this.bytesRead += data.length;
        const { buffer, byteOffset, length } = data;
        this.push(length === 0 ? null : Buffer.from(buffer, byteOffset, length));
      }, (error) => this.destroy(error));
    }

    override _write(chunk: Octets, _encoding: string, done: Done): void {
      this.#socket.sendall(chunk, {}).then(() => {
        this.#restartTimer();
        this.bytesWritten += chunk.length;
        done();
      }, done);
    }

    override _writev(chunks: { chunk: Octets }[], done: Done): void {
      const all = chunks.map(({ chunk }) => chunk);
      this._write(Buffer.concat(all) as unknown as Octets, "", done);
    }

    override _final(done: Done): void {
      try {
        shutDownConnected(this.#socket, SHUT_WR);
      } catch (error) {
        return done(error as Error);
      }
      done();
    }

    override _destroy(error: Error | null, done: Done): void {
      clearTimeout(this.#timer);
      try {
        this.#socket.close();
      } catch (closing) {
        return done(error ?? closing as Error);
      }
      done(error);
    }

    get localAddress(): string | undefined {
      return this.#local.address;
    }

    get localPort(): number | undefined {
      return this.#local.port;
    }

    get localFamily(): string | undefined {
      return this.#local.family;
    }

    get remoteAddress(): string | undefined {
      return this.#remote.address;
    }

    get remotePort(): number | undefined {
      return this.#remote.port;
    }

    get remoteFamily(): string | undefined {
      return this.#remote.family;
    }

    address(): Endpoint {
      return this.#local;
    }

    get readyState(): string {
      if (this.readable) return this.writable ? "open" : "readOnly";
      return this.writable ? "writeOnly" : "closed";
    }

    destroySoon(): void {
      if (this.writable) this.end();
      if (this.writableFinished) this.destroy();
      else this.once("finish", () => this.destroy());
    }

    resetAndDestroy(): this {
      return this.destroy();
    }

    setTimeout(milliseconds: number, listener?: () => void): this {
      this.timeout = milliseconds;
      if (listener !== undefined) {
        if (milliseconds === 0) this.removeListener("timeout", listener);
        else this.once("timeout", listener);
      }
      this.#restartTimer();
      return this;
    }

    #restartTimer(): void {
      clearTimeout(this.#timer);
      if (this.timeout === 0 || this.destroyed) return;
      const timer = this.#timer = setTimeout(() => this.emit("timeout"), this.timeout);
      Deno.unrefTimer(timer);
    }

    setNoDelay(noDelay = true): this {
      this.#socket.setsockopt(IPPROTO_TCP, TCP_NODELAY, noDelay);
      return this;
    }

    setKeepAlive(enable = false): this {
      this.#socket.setsockopt(SOL_SOCKET, SO_KEEPALIVE, enable);
      return this;
    }

    ref(): this {
      this.#socket.ref();
      return this;
    }

    unref(): this {
      this.#socket.unref();
      return this;
    }
  };
}

let streamClass: ReturnType<typeof createStreamClass> | undefined;

/**
 * Makes a stream that stands in for a `net.Socket` where `node:net` takes no descriptors.
 *
 * @param socket The socket, which the stream closes.
 * @param allowHalfOpen See {@linkcode NodeSocketOptions}.
 * @param peer The address of its peer.
 */
export function nodeStream(
  socket: AddressedSocket,
  allowHalfOpen: boolean,
  peer: unknown,
): NodeSocket {
  const stream = new (streamClass ??= createStreamClass())(socket, allowHalfOpen, peer);
  return stream as unknown as NodeSocket;
}
