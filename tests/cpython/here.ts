/**
 * Sequences of operations with this module, in one of the two forms.
 *
 * @module
 */
import * as module from "@libc/socket";
import { AF_INET, AF_INET6, AF_UNIX, Socket, SocketError, socketpair } from "@libc/socket";
import { errorName } from "../../constants/errno.ts";
import { pause } from "../helpers/peers.ts";
import type { Form } from "../helpers/support.ts";
import type { Operation, Patience, Peers, Target } from "./program.ts";

type Any = Socket<unknown, unknown>;

const constant = (name: unknown) => (module as unknown as Record<string, number>)[String(name)]!;
const FAMILY_NAMES: Readonly<Record<number, string>> = {
  [AF_INET]: "AF_INET",
  [AF_INET6]: "AF_INET6",
  [AF_UNIX]: "AF_UNIX",
};
const TYPE_NAMES: Readonly<Record<number, string>> = {
  [module.SOCK_STREAM]: "SOCK_STREAM",
  [module.SOCK_DGRAM]: "SOCK_DGRAM",
  [module.SOCK_SEQPACKET]: "SOCK_SEQPACKET",
};

/** Data of `size` bytes of one letter. */
const data = (letter: string, size: number) => letter.repeat(size);

/** Makes a value one of JSON, as Python prints it. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return { bytes: value.toHex() };
  if (Array.isArray(value)) return value.map(plain);
  return value === undefined ? null : value;
}

/** The sockets of one sequence. */
export class World {
  readonly folder: string = Deno.makeTempDirSync();
  readonly #peers: Peers;
  readonly #patience: Patience;
  readonly #form: Form;
  readonly #slots = new Map<number, Any>();

  /**
   * @param peers The peers' addresses.
   * @param patience How long to wait for the kernel and the peers.
   * @param form The form of the operations.
   */
  constructor(peers: Peers, patience: Patience, form: Form) {
    this.#peers = peers;
    this.#patience = patience;
    this.#form = form;
  }

  #put(slot: number, socket: Any): void {
    this.#slots.get(slot)?.close();
    this.#slots.set(slot, socket);
  }

  #address(socket: Any, target: Target): unknown {
    const family = FAMILY_NAMES[socket.family]!;
    if (family === "AF_UNIX") {
      if (target === "own" || target === "foreign") return null;
      if (typeof target === "object" && "path" in target) return `${this.folder}/${target.path}`;
    } else if (target === "own") {
      return [family === "AF_INET" ? "127.0.0.1" : "::1", 0];
    } else if (target === "foreign") {
      return [family === "AF_INET" ? "192.0.2.1" : "2001:db8::1", 0];
    }
    if (typeof target === "string") {
      return this.#peers[`${family} ${TYPE_NAMES[socket.type]}`]![target];
    }
    const other = "slot" in target ? this.#slots.get(target.slot) : undefined;
    if (other === undefined || other.fileno() < 0 || other.family !== socket.family) return null;
    const name = other.getsockname();
    return name === "" || (Array.isArray(name) && name[1] === 0) ? null : name;
  }

  #isReady(socket: Any, events: number, wait: boolean): boolean {
    if (socket.fileno() < 0) return true;
    return socket.pollSync(events, wait ? this.#patience.arrival / 1000 : 0) !== 0;
  }

  /** Performs an operation. Returns its result, or its error's code, as JSON has it. */
  async result(operation: Operation): Promise<unknown> {
    const result = await this.#attempt(operation);
    if (this.#patience.settling > 0) await pause(this.#patience.settling);
    return result;
  }

  async #attempt(operation: Operation): Promise<unknown> {
    try {
      return plain(await this.#run(...operation));
    } catch (error) {
      if (error instanceof SocketError) return { error: error.code };
      if (error instanceof TypeError || error instanceof RangeError) return { error: "argument" };
      throw error;
    }
  }

  // deno-lint-ignore no-explicit-any
  #run(name: string, slot: number, ...rest: any[]): unknown {
    if (name === "open") {
      return this.#put(slot, new Socket(constant(rest[0]), constant(rest[1])) as Any);
    }
    if (name === "socketpair") {
      if (rest[0] === slot) return "none";
      const [a, b] = socketpair(AF_UNIX, constant(rest[1]));
      this.#put(slot, a as Any);
      this.#put(rest[0], b as Any);
      return null;
    }
    const socket = this.#slots.get(slot);
    if (socket === undefined) return "none";
    if (["send", "sendto", "sendmsg"].includes(name) && (socket.family as number) === AF_UNIX) {
      rest[1] &= ~module.MSG_OOB; // poll(2) would promise too much
    }
    const waits = socket.gettimeout() === null && socket.fileno() >= 0;
    if (["recv", "recvfrom", "recvInto", "recvmsg", "accept"].includes(name)) {
      if (!this.#isReady(socket, module.POLLIN, true) && waits) return "would wait";
      if (waits && rest[1] === module.MSG_WAITALL) return "would wait";
    }
    if (["send", "sendall", "sendmsg", "sendto"].includes(name)) {
      if (!this.#isReady(socket, module.POLLOUT, false) && waits) return "would wait";
    }
    let address: unknown;
    if (["connect", "connectEx", "sendto", "bind"].includes(name)) {
      address = this.#address(socket, rest.at(-1));
      if (address === null) return "none";
    }
    const form = this.#form;
    switch (name) {
      case "settimeout":
        return socket.settimeout(rest[0]);
      case "setblocking":
        return socket.setblocking(rest[0]);
      case "gettimeout":
        return [socket.gettimeout(), socket.getblocking()];
      case "bind":
        return socket.bind(address);
      case "listen":
        return socket.listen(rest[0]);
      case "connect":
        return this.#patiently(socket, () => form.connect(socket, address));
      case "connectEx":
        return this.#patiently(socket, async () => {
          const errno = await form.connectEx(socket, address);
          return errno === 0 ? 0 : errorName(errno);
        });
      case "accept":
        return form.accept(socket).then(([conn, peer]) => {
          this.#put(rest[0], conn);
          return peer;
        });
      case "getsockopt":
        return socket.getsockopt(constant(rest[0]), constant(rest[1]));
      case "setsockopt": {
        const value = typeof rest[2] === "string" ? Uint8Array.fromHex(rest[2]) : rest[2];
        return socket.setsockopt(constant(rest[0]), constant(rest[1]), value);
      }
      case "send":
        return form.send(socket, data("x", rest[0]), rest[1]);
      case "sendall":
        return form.sendall(socket, data("y", rest[0]), rest[1]);
      case "sendto":
        return this.#patiently(
          socket,
          () => form.sendto(socket, data("z", rest[0]), rest[1], address),
        );
      case "sendmsg": {
        const parts = [data("a", rest[0]), "b"];
        return form.name === "blocking"
          ? socket.sendmsgSync(parts, [], rest[1])
          : socket.sendmsg(parts, [], rest[1]);
      }
      case "fill":
        return waits ? "would wait" : this.#fill(socket);
      case "recv":
        return form.recv(socket, rest[0], rest[1]);
      case "recvfrom":
        return form.recvfrom(socket, rest[0], rest[1]);
      case "recvInto": {
        const memory = new Uint8Array(Math.max(rest[0], 1));
        return form.recvInto(socket, memory, rest[0], rest[1])
          .then((count) => [count, memory.subarray(0, count)]);
      }
      case "recvmsg": {
        const received = form.name === "blocking"
          ? Promise.resolve(socket.recvmsgSync(rest[0], 0, rest[1]))
          : socket.recvmsg(rest[0], 0, rest[1]);
        return received.then(({ data, flags, address }) => [data, flags, address]);
      }
      case "shutdown":
        return socket.shutdown(rest[0]);
      case "close":
        return socket.close();
      case "getsockname":
        return socket.getsockname();
      case "getpeername":
        return socket.getpeername();
      case "dup":
        return this.#put(rest[0], socket.dup() as Any);
      case "detach": {
        const fd = socket.detach();
        if (fd >= 0) module.close(fd);
        return fd >= 0;
      }
      case "fileno":
        return socket.fileno() >= 0;
      default:
        throw new Error(`no operation ${name}`);
    }
  }

  /** Runs an operation that may wait for ever, with a timeout in blocking mode. */
  async #patiently<T>(socket: Any, act: () => Promise<T>): Promise<T> {
    if (socket.gettimeout() !== null || socket.fileno() < 0) return await act();
    socket.settimeout(0.5);
    try {
      return await act();
    } finally {
      socket.settimeout(null);
    }
  }

  async #fill(socket: Any): Promise<string> {
    const piece = data("f", 65536);
    for (let i = 0; i < 2000; i++) await this.#form.send(socket, piece);
    return "not full";
  }

  /** Closes the sockets and removes the folder. */
  end(): void {
    for (const socket of this.#slots.values()) socket.close();
    Deno.removeSync(this.folder, { recursive: true });
  }
}
