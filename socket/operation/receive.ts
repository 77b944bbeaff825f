/**
 * recv(2) and recvfrom(2), into memory of the module or of the user.
 *
 * @module
 */
import { system } from "../../ffi/mod.ts";
import type { CallRing } from "../../ffi/system.ts";
import type { AddressContext } from "../address/codec.ts";
import { decodeAddress, sockaddrs } from "../address/codec_table.ts";
import {
  commit,
  commitOwn,
  needsOwnMemory,
  reserve,
  reserveForRing,
  type RingMemory,
} from "../memory/receive_buffer.ts";
import {
  checkNotDetached,
  DONT_WAIT,
  JoinedCall,
  type Operation,
  QUEUE_DIRECTIONS,
  receiveQueue,
  type ReceivingSocket,
  withoutWaiting,
} from "./operation.ts";

import { ReceiveAll, waitsForAll } from "./receive_all.ts";

type Memory = Uint8Array<ArrayBuffer>;

/**
 * Receives once. The result is the bytes, or, with a buffer of the user, their number. If the
 * sender's address is wanted, the result is a pair with that address.
 */
export class Receive<T> implements Operation<T> {
  /** The memory; `null` for memory that is reserved for each attempt. */
  readonly #into: Memory | null;
  /** True for memory of the module. */
  readonly #isOwn: boolean;
  readonly #length: number;
  readonly #flags: number;
  readonly #socket: ReceivingSocket;
  /** The socket, to decode the sender's address; `null` for a receive without it. */
  readonly #context: AddressContext | null;

  /**
   * @param into The user's buffer; `null` for memory of the module.
   * @param length Bytes to receive at most; not more than the length of the buffer.
   * @param flags `MSG_*`
   * @param socket The socket.
   * @param context The socket, to decode the sender's address; `null` for a receive without it.
   */
  constructor(
    into: Memory | null,
    length: number,
    flags: number,
    socket: ReceivingSocket,
    context: AddressContext | null,
  ) {
    this.#isOwn = into === null;
    // Not anew for each attempt: an asynchronous receive often makes two.
    this.#into = into ?? (needsOwnMemory(length, flags) ? new Uint8Array(length) : null);
    this.#length = length;
    this.#flags = flags;
    this.#socket = socket;
    this.#context = context;
  }

  /** Makes one call. */
  protected transfer(fd: number, memory: Memory | bigint, length: number, wait: boolean): number {
    const flags = wait ? this.#flags : withoutWaiting(this.#flags);
    return this.#context === null
      ? system().recv(fd, memory, length, flags)
      : system().recvfrom(fd, memory, length, flags, sockaddrs().peer);
  }

  get syscall(): string {
    return this.#context === null ? "recv" : "recvfrom";
  }

  get queue(): number {
    return receiveQueue(this.#flags, this.#socket);
  }

  get direction(): number {
    return QUEUE_DIRECTIONS[this.queue]!;
  }

  get dontWait(): boolean {
    return (this.#flags & DONT_WAIT) !== 0;
  }

  join(fd: number, ring: CallRing): JoinedCall<T> | undefined {
    if (this.#context !== null || this.#flags !== 0) return undefined;
    const length = this.#length;
    const into = this.#into;
    if (into === null) {
      const memory = reserveForRing(fd, length, ring.round);
      if (memory === undefined) return undefined;
      const ticket = ring.recv(fd, memory.address, length);
      return ticket === 0 ? undefined : new JoinedReceive(ring, ticket, this, memory);
    }
    if (into.length < length) return undefined; // transferred: the attempt says so
    const ticket = ring.recv(fd, into, length);
    return ticket === 0 ? undefined : new JoinedCall(ring, ticket, this);
  }

  attempt(fd: number, wait: boolean): number {
    const length = this.#length;
    if (this.#into !== null) checkNotDetached(this.#into, length);
    return this.transfer(fd, this.#into ?? reserve(fd, length), length, wait);
  }

  result(received: number): T {
    // With MSG_TRUNC the call returns the length of the datagram, which may exceed the buffer's.
    const data = this.#isOwn ? this.#data(Math.min(received, this.#length)) : received;
    if (this.#context === null) return data as T;
    return [data, decodeAddress(sockaddrs().peer, this.#context)] as T;
  }

  #data(length: number): Memory {
    return this.#into === null ? commit(length) : commitOwn(this.#into, length);
  }
}

/** A receive of a ring into memory of the module. */
class JoinedReceive<T> extends JoinedCall<T> {
  readonly #memory: RingMemory;

  constructor(ring: CallRing, ticket: number, operation: Operation<T>, memory: RingMemory) {
    super(ring, ticket, operation);
    this.#memory = memory;
  }

  override result(received: number): T {
    return this.isAnswered ? this.#memory.commit(received) as T : super.result(received);
  }
}

/** Makes a recv(2) into memory of the module. */
export function recv(
  length: number,
  flags: number,
  socket: ReceivingSocket,
): Operation<Memory> {
  return waitsForAll(flags, socket)
    ? new ReceiveAll(null, length, flags, (received, memory) => memory.subarray(0, received))
    : new Receive(null, length, flags, socket, null);
}

/** Makes a recvfrom(2) into memory of the module. */
export function recvfrom(
  length: number,
  flags: number,
  socket: AddressContext & ReceivingSocket,
): Operation<[data: Memory, address: unknown]> {
  return waitsForAll(flags, socket)
    ? new ReceiveAll(
      null,
      length,
      flags,
      (received, memory) => [memory.subarray(0, received), null], // a stream has no sender's address
    )
    : new Receive(null, length, flags, socket, socket);
}

/** Makes a recv(2) into the user's buffer. */
export function recvInto(
  into: Memory,
  length: number,
  flags: number,
  socket: ReceivingSocket,
): Operation<number> {
  return waitsForAll(flags, socket)
    ? new ReceiveAll(into, length, flags, (received) => received)
    : new Receive(into, length, flags, socket, null);
}

/** Makes a recvfrom(2) into the user's buffer. */
export function recvfromInto(
  into: Memory,
  length: number,
  flags: number,
  socket: AddressContext & ReceivingSocket,
): Operation<[nbytes: number, address: unknown]> {
  return waitsForAll(flags, socket)
    ? new ReceiveAll(into, length, flags, (received) => [received, null])
    : new Receive(into, length, flags, socket, socket);
}
