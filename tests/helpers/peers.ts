/**
 * Helpers of tests that exchange data: connected sockets, errors by name, peers in Workers, and
 * scratch directories.
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
  MSG_OOB,
  SO_RCVBUF,
  SO_SNDBUF,
  SOCK_DGRAM,
  SOCK_SEQPACKET,
  SOCK_STREAM,
  Socket,
  SocketError,
  SOL_SOCKET,
} from "@libc/socket";
import { decode, type Need, unixPairs } from "./support.ts";

/** An address of either internet family. */
export type Internet = InetAddress | Inet6Address;

/** An internet address family with its loopback address. */
export interface Net {
  /** `IPv4` or `IPv6` */
  readonly name: string;
  /** `AF_INET` or `AF_INET6` */
  readonly family: Family<Internet>;
  /** The loopback address. */
  readonly host: string;
  /** Name of the family in Python's `socket` module. */
  readonly python: string;
  /** Requirements of the tests of this family. */
  readonly needs: Need[];
  /** Returns an address of the family in the form that the module returns. */
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

/** Both internet families. */
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

/** Returns a listening stream socket on the loopback address of a family. */
export function listening(net: Net, backlog = 16): Socket<Internet, "stream"> {
  const server = new Socket(net.family, SOCK_STREAM);
  server.bind([net.host, 0]);
  server.listen(backlog);
  return server;
}

/** Returns a connected TCP client and the accepted connection. */
export function connected(
  net: Net,
): [client: Socket<Internet, "stream">, conn: Socket<Internet, "stream">] {
  using server = listening(net);
  const client = new Socket(net.family, SOCK_STREAM);
  client.connectSync(server.getsockname());
  return [client, server.acceptSync()[0]];
}

/** Requires unix sockets of a type. A platform may define the constants without support. */
export function unixSockets(type: number = SOCK_STREAM): Need {
  try {
    using _probe = new Socket(AF_UNIX!, type);
    return null;
  } catch {
    return "no AF_UNIX sockets of this type";
  }
}

/** Returns two connected sockets with small buffers between them. */
export function narrow(): [Socket, Socket] {
  const [a, b] = socket.socketpair();
  a.setsockopt(SOL_SOCKET, SO_SNDBUF, 4096);
  b.setsockopt(SOL_SOCKET, SO_RCVBUF, 4096);
  return [a, b] as unknown as [Socket, Socket];
}

/** Requires a system where a non-blocking send may accept only a part of the data. */
export function shortSends(): Need {
  const [a, b] = narrow();
  using _a = a, _b = b;
  a.setblocking(false);
  const length = 1 << 20;
  return a.sendSync(new Uint8Array(length)) < length ? null : "this system accepts a whole send";
}

/**
 * Returns two connected sockets that keep message boundaries and can queue a few hundred messages.
 */
export function messagePair(): [Socket, Socket] {
  if (unixPairs() === null) return socket.socketpair(AF_UNIX, SOCK_SEQPACKET) as [Socket, Socket];
  const [a, b] = [new Socket(AF_INET, SOCK_DGRAM), new Socket(AF_INET, SOCK_DGRAM)];
  for (const one of [a, b]) one.bind(["127.0.0.1", 0]);
  a.connectSync(b.getsockname());
  b.connectSync(a.getsockname());
  return [a, b] as unknown as [Socket, Socket];
}

/** Error codes of a send on a connection that is shut down or reset. */
export const ENDED: Readonly<Record<"sendAfterShutdown" | "sendAfterReset", string>> =
  Deno.build.os === "windows"
    ? { sendAfterShutdown: "ESHUTDOWN", sendAfterReset: "ECONNRESET" }
    : { sendAfterShutdown: "EPIPE", sendAfterReset: "EPIPE" };

/** Returns the error that a function throws or rejects with. */
export async function errorOf(fn: () => unknown): Promise<unknown> {
  try {
    await fn();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

/** Asserts that a function fails with a system error of this code. @returns the error. */
export async function fails(code: string, fn: () => unknown): Promise<SocketError> {
  const error = await errorOf(fn);
  if (!(error instanceof SocketError)) throw error;
  assertEquals(error.code, code, error.message);
  return error;
}

/** Asserts that a function fails with a `TimeoutError`. */
export async function timesOut(fn: () => unknown): Promise<void> {
  const error = await fails("ETIMEDOUT", fn);
  assert(error instanceof socket.TimeoutError);
}

/** A new directory with a short path, removed at the end of its scope. */
export class Scratch implements Disposable {
  /** Path of the directory. */
  readonly path: string = Deno.makeTempDirSync({ dir: "/tmp", prefix: "s" });

  /** Returns the path of a name in the directory. */
  name(name: string): string {
    return `${this.path}/${name}`;
  }

  /** Removes the directory and its contents. */
  [Symbol.dispose](): void {
    Deno.removeSync(this.path, { recursive: true });
  }
}

/** The module, which `inWorker` passes to its function. */
export type Module = typeof socket;

/**
 * Runs a function in a Worker, where it may block. The function is sent as source text, so it can
 * use only its parameters: the module, and arguments that can be cloned.
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

/**
 * Sends from a Worker, some time after a receive with `MSG_OOB` has begun to block. Streams without
 * urgent data take no notice of the flag, so that ordinary data ends the receive.
 *
 * @param client The end that sends.
 * @param conn The end that receives.
 */
export async function assertIgnoresUrgency(client: Socket, conn: Socket): Promise<void> {
  const sent = inWorker(
    (module, fd, family, type, proto) => {
      using socket = module.fromfd(fd, family, type, proto);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
      socket.sendallSync("late");
    },
    client.fileno(),
    client.family as number,
    client.type as number,
    client.proto,
  );
  conn.settimeout(120); // a Worker starts late on a busy machine
  assertEquals(decode(conn.recvSync(4, MSG_OOB)), "late");
  await sent;
}

/** Lets the event loop run for a time. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/**
 * Polls a condition every 10 ms until it is true.
 *
 * @param what The condition in words, for the error.
 * @throws {Error} After about 10 seconds.
 */
export async function until(holds: () => boolean, what: string): Promise<void> {
  for (let i = 0; i < 1000; i++) {
    if (holds()) return;
    await pause(10);
  }
  throw new Error(`gave up waiting until ${what}`);
}

/** Returns the processor time that this thread has used, in seconds. */
export function processorTime(): number {
  const [, fields] = Deno.readTextFileSync("/proc/thread-self/stat").split(") ");
  const [user, kernel] = fields!.split(" ").slice(11, 13);
  return (Number(user) + Number(kernel)) / 100;
}

/** Returns bytes without repetition, so that a lost, doubled or moved byte shows. */
export function pattern(length: number): Uint8Array<ArrayBuffer> {
  const words = new Uint32Array(Math.ceil(length / 4));
  for (let i = 0; i < words.length; i++) words[i] = Math.imul(i + 1, 2654435761);
  return new Uint8Array(words.buffer, 0, length);
}

/** Returns the SHA-256 of data in hexadecimal. */
export async function sha256(data: Uint8Array<ArrayBuffer>): Promise<string> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", data)).toHex();
}

/** Encodes a value of `SO_RCVTIMEO`: a `struct timeval`, or milliseconds on Windows. */
export function timeval(seconds: number): Uint8Array<ArrayBuffer> {
  if (Deno.build.os === "windows") {
    return new Uint8Array(new Uint32Array([Math.round(seconds * 1000)]).buffer);
  }
  const whole = Math.floor(seconds);
  return new Uint8Array(
    new BigInt64Array([BigInt(whole), BigInt(Math.round((seconds - whole) * 1e6))]).buffer,
  );
}
