/**
 * What the tests of sockets at work share: errors by name, peers in Workers,
 * scratch directories, and a network of their own.
 *
 * @module
 */
import { assert, assertEquals } from "@std/assert";
import * as socket from "@libc/socket";
import {
  AF_INET,
  AF_INET6,
  AF_UNIX,
  type Family,
  type Inet6Address,
  type InetAddress,
  SO_RCVBUF,
  SO_SNDBUF,
  SOCK_DGRAM,
  SOCK_SEQPACKET,
  SOCK_STREAM,
  Socket,
  SocketError,
  SOL_SOCKET,
} from "@libc/socket";
import { type Need, unixPairs } from "./support.ts";

/** An address of either internet family. */
export type Internet = InetAddress | Inet6Address;

/** A family of the internet, with its loopback address. */
export interface Net {
  /** `IPv4` or `IPv6` */
  readonly name: string;
  /** `AF_INET` or `AF_INET6` */
  readonly family: Family<Internet>;
  /** The loopback address. */
  readonly host: string;
  /** What `socket` of Python calls the family. */
  readonly python: string;
  /** What the tests need of the machine. */
  readonly needs: Need[];
  /** An address of the family, in the form in which it is given out. */
  at(port: number, host?: string): Internet;
}

function hasLoopback6(): Need {
  try {
    using probe = new Socket(AF_INET6, SOCK_STREAM);
    probe.bind(["::1", 0]);
    return null;
  } catch {
    return "no IPv6 loopback";
  }
}

/** Both families of the internet. */
export const nets: readonly Net[] = [
  {
    name: "IPv4",
    family: AF_INET as Family<Internet>,
    host: "127.0.0.1",
    python: "AF_INET",
    needs: [],
    at: (port, host = "127.0.0.1") => [host, port],
  },
  {
    name: "IPv6",
    family: AF_INET6 as Family<Internet>,
    host: "::1",
    python: "AF_INET6",
    needs: [hasLoopback6()],
    at: (port, host = "::1") => [host, port, 0, 0],
  },
];

/** A listening stream socket on the loopback address of a family. */
export function listening(net: Net, backlog = 16): Socket<Internet, "stream"> {
  const server = new Socket(net.family, SOCK_STREAM);
  server.bind([net.host, 0]);
  server.listen(backlog);
  return server;
}

/** Two connected TCP sockets: the one that connected, and the one that was accepted. */
export function connected(
  net: Net,
): [client: Socket<Internet, "stream">, conn: Socket<Internet, "stream">] {
  using server = listening(net);
  const client = new Socket(net.family, SOCK_STREAM);
  client.connectSync(server.getsockname());
  return [client, server.acceptSync()[0]];
}

/** The need of unix sockets of a type, which may be missing where the constants are there. */
export function unixSockets(type: number = SOCK_STREAM): Need {
  try {
    using _probe = new Socket(AF_UNIX!, type);
    return null;
  } catch {
    return "no AF_UNIX sockets of this type";
  }
}

/** Two connected sockets of which little fits between them. */
export function narrow(): [Socket, Socket] {
  const [a, b] = socket.socketpair();
  a.setsockopt(SOL_SOCKET, SO_SNDBUF, 4096);
  b.setsockopt(SOL_SOCKET, SO_RCVBUF, 4096);
  return [a, b] as unknown as [Socket, Socket];
}

/** The need of a system that takes of a send what it has room for, and no more. */
export function shortSends(): Need {
  const [a, b] = narrow();
  using _a = a, _b = b;
  a.setblocking(false);
  const length = 1 << 20;
  return a.sendSync(new Uint8Array(length)) < length ? null : "this system takes a send whole";
}

/** Two connected sockets that keep the bounds of messages, and lose none of a few hundred. */
export function messagePair(): [Socket, Socket] {
  if (unixPairs() === null) return socket.socketpair(AF_UNIX, SOCK_SEQPACKET) as [Socket, Socket];
  const [a, b] = [new Socket(AF_INET, SOCK_DGRAM), new Socket(AF_INET, SOCK_DGRAM)];
  for (const one of [a, b]) one.bind(["127.0.0.1", 0]);
  a.connectSync(b.getsockname());
  b.connectSync(a.getsockname());
  return [a, b] as unknown as [Socket, Socket];
}

/** What systems call the errors of connections that are over, or never were. */
export const ENDED: Readonly<Record<"sendAfterShutdown" | "sendAfterReset", string>> =
  Deno.build.os === "windows"
    ? { sendAfterShutdown: "ESHUTDOWN", sendAfterReset: "ECONNRESET" }
    : { sendAfterShutdown: "EPIPE", sendAfterReset: "EPIPE" };

/** The error that something throws or rejects with. */
export async function errorOf(fn: () => unknown): Promise<unknown> {
  try {
    await fn();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

/** Asserts that something fails with the named error of the system. @returns the error. */
export async function fails(code: string, fn: () => unknown): Promise<SocketError> {
  const error = await errorOf(fn);
  if (!(error instanceof SocketError)) throw error;
  assertEquals(error.code, code, error.message);
  return error;
}

/** Asserts that something takes longer than the timeout. */
export async function timesOut(fn: () => unknown): Promise<void> {
  const error = await fails("ETIMEDOUT", fn);
  assert(error instanceof socket.TimeoutError);
}

/** A new directory, removed at the end of its scope; its path is short. */
export class Scratch implements Disposable {
  /** Where it is. */
  readonly path: string = Deno.makeTempDirSync({ dir: "/tmp", prefix: "s" });

  /** A name in it. */
  name(name: string): string {
    return `${this.path}/${name}`;
  }

  /** Removes it with all that is in it. */
  [Symbol.dispose](): void {
    Deno.removeSync(this.path, { recursive: true });
  }
}

/** The module, as what runs in a Worker gets it. */
export type Module = typeof socket;

/**
 * Runs a function in a Worker, where it may block. It sees nothing but its
 * parameters: the module, and arguments that can be cloned.
 */
export async function inWorker<P extends unknown[], R>(
  fn: (module: Module, ...args: P) => R | Promise<R>,
  ...args: P
): Promise<R> {
  const worker = new Worker(import.meta.resolve("./worker.ts"), { type: "module" });
  try {
    return await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) =>
        "error" in data ? reject(new Error(data.error)) : resolve(data.value);
      worker.onerror = (event) => {
        event.preventDefault();
        reject(new Error(event.message));
      };
      worker.postMessage({ source: fn.toString(), args });
    });
  } finally {
    worker.terminate();
  }
}

/** Lets the event loop turn for a while. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Waits until something holds. */
export async function until(holds: () => boolean, what: string): Promise<void> {
  for (let i = 0; i < 1000; i++) {
    if (holds()) return;
    await pause(10);
  }
  throw new Error(`in vain waited until ${what}`);
}

/** Seconds of processor time that this thread has used. */
export function processorTime(): number {
  const [, fields] = Deno.readTextFileSync("/proc/thread-self/stat").split(") ");
  const [user, kernel] = fields!.split(" ").slice(11, 13);
  return (Number(user) + Number(kernel)) / 100;
}

/** Bytes that differ from place to place, so that none can be missing, doubled or moved. */
export function pattern(length: number): Uint8Array<ArrayBuffer> {
  const words = new Uint32Array(Math.ceil(length / 4));
  for (let i = 0; i < words.length; i++) words[i] = Math.imul(i + 1, 2654435761);
  return new Uint8Array(words.buffer, 0, length);
}

/** SHA-256 in hexadecimal. */
export async function sha256(data: Uint8Array<ArrayBuffer>): Promise<string> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", data)).toHex();
}

/** What `SO_RCVTIMEO` takes: a `struct timeval`, on Windows milliseconds. */
export function timeval(seconds: number): Uint8Array<ArrayBuffer> {
  if (Deno.build.os === "windows") {
    return new Uint8Array(new Uint32Array([Math.round(seconds * 1000)]).buffer);
  }
  const whole = Math.floor(seconds);
  return new Uint8Array(
    new BigInt64Array([BigInt(whole), BigInt(Math.round((seconds - whole) * 1e6))]).buffer,
  );
}
