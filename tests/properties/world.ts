/**
 * What random calls act on: sockets of several families with peers, batches, files, and everything that
 * the calls return. All of it is closed at the end.
 *
 * @module
 */
import * as module from "@libc/socket";
import {
  AF_INET,
  AF_INET6,
  AF_UNIX,
  Batch,
  createServer,
  FileDescriptor,
  SOCK_DGRAM,
  SOCK_SEQPACKET,
  SOCK_STREAM,
  Socket,
  SocketFile,
  socketpair,
} from "@libc/socket";
import type { GuardedMemory } from "../helpers/guarded_memory.ts";
import type { ThingName } from "./values.ts";

/** All options of all levels. */
const allOptions: readonly unknown[] = Object.values(module.options).flatMap((level) =>
  Object.values(level ?? {}).filter((option) => option !== undefined)
);

/** Values that some option takes. */
const optionValues: readonly unknown[] = [
  true,
  0,
  1,
  1000,
  null,
  0.5,
  "lo",
  "127.0.0.1",
  "::1",
  "reno",
  { group: "224.0.0.251", interface: "lo" },
  { group: "ff02::fb", interface: 1 },
  { group: "232.1.1.1", source: "127.0.0.1", interface: "127.0.0.1" },
  { group: "232.1.1.1", mode: 1, sources: ["127.0.0.1"], interface: "lo" },
  { address: "127.0.0.1", key: "secret" },
  { low: 1000, high: 2000 },
  { block: [1, 8] },
  { pass: [0] },
  [{ code: 6, jt: 0, jf: 0, k: 0xffff }],
  { interface: "lo", type: 1 },
  { id: 1, type: 0 },
  new Uint8Array(8),
];

/**
 * Families of which a kernel, or a user, may have no sockets. Raw ICMP is not among them: Linux answers
 * EFAULT to a packet that is too short for the protocol's header.
 */
const RARE: readonly (() => unknown)[] = [
  () => new Socket(AF_INET6, SOCK_DGRAM),
  () => new Socket(AF_INET6, SOCK_STREAM),
  () => new Socket(module.AF_NETLINK!, SOCK_DGRAM),
  () => new Socket(module.AF_PACKET!, SOCK_DGRAM),
  () => new Socket(module.AF_VSOCK!, SOCK_STREAM),
  () => new Socket(module.AF_ALG!, SOCK_SEQPACKET),
  () => new Socket(AF_UNIX!, SOCK_STREAM),
];

/** The things of one round. */
export class World {
  readonly memory: GuardedMemory;
  readonly #sockets: Socket<never, never>[] = [];
  readonly #batches: Batch<never>[];
  readonly #files: SocketFile<string | Uint8Array<ArrayBuffer>>[] = [];
  readonly #conns: unknown[] = [];
  readonly #others: FileDescriptor[] = [];
  readonly #descriptors: module.ReceivedDescriptors[] = [];
  /** Descriptors that no socket owns. */
  readonly #fds = new Set<number>();
  readonly #signals: AbortController[] = [];
  readonly #passed: Uint8Array<ArrayBuffer>[] = [];
  /** The sockets that the world began with. */
  readonly #peers: readonly Socket<never, never>[];
  readonly #ends: (() => unknown)[] = [];

  constructor(memory: GuardedMemory) {
    this.memory = memory;
    const add = (...sockets: unknown[]) => this.#sockets.push(...sockets as Socket<never, never>[]);
    const udp = new Socket(AF_INET, SOCK_DGRAM);
    udp.bind(["127.0.0.1", 0]);
    const connected = new Socket(AF_INET, SOCK_DGRAM);
    connected.bind(["127.0.0.1", 0]);
    connected.connectSync(connected.getsockname());
    const server = createServer(["127.0.0.1", 0]);
    const client = new Socket(AF_INET, SOCK_STREAM);
    client.connectSync(server.getsockname());
    const [accepted] = server.acceptSync();
    const queued = new Socket(AF_INET, SOCK_STREAM);
    queued.connectSync(server.getsockname());
    const [left, right] = socketpair();
    add(udp, connected, server, client, accepted, queued, left, right);
    add(...socketpair(AF_UNIX!, SOCK_DGRAM), ...socketpair(AF_UNIX!, SOCK_SEQPACKET));
    // What is sent to the first end is read as from a descriptor that is no socket.
    for (const make of [FileDescriptor.adopt, FileDescriptor.borrow]) {
      const [near, far] = socketpair();
      add(near);
      if (make === FileDescriptor.borrow) add(far);
      this.#others.push(make(make === FileDescriptor.adopt ? far.detach() : far.fileno()));
    }
    for (const maker of RARE) {
      try {
        add(maker());
      } catch {
        // This kernel, or this user, has none.
      }
    }
    this.#peers = [...this.#sockets];
    this.#batches = [
      new Batch(udp, 4, 100),
      new Batch(connected, 2, 65536, 128),
      new Batch(udp, 8, 64, { segment: true }),
    ] as unknown as Batch<never>[];
    this.#files.push(...[
      client.makefile("rwb"),
      left.makefile("rw"),
      right.makefile("rb", { buffering: 0 }),
    ] as SocketFile<string | Uint8Array<ArrayBuffer>>[]);
    this.#conns.push((accepted as unknown as Socket<never, "stream">).toConn());
  }

  /** Returns a thing. */
  thing(which: ThingName, index: number): unknown {
    const at = <T>(list: readonly T[]): T | undefined => list[index % list.length];
    switch (which) {
      case "socket":
        return at(this.#sockets);
      case "batch":
        return at(this.#batches);
      case "file":
        return at(this.#files);
      case "conn":
        return at(this.#conns);
      case "other":
        return at(this.#others);
      case "descriptors":
        return at(this.#descriptors);
      case "fd":
        return at(
          [...this.#sockets.map((one) => one.fileno()), ...this.#fds].filter((fd) => fd >= 0),
        );
      case "option":
        return at(allOptions);
      case "optionValue":
        return at(optionValues);
      case "address":
        try {
          return at(this.#peers)?.getsockname();
        } catch {
          return ["127.0.0.1", 9];
        }
      case "signal": {
        const controller = new AbortController();
        this.#signals.push(controller);
        return controller.signal;
      }
    }
  }

  /** True if a descriptor may belong to code outside the world, to Deno for example. */
  isForeign(fd: unknown): boolean {
    return typeof fd === "number" && fd >= 0 && fd < 100_000 && !this.#fds.has(fd);
  }

  /** Remembers a buffer that a call gets. */
  passed(buffer: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
    this.#passed.push(buffer);
    return buffer;
  }

  /** Transfers the memory of the buffer that a call got last. */
  transferOne(): void {
    const buffer = this.#passed.pop()?.buffer;
    if (buffer !== undefined && !buffer.detached) structuredClone(0, { transfer: [buffer] });
  }

  /** Transfers the memory of a batch. */
  transferBatch(index: number): void {
    try {
      this.#batches[index % this.#batches.length]!.data(0).buffer.transfer();
    } catch (error) {
      if (!(error instanceof TypeError)) throw error; // it has gone already
    }
  }

  /** Closes a socket, and opens another one, which gets its number. */
  closeOne(index = 0): void {
    const open = this.#sockets.filter((one) => one.fileno() >= 0);
    open[index % open.length]?.close();
    this.#sockets.push(new Socket(AF_INET, SOCK_DGRAM) as unknown as Socket<never, never>);
  }

  /** Aborts the signal that a call got last. */
  abortOne(): void {
    this.#signals.pop()?.abort();
  }

  /** Sends something to each socket that can be reached, so that receives have something to do. */
  feed(): void {
    this.#peers.forEach((socket, i) => {
      try {
        if (socket.fileno() < 0) return;
        socket.settimeout(0);
        const target = this.#peers[(i + 1) % 2]!.getsockname();
        if (i < 2) (socket as unknown as Socket<unknown>).sendtoSync("a datagram", target);
        else socket.sendSync("something to receive\n");
      } catch {
        // not connected, full, ...
      }
    });
  }

  /** Keeps blocking calls from waiting. */
  setTimeouts(timeout: number): void {
    for (const socket of this.#sockets) {
      if (socket.fileno() >= 0 && socket.gettimeout() !== timeout) socket.settimeout(timeout);
    }
    for (const other of this.#others) if (other.fileno() >= 0) other.settimeout(timeout);
    // A file keeps its descriptor open after its socket is closed.
    for (const file of this.#files) {
      try {
        file.settimeout(timeout);
      } catch (error) {
        if (!(error instanceof module.SocketError)) throw error; // it is closed
      }
    }
  }

  /** Takes over what a call has returned. */
  returned(result: unknown, name: string): void {
    if (Array.isArray(result)) {
      for (const one of result.slice(0, 20)) this.returned(one, name);
    } else if (result instanceof Socket) {
      const socket = result as unknown as Socket<never, never>;
      if (!this.#sockets.includes(socket)) this.#sockets.push(socket);
    } else if (typeof result === "number") {
      if (/^(dup|Socket\.detach)$/.test(name)) this.#fds.add(result);
    } else if (result instanceof SocketFile) {
      this.#files.push(result);
    } else if (result instanceof FileDescriptor) {
      this.#others.push(result);
    } else if (result instanceof module.ReceivedDescriptors) {
      this.#descriptors.push(result);
    } else if (typeof result === "object" && result !== null) {
      if (name === "Socket.toConn") this.#conns.push(result);
      const { fds, ancillary, destroy, on, return: end } = result as Record<string, unknown>;
      if (Array.isArray(fds) && name.startsWith("Socket.")) fds.forEach((fd) => this.#fds.add(fd));
      if (Array.isArray(ancillary)) {
        for (const { descriptors } of ancillary) {
          if (descriptors) this.#descriptors.push(descriptors);
        }
      }
      if (typeof destroy === "function" && typeof on === "function") {
        on.call(result, "error", () => {});
        this.#ends.push(() => destroy.call(result));
      }
      if (typeof end === "function" && Symbol.asyncIterator in result) {
        this.#ends.push(() => end.call(result));
      }
    }
  }

  /** Closes everything. */
  close(): void {
    for (const end of this.#ends) end();
    for (const one of this.#descriptors) one[Symbol.dispose]();
    for (const socket of this.#sockets) socket.close();
    for (const other of this.#others) other.close();
    for (const file of this.#files) {
      try {
        file.closeSync();
      } catch {
        // A read still waits: the timeout ends it.
      }
    }
    for (const fd of this.#fds) {
      try {
        module.close(fd);
      } catch {
        // a socket has taken it over
      }
    }
  }
}
